"""Sound through QtMultimedia."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtMultimedia import QAudio, QAudioOutput, QMediaDevices, QMediaPlayer

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.playback import PlayerListener

_STATES: Final = {
    QMediaPlayer.PlaybackState.StoppedState: PlayerState.STOPPED,
    QMediaPlayer.PlaybackState.PlayingState: PlayerState.PLAYING,
    QMediaPlayer.PlaybackState.PausedState: PlayerState.PAUSED,
}
_OPEN: Final = (
    QMediaPlayer.MediaStatus.LoadedMedia,
    QMediaPlayer.MediaStatus.BufferingMedia,
    QMediaPlayer.MediaStatus.BufferedMedia,
)
_END_IS_NEAR_MS: Final = 400
_NOWHERE: Final = DurationMs(0)
_NO_SOUND_AFTER_MS: Final = 3_000
"""A file that opens without a length and has not moved by then holds nothing that can be played."""


class QtPlayer:
    """The player of the window, a `Player`. Used from the window's thread."""

    def __init__(self, parent: QObject) -> None:
        """`parent` owns the Qt side of it."""
        self._listener: PlayerListener | None = None
        self._is_silenced = False
        """Reports are held back: the file at hand is being replaced, or the player is closed."""
        self._seek_ms: DurationMs | None = None
        """A jump asked for before the file was open."""
        self._start_ms = self._end_ms = DurationMs(0)
        """The part of the file that is the track; an end of 0 is that of the file."""
        self._at_end = QTimer(parent)
        """Reports of the position come too seldom to stop on time by them."""
        self._at_end.setSingleShot(True)
        self._at_end.setTimerType(Qt.TimerType.PreciseTimer)
        self._at_end.timeout.connect(self._on_end_near)
        self._no_sound = QTimer(parent)
        self._no_sound.setSingleShot(True)
        self._no_sound.setInterval(_NO_SOUND_AFTER_MS)
        self._no_sound.timeout.connect(self._on_no_sound)
        self._devices = QMediaDevices(parent)
        self._output = QAudioOutput(QMediaDevices.defaultAudioOutput(), parent)
        self._media = QMediaPlayer(parent)
        self._media.setAudioOutput(self._output)
        self._media.playbackStateChanged.connect(self._on_state)
        self._media.positionChanged.connect(self._on_position)
        self._media.mediaStatusChanged.connect(self._on_status)
        self._media.errorOccurred.connect(self._on_error)
        self._devices.audioOutputsChanged.connect(self._on_devices)

    def set_listener(self, listener: PlayerListener) -> None:
        self._listener = listener

    def load(self, path: Path, start_ms: DurationMs = _NOWHERE, end_ms: DurationMs = _NOWHERE) -> None:
        self._is_silenced = True
        self._start_ms, self._end_ms = start_ms, end_ms
        self._seek_ms = start_ms or None
        self._no_sound.stop()
        self._at_end.stop()
        self._media.stop()
        # Qt takes the same file twice for no change at all: a broken one would then never be reported again.
        self._media.setSource(QUrl())
        self._is_silenced = False
        self._media.setSource(QUrl.fromLocalFile(str(path)))

    def play(self) -> None:
        if self._output.device().isNull():
            self._use_default_device()
        if self._media.mediaStatus() in _OPEN and self._media.position() < self._start_ms:
            self._media.setPosition(self._start_ms)  # after a stop
        self._media.play()
        self._watch()

    def pause(self) -> None:
        self._media.pause()

    def stop(self) -> None:
        self._media.stop()

    def seek(self, position_ms: DurationMs) -> None:
        # Measured on a null sink: the new place is heard 2.1 s later, because Qt first plays what the sound server has
        # buffered (two seconds there). A pause or stop around the jump changes nothing.
        place = DurationMs(self._start_ms + position_ms)
        if self._media.mediaStatus() in _OPEN:
            self._at_end.stop()
            self._media.setPosition(place)
        else:
            self._seek_ms = place

    def set_volume(self, volume: float) -> None:
        linear = QAudio.convertVolume(
            volume, QAudio.VolumeScale.LogarithmicVolumeScale, QAudio.VolumeScale.LinearVolumeScale
        )
        self._output.setVolume(linear)

    @property
    def state(self) -> PlayerState:
        return _STATES[self._media.playbackState()]

    @property
    def position_ms(self) -> DurationMs:
        place = self._media.position() if self._seek_ms is None else self._seek_ms
        return DurationMs(max(0, place - self._start_ms))

    @property
    def duration_ms(self) -> DurationMs:
        length = self._media.duration()
        return DurationMs(max(0, (min(self._end_ms, length) if self._end_ms else length) - self._start_ms))

    def close(self) -> None:
        self._is_silenced = True
        self._no_sound.stop()
        self._at_end.stop()
        self._media.stop()
        self._media.setSource(QUrl())

    def _told(self) -> PlayerListener | None:
        if self._listener is None:
            raise InvariantError("the player was used before it had a listener")
        return None if self._is_silenced else self._listener

    def _on_state(self, state: QMediaPlayer.PlaybackState) -> None:
        # At the end of a track Qt says "stopped" before it says "end"; the listener learns the end first-hand.
        if (listener := self._told()) is not None:
            listener.on_player_state(_STATES[state])

    def _on_position(self, position_ms: int) -> None:
        # A place before the part is one that Qt still reports from before the jump to it.
        if self._seek_ms is not None or position_ms < self._start_ms or (listener := self._told()) is None:
            return
        listener.on_player_position(DurationMs(position_ms - self._start_ms))
        self._watch_end()

    def _watch_end(self) -> None:
        """Stop where the part ends; shortly before, by a clock."""
        left = self._end_ms - self._media.position()
        if not self._end_ms or self.state is not PlayerState.PLAYING or left > _END_IS_NEAR_MS:
            self._at_end.stop()
        elif left > 0:
            self._at_end.start(left)
        else:
            self._end_part()

    def _end_part(self) -> None:
        listener = self._told()
        if listener is not None:
            self._at_end.stop()
            listener.on_player_position(self.duration_ms)
            self._is_silenced = True  # stopping goes to the beginning of the file, which is not ours
            self._media.stop()
            self._is_silenced = False
            listener.on_player_state(PlayerState.STOPPED)
            listener.on_player_end()

    def _on_end_near(self) -> None:
        # The place between two reports is not always up to date: by the clock, the end is here.
        if self.state is PlayerState.PLAYING and self._end_ms - self._media.position() <= _END_IS_NEAR_MS:
            self._end_part()

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status in _OPEN and self._seek_ms is not None:
            position_ms, self._seek_ms = self._seek_ms, None
            self._media.setPosition(position_ms)
        self._watch()
        if status is QMediaPlayer.MediaStatus.EndOfMedia and (listener := self._told()) is not None:
            listener.on_player_end()

    def _watch(self) -> None:
        """FFmpeg opens some broken files without complaint; they have no length, and nothing ever comes out of them."""
        is_suspect = self._media.mediaStatus() in _OPEN and self._media.duration() <= 0
        if is_suspect and self.state is PlayerState.PLAYING and not self._no_sound.isActive():
            self._no_sound.start()

    def _on_no_sound(self) -> None:
        is_stuck = self.state is PlayerState.PLAYING and self._media.position() <= self._start_ms
        if is_stuck and (listener := self._told()) is not None:
            listener.on_player_error("it holds no sound that can be decoded")

    def _on_error(self, error: QMediaPlayer.Error, text: str) -> None:
        listener = self._told()
        if listener is None or error is QMediaPlayer.Error.NoError:
            return
        reason = text.strip().rstrip(".") or "the file cannot be decoded"
        listener.on_player_error(reason)

    def _on_devices(self) -> None:
        """A device came or went. Headphones pulled out must not make the loudspeakers blare: pause."""
        known = [device.id() for device in QMediaDevices.audioOutputs()]
        device = self._output.device()
        if not device.isNull() and device.id() in known:
            return
        was_playing = self.state is PlayerState.PLAYING
        name = device.description()
        if was_playing:
            self._media.pause()
        self._use_default_device()
        if was_playing and (listener := self._told()) is not None:
            listener.on_player_device_lost(f"The sound device “{name}” is gone.")

    def _use_default_device(self) -> None:
        self._output.setDevice(QMediaDevices.defaultAudioOutput())
