"""Lyrics that go along with the music: the line that is sung stands out and stays in the middle."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEasingCurve,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPropertyAnimation,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QHideEvent, QPainter, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from musicrec_desktop.desktop.item_models.track_line import clock_text
from musicrec_desktop.desktop.item_models.two_line_roles import MARKED_ROLE
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.domain.lyrics import Lyrics

Index = QModelIndex | QPersistentModelIndex
_GLIDE_MS: Final = 300
_PATIENCE_LINES: Final = 2
"""So many lines after the listener scrolled by hand the text follows again."""
_PAUSE: Final = "♪"
_TIMED_ROLE: Final = Qt.ItemDataRole.UserRole + 77
_FLAGS: Final = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
_NOWHERE = QModelIndex()


class _Lines(QAbstractListModel):
    """The lines; MARKED_ROLE is whether one is sung now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lyrics = Lyrics(())
        self.current = range(0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  (Qt's name)
        return 0 if parent.isValid() else len(self.lyrics.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.lyrics.lines):
            return None
        line = self.lyrics.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text or (_PAUSE if self.lyrics.is_synced else "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.text or "…"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and line.at_ms is not None:
            return clock_text(max(1, line.at_ms))
        if role == _TIMED_ROLE:
            return line.at_ms is not None
        if role == MARKED_ROLE:
            return index.row() in self.current
        return None

    def show_lyrics(self, lyrics: Lyrics) -> None:
        """Other ones."""
        self.beginResetModel()
        self.lyrics, self.current = lyrics, range(0)
        self.endResetModel()

    def mark(self, current: range) -> None:
        """These are sung now."""
        touched = [*self.current, *current]
        self.current = current
        if touched:
            self.dataChanged.emit(self.index(min(touched)), self.index(max(touched)))


class _Painter(QStyledItemDelegate):
    """Large lines, wrapped; the one that is sung is bold, in the accent, and has a bar beside it."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def font(self, *, is_current: bool) -> QFont:
        font = QFont(self._view.font())
        em = QFontMetrics(font).height()
        # Larger where there is room, to be read from afar.
        font.setPixelSize(round(min(1.5 * em, max(1.05 * em, self._view.viewport().width() / 26))))
        font.setWeight(QFont.Weight.DemiBold if is_current else QFont.Weight.Normal)
        return font

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  (Qt's name)
        del option
        em = self._view.fontMetrics().height()
        width = max(em * 4, self._view.viewport().width() - 2 * em)
        # Of the bold font: a line must not grow when it is sung.
        box = QFontMetrics(self.font(is_current=True)).boundingRect(0, 0, width, 100_000, _FLAGS, _text(index))
        return QSize(em * 4, max(round(em * 1.2), box.height()) + round(em * 0.5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        styled: Any = option  # the stubs of PySide6 do not know the fields of style options
        area: QRect = styled.rect
        em, palette = self._view.fontMetrics().height(), self._view.palette()
        is_current = bool(index.data(MARKED_ROLE))
        painter.save()
        if styled.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.fillRect(area, palette.color(QPalette.ColorRole.Highlight))
        elif styled.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, palette.color(QPalette.ColorRole.AlternateBase))
        if is_current:
            accent = palette.color(QPalette.ColorRole.Accent)
            painter.fillRect(QRect(area.left(), area.top() + em // 6, max(3, em // 5), area.height() - em // 3), accent)
        painter.setFont(self.font(is_current=is_current))
        role = QPalette.ColorRole.Link if is_current else QPalette.ColorRole.Text
        is_other = bool(index.data(_TIMED_ROLE)) and not is_current
        painter.setPen(palette.color(QPalette.ColorRole.Dark if is_other else role))
        painter.drawText(area.adjusted(em, round(em * 0.25), -em, 0), _FLAGS, _text(index))
        painter.restore()


class LyricsView(PlainList):
    """Lines to read along. A click on a line with a time, or Enter, goes there."""

    sought = Signal(int)
    """Milliseconds."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setStyleSheet("background: transparent")  # it is part of the page, no box on it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.glides = True
        """Moves smoothly; False with reduced motion."""
        self._position_ms = 0
        self._waits = 0
        """Lines to go by before the text follows again."""
        self._glide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._glide.setDuration(_GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.clicked.connect(lambda index: self._go_to(index.row()))
        self.entered_row.connect(self._go_to)
        self.verticalScrollBar().sliderPressed.connect(self._on_hand)

    @property
    def lyrics(self) -> Lyrics:
        """What is shown."""
        return self._lines.lyrics

    @property
    def current(self) -> range:
        """The lines that are sung."""
        return self._lines.current

    def show_lyrics(self, lyrics: Lyrics | None) -> None:
        """Show these from their beginning; None: none."""
        self._glide.stop()
        self._lines.show_lyrics(lyrics or Lyrics(()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if self.lyrics.is_synced else Qt.CursorShape.ArrowCursor)
        self._waits = 0
        self.scrollToTop()
        self._mark()

    def show_position(self, position_ms: int) -> None:
        """Mark what is sung here, and bring it to the middle."""
        self._position_ms = position_ms
        self._mark()

    def _mark(self) -> None:
        current = self.lyrics.current(self._position_ms)
        if current == self._lines.current:
            return
        self._lines.mark(current)
        if self._waits > 0:
            self._waits -= 1
        elif len(current):
            self._follow()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  (Qt's name)
        self._on_hand()
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  (Qt's name)
        self._glide.stop()
        super().hideEvent(event)

    def _follow(self) -> None:
        row = self._lines.index(self._lines.current.start)
        bar = self.verticalScrollBar()
        before = bar.value()
        self._glide.stop()
        self.scrollTo(row, QAbstractItemView.ScrollHint.PositionAtCenter)
        after = bar.value()
        if self.glides and self.isVisible() and after != before:
            bar.setValue(before)
            self._glide.setStartValue(before)
            self._glide.setEndValue(after)
            self._glide.start()

    def _on_hand(self) -> None:
        self._glide.stop()
        self._waits = _PATIENCE_LINES

    def _go_to(self, row: int) -> None:
        at = self.lyrics.lines[row].at_ms
        if at is not None:
            self._waits = 0
            self.sought.emit(at)


def _text(index: Index) -> str:
    return str(index.data() or "")
