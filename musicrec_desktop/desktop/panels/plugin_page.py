"""A page of a plugin, drawn from data."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.desktop.item_models.lines_model import LinesModel
from musicrec_desktop.desktop.item_models.track_line import TrackLine
from musicrec_desktop.desktop.panels.plugin_form import PluginForm
from musicrec_desktop.desktop.widgets.breath import BreathCircle
from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.form import Card, scrolled
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.widgets.series_plot import SeriesPlot
from musicrec_desktop.desktop.widgets.two_line_delegate import TwoLineDelegate
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.plugin_api import (
    Action,
    Audio,
    Bar,
    Block,
    Breath,
    Button,
    Buttons,
    Form,
    Heading,
    Image,
    PageView,
    Plot,
    Table,
    Text,
    Tracks,
)

_ROWS_AT_MOST = 12
LineOf = Callable[[TrackId], TrackLine]


class PluginPage(QWidget):
    """Shows a page; says what the listener does on it."""

    acted = Signal(Action)
    refresh_asked = Signal()
    play_asked = Signal(list, int)
    """Track ids, and the one to begin with."""
    menu_asked = Signal(QPoint, list)
    audio_asked = Signal(Path)

    def __init__(self, line_of: LineOf, folders: tuple[Path, ...], *, moves: bool = True) -> None:
        """`folders`: where pictures and sounds of the plugin may lie."""
        super().__init__()
        self._line_of = line_of
        self._folders = tuple(folder.resolve() for folder in folders)
        self._moves = moves
        self._view: PageView | None = None
        self.title = plain_label(rank="title")
        self._column = QVBoxLayout()
        self._area = scrolled(self._column, 64)
        layout = QVBoxLayout(self)
        em = self.fontMetrics().height()
        layout.setContentsMargins(em, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self._area, 1)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.refresh_asked)

    def show_view(self, view: PageView) -> None:
        """Show the page as it is now. The place that was scrolled to and the keyboard's place stay."""
        if view == self._view:
            return
        place = self._area.verticalScrollBar().value()
        self._view = view
        self.title.setText(view.title)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for block in view.blocks:
            widget = self._drawn(block)
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._area.verticalScrollBar().setValue(place)
        if view.refresh_s > 0:
            self._timer.start(max(200, round(view.refresh_s * 1000)))
        else:
            self._timer.stop()

    def show_failure(self, words: str, hint: str) -> None:
        """The plugin did not answer."""
        self._view = None
        self.show_view(PageView(self.title.text(), (Text(words, "notice"), Text(hint, "second"))))

    def rest(self) -> None:
        """Nobody looks: ask for nothing."""
        self._timer.stop()

    # inside: a widget a block

    def _drawn(self, block: Block) -> QWidget:
        match block:
            case Heading():
                return plain_label(block.text, "heading")
            case Text():
                return self._text(block)
            case Button() | Buttons():
                return self._buttons((block,) if isinstance(block, Button) else block.buttons)
            case Form():
                return self._form(block)
            case Table():
                return self._table(block)
            case Tracks():
                return self._tracks(block)
        return self._picture(block)

    def _picture(self, block: Plot | Image | Audio | Bar | Breath) -> QWidget:
        match block:
            case Plot():
                return self._plot(block)
            case Image():
                return self._image(block)
            case Audio():
                return self._audio(block)
            case Bar():
                return self._bar(block)
            case Breath():
                return BreathCircle(block.in_s, block.out_s, moves=self._moves)

    def _form(self, block: Form) -> QWidget:
        form = PluginForm(block)
        form.filled.connect(lambda values: self.acted.emit(Action(block.action, values)))
        return form

    def _text(self, block: Text) -> QWidget:
        if block.rank != "notice":
            return plain_label(block.text, block.rank, wraps=True)
        card = Card("")
        card.setProperty("rank", "notice")
        card.column.addWidget(plain_label(block.text, wraps=True))
        return card

    def _buttons(self, buttons: tuple[Button, ...]) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        for each in buttons:
            key = TextButton(each.text, "main" if each.is_main else "")
            key.setEnabled(each.is_enabled)
            key.clicked.connect(lambda _=False, name=each.action: self.acted.emit(Action(name)))
            row.addWidget(key)
        row.addStretch(1)
        return line

    def _table(self, block: Table) -> QWidget:
        table = QTableWidget(len(block.rows), len(block.columns))
        table.setAccessibleName(", ".join(block.columns))
        table.setHorizontalHeaderLabels(list(block.columns))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for row, cells in enumerate(block.rows):
            for column, text in enumerate(cells[: len(block.columns)]):
                table.setItem(row, column, QTableWidgetItem(text))
        shown = min(len(block.rows), _ROWS_AT_MOST) + 1
        table.setFixedHeight(round(self.fontMetrics().height() * 2.0 * shown) + 4)
        if block.action:
            table.cellActivated.connect(lambda row, _: self.acted.emit(Action(block.action, {"row": row})))
        return table

    def _tracks(self, block: Tracks) -> QWidget:
        ids = [TrackId(each) for each in block.track_ids]
        lines = [self._line_of(track) for track in ids]
        notes = block.notes if len(block.notes) == len(ids) else ("",) * len(ids)
        model = LinesModel()
        model.show_lines(
            len(ids),
            lambda row: f"{lines[row].title} – {lines[row].artist}",
            lambda row: notes[row] or lines[row].album,
        )
        view = PlainList(tr("Tracks"))
        model.setParent(view)
        view.setModel(model)
        view.setItemDelegate(TwoLineDelegate(view))
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setFixedHeight(round(self.fontMetrics().height() * 2.9 * min(len(ids), _ROWS_AT_MOST)) + 4)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.entered_row.connect(lambda row: self.play_asked.emit(ids, row))
        view.customContextMenuRequested.connect(
            lambda at: self.menu_asked.emit(
                view.viewport().mapToGlobal(at), [ids[row] for row in view.selected_rows()] or ids
            )
        )
        return view

    def _plot(self, block: Plot) -> QWidget:
        card = Card(block.title)
        plot = SeriesPlot(block.title)
        lines = [
            (each.name, each.x if len(each.x) == len(each.y) else tuple(map(float, range(len(each.y)))), each.y)
            for each in block.series
        ]
        plot.show_lines(lines, block.style, block.ticks, (block.x_label, block.y_label))
        card.column.addWidget(plot)
        return card

    def _image(self, block: Image) -> QWidget:
        label = QLabel()
        label.setAccessibleName(block.about)
        path = self._own(block.path)
        picture = QPixmap(str(path)) if path is not None else QPixmap()
        if picture.isNull():
            return plain_label(block.about, "second", wraps=True)
        widest = self.fontMetrics().height() * 50
        if picture.width() > widest:
            picture = picture.scaledToWidth(widest, Qt.TransformationMode.SmoothTransformation)
        label.setPixmap(picture)
        return label

    def _audio(self, block: Audio) -> QWidget:
        key = TextButton(tr("Play {title}").format(title=block.title))
        path = self._own(block.path)
        key.setEnabled(path is not None)
        key.clicked.connect(lambda: self.audio_asked.emit(path))
        return _beside(key)

    def _bar(self, block: Bar) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        bar = QProgressBar()
        bar.setAccessibleName(block.text or tr("Progress"))
        bar.setTextVisible(False)
        bar.setRange(0, 1000 if block.done >= 0 else 0)
        bar.setValue(round(1000 * min(1.0, max(0.0, block.done))))
        row.addWidget(plain_label(block.text, "second"))
        row.addWidget(bar, 1)
        if block.cancel:
            key = TextButton(tr("Cancel"))
            key.clicked.connect(lambda: self.acted.emit(Action(block.cancel)))
            row.addWidget(key)
        return line

    def _own(self, path: str) -> Path | None:
        """A file of the plugin's own; None for one that is not."""
        file = Path(path).resolve()
        return file if file.is_file() and any(file.is_relative_to(folder) for folder in self._folders) else None


def _beside(widget: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return line
