"""Bounds around a quantity: under, over, around, between, or more."""

import math
from typing import Final

from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.tables import table

_BOUNDS: Final[Phrases[str]] = table(
    "before a quantity", {bound: bound for bound in ("below", "above", "about", "between", "exactly")}
)
_AFTER_BOUNDS: Final[Phrases[str]] = table("after a quantity", {bound: bound for bound in ("below", "above", "about")})
TO: Final = frozenset(("-", "to", "and", "till", "until", "y", "a", "und", "bis", "et", "到", "至", "和"))


def bound_before(reading: Reading, i: int) -> tuple[int, str]:
    """Where the bound before token i starts, and which it is; (i, "") without one."""
    found = _BOUNDS.ending_at(reading.tokens, i, 3)
    return found if found is not None and reading.is_free(found[0], i) else (i, "")


def bound_after(reading: Reading, i: int) -> tuple[int, str]:
    """Where the bound that starts at token i ends, and which it is; (i, "") without one."""
    found = _AFTER_BOUNDS.at(reading.tokens, i) if i < len(reading.tokens) else None
    return found if found is not None and reading.is_free(i, found[0]) else (i, "")


def limits(bound: str, value: float, slack: float) -> tuple[float, float]:
    """(low, high) of a bound; `slack` to either side without one."""
    if bound == "below":
        return 0.0, value
    if bound == "above":
        return value, math.inf
    return (value - slack, value + slack)
