"""Writes a list of tracks as a playlist file that other players read."""

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.track import Track
from musicrec_desktop.library.tag_text import clean


def export_m3u8(target: Path, tracks: Sequence[Track], title: str, relative: bool = False) -> None:
    """Write an extended M3U in UTF-8, whole or not at all: an earlier file of that name stays until this is done.

    `relative` writes paths as seen from the file's folder, so that both can be moved together.
    Raises LibraryError when the file cannot be written.
    """
    folder = target.absolute().parent
    lines = ["#EXTM3U", f"#PLAYLIST:{clean(title)}"]
    for track in tracks:
        seconds = round(track.duration_ms / 1000) if track.duration_ms > 0 else -1
        name = f"{track.artist} - {track.title}" if track.artist else track.title
        lines += [f"#EXTINF:{seconds},{clean(name)}", _location(track.path, folder if relative else None)]
    try:
        _write_whole(target, ("\n".join(lines) + "\n").encode())
    except OSError as error:
        raise LibraryError(
            f"The playlist {target} cannot be written: {error.strerror or type(error).__name__}.",
            hint="Choose another folder, or make this one writable.",
        ) from error


def _location(path: Path, folder: Path | None) -> str:
    """A path on one line; as a file address where the plain path would be misread."""
    text = os.fspath(path)
    if folder is not None:
        with suppress(ValueError):  # another drive: there is no way from here to there
            text = os.path.relpath(path, folder)
    if text.startswith("#"):
        text = f"./{text}"
    is_plain = text.isprintable() and text == text.strip()
    # An undecodable file name has lone surrogates, which are not printable either.
    return text if is_plain else path.absolute().as_uri()


def _write_whole(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes a private file; a playlist is as readable as any other.
        unfinished.chmod(0o666 & ~_umask())
        unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
