"""What is odd about plays, and what they say once that is taken into account. Nothing is set right in silence.

Each play is judged by what came before it; only the play right before it may appear in another light. So one play more
costs two plays' work, and the history read as a whole gives the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.oddities import Oddity
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.domain.taste_evidence import Course
from musicrec_desktop.taste.config import SECONDS_A_DAY, TasteConfig
from musicrec_desktop.taste.course import RECENT, CourseColumns, course_columns, run_positions
from musicrec_desktop.taste.signals import QUEUERS, PlayColumns

ODDITIES: Final = tuple(Oddity)
"""Oddities by the place of their bit."""
_EARLIEST: Final = 1e9
"""September 2001: before that no player of ours could have run."""
_AHEAD_S: Final = 120.0
"""A clock may be so far ahead without being wrong."""
_TOLERANCE_S: Final = 15.0
"""Tracks may overlap so much: fades of twelve seconds, starts rounded to seconds."""
_ROUGH_S: Final = 75.0
"""The same where starts are rounded to minutes."""
_STUTTER_S: Final = 900.0
"""A double of a track is not looked for further back."""
_RESTART_S: Final = 60.0
"""Begun again within so many seconds of its end: back to the beginning, not another play."""
_NIGHT_H: Final = (0, 6)
_ASLEEP_S: Final = 2.0 * 3600
"""So long without a sign at night: asleep. On four logs this concerns 0 to 2.3 % of the plays."""
_RUNNING_S: Final = 8.0 * 3600
"""So long without a sign by day: nobody is there."""
_IMPORT: Final = QUEUERS.index(QueuedBy.IMPORT)


@dataclass(frozen=True, slots=True, eq=False)
class CleanPlays:
    """p plays with what they say once odd ones are understood."""

    columns: PlayColumns
    odd: NDArray[np.int64]
    """(p,) bits of Oddity."""
    is_play: NDArray[np.bool_]
    """(p,) not a double."""
    is_listen: NDArray[np.bool_]
    is_skip: NDArray[np.bool_]
    completion: NDArray[np.float64]
    """(p,) share heard, 0..1."""
    trust: NDArray[np.float64]
    """(p,) how far a play may tell of its listener: 0 (nobody listened) .. 1."""
    heard: NDArray[np.float64]
    """(p,) what the play says for its track, in whole plays."""
    against: NDArray[np.float64]
    """(p,) what it says against its track, in skips at the first note; runs damped."""
    run: NDArray[np.int64]
    """(p,) skips in a row right before a skip."""
    is_dated: NDArray[np.bool_]
    """(p,) its clock was right: hours and sessions can be told."""
    session: NDArray[np.int64]
    """(p,) as in CourseColumns; -1 undated."""
    place: NDArray[np.int64]
    """(p,) plays of the session before it; -1 undated."""
    is_after_skip: NDArray[np.bool_]
    """(p,) the play before it in its session was a skip."""
    courses: tuple[Course, Course]
    """Before the last dated play, and after it."""
    newcomers: NDArray[np.bool_]
    """(p,) of an artist first met in the same session."""

    def __len__(self) -> int:
        return len(self.columns)

    def rows(self, rows: slice) -> "CleanPlays":
        """Some of the plays, with the same courses."""
        columns = {
            name: getattr(self, name)[rows] for name in CleanPlays.__slots__ if name not in {"columns", "courses"}
        }
        return CleanPlays(columns=part(self.columns, rows), courses=self.courses, **columns)

    @property
    def is_music(self) -> NDArray[np.bool_]:
        """(p,) counts, and is music."""
        return self.is_play & self.columns.is_music


@dataclass(frozen=True, slots=True, eq=False)
class Acquainted:
    """Which artists were met before these plays, row by row."""

    artists: NDArray[np.int64]
    """(p,) code of the artist; 0: unknown, about whom nothing is said."""
    is_known: NDArray[np.bool_]
    """(p,) met before."""
    is_met: NDArray[np.bool_]
    """(p,) met before, but first in the session of the first of these plays."""

    @staticmethod
    def with_none(columns: PlayColumns, view: LibraryView) -> "Acquainted":
        """Nobody was met before."""
        artists = artists_of(columns, view)
        return Acquainted(artists, np.zeros(len(columns), np.bool_), np.zeros(len(columns), np.bool_))


def artists_of(columns: PlayColumns, view: LibraryView) -> NDArray[np.int64]:
    """(p,) code of each play's artist in the view; 0 where unknown or not music."""
    codes = np.zeros(len(columns), np.int64)
    is_here = (columns.rows >= 0) & columns.is_music
    codes[is_here] = view.artist_codes[columns.rows[is_here]]
    return codes


def clean(
    columns: PlayColumns,
    acquainted: Acquainted,
    now: float,
    utc_offset_s: int,
    config: TasteConfig,
    before: Course = Course(),  # noqa: B008 (frozen)
    said: Sequence[float] | NDArray[np.float64] = (),
) -> CleanPlays:
    """What each play says. `said`: times, ascending, of feedback and comments: signs of a waking listener."""
    p = len(columns)
    odd = np.zeros(p, np.int64)
    ahead, unset = columns.starts > now + _AHEAD_S, columns.starts < _EARLIEST
    is_dated = ~(ahead | unset)
    for mask, oddity in (
        (ahead, Oddity.AHEAD),
        (unset, Oddity.UNSET_CLOCK),
        (columns.is_length_found, Oddity.NO_LENGTH),
        (~columns.is_music, Oddity.NOT_MUSIC),
    ):
        odd[mask] |= oddity.value
    low = int(np.searchsorted(columns.starts, _EARLIEST, "left"))
    high = max(low, int(np.searchsorted(columns.starts, now + _AHEAD_S, "right")))
    dated = part(columns, slice(low, high))
    course = course_columns(dated, before, np.asarray(said, np.float64))
    double, overlap, restart = _doubles(dated, before)
    odd[low:high][double] |= Oddity.DUPLICATE.value
    odd[low:high][overlap] |= Oddity.OVERLAP.value
    odd[low:high][restart] |= Oddity.RESTARTED.value
    silent = dated.starts - course.sign_at
    clock = ((dated.starts + utc_offset_s) % SECONDS_A_DAY) / 3600
    asleep = (silent >= _ASLEEP_S) & (clock >= _NIGHT_H[0]) & (clock < _NIGHT_H[1])
    running = (silent >= _RUNNING_S) & ~asleep
    odd[low:high][asleep] |= Oddity.ASLEEP.value
    odd[low:high][running] |= Oddity.LEFT_RUNNING.value

    is_play = odd & Oddity.DUPLICATE.value == 0
    is_skip = columns.is_skip & is_play & (odd & Oddity.RESTARTED.value == 0)
    run = np.zeros(p, np.int64)
    run[low:high] = run_positions(dated, is_skip[low:high], before, config.run_gap_s)
    newcomers, earlier = _newcomers(is_play[low:high], low, high, acquainted, course, before)
    unusual = (course.plays_before_session >= config.known_plays) & newcomers & (earlier > 0)
    odd[low:high][unusual] |= Oddity.UNUSUAL.value
    trust = np.ones(p)
    trust[low:high] = np.where(unusual, 1 / (1 + earlier / config.newcomers), 1.0) * ~(asleep | running)
    trust[~is_play] = 0

    completion = columns.completion.copy()
    completion[low:high] = _cut_short(dated, overlap)
    is_new, is_after_skip = np.zeros(p, np.bool_), np.zeros(p, np.bool_)
    is_new[low:high] = newcomers
    if high > low:
        was_skip = np.concatenate(([before.skip_run > 0], is_skip[low : high - 1]))
        is_after_skip[low:high] = was_skip & (course.place > 0)
    session, place = np.full(p, -1), np.full(p, -1)
    session[low:high], place[low:high] = course.session, course.place
    against = np.where(is_skip, columns.skip_weight * config.run_damping**run, 0.0)
    return CleanPlays(
        columns=columns,
        odd=odd,
        is_play=is_play,
        is_listen=columns.is_listen & is_play,
        is_skip=is_skip,
        completion=completion,
        trust=trust,
        heard=np.where(columns.is_skip | columns.is_stopped, 0.0, completion) * trust,
        against=against * trust,
        run=run,
        is_dated=is_dated,
        session=session,
        place=place,
        is_after_skip=is_after_skip,
        courses=(
            _course_at(dated, is_skip[low:high], run[low:high], course, newcomers, earlier, before, high - low - 1),
            _course_at(dated, is_skip[low:high], run[low:high], course, newcomers, earlier, before, high - low),
        ),
        newcomers=is_new,
    )


def part(columns: PlayColumns, rows: slice) -> PlayColumns:
    """Some of the plays."""
    return PlayColumns(*(getattr(columns, name)[rows] for name in PlayColumns.__slots__))


def _doubles(dated: PlayColumns, before: Course) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """(n,) each: doubles of one of the plays before; plays cut short by the next; beginnings begun again."""
    n = len(dated)
    known = before.recent[-RECENT:]
    missing = RECENT - len(known)
    recordings = np.concatenate((np.zeros(missing, np.int64), [key for key, _, _ in known], dated.recordings))
    starts = np.concatenate((np.full(missing, -np.inf), [start for _, start, _ in known], dated.starts))
    ends = np.concatenate((np.full(missing, -np.inf), [end for _, _, end in known], dated.ends))
    tolerance = np.where(dated.is_rough, _ROUGH_S, _TOLERANCE_S)
    here = slice(RECENT, RECENT + n)

    def back(column: NDArray[np.generic], lag: int) -> NDArray[np.generic]:
        return column[RECENT - lag : RECENT - lag + n]

    is_early = starts[here] < back(ends, 1) - tolerance
    double = np.zeros(n, np.bool_)
    for lag in range(1, RECENT + 1):
        is_same = (back(recordings, lag) == recordings[here]) & (starts[here] - back(starts, lag) < _STUTTER_S)
        double |= is_same & (is_early | (starts[here] < back(ends, lag) - tolerance))
    overlap, restart = np.zeros(n, np.bool_), np.zeros(n, np.bool_)
    # Equal starts are rounded ones: nothing can be said of who came first.
    overlap[:-1] = (is_early & ~double)[1:] & (np.diff(dated.starts) > 0)
    is_again = (np.diff(dated.recordings) == 0) & (np.diff(dated.starts) <= dated.played_s[:-1] + _RESTART_S)
    restart[:-1] = is_again & ~double[1:] & dated.is_skip[:-1]
    return double, overlap, restart


def _cut_short(dated: PlayColumns, overlap: NDArray[np.bool_]) -> NDArray[np.float64]:
    """(n,) share heard, no more than there was time for before the next play.

    An imported play counts half at least: services record only listens, and how long one was is their guess or ours.
    """
    at = np.flatnonzero(overlap)
    share = dated.completion.copy()
    length = dated.length_s[at]
    time_s = np.where(length > 0, dated.starts[at + 1] - dated.starts[at], 1.0)
    possible = np.minimum(share[at], time_s / np.where(length > 0, length, 1.0))
    floor = np.where(dated.queuers[at] == _IMPORT, np.minimum(share[at], 0.5), 0.0)
    share[at] = np.maximum(possible, floor)
    return share


def _newcomers(
    is_play: NDArray[np.bool_], low: int, high: int, acquainted: Acquainted, course: CourseColumns, before: Course
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """(n,) the play is of an artist first met in this session; and how many such plays the session had before it."""
    artists = acquainted.artists[low:high]
    is_known, is_met = acquainted.is_known[low:high], acquainted.is_met[low:high]
    n = len(artists)
    if n == 0:
        return np.zeros(0, np.bool_), np.zeros(0, np.int64)
    first = np.unique(artists, return_index=True, return_inverse=True)
    first_session = course.session[first[1][first[2]]]
    is_here = np.where(is_met, course.session == course.session[0], ~is_known & (course.session == first_session))
    newcomers = is_here & (artists > 0) & is_play
    counted = np.cumsum(newcomers) - newcomers
    begins = np.flatnonzero(np.diff(course.session, prepend=-1) != 0)
    offset = np.zeros(n, np.int64)
    offset[begins] = np.diff(counted[begins], prepend=0)
    earlier = counted - np.cumsum(offset) + np.where(course.session == 0, before.newcomers, 0)
    return newcomers, earlier


def _course_at(
    dated: PlayColumns,
    is_skip: NDArray[np.bool_],
    run: NDArray[np.int64],
    course: CourseColumns,
    newcomers: NDArray[np.bool_],
    earlier: NDArray[np.int64],
    before: Course,
    n: int,
) -> Course:
    """What the first n of these plays and those before leave behind."""
    if n <= 0:
        return before
    last = n - 1
    fresh = [
        (int(dated.recordings[i]), float(dated.starts[i]), float(dated.ends[i])) for i in range(max(0, n - RECENT), n)
    ]
    return Course(
        recent=(*before.recent, *fresh)[-RECENT:],
        reach=float(max(course.reach[last], dated.ends[last])),
        skip_run=int(run[last]) + 1 if is_skip[last] else 0,
        is_ended=bool(dated.is_ended[last]),
        queuer=int(dated.queuers[last]),
        session_since=float(course.since[last]),
        session_plays=int(course.place[last]) + 1,
        sign_at=float(course.sign_at[last]),
        plays=before.plays + n,
        plays_before_session=int(course.plays_before_session[last]),
        newcomers=int(earlier[last]) + int(newcomers[last]),
    )
