"""How it is to hear one track right after another: costs for ordering, facts for explaining."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.plugin_api import ScoringContext

KEY_NAMES: Final = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
"""Usual name of each pitch class."""

SHARES: Final[Mapping[str, float]] = MappingProxyType(
    {"sound": 1.0, "tempo": 0.35, "key": 0.25, "loudness": 0.25, "energy": 0.6}
)
"""Most that each part costs, when everything is measured with full confidence."""
_UNKNOWN: Final = 0.5
"""Cost of a part that cannot be judged: neither smooth nor rough."""


@dataclass(frozen=True, slots=True)
class Transition:
    """Facts on two tracks in a row. NaN or "" where a side was not analysed."""

    sound_cosine: float
    """-1..1."""
    tempo_from: float
    """Beats a minute."""
    tempo_to: float
    tempo_change: float
    """Ratio of the tempos less 1, to the nearest octave: 0.05 is five percent faster, half and double are 0."""
    key_from: str
    """"A minor"."""
    key_to: str
    key_relation: str
    """"same key", "relative key", "neighbouring keys" or "distant keys", by the circle of fifths."""
    energy_change: float
    """-1..1."""
    loudness_change_db: float
    costs: Mapping[str, float] = field(default_factory=dict)
    """Part of the cost -> 0 (no step) .. 1 (as rough as it gets); empty where a side was not analysed."""

    @property
    def is_known(self) -> bool:
        """Both sides were analysed."""
        return not math.isnan(self.sound_cosine)


def transition(context: ScoringContext, row_a: int, row_b: int) -> Transition:
    """Facts on playing view row `row_b` right after `row_a`."""
    features = context.view.features
    if not features.is_analysed[[row_a, row_b]].all():
        unknown = math.nan
        return Transition(unknown, unknown, unknown, unknown, "", "", "", unknown, unknown)
    values = {
        name: tuple(float(features.column(name)[row]) for row in (row_a, row_b))
        for name in ("tempo", "key", "mode", "energy", "loudness")
    }
    tempo_a, tempo_b = values["tempo"]
    parts = transition_parts(features, np.array([row_a, row_b], np.intp))
    keys = [_key_name(key, mode) for key, mode in zip(values["key"], values["mode"], strict=True)]
    return Transition(
        sound_cosine=float(features.sound[row_a] @ features.sound[row_b]),
        tempo_from=tempo_a,
        tempo_to=tempo_b,
        tempo_change=float(2 ** _octave_gap(tempo_a, tempo_b)) - 1,
        key_from=keys[0],
        key_to=keys[1],
        key_relation=_relation(values["key"], values["mode"]) if all(keys) else "",
        energy_change=values["energy"][1] - values["energy"][0],
        loudness_change_db=values["loudness"][1] - values["loudness"][0],
        costs={name: float(cost[0, 1]) / SHARES[name] for name, cost in parts.items()},
    )


def transition_parts(features: FeatureMatrix, rows: NDArray[np.intp]) -> dict[str, NDArray[np.float64]]:
    """Part -> (k, k) symmetric costs, 0 on the diagonal, of any two rows in a row.

    Each part is 0 (no step) up to its share (as rough as it gets) and counts by the lower confidence of the two sides.
    """
    sound = features.sound[rows].astype(np.float64)
    known = features.is_analysed[rows]
    tempo = features.column("tempo")[rows].astype(np.float64)
    octave = np.log2(np.where(tempo > 0, tempo, np.nan))
    gap = octave[:, None] - octave[None, :]
    place = _fifths(features.column("key")[rows], features.column("mode")[rows])
    steps = np.abs(place[:, None] - place[None, :])
    loudness = features.column("loudness")[rows].astype(np.float64)
    energy = features.column("energy")[rows].astype(np.float64)
    parts = {
        "sound": SHARES["sound"] * _part((1 - sound @ sound.T) / 2, known.astype(np.float32)),
        # To the nearest octave: half and double are no step.
        "tempo": SHARES["tempo"]
        * _part(np.minimum(np.abs(gap - np.round(gap)) / 0.25, 1), features.confidence("tempo")[rows]),
        "key": SHARES["key"] * _part(np.minimum(steps, 12 - steps) / 6, features.confidence("key")[rows]),
        "loudness": SHARES["loudness"] * _part(_jump(loudness, 12.0), features.confidence("loudness")[rows]),
        "energy": SHARES["energy"] * _part(_jump(energy, 0.5), features.confidence("energy")[rows]),
    }
    for part in parts.values():
        np.fill_diagonal(part, 0.0)
    return parts


def transition_costs(features: FeatureMatrix, rows: NDArray[np.intp]) -> NDArray[np.float64]:
    """(k, k) sum of the parts."""
    return np.asarray(sum(transition_parts(features, rows).values()), np.float64)


def _jump(values: NDArray[np.float64], widest: float) -> NDArray[np.float64]:
    return np.minimum(np.abs(values[:, None] - values[None, :]) / widest, 1)


def _part(cost: NDArray[np.floating], confidence: NDArray[np.float32]) -> NDArray[np.float64]:
    sure = np.clip(np.nan_to_num(confidence.astype(np.float64)), 0, 1)
    both = np.minimum(sure[:, None], sure[None, :])
    known = np.where(np.isnan(cost), _UNKNOWN, cost)
    return np.asarray(_UNKNOWN + both * (known - _UNKNOWN), np.float64)


def _fifths(key: NDArray[np.floating], mode: NDArray[np.floating]) -> NDArray[np.float64]:
    """(k,) place on the circle of fifths, a minor key at its relative major (the wheel of harmonic mixing)."""
    tonic = np.where(mode < 0.5, key + 3, key)
    return np.asarray((tonic * 7) % 12, np.float64)


def _octave_gap(a: float, b: float) -> float:
    """log2(b / a) without whole octaves, -0.5..0.5; NaN when a tempo is missing."""
    if not (a > 0 and b > 0):
        return math.nan
    gap = math.log2(b / a)
    return gap - round(gap)


def _key_name(key: float, mode: float) -> str:
    if math.isnan(key) or math.isnan(mode):
        return ""
    return f"{KEY_NAMES[int(key) % 12]} {'minor' if mode < 0.5 else 'major'}"


def _relation(keys: tuple[float, ...], modes: tuple[float, ...]) -> str:
    if keys[0] == keys[1] and (modes[0] < 0.5) == (modes[1] < 0.5):
        return "same key"
    place = _fifths(np.array(keys), np.array(modes))
    steps = abs(float(place[0] - place[1]))
    steps = min(steps, 12 - steps)
    if steps == 0:
        return "relative key"
    return "neighbouring keys" if steps <= 1 else "distant keys"
