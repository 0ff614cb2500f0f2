"""Languages that give themselves away by the script of a title or an artist's name."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.library_view import LibraryView

_HAN: Final = re.compile("[\u3400-\u9fff]")
_KANA: Final = re.compile("[\u3040-\u30ff]")
_OTHERS: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "japanese": _KANA,
        "korean": re.compile("[\uac00-\ud7af]"),
        "russian": re.compile("[\u0400-\u04ff]"),
        "greek": re.compile("[\u0370-\u03ff]"),
        "arabic": re.compile("[\u0600-\u06ff]"),
        "hindi": re.compile("[\u0900-\u097f]"),
    }
)
_CHINESE: Final = frozenset(("chinese", "mandarin", "cantonese"))


def script_fit(view: LibraryView, rows: NDArray[np.intp], language: str) -> NDArray[np.float32]:
    """(k,) 1 where title or artist are written in the language's own script; NaN otherwise: titles are translated."""
    name = language.casefold().strip()
    degrees = np.full(len(rows), np.nan, np.float32)
    if name not in _CHINESE and name not in _OTHERS:
        return degrees
    for at, row in enumerate(rows.tolist()):
        text = f"{view.titles[row]} {view.artists[view.artist_codes[row]]}"
        if text.isascii():
            continue
        # Han alone is Chinese; with kana beside it, it is Japanese.
        is_hit = _HAN.search(text) and not _KANA.search(text) if name in _CHINESE else _OTHERS[name].search(text)
        if is_hit:
            degrees[at] = 1
    return degrees
