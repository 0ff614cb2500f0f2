"""How each tag format holds the fields that may be written: as cells of plain values, to be put back exactly."""

import base64
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final, Protocol

from musicrec_desktop.domain.tag_writing import NewTags

Cell = Any
"""Plain JSON values, whose layout is the dialect's own; None: not there."""

_POPULARITY: Final = ((0, 0), (20, 1), (40, 64), (60, 128), (80, 196), (100, 255))
"""Rating -> byte of POPM: the values that nearly all programs take for one to five stars."""
_WINDOWS: Final = ((0, 0), (20, 1), (40, 25), (60, 50), (80, 75), (100, 99))
_R128_BELOW_REPLAYGAIN_DB: Final = 5
"""R128 tags of Opus are relative to -23 LUFS (RFC 7845, section 5.2.1), ReplayGain to -18 LUFS."""
_NOBODY: Final = "no@email"
"""Whose rating it is, where a format wants to know."""


class Dialect(Protocol):
    """One tag format. `tags` is mutagen's tag object."""

    def wanted(self, tags: Any, new: NewTags) -> dict[str, Cell]:
        """Native field -> cell, for every field that `new` says something about."""

    def get(self, tags: Any, field: str) -> Cell:
        """What a field holds."""

    def put(self, tags: Any, field: str, cell: Cell) -> None:
        """Make a field hold this."""


def _texts(new: NewTags) -> Iterator[tuple[str, list[str] | None]]:
    """(name as in Vorbis comments, texts; None to take it out), of all fields but the gain of Opus and odd ratings."""
    if new.genres is not None:
        yield "GENRE", list(new.genres) or None
    if new.moods is not None:
        yield "MOOD", list(new.moods) or None
    if new.replaygain_db is not None:
        yield "REPLAYGAIN_TRACK_GAIN", [f"{new.replaygain_db:.2f} dB"]
        if new.peak is not None:
            yield "REPLAYGAIN_TRACK_PEAK", [f"{new.peak:.6f}"]
    if new.rating is not None:
        yield "FMPS_RATING", [f"{new.rating / 100:.2f}"] if new.rating else None


class VorbisDialect:
    """FLAC, Ogg Vorbis, Opus, Speex. A cell: [place, name as written, text] of each comment."""

    def __init__(self, *, is_opus: bool = False) -> None:
        self._is_opus = is_opus

    def wanted(self, tags: Any, new: NewTags) -> dict[str, Cell]:
        fields = dict(_texts(new))
        if self._is_opus and new.replaygain_db is not None:
            gain = round((new.replaygain_db - _R128_BELOW_REPLAYGAIN_DB) * 256)
            fields["R128_TRACK_GAIN"] = [str(max(-32768, min(32767, gain)))]
            fields |= {"REPLAYGAIN_TRACK_GAIN": None, "REPLAYGAIN_TRACK_PEAK": None}  # not to be used in Opus
        return {
            name: None if texts is None else [[len(tags) + i, name, text] for i, text in enumerate(texts)]
            for name, texts in fields.items()
        }

    def get(self, tags: Any, field: str) -> Cell:
        return [[i, name, text] for i, (name, text) in enumerate(list(tags)) if name.upper() == field] or None

    def put(self, tags: Any, field: str, cell: Cell) -> None:
        if field in tags:
            del tags[field]
        for place, name, text in cell or ():
            tags.insert(place, (name, text))


class Id3Dialect:
    """MP3, WAV, AIFF, TTA, DSF. A cell: [what a frame is called, its values by name] of each frame."""

    _FRAMES: Final = {"GENRE": "TCON", "MOOD": "TMOO"}

    def wanted(self, tags: Any, new: NewTags) -> dict[str, Cell]:
        # ID3v2.3 has no frame for moods.
        frames = {"GENRE": "TCON"} if _version(tags) == 3 else self._FRAMES
        fields: dict[str, Cell] = {}
        for name, texts in _texts(new):
            frame = frames.get(name, f"TXXX:{name}")
            said = {"desc": name} if frame.startswith("TXXX") else {}
            fields[frame] = texts and [[frame[:4], {"encoding": 3, **said, "text": texts}]]
        if new.rating is not None:
            known = [frame.email for frame in tags.getall("POPM")] or [_NOBODY]
            rating = round(_between(_POPULARITY, new.rating))
            counts = {frame.email: getattr(frame, "count", 0) for frame in tags.getall("POPM")}
            fields["POPM"] = [
                ["POPM", {"email": email, "rating": rating, "count": counts.get(email, 0)}] for email in known
            ] if new.rating else None  # fmt: skip
        return fields

    def get(self, tags: Any, field: str) -> Cell:
        return [[frame.FrameID, _values(frame)] for frame in self._frames(tags, field)] or None

    def put(self, tags: Any, field: str, cell: Cell) -> None:
        from mutagen import id3

        for frame in self._frames(tags, field):
            del tags[frame.HashKey]
        for name, values in cell or ():
            tags.add(getattr(id3, name)(**values))

    def _frames(self, tags: Any, field: str) -> list[Any]:
        name, _, described = field.partition(":")
        return [
            frame
            for frame in tags.getall(name)
            if not described or frame.desc.casefold() == described.casefold()
        ]  # fmt: skip


class Mp4Dialect:
    """M4A. A cell: texts of a genre; [base64, type] of each value of a free-form atom."""

    _FREE: Final = "----:com.apple.iTunes:"

    def wanted(self, tags: Any, new: NewTags) -> dict[str, Cell]:
        fields: dict[str, Cell] = {}
        for name, texts in _texts(new):
            if name == "GENRE":
                fields["\xa9gen"] = texts
            else:
                spelt = name.lower() if name.startswith("REPLAYGAIN") else name
                known = next((key for key in tags if key.casefold() == (self._FREE + name).casefold()), None)
                fields[known or self._FREE + spelt] = texts and [[_to_text(text.encode()), 1] for text in texts]
        return fields

    def get(self, tags: Any, field: str) -> Cell:
        values = tags.get(field)
        if values is None or field == "\xa9gen":
            return values and list(values)
        return [[_to_text(bytes(value)), int(value.dataformat)] for value in values]

    def put(self, tags: Any, field: str, cell: Cell) -> None:
        from mutagen.mp4 import AtomDataType, MP4FreeForm

        if cell is None:
            tags.pop(field, None)
        elif field == "\xa9gen":
            tags[field] = cell
        else:
            tags[field] = [MP4FreeForm(base64.b64decode(data), AtomDataType(kind)) for data, kind in cell]


class ApeDialect:
    """WavPack, Monkey's Audio, Musepack, TAK. A cell: [name as written, texts]."""

    _NAMES: Final = {"GENRE": "Genre", "MOOD": "Mood"}

    def wanted(self, tags: Any, new: NewTags) -> dict[str, Cell]:  # noqa: ARG002 (the protocol's)
        return {name: texts and [self._NAMES.get(name, name), texts] for name, texts in _texts(new)}

    def get(self, tags: Any, field: str) -> Cell:
        name = next((key for key in tags.keys() if key.upper() == field), None)  # noqa: SIM118 (no mapping)
        return None if name is None else [name, list(tags[name])]

    def put(self, tags: Any, field: str, cell: Cell) -> None:
        if field in tags:
            del tags[field]
        if cell is not None:
            name, texts = cell
            tags[name] = texts


class AsfDialect:
    """WMA. A cell: [type, value] of each attribute, bytes as base64."""

    _NAMES: Final = {"GENRE": "WM/Genre", "MOOD": "WM/Mood"}
    _BYTES: Final = 1

    def wanted(self, tags: Any, new: NewTags) -> dict[str, Cell]:
        fields: dict[str, Cell] = {}
        for name, texts in _texts(new):
            spelt = self._NAMES.get(name, name)
            known = next((key for key in tags.keys() if key.casefold() == spelt.casefold()), spelt)  # noqa: SIM118
            fields[known] = texts and [[0, text] for text in texts]
        if new.rating is not None:
            fields["WM/SharedUserRating"] = [[3, round(_between(_WINDOWS, new.rating))]] if new.rating else None
        return fields

    def get(self, tags: Any, field: str) -> Cell:
        return [
            [value.TYPE, _to_text(value.value) if isinstance(value.value, bytes) else value.value]
            for value in tags.get(field, ())
        ] or None

    def put(self, tags: Any, field: str, cell: Cell) -> None:
        from mutagen import asf

        if field in tags:
            del tags[field]
        if cell is not None:
            tags[field] = [
                asf.ASFValue(base64.b64decode(value) if kind in (self._BYTES, 6) else value, kind)
                for kind, value in cell
            ]  # fmt: skip


def in_words(cell: Cell) -> str:
    """What a cell of any dialect says; "" when it is not there."""
    if cell is None:
        return ""
    if isinstance(cell[0], str) and isinstance(cell[-1], list):  # APEv2: name, texts
        return ", ".join(cell[1])
    return ", ".join(text for value in cell for text in _words(value))


def _words(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    last = value[-1]
    if isinstance(last, dict):  # ID3: frame, values
        return [str(text) for text in last.get("text", [last.get("rating")])]
    if isinstance(value[0], str):  # MP4: base64, type
        return [base64.b64decode(value[0]).decode("utf-8", "replace")]
    return [str(last)]  # Vorbis: place, name, text; ASF: type, value


def dialect_of(audio: Any) -> Dialect | None:
    """The dialect of mutagen's file object; None where this program writes nothing."""
    kind = type(audio).__name__
    if kind in ("FLAC", "OggVorbis", "OggOpus", "OggFLAC", "OggSpeex"):
        return VorbisDialect(is_opus=kind == "OggOpus")
    if kind in ("MP3", "WAVE", "AIFF", "TrueAudio", "DSF"):
        return Id3Dialect()
    if kind == "MP4":
        return Mp4Dialect()
    if kind in ("WavPack", "MonkeysAudio", "Musepack", "TAK"):
        return ApeDialect()
    return AsfDialect() if kind == "ASF" else None


def _version(tags: Any) -> int:
    return int(getattr(tags, "version", (2, 4, 0))[1])


def _values(frame: Any) -> dict[str, object]:
    if frame.FrameID == "POPM":
        return {"email": frame.email, "rating": int(frame.rating), "count": int(getattr(frame, "count", 0))}
    said = {"desc": frame.desc} if frame.FrameID == "TXXX" else {}
    return {"encoding": int(frame.encoding), **said, "text": [str(text) for text in frame.text]}


def _between(scale: tuple[tuple[int, int], ...], value: float) -> float:
    for (low, low_out), (high, out) in pairwise(scale):
        if value <= high:
            return low_out + (out - low_out) * (value - low) / (high - low)
    return scale[-1][1]


def _to_text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
