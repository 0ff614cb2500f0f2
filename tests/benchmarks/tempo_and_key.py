"""How often tempo, key, beats and chords are right, and whether the confidences tell right from wrong.

usage: python tests/benchmarks/tempo_and_key.py [--whole] [--fit] FOLDER...

Each folder holds pieces and their truth: `truth.json` as rendered_pieces.py writes it, or `truth.csv` with the columns
file, style, bpm, key, mode (pieces of style "click" are left out). Pieces are heard as the program hears long tracks,
in nine excerpts of ten seconds, or with --whole in one. --fit prints the weights of tempo.py and tonality.py fitted to
the folders instead; judge them on others. Beside the project's key stands the bare correlation with each published
profile.

Tempo: accuracy 1 is the right tempo within 4 %, accuracy 2 that or its half, third, double or triple within 1 %. Key:
exact, and MIREX's weights (fifth above 0.5, relative 0.3, parallel 0.2). AUC: how often a right answer is surer than a
wrong one. Beats: F measure within 70 ms at the true tempo's pieces; chords: share of time with the right triad.
"""

import argparse
import csv
import json
import os
import sys
import time
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from musicrec_desktop.analysis import tempo, tonality
from musicrec_desktop.analysis.chords import find_chords
from musicrec_desktop.analysis.decode import RATE
from musicrec_desktop.analysis.onsets import count_onsets, onset_curves, recurrence
from musicrec_desktop.analysis.rhythm import Rhythm, measure_rhythm
from musicrec_desktop.analysis.spectrum import FRAMES_A_SECOND, measure_spectrum
from tests.unit.analysis.sounds import clicks, drums

NOTES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
EXCERPTS, SECONDS = 9, 10
LEVELS = (1, 2, 1 / 2, 3, 1 / 3)
Floats = NDArray[np.float64]


@dataclass
class Truth:
    path: Path
    style: str
    bpm: float
    tonic: int
    is_major: bool
    beats: list[float] = field(default_factory=list)
    chords: list[tuple[float, float, str]] = field(default_factory=list)


def truths(folder: Path) -> list[Truth]:
    if (folder / "truth.json").exists():
        return [Truth(folder / row.pop("file"), **row) for row in json.loads((folder / "truth.json").read_text())]
    with (folder / "truth.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["style"] != "click"]
    return [
        Truth(folder / r["file"], r["style"], float(r["bpm"]), NOTES.index(r["key"]), r["mode"] == "major")
        for r in rows
    ]


def parts_of(path: Path, is_whole: bool) -> tuple[tuple[NDArray[np.float32], ...], tuple[int, ...]]:
    """The parts heard and where they start in ms; of a short piece the excerpts overlap."""
    sound, rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono = soxr.resample(sound.mean(axis=1), rate, RATE)
    length = SECONDS * RATE
    if is_whole or len(mono) <= length:
        return (mono - mono.mean(),), (0,)
    middles = [int(len(mono) * (i + 0.5) / EXCERPTS) for i in range(EXCERPTS)]
    starts = [min(max(0, middle - length // 2), len(mono) - length) for middle in middles]
    cuts = tuple(mono[start : start + length] for start in starts)
    return tuple(cut - cut.mean() for cut in cuts), tuple(start * 1000 // RATE for start in starts)


def near(found: float, bpm: float, tolerance: float, levels: tuple[float, ...] = (1,)) -> bool:
    return any(abs(found / (bpm * level) - 1) <= tolerance for level in levels)


def mirex(truth: Truth, tonic: int, is_major: bool) -> float:
    step = (tonic - truth.tonic) % 12
    if is_major == truth.is_major:
        return {0: 1.0, 7: 0.5}.get(step, 0.0)
    return 0.2 if step == 0 else 0.3 if step == (9 if truth.is_major else 3) else 0.0


def auc(confidences: list[float], right: list[bool]) -> float:
    sure, good = np.array(confidences), np.array(right)
    if good.all() or not good.any():
        return float("nan")
    gap = sure[good][:, None] - sure[~good][None, :]
    return float((gap > 0).mean() + 0.5 * (gap == 0).mean())


def beats_f(rhythm: Rhythm, truth: Truth, spans: list[tuple[int, int]]) -> float:
    found = rhythm.beats_ms.astype(float)
    real = np.array(truth.beats) * 1000
    real = real[np.any([(real >= low) & (real < high) for low, high in spans], axis=0)]
    if not len(found) or not len(real):
        return 0.0
    off = np.abs(found[:, None] - real[None, :])
    hits = min(int((off.min(axis=1) <= 70).sum()), int((off.min(axis=0) <= 70).sum()))
    return 2 * hits / (len(found) + len(real))


def chords_right(found: tonality.Tonality, truth: Truth, starts: tuple[int, ...]) -> float:
    at, right = 0.0, 0.0
    for chord in find_chords(found.frames, found.lengths, starts, tonality.CHROMA_FRAME_MS):
        for low, high, name in truth.chords:
            shared = min(chord.end_ms, high * 1000) - max(chord.start_ms, low * 1000)
            at += max(0, shared)
            right += max(0, shared) if chord.name == name else 0
    return right / at if at else float("nan")


def judge(folder: Path, is_whole: bool) -> None:
    first, second, keys, sure_tempo, sure_key, beats, chords = [], [], [], [], [], [], []
    profiles: dict[str, list[float]] = {name: [] for name in tonality.PROFILES}
    cpu = dict.fromkeys(("rhythm", "tonality", "chords"), 0.0)
    pieces = truths(folder)
    for truth in pieces:
        parts, starts = parts_of(truth.path, is_whole)
        spectrum = measure_spectrum(parts)
        clock = [time.process_time()]
        rhythm = measure_rhythm(spectrum.mel_db, spectrum.lengths, starts)
        clock.append(time.process_time())
        found = tonality.measure_tonality(parts)
        clock.append(time.process_time())
        find_chords(found.frames, found.lengths, starts, tonality.CHROMA_FRAME_MS)
        clock.append(time.process_time())
        for name, spent in zip(cpu, np.diff(clock), strict=True):
            cpu[name] += float(spent)
        first.append(near(rhythm.tempo, truth.bpm, 0.04))
        second.append(near(rhythm.tempo, truth.bpm, 0.01, LEVELS))
        sure_tempo.append(rhythm.tempo_confidence)
        key = found.key
        keys.append(0.0 if key is None else mirex(truth, key.tonic, key.is_major))
        sure_key.append(0.0 if key is None else key.confidence)
        for name, scores in profiles.items():
            mode, tonic = divmod(int(tonality.key_scores(found.chroma, name).argmax()), 12)
            scores.append(mirex(truth, tonic, mode == 0))
        if truth.beats and first[-1]:
            ends = [start + len(part) * 1000 // RATE for start, part in zip(starts, parts, strict=True)]
            beats.append(beats_f(rhythm, truth, list(zip(starts, ends, strict=True))))
        if truth.chords:
            chords.append(chords_right(found, truth, starts))
    exact = [score == 1 for score in keys]
    print(f"{folder.name}: {len(pieces)} pieces, {'whole' if is_whole else 'excerpts'}")
    print(
        f"  tempo accuracy 1 {np.mean(first):.3f}, accuracy 2 {np.mean(second):.3f}, AUC {auc(sure_tempo, first):.2f}"
    )
    print(f"  key weighted {np.mean(keys):.3f}, exact {np.mean(exact):.3f}, AUC {auc(sure_key, exact):.2f}")
    print("  key by profile alone: " + ", ".join(f"{name} {np.mean(scores):.3f}" for name, scores in profiles.items()))
    if beats or chords:
        print(f"  beats F {np.mean(beats):.3f}, chords {np.nanmean(chords):.3f} of the time")
    print("  CPU ms a piece: " + ", ".join(f"{name} {1000 * spent / len(pieces):.1f}" for name, spent in cpu.items()))
    SURE.append((sure_tempo, first, sure_key, exact))


SURE: list[tuple[list[float], list[bool], list[float], list[bool]]] = []


def fit_choice(choices: list[Floats], right: list[int], penalty: float, margins: list[Floats]) -> Floats:
    """(k,) weights of a conditional logit by ridge regression on standardised features (each choice (options, k))."""
    from scipy.optimize import minimize

    every = np.concatenate(choices)
    spread = every.std(axis=0) + 1e-9
    scaled = [choice / spread for choice in choices]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = penalty * float(weights @ weights), 2 * penalty * weights
        for options, best, margin in zip(scaled, right, margins, strict=True):
            scores = options @ weights + margin
            odds = np.exp(scores - scores.max())
            chances = odds / odds.sum()
            total -= float(np.log(chances[best] + 1e-12)) / len(scaled)
            slope = slope + (chances @ options - options[best]) / len(scaled)
        return total, slope

    return np.asarray(minimize(loss, np.zeros(every.shape[1]), jac=True, method="L-BFGS-B").x / spread)


def fit(folders: list[Path]) -> None:
    """Print the weights. Readings at no simple multiple of the beat get a head start of one, to be fitted away."""
    tempi, levels, margins, keys, homes = [], [], [], [], []

    def learn_tempo(parts: tuple[NDArray[np.float32], ...], true_bpm: float) -> None:
        spectrum = measure_spectrum(parts)
        ends = np.cumsum(spectrum.lengths)
        curves = [onset_curves(spectrum.mel_db[end - n : end]) for n, end in zip(spectrum.lengths, ends, strict=True)]
        found = recurrence(curves)
        if found is None:
            return
        rates = np.sum([count_onsets(each) for each in curves], axis=0) / (ends[-1] / FRAMES_A_SECOND)
        candidates = tempo.candidate_tempi(found.shape)
        if any(near(bpm, true_bpm, 0.04) for bpm in candidates):
            tempi.append(np.array([tempo.evidence(found, rates, bpm) for bpm in candidates]))
            levels.append(int(np.argmin(np.abs(np.log(candidates / true_bpm)))))
            margins.append(np.array([0.0 if near(bpm, true_bpm, 0.04, LEVELS) else 1.0 for bpm in candidates]))

    for truth in (truth for folder in folders for truth in truths(folder)):
        parts, _ = parts_of(truth.path, is_whole=False)
        learn_tempo(parts, truth.bpm)
        keys.append(tonality.measure_tonality(parts).evidence)
        homes.append(truth.tonic + (0 if truth.is_major else 12))
    rng = np.random.default_rng(5)
    for bpm in [*np.exp(rng.uniform(np.log(62), np.log(185), 16)), *rng.uniform(112, 142, 12)]:
        learn_tempo((clicks(float(bpm), 30),), float(bpm))
    for bpm in np.exp(rng.uniform(np.log(75), np.log(165), 16)):
        learn_tempo((drums(float(bpm), 30),), float(bpm))
    weights = fit_choice(tempi, levels, 0.001, margins) / 2
    print("tempo:", dict(zip(tempo.EVIDENCE, weights.round(2).tolist(), strict=True)))
    weights = fit_choice(keys, homes, 0.003, [np.zeros(24)] * len(homes))
    print("key:", dict(zip(tonality.KEY_WEIGHTS, weights.round(2).tolist(), strict=True)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    if options.fit:
        fit(options.folders)
        sys.exit()
    for each in options.folders:
        judge(each, options.whole)
    if len(SURE) > 1:
        tempi_sure, tempi_right, keys_sure, keys_right = (
            list(chain.from_iterable(column)) for column in zip(*SURE, strict=True)
        )
        print(f"all: AUC tempo {auc(tempi_sure, tempi_right):.2f}, key {auc(keys_sure, keys_right):.2f}")
