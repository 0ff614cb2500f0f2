"""What this library has names for: the words a request is held against."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.naming import with_title
from musicrec_desktop.domain.plan import Facet, FacetWish
from musicrec_desktop.llm.understanding.common_words import COMMON_WORDS
from musicrec_desktop.llm.understanding.names import (
    GluedIndex,
    NameIndex,
    artist_counts,
    glue,
    title_words,
    without_aside,
)
from musicrec_desktop.llm.understanding.phrases import Phrases
from musicrec_desktop.llm.understanding.sounds import sound_phrases, sounds_of_genre
from musicrec_desktop.llm.understanding.tables import word_set

SOUND_FACETS: Final = (Facet.ENERGY, Facet.VALENCE, Facet.DANCEABILITY, Facet.ACOUSTICNESS, Facet.TEMPO)
"""What is known of an artist's sound, in column order."""

_ADJECTIVE_ENDINGS: Final = ("ish", "esque", "ified", "like", "ful", "ier", "y")
_LONGEST_SHORTENED: Final = 4
FREQUENT: Final = 3
"""Tracks of an artist who is more than a chance likeness of a word."""


@dataclass(frozen=True, eq=False, repr=False)
class Lexicon:
    """Names, genres and plain words of one library. Built once a library change; read-only."""

    view: LibraryView
    artists: NameIndex
    """Artists as the library spells them; "the" may be dropped."""
    frequent_artists: frozenset[str]
    """Those with at least FREQUENT tracks: what is often here is more likely meant."""
    genres: Phrases[str]
    """Genre words of the tags and the tree -> the genre as this library spells it."""
    genre_tree: GenreTree
    genre_spelling: Mapping[str, str]
    """The tree's name of a genre -> the library's own."""
    present_genres: frozenset[str]
    """Genres (as `genres` gives them) that at least one track has."""
    plain_words: frozenset[str]
    """Words that are not only names."""
    sound_words: frozenset[str]
    """Single words that mean a sound, mood, activity or genre."""

    @staticmethod
    def from_view(view: LibraryView, genre_tree: GenreTree) -> "Lexicon":
        """Index a library. Genre words come from its tags and from the whole tree."""
        tracks_of = np.bincount(view.artist_codes, minlength=len(view.artists))
        tracks = artist_counts(view.artists, tracks_of.tolist())
        tagged = {genre_tree.canonical(tag): tag for tag in reversed(view.genres)}
        genres, present = _genre_words(view, genre_tree, tagged)
        counts = title_words(view.titles, view.artist_codes.tolist(), view.artists)
        often = 2 if len(view) > 5000 else 1
        plain = COMMON_WORDS | {word for word, n in counts.items() if n >= often} | sound_phrases().vocabulary
        lexicon = Lexicon(
            view=view,
            artists=NameIndex.of_artists(tracks),
            frequent_artists=frozenset(name for name, n in tracks.items() if n >= FREQUENT),
            genres=genres,
            genre_tree=genre_tree,
            genre_spelling=tagged,
            present_genres=present,
            plain_words=frozenset(plain | genres.vocabulary),
            sound_words=sound_phrases().single_words | genres.single_words,
        )
        lexicon.artists.warm()
        _ = lexicon.titles, lexicon.albums, lexicon.known_words, lexicon._codes_of_artist, lexicon._present_in_tree
        _ = lexicon.artists_of_word
        return lexicon

    def instead_of(self, genre: str) -> tuple[str, bool]:
        """(what the library has in place of a genre it has none of, whether that is a wider one); ("", False) without.

        A wider genre that tracks are tagged with holds what was asked for, as far as tags tell ("deep house" is
        somewhere in "electronic"); a neighbour is something else that the same listener may like ("blues" for "jazz").
        """
        wider = [above for above in self.genre_tree.above(genre) if above in self._present_in_tree]
        tagged = next((above for above in wider if above in self.genre_spelling), "")
        near = self.genre_tree.stand_in(genre, self.genre_spelling) or self.genre_tree.stand_in(
            genre, self._present_in_tree
        )
        found = tagged or near or next(iter(wider), "")
        return self.genre_spelling.get(found, found), bool(tagged)

    def sound_of_genre(self, genre: str) -> tuple[FacetWish, ...]:
        """How a genre sounds as a rule, from the nearest of it and the genres above it of which something is known."""
        known = sounds_of_genre()
        name = self.genre_tree.canonical(genre)
        return next((known[each] for each in (name, *self.genre_tree.above(name)) if each in known), ())

    @cached_property
    def _present_in_tree(self) -> frozenset[str]:
        return frozenset(self.genre_tree.canonical(name) for name in self.present_genres)

    def sound_of(self, artist: str) -> Mapping[Facet, float]:
        """Mean energy, valence, danceability, acousticness and tempo of an artist's tracks; {} when not measured."""
        return self._mean(self._by_artist(artist) & self.view.features.is_analysed)

    def sound_of_title(self, title: str) -> Mapping[Facet, float]:
        """The same of the tracks with a title."""
        return self._mean(with_title(self.view, title) & self.view.features.is_analysed)

    def _by_artist(self, artist: str) -> NDArray[np.bool_]:
        """(n,) True where a track is by the artist, alone or among others."""
        codes = self._codes_of_artist.get(artist.casefold(), ())
        return np.isin(self.view.artist_codes, np.array(codes, np.int32))

    @cached_property
    def _codes_of_artist(self) -> Mapping[str, tuple[int, ...]]:
        """Codes of the strings that name an artist, casefolded: a look through all of them took 10 ms at 10,000."""
        found: dict[str, tuple[int, ...]] = {}
        for code, name in enumerate(self.view.artists):
            folded = name.casefold()
            for part in {folded, *folded.split(", ")} - {""}:
                found[part] = (*found.get(part, ()), code)
        return found

    def genre_of(self, artist: str) -> str:
        """The genre most of an artist's tracks are tagged with, "" without tags."""
        is_theirs = self._by_artist(artist)[self.view.genre_rows]
        counts = np.bincount(self.view.genre_codes[is_theirs], minlength=1)
        return self.view.genres[int(counts.argmax())] if counts.any() else ""

    def _mean(self, rows: NDArray[np.bool_]) -> Mapping[Facet, float]:
        if not rows.any():
            return {}
        return {facet: float(np.nanmean(self.view.features.column(facet.value)[rows])) for facet in SOUND_FACETS}

    @cached_property
    def albums(self) -> GluedIndex:
        """Album names; the value is the view's "album artist / album". Built when a request first speaks of one."""
        return GluedIndex.of((glue(album.partition(" / ")[2]), album) for album in self.view.albums if album)

    @cached_property
    def titles(self) -> GluedIndex:
        """Track titles, also without what stands in brackets."""
        titles = self.view.titles
        return GluedIndex.of(
            (
                *((glue(title), title) for title in titles),
                *((glue(without_aside(title)), title) for title in titles if not title.isalnum()),
            )
        )

    @cached_property
    def artists_of_word(self) -> Mapping[str, str]:
        """A word that is no plain word -> the one artist of two to four words and many tracks whose name holds it."""
        found: dict[str, set[str]] = {}
        for key, name in self.artists.by_words.items():
            if 1 < len(key) <= _LONGEST_SHORTENED and name in self.frequent_artists:
                for word in key:
                    if len(word) > 3 and not word.isdecimal() and word not in self.plain_words:
                        found.setdefault(word, set()).add(name)
        return {word: min(names) for word, names in found.items() if len(names) == 1}

    def genre_of_adjective(self, word: str) -> str:
        """The genre in "poppish", "rockish", "folksy"; "" in any other word."""
        for ending in _ADJECTIVE_ENDINGS:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) > 2:
                for spelt in (stem, stem[:-1] if stem[-1] == stem[-2] else stem):
                    if spelt in self.genres.single_words:
                        return spelt
        return ""

    def titles_of(self, artist: str) -> GluedIndex:
        """Titles of the tracks that an artist has a part in, whole and without what stands in brackets."""
        titles = [self.view.titles[row] for row in np.flatnonzero(self._by_artist(artist))]
        return GluedIndex.of((glue(spelt), title) for title in titles for spelt in (title, without_aside(title)))

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Every word of a name or a table: what is not here may be a slip of the pen."""
        return self.plain_words | {word for key in self.artists.by_words for word in key}


def _genre_words(view: LibraryView, tree: GenreTree, tagged: Mapping[str, str]) -> tuple[Phrases[str], frozenset[str]]:
    """Genre phrases -> the library's own spelling where a tag means the same, else the tree's name."""
    # Files tagged "Music" or "Other" exist; the words do not ask for them.
    empty = word_set("function") | word_set("no-genre")
    named = [tag for tag in view.genres if not empty.issuperset(tag.split())]
    entries = [(_plain(tag), tagged.get(tree.canonical(tag), tag)) for tag in named]
    entries += [(_plain(name), tagged.get(name, name)) for name in tree.parents]
    entries += [(_plain(alias), tagged.get(name, name)) for alias, name in tree.aliases.items()]
    entries += [(joined, name) for spelling, name in tuple(entries) if (joined := _joined(spelling))]
    spelt = {name for _, name in entries}
    # As filter and score read a tag: "female choir ambient" is ambient.
    tags = frozenset(view.genres) | {tree.meaning(tag) for tag in view.genres}
    present = frozenset(name for name in spelt if not tags.isdisjoint(tree.spellings(name)))
    return Phrases(entries), present


def _plain(pattern: str) -> str:
    """A genre word is not a pattern: brackets and bars in it mean nothing."""
    return pattern.replace("|", " ").replace("(", " ").replace(")", " ")


def _joined(spelling: str) -> str:
    """ "hardrock" for "hard rock", as many write it; "" where that would be too short to be told from a plain word."""
    parts = spelling.replace("-", " ").split()
    joined = "".join(parts)
    return joined if 1 < len(parts) <= 3 and len(joined) >= 7 and joined.isalpha() and joined.isascii() else ""
