"""The one way from other threads to the window."""

from collections.abc import Callable
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Bridge(QObject):
    """Runs calls in the window's thread, in the order they were handed in. One object for the whole run.

    One signal without arguments wakes the window's thread; what to do waits in a queue of Python's own. Nothing of Qt
    is created or destroyed for a job, so nothing of Qt can be destroyed in the wrong thread.
    """

    _woken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._is_open = True
        self._woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)

    def deliver(self, call: Callable[[], None]) -> None:
        """Run `call` in the window's thread, later. May be called from any thread; after `close` it does nothing."""
        if self._is_open:
            self._calls.put(call)
            self._woken.emit()

    def close(self) -> None:
        """The window is gone: forget what waits and take no more."""
        self._is_open = False
        while True:
            try:
                self._calls.get_nowait()
            except Empty:
                return

    @Slot()
    def _on_woken(self) -> None:
        # One call for each wake, so that clicks and paints come between two calls.
        try:
            call = self._calls.get_nowait()
        except Empty:  # closed meanwhile
            return
        call()
