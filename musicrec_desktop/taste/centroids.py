"""The several sounds of a taste: one centroid for each thing the listener comes back to."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.taste import TasteProfile

_MOST_TRACKS: Final = 5000
"""So many of the strongest affinities are looked at: a thousandth of a second each hundred."""
_ROUNDS: Final = 20
_LEAST: Final = 8
"""Liked tracks with a measured sound below which one centroid is all that can be said."""


@dataclass(frozen=True, slots=True, eq=False)
class SoundTaste:
    """One sound the listener likes."""

    centroid: NDArray[np.float32]
    """(d,) unit length."""
    share: float
    """Of all that is liked, by affinity; the shares sum to 1."""
    ids: NDArray[np.int64]
    """Its tracks, the nearest to the centroid first."""


def sound_tastes(profile: TasteProfile, view: LibraryView, n: int = 4) -> tuple[SoundTaste, ...]:
    """At most n sounds, the largest first: spherical k-means over the liked tracks, weighted by affinity.

    Deterministic: the first centre is the overall one's nearest track, each further one the track that lies furthest
    from all centres so far (weighted), so there is no chance in it. () when nothing liked was measured.
    """
    affinity = profile.tracks.affinity
    rows = view.rows(profile.tracks.ids)
    liked = np.flatnonzero((affinity > 0) & (rows >= 0))
    liked = liked[view.features.is_analysed[rows[liked]]]
    liked = liked[np.argsort(-affinity[liked], kind="stable")[:_MOST_TRACKS]]
    if len(liked) == 0:
        return ()
    sound, weight = view.features.sound[rows[liked]], affinity[liked].astype(np.float32)
    centres = _first_centres(sound, weight, n if len(liked) >= _LEAST else 1)
    nearest = np.zeros(len(liked), np.int64)
    for _ in range(_ROUNDS):
        before, nearest = nearest, np.argmax(sound @ centres.T, axis=1)
        sums = np.stack([weight[nearest == k] @ sound[nearest == k] for k in range(len(centres))])
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 1e-9, sums / np.maximum(lengths, 1e-9), centres)
        if np.array_equal(before, nearest):
            break
    found = []
    for k, centre in enumerate(centres):
        mine = np.flatnonzero(nearest == k)
        if len(mine):
            order = mine[np.argsort(-(sound[mine] @ centre), kind="stable")]
            share = float(weight[mine].sum() / weight.sum())
            found.append(SoundTaste(centre.astype(np.float32), share, profile.tracks.ids[liked[order]]))
    return tuple(sorted(found, key=lambda taste: -taste.share))


def _first_centres(sound: NDArray[np.float32], weight: NDArray[np.float32], n: int) -> NDArray[np.float32]:
    chosen = [int(np.argmax(sound @ (weight @ sound)))]
    near = sound @ sound[chosen[0]]
    while len(chosen) < min(n, len(sound)):
        far = weight * (1 - near)
        chosen.append(int(np.argmax(far)))
        near = np.maximum(near, sound @ sound[chosen[-1]])
    return sound[chosen]
