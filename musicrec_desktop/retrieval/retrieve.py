"""From a plan to candidates: filter, widen, relax, then let every source offer its best."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.plan import Facet, Note
from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import CandidateSource, ScoringContext
from musicrec_desktop.retrieval.filters import Filter, allowed_by_exclusions, wanted_filters
from musicrec_desktop.retrieval.nearness import top
from musicrec_desktop.retrieval.need import FEWEST_TRACKS, need_of
from musicrec_desktop.retrieval.notes import note
from musicrec_desktop.retrieval.relaxation import Relaxed, relax, relaxation_notes
from musicrec_desktop.retrieval.sources import BUILT_IN_SOURCES, share_of
from musicrec_desktop.retrieval.tag_masks import Mask
from musicrec_desktop.retrieval.widening import widen_genre
from musicrec_desktop.retrieval.wish_masks import wanted_mask

_SHARED: Final = (Facet.GENRE, Facet.ARTIST, Facet.LANGUAGE, Facet.REGION, Facet.YEAR)
"""Facets whose values share a list, in the order in which they do."""


def retrieve(
    context: ScoringContext, n: int = 400, sources: Sequence[CandidateSource] = BUILT_IN_SOURCES
) -> Candidates:
    """Up to `n` tracks worth scoring; more only when a longer list than that is asked for.

    Exclusions always hold. Wishes that leave too few tracks for the length asked for are given up in RELAXATION_ORDER,
    each with a note. When no more than `n` tracks pass, all of them are candidates; otherwise the sources' offers are
    merged. Empty only when nothing is left beside what is excluded. Array code: a few passes over the library.
    """
    view, plan = context.view, context.plan
    need = need_of(context)
    base, survivors, notes = allowed_by_exclusions(context)
    if not base.any():
        return _nothing(sources, (*notes, note(plan, "library_empty")), survivors)
    filters, untold_notes, untold = wanted_filters(context, base, need)
    filters, widening_notes = widen_genre(context, base, filters, need)
    relaxed = relax(base, filters, partial(need.reached, view), lambda item: need.enough(item.holds_to))
    dropped = {item.name for item in relaxed.dropped}
    notes += untold_notes
    if "genre" not in dropped:  # otherwise what was done to keep it says nothing any more
        notes += widening_notes
    notes += relaxation_notes(plan, base, filters, relaxed)
    notes += _few_by_artist(context, filters, relaxed)
    survivors += _cascade(base, filters, relaxed.dropped)
    rows, offered = _shared_out(context, relaxed.mask, max(n, need.tracks), sources)
    ids = view.ids[rows]
    ids.setflags(write=False)
    return Candidates(
        ids=ids,
        sources={name: mask[rows] for name, mask in offered.items()},
        notes=tuple(notes),
        survivors=tuple(survivors),
        relaxed=frozenset(dropped | set(untold)),
    )


def _few_by_artist(context: ScoringContext, filters: list[Filter], relaxed: Relaxed) -> list[Note]:
    """A word on a list that is short because nothing but an artist is wanted, where no length was asked for."""
    only = next((item for item in filters if item.name == Facet.ARTIST and item.holds_to == 0), None)
    found = int(np.count_nonzero(relaxed.mask))
    is_said = context.length is not None or context.plan.everything  # then the number is no surprise
    if only is None or only in relaxed.dropped or is_said or found >= FEWEST_TRACKS:
        return []
    return [note(context.plan, "few_by_artist", words=only.words, wanted=only.wanted, found=found)]


def _nothing(
    sources: Sequence[CandidateSource], notes: tuple[Note, ...], survivors: list[tuple[str, int]]
) -> Candidates:
    none = np.zeros(0, np.bool_)
    return Candidates(np.zeros(0, np.int64), {source.name: none for source in sources}, notes, tuple(survivors))


def _cascade(base: Mask, filters: list[Filter], dropped: tuple[Filter, ...]) -> list[tuple[str, int]]:
    """Tracks left after each filter, the one held longest first; then after each one given up again."""
    lines = []
    mask = base.copy()
    for item in reversed(filters):
        mask &= item.mask
        lines.append((f"{item.name}: {item.wanted}", int(np.count_nonzero(mask))))
    remaining = list(filters)
    for item in dropped:
        remaining.remove(item)
        mask = np.logical_and.reduce([base, *(each.mask for each in remaining)])
        lines.append((f"without {item.name}", int(np.count_nonzero(mask))))
    return lines


def _shared_out(
    context: ScoringContext, allowed: Mask, n: int, sources: Sequence[CandidateSource]
) -> tuple[NDArray[np.intp], dict[str, Mask]]:
    """Up to n allowed rows and what each source offered, each of several wanted genres or artists with its part of n.

    Without parts, what the listener is drawn to fills the list of candidates, and a genre seldom heard has none.
    """
    groups = _wanted_groups(context, allowed)
    if len(groups) < 2 or int(np.count_nonzero(allowed)) <= n:
        return _merge(context, allowed, n, sources)
    rows, offered = np.zeros(0, np.intp), {source.name: np.zeros(len(allowed), np.bool_) for source in sources}
    for mask, share in groups:
        found, by_source = _merge(context, mask, max(1, round(n * share)), sources)
        rows = np.union1d(rows, found)
        offered = {name: mask | by_source[name] for name, mask in offered.items()}
    return rows, offered


def _wanted_groups(context: ScoringContext, allowed: Mask) -> list[tuple[Mask, float]]:
    """(allowed tracks of a wished value, its share) for the first facet with several values; what is allowed beside
    them shares with them as one of them."""
    for facet in _SHARED:
        wishes = [wish for wish in context.plan.wanted(facet) if wish.weight > 0]
        masks = [wanted_mask(context, wish) for wish in wishes]
        groups = [(allowed & mask, wish.weight) for mask, wish in zip(masks, wishes, strict=True) if mask is not None]
        if len(groups) > 1:
            others = allowed & ~np.logical_or.reduce([mask for mask, _ in groups])
            groups += [(others, min(weight for _, weight in groups))] if others.any() else []
            total = sum(weight for _, weight in groups)
            return [(mask, weight / total) for mask, weight in groups if mask.any()]
    return []


def _merge(
    context: ScoringContext, allowed: Mask, n: int, sources: Sequence[CandidateSource]
) -> tuple[NDArray[np.intp], dict[str, Mask]]:
    """Up to n allowed rows, ascending, and for each source the (library-sized) mask of what it offered.

    A track's place is its best one among the sources' offers, divided by the source's share: a source with twice the
    share gets in twice as deep before the list is full.
    """
    place = np.full(len(context.view), np.inf)
    offered: dict[str, Mask] = {}
    for source in sources:
        rows = source.rows(context, allowed, n)
        rows = rows[allowed[rows]]
        offered[source.name] = np.zeros(len(context.view), np.bool_)
        offered[source.name][rows] = True
        place[rows] = np.minimum(place[rows], (np.arange(len(rows)) + 1) / share_of(source.name, context))
    every = np.flatnonzero(allowed)
    chosen = every if len(every) <= n else top(every, -place[every], n)
    return np.sort(chosen), offered
