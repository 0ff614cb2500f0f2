"""A few hundred allowed texts as a tree of tokens: where only one way leads on, the model is not asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.llm.token_choice import LEAST_TEMPERATURE


@dataclass(slots=True)
class ChoiceTree:
    """What may follow: the next tokens, each with what may follow it. No tokens: the text is whole."""

    next: dict[int, "ChoiceTree"] = field(default_factory=dict)

    @staticmethod
    def of(texts: Iterable[Sequence[int]], end: int) -> "ChoiceTree":
        """The tree of token sequences; `end` marks the end of one that is the beginning of another."""
        root = ChoiceTree()
        for tokens in texts:
            at = root
            for token in (*tokens, end):
                at = at.next.setdefault(token, ChoiceTree())
        return root

    def forced(self) -> tuple[list[int], "ChoiceTree"]:
        """The tokens up to the next real choice, and the place after them."""
        tokens, at = list[int](), self
        while len(at.next) == 1:
            token, at = next(iter(at.next.items()))
            tokens.append(token)
        return tokens, at


def draw(
    logits: NDArray[np.float32], ways: Mapping[int, ChoiceTree], temperature: float, rng: np.random.Generator
) -> int:
    """One of the tokens that may come next: the likeliest, or by temperature."""
    tokens = np.array(sorted(ways), np.intp)
    z = logits[tokens].astype(np.float64)
    if temperature < LEAST_TEMPERATURE:
        return int(tokens[z.argmax()])
    p = np.exp((z - z.max()) / temperature)
    return int(rng.choice(tokens, p=p / p.sum()))
