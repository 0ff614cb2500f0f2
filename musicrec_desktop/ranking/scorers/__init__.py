"""The built-in scorers, one file each, and how much each counts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from musicrec_desktop.plugin_api import Scorer
from musicrec_desktop.ranking.scorers.artist import ArtistScorer
from musicrec_desktop.ranking.scorers.explore import ExploreScorer
from musicrec_desktop.ranking.scorers.familiarity import FamiliarityScorer
from musicrec_desktop.ranking.scorers.freshness import FreshnessScorer
from musicrec_desktop.ranking.scorers.genre import GenreScorer
from musicrec_desktop.ranking.scorers.hour import HourScorer
from musicrec_desktop.ranking.scorers.plan_fit import PlanFitScorer
from musicrec_desktop.ranking.scorers.sound import SoundScorer
from musicrec_desktop.ranking.scorers.track import TrackScorer

DEFAULT_SCORERS: Final[tuple[Scorer, ...]] = (
    PlanFitScorer(),
    SoundScorer(),
    TrackScorer(),
    ArtistScorer(),
    GenreScorer(),
    FamiliarityScorer(),
    FreshnessScorer(),
    HourScorer(),
    ExploreScorer(),
)
"""In the order in which their parts are shown."""

DEFAULT_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "plan_fit": 4.5,
        "sound": 1.2,
        "track": 0.8,
        "artist": 0.6,
        "genre": 0.5,
        "familiarity": 0.8,
        "freshness": 0.8,
        "hour": 0.4,
        "explore": 0.15,
    }
)
"""Weight by scorer. What was asked for outweighs everything that is merely known of the listener."""

__all__ = [
    "DEFAULT_SCORERS",
    "DEFAULT_WEIGHTS",
    "ArtistScorer",
    "ExploreScorer",
    "FamiliarityScorer",
    "FreshnessScorer",
    "GenreScorer",
    "HourScorer",
    "PlanFitScorer",
    "SoundScorer",
    "TrackScorer",
]
