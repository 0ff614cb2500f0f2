"""Energy, valence and the like: numbers a listener would use, made of measured quantities (docs/features.md).

Each is a weighted sum of standard scores, squashed into 0..1. The standard scores are taken against the median and
spread that 736 music tracks of 31 styles showed, from ambient to death metal: 0.5 is a middling track, not half of
anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.measured import block, single
from musicrec_desktop.analysis.rhythm import Rhythm
from musicrec_desktop.analysis.tonality import Key

_TYPICAL: Final = MappingProxyType(
    {
        # name: (median, spread) over those tracks
        "loudness": (-14.7, 4.0),  # LUFS
        "fullness": (-47.8, 7.0),  # mean dB of the mel bands below the loudest spot
        "strength": (1.27, 0.42),  # mean rise in dB a frame
        "onsets": (3.5, 1.6),  # a second
        "centroid": (10.5, 0.72),  # log2 Hz
        "noisiness": (-2.95, 1.0),  # log10 of spectral flatness
        "bass": (0.42, 0.23),  # share of power below 150 Hz
        "contrast": (18.7, 2.5),  # dB
        "pulse": (0.46, 0.2),
        "bass_pulse": (0.31, 0.2),
        "syllables": (0.39, 0.08),  # share at 3..7 Hz; above their median, for hardly any of them is sung
    }
)
_EVEN_TEMPO: Final = 118.0

_Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Quantities:
    """What the character of a track is made of; NaN where nothing could be measured."""

    loudness: float
    """LUFS."""
    fullness: float
    """dB."""
    centroid: float
    """Mean log2 of Hz."""
    noisiness: float
    """Mean log10 of the flatness."""
    bass: float
    contrast: float
    """dB, mean of the octaves from 200 Hz up."""
    syllables: float
    rhythm: Rhythm
    key: Key | None

    def standard(self, name: str) -> float:
        """Standard score of one quantity within -3..3; 0, the middle, where it could not be measured."""
        raw = {
            "strength": self.rhythm.strength_mean,
            "onsets": self.rhythm.onset_rate,
            "pulse": self.rhythm.pulse_clarity,
            "bass_pulse": self.rhythm.bass_pulse,
        }
        value = raw[name] if name in raw else float(getattr(self, name))
        middle, spread = _TYPICAL[name]
        return float(np.clip((value - middle) / spread, -3, 3)) if np.isfinite(value) else 0.0


def energy(q: Quantities) -> float:
    """How much is going on: loud, full, bright and busy."""
    score = (
        0.45 * q.standard("fullness")
        + 0.30 * q.standard("loudness")
        + 0.20 * q.standard("onsets")
        + 0.15 * q.standard("strength")
        + 0.15 * q.standard("noisiness")
    )
    return _squash(1.7 * score)


def valence(q: Quantities) -> float:
    """A guess at bright against dark: major, fast, clear and light. Words and culture decide more than all of these."""
    mode = 0.0 if q.key is None else (1.0 if q.key.is_major else -1.0) * q.key.mode_confidence
    tempo = q.rhythm.tempo
    pace = float(np.log2(tempo / _EVEN_TEMPO)) * q.rhythm.tempo_confidence if np.isfinite(tempo) else 0.0
    score = (
        1.3 * mode
        + 1.0 * pace
        + 0.35 * q.standard("onsets")
        + 0.30 * q.standard("pulse")
        + 0.20 * q.standard("centroid")
        - 0.15 * q.standard("noisiness")
    )
    return _squash(1.1 * score)


def danceability(q: Quantities) -> float:
    """How plain and strong the beat is, and how near the pace of dancing; NaN for what has no beat to measure."""
    if not np.isfinite(q.rhythm.tempo):
        return float("nan")
    off = abs(float(np.log2(q.rhythm.tempo / _EVEN_TEMPO)))
    score = 0.55 * q.standard("pulse") + 0.45 * q.standard("bass_pulse") + 0.2 * q.standard("bass") + 0.25 - 0.9 * off
    return _squash(1.5 * score)


def acousticness(q: Quantities) -> float:
    """How little it sounds of loudspeakers and synthesizers: sparse, tonal, uncompressed, light in the bass."""
    score = (
        0.40 * q.standard("contrast")
        - 0.40 * q.standard("noisiness")
        - 0.35 * q.standard("bass")
        - 0.25 * q.standard("fullness")
        - 0.20 * q.standard("loudness")
    )
    return _squash(1.4 * score)


def instrumentalness(q: Quantities) -> float:
    """A guess at music without a voice: little change at the pace of syllables. NaN for sound under 4 s."""
    return _squash(-q.standard("syllables")) if np.isfinite(q.syllables) else float("nan")


def brightness(q: Quantities) -> float:
    """Where between dull and shrill the middle of the spectrum lies."""
    return _squash(1.6 * q.standard("centroid"))


def _squash(score: float) -> float:
    """The logistic function: monotone, 0.5 at 0, never quite 0 or 1."""
    return float(1 / (1 + np.exp(-score)))


_ENOUGH_SECONDS: Final = 30.0
"""Of sound heard, from which on more changes little; confidences shrink below it."""
_TRUST: Final = MappingProxyType(
    {
        # What sound alone can tell of each, at best; docs/features.md gives the reasons.
        "energy": 0.7,
        "arousal": 0.5,
        "valence": 0.2,
        "danceability": 0.4,
        "acousticness": 0.35,
        "instrumentalness": 0.1,
        "brightness": 0.9,
        "roughness": 0.6,
        "speech": 0.4,
    }
)
_ROUGH: Final = (0.032, 0.013)
"""Median and spread of the mean dissonance over the same tracks."""
_SPEECH: Final = MappingProxyType(
    {
        # name: (mean of music, its deviation, weight); fitted on 735 music tracks and 29 texts spoken by a synthesizer
        "faint": (0.062, 0.077, 1.15),
        "hiss": (-4.295, 0.688, 0.64),  # log2 of the deviation of the share of zero crossings
        "flatness": (0.771, 0.343, 0.78),  # deviation of log10
        "bass": (0.415, 0.215, -0.89),
    }
)
_SPEECH_BIAS: Final = -5.13
_FARTHEST: Final = 4.0


def characterise(measured: _Floats) -> Mapping[str, tuple[float, float]]:
    """Value and confidence 0..1 of each derived number, by its name in SCALARS, from (N_MEASURED,) alone.

    NaN with confidence 0 for what cannot be said; all of them where no timbre was measured.
    """
    heard = single(measured, "seconds_heard")
    if not np.isfinite(heard):
        return {name: (float("nan"), 0.0) for name in _TRUST}
    q = quantities_of(measured)
    values = {
        "energy": energy(q),
        "arousal": arousal(q),
        "valence": valence(q),
        "danceability": danceability(q),
        "acousticness": acousticness(q),
        "instrumentalness": instrumentalness(q),
        "brightness": brightness(q),
        "roughness": _squash((single(measured, "roughness") - _ROUGH[0]) / _ROUGH[1]),
        "speech": speech(measured),
    }
    enough = min(1.0, heard / _ENOUGH_SECONDS)
    return {name: (value, _TRUST[name] * enough if np.isfinite(value) else 0.0) for name, value in values.items()}


def quantities_of(measured: _Floats) -> Quantities:
    """The quantities of a row (N_MEASURED,) whose timbre was measured."""

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


def arousal(q: Quantities) -> float:
    """How far it stirs: busy, struck hard, bright and full. Unlike energy it leaves out how loud the file is."""
    score = (
        0.35 * q.standard("onsets")
        + 0.30 * q.standard("strength")
        + 0.30 * q.standard("fullness")
        + 0.20 * q.standard("noisiness")
        + 0.15 * q.standard("centroid")
    )
    return _squash(1.7 * score)


def speech(measured: _Floats) -> float:
    """How much it sounds of someone speaking alone: gaps, hiss after vowel, no bass. NaN for sound under a second."""
    raw = {
        "faint": single(measured, "faint_share"),
        "hiss": float(np.log2(single(measured, "zero_crossings_std") + 0.01)),
        "flatness": single(measured, "flatness_std"),
        "bass": single(measured, "bass_mean"),
    }
    if not np.isfinite(list(raw.values())).all():
        return float("nan")
    scores = (
        weight * float(np.clip((raw[name] - middle) / spread, -_FARTHEST, _FARTHEST))
        for name, (middle, spread, weight) in _SPEECH.items()
    )
    return _squash(sum(scores) + _SPEECH_BIAS)
