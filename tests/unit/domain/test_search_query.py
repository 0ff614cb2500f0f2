"""What is typed into the search field."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.search_query import Filter, SearchField, SearchQuery, parse_query


def test_words_and_filters_are_told_apart() -> None:
    assert parse_query('blue artist:"Miles Davis" train year:1955-1959') == SearchQuery(
        ("blue", "train"), (Filter(SearchField.ARTIST, "Miles Davis"), Filter(SearchField.YEAR, low=1955, high=1959))
    )


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("year:1990", 1990, 1990),
        ("year:1990-", 1990, math.inf),
        ("year:-1999", -math.inf, 1999),
        ("plays:>=5", 5, math.inf),
        ("plays:<=5", -math.inf, 5),
        ("bpm:128", 127.5, 128.5),
        ("added:30", -math.inf, 30),
        ("played:7-14", 7, 14),
        ("minutes：3", 2.5, 3.5),
    ],
)
def test_numbers_are_ranges(typed: str, low: float, high: float) -> None:
    filters = parse_query(typed).filters
    assert [(each.low, each.high) for each in filters] == [(low, high)]


def test_more_and_less_than_leave_the_number_out() -> None:
    (more,), (less,) = parse_query("plays:>5").filters, parse_query("plays:<5").filters
    assert more.low > 5
    assert less.high < 5


@pytest.mark.parametrize("typed", ["year:", "year:x", "artist:", 'artist:"', "plays:-", "added:>"])
def test_half_a_filter_is_nothing_yet(typed: str) -> None:
    assert parse_query(typed).is_blank


def test_what_is_no_filter_is_words() -> None:
    assert parse_query("re:stacks http://x").words == ("re", "stacks", "http", "//x")
    assert parse_query("liked:no liked: liked:yes").filters == tuple(
        Filter(SearchField.LIKED, is_wanted=wanted) for wanted in (False, True, True)
    )


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_nothing_that_can_be_typed_fails(text: str) -> None:
    query = parse_query(text)
    assert all(not each.isspace() for each in query.words)
    assert all(each.low == each.low and each.high == each.high for each in query.filters)
