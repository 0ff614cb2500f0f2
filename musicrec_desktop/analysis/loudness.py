"""Loudness as ITU-R BS.1770-4 and EBU R 128 define it, measured on excerpts.

K-weighting is done on the power spectrum of blocks of a tenth of a second instead of by filtering: the norm asks for
mean powers only, the weighting curve is smooth, and one transform of two channels packed as one complex signal costs a
fraction of the recursive filters.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

BLOCKS_A_SECOND: Final = 10
SILENCE_LUFS: Final = -70.0
"""The absolute gate of BS.1770-4; what never passes it is silent."""
_RELATIVE_GATE_LU: Final = -10.0
_OFFSET: Final = -0.691
"""BS.1770-4, formula (2): makes a 997 Hz sine at full scale read -3.01 LKFS."""
_GATED_BLOCKS: Final = 4
"""A gating block is 400 ms; they overlap by 75 %, so one begins every 100 ms."""
_CHANNEL_WEIGHTS: Final = {6: (1.0, 1.0, 1.0, 0.0, 1.41, 1.41), 5: (1.0, 1.0, 1.0, 1.41, 1.41)}
"""BS.1770-4 table 4 for front left, front right, centre, (low frequency effects,) left and right surround."""


@lru_cache(maxsize=8)
def k_weights(rate: int, size: int) -> NDArray[np.float32]:
    """(size,) power gain of the K-weighting at each bin of a complex transform of `size` samples at `rate` hertz.

    The two filters of BS.1770-4 annex 1, whose coefficients stand there for 48 kHz: the response at a frequency is that
    of the 48 kHz filters at the same frequency, and that of 24 kHz above.
    """
    frequencies = np.minimum(np.abs(np.fft.fftfreq(size, 1 / rate)), 24_000.0)
    z = np.exp(-2j * np.pi * frequencies / 48_000.0)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high_pass = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    gain: NDArray[np.float32] = (np.abs(shelf * high_pass) ** 2).astype(np.float32)
    return gain


def block_powers(sound: NDArray[np.float32], rate: int) -> NDArray[np.float64]:
    """(n,) K-weighted mean power of each tenth of a second of `sound` (samples, channels), summed over channels.

    The rest at the end that fills no block is left out, unless it is all there is.
    """
    from scipy import fft

    size = max(1, rate // BLOCKS_A_SECOND)
    if len(sound) < size:
        size = len(sound)
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


def integrated_loudness(powers: tuple[NDArray[np.float64], ...]) -> float:
    """Gated loudness in LUFS over all parts; SILENCE_LUFS when nothing passes the gate."""
    gated = np.concatenate([_gating_blocks(part) for part in powers])
    loudness = to_lufs(gated)
    gated = gated[loudness > SILENCE_LUFS]
    if len(gated) == 0:
        return SILENCE_LUFS
    threshold = float(to_lufs(gated.mean())) + _RELATIVE_GATE_LU
    return max(SILENCE_LUFS, float(to_lufs(gated[to_lufs(gated) > threshold].mean())))


def loudness_curve(powers: tuple[NDArray[np.float64], ...]) -> NDArray[np.float64]:
    """(n,) LUFS of each gating block that is not silent, over all parts."""
    curve = to_lufs(np.concatenate([_gating_blocks(part) for part in powers]))
    return curve[curve > SILENCE_LUFS]


def to_lufs(power: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """Loudness of a K-weighted power, elementwise; finite for no power too."""
    loudness: NDArray[np.float64] = _OFFSET + 10 * np.log10(np.maximum(power, 1e-12))
    return loudness


def _gating_blocks(powers: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n,) mean power of every 400 ms; one mean for a part shorter than that."""
    if len(powers) < _GATED_BLOCKS:
        return np.array([powers.mean()])
    means: NDArray[np.float64] = np.lib.stride_tricks.sliding_window_view(powers, _GATED_BLOCKS).mean(axis=1)
    return means
