"""Values that ship with the program as JSON."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from musicrec_desktop.domain.errors import InvariantError

T = TypeVar("T")


def read_shipped(file: Path, make: Callable[[Mapping[str, Any]], T]) -> T:
    """What `make` makes of the object in the file. Raises InvariantError when the file is not what it should be."""
    try:
        return make(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvariantError(f"{file} is not what ships with the program: {error}") from error
