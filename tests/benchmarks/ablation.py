"""What each method adds to what the program expects: python -m tests.benchmarks.ablation DIR [options]

    --only NAME          one listener
    --part next_play     one of next_play, next_session, discovery, listeners
    --events N           events a listener (400)
    --seeds N            simulated listeners (4)

DIR/NAME/plays.csv.gz is one listener each. Each family of methods is left out in turn (see leaving_out), the weights
learned online anew, on the same events; the interval is of the difference to the whole, in pairs. `listeners`: the
share of offers heard out in the last ten sessions of a simulated listener, with the weight of one scorer held at 0.
"""

import argparse
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.live import scorer_names
from musicrec_desktop.app.priors import load_fusion_prior, load_method_priors
from musicrec_desktop.evaluation.histories.discovery import with_others
from musicrec_desktop.evaluation.histories.every import chosen, read_folder
from musicrec_desktop.evaluation.histories.leaving_out import (
    WHOLE,
    differences,
    discovery_gains,
    held_at_nothing,
    next_play_gains,
    next_session_gains,
)
from musicrec_desktop.evaluation.histories.log import History, RawPlays, make_history
from musicrec_desktop.evaluation.priors import Priors
from musicrec_desktop.evaluation.simulation.click_model import fit_click_model
from musicrec_desktop.evaluation.simulation.listener import Pace, SimulatedListener
from musicrec_desktop.evaluation.simulation.program import ProgramRecommender, view_of_history
from musicrec_desktop.evaluation.simulation.study import run_course
from musicrec_desktop.ranking.live import Fusion, MethodPriors

ASSETS = Path(__file__).parents[2] / "assets"
PARTS = ("next_play", "next_session", "discovery", "listeners")
FIGURES = dict(zip(PARTS, ("NDCG@10", "NDCG@10", "HR@20", "heard out"), strict=True))
FITTED = 0.6
LAST = 10
"""Sessions that count."""

DECAYS = ("decay_1d", "decay_7d", "decay_30d", "decay_90d")
CIRCLES = ("artist_0.25d", "artist_2d", "artist_20d", "album_0.25d", "album_20d")
OUTCOMES = ("heard_share", "skipped_lately", "young")
SPEEDS = ("0.04d", "0.25d", "2d", "20d", "120d")

NEXT_PLAY = {
    "decays": DECAYS,
    "activations": ("activation_0.5", "activation_0.8", "activation_1.1"),
    "plays, recency": ("plays", "recency"),
    "hour, weekday": ("hour_of_day", "weekday"),
    "rediscover": ("rediscover",),
    "near neighbours": ("session_neighbours",),
    "wide neighbours": ("neighbours_wide",),
    "what followed": ("follows", "follows_lately", "follows_two", "follows_near"),
    "heard next": ("heard_next",),
    "artist follows": ("artist_follows",),
    "outcomes": OUTCOMES,
    "artist, album lately": CIRCLES,
    "same artist, album": ("same_artist", "same_album", "session_artist"),
    "session repeats": ("session_track", "session_skip"),
}
NEXT_SESSION = {
    "decays": (*DECAYS, "decay_4d"),
    "activations": ("activation_0.5", "activation_0.8"),
    "plays, recency": ("plays", "recency"),
    "hour, weekday": ("hour_of_day", "weekday"),
    "rediscover": ("rediscover",),
    "by sessions": ("sessions_1.5", "sessions_5", "sessions_20", "sessions_60"),
    "by listens": ("listens_150", "listens_600"),
    "in latest session": ("in_latest_session",),
    "artist, album lately": CIRCLES,
    "outcomes": OUTCOMES,
    "follows": ("follows",),
}
DISCOVERY = {
    "artist played": (*(f"artist_decay_{days}" for days in SPEEDS), "artist_activation_0.5", "artist_plays"),
    "artist discovered": (
        *(f"new_artist_decay_{days}" for days in SPEEDS),
        "new_artist_activation_0.8",
        "new_artist_plays",
        "latest_new_artist",
    ),
    "album played": (*(f"album_decay_{days}" for days in SPEEDS), "album_activation_0.5", "album_plays"),
    "album discovered": (
        *(f"new_album_decay_{days}" for days in SPEEDS),
        "new_album_activation_0.8",
        "new_album_plays",
        "latest_new_album",
    ),
    "neighbours": ("artist_session_neighbours", "album_session_neighbours", "session_neighbours"),
    "what followed": (
        "artist_follows_near",
        "album_follows_near",
        "new_artist_heard_next",
        "new_album_heard_next",
    ),
    "same artist, album": ("same_artist", "same_album", "session_artist"),
    "tried briefly": ("tried_0.02d", "tried_1d", "tried_30d", "times_tried"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description="What each method adds.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", action="append")
    parser.add_argument("--part", action="append", choices=PARTS, dest="parts")
    parser.add_argument("--events", type=int, default=400)
    parser.add_argument("--seeds", type=int, default=4)
    options = parser.parse_args()
    logs = read_folder(options.folder)
    for part in options.parts or PARTS:
        for name in chosen(logs, options.only):
            began = time.process_time()
            gains = measured(part, name, logs, options.events, options.seeds)
            if gains:
                show(f"{name}, {part}", FIGURES[part], gains)
                print(f"{time.process_time() - began:.0f} s of CPU", flush=True)


def measured(
    part: str, name: str, logs: Mapping[str, RawPlays], events: int, seeds: int
) -> Mapping[str, NDArray[np.float64]]:
    """Gains by variant; none where a log cannot serve."""
    priors = Priors(ASSETS / "priors")
    prior = priors.choice("new_music" if part == "discovery" else part)
    if part == "discovery" and prior:
        others = {other: log for other, log in logs.items() if other != name}
        return discovery_gains(with_others(logs[name], others), prior, DISCOVERY, events)
    history = make_history(logs[name])
    if part == "next_play" and prior:
        return next_play_gains(history, prior, NEXT_PLAY, events)
    if part == "next_session" and prior:
        return next_session_gains(history, prior, NEXT_SESSION, events)
    return dict(listener_gains(history, seeds)) if logs[name].has_lengths else {}


def listener_gains(history: History, seeds: int) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """(seeds,) share of offers heard out in the last sessions, with all scorers and without each that has a weight."""
    everything = history.everything
    cut = int(len(everything) * FITTED)
    model = fit_click_model(everything, cut)
    known = np.bincount(everything.tracks[:cut], minlength=len(history.keys)) > 0
    view, pace, methods = view_of_history(history), Pace.of(everything), load_method_priors(ASSETS)
    start = load_fusion_prior(ASSETS).fusion(scorer_names())

    def share(fusion: Fusion, priors: MethodPriors, seed: int) -> float:
        recommender = ProgramRecommender(view, fusion, priors, seed, is_learning=True)
        course = run_course(SimulatedListener(model, known, pace, seed), recommender)
        return float(course.finished_share[-LAST:].mean())

    whole = np.array([share(start, methods, seed) for seed in range(seeds)])
    yield WHOLE, whole
    for scorer in start.weights:
        fusion = Fusion(held_at_nothing(start.model, [scorer]))
        yield scorer, np.array([share(fusion, methods, seed) for seed in range(seeds)])


def show(title: str, figure: str, gains: Mapping[str, NDArray[np.float64]]) -> None:
    print(f"\n{title}: {len(gains[WHOLE])} events")
    print(f"{'without':24s}{figure:>10s}{'difference':>12s}{'95 % interval':>22s}")
    for name, found in differences(gains).items():
        print(f"{name:24s}{found.figure:10.4f}{found.difference:+12.4f}    {found.low:+.4f} .. {found.high:+.4f}")


if __name__ == "__main__":
    main()
