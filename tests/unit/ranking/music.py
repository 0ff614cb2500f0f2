"""Libraries and plans for ranking tests."""

from collections.abc import Sequence

import numpy as np

from musicrec_desktop.domain.features import FEATURE_NAMES, SCALARS, AudioFeatures, FeatureMatrix
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Facet, FacetWish, PlaylistPlan, Range, Source
from musicrec_desktop.domain.recommend import Candidates, Recommendation
from musicrec_desktop.domain.track import Track
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import Ranked, rank
from tests.factories import make_features


def features(rng: np.random.Generator, **named: float) -> AudioFeatures:
    """Plausible features with some numbers given, all trusted."""
    values = make_features(rng).values.copy()
    for name, value in named.items():
        values[FEATURE_NAMES.index(name)] = value
    return AudioFeatures(values, np.ones(len(SCALARS), np.float32))


def view_of(tracks: Sequence[Track], sounds: dict[int, AudioFeatures] | None = None, seed: int = 0) -> LibraryView:
    """A library of these tracks; the sound of those not given is random."""
    rng = np.random.default_rng(seed)
    rows = [(track.id, (sounds or {}).get(track.id) or features(rng)) for track in tracks]
    return LibraryView.from_tracks(tracks, FeatureMatrix.from_rows(rows))


def everything(context: ScoringContext) -> Candidates:
    """The whole library as candidates."""
    return Candidates(context.view.ids, {})


def ranked_all(context: ScoringContext) -> Ranked:
    """The whole library, ranked."""
    return rank(context, everything(context))


def wish(facet: Facet, value: str | Range, *, weight: float = 1.0, confidence: float = 1.0) -> FacetWish:
    """A soft wish."""
    text, span = (value, None) if isinstance(value, str) else ("", value)
    return FacetWish(facet, Source.RULE, confidence, value=text, range=span, is_hard=False, weight=weight)


def plan(*wants: FacetWish) -> PlaylistPlan:
    """A plan of these wishes."""
    return PlaylistPlan("", wants=wants)


def rows_of_list(context: ScoringContext, tracks: Sequence[Recommendation]) -> list[int]:
    """View rows of a list."""
    return [int(row) for row in context.view.rows([track.track_id for track in tracks])]


def column(context: ScoringContext, tracks: Sequence[Recommendation], name: str) -> list[float]:
    """One named number along a list."""
    return [float(context.view.features.column(name)[row]) for row in rows_of_list(context, tracks)]


def artists(context: ScoringContext, tracks: Sequence[Recommendation]) -> list[str]:
    """Artists along a list."""
    return [context.view.artists[context.view.artist_codes[row]] for row in rows_of_list(context, tracks)]


def genres(context: ScoringContext, tracks: Sequence[Recommendation]) -> list[str]:
    """First genres along a list."""
    return [(context.view.genres_of(row) or ("",))[0] for row in rows_of_list(context, tracks)]


def minutes(context: ScoringContext, tracks: Sequence[Recommendation]) -> float:
    """Length of a list."""
    return float(context.view.durations_ms[rows_of_list(context, tracks)].sum()) / 60_000


def closest_repeat(names: Sequence[str]) -> int:
    """Fewest places between two equal names; the length of the list when all differ."""
    gaps = [j - i for i in range(len(names)) for j in range(i + 1, len(names)) if names[i] == names[j]]
    return min(gaps, default=len(names))
