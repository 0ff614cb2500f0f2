"""Puts the queue and the player together, and says what was heard."""

import time
from collections.abc import Callable, Collection, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.domain.events import Notice, PlayerState
from musicrec_desktop.domain.ids import DurationMs, PlaylistId, TrackId
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.domain.playlist import QueueItem
from musicrec_desktop.playback.account import Account
from musicrec_desktop.playback.modes import Modes, Repeat
from musicrec_desktop.playback.news import (
    DevicesChanged,
    PlaceLeft,
    PlaybackNews,
    PositionMoved,
    QueueChanged,
    Sought,
    StateChanged,
)
from musicrec_desktop.playback.places import place_to_keep
from musicrec_desktop.playback.play_queue import PlayQueue
from musicrec_desktop.playback.player import FilePart, Player
from musicrec_desktop.playback.playing_modes import PlayingModes

RESTART_AFTER_MS: Final = 3_000
"""Past this place "previous" goes to the beginning of the track, before it to the track before."""
GIVE_UP_AFTER: Final = 10
"""So many unplayable tracks in a row are no longer single bad files: a drive is gone, or a codec is missing."""

_KEEP_EVERY_MS: Final = 15_000
"""What of the place in spoken word a crash may cost."""
_NOWHERE: Final = DurationMs(0)


class PlaybackController(PlayingModes):
    """The one object that drives the player. Used from one thread, the player's."""

    def __init__(
        self,
        player: Player,
        locate: Callable[[TrackId], FilePart | None],
        publish: Callable[[PlaybackNews], None],
        now: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
        fade_ms: Callable[[TrackId, TrackId], DurationMs] = lambda _before, _after: _NOWHERE,
        place_of: Callable[[TrackId], DurationMs] = lambda _: _NOWHERE,
        modes: Modes | None = None,
        random: np.random.Generator | None = None,
    ) -> None:
        """`locate` says what of which file a track is (None: gone); `now` is UTC seconds, `clock` monotonic seconds;
        `fade_ms` over how long a track fades into the next; `place_of` where spoken word was left; `modes` are those
        of the last run."""
        super().__init__(player, publish, clock, modes or Modes())
        self._locate = locate
        self._fade_ms = fade_ms
        self._place_of = place_of
        self._random = random or np.random.default_rng()
        self._queue = PlayQueue()
        self._loaded: QueueItem | None = None
        """The entry whose file the player holds."""
        self._part: FilePart | None = None
        """What of its file that is."""
        self._kept_ms = 0
        """The place in spoken word that was told last."""
        self._account = Account(publish, now, clock)
        self._resume_ms: DurationMs | None = None
        """Where the current entry begins when it is loaded, after a restart of the program or a jump; None: spoken
        word where it was left, all else at its beginning."""
        self._failures = 0
        self._is_loading = False
        self._failed_in_load = False
        self._prepared: QueueItem | None = None
        """The entry that the player goes on to by itself."""
        self._following: FilePart | None = None
        """What of its file the player was given."""
        self._fading_ms = _NOWHERE
        """Over how long it is faded in."""
        player.set_listener(self)
        self._apply()

    @property
    def queue(self) -> PlayQueue:
        return self._queue

    @property
    def state(self) -> PlayerState:
        return self._player.state

    @property
    def position_ms(self) -> DurationMs:
        """Place in the current track; where it will go on, when it is not loaded yet."""
        return self._start_ms() if self._loaded is None else self._player.position_ms

    # the queue

    def play_tracks(
        self,
        track_ids: Sequence[TrackId],
        start: int | None = 0,
        queued_by: QueuedBy = QueuedBy.LISTENER,
        playlist_id: PlaylistId | None = None,
    ) -> None:
        """Replace the queue and play from place `start`; None: from the first, or when shuffled from any."""
        queue = self._queue.clear().add(track_ids, queued_by, playlist_id)
        self._leave(by_listener=True)
        if start is not None and track_ids:
            queue = queue.go_to(queue.items[start].key)
        elif self._modes.is_shuffled:
            queue = queue.shuffled(self._random)
        self._set_queue(queue if queue.index is not None else queue.next())
        self._play_chosen()

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
        self,
        items: Sequence[tuple[TrackId, QueuedBy]],
        index: int | None,
        position_ms: DurationMs = _NOWHERE,
        places: Sequence[int] = (),
    ) -> None:
        """Bring back the queue of the last run. Nothing sounds; `play` goes on at the place it was left.

        `places`: of each entry, its place in the order to go back to, when the queue was shuffled.
        """
        entries = (QueueItem(key, *item) for key, item in enumerate(items, start=1))
        queue = PlayQueue(tuple(entries), None, len(items) + 1)
        if self._modes.is_shuffled and places:
            queue = queue.ordered(places)
        if index is not None and 0 <= index < len(queue):
            queue = queue.go_to(queue.items[index].key)
        self._leave(by_listener=False)
        self._set_queue(queue)
        self._resume_ms = None if queue.current is None or position_ms == 0 else position_ms
        self._publish(PositionMoved(self._start_ms(), _NOWHERE))

    def set_repeat(self, repeat: Repeat) -> None:
        """What comes after the end of a track, and of the queue."""
        self._change(repeat=repeat)
        self._prepare()

    def set_shuffle(self, is_shuffled: bool) -> None:
        """Bring the queue into any order, the current track first; or back into the order it had."""
        self._change(is_shuffled=is_shuffled)
        self._set_queue(self._queue.shuffled(self._random) if is_shuffled else self._queue.in_order())

    def stop_after_current(self, is_on: bool = True) -> None:
        """Let playing end with the current track; it begins with the next one when the listener says so."""
        self._change(stop_after_current=is_on)
        self._prepare()

    def renew_fade(self) -> None:
        """The settings, or what is known of the tracks, may ask for another fade to the next track."""
        item = self._prepared
        if item is None or self._loaded is None or self._following is None:
            return
        if self._fade_ms(self._loaded.track_id, item.track_id) != self._fading_ms:
            self._prepared = None
            self._prepare()

    # playing

    def play(self) -> None:
        """Begin or go on; from the start of the queue when nothing is current."""
        self._wake()
        if self._loaded is not None:
            self._account.jumped(self._player.position_ms)
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
        self._play_chosen()

    def next(self) -> None:
        """Go on to the next track; past the last one playback ends, unless all is repeated."""
        self._leave(by_listener=True)
        self._set_queue(self._queue.next(wraps=self._wraps))
        self._play_chosen()

    def previous(self) -> None:
        """Go to the beginning of this track, or when it has hardly begun to the track before."""
        is_first = self._queue.index == 0 and not self._wraps
        if self._loaded is not None and (self.position_ms > RESTART_AFTER_MS or is_first):
            self.seek(_NOWHERE)
            return
        self._leave(by_listener=True)
        self._set_queue(self._queue.previous(wraps=self._wraps))
        self._play_chosen()

    def seek(self, position_ms: DurationMs) -> None:
        """Go to this place of the current track. Past the end of a loop it leaves the loop."""
        if self._loaded is None:
            if self._queue.current is not None:
                self._resume_ms = position_ms
                self._publish(PositionMoved(position_ms, _NOWHERE))
                self._publish(Sought(position_ms))
            return
        loop = self._modes.loop
        if loop is not None and loop.end_ms is not None and position_ms >= loop.end_ms:
            self.clear_loop()
        self._account.moved(self._player.position_ms)
        self._account.jumped(position_ms)
        self._player.seek(position_ms)
        self._publish(Sought(position_ms))

    def close(self) -> None:
        """The program ends: report what was heard of the current track and let go of the player."""
        self._leave(by_listener=False)
        self._player.close()

    # what the player says

    def on_player_state(self, state: PlayerState) -> None:
        if self._is_loading:
            return
        if self._loaded is not None:
            self._account.moved(self._player.position_ms)
        if state is PlayerState.PAUSED:
            self._keep_place(self._player.position_ms)
        self._publish(StateChanged(state))

    def on_player_position(self, position_ms: DurationMs) -> None:
        if self._loaded is None or self._is_loading:
            return
        self._account.moved(position_ms)
        if self._account.heard_ms > 0:
            self._failures = 0
            self._account.start()
        self._publish(PositionMoved(position_ms, self._player.duration_ms))
        if abs(position_ms - self._kept_ms) >= _KEEP_EVERY_MS:
            self._keep_place(position_ms)
        if self._grow_sleepy() and self.state is PlayerState.PLAYING:
            self.pause()
            self._change(sleep=None)

    def on_player_end(self) -> None:
        if self._loaded is None:
            return
        self._account.moved(max(self._player.duration_ms, self._account.position_ms))
        # A sound shorter than the first report of a position was heard all the same.
        self._account.start()
        # What has no length would be repeated without end.
        self._failures = 0 if self._account.heard_ms > 0 else self._failures + 1
        self._account.close(reached_end=True, by_listener=False)
        self._keep_place(_NOWHERE)
        self._let_go()
        is_last = self._ends_here
        self._go_on()
        if is_last:
            self._change(stop_after_current=False, sleep=None if self._sleeps_here else self._modes.sleep)
            self._publish(PositionMoved(self._start_ms(), _NOWHERE))
        elif self._has_patience():
            self._play_current()

    def on_player_next(self, part: FilePart) -> None:
        item, following = self._prepared, self._following
        if self._loaded is None:
            return
        self._prepared = self._following = None
        self._account.start()
        self._failures = 0
        self._account.close(reached_end=True, by_listener=False)
        self._keep_place(_NOWHERE)
        self._let_go()
        self._go_on()
        if item is None or self._queue.current != item or part != following:
            self._play_current()  # the queue changed while the sound was on its way
            return
        self._hold(item, part, self._player.position_ms)
        self._account.start()
        self._prepare()

    def on_player_error(self, reason: str) -> None:
        if self._is_loading:
            self._failed_in_load = True
            self._tell_unplayable(reason)
        elif self._loaded is not None:
            self._tell_unplayable(reason)
            self._leave(by_listener=False)
            if self._has_patience():
                self._set_queue(self._queue.next(wraps=self._wraps))
                self._play_current()

    def on_player_device_lost(self, reason: str) -> None:
        self._publish(Notice(reason, "Playing goes on when you press play.", "device_lost"))

    def on_player_devices(self) -> None:
        self._publish(DevicesChanged(self._player.devices, self._player.device))

    # inside

    @property
    def _wraps(self) -> bool:
        return self._modes.repeat is Repeat.ALL

    @property
    def _has_track(self) -> bool:
        return self._loaded is not None

    @property
    def _sleeps_here(self) -> bool:
        return self._modes.sleep is not None and self._modes.sleep.at_s is None

    @property
    def _ends_here(self) -> bool:
        """Nothing plays by itself after the current track."""
        return self._modes.stop_after_current or self._sleeps_here

    def _go_on(self) -> None:
        """The entry that comes after the end of the current one becomes current."""
        if self._modes.repeat is not Repeat.ONE:
            self._set_queue(self._queue.next(wraps=self._wraps))

    @property
    def _coming(self) -> QueueItem | None:
        """The entry that _go_on will make current, when it plays by itself."""
        if self._ends_here:
            return None
        return self._queue.current if self._modes.repeat is Repeat.ONE else self._queue.next(wraps=self._wraps).current

    def _start_ms(self) -> DurationMs:
        """Where the current entry begins when it is loaded."""
        item = self._queue.current
        if item is None or self._resume_ms is not None:
            return self._resume_ms or _NOWHERE
        part = self._locate(item.track_id)
        return self._place_of(item.track_id) if part is not None and part.is_speech else _NOWHERE

    def _set_queue(self, queue: PlayQueue) -> None:
        if self._modes.is_shuffled and queue.items and not queue.order:
            queue = queue.shuffled(self._random)
        if queue != self._queue:
            if queue.current != self._queue.current:
                self._resume_ms = None
            self._queue = queue
            self._publish(QueueChanged(queue))
            self._prepare()

    def _play_chosen(self) -> None:
        self._wake()
        self._play_current()

    def _play_current(self) -> None:
        """Load and play the current entry, or the first after it that can be. A loop: reports may come inside calls."""
        while (item := self._queue.current) is not None:
            if self._load(item):
                self._player.play()
                self._prepare()
                return
            if not self._has_patience():
                return
            self._set_queue(self._queue.next(wraps=self._wraps))
        self._player.stop()
        self._publish(PositionMoved(_NOWHERE, _NOWHERE))

    def _load(self, item: QueueItem) -> bool:
        part = self._locate(item.track_id)
        if part is None:
            self._tell_unplayable("its file is gone")
            return False
        resume_ms, self._resume_ms = self._start_ms(), None
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
        self._hold(item, part, resume_ms)
        return True

    def _hold(self, item: QueueItem, part: FilePart, position_ms: DurationMs) -> None:
        """The player holds this entry now, at this place."""
        self._loaded, self._part, self._kept_ms = item, part, position_ms
        self._account.open(item, position_ms, self._speed_now)

    def _let_go(self) -> None:
        """The player holds nothing that the queue knows of."""
        self._loaded = self._part = None
        self.clear_loop()

    @property
    def _speed_now(self) -> float:
        is_for_it = self._modes.speed_for_all or (self._part is not None and self._part.is_speech)
        return self._modes.speed if is_for_it else 1.0

    def _set_player_speed(self) -> None:
        if self._loaded is not None and self.state is PlayerState.PLAYING:
            self._account.moved(self._player.position_ms)
        super()._set_player_speed()
        self._account.set_speed(self._speed_now)

    def _keep_place(self, position_ms: DurationMs) -> None:
        """Tell where spoken word is, so that it goes on there another time."""
        if self._loaded is not None and self._part is not None and self._part.is_speech:
            self._kept_ms = position_ms
            self._publish(PlaceLeft(self._loaded.track_id, place_to_keep(position_ms, self._player.duration_ms)))

    def _prepare(self) -> None:
        """Let the player know what comes next, so that it goes on without a gap."""
        if self._loaded is None or self._loaded != self._queue.current:
            return  # told again once the current entry is loaded
        item = self._coming
        if item != self._prepared:
            self._prepared = item
            following = None if item is None else self._locate(item.track_id)
            if item is not None and following is not None and following.is_speech and self._place_of(item.track_id):
                following = None  # it goes on in its middle: loaded when its turn comes
            self._following = following
            self._fading_ms = _NOWHERE if item is None else self._fade_ms(self._loaded.track_id, item.track_id)
            self._player.set_next(self._following, self._fading_ms)

    def _leave(self, *, by_listener: bool) -> None:
        """Let go of the loaded track and report it if it ever sounded."""
        if self._loaded is None:
            return
        if self.state is PlayerState.PLAYING:
            self._account.moved(self._player.position_ms)
        self._keep_place(self._player.position_ms)
        self._let_go()
        self._player.stop()
        self._account.close(reached_end=False, by_listener=by_listener)

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
