"""What each tag format calls its fields, brought to one set of names."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from musicrec_desktop.library.field_names import normal_name
from musicrec_desktop.library.id3_fields import id3_fields
from musicrec_desktop.library.mp4_fields import mp4_fields
from musicrec_desktop.library.quick.audio import MOST_CHARACTERS, ReadyFields
from musicrec_desktop.library.wma_classes import FIELDS, kind_of_class

Fields = Mapping[str, list[str]]
"""Field name -> texts as tagged. The names are those of Vorbis comments, casefolded, letters and digits only."""

_PICTURE_FIELDS: Final = frozenset(("metadatablockpicture", "coverart"))
"""Of Vorbis comments."""
_PICTURES: Final = ("wm/picture", "cover art", "coverart")
"""How the names of pictures begin in APE and ASF."""


def fields_of(tags: Any) -> Fields:
    """All text fields of a mutagen tag object, None included.

    mutagen types its tags loosely, so they are told apart by the module they come from.
    """
    if type(tags) is ReadyFields:
        return tags
    reader = _READERS.get(_family(tags), _plain_fields)
    collected: defaultdict[str, list[str]] = defaultdict(list)
    for name, text in reader(tags) if tags is not None else ():
        collected[name].append(text[:MOST_CHARACTERS])
    return dict(collected)


def has_picture(file: Any, fields: Fields) -> bool:
    """A picture is embedded in a mutagen file, whose fields these are."""
    tags = file.tags
    if type(tags) is ReadyFields:
        return bool(file.pictures)
    if tags is None or getattr(file, "pictures", None):
        return tags is not None or bool(getattr(file, "pictures", None))
    match _family(tags):
        case "vorbis":
            return not _PICTURE_FIELDS.isdisjoint(fields)
        case "mp4":
            return "covr" in tags
        case "id3":
            return any(name.startswith("APIC") for name in tags)
    return any(str(name).casefold().startswith(_PICTURES) for name in tags.keys())  # noqa: SIM118 (not always mappings)


def _family(tags: Any) -> str:
    """ "id3", "mp4", "vorbis", or "" for the others."""
    return _family_of(type(tags).__mro__)


@lru_cache(maxsize=256)
def _family_of(kinds: tuple[type, ...]) -> str:
    modules = {base.__module__ for base in kinds}
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
        is_class = normal_name(name) in FIELDS
        for item in [value] if isinstance(value, str) else list(value):
            if is_class:
                if kind := kind_of_class(getattr(item, "value", item)):
                    yield "mediakind", kind
                continue
            if isinstance(getattr(item, "value", item), bytes):
                continue
            yield normal_name(name), str(item)


_READERS: Final[Mapping[str, Callable[[Any], Iterator[tuple[str, str]]]]] = {
    "id3": id3_fields,
    "mp4": mp4_fields,
    "vorbis": _vorbis_fields,
}
