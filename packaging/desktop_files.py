"""Puts the program into the menus: desktop entry, metadata, icons. Usage: desktop_files.py INTO [--command PATH].

    INTO       a data folder, as /usr/share of a package or ~/.local/share
    --command  what starts the window, where it is not musicrec-desktop on the path

Run with the project's own Python: Qt draws the icons.
"""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "packaging" / "desktop"
APP_ID = "org.musicrec.Player"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels of the drawn icons; the drawing itself goes beside them."""
ACCENT = "#0b6e66"
"""The colour of the sign, as in the light window."""
COMMAND = "musicrec-desktop"


def install(into: Path, command: str = COMMAND) -> list[Path]:
    """Write everything below `into`; returns what was written."""
    entry = (SOURCE / f"{APP_ID}.desktop").read_text("utf-8").replace(f"\nExec={COMMAND}", f"\nExec={quoted(command)}")
    entry = entry.replace(f"\nTryExec={COMMAND}", f"\nTryExec={command}")
    metadata = (SOURCE / f"{APP_ID}.metainfo.xml").read_bytes()
    drawing = (ROOT / "assets" / "icons" / "app.svg").read_text("utf-8").replace("currentColor", ACCENT)
    icons = into / "icons" / "hicolor"
    written = {
        into / "applications" / f"{APP_ID}.desktop": entry.encode(),
        into / "metainfo" / f"{APP_ID}.metainfo.xml": metadata,
        icons / "scalable" / "apps" / f"{APP_ID}.svg": drawing.encode(),
    }
    for size in SIZES:
        written[icons / f"{size}x{size}" / "apps" / f"{APP_ID}.png"] = drawn(drawing, size)
    for path, data in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return list(written)


def quoted(command: str) -> str:
    """A command as the Exec of a desktop entry wants it. Raises ValueError for one that it cannot say."""
    if any(letter in command for letter in '"`$\\%\n='):
        raise ValueError(
            f"a desktop entry cannot start {command}: it has letters in its name that mean something there"
        )
    return f'"{command}"' if " " in command else command


def drawn(drawing: str, size: int) -> bytes:
    """An SVG as a PNG of `size` pixels square."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Put the program into a system's menus.")
    parser.add_argument("into", type=Path)
    parser.add_argument("--command", default=COMMAND)
    options = parser.parse_args()
    try:
        for path in install(options.into.expanduser(), options.command):
            print(path)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
