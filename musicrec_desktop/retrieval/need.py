"""How many tracks a list needs, and whether what is left can fill it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import USUAL_TRACKS, Length
from musicrec_desktop.plugin_api import ScoringContext

FEWEST_TRACKS: Final = 5
"""Tracks that make a list when no length is asked for: an album's worth is not padded with what was not asked for."""


@dataclass(frozen=True, slots=True)
class Need:
    """The length asked for, and the cap on tracks of one artist that makes it harder to fill."""

    minutes: float | None
    tracks: int
    """Tracks looked for; with minutes, an estimate."""
    fewest: int
    """Fewer than this is too few; without meaning where minutes are given."""
    max_per_artist: int | None
    is_counted: bool = False
    """So many tracks were asked for in number."""

    def reached(self, view: LibraryView, mask: NDArray[np.bool_]) -> float:
        """How much of the need these tracks can fill, in minutes or tracks."""
        rows = np.flatnonzero(mask)
        if self.max_per_artist is not None:
            rows = rows[within_cap(view.artist_codes[rows], self.max_per_artist)]
        return float(view.durations_ms[rows].sum()) / 60_000 if self.minutes is not None else float(len(rows))

    def enough(self, share: float) -> float:
        """How much must be left, in minutes or tracks, lest a wish be given up that is held down to this share of the
        length asked for.

        In tracks never fewer than make a list, but for a wish that is held to the last track (0).
        """
        if self.minutes is not None:
            return share * self.minutes
        return max(share * self.fewest, min(FEWEST_TRACKS, self.fewest)) if share > 0 else 0.0

    @property
    def goal(self) -> float:
        """What is looked for before anything is widened."""
        return self.minutes if self.minutes is not None else float(self.tracks)


def need_of(context: ScoringContext) -> Need:
    """The need of a request: the length set by hand, else the plan's, else none."""
    length = context.length or Length()
    cap = context.plan.spacing.max_per_artist
    cap = None if cap is None or cap < 1 else cap
    if length.minutes is not None and length.minutes > 0:
        durations = context.view.durations_ms
        known = durations[durations > 30_000]
        typical = float(np.median(known)) / 60_000 if len(known) else 4.0
        return Need(length.minutes, max(1, round(length.minutes / typical)), 1, cap)
    if length.tracks is not None and length.tracks > 0:
        return Need(None, length.tracks, length.tracks, cap, is_counted=True)
    if context.plan.everything:
        return Need(None, 1, 1, cap)  # what there is of it is enough, be it one track: nothing is given up for more
    return Need(None, USUAL_TRACKS, FEWEST_TRACKS, cap)


def within_cap(codes: NDArray[np.int32], cap: int) -> NDArray[np.bool_]:
    """True for the first `cap` entries of each artist. Tracks without an artist (code 0) have nobody in common."""
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    starts = np.concatenate(([True], ordered[1:] != ordered[:-1])) if len(ordered) else np.zeros(0, np.bool_)
    index = np.arange(len(ordered))
    place = index - np.maximum.accumulate(np.where(starts, index, 0)) if len(ordered) else index
    within = np.empty(len(codes), np.bool_)
    within[order] = (place < cap) | (ordered == 0)
    return within
