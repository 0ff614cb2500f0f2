"""How long a listener waits for tracks, on the rules' way, with a large library.

    python tests/benchmarks/bench_for_you.py [--tracks N] [--plays N] [--limit MS] [--repeat N]

For each thing that can be asked of the page For you: milliseconds of processor time from the click to the first tracks,
the median and the worst of several, and the worst as a share of the limit. The library is invented and analysed. What
the whole home page takes is told apart: it is made in the background, mix by mix, and its limit is for one mix.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from musicrec_desktop.app.autopilot import Autopilot, Turn
from musicrec_desktop.app.by_hand import ByHand, Handling
from musicrec_desktop.app.flow import AUTOPILOT, BY_HAND, HOME, LEARN, RECOMMEND, REPLACE
from musicrec_desktop.app.home import Homing
from musicrec_desktop.app.learn import Learning
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.picks import Picks
from musicrec_desktop.app.plan_editing import Piece, Slot, with_curve, without
from musicrec_desktop.app.recommend import Recommending, Replacing
from musicrec_desktop.app.routes import Route, run_inline, walk
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.plan import Curve, PlaylistPlan, Shape
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.domain.progress import Job, Partial
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import ScanBatch, ScannedFile
from musicrec_desktop.playback import PlayQueue
from musicrec_desktop.storage import open_database
from tests.factories import NOW, make_features, make_plays, make_track

S = TypeVar("S")


def main() -> int:
    """Measure everything and print the table. 1 when a limit was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tracks", type=int, default=100_000)
    parser.add_argument("--plays", type=int, default=20_000)
    parser.add_argument("--limit", type=float, default=300.0, help="milliseconds to the first tracks")
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile"
        invent(profile, options.tracks, options.plays)
        services = Services(Paths.of(profile))
        services.load_known(NOW)
        services.live.look(NOW)
        print(f"{options.tracks:,} tracks, {options.plays:,} plays; limit {options.limit:g} ms to the first tracks")
        print(f"{'':44}{'median':>8}{'worst':>8}{'of limit':>10}")
        worst = max(
            _tell(name, [measure(at) for at in range(options.repeat)], options.limit)
            for name, measure in _asked(services)
        )
        worst = max(worst, _home(services, options.limit))
        services.close()
    return int(worst > 1)


def invent(profile: Path, n_tracks: int, n_plays: int) -> None:
    """A library of so many tracks by a tenth as many artists, analysed, with a history."""
    rng = np.random.default_rng(0)
    tracks = [make_track(i, artists=(f"Artist {i % (n_tracks // 10)}",)) for i in range(1, n_tracks + 1)]
    database = open_database(Paths.of(profile).database)
    for first in range(0, n_tracks, 5_000):
        batch = tracks[first : first + 5_000]
        database.tracks.apply_batch(ScanBatch(tuple(ScannedFile(t.path, t.stamp, t.tags) for t in batch), ()), NOW)
    database.features.put([(TrackId(i), make_features(rng)) for i in range(1, n_tracks + 1)])
    database.plays.add(make_plays(n_plays, n_tracks))
    database.close()


def first_tracks(route: Route[S], state: S) -> float:
    """Milliseconds of processor time until the route shows its first list, or ends."""
    began = time.process_time()
    for _ in shown(route, state):
        break
    return (time.process_time() - began) * 1000


def shown(route: Route[S], state: S) -> Iterator[None]:
    """Drive a route; stops wherever it shows something."""
    walker = walk(route, state)
    stop = next(walker, None)
    while stop is not None:
        outcome = stop.step(state)
        if isinstance(outcome, Generator):
            outcome = yield from _driven(outcome)
        state = outcome
        try:
            stop = walker.send(state)
        except StopIteration:
            stop = None


def _driven(job: Job[S]) -> Generator[None, None, S]:
    try:
        while True:
            if isinstance(next(job), Partial):
                yield
    except StopIteration as end:
        last: S = end.value
        return last


Measure = Callable[[int], float]


def _asked(services: Services) -> list[tuple[str, Measure]]:
    def ask(words: str, picks: Picks | None = None) -> Measure:
        def measure(at: int) -> float:
            request = Request(words, UnixTime(NOW + 90 * at), seed=at)
            return first_tracks(RECOMMEND, Recommending(services, request, use_llm=False, picks=picks))

        return measure

    request = Request("rock, something calm, 25 tracks", NOW)
    made = run_inline(RECOMMEND, Recommending(services, request, use_llm=False))
    plan = made.made.plan

    def by_hand(hand: ByHand) -> Measure:
        return lambda at: first_tracks(BY_HAND, Handling((made,), hand, UnixTime(NOW + 90 * at)))

    kept = frozenset(chosen.track_id for chosen in made.made.tracks[:5])
    return [
        ("nothing said", ask("")),
        ("calm rock for a rainy evening, 45 minutes", ask("calm rock for a rainy evening, 45 minutes")),
        ("picked: happy, running, 30 minutes, new", ask("", Picks(("happy",), "run", 30, 0.9))),
        ("a chip taken out", by_hand(ByHand(without(plan, Piece(Slot.WANT, 0))))),
        ("a curve drawn", by_hand(ByHand(with_curve(plan, Curve(Shape.DRAWN, heights=(0.2, 0.9, 0.3)))))),
        ("five kept, the rest anew", by_hand(ByHand(kept=kept, is_rest_anew=True))),
        ("another in its place", lambda at: first_tracks(REPLACE, Replacing(made, 3 + at, NOW))),
        ("autopilot: an empty tail", _pilot(services)),
        ("autopilot: after a skip", _pilot(services, is_skipped=True)),
        ("autopilot: after a like", _pilot(services, is_liked=True)),
    ]


def _pilot(services: Services, *, is_skipped: bool = False, is_liked: bool = False) -> Measure:
    def measure(at: int) -> float:
        now = UnixTime(NOW + 400 + 300 * at)
        track = TrackId(5 + at)
        if is_skipped:
            play = Play(track, now, DurationMs(2_000), DurationMs(200_000), PlayEnd.SKIPPED)
            run_inline(LEARN, Learning(services, UnixTime(now + 2), plays=(play,)))
        queue = PlayQueue().add([track]).next()
        state = Autopilot(services, Request("", UnixTime(now + 3), seed=at), queue, PlaylistPlan(""))
        if is_liked:
            state = replace(state, liked=(TrackId(900 + at),), said=Turn.LIKED)
        return first_tracks(AUTOPILOT, state)

    return measure


def _home(services: Services, limit: float) -> float:
    """The whole home page, and the longest wait between two mixes."""
    marks = [time.process_time()]
    marks.extend(time.process_time() for _ in shown(HOME, Homing(services, Request("", NOW))))
    steps = (np.diff(marks) * 1000).tolist()
    print(f"{'home page: all of it, in the background':44}{sum(steps):>8.0f}")
    return _tell("home page: one mix", steps[1:], limit)


def _tell(name: str, took: list[float], limit: float) -> float:
    """Print a line; the worst as a share of the limit."""
    share = max(took) / limit
    print(f"{name:44}{statistics.median(took):>8.0f}{max(took):>8.0f}{share:>10.2f}", flush=True)
    return share


if __name__ == "__main__":
    sys.exit(main())
