"""JSON objects out of a file of any size, one after the other, past broken ones."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

_CHUNK: Final = 1 << 18
_LONGEST: Final = 1 << 18
"""Characters of one object at most: what does not end within them is broken."""
_HEAD: Final = 1 << 12
"""Characters in which a wrapper shows."""
_BETWEEN: Final = re.compile(r"[\s,\[\]\x1e]*")
"""What may stand between two objects of a list, of a list of lists, or of lines."""
_NEXT: Final = re.compile(r"(?<=\})\s*,?\s*(?=\{)|\n\s*(?=\{)")
_WRAPPED: Final = re.compile(r'\s*\{(?:[^\[\]{}]*\{)?[^\[\]{}]*"(?:scrobbles|track|listens)"\s*:\s*\[')
"""One object around the whole list: only what is in the list is read."""


class TextSource(Protocol):
    """Anything that texts are read from."""

    def read(self, size: int, /) -> str:
        """At most so many characters; "" at the end."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Something between two objects that is no object."""

    reason: str


def json_objects(source: TextSource) -> Iterator[dict[str, object] | Broken]:
    """Every object of a JSON list, of JSON lines, or of a list wrapped in one object, in bounded memory.

    After a broken object reading goes on with the next one.
    """
    decode = json.JSONDecoder().raw_decode
    text, at, is_end = _head(source), 0, False
    wrapped = _WRAPPED.match(text)
    if wrapped is not None:
        at = wrapped.end()
    while True:
        between = _BETWEEN.match(text, at)
        at = between.end() if between is not None else at
        if at < len(text) and text[at] == "{":
            try:
                value, at = decode(text, at)
            except (ValueError, RecursionError) as error:
                if is_end or len(text) - at > _LONGEST:
                    is_cut = is_end and _NEXT.search(text, at + 1) is None
                    yield Broken("The file ends in the middle of it." if is_cut else f"It is not JSON: {error}.")
                    at = _after(text, at + 1)
                    continue
            else:
                if isinstance(value, dict):
                    yield value
                continue
        elif at < len(text):
            if wrapped is not None and text[at] in '"}':
                return
            if text[at] != "}":
                yield Broken(f"{text[at : at + 40]!r} stands where an entry should begin.")
            at = _after(text, at + 1)
            continue
        if is_end:
            return
        more = source.read(_CHUNK)
        is_end = not more
        text, at = text[at:] + more, 0


def _head(source: TextSource) -> str:
    """Enough of the text to see a wrapper, from sources that hand out little at a time."""
    text = ""
    while len(text) < _HEAD and (more := source.read(_CHUNK)):
        text += more
    return text


def _after(text: str, start: int) -> int:
    """Where the next object begins, or the end of what is here."""
    found = _NEXT.search(text, start)
    return len(text) if found is None else found.end()
