"""Which parts of a track are listened to, and the reader that hands them out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from types import TracebackType
from typing import Final, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.levels import block_size

N_EXCERPTS: Final = 9
"""Many short excerpts know a track better than few long ones: a verse, a chorus and a bridge are all met."""
EXCERPT_SECONDS: Final = 10.0
"""Long enough for the autocorrelation of four slow beats."""
WHOLE_BELOW_SECONDS: Final = 100.0
"""A track shorter than this is read whole: excerpts would save next to nothing."""
EDGE_SECONDS: Final = 3.0
"""Of the beginning and of the end, heard for their silence and level only: that costs a third of an excerpt."""
KEPT_BELOW_SECONDS: Final = 720.0
"""Of a longer track the sound is not kept whole, only its levels: 12 minutes of it take a worker to 270 MB."""


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of a track, in frames at the file's own rate."""

    start: int
    length: int
    is_kept: bool = True
    """False: of its sound only the levels are wanted."""

    @property
    def end(self) -> int:
        """The frame after its last."""
        return self.start + self.length


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


def choose_spans(frames: int, rate: int, *, is_whole: bool = False) -> tuple[Span, ...]:
    """The stretches to listen to of a track of `frames` at `rate` hertz: ascending, none over another.

    A short track: the whole. Else N_EXCERPTS of EXCERPT_SECONDS, each in the middle of its equal share, and a little of
    the beginning and the end. With `is_whole` the spans follow each other without gaps; what lies between the excerpts
    of a very long track is then not kept.
    """
    if frames < WHOLE_BELOW_SECONDS * rate or (is_whole and frames < KEPT_BELOW_SECONDS * rate):
        return (Span(0, frames),)
    block = block_size(rate)
    length = max(1, round(EXCERPT_SECONDS * rate / block)) * block
    middles = [int(frames * (i + 0.5) / N_EXCERPTS) for i in range(N_EXCERPTS)]
    # On the borders of blocks, so that what is heard in several spans is measured as if heard in one.
    excerpts = [Span((middle - length // 2) // block * block, length) for middle in middles]
    edge = frames if is_whole else round(EDGE_SECONDS * rate / block) * block
    spans = [Span(0, min(edge, excerpts[0].start), is_kept=False)]
    for excerpt, following in pairwise(excerpts):
        spans.append(excerpt)
        if is_whole:
            spans.append(Span(excerpt.end, following.start - excerpt.end, is_kept=False))
    last = excerpts[-1]
    rest = min(edge, frames - last.end)
    return tuple(span for span in (*spans, last, Span(frames - rest, rest, is_kept=False)) if span.length > 0)


def pieces(span: Span, length: int) -> Iterator[Span]:
    """`span` cut into pieces of `length` frames, so that a file of many channels never fills the memory."""
    for at in range(span.start, span.end, length):
        yield Span(at, min(length, span.end - at), span.is_kept)
