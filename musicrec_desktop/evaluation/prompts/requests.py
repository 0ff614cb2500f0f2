"""The requests to be put."""

from dataclasses import dataclass
from pathlib import Path

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.evaluation.prompts.lines import read_lines, wrong_line

_WANTED = '{"id": "a1", "request": "calm piano for an hour"}'


@dataclass(frozen=True, slots=True)
class Prompt:
    """One request to be put."""

    id: str
    """As the file names it."""
    request: str
    """In the listener's words."""


def read_prompts(path: Path) -> tuple[Prompt, ...]:
    """The requests of a file of one JSON object a line: {"id", "request"}; more names are ignored.

    Raises RequestError when it cannot be read, lacks one of the names, or names two requests alike.
    """
    prompts: dict[str, Prompt] = {}
    for place, found in read_lines(path):
        try:
            prompt = Prompt(str(found["id"]), str(found["request"]))
        except KeyError as error:
            raise wrong_line(place, error, _WANTED) from error
        if prompt.id in prompts:
            raise RequestError(f"{place} has the id {prompt.id} a second time.", hint="Give each request its own.")
        prompts[prompt.id] = prompt
    return tuple(prompts.values())
