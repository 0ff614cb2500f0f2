"""A desk on a real database, opened and driven by tests."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.services import Services
from musicrec_desktop.desktop.bridge import Bridge
from musicrec_desktop.desktop.desk import Desk
from musicrec_desktop.desktop.system.instance import Wish
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.domain.playlist import SavedPlaylist
from musicrec_desktop.domain.track import ScanBatch, ScannedFile
from musicrec_desktop.storage import open_database
from musicrec_desktop.testing.silent_player import SilentPlayer
from tests.desktop.hand import click
from tests.factories import NOW, make_features, make_track

N_TRACKS = 80


def fill(profile: Path) -> None:
    """A library of analysed tracks whose files need not be there."""
    tracks = [make_track(i, artists=(f"Artist {i % 17}",)) for i in range(1, N_TRACKS + 1)]
    tracks[6] = make_track(7, title="月亮代表我的心", artists=("邓丽君",))
    database = open_database(Paths.of(profile).database)
    database.tracks.apply_batch(ScanBatch(tuple(ScannedFile(t.path, t.stamp, t.tags) for t in tracks), ()), NOW)
    rng = np.random.default_rng(3)
    database.features.put([(track.id, make_features(rng)) for track in database.tracks.all()])
    database.close()


class Opened:
    """A desk, and what is needed to drive it."""

    def __init__(
        self,
        bot: QtBot,
        profile: Path,
        request: str | None = None,
        bus_address: str | None = None,
        wish: Wish | None = None,
    ) -> None:
        self.bot = bot
        self.profile = profile
        self._is_closed = False
        self.player = SilentPlayer()
        self.bridge = Bridge()
        self.desk = Desk(
            Services(Paths.of(profile)),
            self.player,
            self.bridge,
            use_llm=False,
            request=request,
            compute_workers=1,
            bus_address=bus_address,
            wish=wish,
        )
        self.window = self.desk.window
        self.window.show()
        self.desk.start()

    def until(self, what: Callable[[], bool]) -> None:
        self.bot.waitUntil(what, timeout=30_000)

    def until_loaded(self) -> "Opened":
        self.until(lambda: self.window.library.model.rowCount() == N_TRACKS and self.desk.listening._is_restored)
        self.until(lambda: self.desk.library._job is None)
        return self

    def ask(self, words: str) -> "Opened":
        self.window.request.field.setText(words)
        click(self.window.request.make)
        self.until(self.window.request.make.isVisible)
        return self

    def ids(self) -> list[TrackId]:
        return [row.line.track_id for row in self.window.playlist.model.rows]

    def current(self) -> TrackId | None:
        item = self.desk.listening.controller.queue.current
        return None if item is None else item.track_id

    def close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            self.window.close()
            self.window.deleteLater()
            QApplication.processEvents()

    def stored(self) -> tuple[list[Play], list[Feedback], list[SavedPlaylist]]:
        """What the database holds, after closing."""
        database = open_database(Paths.of(self.profile).database)
        try:
            return database.plays.all(), database.plays.feedback(), database.playlists.all()
        finally:
            database.close()
