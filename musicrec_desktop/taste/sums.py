"""What a set of plays adds to the evidence. All of it is sums, so plays are added one by one or in bulk alike."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.taste_evidence import WEIGHTS
from musicrec_desktop.taste.cleaning import ODDITIES, CleanPlays
from musicrec_desktop.taste.config import TasteConfig
from musicrec_desktop.taste.situations import (
    SOUND_SITUATIONS,
    is_in_situation,
    local_hours,
    local_weekdays,
    sound_situation,
)

_HEARD, _AGAINST = (0, 6, 8), (1, 7, 9)
_AT_ONCE = 16_384
"""Plays whose sound is gathered at a time: bounds the memory."""


@dataclass(frozen=True, slots=True, eq=False)
class PlaySums:
    """What some plays add, as of one moment."""

    ids: NDArray[np.int64]
    """(u,) tracks, ascending."""
    weights: NDArray[np.float64]
    """(u, len(WEIGHTS))"""
    plays: NDArray[np.int32]
    """(u,) and the next two."""
    listens: NDArray[np.int32]
    skips: NDArray[np.int32]
    completions: NDArray[np.float64]
    """(u,) summed."""
    last_played: NDArray[np.float64]
    """(u,)"""
    sound_plays: int
    week: NDArray[np.float64]
    moods: NDArray[np.float64]
    rates: NDArray[np.float64]
    rate_plays: NDArray[np.int64]
    sounds: NDArray[np.float64]
    sound_counts: NDArray[np.int64]
    novelty: NDArray[np.float64]
    novelty_listens: int
    oddities: NDArray[np.int64]
    session_plays: int
    session_skips: int
    session_mood: NDArray[np.float64]
    session_sound: NDArray[np.float64]


def play_weights(plays: CleanPlays, now: float, config: TasteConfig) -> NDArray[np.float64]:
    """(p, len(WEIGHTS)) what each play adds to its track as of `now`."""
    weights = config.fade(now - plays.columns.starts)
    weights[:, _HEARD] *= plays.heard[:, None]
    weights[:, _AGAINST] *= plays.against[:, None]
    weights[:, 2:6] = 0
    return weights


def play_sums(
    plays: CleanPlays,
    is_first: NDArray[np.bool_],
    is_first_of_artist: NDArray[np.bool_],
    view: LibraryView,
    now: float,
    utc_offset_s: int,
    config: TasteConfig,
) -> PlaySums:
    """The sums of these plays. `is_first`, `is_first_of_artist`: (p,) the first ever of their track, of their artist.

    The sums of the session are those of the session of the last dated play.
    """
    columns = plays.columns
    ids, at = np.unique(columns.ids[plays.is_play], return_inverse=True)
    u, counted = len(ids), np.flatnonzero(plays.is_play)
    age = now - columns.starts
    weights = play_weights(plays, now, config)[counted]
    by_track = np.zeros((u, len(WEIGHTS)), order="F")
    for column in (*_HEARD, *_AGAINST):
        by_track[:, column] = np.bincount(at, weights[:, column], u)
    last_played = np.full(u, -np.inf)
    last_played[at] = np.minimum(columns.starts[counted], now)  # ascending, so the latest of a track is written last

    hours, weekdays = local_hours(columns.starts, utc_offset_s), local_weekdays(columns.starts, utc_offset_s)
    habit = config.fade_habit(age) * plays.trust * plays.is_music
    dated_habit = habit * plays.is_dated
    week = np.bincount(weekdays * 24 + hours, plays.is_listen * dated_habit, 7 * 24).reshape(7, 24).astype(np.float64)
    valence_energy, has_mood = _moods(plays, view)
    heard = plays.heard * plays.is_music
    mood_weight = np.where(has_mood, heard * config.fade_habit(age) * plays.is_dated, 0.0)
    moods = _weighted(hours, mood_weight, valence_energy, 24)
    says = plays.is_listen & ~columns.is_stopped & plays.is_music & plays.is_dated
    fresh = config.fade_novelty(age) * (plays.trust * says)[:, None]
    rates, rate_plays = _rates(plays, hours, weekdays, dated_habit, habit, config)
    sounds, sound_counts, sound_plays = _sounds(plays, says, sound_situation(hours, weekdays), habit, view)

    dated = np.flatnonzero(plays.is_dated)
    in_session = np.zeros(len(plays), np.bool_)
    if len(dated):
        in_session = plays.is_dated & (plays.session == plays.session[dated[-1]])
    recent = config.fade_session(age) * heard * in_session
    session_mood = _weighted(np.zeros(len(plays), np.int64), np.where(has_mood, recent, 0.0), valence_energy, 1)[0]
    return PlaySums(
        ids=ids,
        weights=by_track,
        plays=np.bincount(at, minlength=u).astype(np.int32),
        listens=np.bincount(at, plays.is_listen[counted], u).astype(np.int32),
        skips=np.bincount(at, plays.is_skip[counted], u).astype(np.int32),
        completions=np.bincount(at, plays.completion[counted], u).astype(np.float64),
        last_played=last_played,
        sound_plays=sound_plays,
        week=week,
        moods=moods,
        rates=rates,
        rate_plays=rate_plays,
        sounds=sounds,
        sound_counts=sound_counts,
        novelty=np.stack([fresh.sum(axis=0), fresh[is_first].sum(axis=0), fresh[is_first_of_artist].sum(axis=0)], 1),
        novelty_listens=int(np.count_nonzero(says)),
        oddities=np.array([np.count_nonzero(plays.odd & oddity.value) for oddity in ODDITIES], np.int64),
        session_plays=int(np.count_nonzero(in_session & plays.is_play)),
        session_skips=int(np.count_nonzero(in_session & plays.is_skip)),
        session_mood=session_mood,
        session_sound=_sound_sum(columns.rows, recent, view),
    )


def _moods(plays: CleanPlays, view: LibraryView) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """(p, 2) valence and energy of each play's track, zeros where not measured; (p,) where they are."""
    rows = plays.columns.rows
    values = np.zeros((len(rows), 2))
    here = rows >= 0
    for column, name in enumerate(("valence", "energy")):
        values[here, column] = view.features.column(name)[rows[here]]
    has_mood = here & np.isfinite(values).all(axis=1)
    values[~has_mood] = 0
    return values, has_mood


def _weighted(
    slot: NDArray[np.int64], weight: NDArray[np.float64], values: NDArray[np.float64], n: int
) -> NDArray[np.float64]:
    """(n, 3) by slot: weight, weight x each of the two values."""
    parts = (weight, weight * values[:, 0], weight * values[:, 1])
    return np.stack([np.bincount(slot, part, n) for part in parts], axis=1)


def _rates(
    plays: CleanPlays,
    hours: NDArray[np.int64],
    weekdays: NDArray[np.int64],
    dated_habit: NDArray[np.float64],
    habit: NDArray[np.float64],
    config: TasteConfig,
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """(r, 6) decayed and (r,) undecayed, by situation. Stopped plays say nothing of how a track fares."""
    columns = plays.columns
    is_opening = plays.place < config.opening_plays
    inside = is_in_situation(columns.queuers, hours, weekdays, is_opening, plays.is_after_skip, plays.is_dated)
    counts = plays.is_music & ~columns.is_stopped & (plays.trust > 0)
    is_early = plays.is_skip & (plays.completion < config.early_share)
    outcomes = np.stack(
        (
            np.ones(len(plays)),
            plays.is_listen,
            plays.is_skip,
            is_early,
            plays.is_skip & (plays.run > 0),
            plays.completion,
        ),
        axis=1,
    )
    weight = np.where(plays.is_dated, dated_habit, habit) * counts
    return inside.T.astype(np.float64) @ (outcomes * weight[:, None]), (inside & counts[:, None]).sum(axis=0)


def _sounds(
    plays: CleanPlays,
    says: NDArray[np.bool_],
    situation: NDArray[np.int64],
    habit: NDArray[np.float64],
    view: LibraryView,
) -> tuple[NDArray[np.float64], NDArray[np.int64], int]:
    """(c, 1 + 2 d) sums, (c,) listens and the number of all listens with a measured sound."""
    sound, rows = view.features.sound, plays.columns.rows
    d = sound.shape[1]
    sums = np.zeros((len(SOUND_SITUATIONS), 1 + 2 * d))
    counts = np.zeros(len(SOUND_SITUATIONS), np.int64)
    is_measured = (rows >= 0) & plays.is_music & plays.is_listen & ~plays.columns.is_stopped
    is_measured[is_measured] = view.features.is_analysed[rows[is_measured]]
    sound_plays = int(np.count_nonzero(is_measured))
    at = np.flatnonzero(is_measured & says)
    weight = plays.completion[at] * habit[at]
    for start in range(0, len(at), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        vectors, w, where = sound[rows[at[some]]].astype(np.float64), weight[some], situation[at[some]]
        for slot in np.unique(where).tolist():
            inside = where == slot
            mine, theirs = vectors[inside], w[inside]
            sums[slot] += np.concatenate(([theirs.sum()], theirs @ mine, theirs @ mine**2))
            counts[slot] += len(theirs)
    sums[0], counts[0] = sums[1:].sum(axis=0), counts[1:].sum()
    return sums, counts, sound_plays


def _sound_sum(rows: NDArray[np.intp], weight: NDArray[np.float64], view: LibraryView) -> NDArray[np.float64]:
    """(d,) weighted sum of the plays' sound vectors; those not measured are zero vectors."""
    at = np.flatnonzero((weight > 0) & (rows >= 0))
    total: NDArray[np.float64] = weight[at] @ view.features.sound[rows[at]].astype(np.float64)
    return total
