"""What was understood, in the listener's words."""

import math

import pytest

from musicrec_desktop.desktop.panels.plan_words import chips_of
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

ENDLESS = math.inf


def texts(plan: PlaylistPlan) -> list[str]:
    return [text for text, _ in chips_of(plan)]


@pytest.mark.parametrize(
    ("facet", "range_", "text"),
    [
        (Facet.YEAR, Range(1990, 1999), "1990–1999"),
        (Facet.YEAR, Range(1990, ENDLESS), "from 1990"),
        (Facet.ENERGY, Range(0.0, 0.4), "energy up to 40 %"),
        (Facet.ENERGY, Range(0.7, 1.0), "energy from 70 %"),
        (Facet.VALENCE, Range(0.55, 0.7), "cheerfulness 55–70 %"),
        (Facet.ACOUSTICNESS, Range(0.7, 0.7), "acoustic sound 70 %"),
        (Facet.TEMPO, Range(120, 130), "tempo 120–130 beats a minute"),
        (Facet.TEMPO, Range(-ENDLESS, 90), "tempo up to 90 beats a minute"),
    ],
)
def test_ranges(facet: Facet, range_: Range, text: str) -> None:
    assert texts(PlaylistPlan("", wants=(FacetWish(facet, Source.RULE, 1, range=range_),))) == [text]


@pytest.mark.parametrize(
    ("field", "range_", "text"),
    [
        (BehaviourField.LIKED, Range(1, 1), "liked"),
        (BehaviourField.LIKED, Range(0, 0), "not liked"),
        (BehaviourField.PLAYS, Range(0, 0), "never played"),
        (BehaviourField.PLAYS, Range(5, ENDLESS), "plays from 5"),
        (BehaviourField.PLAYS_RANK, Range(0.9, 1), "most played"),
        (BehaviourField.PLAYS_RANK, Range(0, 0.9), "not the most played"),
        (BehaviourField.LAST_PLAYED_DAYS, Range(30, ENDLESS), "not played for 30 days"),
        (BehaviourField.LAST_PLAYED_DAYS, Range(0, 7), "played in the last 7 days"),
        (BehaviourField.ADDED_DAYS, Range(0, 14), "added in the last 14 days"),
    ],
)
def test_history(field: BehaviourField, range_: Range, text: str) -> None:
    assert texts(PlaylistPlan("", behaviour=(Behaviour(field, range_),))) == [text]


@pytest.mark.parametrize(("value", "text"), [("none", "without vocals"), ("female", "female vocals")])
def test_vocals(value: str, text: str) -> None:
    assert texts(PlaylistPlan("", wants=(FacetWish(Facet.VOCALS, Source.RULE, 1, value),))) == [text]


def test_a_whole_plan() -> None:
    plan = PlaylistPlan(
        "x",
        wants=(FacetWish(Facet.ARTIST, Source.RULE, 1, "Nina"), FacetWish(Facet.MOOD, Source.MODEL, 0.8, "calm")),
        avoids=(FacetWish(Facet.GENRE, Source.RULE, 1, "metal"),),
        length=Length(tracks=12),
        curve=Curve(Shape.JOURNEY, "tense", "calm"),
        novelty=0.9,
        spacing=Spacing(max_per_artist=2, alternate=True),
        only_artists=True,
    )
    assert texts(plan) == [
        "artist: Nina",
        "calm",
        "not metal",
        "12 tracks",
        "a journey: tense → calm",
        "mostly new",
        "only these artists",
        "at most 2 by one artist",
        "taking turns",
    ]
    tips = dict(chips_of(plan))
    assert tips["calm"] == "mood: understood by the language model, 80% sure"


def test_an_empty_plan_has_no_chips() -> None:
    assert chips_of(PlaylistPlan("")) == []
