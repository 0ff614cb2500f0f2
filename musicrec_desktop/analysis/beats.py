"""When the beats of a known tempo come, and how steadily."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.onsets import BASS, BROAD, MIN_SECONDS, moving_mean
from musicrec_desktop.analysis.spectrum import FRAMES_A_SECOND

_TIGHT: Final = 300.0
"""How dear it is to leave the tempo: weight of the squared logarithm of a step over the period."""
_SHORTEST: Final = 0.75
_LONGEST: Final = 1.33
"""Steps from beat to beat, in periods."""
_BASS_WEIGHT: Final = 0.5
"""The bass marks beats more often than what lies between them."""
_BLUR: Final = (0.25, 0.5, 0.25)
"""Players are loose by about a frame."""
_LATENCY_FRAMES: Final = 2.1
"""A rise shows in the frame whose window has just reached the sound: so many hops before the sound itself begins."""
_RUN_BEATS: Final = 16
"""Steadiness is that of so many beats in a row; slower drift is not heard as unsteady."""
_HALF_STEADY: Final = 0.05
"""Beats that miss an even grid by this share of a period (root mean square) are half steady."""

_Floats = NDArray[np.float32]
_Doubles = NDArray[np.float64]


def find_beats(parts: list[_Floats], bpm: float) -> list[_Doubles]:
    """(n,) beats of each part (5, frames) of onset curves, as fractional frames; none in a part that is too short.

    Dynamic programming after D. Ellis, Beat tracking by dynamic programming (2007): of all rows of beats whose steps
    stay near the period, the one on the strongest rises. All parts go side by side, and as many frames at once as
    cannot follow each other as beats.
    """
    period = 60 * FRAMES_A_SECOND / bpm
    beats = [np.zeros(0) for _ in parts]
    fit = [i for i, curves in enumerate(parts) if curves.shape[1] >= MIN_SECONDS * FRAMES_A_SECOND]
    if not fit:
        return beats
    strengths = np.zeros((len(fit), max(parts[i].shape[1] for i in fit)))
    for row, i in enumerate(fit):
        strengths[row, : parts[i].shape[1]] = _strength(parts[i])
    best, before = _best_rows(strengths, period)
    for row, i in enumerate(fit):
        frames = parts[i].shape[1]
        last = max(0, frames - round(period))
        at = last + int(best[row, last:frames].argmax())
        found = []
        while at >= 0:
            found.append(at)
            at = int(before[row, at])
        beats[i] = _tops(strengths[row], np.array(found[::-1]))
    return beats


def _strength(curves: _Floats) -> _Doubles:
    """(frames,) how much a beat would be marked there, of unit spread."""
    rises = curves[[BROAD, BASS]]
    above = np.maximum(rises - moving_mean(rises), 0)
    spread = np.maximum(above.std(axis=1, keepdims=True), 1e-6)
    total = (above / spread * np.array([[1.0], [_BASS_WEIGHT]])).sum(axis=0)
    blurred: _Doubles = np.convolve(total, _BLUR, "same")
    return blurred


def _best_rows(strengths: _Doubles, period: float) -> tuple[_Doubles, NDArray[np.int64]]:
    """(parts, frames) worth of the best row of beats that ends at each frame, and the beat before it, -1 for none."""
    parts, frames = strengths.shape
    steps = np.arange(max(1, round(_SHORTEST * period)), max(2, round(_LONGEST * period)) + 1)
    cost = _TIGHT * np.log(steps / period) ** 2
    lead, block = int(steps[-1]), int(steps[0])
    worth = np.zeros((parts, lead + frames))
    before = np.full((parts, frames), -1, np.int64)
    for first in range(0, frames, block):
        until = min(first + block, frames)
        at = np.arange(first, until)
        earlier = worth[:, lead + at[:, None] - steps[None, :]] - cost
        choice = earlier.argmax(axis=2)
        gain = np.take_along_axis(earlier, choice[:, :, None], axis=2)[:, :, 0]
        worth[:, lead + first : lead + until] = strengths[:, first:until] + gain
        came = at - steps[choice]
        before[:, first:until] = np.where(came >= 0, came, -1)
    return worth[:, lead:], before


def _tops(strength: _Doubles, beats: NDArray[np.int64]) -> _Doubles:
    """Beats moved to the top of the parabola through the three frames around them, where they are a peak."""
    inside = np.clip(beats, 1, len(strength) - 2)
    left, middle, right = strength[inside - 1], strength[inside], strength[inside + 1]
    bend = left - 2 * middle + right
    is_peak = (inside == beats) & (middle >= left) & (middle >= right) & (bend < 0)
    shift = np.where(is_peak, 0.5 * (left - right) / np.where(bend < 0, bend, -1.0), 0.0)
    return np.asarray(beats + shift, np.float64)


def steadiness(beats: list[_Doubles], bpm: float) -> float:
    """0..1: how well the beats of all parts fit a grid of one period; NaN for fewer than eight beats in a row.

    Half at a root mean square miss of _HALF_STEADY periods, within runs of _RUN_BEATS beats.
    """
    period = 60 * FRAMES_A_SECOND / bpm
    misses = []
    for row in beats:
        for first in range(0, len(row), _RUN_BEATS):
            run = row[first : first + _RUN_BEATS]
            if len(run) >= _RUN_BEATS // 2:
                off = run - np.round((run - run[0]) / period) * period
                misses.append(off - off.mean())
    if not misses:
        return float("nan")
    miss = float(np.sqrt(np.mean(np.concatenate(misses) ** 2))) / period
    return 1 / (1 + (miss / _HALF_STEADY) ** 2)


def beat_times(beats: list[_Doubles], starts_ms: tuple[int, ...]) -> NDArray[np.int32]:
    """(n,) ms in the track, ascending, of beats in parts that start at `starts_ms`.

    Where parts overlap, the earlier one's count.
    """
    times: list[_Doubles] = []
    until = -1.0
    for row, start in zip(beats, starts_ms, strict=True):
        here = start + (row + _LATENCY_FRAMES) * 1000 / FRAMES_A_SECOND
        here = here[here > until]
        if len(here):
            times.append(here)
            until = float(here[-1])
    return np.rint(np.concatenate(times)).astype(np.int32) if times else np.zeros(0, np.int32)
