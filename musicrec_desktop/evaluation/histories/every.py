"""All protocols over all listeners of a folder."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.evaluation.histories.log import RawPlays, read_plays


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
