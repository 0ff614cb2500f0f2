"""Somebody who shows notes on the test's bus."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call, new_method_return, new_signal
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


class Notes:
    """What was asked of it, and what it may say."""

    def __init__(self, place: str, can: list[str]) -> None:
        self.asked: list[tuple[str, tuple[Any, ...]]] = []
        self._can = can
        self._connection = open_dbus_connection(f"unix:path={place}")
        self._connection.send_and_get_reply(new_method_call(_BUS, "RequestName", "su", (NAME, 4)))
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    @property
    def shown(self) -> list[tuple[Any, ...]]:
        """The arguments of each note."""
        return [body for member, body in self.asked if member == "Notify"]

    def tell(self, member: str, signature: str, *body: Any) -> None:
        self._connection.send(new_signal(DBusAddress(PATH, interface=NAME), member, signature, body))

    def close(self) -> None:
        self._is_over.set()
        self._thread.join()
        self._connection.close()

    def _run(self) -> None:
        while not self._is_over.is_set():
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.message_type is not MessageType.method_call:
                continue
            member = message.header.fields[HeaderFields.member]
            match member:
                case "GetCapabilities":
                    answer = new_method_return(message, "as", (self._can,))
                case "Notify":
                    answer = new_method_return(message, "u", (7,))
                case _:
                    answer = new_method_return(message)
            self._connection.send(answer)
            self.asked.append((member, message.body))


@contextmanager
def notes_daemon(place: str, can: list[str]) -> Iterator[Notes]:
    notes = Notes(place, can)
    try:
        yield notes
    finally:
        notes.close()
