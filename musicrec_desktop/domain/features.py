"""How a track sounds, as numbers: one versioned vector with a confidence for each number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import TrackId

FEATURE_VERSION: Final = 2
"""Raised whenever the columns below change; rows of another version are measured again from the sound."""


class FeatureGroup(StrEnum):
    """What is measured together and has a version of its own, so that a better method measures again only its part."""

    LOUDNESS = "loudness"
    RHYTHM = "rhythm"
    TONALITY = "tonality"
    TIMBRE = "timbre"
    FINGERPRINT = "fingerprint"
    """What tells the same recording in another file."""
    OUTLINE = "outline"
    """Structure over time: waveform, silences, boundaries, beats, chords."""
    CHARACTER = "character"
    """Energy and the like: computed from the measured quantities above, without the sound."""
    EMBEDDING = "embedding"
    """The vector of nearness: computed from the measured quantities above, without the sound."""


GROUP_VERSIONS: Final[Mapping[FeatureGroup, int]] = MappingProxyType(dict.fromkeys(FeatureGroup, 1))
"""Raised for one group whenever its numbers come to mean something else."""

DERIVED_GROUPS: Final = frozenset({FeatureGroup.CHARACTER, FeatureGroup.EMBEDDING})
"""Groups computed from what was measured before: bringing them up to date opens no file."""

SCALARS: Final = (
    "tempo",  # beats a minute
    "key",  # pitch class of the tonic, 0 = C ... 11 = B
    "mode",  # 1 major, 0 minor
    "loudness",  # LUFS, integrated
    "energy",  # 0..1
    "valence",  # 0..1, an estimate
    "danceability",  # 0..1
    "acousticness",  # 0..1
    "instrumentalness",  # 0..1
    "brightness",  # 0..1
    "dynamics",  # dB between loud and quiet passages
    "onset_rate",  # onsets a second
    "pulse_clarity",  # 0..1
    "arousal",  # 0..1, an estimate
    "roughness",  # 0..1
    "speech",  # 0..1, how much it sounds of someone speaking and not of music
    "tempo_alternative",  # beats a minute: the next best reading of the beat, mostly half or double
    "tempo_salience",  # 0..1, share of the evidence that the tempo has against its alternative
    "beat_steadiness",  # 0..1
    "tuning",  # cents above A = 440 Hz, -50..50
    "loudness_range",  # LU, EBU Tech 3342
    "true_peak",  # dBTP, ITU-R BS.1770
)
"""Numbers a listener could name, in column order."""

EMBEDDING: Final = tuple(f"embedding_{i}" for i in range(64))
"""A whitened vector of timbre, harmony and rhythm, for nearness only, in column order after SCALARS."""

_FEW_TRACKS: Final = 100
"""A library of so many counts half when its middle is taken: that of a few tracks is nobody's."""

FEATURE_NAMES: Final = SCALARS + EMBEDDING
"""Every column of a feature vector, in order."""


def _present_versions() -> Mapping[FeatureGroup, int]:
    return dict(GROUP_VERSIONS)  # a plain one: it travels between processes


def _nothing_measured() -> NDArray[np.float32]:
    return np.zeros(0, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class AudioFeatures:
    """The measured sound of one track."""

    values: NDArray[np.float32]
    """(len(FEATURE_NAMES),) float32; NaN where nothing could be said."""
    confidences: NDArray[np.float32]
    """(len(SCALARS),) float32 in 0..1: how far each named number can be trusted."""
    version: int = FEATURE_VERSION
    """Of the columns."""
    measured: NDArray[np.float32] = field(default_factory=_nothing_measured)
    """(k,) float32: the raw quantities that the derived groups are computed from; kept, so that those can be improved
    without the sound. Their meaning is the analysis' own and changes with the versions of the groups."""
    versions: Mapping[FeatureGroup, int] = field(default_factory=_present_versions)
    """Of each group at the time it was measured."""
    is_whole: bool = False
    """Measured on the whole track, not on excerpts."""

    def __post_init__(self) -> None:
        if self.values.shape != (len(FEATURE_NAMES),) or self.confidences.shape != (len(SCALARS),):
            raise InvariantError(f"feature vector of shapes {self.values.shape}, {self.confidences.shape}")

    def __getitem__(self, name: str) -> float:
        return float(self.values[FEATURE_NAMES.index(name)])


@dataclass(frozen=True, eq=False)
class FeatureMatrix:
    """Features of many tracks: ids and one read-only float32 array. The only way bulk features travel."""

    ids: NDArray[np.int64]
    """(n,) track ids, strictly ascending."""
    values: NDArray[np.float32]
    """(n, len(FEATURE_NAMES)) float32, read-only; a row of NaN for a track that was not analysed."""
    confidences: NDArray[np.float32]
    """(n, len(SCALARS)) float32, read-only."""

    def __post_init__(self) -> None:
        n = len(self.ids)
        if self.values.shape != (n, len(FEATURE_NAMES)) or self.confidences.shape != (n, len(SCALARS)):
            raise InvariantError(f"feature matrix of shapes {self.values.shape}, {self.confidences.shape} for {n} ids")
        if n > 1 and not bool(np.all(np.diff(self.ids) > 0)):
            raise InvariantError("feature matrix ids are not strictly ascending")
        for array in (self.ids, self.values, self.confidences):
            array.setflags(write=False)

    def column(self, name: str) -> NDArray[np.float32]:
        """(n,) view of one named number of SCALARS."""
        column: NDArray[np.float32] = self._columns[SCALARS.index(name)]
        return column

    def confidence(self, name: str) -> NDArray[np.float32]:
        """(n,) view of the confidence of one of SCALARS."""
        column: NDArray[np.float32] = self._confidence_columns[SCALARS.index(name)]
        return column

    @cached_property
    def _columns(self) -> NDArray[np.float32]:
        """(len(SCALARS), n): a column of `values` lies all over the matrix; a look at one took 2 ms at 100,000."""
        return _by_column(self.values[:, : len(SCALARS)])

    @cached_property
    def _confidence_columns(self) -> NDArray[np.float32]:
        return _by_column(self.confidences)

    @cached_property
    def is_analysed(self) -> NDArray[np.bool_]:
        """(n,) True where a row holds measurements; read-only."""
        mask: NDArray[np.bool_] = ~np.isnan(self.values[:, SCALARS.index("loudness")])
        mask.setflags(write=False)
        return mask

    def aligned(self, ids: NDArray[np.int64]) -> "FeatureMatrix":
        """Rows for exactly `ids` (ascending), NaN rows where a track is unknown here."""
        if np.array_equal(self.ids, ids):
            return self  # nothing of it can be written to
        values = np.full((len(ids), len(FEATURE_NAMES)), np.nan, np.float32)
        confidences = np.zeros((len(ids), len(SCALARS)), np.float32)
        rows = rows_of(self.ids, ids)
        found = rows >= 0
        values[found] = self.values[rows[found]]
        confidences[found] = self.confidences[rows[found]]
        return FeatureMatrix(ids.copy(), values, confidences)

    @cached_property
    def sound(self) -> NDArray[np.float32]:
        """(n, len(EMBEDDING)) unit-length sound vectors for nearness: the dot product of two rows is their cosine.

        Taken around the middle of the library, the more so the larger it is: where all is one style, that style does
        not make everything near. Rows without analysis are all zero.
        """
        out = np.zeros((len(self.ids), len(EMBEDDING)), np.float32)
        known = np.flatnonzero(self.is_analysed)
        if len(known):
            rows = np.nan_to_num(self.values[known, len(SCALARS) :])
            rows -= rows.mean(axis=0) * np.float32(len(known) / (len(known) + _FEW_TRACKS))
            rows /= np.maximum(np.sqrt(np.einsum("ij,ij->i", rows, rows)), np.float32(1e-9))[:, None]
            out[known] = rows
        out.setflags(write=False)
        return out

    def centroid(self, rows: NDArray[np.intp]) -> NDArray[np.float32] | None:
        """(d,) unit-length mean sound of the analysed ones of `rows`; None when there are none or they cancel out."""
        rows = rows[self.is_analysed[rows]]
        total = self.sound[rows].sum(axis=0, dtype=np.float64)
        length = float(np.linalg.norm(total))
        return (total / length).astype(np.float32) if length >= 1e-6 else None

    @staticmethod
    def empty() -> "FeatureMatrix":
        """A matrix of no tracks."""
        return FeatureMatrix(
            np.zeros(0, np.int64),
            np.zeros((0, len(FEATURE_NAMES)), np.float32),
            np.zeros((0, len(SCALARS)), np.float32),
        )

    @staticmethod
    def from_rows(rows: Sequence[tuple[TrackId, AudioFeatures]]) -> "FeatureMatrix":
        """A matrix from single tracks, in any order."""
        if not rows:
            return FeatureMatrix.empty()
        ordered = sorted(rows, key=lambda row: row[0])
        return FeatureMatrix(
            np.array([track_id for track_id, _ in ordered], np.int64),
            np.stack([features.values for _, features in ordered]).astype(np.float32),
            np.stack([features.confidences for _, features in ordered]).astype(np.float32),
        )


def _by_column(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    columns = np.ascontiguousarray(rows.T)
    columns.setflags(write=False)
    return columns


def rows_of(sorted_ids: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.intp]:
    """(len(wanted),) row of each wanted id in `sorted_ids`, -1 where it is not there."""
    if len(sorted_ids) == 0:
        return np.full(len(wanted), -1, np.intp)
    rows = np.minimum(np.searchsorted(sorted_ids, wanted), len(sorted_ids) - 1)
    return np.where(sorted_ids[rows] == wanted, rows, -1).astype(np.intp)
