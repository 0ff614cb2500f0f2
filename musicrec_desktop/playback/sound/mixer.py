"""Several sounds in a row as one stream: joined at the sample, or faded into each other at constant power."""

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

CHANNELS: Final = 2
Samples = NDArray[np.float32]


class Sound(Protocol):
    """Stereo samples that are read forwards."""

    @property
    def length(self) -> int:
        """Frames, as far as is known beforehand; 0 when not."""

    @property
    def position(self) -> int:
        """The frame that is read next."""

    def read(self, n: int) -> Samples:
        """(m, 2) the next m <= n frames; fewer than n only at the end."""

    def seek(self, frame: int) -> None:
        """Go on from this frame."""

    def close(self) -> None:
        """Let go of what it is read from."""


@dataclass(frozen=True, slots=True)
class Place:
    """From frame `out` of the stream on, what is heard is sound `number` from its frame `frame` on."""

    out: int
    number: int
    frame: int


@dataclass(slots=True)
class _Entry:
    """A sound of the stream."""

    number: int
    sound: Sound
    fade: int = 0
    """Frames over which it comes in while the one before it goes out; 0 joins them."""
    is_begun: bool = False
    """Something of it was rendered."""


class Mixer:
    """The sounds of a stream, one after the other, and how they meet. One thread at a time.

    What is rendered is heard later, so sounds stay at hand until `heard` says that they are past: a jump may go back
    before a join. A fade is by equal power: the gains' squares sum to 1 at every sample, so that two unlike pieces of
    music stay as loud as one. Where the length of a sound is not known beforehand there is no fade; no fade is longer
    than half of either sound.
    """

    def __init__(self) -> None:
        """Silence."""
        self._entries: list[_Entry] = []
        self._at = 0
        """Which of them is rendered; in a fade the one that goes out."""
        self.rendered = 0
        """Frames of the stream so far."""
        self._places: list[Place] = []

    @property
    def is_silent(self) -> bool:
        """Nothing is left to be rendered."""
        return self._at >= len(self._entries)

    @property
    def rendering(self) -> int:
        """Number of the sound that is rendered now; 0 when all have ended."""
        return 0 if self.is_silent else self._entries[self._at].number

    def begin(self, number: int, sound: Sound) -> None:
        """Render this from its place on, and nothing of what there was."""
        self.clear()
        self._entries = [_Entry(number, sound)]
        self._tell(self._entries[0])

    def is_past(self, number: int) -> bool:
        """The end of this sound is rendered, or something of what follows it."""
        at = self._index(number)
        return at is not None and (self._at > at or any(entry.is_begun for entry in self._entries[at + 1 :]))

    def follow(self, after: int, number: int, sound: Sound | None, fade: int = 0) -> None:
        """What comes after the sound of number `after`, in place of what was to: faded in over so many frames of its
        end. It stands at its beginning. None: nothing. Too late when `is_past`: then it is closed and forgotten."""
        at = self._index(after)
        if at is None or self.is_past(after):
            if sound is not None:
                sound.close()
            return
        before = self._entries[at]
        while len(self._entries) > at + 1:
            self._entries.pop().sound.close()
        if sound is not None:
            shortest = min(before.sound.length, sound.length)
            self._entries.append(_Entry(number, sound, max(0, min(fade, shortest // 2))))
            self._settle_fade(before, self._entries[-1])

    def jump(self, number: int, frame: int) -> None:
        """Go on from this frame of the sound of that number; what follows it begins anew. Nothing when it is past."""
        at = self._index(number)
        if at is None:
            return
        self._at = at
        for entry in self._entries[at + 1 :]:
            if entry.is_begun:
                entry.sound.seek(0)
                entry.is_begun = False
        here = self._entries[at]
        here.sound.seek(frame)
        if at + 1 < len(self._entries):
            self._settle_fade(here, self._entries[at + 1])
        self._places.clear()
        self._tell(here)

    def heard(self, out: int) -> Place | None:
        """What is heard at this frame of the stream; everything before it is let go of. None before the first sound."""
        while len(self._places) > 1 and self._places[1].out <= out:
            del self._places[0]
        if not self._places:
            return None
        while self._entries[0].number != self._places[0].number and self._at > 0:
            self._entries.pop(0).sound.close()
            self._at -= 1
        return self._places[0]

    def clear(self) -> None:
        """Close everything; the stream goes on with silence."""
        for entry in self._entries:
            entry.sound.close()
        self._entries, self._at = [], 0
        self._places.clear()

    def render(self, n: int) -> Samples:
        """(m, 2) the next m <= n frames of the stream; fewer than n only when everything has ended."""
        pieces: list[Samples] = []
        missing = n
        while missing > 0 and not self.is_silent:
            piece = self._piece(missing)
            pieces.append(piece)
            missing -= len(piece)
            self.rendered += len(piece)
        return np.concatenate(pieces) if pieces else np.zeros((0, CHANNELS), np.float32)

    def _index(self, number: int) -> int | None:
        return next((at for at, entry in enumerate(self._entries) if entry.number == number), None)

    @staticmethod
    def _settle_fade(before: _Entry, entry: _Entry) -> None:
        """No fade where the place it would begin at is past."""
        if before.sound.position > before.sound.length - entry.fade:
            entry.fade = 0

    def _tell(self, entry: _Entry) -> None:
        entry.is_begun = True
        self._places.append(Place(self.rendered, entry.number, entry.sound.position))

    def _piece(self, n: int) -> Samples:
        """Up to n frames that lie on one side of a join."""
        here = self._entries[self._at]
        following = self._entries[self._at + 1] if self._at + 1 < len(self._entries) else None
        if following is not None and following.fade:
            begins = here.sound.length - following.fade
            if here.sound.position >= begins:
                return self._faded(here.sound, following, here.sound.position - begins, n)
            n = min(n, begins - here.sound.position)
        piece = here.sound.read(n)
        if len(piece) == 0:
            self._at += 1
            if following is not None:
                self._tell(following)
        return piece

    def _faded(self, old: Sound, entry: _Entry, done: int, n: int) -> Samples:
        """Up to n frames of a fade of which so many frames are done."""
        if not entry.is_begun:
            self._tell(entry)
        n = min(n, entry.fade - done)
        out = old.read(n) if n > 0 else np.zeros((0, CHANNELS), np.float32)
        if len(out) == 0:  # done, or it ended before the length it claimed
            self._at += 1
            return out
        come = entry.sound.read(len(out))
        angle = (np.arange(done, done + len(out), dtype=np.float32) + 0.5)[:, None] * np.float32(np.pi / 2 / entry.fade)
        mixed: Samples = out * np.cos(angle)
        mixed[: len(come)] += come * np.sin(angle[: len(come)])
        return mixed
