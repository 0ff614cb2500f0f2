"""Rough chords: which of the 24 triads a frame's pitch classes fit, and the steadiest path through them."""

from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.outline import Chord

CHORD_NAMES: Final = tuple(
    note + suffix for suffix in ("", "m") for note in ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
)
"""Major triads from C up, then minor ones."""
NO_CHORD: Final = "N"
_TRIADS: Final = ((0, 4, 7), (0, 3, 7))
_CERTAINTY: Final = 12.0
"""How much one unit of correlation weighs, as a logarithm of odds."""
_NO_FIT: Final = 0.45
"""Below this correlation a frame is taken to hold no triad."""
_CHANGE: Final = 4.0
"""Logarithm of the odds against a change from one frame to the next."""

_Floats = NDArray[np.float32]


@lru_cache(maxsize=1)
def _templates() -> _Floats:
    """(12, 24) centred triads of unit length."""
    triads = np.zeros((12, len(CHORD_NAMES)), np.float32)
    for chord in range(len(CHORD_NAMES)):
        mode, root = divmod(chord, 12)
        triads[[(root + interval) % 12 for interval in _TRIADS[mode]], chord] = 1
    triads -= triads.mean(axis=0)
    scaled: _Floats = triads / np.linalg.norm(triads, axis=0)
    return scaled


def chord_fits(chroma: _Floats) -> _Floats:
    """(n, 24) correlation of each frame (n, 12) with each triad, -1..1; zeros for a frame without pitches."""
    centred = chroma - chroma.mean(axis=1, keepdims=True)
    centred /= np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), np.float32(1e-9))
    fits: _Floats = centred @ _templates()
    return fits


def chord_shares(chroma: _Floats) -> NDArray[np.float64]:
    """(24,) share of time of each triad in frames (n, 12), each frame divided among those that fit it."""
    smooth = chroma.copy()
    smooth[1:] += chroma[:-1]
    smooth[:-1] += chroma[1:]
    heard = smooth[smooth.sum(axis=1) > 0]
    if not len(heard):
        return np.zeros(len(CHORD_NAMES))
    odds = np.exp(_CERTAINTY * chord_fits(heard))
    shares: NDArray[np.float64] = (odds / odds.sum(axis=1, keepdims=True)).mean(axis=0, dtype=np.float64)
    return shares


def find_chords(
    chroma: _Floats, lengths: tuple[int, ...], starts_ms: tuple[int, ...], frame_ms: float
) -> tuple[Chord, ...]:
    """The chords of all parts, ascending: frames (n, 12) of pitch classes, `frame_ms` apart, in parts of `lengths`.

    Each part begins at one of `starts_ms`; where parts overlap, the earlier one's chords are kept. Viterbi's path
    through the triads and no chord, where staying costs nothing and every change the same.
    """
    if not lengths or not len(chroma):
        return ()
    fits = chord_fits(chroma)
    emissions = _CERTAINTY * np.concatenate([fits, np.full((len(fits), 1), _NO_FIT, np.float32)], axis=1)
    side_by_side = np.zeros((max(lengths), len(lengths), emissions.shape[1]))
    first = 0
    for part, n in enumerate(lengths):
        side_by_side[:n, part] = emissions[first : first + n]
        first += n
    path = _path(side_by_side)
    chords: list[Chord] = []
    for part, (n, start) in enumerate(zip(lengths, starts_ms, strict=True)):
        states = path[:n, part]
        edges = np.concatenate([[0], np.flatnonzero(np.diff(states)) + 1, [n]])
        for low, high in pairwise(edges):
            since = max(start + round(float(low) * frame_ms), chords[-1].end_ms if chords else 0)
            until = start + round(float(high) * frame_ms)
            if until > since:
                state = int(states[low])
                name = CHORD_NAMES[state] if state < len(CHORD_NAMES) else NO_CHORD
                chords.append(Chord(DurationMs(since), DurationMs(until), name))
    return tuple(chords)


def _path(emissions: NDArray[np.float64]) -> NDArray[np.intp]:
    """(frames, parts) most likely state of emissions (frames, parts, states), in logarithms."""
    frames, parts, states = emissions.shape
    came = np.zeros((frames, parts, states), np.intp)
    stay = np.arange(states)
    worth = emissions[0]
    for t in range(1, frames):
        top = worth.argmax(axis=1)[:, None]
        changed = np.take_along_axis(worth, top, axis=1) - _CHANGE
        came[t] = np.where(worth >= changed, stay, top)
        worth = np.maximum(worth, changed) + emissions[t]
    path = np.zeros((frames, parts), np.intp)
    path[-1] = worth.argmax(axis=1)
    for t in range(frames - 1, 0, -1):
        path[t - 1] = came[t, np.arange(parts), path[t]]
    return path
