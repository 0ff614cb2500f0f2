"""Reads what libsndfile reads: wav, flac, Ogg Vorbis, mp3, aiff, caf and the like, with exact and fast seeking."""

import os
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.excerpts import Span
from musicrec_desktop.domain.errors import AnalysisError

_UNKNOWN_LENGTH: Final = 1 << 40
"""libsndfile says 2**63 - 1 frames of a stream that does not tell its length."""
_ELSEWHERE: Final = frozenset({"OPUS"})
"""Subtypes that libsndfile can open but should not: its Opus takes twice the processor time of FFmpeg's and
refuses some valid files."""
_MP3_LENGTH_MARKS: Final = (b"Xing", b"Info", b"VBRI")


class SndfileReader:
    """A Reader on libsndfile. Raises AnalysisError when this library cannot read the file."""

    def __init__(self, path: Path) -> None:
        import soundfile

        self._error: type[Exception] = soundfile.SoundFileError
        try:
            # The name as bytes: a file name need not be valid text.
            self._file = soundfile.SoundFile(os.fsencode(path))
        except self._error as error:
            raise AnalysisError(f"{path.name}: {error}") from error
        self.rate = int(self._file.samplerate)
        self.channels = int(self._file.channels)
        self.frames = int(self._file.frames)
        subtype = self._file.subtype
        is_guess = subtype == "MPEG_LAYER_III" and not _tells_length(path)
        if not 0 < self.frames < _UNKNOWN_LENGTH or subtype in _ELSEWHERE or is_guess:
            self._file.close()
            raise AnalysisError(f"{path.name}: not a file for libsndfile")
        self._name = path.name

    def read(self, span: Span) -> NDArray[np.float32]:
        try:
            if span.start != self._file.tell():
                self._file.seek(span.start)
            sound: NDArray[np.float32] = self._file.read(span.length, dtype="float32", always_2d=True)
        except self._error as error:
            raise AnalysisError(f"{self._name}: {error}") from error
        return sound

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


def _tells_length(path: Path) -> bool:
    """Whether an mp3 says in its first frame how long it is.

    When not, libsndfile guesses from that frame's bit rate, and took one of 104 s for 27 s.
    """
    with path.open("rb") as file:
        head = file.read(10)
        if head[:3] == b"ID3":
            # Four bytes of seven bits each; the header's own ten bytes are not counted.
            size = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
            file.seek(10 + size)
        start = file.read(4096)
    return any(mark in start for mark in _MP3_LENGTH_MARKS)
