"""How long a playlist of 25 tracks and an autopilot refill take from a library of 100,000, beside a bare matrix-vector
product of its size.

    python -m tests.benchmarks.bench_recommend [--tracks N] [--runs N]

The product (every sound vector with one other) is the least that any look at the whole library costs. Medians
of processor time, which other programs disturb less than the clock.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from statistics import median
from typing import Any

import numpy as np

from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.domain.features import FEATURE_NAMES, SCALARS, FeatureMatrix
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Curve, Facet, FacetWish, Length, PlaylistPlan, Range, Shape, Source, Spacing
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd
from musicrec_desktop.domain.recommend import Candidates, Request
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import Ranked, going_on, rank, refill, replacement, sequence
from musicrec_desktop.ranking.live import ListeningLog, catalogue_of, columns_of
from musicrec_desktop.retrieval import load_genre_tree, retrieve
from musicrec_desktop.taste import build

NOW = UnixTime(1_780_272_000.0)
GENRES = ("rock", "metal", "jazz", "house", "ambient", "folk", "pop", "classical", "hip hop", "blues", "punk", "techno")


def make_library(n: int, seed: int = 0) -> LibraryView:
    """A library whose genres sound like themselves: n tracks, n / 10 artists, n / 11 albums."""
    rng = np.random.default_rng(seed)
    ids = np.arange(1, n + 1, dtype=np.int64)
    artists = rng.integers(1, n // 10 + 1, n).astype(np.int32)
    genre = (artists % len(GENRES)).astype(np.int32)
    centres = rng.normal(0, 1, (len(GENRES), len(FEATURE_NAMES)))
    values = (centres[genre] + rng.normal(0, 1, (n, len(FEATURE_NAMES)))).astype(np.float32)
    values[:, : len(SCALARS)] = rng.beta(2, 2, (n, len(SCALARS)))
    for name, low, high in (("tempo", 70, 180), ("loudness", -25, -6)):
        values[:, FEATURE_NAMES.index(name)] = rng.uniform(low, high, n)
    values[:, FEATURE_NAMES.index("key")] = rng.integers(0, 12, n)
    values[:, FEATURE_NAMES.index("mode")] = rng.integers(0, 2, n)
    confidences = rng.uniform(0.4, 1, (n, len(SCALARS))).astype(np.float32)
    return LibraryView(
        ids=ids,
        titles=tuple(f"Title {i}" for i in ids.tolist()),
        artist_codes=artists,
        artists=("", *(f"Artist {i}" for i in range(1, n // 10 + 1))),
        album_codes=(artists + 0).astype(np.int32),
        albums=("", *(f"Artist {i} / Album {i}" for i in range(1, n // 10 + 1))),
        genre_rows=np.arange(n, dtype=np.int32),
        genre_codes=genre,
        genres=GENRES,
        years=rng.integers(1960, 2026, n).astype(np.int32),
        durations_ms=(1000 * rng.lognormal(5.4, 0.35, n)).astype(np.int64),
        added_at=NOW - rng.uniform(0, 1000 * 86_400, n),
        features=FeatureMatrix(ids, values, confidences),
        kinds=np.zeros(n, np.int8),
        traits=np.zeros(n, np.int32),
        recordings=np.zeros(n, np.int64),
    )


def make_context(view: LibraryView, n_plays: int = 20_000) -> ScoringContext:
    """A listener of some years with some likes and dislikes, eight tracks into a session."""
    rng = np.random.default_rng(1)
    plays, feedback = [], []
    favourites = rng.choice(len(view), min(len(view), 3000), replace=False)
    past = np.sort(rng.uniform(NOW - 700 * 86_400, NOW - 7200, n_plays))
    for start in (*past.tolist(), *(NOW - 240.0 * (8 - np.arange(8))).tolist()):
        row = int(favourites[int(len(favourites) * rng.beta(1, 3))])
        duration = int(view.durations_ms[row])
        is_skip = rng.random() < 0.2
        ended = PlayEnd.SKIPPED if is_skip else PlayEnd.FINISHED
        heard = DurationMs(int(duration * (0.1 if is_skip else 1)))
        plays.append(Play(TrackId(int(view.ids[row])), UnixTime(start), heard, DurationMs(duration), ended))
    for at, row in enumerate(favourites[:60].tolist()):
        value = FeedbackValue.LIKE if at % 2 else FeedbackValue.DISLIKE
        feedback.append(Feedback(TrackId(int(view.ids[row])), NOW, value))
    profile = build(plays, feedback, view, NOW)
    log = ListeningLog(catalogue_of(view))
    log.add(columns_of(plays, view))
    return ScoringContext(
        request=Request("", NOW),
        plan=PlaylistPlan("", length=Length(tracks=25)),
        profile=profile,
        view=view,
        genre_tree=load_genre_tree(assets_folder() / "genres.toml"),
        history=profile.tracks.aligned(view.ids),
        moment=log.moment(NOW),
    )


def _wish(facet: Facet, value: str | Range, *, is_hard: bool = True, weight: float = 1.0) -> FacetWish:
    text, span = (value, None) if isinstance(value, str) else ("", value)
    return FacetWish(facet, Source.RULE, 0.9, value=text, range=span, is_hard=is_hard, weight=weight)


PLANS = {
    "empty request, 25 tracks": PlaylistPlan("", length=Length(tracks=25)),
    "rock of the 90s, calm, 25 tracks": PlaylistPlan(
        "",
        wants=(
            _wish(Facet.GENRE, "rock"),
            _wish(Facet.YEAR, Range(1990, 1999)),
            _wish(Facet.MOOD, "calm", is_hard=False),
        ),
        length=Length(tracks=25),
    ),
    "like one artist, rising, 25 tracks": PlaylistPlan(
        "", wants=(_wish(Facet.ARTIST, "Artist 7", is_hard=False),), curve=Curve(Shape.RISE), length=Length(tracks=25)
    ),
    "half jazz half house in turns, 25 tracks": PlaylistPlan(
        "",
        wants=(_wish(Facet.GENRE, "jazz", weight=0.5), _wish(Facet.GENRE, "house", weight=0.5)),
        spacing=Spacing(alternate=True),
        length=Length(tracks=25),
    ),
    "journey from calm to party, 90 minutes": PlaylistPlan(
        "", curve=Curve(Shape.JOURNEY, "calm", "party"), length=Length(minutes=90)
    ),
    "arc of 60 tracks": PlaylistPlan("", curve=Curve(Shape.ARC), length=Length(tracks=60)),
}


def rank_afresh(context: ScoringContext, candidates: Candidates) -> Ranked:
    """Scores as for a context that no scorer has seen: they remember what they worked out for the last one."""
    return rank(replace(context), candidates)


def go_on(context: ScoringContext, before: tuple[TrackId, ...], n: int = 10) -> tuple[object, ...]:
    """What the autopilot does after each play, from retrieval on."""
    after = going_on(context, n, before)
    return refill(after, rank(after, retrieve(after, 16 * n)), before)


def timed(call: Callable[[], Any], runs: int) -> tuple[float, Any]:
    """Median milliseconds of processor time of a call after one to warm up, and its last result."""
    result = call()
    taken = []
    for _ in range(runs):
        began = time.process_time()
        result = call()
        taken.append((time.process_time() - began) * 1000)
    return median(taken), result


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--tracks", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    view = make_library(options.tracks)
    began = time.process_time()
    sound = view.features.sound
    print(f"{len(view):,} tracks; sound space made once in {(time.process_time() - began) * 1000:,.0f} ms")
    context = make_context(view)
    vector = sound[0].copy()
    product, _ = timed(lambda: sound @ vector, options.runs)
    print(f"matrix-vector product {sound.shape[0]:,} x {sound.shape[1]} float32: {product:.2f} ms\n")
    print(f"{'request':42} {'step':12} {'median ms':>10} {'x product':>10}")
    for name, plan in PLANS.items():
        asked = replace(context, plan=plan)
        retrieving, candidates = timed(partial(retrieve, asked), options.runs)
        ranking, ranked = timed(partial(rank_afresh, asked, candidates), options.runs)
        sequencing, (tracks, notes) = timed(partial(sequence, asked, ranked), options.runs)
        replacing, _ = timed(partial(replacement, asked, ranked, tracks, 3), options.runs)
        waiting = tuple(track.track_id for track in tracks[:4])
        filling, _ = timed(partial(go_on, asked, waiting), options.runs)
        steps = [("retrieve", retrieving), ("rank", ranking), ("sequence", sequencing)]
        steps += [("all three", retrieving + ranking + sequencing), ("replace one", replacing)]
        steps += [("refill by 10", filling)]
        for at, (step, taken) in enumerate(steps):
            print(f"{name if at == 0 else '':42} {step:12} {taken:10.1f} {taken / product:10.1f}")
        found = ", ".join(
            [f"{len(candidates.ids)} candidates", f"{len(tracks)} tracks", *(note.code for note in notes)]
        )
        print(f"{'':42} ({found})")


if __name__ == "__main__":
    main()
