"""org.mpris.MediaPlayer2.Player: what plays, and the keys to it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from musicrec_desktop.desktop.actions.covers import fetch_cover_file
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.system.bus_object import Interface, Method, Property, Told
from musicrec_desktop.desktop.system.track_metadata import (
    NO_TRACK,
    Heard,
    Metadata,
    entry_key,
    entry_path,
    metadata_of,
)
from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.playlist import QueueItem
from musicrec_desktop.playback import FASTEST, SLOWEST, Repeat

NAME: Final = "org.mpris.MediaPlayer2.Player"
_STATES: Final = {PlayerState.PLAYING: "Playing", PlayerState.PAUSED: "Paused", PlayerState.STOPPED: "Stopped"}
_LOOPS: Final = {Repeat.OFF: "None", Repeat.ONE: "Track", Repeat.ALL: "Playlist"}
_COVER_PIXELS: Final = 512


class PlayerSide:
    """Answers for the player. Window's thread."""

    def __init__(
        self,
        tools: Tools,
        listening: ListeningConnection,
        open_uri: Callable[[str], object],
        changed: Callable[[], object],
    ) -> None:
        """`open_uri` plays what is at an address; `changed` is told when something is known later than it was asked."""
        self._tools = tools
        self._listening = listening
        self._open_uri = open_uri
        self._changed = changed
        self._art: tuple[TrackId | None, str] = (None, "")
        """Whose cover was asked for last, and its address once it is known."""
        self.duration_ms = 0
        """Of the current track, as the player says it; 0 when it did not yet."""

    def interface(self) -> Interface:
        """Its tables."""
        control = self._listening.controller

        def put_loop(name: str) -> None:
            for repeat, word in _LOOPS.items():
                if word == name:
                    control.set_repeat(repeat)

        return Interface(
            NAME,
            (
                Method("Next", lambda: control.next() if self._can_go_next() else None),
                Method("Previous", lambda: control.previous() if self._has_tracks() else None),
                Method("Pause", self._pause),
                Method("PlayPause", lambda: control.toggle() if self._has_tracks() else None),
                Method("Stop", control.stop),
                Method("Play", self._play),
                Method("Seek", self._seek_by, (("Offset", "x"),)),
                Method("SetPosition", self._seek_to, (("TrackId", "o"), ("Position", "x"))),
                Method("OpenUri", self._open_uri, (("Uri", "s"),)),
            ),
            (
                Property("PlaybackStatus", "s", lambda: _STATES[control.state]),
                Property("LoopStatus", "s", lambda: _LOOPS[control.modes.repeat], put_loop),
                Property("Rate", "d", self._rate, self._put_rate),
                Property("Shuffle", "b", lambda: control.modes.is_shuffled, control.set_shuffle),
                Property("Metadata", "a{sv}", self.current_metadata),
                Property("Volume", "d", lambda: float(control.modes.volume), self._put_volume),
                Property("Position", "x", lambda: control.position_ms * 1000, tells="false"),
                Property("MinimumRate", "d", lambda: SLOWEST),
                Property("MaximumRate", "d", lambda: FASTEST),
                Property("CanGoNext", "b", self._can_go_next),
                Property("CanGoPrevious", "b", self._has_tracks),
                Property("CanPlay", "b", self._has_tracks),
                Property("CanPause", "b", self._has_tracks),
                Property("CanSeek", "b", lambda: self._length_ms() > 0),
                Property("CanControl", "b", lambda: True, tells="false"),
            ),
            (Told("Seeked", (("Position", "x"),)),),
        )

    def metadata(self, item: QueueItem, art: str = "") -> Metadata:
        """What is known of an entry of the queue."""
        return metadata_of(entry_path(item.key), self._tools.shelf.track(item.track_id), self._heard(item, art))

    def current_metadata(self) -> Metadata:
        """What is known of the entry that plays or is about to; its cover follows once it is read."""
        item = self._listening.controller.queue.current
        if item is None:
            return metadata_of(NO_TRACK, None, Heard())
        return self.metadata(item, self._art_of(item.track_id))

    # inside

    def _heard(self, item: QueueItem, art: str) -> Heard:
        shelf, services = self._tools.shelf, self._tools.services
        current = self._listening.controller.queue.current
        duration = self.duration_ms if current is not None and current.key == item.key else 0
        plays, last = 0, ""
        if services.is_loaded:
            history = services.known.profile.tracks
            at = int(history.ids.searchsorted(item.track_id))
            if at < len(history.ids) and history.ids[at] == item.track_id and history.plays[at]:
                plays = int(history.plays[at])
                last = datetime.fromtimestamp(float(history.last_played[at]), UTC).isoformat(timespec="seconds")
        return Heard(duration, art, shelf.feedback(item.track_id), plays, last)

    def _art_of(self, track_id: TrackId) -> str:
        tools, path = self._tools, self._tools.shelf.locate(track_id)
        if self._art[0] != track_id and path is not None:
            self._art = (track_id, "")

            def show(file: Path | None) -> None:
                if file is not None and self._art[0] == track_id:
                    self._art = (track_id, file.as_uri())
                    self._changed()

            fetch_cover_file(tools.lanes, tools.services.paths, path, _COVER_PIXELS, show, tools.fail)
        return self._art[1] if self._art[0] == track_id else ""

    def _has_tracks(self) -> bool:
        return len(self._listening.controller.queue) > 0

    def _can_go_next(self) -> bool:
        control = self._listening.controller
        return bool(control.queue.upcoming) or (self._has_tracks() and control.modes.repeat is Repeat.ALL)

    def _length_ms(self) -> int:
        item = self._listening.controller.queue.current
        return 0 if item is None else self._tools.shelf.duration_ms(item.track_id) or self.duration_ms

    def _play(self) -> None:
        control = self._listening.controller
        if control.state is not PlayerState.PLAYING and self._has_tracks():
            control.play()

    def _pause(self) -> None:
        control = self._listening.controller
        if control.state is PlayerState.PLAYING:
            control.pause()

    def _seek_by(self, offset_us: int) -> None:
        control, length = self._listening.controller, self._length_ms()
        if not length:
            return
        there = control.position_ms + offset_us // 1000
        if there > length:  # as the interface wants it
            if self._can_go_next():
                control.next()
            else:
                control.stop()
        else:
            control.seek(DurationMs(max(0, there)))

    def _seek_to(self, entry: str, position_us: int) -> None:
        """A place beyond the track, or in a track that is over, is none."""
        control = self._listening.controller
        item = control.queue.current
        if item is not None and entry_key(entry) == item.key and 0 <= position_us <= self._length_ms() * 1000:
            control.seek(DurationMs(position_us // 1000))

    @property
    def _is_speech(self) -> bool:
        item = self._listening.controller.queue.current
        part = None if item is None else self._tools.shelf.part(item.track_id)
        return part is not None and part.is_speech

    def _rate(self) -> float:
        """As it sounds: others work out from it where a track is."""
        modes = self._listening.controller.modes
        return float(modes.speed) if modes.speed_for_all or self._is_speech else 1.0

    def _put_rate(self, rate: float) -> None:
        if rate == 0:  # as the interface wants it
            self._pause()
        elif rate != self._rate():
            speed = min(max(rate, SLOWEST), FASTEST)
            self._listening.controller.set_speed(speed, for_all=None if self._is_speech else True)

    def _put_volume(self, volume: Any) -> None:
        self._listening.set_volume(min(max(float(volume), 0.0), 1.0))
