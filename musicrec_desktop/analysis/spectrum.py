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
    """(FRAME / 2 + 1, N_MELS) triangular filters on Slaney's mel scale, each of equal area, from librosa."""
    # Only this submodule: importing librosa.feature or librosa.util compiles numba code, 10 s and more without a cache.
    from librosa.filters import mel

    bank: _Floats = np.ascontiguousarray(mel(sr=RATE, n_fft=FRAME, n_mels=N_MELS).T, np.float32)
    return bank


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


def _shape(power: _Floats) -> _Floats:
    """(5, frames): total power, centroid, rolloff, flatness, share of the bass."""
    frequencies = bin_frequencies()
    magnitude = np.sqrt(power)
    total = power.sum(axis=1)
    running = np.cumsum(magnitude, axis=1)
    whole = np.maximum(running[:, -1], _NOTHING)
    centroid = magnitude @ frequencies / whole
    rolloff = frequencies[(running < _ROLLOFF_SHARE * whole[:, None]).sum(axis=1).clip(max=len(frequencies) - 1)]
    heard = np.maximum(power, _NOTHING)
    flatness = np.exp(np.log(heard).mean(axis=1)) / heard.mean(axis=1)
    bass = power[:, : int(150 * FRAME / RATE) + 1].sum(axis=1) / np.maximum(total, _NOTHING)
    return np.stack([total, centroid, rolloff, flatness, bass])


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
