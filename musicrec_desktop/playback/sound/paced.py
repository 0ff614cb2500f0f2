"""A sound played faster or slower at its own pitch."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.playback.sound.filter_chain import FilterChain
from musicrec_desktop.playback.sound.mixer import CHANNELS, Sound

_STEP: Final = 1_024
"""Frames given to the filter at once: a change of speed, and the place, are known no finer than by this."""
Samples = NDArray[np.float32]


class Paced:
    """A Sound whose speed can be changed while it plays, by FFmpeg's `atempo` (overlapping pieces of 20 to 50 ms).

    At speed 1 from its beginning, or from the last jump, every sample is as it was. The first samples of the filter are
    those it was given, and its tempo can be set while it runs, so that no change of speed is a break. The place is that
    of the piece that sounds, within 40 ms.
    """

    def __init__(self, source: Sound, rate: int, speed: float = 1.0) -> None:
        """`rate`: frames a second."""
        self.rate = rate
        """Frames a second."""
        self._source = source
        self._speed = speed
        """Of what is read next."""
        self._wanted = speed
        self._filter: FilterChain | None = None
        self._out = np.zeros((0, CHANNELS), np.float32)
        """What came out of the filter and is not read yet, all at `_speed`."""
        self._at = 0.0
        """The frame of the track that is read next, while the filter is at work."""

    @property
    def length(self) -> int:
        return self._source.length

    @property
    def position(self) -> int:
        return self._source.position if self._filter is None else int(self._at)

    @property
    def speed(self) -> float:
        return self._speed

    def set_speed(self, speed: float) -> None:
        """From the next frame on, or from the next but a few."""
        self._wanted = speed
        self._settle()

    def ready(self, n: int) -> int:
        if self._filter is None and self._speed == 1:
            return self._source.ready(n)
        self._fill(n)
        return n if self._filter is not None and self._filter.has_ended else min(n, len(self._out))

    def read(self, n: int) -> Samples:
        """(m, 2) the next frames, at most n; fewer also where what follows is of another speed."""
        if self._filter is None and self._speed == 1:
            return self._source.read(n)
        self._fill(n)
        out, self._out = self._out[:n], self._out[n:]
        self._at += len(out) * self._speed
        self._settle()
        return out

    def seek(self, frame: int) -> None:
        self._source.seek(frame)
        self._filter = None
        self._out = self._out[:0]
        self._speed = self._wanted

    def close(self) -> None:
        self._source.close()

    def _settle(self) -> None:
        """Take over the speed that is wanted once all of the old one is read."""
        if self._speed == self._wanted or len(self._out):
            return
        self._speed = self._wanted
        if self._filter is not None:
            self._filter.command(0, "tempo", f"{self._speed:.6f}")

    def _fill(self, n: int) -> None:
        """Have n frames ready, or as many as the source has ready; none beyond those of a speed that is to change."""
        if len(self._out) and self._speed != self._wanted:
            return
        if self._filter is None:
            self._filter = FilterChain(self.rate, [("atempo", f"{self._speed:.6f}")])
            self._at = float(self._source.position)
        pieces, have = [self._out], len(self._out)
        while have < n and not self._filter.has_ended and self._source.ready(_STEP) == _STEP:
            piece = self._filter.process(self._source.read(_STEP))
            pieces.append(piece)
            have += len(piece)
        if len(pieces) > 1:
            self._out = np.concatenate(pieces)
