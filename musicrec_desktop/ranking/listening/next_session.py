"""Which of the tracks heard before are heard in the session that begins now.

At its start nothing is known of a session but its hour, so memory speaks: by the clock, by sessions, by listens, of the
track and of its artist and album. A learned choice (ranking/choice/) weighs what it says. Weights are learned from the
few tracks most is said for, because those are what a list is made of, and move with every session that is over.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.domain.topmost import topmost
from musicrec_desktop.ranking.choice import Choice, ChoiceModel, faded, fit
from musicrec_desktop.ranking.listening.circles import circle_scorers
from musicrec_desktop.ranking.listening.learned import beliefs, with_chances
from musicrec_desktop.ranking.listening.memory import (
    Activation,
    Decay,
    HourOfDay,
    ListenTraces,
    Plays,
    Recency,
    Rediscover,
    Weekday,
)
from musicrec_desktop.ranking.listening.outcomes import outcome_scorers
from musicrec_desktop.ranking.listening.parts import Kind, Member, part_columns, part_names
from musicrec_desktop.ranking.listening.rounds import InLatestSession, round_scorers
from musicrec_desktop.ranking.listening.sequence import Following, FollowingSettings
from musicrec_desktop.ranking.listening.varied import Listed, Variety, varied

_DAYS: Final = (1.0, 4.0, 7.0, 30.0, 90.0)
_EXPONENTS: Final = (0.5, 0.8)


@dataclass(frozen=True, slots=True)
class NextSessionSettings:
    """Sizes and speeds."""

    candidates: int = 100
    """How many tracks are looked at for a list."""
    taught: int = 60
    """The choice is made among, and learns from, so many that most is said for: lessons from the depths would spoil
    the head of a list. The others can only come into its tail."""
    most_lessons: int = 10
    """So many tracks of one session count; a long session counts no more than that in all."""
    trust: float = 0.02
    """How many times the prior's precision counts before the first lesson."""
    keep: float = 0.998
    """What a session leaves of the precision there was; the rest is that of the resting belief."""
    rest: float = 0.01
    """Precision of the resting belief in terms of the prior's."""
    variety: Variety = field(default_factory=Variety)
    """Of the lists."""


class NextSession:
    """The choice among tracks heard before, as a session begins. A ListeningScorer.

    `learn` takes plays in and leaves the weights alone; `lesson` teaches a session that is over.
    """

    name = "next_session"

    def __init__(
        self, catalogue: Catalogue, prior: ChoiceModel | None, settings: NextSessionSettings | None = None
    ) -> None:
        """`prior`: weights of all parts; without one, they are learned from nothing."""
        self._settings = settings or NextSessionSettings()
        self._members = next_session_members(catalogue)
        names = part_names(self._members)
        self.model, self._resting = beliefs(prior, names, self._settings.trust, self._settings.rest)
        """The weights now, and what they are forgotten to."""
        self._heard = np.zeros(len(catalogue), np.bool_)
        self.known = 0
        """How many plays it has learned."""
        self._artists = catalogue.artists
        self._listed = Listed(len(catalogue))
        self._pending: tuple[NDArray[np.intp], NDArray[np.float32]] | None = None

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        for member in self._members:
            member.scorer.learn(listening, upto)
        new = slice(self.known, upto)
        self.known = max(self.known, upto)
        self._heard[listening.tracks[new][listening.is_listen[new]]] = True

    def gather(self, moment: Moment) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """(c,) the tracks that most is said for, these first, and (c, f) parts of each."""
        said, mixed = self._said(moment)
        return self._gathered(said, mixed)

    def follow(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto), and learn the weights from each session that is over by the next one."""
        sessions = listening.sessions
        while self.known < upto:
            at = self.known
            if at == 0 or sessions[at] != sessions[at - 1]:
                if at:
                    over = slice(int(np.searchsorted(sessions, sessions[at - 1], "left")), at)
                    self.finish(listening.tracks[over][listening.is_listen[over]])
                self.begin(Moment(listening, at, float(listening.starts[at]), at))
            self.learn(listening, min(upto, int(np.searchsorted(sessions, sessions[at], "right"))))

    def begin(self, moment: Moment) -> None:
        """Keep in mind what is said as a session begins, until it is over."""
        self._pending = self.gather(moment)

    def finish(self, tracks: NDArray[np.int32]) -> None:
        """Learn the weights from the session that began last and is over: the tracks heard in it. Sessions that held
        none of the candidates teach nothing."""
        if self._pending is None:
            return
        rows, parts = self._pending
        self._pending = None
        choices = self.choices(parts, np.isin(rows, tracks))
        if choices:
            # The most probable weights and not one step towards them: surprised when it was sure, a step overshoots.
            self.model = fit(choices, faded(self.model, self._settings.keep, self._resting))

    def choices(self, parts: NDArray[np.float32], was_heard: NDArray[np.bool_]) -> list[Choice]:
        """One for each candidate the session held, of (c, f) parts in the order gathered."""
        taught = parts[: self._settings.taught]
        places = np.flatnonzero(was_heard[: self._settings.taught])
        weight = min(1.0, self._settings.most_lessons / max(len(places), 1))
        return [Choice(taught, int(place), weight) for place in places]

    def listing(self, moment: Moment, k: int) -> NDArray[np.intp]:
        """(k or less,) tracks for the session that begins, best first; see Variety."""
        rows, parts = self.gather(moment)
        often = self._listed.often()[rows]
        utilities = self.model.utilities(parts)
        return rows[varied(utilities, self._artists[rows], often, k, self._settings.variety, self._settings.taught)]

    def was_listed(self, rows: NDArray[np.intp]) -> None:
        """The listener saw this list: the tails of the next ones bring other tracks."""
        self._listed.add(rows)

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """(n,) chance of each candidate; the other tracks heard before come behind them all."""
        said, mixed = self._said(moment)
        rows, parts = self._gathered(said, mixed)
        taught = slice(0, self._settings.taught)
        return with_chances(np.maximum(mixed, 0), rows[taught], self.model.chances(parts[taught]))

    def _said(self, moment: Moment) -> tuple[list[NDArray[np.float32]], NDArray[np.float32]]:
        """(n,) what each member says, and (n,) how much that is in all; below 0 for tracks not heard before."""
        said = [member.scorer.scores(moment) for member in self._members]
        mixed = np.zeros(len(self._heard), np.float32)
        for member, scores in zip(self._members, said, strict=True):
            if member.lead:
                mixed += np.float32(member.lead) * scores
        mixed[~self._heard] = -1.0
        return said, mixed

    def _gathered(
        self, said: list[NDArray[np.float32]], mixed: NDArray[np.float32]
    ) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        c = min(self._settings.candidates, int(np.count_nonzero(mixed > 0)))
        rows = topmost(mixed, c)
        return rows, part_columns(self._members, np.stack([scores[rows] for scores in said]))


def next_session_members(catalogue: Catalogue) -> tuple[Member, ...]:
    """The methods that take part, new."""
    traces = ListenTraces(catalogue, _DAYS, _EXPONENTS)
    return (
        *(Member(Decay(traces, days), Kind.LEVEL, 1.0 if days < 90 else 0.0) for days in _DAYS),
        *(Member(Activation(traces, exponent), Kind.LEVEL, float(exponent == 0.8)) for exponent in _EXPONENTS),
        Member(Plays(traces), Kind.LEVEL),
        Member(Recency(traces), Kind.LEVEL),
        Member(HourOfDay(traces), Kind.LEVEL),
        Member(Weekday(traces), Kind.LEVEL),
        Member(Rediscover(traces), Kind.LEVEL),
        *(
            Member(scorer, Kind.FLAG if isinstance(scorer, InLatestSession) else Kind.LEVEL, _lead(scorer.name))
            for scorer in round_scorers(catalogue)
        ),
        *(Member(scorer, Kind.LEVEL) for scorer in circle_scorers(catalogue)),
        *(
            Member(scorer, Kind.COUNT if scorer.name == "skipped_lately" else Kind.LEVEL)
            for scorer in outcome_scorers(catalogue)
        ),
        Member(Following(catalogue, FollowingSettings("follows")), Kind.COUNT),
    )


def _lead(name: str) -> float:
    return 1.0 if name in ("sessions_5", "sessions_20") else 0.0
