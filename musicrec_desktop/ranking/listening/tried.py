"""Tracks that were met and not heard yet: played briefly, by whom something new was just heard."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.ranking.listening.forms import OfCircle, OfFew
from musicrec_desktop.ranking.listening.projection import Projection
from musicrec_desktop.ranking.listening.protocol import ListeningScorer
from musicrec_desktop.ranking.listening.traces import Floats, Traces

_DAY_S: Final = 86_400.0
TRIED_DAYS: Final = (0.02, 1.0, 30.0)
"""Days in which a brief play fades to 1/e: a track tried a minute ago is being looked for."""


class BriefPlays:
    """What the scorers of brief plays remember together."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing played yet."""
        self._traces = Traces(len(catalogue), [days * _DAY_S for days in TRIED_DAYS])
        self.times = np.zeros(len(catalogue))
        """(n,) how often each track was played briefly."""
        self._is_new = np.ones(len(catalogue), np.bool_)
        self._known = 0
        self._tracks: NDArray[np.intp] | None = None

    @property
    def tracks(self) -> NDArray[np.intp]:
        """(t,) every track that was played briefly and never heard, ascending."""
        if self._tracks is None:
            self._tracks = np.flatnonzero((self.times > 0) & self._is_new)
        return self._tracks

    def learn(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto); what is known already stays as it is."""
        if upto <= self._known:
            return
        new = slice(self._known, upto)
        self._known = upto
        brief = ~listening.is_listen[new]
        tracks = listening.tracks[new][brief]
        self._traces.add(tracks, listening.starts[new][brief])
        np.add.at(self.times, tracks, 1.0)
        self._is_new[listening.tracks[new][~brief]] = False
        self._tracks = None

    def at(self, k: int, now: float) -> Floats:
        """(t,) brief plays of `tracks` faded at speed k."""
        return self._traces.at(k, now, self.tracks)


class _OfBriefPlays(OfFew):
    def __init__(self, plays: BriefPlays) -> None:
        self._plays = plays
        self.n_tracks = len(plays.times)

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        self._plays.learn(listening, upto)


class Tried(_OfBriefPlays):
    """Brief plays of a track never heard that fade exponentially."""

    def __init__(self, plays: BriefPlays, k: int) -> None:
        """`k`: which of TRIED_DAYS."""
        super().__init__(plays)
        self.name = f"tried_{TRIED_DAYS[k]:g}d"
        self._k = k

    def few(self, moment: Moment) -> tuple[NDArray[np.integer], NDArray[np.floating]]:
        """See OfFew."""
        return self._plays.tracks, self._plays.at(self._k, moment.now)


class TimesTried(_OfBriefPlays):
    """How often a track never heard was played briefly."""

    name = "times_tried"

    def few(self, moment: Moment) -> tuple[NDArray[np.integer], NDArray[np.floating]]:  # noqa: ARG002 - at all times
        """See OfFew."""
        return self._plays.tracks, self._plays.times[self._plays.tracks]


class LikeLatestNew(OfCircle):
    """1 for tracks by the artist, or on the album, of the latest new track of this session."""

    def __init__(self, circle: str, news: Projection) -> None:
        """`news`: the log of new artists or albums alone."""
        self.circle = circle
        self.name = f"latest_new_{circle}"
        self._news = news

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        self._news.learn(listening, upto)

    @property
    def codes(self) -> NDArray[np.intp]:
        """See OfCircle."""
        return self._news.places

    def by_code(self, moment: Moment) -> NDArray[np.float32]:
        """See OfCircle."""
        news = self._news.listening(moment.listening)
        found = np.zeros(len(news.catalogue), np.float32)
        at = np.flatnonzero(news.is_listen[moment.session_from : moment.upto])
        if len(at):
            found[news.tracks[moment.session_from + at[-1]]] = 1.0
        return self._news.known(found)


def tried_scorers(catalogue: Catalogue) -> tuple[ListeningScorer, ...]:
    """The scorers of brief plays over one memory."""
    plays = BriefPlays(catalogue)
    return (*(Tried(plays, k) for k in range(len(TRIED_DAYS))), TimesTried(plays))
