"""What a plan asks for, as a reason needs it: which facts about a track answer the request."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.naming import Mask, by_artist, with_title
from musicrec_desktop.domain.plan import BehaviourField, Curve, Facet, FacetWish, PlaylistPlan, Shape, Source
from musicrec_desktop.plugin_api import ScoringContext

Find = Callable[[LibraryView, str], Mask]

ANSWERS: Final = 1.0
"""Added to the weight of a fact that answers the request: it comes before what would be true of any list."""
_NEW: Final = 0.6
_FAMILIAR: Final = 0.4
_KINDS_OF: Final = {
    BehaviourField.LIKED: ("liked",),
    BehaviourField.PLAYS: ("history", "novelty"),
    BehaviourField.PLAYS_RANK: ("history", "novelty"),
    BehaviourField.LAST_PLAYED_DAYS: ("history", "novelty"),
}
"""Filter on the listener's history -> kinds of fact that show that the track passes it."""


@dataclass(frozen=True, eq=False)
class Asked:
    """The plan's wishes without those that came from the profile: nobody asked for these."""

    wishes: tuple[FacetWish, ...]
    kinds: frozenset[str]
    """Kinds of fact about the listener's history that answer the request."""
    moods: tuple[str, ...]
    """Moods wanted, and those that a curve begins and ends with."""
    levels: frozenset[str]
    """"low", "high": which end of energy is wanted."""
    genres: frozenset[str]
    """Spellings of the wanted genres."""
    curve: Curve | None
    """The movement asked for; None for a level one."""
    named_rows: NDArray[np.intp]
    """Rows of the tracks and of the artists' tracks that were named."""
    by_named: frozenset[int]
    """Those of `named_rows` that are there for their artist."""

    def wants(self, facet: Facet) -> bool:
        """Whether something of that facet is wanted."""
        return any(wish.facet is facet for wish in self.wishes)

    def meets(self, facet: Facet, value: float) -> bool:
        """Whether a range of that facet is wanted and the value lies in it."""
        ranges = (wish.range for wish in self.wishes if wish.facet is facet)
        return any(wanted is not None and wanted.low <= value <= wanted.high for wanted in ranges)


def read_asked(context: ScoringContext) -> Asked:
    """What the plan asks for, looked up in the library."""
    plan = context.plan
    wishes = tuple(wish for wish in plan.wants if wish.source is not Source.PROFILE)
    curve = None if plan.curve is None or plan.curve.shape is Shape.FLAT else plan.curve
    moods = [wish.value for wish in wishes if wish.facet is Facet.MOOD]
    ends = [curve.start, curve.end] if curve else []
    artists = _rows(wishes, Facet.ARTIST, context.view, by_artist)
    titles = _rows(wishes, Facet.TRACK, context.view, with_title)
    return Asked(
        wishes=wishes,
        kinds=_kinds(plan),
        moods=tuple(dict.fromkeys(mood for mood in (*moods, *ends) if mood in MOODS)),
        levels=_levels(plan, wishes, moods),
        genres=frozenset(
            spelling
            for wish in wishes
            if wish.facet is Facet.GENRE
            for spelling in context.genre_tree.spellings(wish.value)
        ),
        curve=curve,
        named_rows=np.union1d(artists, titles).astype(np.intp),
        by_named=frozenset(artists.tolist()),
    )


def _kinds(plan: PlaylistPlan) -> frozenset[str]:
    kinds = {kind for past in plan.behaviour for kind in _KINDS_OF.get(past.field, ())}
    if plan.novelty is not None:
        kinds |= {"novelty"} if plan.novelty >= _NEW else {"history"} if plan.novelty <= _FAMILIAR else set()
    return frozenset(kinds)


def _levels(plan: PlaylistPlan, wishes: tuple[FacetWish, ...], moods: list[str]) -> frozenset[str]:
    energies = [MOODS[mood].energy for mood in moods if mood in MOODS]
    energies += [_middle(wish) for wish in wishes if wish.facet is Facet.ENERGY]
    energies += [1 - _middle(wish) for wish in plan.avoids if wish.facet is Facet.ENERGY]
    return frozenset("low" if energy < 0.4 else "high" for energy in energies if not 0.4 <= energy <= 0.6)


def _middle(wish: FacetWish) -> float:
    """The middle of a range of energy; 0.5 when it names none."""
    return 0.5 if wish.range is None else (max(wish.range.low, 0.0) + min(wish.range.high, 1.0)) / 2


def _rows(wishes: tuple[FacetWish, ...], facet: Facet, view: LibraryView, find: Find) -> NDArray[np.intp]:
    """Rows of every track that a name of that facet stands for, as filters and scorers read it."""
    masks = [find(view, wish.value) for wish in wishes if wish.facet is facet]
    return np.flatnonzero(np.any(masks, axis=0)) if masks else np.zeros(0, np.intp)
