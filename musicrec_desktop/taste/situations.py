"""The situations that plays are told apart by."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.taste.config import SECONDS_A_DAY

PARTS: Final = ("night", "morning", "afternoon", "evening")
"""Of the day: from 0, 6, 12 and 18 o'clock on."""
SITUATIONS: Final = (
    # in the order of domain.play.QueuedBy
    "picked by hand",
    "recommended",
    "from a playlist",
    "imported",
    *PARTS,
    "workday",
    "weekend",
    "session opening",
    "later in a session",
    "after a skip",
    "after no skip",
)
"""Each play is in five of them: by who queued it, part of the day, day of the week, place in the session, the skip or
not before it. Undated plays are in the first alone."""
SOUND_SITUATIONS: Final = ("any", *(f"{day} {part}" for day in ("workday", "weekend") for part in PARTS))
_SATURDAY: Final = 5


def local_hours(times: NDArray[np.float64], utc_offset_s: int) -> NDArray[np.int64]:
    """Hour of the local day, 0..23, of UTC seconds."""
    hours: NDArray[np.int64] = (((times + utc_offset_s) % SECONDS_A_DAY) // 3600).astype(np.int64)
    return hours


def local_weekdays(times: NDArray[np.float64], utc_offset_s: int) -> NDArray[np.int64]:
    """0 Monday .. 6 Sunday; the epoch was a Thursday."""
    days: NDArray[np.int64] = ((times + utc_offset_s) // SECONDS_A_DAY + 3).astype(np.int64) % 7
    return days


def is_in_situation(
    queuers: NDArray[np.int8],
    hours: NDArray[np.int64],
    weekdays: NDArray[np.int64],
    is_opening: NDArray[np.bool_],
    is_after_skip: NDArray[np.bool_],
    is_dated: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """(p, len(SITUATIONS)) which situations each play was in."""
    is_weekend = weekdays >= _SATURDAY
    dated = np.stack(
        (
            *(hours // 6 == part for part in range(4)),
            *(~is_weekend, is_weekend, is_opening, ~is_opening, is_after_skip, ~is_after_skip),
        ),
        axis=1,
    )
    by_queuer = queuers[:, None] == np.arange(4)
    return np.concatenate((by_queuer, dated & is_dated[:, None]), axis=1)


def sound_situation(hours: NDArray[np.int64], weekdays: NDArray[np.int64]) -> NDArray[np.int64]:
    """(p,) index into SOUND_SITUATIONS of each play, beside "any"."""
    situation: NDArray[np.int64] = 1 + 4 * (weekdays >= _SATURDAY) + hours // 6
    return situation
