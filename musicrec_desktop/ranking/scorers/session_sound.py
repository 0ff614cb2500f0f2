"""Nearness in sound to what this session has brought, by a measure that the session itself sets.

What the finished tracks agree on counts most: after three slow piano pieces of very different age and colour, slowness
and piano count and the rest hardly does. Each quantity is weighted by the inverse of its variance over what was just
finished, drawn to that of any music while the session is short. What was just skipped pushes its neighbours away.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.scorers.remembered import Remembered, RememberedRows
from musicrec_desktop.ranking.session import SessionSoFar, session_so_far

_NAMED: Final = (
    ("energy", 0.22),
    ("valence", 0.22),
    ("danceability", 0.17),
    ("acousticness", 0.30),
    ("instrumentalness", 0.30),
    ("brightness", 0.20),
)
"""Quantities a listener could name, with their usual standard deviation over a mixed library."""
_TEMPO_OCTAVES: Final = 0.25
"""The same of the tempo, in octaves, to the nearest octave."""
_USUAL: Final = 1.0
"""So many tracks of usual variance are taken to be in the session beside what was really finished."""
_PUSH: Final = 0.5
_REACH: Final = 1.5
"""How much sooner a skipped track's push ends than a finished track's pull, three times as soon being exp(-distance
x 1.5) beside exp(-distance / 2). With 3.0 less was told in advance of three listeners' skips, with 6.0 less still."""
_TELLING: Final = 0.25


class SessionMeasure(NamedTuple):
    """Where the session is, and how far away is far."""

    centre: NDArray[np.float64]
    """(d,) weighted mean of what was finished."""
    weights: NDArray[np.float64]
    """(d,) summing to 1: the more the finished tracks agree on a quantity, the more it counts."""


class _Here(NamedTuple):
    """The session as far as it has a measured sound."""

    session: SessionSoFar
    kept: NDArray[np.float64]
    """(k, d) coordinates."""
    turned: NDArray[np.float64]
    """(s, d)"""
    measure: SessionMeasure


class _Nearness(NamedTuple):
    """(k,) columns."""

    near: NDArray[np.float64]
    """To what was kept."""
    push: NDArray[np.float64]
    """0..1: the strongest one of a skipped track."""
    pushing: NDArray[np.intp]
    """View row of that track, -1 without one."""


class SessionSoundScorer:
    """exp(-distance / 2), less half the strongest push of a skipped track; 0.5 less the push before anything is kept.

    Distance is the weighted mean of squared differences in units of usual spread: about 1 to 2 for any two tracks.
    """

    def __init__(self) -> None:
        self._here = Remembered(_here)
        self._near = RememberedRows(_Nearness, self._nearness)

    @property
    def name(self) -> str:
        return "session"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN for tracks without analysis, and for all at the beginning of a session."""
        rows = context.view.rows(candidates.ids)
        features, here = context.view.features, self._here(context)
        if here.session.is_empty:
            return np.full(len(rows), np.nan, np.float32)
        near, push, _ = self._near(context, rows)
        value = np.clip(near - _PUSH * push, 0, 1)
        return np.where(features.is_analysed[rows], value, np.nan).astype(np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        """What the finished tracks agree on and how the track does there; which skipped one it is like."""
        features, here = context.view.features, self._here(context)
        if here.session.is_empty or not features.is_analysed[row]:
            return ""
        near, push, like = self._near.one(context, row)
        words, n = [], len(here.kept)
        if n:
            plural = "track" if n == 1 else "tracks"
            words.append(f"nearness {near[0]:.2f} to the {n} {plural} finished in this session")
            words += _agreement(features, row, here)
        if push[0] > _TELLING:
            words.append(f"sounds like {context.view.titles[int(like[0])]}, just skipped")
        return "; ".join(words)

    def _nearness(self, context: ScoringContext, rows: NDArray[np.intp]) -> _Nearness:
        return _nearness(coordinates(context.view.features, rows), self._here(context))


def coordinates(features: FeatureMatrix, rows: NDArray[np.intp]) -> NDArray[np.float64]:
    """(k, d) the space of sessions, in units of usual spread: first the named quantities and the tempo as a circle of
    one octave, then the sound vector. NaN where unknown."""
    named = [features.column(name)[rows].astype(np.float64) / spread for name, spread in _NAMED]
    tempo = features.column("tempo")[rows].astype(np.float64)
    turn = 2 * np.pi * np.log2(np.where(tempo > 0, tempo, np.nan))
    # On the circle a small step of x octaves is 2 pi x long: half and double are the same place.
    radius = 1 / (2 * np.pi * _TEMPO_OCTAVES)
    sound = features.sound[rows].astype(np.float64)
    return np.column_stack((*named, radius * np.cos(turn), radius * np.sin(turn), sound * np.sqrt(sound.shape[1])))


def session_measure(points: NDArray[np.float64], weight: NDArray[np.float64]) -> SessionMeasure:
    """The measure set by (k, d) finished points, the named quantities and the sound vector counting half each.

    Without any point, all quantities count the same.
    """
    if len(points) == 0:
        return SessionMeasure(np.zeros(points.shape[1]), np.full(points.shape[1], 1 / points.shape[1]))
    known = ~np.isnan(points)
    mass = weight[:, None] * known
    total = mass.sum(axis=0)
    centre = np.divide(
        (mass * np.nan_to_num(points)).sum(axis=0), total, out=np.zeros(points.shape[1]), where=total > 0
    )
    spread = (mass * np.nan_to_num(points - centre) ** 2).sum(axis=0)
    weights = np.where(total > 0, (_USUAL + total) / (_USUAL + spread), 0.0)
    n_named = len(_NAMED) + 2
    for part in (slice(None, n_named), slice(n_named, None)):
        weights[part] /= 2 * max(float(weights[part].sum()), 1e-9)
    return SessionMeasure(centre, weights)


def _here(context: ScoringContext) -> _Here:
    whole, features = session_so_far(context.moment), context.view.features
    kept, turned = features.is_analysed[whole.kept], features.is_analysed[whole.turned]
    session = SessionSoFar(whole.kept[kept], whole.kept_weight[kept], whole.turned[turned], whole.turned_weight[turned])
    points = coordinates(features, session.kept)
    measure = session_measure(points, session.kept_weight)
    return _Here(session, points, coordinates(features, session.turned), measure)


def _nearness(points: NDArray[np.float64], here: _Here) -> _Nearness:
    n = len(points)
    near = np.exp(-0.5 * _distance(points, *here.measure)) if len(here.kept) else np.full(n, 0.5)
    if len(here.turned) == 0:
        return _Nearness(near, np.zeros(n), np.full(n, -1, np.intp))
    pushes = np.stack(
        [
            weight * np.exp(-_REACH * _distance(points, point, here.measure.weights))
            for point, weight in zip(here.turned, here.session.turned_weight, strict=True)
        ]
    )
    strongest = pushes.argmax(axis=0)
    return _Nearness(near, pushes[strongest, np.arange(n)], here.session.turned[strongest])


def _distance(
    points: NDArray[np.float64], centre: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """(k,) weighted mean of squared differences; a quantity that is unknown counts as usual spread."""
    squares = (points - centre) ** 2
    return np.asarray(np.where(np.isnan(squares), 1.0, squares) @ weights, np.float64)


def _agreement(features: FeatureMatrix, row: int, here: _Here) -> list[str]:
    """The named quantity on which at least two finished tracks agree most."""
    if len(here.kept) < 2:
        return []
    at = int(here.measure.weights[: len(_NAMED)].argmax())
    name, spread = _NAMED[at]
    own, theirs = float(features.column(name)[row]), float(here.measure.centre[at]) * spread
    return [] if np.isnan(own) else [f"{name} {own:.2f} where these have {theirs:.2f}"]
