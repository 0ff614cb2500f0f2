"""Which of the tracks heard before is played next: many methods over the log, weighed by a learned choice.

Two steps, so that it stays fast in a large library: the methods' shares are added up to gather candidates, and the
choice (ranking/choice/) weighs all parts of those alone. Its weights start at a prior and move with every play that was
a choice: listening is not the same from month to month, so what was learned long ago is forgotten towards the prior.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.listening import Catalogue, Listening, Moment, moment_before
from musicrec_desktop.domain.topmost import topmost
from musicrec_desktop.ranking.choice import Choice, ChoiceModel, faded, ignorant, updated
from musicrec_desktop.ranking.listening.circles import Circle, circle_scorers
from musicrec_desktop.ranking.listening.continuation import continuation_scorers
from musicrec_desktop.ranking.listening.forms import (
    OfFew,
    OfHeard,
    Pending,
    Saying,
    few_of,
    nothing_said,
    pending,
    shares,
)
from musicrec_desktop.ranking.listening.heard import NOWHERE, Heard
from musicrec_desktop.ranking.listening.learned import with_chances
from musicrec_desktop.ranking.listening.memory import memory_scorers
from musicrec_desktop.ranking.listening.neighbours import SessionNeighbours
from musicrec_desktop.ranking.listening.outcomes import outcome_scorers
from musicrec_desktop.ranking.listening.parts import FLOORS, Kind, Member, part_columns, part_names
from musicrec_desktop.ranking.listening.protocol import ListeningScorer
from musicrec_desktop.ranking.listening.sequence import sequence_scorers
from musicrec_desktop.ranking.listening.settled import settled
from musicrec_desktop.ranking.listening.uncrowded import uncrowded
from musicrec_desktop.ranking.listening.wide_neighbours import WideNeighbours

_KINDS: Final = {
    "plays": Kind.LEVEL,
    "recency": Kind.LEVEL,
    "rediscover": Kind.LEVEL,
    "heard_share": Kind.LEVEL,
    "young": Kind.LEVEL,
    "same_artist": Kind.FLAG,
    "same_album": Kind.FLAG,
    "session_artist": Kind.COUNT,
    "session_track": Kind.COUNT,
    "session_skip": Kind.COUNT,
    "skipped_lately": Kind.COUNT,
}
"""Of the methods that are not shares."""
_HABITS: Final = ("decay", "activation", "hour", "weekday", "artist_follows")
"""Beginnings of names: what these say is no sequence."""
_LEADING: Final = 4.0
"""How much more what followed before counts than habits when candidates are gathered."""
_AGAIN: Final = 0.3
"""Factor for tracks heard in this session when candidates are gathered."""


_DOUBT: Final = 0.01
"""Precision of weights nobody has an idea of."""


@dataclass(frozen=True, slots=True)
class NextPlaySettings:
    """Sizes and speeds."""

    candidates: int = 160
    """How many tracks the choice is made among."""
    trust: float = 500.0
    """As how many choices the prior counts before the first lesson."""
    speeds: tuple[float, ...] = (0.99, 0.998, 1.0)
    """What a lesson leaves of the belief there was, of several beliefs whose chances are averaged: the last 100 choices
    count, the last 500, and all. On slices before the test of four logs the mean told more than any one of them on
    three, by 0.4 to 8 % of NDCG@10, and 0.8 % less than the best one on the fourth."""
    rest: float = 2.5
    """As how many choices the prior counts that is forgotten to."""
    keeps: float = 0.7
    """What a track keeps of its chance for each track of the same artist above it: on the validation slices of two
    logs different artists a track of a list of ten rose from 0.63 and 0.75 to 0.80 and 0.89, and NDCG@10 lost 0.4 % and
    nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What all methods say at one moment. Read-only."""

    sayings: tuple[Saying | Pending, ...]
    """Of each of the s methods; shares sum to 1 over the tracks that can be meant. What is pending is asked before the
    next play is learned."""
    mixed: NDArray[np.float32]
    """(n,) how much is said for a track in all; below 0 for those that cannot be meant."""

    @property
    def scores(self) -> tuple[NDArray[np.float32], ...]:
        """(n,) each of the s: what is said of every track."""
        return tuple(saying.whole for saying in self.sayings)


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """Tracks among which a choice is made at one moment."""

    rows: NDArray[np.intp]
    """(c,) tracks."""
    parts: NDArray[np.float32]
    """(c, f) what speaks for each."""


class NextPlay:
    """The choice among tracks heard before, the one heard last excepted. A ListeningScorer.

    `learn` takes plays in and leaves the weights alone; `follow` takes them in and learns the weights from each.
    """

    name = "next_play"

    def __init__(
        self, catalogue: Catalogue, prior: ChoiceModel | None, settings: NextPlaySettings | None = None
    ) -> None:
        """`prior`: weights of all parts; without one, all parts that are shares count alike, and are soon relearned."""
        self._settings = settings or NextPlaySettings()
        self.members = next_play_members(catalogue)
        names = part_names(self.members)
        if prior is None:
            alike = {name: 1 / len(FLOORS) for member in self.members if member.lead for name in member.parts}
            start, self._resting = ignorant(names, 1.0, alike), ignorant(names, _DOUBT, alike)
        elif prior.names != names:
            raise InvariantError(f"the prior has weights for {prior.names}, the methods say {names}")
        else:
            lessons = max(prior.lessons, 1)
            start = prior.weakened(self._settings.trust / lessons)
            self._resting = prior.weakened(self._settings.rest / lessons)
        self.models = tuple(start for _ in self._settings.speeds)
        """The weights now, by speed."""
        self._artists = catalogue.artists
        self._heard = np.zeros(len(catalogue), np.float32)
        self._latest = -1
        self._kept: tuple[tuple[int, int, float], Gathered] | None = None
        self.known = 0
        """How many plays it has learned."""

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        for member in self.members:
            member.scorer.learn(listening, upto)
        new = slice(self.known, upto)
        self.known = max(self.known, upto)
        heard = listening.tracks[new][listening.is_listen[new]]
        self._heard[heard] = 1.0
        if len(heard):
            self._latest = int(heard[-1])

    def follow(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto) one by one, and learn the weights from those that were choices."""
        for play in range(self.known, upto):
            if listening.is_listen[play]:
                self.lesson(moment_before(listening, play), int(listening.tracks[play]))
            self.learn(listening, play + 1)

    def lesson(self, moment: Moment, track: int) -> None:
        """Learn the weights from the track that was heard next; nothing when it could not be expected at all."""
        if not self._heard[track] or track == self._latest:
            return
        gathered = self._gathered_at(moment)
        places = np.flatnonzero(gathered.rows == track)
        # A track put among the candidates for the lesson alone would teach that such tracks are chosen, though they are
        # never there when it counts.
        if len(places):
            choice = Choice(gathered.parts, int(places[0]))
            self.models = tuple(
                updated(model if keep >= 1 else faded(model, keep, self._resting), choice)
                for model, keep in zip(self.models, self._settings.speeds, strict=True)
            )

    def said(self, moment: Moment) -> Said:
        """What all methods say. `moment.upto` is what was learned."""
        moment = settled(moment)
        # Numbers and no truths: a product with them takes a twentieth of the time of choosing by them.
        possible = self._heard.copy()
        if self._latest >= 0:
            possible[self._latest] = 0.0
        mixed = possible - np.float32(1)
        of_heard: dict[Heard, NDArray[np.float32]] = {}
        sayings: list[Saying | Pending] = []
        for member in self.members:
            if member.kind is not Kind.SHARE:
                sayings.append(pending(member.scorer, moment))
                continue
            if isinstance(member.scorer, OfHeard):
                saying = self._share_of_heard(member.scorer, moment)
                # Added up over what was heard first: most tracks of a large library never were.
                if len(saying.values):
                    heard = member.scorer.heard
                    sums = of_heard.setdefault(heard, np.zeros(len(heard), np.float32))
                    sums += saying.values if member.lead == 1 else saying.values * np.float32(member.lead)
            else:
                saying = self._share(member.scorer, moment, possible)
                led = saying.values * np.float32(member.lead)
                if saying.rows is None:
                    mixed += led
                else:
                    mixed[saying.rows] += led
            sayings.append(saying)
        for heard, sums in of_heard.items():
            mixed[heard.tracks] += sums
        again = np.unique(moment.session[moment.listening.is_listen[moment.session_from : moment.upto]])
        mixed[again[possible[again] > 0]] *= _AGAIN
        return Said(tuple(sayings), mixed)

    def _share(self, scorer: ListeningScorer, moment: Moment, possible: NDArray[np.float32]) -> Saying:
        """What a method says of the tracks that are possible, in parts of the whole; nothing where it says nothing."""
        n = len(possible)
        if isinstance(scorer, OfFew):
            few = few_of(scorer, moment)
            values, rows = few.values * possible[few.rows], few.rows
        else:
            values, rows = scorer.scores(moment) * possible, None
        total = float(values.sum(dtype=np.float64))
        values /= np.float32(max(total, 1e-30))
        return Saying(n, values, rows, are_shares=total > 1e-30)

    def _share_of_heard(self, scorer: OfHeard, moment: Moment) -> Saying:
        """The same of a method that speaks of all that was heard; only the track heard last is not possible of it."""
        amounts, heard, n = scorer.amounts(moment), scorer.heard, len(self._heard)
        latest = int(heard.place[self._latest]) if self._latest >= 0 else NOWHERE
        # Taken out of sum and shares, and not out of the amounts, which are not ours.
        rest = float(amounts[: max(latest, 0)].sum()) + float(amounts[latest + 1 :].sum())
        if not rest > 0:
            return nothing_said(n)
        values = shares(amounts, rest)
        if latest >= 0:
            values[latest] = 0.0
        return Saying(n, values, heard.tracks, heard.place, are_shares=True)

    def gathered(self, said: Said) -> Gathered:
        """The tracks that most is said for, the first of them first, with their parts."""
        c = min(self._settings.candidates, int(np.count_nonzero(said.mixed >= 0)))
        rows = topmost(said.mixed, c)
        return Gathered(rows, part_columns(self.members, np.stack([saying.of(rows) for saying in said.sayings])))

    def _gathered_at(self, moment: Moment) -> Gathered:
        """The candidates, kept until the moment changes: a play's lesson asks again what the list before it did."""
        moment = settled(moment)
        key = (moment.upto, moment.session_from, moment.now)
        if self._kept is None or self._kept[0] != key:
            self._kept = key, self.gathered(self.said(moment))
        return self._kept[1]

    def expected(self, moment: Moment) -> tuple[Said, NDArray[np.float32]]:
        """What all methods say, and `weighed` of it; the lesson of the next play finds its candidates ready."""
        moment = settled(moment)
        said = self.said(moment)
        gathered = self.gathered(said)
        self._kept = (moment.upto, moment.session_from, moment.now), gathered
        return said, self._weighed(said, gathered)

    def weighed(self, said: Said) -> NDArray[np.float32]:
        """(n,) chance of each candidate, exchanged where an artist would crowd the list; the other tracks heard before
        come behind them all."""
        return self._weighed(said, self.gathered(said))

    def _weighed(self, said: Said, gathered: Gathered) -> NDArray[np.float32]:
        chances = np.mean([model.chances(gathered.parts) for model in self.models], axis=0)
        total = with_chances(np.maximum(said.mixed, 0), gathered.rows, chances)
        return uncrowded(total, self._artists, self._settings.keeps)

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer."""
        return self.weighed(self.said(moment))


def next_play_members(catalogue: Catalogue) -> tuple[Member, ...]:
    """The methods that take part, new."""
    scorers = (
        *memory_scorers(catalogue),
        SessionNeighbours(catalogue),
        WideNeighbours(catalogue),
        *sequence_scorers(catalogue),
        *outcome_scorers(catalogue),
        *circle_scorers(catalogue),
        *continuation_scorers(catalogue),
    )
    return tuple(_member(scorer) for scorer in scorers)


def _member(scorer: ListeningScorer) -> Member:
    kind = _KINDS.get(scorer.name)
    if kind is None:
        kind = Kind.CIRCLE if isinstance(scorer, Circle) else Kind.SHARE
    if kind is not Kind.SHARE:
        return Member(scorer, kind)
    return Member(scorer, kind, 1.0 if scorer.name.startswith(_HABITS) else _LEADING)
