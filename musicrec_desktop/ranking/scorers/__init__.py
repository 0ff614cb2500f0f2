"""The built-in scorers, one file each, and how much each counts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from musicrec_desktop.plugin_api import Scorer
from musicrec_desktop.ranking.scorers.artist import ArtistScorer
from musicrec_desktop.ranking.scorers.aversion import AversionScorer
from musicrec_desktop.ranking.scorers.explore import ExploreScorer
from musicrec_desktop.ranking.scorers.familiarity import FamiliarityScorer
from musicrec_desktop.ranking.scorers.freshness import FreshnessScorer
from musicrec_desktop.ranking.scorers.genre import GenreScorer
from musicrec_desktop.ranking.scorers.hour import HourScorer
from musicrec_desktop.ranking.scorers.leaning import LeaningScorer
from musicrec_desktop.ranking.scorers.model import ModelScorer
from musicrec_desktop.ranking.scorers.neighbourhood import NeighbourhoodScorer
from musicrec_desktop.ranking.scorers.plan_fit import PlanFitScorer
from musicrec_desktop.ranking.scorers.session_sound import SessionSoundScorer
from musicrec_desktop.ranking.scorers.sound import SoundScorer
from musicrec_desktop.ranking.scorers.tags import TagsScorer
from musicrec_desktop.ranking.scorers.track import TrackScorer

DEFAULT_SCORERS: Final[tuple[Scorer, ...]] = (
    PlanFitScorer(),
    ModelScorer(),
    SessionSoundScorer(),
    SoundScorer(),
    TrackScorer(),
    ArtistScorer(),
    GenreScorer(),
    NeighbourhoodScorer(),
    TagsScorer(),
    AversionScorer(),
    LeaningScorer(),
    FamiliarityScorer(),
    FreshnessScorer(),
    HourScorer(),
    ExploreScorer(),
)
"""In the order in which their parts are shown."""

DEFAULT_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "plan_fit": 4.5,
        "model": 0.6,
        "session": 1.6,
        "sound": 0.8,
        "track": 0.8,
        "artist": 0.5,
        "genre": 0.3,
        "neighbourhood": 0.5,
        "tags": 0.9,
        "aversion": 1.2,
        "leaning": 2.5,
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
    "AversionScorer",
    "ExploreScorer",
    "FamiliarityScorer",
    "FreshnessScorer",
    "GenreScorer",
    "HourScorer",
    "LeaningScorer",
    "ModelScorer",
    "NeighbourhoodScorer",
    "PlanFitScorer",
    "SessionSoundScorer",
    "SoundScorer",
    "TagsScorer",
    "TrackScorer",
]
