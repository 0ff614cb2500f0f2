"""A small library of names that are easy to confuse, and a short way of writing down what a plan says."""

from collections.abc import Callable

import numpy as np
import pytest

from musicrec_desktop.domain.features import FEATURE_NAMES, SCALARS, AudioFeatures, FeatureMatrix
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import FacetWish, PlaylistPlan
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm import Lexicon, understand
from tests.factories import NOW, make_track

TREE = GenreTree(
    parents={
        "rock": (),
        "hard rock": ("rock",),
        "classic rock": ("rock",),
        "metal": ("rock",),
        "heavy metal": ("metal",),
        "pop": (),
        "rap": (),
        "trap": ("rap",),
        "electronic": (),
        "house": ("electronic",),
        "deep house": ("house",),
        "future bass": ("electronic",),
        "jazz": (),
        "classical": (),
        "latin": (),
        "reggaeton": ("latin",),
        "r&b": (),
        "country": (),
        "blues": (),
    },
    aliases={
        "hip hop": "rap",
        "hip-hop": "rap",
        "说唱": "rap",
        "摇滚": "rock",
        "摇滚乐": "rock",
        "ロック": "rock",
        "流行": "pop",
        "电子": "electronic",
        "爵士": "jazz",
        "爵士乐": "jazz",
        "古典": "classical",
        "拉丁": "latin",
        "金属": "metal",
        "重金属": "heavy metal",
        "edm": "electronic",
        "rnb": "r&b",
    },
)
ARTISTS = (
    ("Queen", "rock"),
    ("Scorpions", "hard rock"),
    ("Guns N' Roses", "hard rock"),
    ("Led Zeppelin", "rock"),
    ("Coldplay", "pop"),
    ("Beyoncé", "r&b"),
    ("Rihanna", "pop"),
    ("Drake", "rap"),
    ("Eminem", "rap"),
    ("Kendrick Lamar", "rap"),
    ("50 Cent", "rap"),
    ("2Pac", "rap"),
    ("Ice Cube", "rap"),
    ("Future", "trap"),
    ("Logic", "rap"),
    ("Party", "pop"),
    ("Air", "electronic"),
    ("Low", "rock"),
    ("Live", "rock"),
    ("TWICE", "pop"),
    ("The Weeknd", "r&b"),
    ("The Beatles", "rock"),
    ("The Who", "rock"),
    ("The 1975", "pop"),
    ("Take That", "pop"),
    ("Destiny's Child", "r&b"),
    ("Tiësto", "edm"),
    ("Sigur Rós", "rock"),
    ("Daft Punk", "electronic"),
    ("Daddy Yankee", "latin"),
    ("Miles Davis", "jazz"),
    ("Johann Sebastian Bach", "classical"),
    ("T.I.", "rap"),
    ("五月天", "摇滚"),
    ("周杰伦", "流行"),
)
TITLES = ("Bohemian Rhapsody", "Wind of Change", "Sweet Child o' Mine", "Kashmir", "Yellow", "Halo", "Umbrella")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """Three tracks of each artist, Coldplay in the middle of every scale."""
    tracks, rows = [], []
    rng = np.random.default_rng(5)
    for number, (artist, genre) in enumerate(ARTISTS):
        for k in range(3):
            track_id = number * 3 + k + 1
            title = TITLES[number] if k == 0 and number < len(TITLES) else f"{('Slow Rain', 'Night Drive', 'Home')[k]}"
            tracks.append(make_track(track_id, title=title, artists=(artist,), album=f"{artist} Live", genres=(genre,)))
            values = rng.uniform(0, 1, len(FEATURE_NAMES)).astype(np.float32)
            if artist == "Coldplay":
                for name, value in {"energy": 0.55, "valence": 0.4, "tempo": 120.0, "danceability": 0.5}.items():
                    values[SCALARS.index(name)] = value
            rows.append((TrackId(track_id), AudioFeatures(values, np.ones(len(SCALARS), np.float32))))
    return Lexicon.from_view(LibraryView.from_tracks(tracks, FeatureMatrix.from_rows(rows)), TREE)


Plan = Callable[[str], PlaylistPlan]


@pytest.fixture(scope="session")
def plan(lexicon: Lexicon) -> Plan:
    """The plan of a request, asked on 1 June 2026."""
    return lambda text: understand(Request(text, NOW), lexicon)


def _written(wish: FacetWish) -> str:
    if wish.range is None:
        return f"{wish.facet}={wish.value}"
    return f"{wish.facet}={wish.range.low:g}..{wish.range.high:g}"


def said(found: PlaylistPlan) -> frozenset[str]:
    """Everything a plan says, one short string each: "genre=rock", "-artist=Queen", "plays:0..0", "12 tracks"."""
    out = {_written(wish) for wish in found.wants} | {f"-{_written(wish)}" for wish in found.avoids}
    out |= {f"{each.field}:{each.range.low:g}..{each.range.high:g}" for each in found.behaviour}
    if found.length is not None:
        is_timed = found.length.minutes is not None
        out.add(f"{found.length.minutes:g} min" if is_timed else f"{found.length.tracks} tracks")
    if found.curve is not None:
        out.add(f"curve {found.curve.shape} {found.curve.start}>{found.curve.end}")
    if found.novelty is not None:
        out.add(f"novelty {found.novelty:g}")
    if found.spacing.max_per_artist is not None:
        out.add(f"max {found.spacing.max_per_artist}")
    out |= {word for word, holds in (("only", found.only_artists), ("alternate", found.spacing.alternate)) if holds}
    return frozenset(out | {f"note {each.code}" for each in found.notes})
