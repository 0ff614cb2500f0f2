"""Where in the track we are, and the way to go elsewhere."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider

from musicrec_desktop.desktop.words import tr

_STEP_MS = 5_000


class TimeSlider(QSlider):
    """A slider over milliseconds. A click goes there at once; while dragged, it is not pulled back by the player."""

    sought = Signal(int)
    """The listener wants to be at this millisecond."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(tr("Position in the track"))
        self.setRange(0, 0)
        self.setSingleStep(_STEP_MS)
        self.setPageStep(3 * _STEP_MS)
        self.setEnabled(False)
        self.sliderReleased.connect(lambda: self.sought.emit(self.value()))

    def show_position(self, position_ms: int, duration_ms: int) -> None:
        """Show where the track is; a duration of 0 switches the slider off."""
        if self.maximum() != duration_ms:
            self.setRange(0, duration_ms)
            self.setEnabled(duration_ms > 0)
        if not self.isSliderDown():
            self.setValue(position_ms)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setValue(self._value_at(event.position().x()))
        self.setSliderDown(True)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        self.setSliderDown(False)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self.sought.emit(self.value())

    def _value_at(self, x: float) -> int:
        """The value whose handle has its middle at this place."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        room = max(1, self.width() - handle.width())
        return QStyle.sliderValueFromPosition(0, self.maximum(), round(x) - handle.width() // 2, room)
