"""BPR: factors that put what a row has above what it has not (Rendle et al., UAI 2009), learned by Adam.

Minimises the mean of  -ln sigmoid(x_r . (y_i - y_j))  over pairs (r, i) that were seen and items j drawn evenly from
those that r has not. As an option the factors also have to do so under the worst shift of a given length (adversarial
personalised ranking: He et al., SIGIR 2018).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.collaborative.als import Factors
from musicrec_desktop.ranking.collaborative.matrix import Sparse

_FIRST_MOMENT: Final = 0.9
_SECOND_MOMENT: Final = 0.999
_TINY: Final = 1e-8
_TRIES: Final = 8
"""An item that the row has is drawn anew so often; after that the triple is left out, as for a row that has all."""


@dataclass(frozen=True, slots=True)
class BprSettings:
    factors: int = 64
    rate: float = 0.005
    """Step of Adam."""
    penalty: float = 7e-6
    """Half of it times the squared length of all factors is added to the mean loss of each batch."""
    passes: int = 100
    """Over all pairs."""
    batch: int = 4096
    adversarial: float = 0.0
    """Weight of the loss under the worst shift; 0 is plain BPR."""
    radius: float = 0.5
    """Length of the shift of each factor vector."""
    plain_passes: int = 50
    """So many passes come before the shift: a shift of vectors that say nothing yet teaches nothing."""
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Triples:
    """b lessons, as places of vectors: `owner` is to prefer `liked` to `other`."""

    owner: NDArray[np.intp]
    liked: NDArray[np.intp]
    other: NDArray[np.intp]


def fit_bpr(matrix: Sparse, settings: BprSettings | None = None) -> Factors:
    """Factors for a sparse (m, n) matrix, of which only the places of its entries count; the seed fixes them."""
    chosen = settings or BprSettings()
    table = matrix.tocsr()
    m, n = table.shape
    owners = np.repeat(np.arange(m), np.diff(table.indptr))
    liked = table.indices.astype(np.intp)
    random = np.random.default_rng(chosen.seed)
    vectors = (random.standard_normal((m + n, chosen.factors)) * 0.1).astype(np.float32)
    # An item or row without pairs is only ever pushed away, from a random start: it is to be zero, as from `fit_als`.
    vectors[:m][np.diff(table.indptr) == 0] = 0
    taken = np.sort(owners * n + liked)
    steps = _Adam(vectors, chosen.rate)
    for turn in range(chosen.passes):
        order = random.permutation(len(owners))
        weight = chosen.adversarial if turn >= chosen.plain_passes else 0.0
        for at in range(0, len(order), chosen.batch):
            pairs = order[at : at + chosen.batch]
            triples = _drawn(owners[pairs], liked[pairs], taken, m, n, random)
            if len(triples.owner) == 0:
                continue
            slope = gradient(vectors, triples)
            if weight > 0:
                slope += weight * gradient(vectors + worst_shift(slope, chosen.radius), triples)
            slope += chosen.penalty * vectors
            steps.take(slope)
    vectors[m:][np.bincount(liked, minlength=n) == 0] = 0
    return Factors(vectors[:m], vectors[m:])


def mean_loss(vectors: NDArray[np.floating], triples: Triples) -> float:
    """Mean over the triples of -ln sigmoid of how far the liked one is ahead, for (v, f) vectors."""
    return float(np.logaddexp(0, -_lead(vectors, triples)).mean())


def gradient(vectors: NDArray[np.floating], triples: Triples) -> NDArray[np.floating]:
    """(v, f) of `mean_loss`; zero for vectors that no triple names."""
    from scipy import sparse

    own, apart = vectors[triples.owner], vectors[triples.liked] - vectors[triples.other]
    # The slope of -ln sigmoid(x) is -sigmoid(-x), and tanh does not overflow.
    lead = np.einsum("bf,bf->b", own, apart)
    pull = ((np.tanh(lead / 2) - 1) / (2 * len(lead))).astype(vectors.dtype)[:, None]
    pulled = pull * own
    named = np.concatenate([triples.owner, triples.liked, triples.other])
    sums = sparse.csr_matrix(
        (np.ones(len(named), vectors.dtype), (named, np.arange(len(named)))), shape=(len(vectors), len(named))
    )
    return np.asarray(sums @ np.concatenate([pull * apart, pulled, -pulled]))


def worst_shift(slope: NDArray[np.floating], radius: float) -> NDArray[np.floating]:
    """(v, f) the shift of length `radius` for each vector that raises the loss fastest; none where the slope is 0."""
    lengths = np.sqrt(np.einsum("vf,vf->v", slope, slope))[:, None]
    return np.asarray(slope * np.where(lengths > 0, radius / np.where(lengths > 0, lengths, 1), 0).astype(slope.dtype))


def _lead(vectors: NDArray[np.floating], triples: Triples) -> NDArray[np.floating]:
    apart = vectors[triples.liked] - vectors[triples.other]
    return np.asarray(np.einsum("bf,bf->b", vectors[triples.owner], apart))


def _drawn(
    owners: NDArray[np.intp],
    liked: NDArray[np.intp],
    taken: NDArray[np.intp],
    m: int,
    n: int,
    random: np.random.Generator,
) -> Triples:
    """Each pair with an item that its row has not; `taken` are row * n + item of all pairs, ascending."""
    other = random.integers(0, n, len(owners))
    for _ in range(_TRIES):
        again = np.flatnonzero(_is_in(taken, owners * n + other))
        if len(again) == 0:
            break
        other[again] = random.integers(0, n, len(again))
    free = ~_is_in(taken, owners * n + other)
    return Triples(owners[free], liked[free] + m, other[free] + m)


def _is_in(ascending: NDArray[np.intp], asked: NDArray[np.intp]) -> NDArray[np.bool_]:
    return np.asarray(ascending[np.searchsorted(ascending, asked).clip(0, len(ascending) - 1)] == asked)


class _Adam:
    """Steps of about one length in every coordinate (Kingma and Ba, ICLR 2015); changes the vectors in place."""

    def __init__(self, vectors: NDArray[np.float32], rate: float) -> None:
        self._vectors, self._rate = vectors, rate
        self._mean, self._square = np.zeros_like(vectors), np.zeros_like(vectors)
        self._taken = 0

    def take(self, slope: NDArray[np.floating]) -> None:
        self._taken += 1
        self._mean *= _FIRST_MOMENT
        self._mean += (1 - _FIRST_MOMENT) * slope
        self._square *= _SECOND_MOMENT
        self._square += (1 - _SECOND_MOMENT) * slope * slope
        scale = np.sqrt(self._square / (1 - _SECOND_MOMENT**self._taken))
        scale += _TINY
        self._vectors -= self._rate / (1 - _FIRST_MOMENT**self._taken) * self._mean / scale
