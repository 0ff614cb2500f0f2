"""Items wait for others that may hold the same audio, and for nothing else."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.app.same_audio import SameAudio
from musicrec_desktop.domain.analysis_work import WHOLE_GROUPS, AnalysisItem
from musicrec_desktop.domain.features import FeatureGroup
from musicrec_desktop.domain.ids import DurationMs, TrackId

NO_TIME = DurationMs(0)


def item(track_id: int, duration: int, start: int = 0) -> AnalysisItem:
    return AnalysisItem(TrackId(track_id), Path("/m"), DurationMs(start), duration_ms=DurationMs(duration))


def taken(items: Iterator[AnalysisItem | None]) -> AnalysisItem:
    found = next(items)
    assert found is not None
    return found


def test_each_is_told_of_those_of_about_its_length() -> None:
    same = SameAudio(
        [
            (TrackId(1), DurationMs(60_000), NO_TIME, NO_TIME, "a"),
            (TrackId(2), DurationMs(60_190), NO_TIME, NO_TIME, "b"),
            (TrackId(3), DurationMs(70_000), NO_TIME, NO_TIME, "c"),
            (TrackId(4), DurationMs(60_000), DurationMs(5), NO_TIME, "d"),
        ]
    )
    assert set(taken(same.give_out([item(9, 60_010)])).known) == {("a", 1), ("b", 2)}


def test_a_twin_waits_until_the_first_is_settled_and_the_others_do_not() -> None:
    same = SameAudio()
    first, twin, other = item(1, 60_000), item(2, 60_000), item(3, 90_000)
    given_out = same.give_out([first, twin, other])
    assert taken(given_out) == first
    assert taken(given_out) == other
    assert next(given_out) is None
    assert next(given_out) is None
    same.settle(first, first.track_id, "hash")
    assert taken(given_out) == replace(twin, known=(("hash", TrackId(1)),))
    assert list(given_out) == []


def test_one_that_could_not_be_measured_holds_nobody_up() -> None:
    same = SameAudio()
    first, twin = item(1, 60_000), item(2, 60_000)
    given_out = same.give_out([first, twin])
    assert taken(given_out) == first
    same.settle(first, first.track_id, "")
    assert taken(given_out) == twin


def test_a_group_to_be_measured_better_is_heard_whatever_is_known() -> None:
    same = SameAudio([(TrackId(1), DurationMs(60_000), NO_TIME, NO_TIME, "a")])
    better = replace(item(2, 60_000), groups=frozenset({FeatureGroup.RHYTHM}))
    whole = replace(item(3, 60_000), groups=WHOLE_GROUPS, is_whole=True)
    given_out = same.give_out([better, whole])
    assert taken(given_out).known == ()
    assert taken(given_out).known == (("a", 1),)


def test_a_library_of_clips_of_one_length_is_given_out_to_all_workers_and_no_item_knows_everything() -> None:
    clips = [item(n, 30_000) for n in range(1, 3_001)]
    same = SameAudio((TrackId(n), DurationMs(30_000), NO_TIME, NO_TIME, str(n)) for n in range(5_000, 15_000))
    given_out = same.give_out(clips)
    at_work = [taken(given_out), taken(given_out)]
    count = len(at_work)
    for _ in clips:
        assert all(len(one.known) <= 3_000 for one in at_work)
        same.settle(at_work[0], at_work[0].track_id, "")
        at_work = at_work[1:]
        if (one := next(given_out, None)) is not None:
            at_work.append(one)
            count += 1
        if count == len(clips):
            break
    assert count == len(clips)


@given(st.lists(st.integers(0, 5).map(lambda n: 1_000 * n), max_size=20), st.randoms())
def test_all_come_once_and_never_two_of_a_length_at_a_time(durations: list[int], chance: random.Random) -> None:
    same = SameAudio()
    items = [item(n, duration) for n, duration in enumerate(durations, 1)]
    open_: list[AnalysisItem] = []
    seen: list[int] = []
    for given_out in same.give_out(items):
        if given_out is not None:
            assert given_out.duration_ms not in {other.duration_ms for other in open_}
            open_.append(given_out)
            seen.append(given_out.track_id)
        if open_ and (given_out is None or chance.random() < 0.5):
            done = open_.pop(chance.randrange(len(open_)))
            same.settle(done, done.track_id, "")
    assert sorted(seen) == [one.track_id for one in items]
