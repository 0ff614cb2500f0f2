"""The cover of what plays: read beside the window, cut square, and a tile where there is none."""

from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.actions.covers import _square, fetch_cover
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


def test_the_middle_is_kept(bot: QtBot) -> None:
    for side in (60, 240):
        image = _square(wide_image(), side)
        assert image is not None
        assert (image.width(), image.height()) == (side, side)
        for place in (side // 10, side // 2, side - side // 10):
            assert image.pixelColor(place, side // 2).green() > 100
            assert image.pixelColor(place, side // 2).red() < 50


def test_no_image_no_cover(bot: QtBot) -> None:
    assert _square(None, 40) is None
    assert _square(b"not an image", 40) is None


def test_it_comes_by_the_lane(bot: QtBot, tmp_path: Path) -> None:
    track = tmp_path / "a.wav"
    soundfile.write(track, np.zeros(800, np.float32), 8_000)
    (tmp_path / "cover.png").write_bytes(wide_image())
    came: list[QImage | None] = []
    failures: list[Exception] = []
    with lanes_for(bot) as lanes:
        fetch_cover(lanes, track, 50, came.append, failures.append)
        bot.waitUntil(lambda: bool(came))
    assert not failures
    assert came[0] is not None
    assert came[0].width() == 50


def test_tiles_differ_by_name_and_are_repeatable(bot: QtBot) -> None:
    cover = Cover(40)
    bot.addWidget(cover)

    def drawn(name: str) -> QColor:
        cover.show_tile(name)
        return cover.grab().toImage().pixelColor(6, 20)

    assert drawn("Kind of Blue") == drawn("Kind of Blue") != drawn("Nevermind")
    image = _square(wide_image(), 40)
    assert image is not None
    cover.show_image(image)
    assert cover.grab().toImage().pixelColor(20, 20).green() > 100
