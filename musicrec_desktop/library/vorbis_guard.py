"""Keeps texts of Vorbis comments that are not in UTF-8, as the format demands: mutagen loses their letters.

It offers no setting for this, so the method that loads comments is put in place of its own, once.
"""

import struct
from typing import Any, Final

from musicrec_desktop.library.chunk_texts import text_of

_LOST: Final = "\ufffd"
_GUARDED: Final = "_musicrec_guarded"


def guard_comments() -> None:
    """Make mutagen read a comment that is no UTF-8 by the table of Western Windows, letter by letter, so that nothing
    is lost: which table was meant is found out later, from all texts together."""
    from mutagen._vorbis import VComment

    comments: Any = VComment
    if hasattr(comments, _GUARDED):
        return
    load = comments.load

    def load_all(self: Any, file: Any, errors: str = "replace", framing: bool = True) -> None:
        start = file.tell()
        load(self, file, errors, framing)
        if any(_LOST in text for _, text in self):
            end = file.tell()
            file.seek(start)
            self[:] = _reread(file.read(end - start), list(self))

    comments.load = load_all
    setattr(comments, _GUARDED, True)


def _reread(raw: bytes, read: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The comments with the texts that lost letters taken from the bytes: a vendor and a number of comments, each with
    its length (Vorbis I specification, section 5.2.1)."""
    by_damage: dict[str, str] = {}
    try:
        at = 4 + struct.unpack_from("<I", raw)[0]
        (count,) = struct.unpack_from("<I", raw, at)
        at += 4
        for _ in range(min(count, len(raw) // 4)):
            (length,) = struct.unpack_from("<I", raw, at)
            _, _, value = raw[at + 4 : at + 4 + length].partition(b"=")
            by_damage[value.decode("utf-8", "replace")] = text_of(value)
            at += 4 + length
    except struct.error:  # as far as it goes
        pass
    return [(name, by_damage.get(text, text) if _LOST in text else text) for name, text in read]
