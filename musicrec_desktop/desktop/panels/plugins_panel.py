"""The plugins: all of them with their switches, and the pages of those that are on."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, QStringListModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from musicrec_desktop.desktop.panels.plugin_page import PluginPage
from musicrec_desktop.desktop.widgets.form import Card, Switch, scrolled
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.words import marked, prose_language, tr
from musicrec_desktop.plugin_api import Permission, Provides
from musicrec_desktop.plugin_host import Origin, PluginState

_MAY: Final = {
    Permission.NETWORK: marked("use the network"),
    Permission.FILES: marked("read and write files outside its own folder"),
    Permission.HISTORY: marked("know what you heard and liked"),
    Permission.PROGRAMS: marked("start other programs and speak to them"),
}
_ADDS: Final = {
    Provides.CANDIDATES: marked("tracks to choose from"),
    Provides.SCORER: marked("a measure to rank by"),
    Provides.RERANKER: marked("another order of lists"),
    Provides.FEATURES: marked("measures of sound"),
    Provides.BACKEND: marked("a language model"),
    Provides.FEEDBACK: marked("a listener to what is played"),
    Provides.EXPORTER: marked("a format of playlists"),
    Provides.COMMAND: marked("commands"),
    Provides.PAGE: marked("a page"),
    Provides.EVENTS: marked("a listener to what happens"),
}
_FROM: Final = {
    Origin.BUNDLED: marked("comes with the program"),
    Origin.LISTENER: marked("added by you"),
    Origin.PACKAGE: marked("an installed package"),
}


class PluginCard(Card):
    """What a plugin is, adds and may do, before any of its code runs; and its switch."""

    switched = Signal(str, bool)

    def __init__(self, state: PluginState) -> None:
        manifest, language = state.manifest, prose_language()
        name = state.id if manifest is None else manifest.name_in(language)
        super().__init__(name)
        if manifest is not None:
            self.column.addWidget(plain_label(manifest.about_in(language), wraps=True))
            adds = ", ".join(tr(_ADDS[each]) for each in manifest.provides)
            may = ", ".join(tr(_MAY[each]) for each in manifest.permissions)
            facts = [
                tr("Version {version}, {origin}").format(version=manifest.version, origin=tr(_FROM[state.origin])),
                tr("Adds: {what}").format(what=adds or tr("nothing")),
                tr("May: {what}").format(what=may or tr("nothing beyond its own folder")),
            ]
            self.column.addWidget(plain_label("\n".join(facts), "second", wraps=True))
            self.switch = Switch(tr("On"), tr("Off"))
            self.switch.setAccessibleName(name)
            self.switch.show_state(state.is_on)
            self.switch.toggled.connect(lambda is_on: self.switched.emit(state.id, is_on))
            self.column.addWidget(self.switch)
        if state.problem:
            notice = Card("")
            notice.setProperty("rank", "notice")
            notice.column.addWidget(plain_label(state.problem, wraps=True))
            self.column.addWidget(notice)


class PluginsPanel(QWidget):
    """A list on the left: all plugins, then their pages."""

    switched = Signal(str, bool)
    page_shown = Signal(str, str)
    """(plugin, page) that the listener turned to; two empty texts for the list of all."""

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self._names = QStringListModel(self)
        self.list = PlainList(tr("Plugins and their pages"))
        self.list.setProperty("rank", "sections")
        self.list.setModel(self._names)
        self.list.setEditTriggers(PlainList.EditTrigger.NoEditTriggers)
        self.list.setGridSize(QSize(em * 11, round(em * 1.8)))
        self.list.setFixedWidth(em * 12)
        self._cards = QVBoxLayout()
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(self._cards))
        self._pages: list[tuple[str, str, PluginPage]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(em // 2, em, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._turn_to(index.row()))
        self.setFocusProxy(self.list)
        self.show_plugins((), ())

    def show_plugins(self, states: Sequence[PluginState], pages: Sequence[tuple[str, str, str, PluginPage]]) -> None:
        """All plugins, and (plugin, page, title, widget) of each page; the one on show stays on show."""
        at = self.list.currentIndex().row()
        shown = self._pages[at - 1][:2] if 0 < at <= len(self._pages) else ("", "")
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not states:
            self._cards.addWidget(plain_label(tr("There are no plugins."), "second"))
        for state in states:
            card = PluginCard(state)
            card.switched.connect(self.switched)
            self._cards.addWidget(card)
        self._cards.addStretch(1)
        for _, _, page in self._pages:
            self._stack.removeWidget(page)
            page.rest()
            page.setParent(None)
        self._pages = [(plugin, name, page) for plugin, name, _, page in pages]
        for _, _, page in self._pages:
            self._stack.addWidget(page)
        self._names.setStringList([tr("All plugins"), *(title for _, _, title, _ in pages)])
        places = [(plugin, name) for plugin, name, _ in self._pages]
        row = places.index(shown) + 1 if shown in places else 0
        self.list.setCurrentIndex(self._names.index(row, 0))
        self._stack.setCurrentIndex(row)

    def _turn_to(self, row: int) -> None:
        if row < 0:
            return
        self._stack.setCurrentIndex(row)
        for at, (_, _, page) in enumerate(self._pages):
            if at != row - 1:
                page.rest()
        plugin, name = self._pages[row - 1][:2] if row else ("", "")
        self.page_shown.emit(plugin, name)
