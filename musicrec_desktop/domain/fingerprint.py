"""What tells the same recording in another file, after another encoding."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import DurationMs


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """Bits of the sound of a track's excerpts over time."""

    duration_ms: DurationMs
    """Of the whole track."""
    starts_ms: NDArray[np.int32]
    """(parts,) where in the track each excerpt begins."""
    codes: tuple[NDArray[np.uint32], ...]
    """For each excerpt, (n,) one code of 32 bits every so often."""
