"""The window: panels arranged, pages to choose from, keys bound. What happens on a click is decided elsewhere."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.desktop.item_models.playlist_model import FactsOf
from musicrec_desktop.desktop.item_models.track_line import TrackLine
from musicrec_desktop.desktop.panels.for_you_panel import ForYouPanel
from musicrec_desktop.desktop.panels.library_panel import LibraryPanel
from musicrec_desktop.desktop.panels.player_panel import PlayerPanel
from musicrec_desktop.desktop.panels.playlist_panel import PlaylistPanel
from musicrec_desktop.desktop.panels.queue_panel import QueuePanel
from musicrec_desktop.desktop.panels.request_panel import RequestPanel
from musicrec_desktop.desktop.panels.saved_panel import SavedPanel
from musicrec_desktop.desktop.panels.status_panel import StatusPanel
from musicrec_desktop.desktop.shortcuts import SHORTCUTS, Command
from musicrec_desktop.desktop.widgets.notice_bar import NoticeBar
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.windows.sidebar import Sidebar
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId

TITLE: Final = "musicrec"


class MainWindow(QMainWindow):
    """All panels. Everything the listener does comes out as signals of the panels and of `bind`.

    A page that is not built here is added by whoever knows it (`add_page`) and built when it is first turned to.
    """

    closing = Signal()
    """The window is about to close; what is to be kept must be kept now."""

    page_shown = Signal(Page)

    def __init__(self, line_of: Callable[[TrackId], TrackLine], facts_of: FactsOf = lambda _: ()) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.request = RequestPanel()
        self.playlist = PlaylistPanel(facts_of)
        self.library = LibraryPanel()
        self.saved = SavedPanel()
        self.queue = QueuePanel(line_of)
        self.player = PlayerPanel()
        self.notices = NoticeBar()
        self.status = StatusPanel()
        self.for_you = ForYouPanel(self.request, self.playlist)
        self.actions_of: dict[Command, QAction] = {}
        """What can be done in the window, by keys and by the command palette."""
        self.sidebar = Sidebar()
        self.header = QHBoxLayout()
        """The line above the page."""
        self._pages = QStackedWidget()
        self._built: dict[Page, QWidget] = {}
        self._to_build: dict[Page, Callable[[], QWidget]] = {}
        self._page = Page.FOR_YOU
        self.split = QSplitter()
        self._whole = QStackedWidget()
        self._space: Callable[[], object] = lambda: None
        self.may_hide: Callable[[], bool] = lambda: False
        """Closing the window only hides it: there is another way to bring it back."""
        self._arrange()
        self.player.queue_toggled.connect(self.queue.setVisible)
        self.sidebar.page_asked.connect(self.show_page)
        self.queue.hide()
        self.show_page(Page.FOR_YOU)
        self.playlist.hide()

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        for page, widget in (
            (Page.FOR_YOU, self.for_you),
            (Page.LIBRARY, self.library),
            (Page.PLAYLISTS, self.saved),
        ):
            self._built[page] = widget
            self._pages.addWidget(widget)
            self._list(page)
        middle = QWidget()
        stack = QVBoxLayout(middle)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addLayout(self.header)
        notice_line = QHBoxLayout()
        notice_line.setContentsMargins(em, em // 2, em, 0)
        notice_line.addWidget(self.notices)
        stack.addLayout(notice_line)
        stack.addWidget(self._pages, 1)
        split = self.split
        split.setChildrenCollapsible(False)
        split.addWidget(self.sidebar)
        split.addWidget(middle)
        split.addWidget(self.queue)
        split.setStretchFactor(1, 1)
        split.setHandleWidth(1)
        split.setSizes([em * 10, em * 50, em * 17])
        main = QWidget()
        layout = QVBoxLayout(main)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(split, 1)
        layout.addWidget(self.player)
        self._whole.addWidget(main)
        self.setCentralWidget(self._whole)
        self.setStatusBar(self.status)
        self.resize(em * 72, em * 46)
        self.setMinimumSize(em * 46, em * 34)

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        return self.size()

    @property
    def page(self) -> Page:
        """The page on show."""
        return self._page

    def add_page(self, page: Page, build: Callable[[], QWidget]) -> None:
        """A page of the sidebar, built when it is first turned to; its focus proxy is where the keyboard goes then."""
        self._to_build[page] = build
        self._list(page)

    def show_page(self, page: Page) -> None:
        """Turn to a page."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._pages.isAncestorOf(focused)
        if page not in self._built:
            self._built[page] = self._to_build.pop(page)()
            self._pages.addWidget(self._built[page])
        self._page = page
        self._pages.setCurrentWidget(self._built[page])
        if had_focus:  # else Qt gives it to whatever comes next
            self._first_of(page).setFocus(Qt.FocusReason.OtherFocusReason)
        self.sidebar.mark(page)
        self.page_shown.emit(page)

    def _first_of(self, page: Page) -> QWidget:
        match page:
            case Page.FOR_YOU:
                return self.request.field
            case Page.LIBRARY:
                return self.library.focus_first
            case Page.PLAYLISTS:
                return self.saved.focus_first
            case _:
                return self._built[page]

    def _list(self, page: Page) -> None:
        self.sidebar.add(page)
        self.bind({Command(page.value): lambda: self.show_page(page)})

    def show_playlist_page(self) -> None:
        """A playlist is there: it takes the room of the mixes and the examples."""
        self.for_you.show_list()

    def show_over_all(self, page: QWidget) -> None:
        """Show a page instead of everything, until `show_main`."""
        self._whole.addWidget(page)
        self._whole.setCurrentWidget(page)
        self.status.hide()

    def show_main(self) -> None:
        """Back to the pages."""
        while (page := self._whole.widget(1)) is not None:
            self._whole.removeWidget(page)
            page.setParent(None)
        self.status.show()

    def bind(self, commands: Mapping[Command, Callable[[], object]]) -> None:
        """Give these commands of the table in shortcuts.py something to do. Called by whoever can do it."""
        for shortcut in SHORTCUTS:
            if shortcut.command not in commands:
                continue
            do = commands[shortcut.command]
            action = QAction(tr(shortcut.text), self)
            action.triggered.connect(lambda _=False, do=do: do())
            if shortcut.command is Command.TOGGLE:
                # Not bound to its key: a focused button must be pressed by the space bar, as everywhere.
                self._space = do
            elif shortcut.keys:
                action.setShortcut(QKeySequence(shortcut.keys))
            self.addAction(action)
            self.actions_of[shortcut.command] = action

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space()
        else:
            super().keyPressEvent(event)

    def come_forward(self) -> None:
        """Be seen, in front of other windows, as far as the system lets a window do that by itself."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def quit(self) -> None:
        """Close for good, also where closing the window only hides it."""
        was_hidden = not self.isVisible()
        self.may_hide = lambda: False
        self.close()
        if was_hidden:  # Qt ends the program with its last window that can be seen
            QApplication.quit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  (Qt's name)
        QApplication.setQuitOnLastWindowClosed(True)
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  (Qt's name)
        if self.may_hide():
            QApplication.setQuitOnLastWindowClosed(False)  # a window of help that is closed must not end the music
            event.ignore()
            self.hide()
            return
        self.closing.emit()
        event.accept()
