"""What a track must be and must not be, as named masks in a declared order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.kindred import of_their_genres
from musicrec_desktop.domain.plan import Behaviour, BehaviourField, Facet, FacetWish, Note, Source
from musicrec_desktop.domain.second_chance import barred
from musicrec_desktop.domain.subjects import is_about
from musicrec_desktop.domain.wish_words import SCALES
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.behaviour import behaviour_mask, most_played
from musicrec_desktop.retrieval.nearness import nearest
from musicrec_desktop.retrieval.need import Need
from musicrec_desktop.retrieval.notes import filter_name, note, range_text, wish_text
from musicrec_desktop.retrieval.tag_masks import Mask
from musicrec_desktop.retrieval.unasked import unasked
from musicrec_desktop.retrieval.wish_masks import avoided_mask, wanted_mask

SHORTEST_TRACK_MS: Final = 20_000
"""Anything shorter is a sound, not music, unless lengths are asked for: game folders are full of them."""
LENGTH_SLACK: Final = 1.05
"""No track may be longer than the whole list, with the tolerance that lists in minutes have."""

RELAXATION_ORDER: Final = (
    *(Facet.DANCEABILITY, Facet.ACOUSTICNESS, Facet.VALENCE, Facet.MOOD, Facet.ENERGY, Facet.TEMPO),
    *(Facet.VOCALS, Facet.INSTRUMENT, Facet.REGION, Facet.LANGUAGE, Facet.DURATION, Facet.YEAR),
    *(BehaviourField.COMPLETION, BehaviourField.SKIP_RATE, BehaviourField.ADDED_DAYS),
    *(BehaviourField.PLAYS_RANK, BehaviourField.PLAYS, BehaviourField.LAST_PLAYED_DAYS, BehaviourField.LIKED),
    *(Facet.VERSION, Facet.GENRE, Facet.TRACK, Facet.ALBUM, Facet.ARTIST, Facet.KIND),
    *("length", "fragments"),
)
"""Filters from the one given up first to the one given up last.

Estimates of sound go before facts in tags, facts before the listener's own history, and names last: whoever names a
genre, an album or an artist means it."""

_FACTS: Final = frozenset(
    (Facet.TEMPO, Facet.DURATION, Facet.YEAR, Facet.VERSION, Facet.GENRE, Facet.LANGUAGE, *BehaviourField)
)
"""What is so or is not, and is no matter of degree: half a list of it is nearer to the wish than a whole list of
anything. For an estimate of sound it is the other way round: what comes next is nearly as sad."""
_FACTS_HOLD_TO: Final = 0.5
_PLAYED_FOR_EACH: Final = 2
"""Where no number is asked for, so many of the most played tracks for each place of the list."""


@dataclass(frozen=True, slots=True, eq=False)
class Filter:
    """One thing a track must be."""

    name: str
    """As in RELAXATION_ORDER."""
    wanted: str
    """What exactly, for the listener."""
    mask: Mask
    words: str = ""
    """The part of the request it was read from."""
    is_wish: bool = True
    """False where it is common sense rather than something asked for: nothing is said when it is given up."""
    holds_to: float = 1.0
    """It is given up only where it leaves less than this share of the length asked for."""


def allowed_by_exclusions(context: ScoringContext) -> tuple[Mask, list[tuple[str, int]], list[Note]]:
    """What no relaxation brings back: excluded by hand, disliked lately or set to never (unless asked for by name), no
    music, avoided.

    Returns the mask of what is left, (name, tracks left) in this order, and notes on what could not be told.
    """
    view = context.view
    mask = np.ones(len(view), np.bool_)
    survivors = [("library", len(view))]
    notes: list[Note] = []

    def take_out(name: str, out: Mask) -> None:
        np.logical_and(mask, ~out, out=mask)
        survivors.append((name, int(np.count_nonzero(mask))))

    if context.request.exclude:
        rows = view.rows(sorted(context.request.exclude))
        out = np.zeros(len(view), np.bool_)
        out[rows[rows >= 0]] = True
        take_out("not this one", out)
    disliked = context.history.feedback < 0
    judged = np.flatnonzero(disliked)
    disliked[judged] = barred(context.profile, view.ids[judged], context.request.now)
    if disliked.any():
        for wish in context.plan.wanted(Facet.TRACK):
            by_name = wanted_mask(context, wish)
            disliked = disliked if by_name is None else disliked & ~by_name
        take_out("disliked", disliked)
    never = _never(context)
    if never.any():
        take_out("never", never)
    for name, out in unasked(context):
        take_out(name, out)
    for wish in context.plan.avoids:
        if not wish.is_hard:
            continue
        out_or_none = avoided_mask(context, wish)
        if out_or_none is None:
            notes.extend(_cannot_tell(context, wish))
        else:
            take_out(f"no {wish.facet}: {wish_text(context.plan, wish)}", out_or_none)
    return mask, survivors, notes


def _never(context: ScoringContext) -> Mask:
    """What the listener has set to "never", unless this very request asks for it."""
    view = context.view
    never = np.zeros(len(view), np.bool_)
    for edit in context.profile.edits:
        if edit.lean <= -1:
            never |= is_about(view, edit.subject, edit.name)
    if never.any():
        for facet in (Facet.TRACK, Facet.ARTIST, Facet.ALBUM, Facet.GENRE):
            for wish in context.plan.wanted(facet):
                asked = wanted_mask(context, wish)
                never = never if asked is None else never & ~asked
    return never


def wanted_filters(context: ScoringContext, base: Mask, need: Need) -> tuple[list[Filter], list[Note], list[str]]:
    """Filters for what is asked for, in RELAXATION_ORDER; notes and names of wishes this library cannot tell.

    Wishes for the same facet are alternatives, facets all have to hold, behaviour filters all have to hold. Artists and
    seed tracks bring along what is nearest to them among the tracks that pass everything else.
    """
    found: dict[str, Filter] = {item.name: item for item in _common_sense(context, need)}
    notes: list[Note] = []
    untold: list[str] = []
    for behaviours in _by_field(context):
        mask = reduce(np.logical_and, (behaviour_mask(context, each) for each in behaviours))
        wanted = ", ".join(range_text(each.range) for each in behaviours)
        name = behaviours[0].field
        found[name] = Filter(name, wanted, mask, behaviours[0].words, holds_to=_holds_to(context, name))
    for facet in Facet:
        wishes = [wish for wish in context.plan.wanted(facet) if wish.is_hard]
        masks = [(wish, wanted_mask(context, wish)) for wish in wishes]
        told = [mask for _, mask in masks if mask is not None]
        for wish, mask_or_none in masks:
            if mask_or_none is None:
                notes.extend(_cannot_tell(context, wish))
        if told:
            wanted = ", ".join(wish_text(context.plan, wish) for wish in wishes)
            mask = reduce(np.logical_or, told)
            found[facet] = Filter(facet, wanted, mask, wishes[0].words, holds_to=_holds_to(context, facet))
        elif wishes:
            untold.append(facet)
    found.update({item.name: item for item in _comparisons(context) if item.name not in found})
    _bring_neighbours(context, base, need, found)
    _rank_by_plays(context, base, need, found)
    return [found[name] for name in RELAXATION_ORDER if name in found], notes, untold


def _holds_to(context: ScoringContext, name: Facet | BehaviourField) -> float:
    if name is Facet.ARTIST and context.plan.only_artists:
        return 0.0  # "only him" is broken by any other track, and never by a short list
    return _FACTS_HOLD_TO if name in _FACTS else 1.0


def _common_sense(context: ScoringContext, need: Need) -> Iterator[Filter]:
    durations = context.view.durations_ms
    by_name = any(context.plan.wanted(facet) for facet in (Facet.DURATION, Facet.ALBUM, Facet.TRACK))
    if need.minutes is not None:
        longest = need.minutes * 60_000 * LENGTH_SLACK
        yield Filter("length", f"≤{need.minutes:g} min", durations <= longest, is_wish=False)
    if not by_name:
        is_whole = (durations >= SHORTEST_TRACK_MS) | (durations <= 0)
        yield Filter("fragments", f"≥{SHORTEST_TRACK_MS // 1000} s", is_whole, is_wish=False)


def _by_field(context: ScoringContext) -> Iterator[list[Behaviour]]:
    for name in BehaviourField:
        behaviours = [each for each in context.plan.behaviour if each.field is name]
        if behaviours:
            yield behaviours


def _comparisons(context: ScoringContext) -> Iterator[Filter]:
    """Of "like him, but calmer", what is calmer: as a wish that ranks it would lose to what is loved and like him."""
    plan = context.plan
    if not any(not wish.is_hard for facet in (Facet.ARTIST, Facet.TRACK) for wish in plan.wanted(facet)):
        return
    for facet in SCALES:
        wishes = [wish for wish in plan.wanted(facet) if wish.range is not None and wish.source is Source.RULE]
        masks = [mask for mask in (wanted_mask(context, wish) for wish in wishes) if mask is not None]
        if masks:
            wanted = ", ".join(wish_text(plan, wish) for wish in wishes)
            yield Filter(facet, wanted, reduce(np.logical_or, masks), wishes[0].words, is_wish=False)


def _rank_by_plays(context: ScoringContext, base: Mask, need: Need, found: dict[str, Filter]) -> None:
    """Make a filter for the most played tracks one for the most played of those that pass everything else.

    "My top 20 rap tracks" are not the rap tracks among the tenth of everything that is played most: those are 15.
    """
    behaviours = [each for each in context.plan.behaviour if each.field is BehaviourField.PLAYS_RANK]
    if not behaviours or any(each.range.high < 1 for each in behaviours):
        return
    item = found.pop(BehaviourField.PLAYS_RANK)
    domain = reduce(np.logical_and, (other.mask for other in found.values()), base)
    n = need.tracks if need.is_counted else _PLAYED_FOR_EACH * need.tracks
    found[item.name] = replace(item, mask=most_played(context, domain, n, need.max_per_artist))


def _bring_neighbours(context: ScoringContext, base: Mask, need: Need, found: dict[str, Filter]) -> None:
    """Widen the filters on seed tracks, and on artists unless only they are wanted, by what sounds like them."""
    facets = [Facet.TRACK] if context.plan.only_artists else [Facet.TRACK, Facet.ARTIST]
    facets = [facet for facet in facets if facet in found]
    if not facets:
        return
    others = [item.mask for name, item in found.items() if name not in facets]
    domain = reduce(np.logical_and, others, base)
    for facet in facets:
        masks = [wanted_mask(context, wish) for wish in context.plan.wanted(facet) if wish.is_hard]
        named = [mask for mask in masks if mask is not None]
        mask = found[facet].mask.copy()
        for one in named:
            mask[_like(context, one, domain & ~mask, max(4 * need.tracks, 40) // len(named))] = True
        found[facet] = replace(found[facet], mask=mask)


def _like(context: ScoringContext, named: Mask, allowed: Mask, n: int) -> NDArray[np.intp]:
    """Up to `n` rows nearest in sound to the named ones, those of their genres before all others."""
    centre = context.view.features.centroid(np.flatnonzero(named))
    if centre is None:
        return np.zeros(0, np.intp)
    kin = of_their_genres(context.view, context.genre_tree, named)
    near = nearest(context.view, allowed & kin, centre[None], n)
    return np.concatenate((near, nearest(context.view, allowed & ~kin, centre[None], n - len(near))))


def _cannot_tell(context: ScoringContext, wish: FacetWish) -> Iterator[Note]:
    """A note, unless whoever read the request has already said so of the same words."""
    said = context.plan.notes
    if not any(each.code.startswith("cannot_tell") and each.words == wish.words for each in said):
        name = filter_name(context.plan, wish.facet)
        yield note(
            context.plan,
            "cannot_tell",
            f"cannot_tell_{wish.facet}",
            wish.words,
            name=name,
            wanted=wish_text(context.plan, wish),
        )
