"""Pitch classes, tuning, key and mode, from the peaks of a finer spectrum of the lower five octaves."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.decode import RATE

_LOW_RATE: Final = RATE / 4
_FRAME: Final = 4096
"""0.74 s at the low rate: bins of 1.35 Hz tell neighbouring semitones apart from 65 Hz on, which the spectrogram of the
timbre (10.8 Hz) cannot."""
_HOP: Final = 1024
_RANGE_HZ: Final = (65.0, 2000.0)
_FAINT: Final = 0.01
"""Peaks below this share of the frame's largest are left out."""
_MIN_SECONDS: Final = 1.0
_CENTRE_NOTE: Final = 57.0
_SPREAD_NOTES: Final = 18.0
"""Peaks count by a bell around A3: chords live there."""
_OVERTONES: Final = ((0.0, 1.0), (19.02, 0.3), (27.86, 0.15))
"""A peak also speaks, weakly, for the note whose third or fifth partial it may be: (semitones above, weight)."""

_MAJOR_KRUMHANSL: Final = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
_MINOR_KRUMHANSL: Final = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)
"""Probe tone ratings: C. L. Krumhansl and E. J. Kessler, Psychological Review 89 (1982)."""
_MAJOR_TEMPERLEY: Final = (0.748, 0.060, 0.488, 0.082, 0.670, 0.460, 0.096, 0.715, 0.104, 0.366, 0.057, 0.400)
_MINOR_TEMPERLEY: Final = (0.712, 0.084, 0.474, 0.618, 0.049, 0.460, 0.105, 0.747, 0.404, 0.067, 0.133, 0.330)
"""How often each degree occurs in a segment of the Kostka-Payne corpus: D. Temperley, Music and Probability (2007)."""

PROFILES: Final = {
    "krumhansl": (_MAJOR_KRUMHANSL, _MINOR_KRUMHANSL),
    "temperley": (_MAJOR_TEMPERLEY, _MINOR_TEMPERLEY),
}
"""Tonic first, (major, minor)."""
_SURE_MARGIN: Final = 0.15
"""A lead in correlation over the second best key at which the key is almost certain."""

_Floats = NDArray[np.float32]
_Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Key:
    """Where a track is at home."""

    tonic: int
    """Pitch class, 0 = C."""
    is_major: bool
    confidence: float
    """0..1, of tonic and mode together."""
    mode_confidence: float
    """0..1, of the mode alone."""


def pitch_classes(parts: tuple[_Floats, ...]) -> tuple[_Doubles, float]:
    """((12,) share of each pitch class, C first, summing to 1; how many semitones the tuning lies above A = 440 Hz).

    The shares are NaN when no part is long enough or holds a pitch.
    """
    notes, loudness, frames, n = [], [], [], 0
    for part in parts:
        if len(part) >= _MIN_SECONDS * RATE:
            found, loud, at, length = _peaks(part)
            notes.append(found)
            loudness.append(loud)
            frames.append(at + n)
            n += length
    if not notes or not sum(len(found) for found in notes):
        return np.full(12, np.nan), 0.0
    note, loud, frame = np.concatenate(notes), np.concatenate(loudness), np.concatenate(frames)
    tuning = float(np.angle((loud * np.exp(2j * np.pi * note)).sum()) / (2 * np.pi))
    note = note - tuning
    weight = np.sqrt(loud) * np.exp(-0.5 * ((note - _CENTRE_NOTE) / _SPREAD_NOTES) ** 2)
    weight *= np.cos(np.pi * (note - np.round(note))) ** 2
    chroma = np.zeros(12 * n)
    for above, share in _OVERTONES:
        pitch = np.round(note - above).astype(np.int64) % 12
        chroma += np.bincount(frame * 12 + pitch, weight * share, 12 * n)
    by_frame = chroma.reshape(n, 12)
    sums = by_frame.sum(axis=1)
    # Each frame has one vote, less when it is quieter than most, so that one loud chord does not decide.
    typical = float(np.median(sums[sums > 0])) if (sums > 0).any() else 1.0
    votes = by_frame / np.maximum(sums, typical)[:, None]
    total = votes.sum(axis=0)
    whole = float(total.sum())
    return (total / whole if whole > 0 else np.full(12, np.nan)), tuning


def _peaks(part: _Floats) -> tuple[_Doubles, _Doubles, NDArray[np.int64], int]:
    """MIDI note (fractional), magnitude and frame of every spectral peak of a part, and its number of frames."""
    import soxr
    from scipy import fft

    low = soxr.resample(part, RATE, _LOW_RATE, quality="LQ")
    low = np.pad(low, (0, max(0, _FRAME - len(low))))
    frames = np.lib.stride_tricks.sliding_window_view(low, _FRAME)[::_HOP]
    window = np.hanning(_FRAME + 1)[:-1].astype(np.float32)
    first, end = (int(hertz * _FRAME / _LOW_RATE) for hertz in _RANGE_HZ)
    magnitude = np.abs(fft.rfft(frames * window, axis=1)[:, first:end])
    middle = magnitude[:, 1:-1]
    is_peak = (middle > magnitude[:, :-2]) & (middle >= magnitude[:, 2:])
    is_peak &= middle > np.maximum(_FAINT * magnitude.max(axis=1, keepdims=True), 1e-4)
    frame, at = np.nonzero(is_peak)
    left, top, right = (np.log(np.maximum(magnitude[frame, at + i], 1e-9)).astype(np.float64) for i in range(3))
    bend = np.minimum(left - 2 * top + right, -1e-6)
    frequency = (first + 1 + at + 0.5 * (left - right) / bend) * _LOW_RATE / _FRAME
    return 69 + 12 * np.log2(frequency / 440.0), np.exp(top), frame.astype(np.int64), len(frames)


def key_scores(chroma: _Doubles, profile: str = "temperley") -> _Doubles:
    """(2, 12) correlation of the pitch classes with the profile of every key: row 0 major, row 1 minor."""
    centred = chroma - chroma.mean()
    scores = np.zeros((2, 12))
    for mode, weights in enumerate(PROFILES[profile]):
        template = np.array(weights) - np.mean(weights)
        for tonic in range(12):
            rolled = np.roll(template, tonic)
            scores[mode, tonic] = rolled @ centred
        scores[mode] /= max(float(np.linalg.norm(template) * np.linalg.norm(centred)), 1e-12)
    return scores


def find_key(chroma: _Doubles) -> Key | None:
    """The key whose profile fits best (Krumhansl and Schmuckler's method); None without pitches or any shape."""
    if not np.isfinite(chroma).all() or float(np.ptp(chroma)) < 1e-6:
        return None
    scores = key_scores(chroma)
    mode, tonic = divmod(int(scores.argmax()), 12)
    best = float(scores[mode, tonic])
    others = np.delete(scores.ravel(), mode * 12 + tonic)
    fit = float(np.clip(best, 0, 1))
    margin = (best - float(others.max())) / _SURE_MARGIN
    mode_margin = (best - float(scores[1 - mode].max())) / _SURE_MARGIN
    return Key(tonic, mode == 0, fit * _squash(margin), fit * _squash(mode_margin))


def _squash(margin: float) -> float:
    """0 for no lead, nearing 1 for a lead of one."""
    return float(1 - np.exp(-2 * max(0.0, margin)))
