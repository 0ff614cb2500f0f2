""" "Not this one, another": what may come and what fits."""

from dataclasses import replace

import pytest

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.plan import Curve, Facet, Length, PlaylistPlan, Shape, Spacing
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import replacement, sequence
from tests.factories import NOW, make_context, make_track
from tests.unit.ranking.music import artists, closest_repeat, column, genres, minutes, ranked_all, view_of, wish

VIEW = view_of(
    [make_track(i, artists=(f"Artist {i % 25}",), genres=(("rock", "rap", "jazz")[i % 3],)) for i in range(1, 201)]
)


def context_of(plan: PlaylistPlan, **request: object) -> ScoringContext:
    return make_context(plan=plan, view=VIEW, request=Request("", NOW, **request))  # type: ignore[arg-type]


PLANS = {
    "plain": PlaylistPlan(""),
    "minutes": PlaylistPlan("", length=Length(minutes=60)),
    "rise": PlaylistPlan("", curve=Curve(Shape.RISE), length=Length(tracks=16)),
    "one_each": PlaylistPlan("", spacing=Spacing(max_per_artist=1), length=Length(tracks=12)),
    "turns": PlaylistPlan(
        "",
        wants=(wish(Facet.GENRE, "rap"), wish(Facet.GENRE, "jazz")),
        spacing=Spacing(alternate=True),
        length=Length(tracks=12),
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_another_fits_where_the_old_one_stood(name: str) -> None:
    context = context_of(PLANS[name])
    ranked = ranked_all(context)
    tracks, _ = sequence(context, ranked)
    for position in range(len(tracks)):
        other = replacement(context, ranked, tracks, position)
        assert other is not None
        changed = (*tracks[:position], other, *tracks[position + 1 :])
        assert other.track_id not in {track.track_id for track in tracks}
        assert [part.name for part in other.parts] == list(ranked.names)
        assert closest_repeat(artists(context, changed)) >= 4
        if name == "minutes":
            assert minutes(context, changed) == pytest.approx(60, rel=0.05)
        if name == "turns":
            assert genres(context, changed) == genres(context, tracks)
        if name == "rise":
            before, after = (column(context, each, "energy")[position] for each in (tracks, changed))
            assert after == pytest.approx(before, abs=0.2)


def test_asking_again_and_again_never_repeats_and_ends_with_none() -> None:
    context = context_of(PlaylistPlan("", length=Length(tracks=5), spacing=Spacing(max_per_artist=1)))
    ranked = ranked_all(context)
    tracks, _ = sequence(context, ranked)
    seen = {track.track_id for track in tracks}
    while (other := replacement(context, ranked, tracks, 2)) is not None:
        assert other.track_id not in seen
        seen.add(other.track_id)
        gone = tracks[2].track_id
        tracks = (*tracks[:2], other, *tracks[3:])
        request = replace(context.request, exclude=context.request.exclude | {gone})
        context = replace(context, request=request)
        others = artists(context, tracks)
        assert len(set(others)) == 5
    # Eight tracks each of the four other artists could never come.
    assert len(seen) == 5 + 200 - 5 * 8 + 7


def test_another_version_of_a_track_in_the_list_is_not_another_track() -> None:
    view = view_of(
        [make_track(1, title="Song", artists=("Ann",)), make_track(2, title="Song (Live)", artists=("Ann",))]
    )
    context = make_context(plan=PlaylistPlan("", length=Length(tracks=1)), view=view)
    ranked = ranked_all(context)
    tracks, _ = sequence(context, ranked)
    assert replacement(context, ranked, tracks, 0) is None


def test_an_excluded_track_does_not_come() -> None:
    context = context_of(PlaylistPlan("", length=Length(tracks=4)))
    ranked = ranked_all(context)
    tracks, _ = sequence(context, ranked)
    first = replacement(context, ranked, tracks, 1)
    assert first is not None
    excluding = replace(context, request=replace(context.request, exclude=frozenset({first.track_id})))
    second = replacement(excluding, ranked, tracks, 1)
    assert second is not None
    assert second.track_id != first.track_id


def test_a_place_that_is_not_there_is_our_bug() -> None:
    context = context_of(PlaylistPlan("", length=Length(tracks=4)))
    ranked = ranked_all(context)
    tracks, _ = sequence(context, ranked)
    for position in (-1, 4):
        with pytest.raises(InvariantError, match="position"):
            replacement(context, ranked, tracks, position)
    with pytest.raises(InvariantError, match="not in the library"):
        replacement(context, ranked, (replace(tracks[0], track_id=TrackId(10**6)),), 0)


def test_it_says_the_same_each_time() -> None:
    context = context_of(PlaylistPlan(""))
    ranked = ranked_all(context)
    tracks, _ = sequence(context, ranked)
    answers = [replacement(context, ranked, tracks, 3) for _ in range(3)]
    assert len({answer.track_id for answer in answers if answer is not None}) == 1
