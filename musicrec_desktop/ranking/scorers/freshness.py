"""A track heard an hour ago is tired, the more so the more often; it recovers. Its artist tires too, less and sooner.

What came into the library lately has a slight bonus.

The half-lives were read off three logs that tell skips: against the same track's (or artist's) own rate, and with the
session's mood taken out, a track heard within the last two hours is skipped 8 to 14 points more often, within half a
day 4 to 9 points, after two days as often as ever; an artist 2 to 5 points within five hours and nothing after a day.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.scorers.remembered import Remembered

_DAY_S: Final = 86_400.0
_TRACK_DAYS: Final = 0.5
"""Half of what one hearing tires a track is gone after so long."""
_ARTIST_DAYS: Final = 0.2
"""The same for an artist."""
_ARTIST_SHARE: Final = 0.12
"""What one hearing tires everything else by the artist, as share of what it tires the track: eight in a row do it."""
_SHORT: Final = 0.4
"""A play too short to count as a listen tires so much of a whole one."""
_WINDOW_DAYS: Final = 10.0
"""Hearings longer ago than twenty half-lives say nothing."""
_NEW_DAYS: Final = 14.0
"""Half of the bonus of a new track is gone after so long."""
_BONUS: Final = 0.15


class FreshnessScorer:
    """0.85 x rested + 0.15 x 2^(-days since added / 14).

    Rested is 1 - (sum over hearings of the track of 2^(-days / 0.5) + 0.12 x the same over its artist with 0.2), not
    below 0. Without a log of hearings, the last one alone counts.
    """

    def __init__(self) -> None:
        self._tired = Remembered(_tired)

    @property
    def name(self) -> str:
        return "freshness"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) always known: a track that was never played is not tired."""
        rows = context.view.rows(candidates.ids)
        added = _days(context, context.view.added_at[rows])
        bonus = np.where(np.isnan(added), 0.0, np.exp2(-np.nan_to_num(added) / _NEW_DAYS))
        return ((1 - _BONUS) * _rested(context, self._tired(context), rows) + _BONUS * bonus).astype(np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        """When it was last played, or that it never was; whether artist or track are tired; whether it is new."""
        played = float(_days(context, context.history.last_played[row : row + 1])[0])
        added = float(_days(context, context.view.added_at[row : row + 1])[0])
        words = "not played yet" if np.isnan(played) else f"last played {_ago(played)} ago"
        of_track, of_artist = _hearings(context, row)
        if of_track > 1:
            words += f", {of_track} times within a day"
        if of_artist > 1:
            words += f"; its artist {of_artist} times within a day"
        return f"{words}; added {_ago(added)} ago" if added <= _NEW_DAYS else words


def _tired(context: ScoringContext) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(n,) what hearings of each track tire it, (a,) what those of its artist tire it."""
    rows, days, weight = _recent(context, _WINDOW_DAYS)
    of_track = np.bincount(rows, weight * np.exp2(-days / _TRACK_DAYS), len(context.view))
    artists = context.view.artist_codes[rows]
    of_artist = np.bincount(artists, weight * np.exp2(-days / _ARTIST_DAYS), len(context.view.artists))
    of_artist[0] = 0.0  # nobody knows whose these are
    return np.asarray(of_track, np.float64), np.asarray(_ARTIST_SHARE * of_artist, np.float64)


def _rested(
    context: ScoringContext, tired: tuple[NDArray[np.float64], NDArray[np.float64]], rows: NDArray[np.intp]
) -> NDArray[np.float64]:
    """(k,) 0 tired .. 1 rested."""
    if context.moment is None:
        played = _days(context, context.history.last_played[rows])
        return np.where(np.isnan(played), 1.0, 1 - np.exp2(-np.nan_to_num(played) / _TRACK_DAYS))
    of_track, of_artist = tired
    return np.maximum(1 - of_track[rows] - of_artist[context.view.artist_codes[rows]], 0.0)


def _recent(
    context: ScoringContext, window_days: float
) -> tuple[NDArray[np.int32], NDArray[np.float64], NDArray[np.float64]]:
    """(e,) view row, days ago and weight of each hearing within the window."""
    moment = context.moment
    if moment is None:
        return np.zeros(0, np.int32), np.zeros(0), np.zeros(0)
    log = moment.listening
    first = int(np.searchsorted(log.starts[: moment.upto], context.request.now - window_days * _DAY_S))
    recent = slice(first, moment.upto)
    weight = np.where(log.is_listen[recent], 1.0, _SHORT)
    return log.tracks[recent], _days(context, log.starts[recent]), weight


def _hearings(context: ScoringContext, row: int) -> tuple[int, int]:
    """How often the track and its artist were heard within a day."""
    rows, _, _ = _recent(context, 1.0)
    artist = context.view.artist_codes[row]
    by_artist = int((context.view.artist_codes[rows] == artist).sum()) if artist else 0
    return int((rows == row).sum()), by_artist


def _days(context: ScoringContext, at: NDArray[np.float64]) -> NDArray[np.float64]:
    """Days before the request; a clock that was ahead counts as now."""
    return np.maximum((context.request.now - at) / _DAY_S, 0)


def _ago(days: float) -> str:
    for amount, unit in ((days, "day"), (days * 24, "hour")):
        if amount >= 1:
            return f"{int(amount)} {unit}{'' if int(amount) == 1 else 's'}"
    minutes = int(days * 24 * 60)
    return f"{minutes} minute{'' if minutes == 1 else 's'}"
