"""For you before anything was asked for: cards that are opened and played, and what stands where nothing is."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.mixes import MixIdea, MixKind
from musicrec_desktop.app.unfinished import Forgotten, Left
from musicrec_desktop.desktop.panels.home_panel import HomePanel, Offer
from musicrec_desktop.desktop.panels.mix_words import (
    artists_words,
    forgotten_about,
    left_about,
    left_title,
    mix_about,
    mix_title,
    moment_words,
)
from musicrec_desktop.desktop.widgets.elided import height_of, shortened
from musicrec_desktop.desktop.widgets.offer_card import OfferCard
from musicrec_desktop.desktop.windows.first_run import FirstRunPage
from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import DurationMs, PlaylistId, TrackId
from musicrec_desktop.domain.plan import PlaylistPlan
from tests.desktop.hand import click, strike
from tests.desktop.opened_desk import Opened, fill
from tests.desktop.scenes import LINES
from tests.desktop.test_panels import shown
from tests.factories import NOW

DAY = 86_400.0


@pytest.fixture
def opened(bot: QtBot, profile: Path) -> Iterator[Opened]:
    fill(profile)
    made = Opened(bot, profile).until_loaded()
    made.window.resize(1100, 900)
    yield made
    made.close()


def complete(opened: Opened) -> list[OfferCard]:
    """The mixes, once all are there."""
    opened.until(lambda: opened.desk.home._home.is_complete)
    return opened.window.for_you.home.mixes.grid.cards


class TestCards:
    def test_a_new_listener_is_met_with_mixes(self, opened: Opened) -> None:
        cards = complete(opened)
        assert 3 <= len(cards) <= 6
        assert all(card.title and card.about and card.who for card in cards)
        assert len({card.title for card in cards}) == len(cards)
        assert not opened.window.for_you.home.left.isVisible()

    def test_a_mix_opens_as_a_list_that_can_be_changed(self, opened: Opened) -> None:
        card = complete(opened)[1]
        click(card)
        opened.until(opened.window.request.make.isVisible)
        assert opened.window.for_you.is_list_shown
        mix = opened.desk.home._home.mixes[1]
        assert opened.ids() == [chosen.track_id for chosen in mix.made.made.tracks]
        field = opened.window.playlist.refine.field
        field.setText("shorter")
        strike(field, Qt.Key.Key_Return)
        opened.until(lambda: len(opened.ids()) < len(mix.made.made.tracks))
        opened.until(opened.window.request.make.isVisible)

    def test_a_mix_plays_by_its_key_and_by_p(self, opened: Opened) -> None:
        cards = complete(opened)
        click(cards[0].play)
        opened.until(lambda: opened.player.state is PlayerState.PLAYING)
        first = opened.current()
        assert first == opened.desk.home._home.mixes[0].made.made.tracks[0].track_id
        assert not opened.window.for_you.is_list_shown
        cards[2].setFocus()
        strike(cards[2], Qt.Key.Key_P)
        wanted = opened.desk.home._home.mixes[2].made.made.tracks[0].track_id
        opened.until(lambda: opened.current() == wanted)
        plan = opened.desk.requests.plan_of(opened.desk.listening.controller.queue)
        assert plan == opened.desk.home._home.mixes[2].idea.plan

    def test_the_mixes_are_one_click_away_from_the_list_and_back(self, opened: Opened) -> None:
        complete(opened)
        turn = opened.window.request.turn
        assert not turn.isVisible()
        opened.ask("6 tracks")
        ids = opened.ids()
        assert turn.isVisible()
        click(turn)
        assert not opened.window.for_you.is_list_shown
        assert opened.window.for_you.home.mixes.isVisible()
        click(turn)
        assert opened.ids() == ids

    def test_a_request_comes_before_the_mixes(self, opened: Opened) -> None:
        opened.ask("6 tracks")
        assert len(opened.ids()) == 6
        click(opened.window.request.turn)
        assert complete(opened)

    def test_an_album_left_in_the_middle_goes_on(self, opened: Opened) -> None:
        ids = [TrackId(3), TrackId(4), TrackId(5)]
        complete(opened)
        home = opened.desk.home
        left = Left(tuple(ids), 1, NOW)
        home._home = replace(home._home, left=(left,))
        opened.window.for_you.home.left.show_offers([home._offer_left(left)])
        click(opened.window.for_you.home.left.grid.cards[0])
        opened.until(lambda: opened.current() == left.track_ids[left.start])


class TestStates:
    @pytest.mark.parametrize(
        ("n", "measured", "is_reading", "words"),
        [
            (0, 0, False, "no music"),
            (0, 0, True, "being read"),
            (900, 0, True, "None of your tracks"),
            (1000, 250, True, "250 of 1,000"),
            (1000, 1000, True, ""),
        ],
    )
    def test_says_how_far_the_library_is(self, bot: QtBot, n: int, measured: int, is_reading: bool, words: str) -> None:
        panel = shown(bot, HomePanel())
        panel.show_state(n, measured, is_reading=is_reading)
        assert words in panel.state_text.text()
        assert panel.state.isVisible() == bool(words)
        assert panel.folder.isVisible() == (n == 0 and not is_reading)

    def test_the_one_thing_to_do_without_music(self, bot: QtBot) -> None:
        panel = shown(bot, HomePanel())
        panel.show_state(0, 0, is_reading=False)
        with bot.waitSignal(panel.folder_asked):
            click(panel.folder)

    def test_cards_that_stay_are_not_made_anew(self, bot: QtBot) -> None:
        panel = shown(bot, HomePanel())
        one, two, three = (Offer(key, f"Title {key}", "why", "who") for key in "abc")
        panel.mixes.show_offers([one, two])
        first, second = panel.mixes.grid.cards
        second.setFocus()
        panel.mixes.show_offers([one, two, three])
        assert panel.mixes.grid.cards[:2] == [first, second]
        assert second.hasFocus()
        opened: list[int] = []
        panel.mixes.opened.connect(opened.append)
        strike(second, Qt.Key.Key_Return)
        assert opened == [1]
        panel.mixes.show_offers([])
        assert not panel.mixes.isVisible()


def test_an_empty_profile_looks_around_first(bot: QtBot, profile: Path) -> None:
    made = Opened(bot, profile)
    try:
        made.until(lambda: made.window._whole.count() == 2)
        made.desk._on_first_run([])
        made.until(made.window.for_you.home.state.isVisible)
        assert made.window.for_you.home.folder.isVisible()
    finally:
        made.close()


class TestWords:
    @pytest.mark.parametrize("kind", MixKind)
    @pytest.mark.parametrize("is_habit", [True, False])
    def test_every_mix_has_a_title_and_a_reason(self, kind: MixKind, is_habit: bool) -> None:
        name = {MixKind.MOOD: "calm", MixKind.ERA: "1980s"}.get(kind, "jazz")
        idea = MixIdea(kind, PlaylistPlan(""), name, 1234, is_habit)
        assert mix_title(idea, "Tuesday evening")
        assert mix_about(idea)
        if kind is MixKind.GENRE:
            assert "1,234" in mix_about(idea)

    def test_moments(self) -> None:
        assert moment_words(0, 0) == "Thursday night"
        assert moment_words(0, 9 * 3600) == "Thursday morning"
        assert moment_words(3 * DAY, 20 * 3600) == "Sunday evening"

    def test_what_was_left(self) -> None:
        line = LINES[TrackId(4)]
        album = Left((TrackId(3), TrackId(4)), 1, NOW)
        assert left_title(album, line) == line.album
        assert left_about(album, line) == f"Goes on with “{line.title}”, 2 of 2."
        saved = Left((TrackId(4),), 0, NOW, PlaylistId(1), "Mine")
        assert left_title(saved, line) == "Mine"
        book = Left((TrackId(4),), 0, NOW, position_ms=DurationMs(61_000))
        assert left_title(book, line) == line.title
        assert "1:01" in left_about(book, line)
        assert "12 plays" in forgotten_about(Forgotten((TrackId(4),), 12, NOW - 100 * DAY), NOW)

    def test_artists(self) -> None:
        assert artists_words(["A", "B", "A"]) == "A, B"
        assert artists_words(["A", "B", "C", "D"]) == "A, B, C …"


class TestDrawing:
    def test_covers_fill_the_square_one_or_four(self, bot: QtBot) -> None:
        card = shown(bot, OfferCard("A mix", "because", "somebody"))
        images = []
        for name in ("red", "green", "blue", "yellow"):
            image = QImage(40, 40, QImage.Format.Format_RGB32)
            image.fill(QColor(name))
            images.append(image)
        card.show_covers(images[:1])
        square = card._square()
        middle = card.grab().toImage().pixelColor(square.center())
        assert middle == QColor("red")
        card.show_covers(images)
        picture = card.grab().toImage()
        quarter = square.width() // 4
        assert picture.pixelColor(square.left() + quarter, square.top() + 3 * quarter) == QColor("blue")

    def test_long_words_are_cut_at_the_line(self, bot: QtBot) -> None:
        card = shown(bot, OfferCard("A title that goes on " * 30, "and why " * 60, "Somebody " * 30))
        card.resize(250, card.sizeHint().height())
        card.grab()
        metrics = card.fontMetrics()
        for text in ("word " * 200, "字" * 300, "one"):
            cut = shortened(text, 150, metrics, 2)
            assert height_of(cut, 150, metrics, 9) <= 2 * metrics.lineSpacing()
        assert shortened("one", 150, metrics, 2) == "one"


def test_folders_are_dropped_on_the_first_page(bot: QtBot, tmp_path: Path) -> None:
    page = shown(bot, FirstRunPage(tmp_path, tmp_path))
    assert not page.start.isEnabled()
    (tmp_path / "music").mkdir()
    (tmp_path / "file.txt").write_text("no folder")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("music", "file.txt")])
    place, buttons = QPointF(20, 20), Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, mime, buttons, Qt.KeyboardModifier.NoModifier))
    assert page.folders == (tmp_path / "music",)
    assert page.start.isEnabled()
