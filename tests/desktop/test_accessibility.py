"""What a screen reader is told of the whole window, where Tab leads, and whether what is written can be read."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.panels.library_panel import LibraryPanel
from musicrec_desktop.desktop.theme import apply_theme
from musicrec_desktop.desktop.tones import DARK, LIGHT, Tones
from musicrec_desktop.desktop.windows.first_run import FirstRunPage
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.ids import PlaylistId, TrackId, UnixTime
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.domain.playlist import SavedPlaylist
from tests.desktop.scenes import LINES, VIEW, playlist
from tests.desktop.test_theme import contrast

ROLE = QAccessible.Role
CONTROLS = {
    ROLE.Button, ROLE.PushButton, ROLE.CheckBox, ROLE.RadioButton, ROLE.EditableText, ROLE.Slider, ROLE.ProgressBar,
    ROLE.List, ROLE.Table, ROLE.ListItem, ROLE.Cell, ROLE.ColumnHeader,
}  # fmt: skip


@pytest.fixture
def window(bot: QtBot, tmp_path: object) -> MainWindow:
    made = MainWindow(LINES.__getitem__)
    bot.addWidget(made)
    made.library.show_rows(VIEW, VIEW.rows([1, 2, 3, 4]))
    made.show_playlist_page()
    made.playlist.show_playlist(playlist(1, 2, 3), LINES, {TrackId(1): FeedbackValue.LIKE})
    made.player.show_track(LINES[TrackId(1)])
    saved = SavedPlaylist(PlaylistId(1), "Old", UnixTime(1e9), (TrackId(1), TrackId(2)))
    made.saved.show_playlists([saved])
    made.saved.opened.show_saved_playlist(saved, LINES, {})
    made.player.queue.setChecked(True)
    made.show()
    bot.waitExposed(made)
    return made


def things(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """This and everything in it, as assistive technology finds it."""
    yield top
    for at in range(top.childCount()):
        child = top.child(at)
        if child is not None and child.isValid():
            yield from things(child)


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


@pytest.mark.parametrize("page", [Page.FOR_YOU, Page.LIBRARY, Page.PLAYLISTS])
def test_everything_that_can_be_used_has_a_name(window: MainWindow, bot: QtBot, page: Page) -> None:
    window.show_page(page)
    bot.wait(10)
    found = [thing for thing in things(interface(window)) if thing.role() in CONTROLS and not thing.state().invisible]
    roles = {thing.role() for thing in found}
    assert {ROLE.Slider, ROLE.Button} <= roles | ({ROLE.Button} if ROLE.PushButton in roles else set())
    own_of_qt = ("qt_spinbox_lineedit", "_q_qlineeditclearaction")
    nameless = [
        (thing.role(), thing.object())
        for thing in found
        if not thing.text(QAccessible.Text.Name)
        and not (thing.object() is not None and thing.object().objectName().startswith(own_of_qt))
        and not isinstance(thing.object().parent() if thing.object() is not None else None, QLineEdit)
        and thing.role() is not ROLE.Cell  # an empty cell of the table: a track without album
    ]
    assert nameless == []


def test_a_row_says_everything_that_is_drawn_in_it(window: MainWindow) -> None:
    rows = interface(window.playlist.view)
    said = [rows.child(at).text(QAccessible.Text.Name) for at in range(rows.childCount())]
    row = next(text for text in said if LINES[TrackId(1)].title in text)
    for words in (LINES[TrackId(1)].artist, "liked", "Because of its sound."):
        assert words in row


def test_tab_reaches_every_control_of_a_page_once_and_comes_round(window: MainWindow, bot: QtBot) -> None:
    window.activateWindow()
    window.request.focus_field()
    order: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and at not in order:
        order.append(at)
        window.focusNextPrevChild(True)
    assert order[0] is window.request.field
    bar = window.player
    controls = [
        window.request.make,
        window.playlist.play,
        window.playlist.save,
        window.playlist.view,
        window.queue.list if window.queue.list.isVisible() else window.playlist.export,
        bar.previous,
        bar.toggle,
        bar.next,
        bar.volume,
        bar.queue,
    ]
    missed = [control for control in controls if control not in order]
    assert missed == []
    # Within the page: from the words to what is done with the list, then the list itself.
    places = [order.index(control) for control in controls[:4]]
    assert places == sorted(places)


@pytest.mark.parametrize(("name", "tones"), [("light", LIGHT), ("dark", DARK)])
def test_what_is_written_stands_out(qapp: QApplication, bot: QtBot, name: str, tones: Tones) -> None:
    """Of real widgets, after the style sheet had its way with their palettes."""
    apply_theme(qapp, name)
    window = MainWindow(LINES.__getitem__)
    bot.addWidget(window)
    window.show()
    panel = LibraryPanel()
    bot.addWidget(panel)
    panel.show()
    faint: list[tuple[object, float]] = []
    for top in (window, panel):
        for widget in top.findChildren(QWidget):
            if not isinstance(widget, QLabel | QAbstractButton | QLineEdit) or not widget.isEnabled():
                continue
            if not isinstance(widget, QLineEdit) and not widget.text():
                continue
            role = (
                QPalette.ColorRole.ButtonText if isinstance(widget, QAbstractButton) else QPalette.ColorRole.WindowText
            )
            colors = [widget.palette().color(role)]
            if isinstance(widget, QLineEdit):
                colors = [
                    widget.palette().color(which)
                    for which in (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
                ]
            is_main = isinstance(widget, QAbstractButton) and widget.property("rank") in ("main", "play")
            ground = tones.accent if is_main else tones.surface
            for color in colors:
                assert color.alpha() == 255, widget
                if (ratio := contrast(color.name(), QColor(ground).name())) < 4.5:
                    faint.append((widget, ratio))
    qapp.setStyleSheet("")
    assert faint == []


def test_the_first_page_can_be_used_by_key(bot: QtBot, tmp_path: object) -> None:
    from pathlib import Path

    page = FirstRunPage(Path("/p"), Path("/m"), Path("/music"))
    bot.addWidget(page)
    page.show()
    for thing in things(interface(page)):
        if thing.role() in CONTROLS:
            assert thing.text(QAccessible.Text.Name), thing.object()
