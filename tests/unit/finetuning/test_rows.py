"""Examples as rows of tokens: each answer is asked for exactly as the program will ask."""

from random import Random

import pytest

from musicrec_desktop.finetuning import Example, Recipe, RecipeOptions
from musicrec_desktop.finetuning.labels import ANSWERS, labels_of
from musicrec_desktop.finetuning.rows import Row, answer_row, facet_row, sorted_batches
from musicrec_desktop.llm import QUESTIONS, question_text, request_line


class Letters:
    """A tokeniser with a token for each character."""

    end_token = 0

    def tokens(self, text: str, *, is_first: bool) -> list[int]:
        return ([1] if is_first else []) + [ord(letter) for letter in text]


def seen_by(row: Row, at: int) -> str:
    """What stands before and at a token, as its answer sees it."""
    seen = [n for n in range(at + 1) if row.parts[n] in (0, row.parts[at])]
    assert [row.positions[n] for n in seen] == list(range(len(seen)))
    return "".join(chr(row.tokens[n]) for n in seen[1:])


def test_a_question_sees_the_request_and_nothing_else() -> None:
    example = Example("my goat ate the hat", labels_of({"moods": "playful happy"}))
    row = facet_row(example, Letters(), Random(1), list(ANSWERS))
    prompts = [seen_by(row, target.at) for target in row.targets if target.worth == 1]
    assert prompts == [request_line(example.request) + question_text(facet) for facet in QUESTIONS]


def test_an_answer_is_learned_by_its_first_token_with_all_shares() -> None:
    example = Example("x", {**labels_of({"moods": "any"}), "Dance": {"yes": 0.7, "no": 0.3}})
    row = facet_row(example, Letters(), Random(1), ["Dance"])
    first = row.targets[0]
    assert dict(zip(first.tokens, first.weights, strict=True)) == {ord(" "): 1.0}  # here a letter is a token
    full = seen_by(row, row.targets[-1].at)
    assert full.removeprefix(request_line("x")) in ("Dance: yes", "Dance: no")
    assert row.targets[-1].tokens == (ord("\n"),)


def test_an_answer_in_full_ends() -> None:
    row = answer_row("Facts: year {year}\nReason:", " From {year}.", Letters())
    told = "".join(chr(target.tokens[0]) for target in row.targets[:-1])
    assert told == " From {year}."
    assert row.targets[-1].tokens == (Letters.end_token,)
    assert seen_by(row, row.targets[0].at).endswith("Reason:")


def test_batches_hold_every_row_once_and_rows_of_like_length() -> None:
    rows = [answer_row("p" * n, "a", Letters()) for n in range(1, 41)]
    batches = sorted_batches(rows, 8, Random(1))
    assert sorted(len(row.tokens) for batch in batches for row in batch) == sorted(len(row.tokens) for row in rows)
    assert all(max(len(r.tokens) for r in batch) - min(len(r.tokens) for r in batch) < 8 for batch in batches)


@pytest.mark.parametrize("reasons", [0.0, 1.0])
def test_a_recipe_makes_what_it_says_and_always_the_same(reasons: float) -> None:
    recipe = Recipe(RecipeOptions(seed=3, reasons=reasons), Letters())
    rows = [recipe.row(n) for n in range(20)]
    assert [recipe.row(n) for n in reversed(range(20))][::-1] == rows
    starts = {"".join(chr(token) for token in row.tokens[1:9]) for row in rows}
    assert all(start.startswith("Facts" if reasons else "Request") for start in starts)


def test_the_listeners_own_requests_are_mixed_in() -> None:
    own = [Example("zzz", labels_of({"moods": "calm"}))]
    recipe = Recipe(RecipeOptions(seed=3, reasons=0.0, own=0.5), Letters(), own)
    rows = [recipe.row(n) for n in range(60)]
    share = sum("".join(chr(token) for token in row.tokens[1:]).startswith("Request: zzz\n") for row in rows) / 60
    assert 0.25 < share < 0.75
