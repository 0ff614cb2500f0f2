"""Chances of a skip: features know only earlier plays; models find what is there, and keep to a prior without data."""

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.listening import Catalogue, Listening, session_numbers
from musicrec_desktop.evaluation.metrics import auc
from musicrec_desktop.ranking.skips import (
    Growth,
    SkipMemory,
    SkipModel,
    SkipModels,
    SkipSettings,
    Trees,
    fit,
    fit_ahead,
    fit_models,
    fit_next,
    fit_prior,
    fit_prior_models,
    grow,
    skip_table,
)


def a_log(m: int = 400, seed: int = 1, hated: int = 10) -> Listening:
    """Forty tracks of eight artists; the first `hated` are skipped nearly always, the others hardly ever."""
    random = np.random.default_rng(seed)
    tracks = random.integers(0, 40, m).astype(np.int32)
    skipped = random.random(m) < np.where(tracks < hated, 0.9, 0.1)
    lasted = np.where(skipped, random.integers(1, 29, m), random.integers(120, 300, m)).astype(np.float64)
    pauses = np.where(random.random(m) < 0.1, 7200.0, 2.0)
    starts = 1.6e9 + np.cumsum(np.concatenate(([0.0], lasted[:-1] + pauses[:-1])))
    ends = starts + lasted
    artists = (np.arange(40) // 5).astype(np.int32)
    catalogue = Catalogue(artists, np.full(40, -1, np.int32))
    return Listening(catalogue, tracks, starts, ends, session_numbers(starts, ends), ~skipped, skipped)


def changed_from(log: Listening, play: int) -> Listening:
    """The same with other outcomes, lengths and (after that play) tracks from `play` on."""
    tracks, ends, skips = log.tracks.copy(), log.ends.copy(), log.is_skip.copy()
    tracks[play + 1 :] = (tracks[play + 1 :] + 7) % 40
    ends[play:] = log.starts[play:] + 1.0
    skips[play:] = ~skips[play:]
    return Listening(log.catalogue, tracks, log.starts, ends, log.sessions, ~skips, skips)


def rows(log: Listening) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    return SkipMemory(log.catalogue).table(log, len(log))


@pytest.mark.parametrize("play", [1, 57, 200, 399])
def test_nothing_of_a_play_or_later_tells_of_it(play: int) -> None:
    log = a_log()
    for one, other in zip(rows(log), rows(changed_from(log, play)), strict=True):
        np.testing.assert_array_equal(one[: play + 1], other[: play + 1])
        if play < 390:
            assert (one[play + 1 :] != other[play + 1 :]).any()


def test_what_is_known_when_a_session_begins_uses_nothing_from_inside_it() -> None:
    log = a_log()
    sizes = np.bincount(log.sessions)
    session = int(np.argmax(sizes[1:])) + 1
    assert sizes[session] > 4
    inside = np.flatnonzero(log.sessions == session)
    other = log.is_skip.copy()
    other[inside] = ~other[inside]
    flipped = Listening(log.catalogue, log.tracks, log.starts, log.ends, log.sessions, ~other, other)
    one, _ = rows(log)
    two, _ = rows(flipped)
    np.testing.assert_array_equal(one[inside], two[inside])
    assert (one[inside[-1] + 1 :] != two[inside[-1] + 1 :]).any()


def test_a_pause_before_a_play_and_its_exact_start_do_not_tell_of_it() -> None:
    # Logs that derive starts from ends would give away the length of the play by them.
    log = a_log()
    starts = np.floor(log.starts / 600) * 600 + 1.0
    same = np.append(False, np.diff(log.sessions) == 0)
    starts[same] = log.starts[same] - 1.5
    moved = Listening(log.catalogue, log.tracks, starts, log.ends, log.sessions, log.is_listen, log.is_skip)
    ends_alike = Listening(log.catalogue, log.tracks, log.starts, log.ends, log.sessions, log.is_listen, log.is_skip)
    for play in (5, 120, 300):
        memory, other = SkipMemory(log.catalogue), SkipMemory(log.catalogue)
        memory.learn(ends_alike, play)
        other.learn(ends_alike, play)
        one, _ = memory.table(log, play + 1)
        two, _ = other.table(moved, play + 1)
        np.testing.assert_array_equal(one, two)


def test_learning_in_one_go_or_play_by_play_is_the_same() -> None:
    log = a_log()
    one, other = SkipMemory(log.catalogue), SkipMemory(log.catalogue)
    one.learn(log, 300)
    for upto in range(301):
        other.learn(log, upto)
    every = np.arange(40)
    at_start = one.at_start(every)
    np.testing.assert_array_equal(at_start, other.at_start(every))
    np.testing.assert_array_equal(one.in_session(every, at_start), other.in_session(every, at_start))
    assert one.known == other.known == 300


def test_many_tracks_at_once_are_told_as_one_by_one() -> None:
    log = a_log()
    memory = SkipMemory(log.catalogue)
    memory.learn(log, 250)
    every = np.arange(40)
    at_start = memory.at_start(every)
    together = memory.in_session(every, at_start)
    for track in (0, 13, 39):
        one = memory.at_start(np.array([track]))
        np.testing.assert_allclose(one[0], at_start[track], rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(memory.in_session(np.array([track]), one)[0], together[track], rtol=1e-4, atol=1e-5)


def test_an_empty_memory_answers_with_numbers() -> None:
    log = a_log()
    memory = SkipMemory(log.catalogue)
    at_start = memory.at_start(np.arange(40), 1.6e9)
    assert np.isfinite(at_start).all()
    assert np.isfinite(memory.in_session(np.arange(40), at_start)).all()


def test_models_find_what_is_skipped_and_their_chances_are_shares() -> None:
    log = a_log(2500)
    table = skip_table(log)
    models = fit_models(table.part(0, 1800), SkipModels.blank())
    test = table.part(1800, len(table))
    for chances in (models.ahead.chances(test.ahead), models.next.chances(test.both)):
        assert auc(test.skipped > 0, chances) > 0.8
        assert abs(chances.mean() - test.skipped.mean()) < 0.06


def test_without_plays_the_models_are_their_prior_and_a_few_hardly_move_them() -> None:
    prior = fit_prior_models([skip_table(a_log(900, seed=seed)) for seed in (2, 3)])
    table = skip_table(a_log(900, seed=4))
    assert fit_models(table.part(0, 0), prior).ahead is prior.ahead
    unmoved = prior.ahead.weights[1:]
    moved = fit_models(table.part(0, 20), prior).ahead.weights[1:]
    np.testing.assert_allclose(moved, unmoved, atol=0.02)
    assert auc(table.skipped > 0, prior.next.chances(table.both)) > 0.7


def test_either_model_may_be_fitted_alone() -> None:
    table, prior = skip_table(a_log(600)), SkipModels.blank()
    both = fit_models(table, prior)
    np.testing.assert_array_equal(fit_ahead(table, prior).weights, both.ahead.weights)
    one = fit_next(table, prior)
    np.testing.assert_array_equal(one.chances(table.both), both.next.chances(table.both))


def test_models_are_the_same_after_a_file() -> None:
    models = fit_prior_models([skip_table(a_log(600))])
    table = skip_table(a_log(200, seed=9))
    again = SkipModels.from_dict(models.to_dict())
    np.testing.assert_allclose(again.next.chances(table.both), models.next.chances(table.both), atol=2e-3)
    with pytest.raises(InvariantError):
        SkipModel.from_dict({**models.ahead.to_dict(), "version": 99})
    with pytest.raises(InvariantError):
        models.ahead.chances(table.both)


def test_trees_find_what_no_line_can() -> None:
    random = np.random.default_rng(5)
    data = random.normal(size=(3000, 6)).astype(np.float32)
    labels = ((data[:, 1] > 0) != (data[:, 4] > 0.3)).astype(np.float64)
    trees = grow(data[:2000], labels[:2000], np.zeros(2000), Growth(trees=80, depth=3, step=0.2))
    assert auc(labels[2000:] > 0, trees.values(data[2000:])) > 0.95
    again = grow(data[:2000], labels[:2000], np.zeros(2000), Growth(trees=80, depth=3, step=0.2))
    np.testing.assert_array_equal(trees.leaves, again.leaves)


def test_trees_of_different_depth_add_up() -> None:
    random = np.random.default_rng(6)
    data = random.normal(size=(500, 4)).astype(np.float32)
    labels = (data[:, 0] > 0).astype(np.float64)
    one = grow(data, labels, np.zeros(500), Growth(trees=5, depth=2))
    two = grow(data, labels, np.zeros(500), Growth(trees=4, depth=4))
    both = one.and_then(two)
    np.testing.assert_allclose(both.values(data), one.values(data) + two.values(data), atol=1e-5)
    np.testing.assert_array_equal(Trees.none().values(data), np.zeros(500))


def test_a_column_that_never_changes_tells_nothing() -> None:
    random = np.random.default_rng(7)
    data = np.concatenate((np.full((300, 1), 4.0), random.normal(size=(300, 1))), axis=1)
    labels = (data[:, 1] > 0).astype(np.float64)
    settings = SkipSettings(precision=1.0, scale_plays=0.0, growth=Growth(trees=5))
    model = fit(data, labels, SkipModel.blank(("same", "other")), settings)
    assert np.isfinite(model.chances(data)).all()
    assert auc(labels > 0, model.chances(data)) > 0.99


def test_every_listener_counts_alike_in_a_prior() -> None:
    random = np.random.default_rng(8)
    short, long = random.normal(size=(400, 1)), random.normal(size=(4000, 1))
    up, down = (short[:, 0] > 0).astype(float), (long[:, 0] < 0).astype(float)
    settings = SkipSettings(precision=10.0, growth=Growth(trees=0))
    weights = [fit_prior([part], ("x",), settings).weights[1] for part in ((short, up), (long, down))]
    both = fit_prior([(short, up), (long, down)], ("x",), settings).weights[1]
    assert weights[0] > 0 > weights[1]
    assert both == pytest.approx(sum(weights) / 2)
