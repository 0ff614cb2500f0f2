"""How a list goes on from what plays, and turns with what the listener does."""

from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Curve, Facet, Length, PlaylistPlan, Shape
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import going_on, rank, refill, sequence
from musicrec_desktop.ranking.transitions import transition_costs
from musicrec_desktop.taste import build
from musicrec_desktop.testing.sample_context import moment_of
from tests.factories import NOW, make_context, make_track
from tests.unit.ranking.music import artists, everything, features, genres, ranked_all, view_of, wish

N = 160
MINUTE = 60.0


def library() -> LibraryView:
    """Every other track is quiet, the rest is loud; ten tracks an artist."""
    rng = np.random.default_rng(2)
    quiet, loud = features(rng), features(rng)
    sounds = {}
    for i in range(1, N + 1):
        base, energy = (quiet, 0.15) if i % 2 else (loud, 0.9)
        own = features(rng, energy=energy, valence=0.5)
        own.values[22:] = base.values[22:] + rng.normal(0, 0.6, len(own.values) - 22)
        sounds[i] = own
    tracks = [
        make_track(i, artists=(f"Artist {i % 16}",), genres=(("folk", "metal")[i % 2 == 0],)) for i in range(1, N + 1)
    ]
    return view_of(tracks, sounds)


VIEW = library()


def play(track_id: int, ago: float, share: float = 1.0) -> Play:
    length = make_track(track_id).duration_ms
    ended = PlayEnd.FINISHED if share == 1 else PlayEnd.SKIPPED
    return Play(TrackId(track_id), UnixTime(NOW - ago), DurationMs(int(length * share)), length, ended)


def listening(*plays: Play, plan: PlaylistPlan | None = None) -> ScoringContext:
    context = make_context(plan=plan, profile=build(plays, (), VIEW, NOW), view=VIEW)
    return replace(context, moment=moment_of(plays, VIEW, NOW) if plays else None)


def refilled(context: ScoringContext, before: list[TrackId], n: int = 8) -> tuple[ScoringContext, list[int]]:
    went_on = going_on(context, n, before)
    tracks = refill(went_on, rank(went_on, everything(went_on)), before)
    return went_on, [track.track_id for track in tracks]


def test_it_goes_on_without_repeating_what_was_heard_or_waits() -> None:
    context = listening(*(play(i, (9 - i) * 4 * MINUTE) for i in range(1, 8)))
    before = [TrackId(i) for i in (6, 7, 20, 21)]
    _, ids = refilled(context, before, 12)
    assert len(ids) == 12
    assert not set(ids) & ({*range(1, 8)} | set(before))


def test_the_seam_is_a_step_like_any_other() -> None:
    context = listening()
    step = {True: 0.0, False: 0.0}
    for last in range(30, 42):
        for is_known in step:
            _, ids = refilled(context, [TrackId(last)] if is_known else [])
            first = next(track_id for track_id in ids if track_id != last)
            step[is_known] += float(transition_costs(VIEW.features, VIEW.rows([last, first]))[0, 1]) / 12
    assert step[True] < 0.75 * step[False]


def test_no_artist_comes_again_right_after_the_seam() -> None:
    context = listening()
    before = [TrackId(i) for i in (17, 18, 19)]
    _, ids = refilled(context, before, 12)
    names = [VIEW.artists[VIEW.artist_codes[row]] for row in VIEW.rows([*before, *ids])]
    gaps = [j - i for i in range(len(names)) for j in range(i + 1, len(names)) if names[i] == names[j]]
    assert min(gaps) >= 4


def test_another_version_of_what_plays_does_not_follow() -> None:
    tracks = [make_track(i, title=f"Song {(i + 1) // 2}" + " (Live)" * (i % 2), artists=("One",)) for i in range(1, 21)]
    context = make_context(view=view_of(tracks))
    before = [TrackId(1), TrackId(3)]
    went_on = going_on(context, 30, before)
    ids = [track.track_id for track in refill(went_on, ranked_all(went_on), before)]
    assert len(ids) == 8
    assert not {1, 2, 3, 4} & set(ids)


def test_it_turns_with_the_session() -> None:
    quiet = [play(i, (20 - i) * 4 * MINUTE) for i in (1, 3, 5, 7)]
    _, going_well = refilled(listening(*quiet), [TrackId(7)])
    turned = [replace(each, played_ms=DurationMs(2000), ended=PlayEnd.SKIPPED) for each in quiet]
    loud = [play(i, (20 - i) * MINUTE) for i in (10, 12, 14)]
    _, turned_down = refilled(listening(*turned, *loud), [TrackId(14)])

    def share_quiet(ids: list[int]) -> float:
        return sum(i % 2 for i in ids) / len(ids)

    assert share_quiet(going_well) > 0.7
    assert share_quiet(turned_down) < 0.3


def test_skips_in_a_row_make_it_more_familiar() -> None:
    kept = [play(1, 30 * MINUTE)]
    skips = [play(i, (20 - i) * MINUTE, 0.05) for i in (2, 3, 4)]
    assert going_on(listening(*kept), 5).novelty == listening(*kept).novelty
    one, three = (going_on(listening(*kept, *skips[:k]), 5) for k in (1, 3))
    assert three.novelty < one.novelty < listening(*kept, *skips).novelty
    again = going_on(listening(*kept, *skips, play(5, MINUTE * 4)), 5)
    assert again.plan.novelty is None


def test_a_library_heard_through_begins_again_with_what_was_heard_first() -> None:
    few = view_of([make_track(i, artists=(f"Artist {i}",)) for i in range(1, 19)])
    plays = [play(i, (20 - i) * 4 * MINUTE) for i in range(1, 19)]
    context = make_context(profile=build(plays, (), few, NOW), view=few)
    context = replace(context, moment=moment_of(plays, few, NOW))
    before = [TrackId(i) for i in range(1, 19)]
    assert refill(going_on(context, 5, before), ranked_all(going_on(context, 5, before)), before) == ()
    again = going_on(context, 5, before, may_repeat=True)
    assert {track.track_id for track in refill(again, ranked_all(again), before)} <= set(range(1, 7))
    assert len(refill(again, ranked_all(again), before)) == 5


def test_wishes_go_on_and_the_curve_does_not() -> None:
    plan = PlaylistPlan("", wants=(wish(Facet.GENRE, "folk"),), curve=Curve(Shape.RISE), length=Length(minutes=60))
    went_on, ids = refilled(listening(plan=plan), [TrackId(1)], 6)
    assert went_on.plan.curve is None
    assert len(ids) == 6
    assert {VIEW.genres_of(int(row))[0] for row in VIEW.rows(ids)} == {"folk"}


@pytest.mark.parametrize("n", [1, 2, 5])
def test_a_short_refill_after_a_short_queue(n: int) -> None:
    for before in ([], [TrackId(5)], [TrackId(5), TrackId(900)]):
        assert len(refilled(listening(), before, n)[1]) == n


def test_a_list_from_nothing_is_the_same_with_an_empty_seam() -> None:
    context = make_context(view=VIEW)
    ranked = ranked_all(context)
    tracks, _ = sequence(context, ranked)
    again, _ = sequence(context, ranked, ())
    assert [track.track_id for track in again] == [track.track_id for track in tracks]
    assert len(set(artists(context, tracks))) > 8
    assert set(genres(context, tracks)) == {"folk", "metal"}
