"""What was turned away lowers its surroundings, less and less: the track, what sounds like it, its artist, its genres.

It heals with time and with plays: all strengths come from affinities, in which dislikes and skips fade by their
half-lives and every whole play speaks for the track. Half a year after a dislike the track itself gets a second chance
(domain/second_chance.py); until then it is out.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.domain.second_chance import barred
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.scorers.remembered import Remembered, RememberedRows

_SOUND: Final = 0.8
"""Most that a track can lose by sounding like one turned away. It reaches as far as the squared cosine: 81 % of it at
0.9, 16 % at 0.4. The strongest push counts, not the sum: thirty skips in one corner say one thing thirty times."""
_TELLING: Final = 0.15
"""A push below this is no reason worth telling: in a large library everything is a little like something skipped."""


class _Pushes(NamedTuple):
    """(k,) how much each ring takes away, 0..1."""

    own: NDArray[np.float64]
    sound: NDArray[np.float64]
    artist: NDArray[np.float64]
    genre: NDArray[np.float64]
    cosine: NDArray[np.float64]
    """(k,) to the avoided sound that pushes most; NaN without any."""


class AversionScorer:
    """(1 - own) x (1 - 0.8 x sound) x (1 - artist) x (1 - genre): what every ring of aversion leaves.

    Own is how far the track's affinity lies below 0, 1 while it is barred; artist and genre likewise (there a dislike
    weighs a half and a fifth, against all that was heard of them); sound is the strongest avoided one's weight times
    the squared cosine.
    """

    def __init__(self) -> None:
        self._genre = Remembered(_mildest)
        self._pushes = RememberedRows(_Pushes, self._push)

    @property
    def name(self) -> str:
        return "aversion"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN for all while nothing was turned away."""
        rows = context.view.rows(candidates.ids)
        if not (context.history.affinity < 0).any() and len(context.profile.avoided_weight) == 0:
            return np.full(len(rows), np.nan, np.float32)
        push = self._pushes(context, rows)
        left = (1 - push.own) * (1 - push.sound) * (1 - push.artist) * (1 - push.genre)
        return np.clip(left, 0, 1).astype(np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        """The rings that take something away."""
        push = self._pushes.one(context, row)
        words = []
        if push.own[0] > _TELLING:
            words.append("turned away before")
        if push.sound[0] > _TELLING:
            words.append(f"cosine {push.cosine[0]:.2f} to a track you turned away from")
        for name, value in (("artist", push.artist), ("genre", push.genre)):
            if value[0] > _TELLING:
                words.append(f"other tracks of its {name} turned away")
        return "; ".join(words)

    def _push(self, context: ScoringContext, rows: NDArray[np.intp]) -> _Pushes:
        return _pushes(context, rows, self._genre(context)[rows])


def _pushes(context: ScoringContext, rows: NDArray[np.intp], by_genre: NDArray[np.float64]) -> _Pushes:
    view, history, profile = context.view, context.history, context.profile
    own = np.maximum(-history.affinity[rows].astype(np.float64), 0)
    own[barred(profile, view.ids[rows], context.request.now)] = 1.0
    sound, cosine = _by_sound(context, rows)
    codes, where = np.unique(view.artist_codes[rows], return_inverse=True)
    of_artist = np.zeros(len(codes))
    for at, code in enumerate(codes.tolist()):
        affinity = profile.artists.get(view.artists[code]) if code else None
        of_artist[at] = 0.0 if affinity is None else max(0.0, -affinity.value)
    return _Pushes(own, sound, of_artist[where], by_genre, cosine)


def _by_sound(context: ScoringContext, rows: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    profile = context.profile
    if len(profile.avoided_weight) == 0:
        return np.zeros(len(rows)), np.full(len(rows), np.nan)
    cosines = (context.view.features.sound[rows] @ profile.avoided_sound.T).astype(np.float64)
    pushes = np.clip(cosines, 0, 1) ** 2 * profile.avoided_weight
    strongest, at = pushes.argmax(axis=1), np.arange(len(rows))
    return _SOUND * pushes[at, strongest], cosines[at, strongest]


def _mildest(context: ScoringContext) -> NDArray[np.float64]:
    """(n,) the mildest aversion among each track's genres: one liked genre speaks for the mixture; 0 without any."""
    view = context.view
    known = [context.profile.genres.get(genre) for genre in view.genres]
    of_genre = np.array([0.0 if affinity is None else max(0.0, -affinity.value) for affinity in known])
    if not of_genre.any():
        return np.zeros(len(view))
    mildest = np.full(len(view), np.inf)
    np.minimum.at(mildest, view.genre_rows, of_genre[view.genre_codes])
    return np.where(np.isinf(mildest), 0.0, mildest)
