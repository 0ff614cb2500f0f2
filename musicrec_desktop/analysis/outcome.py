"""What the analysis of one track came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from musicrec_desktop.domain.ids import TrackId

if TYPE_CHECKING:  # numpy stays out until a worker has set how many threads it may use
    from musicrec_desktop.domain.analysis_work import AnalysisItem
    from musicrec_desktop.domain.features import AudioFeatures
    from musicrec_desktop.domain.fingerprint import Fingerprint
    from musicrec_desktop.domain.outline import Outline


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was measured of one track, and how long it plays."""

    features: AudioFeatures | None
    """Of the groups asked for, see its `versions`; None when the audio is known from another track."""
    seconds: float
    """Length of the whole track."""
    outline: Outline | None = None
    """None when it was not asked for, or there is nothing to tell of silence."""
    fingerprint: Fingerprint | None = None
    """None when it was not asked for."""
    audio_hash: str = ""
    """Of the encoded audio, whatever the tags: two tracks with the same one sound the same. Empty: cannot be told."""
    same_as: TrackId | None = None
    """The track among those known that holds the same audio: everything is as there."""


@dataclass(frozen=True, slots=True)
class AnalysisOutcome:
    """One track measured, or the reason why it was not."""

    item: AnalysisItem
    measurement: Measurement | None
    reason: str = ""
    """For a human; empty when all went well."""

    @property
    def track_id(self) -> TrackId:
        return self.item.track_id

    @property
    def features(self) -> AudioFeatures | None:
        """None when it could not be measured, or need not."""
        return self.measurement.features if self.measurement else None

    @property
    def audio_seconds(self) -> float:
        """Length of the track; 0 when it was not measured."""
        return self.measurement.seconds if self.measurement else 0.0


Analyse = Callable[["AnalysisItem"], Measurement]
"""What a worker does with each track. A module-level function, so that another process finds it by name. It raises
AnalysisError for a file that cannot be measured."""
