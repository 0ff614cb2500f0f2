"""Whether the sound server is still there: Qt does not say."""

import os
import socket
from contextlib import closing
from pathlib import Path
from typing import Final

_PATIENCE_S: Final = 0.5


def server_socket() -> Path | None:
    """Where PulseAudio, or what stands in for it, takes connections now; None where it is another machine, another kind
    of server, or nobody."""
    named = os.environ.get("PULSE_SERVER", "").removeprefix("unix:")
    if named:
        path = Path(named)
    else:
        folder = os.environ.get("PULSE_RUNTIME_PATH") or f"{os.environ.get('XDG_RUNTIME_DIR', '')}/pulse"
        path = Path(folder) / "native"
    return path if path.is_absolute() and answers(path) else None


def answers(path: Path) -> bool:
    """Somebody takes connections there."""
    with closing(socket.socket(socket.AF_UNIX)) as line:
        line.settimeout(_PATIENCE_S)
        try:
            line.connect(os.fspath(path))
        except OSError:
            return False
    return True
