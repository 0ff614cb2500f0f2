"""Onsets, tempo and pulse, from how the spectrum rises from frame to frame."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.spectrum import FRAMES_A_SECOND, N_MELS

SLOWEST: Final = 70.0
FASTEST: Final = 180.0
"""Tempo is told within these beats a minute: doubled or halved until it fits."""
_SEARCH_BPM: Final = (42.0, 230.0)
_CANDIDATES: Final = 600
_PRIOR_BPM: Final = 118.0
_PRIOR_OCTAVES: Final = 0.8
"""Log-normal preference for tempi near those people tap to (van Noorden and Moelants 1999; Ellis 2007)."""
_MULTIPLES: Final = (1.0, 0.8, 0.6, 0.6)
"""Weight of one, two, three and four beats: a true beat repeats at each of them."""
_LONGEST_SECONDS: Final = 5.8
_MIN_SECONDS: Final = 4.0
"""Shorter sound has no tempo."""
_BANDS: Final = ((0, 12), (12, 40), (40, 80), (80, N_MELS))
_SMOOTH_SECONDS: Final = 1.0
_PEAK_REACH: Final = 3
"""Frames to each side that an onset must tower over: 70 ms."""
_PEAK_DB: Final = 0.7
_PEAK_DEVIATIONS: Final = 0.5
"""An onset rises above its surroundings by so many dB, averaged over the mel bands, and so many standard deviations:
the first keeps noise silent, the second the ripples between beats."""

_Floats = NDArray[np.float32]
_Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What is known of a track's beat; NaN where it is too short or silent."""

    tempo: float
    tempo_confidence: float
    pulse_clarity: float
    """0..1: correlation of the onset strength with itself one beat later."""
    onset_rate: float
    """Onsets a second."""
    strength_mean: float
    """dB a frame."""
    strength_std: float
    bass_pulse: float
    """0..1: pulse clarity of the lowest band alone."""


def onset_strength(mel_db: _Floats) -> _Floats:
    """(frames, bands) rise in dB since the frame before, falls left out; the first frame has none."""
    rise = np.zeros_like(mel_db)
    np.subtract(mel_db[1:], mel_db[:-1], out=rise[1:])
    return np.maximum(rise, 0, out=rise)


def measure_rhythm(mel_db: _Floats, lengths: tuple[int, ...]) -> Rhythm:
    """Rhythm of all parts together: `mel_db` (frames, N_MELS) in dB, cut into parts of `lengths` frames."""
    curves, correlations, bass, onsets, weight = [], [], [], 0, []
    at = 0
    for n in lengths:
        rise = onset_strength(mel_db[at : at + n])
        at += n
        broad = rise.mean(axis=1)
        curves.append(broad)
        onsets += count_onsets(broad)
        if n < _MIN_SECONDS * FRAMES_A_SECOND or not broad.any():
            continue
        bands = [_autocorrelation(rise[:, low:high].mean(axis=1)) for low, high in _BANDS]
        correlations.append(0.5 * _autocorrelation(broad) + 0.5 * np.mean(bands, axis=0))
        bass.append(bands[0])
        weight.append(float(n))
    curve = np.concatenate(curves)
    seconds = len(curve) / FRAMES_A_SECOND
    rate = onsets / seconds if seconds else float("nan")
    mean, std = float(curve.mean()), float(curve.std())
    if not correlations:
        return Rhythm(float("nan"), 0.0, float("nan"), rate, mean, std, float("nan"))
    shape = np.average(correlations, axis=0, weights=weight)
    bpm, confidence = find_tempo(shape)
    lag = 60 * FRAMES_A_SECOND / bpm
    pulse = float(np.clip(_peak_near(shape, lag), 0, 1))
    bass_pulse = float(np.clip(_peak_near(np.average(bass, axis=0, weights=weight), lag), 0, 1))
    return Rhythm(fold_tempo(bpm), confidence, pulse, rate, mean, std, bass_pulse)


def fold_tempo(bpm: float) -> float:
    """The same beat at twice or half the pace until it lies within SLOWEST..FASTEST."""
    while bpm < SLOWEST:
        bpm *= 2
    while bpm > FASTEST:
        bpm /= 2
    return bpm


def count_onsets(curve: _Floats) -> int:
    """Peaks of an onset strength curve that stand out from the second around them."""
    n = len(curve)
    if n < 2 * _PEAK_REACH + 1:
        return 0
    around = np.lib.stride_tricks.sliding_window_view(np.pad(curve, _PEAK_REACH), 2 * _PEAK_REACH + 1)
    threshold = _moving_mean(curve) + max(_PEAK_DB, _PEAK_DEVIATIONS * float(curve.std()))
    is_peak = (curve >= around.max(axis=1)) & (curve > threshold)
    return int((is_peak[1:] & ~is_peak[:-1]).sum() + is_peak[0])


def _moving_mean(curve: _Floats) -> _Doubles:
    """(n,) mean over the second around each frame; at the ends over what there is."""
    half = int(_SMOOTH_SECONDS * FRAMES_A_SECOND / 2)
    sums = np.concatenate([[0.0], np.cumsum(curve, dtype=np.float64)])
    at = np.arange(len(curve))
    low, high = np.maximum(at - half, 0), np.minimum(at + half + 1, len(curve))
    mean: _Doubles = (sums[high] - sums[low]) / (high - low)
    return mean


def _autocorrelation(curve: _Floats) -> _Doubles:
    """(lags,) correlation of the curve, freed from its slow changes, with itself `lag` frames later; 1 at lag 0."""
    from scipy import fft

    size = int(_LONGEST_SECONDS * FRAMES_A_SECOND) + 1
    moving = curve - _moving_mean(curve)
    n = len(moving)
    spectrum = fft.rfft(moving, fft.next_fast_len(2 * n, real=True))
    full = fft.irfft(spectrum.real**2 + spectrum.imag**2)[: min(size, n)]
    # A late lag is seen by fewer pairs; the bound keeps the last few of them from deciding.
    pairs = np.maximum(n - np.arange(len(full)), 0.25 * n)
    out = np.zeros(size)
    out[: len(full)] = full * (n / pairs) / max(float(full[0]), 1e-9)
    return out


@lru_cache(maxsize=1)
def _candidates() -> _Doubles:
    return np.geomspace(*_SEARCH_BPM, _CANDIDATES)


def tempo_saliences(shape: _Doubles) -> _Doubles:
    """(_CANDIDATES,) weight of evidence for each candidate tempo: its beat and its multiples, times the prior."""
    bpm = _candidates()
    lag = 60 * FRAMES_A_SECOND / bpm
    lags = np.arange(len(shape))
    total = np.zeros(len(bpm))
    for k, weight in enumerate(_MULTIPLES, 1):
        total += weight * np.interp(lag * k, lags, shape, right=0.0)
    prior = np.exp(-0.5 * (np.log2(bpm / _PRIOR_BPM) / _PRIOR_OCTAVES) ** 2)
    salience: _Doubles = np.maximum(total / sum(_MULTIPLES), 0) * prior
    return salience


def find_tempo(shape: _Doubles) -> tuple[float, float]:
    """Beats a minute, not folded, and the confidence in 0..1, from an autocorrelation at lags in frames.

    The confidence is high when the best tempo has a strong pulse and its alternatives (half, double, other) are weak.
    """
    salience = tempo_saliences(shape)
    bpm = _candidates()
    best = int(salience.argmax())
    top = float(salience[best])
    if top <= 0:
        return float(bpm[best]), 0.0
    far = np.abs(np.log2(bpm / bpm[best])) > 0.07
    runner_up = float(salience[far].max(initial=0.0)) / top
    confidence = float(np.clip((1 - runner_up) * 1.5, 0, 1) * np.clip(top * 3, 0, 1)) ** 0.5
    return _refine(shape, float(bpm[best])), confidence


def _refine(shape: _Doubles, bpm: float) -> float:
    """The tempo to a fraction of a percent: the peak at ever more beats' distance, its top by a parabola."""
    for beats in (1, 2, 4, 8):
        lag = beats * 60 * FRAMES_A_SECOND / bpm
        reach = max(1.5, 0.02 * lag) if beats == 1 else max(1.5, 0.012 * lag)
        low, high = int(np.ceil(lag - reach)), int(lag + reach) + 1
        if low < 1 or high + 1 > len(shape):
            break
        top = low + int(shape[low:high].argmax())
        if not (shape[top] > shape[top - 1] and shape[top] >= shape[top + 1]):
            continue
        bpm = beats * 60 * FRAMES_A_SECOND / (top + _parabola(shape[top - 1 : top + 2]))
    return bpm


def _peak_near(shape: _Doubles, lag: float) -> float:
    low = max(1, int(lag) - 1)
    return float(shape[low : low + 4].max(initial=0.0))


def _parabola(three: _Doubles) -> float:
    """Where, -0.5..0.5 from the middle, the parabola through three points, largest in the middle, has its top."""
    left, middle, right = (float(value) for value in three)
    bend = left - 2 * middle + right
    return 0.5 * (left - right) / bend if bend < 0 else 0.0
