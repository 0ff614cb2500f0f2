"""Which tracks a statement of taste is about."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.taste_edits import Subject, TasteEdit


def is_about(view: LibraryView, subject: Subject, name: str) -> NDArray[np.bool_]:
    """(n,) True for the tracks of that artist, album, genre, mood or era, for the one TRACK with that id, or for ALL.

    A mood takes in what lies within its width; a track may be of several moods. Nothing for an unknown name.
    """
    nothing = np.zeros(len(view), np.bool_)
    if subject is Subject.ALL:
        return ~nothing
    if subject is Subject.TRACK:
        return view.ids == int(name) if name.isdecimal() else nothing
    if subject is Subject.GENRE:
        return view.has_genre((name,))
    if subject is Subject.ERA:
        decade = name.removesuffix("s")
        return view.years // 10 == int(decade) // 10 if decade.isdecimal() and int(decade) else nothing
    if subject is Subject.MOOD:
        mood = MOODS.get(name)
        if mood is None:
            return nothing
        valence, energy = view.features.column("valence"), view.features.column("energy")
        with np.errstate(invalid="ignore"):
            near: NDArray[np.bool_] = np.hypot(valence - mood.valence, energy - mood.energy) <= mood.width
        return near
    names, codes = (view.artists, view.artist_codes) if subject is Subject.ARTIST else (view.albums, view.album_codes)
    return codes == names.index(name) if name and name in names else nothing


def leaning_of(view: LibraryView, edits: tuple[TasteEdit, ...]) -> NDArray[np.float32]:
    """(n,) -1 .. 1: the strongest leaning set by hand for what each track is of; NaN where none was. Of two equally
    strong ones the lower, for "never" is meant."""
    found = np.full(len(view), np.nan, np.float32)
    for edit in sorted(edits, key=lambda edit: (abs(edit.lean), -edit.lean)):
        if edit.lean:
            found[is_about(view, edit.subject, edit.name)] = edit.lean
    return found
