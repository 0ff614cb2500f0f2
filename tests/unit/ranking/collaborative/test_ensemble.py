"""Several methods as one."""

import json

import numpy as np
import pytest
from scipy import sparse

from musicrec_desktop.ranking.choice import ignorant
from musicrec_desktop.ranking.collaborative import (
    KNOWN_PARTS,
    NEW_PARTS,
    AlsSettings,
    CollaborativePrior,
    Interactions,
    blended,
    known_parts,
    new_parts,
    standardised,
    varied,
)

SMALL = CollaborativePrior(als=AlsSettings(4, 2.0), als_tags=AlsSettings(4, 2.0), side_tags=5, starts=1)


def two_crowds() -> tuple[Interactions, sparse.csr_matrix]:
    """Listeners and artists of two kinds, artists 8 and 9 heard by nobody, one of each kind; tag 0 or 1 says which."""
    random = np.random.default_rng(0)
    kind = np.arange(10) % 2
    heard = np.zeros((30, 10))
    for listener in range(30):
        heard[listener, random.permutation(np.flatnonzero(kind[:8] == listener % 2))[:3]] = random.integers(1, 900, 3)
    rows, items = heard.nonzero()
    tags = np.zeros((10, 4))
    tags[np.arange(10), kind] = random.integers(1, 9, 10)
    tags[:3, 2] = 1
    return Interactions(rows, items, heard[rows, items], 30, 10), sparse.csr_matrix(tags)


def test_every_method_tells_the_crowds_apart() -> None:
    heard, tags = two_crowds()
    parts = known_parts(heard, tags, SMALL)
    assert set(parts) == set(KNOWN_PARTS)
    matrix = heard.matrix().toarray()
    own = (np.arange(30)[:, None] % 2) == (np.arange(8) % 2)
    missing = (matrix[:, :8] == 0) & own
    for name, scores in parts.items():
        assert scores.shape == (30, 10)
        assert np.isfinite(scores).all()
        if name != "popularity":
            assert scores[:, :8][missing].mean() > scores[:, :8][~own].mean(), name


def test_new_items_go_to_the_crowd_that_their_tags_name() -> None:
    heard, tags = two_crowds()
    parts = new_parts(heard, tags, np.array([8, 9]), SMALL)
    assert set(parts) == set(NEW_PARTS)
    for name in ("tags", "als_by_tags", "ease_by_tags"):
        assert (parts[name][0::2, 0] > parts[name][0::2, 1]).all(), name
        assert (parts[name][1::2, 1] > parts[name][1::2, 0]).all(), name


def test_rows_are_brought_to_one_scale_and_constant_ones_say_nothing() -> None:
    scores = np.array([[1, 2, 3], [100, 200, 300], [7.1, 7.1, 7.1]], np.float32)
    scaled = standardised(scores)
    assert scaled[0] == pytest.approx(scaled[1], abs=1e-5)
    assert scaled[0].std() == pytest.approx(1, abs=1e-5)
    assert not scaled[2].any()


def test_weights_say_how_much_each_method_counts() -> None:
    parts = {"one": np.array([[0, 1.0]], np.float32), "other": np.array([[5, 4.0]], np.float32)}
    assert blended(parts, ignorant(("one", "other"), weights={"one": 1.0, "other": 0.5})) == pytest.approx(
        np.array([[-0.5, 0.5]]), abs=1e-5
    )


def test_a_prior_survives_its_file() -> None:
    learned = CollaborativePrior(known=ignorant(KNOWN_PARTS, weights={"ease": 0.7}), starts=3)
    again = CollaborativePrior.from_dict(json.loads(json.dumps(learned.as_dict())))
    assert again.as_dict() == learned.as_dict()
    assert again.known.weights[0] == 0.7


def test_a_prior_of_other_methods_is_refused() -> None:
    data = CollaborativePrior().as_dict()
    with pytest.raises(ValueError, match="other methods"):
        CollaborativePrior.from_dict({**data, "new": ignorant(("a",)).as_dict()})
    with pytest.raises(ValueError, match="format"):
        CollaborativePrior.from_dict({**data, "format": 9})


def test_variety_lifts_what_differs_from_the_first_and_leaves_out_what_is_known() -> None:
    scores = np.array([[5.0, 4.9, 4.8, 4.0, -np.inf, 0]], np.float32)
    profiles = sparse.csr_matrix(np.array([[1.0, 0], [1, 0], [1, 0], [0, 1], [0, 1], [0, 1]]))
    order = np.argsort(-varied(scores, profiles, 2.0, pool=5, length=2)[0])
    assert order[:2].tolist() == [0, 3]
    assert order[2:4].tolist() == [1, 2]
    assert order[-1] == 4
    assert np.array_equal(varied(scores, profiles, 0.0), scores)
