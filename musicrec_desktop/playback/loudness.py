"""By how much a track is played louder or softer, so that one follows another without a hand on the dial."""

import math
from enum import StrEnum
from typing import Final

REFERENCE_LUFS: Final = -18.0
"""Loudness that ReplayGain 2.0 brings a track to."""
_MOST_DB: Final = 12.0
"""A very quiet track is not raised further: its noise would be heard."""


class Levelling(StrEnum):
    """What is brought to one loudness."""

    OFF = "off"
    TRACK = "track"
    ALBUM = "album"
    """Albums as wholes, so that their quiet tracks stay quiet; a track without an album's gain by its own."""


def gain_db(
    levelling: Levelling,
    track_db: float | None,
    album_db: float | None,
    loudness: float = math.nan,
    true_peak: float = math.nan,
) -> float:
    """The gain in dB, 0 where nothing is known.

    `track_db` and `album_db` are ReplayGain's, as tagged; `loudness` in LUFS and `true_peak` in dBTP as measured, NaN
    where not. A track is never raised past full scale where its peak is known.
    """
    if levelling is Levelling.OFF:
        return 0.0
    gain = track_db
    if levelling is Levelling.ALBUM and album_db is not None:
        gain = album_db
    if gain is None:
        if not math.isfinite(loudness):
            return 0.0
        gain = REFERENCE_LUFS - loudness
    if gain > 0:
        gain = min(gain, _MOST_DB)
        if math.isfinite(true_peak):
            gain = max(0.0, min(gain, -true_peak))
    return gain
