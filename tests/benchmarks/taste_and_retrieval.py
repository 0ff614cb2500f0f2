"""Times taste and retrieval on a large library beside a bare matrix-vector product of the same size.

Run: OMP_NUM_THREADS=1 python -m tests.benchmarks.taste_and_retrieval [tracks]
"""

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from musicrec_desktop.domain.features import FEATURE_NAMES, SCALARS, FeatureMatrix
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import (
    Behaviour,
    BehaviourField,
    Facet,
    FacetWish,
    Length,
    PlaylistPlan,
    Range,
    Source,
)
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval import load_genre_tree, retrieve
from musicrec_desktop.taste import build, update
from tests.factories import GENRES, NOW, make_track

DAY = 86_400.0


def large_view(n: int) -> LibraryView:
    """n tracks of n / 11 artists, every fourth one with a genre."""
    rng = np.random.default_rng(0)
    values = rng.normal(0, 1, (n, len(FEATURE_NAMES))).astype(np.float32)
    values[:, 0] = rng.uniform(70, 180, n)
    values[:, 4:10] = rng.uniform(0, 1, (n, 6))
    confidences = rng.uniform(0.3, 1, (n, len(SCALARS))).astype(np.float32)
    tracks = [
        make_track(i, artists=(f"Artist {i % (n // 11)}",), genres=(GENRES[(i // 4) % 8],) if i % 4 == 0 else ())
        for i in range(1, n + 1)
    ]
    return LibraryView.from_tracks(tracks, FeatureMatrix(np.arange(1, n + 1), values, confidences))


def many_plays(view: LibraryView, n: int) -> list[Play]:
    """n plays in two years, favourites among low ids, every fourth one skipped."""
    rng = np.random.default_rng(1)
    starts = np.sort(rng.uniform(NOW - 700 * DAY, NOW - 3600, n))
    rows = (len(view) * rng.beta(1, 3, n)).astype(int) % len(view)
    plays = []
    for i, (row, start) in enumerate(zip(rows.tolist(), starts.tolist(), strict=True)):
        length = int(view.durations_ms[row])
        skipped = i % 4 == 0
        played = DurationMs(length // 10 if skipped else length)
        ended = PlayEnd.SKIPPED if skipped else PlayEnd.FINISHED
        plays.append(Play(TrackId(row + 1), UnixTime(start), played, DurationMs(length), ended))
    return plays


def wish(facet: Facet, value: str = "", span: tuple[float, float] | None = None, *, is_hard: bool = True) -> FacetWish:
    """A wish as a rule would read it."""
    return FacetWish(facet, Source.RULE, 0.9, value, None if span is None else Range(*span), is_hard)


PLANS = {
    "retrieve: empty request": PlaylistPlan(""),
    "retrieve: jazz of the 1980s": PlaylistPlan(
        "", wants=(wish(Facet.GENRE, "jazz"), wish(Facet.YEAR, span=(1980, 1989)))
    ),
    "retrieve: jazz, by sound too": PlaylistPlan("", wants=(wish(Facet.GENRE, "jazz"),), length=Length(tracks=5000)),
    "retrieve: calm and slow": PlaylistPlan(
        "", wants=(wish(Facet.MOOD, "calm", is_hard=False), wish(Facet.TEMPO, span=(40, 100), is_hard=False))
    ),
    "retrieve: like an artist": PlaylistPlan("", wants=(wish(Facet.ARTIST, "Artist 77"),)),
    "retrieve: like a track": PlaylistPlan("", wants=(wish(Facet.TRACK, "Title 777"),)),
    "retrieve: an instrument": PlaylistPlan("", wants=(wish(Facet.INSTRUMENT, "piano", is_hard=False),)),
    "retrieve: unheard, no metal": PlaylistPlan(
        "",
        avoids=(wish(Facet.GENRE, "metal"),),
        behaviour=(Behaviour(BehaviourField.LAST_PLAYED_DAYS, Range(90, np.inf)),),
        length=Length(minutes=60),
    ),
}


def median_ms(work: Callable[[], object], times: int = 9) -> float:
    """Median of several runs after one that warms up."""
    work()
    took = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return statistics.median(took) * 1000


def main() -> None:
    """Print the table."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    view = large_view(n)
    start = time.perf_counter()
    sound = view.features.sound
    once = (time.perf_counter() - start) * 1000
    plays = many_plays(view, n)
    profile = build(plays, (), view, NOW)
    one = sound[0].copy()
    bare = median_ms(lambda: sound @ one)
    event = Play(TrackId(77), UnixTime(NOW + 5), DurationMs(1000), DurationMs(1000), PlayEnd.FINISHED)
    tree = load_genre_tree(Path(__file__).parents[2] / "assets" / "genres.toml")
    history = profile.tracks.aligned(view.ids)
    print(f"{n} tracks, {n} plays of {len(profile.tracks.ids)} tracks; sound standardised once in {once:.0f} ms")
    table = {
        "matrix-vector product": bare,
        "taste.build": median_ms(lambda: build(plays, (), view, NOW), 3),
        "taste.update": median_ms(lambda: update(profile, event, view)),
    }
    for name, plan in PLANS.items():
        context = ScoringContext(Request("", NOW, seed=3), plan, profile, view, tree, history)
        table[name] = median_ms(partial(retrieve, context))
    for name, took in table.items():
        print(f"{name:32s} {took:8.2f} ms  {took / bare:7.1f} x the product")


if __name__ == "__main__":
    main()
