"""How long a dislike bars a track altogether, and when it may be tried again."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.features import rows_of
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.taste import TasteProfile

SECOND_CHANCE_DAYS: Final = 180.0
"""After so long a disliked track may be offered again, ranked as low as its history says; disliked again, it is barred
for as long once more."""
_DAY_S: Final = 86_400.0


def barred(profile: TasteProfile, ids: NDArray[np.int64], now: UnixTime) -> NDArray[np.bool_]:
    """(len(ids),) True for tracks whose dislike is still young; `ids` ascending or not.

    A dislike whose time nobody kept bars for good.
    """
    rows = rows_of(profile.tracks.ids, ids)
    is_known = rows >= 0
    out = np.zeros(len(ids), np.bool_)
    at = rows[is_known]
    disliked = profile.tracks.feedback[at] < 0
    if profile.evidence is not None:
        disliked &= now - profile.evidence.feedback_at[at] < SECOND_CHANCE_DAYS * _DAY_S
    out[is_known] = disliked
    return out
