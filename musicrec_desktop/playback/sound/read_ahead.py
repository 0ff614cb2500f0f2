"""A sound decoded ahead by a thread of its own, so that a disk that sleeps, or a network that is slow, is not heard."""

import threading
from collections import deque
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.playback.sound.decoder import UnplayableError

AHEAD_S: Final = 10.0
"""So much lies ready: disks take five to eight seconds to wake. 3.5 MB for each sound at 44,100 frames a second."""
_BEHIND_S: Final = 2.0
"""So much of what was read is kept: what the device has not played yet is read again after a change."""
_AT_ONCE_S: Final = 0.1
_FIRST_S: Final = 0.02
"""The first block after a jump is smaller: it is waited for."""
_REST_S: Final = 1.0
"""Decoding begins again when so much is missing: not for every block that is read."""
Samples = NDArray[np.float32]


class Source(Protocol):
    """What a Decoder is, for this purpose."""

    rate: int

    @property
    def length(self) -> int:
        """Frames; 0 when not known."""

    def read(self, n: int) -> Samples:
        """(m, 2) the next m <= n frames; fewer only at the end. May take long. Raises UnplayableError."""

    def seek(self, frame: int) -> None:
        """Go on from this frame. May take long."""

    def close(self) -> None:
        """Let go of the file."""


class ReadAhead:
    """A Sound that never waits: what is not decoded yet is not ready. Read by one thread, any thread.

    The source belongs to a thread that ends by itself after `close`, however long it is held up at that moment.
    """

    speed = 1.0

    def __init__(self, source: Source, ahead_s: float = AHEAD_S) -> None:
        """Begins to decode at once. The source stands at its beginning; nobody else uses it from now on."""
        self.rate = source.rate
        """Frames a second."""
        self.length = source.length
        """Frames, as the source claims; 0 when it does not say."""
        self._source = source
        self._ahead = round(ahead_s * self.rate)
        self._low = self._ahead - round(min(_REST_S, ahead_s / 2) * self.rate)
        self._behind = round(_BEHIND_S * self.rate)
        self._blocks: deque[Samples] = deque()
        self._first = 0
        """The frame that the first of them begins with."""
        self._end = 0
        """The frame after the last of them."""
        self._at = 0
        self._skip: int | None = None
        """Where the source is to go on; None: where it is."""
        self._has_ended = self._is_full = self._is_closed = False
        self._error: str | None = None
        self._changed = threading.Condition()
        """Guards all of the above."""
        self._thread = threading.Thread(target=self._run, name="read-ahead", daemon=True)
        self._thread.start()

    @property
    def position(self) -> int:
        """The frame that is read next."""
        return self._at

    def ready(self, n: int) -> int:
        """How many of the next n frames can be read at once; n at the end, also where reading will raise."""
        with self._changed:
            left = self._end - self._at
            return n if self._has_ended or left >= n else left

    def read(self, n: int) -> Samples:
        """(m, 2) the next frames of those that are ready, at most n. Raises UnplayableError after the last good one."""
        with self._changed:
            taken, at = [], self._first
            for block in self._blocks:
                if at + len(block) > self._at and n > 0:
                    piece = block[self._at - at : self._at - at + n]
                    taken.append(piece)
                    self._at += len(piece)
                    n -= len(piece)
                at += len(block)
            while self._blocks and self._first + len(self._blocks[0]) < self._at - self._behind:
                self._first += len(self._blocks.popleft())
            if not taken and self._error is not None:
                raise UnplayableError(self._error)
            self._call_if_low()
        if len(taken) == 1:
            return taken[0]
        return np.concatenate(taken) if taken else np.zeros((0, 2), np.float32)

    def seek(self, frame: int) -> None:
        """Go on from this frame. At once where it lies ready."""
        frame = max(0, frame)
        with self._changed:
            self._at = frame
            if self._first <= frame <= self._end and self._error is None and self._skip is None:
                self._call_if_low()
                return
            self._blocks.clear()
            self._first = self._end = self._skip = frame
            self._has_ended, self._is_full, self._error = False, False, None
            self._changed.notify()

    def close(self) -> None:
        """Let go of the source as soon as it answers. May be called twice."""
        with self._changed:
            self._is_closed = True
            self._blocks.clear()
            self._changed.notify()

    def wait_until_closed(self, timeout_s: float) -> bool:
        """Whether the thread has ended, within so many seconds after `close`."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _call_if_low(self) -> None:
        if self._end - self._at < self._low:
            self._is_full = False
            self._changed.notify()

    # in the thread of its own

    def _run(self) -> None:
        try:
            while self._decode():
                pass
        finally:
            with self._changed:
                self._has_ended = True  # nobody is to wait for what will never come
            self._source.close()

    def _decode(self) -> bool:
        """One block more, when there is room; False when it is over."""
        with self._changed:
            self._changed.wait_for(self._has_work)
            if self._is_closed:
                return False
            skip, self._skip = self._skip, None
            n = round((_AT_ONCE_S if self._end > self._first else _FIRST_S) * self.rate)
        block, error = np.zeros((0, 2), np.float32), None
        try:
            if skip is not None:
                self._source.seek(skip)
            block = self._source.read(n)
        except UnplayableError as failure:
            error = str(failure)
        with self._changed:
            if self._skip is None and not self._is_closed:  # else it is of a place where nobody is any more
                if len(block):
                    self._blocks.append(block)
                    self._end += len(block)
                self._is_full = self._end - self._at >= self._ahead
                self._has_ended = error is not None or len(block) < n
                self._error = error
        return True

    def _has_work(self) -> bool:
        return self._is_closed or self._skip is not None or not (self._has_ended or self._is_full)
