"""Asks where an exported playlist goes."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from musicrec_desktop.desktop.words import marked, tr

EXPORT: Final = marked("Export the playlist")
_FORBIDDEN: Final = '/\\:*?"<>|'
"""Not allowed in file names on one system or another."""


def ask_export_target(parent: QWidget, title: str) -> Path | None:
    """The file chosen, with its suffix; None when the listener thought better of it."""
    name = "".join(letter for letter in title if letter not in _FORBIDDEN).strip() or "playlist"
    chosen, _ = QFileDialog.getSaveFileName(
        parent, tr(EXPORT), str(Path.home() / f"{name}.m3u8"), tr("Playlists (*.m3u8)")
    )
    if not chosen:
        return None
    target = Path(chosen)
    return target if target.suffix else target.with_suffix(".m3u8")
