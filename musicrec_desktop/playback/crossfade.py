"""Over how long one track fades into the next."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.domain.ids import DurationMs

LONGEST_MS: Final = 12_000
"""A fade chosen by the tracks is no longer than this; one chosen by the listener may be."""
_ALIKE_MS: Final = 8_000
"""Between two tracks of one energy and one tempo."""
_UNLIKE_ENERGY: Final = 0.45
"""Energies this far apart (of 0..1) are joined: a fade would be a muddle, and the contrast is meant."""
_TEMPO_APART: Final = 0.16
"""Tempi this far apart (share of the slower, halves and doubles taken as one) pull against each other in a fade."""
_SHORTEST_MS: Final = 500
"""Anything shorter sounds like a mistake and is none."""
_STEADY_MS: Final = 3_000
"""An ending that takes longer than this to leave fades by itself: the next track may come in over all of it."""


class Crossfade(StrEnum):
    """What happens between two tracks that do not belong together."""

    OFF = "off"
    FIXED = "fixed"
    """A fade of the length set."""
    ADAPTIVE = "adaptive"
    """Longer between alike tracks, short or none between unlike ones."""


@dataclass(frozen=True, slots=True)
class FadeTraits:
    """What of a track decides how it meets another. NaN where not known."""

    energy: float = math.nan
    """0..1."""
    tempo: float = math.nan
    """Beats a minute."""
    fades_in_ms: float = math.nan
    """From its beginning until the music has reached its level."""
    fades_out_ms: float = math.nan
    """From where the music begins to leave until its end, silence included."""


def adaptive_fade_ms(before: FadeTraits, after: FadeTraits) -> DurationMs:
    """The length of the fade between two tracks, 0 to join them.

    The nearer their energies and tempi, the longer. Where an ending leaves slowly by itself, the fade takes what that
    ending takes, when the next track does not jump in; where it is known to stop dead, a long fade would cut off music
    that means to go on to the end, so it is short. Nothing known gives a fade of middle length.
    """
    likeness = _energy_likeness(before.energy, after.energy) * _tempo_likeness(before.tempo, after.tempo)
    wanted = _ALIKE_MS * likeness
    leaves_ms = before.fades_out_ms
    if likeness > 0 and math.isfinite(leaves_ms):
        if leaves_ms >= _STEADY_MS:
            wanted = max(wanted, min(leaves_ms, LONGEST_MS) * math.sqrt(likeness))
        else:
            wanted = min(wanted, max(leaves_ms, _SHORTEST_MS) * 2)
    if math.isfinite(after.fades_in_ms) and math.isfinite(leaves_ms) and leaves_ms < _STEADY_MS:
        wanted = min(wanted, max(after.fades_in_ms, _SHORTEST_MS) * 4)
    return DurationMs(0 if wanted < _SHORTEST_MS else round(min(wanted, LONGEST_MS)))


def _energy_likeness(before: float, after: float) -> float:
    """1 for the same energy, 0 from _UNLIKE_ENERGY apart; a half where one is not known."""
    if not (math.isfinite(before) and math.isfinite(after)):
        return 0.5
    return max(0.0, 1 - abs(before - after) / _UNLIKE_ENERGY)


def _tempo_likeness(before: float, after: float) -> float:
    """1 for the same tempo, also by halves and doubles; never under 0.35: tracks without a beat have tempi, too."""
    if not (math.isfinite(before) and math.isfinite(after)) or min(before, after) < 1:
        return 0.8
    octaves = math.log2(after / before)
    apart = 2 ** abs(octaves - round(octaves)) - 1
    return max(0.35, 1 - apart / _TEMPO_APART)
