"""Does this machine run on its battery? Asked of the system, without a library."""

import ctypes
import subprocess
import sys
from pathlib import Path
from typing import Final

_SUPPLIES: Final = Path("/sys/class/power_supply")
_TIMEOUT_S: Final = 2.0


def is_on_battery(supplies: Path = _SUPPLIES) -> bool:
    """The machine draws on its battery now. False also where nobody can tell, as on most desktop machines."""
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return _mac()
    return _linux(supplies)


def _linux(supplies: Path) -> bool:
    """A battery of the machine itself discharges, and no mains supply is connected.

    Batteries of mice and keyboards have the scope "Device"; they say nothing of the machine.
    """
    is_discharging = False
    try:
        folders = list(supplies.iterdir())
    except OSError:
        return False
    for folder in folders:
        kind = _word(folder / "type")
        if kind in ("Mains", "USB") and _word(folder / "online") == "1":
            return False
        if kind == "Battery" and _word(folder / "scope") != "Device":
            is_discharging |= _word(folder / "status") == "Discharging"
    return is_discharging


def _word(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace").strip()
    except OSError:
        return ""


def _mac() -> bool:
    try:
        said = subprocess.run(
            ["/usr/bin/pmset", "-g", "batt"], capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "'Battery Power'" in said


class _PowerStatus(ctypes.Structure):
    """SYSTEM_POWER_STATUS of the Windows API."""

    _fields_ = (
        ("ac_line", ctypes.c_ubyte),  # 0 off line, 1 on line, 255 unknown
        ("battery_flag", ctypes.c_ubyte),  # 128: no battery
        ("battery_percent", ctypes.c_ubyte),
        ("system_flag", ctypes.c_ubyte),
        ("battery_seconds", ctypes.c_ulong),
        ("battery_full_seconds", ctypes.c_ulong),
    )


def _windows() -> bool:
    status = _PowerStatus()
    loader = getattr(ctypes, "windll", None)
    if loader is None or not loader.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return False
    return bool(status.ac_line == 0 and status.battery_flag != 128)
