"""The artists a listener is drawn to most, found without an affinity made of each."""

from types import MappingProxyType

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.taste import highest
from musicrec_desktop.domain.taste_evidence import COUNTS, WEIGHTS, WeightTable
from musicrec_desktop.taste.affinity_table import AffinityTable
from musicrec_desktop.taste.config import TasteConfig


def table(goods: list[int], leans: dict[str, float]) -> AffinityTable:
    """Artists "0", "1", ... of whom so much was heard, and against each a little."""
    weights = np.zeros((len(goods), len(WEIGHTS)))
    weights[:, 0], weights[:, 1] = goods, np.arange(len(goods)) % 3
    counts = np.ones((len(goods), len(COUNTS)), np.int32)
    rows = MappingProxyType({str(at): at for at in range(len(goods))})
    return AffinityTable(WeightTable(rows, weights, counts), 1.0, 2.0, TasteConfig(), leans)


@given(
    st.lists(st.integers(0, 3), max_size=12),
    st.dictionaries(st.integers(0, 14).map(str), st.sampled_from([-1.0, -0.5, 0.0, 0.5, 1.0]), max_size=4),
    st.integers(1, 15),
)
def test_they_are_those_that_looking_at_each_finds(goods: list[int], leans: dict[str, float], n: int) -> None:
    found = highest(table(goods, leans), n)
    assert found == highest(dict(table(goods, leans).items()), n)
    assert [value for _, value in found] == sorted((value for _, value in found), reverse=True)


def test_one_by_one_they_are_the_same_as_in_one_go() -> None:
    goods = [0, 3, 1, 2]
    leans = {"1": -0.5, "new": 0.5}
    single, whole = table(goods, leans), table(goods, leans)
    every = dict(whole.items())
    assert {name: single[name] for name in every} == every
    assert list(every) == ["0", "1", "2", "3", "new"]
    assert single["new"].value == 0.5
    assert "nobody" not in single
