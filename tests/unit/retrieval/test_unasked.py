"""What no mix holds unless it is asked for."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.kinds import PLAIN, Kind, Trait
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Facet, PlaylistPlan
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.versions import is_in_season
from musicrec_desktop.retrieval import retrieve
from tests.factories import make_matrix, make_track
from tests.unit.retrieval.libraries import asked, wish

MAY = UnixTime(datetime(2026, 5, 20, 12, tzinfo=UTC).timestamp())
ADVENT = UnixTime(datetime(2026, 12, 10, 12, tzinfo=UTC).timestamp())
SORTS = {
    1: (Kind.PODCAST, PLAIN),
    2: (Kind.SPOKEN, PLAIN),
    3: (Kind.EFFECT, PLAIN),
    4: (Kind.MUSIC, Trait.SKIT),
    5: (Kind.MUSIC, Trait.DJ_MIX),
    6: (Kind.MUSIC, Trait.SEASONAL),
    7: (Kind.MUSIC, Trait.KARAOKE),
    8: (Kind.MUSIC, Trait.LIVE),
    9: (Kind.MUSIC, Trait.REMIX),
}


def view() -> LibraryView:
    tracks = []
    for i in range(1, 41):
        kind, traits = SORTS.get(i, (Kind.MUSIC, PLAIN))
        tracks.append(replace(make_track(i, artists=(f"Artist {i}",)), kind=kind, traits=traits))
    return LibraryView.from_tracks(tracks, make_matrix(40))


def found(*wants: tuple[Facet, str], now: UnixTime = MAY, avoids: tuple[tuple[Facet, str], ...] = ()) -> set[int]:
    plan = PlaylistPlan("", avoids=tuple(wish(*each) for each in avoids))
    request = Request("", now=now)
    context = asked(view(), *(wish(*each) for each in wants), request=request, plan=plan)
    return set(retrieve(context).ids.tolist()) & set(SORTS)


def test_a_mix_is_music_in_plain_recordings_and_versions_that_people_listen_to() -> None:
    assert found() == {8, 9}


def test_christmas_music_comes_in_its_season_or_when_asked_for() -> None:
    assert found(now=ADVENT) == {6, 8, 9}
    assert 6 in found((Facet.VERSION, "seasonal"))


@pytest.mark.parametrize(
    ("day", "is_in"),
    [((2026, 11, 30), False), ((2026, 12, 1), True), ((2027, 1, 6), True), ((2027, 1, 7), False)],
)
def test_the_season_is_that_of_the_listeners_clock(day: tuple[int, int, int], is_in: bool) -> None:
    noon = UnixTime(datetime(*day, 12, tzinfo=UTC).timestamp())
    assert is_in_season(noon, 0) is is_in
    assert is_in_season(UnixTime(noon - 11 * 3600), 11 * 3600) is is_in


def test_a_kind_that_is_asked_for_is_all_there_is() -> None:
    assert found((Facet.KIND, "podcast")) >= {1}
    podcasts = asked(view(), wish(Facet.KIND, "podcast"), request=Request("", now=MAY))
    assert 1 in retrieve(podcasts).ids


def test_versions_can_be_kept_out() -> None:
    assert found(avoids=((Facet.VERSION, "live"),)) == {9}
    assert found(avoids=((Facet.VERSION, "live"), (Facet.VERSION, "remix"))) == set()


def test_a_name_brings_in_what_is_left_out_otherwise() -> None:
    assert 6 in found((Facet.ARTIST, "Artist 6"))
    assert 4 in found((Facet.TRACK, "Title 4"))
    assert 1 not in found((Facet.ARTIST, "Artist 1"))  # an artist's podcast is no music
    assert 1 in found((Facet.TRACK, "Title 1"))


def test_a_library_of_nothing_but_sounds_still_makes_a_list() -> None:
    tracks = [replace(make_track(i), kind=Kind.EFFECT) for i in range(1, 9)]
    only_sounds = LibraryView.from_tracks(tracks, make_matrix(8))
    assert len(retrieve(asked(only_sounds, request=Request("", now=MAY))).ids) == 8
