"""Scores already worked out, kept on disk by a hash of what was asked: the same question is not put to the model twice.

A request that was made before is planned without the model, and the neutral requests of a calibration are scored once
for a model, not at each start.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_MOST: Final = 4000
"""Answers kept; half of them, the newest, survive when there are more."""


class KeptScores:
    """Scores of one model. Texts are not written down, only hashes of them."""

    def __init__(self, folder: Path | None, model: str) -> None:
        self._model = model
        self._path: Path | None = None
        self._known: dict[str, tuple[float, ...]] = {}
        if folder is not None:
            self._path = folder / f"scores-{hashlib.sha256(model.encode()).hexdigest()[:16]}.jsonl"
            self._known = _read(self._path)
            if len(self._known) > _MOST:
                self._known = dict(list(self._known.items())[-_MOST // 2 :])
                self._rewrite(self._path)

    def key(
        self, prefix: str, continuations: Sequence[str], prefix_chars: int, *, whole: bool = False, adapter: str = ""
    ) -> str:
        """What stands for a question. The length matters: it decides in which pieces a prompt is read."""
        asked = json.dumps([self._model, prefix, list(continuations), prefix_chars, whole, adapter])
        return hashlib.sha256(asked.encode()).hexdigest()[:32]

    def get(self, key: str) -> tuple[float, ...] | None:
        """The scores, or None."""
        return self._known.get(key)

    def put(self, key: str, scores: tuple[float, ...]) -> None:
        """Keep scores. A disk that takes nothing only costs the cache."""
        self._known[key] = scores
        if self._path is not None:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with self._path.open("a", encoding="utf-8") as out:
                    out.write(json.dumps([key, scores]) + "\n")
            except OSError:
                self._path = None

    def _rewrite(self, path: Path) -> None:
        part = path.with_suffix(".part")
        try:
            part.write_text("".join(json.dumps(entry) + "\n" for entry in self._known.items()), "utf-8")
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, tuple[float, ...]]:
    known: dict[str, tuple[float, ...]] = {}
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return known
    for line in lines:
        try:
            key, scores = json.loads(line)
            known[str(key)] = tuple(float(score) for score in scores)
        except (ValueError, TypeError):
            continue  # a line cut off by a crash
    return known
