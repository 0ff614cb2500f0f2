"""Which plays, likes and comments a number of the profile stands on: every one of them, with its share."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.oddities import Oddity
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.domain.taste_edits import Forgotten, Subject
from musicrec_desktop.taste.build import clean_plays
from musicrec_desktop.taste.cleaning import CleanPlays
from musicrec_desktop.taste.config import TasteConfig
from musicrec_desktop.taste.forgetting import remembered, tracks_of
from musicrec_desktop.taste.situations import SITUATIONS, is_in_situation, local_hours, local_weekdays
from musicrec_desktop.taste.sums import play_weights
from musicrec_desktop.taste.words import comment_weights, feedback_weights, in_force

_DEFAULT = TasteConfig()


@dataclass(frozen=True, slots=True)
class PlayReason:
    """One play behind a number."""

    play: Play
    weight: float
    """What it adds: for an affinity, whole plays for it less skips against it; for a habit, its faded count."""
    odd: Oddity
    """Why it counts otherwise than it was recorded; empty when it does not."""


@dataclass(frozen=True, slots=True)
class SaidReason:
    """One like, dislike or comment behind a number."""

    said: Feedback | Comment
    weight: float
    """In whole plays, negative against."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """All that a number stands on, the latest first. The weights of the plays sum to the profile's own sums."""

    plays: tuple[PlayReason, ...]
    said: tuple[SaidReason, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A history to look for reasons in, with the moment and clock it is looked at."""

    plays: Sequence[Play]
    feedback: Sequence[Feedback]
    comments: Sequence[Comment]
    view: LibraryView
    now: UnixTime
    utc_offset_s: int = 0
    forgotten: Sequence[Forgotten] = ()
    config: TasteConfig = _DEFAULT


def reasons_of(subject: Subject, name: str, heard: Heard) -> Reasons:
    """What the affinity to a track (its id in digits), artist, album, genre, mood or era stands on."""
    heard = _remembered(heard)
    tracks, config = tracks_of(subject, name, heard.view), heard.config
    cleaned = _clean(heard)
    weights = play_weights(cleaned, heard.now, config)
    is_its = np.isin(cleaned.columns.ids, tracks)
    if subject not in {Subject.TRACK, Subject.ALL}:
        is_its &= cleaned.columns.is_music
    said: list[SaidReason] = []
    ids, sign, at = in_force(heard.feedback)
    strength = feedback_weights(sign, at, heard.now, config)
    latest = {item.track_id: item for item in sorted(heard.feedback, key=lambda item: item.at)}
    for place in np.flatnonzero(np.isin(ids, tracks) & (sign != 0)).tolist():
        weight = config.like_weight * strength[place, 2] - config.dislike_weight * strength[place, 3]
        said.append(SaidReason(latest[ids[place]], float(weight)))
    comment_ids, strength = comment_weights(heard.comments, heard.now, config)
    for place in np.flatnonzero(np.isin(comment_ids, tracks)).tolist():
        weight = config.comment_weight * (strength[place, 4] - strength[place, 5])
        said.append(SaidReason(heard.comments[place], float(weight)))
    said.sort(key=lambda reason: -reason.said.at)
    return Reasons(_plays(heard, cleaned, is_its, weights[:, 0] - weights[:, 1]), tuple(said))


def reasons_of_situation(name: str, heard: Heard) -> Reasons:
    """What the rates of one of SITUATIONS stand on. Nothing for another name."""
    heard = _remembered(heard)
    cleaned = _clean(heard)
    if name not in SITUATIONS:
        return Reasons((), ())
    columns, offset = cleaned.columns, heard.utc_offset_s
    inside = is_in_situation(
        columns.queuers,
        local_hours(columns.starts, offset),
        local_weekdays(columns.starts, offset),
        cleaned.place < heard.config.opening_plays,
        cleaned.is_after_skip,
        cleaned.is_dated,
    )[:, SITUATIONS.index(name)]
    counts = inside & cleaned.is_music & ~columns.is_stopped & (cleaned.trust > 0)
    return Reasons(_plays(heard, cleaned, counts, _habit(heard, cleaned)), ())


def reasons_of_hour(hour: int, heard: Heard, weekday: int | None = None) -> Reasons:
    """What the share of a local hour (0..23), of one weekday (0 Monday) or of all, stands on."""
    heard = _remembered(heard)
    cleaned = _clean(heard)
    starts = cleaned.columns.starts
    counts = cleaned.is_dated & cleaned.is_listen & cleaned.is_music & (cleaned.trust > 0)
    counts &= local_hours(starts, heard.utc_offset_s) == hour
    if weekday is not None:
        counts &= local_weekdays(starts, heard.utc_offset_s) == weekday
    return Reasons(_plays(heard, cleaned, counts, _habit(heard, cleaned)), ())


def odd_plays(heard: Heard, oddity: Oddity | None = None) -> Reasons:
    """The plays that count otherwise than they were recorded, for one reason or for any."""
    heard = _remembered(heard)
    cleaned = _clean(heard)
    is_odd = cleaned.odd != 0 if oddity is None else cleaned.odd & oddity.value != 0
    weights = play_weights(cleaned, heard.now, heard.config)
    return Reasons(_plays(heard, cleaned, is_odd, weights[:, 0] - weights[:, 1]), ())


def _remembered(heard: Heard) -> Heard:
    plays, feedback, comments = remembered(heard.forgotten, heard.plays, heard.feedback, heard.comments, heard.view)
    return Heard(plays, feedback, comments, heard.view, heard.now, heard.utc_offset_s, (), heard.config)


def _clean(heard: Heard) -> CleanPlays:
    return clean_plays(
        heard.plays, heard.feedback, heard.comments, heard.view, heard.now, heard.utc_offset_s, heard.config
    )


def _habit(heard: Heard, cleaned: CleanPlays) -> NDArray[np.float64]:
    faded: NDArray[np.float64] = heard.config.fade_habit(heard.now - cleaned.columns.starts) * cleaned.trust
    return faded


def _plays(
    heard: Heard, cleaned: CleanPlays, wanted: NDArray[np.bool_], weights: NDArray[np.float64]
) -> tuple[PlayReason, ...]:
    at = np.flatnonzero(wanted)[::-1]
    rows = zip(cleaned.columns.order[at].tolist(), weights[at].tolist(), cleaned.odd[at].tolist(), strict=True)
    return tuple(PlayReason(heard.plays[place], weight, Oddity(odd)) for place, weight, odd in rows)
