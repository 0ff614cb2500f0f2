"""Rows of a form: what can be set on the left with a line about it, the control on the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.desktop.widgets.labels import plain_label


class _NoWheel(QObject):
    """Keeps the wheel for the page: scrolling over a control must not change what is set."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


class Card(QFrame):
    """A group of rows under a heading."""

    def __init__(self, heading: str, intro: str = "") -> None:
        super().__init__()
        self.setProperty("rank", "card")
        em = self.fontMetrics().height()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(em, em, em, em)
        self.column.setSpacing(em)
        self._no_wheel = _NoWheel(self)
        if heading:
            self.column.addWidget(plain_label(heading, "heading"))
        if intro:
            self.column.addWidget(plain_label(intro, "second", wraps=True))

    def add_row(self, title: str, control: QWidget, about: str = "") -> None:
        """One thing to set; the control takes its accessible name and description from the words beside it."""
        if not control.accessibleName():
            control.setAccessibleName(title)
        control.setAccessibleDescription(about)
        control.installEventFilter(self._no_wheel)
        if isinstance(control, QComboBox | QAbstractSpinBox):
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = QVBoxLayout()
        words.setSpacing(0)
        label = plain_label(title, wraps=True)
        label.setBuddy(control)
        words.addWidget(label)
        if about:
            words.addWidget(plain_label(about, "second", wraps=True))
        row = QHBoxLayout()
        row.setSpacing(self.fontMetrics().height())
        row.addLayout(words, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(row)


class Switch(QCheckBox):
    """On or off, said beside the box."""

    def __init__(self, on: str, off: str) -> None:
        super().__init__()
        self._words = (off, on)
        self.toggled.connect(self._say)
        self._say(False)

    def show_state(self, is_on: bool) -> None:
        """Put it there without telling anybody."""
        self.blockSignals(True)
        self.setChecked(is_on)
        self.blockSignals(False)
        self._say(is_on)

    def _say(self, is_on: bool) -> None:
        self.setText(self._words[is_on])


class Choice(QComboBox):
    """One of a few values, each with its words."""

    def __init__(self, values: Sequence[tuple[str, str]]) -> None:
        """(value, words) pairs."""
        super().__init__()
        for value, words in values:
            self.addItem(words, value)

    def show_value(self, value: str) -> None:
        """Put it there without telling anybody; an unknown value is added as it is."""
        self.blockSignals(True)
        place = self.findData(value)
        if place < 0:
            self.addItem(value, value)
            place = self.count() - 1
        self.setCurrentIndex(place)
        self.blockSignals(False)

    @property
    def value(self) -> str:
        return str(self.currentData())


class WholeNumber(QSpinBox):
    """A whole number within bounds."""

    def __init__(self, low: int, high: int, suffix: str = "", lowest: str = "") -> None:
        """`lowest`: words shown instead of the lowest number."""
        super().__init__()
        self.setRange(low, high)
        self.setSuffix(suffix)
        self.setSpecialValueText(lowest)
        self.setKeyboardTracking(False)

    def show_value(self, value: int) -> None:
        """Put it there without telling anybody."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)


class Decimal(QDoubleSpinBox):
    """A number with one decimal within bounds."""

    def __init__(self, low: float, high: float, step: float, suffix: str = "", lowest: str = "") -> None:
        """`lowest`: words shown instead of the lowest number."""
        super().__init__()
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setDecimals(1)
        self.setSuffix(suffix)
        self.setSpecialValueText(lowest)
        self.setKeyboardTracking(False)

    def show_value(self, value: float) -> None:
        """Put it there without telling anybody."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)


def scrolled(column: QVBoxLayout, widest_em: int = 52) -> QScrollArea:
    """A page of cards that scrolls, no wider than can be read."""
    inner = QWidget()
    em = inner.fontMetrics().height()
    inner.setMaximumWidth(em * widest_em)
    inner.setLayout(column)
    column.setContentsMargins(em, em, em, em)
    column.setSpacing(em)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area
