"""Compares a finished list with what was asked of it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.journeys import drawn_way, stops_of
from musicrec_desktop.domain.plan import Facet, Note, Shape, Source
from musicrec_desktop.domain.wish_words import moves
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.duration import MAY_MISS
from musicrec_desktop.ranking.notes import minutes, note
from musicrec_desktop.ranking.pool import Pool
from musicrec_desktop.ranking.quotas import Quota
from musicrec_desktop.ranking.wish_fit import wish_fit

_FAR_FROM_DRAWN: Final = 0.12
"""Off a drawn curve by more than this in the middle, a list is said not to follow it."""
_HEARD: Final = frozenset(
    (Facet.MOOD, Facet.ENERGY, Facet.VALENCE, Facet.TEMPO, Facet.DANCEABILITY, Facet.ACOUSTICNESS)
)
"""Facets that only the measured sound can tell."""
_LEVELS: Final = frozenset((Facet.MOOD, Facet.ENERGY))
"""What a list that shall move has different ones of."""
_MEETS: Final = 0.135
"""Degree of a track that still meets a wish: two widths from a mood, a quarter of a scale outside a range."""
_SHARE_MISS: Final = 0.1
"""A group this far below its share is worth a note; rounding in a short list is not."""


def shortfalls(context: ScoringContext, chosen: Pool, wishes: Quota | None) -> tuple[Note, ...]:
    """Notes on length, shares, turns and curve. `chosen` is the list in its order, `wishes` its groups, if any."""
    return (
        _length_notes(context, chosen)
        + _group_notes(context, chosen, wishes)
        + _curve_notes(context, chosen)
        + _sound_notes(context, chosen)
        + _missed_notes(context, chosen)
    )


def _length_notes(context: ScoringContext, chosen: Pool) -> tuple[Note, ...]:
    asked = context.length
    if asked is None:
        return ()
    if asked.minutes is not None:
        target, found = asked.minutes * 60_000, int(chosen.durations_ms.sum())
        if abs(found - target) > MAY_MISS * target:
            return (note(context.plan, "length", asked=minutes(target), found=minutes(found)),)
    elif asked.tracks is not None and len(chosen.rows) < asked.tracks:
        return (note(context.plan, "short_list", asked=asked.tracks, found=len(chosen.rows)),)
    return ()


def _group_notes(context: ScoringContext, chosen: Pool, wishes: Quota | None) -> tuple[Note, ...]:
    n = len(chosen.rows)
    if wishes is None or not wishes.is_asked or n == 0:
        return ()
    groups = groups_of(wishes)
    notes = []
    for at, (name, share) in enumerate(zip(wishes.names, wishes.shares.tolist(), strict=True)):
        # A track of two groups helps both.
        found = float((wishes.degrees[:, at] > 0).sum()) / n
        if share - found > max(_SHARE_MISS, 1 / n):
            notes.append(note(context.plan, "share", name=name, asked=round(100 * share), found=round(100 * found)))
    if context.plan.spacing.alternate:
        repeats = int(((groups[1:] == groups[:-1]) & (groups[1:] >= 0)).sum())
        if repeats:
            notes.append(note(context.plan, "alternate", found=repeats))
    return tuple(notes)


def _curve_notes(context: ScoringContext, chosen: Pool) -> tuple[Note, ...]:
    curve = context.plan.curve
    if curve is None or len(chosen.rows) < 2:
        return ()
    is_measured = ~np.isnan(chosen.energy)
    if is_measured.mean() < 0.5 or (curve.shape is Shape.JOURNEY and not stops_of(curve)):
        return (note(context.plan, "curve", name=curve.shape.value),)
    way = drawn_way(curve, len(chosen.rows))
    if way is not None:
        away = float(np.nanmean(np.abs(chosen.energy - way)))
        if away > _FAR_FROM_DRAWN:
            low, high = (float(end) for end in (np.nanmin(chosen.energy), np.nanmax(chosen.energy)))
            return (note(context.plan, "drawn", low=round(100 * low), high=round(100 * high)),)
    return ()


def _sound_notes(context: ScoringContext, chosen: Pool) -> tuple[Note, ...]:
    """What was asked of the sound of tracks most of which nobody has measured."""
    plan, n = context.plan, len(chosen.rows)
    unknown = int(np.count_nonzero(~context.view.features.is_analysed[chosen.rows]))
    names = dict.fromkeys(
        wish.words or wish.value or str(wish.facet)
        for wish in (*plan.wants, *plan.avoids)
        if wish.facet in _HEARD and wish.source is not Source.PROFILE
    )
    if not names or 2 * unknown <= n:
        return ()
    said = ("、" if plan.language == "zh" else ", ").join(names)
    return (note(plan, "not_analysed", words=said, name=said, found=unknown, asked=n),)


def _missed_notes(context: ScoringContext, chosen: Pool) -> tuple[Note, ...]:
    """Wishes about sound that most of the list does not meet: they rank and do not filter, and nobody else tells."""
    plan, n = context.plan, len(chosen.rows)
    notes = []
    for facet in sorted((_HEARD | {Facet.VOCALS}) - (_LEVELS if moves(plan) else frozenset())):
        wishes = [wish for wish in plan.wanted(facet) if wish.source is not Source.PROFILE]
        if not wishes or n == 0:
            continue
        degree = np.fmax.reduce([wish_fit(context, chosen.rows, wish) for wish in wishes])
        measured, met = int(np.count_nonzero(~np.isnan(degree))), int(np.count_nonzero(degree >= _MEETS))
        if 2 * measured > n and 2 * met < measured:
            name = wishes[0].words or wishes[0].value or str(facet)
            notes.append(note(plan, "missed", words=name, name=name, found=met, asked=n))
    return tuple({each.words: each for each in notes}.values())


def groups_of(wishes: Quota) -> NDArray[np.intp]:
    """(n,) the group each track belongs to most; -1 for none."""
    return np.where(wishes.degrees.max(axis=1) > 0, wishes.degrees.argmax(axis=1), -1).astype(np.intp)
