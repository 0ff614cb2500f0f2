"""The taste profile after one more event, without the history."""

from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.domain.taste import TasteProfile, TrackHistory
from musicrec_desktop.domain.taste_evidence import TasteEvidence, WeightTable
from musicrec_desktop.taste.build import FEEDBACK_SIGN, build, local_hours
from musicrec_desktop.taste.config import TasteConfig
from musicrec_desktop.taste.derive import derive
from musicrec_desktop.taste.signals import play_columns, run_positions

S = TypeVar("S", bound=np.generic)
_DEFAULT = TasteConfig()


def update(
    profile: TasteProfile,
    event: Play | Feedback,
    view: LibraryView,
    utc_offset_s: int = 0,
    config: TasteConfig = _DEFAULT,
    *,
    now: UnixTime | None = None,
) -> TasteProfile:
    """The profile as of `now` (default: the event's time, never before `profile.as_of`) with one event more.

    Equals `build` on the longer history, up to rounding, when `view` and `config` are those the profile was built with
    and a play is not older than the latest one known. Where that does not hold: a play that arrives late, or a second
    time after others of its track, should be followed by `build`, since runs of skips, first plays and doubles need the
    order; an event from the future keeps the age it had on arrival; after a scan sound is standardised anew and tags
    differ, so build again. Costs a few passes over arrays as long as the tracks ever played. Give `now` where it is
    known: an event with a wrong time far ahead would otherwise age everything else.

    Raises InvariantError when the profile was put together by hand and carries no evidence.
    """
    at = event.started_at if isinstance(event, Play) else event.at
    as_of = UnixTime(max(profile.as_of, at if now is None else now))
    if profile.evidence is None:
        if not profile.is_empty:
            raise InvariantError("this profile carries no evidence to update; build it from the history")
        plays, feedback = ([event], []) if isinstance(event, Play) else ([], [event])
        return build(plays, feedback, view, as_of, utc_offset_s, config)
    evidence = _aged(profile.evidence, as_of - profile.as_of, config)
    history, evidence, row = _with_track(profile.tracks, evidence, event.track_id)
    n_plays, n_feedback = profile.n_plays, profile.n_feedback
    if isinstance(event, Feedback):
        n_feedback += 1
        if event.at >= evidence.feedback_at[row]:
            history, evidence = _judge(history, evidence, row, event, view, as_of, config)
    elif history.last_played[row] != min(event.started_at, as_of):
        n_plays += 1
        history, evidence = _play(history, evidence, row, event, view, as_of, utc_offset_s, config)
    return derive(as_of, history, evidence, view, n_plays, n_feedback, config)


def _aged(evidence: TasteEvidence, seconds: float, config: TasteConfig) -> TasteEvidence:
    """The same evidence some seconds later. Arrays are new, so that what follows may write into them."""
    fade, habit = config.fade(seconds), float(config.fade_habit(seconds))
    return replace(
        evidence,
        track_weights=evidence.track_weights * fade,
        track_heard=evidence.track_heard.copy(),
        feedback_at=evidence.feedback_at.copy(),
        artists=replace(evidence.artists, weights=evidence.artists.weights * fade),
        genres=replace(evidence.genres, weights=evidence.genres.weights * fade),
        heard_sound=evidence.heard_sound * fade[0],
        liked_sound=evidence.liked_sound * fade[2],
        hours=evidence.hours * habit,
        moods=evidence.moods * habit,
        listens=evidence.listens * habit,
        first_listens=evidence.first_listens * habit,
    )


def _with_track(
    history: TrackHistory, evidence: TasteEvidence, track_id: TrackId
) -> tuple[TrackHistory, TasteEvidence, int]:
    """History and evidence with a row for this track, all columns writable, and that row."""
    row = int(np.searchsorted(history.ids, track_id))
    is_new = row == len(history.ids) or history.ids[row] != track_id

    def widened(column: NDArray[S], empty: float) -> NDArray[S]:
        return np.insert(column, row, empty, axis=0).astype(column.dtype) if is_new else column.copy()

    wider = TrackHistory(
        widened(history.ids, track_id),
        widened(history.plays, 0),
        widened(history.listens, 0),
        widened(history.skips, 0),
        widened(history.completion, np.nan),
        widened(history.last_played, np.nan),
        widened(history.affinity, 0),
        widened(history.feedback, 0),
    )
    if is_new:
        evidence = replace(
            evidence,
            track_weights=widened(evidence.track_weights, 0),
            track_heard=widened(evidence.track_heard, 0),
            feedback_at=widened(evidence.feedback_at, -np.inf),
        )
    return wider, evidence, row


def _play(
    history: TrackHistory,
    evidence: TasteEvidence,
    row: int,
    play: Play,
    view: LibraryView,
    as_of: UnixTime,
    utc_offset_s: int,
    config: TasteConfig,
) -> tuple[TrackHistory, TasteEvidence]:
    columns = play_columns([play], view, config)
    age = as_of - play.started_at
    position = int(run_positions(columns, evidence.last_start, evidence.skip_run, config.run_gap_s)[0])
    heard, completion = float(columns.heard[0]), float(columns.completion[0])
    is_listen, is_skip = bool(columns.is_listen[0]), bool(columns.is_skip[0])
    says_something = is_listen and not columns.is_stopped[0]
    is_first = history.plays[row] == 0

    added = np.zeros(4)
    added[:2] = (heard, columns.skip_weight[0] * config.run_damping**position)
    added *= config.fade(age)
    habit = float(config.fade_habit(age))
    history.plays[row] += 1
    history.listens[row] += is_listen
    history.skips[row] += is_skip
    history.last_played[row] = np.fmax(history.last_played[row], min(play.started_at, as_of))
    evidence.track_weights[row] += added
    evidence.track_heard[row] += completion
    hour = int(local_hours(columns.starts, utc_offset_s)[0])
    evidence.hours[hour] += is_listen * habit
    sound_plays = evidence.sound_plays
    at = int(view.rows([play.track_id])[0])
    if at >= 0:
        mood = np.array((view.features.column("valence")[at], view.features.column("energy")[at]), np.float64)
        if np.isfinite(mood).all():
            evidence.moods[hour] += heard * habit * np.array((1.0, *mood))
        if view.features.is_analysed[at]:
            evidence.heard_sound[:] += added[0] * view.features.sound[at]
            sound_plays += bool(says_something)
    evidence = _spread(evidence, view, at, added, (1, 0, 0))
    is_latest = play.started_at >= evidence.last_start
    return history, replace(
        evidence,
        sound_plays=sound_plays,
        listens=evidence.listens + says_something * habit,
        first_listens=evidence.first_listens + (says_something and is_first) * habit,
        last_start=max(evidence.last_start, float(play.started_at)),
        skip_run=(position + 1 if is_skip else 0) if is_latest else evidence.skip_run,
    )


def _judge(
    history: TrackHistory,
    evidence: TasteEvidence,
    row: int,
    feedback: Feedback,
    view: LibraryView,
    as_of: UnixTime,
    config: TasteConfig,
) -> tuple[TrackHistory, TasteEvidence]:
    """Put this feedback in the place of the one in force."""
    before, sign = int(history.feedback[row]), FEEDBACK_SIGN[feedback.value]
    said = float(config.fade(as_of - feedback.at)[2])
    change = np.array((0.0, 0.0, said * (sign > 0), said * (sign < 0)))
    change[2:] -= evidence.track_weights[row, 2:]
    likes, dislikes = (sign > 0) - (before > 0), (sign < 0) - (before < 0)
    history.feedback[row] = sign
    evidence.feedback_at[row] = feedback.at
    evidence.track_weights[row, 2:] += change[2:]
    at = int(view.rows([feedback.track_id])[0])
    sound_likes = evidence.sound_likes
    if at >= 0 and view.features.is_analysed[at]:
        evidence.liked_sound[:] += change[2] * view.features.sound[at]
        sound_likes += likes
    evidence = _spread(evidence, view, at, change, (0, likes, dislikes))
    return history, replace(evidence, sound_likes=sound_likes)


def _spread(
    evidence: TasteEvidence, view: LibraryView, at: int, change: NDArray[np.float64], counts: tuple[int, int, int]
) -> TasteEvidence:
    """Carry a track's change on to its artist and genres; `at` is its row in the library, -1 when it has none."""
    if at < 0:
        return evidence
    artist = view.artists[view.artist_codes[at]]
    return replace(
        evidence,
        artists=_added(evidence.artists, (artist,) if artist else (), change, counts),
        genres=_added(evidence.genres, view.genres_of(at), change, counts),
    )


def _added(
    table: WeightTable, names: tuple[str, ...], change: NDArray[np.float64], counts: tuple[int, int, int]
) -> WeightTable:
    new = [name for name in names if name not in table.rows]
    rows = dict(table.rows)
    rows.update((name, len(table.rows) + i) for i, name in enumerate(new))
    weights = np.concatenate((table.weights, np.zeros((len(new), 4))))
    counted = np.concatenate((table.counts, np.zeros((len(new), 3), np.int32)))
    for name in names:
        weights[rows[name]] += change
        counted[rows[name]] += np.array(counts, np.int32)
    return WeightTable(rows, weights, counted)
