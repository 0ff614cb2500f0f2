"""How loud each part of a track is, from its sound: what a waveform is drawn from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.cancelling import check_cancelled
from musicrec_desktop.playback.player import FilePart
from musicrec_desktop.playback.sound.decoder import Decoder, Samples

COLUMNS: Final = 800
"""More than a wide window has room for bars."""
_STEPS_A_SECOND: Final = 50
"""Levels are taken in steps of 20 ms first: the length is sure only at the end."""
_BLOCK_S: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class Waveform:
    """The course of a track in equal columns."""

    peaks: NDArray[np.uint8]
    """(COLUMNS,) highest sample, 255 at full scale."""
    powers: NDArray[np.uint8]
    """(COLUMNS,) root mean square, likewise."""


def measure_waveform(part: FilePart) -> Waveform:
    """Decode all of it. Raises UnplayableError; Cancelled when it is no longer wanted."""
    levels = np.concatenate([np.zeros((0, 2), np.float32), *_levels(part)])
    if len(levels) == 0:
        return Waveform(np.zeros(COLUMNS, np.uint8), np.zeros(COLUMNS, np.uint8))
    # Each column holds at least one step; a long track's column holds all steps that fall into it.
    first = np.arange(COLUMNS) * len(levels) // COLUMNS
    peaks = np.maximum.reduceat(levels[:, 0], first)
    sums = np.add.reduceat(levels[:, 1], first)
    counts = np.maximum(1, np.diff(first, append=len(levels)))
    return Waveform(_bytes(peaks), _bytes(np.sqrt(sums / counts)))


def _levels(part: FilePart) -> Iterator[NDArray[np.float32]]:
    """(k, 2) highest sample and mean square of each step of 20 ms."""
    decoder = Decoder(part)
    step = max(1, decoder.rate // _STEPS_A_SECOND)
    try:
        while True:
            check_cancelled()
            block = decoder.read(step * _STEPS_A_SECOND * _BLOCK_S)
            if len(block) == 0:
                return
            yield _steps(block, step)
    finally:
        decoder.close()


def _steps(block: Samples, step: int) -> NDArray[np.float32]:
    missing = -len(block) % step
    padded = np.pad(block, ((0, missing), (0, 0))).reshape(-1, 2 * step)
    return np.stack([np.abs(padded).max(axis=1), np.square(padded).mean(axis=1)], axis=1)


def _bytes(levels: NDArray[np.float32]) -> NDArray[np.uint8]:
    scaled: NDArray[np.uint8] = np.rint(255 * np.minimum(levels, 1)).astype(np.uint8)
    return scaled
