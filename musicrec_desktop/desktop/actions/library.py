"""Load, search, sort, scan, analyse."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.analysing import Analysing
from musicrec_desktop.app.flow import ANALYSE, SCAN
from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.politeness import full_pace
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.app.scanning import Scanning
from musicrec_desktop.app.services import Known, Services
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.desktop.item_models.library_model import Column, sorted_rows
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.progress import Progress

FOUND_AT_MOST = 100_000
"""Search results shown; the table draws only what is in sight."""

Rows = NDArray[np.intp]
ShowRows = Callable[[LibraryView, Rows], None]


def load_library(lanes: Lanes, services: Services, then: Callable[[Known], None], fail: Fail) -> Running:
    """Read the library and the history from the database, again when they have changed."""
    return do_in(lanes, Lane.DB, lambda: services.load_known(UnixTime(time.time())), then, fail)


def show_library(
    lanes: Lanes,
    services: Services,
    words: str,
    order: tuple[Column | None, bool],
    show: ShowRows,
    fail: Fail,
) -> Running:
    """Find the tracks with these words (all when there are none), in this order."""
    view = services.known.view
    column, is_descending = order

    def find() -> Rows:
        if not words.strip():
            return np.arange(len(view), dtype=np.intp)
        rows = view.rows(services.database.tracks.search(words, FOUND_AT_MOST))
        found: Rows = rows[rows >= 0]
        return found

    def arrange(rows: Rows) -> None:
        if column is None:
            show(view, rows)
            return
        do_in(
            lanes,
            Lane.COMPUTE,
            lambda: sorted_rows(view, rows, column, is_descending=is_descending),
            lambda ordered: show(view, ordered),
            fail,
        )

    return do_in(lanes, Lane.DB, find, arrange, fail)


def scan_folders(
    lanes: Lanes,
    services: Services,
    folders: Sequence[Path],
    progress: Callable[[Progress], None],
    done: Callable[[Scanning], None],
    fail: Fail,
    cancelled: Callable[[], None],
    *,
    is_part: bool = False,
) -> Running:
    """Look for new, changed, moved and vanished files; `is_part`: in places within the music folders."""
    return lanes.run(
        SCAN,
        Scanning(services, tuple(folders), UnixTime(time.time()), is_part=is_part),
        on_done=done,
        on_error=fail,
        on_progress=progress,
        on_cancelled=cancelled,
    )


def analyse_tracks(
    lanes: Lanes,
    services: Services,
    progress: Callable[[Progress], None],
    done: Callable[[Analysing], None],
    fail: Fail,
    cancelled: Callable[[], None],
    *,
    is_whole: bool = False,
) -> Running:
    """Measure how the tracks sound that were not measured yet, giving way to playing and to the battery.

    With `is_whole`: hear those whole of which only excerpts are measured.
    """
    ask_pace = services.politeness.pace if services.settings.analyse_politely else full_pace
    return lanes.run(
        ANALYSE,
        Analysing(services, UnixTime(time.time()), is_whole=is_whole, ask_pace=ask_pace),
        on_done=done,
        on_error=fail,
        on_progress=progress,
        on_cancelled=cancelled,
    )


def keep_folders(
    lanes: Lanes, services: Services, folders: Sequence[Path], then: Callable[[], None], fail: Fail
) -> Running:
    """Add music folders to the settings."""
    fresh = services.settings.with_folders(tuple(folder.absolute() for folder in folders))
    return do_in(lanes, Lane.DB, lambda: services.change_settings(fresh), lambda _: then(), fail)
