"""Small labels in a row: what was understood, in pieces that can be changed and taken out."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget

from musicrec_desktop.desktop.widgets.buttons import IconButton, TextButton
from musicrec_desktop.desktop.widgets.flow_layout import FlowLayout
from musicrec_desktop.desktop.widgets.labels import plain_label, plain_tip
from musicrec_desktop.desktop.words import tr

LONGEST: Final = 48
"""A longer text is shortened on the chip; the whole of it is in the tool tip."""


class Chip(QFrame):
    """One piece of text on a rounded ground."""

    def __init__(self, text: str, tip: str = "") -> None:
        super().__init__()
        self.setProperty("rank", "chip")
        self.text = text
        self.setToolTip(plain_tip(tip))
        self.setAccessibleName(text)
        em = self.fontMetrics().height()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(em // 2, em // 6, em // 2, em // 6)
        layout.addWidget(plain_label(text))


class OpenChip(QFrame):
    """A piece of text that is pressed to change it, with a cross beside it to take it out."""

    edit_asked = Signal()
    remove_asked = Signal()

    def __init__(self, text: str, tip: str = "") -> None:
        super().__init__()
        self.setProperty("rank", "chip")
        self.text = text
        short = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        self.body = TextButton(short, "chip_body", tip="\n".join(filter(None, (tip, tr("Click to change it.")))))
        self.body.setAccessibleName(tr("{what}: change it").format(what=text))
        self.cross = IconButton("close", tr("Take out “{what}”").format(what=short), "chip_cross", em_size=0.8)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.body)
        layout.addWidget(self.cross)
        self.body.clicked.connect(self.edit_asked)
        self.cross.clicked.connect(self.remove_asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)


class ChipRow(QWidget):
    """Chips, broken into lines where needed."""

    edit_asked = Signal(int)
    """The chip with this number is to be changed."""
    remove_asked = Signal(int)
    add_asked = Signal()
    """Something is to be asked for beside these."""

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self._flow = FlowLayout(self, max(4, em // 3))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._is_open = False
        self.add = TextButton(tr("+ Wish"), "chip", tip=tr("Ask for something beside these"), parent=self)
        self.add.clicked.connect(self.add_asked)
        self.add.hide()

    def show_chips(self, chips: Sequence[tuple[str, str]], *, is_open: bool = False) -> None:
        """Show (text, tool tip) pairs; open ones can be changed, taken out and added to."""
        if (tuple(chips), is_open) == (self._shown, self._is_open):
            return
        focused = QApplication.focusWidget()
        had = next(
            (at for at, chip in enumerate(self.chips) if focused is not None and chip.isAncestorOf(focused)), None
        )
        self._shown, self._is_open = tuple(chips), is_open
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and widget is not self.add:
                widget.setParent(None)
                widget.deleteLater()
        for at, (text, tip) in enumerate(chips):
            if is_open:
                chip = OpenChip(text, tip)
                chip.edit_asked.connect(lambda at=at: self.edit_asked.emit(at))
                chip.remove_asked.connect(lambda at=at: self.remove_asked.emit(at))
                self._flow.addWidget(chip)
            else:
                self._flow.addWidget(Chip(text, tip))
        if is_open:
            self._flow.addWidget(self.add)
        self.add.setVisible(is_open)
        self.setVisible(bool(chips) or is_open)
        self._order_tabs()
        if had is not None and is_open:  # the keyboard stays where it was
            left = self.chips
            (left[min(had, len(left) - 1)].body if left else self.add).setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is shown."""
        return tuple(text for text, _ in self._shown)

    @property
    def chips(self) -> list[OpenChip]:
        """The open chips, in order."""
        widgets = (self._flow.itemAt(at) for at in range(self._flow.count()))
        return [chip for item in widgets if item is not None and isinstance(chip := item.widget(), OpenChip)]

    def _order_tabs(self) -> None:
        before: QWidget | None = None
        for chip in self.chips:
            if before is not None:
                QWidget.setTabOrder(before, chip.body)
            QWidget.setTabOrder(chip.body, chip.cross)
            before = chip.cross
        if before is not None:
            QWidget.setTabOrder(before, self.add)
