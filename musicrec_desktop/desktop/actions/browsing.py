"""List the library, look for what is wrong with it, and move a file to the trash."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFile

from musicrec_desktop.app.catalogue import Catalogue
from musicrec_desktop.app.identity import duplicates
from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.library_index import LibraryIndex
from musicrec_desktop.app.library_trees import Branch, folder_branches, genre_branches
from musicrec_desktop.app.problems import Problems, look_at, read_problems
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.app.services import Services
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.desktop.item_models.card_model import sorted_albums, sorted_artists
from musicrec_desktop.domain.copies import Copies
from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.file_columns import FileColumns
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.track import ScanProblem


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A library as it is listed and searched."""

    index: LibraryIndex
    genres: tuple[Branch, ...]
    folders: tuple[Branch, ...]


def index_library(
    lanes: Lanes, services: Services, view: LibraryView, then: Callable[[Shown], None], fail: Fail
) -> Running:
    """List the artists, albums, genres and folders of a view, and its words for the search."""

    def read() -> FileColumns:
        return services.database.track_files.columns()

    def make(files: FileColumns) -> Shown:
        catalogue, tree = Catalogue.of(view, files), services.genre_tree
        for order in ("artist", "title"):
            sorted_albums(catalogue, order)  # made here, so that the window need not
        sorted_artists(catalogue, "name")
        return Shown(LibraryIndex(view, files, catalogue, tree), genre_branches(view, tree), folder_branches(files))

    def list_it(files: FileColumns) -> None:
        do_in(lanes, Lane.COMPUTE, lambda: make(files), then, fail)

    return do_in(lanes, Lane.DB, read, list_it, fail)


def fetch_problems(lanes: Lanes, services: Services, then: Callable[[Problems], None], fail: Fail) -> Running:
    """What could not be read, and what is out of reach."""

    def look(found: tuple[tuple[ScanProblem, ...], Mapping[str, int]]) -> None:
        do_in(lanes, Lane.COMPUTE, lambda: look_at(*found), then, fail)

    return do_in(lanes, Lane.DB, lambda: read_problems(services.database), look, fail)


def fetch_duplicates(lanes: Lanes, services: Services, then: Callable[[list[Copies]], None], fail: Fail) -> Running:
    """Recordings that are here more than once."""
    return do_in(lanes, Lane.DB, lambda: duplicates(services.database), then, fail)


def trash_file(lanes: Lanes, path: Path, then: Callable[[], None], fail: Fail) -> Running:
    """Move a file to the trash. Fails with LibraryError when that is not possible; the file stays then."""

    def move() -> None:
        if not QFile(str(path)).moveToTrash():
            raise LibraryError(
                f"{path} could not be moved to the trash.",
                hint="Move it with your file manager, then look for changes.",
            )

    return do_in(lanes, Lane.COMPUTE, move, lambda _: then(), fail)
