"""One file, or a part of one, as stereo samples at a wanted rate, exact to the sample from the first to the last."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.playback.player import FilePart

_OPTIONS: Final = {"protocol_whitelist": "none"}
"""A file that is really a playlist must not make FFmpeg open network addresses or other files."""
_RUN_UP_S: Final = 0.3
"""Decoded and thrown away after a jump: codecs with overlapping or predicted frames need it."""
_BAD_PACKETS: Final = 50
"""A file with more undecodable packets than this in a row is given up."""

Samples = NDArray[np.float32]


class UnplayableError(Exception):
    """The file cannot be played; the message says why, without the file's name."""


class Decoder:
    """A Sound read from a file by FFmpeg. One thread at a time.

    FFmpeg itself leaves out what encoders put before and after the music where the file tells how much that is, so that
    the files of one recording join as they were cut.
    """

    speed: Final = 1.0

    def __init__(self, part: FilePart, rate: int = 0) -> None:
        """`rate`: frames a second of what is read; 0 takes the file's own. Raises UnplayableError."""
        import av

        self._errors: tuple[type[Exception], ...] = (av.error.FFmpegError, ValueError, OSError)
        try:
            # An open file instead of a name: a file name need not be valid text, and some look like addresses.
            self._source = part.path.open("rb")
        except OSError as error:
            raise UnplayableError(str(error.strerror or error).lower()) from error
        try:
            self._container: av.container.InputContainer = av.open(
                self._source, mode="r", options=_OPTIONS, **_lenient_tags(av.__version__)
            )
            if not self._container.streams.audio:
                raise UnplayableError("it holds no sound")
            self._stream: av.AudioStream = self._container.streams.audio[0]
        except UnplayableError:
            self._source.close()
            raise
        except self._errors as error:
            self._source.close()
            raise UnplayableError(_words(error)) from error
        self.own_rate = int(self._stream.rate or 0)
        """Frames a second as the file has them."""
        if self.own_rate <= 0 or not self._stream.channels:
            self.close()
            raise UnplayableError("it holds no sound")
        self.rate = rate or self.own_rate
        """Frames a second as they are read."""
        self._gain = np.float32(10 ** (part.gain_db / 20))
        self._from = part.start_ms * self.rate // 1000
        self._to = part.end_ms * self.rate // 1000 if part.end_ms else self._told_end()
        self._at = 0
        """The frame of the part that is read next."""
        self._rest = np.zeros((0, 2), np.float32)
        """What was decoded and not yet read, from `_at` on."""
        self._blocks = self._decoded(0)
        self._bad = 0
        if self._from:
            self.seek(0)

    def _told_end(self) -> int | None:
        """Where MPEG-4 says that the music ends: FFmpeg gives what the encoder filled the last block with, too."""
        whole = self._whole()
        return whole if whole and "mp4" in self._container.format.name else None

    def _whole(self) -> int:
        seconds = 0.0
        if self._stream.duration is not None and self._stream.time_base is not None:
            seconds = float(self._stream.duration * self._stream.time_base)
        elif self._container.duration is not None:
            seconds = self._container.duration / 1_000_000
        return round(seconds * self.rate)

    @property
    def length(self) -> int:
        """Frames of the part, as the file claims; 0 when it does not say. Reading tells for sure."""
        whole = self._whole()
        end = whole if self._to is None else min(self._to, whole) if whole else self._to
        return max(0, end - self._from)

    @property
    def position(self) -> int:
        """The frame of the part that is read next."""
        return self._at

    def ready(self, n: int) -> int:
        """All of them: reading waits for the disk."""
        return n

    def read(self, n: int) -> Samples:
        """(m, 2) the next m <= n frames, -1..1 before the gain; fewer only at the end. Raises UnplayableError."""
        if self._to is not None:
            n = min(n, self._to - self._from - self._at)
        if n <= 0:
            return self._rest[:0]
        taken, missing = [], n
        while missing > 0:
            if len(self._rest) == 0:
                try:
                    block = next(self._blocks, None)
                except self._errors as error:
                    raise UnplayableError(_words(error)) from error
                if block is None:
                    break
                self._rest = block
            taken.append(self._rest[:missing])
            self._rest = self._rest[missing:]
            missing -= len(taken[-1])
        self._at += n - missing
        block = taken[0] if len(taken) == 1 else np.concatenate([*taken, self._rest[:0]])
        return block if self._gain == 1 else block * self._gain

    def seek(self, frame: int) -> None:
        """Go on from this frame of the part. Where the file cannot, everything before it is decoded. Raises
        UnplayableError where its beginning can no longer be read either."""
        base = self._stream.time_base
        start = max(0, self._from + frame)
        self._rest = self._rest[:0]
        self._at = max(0, frame)
        if base is not None:
            seconds = max(0.0, start / self.rate - _RUN_UP_S)
            try:
                self._container.seek(int(seconds / base) + (self._stream.start_time or 0), stream=self._stream)
            except self._errors:
                try:
                    self._reopen()
                except self._errors as error:
                    raise UnplayableError(_words(error)) from error
        self._blocks = self._decoded(start)

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        self._container.close()
        self._source.close()

    def _reopen(self) -> None:
        """Back to the beginning of a file in which jumps are not possible."""
        import av

        self._container.close()
        self._source.seek(0)
        self._container = av.open(self._source, mode="r", options=_OPTIONS, **_lenient_tags(av.__version__))
        self._stream = self._container.streams.audio[0]

    def _decoded(self, start: int) -> Iterator[Samples]:
        """Blocks from frame `start` of the file on. The place is counted from the first frame that says where it is."""
        import av

        # One channel is given to both sides as it is: FFmpeg would make it three decibels quieter.
        layout = "mono" if self._stream.channels == 1 else "stereo"
        resampler = av.AudioResampler(format="flt", layout=layout, rate=self.rate)
        begin, at, is_placed = self._stream.start_time or 0, 0, False
        for frame in self._frames():
            if not is_placed and frame.pts is not None and frame.time_base is not None:
                at, is_placed = round((frame.pts - begin) * frame.time_base * self.rate), True
            for same in resampler.resample(frame):
                at, block = _from_start(same, at, start)
                if len(block):
                    yield block
        if is_placed:
            for same in resampler.resample(None):
                at, block = _from_start(same, at, start)
                if len(block):
                    yield block

    def _frames(self) -> Iterator[Any]:
        """Decoded frames as they come; single broken packets are passed over, and a file that breaks off ends there."""
        import av

        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
            except av.error.InvalidDataError:
                return
            if packet is None:
                return
            try:
                frames = packet.decode()
            except av.error.InvalidDataError as error:
                self._bad += 1
                if self._bad > _BAD_PACKETS:
                    raise UnplayableError("too much of it is damaged") from error
                continue
            self._bad = 0
            yield from frames


def _from_start(frame: Any, at: int, start: int) -> tuple[int, Samples]:
    """Where the next block begins, and what of this one is not before `start`."""
    channels = len(frame.layout.channels)
    block = frame.to_ndarray().reshape(-1, channels)
    if channels == 1:
        block = np.repeat(block, 2, axis=1)
    return at + len(block), block[max(0, start - at) :]


def _lenient_tags(version: str) -> dict[str, Any]:
    """What keeps PyAV from giving up a file over tags that are not UTF-8; from version 19 on it never does."""
    return {"metadata_errors": "replace"} if int(version.partition(".")[0]) < 19 else {}


def _words(error: Exception) -> str:
    """FFmpeg's own words without number and file."""
    return str(getattr(error, "strerror", None) or error).lower()
