"""The hand-written requests that everything else is made from: groups, each with what its requests call for."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from musicrec_desktop.finetuning.labels import Labels, labels_of

_FOLDER: Final = Path(__file__).parent / "requests"


@dataclass(frozen=True, slots=True)
class Kernel:
    """One thing a listener says, before it is dressed up."""

    group: str
    text: str
    is_doing: bool
    """It names what is done ("ironing shirts") instead of standing alone ("I got fired")."""
    is_wish: bool
    """It says how the music shall change things ("cheer me up"): it wins over the situation it is said in."""
    is_word: bool
    """It is an adjective of the music ("gloomy")."""
    labels: Labels


@cache
def kernels(language: str) -> tuple[Kernel, ...]:
    """All hand-written requests of a language ("en", "zh", ...), in the order of the files."""
    found: list[Kernel] = []
    for path in sorted(_FOLDER.glob(f"{language}_*.toml")):
        for group in tomllib.loads(path.read_text("utf-8"))["group"]:
            labels = labels_of({key: value for key, value in group.items() if isinstance(value, str)})
            for form in ("told", "doing"):
                found += [
                    Kernel(
                        group["name"],
                        line,
                        form == "doing",
                        bool(group.get("is_wish")),
                        group["name"].startswith("word_"),
                        labels,
                    )
                    for line in group.get(form, "").strip().splitlines()
                ]
    return tuple(found)


def held_out(kernel: Kernel) -> bool:
    """One kernel in ten is never trained on. By its text, so that adding others moves none."""
    import zlib

    return zlib.crc32(kernel.text.encode()) % 10 == 0
