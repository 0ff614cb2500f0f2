"""ID3v2.3 and 2.4 in front of MP3 (id3v2.3.0, id3v2.4.0-structure and -frames); sound by mutagen's own MPEG reader."""

import re
from typing import Any, BinaryIO, Final

from musicrec_desktop.library.field_names import normal_name
from musicrec_desktop.library.id3_fields import MUSICBRAINZ_UFID, TEXTS
from musicrec_desktop.library.quick.audio import MP3, GiveUp, QuickAudio, ReadyFields

_LARGEST: Final = 16_000_000
_NAME: Final = re.compile(rb"[A-Z][A-Z0-9]{3}")
_DATE: Final = re.compile(r"[12]\d{3}(?:-\d\d(?:-\d\d)?)?")
_DATES: Final = frozenset(("TDRC", "TDRL", "TDOR"))
_OLD_DATES: Final = {"TYER": "date", "TORY": "originaldate"}
"""Of ID3v2.3, with the field that they fill."""
_HARD: Final = frozenset(("TDAT", "TIME", "TRDA", "TMCL", "TIPL", "IPLS", "SYLT"))
_MARKS: Final = {"USLT": ("lyrics", "there"), "PCST": ("podcast", "1"), "WFED": ("podcast", "1")}
"""Frames whose being there is all that matters."""
_TABLES: Final = ("latin-1", "utf-16", "utf-16-be", "utf-8")


def read_mp3(file: BinaryIO, size: int) -> QuickAudio:
    """An MP3 file that begins with ID3. Raises GiveUp, and what mutagen raises of the sound."""
    from mutagen.mp3 import MPEGInfo

    head = file.read(10)
    if len(head) < 10 or head[3] not in (3, 4) or head[4] or head[5] or max(head[6:10]) > 127:
        raise GiveUp
    length = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
    if length > _LARGEST:
        raise GiveUp
    data = file.read(length)
    if len(data) < length:
        raise GiveUp
    frames = _Frames(head[3])
    frames.read(data)
    if size >= 128:
        file.seek(size - 128)
        if file.read(3) == b"TAG":
            raise GiveUp  # two tags that fill each other's gaps
    fields = frames.finish()
    return MP3(MPEGInfo(file, 10 + length), fields, frames.has_picture)


class _Frames:
    """The frames of one tag."""

    def __init__(self, version: int) -> None:
        self._version = version
        self._fields = ReadyFields()
        self._seen: set[Any] = set()
        self._comments: list[tuple[bool, str]] = []
        self.has_picture = False

    def read(self, data: bytes) -> None:
        """All of them, up to the padding."""
        at, end = 0, len(data)
        while at + 10 <= end:
            name = data[at : at + 4]
            if name == b"\0\0\0\0":
                break
            if not _NAME.fullmatch(name):
                raise GiveUp
            size = data[at + 4 : at + 8]
            if self._version == 4:
                if max(size) > 127:
                    raise GiveUp
                length = size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3]
            else:
                length = int.from_bytes(size, "big")
            start = at + 10
            at = start + length
            if at > end or data[start - 2] or data[start - 1]:
                raise GiveUp
            # iTunes wrote plain sizes into 2.4: they lead to no frame.
            if (
                length > 127
                and at + 4 <= end
                and data[at : at + 4] != b"\0\0\0\0"
                and not _NAME.fullmatch(data[at : at + 4])
            ):
                raise GiveUp
            if length:
                self._take(name.decode(), data[start:at])

    def finish(self) -> ReadyFields:
        """Comments without a description come first: those are the listener's."""
        self._comments.sort(key=lambda comment: comment[0])
        for _, text in self._comments:
            self._fields.tell("comment", text)
        return self._fields

    def _take(self, name: str, body: bytes) -> None:
        if name in TEXTS:
            self._once(name)
            self._tell_all(TEXTS[name], self._texts(name, body))
        elif name in _OLD_DATES:
            self._once("TDRC" if name == "TYER" else "TDOR")
            self._tell_all(_OLD_DATES[name], self._texts("TDRC", body))
        elif name in _HARD:
            raise GiveUp
        elif name in _MARKS:
            if name == "USLT" and (len(body) < 5 or body[0] > 3):
                raise GiveUp
            self._fields.tell(*_MARKS[name])
        elif name == "APIC":
            _, sign, rest = body[1:].partition(b"\0")  # the type of image; then the kind of picture, a description
            if not sign or len(rest) < 2:
                raise GiveUp
            _parted(body[0], rest[1:])
            self.has_picture = True
        elif name in ("TXXX", "COMM", "UFID", "POPM", "RVA2"):
            getattr(self, f"_take_{name.casefold()}")(body)

    def _once(self, key: Any) -> None:
        if key in self._seen:
            raise GiveUp
        self._seen.add(key)

    def _tell_all(self, field: str, texts: list[str]) -> None:
        for text in texts:
            self._fields.tell(field, text)

    def _texts(self, name: str, body: bytes) -> list[str]:
        texts = _decoded(body[0], body[1:]).split("\0")
        while texts and not texts[-1]:
            texts.pop()
        if len(texts) > 1 and body[0] == 1:
            raise GiveUp  # each has a mark of its own
        if name in _DATES and (len(texts) != 1 or not _DATE.fullmatch(texts[0])):
            raise GiveUp
        return texts

    def _take_txxx(self, body: bytes) -> None:
        description, rest = _parted(body[0], body[1:])
        self._once(("TXXX", description))
        self._tell_all(normal_name(description), self._texts("TXXX", body[:1] + rest))

    def _take_comm(self, body: bytes) -> None:
        if len(body) < 5 or not body[1:4].isascii():
            raise GiveUp
        description, rest = _parted(body[0], body[4:])
        self._once(("COMM", description, body[1:4]))
        texts = self._texts("COMM", body[:1] + rest)
        if texts and not description.startswith("iTun"):
            self._comments.append((bool(description), texts[0]))
        elif texts and description == "iTunNORM":
            self._fields.tell("itunnorm", texts[0])

    def _take_ufid(self, body: bytes) -> None:
        owner, sign, data = body.partition(b"\0")
        self._once(("UFID", owner))
        if not sign:
            raise GiveUp
        if owner == MUSICBRAINZ_UFID.encode():
            self._fields.tell("musicbrainztrackid", data.decode("ascii", "replace"))

    def _take_popm(self, body: bytes) -> None:
        email, sign, rest = body.partition(b"\0")
        self._once(("POPM", email))
        if not sign or not rest:
            raise GiveUp
        self._fields.tell("popularity", str(rest[0]))

    def _take_rva2(self, body: bytes) -> None:
        description, sign, rest = body.partition(b"\0")
        self._once(("RVA2", description))
        if not sign or len(rest) < 4 or len(rest) != 4 + (rest[3] + 7) // 8:
            raise GiveUp
        what = description.decode("latin-1").casefold()
        if rest[0] == 1 and what in ("track", "album"):
            gain = int.from_bytes(rest[1:3], "big", signed=True) / 512.0
            self._fields.tell(f"replaygain{what}gain", f"{gain:+f} dB")


def _decoded(table: int, raw: bytes) -> str:
    if table > 3 or (table in (1, 2) and len(raw) % 2):
        raise GiveUp
    if table == 1 and raw and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise GiveUp
    try:
        return raw.decode(_TABLES[table])
    except UnicodeDecodeError:
        raise GiveUp from None


def _parted(table: int, raw: bytes) -> tuple[str, bytes]:
    """A text that ends in a zero, and the bytes behind it."""
    if table in (0, 3):
        first, sign, rest = raw.partition(b"\0")
    else:
        at = next((i for i in range(0, len(raw) - 1, 2) if not raw[i] and not raw[i + 1]), -1)
        first, sign, rest = (raw[:at], b"\0", raw[at + 2 :]) if at >= 0 else (raw, b"", b"")
    if not sign:
        raise GiveUp
    return _decoded(table, first), rest
