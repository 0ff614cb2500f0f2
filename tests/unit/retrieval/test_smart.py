"""Smart playlists over libraries whose right answers are known."""

from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.kinds import Kind, Trait
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.smart_playlist import parse_rules
from musicrec_desktop.retrieval import rows_by_rules
from tests.factories import NOW, TREE, make_matrix, make_track
from tests.unit.retrieval.libraries import with_history

DAY = 86_400.0


def library() -> LibraryView:
    tracks = [
        make_track(1, title="Alpha", artists=("Anna",), album="One", genres=("Deep House",), year=1999),
        make_track(2, title="Beta Live", artists=("Bob", "Anna"), album="One", genres=("Rock",), year=2001),
        make_track(3, title="Gamma", artists=("Carl",), album="Two", genres=("Jazz", "Rock"), year=0),
        make_track(4, title="Delta", artists=("Anna",), album="Three", genres=(), year=2010),
        make_track(5, title="Talk", artists=("Dora",), album="", genres=("Podcast",), year=2020),
    ]
    tracks[1] = replace(tracks[1], traits=Trait.LIVE)
    tracks[4] = replace(tracks[4], kind=Kind.PODCAST)
    return LibraryView.from_tracks(tracks, make_matrix(4))


VIEW = library()
PROFILE = with_history(
    VIEW,
    plays={1: 5, 2: 1, 3: 2},
    skips={1: 4},
    last_played={1: NOW - 3 * DAY, 2: NOW - 200 * DAY, 3: NOW - 40 * DAY},
    feedback={3: 1, 1: -1},
)


def chosen(*lines: str) -> list[int]:
    rows = rows_by_rules(parse_rules(lines), VIEW, PROFILE.tracks.aligned(VIEW.ids), TREE, NOW)
    return [int(track_id) for track_id in VIEW.ids[rows]]


@pytest.mark.parametrize(
    ("lines", "ids"),
    [
        (["genre is electronic"], {1}),
        (["genre is rock"], {2, 3}),
        (["genre is not rock"], {1, 4, 5}),
        (["genre contains house"], {1}),
        (["artist is anna"], {1, 2, 4}),
        (["artist contains ann"], {1, 2, 4}),
        (["artist lacks ann"], {3, 5}),
        (["album is one"], {1, 2}),
        (["title contains live"], {2}),
        (["version is live"], {2}),
        (["version is not live", "kind is music"], {1, 3, 4}),
        (["kind is podcast"], {5}),
        (["kind is nonsense"], set()),
        (["year >= 2000"], {2, 4, 5}),
        (["year <= 1999"], {1}),
        (["year is not 1999"], {2, 4, 5}),
        (["plays is 0"], {4, 5}),
        (["last_played is never"], {4, 5}),
        (["last_played >= 30"], {2, 3, 4, 5}),
        (["last_played <= 30"], {1}),
        (["skip_rate >= 0.5"], {1}),
        (["liked is yes"], {3}),
        (["liked is -1"], {1}),
        (["match any", "liked is yes", "kind is podcast"], {3, 5}),
        (["energy >= 0"], {1, 2, 3, 4}),
        ([], {1, 2, 3, 4, 5}),
    ],
)
def test_rules_choose(lines: list[str], ids: set[int]) -> None:
    assert set(chosen(*lines)) == ids


def test_order_and_limits() -> None:
    assert chosen("order year latest") == [5, 4, 2, 1, 3]  # the unknown year last
    assert chosen("order year earliest") == [1, 2, 4, 5, 3]
    assert chosen("order title", "limit 2") == [1, 2]
    assert chosen("order artist descending", "limit 1") == [5]
    assert chosen("order last_played latest", "limit 3 tracks") == [1, 3, 2]
    minutes = float(VIEW.durations_ms[:2].sum()) / 60_000
    assert chosen("order title", f"limit {minutes + 0.001} minutes") == [1, 2]


def test_without_an_order_the_day_decides() -> None:
    history = PROFILE.tracks.aligned(VIEW.ids)
    days = [
        tuple(rows_by_rules(parse_rules([]), VIEW, history, TREE, type(NOW)(NOW + n * DAY)).tolist()) for n in range(6)
    ]
    assert len(set(days)) > 1
    again = rows_by_rules(parse_rules([]), VIEW, history, TREE, NOW)
    assert np.array_equal(again, days[0])
