"""A pace to breathe at, from the tempo of the music."""

import math
from collections.abc import Sequence

SLOWEST, FASTEST, USUAL = 5.0, 7.0, 6.0
"""Breaths a minute: around six is the pace of slow breathing."""


def pace(tempos: Sequence[float]) -> tuple[float, float]:
    """(seconds in, seconds out): the slowest tempo in beats a minute, halved until it is a pace of slow breathing; the
    usual one where no halving is. Breathing out takes longer than in."""
    known = [tempo for tempo in tempos if math.isfinite(tempo) and tempo > 0]
    breaths = min(known, default=USUAL)
    while breaths > FASTEST:
        breaths /= 2
    whole = 60 / (breaths if breaths >= SLOWEST else USUAL)
    return whole * 0.4, whole * 0.6
