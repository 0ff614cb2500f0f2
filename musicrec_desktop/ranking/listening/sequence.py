"""What followed what was just played: a Markov chain over the log, of several orders and by several kinds of age.

The places where the latest track was played before are looked up in the log itself, and what followed there is counted.
Nothing is counted beforehand: a place speaks the more, the longer the plays before it are the same, the younger it is,
and the fewer of its kind came after it. Short plays are part of the chain, because a skipped track tells the place in a
list as well as a heard one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.ranking.listening.forms import OfFew
from musicrec_desktop.ranking.listening.occurrences import Occurrences, same_before
from musicrec_desktop.ranking.listening.protocol import ListeningScorer

_DAY_S: Final = 86_400.0
_MOST_PLACES: Final = 200
"""How many of the latest places are looked at: keeps a question short for a track heard every day."""
_LONGEST: Final = 4
_MOST_PASSED: Final = 12
"""So many skips in a row are passed over."""


@dataclass(frozen=True, slots=True)
class FollowingSettings:
    """How much each earlier place says."""

    name: str
    age_s: float = 90 * _DAY_S
    """Age at which a place weighs 1 / e."""
    later: float = 1.0
    """Factor for each place that came after: 1 counts all alike, 0.5 halves with each."""
    shortest: int = 1
    """How many plays in a row must be the same; each one more weighs `longer` times as much."""
    longer: float = 1.0
    reach: int = 1
    """How many plays behind the place are counted."""
    ahead: float = 0.7
    """Factor for each play further behind."""


class Following(OfFew):
    """Tracks that came behind the places of the latest track."""

    def __init__(self, catalogue: Catalogue, settings: FollowingSettings, places: Occurrences | None = None) -> None:
        """`places` may be shared among scorers over the same log: it takes a play in once."""
        self.n_tracks = len(catalogue)
        self._settings = settings
        self._places = places or Occurrences(self.n_tracks)

    @property
    def name(self) -> str:
        """See ListeningScorer."""
        return self._settings.name

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        self._places.learn(listening.tracks, upto)

    def few(self, moment: Moment) -> tuple[NDArray[np.integer], NDArray[np.floating]]:
        """See OfFew. Also where a session begins: lists are often taken up where they were left."""
        settings, log, upto = self._settings, moment.listening, moment.upto
        if upto == 0:
            return log.tracks[:0], np.zeros(0)
        places = self._places.latest(int(log.tracks[upto - 1]), _MOST_PLACES + 1)[1:]
        weights = np.exp((log.starts[places] - moment.now) / settings.age_s) * settings.later ** np.arange(len(places))
        if settings.shortest > 1 or settings.longer != 1.0:
            lengths = same_before(log, places, upto, _LONGEST)
            weights *= np.where(
                lengths >= settings.shortest, settings.longer ** (lengths - float(settings.shortest)), 0.0
            )
        # (reach, places) plays behind each place, as far as they are in its session.
        steps = np.arange(1, settings.reach + 1)[:, None]
        at = places + steps
        inside = at < upto
        at = np.minimum(at, upto - 1)
        inside &= log.sessions[at] == log.sessions[places]
        counted = (
            np.broadcast_to(weights, at.shape)[inside]
            * np.broadcast_to(settings.ahead ** (steps - 1.0), at.shape)[inside]
        )
        return log.tracks[at[inside]], counted


class HeardNext(OfFew):
    """The next track that was heard behind the places of the latest one, passing over what was skipped."""

    def __init__(self, catalogue: Catalogue, places: Occurrences | None = None, age_s: float = 90 * _DAY_S) -> None:
        self.n_tracks = len(catalogue)
        self._places = places or Occurrences(self.n_tracks)
        self._age_s = age_s

    @property
    def name(self) -> str:
        """See ListeningScorer."""
        return "heard_next"

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        self._places.learn(listening.tracks, upto)

    def few(self, moment: Moment) -> tuple[NDArray[np.integer], NDArray[np.floating]]:
        """See OfFew."""
        log, upto = moment.listening, moment.upto
        if upto == 0:
            return log.tracks[:0], np.zeros(0)
        places = self._places.latest(int(log.tracks[upto - 1]), _MOST_PLACES + 1)[1:]
        weights = np.exp((log.starts[places] - moment.now) / self._age_s)
        waiting = np.ones(len(places), np.bool_)
        heard_at, counted = [places[:0]], [weights[:0]]
        for step in range(1, _MOST_PASSED + 1):
            at = np.minimum(places + step, upto - 1)
            waiting &= (places + step < upto) & (log.sessions[at] == log.sessions[places])
            heard = waiting & log.is_listen[at]
            heard_at.append(at[heard])
            counted.append(weights[heard])
            waiting &= ~heard
            if not waiting.any():
                break
        return log.tracks[np.concatenate(heard_at)], np.concatenate(counted)


class ArtistFollowing:
    """Artists that came behind the latest artist, when the artist changed; all tracks of one artist score the same."""

    def __init__(self, catalogue: Catalogue, age_s: float = 90 * _DAY_S) -> None:
        self._artists = catalogue.artists
        self._rows = catalogue.artists.astype(np.intp)  # the machine's own size is read three times as fast
        self._n_artists = catalogue.n_artists
        self._places = Occurrences(self._n_artists)
        self._age_s = age_s

    @property
    def name(self) -> str:
        """See ListeningScorer."""
        return "artist_follows"

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        known = len(self._places)
        self._places.learn_new(self._artists[listening.tracks[known:upto]])

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer."""
        log, upto = moment.listening, moment.upto
        if upto == 0:
            return np.zeros(len(self._artists), np.float32)
        latest = int(self._artists[log.tracks[upto - 1]])
        places = self._places.latest(latest, 2 * _MOST_PLACES)
        at = places + 1
        at = at[at < upto]
        at = at[log.sessions[at] == log.sessions[at - 1]]
        artists = self._artists[log.tracks[at]]
        other = (artists != latest) & (artists >= 0)
        weights = np.exp((log.starts[at[other]] - moment.now) / self._age_s)
        by_artist = np.bincount(artists[other], weights, self._n_artists + 1)
        # An unknown artist is code -1: the one place more, which stays 0.
        return by_artist.astype(np.float32)[self._rows]


FOLLOWING: Final[Sequence[FollowingSettings]] = (
    FollowingSettings("follows"),
    FollowingSettings("follows_lately", age_s=2 * _DAY_S, later=0.5),
    FollowingSettings("follows_two", shortest=2, longer=3.0),
    FollowingSettings("follows_near", reach=10, later=0.9),
)


def sequence_scorers(catalogue: Catalogue) -> tuple[ListeningScorer, ...]:
    """All scorers of this file, sharing what they know of places."""
    places = Occurrences(len(catalogue))
    return (
        *(Following(catalogue, settings, places) for settings in FOLLOWING),
        HeardNext(catalogue, places),
        ArtistFollowing(catalogue),
    )
