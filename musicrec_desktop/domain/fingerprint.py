"""What tells the same recording in another file, after another encoding."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import DurationMs

CODES_A_SECOND: Final = 10.0
"""Steps of a fingerprint."""


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """Bits of the sound of a track's excerpts over time."""

    duration_ms: DurationMs
    """Of the whole track."""
    starts: NDArray[np.int32]
    """(parts,) where in the track, in steps, the first code of each excerpt stands."""
    codes: tuple[NDArray[np.uint32], ...]
    """For each excerpt, (n,) one code of 32 bits a step; 0 where there is nothing to tell by."""

    def timeline(self) -> NDArray[np.uint32]:
        """(steps,) codes over the whole track, 0 where it was not heard."""
        last = max((int(start) + len(part) for start, part in zip(self.starts, self.codes, strict=True)), default=0)
        out = np.zeros(max(0, last), np.uint32)
        for start, part in zip(self.starts, self.codes, strict=True):
            skipped = max(0, -int(start))
            out[int(start) + skipped : int(start) + len(part)] = part[skipped:]
        return out
