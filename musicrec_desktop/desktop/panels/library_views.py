"""What the library page can show: its views, and the pages that open from them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.desktop.item_models.library_columns import Column
from musicrec_desktop.desktop.words import marked
from musicrec_desktop.domain.ids import TrackId


class View(StrEnum):
    """A way to look at the whole library."""

    TRACKS = "tracks"
    ALBUMS = "albums"
    ARTISTS = "artists"
    GENRES = "genres"
    FOLDERS = "folders"
    PROBLEMS = "problems"
    DUPLICATES = "duplicates"


VIEW_NAMES: Final = {
    View.TRACKS: marked("Tracks"),
    View.ALBUMS: marked("Albums"),
    View.ARTISTS: marked("Artists"),
    View.GENRES: marked("Genres"),
    View.FOLDERS: marked("Folders"),
    View.PROBLEMS: marked("Problems"),
    View.DUPLICATES: marked("Duplicates"),
}


class Kind(StrEnum):
    """What a page that was opened is about."""

    WHOLE = "whole"
    """Nothing was opened: the view itself."""
    ALBUM = "album"
    ARTIST = "artist"
    GENRE = "genre"
    FOLDER = "folder"
    LIST = "list"


OPENED: Final = (Kind.ALBUM, Kind.ARTIST, Kind.GENRE, Kind.FOLDER, Kind.LIST)
"""Kinds of pages that open from a view."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the listener is in the library. By names, which outlive a scan; not by numbers, which do not."""

    view: View
    kind: Kind = Kind.WHOLE
    name: str = ""
    """Of the artist, album, genre, folder or list; the words searched for in the view of tracks."""
    owner: str = ""
    """Whose album it is; "" for one by various artists."""
    track_ids: tuple[TrackId, ...] = ()
    """Of a list."""


COLUMNS: Final = {
    Kind.WHOLE: (Column.TITLE, Column.ARTIST, Column.ALBUM, Column.GENRE, Column.YEAR, Column.LENGTH),
    Kind.ALBUM: (Column.NUMBER, Column.TITLE, Column.ARTIST, Column.PLAYS, Column.LIKED, Column.LENGTH),
    Kind.ARTIST: (Column.TITLE, Column.ALBUM, Column.YEAR, Column.PLAYS, Column.LIKED, Column.LENGTH),
    Kind.GENRE: (Column.TITLE, Column.ARTIST, Column.ALBUM, Column.YEAR, Column.LENGTH),
    Kind.FOLDER: (Column.TITLE, Column.ARTIST, Column.FORMAT, Column.LENGTH),
    Kind.LIST: (Column.TITLE, Column.ARTIST, Column.ALBUM, Column.LENGTH),
}
"""The columns each has until the listener chooses others."""
