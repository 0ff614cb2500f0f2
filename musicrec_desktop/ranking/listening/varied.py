"""A list of which the head is what is surest, and the tail brings in other artists and what was not listed lately."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.listening.traces import Traces

_FADE_LISTS: Final = 20.0


@dataclass(frozen=True, slots=True)
class Variety:
    """What variety is worth, in nats of the choice."""

    head: int = 10
    """So many places go by expectation alone: each of them given to variety cost 1 to 5 % of what lists got right."""
    artist: float = 0.5
    """For each track of the same artist that stands above, in the tail."""
    listed: float = 0.5
    """Times log(1 + how often it was listed lately), in the tail."""


class Listed:
    """How often each track was listed lately, fading to 1/e in 20 lists."""

    def __init__(self, n: int) -> None:
        """No list yet."""
        self._traces = Traces(n, (_FADE_LISTS,))
        self._lists = 0

    def add(self, rows: NDArray[np.intp]) -> None:
        """One more list, of distinct tracks."""
        self._traces.add(rows, np.full(len(rows), float(self._lists)))
        self._lists += 1

    def often(self) -> NDArray[np.float64]:
        """(n,) lists with the track, fading."""
        return np.asarray(self._traces.weighted(np.ones(1), float(self._lists)), np.float64)


def varied(
    utilities: NDArray[np.float64],
    artists: NDArray[np.int32],
    often: NDArray[np.float64],
    k: int,
    variety: Variety,
    sure: int,
) -> NDArray[np.intp]:
    """(min(k, c),) places of the chosen among c candidates with these utilities (nats), artists (below 0: nobody's) and
    fading counts of earlier lists; greedy, ties to the earlier place. Only the first `sure` come into the head."""
    c = len(utilities)
    chosen: list[int] = []
    head = min(variety.head, sure, c)
    worth = utilities.astype(np.float64)
    worth[sure:] = -np.inf
    for place in range(min(k, c)):
        if place == head:
            worth[sure:] = utilities[sure:]
            worth -= variety.listed * np.log1p(often)
            for row in chosen:
                worth -= variety.artist * _alike(artists, row)
        best = int(np.argmax(worth))
        chosen.append(best)
        worth[best] = -np.inf
        if place >= head:
            worth -= variety.artist * _alike(artists, best)
    return np.array(chosen, np.intp)


def _alike(artists: NDArray[np.int32], row: int) -> NDArray[np.bool_]:
    return np.asarray((artists == artists[row]) & (artists >= 0))
