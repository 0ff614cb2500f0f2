"""Inside a plugin's process: what it may not do is refused, and it cannot take more memory than its manifest says.

This keeps honest plugins to their word and stops accidents. It is no wall against code that means harm: Python cannot
be one. What a plugin may do is for the listener to judge; that is why its permissions are shown before it runs.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from musicrec_desktop.plugin_api import Permission

_NETWORK: Final = frozenset(
    ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")
)
_PROGRAMS: Final = frozenset(("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile"))
_CHANGES: Final = frozenset(
    ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.chown", "os.link", "os.symlink")
)
_OVERHEAD_MB: Final = 3_072
"""Address space that Python, numpy and their threads reserve without using it."""


def limit_memory(megabytes: int) -> None:
    """No more address space than this on top of what an empty process reserves. Where the system cannot, nothing."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        most = (megabytes + _OVERHEAD_MB) * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def keep_to(permissions: Iterable[Permission], folder: Path, data: Path) -> None:
    """Refuse, with PermissionError, what was not permitted. Cannot be taken back in this process.

    Temporary files go into the plugin's own folder: the system's is full of what others left open.
    """
    scratch = data / "tmp"
    scratch.mkdir(parents=True, exist_ok=True)
    os.environ["TMPDIR"] = tempfile.tempdir = str(scratch)
    sys.addaudithook(_watcher(frozenset(permissions), folder, data))


def _watcher(permissions: frozenset[Permission], folder: Path, data: Path) -> Callable[[str, tuple[Any, ...]], None]:
    own = _real(data)
    readable = [own, _real(folder), *_places_of_python()]
    writable = [own, _real(Path("/dev"))]

    def refuse(what: str, permission: Permission) -> None:
        raise PermissionError(f'{what} needs the permission "{permission}", which the manifest does not ask for')

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event in _NETWORK and Permission.NETWORK not in permissions:
            address = args[1] if event in ("socket.connect", "socket.bind") and len(args) > 1 else None
            if isinstance(address, str | bytes):  # a socket of this machine
                if Permission.PROGRAMS not in permissions:
                    refuse(f"Speaking to {os.fsdecode(address)}", Permission.PROGRAMS)
            else:
                refuse("The network", Permission.NETWORK)
        elif event in _PROGRAMS and Permission.PROGRAMS not in permissions:
            refuse(f"Starting {args[0]!s}", Permission.PROGRAMS)
        elif event == "open" and Permission.FILES not in permissions:
            _check_open(args, readable, writable, refuse)
        elif event in _CHANGES and Permission.FILES not in permissions:
            for path in args[: 2 if event in ("os.rename", "os.link", "os.symlink") else 1]:
                if isinstance(path, str | bytes | os.PathLike) and not _within(path, writable):
                    refuse(f"Changing {os.fsdecode(path)}", Permission.FILES)

    return watch


def _check_open(
    args: tuple[Any, ...], readable: list[str], writable: list[str], refuse: Callable[[str, Permission], None]
) -> None:
    path, mode, flags = args
    if not isinstance(path, str | bytes | os.PathLike):
        return  # a descriptor that is open already
    is_writing = any(letter in mode for letter in "wxa+") if mode else bool(flags & (os.O_WRONLY | os.O_RDWR))
    if not _within(path, writable if is_writing else readable):
        refuse(f"{'Writing' if is_writing else 'Reading'} {os.fsdecode(path)}", Permission.FILES)


def _places_of_python() -> list[str]:
    """Where Python, its packages, this program and the system's own data lie."""
    places = [Path(place) for place in (sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path) if place]
    places += [Path(__file__).parents[2], *map(Path, ("/usr", "/lib", "/lib64", "/etc", "/proc", "/sys", "/dev"))]
    return [_real(place) for place in places]


def _real(place: Path) -> str:
    return os.path.realpath(place)


def _within(path: str | bytes | os.PathLike[str], places: list[str]) -> bool:
    real = os.path.realpath(os.fsdecode(path))
    return any(real == place or real.startswith(place.rstrip("/") + "/") for place in places)
