"""Sound files with tags and a cover, of a few seconds."""

from pathlib import Path

import numpy as np
import soundfile
from mutagen.flac import FLAC, Picture
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage, QImageWriter


def write_album(folder: Path, n: int = 3, seconds: float = 2.0) -> list[Path]:
    """Tracks "1" to "n" of an album, each with a cover."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(1, n + 1):
        path = folder / f"{number} – ☂.flac"
        times = np.arange(int(8_000 * seconds)) / 8_000
        soundfile.write(path, 0.1 * np.sin(2 * np.pi * 220 * number * times), 8_000)
        file = FLAC(path)
        file.update(
            title=f"Title {number}",
            artist=["First Artist", "Second <b>Artist</b>"],
            album="An Album & more",
            albumartist="Album Artist",
            composer="A Composer",
            genre=["folk", "jazz"],
            date="1994-05-03",
            tracknumber=str(number),
            discnumber="2",
            comment="A comment",
            bpm="96",
        )
        picture = Picture()
        picture.type, picture.mime, picture.data = 3, "image/png", _png()
        file.add_picture(picture)
        file.save()
        paths.append(path)
    return paths


def _png() -> bytes:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())
