"""XSPF version 1 (xspf.org): XML with names beside addresses."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.playlist_file import ListedPlaylist, ListedTrack
from musicrec_desktop.domain.track import NO_TIME, Track
from musicrec_desktop.library.playlist_files.locations import address, decoded_address
from musicrec_desktop.library.tag_text import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAMESPACE: Final = "http://xspf.org/ns/0/"
MUSICBRAINZ: Final = "https://musicbrainz.org/recording/"
_LONGEST_MS: Final = 10**10


def write_xspf(title: str, tracks: Sequence[Track], folder: Path | None, story: str = "") -> bytes:
    """The list with title, story, and for each track address, names, length and MusicBrainz id."""
    from xml.etree.ElementTree import Element, ElementTree, SubElement, indent, register_namespace

    register_namespace("", NAMESPACE)
    root = Element(f"{{{NAMESPACE}}}playlist", version="1")

    def add(parent: "Element", name: str, text: str) -> None:
        if text:
            SubElement(parent, f"{{{NAMESPACE}}}{name}").text = clean(text)

    add(root, "title", title)
    add(root, "annotation", story)
    track_list = SubElement(root, f"{{{NAMESPACE}}}trackList")
    for track in tracks:
        item = SubElement(track_list, f"{{{NAMESPACE}}}track")
        add(item, "location", address(track.path, folder))
        if track.tags.musicbrainz_recording:
            add(item, "identifier", MUSICBRAINZ + track.tags.musicbrainz_recording)
        add(item, "title", track.title)
        add(item, "creator", track.artist)
        add(item, "album", track.album)
        add(item, "duration", str(track.duration_ms) if track.duration_ms > 0 else "")
    indent(root)
    from io import BytesIO

    out = BytesIO()
    ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    return out.getvalue() + b"\n"


def read_xspf(content: bytes) -> ListedPlaylist:
    """Entries of version 0 and 1. Raises ValueError, with why, for what is no such XML or would blow up in memory."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException) as error:
        raise ValueError(f"it is not well-formed XML ({error})") from error
    if _name(root) != "playlist":
        raise ValueError(f"its outermost element is <{_name(root)}>, not <playlist>")
    tracks = [item for parent in root if _name(parent) == "trackList" for item in parent if _name(item) == "track"]
    return ListedPlaylist(_text(root, "title"), tuple(map(_listed, tracks)), _text(root, "annotation"))


def _name(element: "Element") -> str:
    return element.tag.rpartition("}")[2]


def _text(parent: "Element", name: str) -> str:
    return next(((child.text or "").strip() for child in parent if _name(child) == name), "")


def _listed(item: "Element") -> ListedTrack:
    length = _text(item, "duration")
    return ListedTrack(
        decoded_address(_text(item, "location")),
        _text(item, "title"),
        _text(item, "creator"),
        _text(item, "album"),
        milliseconds(length),
        recording_id(_text(item, "identifier")),
    )


def milliseconds(text: str) -> DurationMs:
    """A length as written; NO_TIME for nonsense."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 11 else 0
    return DurationMs(number) if 0 < number < _LONGEST_MS else NO_TIME


def recording_id(identifier: str) -> str:
    """The MusicBrainz recording that an identifier names; "" when it names something else."""
    _, mark, rest = identifier.partition("musicbrainz.org/recording/")
    return rest.strip("/").casefold() if mark else ""
