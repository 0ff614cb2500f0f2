"""The map of the library, measured: how much nearness it keeps, what it costs, and how fast it is drawn.

    python -m tests.benchmarks.bench_map [--profile DIR ...] [--tracks N] [--runs N]

Layout: on the tracks of each --profile (a copy is read) and on N invented ones, the share of the ten nearest tracks
that are among the ten nearest on the map, and trustworthiness (Venna and Kaski: how little strangers come in between),
beside the two main directions and scikit-learn's t-SNE, in the same run. Also of a quarter placed among the rest.

Frames: a whole frame of the widget at N points (points, names, cursor) while it is moved and zoomed, beside the same
points drawn by QPainter.drawPoints in batches of one colour, and beside a frame of 16 ms. Offscreen, processor time.
"""

import argparse
import importlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.progress import run_job
from musicrec_desktop.retrieval import lay_out, place_among
from musicrec_desktop.storage import open_database
from tests.benchmarks.bench_recommend import make_library

FRAME_MS = 16.0
_ASKED = 2_000
"""Tracks whose neighbours are looked at."""
_PEER_UP_TO = 3_000
"""scikit-learn's t-SNE takes minutes for more."""

Rows = NDArray[np.float32]


def main() -> None:
    """Measure and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", type=Path, action="append", default=[])
    parser.add_argument("--tracks", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=60, help="frames of each kind")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"{'layout':44}{'tracks':>8}{'kept':>7}{'trust':>7}{'CPU s':>8}")
    for profile in options.profile:
        judge_layouts(profile.name, sound_of(profile))
    invented = make_library(options.tracks)
    places = judge_layouts("invented", invented.features.sound)
    codes = (invented.genre_codes % 10).astype(np.int8)
    judge_frames(places, codes, options.runs)


def sound_of(profile: Path) -> Rows:
    """The sounds of a profile's measured tracks, copies of a recording once."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "library.db"
        shutil.copy(profile / "library.db", copy)
        database = open_database(copy)
        matrix = database.features.matrix()
        database.close()
    sound = matrix.sound[matrix.is_analysed]
    kept: list[int] = []
    for row in range(len(sound)):
        if not kept or len(sound) > _PEER_UP_TO * 2 or float((sound[kept] @ sound[row]).max()) < 0.97:
            kept.append(row)
    return sound[kept]


def judge_layouts(name: str, sound: Rows) -> Rows:
    """Print a line for each way of laying out; the program's places."""
    places = _judge(f"{name}: ours", sound, lambda: run_job(lay_out(sound)))
    _judge(f"{name}: two main directions", sound, lambda: main_directions(sound))
    if len(sound) <= _PEER_UP_TO:
        _judge(f"{name}: scikit-learn's t-SNE", sound, lambda: peer(sound))
    order = np.random.default_rng(0).permutation(len(sound))
    old, new = order[: 3 * len(order) // 4], order[3 * len(order) // 4 :]
    if len(sound) <= _PEER_UP_TO * 10:

        def placed() -> Rows:
            whole = np.zeros((len(sound), 2), np.float32)
            whole[old] = run_job(lay_out(sound[old]))
            whole[new] = place_among(sound[new], sound[old], whole[old])
            return whole

        _judge(f"{name}: a quarter placed among the rest", sound, placed)
    return places


def _judge(name: str, sound: Rows, lay: Callable[[], Rows]) -> Rows:
    began = time.process_time()
    places = lay()
    took = time.process_time() - began
    kept, trust = kept_and_trust(sound, places)
    print(f"{name:44}{len(sound):8}{kept:7.3f}{trust:7.3f}{took:8.1f}", flush=True)
    return places


def main_directions(sound: Rows) -> Rows:
    """(n, 2) principal components."""
    around = sound - sound.mean(axis=0)
    _, directions = np.linalg.eigh(around.T @ around)
    flat: Rows = around @ directions[:, ::-1][:, :2]
    return flat


def peer(sound: Rows) -> Rows:
    """(n, 2) by the t-SNE of scikit-learn, from the same start."""
    tsne = importlib.import_module("sklearn.manifold").TSNE  # it tells no types
    start = main_directions(sound)
    start = (start / start[:, 0].std() * 1e-4).astype(np.float32)
    return np.asarray(tsne(2, init=start, random_state=0, n_jobs=1).fit_transform(sound), np.float32)


def kept_and_trust(sound: Rows, places: Rows, k: int = 10) -> tuple[float, float]:
    """Share of the k nearest kept, and trustworthiness, over up to _ASKED tracks."""
    n = len(sound)
    asked = np.arange(n) if n <= _ASKED else np.random.default_rng(0).choice(n, _ASKED, replace=False)
    kept, strangers = 0, 0.0
    for row in asked:
        far = -(sound @ sound[row])
        apart = ((places - places[row]) ** 2).sum(axis=1)
        far[row] = apart[row] = np.inf
        near, shown = np.argpartition(far, k)[:k], np.argpartition(apart, k)[:k]
        kept += len(np.intersect1d(near, shown))
        others = np.setdiff1d(shown, near)
        strangers += float(np.maximum(np.searchsorted(np.sort(far), far[others]) + 1 - k, 0).sum())
    m = len(asked)
    return kept / (m * k), 1 - 2 * strangers / (m * k * (2 * n - 3 * k - 1))


def judge_frames(places: Rows, codes: NDArray[np.int8], runs: int) -> None:
    """Print what a frame takes."""
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF
    from PySide6.QtWidgets import QApplication

    from musicrec_desktop.desktop.theme import apply_theme
    from musicrec_desktop.desktop.widgets.point_map import PointMap
    from musicrec_desktop.desktop.widgets.point_map_overlay import Name

    app = QApplication([])
    apply_theme(app, "light")
    points = PointMap("Map")
    points.is_still = True
    points.resize(1100, 760)
    points.show_points(places)
    names = [Name(f"genre {at}", float(x), float(y), at % 8) for at, (x, y) in enumerate(places[::97][:60])]
    points.show_groups(codes, 10, 8, names)
    ground = QImage(1100, 760, QImage.Format.Format_RGB32)

    def peer_frame() -> None:
        on_screen = points.view.to_screen(places)
        ground.fill(QColor("#ffffff"))
        painter = QPainter(ground)
        painter.setPen(QPen(QColor("#1f6fb5"), 3))
        painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in on_screen.tolist()]))
        painter.end()

    print(f"\n{'a frame':44}{'points':>8}{'p50 ms':>8}{'p95 ms':>8}{'of 16 ms':>10}")

    def judge(name: str, before: Callable[[int], object], draw: Callable[[], object], times: int) -> None:
        took = []
        for at in range(times):
            before(at)
            began = time.process_time()
            draw()
            took.append((time.process_time() - began) * 1000)
        p95 = quantiles(took, n=20)[-1]
        print(f"{name:44}{len(places):8}{median(took):8.1f}{p95:8.1f}{p95 / FRAME_MS:10.2f}", flush=True)

    canvas = QImage(1100, 760, QImage.Format.Format_RGB32)

    def frame() -> None:
        points.render(canvas)

    points.fit()
    judge("moved, everything in sight", lambda at: points._show(points.view.panned(3, at % 5 - 2)), frame, runs)
    points.fit()
    judge("coming nearer, to 400 times", lambda _: points.zoom(400 ** (1 / runs)), frame, runs)
    judge("going away again", lambda _: points.zoom(400 ** (-1 / runs)), frame, runs)
    judge("cursor moved, picture as it is", lambda at: points._point_at(at * 31), frame, runs)
    judge("the nearest point looked for", lambda _: None, lambda: points.nearest(QPointF(400, 300)), runs)
    judge("QPainter.drawPoints, one colour", lambda _: None, peer_frame, 8)


if __name__ == "__main__":
    main()
