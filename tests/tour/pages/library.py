"""Library: every view, the pages that open from them, columns, menus, search, and what is wrong."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from musicrec_desktop.desktop.item_models.library_columns import HEADERS, Column
from musicrec_desktop.desktop.panels.library_panel import LibraryPanel
from musicrec_desktop.desktop.panels.library_tracks_page import TracksPage
from musicrec_desktop.desktop.panels.library_views import VIEW_NAMES, Kind, View
from musicrec_desktop.desktop.words import tr
from tests.tour.guide import Guide

PAGE = "library"


def look(guide: Guide) -> None:
    """The albums, with their covers."""
    _turn(guide, View.ALBUMS)
    guide.until(lambda: _panel(guide).albums.cards.rowCount() > 0, "albums as cards")
    guide.rest(1.5)  # the covers in sight are read


def visit(guide: Guide) -> None:
    """Everything on the page."""
    _tracks(guide)
    _albums(guide)
    _artists(guide)
    _trees(guide)
    _troubles(guide)
    _search(guide)


def _panel(guide: Guide) -> LibraryPanel:
    return guide.desk.window.library


def _turn(guide: Guide, view: View) -> None:
    guide.click(tr(VIEW_NAMES[view]), _panel(guide))
    guide.until(lambda: _panel(guide).place.view is view, f"the view of {view}")


def _page(guide: Guide, kind: Kind) -> TracksPage:
    page = _panel(guide).pages[kind]
    guide.until(lambda: page.isVisible() and page.table.tracks.rowCount() > 0, f"the page of a {kind} with its tracks")
    return page


def _choose(guide: Guide, text: str) -> None:
    """An entry of the menu that is open."""
    menus = [menu for menu in QApplication.topLevelWidgets() if isinstance(menu, QMenu) and menu.isVisible()]
    assert menus, "no menu is open"
    action = next(each for each in menus[-1].actions() if each.text() == text)
    menus[-1].close()
    action.trigger()
    guide.did(f"chose {text!r} from the menu")


def _tracks(guide: Guide) -> None:
    panel = _panel(guide)
    _turn(guide, View.TRACKS)
    guide.shot("library_tracks")
    table, header = panel.table, panel.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.LENGTH) + 8, header.height() // 2)
    guide.click_at(header.viewport(), place, "the heading of the lengths")
    guide.until(lambda: panel.order == (Column.LENGTH, False), "the shortest first")
    lengths = [table.tracks.index(row, Column.LENGTH).data() for row in range(3)]
    guide.saw(f"lengths {lengths}")
    guide.click_at(header.viewport(), place, "the heading again")
    guide.until(lambda: panel.order == (Column.LENGTH, True), "the longest first")
    guide.click_at(header.viewport(), place, "the heading a third time")
    guide.until(lambda: panel.order[0] is None, "the library's own order")
    for column in (Column.BPM, Column.PLAYS):
        guide.click(tr("Columns"), panel)
        _choose(guide, tr(HEADERS[column]))
    guide.until(lambda: {Column.BPM, Column.PLAYS} <= set(table.columns), "columns of tempo and plays")
    guide.shot("library_columns")
    guide.click(tr("Columns"), panel)
    _choose(guide, tr("The usual columns"))
    table.setFocus()
    table.selectRow(0)
    for _ in range(2):  # liked, and taken back
        guide.press(Qt.Key.Key_L)
        guide.rest(0.3)
    guide.press(Qt.Key.Key_Return)
    guide.until(lambda: guide.desk.window.player.slider.value() > 200, "the first track is heard")
    table.menu_asked.emit(table.mapToGlobal(QPoint(60, 60)), table.selected_ids(), 0)
    guide.rest(0.2)
    _choose(guide, tr("More like this"))
    _page(guide, Kind.LIST)
    guide.shot("library_more_like_this")
    guide.click(tr("Save as playlist"), panel)
    guide.rest(0.3)
    guide.press(Qt.Key.Key_Escape)


def _albums(guide: Guide) -> None:
    panel = _panel(guide)
    look(guide)
    guide.shot("library_albums")
    for order in ("title", "year", "added", "artist"):
        panel.albums.order.setCurrentIndex(panel.albums.order.findData(order))
        panel.albums.order.activated.emit(panel.albums.order.currentIndex())
        guide.saw(f"by {order}: {panel.albums.cards.index(0).data()!r} first")
    grid = panel.albums.grid
    grid.setFocus()
    guide.press(Qt.Key.Key_Home)
    guide.press(Qt.Key.Key_Right)
    guide.press(Qt.Key.Key_Return)
    page = _page(guide, Kind.ALBUM)
    guide.rest(0.8)
    guide.shot("library_album")
    guide.click(tr("Add to queue"), page)
    guide.until(lambda: len(guide.desk.listening.controller.queue.items) > 0, "tracks of the album in the queue")
    if page.link.isVisible():
        guide.click(page.link.text(), page)
        _page(guide, Kind.ARTIST)
        guide.press(Qt.Key.Key_Escape)
    guide.until(page.isVisible, "back on the album")
    guide.press(Qt.Key.Key_Escape)


def _artists(guide: Guide) -> None:
    panel = _panel(guide)
    _turn(guide, View.ARTISTS)
    guide.shot("library_artists")
    panel.artists.list.setFocus()
    guide.press(Qt.Key.Key_Home)
    guide.press(Qt.Key.Key_Down)
    guide.press(Qt.Key.Key_Return)
    _page(guide, Kind.ARTIST)
    guide.rest(0.8)
    guide.shot("library_artist")
    guide.press(Qt.Key.Key_Escape)
    guide.until(lambda: panel.place.kind is Kind.WHOLE, "back among the artists")


def _trees(guide: Guide) -> None:
    panel = _panel(guide)
    for view, branches, kind in (
        (View.GENRES, panel.genres, Kind.GENRE),
        (View.FOLDERS, panel.folders, Kind.FOLDER),
    ):
        _turn(guide, view)
        tree = branches.tree
        tree.setFocus()
        tree.setCurrentIndex(branches.branches.index(0, 0))
        guide.press(Qt.Key.Key_Right)
        guide.shot(f"library_{view}")
        guide.press(Qt.Key.Key_Return)
        _page(guide, kind)
        guide.shot(f"library_{kind}")
        guide.press(Qt.Key.Key_Escape)


def _troubles(guide: Guide) -> None:
    panel = _panel(guide)
    for view, about in ((View.PROBLEMS, panel.problems.about), (View.DUPLICATES, panel.duplicates.about)):
        _turn(guide, view)
        guide.until(about.text, "what is wrong, in words")
        guide.saw(about.text())
        guide.shot(f"library_{view}")


def _search(guide: Guide) -> None:
    search, panel = guide.desk.search, _panel(guide)
    track = panel.table.tracks.index(0, Column.TITLE).data() or "a"
    guide.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    guide.until(search.field.hasFocus, "the keyboard in the search field")
    search.field.clear()
    guide.write("a")
    guide.until(search.field.results.isVisible, "results while typing")
    guide.saw(f"found: {[result.text for result in search.field.model.results][:8]}")
    guide.shot("library_search")
    guide.press(Qt.Key.Key_Down)
    guide.press(Qt.Key.Key_Return)
    guide.rest(0.5)
    guide.saw(f"it led to {panel.place.kind} {panel.place.name!r}")
    guide.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    guide.write("minutes:1-9")
    guide.until(lambda: search.field.results.isVisible() and search.field.is_answered, "tracks of one to nine minutes")
    while search.field.current is not None and search.field.current.icon != "search":
        guide.press(Qt.Key.Key_Down)
    guide.press(Qt.Key.Key_Return)
    guide.until(lambda: panel.words == "minutes:1-9", "all of them in the table")
    guide.shot("library_found")
    panel.clear.click()
    guide.until(lambda: not panel.words, f"all tracks again, such as {track!r}")
    search.field.clear()
