"""All protocols over all listeners of a folder."""

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.evaluation.histories.discovery import evaluate_discovery, with_others
from musicrec_desktop.evaluation.histories.log import RawPlays, make_history, read_plays
from musicrec_desktop.evaluation.histories.next_play import evaluate_next_play
from musicrec_desktop.evaluation.histories.next_session import evaluate_next_session
from musicrec_desktop.evaluation.histories.skips import evaluate_skips
from musicrec_desktop.evaluation.priors import Priors

PROTOCOLS: Final = ("next_play", "next_session", "discovery", "skip")


def read_folder(folder: Path) -> dict[str, RawPlays]:
    """The logs DIR/NAME/plays.csv.gz (or plays.csv) of a folder, by name. Raises RequestError without any."""
    found: dict[str, RawPlays] = {}
    for place in sorted(folder.iterdir()):
        for name in ("plays.csv.gz", "plays.csv"):
            if (place / name).is_file():
                found[place.name] = read_plays(place / name)
                break
    if not found:
        raise RequestError(
            f"No history is in {folder}.",
            hint="A history is a file plays.csv.gz in a folder of its own, one a listener.",
        )
    return found


def chosen(logs: Mapping[str, RawPlays], only: Sequence[str] | None) -> list[str]:
    """The names asked for, in the order of the folder. Raises RequestError for one that is not there."""
    for name in only or ():
        if name not in logs:
            raise RequestError(f"There is no history {name!r}.", hint=f"There are {', '.join(logs)}.")
    return [name for name in logs if not only or name in only]


def evaluate_histories(
    folder: Path, priors: Priors, only: Sequence[str] | None = None, parts: Sequence[str] | None = None
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, protocol and figures, each as it is done. A protocol that a log cannot serve (skips, where nobody wrote
    down how long plays were) gives {"not_done": why}."""
    logs = read_folder(folder)
    for name in chosen(logs, only):
        for protocol in PROTOCOLS:
            if parts and protocol not in parts:
                continue
            began = time.process_time()
            figures = _measured(name, protocol, logs, priors)
            figures["cpu_seconds"] = round(time.process_time() - began, 1)
            yield name, protocol, figures


def _measured(name: str, protocol: str, logs: Mapping[str, RawPlays], priors: Priors) -> dict[str, Any]:
    raw = logs[name]
    if protocol == "next_play":
        return evaluate_next_play(make_history(raw), priors.choice("next_play"))
    if protocol == "next_session":
        return evaluate_next_session(make_history(raw), priors.choice("next_session"))
    if protocol == "discovery":
        others = {other: log for other, log in logs.items() if other != name}
        return evaluate_discovery(with_others(raw, others), priors.choice("new_music"))
    return evaluate_skips(raw, priors.skips) or {"not_done": "the log does not tell skips from listens"}
