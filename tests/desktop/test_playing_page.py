"""The page of the playing track: waveform and lyrics as widgets, then the page in the whole window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.desktop.panels.playing_panel import PlayingPanel
from musicrec_desktop.desktop.panels.playing_why import Coming
from musicrec_desktop.desktop.widgets.lyrics_view import LyricsView
from musicrec_desktop.desktop.widgets.waveform import WaveformSlider
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.lyrics import LyricLine, Lyrics
from musicrec_desktop.domain.play import Feedback, FeedbackValue
from musicrec_desktop.domain.recommend import ScorePart
from musicrec_desktop.domain.track import ScanBatch, ScannedFile
from musicrec_desktop.storage import open_database
from tests.desktop.hand import click, press, release, strike
from tests.desktop.opened_desk import Opened, fill
from tests.desktop.scenes import LINES, LONG, MARKUP
from tests.factories import NOW, make_track

KEY = Qt.Key
SUNG = Lyrics(tuple(LyricLine(f"line {at}", DurationMs(at * 1_000)) for at in range(1, 41)))
PLAIN = Lyrics(tuple(LyricLine(f"line {at}") for at in range(40)))


def wave(bot: QtBot, seconds: int = 100) -> WaveformSlider:
    made = WaveformSlider("Position")
    bot.addWidget(made)
    made.resize(600, 64)
    made.show()
    made.show_waveform(np.full(800, 200, np.uint8), np.full(800, 90, np.uint8))
    made.show_position(0, seconds * 1_000)
    return made


# the waveform


def test_a_click_and_a_drag_go_to_that_place_once(bot: QtBot) -> None:
    made = wave(bot)
    sought: list[int] = []
    made.sought.connect(sought.append)
    click(made, QPoint(round(made.place(25_000)), 30))
    assert sought == pytest.approx([25_000], abs=200)
    sought.clear()
    press(made, QPoint(round(made.place(10_000)), 30))
    QTest.mouseMove(made, QPoint(round(made.place(60_000)), 30))
    made.show_position(11_000, 100_000)  # the player goes on meanwhile
    release(made, QPoint(round(made.place(60_000)), 30))
    assert len(sought) == 1
    assert sought[0] == pytest.approx(60_000, abs=400)


def test_arrows_go_seconds_and_page_keys_sections(bot: QtBot) -> None:
    made = wave(bot)
    made.show_marks((20_000, 50_000), None)
    sought: list[int] = []
    made.sought.connect(sought.append)
    made.show_position(30_000, 100_000)
    for key in (KEY.Key_Right, KEY.Key_Left, KEY.Key_PageUp, KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_Home):
        strike(made, key)
    assert sought == [35_000, 30_000, 50_000, 20_000, 0]  # the beginning is where it is already


def test_what_was_played_differs_by_more_than_its_colour(bot: QtBot) -> None:
    made = wave(bot)
    made.show_position(50_000, 100_000)
    image = made.grab().toImage()
    ratio = image.devicePixelRatio()
    text = made.palette().text().color()
    middle = round(made.place(50_000) * ratio)
    column = [image.pixelColor(middle, y) for y in range(image.height())]
    assert sum(color == text for color in column) > image.height() * 0.8  # a line from top to bottom


def test_sections_and_repeats_are_drawn(bot: QtBot) -> None:
    made = wave(bot)
    plain = made.grab().toImage()
    made.show_marks((40_000,), None)
    with_section = made.grab().toImage()
    assert with_section != plain
    made.show_marks((40_000,), (10_000, None))
    begun = made.grab().toImage()
    made.show_marks((40_000,), (10_000, 30_000))
    assert len({bytes(image.constBits()) for image in (plain, with_section, begun, made.grab().toImage())}) == 4
    made.clear()
    made.grab()


# lyrics


def lyrics(bot: QtBot, words: Lyrics) -> LyricsView:
    made = LyricsView("Lyrics")
    bot.addWidget(made)
    made.glides = False
    made.resize(300, 200)
    made.show()
    made.show_lyrics(words)
    QApplication.processEvents()
    return made


def test_the_line_that_is_sung_stands_in_the_middle(bot: QtBot) -> None:
    made = lyrics(bot, SUNG)
    made.show_position(20_500)
    assert list(made.current) == [19]
    middle = made.visualRect(made.model().index(19, 0)).center().y()
    assert middle == pytest.approx(made.viewport().height() / 2, abs=20)
    made.show_position(500)
    assert list(made.current) == []


def test_scrolling_by_hand_is_left_alone_for_a_while(bot: QtBot) -> None:
    made = lyrics(bot, SUNG)
    made.show_position(20_000)
    made._on_hand()
    made.scrollToTop()
    for second, follows in ((21, False), (22, False), (23, True)):
        made.show_position(second * 1_000)
        assert (made.verticalScrollBar().value() > 0) is follows


def test_a_line_leads_to_its_time_by_click_and_by_key(bot: QtBot) -> None:
    made = lyrics(bot, SUNG)
    sought: list[int] = []
    made.sought.connect(sought.append)
    click(made.viewport(), made.visualRect(made.model().index(1, 0)).center())
    made.setCurrentIndex(made.model().index(3, 0))
    strike(made, KEY.Key_Return)
    assert sought == [2_000, 4_000]
    made.show_lyrics(PLAIN)
    click(made.viewport(), made.visualRect(made.model().index(1, 0)).center())
    assert sought == [2_000, 4_000]


def test_lines_wrap_and_do_not_grow_when_sung(bot: QtBot) -> None:
    made = lyrics(bot, Lyrics((LyricLine(LONG, DurationMs(0)), LyricLine(MARKUP, DurationMs(9_000)))))
    made.show_position(10_000)
    before = made.sizeHintForRow(0)
    made.show_position(1_000)
    assert made.sizeHintForRow(0) == before > made.sizeHintForRow(1) * 2
    assert made.model().index(1, 0).data() == MARKUP
    made.grab()


def test_gliding_ends_where_it_should_and_leaves_no_timer(bot: QtBot) -> None:
    made = lyrics(bot, SUNG)
    made.glides = True
    made.show_position(30_000)
    bot.waitUntil(lambda: made.verticalScrollBar().value() > 0)
    made.hide()


# the panel


def test_a_small_window_shows_one_side_and_a_large_one_both(bot: QtBot) -> None:
    panel = PlayingPanel()
    bot.addWidget(panel)
    em = panel.fontMetrics().height()
    panel.resize(em * 36, em * 27)
    panel.show()
    panel.show_track(LINES[TrackId(3)], "1999")
    panel.show_lyrics(SUNG)
    assert panel.lyrics.isVisible()
    assert not panel.why.isVisible()
    click(panel.show_why_page)
    assert panel.why.isVisible()
    assert not panel.lyrics.isVisible()
    assert panel.wave.visibleRegion().boundingRect().size() == panel.wave.size()
    small = panel.cover.width()
    panel.resize(em * 100, em * 60)
    QApplication.processEvents()
    assert panel.lyrics.isVisible()
    assert panel.why.isVisible()
    assert panel.cover.width() > 2 * small
    assert panel.minimumSizeHint().boundedTo(QSize(em * 36, em * 29)) == panel.minimumSizeHint()


def test_a_long_title_stays_in_its_column(bot: QtBot) -> None:
    panel = PlayingPanel()
    bot.addWidget(panel)
    em = panel.fontMetrics().height()
    panel.resize(em * 36, em * 27)
    panel.show()
    for title in ("Scientist_Looping_Without_End", "Donaudampfschifffahrtsgesellschaft", LONG):
        panel.show_track(replace(LINES[TrackId(1)], title=title))
        QApplication.processEvents()
        words = panel.title.fontMetrics()
        pieces = panel.title.text().replace("\u200b", " ").split()
        assert max(words.horizontalAdvance(piece) for piece in pieces) <= panel.title.width()
        assert len(panel.title.text()) < 150
        assert panel.title.accessibleName() == title
    assert panel.wave.visibleRegion().boundingRect().size() == panel.wave.size()


def test_without_lyrics_it_says_where_they_would_come_from(bot: QtBot) -> None:
    panel = PlayingPanel()
    bot.addWidget(panel)
    panel.resize(1_600, 800)
    panel.show()
    panel.show_track(LINES[TrackId(2)])
    panel.show_lyrics(None)
    assert ".lrc" in panel.no_lyrics.text()
    assert panel.no_lyrics.isVisible()
    panel.why.show_reason("Because.", (ScorePart("sound", 0.4, 0.5, MARKUP), ScorePart("artist", float("nan"), 0.5)))
    panel.why.show_coming([Coming(7, LINES[TrackId(1)], "It goes on.")])
    asked: list[int] = []
    panel.why.play_asked.connect(asked.append)
    panel.why.next.setCurrentIndex(panel.why.next.model().index(0, 0))
    strike(panel.why.next, KEY.Key_Return)
    assert asked == [7]
    panel.why.field.setText("  lovely ")
    with bot.waitSignal(panel.why.comment_given) as given:
        strike(panel.why.field, KEY.Key_Return)
    assert given.args == ["lovely"]


# in the whole window


def sounding(profile: Path, folder: Path) -> None:
    """Two tracks whose files are there, one with lyrics beside it."""
    database = open_database(Paths.of(profile).database)
    tracks = []
    for track_id, name in ((201, "one"), (202, "two")):
        path = folder / f"{name}.flac"
        soundfile.write(path, 0.5 * np.sin(np.arange(16_000) / 5), 8_000)
        made = make_track(track_id, title=name, artists=("Singer",), duration_ms=DurationMs(2_000))
        tracks.append(ScannedFile(path, made.stamp, made.tags))
    (folder / "one.lrc").write_text("[00:00.50]first\n[00:01.00]second")
    database.tracks.apply_batch(ScanBatch(tuple(tracks), ()), NOW)
    database.close()


@pytest.fixture
def opened(bot: QtBot, profile: Path, tmp_path: Path) -> Iterator[Opened]:
    fill(profile)
    sounding(profile, tmp_path)
    made = Opened(bot, profile)
    made.until(lambda: made.desk.listening._is_restored and made.desk.library._job is None)
    made.window.resize(1_300, 800)
    yield made
    made.close()


def ids_of(opened: Opened, *titles: str) -> list[TrackId]:
    view = opened.desk.services.known.view
    return [TrackId(int(view.ids[view.titles.index(title)])) for title in titles]


def test_what_plays_is_shown_with_its_sound_words_and_reasons(opened: Opened) -> None:
    opened.window.show_page(Page.PLAYING)
    panel = opened.desk.playing.panel
    assert panel is not None
    assert panel.make.isVisible()
    one, two = ids_of(opened, "one", "two")
    opened.desk.listening.play([one, two])
    opened.until(lambda: panel.title.text() == "one" and panel.lyrics.lyrics.is_synced)
    opened.until(lambda: panel.wave.is_known)
    opened.until(lambda: bool(panel.why.facts.text()))
    assert panel.why.reason.text() == "You chose it."
    assert "two" in str(panel.why.next.model().index(0, 0).data())
    opened.player.advance(700)
    assert [panel.lyrics.lyrics.lines[row].text for row in panel.lyrics.current] == ["first"]
    panel.lyrics.sought.emit(1_000)
    assert opened.desk.listening.controller.position_ms == 1_000
    opened.desk.listening.controller.next()
    opened.until(
        lambda: panel.title.text() == "two" and panel.no_lyrics.isVisibleTo(panel) and not panel.lyrics.lyrics.lines
    )
    opened.desk.listening.controller.mark_loop()
    assert panel.wave._loop is not None


def test_the_reason_of_a_made_list_comes_along(opened: Opened) -> None:
    opened.ask("something, 20 minutes")
    opened.until(lambda: len(opened.ids()) > 2)
    opened.desk.requests._play(0)
    opened.window.player.cover.clicked.emit()
    assert opened.window.page is Page.PLAYING
    panel = opened.desk.playing.panel
    assert panel is not None
    opened.until(lambda: opened.current() is not None)
    first = opened.window.playlist.playlist
    assert first is not None
    opened.until(lambda: panel.why.reason.text() == first.tracks[0].rationale != "")
    assert panel.why._parts.isVisibleTo(panel.why)


def test_a_remark_is_kept_and_shown(opened: Opened) -> None:
    (one,) = ids_of(opened, "one")
    opened.desk.listening.play([one])
    opened.window.show_page(Page.PLAYING)
    panel = opened.desk.playing.panel
    assert panel is not None
    opened.until(lambda: panel.title.text() == "one")
    panel.show_why_page.click()
    panel.why.field.setText("wonderful <b>voice</b>")
    strike(panel.why.field, KEY.Key_Return)
    opened.until(lambda: "wonderful <b>voice</b>" in panel.why.comments.text())
    assert panel.why.field.text() == ""


# the page about the listener in the whole window


def test_taste_is_leaned_forgotten_and_taken_back(opened: Opened) -> None:
    services = opened.desk.services
    liked = ids_of(opened, "one")[0]
    services.database.plays.add_feedback([Feedback(liked, NOW, FeedbackValue.LIKE)])
    services.load_known(NOW)
    opened.window.show_page(Page.YOU)
    panel = opened.desk.you.panel
    assert panel is not None
    opened.until(lambda: "artist" in panel.taste._likings)
    singer = next(liking for liking in panel.taste._likings["artist"] if liking.name == "Singer")
    panel.taste.lean_asked.emit(singer, -0.5)
    opened.until(lambda: "Less of Singer" in panel.done)
    opened.until(lambda: services.known.profile.artists["Singer"].lean == -0.5)
    click(panel.undo)
    opened.until(lambda: services.known.profile.artists["Singer"].lean == 0)
    panel.taste.forget_asked.emit(singer)
    opened.until(lambda: "Singer" not in services.known.profile.artists)
    opened.until(lambda: "Singer" in panel.done)
    click(panel.undo)
    opened.until(lambda: "Singer" in services.known.profile.artists)


def test_resetting_asks_and_can_be_undone(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    from musicrec_desktop.desktop.connections import taste_changes

    services = opened.desk.services
    liked = ids_of(opened, "one")[0]
    services.database.plays.add_feedback([Feedback(liked, NOW, FeedbackValue.LIKE)])
    services.load_known(NOW)
    opened.window.show_page(Page.YOU)
    panel = opened.desk.you.panel
    assert panel is not None
    opened.until(lambda: opened.desk.you.changes.view is not None)
    answers = [False, True]
    monkeypatch.setattr(taste_changes, "ask", lambda *_: answers.pop(0))
    panel.taste.reset_asked.emit()
    assert not services.known.profile.is_empty
    panel.taste.reset_asked.emit()
    opened.until(lambda: services.known.profile.is_empty and bool(panel.done))
    click(panel.undo)
    opened.until(lambda: not services.known.profile.is_empty)


def test_private_listening_is_in_sight_and_keeps_nothing(opened: Opened) -> None:
    sign = opened.window.player.private
    assert not sign.isVisible()
    opened.window.show_page(Page.YOU)
    panel = opened.desk.you.panel
    assert panel is not None
    panel.private.click()
    assert sign.isVisible()
    services = opened.desk.services
    opened.until(lambda: any(span.until is None for span in services.database.taste_notes.private()))
    one, two = ids_of(opened, "one", "two")

    def hear(track: TrackId) -> None:
        opened.desk.listening.play([track])
        opened.until(lambda: opened.current() == track)
        opened.bot.wait(60)
        opened.player.advance(20)
        opened.desk.listening.judge(track, FeedbackValue.LIKE)
        opened.desk.listening.controller.next()

    hear(one)
    sign.click()
    panel.private.click()
    opened.until(lambda: not any(span.until is None for span in services.database.taste_notes.private()))
    assert not sign.isVisible()
    hear(two)
    opened.close()
    plays, said, _ = opened.stored()
    assert [play.track_id for play in plays] == [two]
    assert [one.track_id for one in said] == [two]


def test_charts_and_the_year_lead_on_and_the_picture_is_written(opened: Opened, tmp_path: Path) -> None:
    from musicrec_desktop.desktop.panels.you_panel import Part

    one, two = ids_of(opened, "one", "two")
    opened.desk.listening.play([one, two])
    opened.until(lambda: opened.current() == one)
    opened.player.advance(400_000)
    opened.until(lambda: opened.desk.services.known.profile.n_plays == 2)
    opened.window.show_page(Page.YOU)
    panel = opened.desk.you.panel
    assert panel is not None
    panel.show_part(Part.CHARTS)
    from musicrec_desktop.domain.taste_edits import Subject

    opened.until(lambda: panel.charts.lists[Subject.TRACK].model().rowCount() == 2)
    panel.charts.lists[Subject.TRACK].entered_row.emit(1)
    opened.until(lambda: len(opened.desk.listening.controller.queue) == 1)
    panel.show_part(Part.YEAR)
    opened.until(panel.year.save.isEnabled)
    target = tmp_path / "year.png"
    opened.desk.you.save_picture_to(target)
    opened.until(target.exists)
    opened.until(lambda: not QImage(str(target)).isNull())
    panel.show_part(Part.KNOWN)
    opened.until(lambda: not opened.desk.you.is_measuring)
    opened.desk.you.save_picture_to(tmp_path / "no" / "folder.png")
    opened.until(lambda: "cannot be written" in opened.window.notices.label.text())
