"""Covers, read and made small away from the window's thread."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from musicrec_desktop.app.covers import cover_cache
from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in

_QUALITY = 92
_LARGEST_MB = 128
"""Memory that unpacking may take: a small file can unpack to gigabytes."""


def fetch_cover(
    lanes: Lanes, paths: Paths, path: Path, side: int, then: Callable[[QImage | None], None], fail: Fail
) -> Running:
    """The cover of this file, cut to a square of `side` pixels; None when it has none or it cannot be read.

    Taken from the profile's cache of thumbnails, or put there.
    """

    def find() -> QImage | None:
        small = cover_cache(paths, draw_square).thumbnail(path, side)
        image = QImage.fromData(QByteArray(small)) if small else QImage()
        return None if image.isNull() else image

    return do_in(lanes, Lane.COMPUTE, find, then, fail)


def fetch_cover_file(
    lanes: Lanes, paths: Paths, path: Path, side: int, then: Callable[[Path | None], None], fail: Fail
) -> Running:
    """The same, as a file that other programs can read."""
    return do_in(lanes, Lane.COMPUTE, lambda: cover_cache(paths, draw_square).file(path, side), then, fail)


def fetch_covers(
    lanes: Lanes,
    paths: Paths,
    wanted: Sequence[tuple[Path, int]],
    then: Callable[[list[QImage | None]], None],
    fail: Fail,
) -> Running:
    """The same for several files, each with its side."""

    def find() -> list[QImage | None]:
        cache = cover_cache(paths, draw_square)
        images = (QImage.fromData(QByteArray(cache.thumbnail(path, side) or b"")) for path, side in wanted)
        return [None if image.isNull() else image for image in images]

    return do_in(lanes, Lane.COMPUTE, find, then, fail)


def draw_square(data: bytes, side: int) -> bytes | None:
    """An image file, cut to a square of `side` pixels, as PNG where it can be seen through, else as JPEG."""
    image = _square(data, side)
    if image is None:
        return None
    small = QBuffer()
    small.open(QBuffer.OpenModeFlag.WriteOnly)
    if not image.save(small, "PNG" if image.hasAlphaChannel() else "JPEG", _QUALITY):  # type: ignore[call-overload]
        return None
    return bytes(small.data().data())


def _square(data: bytes, side: int) -> QImage | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(_LARGEST_MB)
    size = reader.size()
    if size.isValid():
        # JPEG is unpacked at about the size asked for, which is many times faster.
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return None
    if image.width() < side or image.height() < side:
        image = image.scaled(
            side,
            side,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
    return image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
