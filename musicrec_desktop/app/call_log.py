"""The log of what the language model was asked and answered: to read, to take away, to clear. db lane."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import StorageError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.library import write_whole


def keep_calls(services: Services, calls: Sequence[LlmCall], at: UnixTime) -> None:
    """Add calls to the log, but not what was asked in private."""
    if calls and not any(span.covers(at) for span in services.database.taste_notes.private()):
        services.database.llm_calls.add(calls)


def read_calls(services: Services, n: int) -> tuple[LlmCall, ...]:
    """The last `n` calls, the newest last."""
    return tuple(reversed(services.database.llm_calls.recent(n)))


def export_calls(services: Services, path: Path) -> int:
    """Write the whole log to a file, a JSON object a line, the oldest first; returns how many.

    Raises StorageError when the file cannot be written.
    """
    calls = list(reversed(services.database.llm_calls.all()))
    lines = "".join(json.dumps(asdict(call), ensure_ascii=False) + "\n" for call in calls)
    try:
        write_whole(path, lines.encode())
    except OSError as error:
        raise StorageError(
            f"The log cannot be written to {path}: {error.strerror or error}.", hint="Choose another place."
        ) from error
    return len(calls)


def clear_calls(services: Services) -> int:
    """Forget every call; returns how many there were."""
    return services.database.llm_calls.clear()
