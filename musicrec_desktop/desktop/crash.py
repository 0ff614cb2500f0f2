"""What happens when a mistake of ours comes to the top: a file in the log folder, and a window to copy it from."""

import faulthandler
import logging
import platform
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from musicrec_desktop import __version__

_log = logging.getLogger(__name__)


def crash_report(error: BaseException, file: Path) -> str:
    """All that helps to put it right. No names or words of the listener but those in the traceback's messages."""
    from PySide6 import __version__ as pyside_version

    return "\n".join(
        (
            f"Kept in {file}",
            f"musicrec {__version__}, Python {platform.python_version()}, PySide6 {pyside_version}",
            f"{platform.platform(terse=True)}, {time.strftime('%Y-%m-%d %H:%M:%S %z')}",
            "",
            "".join(traceback.format_exception(error)),
        )
    )


def watch_for_crashes(log_folder: Path, show: Callable[[str], None]) -> Callable[[], None]:
    """From now on every exception that nobody took is kept and shown. Gives the call that ends it.

    `show` is called in the window's thread only: the lanes hand their failures there.
    """
    faults = (log_folder / "faults.txt").open("a", encoding="utf-8")
    faulthandler.enable(faults)
    before = sys.excepthook
    is_showing = False
    count = 0

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal is_showing, count
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, trace)
            return
        count += 1
        file = log_folder / time.strftime(f"crash-%Y%m%d-%H%M%S-{count}.txt")
        report = crash_report(error, file)
        _log.critical("crash report in %s", file, exc_info=error)
        try:
            file.write_text(report, "utf-8")
        except OSError as failure:
            _log.critical("the crash report cannot be kept: %s", failure)
        before(kind, error, trace)
        if not is_showing:  # a mistake in showing a mistake must not go round
            is_showing = True
            try:
                show(report)
            finally:
                is_showing = False

    def end() -> None:
        sys.excepthook = before
        faulthandler.disable()
        faults.close()

    sys.excepthook = take
    return end
