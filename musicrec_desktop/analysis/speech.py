"""What tells someone speaking from music: the pace of syllables, the gaps between them, hiss after vowel."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.spectrum import FRAMES_A_SECOND, HOP, RANGE_DB

_VOICE_MELS: Final = slice(12, 80)
"""Mel bands of about 300 to 3,400 Hz."""
_SYLLABLES_HZ: Final = (3.0, 7.0)
_MODULATION_HZ: Final = (0.5, 12.0)
_MIN_SECONDS: Final = 4.0
_FAINT: Final = 0.5

_Floats = NDArray[np.float32]


def syllable_share(mel_db: _Floats, lengths: tuple[int, ...]) -> float:
    """Share of the level changes of the voice's bands that come at the pace of syllables; NaN for sound under 4 s."""
    from scipy import fft

    voice = mel_db[:, _VOICE_MELS].mean(axis=1)
    slow = fast = 0.0
    at = 0
    for n in lengths:
        curve = voice[at : at + n]
        at += n
        if n < _MIN_SECONDS * FRAMES_A_SECOND:
            continue
        power = np.abs(fft.rfft((curve - curve.mean()) * np.hanning(n))) ** 2
        hertz = np.arange(len(power)) * FRAMES_A_SECOND / n
        fast += float(power[(hertz >= _SYLLABLES_HZ[0]) & (hertz < _SYLLABLES_HZ[1])].sum())
        slow += float(power[(hertz >= _MODULATION_HZ[0]) & (hertz < _MODULATION_HZ[1])].sum())
    return fast / slow if slow > 0 else float("nan")


def faint_share(level_db: _Floats, lengths: tuple[int, ...]) -> float:
    """Share of frames with less than half the mean magnitude of their second (Scheirer and Slaney, ICASSP 1997).

    Speech has many, between words and syllables. NaN for parts under a second.
    """
    frames = int(FRAMES_A_SECOND)
    faint = total = 0
    at = 0
    for n in lengths:
        seconds = n // frames
        magnitude = 10 ** (level_db[at : at + seconds * frames].reshape(seconds, frames) / 20)
        at += n
        loud_enough = magnitude.mean(axis=1) > 10 ** (-RANGE_DB / 20) * 2
        magnitude = magnitude[loud_enough]
        faint += int((magnitude < _FAINT * magnitude.mean(axis=1, keepdims=True)).sum()) if len(magnitude) else 0
        total += magnitude.size
    return faint / total if total else float("nan")


def crossings(parts: tuple[_Floats, ...]) -> _Floats:
    """(hops,) share of neighbouring samples with different signs in each HOP samples of all parts; at least one."""
    rates = []
    for part in parts:
        negative = np.signbit(part)
        changes = negative[1:] != negative[:-1]
        hops = len(changes) // HOP
        if hops:
            rates.append(np.add.reduceat(changes[: hops * HOP], np.arange(0, hops * HOP, HOP), dtype=np.int32))
    if not rates:
        return np.zeros(1, np.float32)
    share: _Floats = (np.concatenate(rates) / HOP).astype(np.float32)
    return share
