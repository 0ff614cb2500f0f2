"""Small libraries and listeners for contract tests: every awkward case a source or scorer meets."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.features import FEATURE_NAMES, SCALARS, AudioFeatures, FeatureMatrix
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.listening import SESSION_GAP_S, UNKNOWN, Catalogue, Listening, Moment, session_numbers
from musicrec_desktop.domain.plan import Curve, Facet, FacetWish, PlaylistPlan, Range, Shape, Source
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import FileStamp, Tags, Track
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.taste import build

NOW: Final = UnixTime(1_780_272_000.0)
_GENRES: Final = ("rock", "metal", "jazz", "folk", "ambient")
_TREE: Final = GenreTree(
    parents={"rock": (), "metal": ("rock",), "jazz": (), "folk": (), "electronic": (), "ambient": ("electronic",)},
    aliases={"摇滚": "rock"},
)


def sample_context(
    n: int = 60,
    *,
    plan: PlaylistPlan | None = None,
    has_history: bool = True,
    is_analysed: bool = True,
    is_tagged: bool = True,
    seed: int = 0,
) -> ScoringContext:
    """A valid context over a made-up library of n tracks. Every fifth track is neither analysed nor tagged."""
    rng = np.random.default_rng(seed)
    ids = range(11, 11 + n)
    features = FeatureMatrix.from_rows([(TrackId(i), _features(rng)) for i in ids if is_analysed and i % 5])
    tracks = [_track(i, is_tagged=is_tagged and i % 5 > 0) for i in ids]
    view = LibraryView.from_tracks(tracks, features)
    plays, feedback = _history(tracks, rng) if has_history and n else ([], [])
    profile = build(plays, feedback, view, NOW)
    return ScoringContext(
        request=Request("", NOW, seed=seed),
        plan=PlaylistPlan("") if plan is None else plan,
        profile=profile,
        view=view,
        genre_tree=_TREE,
        history=profile.tracks.aligned(view.ids),
        moment=moment_of(plays, view) if plays else None,
        model_says=_opinion(len(view), rng) if is_tagged else None,
    )


def _opinion(n: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """(n,) of a model that was asked about every other track."""
    said = rng.uniform(0, 1, n).astype(np.float32)
    said[1::2] = np.nan
    return said


def moment_of(plays: Sequence[Play], view: LibraryView, now: float = NOW) -> Moment:
    """The moment `now` after these plays, given in order of start."""
    starts = np.array([play.started_at for play in plays], np.float64)
    ends = starts + np.array([play.played_ms for play in plays]) / 1000
    artists, albums = view.artist_codes, view.album_codes
    listening = Listening(
        catalogue=Catalogue(np.where(artists > 0, artists, UNKNOWN), np.where(albums > 0, albums, UNKNOWN)),
        tracks=view.rows([play.track_id for play in plays]).astype(np.int32),
        starts=starts,
        ends=ends,
        sessions=session_numbers(starts, ends),
        is_listen=np.array([play.is_listen for play in plays], np.bool_),
        is_skip=np.array([play.is_skip for play in plays], np.bool_),
    )
    n = len(plays)
    goes_on = n > 0 and now - float(ends.max()) <= SESSION_GAP_S
    first = int(np.searchsorted(listening.sessions, listening.sessions[-1])) if goes_on else n
    return Moment(listening, n, now, first)


def _wish(facet: Facet, value: str = "", range_: Range | None = None) -> FacetWish:
    return FacetWish(facet, Source.RULE, 0.9, value=value, range=range_, is_hard=False)


FULL_PLAN: Final = PlaylistPlan(
    "",
    wants=(
        _wish(Facet.GENRE, "rock"),
        _wish(Facet.GENRE, "no such genre"),
        _wish(Facet.MOOD, "calm"),
        _wish(Facet.ARTIST, "Artist 2"),
        _wish(Facet.TRACK, "Title 12"),
        _wish(Facet.INSTRUMENT, "piano"),
        _wish(Facet.LANGUAGE, "chinese"),
        _wish(Facet.VOCALS, "none"),
        _wish(Facet.TEMPO, range_=Range(90, 120)),
        _wish(Facet.YEAR, range_=Range(1990, 1999)),
        _wish(Facet.ENERGY, range_=Range(0.0, 0.4)),
        _wish(Facet.DURATION, range_=Range(-np.inf, 200)),
    ),
    avoids=(_wish(Facet.GENRE, "metal"), _wish(Facet.ARTIST, "Artist 3"), _wish(Facet.MOOD, "angry")),
    curve=Curve(Shape.JOURNEY, "calm", "happy"),
    novelty=0.9,
)
"""A plan with a wish for nearly every facet."""

CASES: Final[Mapping[str, Callable[[], ScoringContext]]] = MappingProxyType(
    {
        "history": sample_context,
        "no_history": lambda: sample_context(has_history=False),
        "full_plan": lambda: sample_context(plan=FULL_PLAN),
        "full_plan_no_history": lambda: sample_context(plan=FULL_PLAN, has_history=False),
        "only_avoids": lambda: sample_context(plan=PlaylistPlan("", avoids=FULL_PLAN.avoids)),
        "never_analysed": lambda: sample_context(plan=FULL_PLAN, is_analysed=False),
        "never_tagged": lambda: sample_context(plan=FULL_PLAN, is_tagged=False),
        "one_track": lambda: sample_context(1),
        "no_tracks": lambda: sample_context(0),
    }
)
"""Contexts by what is awkward about them."""


def _features(rng: np.random.Generator) -> AudioFeatures:
    values = rng.normal(0, 1, len(FEATURE_NAMES)).astype(np.float32)
    values[: len(SCALARS)] = rng.uniform(0, 1, len(SCALARS))
    named = {
        "tempo": rng.uniform(70, 180),
        "key": float(rng.integers(12)),
        "mode": float(rng.integers(2)),
        "loudness": rng.uniform(-25, -6),
    }
    for name, value in named.items():
        values[FEATURE_NAMES.index(name)] = value
    return AudioFeatures(values, rng.uniform(0.2, 1, len(SCALARS)).astype(np.float32))


def _track(i: int, *, is_tagged: bool) -> Track:
    tags = Tags(title=f"Title {i}", duration_ms=DurationMs(90_000 + (i * 7919) % 240_000))
    if is_tagged:
        tags = Tags(
            title=f"Title {i}",
            artists=(f"Artist {i % 6}",),
            album=f"Album {i % 9}",
            genres=(_GENRES[i % len(_GENRES)],),
            year=1970 + i % 50,
            duration_ms=tags.duration_ms,
        )
    return Track(
        TrackId(i), Path(f"/music/{i}.flac"), FileStamp(1000 + i, 1, i), tags, UnixTime(NOW - 86_400.0 * (i % 40))
    )


def _history(tracks: list[Track], rng: np.random.Generator) -> tuple[list[Play], list[Feedback]]:
    """Plays of the first half of the library over the last month, a third skipped early; two likes, two dislikes."""
    half = tracks[: max(1, len(tracks) // 2)]
    plays = []
    for start in np.sort(rng.uniform(NOW - 30 * 86_400, NOW - 600, 3 * len(half))).tolist():
        track = half[int(rng.integers(len(half)))]
        is_skip = rng.random() < 0.3
        heard = DurationMs(int(track.duration_ms * (0.1 if is_skip else 1)))
        ended = PlayEnd.SKIPPED if is_skip else PlayEnd.FINISHED
        plays.append(Play(track.id, UnixTime(start), heard, track.duration_ms, ended, QueuedBy.RECOMMENDATION))
    values = (FeedbackValue.LIKE, FeedbackValue.DISLIKE, FeedbackValue.LIKE, FeedbackValue.DISLIKE)
    judged = [Feedback(track.id, NOW, value) for track, value in zip(half, values, strict=False)]
    return plays, judged
