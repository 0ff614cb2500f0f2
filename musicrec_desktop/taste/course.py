"""The course of listening: sessions, signs of a waking listener, runs of skips. A play looks only backwards."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import SESSION_GAP_S
from musicrec_desktop.domain.taste_evidence import Course
from musicrec_desktop.taste.signals import PlayColumns

RECENT = 3
"""So many plays back a double is looked for: two programs that record one listener take turns."""
_PAUSE_S = 60.0
"""Silence beyond this was made by somebody: players leave a few seconds between tracks."""
_ROUGH_PAUSE_S = 150.0
"""The same where starts are known to the minute."""


@dataclass(frozen=True, slots=True, eq=False)
class CourseColumns:
    """n plays of right clocks, in order, in their course."""

    session: NDArray[np.int64]
    """(n,) 0: the session that went on before these plays; 1, 2, ...: those that began with one of them."""
    since: NDArray[np.float64]
    """(n,) UTC seconds at which its session began."""
    place: NDArray[np.int64]
    """(n,) plays of the session before it."""
    plays_before_session: NDArray[np.int64]
    """(n,) plays of the whole history before its session."""
    sign_at: NDArray[np.float64]
    """(n,) UTC seconds of the last sign, up to its start, that somebody was awake."""
    reach: NDArray[np.float64]
    """(n,) UTC seconds at which everything before it was over."""


def course_columns(columns: PlayColumns, before: Course, said: NDArray[np.float64]) -> CourseColumns:
    """Sessions and signs. `said`: times, ascending, at which the listener said something.

    A sign is: the first play of a session, silence, a play ended by the listener, another source of tracks, a word.
    """
    n, starts = len(columns), columns.starts
    ends = np.concatenate((before_ends(before), columns.ends))
    reach = np.maximum.accumulate(np.concatenate(([before.reach], columns.ends)))[:n]
    is_new = starts - reach > SESSION_GAP_S
    session = np.cumsum(is_new, dtype=np.int64)
    index = np.arange(n)
    first = np.maximum.accumulate(np.where(is_new, index, -1))
    is_own = first >= 0
    since = np.where(is_own, starts[first], before.session_since)
    place = np.where(is_own, index - first, index + before.session_plays)
    earlier = np.where(is_own, before.plays + first, before.plays_before_session)
    was_ended = np.concatenate(([before.is_ended], columns.is_ended[:-1]))
    has_other_source = np.diff(columns.queuers, prepend=np.int8(before.queuer)) != 0
    pause = np.where(columns.is_rough, _ROUGH_PAUSE_S, _PAUSE_S)
    is_sign = is_new | was_ended | has_other_source | (starts - ends[:n] > pause)
    sign_at = np.maximum(np.maximum.accumulate(np.where(is_sign, starts, -np.inf)), before.sign_at)
    if len(said):
        at = np.searchsorted(said, starts, "right") - 1
        sign_at = np.maximum(sign_at, np.where(at >= 0, said[at], -np.inf))
    return CourseColumns(session, since, place, earlier, sign_at, reach)


def before_ends(before: Course) -> NDArray[np.float64]:
    """(1,) end of the play before these, -inf without one."""
    return np.array([before.recent[-1][2] if before.recent else -np.inf])


def run_positions(columns: PlayColumns, is_skip: NDArray[np.bool_], before: Course, gap_s: float) -> NDArray[np.int64]:
    """(n,) for each skip, how many skips stand in a row right before it; 0 for other plays."""
    n = len(columns)
    if n == 0:
        return np.zeros(0, np.int64)
    last_start = before.recent[-1][1] if before.recent else -np.inf
    is_linked = columns.starts - np.concatenate(([last_start], columns.starts[:-1])) <= gap_s
    was_skip = np.concatenate(([before.skip_run > 0], is_skip[:-1]))
    begins = ~(is_skip & was_skip & is_linked)
    index = np.arange(n)
    run_start = np.maximum.accumulate(np.where(begins, index, -1))
    positions = np.where(run_start < 0, index + before.skip_run, index - run_start)
    return np.where(is_skip, positions, 0)
