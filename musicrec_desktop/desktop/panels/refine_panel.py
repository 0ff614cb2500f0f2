"""Change the list on show by saying how, and take it back."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from musicrec_desktop.desktop.widgets.buttons import IconButton

CHANGE: Final = "Change this list"
HOW: Final = "Change it: shorter · less of that singer · keep the first five · now for driving · no more rap"
UNDO: Final = "Undo the last change"


class RefinePanel(QWidget):
    """A line for words about the list, and undo."""

    asked = Signal(str)
    """Change the list as these words say."""
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setPlaceholderText(HOW)
        self.field.setAccessibleName(CHANGE)
        self.field.setMaxLength(2_000)
        self.field.setClearButtonEnabled(True)
        self.undo = IconButton("undo", UNDO)
        self.undo.setEnabled(False)
        em = self.fontMetrics().height()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em // 3)
        line.addWidget(self.field, 1)
        line.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignVCenter)
        self.field.returnPressed.connect(self._on_enter)
        self.undo.clicked.connect(self.undo_asked)

    def show_steps(self, n: int) -> None:
        """So many changes can be taken back."""
        had_focus = self.undo.hasFocus()
        self.undo.setEnabled(n > 0)
        if had_focus and n == 0:
            self.field.setFocus()

    def clear(self) -> None:
        """What was said is done."""
        self.field.clear()

    def _on_enter(self) -> None:
        words = self.field.text().strip()
        if words:
            self.asked.emit(words)
