"""A place on a plane for every track, so that what sounds alike lies together."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.retrieval.repulsion import Repulsion
from musicrec_desktop.retrieval.sound_neighbours import sound_neighbours

NEIGHBOURS: Final = 10
_FEWEST: Final = 30
"""Fewer tracks are shown on their main directions, which tell as much of so few."""
_EARLY, _LATE = 100, 200
"""Steps with attraction made stronger, so that what belongs together finds it, and steps after that. More of both make
the picture no truer: docs/decisions tells what was measured."""
_EXAGGERATION: Final = 12.0
_LONGEST_STEP: Final = 5.0
_BLOCK: Final = 16_384
_AMONG: Final = 3
"""Neighbours between which a newcomer is placed."""
_EDGE_SHARE: Final = 98
"""Per cent of the tracks that lie within a distance of one of the middle."""

Places = NDArray[np.float32]


def lay_out(sound: NDArray[np.float32]) -> Job[Places]:
    """(n, 2) of (n, d) of unit length: t-SNE over the nearest neighbours of each track, from the main directions on.

    All neighbours attract alike, which keeps neighbourhoods as well as weights of a perplexity do (Böhm, Berens and
    Kobak, JMLR 2022) and needs no search for them. Steps and gains as usual (van der Maaten 2014), learning rate n over
    the exaggeration (Belkina et al., Nature Communications 2019). The same for the same input. Array code: 25 s of
    processor time at 100,000 tracks.
    """
    n = len(sound)
    places = _main_directions(sound)
    if n < _FEWEST:
        return _scaled(places)
    total = _EARLY + _LATE
    yield Progress(0, total, "looking for what sounds alike")
    near = sound_neighbours(sound, NEIGHBOURS)
    places = (places / max(float(places.std(axis=0)[0]), 1e-9) * 1e-4).astype(np.float32)
    step, gains = np.zeros_like(places), np.ones_like(places)
    repulsion, rate = Repulsion(), n / _EXAGGERATION
    for at in range(total):
        is_early = at < _EARLY
        pull = _attraction(places, near) * np.float32(_EXAGGERATION if is_early else 1.0)
        slope = 4 * (pull - repulsion(places))
        gains = np.maximum(np.where(np.sign(slope) == np.sign(step), gains * 0.8, gains + 0.2), 0.01)
        step = (0.5 if is_early else 0.8) * step - np.float32(rate) * gains * slope
        length = np.hypot(step[:, 0], step[:, 1])[:, None]
        step = (step * np.minimum(1.0, _LONGEST_STEP / np.maximum(length, 1e-9))).astype(np.float32)
        places = places + step
        places -= places.mean(axis=0)
        yield Progress(at + 1, total, "laying out the map")
    return _scaled(places)


def place_among(sound: NDArray[np.float32], known: NDArray[np.float32], places: Places) -> Places:
    """(m, 2) places of (m, d) newcomers between the known tracks they sound most like, which stay where they are.

    The nearest counts most by far, so that a newcomer lies in a neighbourhood and not between two.
    """
    out = np.zeros((len(sound), 2), np.float32)
    k = min(_AMONG, len(known))
    for at in range(0, len(sound), 1_024):
        cosines = sound[at : at + 1_024] @ known.T
        best = np.argpartition(-cosines, k - 1, axis=1)[:, :k]
        apart = np.maximum(1 - np.take_along_axis(cosines, best, axis=1), 1e-6)
        weights = apart ** np.float32(-4)
        weights /= weights.sum(axis=1, keepdims=True)
        out[at : at + 1_024] = np.einsum("nk,nkc->nc", weights, places[best])
    return out


def _attraction(places: Places, near: NDArray[np.int32]) -> Places:
    """(n, 2) sum over j of p_ij (1 + d_ij^2)^-1 (y_i - y_j); each neighbour pulls, and is pulled.

    In blocks, so that no single operation keeps Python's lock from the window for long.
    """
    n, k = near.shape
    pull = np.zeros_like(places)
    for first in range(0, n, _BLOCK):
        part = near[first : first + _BLOCK]
        apart = places[first : first + _BLOCK, None, :] - places[part]
        apart /= (1 + np.einsum("nkc,nkc->nk", apart, apart))[:, :, None]
        pull[first : first + _BLOCK] += apart.sum(axis=1)
        tails, flat = part.ravel(), apart.reshape(-1, 2)
        for axis in (0, 1):
            pull[:, axis] -= np.bincount(tails, flat[:, axis], minlength=n).astype(np.float32)
    pull /= np.float32(2 * k * n)
    return pull


def _main_directions(sound: NDArray[np.float32]) -> Places:
    """(n, 2) on the two directions in which the tracks differ most, each pointing where its largest weight does."""
    if len(sound) < 2:
        return np.zeros((len(sound), 2), np.float32)
    around = (sound - sound.mean(axis=0)).astype(np.float64)
    _, directions = np.linalg.eigh(around.T @ around)
    main = directions[:, ::-1][:, :2]
    main = main * np.sign(main[np.abs(main).argmax(axis=0), np.arange(main.shape[1])])
    flat: Places = (around @ main).astype(np.float32)
    return flat


def _scaled(places: Places) -> Places:
    """Around the middle, nearly all within a distance of one."""
    if len(places) == 0:
        return places
    around = places - np.median(places, axis=0)
    edge = float(np.percentile(np.hypot(around[:, 0], around[:, 1]), _EDGE_SHARE))
    return (around / max(edge, 1e-9)).astype(np.float32)
