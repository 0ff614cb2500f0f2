"""From the excerpts of a track to its feature vector."""

from typing import Final

import numpy as np

from musicrec_desktop.analysis import character
from musicrec_desktop.analysis.decode import RATE, Sound
from musicrec_desktop.analysis.loudness import SILENCE_LUFS, integrated_loudness, loudness_curve
from musicrec_desktop.analysis.outcome import Measurement
from musicrec_desktop.analysis.rhythm import measure_rhythm
from musicrec_desktop.analysis.spectrum import measure_spectrum
from musicrec_desktop.analysis.timbre import audible, measure_timbre
from musicrec_desktop.analysis.tonality import find_key, pitch_classes
from musicrec_desktop.domain.analysis_work import ALL_GROUPS
from musicrec_desktop.domain.features import EMBEDDING, GROUP_VERSIONS, SCALARS, AudioFeatures, FeatureGroup

_ENOUGH_SECONDS: Final = 30.0
"""Of sound heard, from which on more changes little; confidences shrink below it."""
_DYNAMICS_SECONDS: Final = 3.0
_QUIET_PERCENTILE: Final = 10
_LOUD_PERCENTILE: Final = 95
"""Those of the loudness range of EBU Tech 3342."""
_TRUST: Final = {
    # What sound alone can tell of each, at best; docs/features.md gives the reasons.
    "energy": 0.7,
    "valence": 0.2,
    "danceability": 0.5,
    "acousticness": 0.35,
    "instrumentalness": 0.1,
    "brightness": 0.9,
    "dynamics": 0.8,
    "onset_rate": 0.7,
    "pulse_clarity": 0.8,
}


def measure_sound(sound: Sound, groups: frozenset[FeatureGroup] = ALL_GROUPS) -> Measurement:
    """These groups of the excerpts of one track.

    Silence has a loudness of SILENCE_LUFS and nothing else: NaN with confidence 0. So is every single number that sound
    too short or too plain gives no ground for; loudness is always finite.
    """
    loudness = integrated_loudness(sound.powers)
    named: dict[str, float] = {"loudness": loudness}
    trust: dict[str, float] = {"loudness": 1.0 if sound.is_whole else 0.9}
    timbre = np.full(len(EMBEDDING), np.nan, np.float32)
    if loudness > SILENCE_LUFS:
        seconds = sum(len(part) for part in sound.parts) / RATE
        # A constant offset is not sound, but it would be the loudest frequency of all.
        parts = tuple(part - part.mean() for part in sound.parts)
        spectrum = measure_spectrum(parts)
        rhythm = measure_rhythm(spectrum.mel_db, spectrum.lengths)
        chroma, _ = pitch_classes(parts)
        key = find_key(chroma)
        quantities = character.gather(spectrum, audible(spectrum), loudness, rhythm, key)
        timbre = measure_timbre(spectrum, parts, chroma, rhythm.strength_std)[: len(EMBEDDING)]
        enough = min(1.0, seconds / _ENOUGH_SECONDS)
        named |= {
            "tempo": rhythm.tempo,
            "energy": character.energy(quantities),
            "valence": character.valence(quantities),
            "danceability": character.danceability(quantities),
            "acousticness": character.acousticness(quantities),
            "instrumentalness": character.instrumentalness(quantities),
            "brightness": character.brightness(quantities),
            "dynamics": _dynamics(sound),
            "onset_rate": rhythm.onset_rate,
            "pulse_clarity": rhythm.pulse_clarity,
        }
        trust |= {name: share * enough for name, share in _TRUST.items()}
        trust["tempo"] = rhythm.tempo_confidence * enough
        if key is not None:
            named |= {"key": float(key.tonic), "mode": float(key.is_major)}
            trust |= {"key": key.confidence * enough, "mode": key.mode_confidence * enough}
    scalars = np.array([named.get(name, np.nan) for name in SCALARS], np.float32)
    confidences = np.array([trust.get(name, 0.0) for name in SCALARS], np.float32)
    confidences[np.isnan(scalars)] = 0
    versions = {group: GROUP_VERSIONS[group] for group in groups}
    features = AudioFeatures(np.concatenate([scalars, timbre]), confidences, versions=versions)
    return Measurement(features, sound.seconds)


def _dynamics(sound: Sound) -> float:
    """dB between the loud and the quiet passages that are not silent; NaN for less than three seconds of them."""
    curve = loudness_curve(sound.powers)
    if len(curve) < _DYNAMICS_SECONDS * 10:
        return float("nan")
    quiet, loud = np.percentile(curve, (_QUIET_PERCENTILE, _LOUD_PERCENTILE))
    return float(loud - quiet)
