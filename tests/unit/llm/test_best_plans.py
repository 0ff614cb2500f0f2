"""The likeliest readings of a request."""

from dataclasses import replace

import pytest

from musicrec_desktop.domain.plan import Facet, FacetWish, PlaylistPlan, Source
from musicrec_desktop.llm import best_plans

RULE = FacetWish(Facet.GENRE, Source.RULE, 1.0, value="jazz", is_hard=True)
CHOSEN = FacetWish(Facet.MOOD, Source.MODEL, 0.6, value="calm", is_hard=False)
PLAN = PlaylistPlan(
    "jazz for the hammock",
    wants=(RULE, CHOSEN),
    facet_probabilities={"mood calm": 0.6, "mood dreamy": 0.2, "mood sleepy": 0.1, "mood sad": 0.06, "mood epic": 0.04},
)


def test_runners_up_keep_their_chance_and_everything_else_stays() -> None:
    found = best_plans(PLAN)
    assert [reading.plan.wants[1].value for reading in found] == ["calm", "dreamy", "sleepy"]
    assert [reading.probability for reading in found] == pytest.approx([6 / 9, 2 / 9, 1 / 9])
    assert found[0].plan == PLAN
    assert all(reading.plan.wants[0] is RULE for reading in found)


def test_a_mood_that_the_rules_read_is_the_only_reading() -> None:
    assert best_plans(replace(PLAN, wants=(RULE, replace(CHOSEN, source=Source.RULE)))) == ()


def test_what_is_hardly_likely_is_left_out() -> None:
    sure = replace(PLAN, facet_probabilities={"mood calm": 0.97, "mood sad": 0.03})
    assert [reading.probability for reading in best_plans(sure)] == [1.0]
