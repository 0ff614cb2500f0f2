"""What a model with a trained adapter adds to a plan."""

import math

import pytest

from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.domain.plan import Curve, Facet, FacetWish, Note, PlaylistPlan, Range, Shape, Source
from musicrec_desktop.domain.progress import run_job
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm import QUESTIONS, Lexicon, best_plans, complete_plan
from musicrec_desktop.llm.facet_choice import CALIBRATIONS
from musicrec_desktop.llm.facet_prompt import ANY
from musicrec_desktop.llm.planning import apply_chances
from musicrec_desktop.testing.scripted_llm import ScriptedLlm
from tests.factories import NOW
from tests.unit.llm.worlds import a_view

TREE = GenreTree({"rock": (), "hard rock": ("rock",), "country": (), "electronic": ()}, {"electro": "electronic"})


def lexicon() -> Lexicon:
    """A library of rock alone."""
    return Lexicon.from_view(a_view(), TREE)


def answers(**chances: float) -> dict[str, float]:
    """Scores of all answers: these with these chances ("Mood_sad"), the rest of each question to "any"."""
    told = {name.replace("_", ": "): math.log(chance) for name, chance in chances.items()}
    for question in QUESTIONS.values():
        left = 1.0 - sum(chance for name, chance in chances.items() if name.startswith(f"{question.word}_"))
        told[f"{question.word}: {ANY}"] = math.log(max(left, 1e-9))
    everything = {f"{question.word}: {answer}": -30.0 for question in QUESTIONS.values() for answer in question.answers}
    return everything | told


def ask(plan: PlaylistPlan, *, using: Lexicon | None = None, **chances: float) -> PlaylistPlan:
    backend = ScriptedLlm(scores=[answers(**chances)], adapter="trained.gguf")
    return run_job(complete_plan(plan, using, backend, Request(plan.request, NOW)))


def rule(facet: Facet, value: str = "", ends: Range | None = None, words: str = "") -> FacetWish:
    return FacetWish(facet, Source.RULE, 0.9, value=value, range=ends, words=words)


def test_sure_answers_become_soft_wishes_of_the_model() -> None:
    plan = ask(PlaylistPlan("my dog died"), Mood_sad=0.95, Energy_low=0.95, Vocals_none=0.95, Feeling_mixed=0.95)
    wishes = {wish.facet: wish for wish in plan.wants}
    assert set(wishes) == {Facet.MOOD, Facet.ENERGY, Facet.VOCALS}  # a mixed feeling asks for nothing
    assert (wishes[Facet.MOOD].value, wishes[Facet.VOCALS].value) == ("sad", "none")
    assert wishes[Facet.ENERGY].range == Range(0.0, 0.5)
    assert all(wish.source is Source.MODEL and not wish.is_hard for wish in plan.wants)
    assert plan.title == "Sad mix"


@pytest.mark.parametrize(("facet", "question"), [(facet, question.word) for facet, question in QUESTIONS.items()])
def test_an_answer_below_its_confidence_is_not_applied(facet: Facet, question: str) -> None:
    answer = QUESTIONS[facet].answers[0]
    plan = ask(PlaylistPlan("my dog died"), using=lexicon(), **{f"{question}_{answer}": 0.02})
    assert plan.wants == ()
    if facet is not Facet.GENRE or answer == "rock":
        assert 0 < plan.facet_probabilities[f"{facet.value} {answer}"] < CALIBRATIONS[facet].enough


def test_any_is_an_answer() -> None:
    plan = ask(PlaylistPlan("the drummer of the other band"))
    assert plan.wants == ()
    assert plan.facet_probabilities["mood any"] > 0.99


def test_it_is_one_call_whatever_is_asked() -> None:
    calls = list[LlmCall]()
    backend = ScriptedLlm(adapter="trained.gguf")
    plan = PlaylistPlan("für die Oma, 外婆走了")
    run_job(complete_plan(plan, None, backend, Request(plan.request, NOW), calls.append))
    (asked,) = backend.asked
    assert asked.prompt == "Request: für die Oma, 外婆走了\n"
    assert "Mood: sad" in asked.continuations
    assert [call.purpose for call in calls] == ["facets"]


def test_chinese_is_asked_and_told_in_chinese() -> None:
    lost = PlaylistPlan("外婆走了", language="zh", notes=(Note("not_understood", "...", "外婆走了"),))
    assert [wish.value for wish in ask(lost, Mood_sad=0.95).wants] == ["sad"]
    unsure = apply_chances(lost, {Facet.MOOD: {"sad": 0.4, "hopeful": 0.35, ANY: 0.25}}, {Facet.MOOD: 0.5}, None)
    assert unsure.wants == ()
    assert "悲伤" in unsure.notes[-1].text


def test_what_the_rules_read_is_not_asked_again() -> None:
    energy = rule(Facet.ENERGY, ends=Range(0.7, 1), words="wild")
    backend = ScriptedLlm(adapter="trained.gguf")
    plan = PlaylistPlan("wild thing with a hammer", wants=(energy, rule(Facet.VOCALS, "none", words="a")))
    run_job(complete_plan(plan, None, backend, Request(plan.request, NOW)))
    asked = {text.split(":")[0] for text in backend.asked[0].continuations}
    assert asked == {"Mood", "Feeling", "Acoustic"}


def test_a_movement_settles_mood_and_energy() -> None:
    backend = ScriptedLlm(adapter="trained.gguf")
    plan = PlaylistPlan("build up for the hammers", curve=Curve(Shape.RISE))
    run_job(complete_plan(plan, None, backend, Request(plan.request, NOW)))
    assert not {text.split(":")[0] for text in backend.asked[0].continuations} & {"Mood", "Energy", "Feeling"}


def test_nothing_is_chosen_against_an_exclusion() -> None:
    avoids = (
        rule(Facet.ENERGY, ends=Range(0.6, 1), words="nothing loud"),
        rule(Facet.GENRE, "hard rock", words="no hard rock"),
        rule(Facet.VOCALS, "none", words="not instrumental"),
    )
    plan = PlaylistPlan("nothing loud, no hard rock, not instrumental, hammers", avoids=avoids)
    done = ask(plan, using=lexicon(), Mood_angry=0.98, Energy_high=0.98, Genre_rock=0.98, Vocals_none=0.98)
    assert done.wants == ()
    assert done.avoids == avoids


def test_what_does_not_go_with_the_mood_is_left_out() -> None:
    plan = ask(PlaylistPlan("my dog died"), Mood_sad=0.95, Energy_high=0.95)
    assert [wish.facet for wish in plan.wants] == [Facet.MOOD]


def test_genres_are_those_of_this_library() -> None:
    plan = ask(PlaylistPlan("amplifiers up to the ceiling"), using=lexicon(), Genre_rock=0.97)
    assert [wish.value for wish in plan.wanted(Facet.GENRE)] == ["rock"]
    absent = ask(PlaylistPlan("boots, hats and a tractor"), using=lexicon(), Genre_country=0.97)
    assert absent.wanted(Facet.GENRE) == ()
    assert "genre country" not in absent.facet_probabilities
    named = PlaylistPlan("hammers by Radiohead", wants=(rule(Facet.ARTIST, "radiohead", words="Radiohead"),))
    assert ask(named, using=lexicon(), Genre_rock=0.97).wanted(Facet.GENRE) == ()


def test_runners_up_are_readings_and_so_is_no_mood() -> None:
    plan = ask(PlaylistPlan("my dog died"), Mood_sad=0.6, Mood_hopeful=0.2, Energy_low=0.95)
    first, *others = best_plans(plan)
    assert first.plan == plan
    assert sum(reading.probability for reading in (first, *others)) == pytest.approx(1)
    said = [{wish.facet: wish.value for wish in reading.plan.wants} for reading in others]
    assert {Facet.MOOD: "hopeful", Facet.ENERGY: ""} in said
    assert {Facet.ENERGY: ""} in said
