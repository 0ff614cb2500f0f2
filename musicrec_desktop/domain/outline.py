"""How one track goes on over time: what a seek bar, a cross-fade or a preview needs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import DurationMs


@dataclass(frozen=True, slots=True)
class Chord:
    """One chord that sounds for a while."""

    start_ms: DurationMs
    end_ms: DurationMs
    name: str
    """"C", "F#m", ...; "N" for none."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """The course of one track. Measured on the whole track, or guessed from excerpts of it."""

    duration_ms: DurationMs
    is_whole: bool
    """False: excerpts only; then `peaks` has gaps, and the times are estimates."""
    peaks: NDArray[np.uint8]
    """(n,) highest sample of each n-th of the track, 255 at full scale; 0 also where nothing was measured."""
    lead_in_ms: DurationMs
    """Silence at the beginning."""
    lead_out_ms: DurationMs
    """Silence at the end."""
    intro_end_ms: DurationMs
    """Where the music has reached its level: a cross-fade is over by then."""
    outro_start_ms: DurationMs
    """Where it begins to leave: a cross-fade may begin there."""
    loudest_ms: DurationMs
    """Beginning of the loudest minute: the one to preview."""
    boundaries_ms: tuple[DurationMs, ...]
    """Between the sections, ascending."""
    beats_ms: NDArray[np.int32]
    """(n,) times of the beats that were measured, ascending; empty where there is no beat."""
    chords: tuple[Chord, ...]
    """Ascending; rough."""
