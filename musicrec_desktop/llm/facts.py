"""What may be said about a recommended track: facts from the listener's own data and measured sound, no more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.domain.recommend import Fact, Recommendation
from musicrec_desktop.llm.untrusted import one_line
from musicrec_desktop.plugin_api import ScoringContext

_SURE_ENOUGH: Final = 0.35
"""Confidence below which a measured number is not spoken of."""
_NEAR_SOUND: Final = 0.45
"""Cosine in FeatureMatrix.sound from which two tracks are called close."""
_ENOUGH_TO_COMPARE: Final = 20
_TOP_PERCENT: Final = 25
_FINISHED: Final = 0.9
_DAY: Final = 86_400.0
_SURE_OF_KEY: Final = 0.6
_TONICS: Final = ("C", "C sharp", "D", "E flat", "E", "F", "F sharp", "G", "A flat", "A", "B flat", "B")
_DARK: Final = 0.2
_BRIGHT: Final = 0.8
_WIDE_DB: Final = 14.0
"""From here on a track is called dark or bright in timbre, or wide in loudness: the outer tenth or so on real music."""

_PART_OF_KIND: Final = {
    "sound": ("sound", "taste"),
    "neighbour": ("sound", "neighbour"),
    "artist": ("artist",),
    "history": ("familiarity", "freshness"),
    "liked": ("familiarity", "feedback"),
    "novelty": ("novelty", "familiarity"),
}
"""Fact kind -> scorers whose share in the score it explains."""


@dataclass(frozen=True, eq=False)
class _Shelf:
    """What is the same for every track of one list."""

    context: ScoringContext
    loved: NDArray[np.intp]
    """Rows of liked or finished tracks, that a track may be compared with."""
    is_liked: NDArray[np.bool_]
    """For each of `loved`: it was liked, not only finished."""
    nearness: NDArray[np.float32] | None
    """(n,) cosine of every track to the sound the listener finishes; None without one."""
    moods: Mapping[str, NDArray[np.float32]]
    """Mood that was asked for -> (n,) distance of every track from it, valence against energy; NaN if not measured."""


def collect_facts(tracks: Sequence[Recommendation], context: ScoringContext) -> tuple[tuple[Fact, ...], ...]:
    """The facts of each track, by weight. Every value stands in the library, the history or the measured features."""
    shelf = _shelf(context)
    rows = context.view.rows([track.track_id for track in tracks])
    told = []
    for at, (track, row) in enumerate(zip(tracks, rows, strict=True)):
        before = int(rows[at - 1]) if at else -1
        told.append(_facts_of(track, int(row), before, shelf) if row >= 0 else ())
    return tuple(told)


def _shelf(context: ScoringContext) -> _Shelf:
    history, features = context.history, context.view.features
    liked = history.feedback > 0
    finished = (history.listens > 0) & (history.completion >= _FINISHED) & (history.feedback >= 0)
    loved = np.flatnonzero((liked | finished) & features.is_analysed)
    centre = context.profile.liked_sound
    nearness = None
    if centre is not None and features.sound.shape[1] == len(centre):
        nearness = features.sound @ centre
    valence, energy = features.column("valence"), features.column("energy")
    moods = {
        wish.value: np.hypot(valence - MOODS[wish.value].valence, energy - MOODS[wish.value].energy)
        for wish in context.plan.wanted(Facet.MOOD)
        if wish.value in MOODS
    }
    return _Shelf(context, loved, liked[loved], nearness, moods)


def _facts_of(track: Recommendation, row: int, before: int, shelf: _Shelf) -> tuple[Fact, ...]:
    shares = {part.name: part.value * part.weight for part in track.parts if not np.isnan(part.value)}
    facts = [
        *_history(row, shelf),
        *_artist(row, shelf),
        *_neighbour(row, shelf),
        *_taste(row, shelf),
        *_tags(row, shelf),
        *_fit(row, shelf),
        *_sound(row, shelf),
        *_character(row, shelf),
        *_transition(row, before, shelf),
    ]
    weighed = []
    for fact in facts:
        share = sum(shares.get(name, 0.0) for name in _PART_OF_KIND.get(fact.kind, ()))
        weighed.append(Fact(fact.kind, fact.values, round(fact.weight + share, 4)))
    return tuple(sorted(weighed, key=lambda fact: -fact.weight))


def _history(row: int, shelf: _Shelf) -> list[Fact]:
    history = shelf.context.history
    plays = int(history.plays[row])
    facts = []
    if history.feedback[row] > 0:
        facts.append(Fact("liked", {}, 0.9))
    if plays:
        days = max(0, int((shelf.context.request.now - float(history.last_played[row])) / _DAY))
        facts.append(Fact("history", {"plays": plays, "days": days}, 0.6))
    elif shelf.context.profile.n_plays:
        novelty = shelf.context.plan.novelty
        facts.append(Fact("novelty", {}, 0.35 if novelty is None else 0.3 + 0.5 * novelty))
    return facts


def _artist(row: int, shelf: _Shelf) -> list[Fact]:
    view = shelf.context.view
    name = view.artists[view.artist_codes[row]]
    affinity = shelf.context.profile.artists.get(name)
    asked = any(wish.value == name for wish in shelf.context.plan.wanted(Facet.ARTIST))
    artist = one_line(name)
    if not artist:
        return []
    if affinity is not None and affinity.plays > 0 and affinity.value > 0:
        return [Fact("artist", {"artist": artist, "plays": affinity.plays}, 0.55 + 0.3 * affinity.value)]
    return [Fact("by", {"artist": artist}, 0.9 if asked else 0.1)]


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
    percent = _top_percent(-shelf.nearness, row, shelf)
    return [Fact("taste", {"percent": percent}, 0.5)] if percent else []


def _fit(row: int, shelf: _Shelf) -> list[Fact]:
    """Where the track stands among all by nearness to each mood that was asked for."""
    ranked = ((mood, _top_percent(distance, row, shelf)) for mood, distance in shelf.moods.items())
    return [Fact("fit", {"mood": mood, "percent": percent}, 0.8) for mood, percent in ranked if percent]


def _top_percent(distance: NDArray[np.float32], row: int, shelf: _Shelf) -> int:
    """The share of measured tracks that are no farther than this one, in percent; 0 when it says little."""
    known = shelf.context.view.features.is_analysed
    if not known[row] or known.sum() < _ENOUGH_TO_COMPARE:
        return 0
    percent = int(np.ceil(100 * (distance[known] <= distance[row]).mean()))
    return percent if percent <= _TOP_PERCENT else 0


def _tags(row: int, shelf: _Shelf) -> list[Fact]:
    context = shelf.context
    year = int(context.view.years[row])
    genres = context.view.genres_of(row)
    asked = {
        spelling for wish in context.plan.wanted(Facet.GENRE) for spelling in context.genre_tree.spellings(wish.value)
    }
    fitting = [name for name in genres if name in asked]
    genre = one_line((fitting or list(genres) or [""])[0], 30)
    facts = []
    if genre:
        facts.append(Fact("genre", {"genre": genre}, 0.85 if fitting else 0.3))
    if year:
        facts.append(Fact("year", {"year": year}, 0.8 if context.plan.wanted(Facet.YEAR) else 0.15))
    return facts


def _sound(row: int, shelf: _Shelf) -> list[Fact]:
    context, features = shelf.context, shelf.context.view.features
    if not features.is_analysed[row]:
        return []

    plan, facts = context.plan, []
    tempo, energy, valence = (_measured(features, row, name) for name in ("tempo", "energy", "valence"))
    if tempo is not None:
        facts.append(Fact("tempo", {"bpm": round(tempo)}, 0.9 if plan.wanted(Facet.TEMPO) else 0.35))
    if energy is not None:
        asked = plan.wanted(Facet.ENERGY) or plan.wanted(Facet.MOOD) or plan.curve
        level = "low" if energy < 0.35 else "high" if energy > 0.65 else "medium"
        facts.append(Fact("energy", {"energy": round(100 * energy), "level": level}, 0.7 if asked else 0.3))
    if energy is not None and valence is not None:
        for wish in plan.wanted(Facet.MOOD):
            mood = MOODS.get(wish.value)
            if mood and np.hypot(valence - mood.valence, energy - mood.energy) <= mood.width:
                facts.append(Fact("mood", {"mood": mood.name}, 0.85))
    for facet, name, kind in (
        (Facet.ACOUSTICNESS, "acousticness", "acoustic"),
        (Facet.VOCALS, "instrumentalness", "instrumental"),
        (Facet.DANCEABILITY, "danceability", "danceable"),
    ):
        value = _measured(features, row, name)
        if plan.wanted(facet) and value is not None and value >= 0.5:
            facts.append(Fact(kind, {"percent": round(100 * value)}, 0.75))
    return facts


def _measured(features: FeatureMatrix, row: int, name: str) -> float | None:
    """A measured number, or None when it is not sure enough to be spoken of."""
    value = float(features.column(name)[row])
    return None if np.isnan(value) or features.confidence(name)[row] < _SURE_ENOUGH else value


def _character(row: int, shelf: _Shelf) -> list[Fact]:
    """What stands out in the sound though nobody asked: key, timbre, loud against quiet."""
    features = shelf.context.view.features
    if not features.is_analysed[row]:
        return []
    facts = []
    key, mode = features.column("key")[row], features.column("mode")[row]
    if min(features.confidence("key")[row], features.confidence("mode")[row]) >= _SURE_OF_KEY:
        name = f"{_TONICS[int(key)]} {'major' if mode >= 0.5 else 'minor'}"
        facts.append(Fact("key", {"key": name}, 0.2))
    brightness, dynamics = _measured(features, row, "brightness"), _measured(features, row, "dynamics")
    if brightness is not None and not _DARK < brightness < _BRIGHT:
        timbre = "dark" if brightness <= _DARK else "bright"
        facts.append(Fact("timbre", {"timbre": timbre, "brightness": round(100 * brightness)}, 0.25))
    if dynamics is not None and dynamics >= _WIDE_DB:
        facts.append(Fact("dynamics", {"db": round(dynamics)}, 0.25))
    return facts


def _transition(row: int, before: int, shelf: _Shelf) -> list[Fact]:
    features = shelf.context.view.features
    if before < 0 or not (features.is_analysed[row] and features.is_analysed[before]):
        return []
    tempo, sure = features.column("tempo"), features.confidence("tempo")
    title = one_line(shelf.context.view.titles[before], 40)
    if min(sure[row], sure[before]) < _SURE_ENOUGH or not title:
        return []
    step = round(float(tempo[row])) - round(float(tempo[before]))
    if abs(step) > 12:
        return []
    direction = "same" if abs(step) <= 1 else "up" if step > 0 else "down"
    return [Fact("transition", {"previous": title, "step": abs(step), "direction": direction}, 0.4)]
