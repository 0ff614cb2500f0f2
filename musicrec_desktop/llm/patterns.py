"""Short patterns for many wordings: "(runs|moves) at {bpm} bpm[ or so]" stands for four."""

from collections.abc import Iterator
from functools import cache
from itertools import product

from musicrec_desktop.domain.errors import InvariantError


@cache
def expand(pattern: str) -> tuple[str, ...]:
    """Every text of a pattern, in a fixed order: `(a|b)` is one of these, `[a]` may be left out, both may nest.

    Raises InvariantError when brackets do not match. `{slots}` stay as they are.
    """
    texts, at = _alternatives(pattern, 0, "")
    if at != len(pattern):
        raise InvariantError(f"a bracket is closed that was never opened: {pattern}")
    return tuple(dict.fromkeys(texts))


def expand_all(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Every text of several patterns."""
    return tuple(dict.fromkeys(text for pattern in patterns for text in expand(pattern)))


def _alternatives(pattern: str, at: int, end: str) -> tuple[list[str], int]:
    """The texts from a place up to the bracket `end` ("" for the end of the pattern), and the place of that bracket."""
    texts, parts = list[str](), list[list[str]]()
    while at < len(pattern):
        char = pattern[at]
        if char in "([":
            inner, at = _alternatives(pattern, at + 1, ")" if char == "(" else "]")
            parts.append(inner if char == "(" else ["", *inner])
        elif char in ")]":
            break
        elif char == "|" and end:
            texts += _join(parts)
            parts = []
        else:
            parts.append([char])
        at += 1
    if end and pattern[at : at + 1] != end:
        raise InvariantError(f"a bracket is not closed: {pattern}")
    return [*texts, *_join(parts)], at


def _join(parts: list[list[str]]) -> Iterator[str]:
    return ("".join(chosen) for chosen in product(*parts))
