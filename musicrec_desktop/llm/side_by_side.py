"""Many short texts weighed after one prompt: what several of them begin with is evaluated once.

The answers to a question differ in their last token mostly ("Mood: calm", "Mood: sad"), and a text's last token need
not be evaluated at all: only what comes before it says how likely it is.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.cancelling import check_cancelled
from musicrec_desktop.domain.errors import InvariantError

Tokens = tuple[int, ...]


class Evaluator(Protocol):
    """What is needed of an engine: sequence 0 holds the prompt."""

    def decode(self, rows: Sequence[tuple[int, int, int, bool]]) -> None:
        """Evaluate (token, position, sequence, wants logits) rows."""

    def logits(self, row: int) -> NDArray[np.float32]:
        """(vocabulary,) of one row of the last batch."""

    def copy_sequence(self, source: int, target: int) -> None:
        """Let `target` go on from where `source` is."""

    def forget(self, sequence: int, start: int = -1) -> None:
        """Drop what a sequence holds."""


def beginnings(texts: Sequence[Sequence[int]]) -> list[Tokens]:
    """What has to be evaluated to weigh these texts: each but for its last token, once."""
    return list(dict.fromkeys(tuple(text[:-1]) for text in texts if len(text) > 1))


def log_likelihoods(
    engine: Evaluator, first: NDArray[np.float32], position: int, texts: Sequence[Sequence[int]], batch: int, width: int
) -> tuple[float, ...]:
    """Sum of the natural log-probabilities of each text's tokens after the prompt in sequence 0.

    first: (vocabulary,) logits after the prompt; `position` is the next one. At most `batch` tokens are evaluated at a
    time, in at most `width` sequences beside sequence 0. Raises InvariantError for an empty text or one longer than a
    batch.
    """
    if not all(texts):
        raise InvariantError("an empty text was to be weighed")
    if max(map(len, texts)) > batch + 1:
        raise InvariantError("a text longer than a batch was to be weighed")
    heads = beginnings(texts)
    follow: dict[Tokens, set[int]] = {}
    for text in texts:
        for n in range(len(text)):
            follow.setdefault(tuple(text[:n]), set()).add(text[n])
    after: dict[Tokens, dict[int, float]] = {(): _log_probabilities(first, follow[()])}
    while heads:
        check_cancelled()
        group, size = list[Tokens](), 0
        while heads and len(group) < width and size + len(heads[0]) <= batch:
            size += len(heads[0])
            group.append(heads.pop(0))
        after |= _evaluate(engine, position, group, follow)
    return tuple(sum(after[tuple(text[:n])][text[n]] for n in range(len(text))) for text in texts)


def _evaluate(
    engine: Evaluator, position: int, heads: Sequence[Tokens], follow: dict[Tokens, set[int]]
) -> dict[Tokens, dict[int, float]]:
    """What may follow each beginning of these texts, with its log-probability."""
    rows = [
        (token, position + n, sequence, True) for sequence, head in enumerate(heads, 1) for n, token in enumerate(head)
    ]
    after: dict[Tokens, dict[int, float]] = {}
    for sequence in range(1, len(heads) + 1):
        engine.copy_sequence(0, sequence)
    try:
        engine.decode(rows)
        row = 0
        for head in heads:
            for n in range(1, len(head) + 1):
                if head[:n] not in after:
                    after[head[:n]] = _log_probabilities(engine.logits(row), follow[head[:n]])
                row += 1
    finally:
        for sequence in range(1, len(heads) + 1):
            engine.forget(sequence)
    return after


def _log_probabilities(logits: NDArray[np.float32], tokens: set[int]) -> dict[int, float]:
    """Natural log-probabilities of some tokens. The sum over a vocabulary of 262,144 is taken in float32 by pairs,
    which is exact to a millionth."""
    top = logits.max()
    total = float(top) + float(np.log(np.exp(logits - top).sum()))
    return {token: float(logits[token]) - total for token in tokens}
