"""What may be said about a recommended track: facts from the listener's own data and measured sound, no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.domain.recommend import Fact, Recommendation
from musicrec_desktop.llm.asked import ANSWERS, Asked, read_asked
from musicrec_desktop.llm.sound_facts import Sounds, sound_facts, top_percent
from musicrec_desktop.llm.untrusted import one_line
from musicrec_desktop.plugin_api import ScoringContext

_NEAR_SOUND: Final = 0.45
"""Cosine in FeatureMatrix.sound from which two tracks are called close."""
_FINISHED: Final = 0.9
_DAY: Final = 86_400.0
_A_LIST: Final = 4
"""Tracks from which on the first and the last of a list are called so."""

_PART_OF_KIND: Final = {
    "neighbour": ("sound",),
    "taste": ("sound",),
    "artist": ("artist",),
    "history": ("familiarity", "freshness"),
    "liked": ("familiarity", "track"),
    "novelty": ("familiarity",),
}
"""Fact kind -> scorers whose share in the score it explains."""


@dataclass(frozen=True, eq=False)
class _Shelf:
    """What is the same for every track of one list."""

    context: ScoringContext
    asked: Asked
    loved: NDArray[np.intp]
    """Rows of liked or finished tracks, that a track may be compared with."""
    is_liked: NDArray[np.bool_]
    """For each of `loved`: it was liked, not only finished."""
    nearness: NDArray[np.float32] | None
    """(n,) cosine of every track to the sound the listener finishes; None without one."""
    sounds: Sounds


def collect_facts(tracks: Sequence[Recommendation], context: ScoringContext) -> tuple[tuple[Fact, ...], ...]:
    """The facts of each track, by weight: first what answers the request, then the listener's history, then the rest.

    Every value stands in the library, the history or the measured features.
    """
    rows = [int(row) for row in context.view.rows([track.track_id for track in tracks])]
    shelf = _shelf(context, rows)
    before = [-1, *rows][: len(rows)]
    places = _places(len(rows))
    return tuple(
        _facts_of(track, row, earlier, shelf, place) if row >= 0 else ()
        for track, row, earlier, place in zip(tracks, rows, before, places, strict=True)
    )


def _places(n: int) -> list[tuple[Fact, ...]]:
    """What the place of each track in a list of `n` says; nothing of those between the ends, nor in a short list."""
    ends = {0: "first", n - 1: "last"} if n >= _A_LIST else {}
    return [(Fact("place", {"at": ends[at]}, 0.2),) if at in ends else () for at in range(n)]


def _shelf(context: ScoringContext, rows: Sequence[int]) -> _Shelf:
    history, features = context.history, context.view.features
    liked = history.feedback > 0
    finished = (history.listens > 0) & (history.completion >= _FINISHED) & (history.feedback >= 0)
    loved = np.flatnonzero((liked | finished) & features.is_analysed)
    centre = context.profile.liked_sound
    nearness = None
    if centre is not None and features.sound.shape[1] == len(centre):
        nearness = features.sound @ centre
    asked = read_asked(context)
    return _Shelf(context, asked, loved, liked[loved], nearness, Sounds.of(context, asked, rows))


def _facts_of(track: Recommendation, row: int, before: int, shelf: _Shelf, place: tuple[Fact, ...]) -> tuple[Fact, ...]:
    shares = {part.name: part.value * part.weight for part in track.parts if not np.isnan(part.value)}
    facts = [
        *_history(row, shelf),
        *_artist(row, shelf),
        *_neighbour(row, shelf),
        *_taste(row, shelf),
        *_tags(row, shelf),
        *_album(row, shelf),
        *place,
        *sound_facts(row, before, shelf.sounds),
    ]
    weighed = []
    for fact in facts:
        share = sum(shares.get(name, 0.0) for name in _PART_OF_KIND.get(fact.kind, ()))
        bonus = ANSWERS if fact.kind in shelf.asked.kinds else 0.0
        weighed.append(Fact(fact.kind, fact.values, round(fact.weight + share + bonus, 4)))
    return tuple(sorted(weighed, key=lambda fact: -fact.weight))


def _history(row: int, shelf: _Shelf) -> list[Fact]:
    history = shelf.context.history
    plays = int(history.plays[row])
    facts = []
    if history.feedback[row] > 0:
        facts.append(Fact("liked", {}, 0.9))
    if plays:
        days = _days_since(float(history.last_played[row]), shelf.context)
        facts.append(Fact("history", {"plays": plays, "days": days}, 0.6))
    elif shelf.context.profile.n_plays:
        facts.append(Fact("novelty", {}, 0.35))
    return facts


def _days_since(moment: float, context: ScoringContext) -> int:
    """Midnights on the listener's clock since a moment: what was played late last night was played yesterday."""
    request = context.request
    today, then = (int((at + request.utc_offset_s) // _DAY) for at in (request.now, moment))
    return max(0, today - then)


def _artist(row: int, shelf: _Shelf) -> list[Fact]:
    view = shelf.context.view
    name = view.artists[view.artist_codes[row]]
    artist = one_line(name)
    if not artist:
        return []
    facts, affinity = list[Fact](), shelf.context.profile.artists.get(name)
    if row in shelf.asked.by_named:
        facts.append(Fact("asked", {"artist": artist}, 0.9 + ANSWERS))
    if affinity is not None and affinity.plays > 0 and affinity.value > 0:
        facts.append(Fact("artist", {"artist": artist, "plays": affinity.plays}, 0.55 + 0.3 * affinity.value))
    elif not facts:
        facts.append(Fact("by", {"artist": artist}, 0.1))
    return facts


def _neighbour(row: int, shelf: _Shelf) -> list[Fact]:
    view = shelf.context.view
    others = shelf.loved[shelf.loved != row]
    if len(others) == 0 or not view.features.is_analysed[row]:
        return []
    cosines = view.features.sound[others] @ view.features.sound[row]
    best = int(cosines.argmax())
    title = one_line(view.titles[others[best]])
    if cosines[best] < _NEAR_SOUND or not title:
        return []
    is_liked = bool(shelf.is_liked[shelf.loved != row][best])
    artist = one_line(view.artists[view.artist_codes[others[best]]])
    values = {"title": title, "artist": artist, "how": "liked" if is_liked else "finished"}
    return [Fact("neighbour", values, float(cosines[best]))]


def _taste(row: int, shelf: _Shelf) -> list[Fact]:
    if shelf.nearness is None:
        return []
    percent = top_percent(-shelf.nearness, row, shelf.context.view.features)
    return [Fact("taste", {"percent": percent}, 0.5)] if percent else []


def _album(row: int, shelf: _Shelf) -> list[Fact]:
    view = shelf.context.view
    owned, artist = view.albums[view.album_codes[row]], view.artists[view.artist_codes[row]]
    name = owned[len(artist) + 3 :] if owned.startswith(f"{artist} / ") else owned.partition(" / ")[2]
    album = one_line(name)
    return [Fact("album", {"album": album}, 0.15)] if album and album != one_line(view.titles[row]) else []


_NO_GENRE: Final = frozenset({"", "(none)", "none", "other", "unknown", "misc", "music"})
"""Genre tags that say nothing."""


def _tags(row: int, shelf: _Shelf) -> list[Fact]:
    view, asked = shelf.context.view, shelf.asked
    year = int(view.years[row])
    genres = [name for name in view.genres_of(row) if name.strip() not in _NO_GENRE]
    fitting = [name for name in genres if name in asked.genres]
    genre = one_line((fitting or genres or [""])[0], 30)
    facts = []
    if genre:
        facts.append(Fact("genre", {"genre": genre}, 0.7 + ANSWERS if fitting else 0.3))
    if year:
        facts.append(Fact("year", {"year": year}, 0.8 + ANSWERS if asked.meets(Facet.YEAR, year) else 0.15))
    return facts
