"""A history file, a folder of them or a zip: recognised by what is in it, read as a stream of entries."""

import io
import pickle
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.history import EntryProblem, HistoryEntry
from musicrec_desktop.library.histories.foobar2000 import foobar2000_entries, read_foobar2000_entry
from musicrec_desktop.library.histories.itunes import itunes_tracks, read_itunes_track
from musicrec_desktop.library.histories.json_stream import Broken, json_objects
from musicrec_desktop.library.histories.lastfm import is_lastfm, read_scrobble
from musicrec_desktop.library.histories.listenbrainz import is_listenbrainz, read_listen
from musicrec_desktop.library.histories.quodlibet import quodlibet_tracks, read_quodlibet_track
from musicrec_desktop.library.histories.rhythmbox import read_rhythmbox_entry, rhythmbox_entries
from musicrec_desktop.library.histories.spotify import is_account, is_extended, read_account, read_extended
from musicrec_desktop.library.histories.strawberry import read_player_song
from musicrec_desktop.library.histories.tables import read_table, table_columns
from musicrec_desktop.library.histories.values import Unfit

_HEAD: Final = 1 << 16
"""Bytes that tell what a file is."""
_LONGEST_LINE: Final = 1 << 18
_FORMATS: Final = (
    "Last.fm (CSV, JSON), ListenBrainz (zip, JSON lines), Spotify (zip, JSON), iTunes and Music (XML), Rhythmbox "
    "(rhythmdb.xml), Strawberry, Clementine (.db), Quod Libet (songs) and foobar2000 (XML) are read."
)

_UNREADABLE: Final = (
    ParseError,
    DefusedXmlException,
    pickle.UnpicklingError,
    zlib.error,
    zipfile.BadZipFile,
    EOFError,
    RuntimeError,  # a zip with a password
)

Reader = Callable[[Any], Iterator[HistoryEntry]]
ReadDatabase = Callable[[Path], Iterator[Mapping[str, object]]]
"""Gives the rows of another player's SQLite library."""

_JSON: Final[tuple[tuple[Callable[[Mapping[str, object]], bool], Reader], ...]] = (
    (is_listenbrainz, read_listen),
    (is_extended, read_extended),
    (is_account, read_account),
    (is_lastfm, read_scrobble),
)


@dataclass(frozen=True, slots=True)
class _Member:
    """One file, on disk or in a zip."""

    name: str
    open: Callable[[], AbstractContextManager[BinaryIO]]
    path: Path | None
    """None in a zip."""


def read_history(path: Path, read_database: ReadDatabase) -> Iterator[HistoryEntry]:
    """Every entry of a history file, of all history files in a folder, or in a zip.

    Raises LibraryError when nothing can be read or it is no history. In a folder or zip, what is no history is passed
    over. What makes no sense inside a history is an EntryProblem.
    """
    try:
        if path.is_dir():
            members = [
                _Member(str(found.relative_to(path)), _opener(found), found)
                for found in sorted(path.rglob("*"))
                if found.is_file()
            ]
        elif zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield from _read_all(path, _zipped(archive), read_database)
            return
        else:
            members = [_Member(path.name, _opener(path), path)]
        yield from _read_all(path, members, read_database)
    except (OSError, zipfile.BadZipFile) as error:
        raise LibraryError(
            f"The history {path} cannot be read: {error}.", hint="Check the path, or export the history again."
        ) from error


def _opener(path: Path) -> Callable[[], AbstractContextManager[BinaryIO]]:
    return lambda: path.open("rb")


def _zipped(archive: zipfile.ZipFile) -> list[_Member]:
    def opener(name: str) -> Callable[[], AbstractContextManager[BinaryIO]]:
        return lambda: archive.open(name)  # type: ignore[return-value]  # IO[bytes], which is what is read from

    names = sorted(info.filename for info in archive.infolist() if not info.is_dir())
    return [_Member(name, opener(name), None) for name in names]


def _read_all(path: Path, members: list[_Member], read_database: ReadDatabase) -> Iterator[HistoryEntry]:
    is_any = False
    for member in members:
        try:
            entries = _entries(member, read_database)
            if entries is not None:
                is_any = True
                yield from entries
        except _UNREADABLE as error:
            is_any = True
            yield EntryProblem(member.name, 0, f"The file cannot be read any further: {error}.")
    if not is_any:
        raise LibraryError(f"{path} holds no listening history that is known.", hint=_FORMATS)


def _entries(member: _Member, read_database: ReadDatabase) -> Iterator[HistoryEntry] | None:
    """The entries of one file, or None when it is no history."""
    with member.open() as stream:
        head = stream.read(_HEAD)
    if head.startswith(b"SQLite format 3\0"):
        if member.path is None:
            problem = "A database inside a zip is not read: unpack it first."
            return iter((EntryProblem(member.name, 0, problem),))
        return _each(read_database(member.path), read_player_song, member.name)
    if head.startswith(b"\x80") and b"quodlibet" in head:
        return _streamed(member, quodlibet_tracks, read_quodlibet_track)
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = head.decode(encoding, "replace").lstrip()
    if text.startswith("<"):
        return _xml(member, text)
    if text.startswith(("[", "{")):
        return _json(member, text, encoding)
    columns = None if "\0" in text else table_columns(text)
    if columns is None:
        return None

    def rows() -> Iterator[HistoryEntry]:
        with member.open() as stream, io.TextIOWrapper(stream, encoding, "replace", newline="") as text:
            # Lines end somewhere, even where the file has none.
            yield from read_table(iter(lambda: text.readline(_LONGEST_LINE), ""), columns, member.name)

    return rows()


def _xml(member: _Member, text: str) -> Iterator[HistoryEntry] | None:
    if "<plist" in text and "<key>" in text:
        return _streamed(member, itunes_tracks, read_itunes_track)
    if "<rhythmdb" in text:
        return _streamed(member, rhythmbox_entries, read_rhythmbox_entry)
    if "<PlaybackStatistics" in text:
        return _streamed(member, foobar2000_entries, read_foobar2000_entry)
    return None


def _json(member: _Member, text: str, encoding: str) -> Iterator[HistoryEntry] | None:
    first = [item for item in islice(json_objects(io.StringIO(text)), 20) if not isinstance(item, Broken)]
    read = next((read for known, read in _JSON if any(map(known, first))), None)
    if read is None:
        return None

    def objects() -> Iterator[dict[str, object] | Broken]:
        with member.open() as stream, io.TextIOWrapper(stream, encoding, "replace") as lines:
            yield from json_objects(lines)

    return _each(objects(), read, member.name)


def _streamed(member: _Member, split: Callable[[BinaryIO], Iterator[Any]], read: Reader) -> Iterator[HistoryEntry]:
    with member.open() as stream:
        yield from _each(split(stream), read, member.name)


def _each(records: Iterator[Any], read: Reader, file: str) -> Iterator[HistoryEntry]:
    for number, record in enumerate(records, start=1):
        if isinstance(record, Broken):
            yield EntryProblem(file, number, record.reason)
            continue
        try:
            yield from read(record)
        except Unfit as unfit:
            yield EntryProblem(file, number, str(unfit))
