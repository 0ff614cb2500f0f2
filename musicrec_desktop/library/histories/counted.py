"""Players that count plays and remember the last one: that one is a play at a time, the others are none.

To spread the others over the years would be made up; they are told as left out.
"""

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.domain.history import ForeignName, ForeignPlay, HistoryEntry, LeftOut, LeftOutWhy, Origin
from musicrec_desktop.domain.ids import DurationMs, UnixTime
from musicrec_desktop.domain.play import LISTEN_AT_MOST_MS, PlayEnd
from musicrec_desktop.library.histories.values import Unfit

SKIPPED_FROM_MS: Final = DurationMs(2_000)
"""iTunes counts a skip from two seconds on: so much was heard at least."""


def last_play(
    origin: Origin, name: ForeignName, plays: int, ended_at: UnixTime | None, *, counted_at_half: bool = False
) -> Iterator[HistoryEntry]:
    """The last play, and how many others there were. Raises Unfit when the track has no name.

    `ended_at` is when the player counted the play: at its end, or at half of it (four minutes at most).
    """
    if plays <= 0 and ended_at is None:
        yield LeftOut(LeftOutWhy.NOT_PLAYED, 0)
        return
    if not name.title and not name.path:
        raise Unfit("It names no track.")
    if ended_at is None:
        yield LeftOut(LeftOutWhy.UNDATED, plays)
        return
    heard = min(name.duration_ms // 2, LISTEN_AT_MOST_MS) if counted_at_half else name.duration_ms
    yield ForeignPlay(origin, name, UnixTime(ended_at - heard / 1000), DurationMs(0), PlayEnd.FINISHED)
    if plays > 1:
        yield LeftOut(LeftOutWhy.UNDATED, plays - 1)
