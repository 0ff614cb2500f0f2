"""Which methods over the log the program listens to, and which of them are parts of a score."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.ranking.choice import ChoiceModel
from musicrec_desktop.ranking.listening.collaborative import SessionEase, SessionItems
from musicrec_desktop.ranking.listening.forms import Saying, few_of, nothing_said
from musicrec_desktop.ranking.listening.new_music import NewMusic
from musicrec_desktop.ranking.listening.next_play import NextPlay
from musicrec_desktop.ranking.listening.next_session import NextSession
from musicrec_desktop.ranking.listening.parts import Kind
from musicrec_desktop.ranking.skips import SkipModel

DISCOVERY: Final = frozenset({NewMusic.name})
"""Names of the methods that speak of tracks never heard; all others speak of those that were."""
_ALSO_PARTS: Final = frozenset({"rediscover"})
"""Methods that are parts by themselves though they are no shares of what comes next."""


@dataclass(frozen=True, slots=True, eq=False)
class MethodPriors:
    """What the learned choices start from, by name of method; one that is not named starts from nothing."""

    choices: Mapping[str, ChoiceModel] = field(default_factory=dict)
    skips_ahead: SkipModel | None = None
    """What a new listener's skips are expected from as a queue is put together; without it nothing is said of them."""


class Methods:
    """All methods over one log, each play taken in by all of them."""

    def __init__(self, catalogue: Catalogue, priors: MethodPriors) -> None:
        """New ones, which have heard nothing."""
        self._next_play = NextPlay(catalogue, priors.choices.get(NextPlay.name))
        self._next_session = NextSession(catalogue, priors.choices.get(NextSession.name))
        self._new_music = NewMusic(catalogue, priors.choices.get(NewMusic.name))
        self._together = (SessionItems(catalogue), SessionEase(catalogue))
        members = self._next_play.members
        self._shown = [
            at for at, member in enumerate(members) if member.kind is Kind.SHARE or member.scorer.name in _ALSO_PARTS
        ]
        self._n = len(catalogue)
        choices = (self._next_play, self._next_session, self._new_music)
        self.names = (
            *(members[at].scorer.name for at in self._shown),
            *(method.name for method in self._together),
            *(choice.name for choice in choices),
        )
        """(k,) names of the parts: single methods, then the choices among what several say."""

    def learn(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto) and leave the weights of choices alone."""
        for method in (self._next_play, self._next_session, self._new_music, *self._together):
            method.learn(listening, upto)

    def follow(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto), and let the weights of choices learn from each.

        Only those of sessions stay: a session tells what it was when the next one begins, which may be after a restart.
        """
        self._next_play.follow(listening, upto)
        self._new_music.follow(listening, upto)
        for method in (self._next_session, *self._together):
            method.learn(listening, upto)

    def sayings(self, moment: Moment) -> tuple[Saying, ...]:
        """What each of the k says, 0 or more. What a session may hold is asked as it begins, and only then: later on
        what was played in it tells more."""
        said, next_play = self._next_play.expected(moment)  # once for single methods and for the choice among them
        begins = moment.session_from == moment.upto
        shown = (said.sayings[at] for at in self._shown)
        return (
            *(saying if isinstance(saying, Saying) else Saying(self._n, saying.whole) for saying in shown),
            *(few_of(method, moment) for method in self._together),
            Saying(self._n, next_play),
            Saying(self._n, self._next_session.scores(moment)) if begins else nothing_said(self._n),
            Saying(self._n, self._new_music.scores(moment)),
        )

    def scores(self, moment: Moment) -> tuple[NDArray[np.float32], ...]:
        """(n,) each of the k: the same of every track."""
        return tuple(saying.whole for saying in self.sayings(moment))


def method_names() -> tuple[str, ...]:
    """(k,) names of the parts, in their order."""
    nothing = Catalogue(np.zeros(0, np.int32), np.zeros(0, np.int32))
    return Methods(nothing, MethodPriors()).names


def leaning(weights: Mapping[str, float], methods: frozenset[str], novelty: float) -> dict[str, float]:
    """Weights for a list between the familiar (novelty 0) and the unheard (1).

    What expects known tracks counts whole up to the middle and nothing at the end of discovery; the other way round for
    what expects unheard ones. Other weights stay.
    """
    known, unheard = min(1.0, 2 * (1 - novelty)), min(1.0, 2 * novelty)
    return {
        name: weight * ((unheard if name in DISCOVERY else known) if name in methods else 1.0)
        for name, weight in weights.items()
    }
