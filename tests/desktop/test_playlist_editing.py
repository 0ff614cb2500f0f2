"""The list on show edited in the window: chips, curve, kept rows, order, undo and redo."""

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.plan_editing import Slot
from musicrec_desktop.desktop.item_models.track_drag import TRACKS_MIME
from musicrec_desktop.desktop.panels.new_wishes import new_wishes
from musicrec_desktop.desktop.panels.picks_panel import PicksPanel
from musicrec_desktop.desktop.panels.wish_editor import WishEditor
from musicrec_desktop.desktop.widgets.curve_editor import POINTS, CurveEditor, smoothed
from musicrec_desktop.desktop.widgets.playlist_geometry import RowButton
from musicrec_desktop.domain.plan import Facet, Length, Shape, Source
from tests.desktop.hand import click, press, release, strike
from tests.desktop.opened_desk import Opened, fill
from tests.desktop.test_panels import shown

KEY, MOD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def opened(bot: QtBot, profile: Path) -> Iterator[Opened]:
    fill(profile)
    made = Opened(bot, profile).until_loaded()
    made.window.resize(1100, 900)
    yield made
    made.close()


def settle(opened: Opened) -> None:
    opened.until(opened.window.request.make.isVisible)


def use(opened: Opened, text: str) -> None:
    """Type this into the editor that lies over the page, and use it."""
    (editor,) = opened.window.findChildren(WishEditor)
    editor.findChildren(QLineEdit)[0].setText(text)
    click(editor.use)


def chip_at(opened: Opened, slot: Slot) -> int:
    return next(at for at, piece in enumerate(opened.window.playlist._pieces) if piece.slot is slot)


class TestChips:
    def test_a_chip_taken_out_makes_the_list_anew_and_is_taken_back(self, opened: Opened) -> None:
        opened.ask("rock, 8 tracks")
        page = opened.window.playlist
        before = opened.ids()
        assert "rock" in page.chips.texts
        click(page.chips.chips[chip_at(opened, Slot.WANT)].cross)
        opened.until(lambda: "rock" not in page.chips.texts)
        settle(opened)
        assert len(opened.ids()) == 8
        click(page.refine.undo)
        assert opened.ids() == before
        assert "rock" in page.chips.texts
        strike(opened.window, KEY.Key_Y, MOD.ControlModifier)
        assert "rock" not in page.chips.texts

    def test_a_chip_edited_holds_as_the_listeners(self, opened: Opened) -> None:
        opened.ask("rock, 8 tracks")
        page = opened.window.playlist
        click(page.chips.chips[0].body)
        use(opened, "jazz")
        opened.until(lambda: "jazz" in page.chips.texts)
        settle(opened)
        assert page.playlist is not None
        assert page.playlist.plan.wanted(Facet.GENRE)[0].source is Source.LISTENER
        view = opened.desk.services.known.view
        assert {view.genres_of(int(row)) for row in view.rows(opened.ids())} == {("jazz",)}

    def test_a_wish_is_added(self, opened: Opened) -> None:
        opened.ask("8 tracks")
        page = opened.window.playlist
        begin = next(begin for words, begin in new_wishes() if words == "Genre to leave out …")
        page.begin_wish(begin)
        use(opened, "rock")
        opened.until(lambda: "not rock" in page.chips.texts)
        settle(opened)
        assert len(opened.ids()) == 8

    def test_what_is_picked_shows_as_chips(self, opened: Opened) -> None:
        picking = opened.window.request.picking
        picking._pick_mood("happy", True)
        picking._pick_activity("run")
        picking._pick_minutes("30")
        picking.novelty.slider.setValue(90)
        opened.ask("rock")
        texts = opened.window.playlist.chips.texts
        assert {"rock", "happy", "30 minutes", "mostly new"} <= set(texts)
        playlist = opened.window.playlist.playlist
        assert playlist is not None
        assert playlist.plan.length == Length(minutes=30)


class TestCurve:
    def test_the_list_follows_what_is_drawn(self, opened: Opened) -> None:
        opened.ask("12 tracks")
        page = opened.window.playlist
        curve = page.curve
        opened.until(curve.isVisible)
        for at, height in ((0, 0.9), (2, 0.15), (4, 0.9)):
            top, bottom = curve._place(0, 1.0).y(), curve._place(0, 0.0).y()
            place = QPoint(round(curve.point(at).x()), round(bottom - height * (bottom - top)))
            press(curve, place)
            release(curve, place)
            assert abs(curve.heights[at] - height) < 0.05
            settle(opened)
        assert page.playlist is not None
        assert page.playlist.plan.curve is not None
        assert page.playlist.plan.curve.shape is Shape.DRAWN
        view = opened.desk.services.known.view
        energy = view.features.column("energy")[view.rows(opened.ids())]
        assert energy[[0, -1]].mean() > energy[len(energy) // 2 - 1 : len(energy) // 2 + 1].mean() + 0.2
        assert "energy as drawn" in page.chips.texts

    def test_a_curve_can_be_hidden_and_shown(self, opened: Opened) -> None:
        opened.ask("6 tracks")
        page = opened.window.playlist
        opened.until(page.curve.isVisible)
        click(page.show_energy)
        assert not page.curve.isVisible()
        click(page.show_energy)
        assert page.curve.isVisible()


class TestRows:
    def test_kept_rows_stay_and_the_rest_is_made_anew(self, opened: Opened) -> None:
        opened.ask("8 tracks")
        page, view, before = opened.window.playlist, opened.window.playlist.view, opened.ids()
        view.setCurrentIndex(page.model.index(1))
        strike(view, KEY.Key_K)
        opened.bot.wait(20)
        click(view.viewport(), view.button_place(4, RowButton.KEEP))
        assert page.kept_text.text() == "2 kept"
        click(page.remake)
        opened.until(lambda: opened.ids() != before)
        settle(opened)
        after = opened.ids()
        assert (after[1], after[4]) == (before[1], before[4])
        assert not {*after[:1], *after[2:4], *after[5:]} & set(before)
        assert page.model.kept == {before[1], before[4]}
        click(page.keep_none)
        assert not page.kept.isVisible()

    def test_rows_move_by_key_and_are_taken_out(self, opened: Opened) -> None:
        opened.ask("6 tracks")
        page, view, before = opened.window.playlist, opened.window.playlist.view, opened.ids()
        view.setCurrentIndex(page.model.index(2))
        strike(view, KEY.Key_Up, MOD.AltModifier)
        opened.until(lambda: opened.ids() == [before[0], before[2], before[1], *before[3:]])
        settle(opened)
        assert view.selected_rows() == [1]
        strike(view, KEY.Key_Up, MOD.AltModifier)
        opened.until(lambda: opened.ids()[0] == before[2])
        settle(opened)
        strike(view, KEY.Key_Delete)
        opened.until(lambda: len(opened.ids()) == 5)
        settle(opened)
        assert before[2] not in opened.ids()
        for _ in range(3):
            strike(opened.window, KEY.Key_Z, MOD.ControlModifier)
        assert opened.ids() == before

    def test_rows_are_dropped_where_they_fall_and_dragged_out_as_files(self, opened: Opened) -> None:
        opened.ask("6 tracks")
        model, before = opened.window.playlist.model, opened.ids()
        opened.until(lambda: model.locate(before[0]) is not None)
        mime = model.mimeData([model.index(0), model.index(3)])
        assert bytes(mime.data(TRACKS_MIME).data()).decode() == f"{before[0]} {before[3]}"
        assert [url.toLocalFile() for url in mime.urls()] == [str(model.locate(before[at])) for at in (0, 3)]
        assert not model.dropMimeData(mime, Qt.DropAction.MoveAction, 6, 0, model.index(-1))
        wanted = [before[1], before[2], before[4], before[5], before[0], before[3]]
        opened.until(lambda: opened.ids() == wanted)

    def test_the_length_of_what_is_chosen_is_said(self, opened: Opened) -> None:
        opened.ask("6 tracks")
        page = opened.window.playlist
        assert page.length.text().startswith("6 tracks · ")
        assert not page.selected.isVisible()
        page.view.selectAll()
        assert page.selected.text().startswith("6 tracks · ")
        assert page.selected.text().endswith("selected")

    def test_more_like_this_list(self, opened: Opened) -> None:
        opened.ask("6 tracks")
        asked: list[list[int]] = []
        opened.window.playlist.alike_asked.connect(asked.append)
        click(opened.window.playlist.alike)
        assert asked == [opened.ids()]


class TestCurveEditor:
    def test_keys_move_points_and_escape_puts_them_back(self, bot: QtBot) -> None:
        curve = shown(bot, CurveEditor("Energy"))
        said: list[list[float]] = []
        curve.drawn.connect(said.append)
        curve.show_curve([0.5] * 9)
        curve.setFocus()
        strike(curve, KEY.Key_Right)
        strike(curve, KEY.Key_Up)
        assert said == [[0.5, 0.55, 0.5, 0.5, 0.5]]
        strike(curve, KEY.Key_Home)
        strike(curve, KEY.Key_PageDown)
        assert said[-1][0] == 0.3
        assert "30 %" in curve.accessibleDescription()
        QTest.keyPress(curve, KEY.Key_Up)
        QTest.keyPress(curve, KEY.Key_Escape)
        QTest.keyRelease(curve, KEY.Key_Up)
        assert len(said) == 2

    def test_points_lie_on_the_values_until_they_are_drawn(self) -> None:
        rising = smoothed(list(np.linspace(0, 1, 30)), POINTS)
        assert rising == sorted(rising)
        assert len(rising) == POINTS
        assert smoothed([math.nan] * 10, POINTS) == []
        assert smoothed([0.4, math.nan, 0.4, math.nan], POINTS) == pytest.approx([0.4] * POINTS)

    def test_nothing_to_draw_is_said(self, bot: QtBot) -> None:
        curve = shown(bot, CurveEditor("Energy"))
        curve.show_curve([math.nan] * 6)
        curve.setFocus()
        strike(curve, KEY.Key_Up)
        click(curve)
        assert curve.heights == ()
        assert curve.accessibleDescription()


def test_picks_are_named_and_taken_back(bot: QtBot) -> None:
    panel = shown(bot, PicksPanel())
    assert panel.picks.is_empty
    assert not panel.clear.isVisible()
    panel._pick_mood("calm", True)
    panel._pick_mood("sad", True)
    panel._pick_mood("calm", False)
    assert panel.picks.moods == ("sad",)
    assert panel.mood.accessibleName() == "Mood: sad"
    panel.novelty.slider.setValue(20)
    assert panel.picks.novelty == 0.2
    click(panel.clear)
    assert panel.picks.is_empty
    assert panel.novelty.value is None
