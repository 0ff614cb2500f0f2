"""The way from other threads to the window."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.bridge import Bridge


def test_calls_run_in_the_window_thread_in_order(qtbot: QtBot) -> None:
    bridge = Bridge()
    seen: list[tuple[int, int, int]] = []

    def send(sender: int) -> None:
        for number in range(200):
            bridge.deliver(lambda number=number: seen.append((threading.get_ident(), sender, number)))  # type: ignore[misc]

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(send, range(3)))
    assert seen == []  # never inside deliver, always in the event loop
    qtbot.waitUntil(lambda: len(seen) == 600)
    assert {thread for thread, _, _ in seen} == {threading.get_ident()}
    for sender in range(3):
        assert [number for _, who, number in seen if who == sender] == list(range(200))


def test_a_call_from_the_window_thread_waits_its_turn(qtbot: QtBot) -> None:
    bridge = Bridge()
    seen: list[str] = []
    bridge.deliver(lambda: seen.append("first"))

    def second() -> None:
        seen.append("second")
        bridge.deliver(lambda: seen.append("fourth"))

    bridge.deliver(second)
    bridge.deliver(lambda: seen.append("third"))
    qtbot.waitUntil(lambda: len(seen) == 4)
    assert seen == ["first", "second", "third", "fourth"]


def test_a_call_that_fails_does_not_keep_the_next_one(qtbot: QtBot) -> None:
    bridge = Bridge()
    seen: list[str] = []
    with qtbot.captureExceptions() as raised:
        bridge.deliver(lambda: seen.append(str(1 / 0)))
        bridge.deliver(lambda: seen.append("next"))
        qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["next"]
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]


def test_nothing_is_delivered_after_close(qtbot: QtBot) -> None:
    bridge = Bridge()
    seen: list[str] = []
    bridge.deliver(lambda: seen.append("before"))
    bridge.close()
    bridge.deliver(lambda: seen.append("after"))
    qtbot.wait(20)
    assert seen == []


def test_five_thousand_signals_do_not_end_the_process() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to True at each emit and aborts when none is left."""
    script = (
        "import sys\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from musicrec_desktop.desktop.bridge import Bridge\n"
        "app = QCoreApplication([])\n"
        "bridge, seen = Bridge(), []\n"
        "for number in range(5_000):\n"
        "    bridge.deliver(lambda number=number: seen.append(number))\n"
        "bridge.deliver(app.quit)\n"
        "app.exec()\n"
        "print(len(seen), sys.getrefcount(True) > 20)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, "5000 True"), run.stderr
