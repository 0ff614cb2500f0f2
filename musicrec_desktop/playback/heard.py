"""How much of a track was really heard, from the places the player reports."""

from dataclasses import dataclass, field

_SLACK_MS = 500.0
"""Players report late and in lumps; progress up to this much ahead of the clock is believed."""


@dataclass(slots=True)
class HeardMeter:
    """Adds up forward progress that took as long as it should have. Jumps, pauses and restarts add nothing.

    A player may still report a place from before a jump after the jump was asked for. Therefore progress is held
    against the clock too: what came faster than real time (beyond a little slack) is a jump, and only the time that
    passed counts.
    """

    position_ms: float = 0.0
    """The last place known."""
    clock_s: float = 0.0
    """When it was known (monotonic seconds)."""
    speed: float = 1.0
    """Milliseconds of the track that sound in one of the clock."""
    _heard_ms: float = field(default=0.0, init=False)

    @property
    def heard_ms(self) -> int:
        """Milliseconds of the track heard so far."""
        return round(self._heard_ms)

    def moved(self, position_ms: float, clock_s: float) -> None:
        """The player played on to this place."""
        progress = position_ms - self.position_ms
        passed = max(0.0, (clock_s - self.clock_s) * 1000) * self.speed
        if progress > passed + _SLACK_MS * self.speed:
            self._heard_ms += passed
        elif progress > 0:
            self._heard_ms += progress
        self.position_ms, self.clock_s = position_ms, clock_s

    def jumped(self, position_ms: float, clock_s: float) -> None:
        """The listener went to this place; or nothing sounded up to this moment."""
        self.position_ms, self.clock_s = position_ms, clock_s
