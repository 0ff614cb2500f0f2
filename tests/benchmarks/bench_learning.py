"""How long one event takes until the tracks that come next are chosen anew, at 100,000 tracks and 200,000 plays, beside
a bare matrix-vector product of the size of the library's sound.

    python -m tests.benchmarks.bench_learning [--tracks N] [--plays N] [--events N]

Medians of processor time, which other programs disturb less than the clock; products in one thread, as in the program.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from statistics import median
from typing import TypeVar

import numpy as np

from musicrec_desktop.app.autopilot import AHEAD
from musicrec_desktop.app.live import Insight, Live, scorer_names
from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.app.priors import load_fusion_prior, load_method_priors
from musicrec_desktop.app.self_measure import drift_of
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.outcomes import Lesson
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.domain.recommend import Recommendation, Request
from musicrec_desktop.domain.taste import TasteProfile
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import DEFAULT_SCORERS, going_on, rank, refill
from musicrec_desktop.retrieval import load_genre_tree, retrieve
from musicrec_desktop.taste import build, update
from tests.benchmarks.bench_recommend import NOW, make_library

T = TypeVar("T")
BUDGET_MS = 50.0
"""For the whole: event to refilled queue."""
CANDIDATES = 16
"""For each entry of the queue, as the autopilot asks for."""


def make_history(view: LibraryView, plays: int) -> list[Play]:
    """Sessions over ten years: runs through albums of favourites, one play in five skipped."""
    rng = np.random.default_rng(1)
    favourites = rng.permutation(len(view))
    starts = NOW - 600 - np.cumsum(np.where(rng.random(plays) < 0.06, rng.exponential(30_000, plays), 240.0))[::-1]
    picked = np.minimum((len(view) * rng.beta(0.5, 6, plays)).astype(np.intp), len(view) - 1)
    runs = rng.random(plays) < 0.5
    rows = favourites[picked]
    for at in range(1, plays):
        if runs[at]:
            rows[at] = (rows[at - 1] + 1) % len(view)
    made = []
    for start, row, chance in zip(starts.tolist(), rows.tolist(), rng.random(plays).tolist(), strict=True):
        duration = int(view.durations_ms[row])
        heard, end = (duration, PlayEnd.FINISHED) if chance > 0.2 else (duration // 10, PlayEnd.SKIPPED)
        made.append(Play(TrackId(int(view.ids[row])), UnixTime(start), DurationMs(heard), DurationMs(duration), end))
    return made


def timed(taken: list[float], call: Callable[[], T]) -> T:
    """Its result; the milliseconds of processor time are added to `taken`."""
    began = time.process_time()
    result = call()
    taken.append((time.process_time() - began) * 1000)
    return result


def next_tracks(
    insight: Insight, profile: TasteProfile, view: LibraryView, genre_tree: GenreTree, now: UnixTime
) -> tuple[Recommendation, ...]:
    """A queue filled anew from what is known now, all scorers heard: what the autopilot does after an event."""
    known = ScoringContext(
        request=Request("", now),
        plan=PlaylistPlan(""),
        profile=profile,
        view=view,
        genre_tree=genre_tree,
        history=profile.tracks.aligned(view.ids),
        moment=insight.moment,
    )
    context = going_on(known, AHEAD)
    candidates = retrieve(context, CANDIDATES * AHEAD)
    scorers = (*DEFAULT_SCORERS, *insight.expectation.scorers)
    return refill(context, rank(context, candidates, scorers, insight.weights(context.novelty)), ())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--tracks", type=int, default=100_000)
    parser.add_argument("--plays", type=int, default=200_000)
    parser.add_argument("--events", type=int, default=30)
    options = parser.parse_args()
    view = make_library(options.tracks)
    sound, vector = view.features.sound, view.features.sound[0].copy()
    product: list[float] = []
    for _ in range(15):
        timed(product, lambda: sound @ vector)
    unit = median(product)
    print(f"matrix-vector product {sound.shape[0]:,} x {sound.shape[1]} float32: {unit:.2f} ms\n")

    plays = make_history(view, options.plays)
    once: dict[str, list[float]] = {
        "profile built": [],
        "log and weights learned": [],
        "made anew": [],
        "measured itself": [],
    }
    profile = timed(once["profile built"], lambda: build(plays, [], view, NOW))
    priors = load_method_priors(assets_folder())
    fusion = load_fusion_prior(assets_folder()).fusion(scorer_names())
    live = Live.of(plays, view, fusion, priors, 0)
    timed(once["log and weights learned"], lambda: live.look(NOW - 300))

    steps: dict[str, list[float]] = {
        "profile": [],
        "log and its weights": [],
        "weights of scorers": [],
        "look": [],
        f"queue filled by {AHEAD}": [],
    }
    genre_tree = load_genre_tree(assets_folder() / "genres.toml")
    rng = np.random.default_rng(2)
    names = scorer_names()
    for event in range(options.events):
        now = UnixTime(NOW + 240.0 * event)
        play = replace(plays[int(rng.integers(len(plays)))], started_at=now)
        parts = rng.random((1, len(names))).astype(np.float32)
        lesson = Lesson(now, "finished" if event % 3 else "skipped", names, parts)
        profile = timed(steps["profile"], partial(update, profile, play, view, now=now))
        timed(steps["log and its weights"], partial(live.take, play))
        timed(steps["weights of scorers"], partial(live.learn, lesson))
        then = UnixTime(now + 200)
        insight = timed(steps["look"], partial(live.look, then))
        chosen = timed(
            steps[f"queue filled by {AHEAD}"],
            partial(next_tracks, insight, profile, view, genre_tree, then),
        )
        if len(chosen) != AHEAD:
            raise SystemExit(f"{len(chosen)} tracks were found for {AHEAD} places")
    for event in range(200):
        live.take(replace(plays[event], started_at=UnixTime(NOW + 1e5 + 240.0 * event)))
    timed(once["made anew"], live.refit_when_due)
    timed(once["measured itself"], lambda: drift_of(live.look(NOW + 2e5).moment.listening))

    print(f"{'one event':26} {'median ms':>10} {'x product':>10}")
    for step, taken in steps.items():
        print(f"{step:26} {median(taken):10.2f} {median(taken) / unit:10.1f}")
    learned = [sum(parts) for parts in zip(*(steps[name] for name in list(steps)[:3]), strict=True)]
    print(f"{'the event learned':26} {median(learned):10.2f} {median(learned) / unit:10.1f}")
    whole = [sum(parts) for parts in zip(*steps.values(), strict=True)]
    print(
        f"{'event to filled queue':26} {median(whole):10.2f} {median(whole) / unit:10.1f}   (limit {BUDGET_MS:.0f} ms)"
    )
    print(f"\n{'once, ' + format(len(plays), ',') + ' plays':26} {'ms':>10}   (measured itself: limit 5,000 ms)")
    for step, taken in once.items():
        print(f"{step:26} {taken[0]:10.0f}")


if __name__ == "__main__":
    main()
