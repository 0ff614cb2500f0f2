"""A name that leads somewhere."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy

from musicrec_desktop.desktop.widgets.labels import plain_tip


class LinkButton(QPushButton):
    """One line in the colour of links, underlined under the pointer and with the keyboard on it, shortened to fit."""

    def __init__(self, text: str = "", *, is_quiet: bool = False) -> None:
        """`is_quiet`: in the colour of text until the pointer is on it."""
        super().__init__()
        self._is_quiet = is_quiet
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str, said: str = "") -> None:
        """Show this; `said`: what a screen reader says instead."""
        self.setText(text.replace("&", "&&"))
        self._plain = text
        self.setAccessibleName(said or text)
        self.setToolTip(plain_tip(said or text))
        self.updateGeometry()

    @property
    def plain(self) -> str:
        """What is shown."""
        return self._plain

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._plain) + 8, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        return QSize(min(self.sizeHint().width(), self.fontMetrics().height() * 3), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        del event
        painter = QPainter(self)
        is_marked = self.underMouse() or self.hasFocus()
        font = QFont(self.font())
        font.setUnderline(is_marked and self.isEnabled())
        painter.setFont(font)
        role = QPalette.ColorRole.WindowText if self._is_quiet and not is_marked else QPalette.ColorRole.Link
        painter.setPen(self.palette().color(role if self.isEnabled() else QPalette.ColorRole.Dark))
        room = QRect(0, 0, self.width(), self.height())
        text = self.fontMetrics().elidedText(self._plain, Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, flags.value | Qt.TextFlag.TextSingleLine.value, text)
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
