"""Puts the queue and the player together, and says what was heard."""

import time
from collections.abc import Callable, Collection, Sequence
from typing import Final

from musicrec_desktop.domain.events import Notice, PlayerState, TrackEnded, TrackStarted
from musicrec_desktop.domain.ids import DurationMs, PlaylistId, TrackId, UnixTime
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.domain.playlist import QueueItem
from musicrec_desktop.playback.heard import HeardMeter
from musicrec_desktop.playback.news import PlaybackNews, PositionMoved, QueueChanged, StateChanged
from musicrec_desktop.playback.play_queue import PlayQueue
from musicrec_desktop.playback.player import FilePart, Player

RESTART_AFTER_MS: Final = 3_000
"""Past this place "previous" goes to the beginning of the track, before it to the track before."""
GIVE_UP_AFTER: Final = 10
"""So many unplayable tracks in a row are no longer single bad files: a drive is gone, or a codec is missing."""

_NOWHERE: Final = DurationMs(0)


class PlaybackController:
    """The one object that drives the player. Used from one thread, the player's."""

    def __init__(
        self,
        player: Player,
        locate: Callable[[TrackId], FilePart | None],
        publish: Callable[[PlaybackNews], None],
        now: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
        fade_ms: Callable[[TrackId, TrackId], DurationMs] = lambda _before, _after: _NOWHERE,
    ) -> None:
        """`locate` says what of which file a track is (None: gone); `now` is UTC seconds, `clock` monotonic seconds;
        `fade_ms` over how long a track fades into the next."""
        self._player = player
        self._locate = locate
        self._publish = publish
        self._now = now
        self._clock = clock
        self._fade_ms = fade_ms
        self._queue = PlayQueue()
        self._loaded: QueueItem | None = None
        """The entry whose file the player holds."""
        self._has_started = False
        """TrackStarted was published for it and TrackEnded was not."""
        self._meter = HeardMeter()
        self._resume_ms = _NOWHERE
        """Where the current entry begins when it is loaded: not 0 after a restart of the program."""
        self._failures = 0
        self._is_loading = False
        self._failed_in_load = False
        self._prepared: QueueItem | None = None
        """The entry that the player goes on to by itself."""
        self._following: FilePart | None = None
        """What of its file the player was given."""
        player.set_listener(self)

    @property
    def queue(self) -> PlayQueue:
        return self._queue

    @property
    def state(self) -> PlayerState:
        return self._player.state

    @property
    def position_ms(self) -> DurationMs:
        """Place in the current track; where it will go on, when it is not loaded yet."""
        return self._resume_ms if self._loaded is None else self._player.position_ms

    # the queue

    def play_tracks(
        self,
        track_ids: Sequence[TrackId],
        start: int = 0,
        queued_by: QueuedBy = QueuedBy.LISTENER,
        playlist_id: PlaylistId | None = None,
    ) -> None:
        """Replace the queue and play from place `start`."""
        queue = self._queue.clear().add(track_ids, queued_by, playlist_id)
        self._leave(by_listener=True)
        self._set_queue(queue.go_to(queue.items[start].key) if track_ids else queue)
        self._play_current()

    def add(
        self,
        track_ids: Sequence[TrackId],
        queued_by: QueuedBy = QueuedBy.LISTENER,
        playlist_id: PlaylistId | None = None,
    ) -> None:
        """Put tracks at the end of the queue."""
        self._set_queue(self._queue.add(track_ids, queued_by, playlist_id))

    def add_next(
        self,
        track_ids: Sequence[TrackId],
        queued_by: QueuedBy = QueuedBy.LISTENER,
        playlist_id: PlaylistId | None = None,
    ) -> None:
        """Put tracks right after the current one."""
        at = 0 if self._queue.index is None else self._queue.index + 1
        self._set_queue(self._queue.insert(at, track_ids, queued_by, playlist_id))

    def remove(self, keys: Collection[int]) -> None:
        """Take entries out; when the current one goes while playing, the next one plays."""
        was_playing = self.state is PlayerState.PLAYING
        current = self._queue.current
        removes_current = current is not None and current.key in keys
        if removes_current:
            self._leave(by_listener=True)
        self._set_queue(self._queue.remove(keys))
        if removes_current and was_playing:
            self._play_current()

    def move(self, keys: Collection[int], to: int) -> None:
        """Bring entries before place `to`."""
        self._set_queue(self._queue.move(keys, to))

    def clear(self) -> None:
        """Stop and empty the queue."""
        self.stop()
        self._set_queue(self._queue.clear())

    def restore(
        self, items: Sequence[tuple[TrackId, QueuedBy]], index: int | None, position_ms: DurationMs = _NOWHERE
    ) -> None:
        """Bring back the queue of the last run. Nothing sounds; `play` goes on at the place it was left."""
        queue = PlayQueue()
        for track_id, queued_by in items:
            queue = queue.add((track_id,), queued_by)
        if index is not None and 0 <= index < len(queue):
            queue = queue.go_to(queue.items[index].key)
        self._leave(by_listener=False)
        self._set_queue(queue)
        self._resume_ms = _NOWHERE if queue.current is None else position_ms
        self._publish(PositionMoved(self._resume_ms, _NOWHERE))

    # playing

    def play(self) -> None:
        """Begin or go on; from the start of the queue when nothing is current."""
        if self._loaded is not None:
            self._meter.jumped(self._player.position_ms, self._clock())
            self._player.play()
            return
        if self._queue.index is None:
            self._set_queue(self._queue.next())
        self._play_current()

    def pause(self) -> None:
        """Keep still."""
        self._player.pause()

    def toggle(self) -> None:
        """Pause when playing, else play."""
        if self.state is PlayerState.PLAYING:
            self.pause()
        else:
            self.play()

    def stop(self) -> None:
        """End the current track without a judgement on it."""
        self._leave(by_listener=False)
        self._publish(PositionMoved(_NOWHERE, _NOWHERE))

    def play_item(self, key: int) -> None:
        """Play this entry of the queue."""
        if self._queue.place_of(key) is None:
            return
        self._leave(by_listener=True)
        self._set_queue(self._queue.go_to(key))
        self._play_current()

    def next(self) -> None:
        """Go on to the next track; past the last one playback ends."""
        self._leave(by_listener=True)
        self._set_queue(self._queue.next())
        self._play_current()

    def previous(self) -> None:
        """Go to the beginning of this track, or when it has hardly begun to the track before."""
        is_first = self._queue.index == 0
        if self._loaded is not None and (self.position_ms > RESTART_AFTER_MS or is_first):
            self.seek(_NOWHERE)
            return
        self._leave(by_listener=True)
        self._set_queue(self._queue.previous())
        self._play_current()

    def seek(self, position_ms: DurationMs) -> None:
        """Go to this place of the current track."""
        if self._loaded is None:
            if self._queue.current is not None:
                self._resume_ms = position_ms
                self._publish(PositionMoved(position_ms, _NOWHERE))
            return
        self._meter.moved(self._player.position_ms, self._clock())
        self._meter.jumped(position_ms, self._clock())
        self._player.seek(position_ms)

    def set_volume(self, volume: float) -> None:
        """0..1 on the slider's scale."""
        self._player.set_volume(min(1.0, max(0.0, volume)))

    def close(self) -> None:
        """The program ends: report what was heard of the current track and let go of the player."""
        self._leave(by_listener=False)
        self._player.close()

    # what the player says

    def on_player_state(self, state: PlayerState) -> None:
        if self._is_loading:
            return
        if self._loaded is not None:
            self._meter.moved(self._player.position_ms, self._clock())
        self._publish(StateChanged(state))

    def on_player_position(self, position_ms: DurationMs) -> None:
        if self._loaded is None or self._is_loading:
            return
        self._meter.moved(position_ms, self._clock())
        if self._meter.heard_ms > 0:
            self._failures = 0
            self._report_start(self._loaded)
        self._publish(PositionMoved(position_ms, self._player.duration_ms))

    def on_player_end(self) -> None:
        if self._loaded is None:
            return
        self._meter.moved(max(self._player.duration_ms, self._meter.position_ms), self._clock())
        # A sound shorter than the first report of a position was heard all the same.
        self._report_start(self._loaded)
        self._failures = 0
        self._report_end(self._loaded, reached_end=True, by_listener=False)
        self._loaded = None
        self._set_queue(self._queue.next())
        self._play_current()

    def on_player_next(self, part: FilePart) -> None:
        over, item, following = self._loaded, self._prepared, self._following
        if over is None:
            return
        self._prepared = self._following = None
        self._report_start(over)
        self._failures = 0
        self._report_end(over, reached_end=True, by_listener=False)
        self._loaded = None
        self._set_queue(self._queue.next())
        if item is None or self._queue.current != item or part != following:
            self._play_current()  # the queue changed while the sound was on its way
            return
        self._loaded = item
        self._meter = HeardMeter(self._player.position_ms, self._clock())
        self._report_start(item)
        self._prepare()

    def on_player_error(self, reason: str) -> None:
        if self._is_loading:
            self._failed_in_load = True
            self._tell_unplayable(reason)
        elif self._loaded is not None:
            self._tell_unplayable(reason)
            self._leave(by_listener=False)
            if self._has_patience():
                self._set_queue(self._queue.next())
                self._play_current()

    def on_player_device_lost(self, reason: str) -> None:
        self._publish(Notice(reason, "Playing goes on when you press play.", "device_lost"))

    # inside

    def _set_queue(self, queue: PlayQueue) -> None:
        if queue != self._queue:
            if queue.current != self._queue.current:
                self._resume_ms = _NOWHERE
            self._queue = queue
            self._publish(QueueChanged(queue))
            self._prepare()

    def _play_current(self) -> None:
        """Load and play the current entry, or the first after it that can be. A loop: reports may come inside calls."""
        while (item := self._queue.current) is not None:
            if self._load(item):
                self._player.play()
                self._prepare()
                return
            if not self._has_patience():
                return
            self._set_queue(self._queue.next())
        self._player.stop()
        self._publish(PositionMoved(_NOWHERE, _NOWHERE))

    def _load(self, item: QueueItem) -> bool:
        part = self._locate(item.track_id)
        if part is None:
            self._tell_unplayable("its file is gone")
            return False
        resume_ms, self._resume_ms = self._resume_ms, _NOWHERE
        self._is_loading, self._failed_in_load = True, False
        self._prepared = self._following = None  # with a new track at hand nothing follows it
        try:
            self._player.load(part)
            if resume_ms and not self._failed_in_load:
                self._player.seek(resume_ms)
        finally:
            self._is_loading = False
        if self._failed_in_load:
            return False
        self._loaded = item
        self._has_started = False
        self._meter = HeardMeter(resume_ms, self._clock())
        return True

    def _prepare(self) -> None:
        """Let the player know what comes next, so that it goes on without a gap."""
        if self._loaded is None or self._loaded != self._queue.current:
            return  # told again once the current entry is loaded
        item = next(iter(self._queue.upcoming), None)
        if item != self._prepared:
            self._prepared = item
            self._following = None if item is None else self._locate(item.track_id)
            fade_ms = _NOWHERE if item is None else self._fade_ms(self._loaded.track_id, item.track_id)
            self._player.set_next(self._following, fade_ms)

    def _leave(self, *, by_listener: bool) -> None:
        """Let go of the loaded track and report it if it ever sounded."""
        item = self._loaded
        if item is None:
            return
        if self.state is PlayerState.PLAYING:
            self._meter.moved(self._player.position_ms, self._clock())
        self._loaded = None
        self._player.stop()
        if self._has_started or self._meter.heard_ms > 0:
            self._report_start(item)
            self._report_end(item, reached_end=False, by_listener=by_listener)

    def _report_start(self, item: QueueItem) -> None:
        if not self._has_started:
            self._has_started = True
            began = UnixTime(self._now() - self._meter.heard_ms / 1000)
            self._publish(TrackStarted(item.key, item.track_id, began))

    def _report_end(self, item: QueueItem, *, reached_end: bool, by_listener: bool) -> None:
        self._has_started = False
        heard = DurationMs(self._meter.heard_ms)
        self._publish(TrackEnded(item.key, item.track_id, UnixTime(self._now()), heard, reached_end, by_listener))

    def _tell_unplayable(self, reason: str) -> None:
        item = self._queue.current
        part = None if item is None else self._locate(item.track_id)
        name = "A track" if part is None else f"“{part.path.name}”"
        self._failures += 1
        hint = "The next track plays instead." if self._queue.upcoming else ""
        self._publish(Notice(f"{name} cannot be played: {reason}.", hint, "unplayable"))

    def _has_patience(self) -> bool:
        if self._failures < GIVE_UP_AFTER:
            return True
        self._failures = 0
        self._publish(
            Notice(
                f"{GIVE_UP_AFTER} tracks in a row could not be played, so playing has stopped.",
                "Is the drive with your music connected?",
                "gave_up",
            )
        )
        return False
