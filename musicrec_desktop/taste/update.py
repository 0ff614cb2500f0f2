"""The taste profile after one more event, without the history."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.domain.taste import TasteProfile, TrackHistory
from musicrec_desktop.domain.taste_edits import Subject, TasteEdit
from musicrec_desktop.domain.taste_evidence import COUNTS, LatestPlay, TasteEvidence
from musicrec_desktop.taste.build import build, is_measured, met_in_session, session_of, sound_of
from musicrec_desktop.taste.cleaning import Acquainted, CleanPlays, artists_of, clean
from musicrec_desktop.taste.config import TasteConfig
from musicrec_desktop.taste.derive import Told, derive
from musicrec_desktop.taste.signals import PlayColumns, play_columns
from musicrec_desktop.taste.spread import music_rows, spread
from musicrec_desktop.taste.sums import PlaySums, play_sums
from musicrec_desktop.taste.words import FEEDBACK_SIGN, comment_weights, feedback_weights

S = TypeVar("S", bound=np.generic)
_DEFAULT = TasteConfig()


def update(
    profile: TasteProfile,
    event: Play | Feedback | Comment,
    view: LibraryView,
    utc_offset_s: int = 0,
    config: TasteConfig = _DEFAULT,
    *,
    now: UnixTime | None = None,
) -> TasteProfile:
    """The profile as of `now` (default: the event's time, never before `profile.as_of`) with one event more.

    Equals `build` on the longer history, up to rounding, when `view` and `config` are those the profile was built with
    and the event is not older than the latest play known. Where that does not hold: a play that arrives late should be
    followed by `build`, since sessions, runs of skips and first plays need the order; an event from the future keeps
    the age it had on arrival, and one of a wrong clock counts as an earlier play of its track; after a scan sound is
    standardised anew and tags differ, so build again. Costs a few passes over arrays as long as the tracks ever played.
    Give `now` where it is known: an event with a wrong time far ahead would otherwise age everything else.

    Raises InvariantError when the profile was put together by hand and carries no evidence.
    """
    at = event.started_at if isinstance(event, Play) else event.at
    as_of = UnixTime(max(profile.as_of, at if now is None else now))
    if profile.evidence is None:
        if not profile.is_empty:
            raise InvariantError("this profile carries no evidence to update; build it from the history")
        plays = [event] if isinstance(event, Play) else []
        feedback = [event] if isinstance(event, Feedback) else []
        comments = [event] if isinstance(event, Comment) else []
        return build(plays, feedback, view, as_of, utc_offset_s, config, comments=comments, edits=profile.edits)
    evidence = _aged(profile.evidence, as_of - profile.as_of, config)
    history = profile.tracks
    told = Told(profile.n_plays, profile.n_feedback, profile.n_comments, profile.edits)
    if isinstance(event, Play):
        if not _is_known(history, event, as_of):
            history, evidence, n = _with_play(history, evidence, event, view, as_of, utc_offset_s, config)
            told = replace(told, n_plays=told.n_plays + n)
    elif isinstance(event, Feedback):
        history, evidence = _with_feedback(history, evidence, event, view, as_of, config)
        told = replace(told, n_feedback=told.n_feedback + 1)
    else:
        history, evidence = _with_comment(history, evidence, event, view, as_of, config)
        told = replace(told, n_comments=told.n_comments + 1)
    return derive(as_of, history, evidence, view, told, config)


def lean(
    profile: TasteProfile, edits: Sequence[TasteEdit], view: LibraryView, config: TasteConfig = _DEFAULT
) -> TasteProfile:
    """The same profile with these leanings set by hand, and no others.

    Raises InvariantError when the profile was put together by hand and carries no evidence.
    """
    if profile.evidence is None:
        raise InvariantError("this profile carries no evidence; build it from the history")
    told = Told(profile.n_plays, profile.n_feedback, profile.n_comments, tuple(edits))
    return derive(profile.as_of, profile.tracks, profile.evidence, view, told, config)


def _aged(evidence: TasteEvidence, seconds: float, config: TasteConfig) -> TasteEvidence:
    """The same evidence some seconds later. Arrays are new, so that what follows may write into them."""
    fade, habit = config.fade(seconds), float(config.fade_habit(seconds))
    session = evidence.session
    if session is not None:
        recent = float(config.fade_session(seconds))
        session = replace(session, mood=session.mood * recent, sound=session.sound * recent)
    return replace(
        evidence,
        track_weights=evidence.track_weights * fade,
        track_heard=evidence.track_heard.copy(),
        feedback_at=evidence.feedback_at.copy(),
        tables=MappingProxyType(
            {
                subject: replace(table, weights=table.weights * fade, counts=table.counts.copy())
                for subject, table in evidence.tables.items()
            }
        ),
        heard_sound=evidence.heard_sound * fade[0],
        liked_sound=evidence.liked_sound * fade[2],
        week=evidence.week * habit,
        moods=evidence.moods * habit,
        rates=evidence.rates * habit,
        sounds=evidence.sounds * habit,
        novelty=evidence.novelty * config.fade_novelty(seconds)[:, None],
        session=session,
    )


def _is_known(history: TrackHistory, play: Play, as_of: float) -> bool:
    row = int(np.searchsorted(history.ids, play.track_id))
    is_here = row < len(history.ids) and history.ids[row] == play.track_id
    return bool(is_here and history.last_played[row] == min(play.started_at, as_of))


def _with_track(
    history: TrackHistory, evidence: TasteEvidence, track_ids: NDArray[np.int64]
) -> tuple[TrackHistory, TasteEvidence]:
    """History and evidence with a row for each of these tracks (ascending), all columns of the history but the ids
    writable. Ids that stay are the same array: who has looked up where they stand need not look again."""
    rows = np.searchsorted(history.ids, track_ids)
    at = np.minimum(rows, max(len(history.ids) - 1, 0))
    is_new = history.ids[at] != track_ids if len(history.ids) else np.ones(len(track_ids), np.bool_)
    new, ids = rows[is_new], track_ids[is_new]

    def widened(column: NDArray[S], empty: float | NDArray[np.int64]) -> NDArray[S]:
        return np.insert(column, new, empty, axis=0).astype(column.dtype, copy=False) if len(new) else column.copy()

    wider = TrackHistory(
        widened(history.ids, ids) if len(new) else history.ids,
        widened(history.plays, 0),
        widened(history.listens, 0),
        widened(history.skips, 0),
        history.completion,  # this and the affinity are worked out anew
        widened(history.last_played, np.nan),
        history.affinity,
        widened(history.feedback, 0),
    )
    if len(new):
        evidence = replace(
            evidence,
            track_weights=np.insert(evidence.track_weights, new, 0, axis=0),
            track_heard=widened(evidence.track_heard, 0),
            feedback_at=widened(evidence.feedback_at, -np.inf),
        )
    return wider, evidence


def _with_play(
    history: TrackHistory,
    evidence: TasteEvidence,
    play: Play,
    view: LibraryView,
    as_of: UnixTime,
    utc_offset_s: int,
    config: TasteConfig,
) -> tuple[TrackHistory, TasteEvidence, int]:
    """One play more, and the one before it as it now appears. The last number: by how much the plays became more."""
    latest = evidence.latest
    said = np.array([at for at in evidence.said_at if at > -np.inf])
    is_later = latest is None or play.started_at >= latest.play.started_at
    given = [play] if latest is None or not is_later else [latest.play, play]
    before = evidence.course if latest is None or not is_later else latest.before
    columns = play_columns(given, view, config)
    plays = clean(columns, _acquainted(columns, evidence, view), as_of, utc_offset_s, config, before, said)
    new = len(plays) - 1
    is_first, is_first_of_artist = _firsts(plays, history, evidence, view)
    if latest is not None and is_later:
        is_first[0], is_first_of_artist[0] = latest.is_first, latest.is_first_of_artist

    def sums(some: CleanPlays, rows: slice) -> PlaySums:
        return play_sums(some, is_first[rows], is_first_of_artist[rows], view, as_of, utc_offset_s, config)

    added = sums(plays.rows(slice(new, None)), slice(new, None))
    changes = [(added, 1)]
    if latest is not None and is_later:
        alone = play_columns([latest.play], view, config)
        old = clean(alone, _acquainted(alone, evidence, view), as_of, utc_offset_s, config, latest.before, said)
        renewed = plays.rows(slice(0, 1))
        if not _say_the_same(old, renewed):
            changes = [(sums(old, slice(0, 1)), -1), (sums(renewed, slice(0, 1)), 1), *changes]
    is_new_session = bool(plays.is_dated[new]) and plays.courses[1].session_plays == 1
    if is_new_session:
        evidence = replace(evidence, session=None)
    for change, sign in changes:
        history, evidence = _added(history, evidence, change, sign, view, config)
    if plays.is_dated[new] and is_later:
        session = evidence.session
        fresh = session_of(plays, added)
        if session is not None and fresh is not None:
            fresh = replace(session, latest=fresh.latest)
        evidence = replace(
            evidence,
            session=fresh,
            course=plays.courses[1],
            latest=LatestPlay(play, plays.courses[0], bool(is_first[new]), bool(is_first_of_artist[new])),
            met=met_in_session(plays, view) | (frozenset() if is_new_session else evidence.met),
            said_at=_said_before(evidence.said_at, play.started_at),
        )
    return history, evidence, int(plays.is_play[new])


def _acquainted(columns: PlayColumns, evidence: TasteEvidence, view: LibraryView) -> Acquainted:
    artists = artists_of(columns, view)
    table = evidence.tables[Subject.ARTIST]
    names = [view.artists[code] for code in artists.tolist()]
    is_met = np.array([name in evidence.met for name in names], np.bool_)
    played = [name in table.rows and table.counts[table.rows[name], 0] > 0 for name in names]
    return Acquainted(artists, np.array(played, np.bool_) & ~is_met, is_met)


def _firsts(
    plays: CleanPlays, history: TrackHistory, evidence: TasteEvidence, view: LibraryView
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """(p,) each: the track, the artist was never played before."""
    ids = plays.columns.ids
    rows = np.minimum(np.searchsorted(history.ids, ids), max(len(history.ids) - 1, 0))
    is_played = np.zeros(len(ids), np.bool_)
    if len(history.ids):
        is_played = (history.ids[rows] == ids) & (history.plays[rows] > 0)
    acquainted = _acquainted(plays.columns, evidence, view)
    is_new_artist = (acquainted.artists > 0) & ~acquainted.is_known & ~acquainted.is_met
    return ~is_played & plays.is_play, is_new_artist & plays.is_play


def _say_the_same(one: CleanPlays, other: CleanPlays) -> bool:
    return all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in ("odd", "is_skip", "completion", "trust", "heard", "against")
    )


def _said_before(said_at: tuple[float, float], start: float) -> tuple[float, float]:
    earlier, latest = said_at
    return (latest if latest <= start else earlier, latest)


def _added(
    history: TrackHistory, evidence: TasteEvidence, sums: PlaySums, sign: int, view: LibraryView, config: TasteConfig
) -> tuple[TrackHistory, TasteEvidence]:
    """Evidence with these sums added, or taken away (sign -1)."""
    history, evidence = _with_track(history, evidence, sums.ids)
    rows = np.searchsorted(history.ids, sums.ids)
    history.plays[rows] += sign * sums.plays
    history.listens[rows] += sign * sums.listens
    history.skips[rows] += sign * sums.skips
    history.last_played[rows] = np.fmax(history.last_played[rows], sums.last_played)
    evidence.track_weights[rows] += sign * sums.weights
    evidence.track_heard[rows] += sign * sums.completions
    at = music_rows(view, sums.ids)
    counts = np.zeros((len(rows), len(COUNTS)), np.int32)
    counts[:, 0] = sign * sums.plays
    heard_sound, _ = sound_of(at, sums.weights, view, config)
    session = evidence.session
    if session is not None:
        session = replace(
            session,
            plays=session.plays + sign * sums.session_plays,
            skips=session.skips + sign * sums.session_skips,
            mood=session.mood + sign * sums.session_mood,
            sound=session.sound + sign * sums.session_sound,
        )
    return history, replace(
        evidence,
        tables=spread(evidence.tables, view, at, sign * sums.weights, counts),
        heard_sound=evidence.heard_sound + sign * heard_sound,
        sound_plays=evidence.sound_plays + sign * sums.sound_plays,
        week=evidence.week + sign * sums.week,
        moods=evidence.moods + sign * sums.moods,
        rates=evidence.rates + sign * sums.rates,
        rate_plays=evidence.rate_plays + sign * sums.rate_plays,
        sounds=evidence.sounds + sign * sums.sounds,
        sound_counts=evidence.sound_counts + sign * sums.sound_counts,
        novelty=evidence.novelty + sign * sums.novelty,
        listens=evidence.listens + sign * sums.novelty_listens,
        oddities=evidence.oddities + sign * sums.oddities,
        session=session,
    )


def _with_feedback(
    history: TrackHistory,
    evidence: TasteEvidence,
    feedback: Feedback,
    view: LibraryView,
    as_of: UnixTime,
    config: TasteConfig,
) -> tuple[TrackHistory, TasteEvidence]:
    """Put this feedback in the place of the one in force, unless that is newer."""
    evidence = replace(evidence, said_at=_said(evidence, feedback.at))
    ids = np.array([feedback.track_id], np.int64)
    history, evidence = _with_track(history, evidence, ids)
    row = int(np.searchsorted(history.ids, feedback.track_id))
    if feedback.at < evidence.feedback_at[row]:
        return history, evidence
    before, sign = int(history.feedback[row]), FEEDBACK_SIGN[feedback.value]
    change = feedback_weights(np.array([sign], np.int8), np.array([feedback.at]), as_of, config)
    change[0, 2:4] -= evidence.track_weights[row, 2:4]
    likes, dislikes = (sign > 0) - (before > 0), (sign < 0) - (before < 0)
    history.feedback[row] = sign
    evidence.feedback_at[row] = feedback.at
    evidence.track_weights[row, 2:4] += change[0, 2:4]
    return history, _said_of(evidence, ids, change, (0, likes, dislikes, 0), view, config)


def _with_comment(
    history: TrackHistory,
    evidence: TasteEvidence,
    comment: Comment,
    view: LibraryView,
    as_of: UnixTime,
    config: TasteConfig,
) -> tuple[TrackHistory, TasteEvidence]:
    evidence = replace(evidence, said_at=_said(evidence, comment.at))
    ids, change = comment_weights([comment], as_of, config)
    history, evidence = _with_track(history, evidence, ids)
    evidence.track_weights[int(np.searchsorted(history.ids, comment.track_id))] += change[0]
    return history, _said_of(evidence, ids, change, (0, 0, 0, 1), view, config)


def _said(evidence: TasteEvidence, at: float) -> tuple[float, float]:
    earlier, latest = evidence.said_at
    return (max(earlier, at) if at <= evidence.last_start else earlier, max(latest, at))


def _said_of(
    evidence: TasteEvidence,
    ids: NDArray[np.int64],
    change: NDArray[np.float64],
    counts: tuple[int, int, int, int],
    view: LibraryView,
    config: TasteConfig,
) -> TasteEvidence:
    """Carry a track's change on to what it has in common with others."""
    rows = music_rows(view, ids)
    _, liked_sound = sound_of(rows, change, view, config)
    return replace(
        evidence,
        tables=spread(evidence.tables, view, rows, change, np.array([counts], np.int32)),
        liked_sound=evidence.liked_sound + liked_sound,
        sound_likes=evidence.sound_likes + counts[1] * int(is_measured(rows, view)[0]),
    )
