"""Period by period: what was foreseen, each time from what came before alone, against what happened."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.drift import DriftPoint
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.listening import Listening, Moment, moment_before
from musicrec_desktop.evaluation.metrics import auc, rank_of

PERIODS: Final = 12
"""Months at most, counted back from the last play."""
EVENTS: Final = 25
"""Plays of a month that are foreseen, evenly spread."""
_FEWEST_PLAYS: Final = 20
"""A month with fewer plays tells nothing."""
_FEWEST_EVENTS: Final = 5
_MONTH_S: Final = 30 * 86_400.0
_RUN: Final = 20
"""Plays in a row whose artists are counted."""
_BINS: Final = 10

Foresee = Callable[[Moment], NDArray[np.floating]]
"""(n,) how strongly each track is expected at a moment; asked in order of time."""


@dataclass(frozen=True, slots=True)
class _Month:
    begins: float
    ends: float
    low: int
    high: int
    """Plays [low, high)."""


def measure(
    listening: Listening,
    foresee: Foresee,
    skip_chances: NDArray[np.floating],
    periods: int = PERIODS,
    events: int = EVENTS,
) -> tuple[DriftPoint, ...]:
    """The months of a history, oldest first; those with too few plays are left out.

    `skip_chances`: (m,) 0..1 how likely each play was thought to be skipped just before it began; NaN where nobody
    thought. `events`: of a month at most, for the next play. Times are cut by the listener's calendar months.
    """
    first = _first_listens(listening)
    kept = _kept(listening, first)
    return tuple(
        DriftPoint(
            begins=UnixTime(month.begins),
            ends=UnixTime(month.ends),
            plays=month.high - month.low,
            next_play_ndcg=_next_play(listening, first, month, foresee, events),
            skip_auc=_skip_auc(listening, month, skip_chances),
            skip_error=_skip_error(listening, month, skip_chances),
            artist_diversity=_diversity(listening, month),
            discoveries=int(np.count_nonzero(_discovered(first, month))),
            discoveries_kept=_share_kept(listening, first, kept, month),
        )
        for month in _months(listening, periods)
        if month.high - month.low >= _FEWEST_PLAYS
    )


def _months(listening: Listening, periods: int) -> Iterator[_Month]:
    if len(listening) == 0:
        return
    last = time.gmtime(float(listening.starts[-1]) + listening.utc_offset_s)
    number = last.tm_year * 12 + last.tm_mon - 1
    for month in range(number - periods + 1, number + 1):
        begins, ends = _month_start(month) - listening.utc_offset_s, _month_start(month + 1) - listening.utc_offset_s
        low, high = np.searchsorted(listening.starts, (begins, ends))
        yield _Month(begins, ends, int(low), int(high))


def _month_start(number: int) -> float:
    date = np.datetime64(f"{number // 12:04d}-{number % 12 + 1:02d}-01", "s")
    return float(date.astype(np.int64))


def _first_listens(listening: Listening) -> NDArray[np.intp]:
    """(n,) number of the first listen of each track; m for those without any."""
    first = np.full(len(listening.catalogue), len(listening), np.intp)
    plays = np.flatnonzero(listening.is_listen)[::-1]
    first[listening.tracks[plays]] = plays
    return first


def _next_play(listening: Listening, first: NDArray[np.intp], month: _Month, foresee: Foresee, most: int) -> float:
    plays = np.arange(max(1, month.low), month.high)
    tracks = listening.tracks
    fits = listening.is_listen[plays] & (first[tracks[plays]] < plays) & (tracks[plays] != tracks[plays - 1])
    events = plays[fits]
    if len(events) > most:
        events = events[np.linspace(0, len(events) - 1, most).astype(np.intp)]
    if len(events) < _FEWEST_EVENTS:
        return float("nan")
    gains = []
    for event in events.tolist():
        scores = np.array(foresee(moment_before(listening, event)), np.float64)
        may = first < event
        may[tracks[event - 1]] = False
        rank = rank_of(np.where(may, scores, -np.inf), int(tracks[event]))
        gains.append(1 / np.log2(rank + 1) if rank <= 10 else 0.0)
    return float(np.mean(gains))


def _foreseen(
    listening: Listening, month: _Month, chances: NDArray[np.floating]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    said = np.asarray(chances[month.low : month.high], np.float64)
    known = np.isfinite(said)
    return listening.is_skip[month.low : month.high][known], said[known]


def _skip_auc(listening: Listening, month: _Month, chances: NDArray[np.floating]) -> float:
    happened, said = _foreseen(listening, month, chances)
    is_enough = min(np.count_nonzero(happened), np.count_nonzero(~happened)) >= _FEWEST_EVENTS
    return auc(happened, said) if is_enough else float("nan")


def _skip_error(listening: Listening, month: _Month, chances: NDArray[np.floating]) -> float:
    """Expected calibration error (Naeini et al. 2015) over tenths."""
    happened, said = _foreseen(listening, month, chances)
    if len(said) < _FEWEST_PLAYS:
        return float("nan")
    bins = np.minimum((said * _BINS).astype(np.intp), _BINS - 1)
    off = np.bincount(bins, said - happened, _BINS)
    return float(np.abs(off).sum() / len(said))


def _diversity(listening: Listening, month: _Month) -> float:
    artists = listening.catalogue.artists[listening.tracks[month.low : month.high]]
    runs = [artists[at : at + _RUN] for at in range(0, len(artists) - _RUN + 1, _RUN)]
    return float(np.mean([len(np.unique(run)) / _RUN for run in runs]))


def _kept(listening: Listening, first: NDArray[np.intp]) -> NDArray[np.bool_]:
    """(n,) the track was listened to again within a month of its first listen, in a later session."""
    plays = np.flatnonzero(listening.is_listen)
    tracks = listening.tracks[plays]
    at = first[tracks]
    again = (
        (plays > at)
        & (listening.sessions[plays] > listening.sessions[at])
        & (listening.starts[plays] <= listening.starts[at] + _MONTH_S)
    )
    kept = np.zeros(len(listening.catalogue), np.bool_)
    kept[tracks[again]] = True
    return kept


def _discovered(first: NDArray[np.intp], month: _Month) -> NDArray[np.bool_]:
    """(n,) first listened to in this month."""
    return (first >= month.low) & (first < month.high)


def _share_kept(listening: Listening, first: NDArray[np.intp], kept: NDArray[np.bool_], month: _Month) -> float:
    """NaN until the month is over by a month: a discovery of yesterday may still be kept."""
    found = _discovered(first, month)
    if np.count_nonzero(found) < _FEWEST_EVENTS or month.ends + _MONTH_S > float(listening.starts[-1]):
        return float("nan")
    return float(kept[found].mean())
