"""Which track never heard before is heard next.

A track nobody has heard has no history of its own, so its artist and album speak for it: how much of them is heard, and
how much of what was new was theirs (discoveries come in bursts), what artists follow each other within sessions, and
whose names were met in brief plays. All methods over tracks are used again, over the logs of artists and of albums. A
learned choice (ranking/choice/) weighs them; its weights move with every track that is heard for the first time.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment, moment_before
from musicrec_desktop.domain.topmost import topmost
from musicrec_desktop.ranking.choice import Choice, ChoiceModel, faded, fit
from musicrec_desktop.ranking.listening.continuation import SameAlbum, SameArtist, SessionArtist
from musicrec_desktop.ranking.listening.forms import OfCircle, OfFew, Pending, Saying, few_of, pending
from musicrec_desktop.ranking.listening.learned import beliefs, with_chances
from musicrec_desktop.ranking.listening.memory import Activation, Decay, ListenTraces, Plays
from musicrec_desktop.ranking.listening.neighbours import NeighbourSettings, SessionNeighbours
from musicrec_desktop.ranking.listening.parts import Kind, Member, part_columns, part_names
from musicrec_desktop.ranking.listening.projection import Projection
from musicrec_desktop.ranking.listening.protocol import ListeningScorer
from musicrec_desktop.ranking.listening.sequence import Following, FollowingSettings, HeardNext
from musicrec_desktop.ranking.listening.settled import settled
from musicrec_desktop.ranking.listening.tried import LikeLatestNew, tried_scorers

_SPEEDS_DAYS: Final = (0.04, 0.25, 2.0, 20.0, 120.0)
_OF_PLAYS: Final = 0.5
"""Exponent of the power law by which artists and albums are forgotten."""
_OF_NEWS: Final = 0.8
"""The same of those whose new tracks were found."""
_NEIGHBOURS: Final = NeighbourSettings(fade=6.0, rarity=1.0, ahead=6.0, behind=8.0, behind_share=0.6, again=1.0)
"""Over artists the order within a session tells less than over tracks."""


@dataclass(frozen=True, slots=True)
class NewMusicSettings:
    """Sizes and speeds."""

    candidates: int = 300
    """How many tracks the choice is made among."""
    trust: float = 0.05
    """How many times the prior's precision counts before the first lesson."""
    keep: float = 0.999
    """What a lesson leaves of the precision there was; the rest is that of the resting belief."""
    rest: float = 0.005
    """Precision of the resting belief in terms of the prior's."""


class Projected(OfCircle):
    """A method over artists or albums, as a method over their tracks."""

    def __init__(self, circle: str, prefix: str, scorer: ListeningScorer, projection: Projection) -> None:
        """`circle`: "artist" or "album"; `scorer` is over `projection.catalogue`."""
        self.circle = circle
        self.name = f"{prefix}_{scorer.name}"
        self._scorer = scorer
        self._projection = projection

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        self._projection.learn(listening, upto)
        self._scorer.learn(self._projection.listening(listening), upto)

    @property
    def codes(self) -> NDArray[np.intp]:
        """See OfCircle."""
        return self._projection.places

    def by_code(self, moment: Moment) -> NDArray[np.float32]:
        """See OfCircle."""
        return self._projection.known(self._scorer.scores(self._projection.moment(moment)))


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What is said of new tracks at one moment."""

    rows: NDArray[np.intp]
    """(c,) tracks among which the choice is made."""
    parts: NDArray[np.float32]
    """(c, f) what speaks for each."""
    behind: NDArray[np.float32]
    """(n,) how much is said for a track in all; 0 for tracks that were heard."""


class _OfTracks(NamedTuple):
    """What is said of artists or albums."""

    by_code: NDArray[np.float32]
    codes: NDArray[np.intp]
    """(n,) which of them is each track's."""

    def of(self, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """(c,) scores of these tracks."""
        return self.by_code[self.codes[rows]]


_Told = _OfTracks | Saying | Pending


class NewMusic:
    """The choice among tracks never heard. A ListeningScorer.

    `learn` takes plays in and leaves the weights alone; `follow` takes them in and learns the weights from each track
    that is heard for the first time.
    """

    name = "new_music"

    def __init__(
        self, catalogue: Catalogue, prior: ChoiceModel | None, settings: NewMusicSettings | None = None
    ) -> None:
        """`prior`: weights of all parts; without one, they are learned from nothing."""
        self._settings = settings or NewMusicSettings()
        self._members = new_music_members(catalogue)
        names = part_names(self._members)
        self.model, self._resting = beliefs(prior, names, self._settings.trust, self._settings.rest)
        """The weights now, and what they are forgotten to."""
        self._heard = np.zeros(len(catalogue), np.bool_)
        self._unheard = np.ones(len(catalogue), np.float32)
        self._kept: tuple[tuple[int, int, float], Said] | None = None
        self.known = 0
        """How many plays it has learned."""

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        for member in self._members:
            member.scorer.learn(listening, upto)
        new = slice(self.known, upto)
        self.known = max(self.known, upto)
        heard = listening.tracks[new][listening.is_listen[new]]
        self._heard[heard], self._unheard[heard] = True, 0.0

    def follow(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto), and learn the weights from each first listen among them."""
        for play in range(self.known, upto):
            if listening.is_listen[play] and not self._heard[listening.tracks[play]]:
                self.learn(listening, play)
                self.lesson(moment_before(listening, play), int(listening.tracks[play]))
                self.learn(listening, play + 1)
        self.learn(listening, upto)

    def lesson(self, moment: Moment, track: int) -> None:
        """Learn the weights from the new track that was heard; nothing when nothing spoke for it."""
        rows, parts = self.gather(moment)
        places = np.flatnonzero(rows == track)
        # A track put among the candidates for the lesson alone would teach that such tracks are chosen, though they are
        # never there when it counts.
        if len(places):
            kept = faded(self.model, self._settings.keep, self._resting)
            # The most probable weights and not one step towards them: surprised when it was sure, one step overshoots.
            self.model = fit([Choice(parts, int(places[0]))], kept)

    def gather(self, moment: Moment) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """(c,) the new tracks that most is said for, and (c, f) parts of each."""
        said = self._asked(moment)
        return said.rows, said.parts

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """(n,) chance of each candidate; the other new tracks that anything is said for come behind them all."""
        said = self._asked(moment)
        return with_chances(said.behind, said.rows, self.model.chances(said.parts))

    def _asked(self, moment: Moment) -> Said:
        """What is said at a moment, kept until it changes: the lesson of a play asks again what the list before it
        did."""
        moment = settled(moment)
        key = (moment.upto, moment.session_from, moment.now)
        if self._kept is None or self._kept[0] != key:
            said, mixed = self._said(moment)
            rows, parts = self._gathered(said, mixed)
            self._kept = key, Said(rows, parts, np.maximum(mixed, 0, out=mixed))
        return self._kept[1]

    def _said(self, moment: Moment) -> tuple[list[_Told], NDArray[np.float32]]:
        """What each member says, and (n,) how much that is in all; below 0 for tracks that were heard."""
        said: list[_Told] = []
        mixed = np.zeros(len(self._heard), np.float32)
        of_circles: dict[str, tuple[NDArray[np.intp], NDArray[np.float32]]] = {}
        for member in self._members:
            scorer, lead = member.scorer, np.float32(member.lead)
            if isinstance(scorer, OfCircle):
                by_code = scorer.by_code(moment)
                said.append(_OfTracks(by_code, scorer.codes))
                # Added up over the few artists and albums first: a pass over all tracks for each member took most time.
                _, total = of_circles.setdefault(scorer.circle, (scorer.codes, np.zeros(len(by_code), np.float32)))
                total += lead * by_code
            elif not lead:
                said.append(pending(scorer, moment))
            elif isinstance(scorer, OfFew):
                few = few_of(scorer, moment)
                mixed[few.rows] += lead * few.values
                said.append(few)
            else:
                scores = scorer.scores(moment)
                mixed += lead * scores
                said.append(Saying(len(mixed), scores))
        for codes, total in of_circles.values():
            mixed += total[codes]
        # Products take a twentieth of the time of choosing by truths.
        mixed *= self._unheard
        mixed += self._unheard - np.float32(1)
        return said, mixed

    def _gathered(self, said: list[_Told], mixed: NDArray[np.float32]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        rows = topmost(mixed, min(self._settings.candidates, int(np.count_nonzero(mixed > 0))))
        return rows, part_columns(self._members, np.stack([told.of(rows) for told in said]))


def new_music_members(catalogue: Catalogue) -> tuple[Member, ...]:
    """The methods that take part, new."""
    return (
        *_circle_members("artist", catalogue.artists),
        *_circle_members("album", catalogue.albums),
        Member(SameArtist(catalogue), Kind.FLAG, 0.5),
        Member(SameAlbum(catalogue), Kind.FLAG, 0.5),
        Member(SessionArtist(catalogue), Kind.COUNT, 0.05),
        *(
            Member(scorer, Kind.COUNT, 1.0 if scorer.name != "times_tried" else 0.01)
            for scorer in tried_scorers(catalogue)
        ),
        Member(SessionNeighbours(catalogue), Kind.LEVEL),
    )


def _circle_members(circle: str, codes: NDArray[np.int32]) -> tuple[Member, ...]:
    plays, news = Projection(codes), Projection(codes, only_new=True)
    played = ListenTraces(plays.catalogue, _SPEEDS_DAYS, (_OF_PLAYS,), has_habits=False)
    found = ListenTraces(news.catalogue, _SPEEDS_DAYS, (_OF_NEWS,), has_habits=False)
    follows = FollowingSettings("follows_near", reach=10, later=0.98)
    return (
        *(Member(Projected(circle, circle, Decay(played, days), plays), Kind.CIRCLE, 0.5) for days in _SPEEDS_DAYS),
        *(
            Member(Projected(circle, f"new_{circle}", Decay(found, days), news), Kind.CIRCLE, 1.0)
            for days in _SPEEDS_DAYS
        ),
        Member(Projected(circle, circle, Activation(played, _OF_PLAYS), plays), Kind.CIRCLE, 0.5),
        Member(Projected(circle, f"new_{circle}", Activation(found, _OF_NEWS), news), Kind.CIRCLE, 1.0),
        Member(Projected(circle, circle, Plays(played), plays), Kind.LEVEL),
        Member(Projected(circle, f"new_{circle}", Plays(found), news), Kind.LEVEL),
        Member(Projected(circle, circle, SessionNeighbours(plays.catalogue, _NEIGHBOURS), plays), Kind.LEVEL),
        Member(Projected(circle, circle, Following(plays.catalogue, follows), plays), Kind.LEVEL),
        Member(Projected(circle, f"new_{circle}", HeardNext(news.catalogue), news), Kind.LEVEL),
        Member(LikeLatestNew(circle, news), Kind.FLAG, 0.5),
    )
