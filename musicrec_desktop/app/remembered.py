"""The history as it counts: without what the listener wants forgotten, and without private times."""

from collections.abc import Sequence
from dataclasses import dataclass

from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.domain.taste_edits import END, Forgotten, PrivateSpan, Subject, TasteEdit
from musicrec_desktop.storage import Database
from musicrec_desktop.taste import remembered


@dataclass(frozen=True, slots=True)
class Remembered:
    """All that a taste profile is built from."""

    plays: Sequence[Play]
    feedback: Sequence[Feedback]
    comments: Sequence[Comment]
    edits: tuple[TasteEdit, ...]


def remembered_history(database: Database, view: LibraryView) -> Remembered:
    """Read the history and the listener's word on it. db lane."""
    history, said = database.plays, database.comments.all()
    gone = forgotten_parts(database)
    plays, feedback, comments = remembered(gone, history.all(), history.feedback(), said, view)
    return Remembered(plays, feedback, comments, tuple(database.taste_notes.edits()))


def forgotten_parts(database: Database) -> list[Forgotten]:
    """What does not count: what the listener wants forgotten, and private times. db lane."""
    notes = database.taste_notes
    return [part for _, part in notes.forgotten()] + [_span(span) for span in notes.private()]


def not_private(
    database: Database, plays: tuple[Play, ...], feedback: tuple[Feedback, ...]
) -> tuple[tuple[Play, ...], tuple[Feedback, ...]]:
    """What began, or was said, in no private time: only that is ever stored. db lane."""
    spans = database.taste_notes.private()
    if not spans:
        return plays, feedback
    return (
        tuple(play for play in plays if not any(span.covers(play.started_at) for span in spans)),
        tuple(item for item in feedback if not any(span.covers(item.at) for span in spans)),
    )


def _span(span: PrivateSpan) -> Forgotten:
    return Forgotten(Subject.ALL, "", span.since, END if span.until is None else span.until, UnixTime(span.since))
