"""Small covers kept on disk, so that a big picture is unpacked once. What is asked for least is thrown away first."""

import hashlib
import logging
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from musicrec_desktop.library.cover import read_cover

Scale = Callable[[bytes, int], bytes | None]
"""(image file, side in pixels) -> image file of a square of that side; None when it is no picture."""

_MOST_BYTES: Final = 100_000_000
_KEPT_SHARE: Final = 0.8
"""Of the limit, after throwing away: it is not reached again by the next cover."""
_LOOK_EVERY: Final = 50
"""Covers written between two looks at how much there is."""

_log = logging.getLogger(__name__)


class CoverCache:
    """Thumbnails by what the picture holds: all tracks of an album share one, whatever their files are called.

    Used from one worker at a time. A cache that cannot be read or written costs time, nothing else.
    """

    def __init__(self, folder: Path, scale: Scale, most_bytes: int = _MOST_BYTES) -> None:
        """`folder` is made when it is missing; `scale` is whoever can draw."""
        self._folder = folder
        self._scale = scale
        self._most_bytes = most_bytes
        self._written = 0

    def thumbnail(self, path: Path, side: int) -> bytes | None:
        """The cover of the track in this file, as an image file of a square of `side` pixels; None when it has none."""
        image = read_cover(path)
        return None if image is None else self._square(image, self._place(image, side), side)

    def file(self, path: Path, side: int) -> Path | None:
        """The same, as the file that it is kept in, for other programs; None also when it cannot be kept."""
        image = read_cover(path)
        if image is None:
            return None
        kept = self._place(image, side)
        return kept if self._square(image, kept, side) and kept.exists() else None

    def _place(self, image: bytes, side: int) -> Path:
        return self._folder / f"{hashlib.blake2b(image, digest_size=16).hexdigest()}-{side}"

    def _square(self, image: bytes, kept: Path, side: int) -> bytes | None:
        try:
            small = kept.read_bytes()
            os.utime(kept)
        except OSError:
            small = b""
        if small:
            return small
        made = self._scale(image, side)
        if made:
            self._keep(kept, made)
        return made

    def _keep(self, target: Path, data: bytes) -> None:
        """Written beside and moved into place: a kill in between leaves no half picture."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(data)
            Path(file.name).replace(target)
        except OSError as error:
            _log.warning("a cover could not be kept in %s: %s", self._folder, error)
            return
        if self._written % _LOOK_EVERY == 0:
            self._make_room()
        self._written += 1

    def _make_room(self) -> None:
        try:
            with os.scandir(self._folder) as entries:
                stats = [(entry.stat(), entry.path) for entry in entries if entry.is_file()]
        except OSError:
            return
        total = sum(status.st_size for status, _ in stats)
        if total <= self._most_bytes:
            return
        for status, kept in sorted(stats, key=lambda one: one[0].st_mtime_ns):
            if total <= self._most_bytes * _KEPT_SHARE:
                return
            Path(kept).unlink(missing_ok=True)
            total -= status.st_size
