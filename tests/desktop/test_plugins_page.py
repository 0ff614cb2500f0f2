"""Plugins in the window: shown before they run, switched on and off, their pages drawn from data and used."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTableWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.plugin_template import new_plugin
from musicrec_desktop.desktop.panels.plugin_page import PluginPage
from musicrec_desktop.desktop.panels.plugins_panel import PluginCard
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.plugin_api import (
    Action,
    Audio,
    Bar,
    Breath,
    Button,
    Buttons,
    Field,
    Form,
    Heading,
    Image,
    PageView,
    Plot,
    Series,
    Table,
    Text,
    Tracks,
)
from tests.desktop.hand import click
from tests.desktop.opened_desk import Opened, fill
from tests.desktop.scenes import LINES, MARKUP

EVERYTHING = PageView(
    "All blocks",
    (
        Heading("A heading"),
        Text(MARKUP),
        Text("Mind this", "notice"),
        Button("go", "Go", is_main=True),
        Buttons((Button("one", "One"), Button("two", "Two", is_enabled=False))),
        Form(
            "fill",
            (
                Field("name", "Name", "text", "Ann"),
                Field("token", "Token", "secret"),
                Field("words", "Words", "lines", "a\nb"),
                Field("age", "Age", "number", 7.0, least=0, most=120),
                Field("how", "How much", "slider", 0.5),
                Field("really", "Really", "switch", True),
                Field("kind", "Kind", "choice", "b", choices=(("a", "The first"), ("b", "The second"))),
                Field("place", "Place", "folder", ""),
            ),
            "Hand over",
        ),
        Table(("What", "How many"), (("apples", "3"), ("pears", "4")), action="row"),
        Tracks((1, 2), ("because", "of this")),
        Plot("Curve", (Series("up", (1.0, float("nan"), 3.0)), Series("down", (3.0, 2.0, 1.0))), ticks=("a", "b", "c")),
        Plot("Bars", (Series("n", (1.0, 2.0)),), style="bar"),
        Image("/nowhere.png", "A picture of nothing"),
        Audio("/nowhere.wav", "a sound"),
        Bar(0.5, "Half way", cancel="stop"),
        Breath(4.0, 6.0),
    ),
)


@pytest.fixture
def page(bot: QtBot, tmp_path: Path) -> PluginPage:
    made = PluginPage(LINES.__getitem__, (tmp_path,), moves=False)
    bot.addWidget(made)
    made.resize(900, 1600)
    made.show()
    bot.waitExposed(made)
    made.show_view(EVERYTHING)
    return made


def _button(page: PluginPage, name: str) -> QAbstractButton:
    return next(key for key in page.findChildren(QAbstractButton) if name in (key.text(), key.accessibleName()))


def test_every_block_is_drawn_as_plain_text_and_named(page: PluginPage, bot: QtBot) -> None:
    assert page.title.text() == "All blocks"
    texts = {label.text() for label in page.findChildren(QLabel)}
    assert {MARKUP, "A heading", "Mind this", "Name", "A picture of nothing", "Half way"} <= texts
    assert all(label.textFormat().name == "PlainText" for label in page.findChildren(QLabel) if label.text() == MARKUP)
    for key in page.findChildren(QAbstractButton):
        assert key.text() or key.accessibleName() or key.objectName().startswith("qt_"), key
    assert not _button(page, "Two").isEnabled()
    assert not _button(page, "Play a sound").isEnabled()  # the file is none of the plugin's own


def test_a_form_hands_over_all_its_values(page: PluginPage, bot: QtBot) -> None:
    next(line for line in page.findChildren(QLineEdit) if line.accessibleName() == "Token").setText("hush")
    with bot.waitSignal(page.acted) as heard:
        _button(page, "Hand over").click()
    assert heard.args == [
        Action(
            "fill",
            {
                "name": "Ann",
                "token": "hush",
                "words": "a\nb",
                "age": 7.0,
                "how": 0.5,
                "really": True,
                "kind": "b",
                "place": "",
            },
        )
    ]


def test_buttons_rows_and_bars_say_their_action(page: PluginPage, bot: QtBot) -> None:
    said: list[Action] = []
    page.acted.connect(said.append)
    for name in ("Go", "One", "Cancel"):
        _button(page, name).click()
    page.findChildren(QTableWidget)[0].cellActivated.emit(1, 0)
    assert said == [Action("go"), Action("one"), Action("stop"), Action("row", {"row": 1})]


def test_the_same_page_again_changes_nothing_under_the_hand(page: PluginPage) -> None:
    line = next(line for line in page.findChildren(QLineEdit) if line.accessibleName() == "Name")
    line.setText("half typed")
    page.show_view(EVERYTHING)
    assert line.text() == "half typed"


def test_tracks_are_played_from_the_page(page: PluginPage, bot: QtBot) -> None:
    with bot.waitSignal(page.play_asked) as heard:
        page.findChildren(PlainList)[0].entered_row.emit(1)
    assert heard.args == [[TrackId(1), TrackId(2)], 1]


@pytest.fixture
def opened(bot: QtBot, profile: Path) -> Iterator[Opened]:
    fill(profile)
    new_plugin(profile / "plugins", "first letter")
    made = Opened(bot, profile).until_loaded()
    made.window.show_page(Page.PLUGINS)
    yield made
    made.close()


def _card(opened: Opened, plugin: str) -> PluginCard | None:
    panel = opened.desk.plugins._panel
    assert panel is not None
    return next((card for card in panel.findChildren(PluginCard) if card.switch.accessibleName() == plugin), None)


def test_a_plugin_is_switched_on_used_and_switched_off(opened: Opened, bot: QtBot) -> None:
    card = _card(opened, "First letter")
    assert card is not None
    assert not card.switch.isChecked()
    click(
        card.switch,
        card.switch.rect().center() - card.switch.rect().center().__class__(card.switch.width() // 2 - 8, 0),
    )
    panel = opened.desk.plugins._panel
    assert panel is not None
    opened.until(lambda: panel.list.model().rowCount() > 1)
    panel.list.setCurrentIndex(panel.list.model().index(panel.list.model().rowCount() - 1, 0))
    opened.until(lambda: any(label.text() == "Letter" for label in panel.findChildren(QLabel)))
    opened.desk.plugins.host.disable("first_letter")
    opened.desk.plugins._show()
    names = [panel.list.model().index(row, 0).data() for row in range(panel.list.model().rowCount())]
    assert "First letter" not in names
