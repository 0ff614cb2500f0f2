"""A title in the model's words: bounded by a grammar, then cleaned; a title that is no title is not used."""

import re
from collections.abc import Sequence
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rapidfuzz import fuzz

from musicrec_desktop.llm.calls import Recorder
from musicrec_desktop.llm.prompt_files import prompt_text
from musicrec_desktop.llm.untrusted import for_prompt, one_line
from musicrec_desktop.plugin_api import GenerationOptions, LlmBackend

_SHORTEST: Final = 4
_LONGEST: Final = 48
TITLE_GRAMMAR: Final = r"""root ::= "{\"title\": \"" word more{1,5} "\"}"
word ::= [A-Z] [a-z]{1,11}
more ::= " " ( word | [a-z]{1,8} )"""
"""The JSON schema {"title": string of two to six words of Latin letters} as GBNF."""


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str = Field(min_length=_SHORTEST, max_length=_LONGEST)


def write_title(request: str, names: Sequence[str], backend: LlmBackend, recorder: Recorder, seed: int) -> str:
    """A title for a request, or "" when the model's is not fit to stand: the template is used then.

    `names` are the artists of the list.
    """
    words = for_prompt(request)
    if not words:
        return ""
    system = prompt_text("title.v1")
    prompt = backend.chat(system, f"Request: {words}")
    options = GenerationOptions(
        max_tokens=24,
        temperature=0.4,
        seed=seed,
        grammar=TITLE_GRAMMAR,
        stop=("\n",),
        prefix_chars=fixed_chars(backend, system, "Request: "),
    )
    text, faults = recorder.generate("title", prompt, options, lambda answer: title_faults(answer, request, names))
    return "" if faults else _read(text)


def _read(text: str) -> str:
    try:
        title = _Answer.model_validate_json(text.strip()).title
    except ValidationError:
        return ""
    return one_line(title, _LONGEST).strip(" .,'“”\"")


def title_faults(text: str, request: str, names: Sequence[str]) -> tuple[str, ...]:
    """Why an answer is not fit to be a title; () when it is."""
    title = _read(text)
    if not title:
        return ("not the JSON that was asked for",)
    faults = []
    folded, asked = title.casefold(), one_line(request, 300).casefold()
    if fuzz.ratio(folded, asked) > 85 or (len(folded.split()) > 2 and folded in asked):
        faults.append("the request restated")
    if len(folded.split()) < 2:
        faults.append("one word")
    if any(char.isdigit() and char not in asked for char in title):
        faults.append("a number nobody gave")
    if len(set(folded.split())) < len(folded.split()) - 1 or re.search(r"\b(\w+) \1\b", folded):
        faults.append("a word repeated")
    if folded.split()[-1] in _UNFINISHED:
        faults.append("unfinished")
    if not _is_about(folded, asked):
        faults.append("nothing of it is in the request")
    if re.search(r"\b(playlist|title|request|song|songs|track|tracks|json)\b", folded):
        faults.append("a word of the form, not of the music")
    if any(name and name.casefold() in folded and name.casefold() not in asked for name in names):
        faults.append("an artist nobody asked for")
    return tuple(faults)


_UNFINISHED: Final = frozenset(
    (
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "your",
        "my",
        "that",
        "this",
    )
)


def _is_about(title: str, request: str) -> bool:
    """Title and request share a stem of four letters or more, or a short word that is not a particle."""
    stems = {word[:4] for word in re.findall(r"\w+", request) if word not in _UNFINISHED and len(word) > 2}
    return any(word[:4] in stems for word in re.findall(r"\w+", title) if word not in _UNFINISHED)


def fixed_chars(backend: LlmBackend, system: str, start: str) -> int:
    """How many characters of chat(system, start + anything) are always the same."""
    one, other = backend.chat(system, f"{start}a"), backend.chat(system, f"{start}b")
    n = 0
    while n < min(len(one), len(other)) and one[n] == other[n]:
        n += 1
    while n > 0 and one[n - 1].isspace():  # a token may join the gap and the word after it
        n -= 1
    return n
