"""iTunes and Music: the library as XML (File > Library > Export Library), a property list of one dictionary a track."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from musicrec_desktop.domain.history import ForeignName, ForeignPlay, HistoryEntry, LeftOut, LeftOutWhy, Origin
from musicrec_desktop.domain.play import PlayEnd
from musicrec_desktop.library.histories.counted import SKIPPED_FROM_MS, last_play
from musicrec_desktop.library.histories.values import Unfit, count_of, file_path, length_ms, text_of, utc_time

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TRACK_DEPTH: Final = 4
"""plist > dict > dict (Tracks) > dict: one track."""
_NOT_MUSIC: Final = ("Podcast", "Movie", "TV Show", "Audiobook", "iTunesU")


def itunes_tracks(stream: BinaryIO) -> Iterator[dict[str, str]]:
    """Each track's texts by key, in bounded memory. Raises ParseError for broken XML, DefusedXmlException for evil."""
    from defusedxml.ElementTree import iterparse

    depth, section = 0, ""
    holder: Element | None = None
    for event, element in iterparse(stream, ("start", "end")):
        if event == "start":
            depth += 1
            if depth == _TRACK_DEPTH - 1 and element.tag == "dict":
                holder = element
            continue
        if depth == _TRACK_DEPTH - 1 and element.tag == "key":
            section = element.text or ""
            if section == "Playlists":
                return
        elif depth == _TRACK_DEPTH and element.tag == "dict" and section == "Tracks":
            yield _pairs(element)
            if holder is not None:
                holder.clear()
        depth -= 1


def _pairs(element: "Element") -> dict[str, str]:
    parts = list(element)
    return {
        key.text or "": value.tag if value.tag in ("true", "false") else value.text or ""
        for key, value in zip(parts[::2], parts[1::2], strict=False)
    }


def read_itunes_track(track: dict[str, str]) -> Iterator[HistoryEntry]:
    """The last play and the last skip of one track. Raises Unfit."""
    plays, skips = count_of(track.get("Play Count")), count_of(track.get("Skip Count"))
    if any(track.get(key) == "true" for key in _NOT_MUSIC):
        yield LeftOut(LeftOutWhy.NOT_MUSIC, plays)
        return
    name = ForeignName(
        text_of(track.get("Artist")) or text_of(track.get("Album Artist")),
        text_of(track.get("Name")),
        text_of(track.get("Album")),
        "",
        file_path(track.get("Location")),
        length_ms(track.get("Total Time")),
    )
    # "Play Date" counts from 1904 in local time; "Play Date UTC" says it plainly.
    last = track.get("Play Date UTC")
    yield from last_play(Origin.ITUNES, name, plays, utc_time(last) if last else None)
    skipped = track.get("Skip Date")
    if skipped:
        if not name.title:
            raise Unfit("It names no track.")
        yield ForeignPlay(Origin.ITUNES, name, utc_time(skipped), SKIPPED_FROM_MS, PlayEnd.SKIPPED)
        skips -= 1
    if skips > 0:
        yield LeftOut(LeftOutWhy.UNDATED, skips)
