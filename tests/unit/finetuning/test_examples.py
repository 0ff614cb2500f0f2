"""Requests made from hand-written kernels: what they ask for stays right however they are put."""

import tomllib
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.finetuning import Examples, own_example, situations
from musicrec_desktop.finetuning.labels import ANSWERS, OPEN, labels_of, mixed, one, shares
from musicrec_desktop.finetuning.phrasing import cased, mistyped, phrasing
from musicrec_desktop.finetuning.situations import held_out, kernels

LANGUAGES = ("en", "zh", "es", "de", "fr", "ja")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kernel_answers_every_question_with_answers_there_are(language: str) -> None:
    found = kernels(language)
    assert len(found) > 50
    for kernel in found:
        assert set(kernel.labels) == set(ANSWERS)
        for question, answers in kernel.labels.items():
            assert set(answers) <= set(ANSWERS[question]), kernel
            assert sum(answers.values()) == pytest.approx(1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_kernel_is_written_twice(language: str) -> None:
    texts = [(kernel.text, kernel.is_doing) for kernel in kernels(language)]
    assert sorted(text for text in set(texts) if texts.count(text) > 1) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_frames_have_their_places(language: str) -> None:
    frames = phrasing(language)
    assert all(frame.count("{}") == 1 for frame in (*frames.told, *frames.doing, *frames.gerund, *frames.word))
    assert all("{0}" in frame and "{1}" in frame for frame in (*frames.with_wish, *frames.beside, *frames.of_genre))
    assert set(frames.genres.values()) <= set(ANSWERS["Genre"])
    for aside in frames.asides:
        assert all(answer in ANSWERS[question] for question, answer in aside.sets.items())


def test_every_group_of_the_files_has_requests() -> None:
    for path in (Path(situations.__file__).parent / "requests").glob("*_*.toml"):
        if path.name.startswith("frames_"):
            continue
        for group in tomllib.loads(path.read_text("utf-8"))["group"]:
            assert group.get("told") or group.get("doing"), (path.name, group["name"])


def test_an_example_is_the_same_whatever_was_made_before() -> None:
    shares_of_languages = [(name, 1.0) for name in LANGUAGES]
    one_way, other_way = Examples(5, shares_of_languages), Examples(5, shares_of_languages)
    assert [one_way.example(n) for n in range(50)] == [other_way.example(n) for n in reversed(range(50))][::-1]
    assert Examples(6, shares_of_languages).example(3) != one_way.example(3)


def test_what_is_held_out_is_never_trained_on() -> None:
    kept = [kernel.text for kernel in kernels("en") if held_out(kernel)]
    assert 0.05 < len(kept) / len(kernels("en")) < 0.2
    examples = Examples(1, [("en", 1.0)])
    seen = "\n".join(examples.example(n).request.casefold() for n in range(1500))
    long = [text for text in kept if len(text) > 25]  # a short one may be part of another
    assert [text for text in long if text.casefold() in seen] == []


def test_a_wish_wins_over_the_situation_it_is_said_in() -> None:
    said = [kernel for kernel in kernels("en") if not (kernel.is_doing or kernel.is_word)]
    wishes = [kernel for kernel in said if kernel.is_wish and len(kernel.text) > 12]
    situations = [kernel for kernel in said if not kernel.is_wish and len(kernel.text) > 20]
    examples, checked = Examples(2, [("en", 1.0)]), 0
    for n in range(3000):
        example = examples.example(n)
        wish = next((wish for wish in wishes if wish.text in example.request), None)
        if wish and any(other.text in example.request.replace(wish.text, "") for other in situations):
            assert example.labels["Mood"] == wish.labels["Mood"], example.request
            checked += 1
    assert checked > 30


def test_some_requests_say_nothing_and_answers_are_open_then() -> None:
    examples = Examples(3, [("en", 1.0)])
    silent = [
        example for example in (examples.example(n) for n in range(800)) if example.labels["Mood"].get(OPEN) == 1.0
    ]
    assert 0.1 < len(silent) / 800 < 0.35
    assert all(example.labels["Feeling"] == {OPEN: 1.0} for example in silent)


def test_what_follows_from_moods() -> None:
    party = labels_of({"moods": "party"})
    assert max(party["Energy"], key=lambda answer: party["Energy"][answer]) == "high"
    assert max(party["Dance"], key=lambda answer: party["Dance"][answer]) == "yes"
    assert party["Vocals"] == {OPEN: 1.0}
    grief = labels_of({"moods": "sad melancholic", "vocals": "none"})
    assert grief["Mood"]["sad"] > grief["Mood"]["melancholic"] > grief["Mood"][OPEN]
    assert grief["Vocals"]["none"] > 0.9
    assert labels_of({"moods": "any"}) == {question: {OPEN: 1.0} for question in ANSWERS}


@given(st.lists(st.sampled_from(ANSWERS["Mood"]), min_size=1, max_size=5, unique=True))
def test_shares_fall_and_sum_to_one(moods: list[str]) -> None:
    found = shares(" ".join(moods))
    assert sum(found.values()) == pytest.approx(1)
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert sum(mixed([(found, 0.3), (one("calm"), 0.7)]).values()) == pytest.approx(1)


@given(st.text(max_size=40), st.integers(0, 100))
def test_slips_change_at_most_one_letter(text: str, seed: int) -> None:
    slipped = mistyped(text, Random(seed))
    assert abs(len(slipped) - len(text)) <= 1
    assert cased(text, Random(seed)).casefold().replace("'", "") == text.casefold().replace("'", "")


def test_a_kept_list_says_what_its_request_meant() -> None:
    example = own_example("Tuesday things", {"energy": 0.05, "valence": 0.1, "instrumentalness": 0.9})
    answers = {question: max(found, key=lambda answer: found[answer]) for question, found in example.labels.items()}
    assert answers["Energy"] == "low"
    assert answers["Feeling"] == "sad"
    assert answers["Vocals"] == "none"
    moods = example.labels["Mood"]
    assert moods["sad"] > moods["calm"] > moods.get("party", 0.0)
    assert answers["Tempo"] == OPEN  # not measured
