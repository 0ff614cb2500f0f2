"""From a file to what is measured: mono sound at one rate, and the levels that the loudness norms ask for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.excerpts import Reader, Span, choose_spans, pieces
from musicrec_desktop.analysis.ffmpeg_reader import FfmpegReader
from musicrec_desktop.analysis.levels import LevelMeter, Levels, block_size
from musicrec_desktop.analysis.sndfile_reader import SndfileReader
from musicrec_desktop.domain.errors import AnalysisError

if TYPE_CHECKING:
    import soxr

RATE: Final = 22_050
"""Hertz of everything that is measured but loudness: keeps what is heard as pitch, beat and colour."""
_PIECE_SECONDS: Final = 10
_PIECE_SAMPLES: Final = 4_000_000
"""Of all channels: 16 MB. Ten seconds of stereo at 192 kHz; less of what has more."""
_RATES: Final = range(1_000, 6_000_000)
"""Hertz; the header of a file that says otherwise is broken or lies."""
_MOST_CHANNELS: Final = 64
_CANCELLED: Final = 1e-3
"""A mix with less than this share of its channels' power has lost its sound to opposite phases."""

_READERS: Final[tuple[Callable[[Path], Reader], ...]] = (SndfileReader, FfmpegReader)
"""In the order tried."""


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """What was heard of one track."""

    parts: tuple[NDArray[np.float32], ...]
    """Each (n,) mono at RATE hertz; one part per excerpt, or one part that is the whole track."""
    starts_ms: tuple[int, ...]
    """Of each part, from the beginning of the track."""
    levels: tuple[Levels, ...]
    """Ascending, apart from each other; one alone when all of the track was heard. More than the parts: silence and
    level at the edges, and the whole of a track too long to be kept."""
    seconds: float
    """Length of the whole track."""
    is_whole: bool
    """The levels are of the whole track. So are the parts when there is but one; a very long track has excerpts."""

    @property
    def powers(self) -> tuple[NDArray[np.float64], ...]:
        """For each stretch heard, (n,) K-weighted power of each tenth of a second."""
        return tuple(levels.powers for levels in self.levels)


def read_sound(path: Path, *, start_ms: int = 0, end_ms: int = 0, is_whole: bool = False) -> Sound:
    """Decode a track: excerpts of it, or with `is_whole` all of it.

    The track is the part of the file from `start_ms` to `end_ms` (0: to its end); all times of the answer count from
    its beginning. Raises AnalysisError when there is no sound to be had, with the reason.
    """
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
                return _listen(reader, path.name, start_ms, end_ms, is_whole)
        except OSError as error:
            raise AnalysisError(f"{path.name} cannot be read: {error.strerror or error}") from error
        except AnalysisError as error:
            reason = error
    raise reason or AnalysisError(f"{path.name} holds no sound")


def _listen(reader: Reader, name: str, start_ms: int, end_ms: int, is_whole: bool) -> Sound:
    rate = reader.rate
    if rate not in _RATES or reader.channels > _MOST_CHANNELS:
        raise AnalysisError(f"{name} claims {reader.channels} channels at {rate} hertz, which no music has")
    begin, end = start_ms * rate // 1000, end_ms * rate // 1000 if end_ms else reader.frames
    frames = min(end, reader.frames) - begin
    if begin < 0 or frames <= 0:
        raise AnalysisError(
            f"{name} has no sound between {start_ms / 1000:.1f} s and {end / rate:.1f} s: it is"
            f" {reader.frames / rate:.1f} s long",
            hint="Correct the cue sheet, if one divides this file.",
        )
    parts: list[NDArray[np.float32]] = []
    starts: list[int] = []
    levels: list[Levels] = []
    meter, heard, is_first = LevelMeter(rate, 0), 0, True
    for span in choose_spans(frames, rate, is_whole=is_whole):
        if span.start != heard:
            if not is_first:
                levels.append(meter.levels())
            meter, heard, is_first = LevelMeter(rate, span.start), span.start, True
        kept = _Kept(rate)
        for sound in _sounds(reader, span, begin):
            meter.take(sound)
            heard += len(sound)
            is_first = False
            if span.is_kept:
                kept.take(_mix(sound))
        if kept.is_any:
            parts.append(kept.sound())
            starts.append(round(span.start * 1000 / rate))
    if not is_first:
        levels.append(meter.levels())
    if not parts:
        raise AnalysisError(f"{name} holds no sound")
    is_all = len(levels) == 1 and levels[0].start == 0
    seconds = levels[0].end if is_all else frames / rate
    return Sound(tuple(parts), tuple(starts), tuple(levels), seconds, is_all)


def _sounds(reader: Reader, span: Span, begin: int) -> Iterator[NDArray[np.float32]]:
    """`span` of the track that begins at frame `begin` of the file, piece after piece, as far as there is sound."""
    block = block_size(reader.rate)
    most = min(_PIECE_SECONDS * reader.rate, _PIECE_SAMPLES // reader.channels)
    for piece in pieces(Span(begin + span.start, span.length), max(1, most // block) * block):
        sound = reader.read(piece)
        if len(sound) > 0:
            yield sound
        if len(sound) < piece.length:
            return


class _Kept:
    """Mono sound put together from pieces, at RATE."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._mixes: list[NDArray[np.float32]] = []
        self._stream: soxr.ResampleStream | None = None

    @property
    def is_any(self) -> bool:
        return bool(self._mixes)

    def take(self, mix: NDArray[np.float32]) -> None:
        import soxr

        if self._rate == RATE:
            self._mixes.append(mix)
            return
        if self._stream is None:
            self._stream = soxr.ResampleStream(self._rate, RATE, 1, dtype="float32", quality="HQ")
        self._mixes.append(self._stream.resample_chunk(mix))

    def sound(self) -> NDArray[np.float32]:
        if self._stream is not None:
            self._mixes.append(self._stream.resample_chunk(np.zeros(0, np.float32), last=True))
        return np.concatenate(self._mixes)


def _mix(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n,) mean of the channels, or the first channel where the mean has cancelled out."""
    if sound.shape[1] == 1:
        return sound[:, 0].copy()
    mix: NDArray[np.float32] = sound[:, 0] + sound[:, 1] if sound.shape[1] == 2 else sound.sum(axis=1)
    mix *= np.float32(1 / sound.shape[1])
    first = sound[:, 0]
    if float(np.dot(mix, mix)) < _CANCELLED * float(np.dot(first, first)):
        return first.copy()
    return mix
