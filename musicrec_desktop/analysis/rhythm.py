"""The rhythm of a track: tempo, beats, pulse, onsets and pattern, from how its spectrum rises."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.beats import beat_times, find_beats, steadiness
from musicrec_desktop.analysis.onsets import (
    BASS,
    BROAD,
    HIGH,
    MIDDLE,
    SNARE,
    Recurrence,
    at_lag,
    count_onsets,
    onset_curves,
    onset_strength,
    recurrence,
)
from musicrec_desktop.analysis.spectrum import FRAMES_A_SECOND
from musicrec_desktop.analysis.tempo import read_tempo

__all__ = ["PATTERN_LAGS", "Rhythm", "measure_rhythm", "onset_strength"]

PATTERN_LAGS: Final = (1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1, 3 / 2, 2)
"""In beats: where the pattern looks for a return."""

_Floats = NDArray[np.float32]
_NAN: Final = float("nan")


def _no_beats() -> NDArray[np.int32]:
    return np.zeros(0, np.int32)


def _no_pattern() -> _Floats:
    return np.full(3 * len(PATTERN_LAGS), np.nan, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Rhythm:
    """What is known of a track's beat; NaN where it is too short or silent."""

    tempo: float
    """Beats a minute."""
    tempo_confidence: float
    """0..1: that people would tap at this pace, not at half or double, and that there is a beat."""
    pulse_clarity: float
    """0..1: correlation of the onset strength with itself one beat later."""
    onset_rate: float
    """Onsets a second."""
    strength_mean: float
    """dB a frame."""
    strength_std: float
    bass_pulse: float
    """0..1: pulse clarity of the lowest band alone."""
    alternative: float = _NAN
    """Beats a minute of the next best reading, mostly half or double."""
    salience: float = _NAN
    """0..1: share of the evidence that the tempo has against its alternative."""
    steadiness: float = _NAN
    """0..1: how well the beats fit an even grid."""
    beats_ms: NDArray[np.int32] = field(default_factory=_no_beats)
    """(n,) times in the track, ascending; only within the parts that were measured."""
    pattern: _Floats = field(default_factory=_no_pattern)
    """(24,) -1..1, for nearness: how bass, middle and high rises return after each of PATTERN_LAGS."""


def measure_rhythm(mel_db: _Floats, lengths: tuple[int, ...], starts_ms: tuple[int, ...] | None = None) -> Rhythm:
    """Rhythm of all parts together: `mel_db` (frames, N_MELS) in dB, cut into parts of `lengths` frames.

    `starts_ms` tells where in the track each part begins; without it they are taken to follow each other.
    """
    ends = np.cumsum(lengths)
    parts = [onset_curves(mel_db[end - n : end]) for n, end in zip(lengths, ends, strict=True)]
    broad = np.concatenate([curves[BROAD] for curves in parts])
    seconds = len(broad) / FRAMES_A_SECOND
    rates = np.sum([count_onsets(curves) for curves in parts], axis=0) / max(seconds, 1e-9)
    onset_rate = float(rates[BROAD]) if seconds else _NAN
    mean, std = float(broad.mean()), float(broad.std())
    found = recurrence(parts)
    if found is None:
        return Rhythm(_NAN, 0.0, _NAN, onset_rate, mean, std, _NAN)
    reading = read_tempo(found, rates)
    lag = 60 * FRAMES_A_SECOND / reading.bpm
    beats = find_beats(parts, reading.bpm)
    if starts_ms is None:
        starts_ms = tuple(round((end - n) * 1000 / FRAMES_A_SECOND) for n, end in zip(lengths, ends, strict=True))
    return Rhythm(
        tempo=reading.bpm,
        tempo_confidence=reading.confidence,
        pulse_clarity=float(np.clip(at_lag(found.shape, lag), 0, 1)),
        onset_rate=onset_rate,
        strength_mean=mean,
        strength_std=std,
        bass_pulse=float(np.clip(at_lag(found.own[BASS], lag), 0, 1)),
        alternative=reading.alternative,
        salience=reading.salience,
        steadiness=steadiness(beats, reading.bpm),
        beats_ms=beat_times(beats, starts_ms),
        pattern=_pattern(found, lag),
    )


def _pattern(found: Recurrence, lag: float) -> _Floats:
    bands = (found.own[BASS], found.own[[MIDDLE, SNARE]].mean(axis=0), found.own[HIGH])
    return np.array([at_lag(band, lag * beats) for band in bands for beats in PATTERN_LAGS], np.float32)
