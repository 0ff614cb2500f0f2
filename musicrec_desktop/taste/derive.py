"""From evidence to profile: the one place where sums become numbers that others read."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.taste import TasteProfile, TrackHistory
from musicrec_desktop.domain.taste_contexts import Appetite, Rates, SessionMood
from musicrec_desktop.domain.taste_edits import Subject, TasteEdit
from musicrec_desktop.domain.taste_evidence import SessionSums, TasteEvidence
from musicrec_desktop.domain.topmost import topmost
from musicrec_desktop.taste.affinity_table import AffinityTable
from musicrec_desktop.taste.cleaning import ODDITIES
from musicrec_desktop.taste.config import TasteConfig
from musicrec_desktop.taste.situations import SITUATIONS, SOUND_SITUATIONS
from musicrec_desktop.taste.sound_contexts import SoundContexts


@dataclass(frozen=True, slots=True)
class Told:
    """How much a profile rests on, and what was set by hand."""

    n_plays: int
    n_feedback: int
    n_comments: int
    edits: tuple[TasteEdit, ...]


def derive(
    as_of: UnixTime,
    history: TrackHistory,
    evidence: TasteEvidence,
    view: LibraryView,
    told: Told,
    config: TasteConfig,
) -> TasteProfile:
    """The profile that this evidence stands for. Completion and affinities of `history` are filled in here."""
    affinity = config.balance(evidence.track_weights).astype(np.float32)
    with np.errstate(invalid="ignore"):
        completion = (evidence.track_heard / history.plays).astype(np.float32)
    avoided_sound, avoided_weight = _avoided(history.ids, affinity, view, config)
    hours = evidence.week.sum(axis=0)
    tables = {subject: _table(subject, evidence, told.edits, config) for subject in evidence.tables}
    appetite = _appetite(evidence, history, config)
    return TasteProfile(
        as_of=as_of,
        tracks=replace(
            history,
            affinity=affinity,
            completion=completion,
            lately=config.balance_lately(evidence.track_weights).astype(np.float32),
            ever=config.balance_ever(evidence.track_weights).astype(np.float32),
        ),
        artists=tables[Subject.ARTIST],
        genres=tables[Subject.GENRE],
        liked_sound=_liked_sound(evidence, config),
        avoided_sound=avoided_sound,
        avoided_weight=avoided_weight,
        hours=_shares(hours),
        mood_by_hour=_mood_by_hour(evidence.moods, config),
        novelty=appetite.new_tracks,
        n_plays=told.n_plays,
        n_feedback=told.n_feedback,
        albums=tables[Subject.ALBUM],
        moods=tables[Subject.MOOD],
        eras=tables[Subject.ERA],
        week=_shares(evidence.week),
        rates=_rates(evidence),
        sounds=SoundContexts(SOUND_SITUATIONS, evidence.sounds, evidence.sound_counts),
        session=None if evidence.session is None else _session(evidence.session, evidence.course.skip_run),
        appetite=appetite,
        oddities=MappingProxyType(
            {oddity: n for oddity, n in zip(ODDITIES, evidence.oddities.tolist(), strict=True) if n}
        ),
        edits=told.edits,
        n_comments=told.n_comments,
        evidence=evidence,
    )


def _table(
    subject: Subject, evidence: TasteEvidence, edits: tuple[TasteEdit, ...], config: TasteConfig
) -> AffinityTable:
    spread, doubt = {
        Subject.ARTIST: (config.artist_spread, config.artist_doubt),
        Subject.ALBUM: (config.album_spread, config.album_doubt),
        Subject.GENRE: (config.genre_spread, config.genre_doubt),
        Subject.MOOD: (config.mood_spread, config.mood_doubt),
        Subject.ERA: (config.era_spread, config.era_doubt),
    }[subject]
    leans = {edit.name: edit.lean for edit in edits if edit.subject is subject and edit.lean}
    return AffinityTable(evidence.tables[subject], spread, doubt, config, leans)


def _liked_sound(evidence: TasteEvidence, config: TasteConfig) -> NDArray[np.float32] | None:
    """(d,) direction of heard + liked, None below the evidence asked for."""
    if evidence.sound_plays + config.like_weight * evidence.sound_likes < config.sound_evidence:
        return None
    return direction(evidence.heard_sound + config.like_weight * evidence.liked_sound)


def direction(total: NDArray[np.float64]) -> NDArray[np.float32] | None:
    """(d,) unit-length, None for a vector of nothing."""
    length = float(np.linalg.norm(total))
    return (total / length).astype(np.float32) if length >= 1e-12 else None


def _avoided(
    ids: NDArray[np.int64], affinity: NDArray[np.float32], view: LibraryView, config: TasteConfig
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Sound and push of the measured tracks with the lowest affinity; equal pushes in order of id."""
    sound = view.features.sound
    below = np.flatnonzero(affinity < -config.avoided_floor)
    rows = view.rows(ids[below])
    is_measured = (rows >= 0) & view.features.is_analysed[rows] if len(view) else np.zeros(len(rows), np.bool_)
    below, rows = below[is_measured], rows[is_measured]
    strongest = topmost(-affinity[below], config.avoided_limit)
    return sound[rows[strongest]], np.minimum(-affinity[below[strongest]], 1.0).astype(np.float32)


def _shares(sums: NDArray[np.float64]) -> NDArray[np.float32]:
    # Taking a play back leaves rounding behind, which must not show as a share below zero.
    sums = np.maximum(sums, 0.0)
    total = sums.sum()
    return (sums / total if total > 1e-12 else np.zeros_like(sums)).astype(np.float32)


def _mood_by_hour(moods: NDArray[np.float64], config: TasteConfig) -> NDArray[np.float32]:
    """(24, 2) valence and energy, smoothed around the clock and drawn to the mean of all hours where plays are few."""
    moods = np.where(moods[:, :1] > 1e-12, moods, 0.0)
    total = moods.sum(axis=0)
    if total[0] <= 0:
        return np.full((24, 2), np.nan, np.float32)
    apart = np.abs(np.arange(24)[:, None] - np.arange(24)[None, :])
    apart = np.minimum(apart, 24 - apart)
    kernel = np.where(apart <= config.mood_reach_h, np.exp(-0.5 * (apart / config.mood_width_h) ** 2), 0.0)
    near = kernel @ moods
    mean = total[1:] / total[0]
    smoothed: NDArray[np.float64] = (near[:, 1:] + config.hour_doubt * mean) / (near[:, :1] + config.hour_doubt)
    smoothed[near[:, 0] <= 0] = np.nan
    return smoothed.astype(np.float32)


def _rates(evidence: TasteEvidence) -> Mapping[str, Rates]:
    found = {}
    for name, sums, plays in zip(SITUATIONS, evidence.rates.tolist(), evidence.rate_plays.tolist(), strict=True):
        if plays:
            weight = max(sums[0], 0.0)
            shares = [min(max(part / weight, 0.0), 1.0) if weight > 1e-12 else math.nan for part in sums[1:]]
            found[name] = Rates(plays, weight, *shares)
    return MappingProxyType(found)


def _appetite(evidence: TasteEvidence, history: TrackHistory, config: TasteConfig) -> Appetite:
    doubt = config.novelty_doubt
    # Drawn to the neutral half where little is known, and "lately" to what holds over months.
    listens, new, artists = evidence.novelty[0].tolist()
    over_months = (new + 0.5 * doubt) / (listens + doubt)
    recent, new_lately, _ = evidence.novelty[1].tolist()
    heard, again = int(np.count_nonzero(history.listens > 0)), int(np.count_nonzero(history.listens > 1))
    return Appetite(
        new_tracks=over_months,
        new_tracks_lately=(new_lately + over_months * doubt) / (recent + doubt),
        new_artists=(artists + 0.25 * doubt) / (listens + doubt),
        kept=again / heard if heard else math.nan,
        listens=evidence.listens,
    )


def _session(sums: SessionSums, skip_run: int) -> SessionMood:
    weight = sums.mood[0]
    valence, energy = (sums.mood[1:] / weight).tolist() if weight > 1e-12 else (math.nan, math.nan)
    return SessionMood(
        since=UnixTime(sums.since),
        latest=UnixTime(sums.latest),
        plays=sums.plays,
        skips=sums.skips,
        skip_run=skip_run,
        valence=valence,
        energy=energy,
        centroid=direction(sums.sound) if np.linalg.norm(sums.sound) > 1e-9 else None,
    )
