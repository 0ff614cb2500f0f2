"""What a choice among methods is worth without some of them: the same history once more, one family left out.

Left out is left out everywhere: the methods' parts have no weight and learn none, the prior is what it would have been
without them, and they gather no candidates. All variants go through the history side by side, each with weights of its
own, over methods that are asked once: what remains of a difference is what the methods left out had to say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.listening import Listening, Moment, moment_before
from musicrec_desktop.evaluation.histories.discovery import Discoveries
from musicrec_desktop.evaluation.histories.log import History, spread
from musicrec_desktop.evaluation.histories.next_play import targets, without_repeats
from musicrec_desktop.evaluation.histories.next_session import moment_at, relevant_tracks, session_starts
from musicrec_desktop.evaluation.metrics import interval, ndcg, ndcg_of_ranks, rank_of
from musicrec_desktop.ranking.choice import ChoiceModel
from musicrec_desktop.ranking.listening.new_music import NewMusic, Projected
from musicrec_desktop.ranking.listening.next_play import NextPlay
from musicrec_desktop.ranking.listening.next_session import NextSession
from musicrec_desktop.ranking.listening.parts import Member
from musicrec_desktop.ranking.listening.protocol import ListeningScorer

WHOLE: Final = "whole"
"""The variant that nothing is left out of."""
Families = Mapping[str, Sequence[str]]
"""Names of methods by the name of their family."""
_CERTAIN: Final = 1e12
"""Precision of a weight that is to stay 0: lessons bring at most hundreds."""
_WARM_PLAYS: Final = 1500
_WARM_SESSIONS: Final = 400
_WARM_DISCOVERIES: Final = 1000
"""So many lessons before the first that is measured: by then the weights have come from the prior to the listener."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What one variant reaches, and how that compares with the whole on the same events."""

    figure: float
    difference: float
    """Figure minus that of the whole: below 0 where something is missed."""
    low: float
    high: float
    """95 % bootstrap interval of the difference, over events in pairs."""


def differences(gains: Mapping[str, NDArray[np.float64]]) -> dict[str, Difference]:
    """Of (e,) gains on the same e events by name of variant, WHOLE among them."""
    whole = gains[WHOLE]
    return {
        name: Difference(float(own.mean()), float((own - whole).mean()), *interval(own - whole))
        for name, own in gains.items()
    }


def held_at_nothing(model: ChoiceModel, parts: Sequence[str]) -> ChoiceModel:
    """The belief given that the weights of these parts are 0, over the same parts; they stay 0 whatever is learned.

    The others move to where they would have been fitted without them: a Gaussian under the condition, which is exact as
    far as the belief is one.
    """
    gone = np.isin(model.names, list(parts))
    kept = ~gone
    precision = np.zeros_like(model.precision)
    precision[np.ix_(kept, kept)] = model.precision[np.ix_(kept, kept)]
    precision[gone, gone] = _CERTAIN
    weights = np.zeros_like(model.weights)
    pull = model.precision[np.ix_(kept, gone)] @ model.weights[gone]
    weights[kept] = model.weights[kept] + np.linalg.solve(model.precision[np.ix_(kept, kept)], pull)
    return ChoiceModel(model.names, weights, precision, model.lessons)


class AskedOnce:
    """A method that several variants ask at the same moment: it answers once. A ListeningScorer over one log."""

    def __init__(self, scorer: ListeningScorer) -> None:
        self.name = scorer.name
        self._scorer = scorer
        self._known = 0
        self._said: tuple[tuple[int, int, float], NDArray[np.float32]] | None = None

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        if upto > self._known:
            self._scorer.learn(listening, upto)
            self._known = upto

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer. Read-only."""
        key = (moment.upto, moment.session_from, moment.now)
        if self._said is None or self._said[0] != key:
            said = self._answered(moment).view()
            said.setflags(write=False)
            self._said = key, said
        return self._said[1]

    def _answered(self, moment: Moment) -> NDArray[np.float32]:
        return self._scorer.scores(moment)


class _CircleAskedOnce(Projected):
    """The same for a method over artists or albums."""

    def __init__(self, projected: Projected) -> None:
        self.circle = projected.circle
        self.name = projected.name
        self._inner = projected
        self._once = AskedOnce(_ByCode(projected))

    def learn(self, listening: Listening, upto: int) -> None:
        self._once.learn(listening, upto)

    @property
    def codes(self) -> NDArray[np.intp]:
        return self._inner.codes

    def by_code(self, moment: Moment) -> NDArray[np.float32]:
        return self._once.scores(moment)


class _ByCode:
    """Scores of artists or albums themselves, in the form of a method."""

    def __init__(self, projected: Projected) -> None:
        self.name = projected.name
        self.learn = projected.learn
        self.scores = projected.by_code


def shared(members: Sequence[Member]) -> tuple[Member, ...]:
    """The same members, to take part in several choices over one log."""
    return tuple(
        replace(
            member,
            scorer=_CircleAskedOnce(member.scorer)
            if isinstance(member.scorer, Projected)
            else AskedOnce(member.scorer),
        )
        for member in members
    )


class _NextPlay(NextPlay):
    def __init__(self, history: History, prior: ChoiceModel, out: Sequence[str]) -> None:
        super().__init__(history.listening.catalogue, held_at_nothing(prior, _parts_of(prior, out)))

    def take(self, members: Sequence[Member], out: Sequence[str]) -> None:
        self.members = _without_lead(members, out)


class _NextSession(NextSession):
    def __init__(self, history: History, prior: ChoiceModel, out: Sequence[str]) -> None:
        super().__init__(history.listening.catalogue, held_at_nothing(prior, _parts_of(prior, out)))

    @property
    def members(self) -> tuple[Member, ...]:
        return self._members

    def take(self, members: Sequence[Member], out: Sequence[str]) -> None:
        self._members = _without_lead(members, out)


class _NewMusic(NewMusic):
    def __init__(self, discoveries: Discoveries, prior: ChoiceModel, out: Sequence[str]) -> None:
        super().__init__(discoveries.everything.catalogue, held_at_nothing(prior, _parts_of(prior, out)))

    @property
    def members(self) -> tuple[Member, ...]:
        return self._members

    def take(self, members: Sequence[Member], out: Sequence[str]) -> None:
        self._members = _without_lead(members, out)


def _parts_of(prior: ChoiceModel, methods: Sequence[str]) -> list[str]:
    """Names of the parts of these methods. InvariantError for a method that has none: nothing would be left out."""
    by_method = {name: [part for part in prior.names if part.partition("/")[0] == name] for name in methods}
    for name, parts in by_method.items():
        if not parts:
            raise InvariantError(f"no part of {prior.names} is of the method {name!r}")
    return [part for parts in by_method.values() for part in parts]


def _without_lead(members: Sequence[Member], out: Sequence[str]) -> tuple[Member, ...]:
    return tuple(replace(member, lead=0.0) if member.scorer.name in out else member for member in members)


def next_play_gains(
    history: History, prior: ChoiceModel, families: Families, events: int
) -> dict[str, NDArray[np.float64]]:
    """(e,) NDCG@10 of at most so many next plays of the test slice by variant: WHOLE, and without each family."""
    low, high = history.bounds[1], len(history.listening)
    wanted = set(spread(targets(history, low, high), events).tolist())
    log, place = without_repeats(history)
    outs = {WHOLE: (), **families}
    variants = {name: _NextPlay(history, prior, out) for name, out in outs.items()}
    members = shared(variants[WHOLE].members)
    for name, out in outs.items():
        variants[name].take(members, out)
    gains: dict[str, list[float]] = {name: [] for name in outs}
    for event in range(max(low - _WARM_PLAYS, 1), high):
        play, track = int(place[event]), int(log.tracks[place[event]])
        moment = moment_before(log, play)
        for name, variant in variants.items():
            variant.learn(log, play)
            if event in wanted:
                said, expected = variant.expected(moment)
                gains[name].append(rank_of(np.where(said.mixed < 0, -1.0, expected), track))
            variant.lesson(moment, track)
    return {name: ndcg_of_ranks(np.array(ranks)) for name, ranks in gains.items()}


def next_session_gains(
    history: History, prior: ChoiceModel, families: Families, sessions: int
) -> dict[str, NDArray[np.float64]]:
    """(e,) NDCG@10 of the lists for at most so many sessions of the test slice, by variant."""
    starts = session_starts(history)
    first = int(np.searchsorted(starts, history.bounds[1]))
    wanted = set(spread(starts[first:], sessions).tolist())
    outs = {WHOLE: (), **families}
    variants = {name: _NextSession(history, prior, out) for name, out in outs.items()}
    members = shared(variants[WHOLE].members)
    for name, out in outs.items():
        variants[name].take(members, out)
    gains: dict[str, list[float]] = {name: [] for name in outs}
    for start in starts[max(first - _WARM_SESSIONS, 0) :].tolist():
        moment, relevant = moment_at(history, start), relevant_tracks(history, start)
        for name, variant in variants.items():
            variant.learn(moment.listening, moment.upto)
            if start in wanted:
                gains[name].append(ndcg(np.isin(variant.listing(moment, 10), relevant), len(relevant)))
            variant.begin(moment)
            variant.finish(relevant.astype(np.int32))
    return {name: np.array(own) for name, own in gains.items()}


def discovery_gains(
    discoveries: Discoveries, prior: ChoiceModel, families: Families, events: int
) -> dict[str, NDArray[np.float64]]:
    """(e,) whether the new track was among the first 20 at most so many first listens of the test slice, by variant."""
    history, log = discoveries.history, discoveries.everything
    firsts = discoveries.events
    first = int(np.searchsorted(firsts, history.bounds[1]))
    wanted = set(spread(firsts[first:], events).tolist())
    outs = {WHOLE: (), **families}
    variants = {name: _NewMusic(discoveries, prior, out) for name, out in outs.items()}
    members = shared(variants[WHOLE].members)
    for name, out in outs.items():
        variants[name].take(members, out)
    gains: dict[str, list[float]] = {name: [] for name in outs}
    for event in firsts[max(first - _WARM_DISCOVERIES, 0) :].tolist():
        play, track = int(history.place[event]), int(history.listening.tracks[event])
        moment, pool = moment_before(log, play), discoveries.pool(event)
        target = int(np.flatnonzero(pool == track)[0])
        for name, variant in variants.items():
            variant.learn(log, play)
            if event in wanted:
                gains[name].append(float(rank_of(variant.scores(moment)[pool], target) <= 20))
            variant.lesson(moment, track)
    return {name: np.array(own) for name, own in gains.items()}
