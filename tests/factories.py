"""Valid values for tests, random but repeatable."""

from pathlib import Path

import numpy as np

from musicrec_desktop.domain.features import FEATURE_NAMES, SCALARS, AudioFeatures, FeatureMatrix
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.play import Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.taste import TasteProfile, TrackHistory
from musicrec_desktop.domain.track import FileStamp, Tags, Track
from musicrec_desktop.plugin_api import ScoringContext

NOW = UnixTime(1_780_272_000.0)
GENRES = ("rock", "metal", "jazz", "electronic", "folk", "ambient", "pop", "classical")
TREE = GenreTree(
    parents={
        "rock": (),
        "metal": ("rock",),
        "jazz": (),
        "electronic": (),
        "house": ("electronic",),
        "deep house": ("house",),
        "ambient": ("electronic",),
        "folk": (),
        "pop": (),
        "classical": (),
        "rap": (),
    },
    aliases={"edm": "electronic", "hip hop": "rap", "摇滚": "rock"},
)


def make_features(rng: np.random.Generator) -> AudioFeatures:
    """A plausible feature vector."""
    values = rng.normal(0, 1, len(FEATURE_NAMES)).astype(np.float32)
    named: dict[str, float] = {
        "tempo": rng.uniform(70, 180),
        "key": int(rng.integers(0, 12)),
        "mode": int(rng.integers(0, 2)),
        "loudness": rng.uniform(-25, -6),
        "onset_rate": rng.uniform(0, 8),
        "dynamics": rng.uniform(2, 30),
    }
    for i, name in enumerate(SCALARS):
        values[i] = named.get(name, rng.uniform(0, 1))
    return AudioFeatures(values, rng.uniform(0.3, 1, len(SCALARS)).astype(np.float32))


def make_track(track_id: int = 1, **tags: object) -> Track:
    """One track; any field of Tags can be given by name."""
    fields: dict[str, object] = {
        "title": f"Title {track_id}",
        "artists": (f"Artist {track_id % 7}",),
        "album": f"Album {track_id % 11}",
        "genres": (GENRES[track_id % len(GENRES)],),
        "year": 1970 + track_id % 50,
        "duration_ms": DurationMs(120_000 + (track_id * 7919) % 240_000),
        "format": "flac",
    }
    fields.update(tags)
    return Track(
        TrackId(track_id),
        Path(f"/music/{track_id}.flac"),
        FileStamp(1000 + track_id, 1, track_id),
        Tags(**fields),  # type: ignore[arg-type]
        UnixTime(NOW - 86_400.0 * (track_id % 400)),
    )


def make_tracks(n: int) -> list[Track]:
    """Tracks 1..n."""
    return [make_track(i) for i in range(1, n + 1)]


def make_matrix(n: int, seed: int = 0) -> FeatureMatrix:
    """Features of tracks 1..n."""
    rng = np.random.default_rng(seed)
    return FeatureMatrix.from_rows([(TrackId(i), make_features(rng)) for i in range(1, n + 1)])


def make_view(n: int = 200, seed: int = 0) -> LibraryView:
    """A library of n tracks, all analysed."""
    return LibraryView.from_tracks(make_tracks(n), make_matrix(n, seed))


def make_plays(n: int, n_tracks: int, seed: int = 0) -> list[Play]:
    """n plays in the 90 days before NOW, favourites among low ids, one in four skipped early."""
    rng = np.random.default_rng(seed)
    starts = np.sort(rng.uniform(NOW - 90 * 86_400, NOW - 3_600, n))
    plays = []
    for start in starts:
        track_id = 1 + int(n_tracks * rng.beta(1, 3)) % n_tracks
        duration = make_track(track_id).duration_ms
        skipped = rng.random() < 0.25
        played = int(duration * (rng.uniform(0.02, 0.3) if skipped else 1.0))
        ended = PlayEnd.SKIPPED if skipped else PlayEnd.FINISHED
        plays.append(
            Play(TrackId(track_id), UnixTime(float(start)), DurationMs(played), duration, ended, QueuedBy.LISTENER)
        )
    return plays


def empty_profile() -> TasteProfile:
    """A listener of whom nothing is known."""
    return TasteProfile(
        as_of=NOW,
        tracks=TrackHistory.empty(),
        artists={},
        genres={},
        liked_sound=None,
        avoided_sound=np.zeros((0, 0), np.float32),
        avoided_weight=np.zeros(0, np.float32),
        hours=np.zeros(24, np.float32),
        mood_by_hour=np.full((24, 2), np.nan, np.float32),
        novelty=0.5,
        n_plays=0,
        n_feedback=0,
    )


def make_context(
    plan: PlaylistPlan | None = None,
    profile: TasteProfile | None = None,
    view: LibraryView | None = None,
    request: Request | None = None,
) -> ScoringContext:
    """Everything a source or scorer looks at; what is not given is plain and valid."""
    view = make_view() if view is None else view
    profile = empty_profile() if profile is None else profile
    return ScoringContext(
        request=Request("", NOW) if request is None else request,
        plan=PlaylistPlan("") if plan is None else plan,
        profile=profile,
        view=view,
        genre_tree=TREE,
        history=profile.tracks.aligned(view.ids),
    )
