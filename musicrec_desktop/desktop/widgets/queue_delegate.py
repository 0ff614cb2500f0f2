"""Draws rows of the queue: two lines, and below them, where there is one, why the row stands here."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from musicrec_desktop.desktop.icons import icon_pixmap
from musicrec_desktop.desktop.item_models.two_line_roles import MARKED_ROLE, REASON_ROLE
from musicrec_desktop.desktop.widgets.elided import height_of, shortened
from musicrec_desktop.desktop.widgets.two_line_delegate import TwoLineDelegate

Index = QModelIndex | QPersistentModelIndex
_LINES = 2
"""A reason takes at most so many lines."""


class QueueDelegate(TwoLineDelegate):
    """The reason is paler and has a sign of its own, so that what came by itself is told from what was put in."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  (Qt's name)
        size = super().sizeHint(option, index)
        reason = str(index.data(REASON_ROLE) or "")
        return QSize(size.width(), size.height() + self._reason_height(reason)) if reason else size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        reason = str(index.data(REASON_ROLE) or "")
        if not reason:
            return
        # The stubs of PySide6 do not know the fields of style options.
        styled: Any = option
        area: QRect = styled.rect
        palette, em = self._view.palette(), self._view.fontMetrics().height()
        is_selected = bool(styled.state & QStyle.StateFlag.State_Selected)
        color = palette.color(QPalette.ColorRole.Text if is_selected else QPalette.ColorRole.Dark)
        top = area.bottom() - self._reason_height(reason) - em // 8
        left = area.left() + em // 2 + (em + em // 4 if index.data(MARKED_ROLE) else 0)
        size = round(em * 0.8)
        painter.save()
        painter.setFont(self._view.font())
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(left, top + em // 8, icon_pixmap("spark", color, size, scale))
        left += size + em // 4
        painter.setPen(color)
        room = QRect(left, top, area.right() - em // 2 - left, self._reason_height(reason))
        words = shortened(reason, room.width(), painter.fontMetrics(), _LINES)
        painter.drawText(room, Qt.TextFlag.TextWordWrap.value, words)
        painter.restore()

    def _reason_height(self, reason: str) -> int:
        metrics, em = self._view.fontMetrics(), self._view.fontMetrics().height()
        room = max(em * 4, self._view.viewport().width() - em * 2 - em // 4)
        return height_of(reason, room, metrics, _LINES) + em // 6
