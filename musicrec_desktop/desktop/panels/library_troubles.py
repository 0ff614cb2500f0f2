"""What is wrong in the library: files that cannot be read, drives that are away, recordings that are here twice."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QMenu, QVBoxLayout, QWidget

from musicrec_desktop.app.problems import Problems
from musicrec_desktop.desktop.item_models.lines_model import LinesModel
from musicrec_desktop.desktop.item_models.track_line import clock_text, tracks_text
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList, PlainTree
from musicrec_desktop.desktop.widgets.two_line_delegate import TwoLineDelegate
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.copies import Copies
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.track import Track

_ID_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class ProblemsView(QWidget):
    """Unreadable files with why, and music that is out of reach."""

    folder_asked = Signal(Path)
    """Show this folder in the file manager."""
    rescan_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self.about = plain_label(rank="second", wraps=True)
        self.rescan = IconButton("another", tr("Look again"), "quiet")
        self.list = PlainList(tr("Problems"))
        self.lines = LinesModel()
        self.list.setModel(self.lines)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._paths: list[Path] = []
        line = QHBoxLayout()
        line.addWidget(self.about, 1)
        line.addWidget(self.rescan, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em // 2)
        layout.addLayout(line)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        self.rescan.clicked.connect(self.rescan_asked)
        self.list.entered_row.connect(lambda row: self.folder_asked.emit(self._paths[row]))
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.setFocusProxy(self.list)

    def show_problems(self, problems: Problems) -> None:
        """Show these."""
        n, away = len(problems.unreadable), sum(folder.n_files for folder in problems.away)
        counts = [
            tr("%n file(s) could not be read.", n=n) if n else "",
            tr("%n track(s) lie where nothing can be reached now.", n=away) if away else "",
            tr("%n file(s) have gone; their history is kept.", n=problems.n_gone) if problems.n_gone else "",
        ]
        nothing = tr("Nothing is wrong: every file in your music folders could be read, and all of them are there.")
        self.about.setText(" ".join(filter(None, counts)) or nothing)
        self._paths = [folder.path for folder in problems.away]
        self._paths += [problem.path.parent for problem in problems.unreadable]
        n_away = len(problems.away)

        def first(row: int) -> str:
            return str(problems.away[row].path) if row < n_away else problems.unreadable[row - n_away].path.name

        def second(row: int) -> str:
            if row < n_away:
                count = tracks_text(problems.away[row].n_files)
                return tr("{tracks} out of reach: is the drive connected?").format(tracks=count)
            problem = problems.unreadable[row - n_away]
            return f"{said(problem.reason)} · {problem.path.parent}"

        self.lines.show_lines(len(self._paths), first, second)
        self.list.setVisible(bool(self._paths))

    def _on_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if not index.isValid():
            return
        menu = QMenu(self)
        path = self._paths[index.row()]
        menu.addAction(tr("Show in folder")).triggered.connect(lambda: self.folder_asked.emit(path))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(place))


class DuplicatesView(QWidget):
    """Recordings that are here more than once, each with its better copy first."""

    play_asked = Signal(list)
    """TrackIds."""
    folder_asked = Signal(int)
    """The TrackId whose file is to be shown."""
    trash_asked = Signal(int)
    """The TrackId whose file is to go."""

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self.about = plain_label(rank="second", wraps=True)
        self.tree = PlainTree(tr("Duplicates"))
        self.items = QStandardItemModel()
        self.tree.setModel(self.items)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em // 2)
        layout.addWidget(self.about)
        layout.addWidget(self.tree, 1)
        layout.addStretch(0)
        self.tree.entered_branch.connect(self._on_entered)
        self.tree.customContextMenuRequested.connect(self._on_menu)
        self.setFocusProxy(self.tree)

    def show_duplicates(self, groups: Sequence[Copies]) -> None:
        """Show these groups."""
        self.items.clear()
        self.items.setHorizontalHeaderLabels([tr("Recording"), tr("Why"), tr("Format"), tr("Length")])
        for copies in groups:
            title = " – ".join(filter(None, (copies.best.artist, copies.best.title)))
            group = QStandardItem(title)
            group.setAccessibleText(f"{title}. {tr('%n copies', n=1 + len(copies.others))}")
            reasons = [
                tr("kept: the better copy"),
                *(tr("the better one is {why}").format(why=said(why)) for why in copies.why),
            ]
            for track, why in zip((copies.best, *copies.others), reasons, strict=True):
                group.appendRow(_copy_row(track, why))
            self.items.appendRow([group, QStandardItem(tr("%n copies", n=1 + len(copies.others)))])
        self.tree.expandAll()
        head = self.tree.header()
        if self.items.columnCount() == 4:
            head.setStretchLastSection(False)
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            for column in (1, 2, 3):
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setVisible(bool(groups))
        self.about.setText(
            tr(
                "Found by their sound. A listen to one of them counts for all; a list takes only one. "
                "Nothing is deleted by itself: right-click a copy to move its file to the trash."
            )
            if groups
            else tr("No recording is here twice, as far as your music has been measured.")
        )

    def _on_entered(self, index: QModelIndex) -> None:
        ids = self._ids(index)
        if ids:
            self.play_asked.emit(ids)

    def _ids(self, index: QModelIndex) -> list[TrackId]:
        item = self.items.itemFromIndex(index.siblingAtColumn(0))
        own = item.data(_ID_ROLE)
        if own is not None:
            return [TrackId(own)]
        return [TrackId(item.child(row).data(_ID_ROLE)) for row in range(item.rowCount())]

    def _on_menu(self, place: QPoint) -> None:
        index = self.tree.indexAt(place)
        ids = self._ids(index) if index.isValid() else []
        if not ids:
            return
        menu = QMenu(self)
        menu.addAction(tr("Play")).triggered.connect(lambda: self.play_asked.emit(ids))
        if len(ids) == 1:
            menu.addAction(tr("Show file in folder")).triggered.connect(lambda: self.folder_asked.emit(ids[0]))
            menu.addSeparator()
            menu.addAction(tr("Move file to trash …")).triggered.connect(lambda: self.trash_asked.emit(ids[0]))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.tree.viewport().mapToGlobal(place))


def _copy_row(track: Track, why: str) -> list[QStandardItem]:
    name = QStandardItem(str(track.path))
    name.setData(int(track.id), _ID_ROLE)
    name.setToolTip("")
    rate = f" {track.tags.bitrate_kbps} kbit/s" if track.tags.bitrate_kbps else ""
    return [
        name,
        QStandardItem(why),
        QStandardItem(f"{track.tags.format}{rate}"),
        QStandardItem(clock_text(track.duration_ms)),
    ]
