"""How well the program has known its listener, period by period."""

from dataclasses import dataclass

from musicrec_desktop.domain.ids import UnixTime


@dataclass(frozen=True, slots=True)
class DriftPoint:
    """One period of the listener's history. NaN where there was too little to tell."""

    begins: UnixTime
    ends: UnixTime
    plays: int
    next_play_ndcg: float
    """0..1: how far up the track that was played next stood among all known tracks, each time as foreseen just before
    it began (NDCG@10, re-listens)."""
    skip_auc: float
    """0..1: chance that a skipped play had been thought likelier to be skipped than a finished one."""
    skip_error: float
    """0..1: difference between the foreseen and the actual share of skips, by tenths of what was foreseen (expected
    calibration error); lower is better."""
    artist_diversity: float
    """0..1: different artists per play, over twenty plays in a row."""
    discoveries: int
    """Tracks listened to for the first time."""
    discoveries_kept: float
    """0..1: share of them that was listened to again within a month."""


@dataclass(frozen=True, slots=True)
class Drift:
    """All periods, oldest first."""

    points: tuple[DriftPoint, ...] = ()
    seconds: float = 0.0
    """What measuring took."""
