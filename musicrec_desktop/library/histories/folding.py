"""Names reduced to what different programs agree on: letters and digits, in Latin, without case, accents, points.

Transliteration is that of anyascii: Cyrillic, Greek, kana and hangul as they sound, Chinese characters by their
Mandarin reading, traditional and simplified alike. The Japanese reading of a Chinese character depends on the name it
stands in, so it is never guessed at.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from anyascii import anyascii

_KEPT: Final = 1 << 14
_DOLLAR: Final = re.compile(r"(?<=[a-z])\$|\$(?=[a-z])")
_BANG: Final = re.compile(r"(?<=[a-z])!(?=[a-z])")
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")
_APOSTROPHES: Final = re.compile("['’‘`´ʼ＇]")
_ARTICLE: Final = re.compile(r"(?:the|a|an|les?|la|los|las|el|die|der|das) (?=\S)")
_ARTICLE_BEHIND: Final = re.compile(r"^(.*\S), (the|a|an|les?|la|los|las|el|die|der|das)$", re.IGNORECASE)
_SEPARATORS: Final = re.compile(
    r"\s*[;/、×]\s*|,\s+|\s+(?:&|\+|and|und|et|y|e|x|vs\.?|with|feat\.?|ft\.?|featuring|pres\.?|presents|meets)\s+"
    r"|\s*[(\[]\s*(?:feat\.?|ft\.?|featuring|with)\s+|[)\]]\s*",
    re.IGNORECASE,
)
_HAN: Final = re.compile("[\u3400-\u9fff]")
_OTHER_SCRIPT: Final = re.compile("[\u0370-\u03ff\u0400-\u04ff\u0530-\u1fff\u2e80-\ud7ff\uf900-\ufaff]")
_LOOSE: Final = (
    ("shch", "sh"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("kh", "h"),
    ("ts", "c"),
    ("tz", "c"),
    ("ks", "x"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
)
_REPEATED: Final = re.compile(r"(.)\1+")
MANY: Final = frozenset({"variousartists", "various", "va", "diverse", "variousinterprets", "unknownartist", "unknown"})
"""Artists that are none."""


@lru_cache(_KEPT)
def words_of(text: str) -> str:
    """Lower-case Latin words and numbers with single spaces; what has neither letters nor digits stays as it is."""
    folded = text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    behind = _ARTICLE_BEHIND.match(folded)
    if behind is not None:
        folded = f"{behind[2]} {behind[1]}"
    spelled = _APOSTROPHES.sub("", folded).replace("&", " and ").replace("+", " and ")
    if "$" in spelled or "!" in spelled:
        spelled = _BANG.sub("i", _DOLLAR.sub("s", spelled))
    latin = spelled if spelled.isascii() else anyascii(spelled).lower()
    words = _NOT_PLAIN.sub(" ", latin).strip()
    return words or "".join(folded.split())


def compact(words: str) -> str:
    """The same without spaces: "Pretty Lights" and "PrettyLights" are one name."""
    return words.replace(" ", "")


@lru_cache(_KEPT)
def artist_key(text: str) -> str:
    """The key of one artist's name, without an article in front; "" when it stands for nobody."""
    words = words_of(text)
    key = compact(_ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words)
    return "" if key in MANY else key


@lru_cache(_KEPT)
def artist_keys(text: str) -> tuple[str, ...]:
    """Keys of every artist that a credit names, in order: "A & B feat. C" gives a, b, c."""
    keys = (artist_key(part) for part in _SEPARATORS.split(text) if part and part.strip())
    return tuple(dict.fromkeys(key for key in keys if key))


def loose(key: str) -> str:
    """A key under which the spellings of Russian and Greek names in Latin letters fall together."""
    for one, other in _LOOSE:
        key = key.replace(one, other)
    return _REPEATED.sub(r"\1", key)


def is_foreign(text: str) -> bool:
    """Written, at least in part, in another script than Latin."""
    return not text.isascii() and _OTHER_SCRIPT.search(text) is not None


def share_of_han(one: str, other: str) -> float | None:
    """How much of the Chinese characters two names share, 0..1; None when one of them has none.

    Characters that sound alike have one transliteration: 事 and 是 are both "shi".
    """
    first, second = set(_HAN.findall(one)), set(_HAN.findall(other))
    if not first or not second:
        return None
    return len(first & second) / max(len(first), len(second))


def all_keys(names: Iterable[str]) -> tuple[str, ...]:
    """The key of each name as it stands, then those of the artists within them; each once."""
    listed = list(names)
    whole = [key for name in listed if (key := artist_key(name))]
    return tuple(dict.fromkeys([*whole, *(key for name in listed for key in artist_keys(name))]))
