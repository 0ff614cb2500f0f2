"""Many listeners: the divisions, what may be known, the figures, and a whole run on listeners made here."""

import math
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.evaluation.hetrec import ManyListeners, evaluate_hetrec, read_listeners
from musicrec_desktop.evaluation.hetrec.figures import accuracy, beyond, lists_of, ndcg10
from musicrec_desktop.evaluation.hetrec.prior import learned_prior, main, read_prior
from musicrec_desktop.evaluation.hetrec.splits import (
    eight_one_one,
    five_folds,
    leave_one_out,
    new_artists,
    new_for_validation,
)
from musicrec_desktop.evaluation.metrics import ndcg, top
from musicrec_desktop.ranking.collaborative import AlsSettings, CollaborativePrior

SMALL = CollaborativePrior(als=AlsSettings(4, 4.0), als_tags=AlsSettings(4, 4.0), side_tags=20, starts=1)


def write_listeners(folder: Path) -> None:
    """Three crowds with artists and tags of their own, ids far apart, and somebody who only gives tags."""
    random = np.random.default_rng(7)
    pairs, tags = ["userID\tartistID\tweight"], ["userID\tartistID\ttagID\tday\tmonth\tyear"]
    for listener in range(60):
        crowd = listener % 3
        own = np.flatnonzero(np.arange(90) % 3 == crowd)
        for artist in random.permutation(own)[:14]:
            pairs.append(f"{listener * 7 + 3}\t{artist * 11 + 5}\t{random.integers(1, 5000)}")
            if random.random() < 0.4:
                tags.append(f"{listener * 7 + 3}\t{artist * 11 + 5}\t{crowd * 100 + random.integers(0, 4)}\t1\t1\t2009")
    for artist in range(90):
        tags += [f"9999\t{artist * 11 + 5}\t{artist % 3 * 100 + tag}\t1\t1\t2009" for tag in range(2)]
    tags.append("3\t99999\t1\t1\t1\t2009")
    (folder / "user_artists.dat").write_text("\n".join(pairs) + "\n", "utf-8")
    (folder / "user_taggedartists.dat").write_text("\n".join(tags) + "\n", "utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("listeners")
    write_listeners(made)
    return made


@pytest.fixture(scope="module")
def data(folder: Path) -> ManyListeners:
    return read_listeners(folder)


def test_ids_become_numbers_and_unknown_artists_leave(data: ManyListeners) -> None:
    assert (data.n_listeners, len(data)) == (60, 60 * 14)
    assert data.n_artists <= 90
    assert data.tagged.max() < data.n_artists
    assert set(np.unique(data.tag_givers[data.tag_givers < 0])) == {-1}


def test_a_folder_without_the_files_is_named(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=r"user_artists\.dat"):
        read_listeners(tmp_path)
    (tmp_path / "user_artists.dat").write_text("heading\n", "utf-8")
    with pytest.raises(RequestError, match=r"user_artists\.dat"):
        read_listeners(tmp_path)


def test_a_tenth_of_each_listener_is_held_out_twice(data: ManyListeners) -> None:
    split = eight_one_one(data, 1)
    together = np.sort(np.concatenate([split.train, split.validation, split.test]))
    assert np.array_equal(together, np.arange(len(data)))
    for part in (split.validation, split.test):
        assert (np.bincount(data.listeners[part], minlength=60) == round(1.4)).all()
    assert not np.array_equal(split.test, eight_one_one(data, 2).test)


def test_listeners_of_two_artists_only_train() -> None:
    nothing = np.zeros(0, np.intp)
    listeners = np.array([0, 0, 1, 1, 1, 1, 1, 1, 1])
    artists = np.array([0, 1, 0, 1, 2, 3, 4, 5, 6])
    two = ManyListeners(listeners, artists, np.ones(9), nothing, nothing, nothing, 2, 7, 0)
    split = eight_one_one(two, 0)
    assert set(listeners[split.held_out]) == {1}
    assert len(split.test) == len(split.validation) == 1


def test_folds_and_single_pairs_are_each_tested_once(data: ManyListeners) -> None:
    tests = np.concatenate([split.test for split in five_folds(data)])
    assert np.array_equal(np.sort(tests), np.arange(len(data)))
    split = leave_one_out(data, 100)
    assert np.array_equal(np.sort(data.listeners[split.test]), np.arange(60))
    assert not np.isin(split.test, split.train).any()


def test_new_artists_are_heard_by_nobody_in_training(data: ManyListeners) -> None:
    tested = new_artists(data, (200, 201))[0]
    assert len(tested.artists) > 3
    assert not np.isin(data.artists[tested.train], tested.artists).any()
    assert np.isin(data.artists[tested.test], tested.artists).all()
    chosen = new_for_validation(data, tested, 5)
    assert not np.isin(chosen.artists, tested.artists).any()
    assert not np.isin(data.artists[chosen.train], np.concatenate([tested.artists, chosen.artists])).any()
    assert np.isin(tested.test, chosen.held_out).all()


def test_tags_given_to_held_out_artists_by_those_they_are_held_out_for_are_unknown(data: ManyListeners) -> None:
    split = eight_one_one(data, 0)
    counts = data.tag_counts(split.held_out).toarray()
    hidden = set(zip(data.listeners[split.held_out].tolist(), data.artists[split.held_out].tolist(), strict=True))
    expected = np.zeros_like(counts)
    dropped = 0
    for giver, artist, tag in zip(data.tag_givers.tolist(), data.tagged.tolist(), data.tags.tolist(), strict=True):
        if (giver, artist) in hidden:
            dropped += 1
        else:
            expected[artist, tag] += 1
    assert dropped > 10
    assert np.array_equal(counts, expected)


def test_figures_are_those_of_one_listener_at_a_time() -> None:
    random = np.random.default_rng(1)
    scores = random.standard_normal((12, 40)).astype(np.float32)
    right = random.random((12, 40)) < 0.15
    right[3] = False
    known = (random.random((12, 40)) < 0.2) & ~right
    lists = lists_of(scores.copy(), sparse.csr_matrix(right), sparse.csr_matrix(known))
    expected, recalls = [], []
    for row in range(12):
        if not right[row].any():
            continue
        best = top(np.where(known[row], -np.inf, scores[row]), 10)
        expected.append(ndcg(right[row][best], int(right[row].sum())))
        recalls.append(right[row][best].sum() / right[row].sum())
    assert 3 not in lists.tested
    assert ndcg10(lists) == pytest.approx(expected)
    assert accuracy(lists)["r10"] == pytest.approx(np.mean(recalls))


def test_lists_alike_are_uneven_and_similar() -> None:
    same = np.tile(np.arange(30, 0, -1, dtype=np.float32), (12, 1))
    right = sparse.csr_matrix(np.eye(12, 30))
    profiles = sparse.csr_matrix(np.ones((30, 1), np.float32))
    found = beyond(lists_of(same, right), np.full(30, 5), 12, profiles)
    assert found["coverage20"] == pytest.approx(20 / 30)
    assert found["gini"] == pytest.approx(1 / 3)
    assert found["novelty"] == pytest.approx(math.log2(12 / 6))
    assert found["diversity10"] == pytest.approx(0)


def test_a_whole_run_finds_the_crowds(folder: Path) -> None:
    answer = evaluate_hetrec(folder, SMALL, "acd")
    assert set(answer) == {"random_8_1_1", "leave_one_out", "new_artists"}
    known, new = answer["random_8_1_1"], answer["new_artists"]
    assert known["ensemble"]["ndcg10"] > known["popularity"]["ndcg10"] + 0.05
    assert new["ensemble"]["ndcg10"] > new["tagged"]["ndcg10"] + 0.05
    low, high = known["ensemble"]["ci95"]
    assert low < known["ensemble"]["ndcg10"] < high
    assert evaluate_hetrec(folder, SMALL, "d")["new_artists"] == new


def test_weights_are_learned_written_and_read(folder: Path, tmp_path: Path, data: ManyListeners) -> None:
    learned = learned_prior(data, SMALL)
    assert learned.known.lessons > 20
    assert learned.known.weights[learned.known.names.index("tags")] != 0
    file = tmp_path / "prior.json"
    assert main([str(file), str(folder)]) == 0
    assert read_prior(file).new.lessons == learned.new.lessons
    file.write_text("[]", "utf-8")
    with pytest.raises(RequestError, match="cannot be read"):
        read_prior(file)
