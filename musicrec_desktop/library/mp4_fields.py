"""The atoms of MP4."""

from collections.abc import Iterator
from typing import Any, Final

from musicrec_desktop.library.field_names import normal_name

_ATOMS: Final = {
    "\xa9nam": "title",
    "\xa9ART": "artist",
    "aART": "albumartist",
    "\xa9alb": "album",
    "\xa9day": "date",
    "\xa9gen": "genre",
    "\xa9wrt": "composer",
    "\xa9cmt": "comment",
    "sonm": "titlesort",
    "soar": "artistsort",
    "soaa": "albumartistsort",
    "soal": "albumsort",
    "soco": "composersort",
    "\xa9wrk": "work",
    "\xa9mvn": "movement",
    "\xa9mvi": "movementnumber",
    "\xa9con": "conductor",
    "\xa9lyr": "lyrics",
    "tmpo": "bpm",
    "cpil": "compilation",
    "pcst": "podcast",
    "purl": "podcastid",
    "rate": "rating",
    "\xa9pub": "label",
}
_PAIRS: Final = {"trkn": ("tracknumber", "tracktotal"), "disk": ("discnumber", "disctotal")}
_KINDS: Final = {
    2: "audiobook",
    6: "music video",
    9: "movie",
    10: "tv show",
    14: "ringtone",
    21: "podcast",
}
"""What iTunes files things as in the atom "stik"."""


def mp4_fields(tags: Any) -> Iterator[tuple[str, str]]:
    """(field, text) of mutagen's MP4 tags. Flags that are not set are left out."""
    for name, values in tags.items():
        if name in _ATOMS:
            for value in values if isinstance(values, list) else [values]:
                if value is not False and not isinstance(value, bytes):
                    yield _ATOMS[name], "1" if value is True else str(value)
                elif isinstance(value, bytes):
                    yield _ATOMS[name], value.decode("utf-8", "replace")
        elif name in _PAIRS:
            for pair in values:
                yield from ((field, str(number)) for field, number in zip(_PAIRS[name], pair, strict=False) if number)
        elif name.startswith("----:"):
            freeform = normal_name(name.rpartition(":")[2])
            for value in values:
                yield freeform, bytes(value).decode("utf-8", "replace")
        elif name == "stik":
            yield from (("mediakind", _KINDS[value]) for value in values if value in _KINDS)
