"""The one spectrogram of a track, reduced while it is computed to the few numbers a frame that later steps need."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.decode import RATE

FRAME: Final = 2048
HOP: Final = 512
FRAMES_A_SECOND: Final = RATE / HOP
N_MELS: Final = 128
RANGE_DB: Final = 80.0
"""What lies further below the loudest spot of the track counts as silence."""
N_CONTRASTS: Final = 7
_CONTRAST_FMIN: Final = 200.0
_CONTRAST_SHARE: Final = 0.02
_CONTRAST_EVERY: Final = 4
"""Contrast is a mean over the track; every fourth frame gives the same one."""
_ROLLOFF_SHARE: Final = 0.85
_LINEAR_HZ: Final = 1000.0
_LINEAR_MELS: Final = 15
_LOG_STEP: Final = np.log(6.4) / 27
"""Of the mel scale: up to a thousand hertz 15 even steps; from there on 27 for each factor of 6.4."""
_AT_ONCE: Final = 64
"""Frames transformed together: few enough that all that is made of them stays in the processor's cache."""

_Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Spectrum:
    """What is kept of the power spectrogram of all parts of a track, frame after frame."""

    lengths: tuple[int, ...]
    """Frames of each part; no frame reaches over the border of two parts."""
    mel_db: _Floats
    """(frames, N_MELS) dB below the loudest spot of the track, -RANGE_DB..0: independent of the file's level."""
    level_db: _Floats
    """(frames,) power in dB below the loudest frame."""
    centroid: _Floats
    """(frames,) Hz, centre of gravity of the magnitude spectrum; 0 for a frame of nothing."""
    rolloff: _Floats
    """(frames,) Hz below which 85 % of the magnitude lies."""
    flatness: _Floats
    """(frames,) geometric over arithmetic mean of the power: 1 noise, 0 tone."""
    bass_share: _Floats
    """(frames,) share of the power below 150 Hz."""
    contrast: _Floats
    """(frames / 4, 7) dB between peaks and valleys in octave bands from 200 Hz up."""


@lru_cache(maxsize=1)
def mel_bank() -> _Floats:
    """(FRAME / 2 + 1, N_MELS) triangular filters of equal area, evenly spaced on Slaney's mel scale from 0 Hz up.

    M. Slaney, Auditory Toolbox (1998): linear up to 1 kHz, then logarithmic. The numbers are those of librosa, which is
    not imported for them: its filters bring numba, scipy.signal and scipy.stats, 115 MB and 0.7 s in each worker.
    """
    top = _LINEAR_MELS + np.log(RATE / 2 / _LINEAR_HZ) / _LOG_STEP
    mels = np.linspace(0, top, N_MELS + 2)
    edges = np.where(
        mels < _LINEAR_MELS,
        mels * _LINEAR_HZ / _LINEAR_MELS,
        _LINEAR_HZ * np.exp(_LOG_STEP * (mels - _LINEAR_MELS)),
    )
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    hertz = np.arange(FRAME // 2 + 1)[:, None] * (RATE / FRAME)
    triangles = np.maximum(0, np.minimum((hertz - low) / (middle - low), (high - hertz) / (high - middle)))
    return np.ascontiguousarray(2 / (high - low) * triangles, np.float32)


@lru_cache(maxsize=1)
def _window() -> _Floats:
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / FRAME)).astype(np.float32)


@lru_cache(maxsize=1)
def bin_frequencies() -> _Floats:
    """(FRAME / 2 + 1,) Hz."""
    return (np.arange(FRAME // 2 + 1) * (RATE / FRAME)).astype(np.float32)


def frames_of(part: _Floats) -> _Floats:
    """(frames, FRAME) overlapping views of a part, padded at the end when it fills not even one."""
    if len(part) < FRAME:
        part = np.pad(part, (0, FRAME - len(part)))
    return np.lib.stride_tricks.sliding_window_view(part, FRAME)[::HOP]


def measure_spectrum(parts: tuple[_Floats, ...]) -> Spectrum:
    """The spectrum of all parts, each (n,) mono at RATE hertz."""
    views = [frames_of(part) for part in parts]
    lengths = tuple(len(view) for view in views)
    n = sum(lengths)
    mel, rows = np.empty((n, N_MELS), np.float32), np.empty((5, n), np.float32)
    contrasts = []
    at = 0
    for view in views:
        for first in range(0, len(view), _AT_ONCE):
            power = _power(view[first : first + _AT_ONCE])
            until = at + len(power)
            np.matmul(power, mel_bank(), out=mel[at:until])
            rows[:, at:until] = _shape(power)
            contrasts.append(spectral_contrast(np.sqrt(power[::_CONTRAST_EVERY])))
            at = until
    level, centroid, rolloff, flatness, bass = rows
    return Spectrum(
        lengths,
        to_db(mel),
        to_db(level),
        centroid,
        rolloff,
        flatness,
        bass,
        np.concatenate(contrasts).astype(np.float32),
    )


def _power(frames: _Floats) -> _Floats:
    from scipy import fft

    spectrum = fft.rfft(frames * _window(), axis=1)
    power: _Floats = spectrum.real**2
    power += spectrum.imag**2
    return power


_NOTHING: Final = np.float32(1e-20)
"""Stands in for a power of zero, so that ratios and logarithms stay finite."""


_BLOCK: Final = 32
"""Bins added up together on the way to the rolloff: cumulated sums of blocks, then of one block, cost a third of
those of all bins."""


@lru_cache(maxsize=1)
def _sums() -> _Floats:
    """(FRAME / 2 + 1, blocks + 1) what adds up the bins of each block, and weighs all by frequency."""
    n = FRAME // 2 + 1
    weights = np.zeros((n, -(-n // _BLOCK) + 1), np.float32)
    weights[np.arange(n), np.arange(n) // _BLOCK] = 1
    weights[:, -1] = bin_frequencies()
    return weights


def _shape(power: _Floats) -> _Floats:
    """(5, frames): total power, centroid, rolloff, flatness, share of the bass."""
    magnitude = np.sqrt(power)
    total = power.sum(axis=1)
    sums = magnitude @ _sums()
    running = np.cumsum(sums[:, :-1], axis=1)
    whole = np.maximum(running[:, -1], _NOTHING)
    centroid = sums[:, -1] / whole
    rolloff = bin_frequencies()[_rolloff_bins(magnitude, running, np.float32(_ROLLOFF_SHARE) * whole)]
    heard = np.maximum(power, _NOTHING)
    mean = heard.mean(axis=1)
    np.log(heard, out=heard)
    flatness = np.exp(heard.mean(axis=1)) / mean
    bass = power[:, : int(150 * FRAME / RATE) + 1].sum(axis=1) / np.maximum(total, _NOTHING)
    return np.stack([total, centroid, rolloff, flatness, bass])


def _rolloff_bins(magnitude: _Floats, running: _Floats, wanted: _Floats) -> NDArray[np.intp]:
    """(frames,) first bin up to which (frames, bins) add up to what is `wanted`; `running`: sums up to each block."""
    frames = np.arange(len(magnitude))
    block = (running < wanted[:, None]).sum(axis=1).clip(max=running.shape[1] - 1)
    before = np.where(block > 0, running[frames, block - 1], 0)
    bins = np.minimum(block[:, None] * _BLOCK + np.arange(_BLOCK), magnitude.shape[1] - 1)
    inside = before[:, None] + np.cumsum(magnitude[frames[:, None], bins], axis=1)
    within = (inside < wanted[:, None]).sum(axis=1)
    found: NDArray[np.intp] = np.minimum(block * _BLOCK + within, magnitude.shape[1] - 1)
    return found


@lru_cache(maxsize=1)
def _contrast_bands() -> tuple[tuple[int, int, int], ...]:
    """(first, last + 1, how many make a peak or valley) for each octave band, neighbours overlapping by one bin."""
    frequencies = bin_frequencies()
    edges = [0.0, *(_CONTRAST_FMIN * 2.0**octave for octave in range(N_CONTRASTS))]
    bands = []
    for i, (low, high) in enumerate(pairwise(edges)):
        inside = np.flatnonzero((frequencies >= low) & (frequencies <= high))
        first, end = int(inside[0]) - (1 if i else 0), int(inside[-1]) + 1
        if i == N_CONTRASTS - 1:
            end = len(frequencies)
        count = max(1, round(_CONTRAST_SHARE * (end - first)))
        bands.append((first, end if i == N_CONTRASTS - 1 else end - 1, count))
    return tuple(bands)


def spectral_contrast(magnitude: _Floats) -> _Floats:
    """(frames, 7) dB between the loudest and the quietest 2 % of each octave band (Jiang and others, ICME 2002)."""
    floor = np.maximum(magnitude.max(axis=1, keepdims=True) * np.float32(10 ** (-RANGE_DB / 20)), _NOTHING)
    heard = np.maximum(magnitude, floor)
    out = np.empty((len(magnitude), N_CONTRASTS), np.float32)
    for i, (first, end, count) in enumerate(_contrast_bands()):
        band = np.sort(heard[:, first:end], axis=1)
        out[:, i] = 10 * np.log10(band[:, -count:].mean(axis=1) / band[:, :count].mean(axis=1))
    return out


def to_db(power: _Floats) -> _Floats:
    """Power in dB below its largest value, floored at -RANGE_DB; all at the floor when there is no power at all."""
    largest = float(power.max())
    if largest <= float(_NOTHING):
        return np.full(power.shape, -RANGE_DB, np.float32)
    relative = np.maximum(power * np.float32(1 / largest), np.float32(10 ** (-RANGE_DB / 10)))
    decibels: _Floats = (10 * np.log10(relative)).astype(np.float32)
    return decibels
