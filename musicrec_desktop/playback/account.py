"""What is heard of one queue entry after the other, told as a beginning and an end for each that sounded."""

from collections.abc import Callable

from musicrec_desktop.domain.events import TrackEnded, TrackStarted
from musicrec_desktop.domain.ids import DurationMs, UnixTime
from musicrec_desktop.domain.playlist import QueueItem
from musicrec_desktop.playback.heard import HeardMeter


class Account:
    """Of the entry that the player holds. Every beginning that is told is followed by one end."""

    def __init__(
        self,
        publish: Callable[[TrackStarted | TrackEnded], None],
        now: Callable[[], float],
        clock: Callable[[], float],
    ) -> None:
        """`now` is UTC seconds, `clock` monotonic seconds."""
        self._publish = publish
        self._now = now
        self._clock = clock
        self._item: QueueItem | None = None
        self._has_started = False
        self._meter = HeardMeter()

    @property
    def heard_ms(self) -> int:
        """Milliseconds of the track heard so far."""
        return self._meter.heard_ms

    @property
    def position_ms(self) -> float:
        """The last place known."""
        return self._meter.position_ms

    def open(self, item: QueueItem, position_ms: DurationMs, speed: float) -> None:
        """The player holds this entry now, at this place; nothing of it is heard yet."""
        self._item, self._has_started = item, False
        self._meter = HeardMeter(position_ms, self._clock(), speed)

    def moved(self, position_ms: float) -> None:
        """It played on to this place."""
        self._meter.moved(position_ms, self._clock())

    def jumped(self, position_ms: float) -> None:
        """It goes on from this place; nothing sounded since the last one."""
        self._meter.jumped(position_ms, self._clock())

    def set_speed(self, speed: float) -> None:
        """It goes on so many times as fast."""
        self._meter.speed = speed

    def start(self) -> None:
        """It sounds: told once."""
        if self._item is not None and not self._has_started:
            self._has_started = True
            began = UnixTime(self._now() - self._meter.heard_ms / 1000 / self._meter.speed)
            self._publish(TrackStarted(self._item.key, self._item.track_id, began))

    def close(self, *, reached_end: bool, by_listener: bool) -> None:
        """It is over: told where it ever sounded."""
        item = self._item
        if item is not None and (self._has_started or self._meter.heard_ms > 0):
            self.start()
            heard_ms = DurationMs(self._meter.heard_ms)
            ended = TrackEnded(item.key, item.track_id, UnixTime(self._now()), heard_ms, reached_end, by_listener)
            self._publish(ended)
        self._item = None
