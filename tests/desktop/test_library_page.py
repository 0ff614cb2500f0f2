"""The library page: its views, the pages that open from them, what is done with tracks there, and the search."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.library_trees import Branch
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.problems import AwayFolder, Problems
from musicrec_desktop.desktop.connections import browsing as browsing_module
from musicrec_desktop.desktop.item_models.branch_model import BranchModel
from musicrec_desktop.desktop.item_models.card_model import COVER_ROLE, CardModel
from musicrec_desktop.desktop.item_models.library_columns import Column
from musicrec_desktop.desktop.item_models.lines_model import LinesModel
from musicrec_desktop.desktop.item_models.result_model import Result, ResultModel
from musicrec_desktop.desktop.item_models.track_drag import TRACKS_MIME, dragged_ids, track_mime
from musicrec_desktop.desktop.panels.library_panel import LibraryPanel
from musicrec_desktop.desktop.panels.library_troubles import ProblemsView
from musicrec_desktop.desktop.panels.library_views import Kind, Place, View
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.kinds import Kind as TrackKind
from musicrec_desktop.domain.library_view import KINDS
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.domain.track import ScanBatch, ScannedFile, ScanProblem
from musicrec_desktop.storage import open_database
from tests.desktop.hand import click, strike, write
from tests.desktop.opened_desk import N_TRACKS, Opened, fill
from tests.factories import NOW, make_track

KEY = Qt.Key


@pytest.fixture
def opened(bot: QtBot, profile: Path) -> Iterator[Opened]:
    fill(profile)
    made = Opened(bot, profile).until_loaded()
    made.until(lambda: made.desk.library.browsing.index is not None)
    made.window.show_page(Page.LIBRARY)
    yield made
    made.close()


@pytest.fixture
def menus(monkeypatch: pytest.MonkeyPatch) -> list[QMenu]:
    """The menus that would have been shown; a screen that is none cannot."""
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: shown.append(menu))
    return shown


def choose(menu: QMenu, text: str) -> None:
    """Click an entry."""
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_models_keep_qts_rules(qapp: object) -> None:
    models: list[QAbstractItemModel] = [BranchModel("Genre"), CardModel(), LinesModel(), ResultModel()]
    testers = [QAbstractItemModelTester(each, QAbstractItemModelTester.FailureReportingMode.Warning) for each in models]
    branches, _, lines, results = models
    assert isinstance(branches, BranchModel)
    deep = Branch("a", "a", 1_234, (Branch("b", "b", 2, (Branch("c", "c", 1),)), Branch("d", "d", 1)))
    branches.show_branches([deep, Branch("e", "e", 9)])
    below = branches.index_of("c")
    assert below.parent().data() == "b"
    assert branches.rowCount(branches.index(0, 0)) == 2
    assert branches.index(0, 1).data() in ("1,234", "1234")
    assert not branches.index_of("x").isValid()
    branches.show_branches([])
    assert branches.rowCount(QModelIndex()) == 0
    assert isinstance(lines, LinesModel)
    lines.show_lines(2, lambda row: f"first {row}", lambda row: f"second {row}")
    assert lines.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "first 1. second 1"
    assert isinstance(results, ResultModel)
    results.show_results(
        [Result("Artists"), Result("A", icon="you", target=1), Result("Albums"), Result("B", target=2)]
    )
    assert results.step(-1, 1) == 1
    assert results.step(1, 1) == 3
    assert results.step(3, 1) == 3
    assert results.step(1, -1) == 1
    for tester in testers:
        tester.deleteLater()


def _says_something(label: QLabel) -> bool:
    return bool(label.text())


def test_every_view_opens_and_says_what_it_holds(opened: Opened) -> None:
    panel = opened.window.library
    for view in View:
        click(panel.chips[view])
        assert panel.place == Place(view)
        assert panel.chips[view].isChecked()
        about = {View.PROBLEMS: panel.problems.about, View.DUPLICATES: panel.duplicates.about}.get(view)
        if about is not None:
            opened.until(partial(_says_something, about))
    click(panel.chips[View.ALBUMS])
    index = opened.desk.library.browsing.index
    assert index is not None
    assert panel.albums.cards.rowCount() == len(index.catalogue.albums)
    click(panel.chips[View.ARTISTS])
    said = [panel.artists.lines.index(row).data() for row in range(panel.artists.lines.rowCount())]
    assert said == sorted(said, key=str.casefold)
    click(panel.chips[View.GENRES])
    assert panel.genres.branches.rowCount() > 3
    click(panel.chips[View.FOLDERS])
    assert panel.folders.branches.rowCount() == 1


def test_from_an_album_to_its_artist_and_back(opened: Opened) -> None:
    panel = opened.window.library
    click(panel.chips[View.ALBUMS])
    grid = panel.albums.grid
    grid.setFocus()
    grid.setCurrentIndex(panel.albums.cards.index(1))
    title = panel.albums.cards.index(1).data()
    strike(grid, KEY.Key_Return)
    page = panel.pages[Kind.ALBUM]
    opened.until(lambda: page.isVisible() and page.table.tracks.rowCount() > 0)
    assert page.title.text() == title
    shown = [page.table.tracks.index(row, Column.ALBUM).data() for row in range(page.table.tracks.rowCount())]
    assert set(shown) == {title}
    opened.desk.tracks.artist_asked(page.table.tracks.track_ids()[0])
    artist = panel.pages[Kind.ARTIST]
    opened.until(lambda: artist.isVisible() and artist.table.tracks.rowCount() > 0)
    assert artist.cards.rowCount() > 0
    strike(artist.table, KEY.Key_Escape)
    assert page.isVisible()
    click(page.back)
    assert panel.place == Place(View.ALBUMS)


def test_a_genre_holds_its_kinds_and_a_folder_what_lies_below(opened: Opened) -> None:
    panel, browsing = opened.window.library, opened.desk.library.browsing
    browsing.show_genre("rock")
    page = panel.pages[Kind.GENRE]
    opened.until(lambda: page.table.tracks.rowCount() > 0)
    genres = {page.table.tracks.index(row, Column.GENRE).data() for row in range(page.table.tracks.rowCount())}
    assert genres == {"rock", "metal"}
    click(panel.chips[View.FOLDERS])
    panel.folders.branch_asked.emit(panel.folders.branches.index(0, 0).data())
    folder = panel.pages[Kind.FOLDER]
    opened.until(lambda: folder.table.tracks.rowCount() == N_TRACKS)


def test_the_menu_of_tracks_plays_queues_judges_and_leads_on(
    opened: Opened, menus: list[QMenu], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = opened.window.library.table
    table.selectRow(3)
    ids = table.selected_ids()
    table.menu_asked.emit(QPoint(10, 10), ids, 3)
    choose(menus.pop(), "Play from here")
    opened.until(lambda: opened.current() == ids[0])
    queue = opened.desk.listening.controller
    assert [item.track_id for item in queue.queue.items] == table.tracks.track_ids(3)
    for text in ("Play next", "Add to queue", "Like"):
        made = opened.desk.tracks.menu(opened.window, [TrackId(9)])
        assert made is not None
        choose(made, text)
    opened.until(lambda: [item.track_id for item in queue.queue.items].count(TrackId(9)) == 3)
    opened.until(lambda: table.tracks.index(table.tracks.row_of(TrackId(9)), Column.LIKED).data() == "liked")
    again = opened.desk.tracks.menu(opened.window, [TrackId(9)])
    assert again is not None
    choose(again, "Take the like back")
    opened.until(lambda: table.tracks.index(table.tracks.row_of(TrackId(9)), Column.LIKED).data() == "")
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    opened.desk.tracks.show_file(TrackId(9))
    opened.until(lambda: bool(shown))
    assert shown[0].toLocalFile() == str(make_track(9).path.parent)
    assert opened.desk.tracks.menu(opened.window, []) is None


def test_more_like_this_becomes_a_list_that_is_saved(opened: Opened) -> None:
    opened.desk.tracks.more_like([TrackId(1)])
    page = opened.window.library.pages[Kind.LIST]
    opened.until(lambda: page.isVisible() and page.table.tracks.rowCount() > 0)
    assert "More like" in page.title.text()
    ids = page.table.tracks.track_ids()
    assert TrackId(1) not in ids
    click(page.save)
    opened.until(lambda: "saved" in opened.window.status.text)
    opened.close()
    _, _, (saved,) = opened.stored()
    assert list(saved.track_ids) == ids


def test_the_kind_of_a_whole_folder_is_corrected_and_left_to_the_program_again(
    opened: Opened, menus: list[QMenu]
) -> None:
    folders, services = opened.window.library.folders, opened.desk.services
    folders.menu_asked.emit(QPoint(5, 5), folders.branches.index(0, 0).data())
    opened.until(lambda: len(menus) == 1)
    kinds = next(menu for menu in menus.pop().findChildren(QMenu) if menu.title() == "What they are")
    assert [action.text() for action in kinds.actions() if action.isChecked()] == ["music"]
    choose(kinds, "podcast")
    opened.until(lambda: set(services.known.view.kinds.tolist()) == {KINDS.index(TrackKind.PODCAST)})
    opened.until(lambda: opened.desk.library.browsing.listing.seen[0] is services.known.view)
    folders.menu_asked.emit(QPoint(5, 5), folders.branches.index(0, 0).data())
    opened.until(lambda: len(menus) == 1)
    kinds = next(menu for menu in menus.pop().findChildren(QMenu) if menu.title() == "What they are")
    assert [action.text() for action in kinds.actions() if action.isChecked()] == ["podcast"]
    choose(kinds, "Let the program judge")
    opened.until(lambda: "corrected" in opened.window.status.text)


def test_keys_of_a_row_like_and_take_back(opened: Opened) -> None:
    table = opened.window.library.table
    table.setFocus()
    table.selectRow(2)
    track_id = table.selected_ids()[0]
    strike(table, KEY.Key_L)
    opened.until(lambda: opened.desk.listening._tools.shelf.feedback(track_id) is FeedbackValue.LIKE)
    strike(table, KEY.Key_L)
    opened.until(lambda: opened.desk.listening._tools.shelf.feedback(track_id) is FeedbackValue.NONE)
    strike(table, KEY.Key_D)
    opened.until(lambda: opened.desk.listening._tools.shelf.feedback(track_id) is FeedbackValue.DISLIKE)


def test_what_plays_is_marked_in_every_table(opened: Opened) -> None:
    table = opened.window.library.table
    opened.desk.listening.play([TrackId(4)])
    opened.until(lambda: opened.current() == 4)
    assert table.tracks.index(table.tracks.row_of(TrackId(4)), 0).data(Qt.ItemDataRole.UserRole + 2) is True
    assert table.tracks.index(table.tracks.row_of(TrackId(5)), 0).data(Qt.ItemDataRole.UserRole + 2) is False
    table.grab()  # draws the marked row


def test_rows_are_dragged_out_as_files_and_as_tracks(opened: Opened) -> None:
    tracks = opened.window.library.table.tracks
    opened.until(lambda: tracks._beside is not None)
    mime = tracks.mimeData([tracks.index(0, 0), tracks.index(0, 1), tracks.index(2, 0)])
    ids = [tracks.track_id(0), tracks.track_id(2)]
    assert list(dragged_ids(mime)) == ids
    assert [url.toLocalFile() for url in mime.urls()] == [
        str(make_track(each).path) for each in ids if each is not None
    ]
    assert TRACKS_MIME in tracks.mimeTypes()
    assert dragged_ids(track_mime((), ())) == ()


def test_columns_are_chosen_kept_and_forgotten(bot: QtBot, menus: list[QMenu]) -> None:
    first = LibraryPanel()
    bot.addWidget(first)
    first.table.show_columns([Column.PLAYS, Column.TITLE, Column.BPM])
    first.table.horizontalHeader().setSortIndicator(Column.PLAYS, Qt.SortOrder.DescendingOrder)
    first.turn_to(Place(View.ALBUMS))
    first.albums.order.show_value("year")
    second = LibraryPanel()
    bot.addWidget(second)
    second.restore(first.state)
    assert second.table.columns == (Column.PLAYS, Column.TITLE, Column.BPM)
    assert second.order == (Column.PLAYS, True)
    assert second.place.view is View.ALBUMS
    assert second.albums.order.value == "year"
    second.table.ask_columns(QPoint(0, 0))
    choose(menus.pop(), "The usual columns")
    assert second.table.columns[:2] == (Column.TITLE, Column.ARTIST)
    second.table.ask_columns(QPoint(0, 0))
    choose(menus.pop(), "Path")
    assert Column.PATH in second.table.columns
    odd: tuple[object, ...] = (None, 3, [], {"tables": 1})
    for nonsense in (*odd, {"tables": {"whole": {"columns": ["x", 3], "widths": {"title": "a"}}}}):
        second.restore(nonsense)
    assert Column.TITLE in second.table.columns


def test_the_menu_key_opens_the_menu_of_the_row(opened: Opened, menus: list[QMenu]) -> None:
    table = opened.window.library.table
    table.setFocus()
    table.selectRow(1)
    asked: list[list[TrackId]] = []
    table.menu_asked.connect(lambda _at, ids, _row: asked.append(ids))
    QApplication.sendEvent(table, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    assert len(menus) == 1
    assert asked == [table.selected_ids()]


class TestSearch:
    def test_results_lead_to_pages(self, opened: Opened) -> None:
        search, panel = opened.desk.search, opened.window.library
        opened.window.show_page(Page.FOR_YOU)
        opened.window.activateWindow()
        search.focus()
        write(search.field, "album 3")
        opened.until(search.field.results.isVisible)
        assert opened.window.page is Page.FOR_YOU
        assert search.field.current is not None
        assert search.field.current.text == "Album 3"
        assert search.field.accessibleDescription().startswith("Album 3")
        strike(search.field, KEY.Key_Return)
        page = panel.pages[Kind.ALBUM]
        opened.until(lambda: page.isVisible() and page.table.tracks.rowCount() > 0)
        assert page.title.text() == "Album 3"
        assert not search.field.results.isVisible()

    def test_a_track_is_shown_on_its_album(self, opened: Opened) -> None:
        search, panel = opened.desk.search, opened.window.library
        opened.window.activateWindow()
        search.focus()
        write(search.field, "title 33")
        strike(search.field, KEY.Key_Return)  # faster than the answer
        page = panel.pages[Kind.ALBUM]
        opened.until(lambda: page.isVisible() and page.table.selected_ids() == [TrackId(33)])

    def test_nothing_found_is_said_and_escape_clears(self, opened: Opened) -> None:
        field = opened.desk.search.field
        opened.window.activateWindow()
        opened.desk.search.focus()
        write(field, "zzzz")
        opened.until(lambda: "Nothing found" in (field.model.results[0].text if field.model.results else ""))
        assert field.current is None or field.current.is_heading
        strike(field, KEY.Key_Return)
        strike(field, KEY.Key_Escape)
        strike(field, KEY.Key_Escape)
        assert field.text() == ""
        strike(field, KEY.Key_Return)
        assert opened.window.page is Page.LIBRARY

    def test_saved_playlists_are_found_by_name(self, opened: Opened) -> None:
        opened.desk.tracks.list_asked("Rainy days", [TrackId(1)])
        page = opened.window.library.pages[Kind.LIST]
        opened.until(lambda: page.table.tracks.rowCount() == 1)
        click(page.save)
        opened.until(lambda: "saved" in opened.window.status.text)
        opened.window.activateWindow()
        opened.desk.search.focus()
        opened.until(lambda: bool(opened.desk.search._playlists))
        write(opened.desk.search.field, "rainy")
        opened.until(opened.desk.search.field.results.isVisible)
        strike(opened.desk.search.field, KEY.Key_Return)
        assert opened.window.page is Page.PLAYLISTS
        assert opened.window.saved.is_one_open


def test_problems_say_why_and_lead_to_the_folder(bot: QtBot, tmp_path: Path) -> None:
    view = ProblemsView()
    bot.addWidget(view)
    view.show()
    view.show_problems(
        Problems((ScanProblem(tmp_path / "a.mp3", "No audio in it."),), (AwayFolder(Path("/drive"), 7),), 2)
    )
    assert view.lines.rowCount() == 2
    rows = [view.lines.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert "/drive" in rows[0]
    assert "No audio in it." in rows[1]
    with bot.waitSignal(view.folder_asked) as asked:
        view.list.entered_row.emit(1)
    assert asked.args == [tmp_path]
    view.show_problems(Problems((), (), 0))
    assert "Nothing is wrong" in view.about.text()
    assert not view.list.isVisible()


def test_a_copy_goes_to_the_trash_only_after_a_question(
    bot: QtBot, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = (tmp_path / "m" / "a.flac", tmp_path / "m" / "a.mp3")
    paths[0].parent.mkdir()
    tracks = []
    for at, path in enumerate(paths, 1):
        path.write_bytes(b"x")
        track = make_track(at, title="Twice", format=path.suffix[1:], bitrate_kbps=128, duration_ms=200_000)
        tracks.append(ScannedFile(path, replace(track.stamp, inode=at), track.tags))
    database = open_database(Paths.of(profile).database)
    database.tracks.apply_batch(ScanBatch(tuple(tracks), ()), NOW)
    database.recordings.group([[TrackId(1), TrackId(2)]])
    database.close()
    moved: list[Path] = []

    def trash(_lanes: object, path: Path, then: object, _fail: object) -> None:
        moved.append(path)
        assert callable(then)
        then()

    monkeypatch.setattr(browsing_module, "trash_file", trash)
    opened = Opened(bot, profile)
    try:
        opened.until(lambda: opened.window.library.model.rowCount() == 2)
        panel = opened.window.library
        opened.desk.library.browsing.go(Place(View.DUPLICATES))
        view = panel.duplicates
        opened.until(lambda: view.items.rowCount() == 1)
        group = view.items.item(0)
        assert group.rowCount() == 2
        assert group.child(0, 1).text().startswith("kept")
        assert "lossless" in group.child(1, 1).text()
        answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Yes]
        monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
        view.trash_asked.emit(2)
        opened.until(lambda: len(answers) == 1)
        assert moved == []
        view.trash_asked.emit(2)
        opened.until(lambda: moved == [paths[1]])
    finally:
        opened.close()


def test_covers_are_fetched_once_and_drawn(opened: Opened, tmp_path: Path) -> None:
    covers = opened.desk.library.covers
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(tmp_path / "cover.png"))
    track = tmp_path / "a.flac"
    track.write_bytes(b"")
    assert covers.image(track, 32) is None
    opened.until(lambda: covers.image(track, 32) is not None)
    found = covers.image(track, 32)
    assert found is not None
    assert (found.width(), found.height()) == (32, 32)
    nothing = tmp_path / "none" / "b.flac"
    nothing.parent.mkdir()
    covers.image(nothing, 32)
    opened.until(lambda: (nothing, 32) in covers._images)
    assert covers.image(nothing, 32) is None
    cards = opened.window.library.albums.cards
    click(opened.window.library.chips[View.ALBUMS])
    cards.cover_of = lambda _row: found
    assert cards.index(0).data(COVER_ROLE) == found
    opened.window.library.albums.grid.grab()
