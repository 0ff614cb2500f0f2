"""The title cell of a table: the track that plays has a sign, the accent and a heavier weight."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QFont, QIcon, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from musicrec_desktop.desktop.icons import themed_icon
from musicrec_desktop.desktop.item_models.two_line_roles import MARKED_ROLE

Index = QModelIndex | QPersistentModelIndex


class PlayingDelegate(QStyledItemDelegate):
    """Draws as usual, and marks the marked row."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802  (Qt's name)
        super().initStyleOption(option, index)
        if not index.data(MARKED_ROLE):
            return
        # The stubs of PySide6 do not know the fields of style options.
        styled: Any = option
        em, palette = self._view.fontMetrics().height(), self._view.palette()
        accent = palette.color(QPalette.ColorRole.Link)
        styled.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        styled.icon = QIcon(themed_icon("play", palette, em, accent))
        styled.decorationSize = QSize(em, em)
        font = QFont(styled.font)
        font.setWeight(QFont.Weight.DemiBold)
        styled.font = font
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            styled.palette.setColor(role, accent)
