"""Text that others wrote (tags, requests): data, never instructions, and never anything but one plain line."""

import re
import unicodedata
from typing import Final

_LONGEST_NAME: Final = 60
_LONGEST_REQUEST: Final = 300
_MARKUP: Final = re.compile(r"[<>{}\[\]|\\`]+")


def one_line(text: str, longest: int = _LONGEST_NAME) -> str:
    """The text as one line without control and direction characters, cut at `longest` characters with an ellipsis."""
    kept = "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    kept = " ".join(kept.split())
    return kept if len(kept) <= longest else kept[: longest - 1].rstrip() + "…"


def for_prompt(text: str, longest: int = _LONGEST_REQUEST) -> str:
    """The text as it may stand in a prompt: no characters that chat formats and JSON are made of, no double quotes."""
    return one_line(_MARKUP.sub(" ", text).replace('"', "'"), longest)


def gbnf_literal(text: str) -> str:
    """The text as a terminal of a GBNF grammar. It cannot end the terminal: everything but letters, digits and plain
    punctuation is written as a code point."""
    return '"' + "".join(char if char.isalnum() or char in " ,.'-:;()!?%" else _code(char) for char in text) + '"'


def _code(char: str) -> str:
    return f"\\U{ord(char):08x}"
