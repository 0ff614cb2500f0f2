"""Which token comes next: greedy or by temperature, within what a grammar allows."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

Allowed = Callable[[NDArray[np.intp]], NDArray[np.bool_]]
"""Token ids -> True where the grammar lets a token stand next."""

_FIRST_LOOK: Final = 256
"""Candidates shown to the grammar before the whole vocabulary is: a grammar check costs microseconds a token, so all
49,152 of the default model would cost more than the model's own step."""
LEAST_TEMPERATURE: Final = 1e-3
"""Below, the likeliest token wins as surely as greedily, and dividing by it overflows."""
_KEPT: Final = 40
"""Candidates that a draw by temperature is made from (top-k)."""


def choose(
    logits: NDArray[np.float32], allowed: Allowed | None, temperature: float, rng: np.random.Generator
) -> int | None:
    """A token id, or None when the grammar allows none. logits: (vocabulary,) float32.

    Greedy takes the likeliest allowed token. A temperature draws among the 40 likeliest allowed of the 256 likeliest;
    only where none of those is allowed is the whole vocabulary looked at.
    """
    temperature = 0.0 if temperature < LEAST_TEMPERATURE else temperature
    if temperature <= 0:
        best = int(logits.argmax())
        if allowed is None or allowed(np.array([best], np.intp))[0]:
            return best
    looked = min(_FIRST_LOOK, len(logits))
    first = np.argpartition(logits, len(logits) - looked)[len(logits) - looked :]
    kept = first if allowed is None else first[allowed(first)]
    if len(kept) == 0:
        whole = np.arange(len(logits))
        kept = whole[allowed(whole)] if allowed is not None else whole
        if len(kept) == 0:
            return None
    if temperature <= 0:
        return int(kept[logits[kept].argmax()])
    kept = kept[np.argsort(-logits[kept], kind="stable")[:_KEPT]]
    z = (logits[kept] - logits[kept].max()).astype(np.float64) / temperature
    p = np.exp(z)
    return int(rng.choice(kept, p=p / p.sum()))
