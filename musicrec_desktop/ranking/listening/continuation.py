"""What goes on in a session: the same artist, the same album, the same tracks again, and what was just skipped."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.ranking.listening.protocol import ListeningScorer

_FADE: Final = 0.8
"""Factor for each play back in the session."""


class _OfTheSession:
    """Looks at the session alone, so there is nothing to learn."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""


class SameArtist(_OfTheSession):
    """1 for tracks by the artist of the latest play."""

    name = "same_artist"

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer."""
        return _same(self._catalogue.artists, moment)


class SameAlbum(_OfTheSession):
    """1 for tracks on the album of the latest play."""

    name = "same_album"

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer."""
        return _same(self._catalogue.albums, moment)


class SessionArtist(_OfTheSession):
    """How much of the session so far was by the artist, its end most."""

    name = "session_artist"

    def __init__(self, catalogue: Catalogue) -> None:
        """What goes on in a session needs no memory."""
        super().__init__(catalogue)
        # Unknown artists are code -1: one place more takes them. The machine's own size is read three times as fast.
        self._places = catalogue.artists.astype(np.intp) + 1
        self._n_places = catalogue.n_artists + 1

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer."""
        tracks = moment.session
        weights = _FADE ** np.arange(len(tracks) - 1, -1, -1.0)
        by_artist = np.bincount(self._places[tracks], weights, self._n_places).astype(np.float32)
        by_artist[0] = 0.0
        return by_artist[self._places]


class SessionTrack(_OfTheSession):
    """How often a track was heard in this session."""

    name = "session_track"

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer."""
        heard = moment.listening.is_listen[moment.session_from : moment.upto]
        return np.bincount(moment.session[heard], minlength=len(self._catalogue)).astype(np.float32)


class SessionSkip(_OfTheSession):
    """How often a track was skipped in this session."""

    name = "session_skip"

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer."""
        skipped = moment.listening.is_skip[moment.session_from : moment.upto]
        return np.bincount(moment.session[skipped], minlength=len(self._catalogue)).astype(np.float32)


def _same(codes: NDArray[np.int32], moment: Moment) -> NDArray[np.float32]:
    """(n,) 1 where the code is that of the latest play of the session, and known."""
    if moment.session_from >= moment.upto:
        return np.zeros(len(codes), np.float32)
    code = codes[moment.session[-1]]
    same: NDArray[np.bool_] = (codes == code) & (codes >= 0)
    return same.astype(np.float32)


def continuation_scorers(catalogue: Catalogue) -> tuple[ListeningScorer, ...]:
    """All scorers of this file."""
    return (
        SameArtist(catalogue),
        SameAlbum(catalogue),
        SessionArtist(catalogue),
        SessionTrack(catalogue),
        SessionSkip(catalogue),
    )
