"""The whole window on a real database, with every lane, driven by clicks; only the player makes no sound."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.lanes import Running
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.politeness import LOW
from musicrec_desktop.app.scanning import Scanning
from musicrec_desktop.app.settings import Settings
from musicrec_desktop.desktop.connections import changes, library
from musicrec_desktop.desktop.shortcuts import ROW_KEYS, SHORTCUTS
from musicrec_desktop.desktop.widgets.playlist_geometry import RowButton
from musicrec_desktop.desktop.windows.first_run import FirstRunPage
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.errors import StorageError
from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.play import FeedbackValue, PlayEnd, QueuedBy
from musicrec_desktop.domain.track import ScanSummary
from tests.desktop.hand import click, strike, write
from tests.desktop.opened_desk import N_TRACKS, Opened, fill
from tests.factories import NOW, make_track

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(bot: QtBot, profile: Path) -> Iterator[Opened]:
    fill(profile)
    made = Opened(bot, profile).until_loaded()
    yield made
    made.close()


def test_a_request_becomes_a_playlist_with_reasons_that_plays_and_is_remembered(opened: Opened) -> None:
    opened.ask("rock, 10 tracks")
    rows = opened.window.playlist.model.rows
    assert len(rows) == 10
    assert all(row.recommendation.rationale for row in rows)
    assert "10 tracks" in opened.window.playlist.chips.texts
    assert opened.window.playlist.title.text()
    ids = opened.ids()

    click(opened.window.playlist.play)
    opened.until(lambda: opened.player.state is PlayerState.PLAYING)
    opened.player.advance(5_000)
    assert opened.window.player.title.text() == rows[0].line.title
    assert opened.window.playlist.model.rows[0].is_playing
    assert opened.window.player.elapsed.text() == "0:05"
    strike(opened.window, KEY.Key_Right, CTRL)
    assert opened.current() == ids[1]
    opened.player.advance(200_000)
    opened.close()
    plays, _, _ = opened.stored()
    assert (plays[0].track_id, plays[0].ended) == (ids[0], PlayEnd.SKIPPED)
    assert plays[0].played_ms == 5_000
    assert plays[0].queued_by is QueuedBy.RECOMMENDATION
    assert plays[1].ended is PlayEnd.FINISHED
    assert plays[-1].ended is PlayEnd.STOPPED  # the window was closed


def test_an_empty_request_is_a_fine_request(opened: Opened) -> None:
    opened.ask("")
    assert len(opened.ids()) >= 5
    assert len(set(opened.ids())) == len(opened.ids())


def test_what_is_said_is_shown_stored_and_learnt(opened: Opened) -> None:
    opened.ask("10 tracks")
    view, (first, second) = opened.window.playlist.view, opened.ids()[:2]
    opened.bot.wait(20)
    click(view.viewport(), view.button_place(0, RowButton.DISLIKE))
    view.setCurrentIndex(opened.window.playlist.model.index(1))
    strike(view, KEY.Key_L)
    rows = opened.window.playlist.model.rows
    assert (rows[0].feedback, rows[1].feedback) == (FeedbackValue.DISLIKE, FeedbackValue.LIKE)
    services = opened.desk.services
    opened.until(lambda: services.known.profile.n_feedback == 2)
    opened.ask("10 tracks")
    assert first not in opened.ids()
    opened.close()
    _, feedback, _ = opened.stored()
    assert {(said.track_id, said.value) for said in feedback} == {
        (first, FeedbackValue.DISLIKE),
        (second, FeedbackValue.LIKE),
    }


def test_not_this_one_another(opened: Opened) -> None:
    opened.ask("8 tracks")
    before = opened.ids()
    view = opened.window.playlist.view
    opened.bot.wait(20)
    click(view.viewport(), view.button_place(2, RowButton.ANOTHER))
    opened.until(lambda: opened.ids()[2] != before[2])
    after = opened.ids()
    assert after[:2] + after[3:] == before[:2] + before[3:]
    assert after[2] not in before
    assert opened.window.playlist.model.rows[2].recommendation.rationale


def refine(opened: Opened, words: str) -> None:
    """Say it, and wait until it is done."""
    field = opened.window.playlist.refine.field
    field.setText(words)
    strike(field, KEY.Key_Return)
    opened.until(lambda: not field.text() and opened.window.request.make.isVisible())


def test_a_list_is_changed_in_words_and_taken_back(opened: Opened) -> None:
    panel = opened.window.playlist.refine
    opened.ask("9 tracks")
    assert not panel.undo.isEnabled()
    first = opened.ids()
    refine(opened, "shorter")
    shorter = opened.ids()
    assert len(shorter) == 6
    assert set(shorter) <= set(first)
    refine(opened, "keep the first two")
    assert opened.ids()[:2] == shorter[:2]
    assert not set(opened.ids()[2:]) & set(shorter)
    click(panel.undo)
    opened.until(lambda: opened.ids() == shorter)
    click(panel.undo)
    opened.until(lambda: opened.ids() == first)
    opened.until(lambda: not panel.undo.isEnabled())


def test_another_track_can_be_taken_back_too(opened: Opened) -> None:
    opened.ask("8 tracks")
    before = opened.ids()
    view, panel = opened.window.playlist.view, opened.window.playlist.refine
    opened.bot.wait(20)
    click(view.viewport(), view.button_place(2, RowButton.ANOTHER))
    opened.until(panel.undo.isEnabled)
    assert opened.ids() != before
    click(panel.undo)
    opened.until(lambda: opened.ids() == before)


def test_words_that_change_nothing_are_answered(opened: Opened) -> None:
    opened.ask("8 tracks")
    before = opened.ids()
    refine(opened, "qwrt zxcv")
    assert opened.ids() == before
    assert "qwrt zxcv" in opened.window.playlist.notes_text.text()
    assert not opened.window.playlist.refine.undo.isEnabled()


def test_a_list_in_the_making_cannot_be_changed_yet(opened: Opened) -> None:
    opened.window.request.asked.emit("8 tracks")
    opened.desk.requests.refine("shorter")
    opened.until(opened.window.request.make.isVisible)
    assert len(opened.ids()) == 8


def test_a_change_that_is_cancelled_leaves_the_list_as_it_was(opened: Opened) -> None:
    opened.ask("8 tracks")
    before = opened.ids()
    opened.desk.requests.refine("shorter")
    opened.window.request.cancelled.emit()
    opened.until(opened.window.request.make.isVisible)
    assert opened.ids() == before
    refine(opened, "half as long")
    assert len(opened.ids()) == 4


def test_a_request_can_be_cancelled_and_another_one_asked(opened: Opened) -> None:
    opened.window.request.asked.emit("20 tracks")
    opened.window.request.cancelled.emit()
    opened.until(opened.window.request.make.isVisible)
    assert opened.ask("6 tracks").ids()
    assert len(opened.ids()) == 6


def test_a_second_request_replaces_the_first(opened: Opened) -> None:
    opened.window.request.asked.emit("20 tracks")
    opened.desk.requests.ask("6 tracks")
    opened.until(opened.window.request.make.isVisible)
    opened.bot.wait(200)
    assert len(opened.ids()) == 6


def test_save_export_play_saved_and_delete(opened: Opened, tmp_path: Path) -> None:
    opened.ask("5 tracks")
    ids = opened.ids()
    strike(opened.window, KEY.Key_S, CTRL)
    opened.until(lambda: not opened.window.playlist.save.isEnabled())
    target = tmp_path / "list.m3u8"
    opened.desk.requests.export_to(target)
    opened.until(target.exists)
    written = [line for line in target.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(written) == 5
    opened.window.show_page(Page.PLAYLISTS)
    saved = opened.window.saved
    opened.until(lambda: saved.model.rowCount() == 1)
    saved.list.setCurrentIndex(saved.model.index(0, 0))
    strike(saved.list, KEY.Key_Return)
    assert [row.line.track_id for row in saved.opened.body.model.rows] == ids
    saved.opened.start_renaming()
    saved.opened.name.setText("Kept")
    strike(saved.opened.name, KEY.Key_Return)
    opened.until(lambda: saved.opened.body.title.text() == "Kept")
    opened.until(lambda: saved.model.index(0, 0).data() == "Kept")
    again = tmp_path / "again.m3u8"
    opened.desk.saved.export_to(again)
    opened.until(again.exists)
    assert "#PLAYLIST:Kept" in again.read_text("utf-8")
    saved.opened.body.view.setCurrentIndex(saved.opened.body.model.index(1))
    strike(saved.opened.body.view, KEY.Key_Return)
    opened.until(lambda: opened.current() == ids[1])
    assert saved.opened.body.model.rows[1].is_playing
    opened.player.advance(1_000)
    opened.desk.listening.controller.stop()
    strike(saved.opened, KEY.Key_Escape)
    strike(saved.list, KEY.Key_Delete)
    opened.until(lambda: saved.model.rowCount() == 0)
    opened.close()
    plays, _, playlists = opened.stored()
    assert playlists == []
    assert plays[0].queued_by is QueuedBy.PLAYLIST


def test_a_list_in_use_is_not_swapped_for_what_the_model_understood_later(opened: Opened) -> None:
    opened.ask("8 tracks")
    requests, page = opened.desk.requests, opened.window.playlist
    first = page.playlist
    assert first is not None
    ids = opened.ids()
    later = replace(first, tracks=first.tracks[4:] + first.tracks[:2], title="Understood better")
    worded = replace(first, tracks=tuple(replace(track, rationale="Worded.") for track in first.tracks))

    requests._show_or_offer(later)  # nobody uses the first: it gives way
    assert opened.ids() == ids[4:] + ids[:2]
    requests._show_or_offer(first)
    click(page.play)
    opened.until(lambda: opened.current() == ids[0])
    requests._show_or_offer(worded)  # the same tracks: the words come
    assert page.model.rows[3].recommendation.rationale == "Worded."
    requests._show_or_offer(later)
    assert opened.ids() == ids
    assert page.offer.isVisible()
    assert page.model.rows[0].is_playing
    requests.save()
    opened.until(lambda: not page.save.isEnabled())
    click(page.newer)
    assert opened.ids() == ids[4:] + ids[:2]
    assert not page.offer.isVisible()
    assert page.save.isEnabled()
    assert [item.track_id for item in opened.desk.listening.controller.queue.items] == ids
    assert opened.current() == ids[0]


def test_search_as_you_type_sort_and_play(opened: Opened) -> None:
    opened.window.activateWindow()
    strike(opened.window, KEY.Key_F, CTRL)
    library, search = opened.window.library, opened.desk.search.field
    assert search.hasFocus()
    assert opened.window.page is Page.FOR_YOU
    opened.until(lambda: opened.desk.library.browsing.index is not None)
    write(search, "artist 3")
    opened.until(search.results.isVisible)
    strike(search, KEY.Key_Up)  # nothing is above the first
    assert search.current is not None
    assert search.current.text == "Artist 3"
    while search.current.icon != "search":
        strike(search, KEY.Key_Down)
    strike(search, KEY.Key_Return)
    assert opened.window.page.value == Page.LIBRARY.value
    opened.until(lambda: 0 < library.model.rowCount() < N_TRACKS)
    found = [library.model.index(row, 1).data() for row in range(library.model.rowCount())]
    assert found.count("Artist 3") == 5
    assert library.table.hasFocus()
    opened.desk.library.browsing.show_found("月亮")
    opened.until(lambda: library.model.rowCount() == 1)
    assert library.model.index(0, 0).data() == "月亮代表我的心"
    click(library.clear)
    opened.until(lambda: library.model.rowCount() == N_TRACKS)
    library.table.horizontalHeader().setSortIndicator(5, Qt.SortOrder.DescendingOrder)
    longest = max(make_track(i).duration_ms for i in range(1, N_TRACKS + 1))
    opened.until(lambda: library.model.track_id(0) is not None and _length(opened, 0) == longest)
    wanted = library.model.track_ids(2)
    library.table.entered_row.emit(2)
    opened.until(lambda: opened.current() == wanted[0])
    assert [item.track_id for item in opened.desk.listening.controller.queue.items] == wanted


def _length(opened: Opened, row: int) -> int:
    return opened.desk.listening._tools.shelf.line(opened.window.library.model.track_ids()[row]).duration_ms


def test_space_plays_and_pauses_but_not_while_typing(opened: Opened) -> None:
    opened.desk.listening.play([TrackId(1), TrackId(2)])
    opened.until(lambda: opened.player.state is PlayerState.PLAYING)
    states: list[PlayerState] = []

    def strike_space(widget: QWidget) -> None:
        strike(widget, KEY.Key_Space)
        states.append(opened.player.state)

    strike_space(opened.window.library.table)
    opened.window.show_page(Page.FOR_YOU)
    opened.window.request.focus_field()
    strike_space(opened.window.request.field)
    strike_space(opened.window)
    assert states == [PlayerState.PAUSED, PlayerState.PAUSED, PlayerState.PLAYING]


def test_the_analysis_gives_way_while_something_plays(opened: Opened) -> None:
    politeness = opened.desk.services.politeness
    told = [politeness.is_playing]
    opened.desk.listening.play([TrackId(1)])
    opened.until(lambda: opened.player.state is PlayerState.PLAYING)
    told.append(politeness.is_playing)
    assert politeness.pace() == LOW
    opened.desk.listening.controller.pause()
    opened.until(lambda: opened.player.state is PlayerState.PAUSED)
    told.append(politeness.is_playing)
    assert told == [False, True, False]


def test_the_next_run_continues_where_this_one_stopped(opened: Opened, bot: QtBot) -> None:
    opened.desk.listening.play([TrackId(3), TrackId(4), TrackId(5)], 1)
    opened.until(lambda: opened.player.state is PlayerState.PLAYING)
    opened.player.advance(42_000)
    opened.desk.listening.controller.set_volume(0.5)
    opened.window.player.volume.setValue(35)
    opened.close()

    again = Opened(bot, opened.profile).until_loaded()
    try:
        assert [item.track_id for item in again.desk.listening.controller.queue.items] == [3, 4, 5]
        assert again.current() == 4
        assert again.player.loads == []
        assert again.window.player.elapsed.text() == "0:42"
        assert again.window.player.volume.value() == 35
        again.desk.listening.controller.toggle()
        assert again.player.position_ms == 42_000
    finally:
        again.close()


def test_words_given_at_the_start_make_a_playlist(bot: QtBot, profile: Path) -> None:
    fill(profile)
    made = Opened(bot, profile, request="7 tracks").until_loaded()
    try:
        made.until(lambda: len(made.ids()) == 7)
        assert made.window.request.field.text() == "7 tracks"
        made.until(made.window.request.make.isVisible)
    finally:
        made.close()


def test_the_first_run_asks_for_folders_and_says_what_is_kept_where(bot: QtBot, profile: Path, tmp_path: Path) -> None:
    made = Opened(bot, profile)
    try:
        bot.waitUntil(lambda: made.window.findChild(FirstRunPage) is not None, timeout=20_000)
        page = made.window.findChild(FirstRunPage)
        assert isinstance(page, FirstRunPage)
        music = tmp_path / "music"
        music.mkdir()
        page.add_folder(music)
        page.add_folder(music)
        assert page.folders.count(music) == 1
        assert page.start.isEnabled()
        click(page.start)
        made.until(lambda: made.desk.services.settings.folders == (music,))
        made.until(lambda: made.desk.library._job is None and "were read" in made.window.status.text)
        assert made.window.page is Page.LIBRARY
        assert made.window.library.empty.isVisible()
    finally:
        made.close()


def test_what_the_listener_can_act_on_is_said_and_stays(opened: Opened) -> None:
    opened.desk.show_failure(StorageError("The disk is full.", hint="Make room."))
    assert opened.window.notices.isVisible()
    assert opened.window.notices.label.text() == "The disk is full. (MR-STO) Make room."
    assert not opened.window.notices._timer.isActive()


def test_a_mistake_of_ours_is_not_swallowed(opened: Opened) -> None:
    with pytest.raises(ZeroDivisionError):
        opened.desk.show_failure(ZeroDivisionError("x"))


def test_an_unplayable_track_is_said_and_passed_over(opened: Opened) -> None:
    opened.player._durations[Path("/music/3.flac")] = 0
    opened.desk.listening.play([TrackId(3), TrackId(4)])
    opened.until(lambda: opened.current() == 4)
    assert "3.flac" in opened.window.notices.label.text()


def test_every_control_has_a_name_and_every_key_its_place_in_the_docs(opened: Opened) -> None:
    opened.ask("5 tracks")
    for kind in (QAbstractButton, QAbstractItemView, QAbstractSlider, QLineEdit):
        for control in opened.window.findChildren(kind):
            is_qts_own = isinstance(control.parent(), QLineEdit | QAbstractItemView)
            if is_qts_own or isinstance(control, QScrollBar) or control.objectName().startswith("qt_"):
                continue
            assert control.accessibleName(), control
    text = (Path(__file__).parents[2] / "docs" / "shortcuts.md").read_text("utf-8")
    for keys, what in [(shortcut.keys, shortcut.text) for shortcut in SHORTCUTS if shortcut.keys] + list(ROW_KEYS):
        assert f"| {keys} | {what} |" in text


def test_the_window_comes_back_as_it_was_left(bot: QtBot, profile: Path) -> None:
    fill(profile)
    first = Opened(bot, profile).until_loaded()
    first.window.resize(790, 640)  # smaller than it is made, so that it fits the screen of the tests
    first.window.show_page(Page.LIBRARY)
    table = first.window.library.table
    first.until(lambda: table.columnWidth(0) > 0 and table.isVisible())
    table.horizontalHeader().resizeSection(0, table.columnWidth(0) // 2)
    first.window.split.setSizes([190, 600, 0])
    first.bot.wait(50)
    size, sizes, shares = first.window.size(), first.window.split.sizes(), table.shares
    first.close()
    second = Opened(bot, profile).until_loaded()
    second.bot.wait(50)
    assert second.window.size() == size
    assert not second.window.queue.isVisible()
    assert second.window.split.sizes() == pytest.approx(sizes, abs=3)
    assert second.window.library.table.shares == pytest.approx(shares, abs=0.01)
    strike(second.window, KEY.Key_U, CTRL)
    second.close()
    third = Opened(bot, profile).until_loaded()
    assert third.window.queue.isVisible()
    assert third.window.player.queue.isChecked()
    third.close()


@pytest.mark.parametrize("kept", ["", "{}", "[1]", '{"geometry": "%", "split": 1, "columns": 0, "queue": 0}', "\x00"])
def test_a_place_that_makes_no_sense_is_not_taken(bot: QtBot, profile: Path, kept: str) -> None:
    paths = Paths.of(profile)
    paths.make()
    paths.window.write_text(kept)
    opened = Opened(bot, profile)
    opened.until(lambda: bool(opened.window.findChildren(FirstRunPage)))
    assert opened.window.isVisible()
    opened.close()


def test_the_position_of_a_seek_is_kept(opened: Opened) -> None:
    opened.desk.listening.play([TrackId(1)])
    opened.until(lambda: opened.player.state is PlayerState.PLAYING)
    opened.window.player.sought.emit(60_000)
    assert opened.player.position_ms == DurationMs(60_000)


class Jobs:
    """Scans and analyses that do nothing, and whom they tell."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.analyses: list[tuple[Callable[[], None], Running]] = []
        self.scans: list[tuple[Callable[[], None], Running]] = []
        monkeypatch.setattr(library, "analyse_tracks", lambda *args, **_: self._begin(self.analyses, args[-1]))
        monkeypatch.setattr(library, "scan_folders", lambda *args, **_: self._begin(self.scans, args[-1]))

    @staticmethod
    def _begin(jobs: list[tuple[Callable[[], None], Running]], cancelled: Callable[[], None]) -> Running:
        jobs.append((cancelled, Running()))
        return jobs[-1][1]


def test_new_music_is_analysed_after_an_analysis_was_stopped(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs, desk = Jobs(monkeypatch), opened.desk.library
    desk.analyse()
    ((cancelled, running),) = jobs.analyses
    desk.stop()
    assert running.is_cancelled
    cancelled()
    desk._on_changes_scanned(Scanning(opened.desk.services, (), NOW, summary=ScanSummary(added=1)))
    assert len(jobs.analyses) == 2


def test_the_end_of_an_analysis_says_nothing_of_the_scan_that_took_its_place(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(library, "_NEW_FIRST_AFTER_S", -1.0)
    opened.desk.services.settings = Settings(folders=(tmp_path,), watch=False)
    jobs, desk = Jobs(monkeypatch), opened.desk.library
    desk.analyse()
    desk.scan()
    ((cancelled, _),), ((_, scan),) = jobs.analyses, jobs.scans
    desk._on_changes_scanned(Scanning(opened.desk.services, (), NOW, summary=ScanSummary(added=1)))
    cancelled()
    assert not scan.is_cancelled
    assert desk._job is scan
    assert len(jobs.analyses) == 1


def test_a_small_scan_that_fails_does_not_hold_up_what_waits(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scanned: list[tuple[Path, ...]] = []

    def scan(_lanes: object, _services: object, paths: tuple[Path, ...], *_: object, is_part: bool) -> Running:
        scanned.append(paths)
        assert is_part
        return Running()

    monkeypatch.setattr(changes, "scan_folders", scan)
    opened.desk.services.settings = Settings(folders=(tmp_path,), watch=False)
    small = opened.desk.library._changes
    small.take([tmp_path / "a.mp3"])
    small.take([tmp_path / "b.mp3"])
    small._on_failed(StorageError("The library database is locked."))
    assert scanned == [(tmp_path / "a.mp3",), (tmp_path / "b.mp3",)]
    small._on_stopped()
