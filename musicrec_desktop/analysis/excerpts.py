"""Which parts of a track are listened to, and the reader that hands them out."""

from dataclasses import dataclass
from types import TracebackType
from typing import Final, Protocol, Self

import numpy as np
from numpy.typing import NDArray

N_EXCERPTS: Final = 9
"""Many short excerpts know a track better than few long ones: a verse, a chorus and a bridge are all met."""
EXCERPT_SECONDS: Final = 10.0
"""Long enough for the autocorrelation of four slow beats."""
WHOLE_BELOW_SECONDS: Final = 100.0
"""A track shorter than this is read whole: excerpts would save next to nothing."""


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of a track, in frames at the file's own rate."""

    start: int
    length: int


class Reader(Protocol):
    """Sound of one opened file, at its own rate, read forwards."""

    rate: int
    """Hertz."""
    channels: int
    frames: int
    """Length of the track in frames."""

    def read(self, span: Span) -> NDArray[np.float32]:
        """(n, channels) float32, C-contiguous, n <= span.length: fewer where the file is shorter than it claims.

        Spans are asked for in ascending order. Raises AnalysisError where the sound cannot be decoded.
        """
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def choose_excerpts(frames: int, rate: int) -> tuple[Span, ...]:
    """The stretches to measure of a track of `frames` at `rate` hertz: ascending, apart from each other.

    The whole track when it is short; else N_EXCERPTS of EXCERPT_SECONDS, each in the middle of its equal share.
    """
    if frames < WHOLE_BELOW_SECONDS * rate:
        return (Span(0, frames),)
    length = int(EXCERPT_SECONDS * rate)
    middles = [int(frames * (i + 0.5) / N_EXCERPTS) for i in range(N_EXCERPTS)]
    return tuple(Span(middle - length // 2, length) for middle in middles)


def pieces(span: Span, length: int) -> tuple[Span, ...]:
    """`span` cut into pieces of `length` frames, so that a short file of many channels never fills the memory."""
    end = span.start + span.length
    return tuple(Span(at, min(length, end - at)) for at in range(span.start, end, length))
