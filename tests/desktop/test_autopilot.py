"""The queue fills itself in the window: on and off, turned at once, and always behind what the listener put in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.autopilot import AHEAD, Because, Turn
from musicrec_desktop.app.settings import load_settings
from musicrec_desktop.desktop.connections.autopilot import because_words, stays_words
from musicrec_desktop.desktop.item_models.queue_model import MOST
from musicrec_desktop.desktop.item_models.track_line import TrackLine
from musicrec_desktop.desktop.panels.queue_panel import AUTOPILOT_OFF, AUTOPILOT_ON, QueuePanel
from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import FeedbackValue, QueuedBy
from musicrec_desktop.playback import PlayQueue, Repeat
from tests.desktop.hand import click, strike
from tests.desktop.opened_desk import Opened, fill
from tests.desktop.test_panels import shown

KEY = Qt.Key


@pytest.fixture
def opened(bot: QtBot, profile: Path) -> Iterator[Opened]:
    fill(profile)
    made = Opened(bot, profile).until_loaded()
    click(made.window.player.queue)
    yield made
    made.close()


def coming(opened: Opened) -> list[TrackId]:
    return [item.track_id for item in opened.desk.listening.controller.queue.upcoming]


def artist(opened: Opened, track_id: TrackId) -> str:
    return opened.desk.listening._tools.shelf.line(track_id).artist


def start(opened: Opened, *ids: int) -> None:
    """These play, and the queue behind them has filled itself."""
    click(opened.window.queue.autopilot)
    opened.desk.listening.play([TrackId(i) for i in ids])
    opened.until(lambda: opened.player.state is PlayerState.PLAYING)
    opened.player.advance(1_000)
    opened.until(lambda: len(coming(opened)) >= AHEAD)
    opened.until(lambda: opened.desk.autopilot._running is None)


def skip(opened: Opened) -> None:
    before = coming(opened)
    opened.player.advance(2_000)
    opened.desk.listening.controller.next()
    opened.player.advance(500)
    opened.until(lambda: coming(opened) != before[1:] and opened.desk.autopilot._running is None)


def test_off_means_off_and_on_by_one_click_fills_the_queue_with_reasons(opened: Opened) -> None:
    panel = opened.window.queue
    assert panel.about.text() == AUTOPILOT_OFF
    opened.desk.listening.play([TrackId(1), TrackId(2)])
    opened.until(lambda: opened.player.state is PlayerState.PLAYING)
    opened.player.advance(1_000)
    opened.bot.wait(300)
    assert coming(opened) == [2]
    click(panel.autopilot)
    opened.until(lambda: len(coming(opened)) == AHEAD)
    assert panel.about.text() == AUTOPILOT_ON
    assert coming(opened)[0] == 2
    rows = range(2, 2 + AHEAD - 1)
    assert all(panel.model.reason(row) for row in rows)
    assert not panel.model.reason(0)
    assert {item.queued_by for item in opened.desk.listening.controller.queue.items[2:]} == {QueuedBy.RECOMMENDATION}
    click(panel.autopilot)
    assert coming(opened) == [2]
    opened.bot.wait(300)
    assert coming(opened) == [2]


def test_the_switch_is_kept(opened: Opened) -> None:
    click(opened.window.queue.autopilot)
    path = opened.desk.services.paths.settings
    opened.until(lambda: path.exists() and load_settings(path).autopilot)
    strike(opened.window, KEY.Key_J, Qt.KeyboardModifier.ControlModifier)
    opened.until(lambda: not load_settings(path).autopilot)
    assert not opened.window.queue.autopilot.isChecked()


def test_two_skips_of_one_artist_turn_what_follows_and_say_why(opened: Opened) -> None:
    start(opened, 1, 18, 3)  # two of one artist
    name = artist(opened, TrackId(1))
    assert artist(opened, TrackId(18)) == name
    skip(opened)
    skip(opened)
    assert name in opened.window.queue.because_text.text()
    assert name not in {artist(opened, track_id) for track_id in coming(opened)}
    assert coming(opened)  # 3 plays


def test_a_like_turns_what_follows(opened: Opened) -> None:
    start(opened, 1)
    before = coming(opened)
    opened.desk.listening.judge(TrackId(44), FeedbackValue.LIKE)
    opened.until(lambda: coming(opened) != before and opened.desk.autopilot._running is None)
    assert opened.desk.listening._tools.shelf.line(TrackId(44)).title in opened.window.queue.because_text.text()
    assert len(coming(opened)) == AHEAD


def test_what_was_chosen_anew_can_be_chosen_anew_again(opened: Opened) -> None:
    start(opened, 1, 2)
    skip(opened)
    first = coming(opened)
    own = opened.desk.autopilot._own
    assert {item.key for item in opened.desk.listening.controller.queue.upcoming} <= own
    opened.desk.listening.judge_current(FeedbackValue.LIKE)
    opened.until(lambda: coming(opened) != first and opened.desk.autopilot._running is None)
    assert opened.window.queue.because.isVisible()


def test_what_the_listener_adds_stands_first_and_stays(opened: Opened) -> None:
    start(opened, 1)
    opened.desk.listening.add([TrackId(50), TrackId(51)])
    opened.until(lambda: coming(opened)[:2] == [50, 51])
    skip(opened)
    assert opened.current() == 50
    assert coming(opened)[0] == 51


def test_what_the_listener_moves_stays_where_it_was_put(opened: Opened) -> None:
    start(opened, 1)
    queue = opened.desk.listening.controller.queue
    moved = queue.upcoming[7]
    opened.window.queue.move_asked.emit([moved.key], 1)
    assert coming(opened)[0] == moved.track_id
    opened.desk.listening.judge(TrackId(44), FeedbackValue.LIKE)
    opened.until(lambda: opened.window.queue.because.isVisible() and opened.desk.autopilot._running is None)
    assert coming(opened)[0] == moved.track_id


def test_tracks_dropped_into_the_queue_stand_where_they_fell(opened: Opened) -> None:
    start(opened, 1)
    before = coming(opened)
    opened.window.queue.dropped.emit([TrackId(60), TrackId(61)], 3)
    opened.until(lambda: coming(opened)[2:4] == [60, 61])
    assert coming(opened)[:2] == before[:2]


def test_it_waits_while_a_track_is_repeated(opened: Opened) -> None:
    opened.desk.listening.controller.set_repeat(Repeat.ONE)
    click(opened.window.queue.autopilot)
    opened.desk.listening.play([TrackId(1)])
    opened.until(lambda: opened.player.state is PlayerState.PLAYING)
    opened.bot.wait(200)
    assert coming(opened) == []
    opened.desk.listening.controller.set_repeat(Repeat.OFF)
    opened.until(lambda: len(coming(opened)) == AHEAD)


def test_keys_move_and_take_out_entries(opened: Opened) -> None:
    opened.desk.listening.play([TrackId(i) for i in (1, 2, 3, 4)])
    opened.until(lambda: opened.player.state is PlayerState.PLAYING)
    listed = opened.window.queue.list
    listed.setCurrentIndex(opened.window.queue.model.index(2))
    strike(listed, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert coming(opened) == [3, 2, 4]
    strike(listed, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    strike(listed, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert coming(opened) == [2, 4, 3]
    strike(listed, KEY.Key_Delete)
    assert coming(opened) == [2, 4]


def test_a_long_queue_is_shown_around_what_plays(bot: QtBot) -> None:
    panel = shown(bot, QueuePanel(lambda track_id: TrackLine(track_id, f"Title {track_id}", "Artist", "", 1_000)))
    queue = PlayQueue().add([TrackId(i) for i in range(1, 20_001)])
    queue = queue.go_to(queue.items[9_000].key)
    panel.show_queue(queue)
    model = panel.model
    assert model.rowCount() == MOST
    assert model.current_row is not None
    assert model.index(model.current_row).data() == "Title 9001"
    assert model.keys([model.current_row]) == [queue.items[9_000].key]
    assert panel.more.text() == f"and {20_000 - model.place(MOST):,} more"
    moved: list[tuple[list[int], int]] = []
    panel.move_asked.connect(lambda keys, to: moved.append((keys, to)))
    panel.list.setCurrentIndex(model.index(model.current_row + 3))
    strike(panel.list, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert moved == [([queue.items[9_003].key], 9_002)]
    first = model.place(0)
    for _ in range(MOST + 10):
        queue = queue.next()
        panel.show_queue(queue)
    assert model.place(0) > first
    assert model.index(model.current_row or 0).data() == f"Title {9_001 + MOST + 10}"


@pytest.mark.parametrize("turn", Turn)
def test_every_turn_has_words_that_name_it(turn: Turn) -> None:
    assert "Somebody" in because_words(Because(turn, "Somebody"))
    assert "Somebody" in stays_words(Because(turn, "Somebody"))
