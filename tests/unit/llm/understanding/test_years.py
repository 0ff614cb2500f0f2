"""Years, decades, centuries and ages, said in every way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.plan import Facet
from tests.unit.llm.understanding.conftest import Plan, said

YEARS = {
    "early-to-mid 90s": "1990..1996",
    "mid-to-late 80s": "1983..1989",
    "the first half of the 90s": "1990..1994",
    "second half of the 80s": "1985..1989",
    "end of the 90s": "1996..1999",
    "'95 to '05": "1995..2005",
    "between '85 and '95": "1985..1995",
    "songs from 69": "1969..1969",
    "stuff from 94-96": "1994..1996",
    "class of 99": "1999..1999",
    "nineteen eighty four": "1984..1984",
    "songs from nineteen ninety nine": "1999..1999",
    "older than 30 years": "-inf..1996",
    "over 20 years old": "-inf..2006",
    "less than 5 years old": "2021..inf",
    "no older than five years": "2021..inf",
    "twenty years ago": "2004..2008",
    "after the year 2000": "2001..inf",
    "anything since the millennium": "2000..inf",
    "2010 and later": "2010..inf",
    "2010+": "2010..inf",
    "2018 upwards": "2018..inf",
    "from the 1980s through today": "1980..inf",
    "the two thousands": "2000..2009",
    "around 1990": "1988..1992",
    "1990ish": "1988..1992",
    "last century": "1900..1999",
    "19th century": "1800..1899",
    "this decade": "2020..2029",
    "the previous decade": "2010..2019",
    "from 1990 to 1980": "1980..1990",
    "70到90年代": "1970..1999",
    "九九年": "1999..1999",
    "98年的歌": "1998..1998",
    "2005年前": "-inf..2004",
    "2005年后": "2006..inf",
    "十年前的歌": "2015..2017",
    "二十年以上的老歌": "-inf..2006",
    "去年的歌": "2025..2025",
    "前年的歌": "2024..2024",
    "九十年代末到2000年初": "1996..2003",
    "principios de los 90": "1990..1993",
    "de los años setenta a los noventa": "1970..1999",
    "aus den Achtzigern": "1980..1989",
    "90er Jahre": "1990..1999",
    "nada después de 1990": "-inf..1990",
    "rien après 1990": "-inf..1990",
    "de los 2000 en adelante": "2000..inf",
    "zwischen 1990 und 2000": "1990..2000",
    "les années quatre-vingt": "1980..1989",
    "des années 70 aux années 90": "1970..1999",
    "1990年から2000年まで": "1990..2000",
    "2010年以降": "2010..inf",
    "80年代後半": "1985..1989",
}


@pytest.mark.parametrize(("text", "bounds"), YEARS.items())
def test_years(plan: Plan, text: str, bounds: str) -> None:
    assert [each for each in said(plan(text)) if each.startswith("year")] == [f"year={bounds}"]


def test_two_bounds_apart_are_alternatives(plan: Plan) -> None:
    assert said(plan("before 1980 and after 1990")) == {"year=-inf..1979", "year=1991..inf"}


@pytest.mark.parametrize(
    "text", ["made before I was born", "the year I was born", "the decade I was born in", "我出生那年的歌"]
)
def test_the_listeners_own_years_are_not_known(plan: Plan, text: str) -> None:
    assert [note.code for note in plan(text).notes] == ["unknown_year"]


@pytest.mark.parametrize("text", ["sesenta minutos", "20 years of marriage", "a tempo in the 90s", "30 tracks"])
def test_other_numbers_are_no_year(plan: Plan, text: str) -> None:
    assert not plan(text).wanted(Facet.YEAR)


@given(
    low=st.integers(1940, 2020),
    width=st.integers(1, 60),
    frame=st.sampled_from(
        (
            *("from {} to {}", "between {} and {}", "{}-{}", "{} through {}", "{}年到{}年", "de {} a {}"),
            *("zwischen {} und {}", "entre {} et {}", "{}年から{}年まで"),
        )
    ),
)
@settings(max_examples=80, deadline=None)
def test_any_two_years_in_any_frame(plan: Plan, low: int, width: int, frame: str) -> None:
    (wish,) = plan(frame.format(low, low + width)).wanted(Facet.YEAR)
    assert wish.range is not None
    assert (wish.range.low, wish.range.high) == (low, low + width)
    assert wish.is_hard


@given(
    decade=st.integers(192, 201).map(lambda tens: tens * 10),
    frame=st.sampled_from(("the {}s", "{}s rock", "{}年代", "{}er", "no {}s")),
)
@settings(max_examples=60, deadline=None)
def test_any_decade_wanted_or_not(plan: Plan, decade: int, frame: str) -> None:
    found = plan(frame.format(decade))
    (wish,) = found.avoided(Facet.YEAR) if frame.startswith("no") else found.wanted(Facet.YEAR)
    assert wish.range is not None
    assert (wish.range.low, wish.range.high) == (decade, decade + 9)
