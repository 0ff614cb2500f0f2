"""How much louder or softer a file asks to be played."""

import math
import re
from typing import Any

from musicrec_desktop.library.fields import Fields

_R128_TO_REPLAYGAIN_DB = 5.0
"""R128 gains aim at -23 LUFS, ReplayGain 2.0 at -18 LUFS."""
_LOUDEST_DB = 60.0
"""A gain beyond this is a mistake, and dangerous to ears."""


def gain_of(fields: Fields, info: Any, which: str) -> float | None:
    """The gain in dB, relative to ReplayGain's -18 LUFS, for `which` = "track" or "album"; None when not given.

    From, in this order: ReplayGain tags of any format (also RVA2, see fields.py); the R128 tags of Opus, in 1/256 dB
    relative to -23 LUFS (RFC 7845, section 5.2.1); the header of Musepack.
    """
    for text in fields.get(f"replaygain{which}gain", ()):
        match = re.match(r"\s*([+\-\u2212]?\d+(?:[.,]\d+)?)\s*(?:db)?\s*$", text, re.IGNORECASE | re.ASCII)
        if match and (gain := _sane(float(match[1].replace(",", ".").replace("\u2212", "-")))) is not None:
            return gain
    for text in fields.get(f"r128{which}gain", ()):
        if re.fullmatch(r"\s*[+-]?\d{1,6}\s*", text, re.ASCII):
            return _sane(int(text) / 256 + _R128_TO_REPLAYGAIN_DB)
    header = getattr(info, {"track": "title_gain", "album": "album_gain"}[which], None)
    return _sane(float(header)) if header else None


def _sane(gain: float) -> float | None:
    return round(gain, 2) if math.isfinite(gain) and abs(gain) <= _LOUDEST_DB else None
