"""A pulse of the window's thread: how long it did not answer, and what it was doing then."""

import collections
import sys
import threading
import time
import traceback
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

BEAT_MS = 1
LATE_S = 0.03
"""From this gap on the stack of the thread is looked at."""


class Heartbeat:
    """Beats every millisecond in the thread that made it; the gaps between two beats are what a click would wait."""

    def __init__(self) -> None:
        self._gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._on_beat)

    def measure(self, until: Callable[[], bool], at_most_s: float) -> NDArray[np.float64]:
        """(n,) gaps in milliseconds while the event loop runs, until `until` comes true or the time is over."""
        self._gaps = []
        self._last = began = time.perf_counter()
        self._timer.start()
        while time.perf_counter() - began < at_most_s and not until():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._on_beat()
        self._timer.stop()
        return np.array(self._gaps) * 1000

    @property
    def late_s(self) -> float:
        """Seconds since the last beat."""
        return time.perf_counter() - self._last

    @property
    def is_beating(self) -> bool:
        return self._timer.isActive()

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append(now - self._last)
        self._last = now


class Watcher:
    """Looks at the stack of the window's thread whenever a beat is late. A thread of its own."""

    def __init__(self, heart: Heartbeat) -> None:
        self._heart = heart
        self._main = threading.get_ident()
        self._end = threading.Event()
        self.seen: collections.Counter[str] = collections.Counter()
        """Last steps of ours on the stack, and how often they were seen."""
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._end.wait(0.005):
            if self._heart.late_s < LATE_S or not self._heart.is_beating:
                continue
            frames = traceback.extract_stack(sys._current_frames()[self._main])
            ours = [frame for frame in frames if "musicrec_desktop" in frame.filename][-3:]
            self.seen[" < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(ours)) or "Qt"] += 1
