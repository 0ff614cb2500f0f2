"""Repairs names that were read by the wrong table of letters, when it is certain which was the right one.

Old taggers wrote the letters of their country's table and said that it was Latin-1, and some programs wrote UTF-8 that
others then took for Latin-1. Both leave texts like "ÐŸÐµÑÐ½Ñ" and "Ïåñíÿ". The first kind is certain, since hardly any
Latin-1 text is valid UTF-8. Of the second kind all texts of a file together are weighed by how common the letters
of each reading are; where two readings come close, or few letters are there to judge by, nothing is changed.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from musicrec_desktop.library.common_letters import HANGUL, KANA, KANJI, RUSSIAN, SIMPLIFIED, TRADITIONAL

_WINDOWS: Final = {
    ord(bytes([code]).decode("cp1252")): code for code in range(0x80, 0xA0) if code not in b"\x81\x8d\x8f\x90\x9d"
}
"""Letters that Windows put where Latin-1 has none -> their bytes."""
_UTF8_IN_LATIN1: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MAY_FOLLOW_CAPITALS: Final = frozenset("™®©°»”’…›ªº²³¹")
"""Signs that stand behind a word in capitals that ends in an accented one: "CAFÉ™" is no mistake."""
_HIGH: Final = re.compile("[\x80-\xff]")
_BEYOND_LATIN1: Final = re.escape("".join(map(chr, _WINDOWS)))
_SUSPICIOUS: Final = re.compile(f"[\x80-\xff{_BEYOND_LATIN1}]")
"""Letters that a text read by the wrong table is made of."""
_MAY_BE_WRONG: Final = re.compile(f"[\x80-\xff{_BEYOND_LATIN1}\u0400-\u045f\u0490\u0491\u2116]")
"""The same, and those that UTF-8 taken for Cyrillic is made of."""
_WORD: Final = re.compile(r"[^\s!-/:-@\[-`{-~]+")
_LEAST_HIGH: Final = 5
"""Letters beyond ASCII in a file's texts, below which nobody can judge."""
_LEAST_IDEOGRAPHS: Final = 3
_MOST_PLAIN: Final = 0.15
"""Of a Cyrillic name, letters that are plain among those that are not: European names have far more."""
_SURE: Final = 0.5
_AHEAD: Final = 0.2
_FEW: Final = 2.0
"""How good the best reading must be on the scale of _Table.rate, and by how much better than the second: the more, the
fewer bytes there are. Measured on 48,000 names as they are (none was changed that was right) and 2,000 in other
scripts, alone and by threes, garbled through every table (none became another name; of threes 43 to 97 % were put
right, and 15 % of those in EUC-JP)."""


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of letters, and how well a text read by it looks: 1 is made of common letters, below 0 is nonsense."""

    name: str
    rate: Callable[[str], float]


def repaired(text: str) -> str:
    """A text whose UTF-8 was taken for Latin-1 or for a Windows table, put right; any other as it is."""
    for _ in range(2):  # some were garbled twice
        better = _from_utf8(text)
        if better == text:
            break
        text = better
    return text


def repair_fields(fields: Mapping[str, list[str]]) -> tuple[Mapping[str, list[str]], tuple[tuple[str, str], ...]]:
    """The fields with garbled texts put right, and (field, text as tagged) of each that was.

    The very same object comes back when there is nothing to repair, which is nearly always.
    """
    suspects = [
        text for texts in fields.values() for text in texts if not text.isascii() and _MAY_BE_WRONG.search(text)
    ]
    if not suspects:
        return fields, ()
    table = _table_of(tuple(suspects))
    originals: list[tuple[str, str]] = []
    changed: dict[str, list[str]] = {}
    for name, texts in fields.items():
        new = [text if text.isascii() else _put_right(text, table) for text in texts]
        if new != texts:
            changed[name] = new
            originals.extend((name, old) for old, text in zip(texts, new, strict=True) if old != text)
    return ({**fields, **changed}, tuple(originals)) if changed else (fields, ())


def decode(raw: bytes) -> str:
    """The text of a file whose table of letters nobody wrote down: Unicode by its mark or its form, else the table that
    it is certainly in, else that of Western Windows."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    table = _table_of(tuple(line for line in text.splitlines() if not line.isascii()))
    if table:
        return raw.decode(table, "replace")
    return raw.decode("cp1252", "replace")


def _put_right(text: str, table: str) -> str:
    better = repaired(text)
    if better != text or not table or (raw := _bytes_of(text)) is None:
        return better
    try:
        return raw.decode(table)
    except UnicodeDecodeError:
        return text


def _bytes_of(text: str) -> bytes | None:
    """The bytes that were taken for Latin-1 or Western Windows; None when some letter is in neither."""
    try:
        return text.translate(_WINDOWS).encode("latin-1")
    except UnicodeEncodeError:
        return None


@lru_cache(4096)
def _from_utf8(text: str) -> str:
    if text.isascii():
        return text
    raw = _bytes_of(text)
    if raw is None:
        try:
            raw = text.encode("cp1251")  # letters of Cyrillic, garbled in the same way
        except UnicodeEncodeError:
            return text
    found = _UTF8_IN_LATIN1.findall(raw)
    if not found:
        return text
    try:
        better = raw.decode()
    except UnicodeDecodeError:
        return text
    if any(not char.isprintable() for char in better if char not in "\t\n\r\u200b\u200c\u200d\xad\u3000"):
        return text
    return text if len(found) == 1 and _is_meant(text) else better


def _is_meant(text: str) -> bool:
    """The only pair of letters that could be UTF-8 makes sense as it stands."""
    match = re.search(r"[A-Z]{2}[\xc0-\xdf]([^\x00-\x7f])(?!\w)", text)
    return match is not None and match[1] in _MAY_FOLLOW_CAPITALS


def _table_of(texts: tuple[str, ...]) -> str:
    """The table that these texts are certainly in when it is not Latin-1; else ""."""
    suspects = [text for text in texts if _SUSPICIOUS.search(text)]
    if not suspects:
        return ""
    raws = [raw for text in suspects if _from_utf8(text) == text and (raw := _bytes_of(text)) is not None]
    high = sum(byte >= 0x80 for raw in raws for byte in raw)
    if (
        high < _LEAST_HIGH
        or len({byte for raw in raws for byte in raw if byte >= 0x80}) < _LEAST_HIGH - 1
        or not _is_foreign(raws)
    ):
        return ""
    rated = sorted(((_rate(table, raws), table.name) for table in _TABLES), reverse=True)
    (best, name), (second, _) = rated[:2]
    return name if best >= _SURE and best - second >= _AHEAD + _FEW / high else ""


def _is_foreign(raws: Iterable[bytes]) -> bool:
    """Words with letters beyond ASCII have hardly others, as no European name does."""
    high = plain = 0
    for raw in raws:
        for word in _WORD.findall(raw.decode("latin-1")):
            beyond = len(_HIGH.findall(word))
            if beyond:
                high += beyond
                plain += sum(char.isascii() and char.isalpha() for char in word)
    return plain <= high


def _rate(table: _Table, raws: Iterable[bytes]) -> float:
    """How well all texts together read by a table; -inf when one of them cannot be."""
    joined = b"\n".join(raws)
    try:
        return table.rate(joined.decode(table.name))
    except UnicodeDecodeError:
        return -math.inf


def _rate_cyrillic(text: str) -> float:
    """By the frequency of letters, with a fine for capitals inside words and for signs among letters."""
    letters = [char for char in text if not char.isascii()]
    plain = sum(
        char.isascii() and char.isalpha() for word in _WORD.findall(text) if not word.isascii() for char in word
    )
    if plain > _MOST_PLAIN * len(letters):
        return -math.inf
    total = 0.0
    for char in letters:
        share = RUSSIAN.get(char.casefold(), 0.0)
        total += 0.55 + 0.2 * math.log(share) if share else -3.0
    words = re.findall(r"[^\W\d_]{2,}", text)
    odd = sum(not (word[1:].islower() or word.isupper()) for word in words if not word.isascii())
    return min(1.0, total / len(letters)) - 1.5 * odd / max(1, len(words))


def _rate_ideographs(table: str, common: frozenset[str], first: int, last: int) -> Callable[[str], float]:
    """`first` to `last` are the letters' bytes, as one number, in the everyday part of the table."""

    def rate(text: str) -> float:
        if any(_mixed(word) for word in _WORD.findall(text)):
            return -math.inf
        points = count = 0.0
        for word in _WORD.findall(text):
            # "AKB48の" is possible, but more likely the reading is wrong.
            points -= 0.5 * sum(char.isascii() and char.isalpha() for char in word) if not word.isascii() else 0
        for char in text:
            if char.isascii() or not char.isalpha():
                continue
            count += 1
            if char in common:
                points += 1.0
            elif "\uff61" <= char <= "\uff9f":  # half-width katakana: what the other tables look like in this one
                points -= 2.0
            else:
                points += 0.1 if first <= int.from_bytes(char.encode(table), "big") <= last else -1.0
        return points / count if count >= _LEAST_IDEOGRAPHS else -math.inf

    return rate


def _mixed(word: str) -> bool:
    """Small Latin letters within a word of ideographs: it was a European name."""
    return not word.isascii() and any(char.isascii() and char.islower() for char in word)


_TABLES: Final = (
    _Table("cp1251", _rate_cyrillic),
    _Table("koi8-r", _rate_cyrillic),
    _Table("cp932", _rate_ideographs("cp932", KANA | KANJI, 0x889F, 0x9872)),
    _Table("gbk", _rate_ideographs("gbk", KANA | SIMPLIFIED, 0xB0A1, 0xD7F9)),
    _Table("big5", _rate_ideographs("big5", TRADITIONAL, 0xA440, 0xC67E)),
    _Table("cp949", _rate_ideographs("cp949", HANGUL, 0xB0A1, 0xC8FE)),
    _Table("euc_jp", _rate_ideographs("euc_jp", KANA | KANJI, 0xB0A1, 0xCFD3)),
)
"""Shift-JIS, GBK, Big5 and EUC-KR in the forms of Windows, which hold them whole."""
