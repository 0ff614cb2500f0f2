"""A field to search in, with what was found below it while the keyboard stays in the field."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.desktop.icons import icon_pixmap
from musicrec_desktop.desktop.item_models.result_model import RESULT_ROLE, Result, ResultModel

Index = QModelIndex | QPersistentModelIndex
_TYPING_MS: Final = 40
_WIDEST_EM: Final = 40
_NARROWEST_EM: Final = 22
_ROW_EM: Final = 1.75
_MOVES: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(QLineEdit):
    """Arrows move through the results, Enter goes to one, Escape closes them."""

    typed = Signal(str)
    """The listener stopped typing for a moment; this is what stands there."""
    chosen = Signal(object)
    """The target of a result."""
    blank_entered = Signal()
    """Enter was pressed with nothing typed."""

    def __init__(self, name: str, keys: str) -> None:
        """`keys`: what brings the keyboard here; shown, not bound."""
        super().__init__()
        self.setPlaceholderText(f"{name} ({keys})")
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.model = ResultModel()
        self.results = _Results(self.model, name)
        self.results.hide()
        self._enter_when_found = False
        self._is_answered = True
        """What is shown was found for what is typed, not for what was typed before."""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(lambda: self.typed.emit(self.text()))
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(lambda text: None if text else self.results.hide())
        self.results.list.clicked.connect(lambda index: self._choose(index.row()))

    def show_results(self, results: Sequence[Result], asked: str) -> None:
        """Show what was found for these words; nothing typed shows nothing. Words that were typed over are dropped."""
        if asked != self.text():
            return
        self._is_answered = True
        self.model.show_results(results)
        if not self.text().strip() or not self.hasFocus():
            self.results.hide()
            return
        first = self.model.step(-1, 1)
        self._mark(first)
        self._place_results()
        self.results.show()
        self.results.raise_()
        if self._enter_when_found:
            self._enter_when_found = False
            self._choose(first)

    @property
    def is_answered(self) -> bool:
        """What is shown was found for what is typed now."""
        return self._is_answered

    @property
    def current(self) -> Result | None:
        """The result that Enter goes to."""
        row = self.results.list.currentIndex().row()
        return self.model.results[row] if self.results.isVisible() and 0 <= row < len(self.model.results) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        key = Qt.Key(event.key())
        if key in _MOVES and self.results.isVisible():
            self._mark(self.model.step(self.results.list.currentIndex().row(), _MOVES[key]))
        elif key in _ENTER:
            self._enter()
        elif key == Qt.Key.Key_Escape:
            if self.results.isVisible():
                self.results.hide()
            elif self.text():
                self.clear()
            else:
                event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        super().focusInEvent(event)
        self.selectAll()
        if self.text().strip():
            self.typed.emit(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        super().focusOutEvent(event)
        self.results.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        if event.type() is QEvent.Type.Resize and self.results.isVisible():
            self._place_results()
        return super().eventFilter(watched, event)

    def _on_edited(self) -> None:
        self._enter_when_found = self._is_answered = False
        self._typing.start()

    def _enter(self) -> None:
        if not self.text().strip():
            self.blank_entered.emit()
        elif not self._is_answered or not self.results.isVisible():
            # Faster than the search: go on when it has answered.
            self._typing.stop()
            self._enter_when_found = True
            self.typed.emit(self.text())
        else:
            self._choose(self.results.list.currentIndex().row())

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.model.results) and not self.model.results[row].is_heading:
            target = self.model.results[row].target
            self.results.hide()
            self.chosen.emit(target)

    def _mark(self, row: int) -> None:
        index = self.model.index(max(0, row))
        self.results.list.setCurrentIndex(index)
        # The keyboard stays in the field; so does a screen reader, which hears of the result by this.
        self.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def _place_results(self) -> None:
        window = self.window()
        if self.results.parent() is not window:
            self.results.setParent(window)
            window.installEventFilter(self)
        em = self.fontMetrics().height()
        corner = self.mapTo(window, QPoint(0, self.height() + em // 6))
        width = min(max(self.width(), em * _NARROWEST_EM), em * _WIDEST_EM, window.width() - corner.x() - em // 2)
        height = min(self.results.wanted_height(), window.height() - corner.y() - em)
        self.results.setGeometry(QRect(corner, QSize(width, height)))


class _Results(QFrame):
    """The list below the field. Never has the keyboard."""

    def __init__(self, model: ResultModel, name: str) -> None:
        super().__init__()
        self.setProperty("rank", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = QListView()
        self.list.setAccessibleName(name)
        self.list.setProperty("rank", "plain")
        self.list.setModel(model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_ResultDelegate(self.list))
        self.list.setMouseTracking(True)
        self._em = self.fontMetrics().height()
        self._model = model
        layout = QVBoxLayout(self)
        pad = self._em // 4
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.addWidget(self.list)

    def wanted_height(self) -> int:
        """So that nothing has to be scrolled."""
        return self._model.rowCount() * round(self._em * _ROW_EM) + round(self._em * 0.6)


class _ResultDelegate(QStyledItemDelegate):
    """An icon, a name, and paler what it is; headings small and pale."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  (Qt's name)
        del option, index
        em = self._view.fontMetrics().height()
        return QSize(em * 6, round(em * _ROW_EM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The stubs of PySide6 do not know the fields of style options.
        styled: Any = option
        area: QRect = styled.rect
        state: QStyle.StateFlag = styled.state
        result: Result = index.data(RESULT_ROLE)
        palette, em = self._view.palette(), self._view.fontMetrics().height()
        muted, text = palette.color(QPalette.ColorRole.Dark), palette.color(QPalette.ColorRole.Text)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = area.adjusted(em // 2, 0, -em // 2, 0)
        if result.is_heading:
            font = QFont(self._view.font())
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(muted)
            _write(painter, line, result.text)
            painter.restore()
            return
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected or state & QStyle.StateFlag.State_MouseOver:
            role = QPalette.ColorRole.Highlight if is_selected else QPalette.ColorRole.AlternateBase
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(role))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), em / 3, em / 3)
        scale = painter.device().devicePixelRatioF()
        top = area.top() + (area.height() - em) // 2
        painter.drawPixmap(line.left(), top, icon_pixmap(result.icon, text if is_selected else muted, em, scale))
        line.setLeft(line.left() + em + em // 2)
        painter.setPen(text)
        used = _write(painter, line, result.text)
        if result.second and line.width() - used > em * 3:
            line.setLeft(line.left() + used + em // 2)
            painter.setPen(text if is_selected else muted)
            _write(painter, line, result.second)
        painter.restore()


def _write(painter: QPainter, area: QRect, text: str) -> int:
    """Returns how wide it became."""
    metrics = QFontMetrics(painter.font())
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
    painter.drawText(area, flags, elided)
    return metrics.horizontalAdvance(elided)
