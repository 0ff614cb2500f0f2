"""The language model's opinion as a scorer."""

from dataclasses import replace

import numpy as np

from musicrec_desktop.ranking import rank
from musicrec_desktop.testing.contracts import sample_context
from tests.unit.ranking.music import everything


def test_its_opinion_moves_a_track_by_no_more_than_its_weight() -> None:
    context = replace(sample_context(), model_says=None)
    before = rank(context, everything(context))
    says = np.full(len(context.view), 0.5, np.float32)
    says[7] = 1.0
    after = rank(replace(context, model_says=says), everything(context))
    says_less = says.copy()
    says_less[7] = 0.0
    less = rank(replace(context, model_says=says_less), everything(context))
    assert less.scores[7] < after.scores[7]
    share = 0.6 / float(before.weights.sum() - 0.6)
    assert after.scores[7] - less.scores[7] < 2 * share


def test_silence_of_the_model_says_so() -> None:
    context = replace(sample_context(), model_says=None)
    ranked = rank(context, everything(context))
    part = next(part for part in ranked.parts_of(context, 0) if part.name == "model")
    assert np.isnan(part.value)
    assert part.evidence == ""


def test_its_evidence_tells_the_share_of_tracks_found_less_fitting() -> None:
    context = sample_context()
    ranked = rank(context, everything(context))
    part = next(part for part in ranked.parts_of(context, 0) if part.name == "model")
    assert f"{part.value:.0%}" in part.evidence
