"""Examples as rows of tokens: one reading of the request, and after it each question with its answer, side by side.

The answers do not see each other, and each begins where the request ends: so one row teaches several questions for the
price of one request, exactly as the program asks them later, one at a time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final, Protocol

from musicrec_desktop.finetuning.decoder import TokenBatch
from musicrec_desktop.finetuning.examples import Example
from musicrec_desktop.finetuning.labels import ANSWERS, Weights
from musicrec_desktop.llm.facet_prompt import request_line

_ASKED: Final = 3
"""Questions of a row beside the mood."""


class Tokeniser(Protocol):
    """The model's own: what is trained must be cut as it will be when it is asked."""

    @property
    def end_token(self) -> int:
        """Ends an answer."""

    def tokens(self, text: str, *, is_first: bool) -> list[int]:
        """Token ids."""


@dataclass(frozen=True, slots=True)
class Target:
    """What should follow one token of a row."""

    at: int
    """Index in the row."""
    tokens: tuple[int, ...]
    weights: tuple[float, ...]
    """Their shares; they sum to 1."""
    worth: float = 1.0
    """Its part in the loss."""


@dataclass(frozen=True, slots=True)
class Row:
    """One example, cut into tokens."""

    tokens: tuple[int, ...]
    parts: tuple[int, ...]
    """0 for the tokens of the request, 1, 2, ... for those of each answer."""
    positions: tuple[int, ...]
    targets: tuple[Target, ...]


def facet_row(example: Example, tokeniser: Tokeniser, rng: Random, questions: Sequence[str] | None = None) -> Row:
    """The request with some questions: the mood and three more, or `questions`."""
    if questions is None:
        others = [question for question in ANSWERS if question != "Mood"]
        questions = ["Mood", *rng.sample(others, _ASKED)]
    row = _Builder(tokeniser.tokens(request_line(example.request), is_first=True))
    in_full = rng.choice(questions)
    for question in questions:
        answers = example.labels[question]
        texts = {answer: tokeniser.tokens(f" {answer}", is_first=False) for answer in answers}
        said = rng.choices(list(answers), list(answers.values()))[0]
        tail = texts[said] + tokeniser.tokens("\n", is_first=False) if question == in_full else []
        row.ask(tokeniser.tokens(f"{question}:", is_first=False), _first_tokens(answers, texts), tail)
    return row.row()


def answer_row(prompt: str, answer: str, tokeniser: Tokeniser) -> Row:
    """A prompt with one answer, all of it to be learned, and its end."""
    row = _Builder(tokeniser.tokens(prompt, is_first=True))
    row.answer([*tokeniser.tokens(answer, is_first=False), tokeniser.end_token])
    return row.row()


def _first_tokens(answers: Weights, texts: Mapping[str, Sequence[int]]) -> dict[int, float]:
    first: dict[int, float] = {}
    for answer, weight in answers.items():
        first[texts[answer][0]] = first.get(texts[answer][0], 0.0) + weight
    return first


class _Builder:
    def __init__(self, prompt: Sequence[int]) -> None:
        self._prompt = len(prompt)
        self._tokens, self._parts, self._positions = list(prompt), [0] * len(prompt), list(range(len(prompt)))
        self._targets: list[Target] = []

    def ask(self, head: Sequence[int], first: Mapping[int, float], tail: Sequence[int]) -> None:
        """A question, the shares of the first tokens of its answers, and one of these answers in full or nothing.

        The first token tells the answers apart and costs logits over the whole vocabulary, as each further one does.
        """
        part = self._parts[-1] + 1
        start = len(self._tokens)
        kept = [*head, *tail[:-1]]
        self._tokens += kept
        self._parts += [part] * len(kept)
        self._positions += range(self._prompt, self._prompt + len(kept))
        at = start + len(head) - 1
        self._targets.append(Target(at, tuple(first), tuple(first.values())))
        self._targets += [Target(at + n, (token,), (1.0,), _REST) for n, token in enumerate(tail[1:], 1)]

    def answer(self, tokens: Sequence[int]) -> None:
        """An answer that follows at once."""
        at = len(self._tokens) - 1
        self._tokens += tokens[:-1]
        self._parts += [1] * (len(tokens) - 1)
        self._positions += range(self._prompt, self._prompt + len(tokens) - 1)
        self._targets += [Target(at + n, (token,), (1.0,)) for n, token in enumerate(tokens)]

    def row(self) -> Row:
        """The finished row."""
        return Row(tuple(self._tokens), tuple(self._parts), tuple(self._positions), tuple(self._targets))


_REST: Final = 0.25
"""Worth of the tokens after an answer's first: they hold what is mostly settled by then."""


@dataclass(frozen=True, slots=True)
class RowBatch:
    """Rows as tensors."""

    batch: TokenBatch
    flat: Any
    """(n,) int64: index of each target's token in the flattened batch."""
    token_ids: Any
    """(m,) int64 of all shares."""
    target_of: Any
    """(m,) int64: which target a share belongs to."""
    shares: Any
    """(m,) float32."""
    worth: Any
    """(n,) float32; sums to 1."""

    def to(self, device: str) -> "RowBatch":
        """The same on a device."""
        moved = (each.to(device) for each in (self.flat, self.token_ids, self.target_of, self.shares, self.worth))
        return RowBatch(self.batch.to(device), *moved)


def batch_of(rows: Sequence[Row]) -> RowBatch:
    """Rows padded to the longest."""
    import torch

    length = max(len(row.tokens) for row in rows)
    tokens = torch.zeros(len(rows), length, dtype=torch.long)
    positions = torch.zeros_like(tokens)
    parts = torch.full_like(tokens, -1)
    flat, ids, target_of, shares, worth = list[int](), list[int](), list[int](), list[float](), list[float]()
    for n, row in enumerate(rows):
        size = len(row.tokens)
        tokens[n, :size] = torch.tensor(row.tokens)
        positions[n, :size] = torch.tensor(row.positions)
        parts[n, :size] = torch.tensor(row.parts)
        for target in row.targets:
            ids += target.tokens
            shares += target.weights
            target_of += [len(flat)] * len(target.tokens)
            flat.append(n * length + target.at)
            worth.append(target.worth)
    earlier = torch.ones(length, length, dtype=torch.bool).tril()
    same = parts[:, :, None] == parts[:, None, :]
    sees = earlier & (same | (parts[:, None, :] == 0))
    weights = torch.tensor(worth)
    return RowBatch(
        TokenBatch(tokens, positions, sees),
        torch.tensor(flat),
        torch.tensor(ids),
        torch.tensor(target_of),
        torch.tensor(shares),
        weights / weights.sum(),
    )


def sorted_batches(rows: Sequence[Row], size: int, rng: Random) -> list[list[Row]]:
    """Rows in batches of like length, the batches in random order: little padding."""
    by_length = sorted(rows, key=lambda row: len(row.tokens))
    batches = [by_length[at : at + size] for at in range(0, len(by_length), size)]
    rng.shuffle(batches)
    return batches


MakeRow = Callable[[int], Row]
"""Number of an example -> its row."""
