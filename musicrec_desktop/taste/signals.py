"""Plays as columns, in order of time, as they were recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.history import Origin
from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.domain.library_view import KINDS, LibraryView
from musicrec_desktop.domain.play import LISTEN_AT_MOST_MS, Play, PlayEnd, QueuedBy
from musicrec_desktop.taste.config import TasteConfig

_ENDS: Final = tuple(PlayEnd)
QUEUERS: Final = tuple(QueuedBy)
"""Who queued, by code."""
_END_CODE = {end: code for code, end in enumerate(_ENDS)}
_QUEUER_CODE = {queuer: code for code, queuer in enumerate(QUEUERS)}
_FINISHED, _SKIPPED, _STOPPED = (_END_CODE[end] for end in (PlayEnd.FINISHED, PlayEnd.SKIPPED, PlayEnd.STOPPED))
_IS_MUSIC: Final = np.array([kind in {Kind.MUSIC, Kind.VIDEO} for kind in KINDS])


@dataclass(frozen=True, slots=True, eq=False)
class PlayColumns:
    """p plays in order of start, without exact doubles."""

    order: NDArray[np.intp]
    """(p,) place of each among the plays given."""
    ids: NDArray[np.int64]
    """(p,) track ids."""
    rows: NDArray[np.intp]
    """(p,) row in the library view, -1 where it has no such track."""
    recordings: NDArray[np.int64]
    """(p,) what was heard: minus the number of the recording where several tracks hold it, else the track's id."""
    starts: NDArray[np.float64]
    """(p,) UTC seconds, ascending."""
    played_s: NDArray[np.float64]
    """(p,) seconds heard, not negative."""
    length_s: NDArray[np.float64]
    """(p,) length of the track, 0 when unknown."""
    is_length_found: NDArray[np.bool_]
    """(p,) the length was missing and is the library's."""
    completion: NDArray[np.float64]
    """(p,) share heard, 0..1."""
    is_listen: NDArray[np.bool_]
    is_skip: NDArray[np.bool_]
    is_stopped: NDArray[np.bool_]
    is_ended: NDArray[np.bool_]
    """(p,) ended by the listener, wherever."""
    queuers: NDArray[np.int8]
    """(p,) index into QUEUERS."""
    is_rough: NDArray[np.bool_]
    """(p,) its start is known to the minute only."""
    is_music: NDArray[np.bool_]
    """(p,) not a podcast, a reading or an effect, as far as is known."""
    skip_weight: NDArray[np.float64]
    """(p,) what the play says against its track, before runs are damped; 0 unless a skip."""

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def ends(self) -> NDArray[np.float64]:
        """(p,) UTC seconds at which each would be over without pauses."""
        return self.starts + self.played_s


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
    length = np.maximum(np.fromiter((play.duration_ms for play in plays), np.float64, n)[order], 0.0)
    ends = np.fromiter((_END_CODE[play.ended] for play in plays), np.int8, n)[order]
    queuers = np.fromiter((_QUEUER_CODE[play.queued_by] for play in plays), np.int8, n)[order]
    is_rough = np.fromiter((play.origin == Origin.SPOTIFY_ACCOUNT for play in plays), np.bool_, n)[order]

    rows = view.rows(ids)
    is_here = rows >= 0
    is_length_found = (length <= 0) & is_here
    length[is_length_found] = view.durations_ms[rows[is_length_found]]
    has_length = length > 0
    share = np.minimum(played / np.where(has_length, length, 1.0), 1.0)
    completion = np.where(has_length, share, (ends == _FINISHED).astype(np.float64))
    is_listen = (played >= LISTEN_AT_MOST_MS) | (completion >= 0.5)
    is_skip = (ends == _SKIPPED) & ~is_listen
    # Of unknown length, early and late cannot be told apart by share; four minutes stand for a whole track.
    earliness = 1 - 2 * np.where(has_length, completion, played / LISTEN_AT_MOST_MS)
    by_queuer = np.array([config.skip_weights[queuer] for queuer in QUEUERS])
    recordings = ids.copy()
    recordings[is_here] = np.where(view.recordings[rows[is_here]] > 0, -view.recordings[rows[is_here]], ids[is_here])
    is_music = np.ones(len(ids), np.bool_)
    is_music[is_here] = _IS_MUSIC[view.kinds[rows[is_here]]]
    return PlayColumns(
        order=order,
        ids=ids,
        rows=rows,
        recordings=recordings,
        starts=starts,
        played_s=played / 1000,
        length_s=length / 1000,
        is_length_found=is_length_found,
        completion=completion,
        is_listen=is_listen,
        is_skip=is_skip,
        is_stopped=ends == _STOPPED,
        is_ended=ends != _FINISHED,
        queuers=queuers,
        is_rough=is_rough,
        is_music=is_music,
        skip_weight=np.where(is_skip, np.maximum(earliness, 0.0) * by_queuer[queuers], 0.0),
    )


def _is_first(ids: NDArray[np.int64], starts: NDArray[np.float64]) -> NDArray[np.bool_]:
    """(p,) False for the second and later of equal (track, start) pairs; `starts` ascending."""
    order = np.lexsort((np.arange(len(ids)), ids, starts))
    repeats = (np.diff(ids[order]) == 0) & (np.diff(starts[order]) == 0)
    is_first = np.ones(len(ids), np.bool_)
    is_first[order[1:][repeats]] = False
    return is_first
