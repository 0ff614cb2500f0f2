"""Tracks heard together in the listener's own sessions: item neighbours and EASE over them.

Both are batch models. They are fitted anew whenever the log has grown by a tenth, from the plays up to that point alone
and only when somebody asks; so a model depends on the log and not on when it was asked, and taking in a play is free.
"""

from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.ranking.collaborative import (
    EaseSettings,
    Interactions,
    Sparse,
    fit_ease,
    item_similarities,
    nearest,
)
from musicrec_desktop.ranking.listening.forms import OfFew

_FIRST_FIT: Final = 50
_GROWTH: Final = 1.1
_STRETCH: Final = 40
"""A session of a whole day is no single thing: it is cut into stretches of so many plays. It bounds the pairs, too."""
_FADE: Final = 5.0
"""Plays back in the session after which a track's weight has fallen to 1 / e."""
_LATEST: Final = 20
_NEIGHBOURS: Final = 100
_MOST_SIMILAR: Final = 5_000
_MOST_EASE: Final = 2_000
"""So many tracks at most, those in most stretches: the time of a fit is bounded, 0.2 s for EASE and less for items."""
_EASE: Final = EaseSettings(penalty=3.0, dropout=0.2)


class _Model(Protocol):
    def scores(self, rows: Sparse) -> NDArray[np.float32]:
        """(1, k) of a sparse (1, k) row."""
        ...


class _Similar:
    """Item neighbours with the interface of EASE."""

    def __init__(self, matrix: Sparse) -> None:
        self._similarities = nearest(item_similarities(matrix, shrinkage=2.0), _NEIGHBOURS)

    def scores(self, rows: Sparse) -> NDArray[np.float32]:
        return np.asarray((rows @ self._similarities).toarray(), np.float32)


def fitted_at(plays: int) -> int:
    """How many plays the model in force after so many knows: the last step of a ladder that grows by a tenth."""
    step = 0
    following = _FIRST_FIT
    while following <= plays:
        step, following = following, max(following + 1, int(following * _GROWTH))
    return step


class _SessionModel(OfFew):
    """What both share: which model is in force, and asking it with the session that goes on."""

    name = ""
    most_tracks = 0

    def __init__(self, catalogue: Catalogue) -> None:
        self.n_tracks = len(catalogue)
        self._at = 0
        self._known = np.zeros(0, np.int64)
        """(k,) rows of the catalogue that the model speaks of, ascending."""
        self._model: _Model | None = None

    def learn(self, listening: Listening, upto: int) -> None:
        """Nothing to do before somebody asks: the moment brings the log."""

    def few(self, moment: Moment) -> tuple[NDArray[np.integer], NDArray[np.floating]]:
        """How strongly each track goes with those of the session; none at its start and before the first fit."""
        from scipy import sparse

        recent = moment.session[-_LATEST:]
        self._refit(moment.listening, fitted_at(moment.upto))
        if self._model is None or len(recent) == 0:
            return self._known[:0], np.zeros(0)
        places = np.searchsorted(self._known, recent).clip(0, len(self._known) - 1)
        weights = np.exp(-np.arange(len(recent))[::-1] / _FADE)
        heard = self._known[places] == recent
        row = np.zeros((1, len(self._known)), np.float32)
        np.maximum.at(row[0], places[heard], weights[heard].astype(np.float32))
        scores = self._model.scores(sparse.csr_matrix(row))[0]
        spoken = np.flatnonzero(scores > 0)
        return self._known[spoken], scores[spoken]

    def _refit(self, listening: Listening, plays: int) -> None:
        if plays == self._at:
            return
        self._at, self._model = plays, None
        self._known, matrix = stretches(listening, plays, self.most_tracks)
        if len(self._known):
            self._model = self._fitted(matrix)

    def _fitted(self, matrix: Sparse) -> _Model:
        raise NotImplementedError


class SessionItems(_SessionModel):
    """Cosine of tracks over the stretches that hold them, shrunk against chance."""

    name = "session_items"
    most_tracks = _MOST_SIMILAR

    def _fitted(self, matrix: Sparse) -> _Model:
        return _Similar(matrix)


class SessionEase(_SessionModel):
    """EASE over the stretches: what two tracks owe to a third that is always there counts for the third alone."""

    name = "session_ease"
    most_tracks = _MOST_EASE

    def _fitted(self, matrix: Sparse) -> _Model:
        return fit_ease(matrix, _EASE)


def stretches(listening: Listening, plays: int, most_tracks: int) -> tuple[NDArray[np.int64], Sparse]:
    """Tracks in two stretches and more, at most so many of them, and the sparse (stretches, tracks) matrix of 0 and 1.

    Only listens count. Equal tracks leave in the order of the catalogue.
    """
    counted = np.flatnonzero(listening.is_listen[:plays])
    tracks = listening.tracks[counted].astype(np.int64)
    sessions = listening.sessions[counted].astype(np.int64)
    firsts = np.searchsorted(sessions, sessions)
    stretch = sessions * (plays + 1) + (np.arange(len(counted)) - firsts) // _STRETCH
    _, stretch = np.unique(stretch, return_inverse=True)
    n_tracks = len(listening.catalogue)
    pairs = np.unique(stretch * max(n_tracks, 1) + tracks)
    rows, tracks = pairs // max(n_tracks, 1), pairs % max(n_tracks, 1)
    spread = np.bincount(tracks, minlength=n_tracks)
    known = np.flatnonzero(spread >= 2)
    known = np.sort(known[np.argsort(-spread[known], kind="stable")][:most_tracks])
    kept = np.isin(tracks, known)
    heard = Interactions(
        rows[kept],
        np.searchsorted(known, tracks[kept]),
        np.ones(int(kept.sum()), np.float32),
        int(rows.max(initial=-1)) + 1,
        len(known),
    )
    return known, heard.matrix()
