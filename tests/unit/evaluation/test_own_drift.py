"""Months of a history: foreseen against happened."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment, session_numbers
from musicrec_desktop.evaluation.own import measure

JANUARY = 1_704_067_200.0  # 2024-01-01 00:00 UTC
DAY = 86_400.0
N = 30


def log_of(tracks: list[int], starts: list[float], skipped: set[int] | None = None, utc_offset_s: int = 0) -> Listening:
    at = np.array(starts)
    is_skip = np.array([play in (skipped or set()) for play in range(len(tracks))], np.bool_)
    catalogue = Catalogue(np.arange(N, dtype=np.int32) // 2, np.full(N, -1, np.int32))
    over = at + np.where(is_skip, 5.0, 200.0)
    return Listening(
        catalogue, np.array(tracks, np.int32), at, over, session_numbers(at, over), ~is_skip, is_skip, utc_offset_s
    )


def daily(months: int, a_day: int = 4) -> Listening:
    """The same round of tracks for so many months of 30 days."""
    plays = months * 30 * a_day
    starts = [JANUARY + (play // a_day) * DAY + (play % a_day) * 300 for play in range(plays)]
    return log_of([play % 10 for play in range(plays)], starts)


def oracle(moment: Moment) -> NDArray[np.float64]:
    """Knows the round."""
    scores = np.zeros(N)
    scores[(int(moment.listening.tracks[moment.upto - 1]) + 1) % 10] = 1.0
    return scores


def clueless(moment: Moment) -> NDArray[np.float64]:
    return -oracle(moment)


def nobody_thought(log: Listening) -> NDArray[np.float64]:
    return np.full(len(log), np.nan)


def test_who_foresees_everything_gets_one_and_who_is_always_wrong_little() -> None:
    log = daily(3)
    good = measure(log, oracle, nobody_thought(log))
    bad = measure(log, clueless, nobody_thought(log))
    assert len(good) == 3
    assert [point.next_play_ndcg for point in good] == pytest.approx([1.0] * 3)
    assert all(point.next_play_ndcg < 0.4 for point in bad)


def test_nothing_after_the_moment_is_seen() -> None:
    log = daily(2)
    seen: list[int] = []

    def foresee(moment: Moment) -> NDArray[np.float64]:
        assert moment.now >= moment.listening.starts[moment.upto - 1]
        seen.append(moment.upto)
        return np.ones(N)

    measure(log, foresee, nobody_thought(log))
    assert seen == sorted(seen)


def test_skips_are_judged_by_order_and_by_amount() -> None:
    skipped = set(range(0, 240, 4))
    base = daily(2)
    log = log_of(base.tracks.tolist(), base.starts.tolist(), skipped)
    sure = np.where(log.is_skip, 0.9, 0.1)
    point = measure(log, oracle, sure)[0]
    assert point.skip_auc == 1.0
    assert point.skip_error == pytest.approx(0.1, abs=0.01)
    guess = measure(log, oracle, np.full(len(log), 0.25))[0]
    assert guess.skip_auc == 0.5
    assert guess.skip_error == pytest.approx(0.0, abs=0.01)


def test_discoveries_count_as_kept_only_when_heard_again_in_another_session() -> None:
    base = daily(3, a_day=2)
    tracks, starts = base.tracks.tolist(), base.starts.tolist()
    # Five tracks heard once on the third of January, and again the day after: two of them.
    more = [(JANUARY + 2 * DAY + 3600 + at * 250, 20 + at) for at in range(5)]
    more += [(JANUARY + 3 * DAY + 3600 + at * 250, 20 + at) for at in range(2)]
    more += [(JANUARY + 2 * DAY + 6000, 24)]  # again, but in the same session
    plays = sorted([*zip(starts, tracks, strict=True), *more])
    log = log_of([track for _, track in plays], [start for start, _ in plays])
    first = measure(log, oracle, nobody_thought(log))[0]
    assert first.discoveries == 15
    assert first.discoveries_kept == pytest.approx((10 + 2) / 15)
    last = measure(log, oracle, nobody_thought(log))[-1]
    assert math.isnan(last.discoveries_kept)


def test_variety_counts_artists_in_runs_of_twenty() -> None:
    log = daily(1)
    assert measure(log, oracle, nobody_thought(log))[0].artist_diversity == pytest.approx(5 / 20)


def test_months_are_those_of_the_listeners_clock_and_quiet_ones_are_left_out() -> None:
    ahead = 3 * 3600
    starts = [JANUARY - 3600 + 300.0 * play for play in range(30)]
    ours = log_of([play % 10 for play in range(30)], starts, utc_offset_s=ahead)
    assert [point.plays for point in measure(ours, oracle, nobody_thought(ours))] == [30]
    theirs = log_of([play % 10 for play in range(30)], starts)
    assert [point.plays for point in measure(theirs, oracle, nobody_thought(theirs))] == []  # 12 and 18


def test_without_a_history_there_are_no_points() -> None:
    log = log_of([], [])
    assert measure(log, oracle, nobody_thought(log)) == ()
