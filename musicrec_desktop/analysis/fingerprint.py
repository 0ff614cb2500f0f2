"""Bits of the sound over time, the same after another encoding: a content id without the listener's tags.

After J. Haitsma and T. Kalker, "A highly robust audio fingerprinting system" (ISMIR 2002): the sign of the change, over
time, of the difference between neighbouring bands. Here on bands of the mel spectrogram that is there anyway, at a
fortieth of their rate: excerpts of 90 s are more than enough to tell one recording from all others.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.spectrum import FRAMES_A_SECOND, RANGE_DB
from musicrec_desktop.domain.fingerprint import CODES_A_SECOND, Fingerprint
from musicrec_desktop.domain.ids import DurationMs

_BITS: Final = 32
_LOWEST: Final = 10
_HIGHEST: Final = 76
"""Mel bands of about 250 to 3,100 Hz: what every encoder keeps, at any sample rate from 8 kHz up."""
_SMOOTH_FRAMES: Final = 16
"""0.37 s: a shift by half a step between two files leaves most of each window shared."""
_SILENT_DB: Final = -60.0
"""Frames below this, against the loudest of the track, are no evidence: their code is 0."""

_Floats = NDArray[np.float32]


def measure_fingerprint(
    mel_db: _Floats, lengths: tuple[int, ...], starts_ms: tuple[int, ...], duration_ms: int
) -> Fingerprint:
    """The codes of each part: `mel_db` (frames, mels) in dB, cut into parts of `lengths` frames that begin at
    `starts_ms` of a track of `duration_ms`. CODES_A_SECOND codes a second; 0 where there is silence."""
    codes: list[NDArray[np.uint32]] = []
    begins: list[int] = []
    at = 0
    for frames, start_ms in zip(lengths, starts_ms, strict=True):
        first, part = _codes(mel_db[at : at + frames], start_ms)
        at += frames
        codes.append(part)
        begins.append(first)
    return Fingerprint(DurationMs(duration_ms), np.array(begins, np.int32), tuple(codes))


def _codes(mel_db: _Floats, start_ms: int) -> tuple[int, NDArray[np.uint32]]:
    """(place of the first code in steps from the beginning of the track, codes) of one part."""
    step = FRAMES_A_SECOND / CODES_A_SECOND
    first_step = int(np.ceil(start_ms / 1000 * CODES_A_SECOND))
    offset = first_step * step - start_ms / 1000 * FRAMES_A_SECOND
    n = int((len(mel_db) - _SMOOTH_FRAMES - offset) / step)  # each code also needs the step before
    if n < 2:
        return first_step, np.zeros(0, np.uint32)
    bands = mel_db[:, _LOWEST:_HIGHEST] @ _pairs()
    sums = np.concatenate([np.zeros((1, bands.shape[1])), np.cumsum(bands, axis=0, dtype=np.float64)])
    frames = np.round(offset + step * np.arange(n)).astype(np.intp)
    smooth = sums[frames + _SMOOTH_FRAMES] - sums[frames]
    slope = np.diff(smooth, axis=1)
    bits = (slope[1:] - slope[:-1]) > 0
    codes = np.packbits(bits, axis=1, bitorder="little").view(np.uint32)[:, 0].copy()
    level = smooth.max(axis=1)[1:] / _SMOOTH_FRAMES / 2
    codes[level < max(_SILENT_DB, -RANGE_DB + 1)] = 0
    return first_step + 1, codes


@lru_cache(maxsize=1)
def _pairs() -> _Floats:
    """(66, 33) sums of neighbouring mel bands."""
    out = np.zeros((_HIGHEST - _LOWEST, _BITS + 1), np.float32)
    out[np.arange(len(out)), np.arange(len(out)) // 2] = 1
    return out
