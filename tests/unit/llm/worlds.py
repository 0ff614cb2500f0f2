"""A small library with a history, and a list made from it."""

from dataclasses import replace

import numpy as np

from musicrec_desktop.domain.features import FEATURE_NAMES, SCALARS, AudioFeatures, FeatureMatrix
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.recommend import Recommendation, Request, ScorePart
from musicrec_desktop.domain.taste import Affinity, TasteProfile, TrackHistory
from musicrec_desktop.llm import explain_by_template
from musicrec_desktop.plugin_api import ScoringContext
from tests.factories import NOW, empty_profile, make_context, make_track

DAY = 86_400.0
NAMES = {
    1: ("Karma Police", "Radiohead"),
    2: ("One More Time", "Daft Punk"),
    3: ("So What", "Miles Davis"),
    4: ("Angel", "Massive Attack"),
    5: ("Hurt", "Johnny Cash"),
    6: ("Untitled", ""),
}


def features(tempo: float, energy: float, sound: float) -> AudioFeatures:
    """A track of that tempo and energy whose timbre points in direction `sound`."""
    values = np.zeros(len(FEATURE_NAMES), np.float32)
    for name, value in {"tempo": tempo, "energy": energy, "valence": 0.5, "loudness": -10.0}.items():
        values[FEATURE_NAMES.index(name)] = value
    values[len(SCALARS) :] = np.sin(sound + np.arange(len(FEATURE_NAMES) - len(SCALARS)))
    return AudioFeatures(values, np.full(len(SCALARS), 0.9, np.float32))


def a_view(names: dict[int, tuple[str, str]] | None = None) -> LibraryView:
    """Tracks by id, in pairs that sound alike; 60 others behind them."""
    names = NAMES if names is None else names
    tracks = [
        make_track(number, title=title, artists=(artist,) if artist else (), genres=("rock",), year=1990 + number)
        for number, (title, artist) in names.items()
    ] + [make_track(number) for number in range(len(names) + 1, len(names) + 61)]
    rows = [
        (track.id, features(80 + 5 * n, 0.1 + 0.012 * n, 0.4 * (n // 2) + 0.01 * n)) for n, track in enumerate(tracks)
    ]
    return LibraryView.from_tracks(tracks, FeatureMatrix.from_rows(rows))


def a_profile() -> TasteProfile:
    """Track 2 liked, 3 played to the end five times, Radiohead played seven times."""
    history = TrackHistory(
        ids=np.array([1, 2, 3], np.int64),
        plays=np.array([2, 1, 5], np.int32),
        listens=np.array([2, 1, 5], np.int32),
        skips=np.zeros(3, np.int32),
        completion=np.array([0.7, 1.0, 0.99], np.float32),
        last_played=np.array([NOW - 12 * DAY, NOW - DAY, NOW - 100], np.float64),
        affinity=np.array([0.4, 0.8, 0.9], np.float32),
        feedback=np.array([0, 1, 0], np.int8),
    )
    return replace(
        empty_profile(), tracks=history, artists={"Radiohead": Affinity(0.6, 5.0, 7)}, n_plays=8, n_feedback=1
    )


def a_context(plan: PlaylistPlan | None = None, view: LibraryView | None = None, text: str = "") -> ScoringContext:
    """Everything put together."""
    return make_context(plan, a_profile(), a_view() if view is None else view, Request(text, NOW))


def chosen(*numbers: int) -> tuple[Recommendation, ...]:
    """Recommendations of these tracks, not yet explained."""
    return tuple(Recommendation(TrackId(n), 0.5, (ScorePart("sound", 0.5, 0.4, "near"),)) for n in numbers)


def a_playlist(context: ScoringContext, *numbers: int) -> GeneratedPlaylist:
    """A list explained by template."""
    told = explain_by_template(chosen(*numbers), context)
    return GeneratedPlaylist(context.plan, told.tracks, told.title, told.story)
