"""The taste profile from the whole history."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.domain.taste import TasteProfile, TrackHistory
from musicrec_desktop.domain.taste_edits import Forgotten, TasteEdit
from musicrec_desktop.domain.taste_evidence import COUNTS, WEIGHTS, LatestPlay, SessionSums, TasteEvidence
from musicrec_desktop.taste.cleaning import Acquainted, CleanPlays, artists_of, clean
from musicrec_desktop.taste.config import TasteConfig
from musicrec_desktop.taste.derive import Told, derive
from musicrec_desktop.taste.forgetting import remembered
from musicrec_desktop.taste.signals import play_columns
from musicrec_desktop.taste.spread import empty_tables, music_rows, spread
from musicrec_desktop.taste.sums import PlaySums, play_sums
from musicrec_desktop.taste.words import comment_weights, feedback_weights, in_force

S = TypeVar("S", bound=np.generic)
_DEFAULT = TasteConfig()


def build(
    plays: Sequence[Play],
    feedback: Sequence[Feedback],
    view: LibraryView,
    now: UnixTime,
    utc_offset_s: int = 0,
    config: TasteConfig = _DEFAULT,
    *,
    comments: Sequence[Comment] = (),
    edits: Sequence[TasteEdit] = (),
    forgotten: Sequence[Forgotten] = (),
) -> TasteProfile:
    """x = F(X): the profile as of `now` from plays, feedback and comments in any order.

    Odd plays are understood as taste.cleaning says and counted in `oddities`. Tracks that the library no longer has
    keep their own history and say nothing of artists, genres and sound. Events from the future (a clock that was
    ahead) count as if they happened at `now`. `utc_offset_s` turns UTC into the local hour. What is `forgotten` is as
    if it had never been. Array code: the cost is that of reading the plays a few times.
    """
    plays, feedback, comments = remembered(forgotten, plays, feedback, comments, view)
    cleaned = clean_plays(plays, feedback, comments, view, now, utc_offset_s, config)
    is_first, is_first_of_artist = _firsts(cleaned, view)
    sums = play_sums(cleaned, is_first, is_first_of_artist, view, now, utc_offset_s, config)
    said_ids, said, said_at = in_force(feedback)
    comment_ids, comment_sums = comment_weights(comments, now, config)
    ids = np.unique(np.concatenate((sums.ids, said_ids, comment_ids)))
    k = len(ids)
    weights = np.zeros((k, len(WEIGHTS)), order="F")
    sign, feedback_at = np.zeros(k, np.int8), np.full(k, -np.inf)
    at_played, at_said = np.searchsorted(ids, sums.ids), np.searchsorted(ids, said_ids)
    at_comments = np.searchsorted(ids, comment_ids)
    weights[at_played] = sums.weights
    weights[at_said] += feedback_weights(said, said_at, now, config)
    np.add.at(weights, at_comments, comment_sums)
    sign[at_said], feedback_at[at_said] = said, said_at

    def spread_out(values: NDArray[S], empty: float) -> NDArray[S]:
        column = np.full(k, empty, values.dtype)
        column[at_played] = values
        return column

    history = TrackHistory(
        ids,
        plays=spread_out(sums.plays, 0),
        listens=spread_out(sums.listens, 0),
        skips=spread_out(sums.skips, 0),
        completion=np.zeros(k, np.float32),
        last_played=spread_out(sums.last_played, np.nan),
        affinity=np.zeros(k, np.float32),
        feedback=sign,
    )
    counts = np.zeros((k, len(COUNTS)), np.int32)
    counts[:, 0], counts[:, 1], counts[:, 2] = history.plays, sign > 0, sign < 0
    counts[:, 3] = np.bincount(at_comments, minlength=k)
    rows = music_rows(view, ids)
    heard_sound, liked_sound = sound_of(rows, weights, view, config)
    evidence = TasteEvidence(
        track_weights=weights,
        track_heard=spread_out(sums.completions, 0),
        feedback_at=feedback_at,
        tables=spread(empty_tables(), view, rows, weights, counts),
        heard_sound=heard_sound,
        liked_sound=liked_sound,
        sound_plays=sums.sound_plays,
        sound_likes=int(np.count_nonzero(is_measured(rows, view) & (sign > 0))),
        week=sums.week,
        moods=sums.moods,
        rates=sums.rates,
        rate_plays=sums.rate_plays,
        sounds=sums.sounds,
        sound_counts=sums.sound_counts,
        novelty=sums.novelty,
        listens=sums.novelty_listens,
        oddities=sums.oddities,
        session=session_of(cleaned, sums),
        course=cleaned.courses[1],
        latest=_latest(cleaned, plays, is_first, is_first_of_artist),
        met=met_in_session(cleaned, view),
        said_at=_said_at(cleaned, feedback, comments),
    )
    told = Told(int(np.count_nonzero(cleaned.is_play)), len(feedback), len(comments), tuple(edits))
    return derive(now, history, evidence, view, told, config)


def clean_plays(
    plays: Sequence[Play],
    feedback: Sequence[Feedback],
    comments: Sequence[Comment],
    view: LibraryView,
    now: float,
    utc_offset_s: int,
    config: TasteConfig,
) -> CleanPlays:
    """A whole history, cleaned. `columns.order` of the result leads back to `plays`."""
    columns = play_columns(plays, view, config)
    said = np.sort(np.array([*(item.at for item in feedback), *(item.at for item in comments)], np.float64))
    return clean(columns, Acquainted.with_none(columns, view), now, utc_offset_s, config, said=said)


def is_measured(rows: NDArray[np.intp], view: LibraryView) -> NDArray[np.bool_]:
    """(u,) the track in this row (-1: none) has a measured sound."""
    mask = rows >= 0
    mask[mask] = view.features.is_analysed[rows[mask]]
    return mask


def sound_of(
    rows: NDArray[np.intp], weights: NDArray[np.float64], view: LibraryView, config: TasteConfig
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(d,) each: the sound of what was heard and of what was liked or praised (in likes), by these tracks' weights."""
    at = np.flatnonzero(is_measured(rows, view))
    heard = weights[at, 0]
    said = weights[at, 2] + config.comment_weight / config.like_weight * weights[at, 4]
    sums = np.stack((heard, said)).astype(np.float32) @ view.features.sound[rows[at]]
    return sums[0].astype(np.float64), sums[1].astype(np.float64)


def session_of(plays: CleanPlays, sums: PlaySums) -> SessionSums | None:
    """The session of the last dated play; None without one."""
    dated = np.flatnonzero(plays.is_dated)
    if len(dated) == 0:
        return None
    return SessionSums(
        since=plays.courses[1].session_since,
        latest=float(plays.columns.starts[dated[-1]]),
        plays=sums.session_plays,
        skips=sums.session_skips,
        mood=sums.session_mood,
        sound=sums.session_sound,
    )


def met_in_session(plays: CleanPlays, view: LibraryView) -> frozenset[str]:
    """Artists first met in the session of the last dated play."""
    dated = np.flatnonzero(plays.is_dated)
    if len(dated) == 0:
        return frozenset()
    is_new = plays.newcomers & plays.is_dated & (plays.session == plays.session[dated[-1]])
    return frozenset(view.artists[code] for code in np.unique(artists_of(plays.columns, view)[is_new]).tolist())


def _firsts(plays: CleanPlays, view: LibraryView) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """(p,) each: the first play of its track, the first of its artist."""
    is_first, is_first_of_artist = np.zeros(len(plays), np.bool_), np.zeros(len(plays), np.bool_)
    counted = np.flatnonzero(plays.is_play & plays.is_dated)  # of the others nobody knows what came before them
    is_first[counted[np.unique(plays.columns.ids[counted], return_index=True)[1]]] = True
    artists = artists_of(plays.columns, view)
    counted = counted[artists[counted] > 0]
    is_first_of_artist[counted[np.unique(artists[counted], return_index=True)[1]]] = True
    return is_first, is_first_of_artist


def _latest(
    plays: CleanPlays, given: Sequence[Play], is_first: NDArray[np.bool_], is_first_of_artist: NDArray[np.bool_]
) -> LatestPlay | None:
    dated = np.flatnonzero(plays.is_dated)
    if len(dated) == 0:
        return None
    last = dated[-1]
    play = given[int(plays.columns.order[last])]
    return LatestPlay(play, plays.courses[0], bool(is_first[last]), bool(is_first_of_artist[last]))


def _said_at(plays: CleanPlays, feedback: Sequence[Feedback], comments: Sequence[Comment]) -> tuple[float, float]:
    dated = np.flatnonzero(plays.is_dated)
    last = plays.columns.starts[dated[-1]] if len(dated) else -np.inf
    times = np.array([*(item.at for item in feedback), *(item.at for item in comments)], np.float64)
    return float(times[times <= last].max(initial=-np.inf)), float(times.max(initial=-np.inf))
