"""Whether a track would be skipped: features of strictly earlier plays, and models of them."""

from musicrec_desktop.ranking.skips.memory import SESSION_NAMES, START_NAMES, SkipMemory
from musicrec_desktop.ranking.skips.model import SkipModel, SkipSettings, fit, fit_prior
from musicrec_desktop.ranking.skips.models import (
    AHEAD_NAMES,
    SkipModels,
    SkipTable,
    fit_ahead,
    fit_models,
    fit_next,
    fit_prior_models,
    skip_table,
)
from musicrec_desktop.ranking.skips.trees import Growth, Trees, grow

__all__ = [
    "AHEAD_NAMES",
    "SESSION_NAMES",
    "START_NAMES",
    "Growth",
    "SkipMemory",
    "SkipModel",
    "SkipModels",
    "SkipSettings",
    "SkipTable",
    "Trees",
    "fit",
    "fit_ahead",
    "fit_models",
    "fit_next",
    "fit_prior",
    "fit_prior_models",
    "grow",
    "skip_table",
]
