"""The line under a playlist where it is changed in words, with the way back and forth."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.words import marked, tr

CHANGE: Final = marked("Change this list")
HOW: Final = marked("Change it: shorter · less of that singer · keep the first five · now for driving · no more rap")
UNDO: Final = marked("Undo the last change")
REDO: Final = marked("Do it again")


class RefinePanel(QWidget):
    """A line for words about the list, undo and redo."""

    asked = Signal(str)
    """Change the list as these words say."""
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr(HOW))
        self.field.setAccessibleName(tr(CHANGE))
        self.field.setMaxLength(2_000)
        self.field.setClearButtonEnabled(True)
        self.undo = IconButton("undo", tr(UNDO), shortcut="Ctrl+Z")
        self.redo = IconButton("redo", tr(REDO), shortcut="Ctrl+Y")
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        em = self.fontMetrics().height()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em // 3)
        line.addWidget(self.field, 1)
        for key in (self.undo, self.redo):
            line.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
        self.field.returnPressed.connect(self._on_enter)
        self.undo.clicked.connect(self.undo_asked)
        self.redo.clicked.connect(self.redo_asked)

    def show_steps(self, n: int, again: int = 0) -> None:
        """So many changes can be taken back, and so many done again."""
        focused = next((key for key in (self.undo, self.redo) if key.hasFocus()), None)
        self.undo.setEnabled(n > 0)
        self.redo.setEnabled(again > 0)
        if focused is not None and not focused.isEnabled():
            self.field.setFocus()

    def clear(self) -> None:
        """What was said is done."""
        self.field.clear()

    def _on_enter(self) -> None:
        words = self.field.text().strip()
        if words:
            self.asked.emit(words)
