"""How long the window does not answer on the pages You and Now playing, with a large library and a long history.

    python tests/benchmarks/bench_you.py [--tracks N] [--plays N] [--where]

A library of so many invented tracks with so many plays over four years. First what the charts of each period cost, in
CPU time of one thread, beside the reading of the same plays from the database in the same run; then the gaps between
two beats of a timer in the window's thread while each part of the pages is turned to, beside an empty window, with the
CPU milliseconds of the click itself (on a busy machine the gaps are those of others, too). Needs a display; where there
is none, run it under xvfb-run.
"""

import argparse
import functools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication, QWidget

from musicrec_desktop.app.charts import Measure, charts_of
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.periods import Span, local_day, period_at
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.year_review import review_year
from musicrec_desktop.desktop.bridge import Bridge
from musicrec_desktop.desktop.desk import Desk
from musicrec_desktop.desktop.panels.you_panel import Part
from musicrec_desktop.desktop.theme import apply_theme
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.domain.taste_edits import Subject
from musicrec_desktop.domain.track import ScanBatch, ScannedFile
from musicrec_desktop.storage import open_database
from musicrec_desktop.testing.silent_player import SilentPlayer
from tests.benchmarks.heartbeat import Heartbeat, Watcher
from tests.factories import GENRES, NOW, make_features, make_track

_YEARS = 4
_REPEATS = 5


def main() -> int:
    """Measure everything once and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tracks", type=int, default=100_000)
    parser.add_argument("--plays", type=int, default=200_000)
    parser.add_argument("--where", action="store_true", help="print what the thread did when a beat was late")
    options = parser.parse_args()
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        sys.stderr.write("there is no display: run this under xvfb-run -a\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths.of(Path(folder) / "profile")
        _invent(paths, options.tracks, options.plays)
        _Bench(paths, is_where=options.where).run()
    return 0


def _invent(paths: Paths, n: int, plays: int) -> None:
    paths.make()
    database = open_database(paths.database)
    tracks = [make_track(i, artists=(f"Artist {i % 4_001}",), album=f"Album {i % 9_001}") for i in range(1, n + 1)]
    files = tuple(ScannedFile(track.path, track.stamp, track.tags) for track in tracks)
    database.tracks.apply_batch(ScanBatch(files, ()), NOW)
    rng = np.random.default_rng(1)
    ids = [track.id for track in database.tracks.all()]
    features = [make_features(rng) for _ in range(1_000)]
    for first in range(0, n, 10_000):
        rows = ids[first : first + 10_000]
        database.features.put([(track_id, features[int(track_id) % 1_000]) for track_id in rows])
    now = time.time()
    starts = np.sort(rng.uniform(now - _YEARS * 365 * 86_400, now - 3_600, plays))
    chosen = (n * rng.beta(1, 3, plays)).astype(int) % n
    is_skip = rng.random(plays) < 0.25
    length = DurationMs(200_000)
    database.plays.add(
        [
            Play(
                TrackId(1 + track),
                UnixTime(start),
                DurationMs(20_000) if skipped else length,
                length,
                PlayEnd.SKIPPED if skipped else PlayEnd.FINISHED,
            )
            for track, start, skipped in zip(chosen.tolist(), starts.tolist(), is_skip.tolist(), strict=True)
        ]
    )
    database.close()


class _Bench:
    """One window, part after part."""

    def __init__(self, paths: Paths, *, is_where: bool) -> None:
        self._app = QApplication(sys.argv[:1])
        apply_theme(self._app, "light")
        self._paths, self._is_where = paths, is_where
        self._heart = Heartbeat()

    def run(self) -> None:
        """Both tables."""
        bridge = Bridge()
        services = Services(self._paths)
        desk = Desk(services, SilentPlayer(), bridge, use_llm=False)
        print(f"{'gaps between beats, ms':40}{'p95':>8}{'max':>8}{'over 50':>9}{'seconds':>9}{'act, CPU':>9}")
        empty = QWidget()
        empty.show()
        self._phase("an empty window", lambda: None, lambda: False, 2.0)
        empty.close()
        desk.window.show()
        desk.start()
        # The list of the library says that everything was read.
        self._heart.measure(lambda: services.is_loaded and desk.window.library.model.rowCount() > 0, 180.0)
        self._heart.measure(lambda: False, 8.0)
        self._pieces(services)
        watcher = Watcher(self._heart)
        if self._is_where:
            watcher.start()
        self._parts(desk)
        if self._is_where:
            watcher.stop()
            print("\nwhat the thread did when a beat was late (looked at every 5 ms)")
            for stack, count in watcher.seen.most_common(25):
                print(f"{count:6}  {stack}")
        desk.window.close()
        desk.close()

    def _pieces(self, services: Services) -> None:
        plays, view, today = services.live.plays, services.known.view, local_day(time.time())
        peer = _cpu_ms(services.database.plays.all, 1)
        print(f"\nCPU milliseconds, {len(plays)} plays of {len(view)} tracks, {len(GENRES)} genres")
        print(f"{'reading all plays from the database':40}{peer:8.0f}")
        for span in Span:
            period = period_at(span, today)
            spent = _cpu_ms(functools.partial(charts_of, plays, view, period, Measure.PLAYS), _REPEATS)
            print(f"{f'charts of a period: {span}':40}{spent:8.1f}{spent / peer:9.3f} of reading")
        spent = _cpu_ms(lambda: review_year(plays, view, date.today().year - 1), _REPEATS)
        print(f"{'a year in review':40}{spent:8.1f}{spent / peer:9.3f} of reading\n")

    def _parts(self, desk: Desk) -> None:
        window = desk.window
        rest = 2.0
        self._phase("You, built and filled", lambda: window.show_page(Page.YOU), lambda: False, rest)
        panel = desk.you.panel
        view = desk.you.changes.view
        assert panel is not None
        assert view is not None
        self._phase("Your taste again", lambda: panel.show_part(Part.TASTE), lambda: False, rest)
        artists = panel.taste.lists["artist"]
        liking = view.likings[Subject.ARTIST][0]
        shown = panel.evidence.list.model().rowCount
        self._phase("the plays behind an artist", lambda: artists.entered_row.emit(0), lambda: shown() > 0, 60.0)
        panel.show_statements()
        self._phase("Charts", lambda: panel.show_part(Part.CHARTS), lambda: False, rest)
        for span in (Span.WEEK, Span.YEAR, Span.ALL):
            self._phase(f"Charts of a period: {span}", panel.charts.spans[span].click, lambda: False, rest)
        self._phase("Year in review", lambda: panel.show_part(Part.YEAR), panel.year.save.isEnabled, 60.0)
        ids = [TrackId(track_id) for track_id in desk.services.known.view.ids[:200].tolist()]
        self._phase("Now playing, nothing yet", lambda: window.show_page(Page.PLAYING), lambda: False, 1.0)
        self._phase("a track begins", lambda: desk.listening.play(ids), lambda: False, rest)
        self._phase("the next one", desk.listening.controller.next, lambda: False, rest)
        self._phase("less of an artist", lambda: desk.you.changes.lean(liking, -0.5), lambda: bool(panel.done), 120.0)

    def _phase(self, name: str, act: Callable[[], object], until: Callable[[], bool], at_most_s: float) -> None:
        began, spent = time.perf_counter(), time.thread_time()
        # The act itself counts: it runs in the window's thread, as it does for a click.
        act()
        acting = (time.perf_counter() - began) * 1000
        spent = (time.thread_time() - spent) * 1000
        gaps = np.concatenate(([acting], self._heart.measure(until, at_most_s)))
        seconds = time.perf_counter() - began
        over = int((gaps > 50).sum())
        print(
            f"{name[:39]:40}{np.percentile(gaps, 95):8.1f}{gaps.max():8.1f}{over:9}{seconds:9.1f}{spent:9.1f}",
            flush=True,
        )


def _cpu_ms(work: Callable[[], object], repeats: int) -> float:
    """The least of so many runs."""
    spent = []
    for _ in range(repeats):
        began = time.thread_time()
        work()
        spent.append((time.thread_time() - began) * 1000)
    return min(spent)


if __name__ == "__main__":
    sys.exit(main())
