"""Covers for lists and grids: what is in sight is fetched first, what was seen lately is at hand."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage

from musicrec_desktop.desktop.actions.covers import fetch_covers
from musicrec_desktop.desktop.connections.tools import Tools

_AT_HAND_BYTES: Final = 24_000_000
"""Pictures kept in memory: three hundred of 150 pixels."""
_WAITING_AT_MOST: Final = 80
"""Asked for and not fetched: more than a screen holds; the oldest were scrolled past, and are asked for when back."""
_AT_ONCE: Final = 4
_Key = tuple[Path, int]


class CoverShelf:
    """Small covers by file. Window's thread; pictures are read in the compute lane, a few at a time."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._images: OrderedDict[_Key, QImage | None] = OrderedDict()
        self._bytes = 0
        self._waiting: dict[_Key, None] = {}
        self._is_fetching = False
        self._is_closed = False
        self.arrived: list[Callable[[], None]] = []
        """Called when pictures have come."""

    def image(self, path: Path, side: int) -> QImage | None:
        """The cover of a file as a square of `side` pixels; None while it is not here yet, or where there is none."""
        key = (path, side)
        if key in self._images:
            self._images.move_to_end(key)
            return self._images[key]
        self._waiting.pop(key, None)
        self._waiting[key] = None
        if len(self._waiting) > _WAITING_AT_MOST:
            del self._waiting[next(iter(self._waiting))]
        self._fetch()
        return None

    def forget(self) -> None:
        """Files may have changed: those without a cover are looked at again."""
        for key in [key for key, image in self._images.items() if image is None]:
            del self._images[key]

    def close(self) -> None:
        """Fetch no more."""
        self._is_closed = True
        self._waiting.clear()

    def _fetch(self) -> None:
        if self._is_fetching or self._is_closed or not self._waiting:
            return
        self._is_fetching = True
        wanted = [self._waiting.popitem()[0] for _ in range(min(_AT_ONCE, len(self._waiting)))]

        def show(images: list[QImage | None]) -> None:
            self._is_fetching = False
            for key, image in zip(wanted, images, strict=True):
                self._images[key] = image
                self._bytes += 0 if image is None else image.sizeInBytes()
            while self._bytes > _AT_HAND_BYTES and len(self._images) > _AT_ONCE:
                _, old = self._images.popitem(last=False)
                self._bytes -= 0 if old is None else old.sizeInBytes()
            if any(image is not None for image in images):
                for hear in self.arrived:
                    hear()
            self._fetch()

        def fail(error: Exception) -> None:
            self._is_fetching = False
            self._tools.fail(error)

        fetch_covers(self._tools.lanes, self._tools.services.paths, wanted, show, fail)
