"""Which methods over the log the program listens to."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from musicrec_desktop.domain.listening import Catalogue
from musicrec_desktop.ranking.listening import ListeningScorer, memory_scorers
from musicrec_desktop.ranking.listening.neighbours import SessionNeighbours

DISCOVERY: Final = frozenset[str]()
"""Names of the methods that speak of tracks never heard; all others speak of those that were."""


def listening_scorers(catalogue: Catalogue) -> tuple[ListeningScorer, ...]:
    """One of each, new, for this catalogue."""
    return (*memory_scorers(catalogue), SessionNeighbours(catalogue))


def method_names() -> tuple[str, ...]:
    """Their names, in their order."""
    nothing = Catalogue(np.zeros(0, np.int32), np.zeros(0, np.int32))
    return tuple(method.name for method in listening_scorers(nothing))


def leaning(weights: Mapping[str, float], methods: frozenset[str], novelty: float) -> dict[str, float]:
    """Weights for a list between the familiar (novelty 0) and the unheard (1).

    What expects known tracks counts whole up to the middle and nothing at the end of discovery; the other way round for
    what expects unheard ones. Other weights stay.
    """
    known, unheard = min(1.0, 2 * (1 - novelty)), min(1.0, 2 * novelty)
    return {
        name: weight * ((unheard if name in DISCOVERY else known) if name in methods else 1.0)
        for name, weight in weights.items()
    }
