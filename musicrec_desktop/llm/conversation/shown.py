"""The list that words are about: its places, whose tracks they are, and how it sounds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.naming import by_artist, on_album, with_title
from musicrec_desktop.domain.plan import Facet, FacetWish
from musicrec_desktop.llm.understanding.lexicon import SOUND_FACETS


@dataclass(frozen=True)
class Shown:
    """A list on show."""

    view: LibraryView
    tree: GenreTree
    rows: NDArray[np.intp]
    """(n,) view rows of its tracks, in their order."""
    playing: int | None = None
    """The place that plays."""

    @staticmethod
    def of(view: LibraryView, tree: GenreTree, tracks: Sequence[TrackId], playing: int | None = None) -> "Shown":
        """The list of these tracks; all of them must be in the view."""
        return Shown(view, tree, view.rows(list(tracks)), playing)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def minutes(self) -> float:
        """How long all of it is."""
        return float(self.view.durations_ms[self.rows].sum()) / 60_000

    @property
    def artists(self) -> tuple[str, ...]:
        """(n,) the artist of each place."""
        return tuple(self.view.artists[code] for code in self.view.artist_codes[self.rows])

    @property
    def year(self) -> int:
        """The middle one of the years that are known; 0 when none is."""
        years = self.view.years[self.rows]
        return int(np.median(years[years > 0])) if (years > 0).any() else 0

    @cached_property
    def sound(self) -> Mapping[Facet, float]:
        """Mean energy, valence, danceability, acousticness and tempo of what was measured; {} when nothing was."""
        rows = self.rows[self.view.features.is_analysed[self.rows]]
        if not len(rows):
            return {}
        return {facet: float(np.nanmean(self.view.features.column(facet.value)[rows])) for facet in SOUND_FACETS}

    def places_of(self, wish: FacetWish) -> frozenset[int]:
        """The places whose tracks are what a wish names: artist, album, title or genre."""
        match wish.facet:
            case Facet.ARTIST:
                mask = by_artist(self.view, wish.value)[self.rows]
            case Facet.ALBUM:
                mask = on_album(self.view, wish.value)[self.rows]
            case Facet.TRACK:
                mask = with_title(self.view, wish.value)[self.rows]
            case Facet.GENRE:
                mask = np.isin(self.rows, self.view.genre_rows[self._is_of(wish.value)])
            case _:
                return frozenset()
        return frozenset(np.flatnonzero(mask).tolist())

    def artist_meant(self, plan_names: Sequence[str]) -> str:
        """Who "that singer" is: who plays, else the last artist asked for that is in the list, else who has most of it.

        "" when no artist stands out.
        """
        if self.playing is not None and 0 <= self.playing < len(self.rows):
            return self.artists[self.playing]
        for name in reversed(plan_names):
            if by_artist(self.view, name)[self.rows].any():
                return name
        (name, n) = next(iter(Counter(filter(None, self.artists)).most_common(1)), ("", 0))
        return name if n > 1 or len(self.rows) == 1 else ""

    def _is_of(self, genre: str) -> NDArray[np.bool_]:
        spellings = self.tree.spellings(genre)
        is_kind = np.array([tag in spellings or self.tree.meaning(tag) in spellings for tag in self.view.genres], bool)
        return is_kind[self.view.genre_codes] if len(is_kind) else np.zeros(0, np.bool_)
