"""Chips edited: each kind of wish in its small window, with mouse and keys."""

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.plan_editing import Piece, Slot, pieces_of
from musicrec_desktop.desktop.panels.new_wishes import new_wishes
from musicrec_desktop.desktop.panels.wish_editor import WishEditor
from musicrec_desktop.desktop.widgets.form import Choice
from musicrec_desktop.domain.plan import (
    Behaviour,
    BehaviourField,
    Curve,
    Facet,
    FacetWish,
    Length,
    PlaylistPlan,
    Range,
    Shape,
    Source,
    Spacing,
)
from tests.desktop.hand import click, strike

PLAN = PlaylistPlan(
    "",
    wants=(
        FacetWish(Facet.GENRE, Source.RULE, 0.9, "jazz"),
        FacetWish(Facet.MOOD, Source.MODEL, 0.8, "calm", is_hard=False),
        FacetWish(Facet.ENERGY, Source.RULE, 0.8, range=Range(0.2, 0.6)),
        FacetWish(Facet.YEAR, Source.RULE, 0.8, range=Range(1990, math.inf)),
    ),
    avoids=(FacetWish(Facet.ARTIST, Source.RULE, 0.9, "Loud Ones"),),
    behaviour=(Behaviour(BehaviourField.LAST_PLAYED_DAYS, Range(30, math.inf)),),
    length=Length(minutes=30),
    curve=Curve(Shape.RISE),
    novelty=0.5,
    spacing=Spacing(2, alternate=True),
)


class Desk:
    """An editor opened on a piece, and what it says."""

    def __init__(self, bot: QtBot, piece: Piece, plan: PlaylistPlan = PLAN, *, is_new: bool = False) -> None:
        self.host = QWidget()
        bot.addWidget(self.host)
        self.host.resize(800, 600)
        self.host.show()
        self.said: list[PlaylistPlan] = []
        self.editor = WishEditor(self.host, plan, piece, lambda _: ("jazz", "folk"), is_new=is_new)
        self.editor.changed.connect(self.said.append)
        self.editor.open_below(self.host)

    def press(self, words: str) -> None:
        click(next(key for key in self.editor.findChildren(QPushButton) if key.text() == words))

    def plan(self) -> PlaylistPlan:
        (plan,) = self.said
        return plan


def test_another_value_is_typed(bot: QtBot) -> None:
    desk = Desk(bot, Piece(Slot.WANT, 0))
    field = desk.editor.findChildren(QLineEdit)[0]
    field.setText(" folk ")
    strike(field, Qt.Key.Key_Return)
    assert desk.plan().wants[0] == FacetWish(Facet.GENRE, Source.LISTENER, 1.0, "folk")


def test_another_mood_is_chosen(bot: QtBot) -> None:
    desk = Desk(bot, Piece(Slot.WANT, 1))
    desk.editor.findChildren(Choice)[0].show_value("happy")
    desk.press("Use")
    assert desk.plan().wants[1].value == "happy"


def test_a_range_is_set_in_percent_and_open_ends_stay_open(bot: QtBot) -> None:
    desk = Desk(bot, Piece(Slot.WANT, 2))
    low, high = desk.editor.findChildren(QSpinBox)
    assert (low.value(), high.value()) == (20, 60)
    high.setValue(90)
    desk.press("Use")
    assert desk.plan().wants[2].range == Range(0.2, 0.9)
    years = Desk(bot, Piece(Slot.WANT, 3))
    years.editor.findChildren(QSpinBox)[0].setValue(1985)
    years.press("Use")
    assert years.plan().wants[3].range == Range(1985, math.inf)


def test_more_less_leave_out_and_take_out(bot: QtBot) -> None:
    for words, check in (
        ("More of it", lambda plan: plan.wants[2].range == Range(0.35, 0.75)),
        ("Less of it", lambda plan: plan.wants[2].range == Range(0.05, 0.45)),
        ("Leave it out instead", lambda plan: plan.avoids[1].facet is Facet.ENERGY),
        ("Take out", lambda plan: len(plan.wants) == 3),
    ):
        desk = Desk(bot, Piece(Slot.WANT, 2))
        desk.press(words)
        assert check(desk.plan()), words
    desk = Desk(bot, Piece(Slot.AVOID, 0))
    desk.press("Want it instead")
    assert desk.plan().wanted(Facet.ARTIST)[0].value == "Loud Ones"


def test_length_curve_novelty_history_and_spacing(bot: QtBot) -> None:
    length = Desk(bot, Piece(Slot.LENGTH))
    length.editor.findChildren(Choice)[0].show_value("tracks")
    length.editor.findChildren(QSpinBox)[0].setValue(12)
    length.press("Use")
    assert length.plan().length == Length(tracks=12)

    curve = Desk(bot, Piece(Slot.CURVE))
    shape, start, end = curve.editor.findChildren(Choice)
    assert not start.isEnabled()
    shape.setCurrentIndex(shape.findData("journey"))
    assert start.isEnabled()
    end.show_value("happy")
    curve.press("Use")
    assert curve.plan().curve == Curve(Shape.JOURNEY, "calm", "happy")

    novelty = Desk(bot, Piece(Slot.NOVELTY))
    novelty.editor.findChildren(QSlider)[0].setValue(80)
    novelty.press("Use")
    assert novelty.plan().novelty == 0.8

    history = Desk(bot, Piece(Slot.BEHAVIOUR, 0))
    history.editor.findChildren(QWidget, "")[0]
    history.press("Use")
    assert history.said == []  # nothing was changed

    spacing = Desk(bot, Piece(Slot.MAX_PER_ARTIST))
    spacing.editor.findChildren(QSpinBox)[0].setValue(4)
    spacing.press("Use")
    assert spacing.plan().spacing == Spacing(4, alternate=True)


def test_escape_or_a_click_elsewhere_says_nothing(bot: QtBot) -> None:
    desk = Desk(bot, Piece(Slot.WANT, 0))
    strike(desk.editor, Qt.Key.Key_Escape)
    assert not desk.editor.isVisible()
    other = Desk(bot, Piece(Slot.WANT, 0))
    click(other.host, QPoint(790, 590))
    assert not other.editor.isVisible()
    assert desk.said == other.said == []


@pytest.mark.parametrize("at", range(len(new_wishes())))
def test_every_new_wish_is_used_as_it_is_offered_or_needs_a_name(bot: QtBot, at: int) -> None:
    _, begin = new_wishes()[at]
    plan, piece = begin(PlaylistPlan(""))
    desk = Desk(bot, piece, plan, is_new=True)
    fields = [field for field in desk.editor.findChildren(QLineEdit) if field.parent() is desk.editor]
    desk.press("Use")
    if fields and not fields[0].text():
        assert desk.said == []
        named = Desk(bot, piece, plan, is_new=True)
        field = next(field for field in named.editor.findChildren(QLineEdit) if field.parent() is named.editor)
        field.setText("Somebody")
        named.press("Use")
        assert "Somebody" in str(named.plan())
    else:
        assert desk.plan() == plan
        assert pieces_of(desk.plan()) == (piece,)


@pytest.mark.parametrize("piece", pieces_of(replace(PLAN, only_artists=True)))
def test_every_piece_opens_with_names_and_goes(bot: QtBot, piece: Piece) -> None:
    plan = replace(PLAN, only_artists=True, wants=(*PLAN.wants, FacetWish(Facet.ARTIST, Source.RULE, 1, "One")))
    desk = Desk(bot, piece, plan)
    assert desk.editor.heading.text()
    desk.press("Take out")
    assert len(pieces_of(desk.plan())) == len(pieces_of(plan)) - 1
