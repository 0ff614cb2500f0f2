"""The tracks to choose from as columns, with all that choosing and ordering compares."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.recordings import bare_title, first_artist


@dataclass(frozen=True, eq=False)
class Pool:
    """c tracks that may be chosen."""

    context: ScoringContext
    rows: NDArray[np.intp]
    """(c,) view rows."""
    scores: NDArray[np.float32]
    """(c,)"""
    utility: NDArray[np.float64]
    """(c,) 0 for the best score, -1 for one that lies as far below as the middle does (0.1 to 0.3).

    On this scale one unit of diversity is worth the same whether scores are close together or far apart.
    """
    owners: NDArray[np.intp]
    """(c,) code of the first artist; -1, -2, ... for unknown artists, who are nobody's neighbours."""
    recordings: NDArray[np.intp]
    """(c,) code of first artist and bare title, or of the sound: equal for versions and copies of one recording."""

    @property
    def albums(self) -> NDArray[np.int32]:
        """(c,) 0 when unknown."""
        return self.context.view.album_codes[self.rows]

    @property
    def durations_ms(self) -> NDArray[np.int64]:
        """(c,) 0 when unknown."""
        return self.context.view.durations_ms[self.rows]

    @property
    def energy(self) -> NDArray[np.float32]:
        """(c,) 0..1, NaN when not analysed."""
        return self.context.view.features.column("energy")[self.rows]

    @cached_property
    def cosines(self) -> NDArray[np.float32]:
        """(c, c) of sound; 0 with a track that was not analysed."""
        sound = self.context.view.features.sound[self.rows]
        return np.asarray(sound @ sound.T, np.float32)

    def only(self, members: NDArray[np.intp] | Sequence[int]) -> "Pool":
        """The pool of these members, in this order."""
        at = np.asarray(members, np.intp)
        return Pool(
            self.context, self.rows[at], self.scores[at], self.utility[at], self.owners[at], self.recordings[at]
        )


def make_pool(context: ScoringContext, rows: NDArray[np.intp], scores: NDArray[np.float32], n_before: int = 0) -> Pool:
    """Columns for these view rows. The last `n_before` are not to be chosen: their scores do not count."""
    view = context.view
    owners: dict[str, int] = {}
    recordings: dict[tuple[str, str], int] = {}
    owner = np.empty(len(rows), np.intp)
    recording = np.empty(len(rows), np.intp)
    for at, row in enumerate(rows.tolist()):
        name = first_artist(view.artists[view.artist_codes[row]])
        owner[at] = owners.setdefault(name, len(owners)) if name else -1 - at
        recording[at] = recordings.setdefault((name, bare_title(view.titles[row])), len(recordings))
    _join_copies(recording, view.recordings[rows])
    utility = np.concatenate((_utility(scores[: len(rows) - n_before]), np.zeros(n_before)))
    return Pool(context, rows, scores, utility, owner, recording)


def _utility(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    if len(scores) == 0:
        return np.zeros(0)
    best = float(scores.max())
    scale = min(0.3, max(0.1, best - float(np.median(scores))))
    return (scores.astype(np.float64) - best) / scale


def _join_copies(recording: NDArray[np.intp], copies: NDArray[np.int64]) -> None:
    """Give all that shares a title with one of several copies of a sound, and the copies, one code, in place."""
    for number in np.unique(copies[copies > 0]):
        codes = np.unique(recording[copies == number])
        recording[np.isin(recording, codes)] = codes[0]


def best_of_each_recording(pool: Pool) -> NDArray[np.intp]:
    """Members of the pool, best score first, one of each recording. Equal scores keep the order of ids."""
    order = np.lexsort((pool.rows, -pool.scores))
    _, first = np.unique(pool.recordings[order], return_index=True)
    return order[np.sort(first)]
