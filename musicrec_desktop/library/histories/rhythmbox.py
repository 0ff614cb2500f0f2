"""Rhythmbox: rhythmdb.xml, an <entry type="song"> a track, with play-count and last-played (UTC seconds)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from musicrec_desktop.domain.history import ForeignName, HistoryEntry, LeftOut, LeftOutWhy, Origin
from musicrec_desktop.library.histories.counted import last_play
from musicrec_desktop.library.histories.values import count_of, file_path, length_ms, text_of, unix_time

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def rhythmbox_entries(stream: BinaryIO) -> Iterator[dict[str, str]]:
    """Each entry's texts by element, its type as "type", in bounded memory. Raises as itunes_tracks does."""
    from defusedxml.ElementTree import iterparse

    root: Element | None = None
    for event, element in iterparse(stream, ("start", "end")):
        if event == "start":
            root = element if root is None else root
        elif element.tag == "entry":
            yield {"type": element.get("type", ""), **{part.tag: part.text or "" for part in element}}
            if root is not None:
                root.clear()


def read_rhythmbox_entry(entry: dict[str, str]) -> Iterator[HistoryEntry]:
    """The last play of one entry. Raises Unfit."""
    plays = count_of(entry.get("play-count"))
    if entry["type"] != "song":
        yield LeftOut(LeftOutWhy.NOT_MUSIC, plays)
        return
    name = ForeignName(
        text_of(entry.get("artist")),
        text_of(entry.get("title")),
        text_of(entry.get("album")),
        text_of(entry.get("mb-trackid")),
        file_path(entry.get("location")),
        length_ms(entry.get("duration"), 1000),
    )
    last = text_of(entry.get("last-played"))
    yield from last_play(Origin.RHYTHMBOX, name, plays, unix_time(last) if last not in ("", "0") else None)
