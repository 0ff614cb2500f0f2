"""A plan changed by hand, piece by piece: what the listener sets is sure, and holds until the listener changes it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from musicrec_desktop.domain.plan import (
    Behaviour,
    Curve,
    Facet,
    FacetWish,
    Length,
    PlaylistPlan,
    Range,
    Source,
    Spacing,
)
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm import plan_title

_TIMES: Final = 2.0
"""More of something among others of its kind counts so many times as much."""
_SHIFT: Final = 0.15
"""More or less of a sound moves what is wanted by so much of its scale."""
_SHIFT_OF: Final = {Facet.TEMPO: 12.0, Facet.YEAR: 5.0, Facet.DURATION: 60.0}
_FROM_0_TO_1: Final = (Facet.ENERGY, Facet.VALENCE, Facet.DANCEABILITY, Facet.ACOUSTICNESS)


class Slot(StrEnum):
    """Which part of a plan a piece of it stands in."""

    WANT = "want"
    AVOID = "avoid"
    BEHAVIOUR = "behaviour"
    LENGTH = "length"
    CURVE = "curve"
    NOVELTY = "novelty"
    ONLY_ARTISTS = "only_artists"
    MAX_PER_ARTIST = "max_per_artist"
    ALTERNATE = "alternate"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that a plan asks for."""

    slot: Slot
    at: int = 0
    """Its place among the wants, the avoids or the filters over the history; else 0."""


def pieces_of(plan: PlaylistPlan) -> tuple[Piece, ...]:
    """Everything the plan asks for, in the order wants, avoids, history, length, movement, novelty, spacing."""
    there = (
        (Slot.LENGTH, plan.length is not None),
        (Slot.CURVE, plan.curve is not None),
        (Slot.NOVELTY, plan.novelty is not None),
        (Slot.ONLY_ARTISTS, plan.only_artists),
        (Slot.MAX_PER_ARTIST, plan.spacing.max_per_artist is not None),
        (Slot.ALTERNATE, plan.spacing.alternate),
    )
    return (
        *(Piece(Slot.WANT, at) for at in range(len(plan.wants))),
        *(Piece(Slot.AVOID, at) for at in range(len(plan.avoids))),
        *(Piece(Slot.BEHAVIOUR, at) for at in range(len(plan.behaviour))),
        *(Piece(slot) for slot, is_there in there if is_there),
    )


def wish_at(plan: PlaylistPlan, piece: Piece) -> FacetWish | None:
    """The wish that a piece is; None for other pieces."""
    if piece.slot is Slot.WANT:
        return plan.wants[piece.at]
    return plan.avoids[piece.at] if piece.slot is Slot.AVOID else None


def without(plan: PlaylistPlan, piece: Piece) -> PlaylistPlan:
    """The plan without this piece, and without notes on the words it was read from."""
    words = ""
    match piece.slot:
        case Slot.WANT | Slot.AVOID:
            wish = wish_at(plan, piece)
            words = "" if wish is None else wish.words
            name = "wants" if piece.slot is Slot.WANT else "avoids"
            plan = _with_wishes(plan, name, [each for at, each in enumerate(getattr(plan, name)) if at != piece.at])
        case Slot.BEHAVIOUR:
            words = plan.behaviour[piece.at].words
            plan = replace(plan, behaviour=_but(plan.behaviour, piece.at))
        case Slot.LENGTH:
            plan = replace(plan, length=None)
        case Slot.CURVE:
            plan = replace(plan, curve=None)
        case Slot.NOVELTY:
            plan = replace(plan, novelty=None)
        case Slot.ONLY_ARTISTS:
            plan = replace(plan, only_artists=False)
        case Slot.MAX_PER_ARTIST:
            plan = replace(plan, spacing=replace(plan.spacing, max_per_artist=None))
        case Slot.ALTERNATE:
            plan = replace(plan, spacing=replace(plan.spacing, alternate=False))
    return replace(plan, notes=tuple(note for note in plan.notes if not words or note.words != words))


def with_wish(plan: PlaylistPlan, piece: Piece | None, wish: FacetWish, *, is_wanted: bool = True) -> PlaylistPlan:
    """The plan with this wish, set by the listener, in the place of a piece, or beside what is there (None).

    What it contradicts gives way: the same thing cannot be wanted and avoided.
    """
    wish = replace(wish, source=Source.LISTENER, confidence=1.0, words="")
    name, other = ("wants", "avoids") if is_wanted else ("avoids", "wants")
    slot = Slot.WANT if is_wanted else Slot.AVOID
    wishes = list(getattr(plan, name))
    if piece is not None and piece.slot is slot:
        wishes[piece.at] = wish
    else:
        plan = plan if piece is None else without(plan, piece)
        wishes = [*getattr(plan, name), wish]
    wishes = [each for each in wishes if each is wish or _thing(each) != _thing(wish)]
    plan = _with_wishes(plan, name, wishes)
    return _with_wishes(plan, other, [each for each in getattr(plan, other) if _thing(each) != _thing(wish)])


def more(plan: PlaylistPlan, piece: Piece) -> PlaylistPlan:
    """More of a wish: further up its scale; else what only leaned the list is now a must, or counts twice as much."""
    wish = _wanted(plan, piece)
    if wish is None:
        return plan
    if wish.range is not None:
        return with_wish(plan, piece, replace(wish, range=_moved(wish.facet, wish.range, 1)))
    if not wish.is_hard:
        return with_wish(plan, piece, replace(wish, is_hard=True))
    return with_wish(plan, piece, replace(wish, weight=wish.weight * _TIMES))


def less(plan: PlaylistPlan, piece: Piece) -> PlaylistPlan:
    """Less of a wish: further down its scale; else half as much of it, and no longer a must where it stands alone."""
    wish = _wanted(plan, piece)
    if wish is None:
        return plan
    if wish.range is not None:
        return with_wish(plan, piece, replace(wish, range=_moved(wish.facet, wish.range, -1)))
    if wish.is_hard and len(plan.wanted(wish.facet)) == 1:
        return with_wish(plan, piece, replace(wish, is_hard=False))
    return with_wish(plan, piece, replace(wish, weight=wish.weight / _TIMES))


def with_behaviour(plan: PlaylistPlan, piece: Piece | None, filter_: Behaviour) -> PlaylistPlan:
    """The plan with this filter over the history, set by the listener."""
    filter_ = replace(filter_, source=Source.LISTENER, words="")
    if piece is None or piece.slot is not Slot.BEHAVIOUR:
        return replace(plan, behaviour=(*plan.behaviour, filter_))
    before, after = plan.behaviour[: piece.at], plan.behaviour[piece.at + 1 :]
    return replace(plan, behaviour=(*before, filter_, *after))


def with_length(plan: PlaylistPlan, length: Length | None) -> PlaylistPlan:
    """The plan with this length."""
    return replace(plan, length=length)


def with_curve(plan: PlaylistPlan, curve: Curve | None) -> PlaylistPlan:
    """The plan with this movement. Energies that were drawn take the place of every other wish for energy."""
    if curve is not None and curve.heights:
        plan = _with_wishes(plan, "wants", [wish for wish in plan.wants if wish.facet is not Facet.ENERGY])
        plan = replace(plan, avoids=tuple(wish for wish in plan.avoids if wish.facet is not Facet.ENERGY))
    return replace(plan, curve=curve)


def with_novelty(plan: PlaylistPlan, novelty: float | None) -> PlaylistPlan:
    """The plan between familiar (0) and new (1); None leaves it to the profile."""
    return replace(plan, novelty=None if novelty is None else min(1.0, max(0.0, novelty)))


def with_spacing(plan: PlaylistPlan, spacing: Spacing) -> PlaylistPlan:
    """The plan with these rules about neighbours."""
    return replace(plan, spacing=spacing)


def titled(plan: PlaylistPlan, request: Request) -> PlaylistPlan:
    """The plan with the title of what it asks for now."""
    return replace(plan, title=plan_title(plan, request))


# inside ---------------------------------------------------------------------------------------------------------------


def _wanted(plan: PlaylistPlan, piece: Piece) -> FacetWish | None:
    return plan.wants[piece.at] if piece.slot is Slot.WANT else None


def _with_wishes(plan: PlaylistPlan, name: str, wishes: Iterable[FacetWish]) -> PlaylistPlan:
    if name == "avoids":
        return replace(plan, avoids=tuple(wishes))
    plan = replace(plan, wants=tuple(wishes))
    return plan if plan.wanted(Facet.ARTIST) else replace(plan, only_artists=False)


def _thing(wish: FacetWish) -> object:
    """What makes two wishes speak of the same."""
    return wish.facet, wish.value.casefold(), wish.range


def _but(of: tuple[Behaviour, ...], at: int) -> tuple[Behaviour, ...]:
    return (*of[:at], *of[at + 1 :])


def _moved(facet: Facet, wanted: Range, way: int) -> Range:
    """The range further up or down. On a scale it keeps its open end, and at least a fifth of the scale's width."""
    by = way * _SHIFT_OF.get(facet, _SHIFT)
    low, high = wanted.low + by, wanted.high + by
    if facet not in _FROM_0_TO_1:
        return Range(low, high)
    if way > 0:
        high = 1.0 if wanted.high >= 1 else min(1.0, high)
        return Range(round(max(0.0, min(low, 0.8)), 3), round(high, 3))
    low = 0.0 if wanted.low <= 0 else max(0.0, low)
    return Range(round(low, 3), round(min(1.0, max(high, 0.2)), 3))
