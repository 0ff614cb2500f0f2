"""Bytes of tokens to text: characters may be split across tokens, and stop strings across pieces."""

import codecs
from collections.abc import Sequence


class TextStream:
    """Takes the bytes of one token after another and gives the text that is safe to show."""

    def __init__(self, stops: Sequence[str] = ()) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._stops = tuple(stop for stop in stops if stop)
        self._held = ""
        self.is_stopped = False
        """A stop string was met; it and what follows is dropped."""

    def feed(self, piece: bytes, *, is_last: bool = False) -> str:
        """Text that has become certain; "" while a character or a possible stop string is incomplete."""
        if self.is_stopped:
            return ""
        self._held += self._decoder.decode(piece, final=is_last)
        found = [at for stop in self._stops if (at := self._held.find(stop)) >= 0]
        if found:
            self.is_stopped = True
            return self._release(min(found))
        return self._release(len(self._held) if is_last else len(self._held) - self._open_end())

    def _release(self, n: int) -> str:
        text, self._held = self._held[:n], self._held[n:]
        return text

    def _open_end(self) -> int:
        """Length of the longest end of the held text that a stop string could begin with."""
        for n in range(min(len(self._held), max(map(len, self._stops), default=0)), 0, -1):
            if any(stop.startswith(self._held[-n:]) for stop in self._stops):
                return n
        return 0
