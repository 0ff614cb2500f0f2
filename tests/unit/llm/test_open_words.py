"""Which words of a request are left for a model."""

import pytest

from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.llm.open_words import open_words


@pytest.mark.parametrize("text", ["zzzz ????", "qwrtz plmkj xx", "bcdf", "123 !!!"])
def test_letters_that_are_no_word_leave_nothing_to_ask_about(text: str) -> None:
    assert open_words(PlaylistPlan(text)) == ()


def test_a_situation_leaves_its_words() -> None:
    assert {"raging", "boss"} <= set(open_words(PlaylistPlan("raging at my boss")))
    assert "rhythm" in open_words(PlaylistPlan("zzzz rhythm"))
    assert open_words(PlaylistPlan("下雨天", language="zh"))
