"""Words typed by the listener -> a full-text query that cannot be malformed."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from sqlite_utils import Database as SqliteDatabase

_IDEOGRAPH = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u3130-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""Chinese, Japanese and Korean characters: written without spaces, so each is a token of its own."""

_FIELD_BREAK = " \ue000 "
"""A private-use token between fields, so that no phrase runs from one into the next."""

_MOST_TERMS = 32
"""More words than anyone types; keeps the query's depth bounded."""

SEARCHED: Final = "title, artists, album, album_artist, genres, composer, people, cjk"
_INDEX_NEW: Final = f"INSERT INTO tracks_fts (rowid, {SEARCHED}) SELECT id, {SEARCHED} FROM tracks WHERE id > ?"  # noqa: S608

WEIGHTS: Final = (10.0, 8.0, 4.0, 4.0, 3.0, 2.0, 1.5, 6.0)
"""bm25 weights of title, artists, album, album artist, genres, composer, people, cjk."""


def last_id(db: SqliteDatabase) -> int:
    """The last id ever given to a track."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'tracks'").fetchone()
    return int(row[0]) if row else 0


def index_new(db: SqliteDatabase, after: int) -> None:
    """Enter the tracks with ids beyond `after` into the full-text index.

    To be called in the transaction that inserted them. All at once: a trigger a row takes six times as long.
    """
    db.execute(_INDEX_NEW, [after])


def spaced_ideographs(fields: Iterable[str]) -> str | None:
    """The fields as one text in which each ideograph stands alone; None when there is none in it.

    The tokenizer takes a whole run of ideographs for one word, so that a part of it would never be found.
    """
    text = _FIELD_BREAK.join(fields)
    if text.isascii() or not _IDEOGRAPH.search(text := unicodedata.normalize("NFC", text)):
        return None
    return _IDEOGRAPH.sub(lambda match: f" {match[0]} ", text)


def match_expression(text: str) -> str:
    """An FTS5 expression that asks for every word of `text`, by its beginning; "" when there is no word in it.

    Words hold letters, digits and marks only, and are quoted, so that operators and quotes mean nothing.
    """
    terms: list[str] = []
    for word in _words(unicodedata.normalize("NFC", text)):
        ideographs = _IDEOGRAPH.findall(word)
        terms.append(f'cjk : "{" ".join(ideographs)}"' if ideographs else f'"{word}" *')
    return " AND ".join(dict.fromkeys(terms[:_MOST_TERMS]))


def _words(text: str) -> list[str]:
    """Words of `text` in order; a run of ideographs is a word of its own."""
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in text)
    parted = re.sub(f"({_IDEOGRAPH.pattern}+)", r" \1 ", kept)
    return [word for word in parted.split() if any(char.isalnum() for char in word)]


def like_pattern(text: str) -> str:
    """A LIKE pattern (escape character: backslash) that finds `text` as it stands anywhere in a column."""
    encodable = text.encode(errors="ignore").decode()  # a lone surrogate can be typed, but not stored
    escaped = re.sub(r"([\\%_])", r"\\\1", encodable.strip())
    return f"%{escaped}%"
