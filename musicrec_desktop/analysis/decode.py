"""From a file to what is measured: mono sound at one rate, and the power that the loudness norm asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.excerpts import Reader, choose_excerpts, pieces
from musicrec_desktop.analysis.ffmpeg_reader import FfmpegReader
from musicrec_desktop.analysis.loudness import BLOCKS_A_SECOND, block_powers
from musicrec_desktop.analysis.sndfile_reader import SndfileReader
from musicrec_desktop.domain.errors import AnalysisError

RATE: Final = 22_050
"""Hertz of everything that is measured but loudness: keeps what is heard as pitch, beat and colour."""
_PIECE_SECONDS: Final = 10
_LOUDEST_SAMPLE: Final = 100.0
"""40 dB over full scale; beyond is garbage whose square would overflow."""
_CANCELLED: Final = 1e-3
"""A mix with less than this share of its channels' power has lost its sound to opposite phases."""

_READERS: Final[tuple[Callable[[Path], Reader], ...]] = (SndfileReader, FfmpegReader)
"""In the order tried."""


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """The excerpts of one track."""

    parts: tuple[NDArray[np.float32], ...]
    """Each (n,) mono at RATE hertz; one part per excerpt."""
    powers: tuple[NDArray[np.float64], ...]
    """For each part, (n,) K-weighted power of each tenth of a second, summed over the channels."""
    seconds: float
    """Length of the whole track."""
    is_whole: bool
    """The parts are the whole track."""


def read_sound(path: Path) -> Sound:
    """Decode the excerpts of a track. Raises AnalysisError when there is no sound to be had, with the reason."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise AnalysisError(
            f"{path.name} cannot be opened: {error.strerror}", hint="Scan the library again."
        ) from error
    if size == 0:
        raise AnalysisError(f"{path.name} is empty")
    reason: AnalysisError | None = None
    for open_reader in _READERS:
        try:
            with open_reader(path) as reader:
                return _listen(reader, path.name)
        except OSError as error:
            raise AnalysisError(f"{path.name} cannot be read: {error.strerror or error}") from error
        except AnalysisError as error:
            reason = error
    raise reason or AnalysisError(f"{path.name} holds no sound")


def _listen(reader: Reader, name: str) -> Sound:
    spans = choose_excerpts(reader.frames, reader.rate)
    piece = _PIECE_SECONDS * BLOCKS_A_SECOND * max(1, reader.rate // BLOCKS_A_SECOND)
    parts, powers = [], []
    for span in spans:
        mixes, blocks = [], []
        for stretch in pieces(span, piece):
            sound = reader.read(stretch)
            if len(sound) == 0:
                break
            _clean(sound)
            blocks.append(block_powers(sound, reader.rate))
            mixes.append(_mix(sound))
        if mixes:
            parts.append(_resample(np.concatenate(mixes), reader.rate))
            powers.append(np.concatenate(blocks))
    if not parts:
        raise AnalysisError(f"{name} holds no sound")
    return Sound(tuple(parts), tuple(powers), reader.frames / reader.rate, len(spans) == 1)


def _clean(sound: NDArray[np.float32]) -> None:
    """Take out, in place, what is not sound: NaN, infinities, absurd peaks. Only float files can hold them."""
    if not np.abs(sound).max() <= _LOUDEST_SAMPLE:  # also true for NaN
        np.nan_to_num(sound, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
        np.clip(sound, -_LOUDEST_SAMPLE, _LOUDEST_SAMPLE, out=sound)


def _mix(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n,) mean of the channels, or the first channel where the mean has cancelled out."""
    if sound.shape[1] == 1:
        return sound[:, 0].copy()
    mix = sound[:, 0] + sound[:, 1] if sound.shape[1] == 2 else sound.sum(axis=1)
    mix *= np.float32(1 / sound.shape[1])
    first = sound[:, 0]
    if float(np.dot(mix, mix)) < _CANCELLED * float(np.dot(first, first)):
        return first.copy()
    return mix


def _resample(mix: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    if rate == RATE:
        return mix
    import soxr

    same_rate: NDArray[np.float32] = soxr.resample(mix, rate, RATE, quality="HQ")
    return same_rate
