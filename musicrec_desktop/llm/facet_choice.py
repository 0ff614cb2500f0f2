"""What a request calls for, asked of a model with an adapter that was trained to say so.

All answers to all questions are weighed in one call after the request: their log-probabilities, softened by a
temperature for each facet, are the chances of the answers. "any" is an answer too: the request says nothing of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm.calls import Recorder
from musicrec_desktop.llm.facet_prompt import ANY, QUESTIONS, question_text, request_line

Chances = Mapping[Facet, Mapping[str, float]]
"""Facet -> answer, "any" among them -> probability; those of a facet sum to 1."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How scores of one facet become chances, and which chance is enough."""

    temperature: float
    silence: float
    """Added to the log-probability of "any": what the listeners of the fitted requests left open more often than the
    trained answers do."""
    enough: float
    """An answer is applied from this chance on."""


CALIBRATIONS: Final[Mapping[Facet, Calibration]] = MappingProxyType(
    {
        Facet.MOOD: Calibration(0.7, 1.5, 0.35),
        Facet.ENERGY: Calibration(0.85, 3.0, 0.4),
        Facet.VALENCE: Calibration(0.7, 3.0, 0.5),
        Facet.TEMPO: Calibration(1.0, 3.0, 0.5),
        Facet.GENRE: Calibration(0.5, -1.0, 0.4),
        Facet.VOCALS: Calibration(0.85, 0.5, 0.5),
        Facet.DANCEABILITY: Calibration(0.85, 3.0, 0.9),
        Facet.ACOUSTICNESS: Calibration(0.85, 0.0, 0.5),
    }
)
"""Fitted on the requests under [fit] of tests/llm_real/facet_requests.toml by tests/benchmarks/facet_choice.py."""


def facet_chances(request: str, facets: Iterable[Facet], recorder: Recorder) -> Chances:
    """Chances of all answers to the questions about these facets."""
    asked = [(facet, answer) for facet in facets for answer in (*QUESTIONS[facet].answers, ANY)]
    texts = [question_text(facet, answer) for facet, answer in asked]
    scores = recorder.score("facets", request_line(request), texts, 0, whole=True)
    told: dict[Facet, dict[str, float]] = {}
    for (facet, answer), score in zip(asked, scores, strict=True):
        told.setdefault(facet, {})[answer] = score
    return {facet: _chances(scores_of, CALIBRATIONS[facet]) for facet, scores_of in told.items()}


def _chances(scores: Mapping[str, float], calibration: Calibration) -> Mapping[str, float]:
    z = np.array([score / calibration.temperature for score in scores.values()])
    z += [calibration.silence if answer == ANY else 0.0 for answer in scores]
    p = np.exp(z - z.max())
    return dict(zip(scores, (p / p.sum()).tolist(), strict=True))
