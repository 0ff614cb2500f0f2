"""What can be done with tracks, the same in every list of the window: one menu, and the actions behind it."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.app.more_like import more_like, own_lists
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.desktop.actions.lane_work import do_in
from musicrec_desktop.desktop.actions.shelf import fetch_tracks
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.play import FeedbackValue, QueuedBy

JUDGED_AT_MOST: Final = 1_000
"""Of the chosen tracks, those looked at to tell whether all are liked already."""
SEEDS_AT_MOST: Final = 50
"""Of the chosen tracks, those a list of others is made from."""


def _nowhere(_what: object) -> None:
    """Until a page is there that can show it."""


class TrackActions:
    """Plays, queues, judges and leads on from chosen tracks. Window's thread."""

    def __init__(self, tools: Tools, window: QWidget, listening: ListeningConnection) -> None:
        self._tools = tools
        self._window = window
        self._listening = listening
        self.artist_asked: Callable[[TrackId], object] = _nowhere
        """Shows the page of a track's artist."""
        self.album_asked: Callable[[TrackId], object] = _nowhere
        """Shows the page of a track's album."""
        self.list_asked: Callable[[str, Sequence[TrackId]], object] = lambda _title, _ids: None
        """Shows a list of tracks under a title."""

    def menu(
        self, parent: QWidget, track_ids: Sequence[TrackId], play: Callable[[], object] | None = None
    ) -> QMenu | None:
        """The menu for these tracks; None where there are none.

        `play`: plays the list they stand in from there on; without it these tracks are played alone. The caller shows
        the menu (`exec` or `popup`) and may add entries of its own.
        """
        ids = list(dict.fromkeys(track_ids))
        if not ids:
            return None
        menu = QMenu(parent)

        def add(text: str, do: Callable[[], object]) -> None:
            menu.addAction(text).triggered.connect(lambda _=False: do())

        add(tr("Play"), lambda: self.play(ids)) if play is None else add(tr("Play from here"), play)
        add(tr("Play next"), lambda: self._listening.add_next(ids))
        add(tr("Add to queue"), lambda: self._listening.add(ids))
        menu.addSeparator()
        said = {self._tools.shelf.feedback(track_id) for track_id in ids[:JUDGED_AT_MOST]}
        for value, do_text, undo_text in (
            (FeedbackValue.LIKE, tr("Like"), tr("Take the like back")),
            (FeedbackValue.DISLIKE, tr("Dislike"), tr("Take the dislike back")),
        ):
            fresh = FeedbackValue.NONE if said == {value} else value
            add(undo_text if said == {value} else do_text, partial(self.judge, ids, fresh))
        menu.addSeparator()
        add(tr("More like this") if len(ids) == 1 else tr("More like these"), lambda: self.more_like(ids))
        if len(ids) == 1:
            add(tr("Go to artist"), lambda: self.artist_asked(ids[0]))
            add(tr("Go to album"), lambda: self.album_asked(ids[0]))
            add(tr("Show file in folder"), lambda: self.show_file(ids[0]))
        return menu

    def popup(
        self, parent: QWidget, at: QPoint, track_ids: Sequence[TrackId], play: Callable[[], object] | None = None
    ) -> None:
        """Show the menu for these tracks at a place of the screen; nothing where there are none."""
        menu = self.menu(parent, track_ids, play)
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def play(self, track_ids: Sequence[TrackId], start: int = 0, queued_by: QueuedBy = QueuedBy.LISTENER) -> None:
        """Replace the queue by these tracks and play from number `start` on."""
        self._listening.play(track_ids, start, queued_by)

    def judge(self, track_ids: Sequence[TrackId], value: FeedbackValue) -> None:
        """Like, dislike, or take it back."""
        for track_id in track_ids:
            self._listening.judge(track_id, value)

    def more_like(self, track_ids: Sequence[TrackId]) -> None:
        """Make a list of other tracks that belong with these and show it."""
        tools, seeds = self._tools, list(track_ids)[:SEEDS_AT_MOST]
        name = tools.shelf.line(seeds[0]).title

        def find(own: Sequence[Sequence[TrackId]]) -> None:
            now = UnixTime(time.time())
            do_in(tools.lanes, Lane.COMPUTE, lambda: more_like(tools.services, seeds, own, now), show, tools.fail)

        def show(found: Sequence[TrackId]) -> None:
            if not found:
                tools.fail(
                    LibraryError(
                        tr("Nothing in your library belongs with “{track}”.").format(track=name),
                        hint=tr("More of your music may have to be measured first."),
                    )
                )
                return
            title = tr("More like “{track}”") if len(seeds) == 1 else tr("More like “{track}” and others")
            self.list_asked(title.format(track=name), found)

        do_in(tools.lanes, Lane.DB, lambda: own_lists(tools.services), find, tools.fail)

    def show_file(self, track_id: TrackId) -> None:
        """Open the folder of its file in the file manager."""
        tools = self._tools

        def show() -> None:
            path = tools.shelf.locate(track_id)
            if path is None:
                name = tools.shelf.line(track_id).title
                tools.fail(
                    LibraryError(
                        tr("The file of “{track}” is not there.").format(track=name),
                        hint=tr("It may be on a drive that is away."),
                    )
                )
                return
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        fetch_tracks(tools.lanes, tools.services, tools.shelf, [track_id], show, tools.fail)
