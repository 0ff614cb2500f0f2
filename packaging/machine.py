"""What this machine has and lacks: a new enough Python, a compiler, the window's libraries, the tests' programs.

Capabilities are tried, not looked up in a package list: a library that loads is there, whoever brought it. Runs before
anything is installed: standard library only.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from stages import SetupError, run_quietly, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

OLDEST = (3, 11)
WINDOW_LIBRARIES = {
    # What Qt's own files ask the system for (read from their dynamic sections), and the package that brings it.
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libpulse.so.0": "libpulse0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "appstreamcli": "appstream",
    "dbus-daemon": "dbus",
    "desktop-file-validate": "desktop-file-utils",
    "ffmpeg": "ffmpeg",
    "pactl": "pulseaudio-utils",
    "playerctl": "playerctl",
    "pulseaudio": "pulseaudio",
    "xdotool": "xdotool",
}


@dataclass(frozen=True)
class Need:
    """One capability: what it is for, how to see whether it is there, which Debian package brings it."""

    what: str
    package: str
    there: Callable[[], bool]


def needs(window: bool, tests: bool) -> list[Need]:
    """Everything asked of the system; building is always needed, a window and the tests where asked for."""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    wanted = [
        Need("virtual environments", f"{version}-venv", lambda: importlib.util.find_spec("ensurepip") is not None),
        Need("a C++ compiler for the language model runtime", "g++", lambda: _program("c++") or _program("g++")),
    ]
    if window or tests:
        wanted += [Need(name, package, _loads(name)) for name, package in WINDOW_LIBRARIES.items()]
        wanted.append(Need("a font", "fonts-dejavu-core", _has_font))
    if tests:
        wanted += [Need(name, package, partial(_program, name)) for name, package in TEST_PROGRAMS.items()]
    return wanted


def provide(wanted: Iterable[Need], log: Path) -> None:
    """Install what is missing where that is allowed; otherwise raise SetupError that names it and the command."""
    missing = [need for need in wanted if not need.there()]
    if not missing:
        return
    packages = sorted({need.package for need in missing})
    # --no-install-recommends: the compiler, not a whole development environment.
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    listing = "\n".join(f"    {need.package:22} {need.what}" for need in missing)
    prefix = _root_prefix() if _program("apt-get") else None
    if prefix is None:
        how = (
            "As root:\n    apt-get update && " + " ".join(install)
            if _program("apt-get")
            else "These are Debian's and Ubuntu's names; install what your system calls them."
        )
        raise SetupError(f"This machine lacks:\n{listing}\n{how}\nThen run the same command again.")
    say(f"      installing {len(packages)} system packages: {' '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run_quietly([*prefix, "apt-get", "update"], log, env)
    run_quietly([*prefix, *install], log, env)
    if _program("ldconfig"):
        run_quietly([*prefix, "ldconfig"], log)
    importlib.invalidate_caches()
    still = [need for need in missing if not need.there()]
    if still:
        names = ", ".join(f"{need.what} ({need.package})" for need in still)
        raise SetupError(f"Installed, and yet not usable: {names}. See {log}.")


def python_command() -> str:
    """A Python of 3.11 or newer: this one, or another on the path. Raises SetupError when there is none."""
    if sys.version_info >= OLDEST:
        return sys.executable
    for minor in (13, 12, 11):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    have = f"{sys.version_info[0]}.{sys.version_info[1]}"
    raise SetupError(
        f"Python 3.11 or newer is needed; python3 is {have}, and there is no python3.11, python3.12 or python3.13.\n"
        "Debian 12 and Ubuntu 24.04 have one of themselves. On Ubuntu 22.04, as root:\n"
        "    apt-get update && apt-get install -y python3.11 python3.11-venv\n"
        "Then run the same command again."
    )


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0))


def processor() -> str:
    """What the processor can do. Code compiled for this machine must not run on one that can do less."""
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8") as info:
            flags = next((line for line in info if line.startswith(("flags", "Features"))), "")
    except OSError:
        flags = ""
    return f"{os.uname().machine} {' '.join(sorted(flags.partition(':')[2].split()))}"


def has_display() -> bool:
    """Is there a screen to show a window on?"""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _program(name: str) -> bool:
    return shutil.which(name) is not None


def _loads(library: str) -> Callable[[], bool]:
    def there() -> bool:
        try:
            ctypes.CDLL(library)
        except OSError:
            return False
        return True

    return there


def _has_font() -> bool:
    return any(next(Path("/usr/share/fonts").rglob(f"*.{kind}"), None) for kind in ("ttf", "otf", "ttc"))


def _root_prefix() -> list[str] | None:
    """How to run as root without being asked anything; None when that is not possible."""
    if os.geteuid() == 0:
        return []
    if _program("sudo"):
        probe = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if probe.returncode == 0:
            return ["sudo", "-n"]
    return None
