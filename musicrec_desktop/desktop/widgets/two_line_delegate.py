"""Draws rows of two lines: what it is, and below it, paler, more of it."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from musicrec_desktop.desktop.icons import icon_pixmap
from musicrec_desktop.desktop.item_models.two_line_roles import MARKED_ROLE, SECOND_LINE_ROLE

Index = QModelIndex | QPersistentModelIndex


class TwoLineDelegate(QStyledItemDelegate):
    """Plain text on both lines, shortened to fit; the marked row has a play sign and the accent."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  (Qt's name)
        del option, index
        em = self._view.fontMetrics().height()
        return QSize(em * 6, round(em * 2.9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The stubs of PySide6 do not know the fields of style options.
        styled: Any = option
        area: QRect = styled.rect
        state: QStyle.StateFlag = styled.state
        palette, em = self._view.palette(), self._view.fontMetrics().height()
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_marked = bool(index.data(MARKED_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = None
        if is_selected:
            ground = palette.color(QPalette.ColorRole.Highlight)
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = palette.color(QPalette.ColorRole.AlternateBase)
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), em / 3, em / 3)
        left = area.left() + em // 2
        accent = palette.color(QPalette.ColorRole.Link)
        if is_marked:
            scale = painter.device().devicePixelRatioF()
            painter.drawPixmap(left, area.top() + round(em * 0.4), icon_pixmap("play", accent, em, scale))
            left += em + em // 4
        width = area.right() - em // 2 - left
        first, font = QRect(left, area.top() + round(em * 0.3), width, round(em * 1.2)), QFont(self._view.font())
        second = first.translated(0, round(em * 1.1))
        font.setWeight(QFont.Weight.DemiBold if is_marked else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(accent if is_marked else palette.color(QPalette.ColorRole.Text))
        _write(painter, first, str(index.data()))
        painter.setFont(self._view.font())
        painter.setPen(palette.color(QPalette.ColorRole.Text if is_selected else QPalette.ColorRole.Dark))
        _write(painter, second, str(index.data(SECOND_LINE_ROLE) or ""))
        painter.restore()


def _write(painter: QPainter, area: QRect, text: str) -> None:
    elided = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
    painter.drawText(area, flags, elided)
