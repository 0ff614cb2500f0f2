"""The library as it is listed: its artists, albums, genres, folders and words, made anew when it has changed."""

from collections.abc import Callable

from PySide6.QtGui import QImage

from musicrec_desktop.app.library_index import LibraryIndex
from musicrec_desktop.desktop.actions.browsing import Shown, index_library
from musicrec_desktop.desktop.connections.cover_shelf import CoverShelf
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.item_models.library_columns import Beside
from musicrec_desktop.domain.library_view import LibraryView


class LibraryListing:
    """What can be looked up in the library without asking the database. Window's thread."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._indexing: LibraryView | None = None
        """Of which a list is being made."""
        self.shown: Shown | None = None
        """None until the library was listed."""
        self.covers = CoverShelf(tools)
        self.made: list[Callable[[], None]] = []
        """Called when the library has been listed anew."""

    @property
    def index(self) -> LibraryIndex | None:
        """What can be searched now."""
        return None if self.shown is None else self.shown.index

    @property
    def seen(self) -> tuple[LibraryView, Beside | None]:
        """The library as it is listed, and what is known beside it. The library must have been loaded."""
        index = self.index
        return (self._tools.services.known.view, None) if index is None else (index.view, self.beside())

    def beside(self) -> Beside | None:
        """What is known beside the tracks listed, with the history of this moment."""
        index = self.index
        if index is None:
            return None
        return Beside(index.files, index.places, self._tools.services.known.profile.tracks.aligned(index.view.ids))

    def make(self) -> None:
        """List the library as it is known now, unless that is done or under way."""
        view = self._tools.services.known.view
        if self._indexing is view or (self.index is not None and self.index.view is view):
            return
        self._indexing = view
        index_library(self._tools.lanes, self._tools.services, view, self._on_made, self._on_failed)

    def cover(self, row: int, side: int) -> QImage | None:
        """The cover of a view row's file, `side` pixels wide; None while it is not here, or where there is none."""
        index = self.index
        place = -1 if index is None or not 0 <= row < len(index.places) else int(index.places[row])
        return None if index is None or place < 0 else self.covers.image(index.files.path(place), side)

    def _on_made(self, shown: Shown) -> None:
        if shown.index.view is not self._indexing:
            return  # it has changed again
        self._indexing = None
        self.shown = shown
        self.covers.forget()
        for hear in self.made:
            hear()

    def _on_failed(self, error: Exception) -> None:
        self._indexing = None
        self._tools.fail(error)
