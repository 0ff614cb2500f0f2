"""Ctrl+C in the terminal and the end of the session close the window as a click would, with everything kept."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


def close_on_signals(parent: QObject, close: Callable[[], object]) -> None:
    """Call `close` in the window's thread when the program is asked to end. Main thread only.

    Python runs signal handlers between two of its own steps, and a waiting event loop takes none; so the signal also
    writes a byte to a socket, which wakes the loop.
    """
    receiver, sender = socket.socketpair()
    for end in (receiver, sender):
        end.setblocking(False)
    signal.set_wakeup_fd(sender.fileno())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: None)
    notifier = QSocketNotifier(receiver.fileno(), QSocketNotifier.Type.Read, parent)

    def on_byte() -> None:
        receiver.recv(64)
        close()

    notifier.activated.connect(on_byte)

    # The sender must live as long as the notifier.
    def tidy() -> None:
        signal.set_wakeup_fd(-1)
        sender.close()
        receiver.close()

    notifier.destroyed.connect(tidy)
