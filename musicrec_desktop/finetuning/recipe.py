"""What an adapter is taught, in which shares: the n-th row of a recipe is always the same."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Final

from musicrec_desktop.finetuning.examples import Example, Examples
from musicrec_desktop.finetuning.rows import Row, RowBatch, Tokeniser, answer_row, batch_of, facet_row
from musicrec_desktop.llm import reason_examples

LANGUAGES: Final = (("en", 0.74), ("zh", 0.18), ("es", 0.02), ("de", 0.02), ("fr", 0.02), ("ja", 0.02))
"""Shares of the languages that requests are made in."""
_REASONS: Final = (("en", 1500), ("zh", 700))
"""How many pairs of facts and a reason are drawn in each language."""
_BATCH: Final = 32


@dataclass(frozen=True, slots=True)
class RecipeOptions:
    """What is mixed."""

    seed: int = 1
    reasons: float = 0.12
    """Share of rows that teach to word a reason; the others teach to read a request."""
    own: float = 0.1
    """Share of the rows about requests that are made of the listener's own, where there are any."""
    held_out: int = 256
    """Rows that show how training goes."""
    languages: tuple[tuple[str, float], ...] = LANGUAGES


class Recipe:
    """Makes rows for training, and those that are never trained on."""

    def __init__(self, options: RecipeOptions, tokeniser: Tokeniser, own: Sequence[Example] = ()) -> None:
        self._options, self._tokeniser, self._own = options, tokeniser, own
        self._requests = Examples(options.seed, options.languages)
        self._unseen = Examples(options.seed, options.languages, is_held_out=True)
        self._reasons: list[tuple[str, str]] = []
        if options.reasons:
            for language, n in _REASONS:
                self._reasons += reason_examples(language, options.seed, n)

    def row(self, n: int) -> Row:
        """The n-th row."""
        rng = Random(f"{self._options.seed} row {n}")
        if rng.random() < self._options.reasons:
            return answer_row(*rng.choice(self._reasons), self._tokeniser)
        if self._own and rng.random() < self._options.own:
            return facet_row(rng.choice(self._own), self._tokeniser, rng)
        return facet_row(self._requests.example(n), self._tokeniser, rng)

    def held_out(self) -> Sequence[RowBatch]:
        """Requests made from kernels that no row is made from."""
        rows = [facet_row(self._unseen.example(n), self._tokeniser, Random(n)) for n in range(self._options.held_out)]
        rows.sort(key=lambda row: len(row.tokens))
        return [batch_of(rows[at : at + _BATCH]) for at in range(0, len(rows), _BATCH)]

    def told(self) -> str:
        """The options, for the adapter's file."""
        return str(asdict(self._options))
