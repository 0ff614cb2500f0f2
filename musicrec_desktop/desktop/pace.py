"""Keeps the window's thread quick while others work: who collects garbage, and how soon a thread hands over."""

import gc
import sys
from typing import Final

from PySide6.QtCore import QObject, QTimer

HAND_OVER_S: Final = 0.001
"""Python's own 5 ms are what each wait for a busy lane would cost the window."""
_LOOK_EVERY_MS: Final = 1_000
_FEW: Final = 2_000
_MANY: Final = 50_000
"""So many new objects cost the window more than 10 ms to walk: measured, a library of 100,000 tracks cost 260 ms."""
_WHOLE_EVERY: Final = 60
"""Looks between two collections of everything."""


class Pace:
    """From `start` to `stop`, Python collects garbage in the window's thread only, in its idle moments.

    Left alone it collects wherever the next object is made: in a lane that reads a library it walks every track again
    and again while the window stands still, and it may destroy a window's cyclic remains in the wrong thread.
    """

    def __init__(self, parent: QObject) -> None:
        self._interval = sys.getswitchinterval()
        self._was_collecting = gc.isenabled()
        self._looks = 0
        self._timer = QTimer(parent)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Take over. What was made so far, the modules above all, lives as long as the program."""
        self._interval, self._was_collecting = sys.getswitchinterval(), gc.isenabled()
        gc.disable()
        gc.freeze()
        sys.setswitchinterval(HAND_OVER_S)
        self._timer.start()

    def look(self) -> None:
        """Collect if it is worth it. Called once a second."""
        young = gc.get_count()[0]
        self._looks += 1
        if young > _MANY:
            # A library was read. It lives long, and goes when nobody holds it: leave it out from now on.
            gc.freeze()
        elif self._looks % _WHOLE_EVERY == 0:
            gc.collect()
        elif young > _FEW:
            gc.collect(1)

    def stop(self) -> None:
        """Back to Python's own ways."""
        self._timer.stop()
        sys.setswitchinterval(self._interval)
        gc.unfreeze()
        if self._was_collecting:
            gc.enable()
