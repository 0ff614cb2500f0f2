"""An equaliser at work on a stream, whose bands may change while it runs."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.playback.equaliser import FLAT, Equaliser
from musicrec_desktop.playback.sound.filter_chain import FilterChain

_CHANGE_S: Final = 0.04
"""Over so long the sound goes over from one setting to the next."""
_RECENT_S: Final = 0.3
"""So much of the past a new setting hears before it is heard itself: the lowest band rings for a tenth of a second."""
Samples = NDArray[np.float32]


class EqualiserFilter:
    """Second-order sections in a row, their state kept from block to block: blocks of any size give the same samples.

    Flat is no filter: every sample comes out as it went in.
    """

    def __init__(self, rate: int, equaliser: Equaliser = FLAT) -> None:
        """`rate`: frames a second."""
        self._rate = rate
        self._change = round(_CHANGE_S * rate)
        self._keep = round(_RECENT_S * rate)
        self.clear(equaliser)

    def clear(self, equaliser: Equaliser) -> None:
        """Forget what was put in, and begin with this setting."""
        self._recent = np.zeros((0, 2), np.float32)
        self._wanted = self._equaliser = equaliser
        self._now = _Bank(equaliser, self._rate)
        self._old: _Bank | None = None
        self._changed = 0
        """Frames of the change from the old one to the new one that are done."""

    def set(self, equaliser: Equaliser) -> None:
        """Go over to this setting with the next block, or when the change before it is done."""
        self._wanted = equaliser

    def process(self, block: Samples) -> Samples:
        """(n, 2) what comes out for (n, 2) put in."""
        if self._old is None and self._wanted != self._equaliser:
            self._equaliser = self._wanted
            self._old, self._now, self._changed = self._now, _Bank(self._wanted, self._rate), 0
            self._now.process(self._recent)
        self._recent = np.concatenate([self._recent, block])[-self._keep :]
        out = self._now.process(block)
        if self._old is None:
            return out
        old = self._old.process(block)
        done = np.arange(self._changed, self._changed + len(block), dtype=np.float32)
        share = np.minimum((done + 0.5) / self._change, 1)[:, None]
        self._changed += len(block)
        if self._changed >= self._change:
            self._old = None
        return np.asarray(old * (1 - share) + out * share, np.float32)


class _Bank:
    """One setting and what it remembers of the sound: FFmpeg's biquads in double precision, within 1e-7 of the formula.
    They are at hand with the decoder, where loading scipy.signal for its own takes half a second and more."""

    def __init__(self, equaliser: Equaliser, rate: int) -> None:
        names = ("b0", "b1", "b2", "a0", "a1", "a2")
        sections = equaliser.sections(rate)
        filters = [
            ("biquad", ":".join(f"{name}={value:.17g}" for name, value in zip(names, section, strict=True)) + ":r=f64")
            for section in sections.tolist()
        ]
        self._chain = FilterChain(rate, filters) if filters else None

    def process(self, block: Samples) -> Samples:
        return block if self._chain is None or not len(block) else self._chain.process(block)
