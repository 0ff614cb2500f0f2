"""The words that act on a list that is already there."""

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.llm.understanding.phrases import Phrases


class Cue(StrEnum):
    """What a phrase does. What the phrases are stands in cues.toml."""

    UNDO = "undo"
    OTHERS = "others"
    """All of it anew."""
    KEEP = "keep"
    ONLY = "only"
    """These and no others."""
    REPLACE = "replace"
    ANOTHER = "another"
    """Instead of the one that plays."""
    REMOVE = "remove"
    ALL = "all"
    BUT = "but"
    LONGER = "longer"
    SHORTER = "shorter"
    HALF_LENGTH = "half_length"
    DOUBLE_LENGTH = "double_length"
    LESS = "less"
    """Less of what follows."""
    TOO_MUCH = "too_much"
    """Less of what stands before."""
    MORE = "more"
    NO_MORE = "no_more"
    THAT_ARTIST = "that_artist"
    ADD = "add"
    ALSO = "also"
    """Beside what is wanted already, not in its place."""
    AGAIN = "again"
    """What was ruled out may come back."""
    LIKE = "like"
    NEWER = "newer"
    OLDER = "older"
    TOO = "too"
    """Less of the sound that follows: "too fast"."""
    NOT_ENOUGH = "not_enough"
    UNKNOWN = "unknown"
    """Something else than what was heard too often."""


@cache
def cue_phrases(cue: Cue) -> Phrases[Cue]:
    """The phrases of one cue: a phrase may belong to several, and what stands beside it says which is meant."""
    patterns = tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
    if patterns.keys() != set(Cue):
        raise InvariantError(f"cues.toml has {sorted(patterns)}, the code {sorted(Cue)}")
    return Phrases(((patterns[cue], cue),))
