"""What the lists say, also to screen readers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.item_models.library_columns import Column, cell_text, sorted_rows
from musicrec_desktop.desktop.item_models.library_model import LibraryModel
from musicrec_desktop.desktop.item_models.playlist_model import ROW_ROLE, PlaylistModel
from musicrec_desktop.desktop.item_models.queue_model import QueueModel
from musicrec_desktop.desktop.item_models.track_line import album_name, clock_text, length_text, track_line
from musicrec_desktop.desktop.item_models.two_line_roles import MARKED_ROLE, SECOND_LINE_ROLE
from musicrec_desktop.desktop.widgets.lists import divided
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.playback import PlayQueue
from tests.desktop.scenes import LINES, MARKUP, VIEW, playlist, recommendation

ROLE = Qt.ItemDataRole


@pytest.mark.parametrize(
    ("ms", "text"),
    [(0, "–"), (-5, "–"), (999, "0:01"), (187_000, "3:07"), (3_723_000, "1:02:03"), (59_999, "1:00")],
)
def test_clock_text(ms: int, text: str) -> None:
    assert clock_text(ms) == text


@pytest.mark.parametrize(("ms", "text"), [(0, "0 min"), (2_820_000, "47 min"), (7_500_000, "2 h 05 min")])
def test_length_text(ms: int, text: str) -> None:
    assert length_text(ms) == text


@pytest.mark.parametrize(
    ("owned", "artist", "album"),
    [
        ("Nils / Blue", "Nils", "Blue"),
        ("AC / DC / Live / Loud", "AC / DC", "Live / Loud"),
        ("Various / Hits", "Nils", "Hits"),
        ("", "Nils", ""),
        (" / Blue", "", "Blue"),
    ],
)
def test_album_name(owned: str, artist: str, album: str) -> None:
    assert album_name(owned, artist) == album


def test_a_lost_track_says_so() -> None:
    assert "no longer" in track_line(VIEW, TrackId(999)).title


def test_the_library_shows_rows_as_they_are(qapp: QApplication) -> None:
    model = LibraryModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_rows(VIEW, np.array([2, 0, 1]))
    texts = [model.index(row, Column.TITLE).data() for row in range(3)]
    assert texts[1:] == ["月亮代表我的心", MARKUP]
    assert model.index(2, Column.ARTIST).data() == "Unknown artist"
    assert model.index(1, Column.ALBUM).data() == "岛国之情歌第四集"
    assert model.track_ids(1) == [1, 2]
    assert model.track_id(7) is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Title"
    tester.deleteLater()


@given(
    st.sampled_from(Column),
    st.booleans(),
    st.permutations(range(len(VIEW))),
    st.integers(0, len(VIEW)),
)
def test_sorting_orders_by_what_is_shown_and_loses_nothing(
    column: Column, is_descending: bool, order: list[int], n: int
) -> None:
    rows = np.array(order[:n], np.intp)
    result = sorted_rows(VIEW, rows, column, is_descending=is_descending)
    assert sorted(result) == sorted(rows)
    shown = [cell_text(VIEW, int(row), column, None).casefold() for row in result]
    if column in (Column.TITLE, Column.GENRE):
        filled = [text for text in shown if text]
        assert filled == sorted(filled, reverse=is_descending)
    if column is Column.LENGTH:
        lengths = list(VIEW.durations_ms[result])
        assert lengths == sorted(lengths, reverse=is_descending)
    again = sorted_rows(VIEW, result, column, is_descending=is_descending)
    assert list(again) == list(result)  # ties keep the order they came in


def test_reasons_that_stream_in_change_rows_in_place(qtbot: QtBot) -> None:
    model = PlaylistModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_tracks([recommendation(1, ""), recommendation(2, "")], LINES, {})
    model.toggle_expanded(0)
    model.set_playing(TrackId(2))
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.modelReset.connect(lambda: pytest.fail("the list lost its place"))
    model.show_tracks([recommendation(1, ""), recommendation(2, "It fits.")], LINES, {})
    assert changed == [1]
    rows = model.rows
    assert rows[0].is_expanded
    assert rows[1].is_playing
    assert rows[1].recommendation.rationale == "It fits."
    tester.deleteLater()


def test_another_track_in_a_place_starts_folded_and_unjudged(qapp: QApplication) -> None:
    model = PlaylistModel()
    model.show_tracks([recommendation(1), recommendation(2)], LINES, {TrackId(2): FeedbackValue.LIKE})
    model.toggle_expanded(1)
    model.show_tracks([recommendation(1), recommendation(5)], LINES, {})
    assert not model.rows[1].is_expanded
    assert model.rows[1].feedback is FeedbackValue.NONE


def test_a_row_is_spoken_whole(qapp: QApplication) -> None:
    model = PlaylistModel()
    model.show_tracks([recommendation(1, "It is quiet.")], LINES, {TrackId(1): FeedbackValue.DISLIKE})
    model.set_playing(TrackId(1))
    model.toggle_expanded(0)
    spoken = model.index(0).data(ROLE.AccessibleTextRole)
    for words in ("Playing", "月亮代表我的心", "邓丽君", "disliked", "It is quiet.", "genre rock as tagged"):
        assert words in spoken
    assert model.index(0).data(ROW_ROLE) is model.rows[0]
    assert model.data(QModelIndex()) is None


def test_the_queue_marks_what_plays_and_asks_for_moves(qtbot: QtBot) -> None:
    model = QueueModel(LINES.__getitem__)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    queue = PlayQueue().add([TrackId(4), TrackId(5), TrackId(6)]).next()
    model.show_queue(queue)
    assert [model.index(row).data(MARKED_ROLE) for row in range(3)] == [True, False, False]
    assert "·" in model.index(1).data(SECOND_LINE_ROLE)
    with qtbot.waitSignal(model.dataChanged):
        model.show_queue(queue.next())
    assert [model.index(row).data(MARKED_ROLE) for row in range(3)] == [False, True, False]
    mime = model.mimeData([model.index(2), model.index(0)])
    with qtbot.waitSignal(model.moved) as asked:
        taken = model.dropMimeData(mime, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert asked.args == [[queue.items[0].key, queue.items[2].key], 1]
    assert not taken
    tester.deleteLater()


def test_the_same_list_again_changes_nothing(qapp: QApplication) -> None:
    model = PlaylistModel()
    model.show_tracks(playlist(1, 2).tracks, LINES, {})
    model.dataChanged.connect(lambda *_: pytest.fail("nothing changed"))
    model.show_tracks(playlist(1, 2).tracks, LINES, {})


@given(
    st.integers(0, 3_000),
    st.lists(st.floats(0.02, 1.5), min_size=1, max_size=19),
    st.integers(10, 90),
)
def test_a_width_is_divided_so_that_all_parts_can_be_read(width: int, shares: list[float], least: int) -> None:
    parts = divided(width, shares, least)
    assert min(parts) >= least
    if len(shares) * least <= width:
        assert sum(parts) == pytest.approx(width, abs=len(shares))
    else:
        assert sum(parts) <= len(shares) * (least + 1)
