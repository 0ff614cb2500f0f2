"""How it sounds and how long it goes on: a panel over the page, opened from the bar."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.track_line import clock_text
from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.equaliser_editor import EqualiserEditor
from musicrec_desktop.desktop.widgets.form import Card, Choice, Decimal, Switch
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.playback import FASTEST, SLOWEST, Loop, Modes, OutputDevice

_MINUTES: Final = (5, 10, 15, 30, 45, 60, 90, 120)
_OFF, _AT_END, _RUNNING = "off", "end", "running"


class SoundPanel(QFrame):
    """Equaliser, sleep timer, end after this track, repeat a part, speed, device."""

    sleep_asked = Signal(object)
    """Minutes; 0: at the end of the track; None: not any more."""
    stop_after_asked = Signal(bool)
    mark_asked = Signal()
    speed_changed = Signal(float, bool)
    """How many times as fast, and whether music as well."""
    device_chosen = Signal(str)
    hidden = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self.setProperty("rank", "over")
        self.setAccessibleName(tr("Sound"))
        self.equaliser = EqualiserEditor()
        self.sleep = Choice(
            [
                (_OFF, tr("Off")),
                (_AT_END, tr("At the end of the track")),
                *((str(minutes), tr("In %n minute(s)", n=minutes)) for minutes in _MINUTES),
            ]
        )
        self.stop_after = Switch(tr("On"), tr("Off"))
        self.mark = TextButton("")
        self.speed = Decimal(SLOWEST, FASTEST, 0.1, " ×")
        self.for_all = Switch(tr("Music as well"), tr("Spoken word only"))
        self.device = Choice([("", tr("As the system"))])
        pace = QWidget()
        both = QHBoxLayout(pace)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self.for_all)
        both.addWidget(self.speed)
        pace.setAccessibleName(tr("Speed"))
        self.speed.setAccessibleName(tr("Speed"))
        self.for_all.setAccessibleName(tr("Speed for music as well"))
        rows = Card("")
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setProperty("rank", "")
        rows.column.setContentsMargins(0, 0, 0, 0)
        rows.column.setSpacing(em // 2)
        rows.add_row(tr("Sleep timer"), self.sleep, tr("Fades out over the last seconds, then pauses."))
        rows.add_row(tr("Stop after this track"), self.stop_after)
        rows.add_row(tr("Repeat a part"), self.mark)
        rows.add_row(tr("Speed"), pace)
        rows.add_row(tr("Sound goes to"), self.device)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em, em, em, em)
        layout.setSpacing(em)
        layout.addWidget(self.equaliser)
        layout.addWidget(rows)
        layout.addWidget(plain_label(tr("Loudness and cross-fades are in the settings."), "second"))
        self.sleep.activated.connect(self._on_sleep)
        self.stop_after.toggled.connect(self.stop_after_asked)
        self.mark.clicked.connect(self.mark_asked)
        self.speed.valueChanged.connect(self._on_speed)
        self.for_all.toggled.connect(self._on_speed)
        self.device.activated.connect(lambda _: self.device_chosen.emit(self.device.value))
        self.hide()

    def show_modes(self, modes: Modes) -> None:
        """Show what holds. The sliders are left where they are: only a hand moves them while the panel is open."""
        self.stop_after.show_state(modes.stop_after_current)
        self.speed.show_value(modes.speed)
        self.for_all.show_state(modes.speed_for_all)
        self.mark.setText(_loop_text(modes.loop))
        self.device.show_value(modes.device)
        if modes.sleep is None:
            self._show_sleep(_OFF, "")
        elif modes.sleep.at_s is None:
            self._show_sleep(_AT_END, "")

    def show_sleep_left(self, seconds: float | None) -> None:
        """Count down; None while no timer runs."""
        if seconds is not None:
            self._show_sleep(_RUNNING, tr("In {time}").format(time=clock_text(round(seconds) * 1000)))

    def show_devices(self, devices: Sequence[OutputDevice], chosen: str) -> None:
        """Offer what sound can be sent to."""
        self.device.blockSignals(True)
        self.device.clear()
        self.device.addItem(tr("As the system"), "")
        for device in devices:
            self.device.addItem(device.name, device.id)
        self.device.blockSignals(False)
        if chosen and self.device.findData(chosen) < 0:
            self.device.addItem(tr("Not connected now"), chosen)
        self.device.show_value(chosen)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  (Qt's name)
        super().hideEvent(event)
        self.hidden.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _on_sleep(self, _index: int) -> None:
        value = self.sleep.value
        if value != _RUNNING:
            self.sleep_asked.emit({_OFF: None, _AT_END: 0}.get(value, 0) if value in (_OFF, _AT_END) else int(value))

    def _on_speed(self) -> None:
        self.speed_changed.emit(self.speed.value(), self.for_all.isChecked())

    def _show_sleep(self, value: str, words: str) -> None:
        place = self.sleep.findData(_RUNNING)
        if value == _RUNNING:
            if place < 0:
                self.sleep.addItem(words, _RUNNING)
            else:
                self.sleep.setItemText(place, words)
        elif place >= 0:
            self.sleep.removeItem(place)
        self.sleep.show_value(value)


def _loop_text(loop: Loop | None) -> str:
    if loop is None:
        return tr("Begins here (A)")
    if loop.end_ms is None:
        return tr("Ends here (B)")
    return tr("{start} to {end}: stop repeating").format(start=clock_text(loop.start_ms), end=clock_text(loop.end_ms))
