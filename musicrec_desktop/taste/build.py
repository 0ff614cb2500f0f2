"""The taste profile from the whole history."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play
from musicrec_desktop.domain.taste import TasteProfile, TrackHistory
from musicrec_desktop.domain.taste_evidence import TasteEvidence, WeightTable
from musicrec_desktop.taste.config import SECONDS_A_DAY, TasteConfig
from musicrec_desktop.taste.derive import derive
from musicrec_desktop.taste.signals import PlayColumns, play_columns, run_positions

FEEDBACK_SIGN = {FeedbackValue.LIKE: 1, FeedbackValue.DISLIKE: -1, FeedbackValue.NONE: 0}
_DEFAULT = TasteConfig()


def build(
    plays: Sequence[Play],
    feedback: Sequence[Feedback],
    view: LibraryView,
    now: UnixTime,
    utc_offset_s: int = 0,
    config: TasteConfig = _DEFAULT,
) -> TasteProfile:
    """x = F(X): the profile as of `now` from plays and feedback in any order.

    Tracks that the library no longer has keep their own history and say nothing of artists, genres and sound. Events
    from the future (a clock that was ahead) count as if they happened at `now`. `utc_offset_s` turns UTC into the local
    hour. Array code: the cost is that of reading the plays once.
    """
    columns = play_columns(plays, view, config)
    said_ids, said, said_at = _in_force(feedback)
    ids = np.union1d(columns.ids, said_ids)
    k = len(ids)
    at = np.searchsorted(ids, columns.ids)

    def by_track(values: NDArray[np.float64] | NDArray[np.bool_]) -> NDArray[np.float64]:
        return np.bincount(at, values, k).astype(np.float64)

    ages = now - columns.starts
    fade = config.fade(ages)
    positions = run_positions(columns, -np.inf, 0, config.run_gap_s)
    against = columns.skip_weight * config.run_damping**positions
    weights = np.zeros((k, 4))
    weights[:, 0] = by_track(columns.heard * fade[:, 0])
    weights[:, 1] = by_track(against * fade[:, 1])
    sign = np.zeros(k, np.int8)
    feedback_at = np.full(k, -np.inf)
    judged = np.searchsorted(ids, said_ids)
    sign[judged], feedback_at[judged] = said, said_at
    said_fade = config.fade(now - feedback_at)[:, 2]
    weights[:, 2] = np.where(sign > 0, said_fade, 0.0)
    weights[:, 3] = np.where(sign < 0, said_fade, 0.0)

    last_played = np.full(k, np.nan)
    last_played[at] = np.minimum(columns.starts, now)  # ascending, so the latest of a track is written last
    history = TrackHistory(
        ids,
        plays=np.bincount(at, minlength=k).astype(np.int32),
        listens=by_track(columns.is_listen).astype(np.int32),
        skips=by_track(columns.is_skip).astype(np.int32),
        completion=np.zeros(k, np.float32),
        last_played=last_played,
        affinity=np.zeros(k, np.float32),
        feedback=sign,
    )
    artists, genres = _by_artist(history, weights, view), _by_genre(history, weights, view)
    heard_sound, liked_sound, sound_plays, sound_likes = _sound_sums(columns, history, weights, view)
    hours, moods = _by_hour(columns, config.fade_habit(ages), view, utc_offset_s)
    listens, first_listens = _novelty_sums(columns, config.fade_habit(ages))
    evidence = TasteEvidence(
        track_weights=weights,
        track_heard=by_track(columns.completion),
        feedback_at=feedback_at,
        artists=artists,
        genres=genres,
        heard_sound=heard_sound,
        liked_sound=liked_sound,
        sound_plays=sound_plays,
        sound_likes=sound_likes,
        hours=hours,
        moods=moods,
        listens=listens,
        first_listens=first_listens,
        last_start=float(columns.starts[-1]) if len(columns.starts) else -np.inf,
        skip_run=int(positions[-1]) + 1 if len(columns.ids) and columns.is_skip[-1] else 0,
    )
    return derive(now, history, evidence, view, len(columns.ids), len(feedback), config)


def local_hours(times: NDArray[np.float64], utc_offset_s: int) -> NDArray[np.int64]:
    """Hour of the local day, 0..23, of UTC seconds."""
    hours: NDArray[np.int64] = (((times + utc_offset_s) % SECONDS_A_DAY) // 3600).astype(np.int64)
    return hours


def _in_force(feedback: Sequence[Feedback]) -> tuple[NDArray[np.int64], NDArray[np.int8], NDArray[np.float64]]:
    """Ids (ascending), sign and time of the latest feedback of each track; of equal times the later in the list."""
    latest: dict[int, tuple[float, int]] = {}
    for item in feedback:
        before = latest.get(item.track_id)
        if before is None or item.at >= before[0]:
            latest[item.track_id] = (item.at, FEEDBACK_SIGN[item.value])
    ids = np.array(sorted(latest), np.int64)
    return (
        ids,
        np.array([latest[i][1] for i in ids.tolist()], np.int8),
        np.array([latest[i][0] for i in ids.tolist()], np.float64),
    )


def _table(
    names: tuple[str, ...],
    codes: NDArray[np.int32],
    source: NDArray[np.intp],
    history: TrackHistory,
    weights: NDArray[np.float64],
) -> WeightTable:
    """Sums over pairs of (name code, history row), for the names that occur."""
    present, slot = np.unique(codes, return_inverse=True)
    m = len(present)
    sums = np.zeros((m, 4))
    counts = np.zeros((m, 3), np.int32)
    if m:
        for column in range(4):
            sums[:, column] = np.bincount(slot, weights[source, column], m)
        for column, values in enumerate((history.plays, history.feedback > 0, history.feedback < 0)):
            counts[:, column] = np.bincount(slot, values[source], m)
    return WeightTable({names[code]: row for row, code in enumerate(present.tolist())}, sums, counts)


def _by_artist(history: TrackHistory, weights: NDArray[np.float64], view: LibraryView) -> WeightTable:
    rows = view.rows(history.ids)
    source = np.flatnonzero(rows >= 0)
    codes = view.artist_codes[rows[source]]
    is_named = codes > 0  # code 0 is the unknown artist, of whom nothing can be learned
    return _table(view.artists, codes[is_named], source[is_named], history, weights)


def _by_genre(history: TrackHistory, weights: NDArray[np.float64], view: LibraryView) -> WeightTable:
    rows = view.rows(history.ids)
    known = np.flatnonzero(rows >= 0)
    source_of_row = np.full(len(view), -1, np.intp)
    source_of_row[rows[known]] = known
    source = source_of_row[view.genre_rows]
    hit = source >= 0
    return _table(view.genres, view.genre_codes[hit], source[hit], history, weights)


def _sound_sums(
    columns: PlayColumns, history: TrackHistory, weights: NDArray[np.float64], view: LibraryView
) -> tuple[NDArray[np.float64], NDArray[np.float64], int, int]:
    sound, is_analysed = view.features.sound, view.features.is_analysed
    rows = view.rows(history.ids)
    measured = np.flatnonzero(rows >= 0)
    measured = measured[is_analysed[rows[measured]]]
    sums = weights[measured][:, (0, 2)].T.astype(np.float32) @ sound[rows[measured]]
    play_rows = view.rows(columns.ids[columns.is_listen & ~columns.is_stopped])
    play_rows = play_rows[play_rows >= 0]
    likes = int(np.count_nonzero(history.feedback[measured] > 0))
    return sums[0].astype(np.float64), sums[1].astype(np.float64), int(is_analysed[play_rows].sum()), likes


def _by_hour(
    columns: PlayColumns, fade: NDArray[np.float64], view: LibraryView, utc_offset_s: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    clock = local_hours(columns.starts, utc_offset_s)
    hours = np.bincount(clock, columns.is_listen * fade, 24).astype(np.float64)
    rows = view.rows(columns.ids)
    known = np.flatnonzero(rows >= 0)
    mood = np.stack((view.features.column("valence")[rows[known]], view.features.column("energy")[rows[known]]), axis=1)
    has_mood = np.isfinite(mood).all(axis=1)
    known, mood = known[has_mood], mood[has_mood]
    heard = columns.heard[known] * fade[known]
    parts = (heard, heard * mood[:, 0], heard * mood[:, 1])
    return hours, np.stack([np.bincount(clock[known], part, 24) for part in parts], axis=1)


def _novelty_sums(columns: PlayColumns, fade: NDArray[np.float64]) -> tuple[float, float]:
    counted = np.where(columns.is_listen & ~columns.is_stopped, fade, 0.0)
    first = np.unique(columns.ids, return_index=True)[1]
    return float(counted.sum()), float(counted[first].sum())
