"""The words of a track, each line with its time where that is known."""

from bisect import bisect_right
from dataclasses import dataclass

from musicrec_desktop.domain.ids import DurationMs


@dataclass(frozen=True, slots=True)
class LyricLine:
    """One line. Untrusted text."""

    text: str
    """Without time stamps; "" where nobody sings."""
    at_ms: DurationMs | None = None
    """When it is sung, from the beginning of the track; None in lyrics without times."""


@dataclass(frozen=True, slots=True)
class Lyrics:
    """All lines: either each of them has its time, ascending, or none has."""

    lines: tuple[LyricLine, ...]

    @property
    def is_synced(self) -> bool:
        """The lines have times."""
        return bool(self.lines) and self.lines[0].at_ms is not None

    def current(self, position_ms: int) -> range:
        """Which lines are sung at this place: several where they share a time, as a line and its translation do."""
        if not self.is_synced:
            return range(0)
        times = [line.at_ms or 0 for line in self.lines]
        end = bisect_right(times, position_ms)
        return range(times.index(times[end - 1]), end) if end else range(0)
