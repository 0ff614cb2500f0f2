"""Rows of a chart: place, change, name, and a bar with what the place stands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from musicrec_desktop.desktop.widgets.lists import PlainList

Index = QModelIndex | QPersistentModelIndex
_ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One line."""

    place: int
    sign: str
    """Change since the period before."""
    name: str
    by: str
    """Paler, behind the name."""
    value: str
    share: float
    """Of the first one's value, 0..1."""
    words: str
    """All of it, to be read out."""


class ChartList(PlainList):
    """As high as its rows: the page scrolls, not the list."""

    menu_asked = Signal(QPoint, int)
    """A place on the screen and the row."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setStyleSheet("background: transparent")
        for set_policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.clicked.connect(lambda index: self.entered_row.emit(index.row()))
        self.doubleClicked.disconnect()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_rows(self, rows: Sequence[ChartRow]) -> None:
        """Show these."""
        self._model.clear()
        for row in rows:
            item = QStandardItem(row.name)
            item.setEditable(False)
            item.setData(row, _ROW_ROLE)
            item.setData(row.words, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        self.setFixedHeight(self.sizeHintForRow(0) * len(rows) + 4 if rows else 0)

    def _on_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.menu_asked.emit(self.viewport().mapToGlobal(place), index.row())


class _Painter(QStyledItemDelegate):
    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  (Qt's name)
        del option, index
        em = self._view.fontMetrics().height()
        return QSize(em * 10, round(em * 1.9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        styled: Any = option  # the stubs of PySide6 do not know the fields of style options
        row = index.data(_ROW_ROLE)
        area, em, palette = QRectF(styled.rect), self._view.fontMetrics().height(), self._view.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if styled.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), em / 4, em / 4)
        elif styled.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), em / 4, em / 4)
        metrics = self._view.fontMetrics()
        value_wide = metrics.horizontalAdvance(row.value)
        sign_wide = max(round(em * 2.4), metrics.horizontalAdvance(row.sign) + em // 4)
        left, text, second = area.left() + em * 0.3, QPalette.ColorRole.Text, QPalette.ColorRole.Dark
        middle = Qt.AlignmentFlag.AlignVCenter
        self._write(
            painter,
            QRectF(left, area.top(), em * 1.6, area.height()),
            str(row.place),
            second,
            middle | Qt.AlignmentFlag.AlignRight,
        )
        left += em * 2.0
        self._write(painter, QRectF(left, area.top(), sign_wide, area.height()), row.sign, second, middle)
        left += sign_wide
        right = area.right() - em * 0.4
        self._write(
            painter,
            QRectF(right - value_wide - 2, area.top(), value_wide + 2, area.height()),
            row.value,
            second,
            middle | Qt.AlignmentFlag.AlignRight,
        )
        room = right - value_wide - em * 0.7 - left
        name_font = QFont(self._view.font())
        name_font.setWeight(QFont.Weight.DemiBold if row.place <= 3 else QFont.Weight.Normal)
        painter.setFont(name_font)
        name = QFontMetrics(name_font).elidedText(row.name, Qt.TextElideMode.ElideRight, round(room))
        wide = QFontMetrics(name_font).horizontalAdvance(name)
        self._write(painter, QRectF(left, area.top(), room, area.height()), name, text, middle)
        painter.setFont(self._view.font())
        rest = room - wide - em * 0.5
        if row.by and rest > em * 2:
            by = metrics.elidedText(row.by, Qt.TextElideMode.ElideRight, round(rest))
            self._write(painter, QRectF(left + wide + em * 0.5, area.top(), rest, area.height()), by, second, middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Accent))
        line = QRectF(left, area.bottom() - em * 0.22, (right - left) * row.share, max(2.0, em * 0.12))
        painter.drawRect(line)
        painter.restore()

    def _write(
        self, painter: QPainter, area: QRectF, text: str, role: QPalette.ColorRole, flags: Qt.AlignmentFlag
    ) -> None:
        painter.setPen(self._view.palette().color(role))
        painter.drawText(QRect(area.toRect()), flags.value | Qt.TextFlag.TextSingleLine.value, text)
