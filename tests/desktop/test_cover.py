"""The cover of what plays: read beside the window, cut square, and a tile where there is none."""

from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.desktop.actions.covers import draw_square, fetch_cover
from musicrec_desktop.desktop.widgets.cover import Cover
from tests.desktop.lanes_by_hand import lanes_for


def wide_image() -> bytes:
    """Red, in the middle third green."""
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for x in range(100, 200):
        for y in range(100):
            image.setPixelColor(x, y, QColor("green"))
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes, which are refused
    return bytes(kept.data())


def drawn_square(data: bytes, side: int) -> QImage | None:
    small = draw_square(data, side)
    return None if small is None else QImage.fromData(QByteArray(small))


def test_the_middle_is_kept(bot: QtBot) -> None:
    for side in (60, 240):
        image = drawn_square(wide_image(), side)
        assert image is not None
        assert (image.width(), image.height()) == (side, side)
        for place in (side // 10, side // 2, side - side // 10):
            assert image.pixelColor(place, side // 2).green() > 100
            assert image.pixelColor(place, side // 2).red() < 50


def test_no_image_no_cover(bot: QtBot) -> None:
    assert draw_square(b"not an image", 40) is None


def test_it_comes_by_the_lane(bot: QtBot, tmp_path: Path) -> None:
    track = tmp_path / "a.wav"
    soundfile.write(track, np.zeros(800, np.float32), 8_000)
    (tmp_path / "cover.png").write_bytes(wide_image())
    came: list[QImage | None] = []
    failures: list[Exception] = []
    paths = Paths(tmp_path / "profile", tmp_path / "models")
    with lanes_for(bot) as lanes:
        fetch_cover(lanes, paths, track, 50, came.append, failures.append)
        bot.waitUntil(lambda: bool(came))
        (kept,) = (paths.cache / "covers").iterdir()
        kept.write_bytes(draw_square(wide_image(), 20) or b"")
        fetch_cover(lanes, paths, track, 50, came.append, failures.append)
        bot.waitUntil(lambda: len(came) == 2)
    assert not failures
    assert [image.width() for image in came if image] == [50, 20], "the second time it is not drawn but found"


def test_tiles_differ_by_name_and_are_repeatable(bot: QtBot) -> None:
    cover = Cover(40)
    bot.addWidget(cover)

    def drawn(name: str) -> QColor:
        cover.show_tile(name)
        return cover.grab().toImage().pixelColor(6, 20)

    assert drawn("Kind of Blue") == drawn("Kind of Blue") != drawn("Nevermind")
    image = drawn_square(wide_image(), 40)
    assert image is not None
    cover.show_image(image)
    assert cover.grab().toImage().pixelColor(20, 20).green() > 100
