"""A small library, a list of ten of its tracks, and what words about the list are read as."""

from functools import cache

import numpy as np

from musicrec_desktop.domain.features import FEATURE_NAMES, SCALARS, AudioFeatures, FeatureMatrix
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm import Lexicon, understand
from musicrec_desktop.llm.conversation import Edit, Shown, amended, read_edit
from tests.factories import NOW, make_track

TREE = GenreTree(
    parents={"rock": (), "hard rock": ("rock",), "pop": (), "rap": (), "jazz": (), "electronic": ()},
    aliases={"hip hop": "rap", "说唱": "rap", "摇滚": "rock", "爵士": "jazz", "流行": "pop", "电子": "electronic"},
)
TRACKS = (
    ("Silver Crown", "Queen", "rock"),
    ("Two Bridges", "Eminem", "rap"),
    ("Radio Tower", "Queen", "hard rock"),
    ("Carousel", "Queen", "rock"),
    ("Paper Boats", "Orla Finn", "pop"),
    ("雨停之前", "林晚舟", "pop"),
    ("Corner Store", "Eminem", "rap"),
    ("Happy", "Logic", "rap"),
    ("Late Tram", "Ivory Trio", "jazz"),
    ("Queen of Hearts", "Orla Finn", "pop"),
    ("Somewhere Else", "Nobody Home", "electronic"),
    ("Glass Floor", "Nobody Home", "electronic"),
)
N = 10
"""Tracks of the list: the first ten."""


@cache
def lexicon() -> Lexicon:
    """Names and genres of the library; energy 0.5 and valence 0.6 for every track, three minutes each."""
    tracks = [
        make_track(i, title=title, artists=(artist,), genres=(genre,), duration_ms=180_000)
        for i, (title, artist, genre) in enumerate(TRACKS, 1)
    ]
    values = np.zeros(len(FEATURE_NAMES), np.float32)
    for name, value in {"energy": 0.5, "valence": 0.6, "tempo": 110.0, "danceability": 0.5}.items():
        values[FEATURE_NAMES.index(name)] = value
    sound = AudioFeatures(values, np.full(len(SCALARS), 0.9, np.float32))
    view = LibraryView.from_tracks(tracks, FeatureMatrix.from_rows([(track.id, sound) for track in tracks]))
    return Lexicon.from_view(view, TREE)


def shown(playing: int | None = None) -> Shown:
    """The list of ten."""
    return Shown.of(lexicon().view, TREE, [TrackId(i) for i in range(1, N + 1)], playing)


def plan_of(text: str) -> PlaylistPlan:
    """What the rules read in a request."""
    return understand(Request(text, NOW), lexicon())


def edit_of(words: str, plan: PlaylistPlan | None = None, playing: int | None = None) -> Edit:
    """What words about the list of ten are read as."""
    return read_edit(Request(words, NOW), plan or plan_of("ten songs"), shown(playing), lexicon())


def plan_after(first: str, *edits: str) -> PlaylistPlan:
    """The plan after a request and words about the list, one after another."""
    plan = plan_of(first)
    for words in edits:
        plan = amended(plan, edit_of(words, plan), shown(), Request(words, NOW))
    return plan


def wants(plan: PlaylistPlan) -> dict[str, object]:
    """Facet -> value or (low, high), of the first wish of each facet."""
    return {wish.facet.value: wish.value or wish.range for wish in reversed(plan.wants)}
