"""One file to be measured, and what of it."""

from dataclasses import dataclass
from pathlib import Path

from musicrec_desktop.domain.features import FeatureGroup
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.track import NO_TIME

ALL_GROUPS = frozenset(FeatureGroup)


@dataclass(frozen=True, slots=True)
class AnalysisItem:
    """One track to be measured."""

    track_id: TrackId
    path: Path
    start_ms: DurationMs = NO_TIME
    """Where in the file the track begins."""
    end_ms: DurationMs = NO_TIME
    """Where it ends; 0: with the file."""
    groups: frozenset[FeatureGroup] = ALL_GROUPS
    """What to measure; the rest is as it was."""
    is_whole: bool = False
    """The whole track, not excerpts of it."""
