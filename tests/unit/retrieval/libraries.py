"""Small libraries and plans in which every right answer is known."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.features import FEATURE_NAMES, SCALARS, FeatureMatrix
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Facet, FacetWish, PlaylistPlan, Range, Source
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.taste import TasteProfile, TrackHistory
from musicrec_desktop.domain.track import Track
from musicrec_desktop.plugin_api import ScoringContext
from tests.factories import NOW, empty_profile, make_context, make_matrix, make_track


def wish(
    facet: Facet, value: str = "", span: tuple[float, float] | None = None, *, is_hard: bool = True, words: str = ""
) -> FacetWish:
    return FacetWish(
        facet, Source.RULE, 0.9, value=value, range=None if span is None else Range(*span), is_hard=is_hard, words=words
    )


def library(tracks: list[Track], **columns: NDArray[np.float32]) -> LibraryView:
    """These tracks with random features; named features (and `tempo_confidence`) as given."""
    matrix = make_matrix(len(tracks))
    values, confidences = matrix.values.copy(), matrix.confidences.copy()
    for name, column in columns.items():
        if name == "tempo_confidence":
            confidences[:, SCALARS.index("tempo")] = column
        else:
            values[:, FEATURE_NAMES.index(name)] = column
    return LibraryView.from_tracks(tracks, FeatureMatrix(matrix.ids, values, confidences))


def plain_library(n: int = 200, seed: int = 0) -> LibraryView:
    """Tracks 1..n as the factories make them."""
    return LibraryView.from_tracks([make_track(i) for i in range(1, n + 1)], make_matrix(n, seed))


def clustered_library(tagged: int = 6, untagged: int = 30, others: int = 60) -> LibraryView:
    """Jazz (some of it without a genre) in one corner of sound, the rest (rock or without a genre) in the opposite one.

    Ids: 1..tagged tagged jazz; then `untagged` that sound like it; then `others`, every second one tagged rock.
    """
    n = tagged + untagged + others
    rng = np.random.default_rng(5)
    corner = rng.normal(0, 1, len(FEATURE_NAMES)).astype(np.float32)
    is_jazz = np.arange(n) < tagged + untagged
    values = rng.normal(0, 0.3, (n, len(FEATURE_NAMES))).astype(np.float32)
    values += np.where(is_jazz[:, None], corner, -corner)
    tracks = []
    for i in range(1, n + 1):
        genres = ("Jazz",) if i <= tagged else ("Rock",) if i > tagged + untagged and i % 2 else ()
        tracks.append(make_track(i, genres=genres, artists=(f"Artist {i}",)))
    confidences = np.ones((n, len(SCALARS)), np.float32)
    return LibraryView.from_tracks(tracks, FeatureMatrix(np.arange(1, n + 1), values, confidences))


def asked(
    view: LibraryView,
    *wants: FacetWish,
    profile: TasteProfile | None = None,
    request: Request | None = None,
    plan: PlaylistPlan | None = None,
) -> ScoringContext:
    """The context of a plan with these wants."""
    plan = replace(PlaylistPlan("") if plan is None else plan, wants=wants)
    return make_context(plan, profile, view, request)


def with_history(view: LibraryView, **columns: dict[int, float]) -> TasteProfile:
    """A profile whose tracks' history is given by column as {track id: value}; the rest was never played."""
    n = len(view)
    history = TrackHistory.empty().aligned(view.ids)
    filled = {name: getattr(history, name).copy() for name in columns}
    for name, cells in columns.items():
        rows = view.rows(list(cells))
        filled[name][rows] = list(cells.values())
    assert n == len(history.ids)
    return replace(empty_profile(), tracks=replace(history, **filled), n_plays=1)


__all__ = ["NOW", "asked", "clustered_library", "library", "plain_library", "wish", "with_history"]
