"""Files of one JSON object a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from musicrec_desktop.domain.errors import RequestError


def read_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """("FILE, line N", object) of each line that is not blank. Raises RequestError for anything else."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError(
            f"The file {path} cannot be read: {error}", hint="One JSON object a line, in UTF-8."
        ) from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        try:
            found = json.loads(line)
        except json.JSONDecodeError as error:
            raise RequestError(f"{place} is no JSON: {error}", hint="One JSON object a line.") from error
        if not isinstance(found, dict):
            raise RequestError(f"{place} holds no JSON object.", hint="One JSON object a line.")
        yield place, found


def wrong_line(place: str, error: Exception, wanted: str) -> RequestError:
    """What to raise when an object lacks a name or has a value of nonsense."""
    return RequestError(f"{place} makes no sense: {type(error).__name__}: {error}", hint=f"Wanted: {wanted}")
