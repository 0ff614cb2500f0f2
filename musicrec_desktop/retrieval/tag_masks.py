"""Wishes about what tags say, as masks over the library. None means: the tags cannot tell."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.domain.naming import by_artist, in_script_of, on_album, whole_word, with_artist, with_title
from musicrec_desktop.domain.plan import FacetWish, Range
from musicrec_desktop.domain.versions import VERSIONS, of_kind, of_version
from musicrec_desktop.domain.wish_words import range_of, telling_genres
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.genre_words import tags_meaning

Mask = NDArray[np.bool_]


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
    return by_artist(context.view, wish.value)


def avoided_artist_mask(context: ScoringContext, wish: FacetWish) -> Mask:
    """Tracks in which the artist has a hand, as a guest or remixer too."""
    return with_artist(context.view, wish.value)


def album_mask(context: ScoringContext, wish: FacetWish) -> Mask:
    """Tracks of the album, given with or without its artist."""
    return on_album(context.view, wish.value)


def track_mask(context: ScoringContext, wish: FacetWish) -> Mask:
    """Tracks of that title, or of that "artist - title" or "title - artist"."""
    return with_title(context.view, wish.value)


def language_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """Tracks whose genre or script gives the language away. None when this library has none such."""
    mask = _tagged(context, wish) | in_script_of(context.view, wish.value)
    return mask if mask.any() else None


def region_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """Tracks whose genre belongs to the region. None when this library has none such."""
    mask = _tagged(context, wish)
    return mask if mask.any() else None


def version_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """Tracks that are such a version. None for a word that names none."""
    trait = VERSIONS.get(wish.value)
    return None if trait is None else of_version(context.view, trait)


def kind_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """Tracks of that kind. None for a word that names none."""
    return of_kind(context.view, Kind(wish.value)) if wish.value in tuple(Kind) else None


def word_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """Tracks with the word (an instrument, a kind of voice) in a genre or the title. None when there are none."""
    view, wanted = context.view, wish.value.casefold().strip()
    if not wanted:
        return None
    pattern = whole_word(wanted)
    mask = view.has_genre(name for name in view.genres if wanted in name and pattern.search(name))
    mask[[row for row, title in enumerate(view.folded_titles) if wanted in title and pattern.search(title)]] = True
    return mask if mask.any() else None


def _range_of(wish: FacetWish) -> Range:
    """The range, also where a year or length was given as a plain number; an empty one for any other word."""
    return range_of(wish) or Range(np.inf, -np.inf)


def _tagged(context: ScoringContext, wish: FacetWish) -> Mask:
    """Tracks of a genre that gives a language or region away, or holds its name as a word ("korean r&b")."""
    view, tree, genres = context.view, context.genre_tree, telling_genres(wish)
    word = whole_word(genres[0])
    named = {genre for genre in view.genres if word.search(genre)} if genres[0] else set[str]()
    return view.has_genre(named.union(*(tags_meaning(tree, view.genres, genre) for genre in genres)))
