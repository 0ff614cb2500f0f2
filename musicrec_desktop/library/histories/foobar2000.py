"""foobar2000: the XML that Playback Statistics exports, an <Entry> a track with its files as <Item Path="...">.

Count, FirstPlayed and LastPlayed (Windows file times); names only as far as the path tells them.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, BinaryIO

from musicrec_desktop.domain.history import ForeignName, ForeignPlay, HistoryEntry, LeftOut, LeftOutWhy, Origin
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.play import PlayEnd
from musicrec_desktop.library.histories.values import Unfit, count_of, file_path, filetime
from musicrec_desktop.library.path_names import names_from_path

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def foobar2000_entries(stream: BinaryIO) -> Iterator[dict[str, str]]:
    """Each entry's attributes, with those of its first file, in bounded memory. Raises as those do."""
    from defusedxml.ElementTree import iterparse

    root: Element | None = None
    for event, element in iterparse(stream, ("start", "end")):
        if event == "start":
            root = element if root is None else root
        elif element.tag == "Entry":
            item = element.find("Item")
            yield {**(item.attrib if item is not None else {}), **element.attrib}
            if root is not None:
                root.clear()


def read_foobar2000_entry(entry: dict[str, str]) -> Iterator[HistoryEntry]:
    """The first and the last play of one entry. Raises Unfit."""
    plays = count_of(entry.get("Count"))
    first, last = filetime(entry.get("FirstPlayed")), filetime(entry.get("LastPlayed"))
    if plays == 0 and last is None:
        yield LeftOut(LeftOutWhy.NOT_PLAYED, 0)
        return
    path = file_path(entry.get("Path"))
    if not path:
        raise Unfit("It names no file.")
    name = _name(path)
    # Counted after a time the listener has set, a minute at first: the start lies that near.
    dated = {time for time in (first, last) if time is not None}
    for time in sorted(dated):
        yield ForeignPlay(Origin.FOOBAR2000, name, time, DurationMs(0), PlayEnd.FINISHED)
    if plays > len(dated):
        yield LeftOut(LeftOutWhy.UNDATED, plays - len(dated))


def _name(path: str) -> ForeignName:
    posix = PurePosixPath(PureWindowsPath(path).as_posix()) if "\\" in path else PurePosixPath(path)
    guessed = names_from_path(Path(posix))
    return ForeignName(guessed.artist, guessed.title, guessed.album, "", path)
