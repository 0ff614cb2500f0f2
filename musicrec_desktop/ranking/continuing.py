"""More like this list: a few tracks given, which others belong.

What belongs is a learned choice over named parts. With a history the tracks that were heard with the given ones speak
first; without one, or for tracks never heard, albums and artists and the listener's other lists do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.listening import UNKNOWN, Catalogue
from musicrec_desktop.ranking.choice import ChoiceModel
from musicrec_desktop.ranking.companions import Companions

HEARD_PARTS: Final = (
    "near",
    "near_log",
    "session",
    "session_log",
    "day",
    "album",
    "artist",
    "artist_share",
    "artist_left",
    "lists",
    "artist_lists",
)
"""Columns of what speaks for a track where there is a history."""
BARE_PARTS: Final = HEARD_PARTS[5:]
"""The same where there is none."""
_MOST_SEEDS: Final = 30
"""Of a longer list so many tracks are asked about, evenly spread: 100,000 tracks then still answer at once."""
_LEAST: Final = 0.01
"""Company below this is as good as none."""


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
    columns = [near, np.log(near + _LEAST), session, np.log(session + _LEAST), day]
    return np.column_stack([*columns, bare_parts(seeds, catalogue, lists)]).astype(np.float32)


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
    same_artist = seeds_by > 0
    in_lists, artist_in_lists = _company_in_lists(chosen, catalogue, lists)
    return np.column_stack(
        [
            same_album,
            same_artist,
            seeds_by / len(chosen),
            # The more there is left of an artist, the less each of the tracks can expect.
            same_artist * np.log(np.maximum(all_by - seeds_by, 1)),
            in_lists,
            artist_in_lists,
        ]
    ).astype(np.float32)


def _counts(codes: NDArray[np.int32], of: NDArray[np.int32], n: int) -> NDArray[np.int64]:
    """How often the code of each of `of` is among `codes`; 0 for UNKNOWN."""
    counts = np.bincount(codes[codes != UNKNOWN], minlength=n + 1)
    return np.where(of == UNKNOWN, 0, counts[of])


def _company_in_lists(
    seeds: NDArray[np.integer], catalogue: Catalogue, lists: Sequence[NDArray[np.integer]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(n,) each: the other lists that hold a track, and its artist, weighed by what they share with the seeds."""
    tracks = np.zeros(len(catalogue))
    artists = np.zeros(catalogue.n_artists + 1)  # the last one collects what is by nobody
    seed_artists = np.unique(catalogue.artists[seeds])
    seed_artists = seed_artists[seed_artists != UNKNOWN]
    for members in lists:
        if len(members) == 0:
            continue
        shared = np.isin(seeds, members).sum()
        if shared:
            tracks[members] += shared / np.sqrt(len(members))
        by = np.unique(catalogue.artists[members])
        met = np.isin(seed_artists, by).sum()
        if met:
            artists[by] += met / np.sqrt(len(by))
    artists[UNKNOWN] = 0.0
    return np.sqrt(tracks), np.sqrt(artists[catalogue.artists])


def _spread(seeds: Sequence[int]) -> list[int]:
    if len(seeds) <= _MOST_SEEDS:
        return list(seeds)
    return [seeds[at] for at in np.linspace(0, len(seeds) - 1, _MOST_SEEDS).astype(int).tolist()]
