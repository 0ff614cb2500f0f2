"""Reads what libsndfile does not, by PyAV's FFmpeg: m4a, Opus, wma, wavpack, ape, musepack, the sound of videos."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.excerpts import Span
from musicrec_desktop.domain.errors import AnalysisError

if TYPE_CHECKING:
    import av

_OPTIONS: Final = {"protocol_whitelist": "none"}
"""A file that is really a playlist must not make FFmpeg open network addresses or other files."""
_LEAD_IN_SECONDS: Final = 0.3
"""Decoded and thrown away after a seek: codecs with overlapping or predicted frames need a run-up."""
_BAD_PACKETS: Final = 50
"""A file with more undecodable packets than this in a row is called broken."""
_GUESSED_LENGTH: Final = frozenset({"aac", "ac3", "eac3", "dts", "loas", "mp3"})
"""Formats without an index, whose length FFmpeg guesses from the bit rate: one AAC stream of 200 s claimed 242 s."""

_Block = tuple[int, NDArray[np.float32]]
"""Position in frames, (n, channels) samples."""


def _lenient_tags(version: str) -> dict[str, Any]:
    """What keeps PyAV from giving up a file over tags that are not UTF-8; from version 19 on it never does."""
    return {"metadata_errors": "replace"} if int(version.partition(".")[0]) < 19 else {}


class FfmpegReader:
    """A Reader on FFmpeg. Seeks where the container can, else decodes forwards and drops what is not asked for.

    Raises AnalysisError when the file holds no sound that FFmpeg can decode.
    """

    def __init__(self, path: Path) -> None:
        import av

        self._name = path.name
        self._errors: tuple[type[Exception], ...] = (av.error.FFmpegError, ValueError)
        self._at = 0
        self._rest: _Block | None = None
        # An open file instead of a name: a file name need not be valid text, and some look like addresses.
        self._source = path.open("rb")
        try:
            self._container: av.container.InputContainer = av.open(
                self._source, mode="r", options=_OPTIONS, **_lenient_tags(av.__version__)
            )
            if not self._container.streams.audio:
                raise AnalysisError(f"{path.name} holds no sound")
            self._stream: av.AudioStream = self._container.streams.audio[0]
            self.rate = int(self._stream.rate or 0)
            self.channels = int(self._stream.channels)
            self.frames = self._length() if self.rate else 0
            if self.frames <= 0 or self.channels <= 0:
                raise AnalysisError(f"{path.name} holds no sound")
            self._blocks = self._decode()
        except AnalysisError:
            self._close()
            raise
        except self._errors as error:
            self._close()
            raise AnalysisError(f"{path.name} is not sound that can be decoded: {_words(error)}") from error

    def _length(self) -> int:
        """Frames in the stream: as the container says, else counted over the packets, which decodes nothing."""
        stream, container = self._stream, self._container
        if container.format.name not in _GUESSED_LENGTH:
            if stream.duration is not None and stream.time_base is not None:
                return int(stream.duration * stream.time_base * self.rate)
            if container.duration is not None:
                return int(container.duration * self.rate / 1_000_000)
        ticks = 0
        for packet in self._packets():
            ticks = max(ticks + (packet.duration or 0), (packet.pts or 0) + (packet.duration or 0))
        container.seek(0)
        return int((ticks - (stream.start_time or 0)) * stream.time_base * self.rate) if stream.time_base else 0

    def _packets(self) -> "Iterator[av.Packet]":
        """The stream's packets from where the container stands; a file that breaks off ends there."""
        import av

        try:
            yield from self._container.demux(self._stream)
        except av.error.InvalidDataError:
            return

    def read(self, span: Span) -> NDArray[np.float32]:
        try:
            if span.start != self._at:
                self._seek(span.start)
            return self._take(span)
        except self._errors as error:
            raise AnalysisError(f"{self._name} cannot be decoded: {_words(error)}") from error

    def _seek(self, start: int) -> None:
        """Go to just before `start` frames; where the container cannot, decoding goes on from where it is."""
        base = self._stream.time_base
        if base is None:
            return
        seconds = max(0.0, start / self.rate - _LEAD_IN_SECONDS)
        try:
            self._container.seek(int(seconds / base) + (self._stream.start_time or 0), stream=self._stream)
        except self._errors:
            return
        self._rest, self._blocks = None, self._decode()

    def _take(self, span: Span) -> NDArray[np.float32]:
        taken: list[NDArray[np.float32]] = []
        n = 0
        while n < span.length:
            block = self._rest or next(self._blocks, None)
            self._rest = None
            if block is None:
                break
            at, sound = block
            if n == 0 and at < span.start:
                sound, at = sound[span.start - at :], span.start
            if len(sound) == 0:
                continue
            use = sound[: span.length - n]
            taken.append(use)
            n += len(use)
            if len(use) < len(sound):
                self._rest = (at + len(use), sound[len(use) :])
        self._at = span.start + n
        return np.concatenate(taken) if taken else np.zeros((0, self.channels), np.float32)

    def _decode(self) -> Iterator[_Block]:
        """Blocks of sound from where the container stands, in order. Single broken packets are passed over."""
        import av

        resampler = av.AudioResampler(format="flt", layout=self._stream.layout, rate=self.rate)
        begin = self._stream.start_time or 0
        at, bad = 0, 0
        for packet in self._packets():
            try:
                frames = packet.decode()
            except av.error.InvalidDataError:
                bad += 1
                if bad > _BAD_PACKETS:
                    raise
                continue
            for frame in frames:
                bad = 0
                if frame.pts is not None and frame.time_base is not None:
                    at = round((frame.pts - begin) * frame.time_base * self.rate)
                for same in resampler.resample(frame):
                    sound = same.to_ndarray().reshape(-1, self.channels)
                    yield at, sound
                    at += len(sound)

    def _close(self) -> None:
        container: av.container.InputContainer | None = getattr(self, "_container", None)
        if container is not None:
            container.close()
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()


def _words(error: Exception) -> str:
    """FFmpeg's own words without number and file."""
    return str(getattr(error, "strerror", None) or error)
