"""The tags that only a closer look needs: classical music, sort names, ratings, programs' own marks."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from musicrec_desktop.domain.track import MoreTags
from musicrec_desktop.library.fields import Fields
from musicrec_desktop.library.ratings import rating_of
from musicrec_desktop.library.tag_text import first, number_of, split_artists, split_genres

_NAMES: Final = {
    "title_sort": "titlesort",
    "artist_sort": "artistsort",
    "album_artist_sort": "albumartistsort",
    "album_sort": "albumsort",
    "composer_sort": "composersort",
    "work": "work",
    "conductor": "conductor",
    "disc_title": "disctitle",
    "original_date": "originaldate",
    "initial_key": "initialkey",
    "language": "language",
    "isrc": "isrc",
    "label": "label",
    "media_kind": "mediakind",
}
"""Field of MoreTags -> name in Fields, for plain texts."""
_OTHERS: Final = frozenset((
    "movement", "movementnumber", "performer", "orchestra", "remixer", "lyricist", "arranger", "compilation",
    "tracktotal", "disctotal", "bpm", "mood", "rating", "fmpsrating", "popularity", "windowsrating", "podcast",
    "podcastid", "lyrics",
))  # fmt: skip
_PERFORMERS: Final = ("performer", "orchestra", "remixer", "arranger", "lyricist")
_TRUE: Final = frozenset(("1", "true", "yes"))
_VARIOUS: Final = frozenset((
    "various artists", "various", "va", "v.a.", "v/a", "vv.aa.", "verschiedene", "verschiedene interpreten",
    "artistes divers", "varios artistas", "vários artistas", "群星", "合輯", "合辑", "ヴァリアス・アーティスト",
))  # fmt: skip
"""Album artists that are none."""
_PLAIN: Final = MoreTags()
_WANTED: Final = frozenset(_NAMES.values()) | _OTHERS
_FASTEST_BPM: Final = 1_000.0


def more_tags(fields: Fields, album_artist: str) -> MoreTags:
    """What these fields say beyond the everyday; always the same object when they say nothing."""
    said = tuple((name, *texts) for name, texts in fields.items() if name in _WANTED)
    return _more(
        said, album_artist.casefold() in _VARIOUS, _of_all(fields, "tracknumber"), _of_all(fields, "discnumber")
    )


def _of_all(fields: Fields, name: str) -> int:
    """How many tracks or discs there are, where the number says so: "3/12"."""
    numbers = fields.get(name)
    if not numbers or ("/" not in numbers[0] and "of" not in numbers[0] and len(numbers) == 1):
        return 0
    return _total(numbers)


@lru_cache(1024)
def _more(said: tuple[tuple[str, ...], ...], is_various: bool, tracks: int, discs: int) -> MoreTags:
    """The files of an album say mostly the same: they share one answer."""
    if not said and not is_various and not tracks and not discs:
        return _PLAIN
    fields = {name: list(texts) for name, *texts in said}
    texts = {name: first(fields[field]) for name, field in _NAMES.items() if field in fields}
    movement, movement_number = _movement(fields)
    return MoreTags(
        **texts,  # type: ignore[arg-type]  # fields of text only
        movement=movement,
        movement_number=movement_number,
        performers=split_artists(_performers(fields)),
        is_compilation=is_various or first(fields.get("compilation", ())).casefold() in _TRUE,
        track_total=number_of(first(fields.get("tracktotal", ()))) or tracks,
        disc_total=number_of(first(fields.get("disctotal", ()))) or discs,
        bpm=_bpm(first(fields.get("bpm", ()))),
        moods=split_genres(fields.get("mood", ())),
        rating=rating_of(fields),
        is_podcast=first(fields.get("podcast", ())).casefold() in _TRUE or bool(first(fields.get("podcastid", ()))),
        has_lyrics=bool(first(fields.get("lyrics", ()))),
    )


def _movement(fields: Fields) -> tuple[str, int]:
    """Name and number. Some write the name in "movement", others the number there and the name elsewhere."""
    said = fields.get("movement", ())
    name = first(text for text in said if not text.strip().isdecimal())
    number = first(fields.get("movementnumber", ())) or first(text for text in said if text.strip().isdecimal())
    return name, number_of(number)


def _performers(fields: Fields) -> Iterator[str]:
    """Everybody named, without what they play: "Anna Bach (violin)"."""
    for field in _PERFORMERS:
        for text in fields.get(field, ()):
            yield re.sub(r"\s*\([^()]*\)\s*$", "", text) or text


def _total(numbers: list[str]) -> int:
    """The second number of "3/12" or "3 of 12"."""
    match = re.match(r"\s*\d+\s*(?:/|of)\s*(.*)", first(numbers))
    return number_of(match[1]) if match else 0


def _bpm(text: str) -> float:
    match = re.match(r"\d{1,3}(?:[.,]\d{1,4})?(?!\d)", text, re.ASCII)
    bpm = float(match[0].replace(",", ".")) if match else 0.0
    return bpm if bpm < _FASTEST_BPM else 0.0
