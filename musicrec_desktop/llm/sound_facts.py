"""Facts from measured sound: the mood asked for, the place in the curve, nearness to what was named, and the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import Facet, Shape
from musicrec_desktop.domain.recommend import Fact
from musicrec_desktop.llm.asked import ANSWERS, Asked
from musicrec_desktop.llm.untrusted import one_line
from musicrec_desktop.plugin_api import ScoringContext

SURE_ENOUGH: Final = 0.35
"""Confidence below which a measured number is not spoken of."""
ENOUGH_TO_COMPARE: Final = 20
"""Measured tracks from which on a share of the library says something."""
_TOP_PERCENT: Final = 25
_CLEARLY_MORE: Final = 60
"""A track is called livelier or gentler from so many percent of the library on."""
_STEP: Final = 0.02
"""Energy, or distance to a mood, by which one track must differ from the one before to be called a step."""
_SURE_OF_KEY: Final = 0.6
_TONICS: Final = ("C", "C sharp", "D", "E flat", "E", "F", "F sharp", "G", "A flat", "A", "B flat", "B")
_DARK: Final = 0.2
_BRIGHT: Final = 0.8
_WIDE_DB: Final = 14.0
"""From here on a track is called dark or bright in timbre, or wide in loudness: the outer tenth or so on real music."""


@dataclass(frozen=True, eq=False)
class Sounds:
    """What is the same for every track of one list."""

    context: ScoringContext
    asked: Asked
    moods: Mapping[str, NDArray[np.float32]]
    """Mood that was asked for -> (n,) distance of every track from it, valence against energy; NaN if not measured."""
    likeness: NDArray[np.float32] | None
    """(m, n) cosine of every track to each of `asked.named_rows`; None when nothing was named."""
    energies: NDArray[np.float32]
    """Energies of the tracks of the list, as measured; NaN where not."""

    @staticmethod
    def of(context: ScoringContext, asked: Asked, rows: Sequence[int]) -> "Sounds":
        """For a list of these rows."""
        features = context.view.features
        valence, energy = features.column("valence"), features.column("energy")
        moods = {mood: np.hypot(valence - MOODS[mood].valence, energy - MOODS[mood].energy) for mood in asked.moods}
        named = asked.named_rows[features.is_analysed[asked.named_rows]]
        likeness = features.sound[named] @ features.sound.T if len(named) else None
        return Sounds(context, asked, moods, likeness, energy[[row for row in rows if row >= 0]])


def sound_facts(row: int, before: int, sounds: Sounds) -> list[Fact]:
    """The facts of one row; `before` is the row of the track before it in the list, -1 for the first."""
    if not sounds.context.view.features.is_analysed[row]:
        return []
    facts = [*_fit(row, sounds), *_likeness(row, sounds), *_measures(row, sounds), *_character(row, sounds)]
    facts += _extreme(row, sounds)
    if before >= 0 and sounds.context.view.features.is_analysed[before]:
        facts += [*_step(row, before, sounds), *_transition(row, before, sounds)]
    return facts


def measured(features: FeatureMatrix, row: int, name: str) -> float | None:
    """A measured number, or None when it is not sure enough to be spoken of."""
    value = float(features.column(name)[row])
    return None if np.isnan(value) or features.confidence(name)[row] < SURE_ENOUGH else value


def top_percent(distance: NDArray[np.float32], row: int, features: FeatureMatrix) -> int:
    """The share of measured tracks that are no farther than this one, in percent; 0 when it says little."""
    known = features.is_analysed
    if not known[row] or known.sum() < ENOUGH_TO_COMPARE:
        return 0
    percent = int(np.ceil(100 * (distance[known] <= distance[row]).mean()))
    return percent if percent <= _TOP_PERCENT else 0


def _fit(row: int, sounds: Sounds) -> list[Fact]:
    """Where the track stands among all by nearness to each mood that was asked for."""
    features = sounds.context.view.features
    ranked = ((mood, top_percent(distance, row, features)) for mood, distance in sounds.moods.items())
    return [Fact("fit", {"mood": mood, "percent": percent}, 0.8 + ANSWERS) for mood, percent in ranked if percent]


def _likeness(row: int, sounds: Sounds) -> list[Fact]:
    """How near the track comes to one that was named, or to the nearest one of an artist who was named."""
    view, named = sounds.context.view, sounds.asked.named_rows
    if sounds.likeness is None or row in named:
        return []
    named = named[view.features.is_analysed[named]]
    best = int(sounds.likeness[:, row].argmax())
    title, artist = one_line(view.titles[named[best]]), one_line(view.artists[view.artist_codes[named[best]]])
    percent = top_percent(-sounds.likeness[best], row, view.features)
    if not percent or not title:
        return []
    return [Fact("likeness", {"title": title, "artist": artist, "percent": percent}, 0.9 + ANSWERS)]


def _measures(row: int, sounds: Sounds) -> list[Fact]:
    features, asked, facts = sounds.context.view.features, sounds.asked, list[Fact]()
    tempo, energy = measured(features, row, "tempo"), measured(features, row, "energy")
    if tempo is not None:
        is_answer = asked.meets(Facet.TEMPO, tempo)
        facts.append(Fact("tempo", {"bpm": round(tempo)}, 0.6 + ANSWERS if is_answer else 0.35))
    if energy is not None:
        facts.append(_energy(energy, sounds))
    for facet, name, kind in (
        (Facet.ACOUSTICNESS, "acousticness", "acoustic"),
        (Facet.VOCALS, "instrumentalness", "instrumental"),
        (Facet.DANCEABILITY, "danceability", "danceable"),
    ):
        value = measured(features, row, name)
        if asked.wants(facet) and value is not None and value >= 0.5:
            facts.append(Fact(kind, {"percent": round(100 * value)}, 0.5 + ANSWERS))
    return facts


def _energy(energy: float, sounds: Sounds) -> Fact:
    """How lively the track is among all; as a bare number only where it stands in the middle or there are few."""
    features = sounds.context.view.features
    others = features.column("energy")[features.is_analysed]
    if len(others) >= ENOUGH_TO_COMPARE:
        for level, share in (("low", (others > energy).mean()), ("high", (others < energy).mean())):
            percent = int(100 * share)
            if percent >= _CLEARLY_MORE:
                levels = sounds.asked.levels
                weight = 0.6 + ANSWERS if level in levels else 0.1 if levels else 0.35
                return Fact("lively", {"percent": percent, "level": level}, weight)
    level = "low" if energy < 0.35 else "high" if energy > 0.65 else "medium"
    return Fact("energy", {"energy": round(100 * energy), "level": level}, 0.12)


def _extreme(row: int, sounds: Sounds) -> list[Fact]:
    """The track is where the energy of the list is least or greatest, and the list was to rise or fall."""
    if sounds.asked.curve is None or sounds.asked.curve.shape is Shape.JOURNEY:
        return []
    energy = float(sounds.context.view.features.column("energy")[row])
    known = sounds.energies[~np.isnan(sounds.energies)]
    if len(known) < 3 or known.max() - known.min() < _STEP:
        return []
    ends = (("low", known.min()), ("high", known.max()))
    return [Fact("extreme", {"level": level}, 0.85 + ANSWERS) for level, end in ends if energy == end]


def _step(row: int, before: int, sounds: Sounds) -> list[Fact]:
    """How the list moves from the track before to this one, where a movement was asked for."""
    curve, title = sounds.asked.curve, one_line(sounds.context.view.titles[before], 40)
    if curve is None or not title:
        return []
    if curve.shape is Shape.JOURNEY:
        away = sounds.moods.get(curve.end)
        if away is None or not away[before] - away[row] >= _STEP:
            return []
        return [Fact("toward", {"previous": title, "mood": curve.end}, 0.9 + ANSWERS)]
    energy = sounds.context.view.features.column("energy")
    rise = float(energy[row] - energy[before])
    if not abs(rise) >= _STEP:
        return []
    direction = "up" if rise > 0 else "down"
    is_asked = curve.shape is Shape.ARC or direction == ("up" if curve.shape is Shape.RISE else "down")
    weight = 0.9 + ANSWERS if is_asked else 0.1
    return [Fact("step", {"previous": title, "direction": direction}, weight)]


def _transition(row: int, before: int, sounds: Sounds) -> list[Fact]:
    features = sounds.context.view.features
    tempo, sure = features.column("tempo"), features.confidence("tempo")
    title = one_line(sounds.context.view.titles[before], 40)
    if min(sure[row], sure[before]) < SURE_ENOUGH or not title:
        return []
    step = round(float(tempo[row])) - round(float(tempo[before]))
    if abs(step) > 12:
        return []
    direction = "same" if abs(step) <= 1 else "up" if step > 0 else "down"
    return [Fact("transition", {"previous": title, "step": abs(step), "direction": direction}, 0.3)]


def _character(row: int, sounds: Sounds) -> list[Fact]:
    """What stands out in the sound though nobody asked: key, timbre, loud against quiet."""
    features, facts = sounds.context.view.features, list[Fact]()
    key, mode = features.column("key")[row], features.column("mode")[row]
    if min(features.confidence("key")[row], features.confidence("mode")[row]) >= _SURE_OF_KEY:
        name = f"{_TONICS[int(key)]} {'major' if mode >= 0.5 else 'minor'}"
        facts.append(Fact("key", {"key": name}, 0.2))
    brightness, dynamics = measured(features, row, "brightness"), measured(features, row, "dynamics")
    if brightness is not None and not _DARK < brightness < _BRIGHT:
        timbre = "dark" if brightness <= _DARK else "bright"
        facts.append(Fact("timbre", {"timbre": timbre, "brightness": round(100 * brightness)}, 0.25))
    if dynamics is not None and dynamics >= _WIDE_DB:
        facts.append(Fact("dynamics", {"db": round(dynamics)}, 0.25))
    return facts
