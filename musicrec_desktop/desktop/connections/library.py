"""Library page, scan and analysis."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, ParamSpec

from PySide6.QtWidgets import QFileDialog

from musicrec_desktop.app.analysing import Analysing
from musicrec_desktop.app.lanes import Running
from musicrec_desktop.app.scanning import Scanning
from musicrec_desktop.app.services import Known
from musicrec_desktop.desktop.actions.library import (
    analyse_tracks,
    keep_folders,
    load_library,
    scan_folders,
)
from musicrec_desktop.desktop.connections.browsing import Browsing
from musicrec_desktop.desktop.connections.changes import Changes
from musicrec_desktop.desktop.connections.cover_shelf import CoverShelf
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.connections.track_actions import TrackActions
from musicrec_desktop.desktop.item_models.amount_words import count_text
from musicrec_desktop.desktop.windows.first_run import CHOOSE
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.progress import Progress

Said = ParamSpec("Said")

_REFRESH_EVERY_S: Final = 3.0
_NEW_FIRST_AFTER_S: Final = 60.0
"""An analysis that runs longer than this begins anew when new tracks are found."""
_STOPPED: Final = marked("Stopped. What is finished is kept; it goes on from there next time.")


class LibraryConnection:
    """What is there, and how it gets there."""

    def __init__(self, tools: Tools, window: MainWindow, listening: ListeningConnection, tracks: TrackActions) -> None:
        self._tools = tools
        self._window = window
        self._job: Running | None = None
        """The scan or analysis under way."""
        self._job_number = 0
        """Of that one: what others before it still report is dropped."""
        self._changes = Changes(tools, self._on_changes_scanned)
        self._is_to_analyse = False
        """Tracks have come while an analysis was under way, which does not know of them."""
        self._analysing_since = 0.0
        """On the monotonic clock; 0 while no analysis runs."""
        self._refreshed_at = 0.0
        self._is_refreshing = False
        self.browsing = Browsing(tools, window, listening, tracks)
        self._watchers: list[Callable[[], object]] = []
        self.browsing.file_gone = lambda path: self._changes.take([path])
        panel = window.library
        panel.folder_asked.connect(self.choose_folder)
        panel.rescan_asked.connect(self.scan)
        panel.problems.rescan_asked.connect(self.scan)
        window.status.stop_asked.connect(self.stop)

    def watch(self) -> None:
        """Notice changes in the music folders from now on, unless the listener does not want it."""
        settings = self._tools.services.settings
        self._changes.watch(settings.folders if settings.watch else ())

    def close(self) -> None:
        """End the watch, and what is under way."""
        self.browsing.listing.covers.close()
        self._changes.close()
        self.stop()

    def show(self) -> None:
        """Show the library as it is known now: it may have changed."""
        self.browsing.show()
        for hear in self._watchers:
            hear()

    def watch_library(self, hear: Callable[[], object]) -> None:
        """Tell this one, too, whenever the library may have changed."""
        self._watchers.append(hear)

    @property
    def covers(self) -> CoverShelf:
        """Covers for lists and grids."""
        return self.browsing.listing.covers

    def show_artist(self, name: str) -> None:
        """Turn to the page of an artist."""
        self.browsing.show_artist(name)

    def show_album(self, artist: str, album: str) -> None:
        """Turn to the page of an album."""
        self.browsing.show_album(artist, album)

    def show_genre(self, name: str) -> None:
        """Turn to the page of a genre."""
        self.browsing.show_genre(name)

    def show_list(self, title: str, track_ids: Sequence[TrackId]) -> None:
        """Turn to a page with these tracks."""
        self.browsing.show_list(title, track_ids)

    def add_folders(self, folders: Sequence[Path]) -> None:
        """Keep these music folders and read them."""
        keep_folders(self._tools.lanes, self._tools.services, folders, self.scan, self._tools.fail)

    def choose_folder(self) -> None:
        """Ask for a music folder."""
        chosen = QFileDialog.getExistingDirectory(self._window, tr(CHOOSE), str(Path.home()))
        if chosen:
            self.add_folders([Path(chosen)])

    def scan(self) -> None:
        """Look for changes in the music folders, then measure what is new."""
        folders = self._tools.services.settings.folders
        self.watch()
        if self._job is not None:
            self.stop()
        if not folders:
            self.analyse()
            return
        self._job_number += 1
        self._analysing_since = 0.0
        self._job = scan_folders(
            self._tools.lanes,
            self._tools.services,
            folders,
            self._unless_replaced(self._on_scan_progress),
            self._unless_replaced(self._on_scanned),
            self._unless_replaced(self._on_failed),
            self._unless_replaced(self._on_stopped),
        )

    def analyse(self, *, is_whole: bool = False) -> None:
        """Measure what was not measured yet; with `is_whole`, whole tracks of which excerpts are measured."""
        self._job_number += 1
        self._analysing_since = time.monotonic()
        self._job = analyse_tracks(
            self._tools.lanes,
            self._tools.services,
            self._unless_replaced(self._on_analysis_progress),
            self._unless_replaced(self._on_analysed),
            self._unless_replaced(self._on_failed),
            self._unless_replaced(self._on_stopped),
            is_whole=is_whole,
        )

    def stop(self) -> None:
        """End the scan or analysis under way."""
        self._is_to_analyse = False
        if self._job is not None:
            self._job.cancel()

    # inside

    def _unless_replaced(self, hear: Callable[Said, None]) -> Callable[Said, None]:
        """Hears what a job reports, until another has begun in its place."""
        number = self._job_number

        def hear_this(*news: Said.args, **named: Said.kwargs) -> None:
            if number == self._job_number:
                hear(*news, **named)

        return hear_this

    def _on_analysis_progress(self, progress: Progress) -> None:
        self._window.status.show_progress(tr("Listening to your music:"), progress)

    def _on_scan_progress(self, progress: Progress) -> None:
        self._window.status.show_progress(tr("Reading tags:"), progress)
        now = time.monotonic()
        if self._is_refreshing or now - self._refreshed_at < _REFRESH_EVERY_S:
            return
        self._is_refreshing = True

        def refreshed(_known: Known) -> None:
            # Twenty times as long between two refreshes as one takes: a large library is not read over and over.
            self._refreshed_at = time.monotonic() + 20 * (time.monotonic() - now) - _REFRESH_EVERY_S
            self._is_refreshing = False
            self.show()

        def failed(error: Exception) -> None:
            self._is_refreshing = False
            self._tools.fail(error)

        load_library(self._tools.lanes, self._tools.services, refreshed, failed)

    def _on_scanned(self, state: Scanning) -> None:
        summary = state.summary
        counts = (
            (tr("{n} new"), summary.added),
            (tr("{n} changed"), summary.updated),
            (tr("{n} moved"), summary.moved),
            (tr("{n} gone"), summary.removed),
            (tr("{n} on drives that are away"), summary.away),
            (tr("{n} back"), summary.back),
            (tr("{n} unreadable"), len(summary.problems)),
        )
        found = tr(", ", "between names").join(words.format(n=count_text(count)) for words, count in counts if count)
        words = tr("Your music folders were read: {found}.").format(found=found or tr("nothing has changed"))
        self._window.status.show_idle(words)
        self.show()
        self.analyse()

    def _on_changes_scanned(self, state: Scanning) -> None:
        summary = state.summary
        if not (summary.added or summary.updated or summary.moved or summary.removed or summary.away or summary.back):
            return
        self.show()
        if self._job is None:
            self.analyse()
            return
        self._is_to_analyse = True
        if self._analysing_since and time.monotonic() - self._analysing_since > _NEW_FIRST_AFTER_S:
            self._job.cancel()  # new tracks come first; what is finished is kept, and the rest goes on after them

    def _on_analysed(self, state: Analysing) -> None:
        self._job, self._analysing_since = None, 0.0
        if state.total:
            words = tr("%n track(s) were measured.", n=state.analysed)
            if state.failed:
                words = f"{words} {tr('%n could not be.', n=len(state.failed))}"
            self._window.status.show_idle(words)
        else:
            self._window.status.show_idle(self._window.status.text)
        self.show()
        if self._is_to_analyse:
            self._is_to_analyse = False
            self.analyse()
        elif not state.is_whole and self._tools.services.settings.analyse_whole:
            self.analyse(is_whole=True)

    def _on_failed(self, error: Exception) -> None:
        self._job, self._analysing_since = None, 0.0
        self._window.status.show_idle("")
        self._tools.fail(error)

    def _on_stopped(self) -> None:
        if self._is_to_analyse and self._analysing_since:
            self._is_to_analyse = False
            self.analyse()
            return
        self._job, self._analysing_since = None, 0.0
        self._window.status.show_idle(tr(_STOPPED))
        self.show()
