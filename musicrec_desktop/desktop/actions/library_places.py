"""What the pages of the library say and hold."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.catalogue import Catalogue, folder_name
from musicrec_desktop.app.library_index import LibraryIndex
from musicrec_desktop.app.library_trees import rows_in_folder
from musicrec_desktop.desktop.item_models.card_model import owner_text
from musicrec_desktop.desktop.panels.library_tracks_page import Heading
from musicrec_desktop.desktop.panels.library_views import Kind, Place
from musicrec_desktop.domain.genres import GenreTree

Rows = NDArray[np.intp]


def heading(place: Place, index: LibraryIndex) -> Heading:
    """What stands above a page."""
    catalogue = index.catalogue
    match place.kind:
        case Kind.ALBUM:
            album = catalogue.find_album(place.owner, place.name)
            if album < 0:
                return Heading(place.name, is_album=True)
            year = int(catalogue.album_years[album])
            return Heading(
                catalogue.albums[album], str(year) if year else "", owner_text(catalogue, album), is_album=True
            )
        case Kind.ARTIST:
            artist = catalogue.find_artist(place.name)
            return Heading(catalogue.artists[artist] if artist >= 0 else place.name)
        case Kind.FOLDER:
            return Heading(folder_name(place.name), place.name)
        case Kind.LIST:
            return Heading(place.name, can_be_saved=True)
    return Heading(place.name)


def finder(place: Place, index: LibraryIndex, tree: GenreTree) -> Callable[[], Rows]:
    """Finds the view rows of a page, in their order. For the compute lane: a big folder takes a quarter of a second."""
    view, catalogue = index.view, index.catalogue
    nothing = np.zeros(0, np.intp)

    def album() -> Rows:
        found = catalogue.find_album(place.owner, place.name)
        return catalogue.rows_of_album(found) if found >= 0 else nothing

    def artist() -> Rows:
        found = catalogue.find_artist(place.name)
        return by_album(catalogue, catalogue.rows_of_artist(view, found)) if found >= 0 else nothing

    def genre() -> Rows:
        wanted = tree.spellings(place.name)
        tags = [tag for tag in view.genres if tag in wanted or tree.meaning(tag) in wanted]
        return by_album(catalogue, np.flatnonzero(view.has_genre(tags)))

    def folder() -> Rows:
        return rows_in_folder(index.files, view.ids, place.name)

    def given() -> Rows:
        rows = view.rows(place.track_ids)
        found: Rows = rows[rows >= 0]
        return found

    finders = {Kind.ALBUM: album, Kind.ARTIST: artist, Kind.GENRE: genre, Kind.FOLDER: folder}
    return finders.get(place.kind, given)


def by_album(catalogue: Catalogue, rows: Rows) -> Rows:
    """Rows by album, the newest first, then disc and number; those on no album last."""
    albums = catalogue.row_albums[rows]
    years = np.where(albums >= 0, catalogue.album_years[albums], -1) if len(catalogue.albums) else albums
    ordered: Rows = rows[np.lexsort((catalogue.numbers[rows], catalogue.discs[rows], albums, -years))]
    return ordered
