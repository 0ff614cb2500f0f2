"""How loud a track is from moment to moment: what loudness, peaks and silences are told from.

K-weighting is done on the power spectrum of blocks of a tenth of a second instead of by filtering: the norm asks for
mean powers only, the weighting curve is smooth, and one transform of two channels packed as one complex signal costs a
fraction of the recursive filters.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.true_peak import true_peak

BLOCKS_A_SECOND: Final = 10
PEAKS_A_BLOCK: Final = 5
_LOUDEST_SAMPLE: Final = 100.0
"""40 dB over full scale; beyond is garbage whose square would overflow."""
_CHANNEL_WEIGHTS: Final = {6: (1.0, 1.0, 1.0, 0.0, 1.41, 1.41), 5: (1.0, 1.0, 1.0, 1.41, 1.41)}
"""BS.1770-4 table 4 for front left, front right, centre, (low frequency effects,) left and right surround."""
_HIGHEST: Final = 24_000.0
"""Hertz: what the norm's own rate of 48 kHz can hold. One-bit recordings carry strong noise above, unheard."""


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """The levels of one stretch of a track heard without a gap."""

    start: float
    """Seconds from the beginning of the track."""
    block: float
    """Seconds of a block: a tenth, but for rates that ten does not divide."""
    powers: NDArray[np.float64]
    """(n,) K-weighted mean power of each block, summed over the channels as the norm says."""
    peaks: NDArray[np.float32]
    """(m,) highest absolute sample of each fifth of a block, the last one perhaps of less; m / 5 >= n."""
    true_peak: float
    """Highest value between the samples, 1 at full scale."""

    @property
    def end(self) -> float:
        """Seconds from the beginning of the track."""
        return self.start + len(self.peaks) * self.block / PEAKS_A_BLOCK


def block_size(rate: int) -> int:
    """Frames of a block at `rate` hertz."""
    return max(1, rate // BLOCKS_A_SECOND)


class LevelMeter:
    """Takes the sound of one stretch piece after piece and keeps its levels."""

    def __init__(self, rate: int, start: int) -> None:
        self._rate, self._start = rate, start
        self._powers: list[NDArray[np.float64]] = []
        self._peaks: list[NDArray[np.float32]] = []
        self._true_peak = 0.0

    def take(self, sound: NDArray[np.float32]) -> None:
        """The next piece, (n, channels): whole blocks, but for the last. Takes out of it, in place, what is not sound.

        Only files of floating point numbers can hold that: NaN, infinities, absurd peaks.
        """
        peaks = _peaks(sound, self._rate)
        if not peaks.max() <= _LOUDEST_SAMPLE:  # also true for NaN
            np.nan_to_num(sound, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
            np.clip(sound, -_LOUDEST_SAMPLE, _LOUDEST_SAMPLE, out=sound)
            peaks = _peaks(sound, self._rate)
        self._peaks.append(peaks)
        if len(sound) >= block_size(self._rate) or not self._powers:
            self._powers.append(block_powers(sound, self._rate))
        self._true_peak = true_peak(sound, self._rate, sample_peak=float(peaks.max()), at_least=self._true_peak)

    def levels(self) -> Levels:
        """Of all that was taken, which must be something."""
        block = block_size(self._rate) / self._rate
        return Levels(
            self._start / self._rate,
            block,
            np.concatenate(self._powers),
            np.concatenate(self._peaks),
            self._true_peak,
        )


def _peaks(sound: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """(m,) highest absolute sample of each fifth of a block, over all channels."""
    step = block_size(rate) / PEAKS_A_BLOCK
    count = max(1, int(np.ceil(len(sound) / step)))
    starts = np.minimum((np.arange(count) * step).astype(np.intp), len(sound) - 1) * sound.shape[1]
    flat = sound.reshape(-1)
    highest: NDArray[np.float32] = np.maximum(np.maximum.reduceat(flat, starts), -np.minimum.reduceat(flat, starts))
    return highest


@lru_cache(maxsize=8)
def k_weights(rate: int, size: int) -> NDArray[np.float32]:
    """(size,) power gain of the K-weighting at each bin of a complex transform of `size` samples at `rate` hertz.

    The two filters of BS.1770-4 annex 1, whose coefficients stand there for 48 kHz: the response at a frequency is that
    of the 48 kHz filters at the same frequency, and nothing above what that rate can hold.
    """
    frequencies = np.abs(np.fft.fftfreq(size, 1 / rate))
    z = np.exp(-2j * np.pi * np.minimum(frequencies, _HIGHEST) / 48_000.0)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high_pass = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    power = np.abs(shelf * high_pass) ** 2
    gain: NDArray[np.float32] = np.where(frequencies <= _HIGHEST, power, 0.0).astype(np.float32)
    return gain


def block_powers(sound: NDArray[np.float32], rate: int) -> NDArray[np.float64]:
    """(n,) K-weighted mean power of each tenth of a second of `sound` (samples, channels), summed over channels.

    The rest at the end that fills no block is left out, unless it is all there is.
    """
    from scipy import fft

    size = min(block_size(rate), len(sound))
    n = len(sound) // size
    channels = sound.shape[1]
    weights = k_weights(rate, size)
    powers = np.zeros(n)
    gains = _CHANNEL_WEIGHTS.get(channels, (1.0,) * channels)
    for first in range(0, channels, 2):
        pair = sound[: n * size, first : first + 2]
        if channels > 2:
            pair = pair * np.sqrt(np.array(gains[first : first + 2], np.float32))
        packed = pair[:, 0] if pair.shape[1] == 1 else np.ascontiguousarray(pair).view(np.complex64)[:, 0]
        blocks = packed.reshape(n, size)
        for at in range(0, n, 16):  # few enough to stay in the cache
            spectrum = fft.fft(blocks[at : at + 16], axis=1)
            # |L + iR|^2, summed over both signs of the frequency, is |L|^2 + |R|^2.
            power = spectrum.real**2 + spectrum.imag**2
            powers[at : at + 16] += power @ weights / float(size) ** 2
    return powers
