"""Labels whose text is never markup: what stands in a tag is shown as it is."""

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def plain_tip(text: str) -> str:
    """Text for a tool tip: Qt guesses markup there, so the text is escaped and said to be markup."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""


def plain_label(text: str = "", rank: str = "", *, wraps: bool = False) -> QLabel:
    """A label of plain text. `rank` names its look in the style sheet: "title", "heading", "second", "story"."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    if rank:
        label.setProperty("rank", rank)
    return label


class ElidedLabel(QLabel):
    """One line of plain text that ends in "…" where there is no room; the whole of it is in the tool tip."""

    def __init__(self, rank: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if rank:
            self.setProperty("rank", rank)

    def show_text(self, text: str) -> None:
        """Show this text."""
        self.setText(text)
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        del event
        painter = QPainter(self)
        area = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        flags = self.alignment() | Qt.AlignmentFlag(Qt.TextFlag.TextSingleLine.value)
        self.style().drawItemText(
            painter, area, flags.value, self.palette(), self.isEnabled(), text, self.foregroundRole()
        )
        painter.end()
