"""Pitch classes, tuning, key and mode, from the peaks of a finer spectrum of the lower five octaves."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.chords import chord_shares
from musicrec_desktop.analysis.decode import RATE

_LOW_RATE: Final = RATE / 4
_FRAME: Final = 4096
"""0.74 s at the low rate: bins of 1.35 Hz tell neighbouring semitones apart from 65 Hz on, which the spectrogram of the
timbre (10.8 Hz) cannot."""
_HOP: Final = 1024
_AT_ONCE: Final = 64
"""Frames transformed together, so that a long part fills neither cache nor memory."""
CHROMA_FRAME_MS: Final = 1000 * _HOP / _LOW_RATE
"""From one frame of pitch classes to the next."""
_RANGE_HZ: Final = (40.0, 2000.0)
_LOWEST_NOTE: Final = 36.0
"""Pitch classes count from C2 on; below, only the bass."""
_BASS_NOTES: Final = (28.0, 52.0)
_BASS_CENTRE: Final = 43.0
_BASS_SPREAD: Final = 12.0
"""The bass: E1 to E3, by a bell around G2."""
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
_MAJOR_ALBRECHT: Final = (0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081)
_MINOR_ALBRECHT: Final = (0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052)
"""Share of each degree in 490 pieces: J. Albrecht and D. Shanahan, Music Perception 31 (2013)."""

PROFILES: Final = {
    "krumhansl": (_MAJOR_KRUMHANSL, _MINOR_KRUMHANSL),
    "temperley": (_MAJOR_TEMPERLEY, _MINOR_TEMPERLEY),
    "albrecht": (_MAJOR_ALBRECHT, _MINOR_ALBRECHT),
}
"""Tonic first, (major, minor)."""
KEY_WEIGHTS: Final = MappingProxyType(
    {
        "krumhansl": 5.08,  # correlation with the profile
        "albrecht": 2.99,
        "is minor": 1.78,
        "bass tonic": 7.53,  # share of the bass
        "bass fifth": -5.64,
        "bass fourth": 3.84,
        "tonic triad": 20.55,  # share of the time
        "dominant": 8.61,
        "minor dominant": -4.23,
        "subdominant": -0.19,
    }
)
"""A conditional logit (softmax over the 24 keys) fitted by tests/benchmarks/tempo_and_key.py --fit to 384 rendered
pieces. It weighs what a profile alone cannot tell: relatives share their pitches, but not the chord they rest on."""
_CLEAR_TUNING: Final = 0.2
"""Agreement of the pitches on a tuning from which on they are certainly notes: drums and noise lie below."""

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


@dataclass(frozen=True, slots=True, eq=False)
class Tonality:
    """The pitches of a track."""

    key: Key | None
    """None without pitches or without any shape of them."""
    tuning_cents: float
    """Cents above A = 440 Hz, -50..50; NaN without pitches."""
    tuning_confidence: float
    """0..1: how closely the pitches agree on it."""
    chroma: _Doubles
    """(12,) share of each pitch class, C first, summing to 1; NaN without pitches."""
    frames: _Floats
    """(n, 12) pitch classes of every frame of every part, CHROMA_FRAME_MS apart; louder frames weigh more, up to 1."""
    lengths: tuple[int, ...]
    """Frames of each part; 0 for one that is too short."""
    evidence: _Doubles
    """(24, len(KEY_WEIGHTS)) what each key was weighed by."""


def measure_tonality(parts: tuple[_Floats, ...]) -> Tonality:
    """Key, tuning and pitch classes of all parts together, each (n,) mono at RATE hertz."""
    notes, loudness, frames, lengths = [], [], [], []
    for part in parts:
        if len(part) < _MIN_SECONDS * RATE:
            lengths.append(0)
            continue
        found, loud, at, n = _peaks(part)
        notes.append(found)
        loudness.append(loud)
        frames.append(at + sum(lengths))
        lengths.append(n)
    n = sum(lengths)
    if not sum(len(found) for found in notes):
        nothing = np.full(12, np.nan)
        silent = np.zeros((n, 12), np.float32)
        return Tonality(None, float("nan"), 0.0, nothing, silent, tuple(lengths), np.zeros((24, len(KEY_WEIGHTS))))
    note, loud, frame = np.concatenate(notes), np.concatenate(loudness), np.concatenate(frames)
    agreed = (loud * np.exp(2j * np.pi * note)).sum() / loud.sum()
    tuning = float(np.angle(agreed) / (2 * np.pi))
    note = note - tuning
    pitch = np.round(note)
    votes = np.sqrt(loud) * np.cos(np.pi * (note - pitch)) ** 2
    bell = votes * np.exp(-0.5 * ((note - _CENTRE_NOTE) / _SPREAD_NOTES) ** 2) * (pitch >= _LOWEST_NOTE)
    plain = _by_frame(pitch, bell, frame, n)
    by_frame = sum((share * _by_frame(pitch - above, bell, frame, n) for above, share in _OVERTONES[1:]), plain)
    is_bass = (pitch >= _BASS_NOTES[0]) & (pitch <= _BASS_NOTES[1])
    low = votes * np.exp(-0.5 * ((note - _BASS_CENTRE) / _BASS_SPREAD) ** 2) * is_bass
    voted = _votes(by_frame)
    chroma = _shares(voted)
    evidence = np.zeros((24, len(KEY_WEIGHTS)))
    key = None
    if np.isfinite(chroma).all() and float(np.ptp(chroma)) >= 1e-6:
        bass = _shares(_votes(_by_frame(pitch, low, frame, n)))
        evidence = key_evidence(chroma, _shares(_votes(plain)), np.nan_to_num(bass), chord_shares(voted))
        key = weigh_keys(evidence, min(1.0, float(abs(agreed)) / _CLEAR_TUNING))
    return Tonality(key, 100 * tuning, float(abs(agreed)), chroma, voted, tuple(lengths), evidence)


def _by_frame(pitch: _Doubles, weight: _Doubles, frame: NDArray[np.int64], n: int) -> _Doubles:
    """(n, 12) weight of the pitch classes of each frame."""
    cells = np.bincount(frame * 12 + np.round(pitch).astype(np.int64) % 12, weight, 12 * n)
    return np.asarray(cells.reshape(n, 12), np.float64)


def _votes(by_frame: _Doubles) -> _Floats:
    """Each frame has one vote, less when it is quieter than most, so that one loud chord does not decide."""
    sums = by_frame.sum(axis=1)
    typical = float(np.median(sums[sums > 0])) if (sums > 0).any() else 1.0
    return np.asarray(by_frame / np.maximum(sums, typical)[:, None], np.float32)


def _shares(voted: _Floats) -> _Doubles:
    total = voted.sum(axis=0, dtype=np.float64)
    whole = float(total.sum())
    return total / whole if whole > 0 else np.full(12, np.nan)


def key_evidence(chroma: _Doubles, plain: _Doubles, bass: _Doubles, chords: _Doubles) -> _Doubles:
    """(24, len(KEY_WEIGHTS)) what speaks for each key, major ones first.

    From shares (12,) of the pitch classes, with and without what may be overtones, of those of the bass, and (24,) of
    the triads.
    """
    major, minor = chords[:12], chords[12:]
    evidence = np.empty((2, 12, len(KEY_WEIGHTS)))
    evidence[..., 0] = key_scores(chroma, "krumhansl")
    evidence[..., 1] = key_scores(plain, "albrecht")
    for mode, own in enumerate((major, minor)):
        rows = (np.full(12, mode), bass, np.roll(bass, -7), np.roll(bass, -5), own, np.roll(major, -7))
        evidence[mode, :, 2:] = np.stack([*rows, np.roll(minor, -7), np.roll(major + minor, -5)], axis=1)
    return evidence.reshape(24, -1)


def weigh_keys(evidence: _Doubles, clarity: float) -> Key:
    """The likeliest key by key_evidence, and how likely it is, given how sure it is (0..1) that there are notes."""
    scores = evidence @ np.array(list(KEY_WEIGHTS.values()))
    odds = np.exp(scores - scores.max())
    chances = (odds / odds.sum()).reshape(2, 12)
    mode, tonic = divmod(int(chances.argmax()), 12)
    return Key(tonic, mode == 0, float(chances[mode, tonic]) * clarity, float(chances[mode].sum()) * clarity)


def _peaks(part: _Floats) -> tuple[_Doubles, _Doubles, NDArray[np.int64], int]:
    """MIDI note (fractional), magnitude and frame of every spectral peak of a part, and its number of frames."""
    import soxr

    low = soxr.resample(part, RATE, _LOW_RATE, quality="LQ")
    low = np.pad(low, (0, max(0, _FRAME - len(low))))
    frames = np.lib.stride_tricks.sliding_window_view(low, _FRAME)[::_HOP]
    found = [_peaks_of(frames[first : first + _AT_ONCE]) for first in range(0, len(frames), _AT_ONCE)]
    frame = np.concatenate([number * _AT_ONCE + at for number, (_, _, at) in enumerate(found)])
    frequency = np.concatenate([each for each, _, _ in found])
    return 69 + 12 * np.log2(frequency / 440.0), np.concatenate([each for _, each, _ in found]), frame, len(frames)


def _peaks_of(frames: _Floats) -> tuple[_Doubles, _Doubles, NDArray[np.int64]]:
    """Hertz, magnitude and row of every spectral peak of (n, _FRAME) frames."""
    from scipy import fft

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
    return frequency, np.exp(top), frame.astype(np.int64)


def key_scores(chroma: _Doubles, profile: str) -> _Doubles:
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
