"""A chain of FFmpeg's filters at work on a stream of stereo samples."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]


class FilterChain:
    """One run over one stream: what is put in comes out, changed, and maybe later. One thread at a time."""

    def __init__(self, rate: int, filters: Sequence[tuple[str, str]]) -> None:
        """`rate`: frames a second; `filters`: name and arguments of each, as FFmpeg has them."""
        import av

        self._av = av
        self._rate = rate
        self._given = 0
        self.has_ended = False
        """All that was in it has come out."""
        graph = av.filter.Graph()
        self._in = graph.add_abuffer(format="flt", sample_rate=rate, layout="stereo", time_base=Fraction(1, rate))
        # Some work in double precision: back to what goes in.
        self._filters = [graph.add(name, arguments) for name, arguments in (*filters, ("aformat", "sample_fmts=flt"))]
        self._out = graph.add("abuffersink")
        chain = [self._in, *self._filters, self._out]
        for before, after in pairwise(chain):
            before.link_to(after)
        graph.configure()
        self._graph = graph  # the parts do not keep it alive

    def command(self, at: int, name: str, value: str) -> None:
        """Change a parameter of filter number `at` while it runs."""
        self._filters[at].process_command(name, value)

    def process(self, block: Samples) -> Samples:
        """(m, 2) what comes out for (n, 2) put in; an empty block says that there is no more."""
        if len(block):
            frame = self._av.AudioFrame.from_ndarray(np.ascontiguousarray(block).reshape(1, -1), "flt", "stereo")
            frame.sample_rate, frame.pts, frame.time_base = self._rate, self._given, Fraction(1, self._rate)
            self._given += len(block)
            self._in.push(frame)
        else:
            self._in.push(None)
            self.has_ended = True
        pieces = []
        while (made := self._pull()) is not None:
            pieces.append(made.to_ndarray().reshape(-1, 2))
        if len(pieces) == 1:
            return np.asarray(pieces[0], np.float32)
        return np.concatenate(pieces) if pieces else block[:0]

    def _pull(self) -> Any:
        try:
            return self._out.pull()
        except (self._av.error.BlockingIOError, self._av.error.EOFError):
            return None
