"""Evaluated prompt prefixes, kept in memory and on disk: the model reads a fixed prompt once."""

import hashlib
import os
from collections import OrderedDict
from pathlib import Path
from typing import Final

_MAGIC: Final = b"MRPS1\n"
_IN_MEMORY: Final = 12
_ON_DISK: Final = 64


class PrefixStates:
    """States by prefix text. A damaged or foreign file counts as absent; a full disk only costs the cache."""

    def __init__(self, folder: Path | None, model: str) -> None:
        self._folder = folder
        self._model = model
        self._memory: OrderedDict[str, bytes] = OrderedDict()

    def _key(self, prefix: str) -> str:
        return hashlib.sha256(f"{self._model}\n{prefix}".encode()).hexdigest()[:40]

    def get(self, prefix: str) -> bytes | None:
        """The state after `prefix`, or None."""
        key = self._key(prefix)
        state = self._memory.get(key)
        if state is None and self._folder is not None:
            state = _read(self._folder / f"{key}.state")
        if state is not None:
            self._remember(key, state)
        return state

    def put(self, prefix: str, state: bytes) -> None:
        """Keep the state after `prefix`."""
        key = self._key(prefix)
        self._remember(key, state)
        if self._folder is not None:
            _write(self._folder, f"{key}.state", state)

    def drop(self, prefix: str) -> None:
        """Forget a state that turned out unusable."""
        key = self._key(prefix)
        self._memory.pop(key, None)
        if self._folder is not None:
            (self._folder / f"{key}.state").unlink(missing_ok=True)

    def _remember(self, key: str, state: bytes) -> None:
        self._memory[key] = state
        self._memory.move_to_end(key)
        while len(self._memory) > _IN_MEMORY:
            self._memory.popitem(last=False)


def _read(path: Path) -> bytes | None:
    try:
        raw = path.read_bytes()
        os.utime(path)
    except OSError:
        return None
    digest, state = raw[len(_MAGIC) : len(_MAGIC) + 32], raw[len(_MAGIC) + 32 :]
    if not raw.startswith(_MAGIC) or hashlib.sha256(state).digest() != digest:
        return None
    return state


def _write(folder: Path, name: str, state: bytes) -> None:
    part = folder / f"{name}.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_MAGIC + hashlib.sha256(state).digest() + state)
        part.replace(folder / name)
        kept = sorted(folder.glob("*.state"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in kept[_ON_DISK:]:
            old.unlink(missing_ok=True)
    except OSError:
        part.unlink(missing_ok=True)
