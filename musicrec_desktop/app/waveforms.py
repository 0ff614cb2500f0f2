"""Waveforms, measured once and kept: two kilobytes a track."""

import hashlib
import logging
import os
import tempfile
from pathlib import Path
from typing import Final

import numpy as np

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.playback import FilePart
from musicrec_desktop.playback.sound import Waveform, measure_waveform

_MOST: Final = 4_000
"""Files kept: 7 MB. Those that were looked at longest ago go first."""
_log = logging.getLogger(__name__)


def waveform_of(paths: Paths, part: FilePart) -> Waveform:
    """The waveform of a track, from the cache or from its sound (a third of a second for four minutes). Any lane.

    Raises UnplayableError when it cannot be decoded, Cancelled when it is no longer wanted.
    """
    kept = paths.cache / "waveforms" / _key(part)
    try:
        rows = np.frombuffer(kept.read_bytes(), np.uint8).reshape(2, -1)
        os.utime(kept)
    except (OSError, ValueError):
        made = measure_waveform(part)
        _keep(kept, made)
        return made
    return Waveform(rows[0], rows[1])


def _key(part: FilePart) -> str:
    """Another one when the file was changed."""
    try:
        status = part.path.stat()
        stamp = f"{status.st_size} {status.st_mtime_ns}"
    except OSError:
        stamp = ""
    told = f"{part.start_ms} {part.end_ms} {stamp} ".encode() + os.fsencode(part.path)
    return hashlib.blake2b(told, digest_size=16).hexdigest()


def _keep(target: Path, made: Waveform) -> None:
    """Written beside and moved into place: a kill in between leaves no half file. A full disk costs time, no more."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
            file.write(made.peaks.tobytes() + made.powers.tobytes())
        Path(file.name).replace(target)
        _make_room(target.parent)
    except OSError as error:
        _log.warning("a waveform could not be kept in %s: %s", target.parent, error)


def _make_room(folder: Path) -> None:
    with os.scandir(folder) as entries:
        files = [(entry.stat().st_mtime_ns, entry.path) for entry in entries]
    for _, path in sorted(files)[: max(0, len(files) - _MOST)]:
        Path(path).unlink(missing_ok=True)
