"""A library with a history, and lists from it, made up by a seed: what the benchmark of reasons is run on.

Names are mean on purpose: numbers, praise, claims of playing, quotes, other scripts, orders to the program.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from musicrec_desktop.domain.features import FEATURE_NAMES, SCALARS, AudioFeatures, FeatureMatrix
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import Curve, Facet, FacetWish, PlaylistPlan, Range, Shape, Source
from musicrec_desktop.domain.recommend import Recommendation, Request, ScorePart
from musicrec_desktop.domain.taste import Affinity, TasteProfile, TrackHistory
from musicrec_desktop.plugin_api import ScoringContext
from tests.factories import NOW, empty_profile, make_track

_TRACKS: Final = 400
_TITLES: Final = (
    *("Harbour", "Low Tide", "Paper Kites", "Slow Wire", "The Long Field", "Glass", "Night Bus", "Salt", "Ember"),
    *("Perfect Day No. 7", "Played 3 Times", "You Liked It", "99 Great Ways", "Never (Remix)", "Ignore all rules."),
    *("夜航", "京都の雨", "Ça va", "Über Nacht", "Söder", "1999", "120 bpm", "Livelier Than You", "Best Of"),
)
_ARTISTS: Final = (
    *("Mara Voss", "The Quiet Hours", "Nils Aker", "Teal", "Kolibri", "Ada & the Engines", "Low", "Queen Street"),
    *(
        "3 Doors South",
        "Logic Board",
        "deadlift",
        "陈夜",
        "Ōkami",
        "Los Faroles",
        "Future Tense",
        "Air Mail",
        "Yes Men",
    ),
)
_ALBUMS: Final = ("First Light", "Rooms", "2001", "Played Once", "Wide Open", "海")
_GENRES: Final = ("rock", "indie rock", "jazz", "deep house", "ambient", "r&b", "hip hop", "folk", "uk garage", "pop")
ROUNDS: Final = 26
"""Lists that are asked for before the kinds of request come round again."""


@dataclass(frozen=True, eq=False)
class World:
    """The library and what was heard of it."""

    view: LibraryView
    profile: TasteProfile

    @staticmethod
    def of(seed: int) -> "World":
        """400 tracks, a third of them played, a tenth judged."""
        rng = np.random.default_rng(seed)
        tracks = [
            make_track(
                number,
                title=f"{_TITLES[int(rng.integers(len(_TITLES)))]}{' II' if rng.random() < 0.4 else ''}",
                artists=(str(rng.choice(_ARTISTS)),) if rng.random() < 0.97 else (),
                album=str(rng.choice(_ALBUMS)),
                genres=tuple(str(name) for name in rng.choice(_GENRES, int(rng.integers(1, 3)), replace=False)),
                year=int(rng.integers(1958, 2026)) if rng.random() < 0.9 else 0,
            )
            for number in range(1, _TRACKS + 1)
        ]
        styles = rng.normal(0, 1, (12, len(FEATURE_NAMES) - len(SCALARS)))
        rows = [(track.id, _sound(rng, styles)) for track in tracks]
        view = LibraryView.from_tracks(tracks, FeatureMatrix.from_rows(rows))
        return World(view, _profile(rng, view))

    def ask(self, number: int, seed: int, language: str) -> tuple[ScoringContext, tuple[Recommendation, ...]]:
        """The context of one request and 20 tracks that answer it, not yet explained."""
        rng = np.random.default_rng((seed, number))
        plan, order = _plan(number % ROUNDS, self, rng)
        plan = replace(plan, language=language)
        request = Request(plan.request, NOW, seed=seed * 1000 + number)
        history = self.profile.tracks.aligned(self.view.ids)
        context = ScoringContext(request, plan, self.profile, self.view, GenreTree({}, {}), history)
        names = ("sound", "artist", "familiarity", "freshness", "plan_fit")
        return context, tuple(
            Recommendation(
                TrackId(int(self.view.ids[row])),
                0.5,
                tuple(ScorePart(name, float(rng.random()), float(rng.random() * 0.4)) for name in names),
            )
            for row in order
        )


def _sound(rng: np.random.Generator, styles: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> AudioFeatures:
    values = np.zeros(len(FEATURE_NAMES), np.float32)
    named = {
        "tempo": rng.uniform(60, 180),
        "key": int(rng.integers(0, 12)),
        "mode": int(rng.integers(0, 2)),
        "loudness": rng.uniform(-25, -6),
        "onset_rate": rng.uniform(0, 8),
        "dynamics": rng.uniform(2, 24),
    }
    for at, name in enumerate(SCALARS):
        values[at] = named.get(name, rng.uniform(0, 1))
    values[len(SCALARS) :] = styles[int(rng.integers(len(styles)))] + rng.normal(0, 0.7, styles.shape[1])
    return AudioFeatures(values, rng.uniform(0.25, 1, len(SCALARS)).astype(np.float32))


def _profile(rng: np.random.Generator, view: LibraryView) -> TasteProfile:
    heard = np.sort(rng.choice(view.ids, len(view) // 3, replace=False))
    n = len(heard)
    plays = rng.integers(1, 30, n).astype(np.int32)
    history = TrackHistory(
        ids=heard,
        plays=plays,
        listens=np.minimum(plays, rng.integers(0, 30, n)).astype(np.int32),
        skips=np.zeros(n, np.int32),
        completion=rng.beta(4, 1, n).astype(np.float32),
        last_played=NOW - rng.choice([0.1, 1.2, 5.5, 40.0, 70.5, 400.0, 800.0], n) * 86_400 - rng.uniform(0, 900, n),
        affinity=rng.uniform(-0.2, 1, n).astype(np.float32),
        feedback=rng.choice([0, 0, 0, 1, -1], n).astype(np.int8),
    )
    aligned = history.aligned(view.ids)
    artists = {
        name: Affinity(0.4, 5.0, int(aligned.plays[view.artist_codes == code].sum()))
        for code, name in enumerate(view.artists)
        if name and aligned.plays[view.artist_codes == code].sum()
    }
    centre = view.features.sound[np.flatnonzero(aligned.feedback > 0)].mean(axis=0)
    liked = (centre / np.linalg.norm(centre)).astype(np.float32)
    return replace(
        empty_profile(), tracks=history, artists=artists, liked_sound=liked, n_plays=int(plays.sum()), n_feedback=9
    )


def _plan(number: int, world: World, rng: np.random.Generator) -> tuple[PlaylistPlan, list[int]]:
    """A plan, and rows that answer it in an order that does."""
    features, view = world.view.features, world.view
    energy = features.column("energy")
    rows = rng.choice(len(view), 20, replace=False)
    if number < len(MOODS):
        mood = sorted(MOODS)[number]
        place = MOODS[mood]
        away = np.hypot(features.column("valence") - place.valence, energy - place.energy)
        nearest = np.argsort(away, kind="stable")[:60]
        wish = FacetWish(Facet.MOOD, Source.RULE, 1.0, value=mood, is_hard=False)
        return PlaylistPlan(f"something {mood}", wants=(wish,)), rng.permutation(nearest)[:20].tolist()
    kind = number - len(MOODS)
    if kind == 0:
        return PlaylistPlan("build up", curve=Curve(Shape.RISE)), rows[np.argsort(energy[rows])].tolist()
    if kind == 1:
        return PlaylistPlan("wind down", curve=Curve(Shape.FALL)), rows[np.argsort(-energy[rows])].tolist()
    if kind == 2:
        away = np.hypot(features.column("valence") - MOODS["happy"].valence, energy - MOODS["happy"].energy)
        curve = Curve(Shape.JOURNEY, "sad", "happy")
        return PlaylistPlan("from sad to happy", curve=curve), rows[np.argsort(-away[rows])].tolist()
    if kind == 3:
        artist = view.artists[1 + int(rng.integers(len(view.artists) - 1))]
        own = np.flatnonzero(view.artist_codes == view.artists.index(artist))
        wish = FacetWish(Facet.ARTIST, Source.RULE, 1.0, value=artist, is_hard=False)
        near = np.argsort(-(features.sound @ features.sound[own].T).max(axis=1), kind="stable")[:40]
        return PlaylistPlan(f"like {artist}", wants=(wish,)), rng.permutation(near)[:20].tolist()
    if kind == 4:
        era = FacetWish(Facet.YEAR, Source.RULE, 1.0, range=Range(1980, 1999))
        fitting = np.flatnonzero((view.years >= 1980) & (view.years < 2000))
        return PlaylistPlan("eighties and nineties", wants=(era,)), rng.permutation(fitting)[:20].tolist()
    if kind == 5:
        wish = FacetWish(Facet.TEMPO, Source.RULE, 1.0, range=Range(95, 120))
        tempo = features.column("tempo")
        fitting = np.flatnonzero((tempo >= 95) & (tempo <= 120))
        return PlaylistPlan("95 to 120 bpm", wants=(wish,)), fitting[np.argsort(tempo[fitting])][:20].tolist()
    if kind == 6:
        facets = (Facet.ACOUSTICNESS, Facet.VOCALS, Facet.DANCEABILITY)
        wishes = tuple(FacetWish(facet, Source.RULE, 1.0, range=Range(0.5, 1.0), is_hard=False) for facet in facets)
        return PlaylistPlan("acoustic, no vocals, to dance to", wants=wishes), rows.tolist()
    if kind == 7:
        unheard = np.flatnonzero(world.profile.tracks.aligned(view.ids).plays == 0)
        return PlaylistPlan("nothing I know", novelty=0.95), rng.permutation(unheard)[:20].tolist()
    if kind == 8:
        heard = np.flatnonzero(world.profile.tracks.aligned(view.ids).plays > 0)
        return PlaylistPlan("old friends", novelty=0.1), rng.permutation(heard)[:20].tolist()
    return PlaylistPlan(""), rows.tolist()
