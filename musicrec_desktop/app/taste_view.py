"""The taste profile as a page shows it: the strongest of each kind, habits, and what the listener has set."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.services import Services
from musicrec_desktop.app.taste_profile import affinities_of, is_private, reasons_for
from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.play import FeedbackValue, PlayEnd
from musicrec_desktop.domain.taste import Affinity, TasteProfile
from musicrec_desktop.domain.taste_contexts import Appetite, Rates
from musicrec_desktop.domain.taste_edits import Forgotten, Subject, TasteEdit

NAMED: Final = 8
"""Likings of a kind."""
_TURNED_AWAY: Final = -0.3
_SHOWN: Final = 200
"""Plays shown as evidence."""
_KINDS: Final = (Subject.ARTIST, Subject.GENRE, Subject.MOOD, Subject.ERA)


@dataclass(frozen=True, slots=True)
class Liking:
    """One thing the listener is drawn to, or turns away from, with what that stands on."""

    subject: Subject
    name: str
    value: float
    """-1..1"""
    plays: int
    likes: int
    dislikes: int
    comments: int
    lately: float
    lean: float
    """-1..1: set by hand; 0: not."""


@dataclass(frozen=True, slots=True, eq=False)
class TasteView:
    """What is believed of the listener at one moment."""

    likings: Mapping[Subject, tuple[Liking, ...]]
    """Of artists, genres, moods and eras: the strongest first, those that the listener has leaned included."""
    turned_from: tuple[Liking, ...]
    """Artists and genres the listener turns away from, the strongest first."""
    moods: tuple[Liking, ...]
    """Every mood with plays."""
    week: NDArray[np.float32]
    """(7, 24) share of the listening by weekday (0 Monday) and hour, summing to 1; zeros without any."""
    mood_by_hour: NDArray[np.float32]
    """(24, 2) valence and energy of what is finished at each hour; NaN without any."""
    rates: Mapping[str, Rates]
    """How plays end, by situation."""
    appetite: Appetite | None
    n_plays: int
    n_feedback: int
    n_comments: int
    edits: tuple[TasteEdit, ...]
    forgotten: tuple[tuple[int, Forgotten], ...]
    """(number, part) of what does not count."""
    is_private: bool
    comments: tuple[Comment, ...]
    """The latest, these first."""

    @property
    def is_empty(self) -> bool:
        """Nothing is known of the listener."""
        return self.n_plays == 0 and self.n_feedback == 0 and self.n_comments == 0


@dataclass(frozen=True, slots=True)
class EvidencePlay:
    """One play behind a statement."""

    track_id: TrackId
    started_at: UnixTime
    heard: float
    """Share of the track, 0..1."""
    ended: PlayEnd
    weight: float
    """What it adds, in whole plays; negative against."""


@dataclass(frozen=True, slots=True)
class EvidenceSaid:
    """One like, dislike or comment behind it."""

    track_id: TrackId
    at: UnixTime
    value: FeedbackValue
    """NONE for a comment."""
    text: str
    """Of a comment. Untrusted text."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a statement stands on, the latest first."""

    plays: tuple[EvidencePlay, ...]
    said: tuple[EvidenceSaid, ...]
    of_plays: int
    """All plays behind it; those above are the latest of them."""


def taste_view(services: Services) -> TasteView:
    """What is believed now. db lane: it reads what the listener has set."""
    profile, database = services.known.profile, services.database
    likings = {subject: _strongest(profile, subject) for subject in _KINDS}
    turned = [
        liking
        for subject in (Subject.ARTIST, Subject.GENRE)
        for liking in _likings(profile, subject)
        if liking.value <= _TURNED_AWAY
    ]
    turned.sort(key=lambda liking: (liking.value * np.log1p(liking.plays + 1), liking.name))
    return TasteView(
        likings=likings,
        turned_from=tuple(turned[:NAMED]),
        moods=tuple(liking for liking in _likings(profile, Subject.MOOD) if liking.plays),
        week=profile.week,
        mood_by_hour=profile.mood_by_hour,
        rates=profile.rates,
        appetite=profile.appetite,
        n_plays=profile.n_plays,
        n_feedback=profile.n_feedback,
        n_comments=profile.n_comments,
        edits=profile.edits,
        forgotten=tuple(database.taste_notes.forgotten()),
        is_private=is_private(services),
        comments=tuple(sorted(database.comments.all(), key=lambda comment: -comment.at)[:NAMED]),
    )


def evidence_for(services: Services, about: str, name: str, now: UnixTime) -> Evidence:
    """The plays behind a statement; `about` and `name` as reasons_for() takes them. db lane.

    Raises RequestError for a name that the profile does not have.
    """
    reasons, _ = reasons_for(services, about, name, now)
    return Evidence(
        plays=tuple(
            EvidencePlay(
                reason.play.track_id,
                reason.play.started_at,
                reason.play.completion,
                reason.play.ended,
                reason.weight,
            )
            for reason in reasons.plays[:_SHOWN]
        ),
        said=tuple(
            EvidenceSaid(said.track_id, said.at, FeedbackValue.NONE, said.text)
            if isinstance(said, Comment)
            else EvidenceSaid(said.track_id, said.at, said.value, "")
            for said in (reason.said for reason in reasons.said[:_SHOWN])
        ),
        of_plays=len(reasons.plays),
    )


def _likings(profile: TasteProfile, subject: Subject) -> list[Liking]:
    return [_liking(subject, name, one) for name, one in affinities_of(profile, subject).items() if name]


def _liking(subject: Subject, name: str, one: Affinity) -> Liking:
    counts = (one.plays, one.likes, one.dislikes, one.comments)
    return Liking(subject, name, one.value, *counts, one.lately, one.lean)


def _strongest(profile: TasteProfile, subject: Subject) -> tuple[Liking, ...]:
    """The best liked, and whatever the listener has leaned, that it can be leaned back."""
    affinities = affinities_of(profile, subject)
    # The value alone would put an artist heard twice before one heard a hundred times.
    ranked = sorted(
        ((name, one) for name, one in affinities.items() if name and (one.value > 0 or one.lean)),
        key=lambda entry: (not entry[1].lean, -entry[1].value * float(np.log1p(entry[1].weight)), entry[0]),
    )
    leaned = sum(bool(one.lean) for _, one in ranked)
    chosen = [_liking(subject, name, one) for name, one in ranked[: max(NAMED, leaned)]]
    return tuple(sorted(chosen, key=lambda liking: (-liking.value * float(np.log1p(liking.plays)), liking.name)))
