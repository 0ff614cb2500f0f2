from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.llm.side_by_side import beginnings, log_likelihoods

VOCABULARY = 6
PROMPT = (5, 4)


def logits_after(tokens: Sequence[int]) -> NDArray[np.float32]:
    """A language model: any words make any other words likely, always the same ones."""
    return np.random.default_rng([len(tokens), *tokens]).normal(0, 2, VOCABULARY).astype(np.float32)


class Engine:
    """Sequences as lists of tokens; refuses what llama.cpp would refuse or get wrong."""

    def __init__(self) -> None:
        self.held: dict[int, list[int]] = {0: list(PROMPT)}
        self.rows: list[NDArray[np.float32]] = []
        self.evaluated = 0
        self.largest = 0

    def decode(self, rows: Sequence[tuple[int, int, int, bool]]) -> None:
        self.rows = []
        self.evaluated += len(rows)
        self.largest = max(self.largest, len(rows))
        for token, position, sequence, wants in rows:
            assert position == len(self.held[sequence]), "a gap in a sequence"
            assert sequence != 0, "the prompt has to stay as it is"
            self.held[sequence].append(token)
            self.rows.append(logits_after(self.held[sequence]) if wants else np.empty(0, np.float32))

    def logits(self, row: int) -> NDArray[np.float32]:
        return self.rows[row]

    def copy_sequence(self, source: int, target: int) -> None:
        assert target not in self.held, "a sequence was left over"
        self.held[target] = list(self.held[source])

    def forget(self, sequence: int, start: int = -1) -> None:
        assert start == -1
        del self.held[sequence]


def one_by_one(text: Sequence[int]) -> float:
    total, told = 0.0, list(PROMPT)
    for token in text:
        logits = logits_after(told).astype(np.float64)
        total += float(logits[token] - np.log(np.exp(logits).sum()))
        told.append(token)
    return total


TEXTS = st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4), min_size=1, max_size=12)


@given(TEXTS, st.integers(3, 9), st.integers(1, 4))
def test_together_is_as_one_by_one(texts: list[list[int]], batch: int, width: int) -> None:
    engine = Engine()
    found = log_likelihoods(engine, logits_after(PROMPT), len(PROMPT), texts, batch, width)
    assert found == pytest.approx([one_by_one(text) for text in texts], abs=1e-4)
    assert engine.held == {0: list(PROMPT)}
    assert engine.largest <= batch
    assert engine.evaluated == sum(map(len, beginnings(texts)))


def test_what_texts_share_is_evaluated_once() -> None:
    engine = Engine()
    log_likelihoods(engine, logits_after(PROMPT), 2, [(1, 2, 3), (1, 2, 4), (1, 2, 5), (1, 2)], 99, 9)
    assert engine.evaluated == 3  # 1 2 for three texts, 1 for the fourth


@pytest.mark.parametrize("texts", [[(1,), ()], [tuple(range(5)) * 2]])
def test_a_text_that_cannot_be_weighed_is_our_fault(texts: list[tuple[int, ...]]) -> None:
    with pytest.raises(InvariantError):
        log_likelihoods(Engine(), logits_after(PROMPT), 2, texts, 5, 9)


def test_sequences_are_given_back_when_the_model_stops() -> None:
    class Broken(Engine):
        def decode(self, rows: Sequence[tuple[int, int, int, bool]]) -> None:
            raise MemoryError(f"{len(rows)} rows")

    engine = Broken()
    with pytest.raises(MemoryError):
        log_likelihoods(engine, logits_after(PROMPT), 2, [(1, 2), (2, 2)], 5, 9)
    assert set(engine.held) == {0}
