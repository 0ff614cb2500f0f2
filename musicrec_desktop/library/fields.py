"""What each tag format calls its fields, brought to one set of names."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

Fields = Mapping[str, list[str]]
"""Field name -> texts as tagged. The names are those of Vorbis comments, casefolded, letters and digits only."""

_SAME: Final = {
    "track": "tracknumber",
    "tracknum": "tracknumber",
    "disc": "discnumber",
    "disk": "discnumber",
    "year": "date",
    "originalyear": "originaldate",
    "description": "comment",
    "author": "artist",
    "ensemble": "albumartist",
    "musicbrainzrecordingid": "musicbrainztrackid",
    "musicbrainzreleaseid": "musicbrainzalbumid",
    "wmalbumtitle": "album",
    "wmalbumartist": "albumartist",
    "wmyear": "date",
    "wmoriginalreleaseyear": "originaldate",
    "wmgenre": "genre",
    "wmtracknumber": "tracknumber",
    "wmpartofset": "discnumber",
    "wmcomposer": "composer",
    "wmartists": "artists",
}
"""Other spellings, as normalised."""

_ID3: Final = {
    "TIT2": "title",
    "TPE1": "artist",
    "TPE2": "albumartist",
    "TALB": "album",
    "TDRC": "date",
    "TDOR": "originaldate",
    "TCON": "genre",
    "TRCK": "tracknumber",
    "TPOS": "discnumber",
    "TCOM": "composer",
}

_MP4: Final = {
    "\xa9nam": "title",
    "\xa9ART": "artist",
    "aART": "albumartist",
    "\xa9alb": "album",
    "\xa9day": "date",
    "\xa9gen": "genre",
    "\xa9wrt": "composer",
    "\xa9cmt": "comment",
    "trkn": "tracknumber",
    "disk": "discnumber",
}

_MUSICBRAINZ_UFID: Final = "http://musicbrainz.org"

_MOST_CHARACTERS: Final = 20_000
"""Of one text: more is no tag, it is an attack or a mistake."""


def fields_of(tags: Any) -> Fields:
    """All text fields of a mutagen tag object, None included.

    mutagen types its tags loosely, so they are told apart by the module they come from.
    """
    reader = _READERS.get(_family(tags), _plain_fields)
    collected: defaultdict[str, list[str]] = defaultdict(list)
    for name, text in reader(tags) if tags is not None else ():
        collected[name].append(text[:_MOST_CHARACTERS])
    return dict(collected)


def has_picture(file: Any) -> bool:
    """A picture is embedded."""
    if getattr(file, "pictures", None):
        return True
    names = [str(name).casefold() for name in (file.tags.keys() if file.tags is not None else ())]
    marks = ("apic", "pic:", "covr", "wm/picture", "cover art", "metadata_block_picture", "coverart")
    return any(name.startswith(marks) for name in names)


@lru_cache(maxsize=4096)
def normal_name(name: str) -> str:
    """A field's name as used in Fields: "MusicBrainz/Track Id" and "MUSICBRAINZ_TRACKID" are one."""
    plain = re.sub(r"[\W_]", "", name.casefold())
    return _SAME.get(plain, plain)


def _family(tags: Any) -> str:
    """ "id3", "mp4", "vorbis" or ""."""
    return _family_of(type(tags))


@lru_cache(maxsize=256)
def _family_of(kind: type) -> str:
    modules = {base.__module__ for base in kind.__mro__}
    if "mutagen._vorbis" in modules:
        return "vorbis"
    if any(module.startswith("mutagen.id3") for module in modules):
        return "id3"
    return "mp4" if any(module.startswith("mutagen.mp4") for module in modules) else ""


def _vorbis_fields(tags: Any) -> Iterator[tuple[str, str]]:
    """Vorbis comments are a list of pairs; asking them by name would search it for every field."""
    for name, text in list(tags):
        yield normal_name(name), text


def _plain_fields(tags: Any) -> Iterator[tuple[str, str]]:
    """APEv2 and ASF: named texts. Binary values are left out."""
    for name in dict.fromkeys(str(name) for name in tags.keys()):  # noqa: SIM118 (tags are not always mappings)
        value = tags[name]
        if getattr(value, "kind", 0) != 0:  # APEv2: binary or a link
            continue
        for item in [value] if isinstance(value, str) else list(value):
            if isinstance(getattr(item, "value", item), bytes):
                continue
            yield normal_name(name), str(item)


def _id3_fields(tags: Any) -> Iterator[tuple[str, str]]:
    comments: list[tuple[bool, str]] = []
    for frame in tags.values():
        if frame.FrameID in _ID3:
            for text in frame.text:
                yield _ID3[frame.FrameID], str(text)
        elif frame.FrameID == "TXXX":
            for text in frame.text:
                yield normal_name(frame.desc), str(text)
        elif frame.FrameID == "COMM":
            # Programs hide numbers of their own in comments with a description; the listener's has none.
            if frame.text and not frame.desc.startswith("iTun"):
                comments.append((bool(frame.desc), str(frame.text[0])))
        elif frame.FrameID == "UFID" and frame.owner == _MUSICBRAINZ_UFID:
            yield "musicbrainztrackid", frame.data.decode("ascii", "replace")
        elif frame.FrameID == "RVA2" and frame.channel == 1 and frame.desc.casefold() in ("track", "album"):
            yield f"replaygain{frame.desc.casefold()}gain", f"{frame.gain:+f} dB"
    for _, text in sorted(comments, key=lambda comment: comment[0]):
        yield "comment", text


def _mp4_fields(tags: Any) -> Iterator[tuple[str, str]]:
    for name, values in tags.items():
        if name.startswith("----:"):
            freeform = normal_name(name.rpartition(":")[2])
            for value in values:
                yield freeform, bytes(value).decode("utf-8", "replace")
        elif name in ("trkn", "disk"):
            for number, *_ in values:
                yield _MP4[name], str(number)
        elif name in _MP4:
            for value in values:
                yield _MP4[name], str(value)


_READERS: Final[Mapping[str, Callable[[Any], Iterator[tuple[str, str]]]]] = {
    "id3": _id3_fields,
    "mp4": _mp4_fields,
    "vorbis": _vorbis_fields,
}
