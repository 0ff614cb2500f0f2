"""Filters over the listener's own history."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.plan import Behaviour, BehaviourField
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.need import within_cap
from musicrec_desktop.retrieval.tag_masks import Mask, inside

SECONDS_A_DAY = 86_400.0


def days_since_played(context: ScoringContext) -> NDArray[np.float64]:
    """(n,) days since the last play, never negative; inf when never played."""
    days = np.maximum((context.request.now - context.history.last_played) / SECONDS_A_DAY, 0.0)
    return np.where(np.isnan(days), np.inf, days)


def days_since_added(context: ScoringContext) -> NDArray[np.float64]:
    """(n,) days since the library first saw the track, never negative."""
    days: NDArray[np.float64] = np.maximum((context.request.now - context.view.added_at) / SECONDS_A_DAY, 0.0)
    return days


def plays_rank(plays: NDArray[np.int32]) -> NDArray[np.float64]:
    """(n,) share of the tracks played at all that were played less often; 0 when never played."""
    counts = np.sort(plays[plays > 0])
    rank: NDArray[np.float64] = np.searchsorted(counts, plays, side="left") / max(len(counts), 1)
    return rank


def most_played(context: ScoringContext, domain: Mask, n: int, max_per_artist: int | None = None) -> Mask:
    """The `n` most played of some tracks, fewer where no more were played; of those played alike, the latest ones."""
    history = context.history
    rows = np.flatnonzero(domain & (history.plays > 0))
    rows = rows[np.lexsort((-history.last_played[rows], -history.plays[rows]))]
    if max_per_artist is not None:
        rows = rows[within_cap(context.view.artist_codes[rows], max_per_artist)]
    mask = np.zeros(len(domain), np.bool_)
    mask[rows[:n]] = True
    return mask


def behaviour_mask(context: ScoringContext, behaviour: Behaviour) -> Mask:
    """Tracks whose history lies in the range.

    Never played: 0 plays, infinitely long ago, never skipped, and no completion (which then lies in no range).
    """
    history = context.history
    values: NDArray[np.floating] | NDArray[np.integer]
    match behaviour.field:
        case BehaviourField.PLAYS:
            values = history.plays
        case BehaviourField.PLAYS_RANK:
            values = plays_rank(history.plays)
        case BehaviourField.LAST_PLAYED_DAYS:
            values = days_since_played(context)
        case BehaviourField.SKIP_RATE:
            values = history.skips / np.maximum(history.plays, 1)
        case BehaviourField.COMPLETION:
            values = history.completion
        case BehaviourField.LIKED:
            values = (history.feedback > 0).astype(np.int8)
        case BehaviourField.ADDED_DAYS:
            values = days_since_added(context)
    return inside(values, behaviour.range)
