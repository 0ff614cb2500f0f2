"""Plays as columns, and what each of them says for or against its track."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import LISTEN_AT_MOST_MS, Play, PlayEnd, QueuedBy
from musicrec_desktop.taste.config import TasteConfig

_ENDS = tuple(PlayEnd)
_ORIGINS = tuple(QueuedBy)
_END_CODE = {end: code for code, end in enumerate(_ENDS)}
_ORIGIN_CODE = {origin: code for code, origin in enumerate(_ORIGINS)}
_FINISHED, _SKIPPED, _STOPPED = (_END_CODE[end] for end in (PlayEnd.FINISHED, PlayEnd.SKIPPED, PlayEnd.STOPPED))


@dataclass(frozen=True, slots=True, eq=False)
class PlayColumns:
    """p plays in order of start, without doubles, with the meaning of each."""

    ids: NDArray[np.int64]
    """(p,) track ids."""
    starts: NDArray[np.float64]
    """(p,) UTC seconds, ascending."""
    completion: NDArray[np.float64]
    """(p,) share heard, 0..1."""
    is_listen: NDArray[np.bool_]
    is_skip: NDArray[np.bool_]
    is_stopped: NDArray[np.bool_]
    skip_weight: NDArray[np.float64]
    """(p,) what the play says against its track, before runs are damped; 0 unless a skip."""

    @property
    def heard(self) -> NDArray[np.float64]:
        """(p,) what the play says for its track: the share heard of whatever was neither skipped early nor stopped."""
        return np.where(self.is_skip | self.is_stopped, 0.0, self.completion)


def play_columns(plays: Sequence[Play], view: LibraryView, config: TasteConfig) -> PlayColumns:
    """Columns of plays given in any order.

    The same track with the same start counts once. A length that is missing or negative is taken from the library;
    heard time below zero is zero. `Play.completion`, `is_listen` and `is_skip` hold as written there.
    """
    n = len(plays)
    ids = np.fromiter((play.track_id for play in plays), np.int64, n)
    starts = np.fromiter((play.started_at for play in plays), np.float64, n)
    order = np.argsort(starts, kind="stable")
    order = order[_is_first(ids[order], starts[order])]
    ids, starts = ids[order], starts[order]
    played = np.maximum(np.fromiter((play.played_ms for play in plays), np.float64, n)[order], 0.0)
    length = np.fromiter((play.duration_ms for play in plays), np.float64, n)[order]
    ends = np.fromiter((_END_CODE[play.ended] for play in plays), np.int8, n)[order]
    origins = np.fromiter((_ORIGIN_CODE[play.queued_by] for play in plays), np.int8, n)[order]

    rows = view.rows(ids)
    unknown = (length <= 0) & (rows >= 0)
    length[unknown] = view.durations_ms[rows[unknown]]
    has_length = length > 0
    share = np.minimum(played / np.where(has_length, length, 1.0), 1.0)
    completion = np.where(has_length, share, (ends == _FINISHED).astype(np.float64))
    is_listen = (played >= LISTEN_AT_MOST_MS) | (completion >= 0.5)
    is_skip = (ends == _SKIPPED) & ~is_listen
    # Of unknown length, early and late cannot be told apart by share; four minutes stand for a whole track.
    earliness = 1 - 2 * np.where(has_length, completion, played / LISTEN_AT_MOST_MS)
    by_origin = np.array([config.skip_weights[origin] for origin in _ORIGINS])
    skip_weight = np.where(is_skip, np.maximum(earliness, 0.0) * by_origin[origins], 0.0)
    return PlayColumns(ids, starts, completion, is_listen, is_skip, ends == _STOPPED, skip_weight)


def run_positions(columns: PlayColumns, last_start: float, skip_run: int, gap_s: float) -> NDArray[np.int64]:
    """(p,) for each skip, how many skips stand in a row right before it; 0 for other plays.

    `last_start` and `skip_run` say how the history before these plays ended. A play looks only backwards, so that what
    was counted once never has to be counted again.
    """
    n = len(columns.starts)
    if n == 0:
        return np.zeros(0, np.int64)
    before = np.concatenate(([last_start], columns.starts[:-1]))
    is_linked = columns.starts - before <= gap_s
    was_skip = np.concatenate(([skip_run > 0], columns.is_skip[:-1]))
    begins = ~(columns.is_skip & was_skip & is_linked)
    index = np.arange(n)
    run_start = np.maximum.accumulate(np.where(begins, index, -1))
    positions = np.where(run_start < 0, index + skip_run, index - run_start)
    return np.where(columns.is_skip, positions, 0)


def _is_first(ids: NDArray[np.int64], starts: NDArray[np.float64]) -> NDArray[np.bool_]:
    """(p,) False for the second and later of equal (track, start) pairs; `starts` ascending."""
    order = np.lexsort((np.arange(len(ids)), ids, starts))
    repeats = (np.diff(ids[order]) == 0) & (np.diff(starts[order]) == 0)
    is_first = np.ones(len(ids), np.bool_)
    is_first[order[1:][repeats]] = False
    return is_first
