"""What others heard together: item neighbours, EASE, factors, tags beside them, and all of them as one."""

from musicrec_desktop.ranking.collaborative.als import AlsSettings, Factors, fit_als, half_step
from musicrec_desktop.ranking.collaborative.bpr import (
    BprSettings,
    Triples,
    fit_bpr,
    gradient,
    mean_loss,
    worst_shift,
)
from musicrec_desktop.ranking.collaborative.content import TagSettings, projected, tag_profiles
from musicrec_desktop.ranking.collaborative.ease import Ease, EaseSettings, fit_ease
from musicrec_desktop.ranking.collaborative.ensemble import (
    KNOWN_PARTS,
    NEW_PARTS,
    CollaborativePrior,
    Parts,
    blended,
    known_parts,
    new_parts,
    standardised,
)
from musicrec_desktop.ranking.collaborative.matrix import Interactions, Sparse, leading_columns, log_scaled
from musicrec_desktop.ranking.collaborative.neighbours import item_similarities, nearest, row_neighbour_scores
from musicrec_desktop.ranking.collaborative.varied import varied

__all__ = [
    "KNOWN_PARTS",
    "NEW_PARTS",
    "AlsSettings",
    "BprSettings",
    "CollaborativePrior",
    "Ease",
    "EaseSettings",
    "Factors",
    "Interactions",
    "Parts",
    "Sparse",
    "TagSettings",
    "Triples",
    "blended",
    "fit_als",
    "fit_bpr",
    "fit_ease",
    "gradient",
    "half_step",
    "item_similarities",
    "known_parts",
    "leading_columns",
    "log_scaled",
    "mean_loss",
    "nearest",
    "new_parts",
    "projected",
    "row_neighbour_scores",
    "standardised",
    "tag_profiles",
    "varied",
    "worst_shift",
]
