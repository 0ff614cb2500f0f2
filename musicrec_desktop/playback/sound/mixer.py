"""Several sounds in a row as one stream: joined at the sample, or faded into each other at constant power."""

import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.playback.sound.decoder import UnplayableError

CHANNELS: Final = 2
LOOP_JOIN: Final = 256
"""Frames over which the end of a loop goes over into its beginning: too short to be heard, long enough for no click."""
Samples = NDArray[np.float32]


def _no_samples() -> Samples:
    return np.zeros((0, CHANNELS), np.float32)


class Sound(Protocol):
    """Stereo samples that are read forwards. Lengths and places are frames of the track."""

    @property
    def length(self) -> int:
        """Frames, as far as is known beforehand; 0 when not."""

    @property
    def position(self) -> int:
        """The frame that is read next."""

    @property
    def speed(self) -> float:
        """Frames of the track in each one that is read, from the next one on."""

    def ready(self, n: int) -> int:
        """How many of the next n frames can be read at once; n where fewer are left: reading tells the end."""

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
    speed: float = 1.0
    """Frames of the track in each of the stream."""


@dataclass(slots=True)
class _Entry:
    """A sound of the stream."""

    number: int
    sound: Sound
    fade: int = 0
    """Frames over which it comes in while the one before it goes out; 0 joins them."""
    is_begun: bool = False
    """Something of it was rendered."""
    faded: int = 0
    """Frames of its fade that are rendered."""
    loop: tuple[int, int] | None = None
    """From which frame to which it plays over and over."""
    tail: Samples = field(default_factory=_no_samples)
    """(LOOP_JOIN, 2) what comes after the end of the loop, while it goes over into the beginning; else (0, 2)."""
    joined: int = 0
    """Frames of that which are rendered."""


class Mixer:
    """The sounds of a stream, one after the other, and how they meet. One thread at a time.

    What is rendered is heard later, so sounds stay at hand until `heard` says that they are past: a jump may go back
    before a join. A fade is by equal power: the gains' squares sum to 1 at every sample, so that two unlike pieces of
    music stay as loud as one. Where the length of a sound is not known beforehand there is no fade; no fade is longer
    than half of either sound. A sound that is not ready is waited for: then less is rendered than was asked for.
    """

    def __init__(self) -> None:
        """Silence."""
        self._entries: list[_Entry] = []
        self._at = 0
        """Which of them is rendered; in a fade the one that goes out."""
        self.rendered = 0
        """Frames of the stream so far."""
        self.failing = 0
        """Number of the sound that could not be read last."""
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
        """What comes after the sound of number `after`, in place of what was to: faded in over so many frames of the
        stream. It stands at its beginning. None: nothing. Too late when `is_past`: then it is closed and forgotten."""
        at = self._index(after)
        if at is None or self.is_past(after):
            if sound is not None:
                sound.close()
            return
        before = self._entries[at]
        while len(self._entries) > at + 1:
            self._entries.pop().sound.close()
        if sound is not None:
            shortest = min(_left(each, 0) for each in (before.sound, sound))
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
            entry.faded = 0
        here = self._entries[at]
        here.sound.seek(frame)
        here.tail, here.faded = _no_samples(), 0
        if at + 1 < len(self._entries):
            self._settle_fade(here, self._entries[at + 1])
        self._places.clear()
        self._tell(here)

    def loop(self, number: int, span: tuple[int, int] | None) -> None:
        """Play the sound of that number over and over between two frames of it, from the next time on that the second
        one is reached; nothing follows it meanwhile. None: no more. Nothing when it is past."""
        at = self._index(number)
        if at is not None and not self.is_past(number):
            self._entries[at].loop = span

    @property
    def goes_back(self) -> bool:
        """Something is rendered, and not yet known to be heard, that goes back to the beginning of a loop."""
        return any(
            later.number == place.number and later.frame < place.frame + (later.out - place.out) * place.speed - 1
            for place, later in pairwise(self._places)
        )

    def position(self, number: int) -> int | None:
        """The frame of the sound of that number that is rendered next; None when it is not at hand."""
        at = self._index(number)
        return None if at is None else self._entries[at].sound.position

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
        """(m, 2) the next m <= n frames of the stream; fewer when everything has ended, or something is not ready.

        Raises UnplayableError where the sound of number `failing` cannot be read further. A sound that cannot be read
        at all is not faded in: the one before it is heard to its end first.
        """
        pieces: list[Samples] = []
        missing = n
        while missing > 0 and not self.is_silent:
            try:
                piece = self._piece(missing)
            except UnplayableError:
                if not pieces:
                    raise
                break  # what is rendered is heard; it is raised again with the next call
            if piece is None:
                break
            pieces.append(piece)
            missing -= len(piece)
            self.rendered += len(piece)
        return np.concatenate(pieces) if pieces else _no_samples()

    def _index(self, number: int) -> int | None:
        return next((at for at, entry in enumerate(self._entries) if entry.number == number), None)

    @staticmethod
    def _settle_fade(before: _Entry, entry: _Entry) -> None:
        """No fade where the place it would begin at is past."""
        if before.sound.length > 0 and _left(before.sound, before.sound.position) < entry.fade:
            entry.fade = 0

    def _tell(self, entry: _Entry) -> None:
        entry.is_begun = True
        self._places.append(Place(self.rendered, entry.number, entry.sound.position, entry.sound.speed))

    def _piece(self, n: int) -> Samples | None:
        """Up to n frames that lie on one side of a join; None when they are not ready."""
        here = self._entries[self._at]
        following = self._entries[self._at + 1] if self._at + 1 < len(self._entries) else None
        if here.loop is not None:
            if here.sound.position >= here.loop[1]:
                return self._gone_back(here, here.loop[0])
            n = min(n, math.ceil((here.loop[1] - here.sound.position) / here.sound.speed))
        elif following is not None and following.fade:
            left = _left(here.sound, here.sound.position)
            if left <= following.fade or following.faded:
                return self._faded(here, following, n)
            n = min(n, left - following.fade)
        n = min(n, here.sound.ready(n))
        if n == 0:
            return None
        self._tell_speed(here)
        piece = self._read(here, n)
        if len(here.tail):
            piece = self._blended(here, piece)
        if len(piece) == 0 and here.loop is not None and here.sound.position > here.loop[0]:
            return self._gone_back(here, here.loop[0])
        if len(piece) == 0:
            self._at += 1
            if following is not None:
                self._tell(following)
        return piece

    def _tell_speed(self, entry: _Entry) -> None:
        """The same sound goes on faster or slower."""
        told = self._places[-1] if self._places else None
        if told is not None and told.number == entry.number and told.speed != entry.sound.speed:
            self._tell(entry)

    def _gone_back(self, entry: _Entry, frame: int) -> Samples | None:
        """Nothing yet, but the sound is at the beginning of its loop; None when what goes over is not ready."""
        if entry.sound.ready(LOOP_JOIN) < LOOP_JOIN:
            return None
        entry.tail, entry.joined = np.zeros((LOOP_JOIN, CHANNELS), np.float32), 0
        after = self._read(entry, LOOP_JOIN)
        entry.tail[: len(after)] = after
        entry.sound.seek(frame)
        self._tell(entry)
        return _no_samples()

    @staticmethod
    def _blended(entry: _Entry, piece: Samples) -> Samples:
        """The beginning of a loop coming in while what follows its end goes out. By amplitude, not by power: the two
        are of one piece of music and mostly alike."""
        n = min(len(piece), LOOP_JOIN - entry.joined)
        share = (np.arange(entry.joined, entry.joined + n, dtype=np.float32) + 0.5)[:, None] / LOOP_JOIN
        blended = piece.copy()
        blended[:n] = piece[:n] * share + entry.tail[entry.joined : entry.joined + n] * (1 - share)
        entry.joined += n
        if entry.joined == LOOP_JOIN:
            entry.tail = _no_samples()
        return blended

    def _read(self, entry: _Entry, n: int) -> Samples:
        try:
            return entry.sound.read(n)
        except UnplayableError:
            self.failing = entry.number
            raise

    def _faded(self, here: _Entry, entry: _Entry, n: int) -> Samples | None:
        """Up to n frames of a fade; None when they are not ready."""
        n = min(n, entry.fade - entry.faded)
        if n <= 0:
            self._at += 1
            return _no_samples()
        n = min(n, here.sound.ready(n), entry.sound.ready(n))
        if n == 0:
            return None
        begin = Place(self.rendered, entry.number, entry.sound.position, entry.sound.speed)
        try:
            come = self._read(entry, n)
        except UnplayableError:
            if entry.is_begun:
                raise
            entry.fade = 0
            return _no_samples()
        try:
            out = self._read(here, n)
        except UnplayableError:
            out = _no_samples()
        if len(out) < len(come):  # it ended before the length it claimed
            entry.sound.seek(begin.frame + int(len(out) * begin.speed))
        if not entry.is_begun or self._places[-1].speed != begin.speed:
            entry.is_begun = True
            self._places.append(begin)
        if len(out) == 0:
            self._at += 1
            return out
        come = come[: len(out)]
        done = np.arange(entry.faded, entry.faded + len(out), dtype=np.float32)
        angle = (done + 0.5)[:, None] * np.float32(np.pi / 2 / entry.fade)
        mixed: Samples = out * np.cos(angle)
        mixed[: len(come)] += come * np.sin(angle[: len(come)])
        entry.faded += len(out)
        return mixed


def _left(sound: Sound, position: int) -> int:
    """Frames that are read from that place to the end."""
    left = max(0, sound.length - position)
    return left if sound.speed == 1 else int(left / sound.speed)
