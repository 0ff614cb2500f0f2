"""A session bus of the test's own, and someone on it who asks."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from jeepney import DBusAddress, HeaderFields, MessageType, Properties, new_method_call
from jeepney.io.blocking import open_dbus_connection
from pytestqt.qtbot import QtBot

T = TypeVar("T")
PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
PLAYER, TRACKS, PLAYLISTS = f"{ROOT}.Player", f"{ROOT}.TrackList", f"{ROOT}.Playlists"


@contextmanager
def bus_daemon() -> Iterator[str]:
    """Runs a bus; the path it listens at. A short one: sockets take a hundred letters."""
    with tempfile.TemporaryDirectory(prefix="mr-bus-") as folder:
        place = Path(folder) / "bus"
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={place}"]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            try:
                deadline = time.monotonic() + 30
                while not place.exists():
                    assert process.poll() is None
                    assert time.monotonic() < deadline
                    time.sleep(0.01)
                yield str(place)
            finally:
                process.terminate()


def meanwhile(bot: QtBot, work: Callable[[], T]) -> T:
    """Do it in a thread while the window's events go on: it asks the window and waits for the answer."""
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(work)
        bot.waitUntil(future.done, timeout=30_000)
        return future.result()


class Remote:
    """Another program on the bus. Each question is asked from a thread of its own."""

    def __init__(self, bot: QtBot, place: str, service: str) -> None:
        self._bot = bot
        self.place = place
        self._service = service
        self._mouth = open_dbus_connection(f"unix:path={place}")
        # Another connection: one that waits for an answer lets signals fall.
        self._ears = open_dbus_connection(f"unix:path={place}")
        self._ears.send_and_get_reply(new_method_call(_BUS, "AddMatch", "s", (f"type='signal',path='{PATH}'",)))

    def close(self) -> None:
        self._mouth.close()
        self._ears.close()

    def has_owner(self) -> bool:
        reply = self._mouth.send_and_get_reply(new_method_call(_BUS, "NameHasOwner", "s", (self._service,)))
        return bool(reply.body[0])

    def call(self, interface: str, member: str, signature: str = "", body: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        address = DBusAddress(PATH, self._service, interface)
        return self._ask(new_method_call(address, member, signature or None, body))

    def get(self, interface: str, name: str) -> tuple[str, Any]:
        """(type, value)"""
        found = self._ask(Properties(DBusAddress(PATH, self._service, interface)).get(name))[0]
        assert isinstance(found, tuple)
        return found

    def put(self, interface: str, name: str, signature: str, value: Any) -> None:
        self._ask(Properties(DBusAddress(PATH, self._service, interface)).set(name, signature, value))

    def signals(self) -> list[tuple[str, str, tuple[Any, ...]]]:
        """(interface, name, arguments) of all that were told until now.

        Changes are told once the window has nothing else to do, and before it answers the second of two questions.
        """
        for _ in range(2):
            self.call("org.freedesktop.DBus.Peer", "Ping")

        def take() -> list[tuple[str, str, tuple[Any, ...]]]:
            found: list[tuple[str, str, tuple[Any, ...]]] = []
            while True:
                try:
                    message = self._ears.receive(timeout=0.1)
                except TimeoutError:
                    return found
                fields = message.header.fields
                if message.header.message_type is MessageType.signal and fields.get(HeaderFields.path) == PATH:
                    found.append((fields[HeaderFields.interface], fields[HeaderFields.member], message.body))

        return meanwhile(self._bot, take)

    def playerctl(self, *arguments: str) -> str:
        """What playerctl says; it must succeed."""
        env = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.place}"}

        def run() -> str:
            done = subprocess.run(["playerctl", *arguments], env=env, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            return done.stdout.strip()

        return meanwhile(self._bot, run)

    def _ask(self, message: Any) -> tuple[Any, ...]:
        def ask() -> tuple[Any, ...]:
            reply = self._mouth.send_and_get_reply(message, timeout=20)
            body: tuple[Any, ...] = reply.body
            if reply.header.message_type is MessageType.error:
                raise Refused(reply.header.fields[HeaderFields.error_name], *body)
            return body

        return meanwhile(self._bot, ask)


class Refused(Exception):  # noqa: N818  (what the bus calls an error)
    """The answer was an error: its name, and what it says."""
