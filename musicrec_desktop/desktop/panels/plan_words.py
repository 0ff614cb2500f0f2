"""A plan in the listener's words: one short text for each thing that was understood."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.app.plan_editing import Piece, Slot, pieces_of, wish_at
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.plan import (
    Behaviour,
    BehaviourField,
    Curve,
    Facet,
    FacetWish,
    PlaylistPlan,
    Range,
    Shape,
    Source,
)

Chip = tuple[str, str]
"""Text and tool tip."""

_SOURCES: Final = {
    Source.RULE: marked("read from your words"),
    Source.MODEL: marked("understood by the language model"),
    Source.PROFILE: marked("from what you listen to"),
    Source.LISTENER: marked("set by you"),
}
FACETS: Final[Mapping[Facet, str]] = {
    Facet.GENRE: marked("genre"),
    Facet.MOOD: marked("mood"),
    Facet.ENERGY: marked("energy"),
    Facet.VALENCE: marked("cheerfulness"),
    Facet.TEMPO: marked("tempo"),
    Facet.YEAR: marked("year"),
    Facet.DURATION: marked("duration"),
    Facet.ARTIST: marked("artist"),
    Facet.ALBUM: marked("album"),
    Facet.TRACK: marked("track"),
    Facet.INSTRUMENT: marked("instrument"),
    Facet.VOCALS: marked("vocals"),
    Facet.LANGUAGE: marked("language"),
    Facet.REGION: marked("region"),
    Facet.DANCEABILITY: marked("danceability"),
    Facet.ACOUSTICNESS: marked("acoustic sound"),
    Facet.VERSION: marked("version"),
    Facet.KIND: marked("kind"),
}
"""Facets in the listener's words."""
SCALES: Final = (Facet.ENERGY, Facet.VALENCE, Facet.DANCEABILITY, Facet.ACOUSTICNESS)
"""Facets measured from 0 to 1."""
_NAMED: Final = (Facet.ARTIST, Facet.ALBUM, Facet.TRACK)
MOOD_WORDS: Final[Mapping[str, str]] = {
    "calm": marked("calm"),
    "dreamy": marked("dreamy"),
    "sleepy": marked("sleepy"),
    "focused": marked("focused"),
    "romantic": marked("romantic"),
    "melancholic": marked("melancholic"),
    "sad": marked("sad"),
    "dark": marked("dark"),
    "tense": marked("tense"),
    "angry": marked("angry"),
    "epic": marked("epic"),
    "energetic": marked("energetic"),
    "party": marked("party"),
    "happy": marked("happy"),
    "playful": marked("playful"),
    "hopeful": marked("hopeful"),
}
"""The names of domain.moods in the listener's words."""
SHAPES: Final[Mapping[Shape, str]] = {
    Shape.FLAT: marked("even energy"),
    Shape.RISE: marked("rising energy"),
    Shape.FALL: marked("falling energy"),
    Shape.ARC: marked("up, then down"),
    Shape.JOURNEY: marked("a journey"),
    Shape.DRAWN: marked("energy as drawn"),
}
FIELDS: Final[Mapping[BehaviourField, str]] = {
    BehaviourField.PLAYS: marked("plays"),
    BehaviourField.PLAYS_RANK: marked("place by plays"),
    BehaviourField.LAST_PLAYED_DAYS: marked("days since last played"),
    BehaviourField.SKIP_RATE: marked("skip rate"),
    BehaviourField.COMPLETION: marked("share heard"),
    BehaviourField.LIKED: marked("liked"),
    BehaviourField.ADDED_DAYS: marked("days in the library"),
}


@dataclass(frozen=True, slots=True)
class PieceWords:
    """One piece of a plan as it is shown."""

    piece: Piece
    text: str
    tip: str


def words_of(plan: PlaylistPlan) -> list[PieceWords]:
    """Everything the plan asks for, in the order of `pieces_of`; what reads the same is shown once."""
    shown: dict[Chip, PieceWords] = {}
    for piece in pieces_of(plan):
        text, tip = _piece_words(plan, piece)
        shown.setdefault((text, tip), PieceWords(piece, text, tip))
    return list(shown.values())


def chips_of(plan: PlaylistPlan) -> list[Chip]:
    """The same as texts and tool tips."""
    return [(words.text, words.tip) for words in words_of(plan)]


def mood_words(name: str) -> str:
    """A mood in the listener's words; another word as it is."""
    return tr(MOOD_WORDS[name]) if name in MOOD_WORDS else name


def _piece_words(plan: PlaylistPlan, piece: Piece) -> Chip:
    wish = wish_at(plan, piece)
    match piece.slot:
        case Slot.WANT if wish is not None:
            return _wish_text(wish), _wish_tip(wish)
        case Slot.AVOID if wish is not None:
            return tr("not {what}").format(what=_wish_text(wish)), _wish_tip(wish)
        case Slot.BEHAVIOUR:
            filter_ = plan.behaviour[piece.at]
            return _behaviour_text(filter_), _behaviour_tip(filter_)
        case Slot.LENGTH if plan.length is not None:
            if plan.length.minutes is not None:
                return tr("{n} minutes").format(n=f"{plan.length.minutes:g}"), tr("length asked for")
            return tr("{n} tracks").format(n=plan.length.tracks), tr("length asked for")
        case Slot.CURVE if plan.curve is not None:
            return _curve_text(plan.curve), tr("how energy moves over the list")
        case Slot.NOVELTY if plan.novelty is not None:
            new = plan.novelty
            side = tr("mostly familiar") if new < 0.4 else tr("mostly new") if new > 0.6 else tr("familiar and new")
            return side, tr("novelty {share}").format(share=f"{new:.0%}")
        case Slot.ONLY_ARTISTS:
            return tr("only these artists"), ""
        case Slot.MAX_PER_ARTIST:
            return tr("at most {n} by one artist").format(n=plan.spacing.max_per_artist), ""
    return tr("taking turns"), ""


def _curve_text(curve: Curve) -> str:
    words = tr(SHAPES[curve.shape])
    if curve.shape is Shape.JOURNEY:
        return f"{words}: {mood_words(curve.start)} → {mood_words(curve.end)}"
    return words


def _wish_text(wish: FacetWish) -> str:
    if wish.facet is Facet.VOCALS and wish.range is None:
        return tr("without vocals") if wish.value == "none" else tr("{who} vocals").format(who=wish.value)
    if wish.range is None:
        if wish.facet in _NAMED:
            return f"{tr(FACETS[wish.facet])}: {wish.value}"
        return mood_words(wish.value) if wish.facet is Facet.MOOD else wish.value.replace("_", " ")
    if wish.facet is Facet.YEAR:
        return _range_text(wish.range)
    if wish.facet in SCALES:
        return f"{tr(FACETS[wish.facet])} {_range_text(_percent(wish.range))} %"
    text = f"{tr(FACETS[wish.facet])} {_range_text(wish.range)}"
    if wish.facet is Facet.TEMPO:
        return tr("{what} beats a minute").format(what=text)
    return tr("{what} s").format(what=text) if wish.facet is Facet.DURATION else text


def _percent(range_: Range) -> Range:
    """In hundredths; a range up to the most there can be has no upper end."""
    low, high = 100 * range_.low, 100 * range_.high
    return Range(round(low, 6), math.inf if high >= 100 and low > 0 else round(high, 6))


def _wish_tip(wish: FacetWish) -> str:
    told = f"{tr(FACETS[wish.facet])}: {tr(_SOURCES[wish.source])}"
    if wish.words:
        told = tr("{told} (“{words}”)").format(told=told, words=wish.words)
    if wish.confidence < 0.995:
        told = tr("{told}, {share} sure").format(told=told, share=f"{wish.confidence:.0%}")
    return told


def _behaviour_text(filter_: Behaviour) -> str:
    low, high = filter_.range.low, filter_.range.high
    match filter_.field:
        case BehaviourField.LIKED:
            return tr("liked") if low >= 1 else tr("not liked")
        case BehaviourField.PLAYS if high <= 0:
            return tr("never played")
        case BehaviourField.PLAYS_RANK:
            return tr("most played") if high >= 1 else tr("not the most played")
        case BehaviourField.LAST_PLAYED_DAYS if math.isinf(high) and low > 0:
            return tr("not played for {n} days").format(n=f"{low:g}")
        case BehaviourField.LAST_PLAYED_DAYS if low <= 0 and not math.isinf(high):
            return tr("played in the last {n} days").format(n=f"{high:g}")
        case BehaviourField.ADDED_DAYS if low <= 0 and not math.isinf(high):
            return tr("added in the last {n} days").format(n=f"{high:g}")
    return f"{tr(FIELDS[filter_.field])} {_range_text(filter_.range)}"


def _behaviour_tip(filter_: Behaviour) -> str:
    if filter_.source is Source.LISTENER:
        return tr(_SOURCES[Source.LISTENER])
    return tr("read from your words (“{words}”)").format(words=filter_.words) if filter_.words else ""


def _range_text(range_: Range) -> str:
    low, high = (_number(end) for end in (range_.low, range_.high))
    if math.isinf(range_.low) or (range_.low == 0 and not math.isinf(range_.high)):
        return tr("up to {n}").format(n=high)
    if math.isinf(range_.high):
        return tr("from {n}").format(n=low)
    return low if low == high else f"{low}–{high}"


def _number(value: float) -> str:
    return f"{value:.10g}" if abs(value) >= 10 else f"{value:.2g}"
