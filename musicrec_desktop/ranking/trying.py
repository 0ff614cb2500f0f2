"""One place of a list left to chance, so that what nobody would have chosen can prove itself, and chance is known.

The place is drawn evenly. With chance 1/2 it keeps its track; otherwise another is drawn that fits there, by the mean
over weights drawn from the belief about them (Thompson 1933) of how well it would then fit. Tracks on whose worth the
draws disagree are tried more often than those that are surely worse. The chance of every option is known exactly, since
the draws are fixed before the option is: what happens in such places can tell how another policy would have done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.outcomes import Trial
from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.choice import softmax
from musicrec_desktop.ranking.fusion import Ranked, scores_under
from musicrec_desktop.ranking.objective import WORTH
from musicrec_desktop.ranking.replacing import fits
from musicrec_desktop.ranking.sequencing import recommendation

KEEPS: Final = 0.5
"""Chance with which the place keeps the track that was chosen for it."""
SURE: Final = 0.15
"""With a wish for novelty below this nothing is tried: the listener asked for the sure."""
_CHANCE: Final = "explore"
_SHORTEST: Final = 5
"""A list of fewer tracks is no place for trials."""
_OPTIONS: Final = 40
_RATHER: Final = 1.0
"""Difference of the objective at which one option is e times as likely as another."""
_SCORE_A_UNIT: Final = 0.2
"""Score that is worth a unit of utility, about."""


def try_one(
    context: ScoringContext,
    ranked: Ranked,
    tracks: tuple[Recommendation, ...],
    draws: Sequence[Mapping[str, float]],
    random: np.random.Generator,
) -> tuple[tuple[Recommendation, ...], Trial | None]:
    """The list with one place filled by chance, and what might have stood there; None when nothing was left to chance.

    `draws`: weights of scorers drawn from the belief about them. The first track is never tried: a list is judged by
    its beginning.
    """
    n = len(tracks)
    if n < _SHORTEST or context.novelty < SURE or not draws:
        return tracks, None
    place = int(random.integers(1, n))
    found = fits(context, ranked, tracks, place)
    others = found.candidates[:_OPTIONS]
    if len(others) == 0:
        return tracks, None
    chances = _chances(context, ranked, draws, others, found.costs[:_OPTIONS])
    own = int(np.searchsorted(ranked.candidates.ids, tracks[place].track_id))  # ids of candidates ascend
    options = np.concatenate(([own], others))
    propensities = np.concatenate(([KEEPS], (1 - KEEPS) * chances))
    taken = int(np.searchsorted(np.cumsum(propensities), random.random(), "right"))
    taken = min(taken, len(options) - 1)  # the sum of chances may miss 1 by rounding
    trial = Trial(
        place, ranked.candidates.ids[options], np.ascontiguousarray(ranked.parts[:, options].T), propensities, taken
    )
    if taken == 0:
        return tracks, trial
    tried = _said_so(recommendation(context, ranked, int(options[taken])), float(propensities[taken]))
    return (*tracks[:place], tried, *tracks[place + 1 :]), trial


def _said_so(tried: Recommendation, chance: float) -> Recommendation:
    """The part of chance tells that this place was left to it."""
    words = f"tried out: this place was left to chance, {chance:.1%} for this track"
    parts = tuple(replace(part, evidence=words) if part.name == _CHANCE else part for part in tried.parts)
    return replace(tried, parts=parts)


def _chances(
    context: ScoringContext,
    ranked: Ranked,
    draws: Sequence[Mapping[str, float]],
    others: NDArray[np.intp],
    costs: NDArray[np.float64],
) -> NDArray[np.float64]:
    """(m,) chance of each option that is not the track already there, all above 0, summing to 1."""
    unit = WORTH / _SCORE_A_UNIT
    known = ranked.scores[others].astype(np.float64)
    total = np.zeros(len(others))
    for weights in draws:
        gained = scores_under(context, ranked, weights, others) - known
        total += softmax((unit * gained - costs) / _RATHER)
    # Every option keeps a little chance, or another policy that likes it could never be judged.
    total = total / len(draws) + 1e-3 / len(others)
    return np.asarray(total / total.sum(), np.float64)
