"""What the analysis of one track came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from musicrec_desktop.domain.ids import TrackId

if TYPE_CHECKING:  # numpy stays out until a worker has set how many threads it may use
    from musicrec_desktop.domain.features import AudioFeatures


@dataclass(frozen=True, slots=True)
class Measurement:
    """The features of a file and how long it plays."""

    features: AudioFeatures
    seconds: float
    """Length of the whole track."""


@dataclass(frozen=True, slots=True)
class AnalysisOutcome:
    """One track measured, or the reason why it was not."""

    track_id: TrackId
    features: AudioFeatures | None
    reason: str = ""
    """For a human; empty when all went well."""
    audio_seconds: float = 0.0
    """Length of the track; 0 when it was not measured."""


Analyse = Callable[[Path], Measurement]
"""What a worker does with each file. A module-level function, so that another process finds it by name. It raises
AnalysisError for a file that cannot be measured."""
