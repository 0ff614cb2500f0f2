"""More like this list: a few tracks given, which others belong.

What belongs is a learned choice over named parts. With a history the tracks that were heard with the given ones speak
first; without one, or for tracks never heard, albums and artists and the listener's other lists do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.listening import UNKNOWN, Catalogue
from musicrec_desktop.ranking.choice import ChoiceModel
from musicrec_desktop.ranking.companions import Companions

BARE_PARTS: Final = ("album", "artist_share", "lists", "artist_few")
"""Columns of what speaks for a track where there is no history."""
HEARD_PARTS: Final = ("near", "session", "day", *BARE_PARTS[:-1])
"""The same where there is one. How few an artist has left says nothing beside it: sessions would even turn it round."""
BELIEF: Final = MappingProxyType({"album": 2.0, "artist_share": 5.0, "artist_few": 0.4, "lists": 0.4})
"""Where learning starts, and all there is without a history: an album counts as much as two of five by the artist.

Weights fitted to 36 own playlists, or to 380 made for strangers, did worse on the other set than this one does on both.
"""
_MANY: Final = 100
"""An artist of whom the library has so many more tracks recommends none of them by that alone."""
_MOST_SEEDS: Final = 30
"""Of a longer list so many tracks are asked about, evenly spread: 100,000 tracks then still answer at once."""


@dataclass(frozen=True, slots=True)
class ContinuationPrior:
    """The weights of the parts, with a history and without."""

    heard: ChoiceModel
    bare: ChoiceModel

    def __post_init__(self) -> None:
        if self.heard.names != HEARD_PARTS or self.bare.names != BARE_PARTS:
            raise InvariantError(f"weights of a list's continuation for {self.heard.names} and {self.bare.names}")

    def as_dict(self) -> dict[str, Any]:
        """Plain numbers, for a file; `from_dict` makes the same value of it."""
        return {"heard": self.heard.as_dict(), "bare": self.bare.as_dict()}

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> "ContinuationPrior":
        """Raises InvariantError when the weights are for other parts."""
        return ContinuationPrior(ChoiceModel.from_dict(data["heard"]), ChoiceModel.from_dict(data["bare"]))


def belonging(
    seeds: Sequence[int],
    catalogue: Catalogue,
    prior: ContinuationPrior,
    heard: Companions | None = None,
    lists: Sequence[NDArray[np.integer]] = (),
) -> NDArray[np.float64]:
    """(n,) how well each track of the catalogue belongs with the seeds, in nats; -inf for the seeds themselves.

    `lists` are other lists of the listener, as rows of the catalogue. Without seeds nothing belongs: all 0.
    """
    if not seeds:
        return np.zeros(len(catalogue))
    if heard is not None and heard.plays[np.asarray(seeds)].any():
        scores = prior.heard.utilities(heard_parts(seeds, catalogue, heard, lists))
    else:
        scores = prior.bare.utilities(bare_parts(seeds, catalogue, lists))
    scores[np.asarray(seeds)] = -np.inf
    return scores


def heard_parts(
    seeds: Sequence[int],
    catalogue: Catalogue,
    heard: Companions,
    lists: Sequence[NDArray[np.integer]] = (),
) -> NDArray[np.float32]:
    """(n, f) HEARD_PARTS of each track.

    Company is the mean over the seeds of square roots: to go with many of them a little is more than to go with one.
    """
    asked = _spread(seeds)
    near, session, day = (
        sum(np.sqrt(company(seed)) for seed in asked) / len(asked)
        for company in (heard.near, heard.in_session, heard.on_day)
    )
    return np.column_stack([near, session, day, bare_parts(seeds, catalogue, lists)[:, :-1]]).astype(np.float32)


def bare_parts(
    seeds: Sequence[int], catalogue: Catalogue, lists: Sequence[NDArray[np.integer]] = ()
) -> NDArray[np.float32]:
    """(n, f) BARE_PARTS of each track.

    That a track is in no other list is deliberately no part: where the candidates are the tracks of all lists it would
    give the answer away.
    """
    chosen = np.asarray(seeds)
    artists, albums = catalogue.artists, catalogue.albums
    seeds_by = _counts(artists[chosen], artists, catalogue.n_artists)
    all_by = _counts(artists, artists, catalogue.n_artists)
    same_album = _counts(albums[chosen], albums, catalogue.n_albums) > 0
    return np.column_stack(
        [
            same_album,
            seeds_by / len(chosen),
            _company_in_lists(chosen, len(catalogue), lists),
            # The more there is left of an artist, the less each of the tracks can expect; never less than a stranger.
            (seeds_by > 0) * np.log1p(_MANY / np.maximum(all_by - seeds_by, 1)),
        ]
    ).astype(np.float32)


def _counts(codes: NDArray[np.int32], of: NDArray[np.int32], n: int) -> NDArray[np.int64]:
    """How often the code of each of `of` is among `codes`; 0 for UNKNOWN."""
    counts = np.bincount(codes[codes != UNKNOWN], minlength=n + 1)
    return np.where(of == UNKNOWN, 0, counts[of])


def _company_in_lists(seeds: NDArray[np.integer], n: int, lists: Sequence[NDArray[np.integer]]) -> NDArray[np.float64]:
    """(n,) the other lists that hold each track, weighed by what they share with the seeds."""
    company = np.zeros(n)
    for members in lists:
        shared = np.isin(seeds, members).sum()
        if shared:
            company[members] += shared / np.sqrt(len(members))
    return np.sqrt(company)


def _spread(seeds: Sequence[int]) -> list[int]:
    if len(seeds) <= _MOST_SEEDS:
        return list(seeds)
    return [seeds[at] for at in np.linspace(0, len(seeds) - 1, _MOST_SEEDS).astype(int).tolist()]
