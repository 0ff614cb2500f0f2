"""A track in the few plain words that a language model can weigh against a request."""

from typing import Final

import numpy as np

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.llm.untrusted import for_prompt

_GENRES: Final = 2
_SURE: Final = 0.35
"""Confidence below which a measured number is left out, as in the facts told to the listener."""
_SLOW, _FAST = 85.0, 135.0
"""Beats a minute."""
_CLEARLY: Final = 0.75
_HARDLY: Final = 0.25
_CHARACTER: Final = (
    ("acousticness", "acoustic", "electric"),
    ("instrumentalness", "instrumental", "singing"),
    ("danceability", "danceable", ""),
)
"""Column, word from `_CLEARLY` on, word up to `_HARDLY`."""


def track_words(view: LibraryView, row: int) -> str:
    """Tempo, genres, decade, mood and character of one row, as far as they are known; never its title or its artist,
    of which a small model knows nothing and whose words it would take at their face. "" when nothing is known."""
    genres = view.genres_of(row)[:_GENRES]
    year = int(view.years[row])
    sound = _sound_words(view.features, row)
    words = [*sound[:1], *genres, *([f"{year // 10 * 10}s"] if year else []), *sound[1:]]
    return for_prompt(", ".join(word for word in words if word), 80)


def _sound_words(features: FeatureMatrix, row: int) -> list[str]:
    """Tempo word first, "" when it is in between; then mood and character."""
    if not features.is_analysed[row]:
        return []
    value = {name: float(features.column(name)[row]) for name in ("tempo", "valence", "energy")}
    value |= {name: float(features.column(name)[row]) for name, _, _ in _CHARACTER}
    sure = {name for name, number in value.items() if np.isfinite(number) and features.confidence(name)[row] >= _SURE}
    tempo = value["tempo"] if "tempo" in sure else np.nan
    words = ["slow" if tempo < _SLOW else "fast" if tempo > _FAST else ""]
    if {"valence", "energy"} <= sure:
        far = {m.name: np.hypot(value["valence"] - m.valence, value["energy"] - m.energy) for m in MOODS.values()}
        words.append(min(far, key=lambda name: far[name]))
    for name, high, low in _CHARACTER:
        if name in sure:
            words.append(high if value[name] >= _CLEARLY else low if value[name] <= _HARDLY else "")
    return words
