"""A connection to the session bus, spoken in the window's own event loop and never waited for.

The protocol is jeepney's, which does no input or output of its own; the bytes go through a local socket of Qt, which
buffers them. Qt's own bus classes will not do: from Python they write a number by its size (a length of three minutes
as 32 bits, of an hour as 64) and a list as a list of variants, and the media player interface wants exact types.
"""

import logging
import os
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalSocket

BUS: Final = "org.freedesktop.DBus"
_BUS_PATH: Final = "/org/freedesktop/DBus"
_HELLO: Final = 1
"""Number of the first message. The others count on from it, also those that wait until the bus lets us in."""

_NOT_UNDERSTOOD: Final = (ValueError, KeyError, IndexError, AssertionError, struct.error)
"""What the parser raises on bytes that are no message."""
_log = logging.getLogger(__name__)

Answer = Callable[[tuple[Any, ...]], None]
Hear = Callable[["Incoming"], None]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A call or a signal that came over the bus."""

    path: str
    interface: str
    """"" when the caller named none."""
    member: str
    signature: str
    body: tuple[Any, ...]
    sender: str
    message: Any
    """As jeepney gave it: what an answer refers to."""


def session_bus() -> str | None:
    """Where the session bus listens: a path, or "\\0" and an abstract name. None where there is none."""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if sys.platform != "linux" or not address:
        return None
    from jeepney.bus import get_connectable_addresses

    try:
        return str(next(get_connectable_addresses(address)))
    except (RuntimeError, ValueError) as error:  # of another kind than a socket here, or nonsense
        _log.info("no session bus: %s", error)
        return None


class Bus(QObject):
    """One client of the bus. What is said before it is let in waits; once it is lost, everything is dropped."""

    ready = Signal()
    """It is let in; `name` is its own."""
    lost = Signal()

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        """`address` as `session_bus` says it. Begins to connect; returns at once."""
        super().__init__(parent)
        from jeepney.auth import Authenticator
        from jeepney.low_level import Parser

        self.name = ""
        self._parser: Any = Parser()
        self._door: Any = Authenticator()
        self._serial = _HELLO
        self._answers: dict[int, tuple[str, Answer]] = {}
        self._objects: dict[str, Hear] = {}
        self._signals: dict[tuple[str, str], tuple[str, Hear]] = {}
        self._waiting: list[bytes] = []
        self._is_open = True
        socket = self._socket = QLocalSocket(self)
        socket.connected.connect(self._knock)
        socket.readyRead.connect(self._on_bytes)
        socket.disconnected.connect(self._lose)
        socket.errorOccurred.connect(self._on_error)
        if address.startswith("\0"):
            socket.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
        socket.connectToServer(address.removeprefix("\0"))

    def export(self, path: str, answer: Hear) -> None:
        """Calls to this path and those above it go to `answer`."""
        self._objects[path] = answer

    def listen(self, interface: str, member: str, signature: str, hear: Hear) -> None:
        """Hear signals of this name from now on, those that carry these types: anybody may send them."""
        self._signals[interface, member] = signature, hear
        rule = f"type='signal',interface='{interface}',member='{member}'"
        self.call(BUS, _BUS_PATH, BUS, "AddMatch", "s", (rule,))

    def call(
        self,
        to: str,
        path: str,
        interface: str,
        member: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
        then: Answer | None = None,
        gives: str = "",
    ) -> None:
        """Ask something; `then` gets the body of the answer, of the types `gives`. It hears nothing when there is no
        answer, an error, or one of other types."""
        from jeepney import DBusAddress, new_method_call
        from jeepney.low_level import MessageFlag

        message = new_method_call(DBusAddress(path, to, interface), member, signature or None, body)
        if then is None:
            message.header.flags = MessageFlag.no_reply_expected
        serial = self._write(message)
        if then is not None:
            self._answers[serial] = gives, then

    def tell(self, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]) -> None:
        """Send a signal to whoever listens."""
        from jeepney import DBusAddress, new_signal

        self._write(new_signal(DBusAddress(path, interface=interface), member, signature or None, body))

    def answer(self, call: Incoming, signature: str, body: tuple[Any, ...]) -> None:
        """Answer a call, unless the caller wants no answer."""
        from jeepney import new_method_return

        self._reply(call, new_method_return(call.message, signature or None, body))

    def refuse(self, call: Incoming, error: str, text: str) -> None:
        """Answer a call with an error by its bus name."""
        from jeepney import new_error

        self._reply(call, new_error(call.message, error, "s", (text,)))

    def close(self) -> None:
        """Hand over what was written and leave. The bus tells the others."""
        if not self._is_open:
            return
        self._is_open = False
        self._answers.clear()
        self._socket.flush()
        self._socket.abort()

    # inside

    def _reply(self, call: Incoming, message: Any) -> None:
        from jeepney.low_level import MessageFlag

        if not call.message.header.flags & MessageFlag.no_reply_expected:
            self._write(message)

    def _write(self, message: Any) -> int:
        self._serial += 1
        if self._is_open:
            data = message.serialise(serial=self._serial)
            if self.name:
                self._socket.write(data)
            else:
                self._waiting.append(data)
        return self._serial

    def _knock(self) -> None:
        while data := self._door.data_to_send():
            self._socket.write(data)
        if self._door.authenticated:
            self._greet()

    def _greet(self) -> None:
        from jeepney import DBusAddress, new_method_call
        from jeepney.auth import BEGIN

        def welcomed(body: tuple[Any, ...]) -> None:
            self.name = str(body[0])
            for data in self._waiting:
                self._socket.write(data)
            self._waiting.clear()
            self.ready.emit()

        self._answers[_HELLO] = "s", welcomed
        self._socket.write(BEGIN)
        hello = new_method_call(DBusAddress(_BUS_PATH, BUS, BUS), "Hello")
        self._socket.write(hello.serialise(serial=_HELLO))

    def _on_bytes(self) -> None:
        data = bytes(self._socket.readAll().data())
        try:
            if not self._door.authenticated:
                self._door.feed(data)
                self._knock()
                return
            messages = self._parser.feed(data)
        except _NOT_UNDERSTOOD as error:
            _log.warning("the session bus is not understood: %s", error)
            self._socket.abort()
            self._lose()
            return
        for message in messages:
            self._take(message)

    def _take(self, message: Any) -> None:
        from jeepney.low_level import HeaderFields, MessageType

        fields, kind = message.header.fields, message.header.message_type
        if kind in (MessageType.method_return, MessageType.error):
            gives, then = self._answers.pop(fields.get(HeaderFields.reply_serial, 0), ("", None))
            is_fitting = fields.get(HeaderFields.signature, "") == gives
            if then is not None and kind is MessageType.method_return and is_fitting:
                then(message.body)
            elif kind is MessageType.error:
                _log.info("the session bus refuses: %s", message.body)
            return
        incoming = Incoming(
            fields.get(HeaderFields.path, ""),
            fields.get(HeaderFields.interface, ""),
            fields.get(HeaderFields.member, ""),
            fields.get(HeaderFields.signature, ""),
            message.body,
            fields.get(HeaderFields.sender, ""),
            message,
        )
        if kind is MessageType.signal:
            signature, hear = self._signals.get((incoming.interface, incoming.member), ("", None))
            if hear is not None and incoming.signature == signature:
                hear(incoming)
        elif (answer := self._at(incoming.path)) is not None:
            answer(incoming)
        else:
            self.refuse(incoming, f"{BUS}.Error.UnknownObject", f"There is no {incoming.path}.")

    def _at(self, path: str) -> Hear | None:
        found = self._objects.get(path)
        if found is not None:
            return found
        above = path.rstrip("/") + "/"
        return next((answer for full, answer in self._objects.items() if full.startswith(above)), None)

    def _on_error(self, _error: QLocalSocket.LocalSocketError) -> None:
        if self._is_open:
            _log.info("no session bus: %s", self._socket.errorString())
            self._lose()

    def _lose(self) -> None:
        if self._is_open:
            self._is_open = False
            self._waiting.clear()
            self._answers.clear()
            self.lost.emit()
