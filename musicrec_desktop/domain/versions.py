"""What a mix holds unless it is asked for otherwise: music, in plain recordings, and seasonal music in its season."""

from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.kinds import Kind, Trait
from musicrec_desktop.domain.library_view import KINDS, LibraryView

VERSIONS: Final = {trait.name.lower(): trait for trait in Trait if trait.name}
"""Traits by the word a plan uses: "live", "remix", "dj_mix", ..."""

LEFT_OUT: Final = (Trait.SKIT, Trait.DJ_MIX, Trait.KARAOKE, Trait.SEASONAL)
"""What no one means by music for now; seasonal music only outside its season."""


def of_kind(view: LibraryView, kind: Kind) -> NDArray[np.bool_]:
    """(n,) tracks of that kind."""
    mask: NDArray[np.bool_] = view.kinds == KINDS.index(kind)
    return mask


def of_version(view: LibraryView, trait: Trait) -> NDArray[np.bool_]:
    """(n,) tracks with that trait."""
    mask: NDArray[np.bool_] = (view.traits & trait.value) != 0
    return mask


def is_in_season(now: UnixTime, utc_offset_s: int) -> bool:
    """Whether Christmas music is in place: from the first of December to the sixth of January, local time."""
    local = datetime.fromtimestamp(now + utc_offset_s, UTC)
    return local.month == 12 or (local.month == 1 and local.day <= 6)
