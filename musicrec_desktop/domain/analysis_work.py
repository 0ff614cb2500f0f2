"""One file to be measured, and what of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.features import FeatureGroup
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.track import NO_TIME

ALL_GROUPS: Final = frozenset(FeatureGroup)
WHOLE_GROUPS: Final = frozenset({FeatureGroup.LOUDNESS, FeatureGroup.OUTLINE})
"""What the second pass measures anew on the whole track. The rest stays as the excerpts gave it, so that the numbers of
all tracks are of one kind and can be compared."""


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
    duration_ms: DurationMs = NO_TIME
    """As the tags have it; 0 when unknown."""
    known: tuple[tuple[str, TrackId], ...] = ()
    """(audio hash, track) of tracks measured before that may hold the same audio: then there is nothing to measure."""
