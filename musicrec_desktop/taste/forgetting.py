"""Leaves out what the listener wants forgotten, before anything is learned from it."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.domain.subjects import is_about
from musicrec_desktop.domain.taste_edits import Forgotten, Subject


class _OfTrack(Protocol):
    @property
    def track_id(self) -> TrackId: ...


E = TypeVar("E", bound=_OfTrack)


def remembered(
    forgotten: Sequence[Forgotten],
    plays: Sequence[Play],
    feedback: Sequence[Feedback],
    comments: Sequence[Comment],
    view: LibraryView,
) -> tuple[Sequence[Play], Sequence[Feedback], Sequence[Comment]]:
    """What is left of a history. The sequences given, when nothing is forgotten.

    A track that the library no longer has belongs to no artist, album, genre, mood or era that could be named.
    """
    if not forgotten:
        return plays, feedback, comments
    parts = [
        (part, None if part.subject is Subject.ALL else tracks_of(part.subject, part.name, view)) for part in forgotten
    ]

    def left(events: Sequence[E], times: NDArray[np.float64]) -> Sequence[E]:
        ids = np.fromiter((event.track_id for event in events), np.int64, len(events))
        keep = np.ones(len(events), np.bool_)
        for part, tracks in parts:
            gone = (times >= part.since) & (times < part.until)
            keep &= ~(gone if tracks is None else gone & np.isin(ids, tracks))
        return [events[place] for place in np.flatnonzero(keep).tolist()]

    return (
        left(plays, np.fromiter((play.started_at for play in plays), np.float64, len(plays))),
        left(feedback, np.fromiter((item.at for item in feedback), np.float64, len(feedback))),
        left(comments, np.fromiter((item.at for item in comments), np.float64, len(comments))),
    )


def tracks_of(subject: Subject, name: str, view: LibraryView) -> NDArray[np.int64]:
    """Ids, ascending, of the library's tracks of that artist, album, genre, mood or era; for a TRACK the id itself.

    Empty where the library has none.
    """
    if subject is Subject.TRACK:
        return np.array([int(name)] if name.isdecimal() else [], np.int64)  # there or not
    found: NDArray[np.int64] = view.ids[is_about(view, subject, name)]
    return found
