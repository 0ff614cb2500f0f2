"""Rows with a name, a few words, and a bar: how much of each."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from musicrec_desktop.desktop.widgets.lists import PlainList

Index = QModelIndex | QPersistentModelIndex
_ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_MENU_EM: Final = 2.0
_BAR_EM: Final = 4.5


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One line."""

    name: str
    detail: str
    """Paler, before the bar."""
    value: float
    """0..1, or with `is_signed` -1..1 from the middle to either side."""
    is_signed: bool = False
    words: str = ""
    """All of it, to be read out."""


class ShareList(PlainList):
    """As high as its rows: the page scrolls, not the list. One click, or Enter, chooses a row."""

    menu_asked = Signal(QPoint, int)
    """A place on the screen and the row."""

    def __init__(self, name: str, *, has_menu: bool = False, is_for_choice: bool = True) -> None:
        """`has_menu`: three dots at the end of each row, and the menu key, ask for one."""
        super().__init__(name)
        self._has_menu, self._is_for_choice = has_menu, is_for_choice
        self._rows: tuple[ShareRow, ...] = ()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setStyleSheet("background: transparent")
        for set_policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not is_for_choice:
            self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.doubleClicked.disconnect()
        if has_menu:
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            self.customContextMenuRequested.connect(self._on_menu)

    @property
    def rows(self) -> tuple[ShareRow, ...]:
        """What is shown."""
        return self._rows

    @property
    def has_menu(self) -> bool:
        return self._has_menu

    def show_rows(self, rows: Sequence[ShareRow]) -> None:
        """Show these."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        self._model.clear()
        for row in rows:
            item = QStandardItem(row.name)
            item.setEditable(False)
            item.setData(row, _ROW_ROLE)
            item.setData(row.words or f"{row.name}: {row.detail}", Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        self.setFixedHeight(self.sizeHintForRow(0) * len(rows) + 4 if rows else 0)
        self.setVisible(bool(rows))

    def menu_room(self, row: int) -> QRect:
        """Where the three dots of a row are."""
        area = self.visualRect(self._model.index(row, 0))
        wide = round(self.fontMetrics().height() * _MENU_EM)
        return QRect(area.right() - wide, area.top(), wide, area.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._has_menu and self.menu_room(index.row()).contains(place):
            self._ask_menu(index.row())
        elif self._is_for_choice:
            self.entered_row.emit(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        super().mouseMoveEvent(event)
        is_on_row = self._is_for_choice and self.indexAt(event.position().toPoint()).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_on_row else Qt.CursorShape.ArrowCursor)

    def _on_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        index = index if index.isValid() else self.currentIndex()
        if index.isValid():
            self._ask_menu(index.row())

    def _ask_menu(self, row: int) -> None:
        room = self.menu_room(row)
        self.menu_asked.emit(self.viewport().mapToGlobal(room.bottomLeft()), row)


class _Painter(QStyledItemDelegate):
    def __init__(self, view: ShareList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  (Qt's name)
        del option, index
        em = self._view.fontMetrics().height()
        return QSize(em * 10, round(em * 1.7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        styled: Any = option  # the stubs of PySide6 do not know the fields of style options
        row: ShareRow = index.data(_ROW_ROLE)
        area, em, palette = QRectF(styled.rect), self._view.fontMetrics().height(), self._view.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        is_current = bool(styled.state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        if is_current or styled.state & QStyle.StateFlag.State_MouseOver:
            ground = QPalette.ColorRole.Highlight if is_current else QPalette.ColorRole.AlternateBase
            painter.setBrush(palette.color(ground))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), em / 4, em / 4)
        right = area.right() - em * 0.3
        if self._view.has_menu:
            self._draw_dots(painter, right - em, area.center().y(), palette.color(QPalette.ColorRole.Text))
            right -= em * (_MENU_EM - 0.2)
        bar = QRectF(right - em * _BAR_EM, area.center().y() - em * 0.2, em * _BAR_EM, em * 0.4)
        self._draw_bar(painter, bar, row)
        right = bar.left() - em * 0.6
        metrics = self._view.fontMetrics()
        middle = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
        detail_wide = min(metrics.horizontalAdvance(row.detail) + 2, round((right - area.left()) * 0.6))
        detail = QRectF(right - detail_wide, area.top(), detail_wide, area.height())
        painter.setPen(palette.color(QPalette.ColorRole.Text if is_current else QPalette.ColorRole.Dark))
        shown = metrics.elidedText(row.detail, Qt.TextElideMode.ElideRight, detail_wide)
        painter.drawText(detail, middle | Qt.AlignmentFlag.AlignRight.value, shown)
        name = QRectF(area.left() + em * 0.3, area.top(), detail.left() - area.left() - em * 0.8, area.height())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        shown = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, round(name.width()))
        painter.drawText(name, middle | Qt.AlignmentFlag.AlignLeft.value, shown)
        painter.restore()

    def _draw_bar(self, painter: QPainter, frame: QRectF, row: ShareRow) -> None:
        palette, round_ = self._view.palette(), frame.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(frame, round_, round_)
        filled = QRectF(frame)
        if math.isnan(row.value):
            return
        if row.is_signed:
            middle = frame.center().x()
            end = middle + max(-1.0, min(1.0, row.value)) * frame.width() / 2
            filled.setLeft(min(middle, end))
            filled.setRight(max(middle, end))
        else:
            filled.setWidth(frame.width() * max(0.0, min(1.0, row.value)))
        painter.setBrush(palette.color(QPalette.ColorRole.Accent))
        painter.drawRoundedRect(filled, round_, round_)
        if row.is_signed:
            line = QRectF(frame.center().x() - 0.5, frame.top() - 3, 1, frame.height() + 6)
            painter.fillRect(line, palette.color(QPalette.ColorRole.Text))

    def _draw_dots(self, painter: QPainter, left: float, middle: float, color: QColor) -> None:
        size = self._view.fontMetrics().height() / 7
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for step in range(3):
            painter.drawEllipse(QRectF(left + step * size * 2, middle - size / 2, size, size))
