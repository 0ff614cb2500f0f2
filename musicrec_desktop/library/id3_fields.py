"""The frames of ID3, all versions: mutagen brings 2.2, 2.3 and 1 to the names of 2.4."""

from collections.abc import Iterator
from typing import Any, Final

from musicrec_desktop.library.field_names import normal_name

TEXTS: Final = {
    "TIT2": "title",
    "TPE1": "artist",
    "TPE2": "albumartist",
    "TALB": "album",
    "TDRC": "date",
    "TDRL": "year",
    "TDOR": "originaldate",
    "TCON": "genre",
    "TRCK": "tracknumber",
    "TPOS": "discnumber",
    "TCOM": "composer",
    "TSOT": "titlesort",
    "TSOP": "artistsort",
    "TSOA": "albumsort",
    "TSO2": "albumartistsort",
    "TSOC": "composersort",
    "TPE3": "conductor",
    "TPE4": "remixer",
    "TEXT": "lyricist",
    "MVNM": "movement",
    "MVIN": "movementnumber",
    "TCMP": "compilation",
    "TSST": "disctitle",
    "TBPM": "bpm",
    "TKEY": "initialkey",
    "TMOO": "mood",
    "TLAN": "language",
    "TSRC": "isrc",
    "TPUB": "label",
    "TGID": "podcastid",
}
MUSICBRAINZ_UFID: Final = "http://musicbrainz.org"
_CREDITED: Final = frozenset(("arranger", "producer", "dj-mix", "djmix", "remixer", "lyricist", "soloist", "performer"))
"""Roles in the list of involved people that are named among the performers; engineers are not."""


def id3_fields(tags: Any) -> Iterator[tuple[str, str]]:
    """(field, text) of a mutagen ID3 tag. Comments without a description come first: those are the listener's."""
    comments: list[tuple[bool, str]] = []
    for frame in tags.values():
        name = frame.FrameID
        if name in TEXTS:
            for text in frame.text:
                yield TEXTS[name], str(text)
        elif name == "TXXX":
            for text in frame.text:
                yield normal_name(frame.desc), str(text)
        elif name == "COMM":
            # Programs hide numbers of their own in comments with a description.
            if frame.text and not frame.desc.startswith("iTun"):
                comments.append((bool(frame.desc), str(frame.text[0])))
            elif frame.text and frame.desc == "iTunNORM":
                yield "itunnorm", str(frame.text[0])
        elif name in _RARE:
            yield from _RARE[name](frame)
    if len(comments) > 1:
        comments.sort(key=lambda comment: comment[0])
    for _, text in comments:
        yield "comment", text


def _identifier(frame: Any) -> Iterator[tuple[str, str]]:
    if frame.owner == MUSICBRAINZ_UFID:
        yield "musicbrainztrackid", frame.data.decode("ascii", "replace")


def _gain(frame: Any) -> Iterator[tuple[str, str]]:
    if frame.channel == 1 and frame.desc.casefold() in ("track", "album"):
        yield f"replaygain{frame.desc.casefold()}gain", f"{frame.gain:+f} dB"


def _people(frame: Any) -> Iterator[tuple[str, str]]:
    for role, person in (entry for entry in frame.people if len(entry) == 2):
        if frame.FrameID == "TMCL" or str(role).casefold() in _CREDITED:
            yield "performer", str(person)


def _rating(frame: Any) -> Iterator[tuple[str, str]]:
    yield "popularity", str(frame.rating)


def _podcast(_: Any) -> Iterator[tuple[str, str]]:
    yield "podcast", "1"


def _lyrics(_: Any) -> Iterator[tuple[str, str]]:
    yield "lyrics", "there"


_RARE: Final = {
    "UFID": _identifier,
    "RVA2": _gain,
    "TMCL": _people,
    "TIPL": _people,
    "IPLS": _people,
    "POPM": _rating,
    "PCST": _podcast,
    "WFED": _podcast,
    "USLT": _lyrics,
    "SYLT": _lyrics,
}
