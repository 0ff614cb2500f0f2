"""How much louder or softer a file asks to be played."""

import math
import re
from typing import Any, Final

from musicrec_desktop.library.fields import Fields

_R128_TO_REPLAYGAIN_DB = 5.0
"""R128 gains aim at -23 LUFS, ReplayGain 2.0 at -18 LUFS."""
_REPLAYGAIN: Final = {"track": "replaygaintrackgain", "album": "replaygainalbumgain"}
_R128: Final = {"track": "r128trackgain", "album": "r128albumgain"}
_HEADER: Final = {"track": "title_gain", "album": "album_gain"}
_GAIN: Final = re.compile(r"\s*([+\-\u2212]?\d+(?:[.,]\d+)?)\s*(?:db)?\s*$", re.IGNORECASE | re.ASCII)
_LOUDEST_DB = 60.0
"""A gain beyond this is a mistake, and dangerous to ears."""


def gain_of(fields: Fields, info: Any, which: str) -> float | None:
    """The gain in dB, relative to ReplayGain's -18 LUFS, for `which` = "track" or "album"; None when not given.

    From, in this order: ReplayGain tags of any format (also RVA2, see fields.py); the R128 tags of Opus, in 1/256 dB
    relative to -23 LUFS (RFC 7845, section 5.2.1); the Sound Check of iTunes; the header of Musepack.
    """
    for text in fields.get(_REPLAYGAIN[which], ()):
        match = _GAIN.match(text)
        if match and (gain := _sane(float(match[1].replace(",", ".").replace("\u2212", "-")))) is not None:
            return gain
    for text in fields.get(_R128[which], ()):
        if re.fullmatch(r"\s*[+-]?\d{1,6}\s*", text, re.ASCII):
            return _sane(int(text) / 256 + _R128_TO_REPLAYGAIN_DB)
    if which == "track":
        for text in fields.get("itunnorm", ()):
            if (check := _sound_check(text)) is not None:
                return _sane(check)
    header = getattr(info, _HEADER[which], None)
    return _sane(float(header)) if header else None


def _sound_check(text: str) -> float | None:
    """The gain of iTunNORM: the first two of its hexadecimal numbers, left and right, say how loud the track is, in
    thousandths of what it should be as a power; the louder side counts."""
    sides = [int(side, 16) for side in text.split()[:2] if re.fullmatch("[0-9a-fA-F]{8}", side)]
    loudness = max(sides, default=0)
    return -10 * math.log10(loudness / 1000) if loudness else None


def _sane(gain: float) -> float | None:
    return round(gain, 2) if math.isfinite(gain) and abs(gain) <= _LOUDEST_DB else None
