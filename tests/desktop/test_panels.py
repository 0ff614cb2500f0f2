"""Every panel clicked and typed through."""

import itertools
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.item_models.library_columns import Column
from musicrec_desktop.desktop.item_models.playlist_model import PlaylistModel
from musicrec_desktop.desktop.item_models.result_model import Result
from musicrec_desktop.desktop.panels.library_panel import EMPTY, NOTHING_FOUND, LibraryPanel
from musicrec_desktop.desktop.panels.player_panel import NOTHING, PlayerPanel
from musicrec_desktop.desktop.panels.playlist_panel import SAVE, SAVED, PlaylistPanel
from musicrec_desktop.desktop.panels.queue_panel import QueuePanel
from musicrec_desktop.desktop.panels.refine_panel import RefinePanel
from musicrec_desktop.desktop.panels.request_panel import EXAMPLES, RequestPanel
from musicrec_desktop.desktop.panels.saved_panel import SavedPanel
from musicrec_desktop.desktop.panels.status_panel import StatusPanel
from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.notice_bar import NoticeBar
from musicrec_desktop.desktop.widgets.playlist_geometry import RowButton
from musicrec_desktop.desktop.widgets.playlist_view import PlaylistView
from musicrec_desktop.desktop.widgets.search_field import SearchField
from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.ids import PlaylistId, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.domain.playlist import SavedPlaylist
from musicrec_desktop.domain.progress import Progress
from musicrec_desktop.playback import PlayQueue
from tests.desktop.hand import click, double_click, press, release, strike, write
from tests.desktop.scenes import LINES, LONG, MARKUP, VIEW, playlist

KEY = Qt.Key
W = TypeVar("W", bound=QWidget)


def shown(bot: QtBot, widget: W) -> W:
    """The widget on the (offscreen) screen."""
    bot.addWidget(widget)
    widget.resize(900, 600)
    with bot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    bot.waitUntil(widget.isActiveWindow)
    return widget


class TestRequest:
    def test_enter_and_button_ask_also_with_an_empty_box(self, bot: QtBot) -> None:
        panel = shown(bot, RequestPanel())
        asked: list[str] = []
        panel.asked.connect(asked.append)
        click(panel.make)
        write(panel.field, "  calm jazz ")
        strike(panel.field, KEY.Key_Return)
        assert asked == ["", "calm jazz"]

    def test_a_running_request_can_be_cancelled_and_not_asked_twice(self, bot: QtBot) -> None:
        panel = shown(bot, RequestPanel())
        panel.show_running(True)
        panel.show_doing("asking the language model")
        assert panel.doing.text() == "Asking the language model …"
        assert not panel.make.isVisible()
        with bot.assertNotEmitted(panel.asked):
            strike(panel.field, KEY.Key_Return)
        with bot.waitSignal(panel.cancelled):
            click(panel.cancel)
        panel.show_running(False)
        assert panel.make.isVisible()
        assert not panel.progress.isVisible()

    def test_an_example_fills_the_box(self, bot: QtBot) -> None:
        panel = shown(bot, RequestPanel())
        chips = panel.examples.findChildren(TextButton)
        assert [chip.text() for chip in chips] == list(EXAMPLES)
        click(chips[-1])
        assert panel.field.text() == EXAMPLES[-1]


class TestRefine:
    def test_says_what_was_typed_and_undo_follows_the_steps(self, bot: QtBot) -> None:
        panel = shown(bot, RefinePanel())
        words: list[str] = []
        undone: list[bool] = []
        panel.asked.connect(words.append)
        panel.undo_asked.connect(lambda: undone.append(True))
        panel.field.setText("  shorter ")
        strike(panel.field, KEY.Key_Return)
        panel.field.setText("   ")
        strike(panel.field, KEY.Key_Return)
        assert words == ["shorter"]
        assert not panel.undo.isEnabled()
        panel.show_steps(1)
        click(panel.undo)
        assert undone == [True]
        panel.undo.setFocus()
        panel.show_steps(0)
        assert not panel.undo.isEnabled()
        assert panel.field.hasFocus()


class TestPlaylist:
    @pytest.fixture
    def panel(self, bot: QtBot) -> PlaylistPanel:
        panel = shown(bot, PlaylistPanel())
        panel.show_playlist(playlist(1, 2, 3), LINES, {})
        bot.wait(20)
        return panel

    def test_everything_is_said(self, panel: PlaylistPanel) -> None:
        assert panel.title.text() == "Quiet pages"
        assert panel.story.text() == "Slow enough to read by."
        assert panel.notes_text.text() == "Only three tracks fit."
        assert panel.chips.texts == ("jazz", "energy up to 40 %", "not metal", "30 minutes")
        total = sum(LINES[TrackId(i)].duration_ms for i in (1, 2, 3))
        assert panel.length.text() == f"3 tracks · {round(total / 60_000)} min"

    def test_buttons_in_rows_and_their_keys(self, panel: PlaylistPanel) -> None:
        said: list[tuple[int, FeedbackValue]] = []
        others: list[int] = []
        panel.feedback_given.connect(lambda track, value: said.append((track, value)))
        panel.another_asked.connect(others.append)
        view = panel.view
        click(view.viewport(), view.button_place(1, RowButton.LIKE))
        click(view.viewport(), view.button_place(2, RowButton.ANOTHER))
        view.setCurrentIndex(panel.model.index(0))
        strike(view, KEY.Key_D)
        strike(view, KEY.Key_N)
        assert said == [(2, FeedbackValue.LIKE), (1, FeedbackValue.DISLIKE)]
        assert others == [2, 0]
        panel.model.set_feedback(TrackId(2), FeedbackValue.LIKE)
        click(view.viewport(), view.button_place(1, RowButton.LIKE))
        assert said[-1] == (2, FeedbackValue.NONE)

    def test_score_parts_open_and_make_the_row_taller(self, bot: QtBot, panel: PlaylistPanel) -> None:
        view = panel.view
        before = view.visualRect(panel.model.index(0)).height()
        click(view.viewport(), view.button_place(0, RowButton.PARTS))
        bot.waitUntil(lambda: view.visualRect(panel.model.index(0)).height() > before)
        assert panel.model.rows[0].is_expanded
        strike(view, KEY.Key_W)
        bot.waitUntil(lambda: view.visualRect(panel.model.index(0)).height() == before)

    def test_a_click_on_a_reason_opens_what_it_stands_on(self, bot: QtBot, panel: PlaylistPanel) -> None:
        view = panel.view
        click(view.viewport(), view.reason_place(1))
        assert [row.is_expanded for row in panel.model.rows] == [False, True, False]
        bot.waitUntil(lambda: view.reason_place(1).y() > 0)
        click(view.viewport(), view.reason_place(1))
        assert not panel.model.rows[1].is_expanded
        with bot.waitSignal(panel.play_asked):
            double_click(view.viewport(), view.reason_place(1))

    def test_play_from_here(self, panel: PlaylistPanel) -> None:
        rows: list[int] = []
        panel.play_asked.connect(rows.append)
        click(panel.play)
        place = panel.view.visualRect(panel.model.index(1)).topLeft() + QPoint(60, 8)
        double_click(panel.view.viewport(), place)
        panel.view.setCurrentIndex(panel.model.index(2))
        strike(panel.view, KEY.Key_Return)
        assert rows == [0, 1, 2]

    def test_two_quick_clicks_on_a_button_do_not_play(self, bot: QtBot, panel: PlaylistPanel) -> None:
        with bot.assertNotEmitted(panel.play_asked):
            double_click(panel.view.viewport(), panel.view.button_place(0, RowButton.ANOTHER))

    def test_saved_is_shown_until_the_list_changes(self, panel: PlaylistPanel) -> None:
        panel.show_saved()
        assert (panel.save.accessibleName(), panel.save.isEnabled()) == (SAVED, False)
        panel.show_playlist(playlist(1, 2, 3), LINES, {})
        assert not panel.save.isEnabled()
        panel.show_playlist(playlist(1, 2, 4), LINES, {})
        assert (panel.save.accessibleName(), panel.save.isEnabled()) == (SAVE, True)

    def test_save_export_and_queue_are_asked_for(self, bot: QtBot, panel: PlaylistPanel) -> None:
        for button, signal in (
            (panel.save, panel.save_asked),
            (panel.export, panel.export_asked),
            (panel.add, panel.add_asked),
        ):
            with bot.waitSignal(signal):
                click(button)

    def test_rows_are_drawn_at_any_width_and_never_over_each_other(self, bot: QtBot) -> None:
        model = PlaylistModel()
        model.show_tracks(playlist(1, 2, 3).tracks, LINES, {})
        model.toggle_expanded(0)
        view = shown(bot, PlaylistView(model))
        pictures: list[QImage] = []
        for width in (1_500, 320, 700):
            view.resize(width, 600)  # the height stays: Qt alone would keep the old places of the rows
            bot.wait(30)
            pictures.append(view.viewport().grab().toImage())
            rects = [view.visualRect(model.index(row)) for row in range(3)]
            for row, rect in enumerate(rects):
                assert rect.width() <= view.viewport().width()
                assert rect.height() == view.sizeHintForIndex(model.index(row)).height()
            assert not any(one.intersects(other) for one, other in itertools.pairwise(rects))
        for picture in pictures:
            colors = {picture.pixelColor(x, y).rgb() for x in range(0, picture.width(), 3) for y in range(0, 200, 3)}
            assert len(colors) > 8


class TestLibrary:
    def test_typing_is_gathered(self, bot: QtBot) -> None:
        field = shown(bot, SearchField("Search", "Ctrl+F"))
        words: list[str] = []
        field.typed.connect(words.append)
        write(field, "blue moon")
        bot.waitUntil(lambda: bool(words))
        assert words[-1] == "blue moon"
        assert len(words) <= 2

    def test_enter_never_goes_to_what_was_found_for_other_words(self, bot: QtBot) -> None:
        field = shown(bot, SearchField("Search", "Ctrl+F"))
        field.window().activateWindow()
        field.setFocus()
        chosen: list[object] = []
        field.chosen.connect(chosen.append)
        write(field, "a")
        old = [Result("Artists"), Result("Abba", target="old")]
        field.show_results(old, "a")
        assert field.results.isVisible()
        write(field, "x")
        with bot.waitSignal(field.typed):
            strike(field, KEY.Key_Return)
        field.show_results(old, "a")  # late
        assert chosen == []
        field.show_results([Result("Artists"), Result("Axel", target="new")], "ax")
        assert chosen == ["new"]
        assert not field.results.isVisible()

    def test_rows_are_counted_sorted_and_played(self, bot: QtBot) -> None:
        panel = shown(bot, LibraryPanel())
        panel.show_rows(VIEW, np.arange(40))
        assert panel.count.text().startswith("40 tracks · ")
        panel.show_rows(VIEW, np.arange(5))
        assert panel.count.text() == "5 of 40 tracks"
        with bot.waitSignal(panel.sort_changed) as sort:
            header = panel.table.horizontalHeader()
            place = QPoint(header.sectionViewportPosition(Column.YEAR) + 10, header.height() // 2)
            click(header.viewport(), place)
        assert sort.args == [Column.YEAR, False]
        assert panel.order == (Column.YEAR, False)
        panel.table.setFocus()
        panel.table.selectRow(0)
        with bot.waitSignal(panel.play_asked) as play:
            strike(panel.table, KEY.Key_Down)
            strike(panel.table, KEY.Key_Return)
        assert play.args == [1]

    def test_columns_fill_the_width_and_keep_their_shares(self, bot: QtBot) -> None:
        panel = shown(bot, LibraryPanel())
        panel.show_rows(VIEW, np.arange(40))
        for width in (700, 1_400):
            panel.resize(width, 500)
            bot.wait(20)
            widths = {column: panel.table.columnWidth(column) for column in panel.table.columns}
            assert sum(widths.values()) == pytest.approx(panel.table.viewport().width(), abs=2)
            assert widths[Column.TITLE] == max(widths.values())

    def test_an_empty_library_and_an_empty_search_differ(self, bot: QtBot) -> None:
        panel = shown(bot, LibraryPanel())
        panel.show_rows(LibraryView.from_tracks([], FeatureMatrix.empty()), np.arange(0))
        assert panel.empty.text() == EMPTY
        panel.show_rows(VIEW, np.arange(0))
        assert panel.empty.text() == NOTHING_FOUND
        assert not panel.table.isVisible()


class TestPlayer:
    def test_keys_and_sliders(self, bot: QtBot) -> None:
        panel = shown(bot, PlayerPanel())
        assert panel.title.text() == NOTHING
        assert not panel.like.isEnabled()
        panel.show_track(LINES[TrackId(1)], FeedbackValue.NONE)
        panel.show_state(PlayerState.PLAYING)
        panel.show_position(61_000, 200_000)
        assert panel.elapsed.text() == "1:01"
        assert panel.total.text() == "3:20"
        assert panel.toggle.accessibleName() == "Pause"
        for button, signal in (
            (panel.toggle, panel.toggled),
            (panel.next, panel.next_asked),
            (panel.previous, panel.previous_asked),
        ):
            with bot.waitSignal(signal):
                click(button)
        with bot.waitSignal(panel.sought) as sought:
            slider = panel.slider
            click(slider, QPoint(slider.width() // 2, slider.height() // 2))
        assert sought.args[0] == pytest.approx(100_000, rel=0.03)
        with bot.waitSignal(panel.sought) as sought:
            strike(slider, KEY.Key_Right)
        assert sought.args[0] == pytest.approx(105_000, rel=0.03)

    def test_a_dragged_slider_is_not_pulled_back(self, bot: QtBot) -> None:
        panel = shown(bot, PlayerPanel())
        panel.show_position(10_000, 100_000)
        slider = panel.slider
        press(slider, QPoint(slider.width() // 2, 5))
        panel.show_position(11_000, 100_000)
        assert slider.value() > 40_000
        with bot.waitSignal(panel.sought):
            release(slider, slider.rect().center())
        panel.show_position(12_000, 100_000)
        assert slider.value() == 12_000

    def test_mute_remembers(self, bot: QtBot) -> None:
        panel = shown(bot, PlayerPanel())
        told: list[float] = []
        panel.volume_changed.connect(told.append)
        panel.show_volume(0.63)
        assert told == []
        click(panel.mute)
        assert panel.mute.icon_name == "muted"
        click(panel.mute)
        assert told == [0.0, 0.63]

    def test_feedback_is_taken_back_by_a_second_press(self, bot: QtBot) -> None:
        panel = shown(bot, PlayerPanel())
        panel.show_track(LINES[TrackId(1)], FeedbackValue.LIKE)
        assert panel.like.icon_name == "liked"
        said: list[FeedbackValue] = []
        panel.feedback_given.connect(said.append)
        click(panel.like)
        click(panel.dislike)
        assert said == [FeedbackValue.NONE, FeedbackValue.DISLIKE]


class TestQueue:
    def test_play_remove_and_clear(self, bot: QtBot) -> None:
        panel = shown(bot, QueuePanel(LINES.__getitem__))
        assert panel.empty.isVisible()
        queue = PlayQueue().add([TrackId(i) for i in range(1, 6)]).next()
        panel.show_queue(queue)
        assert panel.left.text() == "4 to come"
        panel.list.setCurrentIndex(panel.model.index(3))
        with bot.waitSignal(panel.play_asked) as played:
            strike(panel.list, KEY.Key_Return)
        assert played.args == [queue.items[3].key]
        with bot.waitSignal(panel.remove_asked) as removed:
            strike(panel.list, KEY.Key_Delete)
        assert removed.args == [[queue.items[3].key]]
        with bot.waitSignal(panel.clear_asked):
            click(panel.clear)


class TestSaved:
    def test_newest_first_and_entered_by_key(self, bot: QtBot) -> None:
        panel = shown(bot, SavedPanel())
        old = SavedPlaylist(PlaylistId(1), "Old", UnixTime(1e9), (TrackId(1),))
        new = SavedPlaylist(PlaylistId(2), MARKUP, UnixTime(2e9), (TrackId(1), TrackId(2)), "story")
        panel.show_playlists([old, new])
        assert panel.model.index(0, 0).data() == MARKUP
        panel.list.setCurrentIndex(panel.model.index(1, 0))
        with bot.waitSignal(panel.open_asked) as opened:
            strike(panel.list, KEY.Key_Return)
        assert opened.args == [old]
        with bot.waitSignal(panel.delete_asked) as deleted:
            strike(panel.list, KEY.Key_Delete)
        assert deleted.args == [old]

    def test_an_opened_one_is_a_page_that_can_be_renamed(self, bot: QtBot) -> None:
        panel = shown(bot, SavedPanel())
        saved = SavedPlaylist(PlaylistId(2), MARKUP, UnixTime(2e9), (TrackId(1), TrackId(2)), "", "calm jazz")
        panel.opened.show_saved_playlist(saved, LINES, {})
        panel.show_opened()
        body, name = panel.opened.body, panel.opened.name
        assert body.title.text() == MARKUP
        assert body.story.text() == "Made for “calm jazz”."
        assert [row.line.track_id for row in body.model.rows] == [1, 2]
        assert not body.save.isVisible()
        body.view.setCurrentIndex(body.model.index(0))
        for key in (KEY.Key_N, KEY.Key_W):  # nothing was scored here, nothing else can be chosen
            with bot.assertNotEmitted(body.view.pressed_button):
                strike(body.view, key)
        renames: list[str] = []
        panel.opened.renamed.connect(lambda _, title: renames.append(title))
        strike(body.view, KEY.Key_F2)
        name.setText("   ")
        strike(name, KEY.Key_Return)
        strike(body.view, KEY.Key_F2)
        assert name.text() == MARKUP
        name.setText("Other")
        strike(name, KEY.Key_Escape)
        assert not name.isVisible()
        assert panel.is_one_open
        click(panel.opened.rename)
        name.setText(" Rainy   days ")
        strike(name, KEY.Key_Return)
        assert renames == ["Rainy days"]
        strike(panel.opened, KEY.Key_Escape)
        assert not panel.is_one_open


class TestSmallOnes:
    def test_status(self, bot: QtBot) -> None:
        panel = shown(bot, StatusPanel())
        panel.show_progress("Analysing", Progress(3, 1_200, "x.flac"))
        assert panel.text == "Analysing 3 of 1,200 · x.flac"
        with bot.waitSignal(panel.stop_asked):
            click(panel.stop)
        panel.show_idle("Done")
        assert not panel.bar.isVisible()

    def test_a_notice_goes_by_itself_unless_it_stays(self, bot: QtBot) -> None:
        bar = shown(bot, NoticeBar())
        bar._timer.setInterval(10)
        bar.show_notice("A track cannot be played.", "The next one plays.")
        assert bar.label.text() == "A track cannot be played. The next one plays."
        bot.waitUntil(lambda: not bar.isVisible())
        bar.show_notice("The disk is full.", stays=True)
        bot.wait(50)
        assert bar.isVisible()

    def test_text_from_tags_is_never_markup(self, bot: QtBot) -> None:
        panels: list[QWidget] = [shown(bot, PlayerPanel()), shown(bot, PlaylistPanel())]
        assert isinstance(panels[0], PlayerPanel)
        assert isinstance(panels[1], PlaylistPanel)
        panels[0].show_track(LINES[TrackId(2)])
        panels[1].show_playlist(playlist(2, title=MARKUP, story=LONG), LINES, {})
        for panel in panels:
            for label in panel.findChildren(QLabel):
                assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
        assert panels[0].title.text() == MARKUP
        assert "<b>" not in panels[0].title.toolTip()
