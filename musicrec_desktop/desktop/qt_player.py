"""Sound through QtMultimedia."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, QUrl
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

    def load(self, path: Path) -> None:
        self._is_silenced = True
        self._seek_ms = None
        self._no_sound.stop()
        self._media.stop()
        # Qt takes the same file twice for no change at all: a broken one would then never be reported again.
        self._media.setSource(QUrl())
        self._is_silenced = False
        self._media.setSource(QUrl.fromLocalFile(str(path)))

    def play(self) -> None:
        if self._output.device().isNull():
            self._use_default_device()
        self._media.play()
        self._watch()

    def pause(self) -> None:
        self._media.pause()

    def stop(self) -> None:
        self._media.stop()

    def seek(self, position_ms: DurationMs) -> None:
        # Measured on a null sink: the new place is heard 2.1 s later, because Qt first plays what the sound server has
        # buffered (two seconds there). A pause or stop around the jump changes nothing.
        if self._media.mediaStatus() in _OPEN:
            self._media.setPosition(position_ms)
        else:
            self._seek_ms = position_ms

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
        return DurationMs(self._media.position() if self._seek_ms is None else self._seek_ms)

    @property
    def duration_ms(self) -> DurationMs:
        return DurationMs(max(0, self._media.duration()))

    def close(self) -> None:
        self._is_silenced = True
        self._no_sound.stop()
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
        if self._seek_ms is None and (listener := self._told()) is not None:
            listener.on_player_position(DurationMs(position_ms))

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
        is_stuck = self.state is PlayerState.PLAYING and self._media.position() <= 0
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
