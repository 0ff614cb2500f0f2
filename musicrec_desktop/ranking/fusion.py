"""Several opinions to one score, with every opinion kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.recommend import Candidates, ScorePart
from musicrec_desktop.plugin_api import Scorer, ScoringContext
from musicrec_desktop.ranking.scorers import DEFAULT_SCORERS, DEFAULT_WEIGHTS

OTHER_WEIGHT: Final = 0.5
"""Weight of a scorer that the weights do not name."""
SILENCE_COST: Final = 0.3
"""Share of a score lost by a track of which no scorer that judged others can say anything.

Without it, a track of an unheard artist would always beat one of an artist that is liked a little: the mean over fewer
parts leaves out exactly the lukewarm ones.
"""
_ASKED_NOVELTY: Final = 3.0
"""How much more familiarity counts when the request itself asks for the known or the new."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """Candidates with their scores and what each scorer said. Read-only."""

    candidates: Candidates
    rows: NDArray[np.intp]
    """(c,) view rows of the candidates."""
    scorers: tuple[Scorer, ...]
    """The s scorers, in the order of `parts`."""
    parts: NDArray[np.float32]
    """(s, c) what each scorer said, 0..1; NaN where it could not say."""
    weights: NDArray[np.float32]
    """(s,) how much each scorer counts."""
    shares: NDArray[np.float32]
    """(s, c) how much each part counts in its candidate's score, 0 where silent: parts times shares sum to scores."""
    scores: NDArray[np.float32]
    """(c,) weighted mean over the parts that could say something, less the cost of silence."""

    @property
    def names(self) -> tuple[str, ...]:
        """(s,) names of the scorers."""
        return tuple(scorer.name for scorer in self.scorers)

    def parts_of(self, context: ScoringContext, candidate: int) -> tuple[ScorePart, ...]:
        """Every part of one candidate, by index; value times weight sums to its score."""
        row, values, shares = int(self.rows[candidate]), self.parts[:, candidate], self.shares[:, candidate]
        return tuple(
            ScorePart(scorer.name, value, share, scorer.evidence(context, row))
            for scorer, value, share in zip(self.scorers, values.tolist(), shares.tolist(), strict=True)
        )


def rank(
    context: ScoringContext,
    candidates: Candidates,
    scorers: Sequence[Scorer] = DEFAULT_SCORERS,
    weights: Mapping[str, float] | None = None,
) -> Ranked:
    """Score every candidate by every scorer.

    `weights` (by name of scorer, none negative) replaces single default weights. Raises InvariantError when a candidate
    is not in the view or a scorer answers anything but (c,) numbers 0..1 or NaN.
    """
    rows = context.view.rows(candidates.ids)
    if (rows < 0).any():
        raise InvariantError(f"{int((rows < 0).sum())} candidates are not in the library view")
    by_name = _leaning(context, {**DEFAULT_WEIGHTS, **(weights or {})})
    amounts = np.array([by_name.get(scorer.name, OTHER_WEIGHT) for scorer in scorers], np.float32)
    if (amounts < 0).any():
        raise InvariantError(f"negative weight among {by_name}")
    parts = np.empty((len(scorers), len(rows)), np.float32)
    for at, scorer in enumerate(scorers):
        said = scorer.score(context, candidates)
        if said.shape != (len(rows),):
            raise InvariantError(f"scorer {scorer.name!r} answered shape {said.shape} for {len(rows)} candidates")
        parts[at] = said
    outside = ((parts < 0) | (parts > 1)).any(axis=1)
    if outside.any():
        raise InvariantError(f"scorer {scorers[int(outside.argmax())].name!r} answered outside 0..1")
    shares = _shares(parts, amounts)
    scores = (np.nan_to_num(parts) * shares).sum(axis=0, dtype=np.float64).astype(np.float32)
    for array in (rows, parts, amounts, shares, scores):
        array.setflags(write=False)
    return Ranked(candidates, rows, tuple(scorers), parts, amounts, shares, scores)


def scores_under(
    context: ScoringContext, ranked: Ranked, weights: Mapping[str, float], candidates: NDArray[np.intp]
) -> NDArray[np.float64]:
    """(m,) what these candidates, by index, would score by other weights, given what the scorers said."""
    by_name = _leaning(context, {**DEFAULT_WEIGHTS, **weights})
    amounts = np.array([by_name.get(name, OTHER_WEIGHT) for name in ranked.names], np.float32)
    parts = ranked.parts[:, candidates]
    return np.asarray((np.nan_to_num(parts) * _shares(parts, amounts)).sum(axis=0, dtype=np.float64))


def _leaning(context: ScoringContext, weights: Mapping[str, float]) -> Mapping[str, float]:
    if context.plan.novelty is None:
        return weights
    return {**weights, "familiarity": weights["familiarity"] * _ASKED_NOVELTY}


def _shares(parts: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """(s, c) each part's share in its candidate's score: 0 where silent.

    They sum to 1 where every scorer spoke that has judged anybody, and to as little as 1 - SILENCE_COST otherwise.
    """
    spoke = ~np.isnan(parts)
    given = spoke * weights.astype(np.float64)[:, None]
    total = given.sum(axis=0)
    judged = float((weights * spoke.any(axis=1)).sum(dtype=np.float64))
    silence = 1 - total / judged if judged > 0 else np.zeros_like(total)
    factor = np.divide(1 - SILENCE_COST * silence, total, out=np.zeros_like(total), where=total > 0)
    return np.asarray(given * factor, np.float32)
