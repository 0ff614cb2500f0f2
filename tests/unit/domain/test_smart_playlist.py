"""Rules as lines of words: read, refused, and written as they were meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.smart_playlist import WORD_FIELDS, Rule, RuleField, RuleTest, SmartRules, parse_rules


def test_lines_become_rules() -> None:
    rules = parse_rules(
        (
            *("", "Genre is Hard Rock", "plays at most 0", "title does not contain live", "order by added latest"),
            *("limit 50", "limit 90 minutes"),
        )
    )
    assert rules == SmartRules(
        (
            Rule(RuleField.GENRE, RuleTest.IS, "Hard Rock"),
            Rule(RuleField.PLAYS, RuleTest.AT_MOST, "0"),
            Rule(RuleField.TITLE, RuleTest.LACKS, "live"),
        ),
        order=RuleField.ADDED,
        most_tracks=50,
        most_minutes=90,
    )
    assert parse_rules(["match any", "liked is yes", "last_played is never"]).is_any
    assert parse_rules(["last_played is never"]).rules[0].number == float("inf")


@pytest.mark.parametrize(
    ("line", "descending"),
    [
        ("order year latest", True),
        ("order added latest", False),
        ("order added oldest", True),
        ("order plays most", True),
        ("order title", False),
        ("order by tempo slowest", False),
    ],
)
def test_directions(line: str, descending: bool) -> None:
    assert parse_rules([line]).is_descending is descending


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("jazz", "no comparison"),
        ("colour is red", "colour is nothing to go by"),
        ("genre >= 3", "words, which have no order"),
        ("plays contains 3", "contain nothing"),
        ("plays >= many", "many is no number"),
        ("plays >= nan", "nan is no number"),
        ("order by sideways", "sideways is nothing to go by"),
        ("order year sideways", "sideways is no direction"),
    ],
)
def test_a_line_that_is_no_rule_says_why(line: str, why: str) -> None:
    with pytest.raises(RequestError, match=why) as caught:
        parse_rules([line])
    assert line in caught.value.message
    assert caught.value.hint


FIELDS = st.sampled_from(list(RuleField))
WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)


@st.composite
def any_rules(draw: st.DrawFn) -> SmartRules:
    rules = []
    for field in draw(st.lists(FIELDS, max_size=4)):
        if field in WORD_FIELDS:
            test = draw(st.sampled_from([RuleTest.IS, RuleTest.IS_NOT, RuleTest.CONTAINS, RuleTest.LACKS]))
            rules.append(Rule(field, test, draw(WORDS)))
        else:
            test = draw(st.sampled_from([RuleTest.IS, RuleTest.IS_NOT, RuleTest.AT_LEAST, RuleTest.AT_MOST]))
            rules.append(Rule(field, test, str(draw(st.integers(-100, 3000)))))
    order = draw(st.none() | FIELDS)
    descending = order is not None and draw(st.booleans())
    return SmartRules(
        tuple(rules), draw(st.booleans()), order, descending, draw(st.integers(0, 500)), draw(st.integers(0, 500))
    )


@given(any_rules())
def test_what_is_written_is_read_again(rules: SmartRules) -> None:
    assert parse_rules(str(rules).splitlines()) == rules
