"""Draws the rows of a playlist: number, track, reason, buttons, and on demand the score parts."""

import math
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from musicrec_desktop.desktop.icons import icon_pixmap
from musicrec_desktop.desktop.item_models.part_words import (
    part_name,
    share_text,
    silent_words,
    telling_parts,
    weight_text,
)
from musicrec_desktop.desktop.item_models.playlist_model import ROW_ROLE, PlaylistRow
from musicrec_desktop.desktop.item_models.track_line import clock_text
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.widgets.playlist_geometry import WRAP, Fonts, RowButton, RowGeometry, lay_out
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.domain.recommend import ScorePart

Index = QModelIndex | QPersistentModelIndex
FACTS: Final = marked("What the reason stands on")
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PlaylistDelegate(QStyledItemDelegate):
    """Paints PlaylistRow values. The view says where the mouse is."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.mouse = QPoint(-1, -1)
        """Place of the mouse in the view, or (-1, -1)."""

    def geometry_of(self, index: Index, area: QRect) -> RowGeometry:
        """Where the parts of the row stand when it fills `area`."""
        return lay_out(_row(index), area, Fonts.of(self._view.font()))

    def button_at(self, index: Index, area: QRect, place: QPoint) -> RowButton | None:
        """Which button of the row is there."""
        buttons = self.geometry_of(index, area).buttons
        return next((button for button, rect in buttons.items() if rect.contains(place)), None)

    def is_on_reason(self, index: Index, area: QRect, place: QPoint) -> bool:
        """Whether the row's reason is there, and opens what it stands on."""
        geometry = self.geometry_of(index, area)
        return RowButton.PARTS in geometry.buttons and geometry.reason.contains(place)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  (Qt's name)
        del option  # its rectangle is not set when Qt asks for sizes
        width = self._view.viewport().width()
        return QSize(width, self.geometry_of(index, QRect(0, 0, width, 0)).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The stubs of PySide6 do not know the fields of style options.
        styled: Any = option
        area: QRect = styled.rect
        state: QStyle.StateFlag = styled.state
        row, palette, fonts = _row(index), self._view.palette(), Fonts.of(self._view.font())
        geometry = lay_out(row, area, fonts)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, palette.color(QPalette.ColorRole.Highlight))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, palette.color(QPalette.ColorRole.AlternateBase))
        text, muted, accent = (
            palette.color(role) for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Dark, QPalette.ColorRole.Link)
        )
        if state & QStyle.StateFlag.State_Selected:
            muted = text
        self._paint_number(painter, row, index.row(), geometry, accent if row.is_playing else muted)
        painter.setFont(fonts.title)
        _write(painter, geometry.title, row.line.title, accent if row.is_playing else text)
        painter.setFont(fonts.body)
        second = f"{row.line.artist} · {row.line.album}" if row.line.album else row.line.artist
        _write(painter, geometry.second, second, muted)
        _write(painter, geometry.length, clock_text(row.line.duration_ms), muted, _RIGHT)
        painter.setFont(fonts.small)
        painter.setPen(text)
        painter.drawText(geometry.reason, WRAP.value, row.recommendation.rationale)
        self._paint_buttons(painter, row, geometry, palette, muted)
        for part, place in zip(telling_parts(row.recommendation.parts), geometry.parts, strict=False):
            _write(painter, place.name, part_name(part.name), text)
            _paint_bar(painter, part, place.bar, palette)
            _write(painter, place.share, share_text(part), text, _RIGHT)
            _write(painter, place.weight, weight_text(part), muted, _RIGHT)
            painter.setPen(muted)
            painter.drawText(place.evidence, WRAP.value | Qt.AlignmentFlag.AlignVCenter.value, said(part.evidence))
        painter.setPen(muted)
        painter.drawText(geometry.silent, WRAP.value, silent_words(row.recommendation.parts))
        _write(painter, geometry.heading, tr(FACTS) if row.facts else "", text)
        painter.setPen(muted)
        for fact, place_of_fact in zip(row.facts, geometry.facts, strict=True):
            painter.drawText(place_of_fact, WRAP.value, fact)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # a line one pixel thin stays so
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(geometry.title.left(), area.bottom(), area.right(), area.bottom())
        painter.restore()

    def _paint_number(self, painter: QPainter, row: PlaylistRow, at: int, geometry: RowGeometry, color: QColor) -> None:
        if row.is_playing:
            size = geometry.number.height()
            scale = painter.device().devicePixelRatioF()
            painter.drawPixmap(
                geometry.number.right() - size, geometry.number.top(), icon_pixmap("play", color, size, scale)
            )
        else:
            _write(painter, geometry.number, str(at + 1), color, _RIGHT)

    def _paint_buttons(
        self, painter: QPainter, row: PlaylistRow, geometry: RowGeometry, palette: QPalette, muted: QColor
    ) -> None:
        icons = {
            RowButton.LIKE: "liked" if row.feedback is FeedbackValue.LIKE else "like",
            RowButton.DISLIKE: "disliked" if row.feedback is FeedbackValue.DISLIKE else "dislike",
            RowButton.ANOTHER: "another",
            RowButton.KEEP: "kept" if row.is_kept else "keep",
            RowButton.PARTS: "collapse" if row.is_expanded else "expand",
        }
        scale = painter.device().devicePixelRatioF()
        for button, rect in geometry.buttons.items():
            is_under_mouse = rect.contains(self.mouse)
            if is_under_mouse:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(palette.color(QPalette.ColorRole.Button))
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), rect.width() / 4, rect.width() / 4)
            color = palette.color(QPalette.ColorRole.Text) if is_under_mouse else muted
            if icons[button] == "liked":
                color = palette.color(QPalette.ColorRole.BrightText)
            elif icons[button] == "kept":
                color = palette.color(QPalette.ColorRole.Link)
            size = round(rect.width() * 0.66)
            corner = rect.center() - QPoint(size // 2, size // 2)
            painter.drawPixmap(corner, icon_pixmap(icons[button], color, size, scale))


def _row(index: Index) -> PlaylistRow:
    row = index.data(ROW_ROLE)
    if not isinstance(row, PlaylistRow):
        raise TypeError(f"a playlist row is drawn from {type(row).__name__}")
    return row


def _write(painter: QPainter, area: QRect, text: str, color: QColor, alignment: Qt.AlignmentFlag = _LEFT) -> None:
    """One line of plain text, shortened to fit."""
    painter.setPen(color)
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, (alignment | Qt.AlignmentFlag(Qt.TextFlag.TextSingleLine.value)).value, elided)


def _paint_bar(painter: QPainter, part: ScorePart, rect: QRect, palette: QPalette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Mid))
    round_by = rect.height() / 2
    painter.drawRoundedRect(rect, round_by, round_by)
    if not math.isnan(part.value):
        filled = QRect(rect)
        filled.setWidth(max(rect.height(), round(rect.width() * min(1.0, max(0.0, part.value)))))
        painter.setBrush(palette.color(QPalette.ColorRole.Link))
        painter.drawRoundedRect(filled, round_by, round_by)
