"""How a track goes on over time: waveform, silences, where it reaches and leaves its level, where its sections meet."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.decode import Sound
from musicrec_desktop.analysis.levels import PEAKS_A_BLOCK
from musicrec_desktop.analysis.loudness import to_lufs
from musicrec_desktop.analysis.spectrum import FRAMES_A_SECOND, Spectrum
from musicrec_desktop.analysis.timbre import cepstrum
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.outline import Chord, Outline

N_PEAKS: Final = 1_000
"""Columns of the waveform: as many as a wide seek bar has dots."""
_SILENT: Final = 10 ** (-60 / 20)
"""Of the highest sample: what stays below is silence."""
_LEAST: Final = 4 / 2**15
"""Full scale is 1; a 16-bit file's own noise is below."""
_STEP: Final = 0.1
"""Seconds; of the level curve."""
_SMOOTH_STEPS: Final = 10
_BELOW_LU: Final = 6.0
"""A track has reached its level within this of the middle of it."""
_PREVIEW_SECONDS: Final = 60.0
_HALF_SECONDS: Final = 8.0
"""Sections are compared over so long before and after."""
_CELL: Final = round(FRAMES_A_SECOND / 2)
"""Frames averaged into one; half a second."""
_CEPSTRA: Final = slice(1, 14)
_DEVIATIONS: Final = 1.0
"""A border of sections stands out by so many standard deviations of the novelty."""
_LEAST_NOVELTY: Final = 0.1
"""Of 1, which two opposite sounds have; noise that never changes stays below 0.08."""
_SNAP_MS: Final = 500
"""A border moves to a beat that is no further away."""

_Floats = NDArray[np.float32]
_Doubles = NDArray[np.float64]


def measure_outline(
    sound: Sound, spectrum: Spectrum, beats_ms: NDArray[np.int32], chords: tuple[Chord, ...]
) -> Outline:
    """The outline of a track that is not silent; from excerpts the times are estimates and borders are not told.

    `beats_ms` ascending, `chords` of the same parts. lead_in <= intro_end <= outro_start <= duration - lead_out.
    """
    duration = max(1, round(1000 * sound.seconds))
    lead_in, lead_out = _silences(sound)
    level = _level_curve(sound)
    first, last = _at_level(level)
    intro_end = min(max(first, lead_in), duration - lead_out)
    outro_start = min(max(last, intro_end), duration - lead_out)
    return Outline(
        duration_ms=DurationMs(duration),
        is_whole=sound.is_whole,
        peaks=_waveform(sound),
        lead_in_ms=DurationMs(lead_in),
        lead_out_ms=DurationMs(lead_out),
        intro_end_ms=DurationMs(intro_end),
        outro_start_ms=DurationMs(outro_start),
        loudest_ms=DurationMs(_loudest_minute(level, duration)),
        boundaries_ms=_boundaries(spectrum, beats_ms) if sound.is_whole and len(sound.parts) == 1 else (),
        beats_ms=beats_ms,
        chords=chords,
    )


def _waveform(sound: Sound) -> NDArray[np.uint8]:
    """(N_PEAKS,) highest sample of each column, 255 at full scale."""
    seconds = max(sound.seconds, 1e-9)
    columns = np.zeros(N_PEAKS, np.float32)
    middles = (np.arange(N_PEAKS) + 0.5) * seconds / N_PEAKS
    for levels in sound.levels:
        step = levels.block / PEAKS_A_BLOCK
        begins = levels.start + step * np.arange(len(levels.peaks))
        # A short track has fewer peaks than columns, so each column looks at its middle; in a long one a column holds
        # many, so each peak also looks for its column.
        inside = (middles >= levels.start) & (middles < levels.end)
        nearest = ((middles[inside] - levels.start) / step).astype(np.intp).clip(max=len(levels.peaks) - 1)
        columns[inside] = np.maximum(columns[inside], levels.peaks[nearest])
        np.maximum.at(columns, (begins * (N_PEAKS / seconds)).astype(np.intp).clip(max=N_PEAKS - 1), levels.peaks)
    waveform: NDArray[np.uint8] = np.rint(255 * np.minimum(columns, 1)).astype(np.uint8)
    return waveform


def _silences(sound: Sound) -> tuple[int, int]:
    """Milliseconds of silence at the beginning and at the end; of excerpts no more than was heard there."""
    loudest = max(float(levels.peaks.max()) for levels in sound.levels)
    silent = max(_LEAST, _SILENT * loudest)
    first, last = sound.levels[0], sound.levels[-1]
    step = 1000 * first.block / PEAKS_A_BLOCK
    before = _leading_silence(first.peaks, silent) * step if first.start == 0 else 0.0
    after = _leading_silence(last.peaks[::-1], silent) * step
    length = 1000 * sound.seconds
    before = min(before, length)
    return round(before), round(min(after, length - before))


def _leading_silence(peaks: _Floats, silent: float) -> int:
    heard = np.flatnonzero(peaks > silent)
    return int(heard[0]) if len(heard) else len(peaks)


def _level_curve(sound: Sound) -> _Doubles:
    """(n,) LUFS of each step of the whole track, over a second around it; a straight line between what was heard."""
    times, levels = [], []
    for heard in sound.levels:
        n = len(heard.powers)
        window = min(n, _SMOOTH_STEPS)
        around = np.convolve(heard.powers, np.ones(window), mode="same") / np.convolve(
            np.ones(n), np.ones(window), mode="same"
        )
        times.append(heard.start + heard.block * (np.arange(n) + 0.5))
        levels.append(to_lufs(around))
    grid = (np.arange(max(1, int(sound.seconds / _STEP))) + 0.5) * _STEP
    curve: _Doubles = np.interp(grid, np.concatenate(times), np.concatenate(levels))
    return curve


def _at_level(level: _Doubles) -> tuple[int, int]:
    """Milliseconds at which the track first reaches its level, and leaves it for good."""
    loud = level[level > level.max() - 40]
    reached = np.flatnonzero(level >= np.median(loud) - _BELOW_LU)
    return round(1000 * _STEP * int(reached[0])), round(1000 * _STEP * (int(reached[-1]) + 1))


def _loudest_minute(level: _Doubles, duration: int) -> int:
    """Milliseconds at which it begins; 0 for a track that is no longer."""
    steps = round(_PREVIEW_SECONDS / _STEP)
    if len(level) <= steps:
        return 0
    sums = np.concatenate([[0.0], np.cumsum(10 ** (level / 10))])
    minute = sums[steps:] - sums[:-steps]
    # The first of those that are as good: a level that stays the same is not louder at its end for a rounding error.
    first = int(np.flatnonzero(minute >= minute.max() * (1 - 1e-9))[0])
    return min(round(1000 * _STEP * first), max(0, duration - round(1000 * _PREVIEW_SECONDS)))


def _boundaries(spectrum: Spectrum, beats_ms: NDArray[np.int32]) -> tuple[DurationMs, ...]:
    """Where the sound of what follows is another than of what went before, over eight seconds each.

    J. Foote, "Automatic audio segmentation using a measure of audio novelty" (ICME 2000): a checkerboard slid along the
    diagonal of the similarity of each moment with each other.
    """
    cells = len(spectrum.mel_db) // _CELL
    cell_seconds = _CELL / FRAMES_A_SECOND
    half = round(_HALF_SECONDS / cell_seconds)
    if cells < 3 * half:
        return ()
    mean_db = spectrum.mel_db[: cells * _CELL].reshape(cells, _CELL, -1).mean(axis=1)
    colours = np.concatenate([cepstrum(mean_db)[:, _CEPSTRA], mean_db.mean(axis=1, keepdims=True)], axis=1)
    colours -= colours.mean(axis=0)
    colours /= np.maximum(colours.std(axis=0), 1e-3)
    colours /= np.maximum(np.linalg.norm(colours, axis=1, keepdims=True), 1e-6)
    windows = np.lib.stride_tricks.sliding_window_view(colours, 2 * half, axis=0)  # (borders, features, cells)
    # The checkerboard is an outer product, so that its sum over all pairs is the square of one sum over moments.
    novelty = np.square(windows @ _signs(half)).sum(axis=1)
    borders = np.arange(len(novelty))
    highest = np.lib.stride_tricks.sliding_window_view(np.pad(novelty, half), 2 * half + 1).max(axis=1)
    stands_out = (novelty >= highest) & (novelty > max(_LEAST_NOVELTY, novelty.mean() + _DEVIATIONS * novelty.std()))
    times = (borders[stands_out] + half) * cell_seconds * 1000
    return tuple(DurationMs(_snapped(float(at), beats_ms)) for at in times)


@lru_cache(maxsize=1)
def _signs(half: int) -> _Floats:
    """(2 half,) weights of the moments before and after a border; those far from it count less."""
    places = np.arange(2 * half) - half + 0.5
    tapered = np.sign(places) * np.exp(-2 * (places / half) ** 2)
    signs: _Floats = (tapered / np.abs(tapered).sum()).astype(np.float32)
    return signs


def _snapped(at: float, beats_ms: NDArray[np.int32]) -> int:
    if len(beats_ms):
        nearest = int(beats_ms[int(np.abs(beats_ms - at).argmin())])
        if abs(nearest - at) <= _SNAP_MS:
            return nearest
    return round(at)
