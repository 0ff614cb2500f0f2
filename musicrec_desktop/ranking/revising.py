"""A list changed in part: some places filled anew around those that stay, and what is then to be said of it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.plan import Length, Note
from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.fusion import Ranked
from musicrec_desktop.ranking.length import wanted_length
from musicrec_desktop.ranking.pool import make_pool
from musicrec_desktop.ranking.quotas import wish_quota
from musicrec_desktop.ranking.replacing import replacement
from musicrec_desktop.ranking.sequencing import sequence
from musicrec_desktop.ranking.shortfalls import shortfalls

_SHORTEST_MINUTES: Final = 0.5
"""What is left of a length and is less than that, no track fills."""

Tracks = tuple[Recommendation, ...]


def with_others(
    context: ScoringContext, ranked: Ranked, current: Tracks, places: Iterable[int]
) -> tuple[Tracks, tuple[int, ...]]:
    """(the list with these places filled anew one by one, places for which no other track was left).

    Nothing that stood in the list comes back, in whatever place.
    """
    tracks, left = list(current), list[int]()
    gone = context.request.exclude | {chosen.track_id for chosen in current}
    away = replace(context, request=replace(context.request, exclude=gone))
    for place in sorted(places):
        other = replacement(away, ranked, tuple(tracks), place)
        if other is None:
            left.append(place)
        else:
            tracks[place] = other
    return tuple(tracks), tuple(left)


def around(context: ScoringContext, ranked: Ranked, current: Tracks, kept: Iterable[int]) -> Tracks:
    """A list of the length asked for in which the kept places stand where they stood, or last where it is too short.

    The others are chosen and put into their order together, as for a list of their own.
    """
    stay = {place: current[place] for place in sorted(kept)}
    new = list(_more(context, ranked, tuple(stay.values())))
    tracks: list[Recommendation] = []
    for place, chosen in stay.items():
        while len(tracks) < place and new:
            tracks.append(new.pop(0))
        tracks.append(chosen)
    return (*tracks, *new)


def going_longer(context: ScoringContext, ranked: Ranked, current: Tracks) -> Tracks:
    """The list with so many tracks after it as the length asked for still needs; the list itself where it is enough."""
    return (*current, *_more(context, ranked, current))


def _more(context: ScoringContext, ranked: Ranked, there: Tracks) -> Tracks:
    """What is to be chosen beside the tracks that are there already, so that the length asked for is reached."""
    ids = [chosen.track_id for chosen in there]
    asked = wanted_length(context)
    if asked.minutes is not None:
        left = asked.minutes - float(context.view.durations_ms[context.view.rows(ids)].sum()) / 60_000
        length = Length(minutes=left)
        is_full = left < _SHORTEST_MINUTES
    else:
        length = Length(tracks=(asked.tracks or 0) - len(there))
        is_full = len(there) >= (asked.tracks or 0)
    if is_full:
        return ()
    full = _of_full_artists(context, ranked, there)
    request = replace(context.request, length=length, exclude=context.request.exclude | full)
    return sequence(replace(context, request=request), ranked, before=ids)[0]


def _of_full_artists(context: ScoringContext, ranked: Ranked, there: Tracks) -> frozenset[TrackId]:
    """Candidates of artists who have as many tracks there as the plan allows a list."""
    most = context.plan.spacing.max_per_artist
    if most is None or not there:
        return frozenset()
    rows = context.view.rows([chosen.track_id for chosen in there])
    pool = make_pool(context, np.concatenate((rows, ranked.rows)), np.zeros(len(rows) + len(ranked.rows), np.float32))
    owners, counts = np.unique(pool.owners[: len(rows)], return_counts=True)
    is_full = np.isin(pool.owners[len(rows) :], owners[counts >= most])
    return frozenset(TrackId(track_id) for track_id in ranked.candidates.ids[is_full].tolist())


def notes_on(context: ScoringContext, tracks: Tracks) -> tuple[Note, ...]:
    """What a list does not keep of what was asked: length, shares, turns, curve."""
    rows = context.view.rows([chosen.track_id for chosen in tracks])
    pool = make_pool(context, rows, np.array([chosen.score for chosen in tracks], np.float32))
    return shortfalls(context, pool, wish_quota(pool))
