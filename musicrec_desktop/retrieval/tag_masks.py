"""Wishes about what tags say, as masks over the library. None means: the tags cannot tell."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import FacetWish, Range
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.genre_words import tags_meaning

Mask = NDArray[np.bool_]

_HAN = "\u3400-\u9fff"
_KANA = "\u3040-\u30ff"
_HANGUL = "\uac00-\ud7af"
_CYRILLIC = "\u0400-\u04ff"
_SCRIPTS: Final = {
    # Han alone is Chinese; with kana beside it, it is Japanese.
    "chinese": f"^[^{_KANA}]*[{_HAN}][^{_KANA}]*$",
    "japanese": f"[{_KANA}]",
    "korean": f"[{_HANGUL}]",
    "russian": f"[{_CYRILLIC}]",
    "greek": "[\u0370-\u03ff]",
    "arabic": "[\u0600-\u06ff]",
    "hindi": "[\u0900-\u097f]",
}
_LANGUAGE_NAMES: Final = {
    "mandarin": "chinese",
    "cantonese": "chinese",
    "zh": "chinese",
    "ja": "japanese",
    "ko": "korean",
    "ru": "russian",
    "el": "greek",
    "ar": "arabic",
    "hi": "hindi",
}
_REGION_GENRES: Final = {
    "jamaican": ("reggae", "ska", "dub", "dancehall"),
    "mexican": ("mariachi",),
    "scandinavian": ("nordic",),
}


def inside(values: NDArray[np.floating] | NDArray[np.integer], wanted: Range) -> Mask:
    """True where a value lies in the range, ends included; NaN lies nowhere."""
    mask: Mask = (values >= wanted.low) & (values <= wanted.high)
    return mask


def genre_mask(context: ScoringContext, wish: FacetWish) -> Mask:
    """Tracks tagged with the genre or a kind of it."""
    view = context.view
    return view.has_genre(tags_meaning(context.genre_tree, view.genres, wish.value))


def year_mask(context: ScoringContext, wish: FacetWish) -> Mask:
    """An unknown year lies in no range."""
    years = context.view.years
    return inside(years, _range_of(wish)) & (years > 0)


def duration_mask(context: ScoringContext, wish: FacetWish) -> Mask:
    """Seconds; an unknown length lies in no range."""
    durations = context.view.durations_ms
    return inside(durations / 1000, _range_of(wish)) & (durations > 0)


def artist_mask(context: ScoringContext, wish: FacetWish) -> Mask:
    """Tracks of the artist, alone or among others."""
    wanted = wish.value.casefold().strip()

    def is_hit(artist: str) -> bool:
        folded = artist.casefold()
        return wanted in folded and (folded == wanted or wanted in folded.split(", "))

    view = context.view
    return _by_name(view.artists, is_hit)[view.artist_codes] & bool(wanted)


def album_mask(context: ScoringContext, wish: FacetWish) -> Mask:
    """Tracks of the album, given with or without its artist."""
    wanted = wish.value.casefold().strip()

    def is_hit(album: str) -> bool:
        folded = album.casefold()
        return folded == wanted or folded.endswith(f" / {wanted}")

    view = context.view
    return _by_name(view.albums, is_hit)[view.album_codes] & bool(wanted)


def track_mask(context: ScoringContext, wish: FacetWish) -> Mask:
    """Tracks of that title, or of that "artist - title" or "title - artist"."""
    view, wanted = context.view, wish.value.casefold().strip()
    mask = _with_title(view, wanted)
    if mask.any() or not wanted:
        return mask & bool(wanted)
    for separator in (" - ", " – ", " by "):
        before, _, after = wanted.partition(separator)
        for artist, title in ((before, after), (after, before)):
            if artist and title:
                of_artist = artist_mask(context, FacetWish(wish.facet, wish.source, 1.0, value=artist))
                mask |= of_artist & _with_title(view, title)
    return mask


def language_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """Tracks whose genre or script gives the language away. None when this library has none such."""
    view = context.view
    name = wish.value.casefold().strip()
    language = _LANGUAGE_NAMES.get(name, name)
    mask = _tagged(context, (name, language))
    if language in _SCRIPTS:
        script = re.compile(_SCRIPTS[language])
        mask |= _written_in(view.titles, script)
        mask |= _written_in(view.artists, script)[view.artist_codes]
    return mask if mask.any() else None


def region_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """Tracks whose genre belongs to the region. None when this library has none such."""
    name = wish.value.casefold().strip()
    mask = _tagged(context, (name, *_REGION_GENRES.get(name, ())))
    return mask if mask.any() else None


def word_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """Tracks with the word (an instrument, a kind of voice) in a genre or the title. None when there are none."""
    view, wanted = context.view, wish.value.casefold().strip()
    if not wanted:
        return None
    # Whole words: "organ" is not in "Morgan", "male" not in "female".
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    mask = view.has_genre(name for name in view.genres if wanted in name and pattern.search(name))
    titles = _folded(view.titles)
    mask[[row for row, title in enumerate(titles) if wanted in title and pattern.search(title)]] = True
    return mask if mask.any() else None


def _range_of(wish: FacetWish) -> Range:
    """The range, also where a year or length was given as a plain number."""
    if wish.range is not None:
        return wish.range
    try:
        number = float(wish.value)
    except ValueError:
        return Range(np.inf, -np.inf)
    return Range(number, number)


def _by_name(names: tuple[str, ...], is_hit: Callable[[str], bool]) -> Mask:
    return np.fromiter((is_hit(name) for name in names), np.bool_, len(names))


def _with_title(view: LibraryView, wanted: str) -> Mask:
    mask = np.zeros(len(view), np.bool_)
    mask[list(_places(view.titles).get(wanted, ()))] = True
    return mask


def _written_in(texts: tuple[str, ...], script: re.Pattern[str]) -> Mask:
    mask = np.zeros(len(texts), np.bool_)
    mask[[i for i in _not_ascii(texts) if script.search(texts[i])]] = True
    return mask


# Going through 100,000 texts costs 10 ms; the library's own tuples stay the same from request to request.
@lru_cache(maxsize=4)
def _folded(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text.casefold() for text in texts)


@lru_cache(maxsize=4)
def _places(texts: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    """Folded text -> where it stands."""
    places: dict[str, list[int]] = {}
    for i, text in enumerate(_folded(texts)):
        places.setdefault(text, []).append(i)
    return places


@lru_cache(maxsize=4)
def _not_ascii(texts: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(i for i, text in enumerate(texts) if not text.isascii())


def _tagged(context: ScoringContext, genres: Iterable[str]) -> Mask:
    view, tree = context.view, context.genre_tree
    return view.has_genre(frozenset().union(*(tags_meaning(tree, view.genres, genre) for genre in genres)))
