"""From evidence to profile: the one place where sums become numbers that others read."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.taste import TasteProfile, TrackHistory
from musicrec_desktop.domain.taste_evidence import TasteEvidence
from musicrec_desktop.taste.affinity_table import AffinityTable
from musicrec_desktop.taste.config import TasteConfig


def derive(
    as_of: UnixTime,
    history: TrackHistory,
    evidence: TasteEvidence,
    view: LibraryView,
    n_plays: int,
    n_feedback: int,
    config: TasteConfig,
) -> TasteProfile:
    """The profile that this evidence stands for. Completion and affinity of `history` are filled in here."""
    affinity = config.balance(evidence.track_weights).astype(np.float32)
    with np.errstate(invalid="ignore"):
        completion = (evidence.track_heard / history.plays).astype(np.float32)
    avoided_sound, avoided_weight = _avoided(history.ids, affinity, view, config)
    return TasteProfile(
        as_of=as_of,
        tracks=replace(history, affinity=affinity, completion=completion),
        artists=AffinityTable(evidence.artists, config.artist_spread, config.artist_doubt, config),
        genres=AffinityTable(evidence.genres, config.genre_spread, config.genre_doubt, config),
        liked_sound=_liked_sound(evidence, config),
        avoided_sound=avoided_sound,
        avoided_weight=avoided_weight,
        hours=_shares(evidence.hours),
        mood_by_hour=_mood_by_hour(evidence.moods, config),
        novelty=(evidence.first_listens + 0.5 * config.novelty_doubt) / (evidence.listens + config.novelty_doubt),
        n_plays=n_plays,
        n_feedback=n_feedback,
        evidence=evidence,
    )


def _liked_sound(evidence: TasteEvidence, config: TasteConfig) -> NDArray[np.float32] | None:
    """(d,) direction of heard + liked, None below the evidence asked for."""
    if evidence.sound_plays + config.like_weight * evidence.sound_likes < config.sound_evidence:
        return None
    total = evidence.heard_sound + config.like_weight * evidence.liked_sound
    length = float(np.linalg.norm(total))
    if length < 1e-12:
        return None
    return (total / length).astype(np.float32)


def _avoided(
    ids: NDArray[np.int64], affinity: NDArray[np.float32], view: LibraryView, config: TasteConfig
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Sound and push of the measured tracks with the lowest affinity; equal pushes in order of id."""
    sound = view.features.sound
    below = np.flatnonzero(affinity < -config.avoided_floor)
    rows = view.rows(ids[below])
    is_measured = (rows >= 0) & view.features.is_analysed[rows] if len(view) else np.zeros(len(rows), np.bool_)
    below, rows = below[is_measured], rows[is_measured]
    strongest = np.argsort(affinity[below], kind="stable")[: config.avoided_limit]
    return sound[rows[strongest]], np.minimum(-affinity[below[strongest]], 1.0).astype(np.float32)


def _shares(hours: NDArray[np.float64]) -> NDArray[np.float32]:
    total = hours.sum()
    return (hours / total if total > 0 else hours).astype(np.float32)


def _mood_by_hour(moods: NDArray[np.float64], config: TasteConfig) -> NDArray[np.float32]:
    """(24, 2) valence and energy, smoothed around the clock and drawn to the mean of all hours where plays are few."""
    total = moods.sum(axis=0)
    if total[0] <= 0:
        return np.full((24, 2), np.nan, np.float32)
    apart = np.abs(np.arange(24)[:, None] - np.arange(24)[None, :])
    apart = np.minimum(apart, 24 - apart)
    kernel = np.where(apart <= config.mood_reach_h, np.exp(-0.5 * (apart / config.mood_width_h) ** 2), 0.0)
    near = kernel @ moods
    mean = total[1:] / total[0]
    smoothed: NDArray[np.float64] = (near[:, 1:] + config.mood_doubt * mean) / (near[:, :1] + config.mood_doubt)
    smoothed[near[:, 0] <= 0] = np.nan
    return smoothed.astype(np.float32)
