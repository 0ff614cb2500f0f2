"""Sessions as they ended, and what they teach."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np

from .paths import PATHS

_ENOUGH = 2


def progress(before: list[float], wanted: list[float], after: list[float]) -> float:
    """0 no nearer than before .. 1 there."""
    whole = math.dist(before, wanted)
    return max(0.0, 1 - math.dist(after, wanted) / whole) if whole > 0.01 else max(0.0, 1 - math.dist(after, wanted))


def read(file: Path) -> list[dict[str, Any]]:
    """All sessions; damaged lines are passed over."""
    found = []
    for line in file.read_bytes().splitlines() if file.exists() else ():
        try:
            kept = json.loads(line)
            places = [kept["before"], kept["wanted"], *([kept["after"]] if kept["after"] else [])]
            if kept["path"] in PATHS and all(len(p) == 2 and 0 <= min(p) <= max(p) <= 1 for p in places):
                found.append(kept)
        except (ValueError, KeyError, TypeError):
            continue
    return found


def keep(file: Path, session: dict[str, Any]) -> None:
    """One line more."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as lines:
        lines.write(f"\n{json.dumps(session)}\n")


def best(sessions: list[dict[str, Any]]) -> tuple[str, float, int] | None:
    """(path, mean progress, sessions) of the path that brought the listener nearest; None before two reports."""
    gains: dict[str, list[float]] = {}
    for each in sessions:
        if each["after"]:
            gains.setdefault(each["path"], []).append(progress(each["before"], each["wanted"], each["after"]))
    if sum(map(len, gains.values())) < _ENOUGH:
        return None
    path = max(gains, key=lambda name: sum(gains[name]) / len(gains[name]))
    return path, sum(gains[path]) / len(gains[path]), len(gains[path])


def choose(sessions: list[dict[str, Any]]) -> str:
    """Thompson sampling over the paths, Beta(1 + progress, 1 + what was missing); seeded by how many there are."""
    chance, worth = np.random.default_rng(len(sessions)), {}
    for path in PATHS:
        gains = [progress(s["before"], s["wanted"], s["after"]) for s in sessions if s["path"] == path and s["after"]]
        worth[path] = chance.beta(1 + sum(gains), 1 + len(gains) - sum(gains))
    return max(worth, key=worth.__getitem__)
