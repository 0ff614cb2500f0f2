"""How a track sounds, as numbers: one versioned vector with a confidence for each number."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import TrackId

FEATURE_VERSION: Final = 1
"""Raised whenever the meaning of any number below changes; rows of another version are measured again."""

SCALARS: Final = (
    "tempo",  # beats a minute, folded into 70..180
    "key",  # pitch class of the tonic, 0 = C ... 11 = B
    "mode",  # 1 major, 0 minor
    "loudness",  # LUFS, integrated over the excerpts
    "energy",  # 0..1
    "valence",  # 0..1, an estimate
    "danceability",  # 0..1
    "acousticness",  # 0..1
    "instrumentalness",  # 0..1
    "brightness",  # 0..1
    "dynamics",  # dB between loud and quiet passages
    "onset_rate",  # onsets a second
    "pulse_clarity",  # 0..1
)
"""Numbers a listener could name, in column order."""

TIMBRE: Final = tuple(
    [f"mfcc_mean_{i}" for i in range(20)]
    + [f"mfcc_std_{i}" for i in range(20)]
    + [f"contrast_{i}" for i in range(7)]
    + [f"chroma_{i}" for i in range(12)]
    + ["centroid_mean", "centroid_std", "flatness", "rolloff", "zero_crossings", "onset_std"]
)
"""Statistics of timbre, harmony and rhythm, for nearness only, in column order after SCALARS."""

FEATURE_NAMES: Final = SCALARS + TIMBRE
"""Every column of a feature vector, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class AudioFeatures:
    """The measured sound of one track."""

    values: NDArray[np.float32]
    """(len(FEATURE_NAMES),) float32; NaN where nothing could be said."""
    confidences: NDArray[np.float32]
    """(len(SCALARS),) float32 in 0..1: how far each named number can be trusted."""
    version: int = FEATURE_VERSION

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
        """(n,) view of one named number."""
        column: NDArray[np.float32] = self.values[:, FEATURE_NAMES.index(name)]
        return column

    def confidence(self, name: str) -> NDArray[np.float32]:
        """(n,) view of the confidence of one of SCALARS."""
        column: NDArray[np.float32] = self.confidences[:, SCALARS.index(name)]
        return column

    @cached_property
    def is_analysed(self) -> NDArray[np.bool_]:
        """(n,) True where a row holds measurements; read-only."""
        mask: NDArray[np.bool_] = ~np.isnan(self.values[:, SCALARS.index("loudness")])
        mask.setflags(write=False)
        return mask

    def aligned(self, ids: NDArray[np.int64]) -> "FeatureMatrix":
        """Rows for exactly `ids` (ascending), NaN rows where a track is unknown here."""
        values = np.full((len(ids), len(FEATURE_NAMES)), np.nan, np.float32)
        confidences = np.zeros((len(ids), len(SCALARS)), np.float32)
        rows = rows_of(self.ids, ids)
        found = rows >= 0
        values[found] = self.values[rows[found]]
        confidences[found] = self.confidences[rows[found]]
        return FeatureMatrix(ids.copy(), values, confidences)

    @cached_property
    def sound(self) -> NDArray[np.float32]:
        """(n, d) unit-length sound vectors for nearness: the dot product of two rows is their cosine.

        Robustly standardised (median and interquartile range over the analysed rows) and clipped, so that one odd file
        does not stretch a column for all. Columns without spread are zero; rows without analysis are all zero. Key is
        circular and mode is a label, so both stay out; chroma carries them.
        """
        columns = [i for i, name in enumerate(FEATURE_NAMES) if name not in ("key", "mode")]
        known = self.is_analysed
        out = np.zeros((len(self.ids), len(columns)), np.float32)
        if known.any():
            rows = self.values[known][:, columns]
            rows[:, np.isnan(rows).all(axis=0)] = 0  # never measured in this library: no spread, no say
            low, middle, high = np.nanpercentile(rows, (25, 50, 75), axis=0)
            spread = (high - low) / 1.349
            scale = np.where(spread > 1e-9, 1 / np.maximum(spread, 1e-9), 0)
            z = np.nan_to_num(np.clip((rows - middle) * scale, -3, 3))
            length = np.linalg.norm(z, axis=1, keepdims=True)
            out[known] = z / np.maximum(length, 1e-9)
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


def rows_of(sorted_ids: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.intp]:
    """(len(wanted),) row of each wanted id in `sorted_ids`, -1 where it is not there."""
    if len(sorted_ids) == 0:
        return np.full(len(wanted), -1, np.intp)
    rows = np.minimum(np.searchsorted(sorted_ids, wanted), len(sorted_ids) - 1)
    return np.where(sorted_ids[rows] == wanted, rows, -1).astype(np.intp)
