"""Reads and writes playlist files of every format."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.playlist_file import ListedPlaylist
from musicrec_desktop.domain.track import Track
from musicrec_desktop.library.playlist_files.csv_list import read_csv, write_csv
from musicrec_desktop.library.playlist_files.jspf import read_jspf, write_jspf
from musicrec_desktop.library.playlist_files.m3u import read_m3u, write_m3u
from musicrec_desktop.library.playlist_files.pls import read_pls, write_pls
from musicrec_desktop.library.playlist_files.whole_file import write_whole
from musicrec_desktop.library.playlist_files.xspf import read_xspf, write_xspf

Writer = Callable[[str, Sequence[Track], Path | None, str], bytes]

_WRITERS: Final[dict[str, Writer]] = {
    ".m3u8": write_m3u,
    ".m3u": write_m3u,
    ".pls": lambda _title, tracks, folder, _story: write_pls(tracks, folder),
    ".xspf": write_xspf,
    ".jspf": write_jspf,
    ".csv": lambda _title, tracks, folder, _story: write_csv(tracks, folder),
}
PLAYLIST_SUFFIXES: Final = tuple(_WRITERS)
"""File name endings, lower case with the dot."""

_LARGEST: Final = 64 << 20
"""Bytes. No list of tracks is that long."""


def write_playlist_file(
    target: Path, title: str, tracks: Sequence[Track], *, relative: bool = False, story: str = ""
) -> None:
    """Write a list in the format its name ends with, whole or not at all; a name without one of them is an M3U8.

    `relative` writes paths as seen from the file's folder, so that both can be moved together.
    Raises LibraryError when the file cannot be written.
    """
    suffix = target.suffix.casefold()
    folder = target.absolute().parent if relative else None
    try:
        write_whole(target, _WRITERS.get(suffix, write_m3u)(title, tracks, folder, story))
    except OSError as error:
        raise LibraryError(
            f"The playlist {target} cannot be written: {error.strerror or type(error).__name__}.",
            hint="Choose another folder, or make this one writable.",
        ) from error


def read_playlist_file(path: Path) -> ListedPlaylist:
    """Read a list, whatever its name ends with; one without a title of its own is called like the file.

    Raises LibraryError, with why, when the file cannot be read or is no playlist.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise LibraryError(
            f"The playlist {path} cannot be read: {error.strerror or type(error).__name__}.",
            hint="Check the name and the rights of the file.",
        ) from error
    try:
        found = _parsed(content, path.suffix.casefold())
    except ValueError as error:
        raise LibraryError(
            f"{path} is no playlist that this program reads: {error}.",
            hint=f"Playlists end with {', '.join(PLAYLIST_SUFFIXES)}.",
        ) from error
    return ListedPlaylist(found.title or path.stem, found.tracks, found.story)


def _parsed(content: bytes, suffix: str) -> ListedPlaylist:
    """Told by what is in the file first, and by its name where that leaves it open. Raises ValueError."""
    if len(content) > _LARGEST:
        raise ValueError(f"it is larger than {_LARGEST >> 20} MB")
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("it is not text")
    text = _decoded(content)
    start = text.lstrip()[:512].casefold()
    if start.startswith("<"):
        return read_xspf(text.encode() if content[:2] in (b"\xff\xfe", b"\xfe\xff") else content.lstrip())
    if start.startswith("{"):
        return read_jspf(text)
    if start.startswith("[playlist]"):
        return read_pls(text)
    if start.startswith("#extm3u") or suffix in (".m3u", ".m3u8"):
        return read_m3u(text)
    if suffix == ".pls":
        return read_pls(text)
    if suffix in (".csv", ".tsv", ".txt"):
        return read_csv(text)
    raise ValueError("neither its name nor its contents say what it is")


def _decoded(content: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with one; else the encoding of old Windows programs."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
