"""Whether what sounds alike lies together on the map, and stays where it is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.domain.progress import Progress, run_job
from musicrec_desktop.retrieval import lay_out, place_among
from musicrec_desktop.retrieval.repulsion import Repulsion
from musicrec_desktop.retrieval.sound_neighbours import sound_neighbours


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float32]:
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return rows.astype(np.float32)


def _bunches(n: int, k: int, seed: int = 0) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """n tracks in k bunches that sound alike, and the bunch of each."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(0, 1, (k, 64))
    own = rng.integers(0, k, n)
    return _unit(centres[own] + rng.normal(0, 0.25, (n, 64))), own


def _share_kept(sound: NDArray[np.float32], places: NDArray[np.float32], k: int = 10) -> float:
    near = np.argsort(-(sound @ sound.T - 9 * np.eye(len(sound))), axis=1)[:, :k]
    apart = np.hypot(*(places[:, None, :] - places[None, :, :]).transpose(2, 0, 1)) + 9e9 * np.eye(len(sound))
    close = np.argsort(apart, axis=1)[:, :k]
    return float(np.mean([len(np.intersect1d(a, b)) / k for a, b in zip(near, close, strict=True)]))


def test_neighbours_are_the_nearest_without_the_track_itself() -> None:
    sound, _ = _bunches(300, 5)
    found = sound_neighbours(sound, 7)
    cosines = sound @ sound.T
    np.fill_diagonal(cosines, -np.inf)
    for row in range(0, 300, 17):
        assert row not in found[row]
        np.testing.assert_allclose(np.sort(cosines[row])[::-1][:7], cosines[row][found[row]], atol=1e-6)


def test_neighbours_in_a_large_library_are_mostly_the_nearest() -> None:
    sound, _ = _bunches(6_000, 60)
    found = sound_neighbours(sound, 10)
    rows = np.arange(0, 6_000, 61)
    cosines = sound[rows] @ sound.T
    cosines[np.arange(len(rows)), rows] = -np.inf
    best = np.argsort(-cosines, axis=1)[:, :10]
    kept = np.mean([len(np.intersect1d(a, b)) / 10 for a, b in zip(best, found[rows], strict=True)])
    assert kept > 0.8
    assert (found[rows] != rows[:, None]).all()


def test_repulsion_is_that_of_all_pairs() -> None:
    """Against the sum over pairs, written down as it stands in the formula: near to it, and the same way everywhere."""
    rng = np.random.default_rng(1)
    places = rng.normal(0, 6, (400, 2)).astype(np.float32)
    step = places[:, None, :].astype(np.float64) - places[None, :, :]
    near = 1 / (1 + (step**2).sum(axis=2))
    np.fill_diagonal(near, 0)
    wanted = (near[:, :, None] ** 2 * step).sum(axis=1) / near.sum()
    found = Repulsion()(places)
    assert np.linalg.norm(found - wanted) < 0.15 * np.linalg.norm(wanted)
    assert np.corrcoef(found.ravel(), wanted.ravel())[0, 1] > 0.99


def test_what_sounds_alike_lies_together_better_than_on_the_main_directions() -> None:
    sound, own = _bunches(600, 12)
    places = run_job(lay_out(sound))
    around = sound - sound.mean(axis=0)
    _, directions = np.linalg.eigh(around.T @ around)
    flat = around @ directions[:, ::-1][:, :2]
    assert _share_kept(sound, places) > 2 * _share_kept(sound, flat)
    apart = np.hypot(*(places[:, None, :] - places[None, :, :]).transpose(2, 0, 1)) + 9e9 * np.eye(len(own))
    nearest = apart.argmin(axis=1)
    assert (own[nearest] == own).mean() > 0.98


def test_the_same_sounds_give_the_same_map() -> None:
    sound, _ = _bunches(200, 4)
    np.testing.assert_array_equal(run_job(lay_out(sound)), run_job(lay_out(sound)))


def test_progress_is_told_and_it_can_be_given_up() -> None:
    sound, _ = _bunches(100, 4)
    seen: list[Progress] = []
    run_job(lay_out(sound), lambda news: seen.append(news) if isinstance(news, Progress) else None)
    assert [news.done for news in seen] == sorted(news.done for news in seen)
    assert seen[-1].done == seen[-1].total > 100
    job = lay_out(sound)
    next(job)
    job.close()


@settings(max_examples=25, deadline=None)
@given(n=st.integers(0, 60), kinds=st.integers(1, 5), seed=st.integers(0, 99))
def test_any_few_tracks_have_places(n: int, kinds: int, seed: int) -> None:
    """Also where many are the same recording."""
    rng = np.random.default_rng(seed)
    sound = _unit(rng.normal(0, 1, (kinds, 64)))[rng.integers(0, kinds, n)]
    places = run_job(lay_out(sound))
    assert places.shape == (n, 2)
    assert np.isfinite(places).all()


def test_newcomers_lie_among_those_they_sound_like() -> None:
    sound, own = _bunches(400, 6)
    places = run_job(lay_out(sound[:300]))
    placed = place_among(sound[300:], sound[:300], places)
    apart = np.hypot(*(placed[:, None, :] - places[None, :, :]).transpose(2, 0, 1))
    assert (own[:300][apart.argmin(axis=1)] == own[300:]).mean() > 0.95


@pytest.mark.parametrize("n", [1, 2])
def test_newcomers_find_a_place_beside_one_or_two(n: int) -> None:
    sound, _ = _bunches(10, 2)
    places = run_job(lay_out(sound[:n]))
    assert np.isfinite(place_among(sound[n:], sound[:n], places)).all()
