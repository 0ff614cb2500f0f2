"""Files, folders and playlists opened from outside: from the file manager, by dropping them, or over the bus."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from musicrec_desktop.app.opening import ToOpen, look_at, opened_tracks, read_few, take_in, unknown_of
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.app.scanning import Scanning
from musicrec_desktop.desktop.actions.lane_work import do_in
from musicrec_desktop.desktop.actions.library import load_library, scan_folders
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.track import ScanBatch, Track

_FEW: Final = 100
"""Files that are read without a scan. A scan compares with the whole library first, and loads it again at its end."""


@dataclass(frozen=True, slots=True)
class _Wish:
    paths: tuple[Path, ...]
    then: Callable[[Sequence[TrackId]], object]


class OpeningConnection:
    """Finds or reads what is opened, then plays or queues it. One after the other, in the order asked for."""

    def __init__(
        self,
        tools: Tools,
        window: MainWindow,
        listening: ListeningConnection,
        library_changed: Callable[[], None] = lambda: None,
    ) -> None:
        """`library_changed` is told when tracks have come that were not there."""
        self._tools = tools
        self._window = window
        self._listening = listening
        self._library_changed = library_changed
        self._wishes: list[_Wish] = []
        self._is_busy = False
        self._is_loaded = False

    def play(self, paths: Sequence[Path]) -> None:
        """Replace the queue by these and play."""
        self.find(paths, self._listening.play)

    def add(self, paths: Sequence[Path]) -> None:
        """Put these at the end of the queue."""
        self.find(paths, self._listening.add)

    def find(self, paths: Sequence[Path], then: Callable[[Sequence[TrackId]], object]) -> None:
        """Go on with the tracks of these, brought to hand; not at all when there are none. What cannot be opened is
        said."""
        self._wishes.append(_Wish(tuple(paths), then))
        self._go_on()

    def loaded(self) -> None:
        """The library is there: what was opened before that goes on."""
        self._is_loaded = True
        self._go_on()

    # inside

    def _go_on(self) -> None:
        if self._is_busy or not self._is_loaded or not self._wishes:
            return
        self._is_busy = True
        tools, wish = self._tools, self._wishes.pop(0)
        do_in(
            tools.lanes,
            Lane.COMPUTE,
            lambda: look_at(wish.paths),
            lambda to_open: self._look_up(wish, to_open),
            self._fail,
        )

    def _look_up(self, wish: _Wish, to_open: ToOpen) -> None:
        tools = self._tools

        def read(unknown: tuple[Path, ...]) -> None:
            if not unknown:
                self._fetch(wish, to_open)
            elif len(unknown) <= _FEW:
                self._read_few(wish, to_open, unknown)
            else:
                self._scan(wish, to_open, unknown)

        do_in(tools.lanes, Lane.DB, lambda: unknown_of(tools.services, to_open), read, self._fail)

    def _read_few(self, wish: _Wish, to_open: ToOpen, unknown: Sequence[Path]) -> None:
        """Played before the library is loaded again, which takes seconds when it is a large one."""
        tools, now = self._tools, UnixTime(time.time())

        def keep(batch: ScanBatch) -> None:
            do_in(tools.lanes, Lane.DB, lambda: take_in(tools.services, batch, now), lambda _: go_on(), self._fail)

        def go_on() -> None:
            self._fetch(wish, to_open)
            load_library(tools.lanes, tools.services, lambda _: self._library_changed(), tools.fail)

        do_in(tools.lanes, Lane.COMPUTE, lambda: read_few(unknown), keep, self._fail)

    def _scan(self, wish: _Wish, to_open: ToOpen, unknown: Sequence[Path]) -> None:
        status = self._window.status

        def done(state: Scanning) -> None:
            status.show_idle("")
            if state.summary.added or state.summary.updated or state.summary.back:
                self._library_changed()
            self._fetch(wish, to_open)

        status.show_idle(tr("Reading %n file(s) …", n=len(unknown)))
        tools = self._tools
        scan_folders(tools.lanes, tools.services, unknown, lambda _: None, done, self._fail, self._end)

    def _fetch(self, wish: _Wish, to_open: ToOpen) -> None:
        tools = self._tools

        def show(found: tuple[list[Track], list[LibraryError]]) -> None:
            tracks, problems = found
            tools.shelf.put(tracks)
            self._window.show_main()  # the first run may still be asking for music folders
            if tracks:
                wish.then([track.id for track in tracks])
            if problems:
                tools.fail(problems[0] if len(problems) == 1 else _together(problems))
            self._end()

        now = UnixTime(time.time())
        do_in(tools.lanes, Lane.DB, lambda: opened_tracks(tools.services, to_open, now), show, self._fail)

    def _end(self) -> None:
        self._is_busy = False
        self._go_on()

    def _fail(self, error: Exception) -> None:
        self._end()
        self._tools.fail(error)


def _together(problems: Sequence[LibraryError]) -> LibraryError:
    more = tr("%n other(s) cannot be opened either.", n=len(problems) - 1)
    return LibraryError(f"{said(problems[0].message)} {more}", hint=problems[0].hint)
