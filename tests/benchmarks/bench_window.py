"""How long the window does not answer, while everything goes on behind it.

    python tests/benchmarks/bench_window.py [--profile DIR | --tracks N] [--music DIR] [--where]

A timer in the window's thread beats every millisecond; the gaps between two beats are what a click would have had to
wait. They are measured in an empty window first, then in ours: at start, while words are typed into the search box,
for a request without and with the model, while a track plays, and while the tracks of --music are read and measured.
--profile is copied, not touched. --tracks makes a library of so many invented tracks, analysed, with a history.
Needs a display; where there is none, run it under xvfb-run.
"""

import argparse
import contextlib
import functools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.services import Services
from musicrec_desktop.desktop.bridge import Bridge
from musicrec_desktop.desktop.desk import Desk
from musicrec_desktop.desktop.item_models.library_columns import Column
from musicrec_desktop.desktop.panels.library_views import Place, View
from musicrec_desktop.desktop.sound import SoundPlayer
from musicrec_desktop.desktop.theme import apply_theme
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.track import ScanBatch, ScannedFile
from musicrec_desktop.storage import open_database
from tests.benchmarks.heartbeat import Heartbeat, Watcher
from tests.factories import NOW, make_features, make_plays, make_track

WORDS = "artist 3"
REQUEST = "something calm for the evening, 30 minutes"
_LOG_RULES = "qt.multimedia.symbolsresolver=false;qt.multimedia.*=false"
_SHOWN = """
import sys, time
from PySide6.QtCore import QTimer
from musicrec_desktop.desktop.windows import main_window
shown = main_window.MainWindow.paintEvent
def paint(self, event):
    shown(self, event)
    print(time.time(), flush=True)
    QTimer.singleShot(0, self.close)
main_window.MainWindow.paintEvent = paint
from musicrec_desktop.desktop.main import main
sys.exit(main(["--profile", sys.argv[1], "--no-llm"]))
"""


def main() -> int:
    """Measure everything once and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", type=Path, help="a profile to work on a copy of")
    parser.add_argument("--tracks", type=int, default=100_000, help="without a profile: so many invented tracks")
    parser.add_argument("--music", type=Path, help="music that is not in the profile yet")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long reading and measuring it is watched")
    parser.add_argument("--where", action="store_true", help="print what the thread did when a beat was late")
    options = parser.parse_args()
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        sys.stderr.write("there is no display: run this under xvfb-run -a\n")
        return 0
    os.environ.setdefault("QT_LOGGING_RULES", _LOG_RULES)
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile"
        if options.profile is None:
            _invent(profile, options.tracks)
        else:
            shutil.copytree(options.profile, profile)
        _starts(profile)
        _Bench(profile, options).run()
    return 0


def _invent(profile: Path, n: int) -> None:
    paths = Paths.of(profile)
    paths.make()
    database = open_database(paths.database)
    tracks = [make_track(i, artists=(f"Artist {i % 4_001}",), album=f"Album {i % 9_001}") for i in range(1, n + 1)]
    files = tuple(ScannedFile(track.path, track.stamp, track.tags) for track in tracks)
    database.tracks.apply_batch(ScanBatch(files, ()), NOW)
    rng = np.random.default_rng(1)
    ids = [track.id for track in database.tracks.all()]
    for first in range(0, n, 10_000):
        database.features.put([(track_id, make_features(rng)) for track_id in ids[first : first + 10_000]])
    database.plays.add(make_plays(min(20_000, n), n))
    database.close()


def _starts(profile: Path) -> None:
    """Time from process start to the first paint of the window, beside the mere loading of Qt; medians of five.

    The first start is not counted: it compiles the program, which later ones find done.
    """
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(profile.parent / "compiled")
    ours, peer = [], []
    for _ in range(6):
        began = time.time()
        # --no-llm: the model is loaded at the first request, never before the window.
        run = subprocess.run(
            [sys.executable, "-c", _SHOWN, str(profile)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=120,
            env=env,
        )
        ours.append(float(run.stdout.split()[0]) - began)
        began = time.time()
        subprocess.run([sys.executable, "-c", "import PySide6.QtWidgets"], check=True, env=env)
        peer.append(time.time() - began)
    print(
        f"process start to first paint   {statistics.median(ours[1:]):.2f} s"
        f"   (import PySide6.QtWidgets alone: {statistics.median(peer[1:]):.2f} s)\n"
    )


class _Bench:
    """One window, phase after phase."""

    def __init__(self, profile: Path, options: argparse.Namespace) -> None:
        app = QApplication(sys.argv[:1])
        apply_theme(app, "light")
        self._app = app
        self._options = options
        self._profile = profile
        self._heart = Heartbeat()

    def run(self) -> None:
        """All phases."""
        print(f"{'gaps between beats, ms':34}{'p50':>8}{'p95':>8}{'p99':>8}{'max':>8}{'over 50':>9}{'seconds':>9}")
        empty = QWidget()
        empty.resize(1100, 700)
        empty.show()
        self._watch("idle empty window", 4.0)
        empty.close()
        bridge = Bridge()
        desk = Desk(Services(Paths.of(self._profile)), SoundPlayer(bridge), bridge)
        with self._watched():
            self._start(desk)
            self._library(desk)
            self._requests(desk)
            self._playing(desk)
            if self._options.music:
                music = self._options.music.absolute()
                self._watch("reading, measuring", self._options.seconds, lambda: desk.library.add_folders([music]))
                self._request(desk, "request meanwhile", "")
        print(f"\nresident memory   {_resident_mb():.0f} MB")
        desk.close()
        desk.window.close()

    def _start(self, desk: Desk) -> None:
        rows = desk.window.library.model.rowCount

        def start() -> None:
            desk.window.show()
            desk.start()

        self._phase("start", start, lambda: rows() > 0, 120.0)
        self._watch("our window, idle", 3.0)

    def _library(self, desk: Desk) -> None:
        library, header = desk.window.library, desk.window.library.table.horizontalHeader()
        browsing, field = desk.library.browsing, desk.search.field
        self._phase("listing artists, albums, words", lambda: None, lambda: browsing.index is not None, 60.0)
        self._watch("library page", 1.0, lambda: desk.window.show_page(Page.LIBRARY))
        desk.window.activateWindow()
        desk.search.focus()
        for end in range(1, len(WORDS) + 1):
            letter = WORDS[end - 1]
            self._watch(f"search typing, {WORDS[:end]!r}", 0.6, functools.partial(QTest.keyClicks, field, letter))
        self._watch("all results in the table", 1.0, lambda: browsing.show_found(WORDS))
        self._watch("search cleared", 1.0, library.clear.click)
        for column in (Column.TITLE, Column.LENGTH):
            sort = functools.partial(header.setSortIndicator, column, Qt.SortOrder.DescendingOrder)
            self._watch(f"sorted by {column.name.lower()}", 1.5, sort)
        for view in View:
            self._watch(f"view of {view}", 1.5, functools.partial(browsing.go, Place(view)))
            if view in (View.TRACKS, View.ALBUMS, View.ARTISTS):
                self._scroll(view, library.focus_first.focusProxy())
        self._watch("page of an album", 1.0, lambda: browsing.show_album("Artist 5", "Album 5"))
        self._watch("page of an artist", 1.0, lambda: browsing.show_artist("Artist 7"))
        self._watch("page of a genre", 1.5, lambda: browsing.show_genre("rock"))

    def _scroll(self, view: View, widget: QWidget | None) -> None:
        """From top to bottom, a step a frame, as a wheel does it."""
        assert isinstance(widget, QAbstractItemView)
        bar = widget.verticalScrollBar()
        end = time.perf_counter() + 2.0

        def step() -> bool:
            bar.setValue(bar.value() + max(1, bar.pageStep() // 3))
            return time.perf_counter() > end or bar.value() == bar.maximum()

        self._phase(f"scrolling the {view}", lambda: bar.setValue(0), step, 3.0)

    def _requests(self, desk: Desk) -> None:
        for use_llm in (False, True):
            if use_llm and desk.services.model is None:
                print("no language model is here: its requests are left out")
                continue
            desk.requests.use_llm = use_llm
            for at in ("first", "again"):
                self._request(desk, f"request {'with model' if use_llm else 'by rules'}, {at}", REQUEST)
        for what in ("opened", "closed"):
            self._watch(f"score parts {what}", 0.7, lambda: desk.window.playlist.model.toggle_expanded(0))

    def _request(self, desk: Desk, name: str, words: str) -> None:
        self._phase(name, lambda: desk.requests.ask(words), desk.window.request.make.isVisible, 300.0)

    def _playing(self, desk: Desk) -> None:
        self._watch("playing", 6.0, desk.window.playlist.play.click)
        if not desk.listening.controller.position_ms:
            print("  (nothing was played: no files, or no sound device)")
        desk.listening.controller.stop()

    def _watch(self, name: str, seconds: float, act: Callable[[], object] = lambda: None) -> None:
        self._phase(name, act, lambda: False, seconds)

    def _phase(self, name: str, act: Callable[[], object], until: Callable[[], bool], at_most_s: float) -> None:
        began = time.perf_counter()
        # The act itself counts: it runs in the window's thread, as it does for a click.
        act()
        acting = (time.perf_counter() - began) * 1000
        gaps = np.concatenate(([acting], self._heart.measure(until, at_most_s)))
        _show(name, gaps, time.perf_counter() - began)

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        watcher = Watcher(self._heart)
        if self._options.where:
            watcher.start()
        yield
        if self._options.where:
            watcher.stop()
            print("\nwhat the thread did when a beat was late (looked at every 5 ms)")
            for stack, count in watcher.seen.most_common(25):
                print(f"{count:6}  {stack}")


def _show(name: str, gaps: NDArray[np.float64], seconds: float) -> None:
    p50, p95, p99 = np.percentile(gaps, (50, 95, 99))
    print(
        f"{name[:33]:34}{p50:8.1f}{p95:8.1f}{p99:8.1f}{gaps.max():8.1f}{int((gaps > 50).sum()):9}{seconds:9.1f}",
        flush=True,
    )


def _resident_mb() -> float:
    """Of this process now; its peak where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
