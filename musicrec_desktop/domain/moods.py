"""Moods as places on the plane of valence and energy (Russell's circumplex), and what a mood word asks of tags."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Mood:
    """One mood: where it lies and how wide it is."""

    name: str
    valence: float
    """0 dark .. 1 bright."""
    energy: float
    """0 still .. 1 wild."""
    width: float = 0.2
    """Standard deviation on both axes within which a track still fits."""


_ALL: Final = (
    Mood("calm", 0.50, 0.18),
    Mood("dreamy", 0.50, 0.30),
    Mood("sleepy", 0.42, 0.10, 0.15),
    Mood("focused", 0.50, 0.35),
    Mood("romantic", 0.58, 0.35),
    Mood("melancholic", 0.25, 0.30),
    Mood("sad", 0.18, 0.25),
    Mood("dark", 0.20, 0.50),
    Mood("tense", 0.30, 0.70),
    Mood("angry", 0.25, 0.90),
    Mood("epic", 0.50, 0.80),
    Mood("energetic", 0.65, 0.88),
    Mood("party", 0.80, 0.80),
    Mood("happy", 0.85, 0.65),
    Mood("playful", 0.80, 0.55),
    Mood("hopeful", 0.70, 0.45),
)

MOODS: Final[Mapping[str, Mood]] = MappingProxyType({mood.name: mood for mood in _ALL})
"""Every mood a plan may name."""
