"""Which tracks of a library a name stands for: an artist, an album, a title, a language by its script.

Filters and scorers ask the same of the same library, and again for each track's evidence; at 100,000 titles an answer
takes 10 ms. A view never changes, so that an answer stays true as long as the view lives.
"""

import re
import threading
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.wish_words import language_of

Mask = NDArray[np.bool_]

_KEPT: Final = 64
"""Answers kept for one view, the latest: each takes a byte a track."""
_HAN: Final = re.compile("[\u3400-\u9fff]")
_KANA: Final = re.compile("[\u3040-\u30ff]")
_SCRIPTS: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "chinese": _HAN,
        "japanese": _KANA,
        "korean": re.compile("[\uac00-\ud7af]"),
        "russian": re.compile("[\u0400-\u04ff]"),
        "greek": re.compile("[\u0370-\u03ff]"),
        "arabic": re.compile("[\u0600-\u06ff]"),
        "hindi": re.compile("[\u0900-\u097f]"),
    }
)

_JOINT: Final = r"(?:[,;/&+、]|\b(?:feat|ft|featuring|with|and|vs|x|y|und|et|con|mit)\b\.?)"
"""What stands between the artists of one credit."""
_IN_TITLE: Final = (
    re.compile(r"\b(?:feat|ft|featuring|with)\b\.?\s+([^()\[\]]+)"),
    re.compile(r"[(\[-]\s*([^()\[\]]+?)(?:'s)?\s+remix\b"),
)
"""Guests and remixers as titles name them."""

_answers: Final[WeakKeyDictionary[LibraryView, dict[tuple[str, str], Mask]]] = WeakKeyDictionary()
_lock: Final = threading.Lock()


def by_artist(view: LibraryView, name: str) -> Mask:
    """(n,) True where a track is by the artist, alone or among others; read-only. Nobody for a blank name."""
    return answered_once("artist", view, name, _by_artist)


def with_artist(view: LibraryView, name: str) -> Mask:
    """(n,) True where the artist has a hand in a track, also with others or as a guest or remixer that the title names;
    read-only. For who does not want to hear him: "no Drake" means what features him too."""
    return answered_once("credit", view, name, _with_artist)


def on_album(view: LibraryView, name: str) -> Mask:
    """(n,) True where a track is on the album, named with or without its owner; read-only."""
    return answered_once("album", view, name, _on_album)


def with_title(view: LibraryView, name: str) -> Mask:
    """(n,) True where a track has the title, or is the "artist - title" or "title by artist"; read-only."""
    return answered_once("title", view, name, _with_title)


def in_script_of(view: LibraryView, language: str) -> Mask:
    """(n,) True where title or artist are written in the language's own script; read-only.

    Says nothing of the others: titles are translated, and most languages share a script. Han alone is Chinese; with
    kana beside it, it is Japanese.
    """
    return answered_once("script", view, language_of(language), _in_script)


def whole_word(word: str) -> re.Pattern[str]:
    """Finds a casefolded word where it stands for itself: "organ" is not in "morgan", "male" not in "female"."""
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


def answered_once(kind: str, view: LibraryView, name: str, find: Callable[[LibraryView, str], Mask]) -> Mask:
    """(n,) what `find` says of a casefolded name, kept under its kind; read-only. A blank name is nobody's."""
    folded = name.casefold().strip()
    with _lock:
        known = _answers.setdefault(view, {})
        mask = known.get((kind, folded))
    if mask is None:
        mask = find(view, folded) if folded else np.zeros(len(view), np.bool_)
        mask.setflags(write=False)
        with _lock:
            known[kind, folded] = mask
            if len(known) > _KEPT:
                del known[next(iter(known))]
    return mask


def _by_artist(view: LibraryView, name: str) -> Mask:
    def is_hit(artist: str) -> bool:
        folded = artist.casefold()
        return name in folded and (folded.strip() == name or name in folded.split(", "))

    return _mask(view.artists, is_hit)[view.artist_codes]


def _with_artist(view: LibraryView, name: str) -> Mask:
    credit = re.compile(rf"(?:^|{_JOINT})\s*{re.escape(name)}\s*(?:$|{_JOINT})")

    def is_named(text: str) -> bool:
        return name in text and credit.search(text.strip()) is not None

    def is_guest(title: str) -> bool:
        return name in title and any(is_named(found) for named in _IN_TITLE for found in named.findall(title))

    mask = _mask(view.artists, lambda artist: is_named(artist.casefold()))[view.artist_codes]
    return mask | _mask(view.folded_titles, is_guest)


def _on_album(view: LibraryView, name: str) -> Mask:
    def is_hit(album: str) -> bool:
        folded = album.casefold()
        return folded == name or folded.endswith(f" / {name}")

    return _mask(view.albums, is_hit)[view.album_codes]


def _with_title(view: LibraryView, name: str) -> Mask:
    mask = _mask(view.folded_titles, name.__eq__)
    if mask.any():
        return mask
    for separator in (" - ", " – ", " by "):
        before, _, after = name.partition(separator)
        for artist, title in ((before, after), (after, before)):
            if artist and title:
                mask |= by_artist(view, artist) & _mask(view.folded_titles, title.__eq__)
    return mask


def _in_script(view: LibraryView, language: str) -> Mask:
    script = _SCRIPTS.get(language)
    if script is None:
        return np.zeros(len(view), np.bool_)
    mask = _written_in(view, script)
    return mask & ~_written_in(view, _KANA) if language == "chinese" else mask


def _written_in(view: LibraryView, script: re.Pattern[str]) -> Mask:
    def is_hit(text: str) -> bool:
        return not text.isascii() and script.search(text) is not None

    return _mask(view.titles, is_hit) | _mask(view.artists, is_hit)[view.artist_codes]


def _mask(texts: tuple[str, ...], is_hit: Callable[[str], bool]) -> Mask:
    return np.fromiter(map(is_hit, texts), np.bool_, len(texts))
