"""A group measured anew beside what is known of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from musicrec_desktop.domain.features import AudioFeatures

_NAMED: Final = {
    "loudness": ("loudness", "dynamics", "loudness_range", "true_peak"),
    "rhythm": (
        "tempo",
        "onset_rate",
        "pulse_clarity",
        "tempo_alternative",
        "tempo_salience",
        "beat_steadiness",
    ),
    "tonality": ("key", "mode", "tuning"),
}
"""The named numbers that are measured, by group; the others are derived."""


def merge(kept: AudioFeatures | None, fresh: AudioFeatures) -> AudioFeatures:
    """What is known of a track after some groups were measured anew: those of `fresh`, and the rest as it was.

    The derived groups are computed again from both. Without `kept`, or where that was measured with other columns, it
    is `fresh` alone.
    """
    from dataclasses import replace

    from musicrec_desktop.analysis.derived import derive
    from musicrec_desktop.analysis.measured import updated
    from musicrec_desktop.domain.features import SCALARS

    if kept is None or kept.version != fresh.version:
        return fresh
    values, confidences = kept.values.copy(), kept.confidences.copy()
    for group in fresh.versions:
        for column in map(SCALARS.index, _NAMED.get(group.value, ())):
            values[column], confidences[column] = fresh.values[column], fresh.confidences[column]
    both = replace(
        kept,
        values=values,
        confidences=confidences,
        measured=updated(kept.measured, fresh.measured, list(fresh.versions)),
        versions={**kept.versions, **fresh.versions},
        is_whole=kept.is_whole or fresh.is_whole,
    )
    return derive(both)


def bring_up_to_date(features: AudioFeatures) -> AudioFeatures:
    """The derived groups computed anew, by the present methods, without the sound."""
    from musicrec_desktop.analysis.derived import derive

    return derive(features)
