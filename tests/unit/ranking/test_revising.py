"""A list changed in part: kept places, promises on length and artists, and what is said of the rest."""

import pytest

from musicrec_desktop.domain.plan import Facet, Length, PlaylistPlan, Spacing
from musicrec_desktop.domain.recommend import Recommendation, Request
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import around, going_longer, notes_on, sequence, with_others
from tests.factories import NOW, make_context, make_track
from tests.unit.ranking.music import artists, genres, minutes, ranked_all, view_of, wish

VIEW = view_of(
    [make_track(i, artists=(f"Artist {i % 25}",), genres=(("rock", "rap", "jazz")[i % 3],)) for i in range(1, 201)]
)
Tracks = tuple[Recommendation, ...]


def context_of(plan: PlaylistPlan) -> ScoringContext:
    return make_context(plan=plan, view=VIEW, request=Request("", NOW))


def ids(tracks: Tracks) -> list[int]:
    return [track.track_id for track in tracks]


TEN = context_of(PlaylistPlan("", length=Length(tracks=10)))


def test_only_the_named_places_change_and_nothing_comes_back() -> None:
    ranked = ranked_all(TEN)
    tracks, _ = sequence(TEN, ranked)
    changed, left = with_others(TEN, ranked, tracks, (0, 3, 9))
    assert left == ()
    assert [at for at in range(10) if ids(changed)[at] != ids(tracks)[at]] == [0, 3, 9]
    assert len(set(ids(changed)) | set(ids(tracks))) == 13


def test_places_that_nothing_can_fill_are_told_and_stay() -> None:
    context = context_of(PlaylistPlan("", length=Length(tracks=25), spacing=Spacing(max_per_artist=1)))
    view = view_of([make_track(i, artists=(f"Artist {i}",)) for i in range(1, 6)])
    context = make_context(plan=context.plan, view=view, request=Request("", NOW))
    ranked = ranked_all(context)
    tracks, _ = sequence(context, ranked)
    changed, left = with_others(context, ranked, tracks, (1, 2))
    assert left == (1, 2)
    assert ids(changed) == ids(tracks)


@pytest.mark.parametrize("kept", [(0, 1, 2), (4,), (1, 5, 9), ()])
def test_kept_places_stand_where_they_stood(kept: tuple[int, ...]) -> None:
    ranked = ranked_all(TEN)
    tracks, _ = sequence(TEN, ranked)
    changed = around(TEN, ranked, tracks, kept)
    assert len(changed) == len(set(ids(changed))) == 10
    assert [ids(changed)[at] for at in kept] == [ids(tracks)[at] for at in kept]


def test_a_shorter_list_keeps_what_is_kept_and_its_length() -> None:
    ranked = ranked_all(TEN)
    tracks, _ = sequence(TEN, ranked)
    shorter = context_of(PlaylistPlan("", length=Length(tracks=4)))
    changed = around(shorter, ranked, tracks, (7, 9))
    assert len(changed) == 4
    assert ids(changed)[-2:] == [ids(tracks)[7], ids(tracks)[9]]


def test_minutes_and_artists_are_kept_around_what_stays() -> None:
    context = context_of(PlaylistPlan("", length=Length(minutes=60), spacing=Spacing(max_per_artist=1)))
    ranked = ranked_all(context)
    tracks, _ = sequence(context, ranked)
    changed = around(context, ranked, tracks, (0, 2, 4))
    assert minutes(context, changed) == pytest.approx(60, rel=0.05)
    assert len(set(artists(context, changed))) == len(changed)


@pytest.mark.parametrize("length", [Length(tracks=18), Length(minutes=80)])
def test_going_longer_keeps_the_list_and_reaches_the_length(length: Length) -> None:
    ranked = ranked_all(TEN)
    tracks, _ = sequence(TEN, ranked)
    longer = context_of(PlaylistPlan("", length=length))
    changed = going_longer(longer, ranked, tracks)
    assert ids(changed)[:10] == ids(tracks)
    assert len(set(ids(changed))) == len(changed)
    if length.minutes is not None:
        assert minutes(longer, changed) == pytest.approx(length.minutes, rel=0.05)
    else:
        assert len(changed) == length.tracks


def test_a_list_that_is_long_enough_stays_as_it_is() -> None:
    ranked = ranked_all(TEN)
    tracks, _ = sequence(TEN, ranked)
    assert going_longer(TEN, ranked, tracks) == tracks


def test_notes_say_what_a_changed_list_does_not_keep() -> None:
    plan = PlaylistPlan(
        "",
        wants=(wish(Facet.GENRE, "rap"), wish(Facet.GENRE, "jazz")),
        spacing=Spacing(alternate=True),
        length=Length(tracks=8),
    )
    context = context_of(plan)
    tracks, _ = sequence(context, ranked_all(context))
    assert notes_on(context, tracks) == ()
    one_sided = tuple(track for track, genre in zip(tracks, genres(context, tracks), strict=True) if genre == "rap")
    assert {note.code for note in notes_on(context, one_sided)} >= {"short_list", "alternate"}
