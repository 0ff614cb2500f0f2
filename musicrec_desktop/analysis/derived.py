"""What is computed from the measured quantities, without the sound."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis import character
from musicrec_desktop.analysis.character import Quantities
from musicrec_desktop.analysis.measured import N_MEASURED, block, single
from musicrec_desktop.analysis.rhythm import Rhythm
from musicrec_desktop.analysis.tonality import Key
from musicrec_desktop.domain.features import (
    DERIVED_GROUPS,
    GROUP_VERSIONS,
    SCALARS,
    AudioFeatures,
    FeatureGroup,
)

_ENOUGH_SECONDS: Final = 30.0
_TRUST: Final = {
    # What sound alone can tell of each, at best; docs/features.md gives the reasons.
    "energy": 0.7,
    "valence": 0.2,
    "danceability": 0.5,
    "acousticness": 0.35,
    "instrumentalness": 0.1,
    "brightness": 0.9,
}
_NEARNESS: Final = (
    "mfcc_mean", "mfcc_std", "contrast_mean", "chroma", "centroid_mean", "centroid_std", "flatness_mean",
    "rolloff_mean", "zero_crossings",
)  # fmt: skip

_Floats = NDArray[np.float32]


def derive(features: AudioFeatures) -> AudioFeatures:
    """The same features with the derived groups computed anew, by the present methods, from `measured`.

    Those measured with other columns, or of which nothing was measured, stay as they are.
    """
    if features.measured.shape != (N_MEASURED,):
        return features
    values, confidences = features.values.copy(), features.confidences.copy()
    for name, (value, confidence) in _characterise(features.measured).items():
        column = SCALARS.index(name)
        values[column], confidences[column] = value, confidence if np.isfinite(value) else 0.0
    values[len(SCALARS) :] = _embed(features.measured)
    present = {group: GROUP_VERSIONS[group] for group in FeatureGroup if group in DERIVED_GROUPS}
    return replace(features, values=values, confidences=confidences, versions={**features.versions, **present})


def _characterise(measured: _Floats) -> Mapping[str, tuple[float, float]]:
    """Value and confidence of each number that is made of others."""
    heard = single(measured, "seconds_heard")
    if not np.isfinite(heard):
        return {name: (float("nan"), 0.0) for name in _TRUST}
    quantities = _quantities(measured)
    enough = min(1.0, heard / _ENOUGH_SECONDS)
    return {name: (getattr(character, name)(quantities), trust * enough) for name, trust in _TRUST.items()}


def _quantities(measured: _Floats) -> Quantities:
    def one(name: str) -> float:
        return single(measured, name)

    rhythm = Rhythm(
        tempo=one("tempo"),
        tempo_confidence=one("tempo_confidence"),
        pulse_clarity=one("pulse_clarity"),
        onset_rate=one("onset_rate"),
        strength_mean=one("strength_mean"),
        strength_std=one("strength_std"),
        bass_pulse=one("bass_pulse"),
    )
    key = None
    if np.isfinite(one("key")):
        key = Key(int(one("key")), bool(one("mode")), one("key_confidence"), one("mode_confidence"))
    return Quantities(
        loudness=one("loudness"),
        fullness=one("fullness"),
        centroid=one("centroid_mean"),
        noisiness=one("flatness_mean"),
        bass=one("bass_mean"),
        contrast=float(block(measured, "contrast_mean")[1:].mean()),
        syllables=one("syllables"),
        rhythm=rhythm,
        key=key,
    )


def _embed(measured: _Floats) -> _Floats:
    """(64,) colour, harmony and rhythm."""
    return np.concatenate([block(measured, name) for name in _NEARNESS])
