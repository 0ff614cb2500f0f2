"""One artist does not crowd a list."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.ranking.listening.uncrowded import uncrowded

ARTISTS = np.array([0, 0, 0, 1, 2, -1, -1], np.int32)
SCORES = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3], np.float32)


def order(scores: NDArray[np.float32]) -> list[int]:
    return [int(place) for place in np.argsort(-scores, kind="stable")]


def test_further_tracks_of_an_artist_step_back() -> None:
    assert order(uncrowded(SCORES, ARTISTS, 0.7)) == [0, 3, 1, 4, 5, 2, 6]


def test_unknown_artists_crowd_nobody() -> None:
    alone = np.full(7, -1, np.int32)
    assert order(uncrowded(SCORES, alone, 0.1)) == order(SCORES)


def test_without_a_wish_for_variety_nothing_changes() -> None:
    assert uncrowded(SCORES, ARTISTS, 1.0) is SCORES


@given(
    st.lists(st.floats(0, 1, width=32), min_size=1, max_size=300),
    st.integers(1, 30),
    st.floats(0.05, 1),
)
def test_the_same_scores_change_places_and_the_best_stays(values: list[float], n_artists: int, keeps: float) -> None:
    scores = np.array(values, np.float32)
    artists = (np.arange(len(scores)) % n_artists).astype(np.int32)
    found = uncrowded(scores, artists, keeps)
    assert np.array_equal(np.sort(found), np.sort(scores))
    assert found.max() == found[int(scores.argmax())] == scores.max()


@given(st.integers(0, 1000))
def test_a_list_has_as_many_artists_as_before_or_more(seed: int) -> None:
    random = np.random.default_rng(seed)
    scores, artists = random.random(100).astype(np.float32), random.integers(0, 15, 100).astype(np.int32)
    before, after = order(scores)[:20], order(uncrowded(scores, artists, 0.8))[:20]
    assert len(set(artists[after].tolist())) >= len(set(artists[before].tolist()))
