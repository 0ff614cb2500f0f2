"""Where sounds begin: how the spectrum rises from frame to frame, in bands, and how often those rises come back."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.spectrum import FRAMES_A_SECOND, N_MELS

LONGEST_SECONDS: Final = 5.8
"""The longest time after which a rise is looked for again: four beats of the slowest tempo told."""
MIN_SECONDS: Final = 4.0
"""Shorter parts show no return of anything."""
BANDS: Final = ((0, 12), (12, 40), (40, 80), (80, N_MELS))
"""Mel bands: bass and kick; chords; snare and voice; cymbals. Borders near 330, 1,100 and 3,300 Hz."""
BROAD, BASS, MIDDLE, SNARE, HIGH = range(5)
"""Rows of the curves: all bands together, then each of BANDS."""
_SMOOTH_SECONDS: Final = 1.0
_PEAK_REACH: Final = 3
"""Frames to each side that an onset must tower over: 70 ms."""
_PEAK_DB: Final = 0.7
_PEAK_DEVIATIONS: Final = 0.5
"""An onset rises above its surroundings by so many dB, averaged over the mel bands, and so many standard deviations:
the first keeps noise silent, the second the ripples between beats."""
_FEWEST_PAIRS: Final = 0.25
"""A late lag is seen by fewer pairs of frames; this share of all frames keeps the last few from deciding."""

_Floats = NDArray[np.float32]
_Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Recurrence:
    """How rises come back after each lag, over all parts that are long enough."""

    own: _Doubles
    """(5, lags) correlation of each curve with itself so many frames later; 1 at lag 0."""
    backbeat: _Doubles
    """(lags,) correlation of bass with snare so many frames before or after, less what follows from both at once."""

    @property
    def shape(self) -> _Doubles:
        """(lags,) the whole and the bands, half and half."""
        blend: _Doubles = 0.5 * self.own[BROAD] + 0.5 * self.own[BASS:].mean(axis=0)
        return blend


def onset_strength(mel_db: _Floats) -> _Floats:
    """(frames, bands) rise in dB since the frame before, falls left out; the first frame has none."""
    rise = np.zeros_like(mel_db)
    np.subtract(mel_db[1:], mel_db[:-1], out=rise[1:])
    return np.maximum(rise, 0, out=rise)


@lru_cache(maxsize=1)
def _means() -> _Floats:
    """(N_MELS, 5) weights that average the mel bands to the rows of the curves."""
    weights = np.zeros((N_MELS, 1 + len(BANDS)), np.float32)
    weights[:, BROAD] = 1 / N_MELS
    for row, (low, high) in enumerate(BANDS, 1):
        weights[low:high, row] = 1 / (high - low)
    return weights


def onset_curves(mel_db: _Floats) -> _Floats:
    """(5, frames) mean rise in dB of a part (frames, N_MELS): all mel bands, bass, middle, snare, high."""
    return np.ascontiguousarray((onset_strength(mel_db) @ _means()).T)


def count_onsets(curves: _Floats) -> NDArray[np.int64]:
    """(k,) peaks of each of (k, frames) curves that stand out from the second around them."""
    frames = curves.shape[1]
    if frames < 2 * _PEAK_REACH + 1:
        return np.zeros(len(curves), np.int64)
    padded = np.pad(curves, ((0, 0), (_PEAK_REACH, _PEAK_REACH)))
    around = curves.copy()
    for shift in range(2 * _PEAK_REACH + 1):
        np.maximum(around, padded[:, shift : shift + frames], out=around)
    margin = np.maximum(_PEAK_DB, _PEAK_DEVIATIONS * curves.std(axis=1, keepdims=True))
    is_peak = (curves >= around) & (curves > moving_mean(curves) + margin)
    count: NDArray[np.int64] = (is_peak[:, 1:] & ~is_peak[:, :-1]).sum(axis=1) + is_peak[:, 0]
    return count


def moving_mean(curves: _Floats) -> _Doubles:
    """(k, frames) mean over the second around each frame; at the ends over what there is."""
    half = int(_SMOOTH_SECONDS * FRAMES_A_SECOND / 2)
    k, frames = curves.shape
    sums = np.zeros((k, frames + 1))
    np.cumsum(curves, axis=1, out=sums[:, 1:])
    at = np.arange(frames)
    low, high = np.maximum(at - half, 0), np.minimum(at + half + 1, frames)
    mean: _Doubles = (sums[:, high] - sums[:, low]) / (high - low)
    return mean


def recurrence(parts: list[_Floats]) -> Recurrence | None:
    """How the rises of all parts (each (5, frames)) come back; None when none is long enough or has any rise."""
    from scipy import fft

    lags = int(LONGEST_SECONDS * FRAMES_A_SECOND) + 1
    own, backbeat, weight = np.zeros((1 + len(BANDS), lags)), np.zeros(lags), 0
    for curves in parts:
        frames = curves.shape[1]
        if frames < MIN_SECONDS * FRAMES_A_SECOND or not curves[BROAD].any():
            continue
        size = fft.next_fast_len(2 * frames, real=True)
        spectra = fft.rfft(curves - moving_mean(curves), size, axis=1)
        powers = spectra.real**2 + spectra.imag**2
        returns = np.zeros((len(powers), lags))
        seen = min(lags, frames)
        returns[:, :seen] = fft.irfft(powers, size, axis=1)[:, :seen]
        energy = np.maximum(returns[:, 0], 1e-9)
        both = fft.irfft(spectra[BASS] * np.conj(spectra[SNARE]), size)
        meets = np.zeros(lags)
        meets[:seen] = both[:seen] + both[-np.arange(seen)]
        together = max(0.0, float(meets[0])) / energy[BASS]
        meets -= together * returns[BASS]
        pairs = np.maximum(frames - np.arange(lags), _FEWEST_PAIRS * frames) / frames
        own += frames * returns / (energy[:, None] * pairs)
        backbeat += frames * meets / (2 * np.sqrt(energy[BASS] * energy[SNARE]) * pairs)
        weight += frames
    return Recurrence(own / weight, backbeat / weight) if weight else None


def at_lag(returns: _Doubles, lag: float, reach: float = 0.02) -> float:
    """The largest of (lags,) near a lag in frames, which may lie `reach` of itself off; 0 beyond the longest."""
    if lag >= len(returns) - 3:
        return 0.0
    width = max(1.0, lag * reach)
    low, high = int(np.floor(lag - width)), int(np.ceil(lag + width)) + 1
    return float(returns[max(low, 0) : high].max())
