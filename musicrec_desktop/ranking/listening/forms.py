"""The forms in which a method answers: of all tracks, of the few it speaks of, or of those asked about alone.

A library has 100,000 tracks, a choice is made among some hundred, and most methods over sequences speak of fewer: who
makes a whole column where a few numbers would do spends most of the time on nothing. A method inherits from the form in
which it can answer at least cost; `scores`, which all have, follows from it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Moment
from musicrec_desktop.ranking.listening.heard import Heard
from musicrec_desktop.ranking.listening.protocol import ListeningScorer
from musicrec_desktop.ranking.listening.traces import Floats

Rows = NDArray[np.intp] | slice
"""Some tracks; a slice for all of them in a row."""
ALL = slice(None)


class OfFew:
    """Speaks of few tracks; all others have 0."""

    n_tracks: int
    """Tracks of the catalogue."""

    def few(self, moment: Moment) -> tuple[NDArray[np.integer], NDArray[np.floating]]:
        """(p,) tracks, some of them several times, and (p,) what is said for each, 0 or more."""
        raise NotImplementedError

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer."""
        tracks, weights = self.few(moment)
        return np.bincount(tracks, weights, self.n_tracks).astype(np.float32)


class OfSome:
    """Can be asked about some tracks alone."""

    def of(self, moment: Moment, rows: Rows) -> NDArray[np.float32]:
        """(c,) its scores of these tracks."""
        raise NotImplementedError

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer."""
        return self.of(moment, ALL)


class OfCircle(OfSome):
    """Says the same of all tracks of an artist or album."""

    circle: str
    """"artist" or "album"."""

    @property
    def codes(self) -> NDArray[np.intp]:
        """(n,) artist or album of each track; the largest code is nobody's."""
        raise NotImplementedError

    def by_code(self, moment: Moment) -> NDArray[np.float32]:
        """Scores of the artists or albums themselves, which are fewer than their tracks; 0 for the largest code."""
        raise NotImplementedError

    def of(self, moment: Moment, rows: Rows) -> NDArray[np.float32]:
        """See OfSome."""
        return self.by_code(moment)[self.codes[rows]]


class OfHeard:
    """Says something of every track that was listened to, in proportion; 0 of all others."""

    @property
    def heard(self) -> Heard:
        """The places of tracks in `amounts`."""
        raise NotImplementedError

    def amounts(self, moment: Moment) -> Floats:
        """(h,) 0 or more by place, not to be written into and read before the next play is learned: mostly its own
        memory."""
        raise NotImplementedError

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer. Shares of the whole."""
        return heard_of(self, moment).whole


def shares(amounts: Floats, total: float) -> NDArray[np.float32]:
    """(k,) amounts in parts of their total; as they are where that is 0."""
    out = np.empty(len(amounts), np.float32)
    np.divide(amounts, total if total > 0 else 1.0, out=out, casting="same_kind")
    return out


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """What one method says at one moment. Read-only; later plays leave it as it is."""

    n: int
    """Tracks of the catalogue."""
    values: NDArray[np.float32]
    """(k,) scores of `rows`, or of all n."""
    rows: NDArray[np.intp] | None = None
    """(k,) the tracks it speaks of, all others have 0; ascending unless `place` says where they stand. None: all n in a
    row."""
    place: NDArray[np.int32] | None = None
    """(n,) place of each track among `rows`; beyond them, or below 0, for those that are not there."""
    are_shares: bool = False
    """The values sum to 1."""

    def of(self, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """(c,) scores of these tracks."""
        if self.rows is None:
            return self.values[rows]
        if len(self.rows) == 0:
            return np.zeros(len(rows), np.float32)
        if self.place is not None:
            at = self.place[rows]
            is_there = (at >= 0) & (at < len(self.values))
            return np.where(is_there, self.values[np.where(is_there, at, 0)], np.float32(0))
        at = np.minimum(np.searchsorted(self.rows, rows), len(self.rows) - 1)
        return np.where(self.rows[at] == rows, self.values[at], np.float32(0))

    def one(self, row: int) -> float:
        """Score of one track."""
        if self.rows is None:
            return float(self.values[row])
        at = int(self.rows.searchsorted(row)) if self.place is None else int(self.place[row])
        is_there = 0 <= at < len(self.values) and (self.place is not None or self.rows[at] == row)
        return float(self.values[at]) if is_there else 0.0

    @property
    def total(self) -> float:
        """Sum of all scores."""
        return 1.0 if self.are_shares else float(self.values.sum(dtype=np.float64))

    @property
    def whole(self) -> NDArray[np.float32]:
        """(n,) scores of all tracks."""
        if self.rows is None:
            return self.values
        out = np.zeros(self.n, np.float32)
        out[self.rows] = self.values
        return out


@dataclass(frozen=True, slots=True, eq=False)
class Pending:
    """What one method would say of the tracks it will be asked about: to be asked before the next play is learned."""

    scorer: OfSome
    moment: Moment

    def of(self, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """(c,) scores of these tracks."""
        return self.scorer.of(self.moment, rows)

    @property
    def whole(self) -> NDArray[np.float32]:
        """(n,) scores of all tracks."""
        return self.scorer.scores(self.moment)


def few_of(scorer: OfFew, moment: Moment) -> Saying:
    """What a method says that speaks of few tracks."""
    tracks, weights = scorer.few(moment)
    if (np.diff(tracks) > 0).all():
        return Saying(scorer.n_tracks, weights.astype(np.float32), tracks.astype(np.intp))
    rows, places = np.unique(tracks, return_inverse=True)
    values = np.bincount(places, weights, len(rows)).astype(np.float32)
    return Saying(scorer.n_tracks, values, rows.astype(np.intp))


def heard_of(scorer: OfHeard, moment: Moment) -> Saying:
    """What a method says that speaks of all tracks that were heard."""
    amounts, heard = scorer.amounts(moment), scorer.heard
    total = float(amounts.sum())
    return Saying(len(heard.place), shares(amounts, total), heard.tracks, heard.place, are_shares=total > 0)


def pending(scorer: ListeningScorer, moment: Moment) -> Saying | Pending:
    """What a method says or, where that costs less, would say of the tracks it will be asked about."""
    if isinstance(scorer, OfSome):
        return Pending(scorer, moment)
    if isinstance(scorer, OfFew):
        return few_of(scorer, moment)
    if isinstance(scorer, OfHeard):
        return heard_of(scorer, moment)
    scores = scorer.scores(moment)
    return Saying(len(scores), scores)


def nothing_said(n: int) -> Saying:
    """Of a catalogue of n tracks."""
    return Saying(n, np.zeros(0, np.float32), np.zeros(0, np.intp))
