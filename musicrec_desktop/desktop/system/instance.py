"""One window a profile: a second start hands over what it was asked for, and ends."""

import hashlib
import json
import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS: Final = 8_000
"""The first window may be about to open its library, which it does before it looks at its socket."""
_LONGEST: Final = 1 << 20
"""Bytes of a wish: a few thousand file names."""
_LONGEST_SOCKET: Final = 100
"""Bytes of a socket's path; systems take 104 or 108."""
_TOKENS: Final = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""With these the window system lets a window come forward that was not in front."""
_TAKEN: Final = b"taken\n"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a start was asked for."""

    paths: tuple[Path, ...] = ()
    """To be played; absolute."""
    request: str | None = None
    """Words to make a playlist for."""
    do: str = ""
    """A key of the player to press: "play", "pause", "toggle", "next" or "previous"; then the window stays where it
    is."""
    tokens: Mapping[str, str] = field(default_factory=dict)
    """Leave to come forward, by the name of the variable it came in."""

    def line(self) -> bytes:
        """As it goes through the socket."""
        said = {
            "paths": [os.fsencode(path).hex() for path in self.paths],  # names need not be text
            "request": self.request,
            "do": self.do,
            "tokens": dict(self.tokens),
        }
        return json.dumps(said).encode() + b"\n"

    @staticmethod
    def of_line(line: bytes) -> "Wish":
        """What came through it. Raises ValueError for anything else."""
        said: Any = json.loads(line)
        try:
            return Wish(
                tuple(Path(os.fsdecode(bytes.fromhex(path))) for path in said["paths"]),
                None if said["request"] is None else str(said["request"]),
                str(said["do"]),
                {name: str(said["tokens"][name]) for name in _TOKENS if name in said["tokens"]},
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"no wish: {error}") from error


def wish_of(paths: Sequence[str], request: str | None, do: str) -> Wish:
    """The wish of this start. A path may also be the address of a file, as some file managers give it."""
    from PySide6.QtCore import QUrl

    local = (QUrl(path).toLocalFile() if path.startswith("file:") else path for path in paths)
    tokens = {name: os.environ[name] for name in _TOKENS if os.environ.get(name)}
    return Wish(tuple(Path(path).absolute() for path in local), request, do, tokens)


class Instance(QObject):
    """The first window of a profile: takes the wishes of later starts."""

    asked = Signal(object)
    """A Wish."""

    def __init__(self, lock: QLockFile, socket: str) -> None:
        super().__init__()
        self._lock = lock
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_visit)
        # Whoever left it there does not hold the lock, so it is dead.
        QLocalServer.removeServer(socket)
        if not self._server.listen(socket):
            _log.warning("later starts cannot be heard of at %s: %s", socket, self._server.errorString())

    def close(self) -> None:
        """Make room for the next."""
        self._server.close()
        self._lock.unlock()

    def _on_visit(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.readyRead.connect(lambda visitor=visitor: self._on_words(visitor))
            if visitor.bytesAvailable():
                self._on_words(visitor)

    def _on_words(self, visitor: QLocalSocket) -> None:
        if not visitor.canReadLine():
            if visitor.bytesAvailable() > _LONGEST:
                visitor.abort()
            return
        try:
            wish = Wish.of_line(bytes(visitor.readLine().data()))
        except ValueError as error:
            _log.warning("a later start was not understood: %s", error)
            visitor.abort()
            return
        visitor.write(_TAKEN)
        visitor.flush()
        self.asked.emit(wish)


def claim(profile: Path) -> Instance | None:
    """Be the window of this profile; None when another one is."""
    lock = QLockFile(str(profile / "window.lock"))
    lock.setStaleLockTime(0)  # however long it runs
    return Instance(lock, _socket(profile)) if lock.tryLock(0) else None


def hand_over(profile: Path, wish: Wish) -> bool:
    """Give this wish to the window of the profile, and wait until it has taken it; False when it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(_socket(profile))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(wish.line())
    # What is waiting to be written is written while waiting to read.
    taken = socket.waitForReadyRead(_PATIENCE_MS) and bytes(socket.readLine().data()) == _TAKEN
    socket.abort()
    return taken


def _socket(profile: Path) -> str:
    name = "musicrec-" + hashlib.blake2b(os.fsencode(profile), digest_size=10).hexdigest()
    if os.name == "nt":
        return name
    folders = (os.environ.get("XDG_RUNTIME_DIR", ""), os.fspath(profile))
    for folder in folders:
        place = f"{folder}/{name}"
        if folder.startswith("/") and os.access(folder, os.W_OK) and len(os.fsencode(place)) <= _LONGEST_SOCKET:
            return place
    return name  # Qt puts it into the folder for temporary files
