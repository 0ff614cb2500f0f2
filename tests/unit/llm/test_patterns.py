import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.llm.patterns import expand, expand_all


def test_a_pattern_stands_for_all_its_texts() -> None:
    assert expand("plain {slot}") == ("plain {slot}",)
    assert expand("(a|b) c[ d]") == ("a c", "a c d", "b c", "b c d")
    assert expand("[x(1|2[3])]y") == ("y", "x1y", "x2y", "x23y")
    assert expand("(|a)b") == ("b", "ab")
    assert expand("a|b") == ("a|b",), "outside of brackets a bar is a bar"
    assert expand_all(("(a|b)", "(b|c)")) == ("a", "b", "c")


@pytest.mark.parametrize("broken", ["(a", "a)", "[a", "a]", "(a]", "[a)"])
def test_brackets_have_to_match(broken: str) -> None:
    with pytest.raises(InvariantError, match="bracket"):
        expand(broken)


@given(st.lists(st.lists(st.text("abc ", max_size=3), min_size=1, max_size=3), min_size=1, max_size=4))
def test_groups_multiply(groups: list[list[str]]) -> None:
    texts = expand("".join(f"({'|'.join(group)})" for group in groups))
    assert len(set(texts)) == len(texts)
    assert "".join(group[-1] for group in groups) in texts
