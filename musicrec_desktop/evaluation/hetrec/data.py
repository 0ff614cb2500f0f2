"""Reads a folder of many listeners: who played which artist how often, and who gave which artist which tag.

The files are tab-separated with a line of headings, as published with the HetRec 2011 workshop: user_artists.dat and
user_taggedartists.dat.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.ranking.collaborative import Interactions, Sparse


@dataclass(frozen=True, slots=True, eq=False)
class ManyListeners:
    """p pairs of a listener and an artist, and q tags given; listeners, artists and tags numbered from 0."""

    listeners: NDArray[np.intp]
    """(p,) in the order of the file."""
    artists: NDArray[np.intp]
    """(p,)."""
    plays: NDArray[np.float64]
    """(p,)."""
    tag_givers: NDArray[np.intp]
    """(q,) -1 for somebody who is not among the listeners."""
    tagged: NDArray[np.intp]
    """(q,) artists."""
    tags: NDArray[np.intp]
    """(q,)."""
    n_listeners: int
    n_artists: int
    n_tags: int

    def __len__(self) -> int:
        return len(self.listeners)

    def heard(self, pairs: NDArray[np.intp]) -> Interactions:
        """Some of the pairs, by number."""
        return Interactions(
            self.listeners[pairs],
            self.artists[pairs],
            self.plays[pairs].astype(np.float32),
            self.n_listeners,
            self.n_artists,
        )

    def tag_counts(self, held_out: NDArray[np.intp]) -> Sparse:
        """(artists, tags) how many gave a tag, without the tags that a listener gave to an artist held out for them.

        The tags come from the very people that are tested: whoever tags an artist has heard it. Left in, they take a
        ranking of new artists by tags from 0.33 to 0.40.
        """
        from scipy import sparse

        gave = self.tag_givers * self.n_artists + self.tagged
        hidden = self.listeners[held_out] * self.n_artists + self.artists[held_out]
        kept = ~np.isin(gave, hidden) | (self.tag_givers < 0)
        return sparse.csr_matrix(
            (np.ones(int(kept.sum())), (self.tagged[kept], self.tags[kept])), shape=(self.n_artists, self.n_tags)
        )


def read_listeners(folder: Path) -> ManyListeners:
    """Raises RequestError when a file is missing or holds something else."""
    pairs = _table(folder / "user_artists.dat")
    given = _table(folder / "user_taggedartists.dat")
    listener_ids, listeners = np.unique(pairs[:, 0], return_inverse=True)
    artist_ids, artists = np.unique(pairs[:, 1], return_inverse=True)
    given = given[np.isin(given[:, 1], artist_ids)]
    tag_ids, tags = np.unique(given[:, 2], return_inverse=True)
    places = np.searchsorted(listener_ids, given[:, 0]).clip(0, len(listener_ids) - 1)
    givers = np.where(listener_ids[places] == given[:, 0], places, -1)
    return ManyListeners(
        listeners,
        artists,
        pairs[:, 2].astype(np.float64),
        givers,
        np.searchsorted(artist_ids, given[:, 1]),
        tags,
        len(listener_ids),
        len(artist_ids),
        len(tag_ids),
    )


def _table(file: Path) -> NDArray[np.int64]:
    """(lines, 3) the first three columns below the headings."""
    try:
        lines = file.read_text("utf-8", errors="replace").splitlines()[1:]
        table = np.array([[int(cell) for cell in line.split("\t")[:3]] for line in lines if line.strip()], np.int64)
    except (OSError, ValueError) as error:
        raise RequestError(
            f"The listeners in {file} cannot be read: {error}.",
            hint="Tab-separated numbers under a line of headings are needed, as in the HetRec 2011 sets.",
        ) from error
    if table.ndim != 2 or table.shape[1] != 3:
        raise RequestError(
            f"{file} holds no table of three columns.",
            hint="Tab-separated numbers under a line of headings are needed, as in the HetRec 2011 sets.",
        )
    return table
