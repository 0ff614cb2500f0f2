"""From the sound of a track to what is kept of it: every group from one decoding and one spectrogram."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.chords import find_chords
from musicrec_desktop.analysis.decode import RATE, Sound
from musicrec_desktop.analysis.derived import derive
from musicrec_desktop.analysis.fingerprint import measure_fingerprint
from musicrec_desktop.analysis.loudness import SILENCE_LUFS, Loudness, measure_loudness
from musicrec_desktop.analysis.measured import gather
from musicrec_desktop.analysis.outcome import Measurement
from musicrec_desktop.analysis.outline import measure_outline
from musicrec_desktop.analysis.rhythm import Rhythm, measure_rhythm
from musicrec_desktop.analysis.spectrum import measure_spectrum
from musicrec_desktop.analysis.timbre import describe_timbre
from musicrec_desktop.analysis.tonality import CHROMA_FRAME_MS, Tonality, measure_tonality
from musicrec_desktop.domain.analysis_work import ALL_GROUPS
from musicrec_desktop.domain.features import (
    DERIVED_GROUPS,
    FEATURE_NAMES,
    GROUP_VERSIONS,
    SCALARS,
    AudioFeatures,
    FeatureGroup,
)
from musicrec_desktop.domain.fingerprint import Fingerprint
from musicrec_desktop.domain.outline import Outline

_ENOUGH_SECONDS: Final = 30.0
"""Of sound heard, from which on more changes little; confidences shrink below it."""
_FROM_SPECTRUM: Final = frozenset(
    {FeatureGroup.RHYTHM, FeatureGroup.TIMBRE, FeatureGroup.FINGERPRINT, FeatureGroup.OUTLINE}
)

_ONSET_TRUST: Final = 0.7
_PULSE_TRUST: Final = 0.8
"""What sound alone can tell of each, at best; docs/features.md gives the reasons."""

_Blocks = dict[str, float | Sequence[float] | NDArray[np.floating]]


def measure_sound(sound: Sound, groups: frozenset[FeatureGroup] = ALL_GROUPS) -> Measurement:
    """These groups of one track; the derived ones only together with all others that they are computed from.

    Silence has a loudness of SILENCE_LUFS and nothing else: NaN with confidence 0. So is every single number that sound
    too short or too plain gives no ground for; loudness is always finite.
    """
    found = _Found()
    loudness = measure_loudness(sound)
    found.loudness(loudness)
    outline, fingerprint = None, None
    if loudness.integrated > SILENCE_LUFS and groups - DERIVED_GROUPS != {FeatureGroup.LOUDNESS}:
        outline, fingerprint = _measure_parts(sound, groups, found)
    return Measurement(found.row(groups, is_whole=sound.is_whole), sound.seconds, outline, fingerprint)


def _measure_parts(
    sound: Sound, groups: frozenset[FeatureGroup], found: "_Found"
) -> tuple[Outline | None, Fingerprint | None]:
    """All that is measured on the mono parts: into `found`, and what is not a number."""
    parts = sound.parts
    for part in parts:
        # A constant offset is not sound, but it would be the loudest frequency of all. In place: a whole track is
        # large, and nobody else wants the offset.
        np.subtract(part, part.mean(), out=part)
    found.enough = min(1.0, sum(len(part) for part in parts) / RATE / _ENOUGH_SECONDS)
    outline, fingerprint = None, None
    has_outline = FeatureGroup.OUTLINE in groups
    if has_outline or FeatureGroup.TONALITY in groups:
        tonality = measure_tonality(parts)
        found.tonality(tonality)
    if not groups & _FROM_SPECTRUM:
        return outline, fingerprint
    spectrum = measure_spectrum(parts)
    if has_outline or FeatureGroup.RHYTHM in groups:
        rhythm = measure_rhythm(spectrum.mel_db, spectrum.lengths, sound.starts_ms)
        found.rhythm(rhythm)
    if has_outline:
        chords = find_chords(tonality.frames, tonality.lengths, sound.starts_ms, CHROMA_FRAME_MS)
        outline = measure_outline(sound, spectrum, rhythm.beats_ms, chords)
    if FeatureGroup.TIMBRE in groups:
        found.blocks |= describe_timbre(spectrum, parts)
    if FeatureGroup.FINGERPRINT in groups:
        length = round(1000 * sound.seconds)
        fingerprint = measure_fingerprint(spectrum.mel_db, spectrum.lengths, sound.starts_ms, length)
    return outline, fingerprint


class _Found:
    """What was measured so far: raw quantities by block, and what a listener could name."""

    def __init__(self) -> None:
        self.blocks: _Blocks = {}
        self.named: dict[str, tuple[float, float]] = {}
        """Value and confidence."""
        self.enough = 0.0
        """0..1: was enough heard to trust what was measured?"""
        # What was only measured on the way to something else is not told apart here: row() says which groups are asked
        # for, and merge() takes no others.

    def loudness(self, loudness: Loudness) -> None:
        if loudness.integrated <= SILENCE_LUFS:
            self.blocks["loudness"] = loudness.integrated
            self.named["loudness"] = loudness.integrated, loudness.integrated_confidence
            return
        values = {
            "loudness": (loudness.integrated, loudness.integrated_confidence),
            "loudness_range": (loudness.range, loudness.range_confidence),
            "true_peak": (loudness.true_peak, loudness.true_peak_confidence),
            "dynamics": (loudness.dynamics, loudness.dynamics_confidence),
        }
        self.blocks |= {name: value for name, (value, _) in values.items()}
        self.named |= values

    def rhythm(self, rhythm: Rhythm) -> None:
        self.blocks |= {
            "tempo": rhythm.tempo,
            "tempo_confidence": rhythm.tempo_confidence,
            "tempo_alternative": rhythm.alternative,
            "tempo_salience": rhythm.salience,
            "beat_steadiness": rhythm.steadiness,
            "pulse_clarity": rhythm.pulse_clarity,
            "bass_pulse": rhythm.bass_pulse,
            "onset_rate": rhythm.onset_rate,
            "strength_mean": rhythm.strength_mean,
            "strength_std": rhythm.strength_std,
        }
        sure = rhythm.tempo_confidence
        values = {
            "tempo": (rhythm.tempo, sure),
            "tempo_alternative": (rhythm.alternative, sure),
            "tempo_salience": (rhythm.salience, sure),
            "beat_steadiness": (rhythm.steadiness, sure),
            "onset_rate": (rhythm.onset_rate, _ONSET_TRUST),
            "pulse_clarity": (rhythm.pulse_clarity, _PULSE_TRUST),
        }
        self.named |= {name: (value, trust * self.enough) for name, (value, trust) in values.items()}

    def tonality(self, tonality: Tonality) -> None:
        key = tonality.key
        self.blocks |= {"chroma": tonality.chroma, "tuning": tonality.tuning_cents}
        self.named["tuning"] = tonality.tuning_cents, tonality.tuning_confidence * self.enough
        if key is not None:
            self.blocks |= {
                "key": float(key.tonic),
                "mode": float(key.is_major),
                "key_confidence": key.confidence,
                "mode_confidence": key.mode_confidence,
            }
            self.named["key"] = float(key.tonic), key.confidence * self.enough
            self.named["mode"] = float(key.is_major), key.mode_confidence * self.enough

    def row(self, groups: frozenset[FeatureGroup], *, is_whole: bool) -> AudioFeatures:
        values = np.full(len(FEATURE_NAMES), np.nan, np.float32)
        confidences = np.zeros(len(SCALARS), np.float32)
        for name, (value, trust) in self.named.items():
            column = SCALARS.index(name)
            values[column], confidences[column] = value, trust if np.isfinite(value) else 0.0
        measured = groups - DERIVED_GROUPS
        versions = {group: GROUP_VERSIONS[group] for group in FeatureGroup if group in measured}
        features = AudioFeatures(
            values, confidences, measured=gather(self.blocks), versions=versions, is_whole=is_whole
        )
        return derive(features) if measured == ALL_GROUPS - DERIVED_GROUPS else features
