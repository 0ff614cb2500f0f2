"""Mouse and keyboard."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click in the middle, or at a place."""
    QTest.mouseClick(widget, _LEFT, _NONE, widget.rect().center() if place is None else place)


def double_click(widget: QWidget, place: QPoint) -> None:
    """Click twice, as a mouse does it."""
    click(widget, place)
    QTest.mouseDClick(widget, _LEFT, _NONE, place)


def press(widget: QWidget, place: QPoint) -> None:
    """Hold the button down."""
    QTest.mousePress(widget, _LEFT, _NONE, place)


def release(widget: QWidget, place: QPoint) -> None:
    """Let it go."""
    QTest.mouseRelease(widget, _LEFT, _NONE, place)


def strike(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
    """Press and release a key."""
    QTest.keyClick(widget, key, modifier)


def write(widget: QWidget, text: str) -> None:
    """Type ASCII letters, one by one."""
    QTest.keyClicks(widget, text)
