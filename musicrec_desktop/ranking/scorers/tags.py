"""Likeness in tags to what the session keeps and the listener likes: tf-idf over genres and decades.

A rare tag in common says more than a frequent one: "zydeco" against "rock" (Sparck Jones, 1972: each tag weighs the
logarithm of how few tracks carry it).
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.scorers.remembered import Remembered
from musicrec_desktop.ranking.session import session_so_far

_DECADE: Final = 0.5
"""What a decade weighs beside a genre of the same rarity."""
_DOUBT: Final = 2.0
"""Kept tracks at which the session counts as much as all that is liked."""
_FIRST_YEAR: Final = 1000


class TagsScorer:
    """Cosine, by tf-idf, of a track's genres and decade to those of the session and of what the listener likes."""

    def __init__(self) -> None:
        self._table = Remembered(_Table)
        self._wanted = Remembered(self._work_out)

    @property
    def name(self) -> str:
        return "tags"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN for tracks without tags, and for all while nothing with tags was kept or liked."""
        rows = context.view.rows(candidates.ids)
        table, wanted = self._table(context.view), self._wanted(context)
        length = float(np.linalg.norm(wanted))
        if length < 1e-12:
            return np.full(len(rows), np.nan, np.float32)
        cosine = table.products(rows, wanted / length)
        return np.where(table.is_tagged[rows], np.clip(cosine, 0, 1), np.nan).astype(np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        """The tags in common that weigh most."""
        table, wanted = self._table(context.view), self._wanted(context)
        own = table.of_row(row)
        shared = own * wanted
        best = [int(at) for at in np.argsort(-shared, kind="stable")[:2] if shared[at] > 0]
        return "" if not best else f"in common with what you keep: {', '.join(table.tag(at) for at in best)}"

    def _work_out(self, context: ScoringContext) -> NDArray[np.float64]:
        return _wanted(context, self._table(context.view))


class _Table:
    """Every (track, tag) pair of a view with its weight; the rows have length 1."""

    def __init__(self, view: LibraryView) -> None:
        n, n_genres = len(view), len(view.genres)
        decades = (view.years - _FIRST_YEAR) // 10
        dated = np.flatnonzero(view.years > _FIRST_YEAR)
        self._view = view
        self._n_genres = n_genres
        self.size = n_genres + (int(decades[dated].max()) + 1 if len(dated) else 0)
        rows = np.concatenate((view.genre_rows, dated.astype(np.int32)))
        order = np.argsort(rows, kind="stable")
        self._rows = rows[order]
        self._tags = np.concatenate((view.genre_codes, (n_genres + decades[dated]).astype(np.int32)))[order]
        self._first = np.searchsorted(self._rows, np.arange(n + 1, dtype=np.int32))
        carriers = np.bincount(self._tags, minlength=self.size)
        rarity = np.log((1 + n) / (1 + carriers)) + 1e-3
        rarity[n_genres:] *= _DECADE
        weight = rarity[self._tags]
        square = np.bincount(self._rows, weight**2, n)
        self.is_tagged = square > 0
        self._weight = weight / np.sqrt(np.where(self.is_tagged, square, 1.0))[self._rows]
        # The same pairs tag by tag: what a whole library says of its tags is then added up in one pass.
        by_tag = np.argsort(self._tags, kind="stable")
        self._carriers, self._carried = self._rows[by_tag].astype(np.intp), self._weight[by_tag]
        self._present = np.flatnonzero(carriers)
        self._begin = (np.cumsum(carriers) - carriers)[self._present]

    def sum_of_all(self, amounts: NDArray[np.float64]) -> NDArray[np.float64]:
        """(size,) sum of the tag vectors of all n tracks, each times its amount."""
        total = np.zeros(self.size)
        if len(self._present):
            total[self._present] = np.add.reduceat(self._carried * amounts[self._carriers], self._begin)
        return total

    def sum_of(self, rows: NDArray[np.intp], amounts: NDArray[np.float64]) -> NDArray[np.float64]:
        """(size,) sum of the tag vectors of these tracks, each times its amount (k,)."""
        pairs, owner = self._pairs_of(rows)
        weight = self._weight[pairs] * amounts[owner]
        return np.asarray(np.bincount(self._tags[pairs], weight, self.size), np.float64)

    def products(self, rows: NDArray[np.intp], vector: NDArray[np.float64]) -> NDArray[np.float64]:
        """(k,) product of the tag vector of each of these tracks with a vector of tags."""
        pairs, owner = self._pairs_of(rows)
        return np.asarray(np.bincount(owner, self._weight[pairs] * vector[self._tags[pairs]], len(rows)), np.float64)

    def of_row(self, row: int) -> NDArray[np.float64]:
        """(size,) tag vector of one track."""
        pairs, _ = self._pairs_of(np.array([row], np.intp))
        return np.asarray(np.bincount(self._tags[pairs], self._weight[pairs], self.size), np.float64)

    def _pairs_of(self, rows: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Places of the pairs of these tracks, and for each pair the number of its track among them."""
        first = self._first[rows]
        count = self._first[rows + 1] - first
        owner = np.repeat(np.arange(len(rows)), count)
        inside = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
        return inside + np.repeat(first, count), owner

    def tag(self, at: int) -> str:
        """A tag as the listener knows it: "jazz", "1980s"."""
        if at < self._n_genres:
            return self._view.genres[at]
        return f"{_FIRST_YEAR + 10 * (at - self._n_genres)}s"


def _wanted(context: ScoringContext, table: _Table) -> NDArray[np.float64]:
    """(size,) the tags of what is liked and of what the session keeps, less those of what it turns away."""
    liked = table.sum_of_all(np.maximum(context.history.affinity, 0).astype(np.float64))
    session = session_so_far(context.moment)
    if session.is_empty:
        return liked
    now = table.sum_of(session.kept, session.kept_weight) - 0.5 * table.sum_of(session.turned, session.turned_weight)
    share = len(session.kept) / (len(session.kept) + _DOUBT) if len(session.kept) else 0.3
    return (1 - share) * _unit(liked) + share * _unit(now)


def _unit(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    length = float(np.linalg.norm(vector))
    return vector / length if length > 1e-12 else vector
