"""The bar at the bottom: what plays, where in it, and the knobs."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.track_line import TrackLine, clock_text
from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.widgets.cover import Cover
from musicrec_desktop.desktop.widgets.labels import ElidedLabel, plain_label
from musicrec_desktop.desktop.widgets.time_slider import TimeSlider
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.playback import Modes, Repeat

NOTHING: Final = marked("Nothing is playing")
PLAY: Final = marked("Play")
PAUSE: Final = marked("Pause")
PREVIOUS: Final = marked("Previous track")
NEXT: Final = marked("Next track")
VOLUME: Final = marked("Volume")
MUTE: Final = marked("Mute")
UNMUTE: Final = marked("Sound on")
LIKE: Final = marked("Like this track")
DISLIKE: Final = marked("Dislike this track")
SHOW_QUEUE: Final = marked("Queue")
SOUND: Final = marked("Sound: equaliser, timer, speed, device")
IN_ORDER: Final = marked("Shuffle: off")
SHUFFLED: Final = marked("Shuffle: on")
_REPEATS: Final = {
    Repeat.OFF: marked("Repeat: off"),
    Repeat.ALL: marked("Repeat: all"),
    Repeat.ONE: marked("Repeat: this track"),
}


class PlayerPanel(QWidget):
    """Shows the player and says what the listener wants of it."""

    toggled = Signal()
    next_asked = Signal()
    previous_asked = Signal()
    sought = Signal(int)
    """Milliseconds."""
    volume_changed = Signal(float)
    """0..1 on the slider's scale."""
    feedback_given = Signal(FeedbackValue)
    queue_toggled = Signal(bool)
    repeat_asked = Signal()
    shuffle_asked = Signal()
    sound_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("player_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._feedback = FeedbackValue.NONE
        self.cover = Cover(self.fontMetrics().height() * 3)
        self.title = ElidedLabel()
        self.artist = ElidedLabel("second")
        self.like = IconButton("like", tr(LIKE))
        self.dislike = IconButton("dislike", tr(DISLIKE))
        self.previous = IconButton("previous", tr(PREVIOUS), shortcut="Ctrl+Left")
        self.toggle = IconButton("play", tr(PLAY), "play", shortcut="Space", em_size=1.5)
        self.next = IconButton("next", tr(NEXT), shortcut="Ctrl+Right")
        self.slider = TimeSlider()
        self.elapsed = plain_label("–", "second")
        self.total = plain_label("–", "second")
        self.mute = IconButton("volume", tr(MUTE), shortcut="Ctrl+M")
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.queue = IconButton("queue", tr(SHOW_QUEUE), shortcut="Ctrl+U")
        self.shuffle = IconButton("shuffle", "", shortcut="Ctrl+H", em_size=1.0)
        self.repeat = IconButton("repeat", "", shortcut="Ctrl+R", em_size=1.0)
        self.sound = IconButton("sound", tr(SOUND), shortcut="Ctrl+Shift+E")
        self.private = IconButton("private", tr("Private listening: nothing you hear is kept"))
        self._volume_before_mute = 80
        self._cover_of: TrackId | None = None
        self._arrange()
        self.show_track(None)
        self._connect()

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        self.queue.setCheckable(True)
        self.volume.setRange(0, 100)
        self.volume.setValue(80)
        self.volume.setFixedWidth(em * 6)
        self.volume.setAccessibleName(tr(VOLUME))
        for label in (self.elapsed, self.total):
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance("0:00:00"))
        self.elapsed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.artist)
        words.addStretch(1)
        left = QHBoxLayout()
        left.setSpacing(em // 2)
        left.addWidget(self.cover)
        left.addLayout(words, 1)
        left.addWidget(self.like)
        left.addWidget(self.dislike)
        keys = QHBoxLayout()
        keys.setSpacing(em // 2)
        keys.addStretch(1)
        for button in (self.shuffle, self.previous, self.toggle, self.next, self.repeat):
            keys.addWidget(button)
        keys.addStretch(1)
        place = QHBoxLayout()
        place.setSpacing(em // 2)
        place.addWidget(self.elapsed)
        place.addWidget(self.slider, 1)
        place.addWidget(self.total)
        middle = QVBoxLayout()
        middle.setSpacing(em // 4)
        middle.addLayout(keys)
        middle.addLayout(place)
        right = QHBoxLayout()
        right.setSpacing(em // 3)
        right.addStretch(1)
        self.private.hide()
        right.addWidget(self.private)
        right.addWidget(self.mute)
        right.addWidget(self.volume)
        right.addWidget(self.sound)
        right.addWidget(self.queue)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(em // 2, em // 3, em, em // 3)
        layout.setSpacing(em)
        layout.addLayout(left, 3)
        layout.addLayout(middle, 4)
        layout.addLayout(right, 3)

    def _connect(self) -> None:
        self.toggle.clicked.connect(self.toggled)
        self.previous.clicked.connect(self.previous_asked)
        self.next.clicked.connect(self.next_asked)
        self.slider.sought.connect(self.sought)
        self.slider.valueChanged.connect(lambda ms: self.elapsed.setText(_elapsed_text(ms)))
        self.volume.valueChanged.connect(self._on_volume)
        self.mute.clicked.connect(self.toggle_mute)
        self.queue.toggled.connect(self.queue_toggled)
        self.shuffle.clicked.connect(self.shuffle_asked)
        self.repeat.clicked.connect(self.repeat_asked)
        self.sound.setCheckable(True)
        self.sound.toggled.connect(self.sound_toggled)
        self.show_modes(Modes())
        self.like.clicked.connect(lambda: self.judge(FeedbackValue.LIKE))
        self.dislike.clicked.connect(lambda: self.judge(FeedbackValue.DISLIKE))

    def show_track(self, line: TrackLine | None, feedback: FeedbackValue = FeedbackValue.NONE) -> None:
        """Show what is current; None: nothing."""
        self.title.show_text(tr(NOTHING) if line is None else line.title)
        self.artist.show_text("" if line is None else line.artist)
        for widget in (self.like, self.dislike, self.next, self.previous):
            widget.setEnabled(line is not None)
        if line is None:
            self.show_position(0, 0)
        track_id = None if line is None else line.track_id
        if track_id != self._cover_of:  # news of the queue come often; the cover stays
            self._cover_of = track_id
            self.cover.show_tile("" if line is None else line.album or line.artist)
        self.show_feedback(feedback)

    def show_feedback(self, feedback: FeedbackValue) -> None:
        """Show what was said of the current track."""
        self._feedback = feedback
        is_liked, is_disliked = feedback is FeedbackValue.LIKE, feedback is FeedbackValue.DISLIKE
        like_color = self.palette().brightText().color().name() if is_liked else ""
        self.like.show_icon("liked" if is_liked else "like", like_color)
        self.dislike.show_icon("disliked" if is_disliked else "dislike")

    def show_state(self, state: PlayerState) -> None:
        """Show whether it plays."""
        is_playing = state is PlayerState.PLAYING
        self.toggle.show_icon("pause" if is_playing else "play")
        self.toggle.rename(tr(PAUSE) if is_playing else tr(PLAY))

    def show_modes(self, modes: Modes) -> None:
        """Show repeat and shuffle: by their signs, a frame, and in words."""
        accent = self.palette().link().color().name()
        self.repeat.show_icon(
            "repeat_one" if modes.repeat is Repeat.ONE else "repeat", "" if modes.repeat is Repeat.OFF else accent
        )
        self.repeat.rename(tr(_REPEATS[modes.repeat]))
        self.repeat.setCheckable(True)
        self.repeat.setChecked(modes.repeat is not Repeat.OFF)
        self.shuffle.setCheckable(True)
        self.shuffle.setChecked(modes.is_shuffled)
        self.shuffle.show_icon("shuffle", accent if modes.is_shuffled else "")
        self.shuffle.rename(tr(SHUFFLED) if modes.is_shuffled else tr(IN_ORDER))

    def show_position(self, position_ms: int, duration_ms: int) -> None:
        """Show where the track is."""
        self.slider.show_position(position_ms, duration_ms)
        if not self.slider.isSliderDown():
            self.elapsed.setText(_elapsed_text(position_ms) if duration_ms else "–")
        self.total.setText(clock_text(duration_ms))

    def show_volume(self, volume: float) -> None:
        """Put the knob there without telling anybody."""
        self.volume.blockSignals(True)
        self.volume.setValue(round(volume * 100))
        self.volume.blockSignals(False)
        self._draw_mute()

    def toggle_mute(self) -> None:
        """Silent, or as loud as before."""
        if self.volume.value() > 0:
            self._volume_before_mute = self.volume.value()
            self.volume.setValue(0)
        else:
            self.volume.setValue(self._volume_before_mute)

    def _on_volume(self, percent: int) -> None:
        self._draw_mute()
        self.volume_changed.emit(percent / 100)

    def _draw_mute(self) -> None:
        is_silent = self.volume.value() == 0
        self.mute.show_icon("muted" if is_silent else "volume")
        self.mute.rename(tr(UNMUTE) if is_silent else tr(MUTE))

    def judge(self, value: FeedbackValue) -> None:
        """Say this of the current track; said again, it is taken back."""
        self.feedback_given.emit(FeedbackValue.NONE if self._feedback is value else value)


def _elapsed_text(ms: int) -> str:
    return "0:00" if ms < 500 else clock_text(ms)
