"""What the listener does to the taste profile: lean it, forget parts, comment, listen in private, start anew."""

from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.app.commenting import Commenting
from musicrec_desktop.app.flow import COMMENT
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.taste_profile import affinities_of
from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.errors import InvariantError, RequestError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.taste_edits import BEGINNING, END, Forgotten, Subject, TasteEdit
from musicrec_desktop.taste import tracks_of

LEANS: Final = {"never": -1.0, "less": -0.5, "as it was": 0.0, "more": 0.5, "always": 1.0}
"""Leanings by their word."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What forgetting came to."""

    number: int
    """With which it can be remembered again; 0 when it was deleted."""
    plays: int
    """Plays that no longer count."""


def lean_taste(services: Services, subject: Subject, name: str, lean: float, now: UnixTime) -> TasteEdit:
    """Set a leaning by hand; 0 takes it back. The profile moves at once. db lane.

    Raises RequestError for what can have no leaning, and for a name that neither the library nor the profile has.
    """
    if subject in {Subject.TRACK, Subject.ALL} or not -1 <= lean <= 1:
        raise RequestError(
            f"No leaning of {lean:g} can be set for a {subject.value}.",
            hint="Artists, albums, genres, moods and eras can have one, between -1 and 1; a track can be liked or not.",
        )
    known = services.known if services.is_loaded else services.load_known(now)
    name = _known_name(subject, name, known.view)
    if name not in affinities_of(known.profile, subject) and len(tracks_of(subject, name, known.view)) == 0:
        raise RequestError(
            f'The library has no {subject.value} "{name}", and nothing is known of it.',
            hint="The name must be written as the library writes it.",
        )
    edit = TasteEdit(subject, name, lean, now)
    services.database.taste_notes.edit(edit)
    services.rebuild_profile(now)
    return edit


def forget(services: Services, part: Forgotten, now: UnixTime, *, erase: bool = False) -> Gone:
    """Let a part of the history no longer count; with `erase`, delete it for good. The profile moves at once. db lane.

    Raises RequestError when the library has nothing of that name, or the time ends before it begins.
    """
    if not part.since < part.until:
        raise RequestError("That time ends before it begins.", hint="--since must lie before --until.")
    known, until = services.known if services.is_loaded else services.load_known(now), part.until
    view = known.view
    part = replace(part, name=_known_name(part.subject, part.name, view), at=now, until=UnixTime(min(part.until, now)))
    tracks = None if part.subject is Subject.ALL else tracks_of(part.subject, part.name, view)
    if tracks is not None and len(tracks) == 0:
        raise RequestError(
            f'The library has no {part.subject.value} "{part.name}".',
            hint="Plays of music that is not in the library any more can be forgotten by time.",
        )
    before = services.known.profile.n_plays
    number = 0
    if erase:
        ids = None if tracks is None else [TrackId(track_id) for track_id in tracks.tolist()]
        services.database.taste_notes.erase(ids, part.since, until)
    else:
        number = services.database.taste_notes.forget(part)
    return Gone(number, before - services.rebuild_profile(now).n_plays)


def remember(services: Services, number: int, now: UnixTime) -> None:
    """Let a forgotten part count again. db lane. Raises RequestError when no part has that number."""
    if not services.database.taste_notes.remember(number):
        raise RequestError(f"No forgotten part has the number {number}.", hint="musicrec profile lists them.")
    if services.is_loaded:
        services.rebuild_profile(now)


def reset_taste(services: Services, now: UnixTime, *, erase: bool = False) -> Gone:
    """Start anew: nothing heard or said so far counts, no leanings are left, and no lessons. db lane.

    Without `erase` the history itself stays and can be remembered again; the leanings and lessons cannot.
    """
    services.database.taste_notes.clear_edits()
    services.database.outcomes.forget()
    gone = forget(services, Forgotten(Subject.ALL, "", BEGINNING, END), now, erase=erase)
    services.load_known(now)  # the lessons are read with the library
    return gone


def undo_reset(services: Services, number: int, edits: tuple[TasteEdit, ...], now: UnixTime) -> None:
    """Let the history count again that reset_taste() put away under this number, with the leanings that were in force;
    the lessons stay forgotten. db lane. Raises RequestError as remember() does."""
    for edit in edits:
        services.database.taste_notes.edit(edit)
    remember(services, number, now)


def listen_in_private(services: Services, now: UnixTime, *, on: bool) -> bool:
    """From now on remember nothing of what is heard and said, or remember again. db lane.

    False when it was so already.
    """
    notes = services.database.taste_notes
    return notes.start_private(now) if on else notes.end_private(now)


def comment_on(
    services: Services, track_id: TrackId, text: str, now: UnixTime, sentiment: float | None = None
) -> Comment:
    """Keep what the listener wrote about a track and learn from it, in this thread: the COMMENT route.

    `sentiment`: as the listener means it; None: as it reads. Raises RequestError as check_comment does.
    """
    done = run_inline(COMMENT, Commenting(services, track_id, text, now, sentiment))
    if done.comment is None:
        raise InvariantError("the route of comments ended without one")
    return done.comment


def _known_name(subject: Subject, name: str, view: LibraryView) -> str:
    """The name as the library writes it, where only the case differs."""
    names = {
        Subject.ARTIST: view.artists,
        Subject.ALBUM: view.albums,
        Subject.GENRE: view.genres,
    }.get(subject, ())
    if name in names:
        return name
    folded = name.casefold()
    return next((known for known in names if known.casefold() == folded), folded if subject is Subject.MOOD else name)


__all__ = [
    "LEANS",
    "Gone",
    "comment_on",
    "forget",
    "lean_taste",
    "listen_in_private",
    "remember",
    "reset_taste",
    "undo_reset",
]
