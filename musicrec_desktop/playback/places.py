"""Where spoken word goes on."""

from typing import Final

from musicrec_desktop.domain.ids import DurationMs

_BEGUN_MS: Final = 10_000
"""What was left sooner is played from its beginning."""
_DONE_MS: Final = 15_000
"""What was left with less than this to go was heard to its end: what remains is thanks and a jingle."""


def place_to_keep(position_ms: DurationMs, duration_ms: DurationMs) -> DurationMs:
    """Where a track that was left at this place goes on: there, or at its beginning. A length of 0 is not known."""
    is_done = duration_ms > 0 and position_ms >= duration_ms - _DONE_MS
    return DurationMs(0) if position_ms < _BEGUN_MS or is_done else position_ms
