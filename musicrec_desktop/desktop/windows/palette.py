"""The command palette: everything that can be done in the window, by name."""

from collections.abc import Iterable
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.words import tr

_KEYS: Final = int(Qt.ItemDataRole.UserRole)
_ACTION: Final = _KEYS + 1
_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class _KeysBeside(QStyledItemDelegate):
    """Draws the name on the left and its keys on the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect
        palette: QPalette = option.palette
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        margin = rect.height() // 3
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(margin, 0, -margin, 0), right, str(index.data(_KEYS) or ""))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        size = super().sizeHint(option, index)
        return QSize(size.width(), round(size.height() * 1.3))


class CommandPalette(QFrame):
    """Type a few letters of what to do; Enter does it. Words may come in any order. Lies over its window."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("rank", "over")
        self.setAccessibleName(tr("Commands"))
        em = self.fontMetrics().height()
        self._actions = [action for action in actions if action.isEnabled()]
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Search the commands"))
        self.list = PlainList(tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(PlainList.EditTrigger.NoEditTriggers)
        self.list.setItemDelegate(_KeysBeside(self.list))
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em // 2, em // 2, em // 2, em // 2)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda _: self.do_chosen())
        self._show("")
        self.resize(em * 30, em * 24)
        self.move((parent.width() - self.width()) // 2, em * 4)
        self._had_focus = QApplication.focusWidget()
        self.show()
        self.raise_()
        self.field.setFocus()

    @property
    def names(self) -> list[str]:
        """What is offered, in order."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def do_chosen(self) -> None:
        """Do what is marked, after the palette is gone."""
        index = self.list.currentIndex()
        action = index.data(_ACTION) if index.isValid() else None
        self._leave()
        if isinstance(action, QAction):
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                last = self._model.rowCount() - 1
                row = min(max(self.list.currentIndex().row() + _MOVES[key], 0), last)
                self.list.setCurrentIndex(self._model.index(row, 0))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.do_chosen()
                return True
            if key is Qt.Key.Key_Escape:
                self._leave()
                return True
        elif event.type() is QEvent.Type.FocusOut and not self.isAncestorOf(QApplication.focusWidget() or self):
            self.close()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        """Give the keyboard back to where it was; losing it closes the palette."""
        if self._had_focus is not None and shiboken6.isValid(self._had_focus):
            self._had_focus.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close()

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        self._model.clear()
        for action in self._actions:
            name = action.text().casefold()
            if all(word in name for word in words):
                item = QStandardItem(action.text())
                item.setData(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), _KEYS)
                item.setData(action, _ACTION)
                self._model.appendRow(item)
        self.list.setCurrentIndex(self._model.index(0, 0))
