"""The tables of phrases beside this file."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.llm.understanding.phrases import Phrases

V = TypeVar("V")


@cache
def read_tables(name: str) -> Mapping[str, Any]:
    """One TOML file of this package."""
    tables: Mapping[str, Any] = tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return tables


def table(section: str, values: Mapping[str, V], file: str = "phrases.toml") -> Phrases[V]:
    """A section of a file of phrases, each key standing for its value; every key must have one, and the reverse."""
    patterns = read_tables(file)[section]
    if patterns.keys() != values.keys():
        raise InvariantError(f"{file} [{section}] has {sorted(patterns)}, the code {sorted(values)}")
    return Phrases((patterns[key], values[key]) for key in patterns)


def word_set(name: str) -> frozenset[str]:
    """A set of words of words.toml."""
    return frozenset(str(read_tables("words.toml")[name]).split())
