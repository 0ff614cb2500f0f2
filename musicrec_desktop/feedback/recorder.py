"""From what the player reports to plays."""

from collections.abc import Callable
from typing import Final

from musicrec_desktop.domain.events import TrackEnded, TrackStarted
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.domain.playlist import QueueItem

_MOST_SOUNDING: Final = 8
"""Two tracks may overlap for a moment; more than a few open starts are starts whose end was never reported."""


def end_of(event: TrackEnded) -> PlayEnd:
    """How a playing ended: at its end, by the listener's choice of another track, or for any other cause."""
    if event.reached_end:
        return PlayEnd.FINISHED
    return PlayEnd.SKIPPED if event.by_listener else PlayEnd.STOPPED


class PlayRecorder:
    """Remembers what has started and makes a play of it when it ends."""

    def __init__(self, duration_of: Callable[[TrackId], DurationMs]) -> None:
        """`duration_of` gives a track's length, 0 when unknown."""
        self._duration_of = duration_of
        self._sounding: dict[int, tuple[TrackStarted, QueueItem]] = {}
        """By key of the queue entry, the latest start last."""

    def started(self, event: TrackStarted, item: QueueItem) -> None:
        """A queue entry began to sound. Starting it again before it ended replaces the earlier start."""
        self._sounding.pop(event.item_key, None)
        self._sounding[event.item_key] = event, item
        if len(self._sounding) > _MOST_SOUNDING:
            self._sounding.pop(next(iter(self._sounding)))

    def ended(self, event: TrackEnded) -> Play | None:
        """The play this end completes; None when its start was not seen: nothing is known of where it came from."""
        started = self._sounding.pop(event.item_key, None)
        if started is None or started[0].track_id != event.track_id:
            return None
        start, item = started
        return Play(
            track_id=start.track_id,
            started_at=start.at,
            played_ms=DurationMs(max(0, event.played_ms)),
            duration_ms=self._duration_of(start.track_id),
            ended=end_of(event),
            queued_by=item.queued_by,
            playlist_id=item.playlist_id,
        )
