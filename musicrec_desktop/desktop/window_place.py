"""Where the window was and how it was divided, kept in the profile from run to run."""

import base64
import binascii
import json
import logging
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray

from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page

_log = logging.getLogger(__name__)


def restore_place(window: MainWindow, file: Path) -> Page | None:
    """Put the window where it was; the page it showed, to be turned to once there is something to show.

    Without a file, or with one that makes no sense, it stays as it is made.
    """
    try:
        kept = json.loads(file.read_text("utf-8"))
        geometry, split = (QByteArray(base64.b64decode(kept[name])) for name in ("geometry", "split"))
        is_queue_open, library = bool(kept["queue"]), kept.get("library")
        page = Page(kept["page"]) if "page" in kept else None
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, binascii.Error) as error:
        _log.warning("the place of the window cannot be read: %s", error)
        return None
    # Qt brings a window back into sight whose screen is gone.
    window.restoreGeometry(geometry)
    window.library.restore(library)
    window.player.queue.setChecked(is_queue_open)
    window.queue.setVisible(is_queue_open)
    window.split.restoreState(split)  # last: a part that appears takes room from the others
    return page


def keep_place(window: MainWindow, file: Path) -> None:
    """Write the place down. A failure is logged and no more: the window is about to close."""
    kept: dict[str, Any] = {
        "geometry": _text(window.saveGeometry()),
        "split": _text(window.split.saveState()),
        "library": window.library.state,
        "queue": window.player.queue.isChecked(),
        "page": window.page.value,
    }
    fresh = file.with_suffix(".new")
    try:
        fresh.write_text(json.dumps(kept), "utf-8")
        fresh.replace(file)
    except OSError as error:
        _log.warning("the place of the window cannot be kept: %s", error)
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _text(state: QByteArray) -> str:
    return base64.b64encode(bytes(state.data())).decode("ascii")
