"""Which of the paces that sound repeats at is the beat: candidates in simple ratios, weighed by a fitted model."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.onsets import BASS, BROAD, HIGH, SNARE, Recurrence, at_lag
from musicrec_desktop.analysis.spectrum import FRAMES_A_SECOND

SLOWEST: Final = 55.0
FASTEST: Final = 205.0
"""A tempo told lies within these beats a minute; music beyond them is tapped at half or double pace."""
RATIOS: Final = (1 / 4, 1 / 3, 1 / 2, 2 / 3, 1, 3 / 2, 2, 3, 4)
"""The beat is one of these times the pace that stands out most."""
_SEARCH_BPM: Final = (42.0, 230.0)
_STEPS: Final = 600
_PRIOR_BPM: Final = 118.0
_PRIOR_OCTAVES: Final = 0.8
"""Log-normal preference for paces near those people tap to (van Noorden and Moelants 1999; Ellis 2007)."""
_MULTIPLES: Final = (1.0, 0.8, 0.6, 0.6)
"""Weight of one, two, three and four beats: a true beat repeats at each of them."""
_FINE_OCTAVES: Final = 0.065
_FINE_STEPS: Final = 181
"""The pace is made exact within 4.5 percent, in steps of 0.05 percent."""
_CLEAR_PULSE: Final = 0.3
"""Correlation one beat later from which on there is no doubt that there is a beat."""

_EVEN_BPM: Final = 115.0
_RETURNS: Final = (1 / 4, 1 / 3, 1 / 2, 2 / 3, 1, 3 / 2, 2, 3, 4)
_BACKBEATS: Final = (1 / 2, 2 / 3, 1, 3 / 2, 2, 4)
"""Lags in beats at which the evidence for a candidate looks."""
_FEWEST_ONSETS: Final = 0.2

EVIDENCE: Final = (
    "pace",  # squared octaves from _EVEN_BPM
    *(f"returns after {lag:.2f}" for lag in _RETURNS),
    *(f"backbeat after {lag:.2f}" for lag in _BACKBEATS),
    "onsets",  # squared octaves of the onsets a beat from one, of all bands,
    "low onsets",  # of the bass,
    "high onsets",  # and of snare and cymbals
)
"""What each candidate is weighed by."""
WEIGHTS: Final = (
    *(-0.95,),
    *(0.0, 2.66, 3.72, -2.03, -0.31, -2.38, 2.32, 4.51, 2.96),
    *(9.45, 4.92, 3.83, -7.28, -6.26, -6.96),
    *(-0.32, -0.94, -0.05),
)
"""A conditional logit (softmax over the candidates) fitted by tests/benchmarks/tempo_and_key.py --fit to 384 rendered
pieces of 36 styles and 44 plain rows of clicks and drums; then halved: the temperature at which the odds are most
nearly true for styles left out of the fit, of which it read 85 percent at the right level."""

_Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TempoReading:
    """The beat and the next best reading of it."""

    bpm: float
    confidence: float
    """0..1: that this is the level people tap to, and that there is a beat at all."""
    alternative: float
    """Beats a minute of the second best reading, mostly half or double; NaN when there is none."""
    salience: float
    """0..1: share of the evidence that the tempo has against its alternative; 1 without one."""


def read_tempo(found: Recurrence, onset_rates: NDArray[np.float64]) -> TempoReading:
    """The tempo by how rises come back and by how many onsets a second each of the five curves has."""
    candidates = candidate_tempi(found.shape)
    scores = np.array([evidence(found, onset_rates, bpm) for bpm in candidates]) @ np.array(WEIGHTS)
    odds = np.exp(scores - scores.max())
    chances = odds / odds.sum()
    order = np.argsort(-chances, kind="stable")
    best = float(candidates[order[0]])
    pulse = at_lag(found.shape, 60 * FRAMES_A_SECOND / best)
    confidence = float(chances[order[0]]) * float(np.clip(pulse / _CLEAR_PULSE, 0, 1))
    if len(order) == 1:
        return TempoReading(best, confidence, float("nan"), 1.0)
    first, second = float(chances[order[0]]), float(chances[order[1]])
    return TempoReading(best, confidence, float(candidates[order[1]]), first / (first + second))


def candidate_tempi(shape: _Doubles) -> _Doubles:
    """(k,) beats a minute, 1 <= k <= len(RATIOS): the pace that stands out, made exact, and its simple ratios."""
    pace = _exact(shape, standing_out(shape))
    paces = pace * np.array(RATIOS)
    return paces[(paces >= SLOWEST) & (paces <= FASTEST)]


def evidence(found: Recurrence, onset_rates: NDArray[np.float64], bpm: float) -> _Doubles:
    """(len(EVIDENCE),) what speaks for and against a tempo."""
    lag = 60 * FRAMES_A_SECOND / bpm
    shape = found.shape
    rates = np.array([onset_rates[BROAD], onset_rates[BASS], (onset_rates[SNARE] + onset_rates[HIGH]) / 2])
    a_beat = np.log2(np.maximum(rates, _FEWEST_ONSETS) * 60 / bpm)
    return np.array(
        [
            np.log2(bpm / _EVEN_BPM) ** 2,
            *(at_lag(shape, lag * beats) for beats in _RETURNS),
            *(at_lag(found.backbeat, lag * beats) for beats in _BACKBEATS),
            *a_beat**2,
        ]
    )


@lru_cache(maxsize=1)
def _paces() -> _Doubles:
    return np.geomspace(*_SEARCH_BPM, _STEPS)


def standing_out(shape: _Doubles) -> float:
    """Beats a minute of the pace whose multiples return most strongly in (lags,), near those people tap to."""
    bpm = _paces()
    lag = 60 * FRAMES_A_SECOND / bpm
    lags = np.arange(len(shape))
    total = np.zeros(len(bpm))
    for k, weight in enumerate(_MULTIPLES, 1):
        total += weight * np.interp(lag * k, lags, shape, right=0.0)
    prior = np.exp(-0.5 * (np.log2(bpm / _PRIOR_BPM) / _PRIOR_OCTAVES) ** 2)
    return float(bpm[int((np.maximum(total, 0) * prior).argmax())])


def _exact(shape: _Doubles, bpm: float) -> float:
    """The pace to a fraction of a percent: all its multiples within the longest lag fit best."""
    near = bpm * np.exp2(np.linspace(-_FINE_OCTAVES, _FINE_OCTAVES, _FINE_STEPS))
    lag = 60 * FRAMES_A_SECOND / near
    multiples = np.arange(1, int((len(shape) - 2) / lag.max()) + 1)
    fit = np.interp(np.outer(multiples, lag), np.arange(len(shape)), shape).sum(axis=0)
    return float(near[int(fit.argmax())])
