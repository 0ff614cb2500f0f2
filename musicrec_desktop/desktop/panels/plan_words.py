"""A plan in the listener's words: one short text for each thing that was understood."""

import math
from typing import Final

from musicrec_desktop.domain.plan import (
    Behaviour,
    BehaviourField,
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
    Source.RULE: "read from your words",
    Source.MODEL: "understood by the language model",
    Source.PROFILE: "from what you listen to",
    Source.LISTENER: "set by you",
}
_UNITS: Final = {Facet.TEMPO: " beats a minute", Facet.DURATION: " s"}
_SHARES: Final = {
    Facet.ENERGY: "energy",
    Facet.VALENCE: "cheerfulness",
    Facet.DANCEABILITY: "danceability",
    Facet.ACOUSTICNESS: "acoustic sound",
}
"""Facets measured from 0 to 1, in the listener's words."""
_NAMED: Final = (Facet.ARTIST, Facet.ALBUM, Facet.TRACK)
_SHAPES: Final = {
    Shape.FLAT: "even energy",
    Shape.RISE: "rising energy",
    Shape.FALL: "falling energy",
    Shape.ARC: "up, then down",
    Shape.JOURNEY: "a journey",
}
_FIELDS: Final = {
    BehaviourField.PLAYS: "plays",
    BehaviourField.PLAYS_RANK: "place by plays",
    BehaviourField.LAST_PLAYED_DAYS: "days since last played",
    BehaviourField.SKIP_RATE: "skip rate",
    BehaviourField.COMPLETION: "share heard",
    BehaviourField.LIKED: "liked",
    BehaviourField.ADDED_DAYS: "days in the library",
}


def chips_of(plan: PlaylistPlan) -> list[Chip]:
    """Everything understood, in the order wants, avoids, history, length, movement, novelty, spacing."""
    chips = [(_wish_text(wish), _wish_tip(wish)) for wish in plan.wants]
    chips += [(f"not {_wish_text(wish)}", _wish_tip(wish)) for wish in plan.avoids]
    chips += [(_behaviour_text(filter_), _from_words(filter_.words)) for filter_ in plan.behaviour]
    if plan.length is not None:
        amount = (
            f"{plan.length.minutes:g} minutes" if plan.length.minutes is not None else f"{plan.length.tracks} tracks"
        )
        chips.append((amount, "length asked for"))
    if plan.curve is not None:
        way = f": {plan.curve.start} → {plan.curve.end}" if plan.curve.shape is Shape.JOURNEY else ""
        chips.append((f"{_SHAPES[plan.curve.shape]}{way}", "how energy moves over the list"))
    if plan.novelty is not None:
        side = "mostly familiar" if plan.novelty < 0.4 else "mostly new" if plan.novelty > 0.6 else "familiar and new"
        chips.append((side, f"novelty {plan.novelty:.0%}"))
    if plan.only_artists:
        chips.append(("only these artists", ""))
    if plan.spacing.max_per_artist is not None:
        chips.append((f"at most {plan.spacing.max_per_artist} by one artist", ""))
    if plan.spacing.alternate:
        chips.append(("taking turns", ""))
    return list(dict.fromkeys(chips))


def _wish_text(wish: FacetWish) -> str:
    if wish.facet is Facet.VOCALS and wish.range is None:
        return "without vocals" if wish.value == "none" else f"{wish.value} vocals"
    if wish.range is None:
        return f"{wish.facet}: {wish.value}" if wish.facet in _NAMED else wish.value.replace("_", " ")
    if wish.facet is Facet.YEAR:
        return _range_text(wish.range)
    if wish.facet in _SHARES:
        return f"{_SHARES[wish.facet]} {_range_text(_percent(wish.range))} %"
    return f"{wish.facet} {_range_text(wish.range)}{_UNITS.get(wish.facet, '')}"


def _percent(range_: Range) -> Range:
    """In hundredths; a range up to the most there can be has no upper end."""
    low, high = 100 * range_.low, 100 * range_.high
    return Range(round(low, 6), math.inf if high >= 100 and low > 0 else round(high, 6))


def _wish_tip(wish: FacetWish) -> str:
    sure = "" if wish.confidence >= 0.995 else f", {wish.confidence:.0%} sure"
    words = f" (“{wish.words}”)" if wish.words else ""
    return f"{wish.facet}: {_SOURCES[wish.source]}{words}{sure}"


def _behaviour_text(filter_: Behaviour) -> str:
    low, high = filter_.range.low, filter_.range.high
    match filter_.field:
        case BehaviourField.LIKED:
            return "liked" if low >= 1 else "not liked"
        case BehaviourField.PLAYS if high <= 0:
            return "never played"
        case BehaviourField.PLAYS_RANK:
            return "most played" if high >= 1 else "not the most played"
        case BehaviourField.LAST_PLAYED_DAYS if math.isinf(high) and low > 0:
            return f"not played for {low:g} days"
        case BehaviourField.LAST_PLAYED_DAYS if low <= 0 and not math.isinf(high):
            return f"played in the last {high:g} days"
        case BehaviourField.ADDED_DAYS if low <= 0 and not math.isinf(high):
            return f"added in the last {high:g} days"
    return f"{_FIELDS[filter_.field]} {_range_text(filter_.range)}"


def _range_text(range_: Range) -> str:
    low, high = (_number(end) for end in (range_.low, range_.high))
    if math.isinf(range_.low) or (range_.low == 0 and not math.isinf(range_.high)):
        return f"up to {high}"
    if math.isinf(range_.high):
        return f"from {low}"
    return low if low == high else f"{low}–{high}"


def _number(value: float) -> str:
    return f"{value:.10g}" if abs(value) >= 10 else f"{value:.2g}"


def _from_words(words: str) -> str:
    return f"read from your words (“{words}”)" if words else ""
