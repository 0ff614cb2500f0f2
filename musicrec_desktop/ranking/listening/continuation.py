"""What goes on in a session: the same artist, the same album, the same tracks again, and what was just skipped."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.ranking.listening.forms import OfCircle, OfFew
from musicrec_desktop.ranking.listening.protocol import ListeningScorer

_FADE: Final = 0.8
"""Factor for each play back in the session."""


class _OfTheSession:
    """Looks at the session alone, so there is nothing to learn."""

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""


class _OfCircle(_OfTheSession, OfCircle):
    """Looks at artists or albums."""

    def __init__(self, circle: str, codes: NDArray[np.int32], n_codes: int) -> None:
        """`codes`: (n,) below `n_codes`, or UNKNOWN."""
        self.circle = circle
        # The last place is for nobody. The machine's own size is read three times as fast as codes in 32 bits.
        self._codes = np.where(codes >= 0, codes, n_codes).astype(np.intp)
        self._nobody = n_codes

    @property
    def codes(self) -> NDArray[np.intp]:
        """See OfCircle."""
        return self._codes

    def _of_codes(self, codes: NDArray[np.intp], weights: NDArray[np.float64]) -> NDArray[np.float32]:
        found = np.bincount(codes, weights, self._nobody + 1).astype(np.float32)
        found[self._nobody] = 0.0
        return found


class _Same(_OfCircle):
    def by_code(self, moment: Moment) -> NDArray[np.float32]:
        """See OfCircle."""
        return self._of_codes(self.codes[moment.session[-1:]], np.ones(min(1, len(moment.session))))


class SameArtist(_Same):
    """1 for tracks by the artist of the latest play."""

    name = "same_artist"

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__("artist", catalogue.artists, catalogue.n_artists)


class SameAlbum(_Same):
    """1 for tracks on the album of the latest play."""

    name = "same_album"

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__("album", catalogue.albums, catalogue.n_albums)


class SessionArtist(_OfCircle):
    """How much of the session so far was by the artist, its end most."""

    name = "session_artist"

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__("artist", catalogue.artists, catalogue.n_artists)

    def by_code(self, moment: Moment) -> NDArray[np.float32]:
        """See OfCircle."""
        tracks = moment.session
        return self._of_codes(self.codes[tracks], _FADE ** np.arange(len(tracks) - 1, -1, -1.0))


class _Counted(_OfTheSession, OfFew):
    def __init__(self, catalogue: Catalogue) -> None:
        """What goes on in a session needs no memory."""
        self.n_tracks = len(catalogue)


class SessionTrack(_Counted):
    """How often a track was heard in this session."""

    name = "session_track"

    def few(self, moment: Moment) -> tuple[NDArray[np.integer], NDArray[np.floating]]:
        """See OfFew."""
        heard = moment.session[moment.listening.is_listen[moment.session_from : moment.upto]]
        return heard, np.ones(len(heard))


class SessionSkip(_Counted):
    """How often a track was skipped in this session."""

    name = "session_skip"

    def few(self, moment: Moment) -> tuple[NDArray[np.integer], NDArray[np.floating]]:
        """See OfFew."""
        skipped = moment.session[moment.listening.is_skip[moment.session_from : moment.upto]]
        return skipped, np.ones(len(skipped))


def continuation_scorers(catalogue: Catalogue) -> tuple[ListeningScorer, ...]:
    """All scorers of this file."""
    return (
        SameArtist(catalogue),
        SameAlbum(catalogue),
        SessionArtist(catalogue),
        SessionTrack(catalogue),
        SessionSkip(catalogue),
    )
