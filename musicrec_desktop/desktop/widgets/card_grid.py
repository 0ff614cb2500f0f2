"""A grid of cards: a square picture, a title and a paler line below it."""

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from musicrec_desktop.desktop.icons import icon_pixmap
from musicrec_desktop.desktop.item_models.card_model import COVER_ROLE
from musicrec_desktop.desktop.item_models.two_line_roles import SECOND_LINE_ROLE
from musicrec_desktop.desktop.widgets.cover import tile_tones

Index = QModelIndex | QPersistentModelIndex
_SIDE_EM: Final = 9.0
_PAD_EM: Final = 0.5
_TEXT_EM: Final = 2.9
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CardGrid(QListView):
    """As many cards beside each other as fit; with `is_strip`, one line of them that scrolls sideways."""

    entered_row = Signal(int)
    """A card was double-clicked or Enter was pressed on it."""

    def __init__(self, name: str, *, is_strip: bool = False) -> None:
        super().__init__()
        self._is_strip = is_strip
        self._em = self.fontMetrics().height()
        self.setAccessibleName(name)
        self.setProperty("rank", "cards")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        # Qt would place all cards anew at every pixel; here only when their own size changes.
        self.setResizeMode(QListView.ResizeMode.Fixed)
        self.setUniformItemSizes(True)
        self.setWrapping(not is_strip)
        self.setSpacing(0)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegate(CardDelegate(self))
        self.verticalScrollBar().setSingleStep(self._em * 3)
        self.doubleClicked.connect(lambda index: self.entered_row.emit(index.row()))
        self._lay_out()
        if is_strip:
            bar = self.horizontalScrollBar().sizeHint().height()
            self.setFixedHeight(self.gridSize().height() + bar)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def cover_side(self) -> int:
        """Side of a picture in logical pixels."""
        return self.gridSize().width() - 2 * round(self._em * _PAD_EM)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        self._lay_out()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        """Cards of one size that fill the width: what is left over goes to all of them alike."""
        em = self._em
        least = round(em * (_SIDE_EM + 2 * _PAD_EM))
        bar = self.verticalScrollBar().sizeHint().width()
        width = least if self._is_strip else self._filling(max(least, self.width() - bar - 2), least)
        height = width + round(em * _TEXT_EM)
        if self.gridSize() != QSize(width, height):
            self.setGridSize(QSize(width, height))

    @staticmethod
    def _filling(room: int, least: int) -> int:
        # Beyond a third more, another column would have fitted.
        return min(room // max(1, room // least), least * 4 // 3)


class CardDelegate(QStyledItemDelegate):
    """Draws a card. Text from tags is plain text, shortened to fit."""

    def __init__(self, view: CardGrid) -> None:
        super().__init__(view)
        self._view = view
        self._bold = QFont(view.font())
        self._bold.setWeight(QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  (Qt's name)
        del option, index
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The stubs of PySide6 do not know the fields of style options.
        styled: Any = option
        # The whole cell of the grid: the rectangle handed in is that of the item within it.
        area = QRect(styled.rect.topLeft(), self._view.gridSize())
        state: QStyle.StateFlag = styled.state
        palette, em = self._view.palette(), self._view.fontMetrics().height()
        pad = round(em * _PAD_EM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = None
        if state & QStyle.StateFlag.State_Selected:
            ground = palette.color(QPalette.ColorRole.Highlight)
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = palette.color(QPalette.ColorRole.AlternateBase)
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(area.adjusted(1, 1, -1, -1)), em / 2, em / 2)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(palette.color(QPalette.ColorRole.Link))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area.adjusted(1, 1, -2, -2)), em / 2, em / 2)
        side = area.width() - 2 * pad
        square = QRect(area.left() + pad, area.top() + pad, side, side)
        title = str(index.data() or "")
        self._draw_cover(painter, square, index.data(COVER_ROLE), title)
        line = QRect(square.left(), square.bottom() + round(em * 0.35), side, round(em * 1.15))
        painter.setFont(self._bold)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        _write(painter, line, title)
        painter.setFont(self._view.font())
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(palette.color(QPalette.ColorRole.Text if is_selected else QPalette.ColorRole.Dark))
        _write(painter, line.translated(0, round(em * 1.1)), str(index.data(SECOND_LINE_ROLE) or ""))
        painter.restore()

    def _draw_cover(self, painter: QPainter, square: QRect, image: QImage | None, name: str) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(square), square.width() / 18, square.width() / 18)
        if image is not None:
            painter.save()
            painter.setClipPath(outline)
            painter.drawImage(square, image)
            painter.restore()
            return
        # The program's palette: that of a view without a ground of its own is black.
        ground, note = tile_tones(QGuiApplication.palette(), name)
        painter.fillPath(outline, QColor(ground))
        size = square.width() // 3
        at = square.center() - QRect(0, 0, size, size).center()
        painter.drawPixmap(at, icon_pixmap("note", note, size, painter.device().devicePixelRatioF()))


def _write(painter: QPainter, area: QRect, text: str) -> None:
    elided = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
    painter.drawText(area, flags, elided)
