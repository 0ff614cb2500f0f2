"""Reachable sums against trying every subset."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.ranking.subset_sum import SubsetSums


def all_sums(seconds: list[int], owners: list[int], limits: dict[int, int]) -> dict[int, tuple[int, ...]]:
    sums: dict[int, tuple[int, ...]] = {}
    for size in range(1, len(seconds) + 1):
        for items in itertools.combinations(range(len(seconds)), size):
            counts = [sum(owners[i] == owner for i in items) for owner in limits]
            if all(count <= limit for count, limit in zip(counts, limits.values(), strict=True)):
                sums.setdefault(sum(seconds[i] for i in items), items)
    return sums


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(-2, 2)), min_size=1, max_size=9),
    st.dictionaries(st.integers(0, 2), st.integers(0, 3)),
    st.integers(1, 120),
)
def test_nearest_and_subset_agree_with_trying_everything(
    items: list[tuple[int, int]], limits: dict[int, int], target: int
) -> None:
    seconds, owners = [length for length, _ in items], [owner for _, owner in items]
    truth = all_sums(seconds, owners, limits)
    sums = SubsetSums(seconds, owners, limits, longest=300)
    found = sums.nearest(target)
    if not truth:
        assert found is None
        return
    assert found is not None
    assert abs(found - target) == min(abs(total - target) for total in truth)
    for total in truth:
        chosen = sums.subset(total)
        assert len(set(chosen)) == len(chosen)
        assert sum(seconds[i] for i in chosen) == total
        assert all(sum(owners[i] == owner for i in chosen) <= limit for owner, limit in limits.items())


def test_better_items_are_taken_where_there_is_a_choice() -> None:
    sums = SubsetSums([10, 10, 10, 10], [-1, -2, -3, -4], {}, longest=100)
    assert sorted(sums.subset(20)) == [0, 1]


def test_sums_beyond_the_longest_are_left_out() -> None:
    sums = SubsetSums([50, 60], [-1, -2], {}, longest=80)
    assert sums.nearest(80) == 60
