"""What the listener thinks of a track's surroundings: its album, its artist, what sounds like it. Never of itself.

A chain of estimates, each drawn to the one before by so many tracks' worth of doubt: all music heard, what sounds
alike, the artist, the album. A track nobody ever played, of an artist nobody ever heard, thus always has a score.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.domain.taste import TrackHistory
from musicrec_desktop.domain.topmost import topmost
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.scorers.remembered import Remembered, RememberedRows

_NEUTRAL_DOUBT: Final = 20.0
"""Tracks at which the mean over all that was heard is half way from neutral."""
_SOUND_DOUBT: Final = 2.0
_ARTIST_DOUBT: Final = 2.0
_ALBUM_DOUBT: Final = 2.0
_JUDGES: Final = 256
"""So many tracks with the clearest verdicts speak for their sound: more would cost more than they tell."""
_MOST_PLAYS: Final = 3.0
"""Plays beyond this make a verdict no surer."""


class _Verdicts(NamedTuple):
    """What was heard and judged, by view row."""

    history: TrackHistory
    base: float
    """Mean over all, drawn to 0."""
    clearest: NDArray[np.intp]
    """(j,) rows that speak for their sound."""
    clearest_value: NDArray[np.float32]
    """(j,) their affinity, -1..1."""
    clearest_mass: NDArray[np.float32]
    """(j,) plays behind it."""
    levels: tuple[tuple[NDArray[np.int32], NDArray[np.float64], NDArray[np.float64], float], ...]
    """Of artists, then of albums: code by row; verdicts and plays by code; doubt."""


class _Estimate(NamedTuple):
    """(c,) columns, by candidate: values after each link of the chain, then how many plays stand behind each."""

    by_sound: NDArray[np.float64]
    by_artist: NDArray[np.float64]
    value: NDArray[np.float64]
    near: NDArray[np.float64]
    of_artist: NDArray[np.float64]
    of_album: NDArray[np.float64]


class NeighbourhoodScorer:
    """(1 + affinity of the surroundings) / 2."""

    def __init__(self) -> None:
        self._verdicts = Remembered(_verdicts)
        self._estimates = RememberedRows(_Estimate, self._estimate)

    @property
    def name(self) -> str:
        return "neighbourhood"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) always known once anything was played or judged; before that NaN for all."""
        rows = context.view.rows(candidates.ids)
        if context.profile.is_empty:
            return np.full(len(rows), np.nan, np.float32)
        return np.asarray(np.clip((1 + self._estimates(context, rows).value) / 2, 0, 1), np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        """The nearest surroundings of which anything is known."""
        if context.profile.is_empty:
            return ""
        found = self._estimates.one(context, row)
        if found.of_album[0] > 0:
            return f"other tracks of its album: {found.value[0]:+.2f} on a scale from -1 to 1"
        if found.of_artist[0] > 0:
            return f"other tracks of its artist: {found.by_artist[0]:+.2f} on a scale from -1 to 1"
        if found.near[0] > 0.2:
            return f"what sounds like it: {found.by_sound[0]:+.2f} on a scale from -1 to 1"
        return "nothing near it was heard yet"

    def _estimate(self, context: ScoringContext, rows: NDArray[np.intp]) -> _Estimate:
        return _estimate(context, self._verdicts(context), rows)


def _verdicts(context: ScoringContext) -> _Verdicts:
    history, view = context.history, context.view
    # Only what was played or judged is looked at: in a large library that is the smaller part.
    known = np.flatnonzero((history.plays > 0) | (history.feedback != 0))
    mass = _mass(history, known)
    verdicts = mass * history.affinity[known]
    measured = np.flatnonzero(view.features.is_analysed[known])
    clearest = measured[topmost(np.abs(verdicts[measured]), _JUDGES)]
    levels = []
    for codes, size, doubt in (
        (view.artist_codes, len(view.artists), _ARTIST_DOUBT),
        (view.album_codes, len(view.albums), _ALBUM_DOUBT),
    ):
        of = codes[known].astype(np.intp)  # counted twice by it: the machine's own size is read three times as fast
        total, weight = (np.asarray(np.bincount(of, each, size), np.float64) for each in (verdicts, mass))
        levels.append((codes, total, weight, doubt))
    base = float(verdicts.sum()) / (float(mass.sum()) + _NEUTRAL_DOUBT)
    rows = known[clearest]
    return _Verdicts(history, base, rows, history.affinity[rows], mass[clearest].astype(np.float32), tuple(levels))


def _mass(history: TrackHistory, rows: NDArray[np.intp]) -> NDArray[np.float64]:
    """(k,) plays behind the verdict on each row, at most three; what was said counts as three."""
    plays = history.plays[rows] + _MOST_PLAYS * (history.feedback[rows] != 0)
    return np.asarray(np.minimum(plays, _MOST_PLAYS), np.float64)


def _estimate(context: ScoringContext, verdicts: _Verdicts, rows: NDArray[np.intp]) -> _Estimate:
    by_sound, near = _by_sound(context, verdicts, rows)
    values, others = [by_sound], [near]
    mine, own = _mass(verdicts.history, rows), verdicts.history.affinity[rows].astype(np.float64)
    for codes, total, weight, doubt in verdicts.levels:
        # Without the track itself, or its own plays would speak twice; code 0 is no neighbourhood.
        is_known = codes[rows] > 0
        found = np.where(is_known, np.maximum(weight[codes[rows]] - mine, 0), 0.0)
        said = np.where(is_known, total[codes[rows]] - mine * own, 0.0)
        values.append((said + doubt * values[-1]) / (found + doubt))
        others.append(found)
    return _Estimate(*values, *others)


def _by_sound(
    context: ScoringContext, verdicts: _Verdicts, rows: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(k,) mean verdict on what sounds alike, drawn to all that was heard; (k,) how many plays stand behind it.

    A neighbour counts by the fourth power of its cosine: 0.9 counts 0.66, 0.5 counts 0.06.
    """
    sound, clearest = context.view.features.sound, verdicts.clearest
    square = np.square(np.maximum(sound[rows] @ sound[clearest].T, 0))
    nearness = square * square * verdicts.clearest_mass
    nearness[rows[:, None] == clearest[None, :]] = 0.0
    near = nearness.sum(axis=1, dtype=np.float64)
    said = (nearness @ verdicts.clearest_value).astype(np.float64)
    return (said + _SOUND_DOUBT * verdicts.base) / (near + _SOUND_DOUBT), near
