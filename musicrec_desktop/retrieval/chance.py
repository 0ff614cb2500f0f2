"""Chance that a seed fixes: what breaks ties between tracks that are equally good."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

_AT_ONCE: Final = 4
"""Seeds whose numbers are kept, a megabyte each at 100,000 tracks: a queue that goes on asks for the same again."""


def chances(seed: int, n: int, most: int) -> NDArray[np.float64]:
    """(n,) numbers 0..1, the first of the `most` that the seed gives; read-only."""
    return _drawn(seed, most)[:n]


@lru_cache(maxsize=_AT_ONCE)
def _drawn(seed: int, n: int) -> NDArray[np.float64]:
    drawn = np.random.default_rng(seed).random(n)
    drawn.setflags(write=False)
    return drawn
