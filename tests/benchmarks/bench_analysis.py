"""What the analysis of a track costs, beside decoding alone, librosa, and other analysers where they are installed.

usage: python tests/benchmarks/bench_analysis.py [--jobs N] [--only NAME,...] FILE_OR_FOLDER...

A folder is searched for music; a .txt file names one file a line. Each method runs over all files in a process of its
own, one file after another, after a warm-up on the first, and tells CPU seconds a track and the most memory it held.
Decoding alone is what the excerpts and the whole track cost without being measured: opened, read, mixed, resampled.
Then the same files go through worker processes, for how far these use the cores. Set nothing: the numeric libraries are
limited to one thread here as they are in the workers.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"))
sys.path.insert(0, str(Path(__file__).parents[2]))

from musicrec_desktop.analysis import AnalysisPool
from musicrec_desktop.domain.ids import TrackId

SUFFIXES = {".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav", ".aiff", ".wv", ".wma", ".ape", ".mpc", ".aac", ".dsf"}
Work = Callable[[Path], object]


def find_files(places: list[Path]) -> list[Path]:
    """Files as given, those that lists name, and those below the folders given."""
    found: list[Path] = []
    for place in places:
        if place.suffix == ".txt":
            found += [Path(line) for line in place.read_text("utf-8").splitlines() if line]
        elif place.is_dir():
            found += [path for path in sorted(place.rglob("*")) if path.suffix.lower() in SUFFIXES]
        else:
            found.append(place)
    return found


def decode_alone(path: Path, *, is_whole: bool = False) -> None:
    """Open, read what is kept, mix, resample; measure nothing."""
    import soxr

    from musicrec_desktop.analysis.decode import RATE
    from musicrec_desktop.analysis.excerpts import choose_spans, pieces
    from musicrec_desktop.analysis.ffmpeg_reader import FfmpegReader
    from musicrec_desktop.analysis.sndfile_reader import SndfileReader
    from musicrec_desktop.domain.errors import AnalysisError

    for open_reader in (SndfileReader, FfmpegReader):
        try:
            with open_reader(path) as reader:
                for span in choose_spans(reader.frames, reader.rate, is_whole=is_whole):
                    for piece in pieces(span, 10 * reader.rate) if span.is_kept else ():
                        sound = reader.read(piece)
                        mono = sound.mean(axis=1) if sound.shape[1] > 2 else 0.5 * (sound[:, 0] + sound[:, -1])
                        soxr.resample(mono, reader.rate, RATE, quality="HQ")
            return
        except AnalysisError:
            continue


def ours(path: Path, *, is_whole: bool = False) -> None:
    """Every group."""
    from musicrec_desktop.analysis.measure_file import measure_file
    from musicrec_desktop.domain.analysis_work import AnalysisItem

    measure_file(AnalysisItem(TrackId(1), path, is_whole=is_whole))


def librosa_shared(path: Path) -> None:
    """The like of it by librosa's functions on one shared spectrogram of the same excerpts."""
    import librosa
    import numpy as np
    from librosa.beat import beat_track
    from librosa.onset import onset_detect, onset_strength

    from musicrec_desktop.analysis.decode import RATE, read_sound

    for part in read_sound(path).parts:
        magnitude = np.abs(librosa.stft(part, n_fft=2048, hop_length=512))
        power = magnitude**2
        mel = librosa.power_to_db(librosa.feature.melspectrogram(S=power, sr=RATE, n_mels=128))
        onsets = onset_strength(S=mel, sr=RATE)
        beat_track(onset_envelope=onsets, sr=RATE)
        onset_detect(onset_envelope=onsets, sr=RATE)
        mfcc = librosa.feature.mfcc(S=mel, n_mfcc=20)
        if mfcc.shape[1] >= 9:
            librosa.feature.delta(mfcc)
        librosa.feature.chroma_stft(S=power, sr=RATE, tuning=librosa.estimate_tuning(S=magnitude, sr=RATE))
        librosa.feature.spectral_contrast(S=magnitude, sr=RATE)
        librosa.feature.spectral_centroid(S=magnitude, sr=RATE)
        librosa.feature.spectral_rolloff(S=magnitude, sr=RATE)
        librosa.feature.spectral_flatness(S=magnitude)
        librosa.feature.rms(S=magnitude)
        librosa.feature.zero_crossing_rate(part)


def librosa_each(path: Path) -> None:
    """The same, each feature called by itself on the samples, as most programs do."""
    import librosa
    from librosa.beat import beat_track
    from librosa.onset import onset_detect

    from musicrec_desktop.analysis.decode import RATE, read_sound

    for part in read_sound(path).parts:
        beat_track(y=part, sr=RATE)
        onset_detect(y=part, sr=RATE)
        mfcc = librosa.feature.mfcc(y=part, sr=RATE, n_mfcc=20)
        if mfcc.shape[1] >= 9:
            librosa.feature.delta(mfcc)
        librosa.feature.chroma_stft(y=part, sr=RATE)
        librosa.feature.spectral_contrast(y=part, sr=RATE)
        librosa.feature.spectral_centroid(y=part, sr=RATE)
        librosa.feature.spectral_rolloff(y=part, sr=RATE)
        librosa.feature.spectral_flatness(y=part)
        librosa.feature.rms(y=part)
        librosa.feature.zero_crossing_rate(part)


def bliss(path: Path) -> None:
    """bliss-audio: 20 numbers of the whole track."""
    from bliss_audio import Song  # type: ignore[import-not-found]

    _ = Song(str(path)).analysis


def aubio(path: Path) -> None:
    """aubio: tempo and onsets of the whole track."""
    import aubio as library  # type: ignore[import-not-found]
    import soundfile

    sound, rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono = sound.mean(axis=1)
    tempo, onset = library.tempo("default", 1024, 512, rate), library.onset("default", 1024, 512, rate)
    for at in range(0, len(mono) - 512, 512):
        tempo(mono[at : at + 512])
        onset(mono[at : at + 512])


def essentia(path: Path) -> None:
    """essentia: tempo, key and loudness of the whole track."""
    import essentia.standard as library  # type: ignore[import-not-found]

    if path.suffix.lower() == ".opus":
        raise ValueError("its loader ends the process on Opus")
    mono = library.MonoLoader(filename=str(path), sampleRate=44100)()
    library.PercivalBpmEstimator()(mono)
    library.KeyExtractor(profileType="bgate")(mono)
    library.Loudness()(mono)


METHODS: dict[str, tuple[Work, str]] = {
    "decode, excerpts": (decode_alone, ""),
    "ours, excerpts": (ours, ""),
    "librosa, shared": (librosa_shared, "librosa"),
    "librosa, each": (librosa_each, "librosa"),
    "decode, whole": (lambda path: decode_alone(path, is_whole=True), ""),
    "ours, whole": (lambda path: ours(path, is_whole=True), ""),
    "bliss, whole": (bliss, "bliss_audio"),
    "aubio, whole": (aubio, "aubio"),
    "essentia, whole": (essentia, "essentia"),
}
"""Name: what it does with a file, and the module it needs beside ours."""


def run_here(name: str, files: list[Path]) -> dict[str, float]:
    """Run one method over all files in this process."""
    warnings.simplefilter("ignore")
    work, failed = METHODS[name][0], 0
    began = time.perf_counter()
    work(files[0])
    start, cpu, wall = time.perf_counter() - began, time.process_time(), time.perf_counter()
    for path in files:
        try:
            work(path)
        except Exception:  # noqa: BLE001  (another program's failure is a number in the table)
            failed += 1
    passed = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return {**passed, "start": start, "mb": most, "failed": failed}


def run_apart(name: str, listed: Path) -> dict[str, float] | None:
    """Run one method in a process of its own; None when it crashed."""
    ended = subprocess.run(
        [sys.executable, __file__, "--here", name, str(listed)], capture_output=True, text=True, check=False
    )
    lines = ended.stdout.splitlines()
    if ended.returncode or not lines:
        print(f"{name}: ended with {ended.returncode}: {ended.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    answer: dict[str, float] = json.loads(lines[-1])
    return answer


def run_pool(files: list[Path], jobs: int) -> dict[str, float]:
    """All files through a pool; the clock runs from when its workers are warm."""
    from musicrec_desktop.domain.analysis_work import AnalysisItem

    with AnalysisPool(jobs) as pool:
        warm = [AnalysisItem(TrackId(i), files[0]) for i in range(2 * jobs)]
        began = time.perf_counter()
        list(pool.results(warm))
        start = time.perf_counter() - began
        cpu, wall = _cpu_of(pool), time.perf_counter()
        outcomes = list(pool.results(AnalysisItem(TrackId(i), path) for i, path in enumerate(files)))
        passed = {"cpu": _cpu_of(pool) - cpu, "wall": time.perf_counter() - wall}
        most = max((_kilobytes(worker._process.pid) for worker in pool._workers), default=0) / 1024
    failed = sum(outcome.measurement is None for outcome in outcomes)
    return {**passed, "start": start, "mb": most, "failed": failed}


def _kilobytes(pid: int | None) -> int:
    """The most a process has held; 0 where the system does not tell. (ru_maxrss counts what the parent held.)"""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return max((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), default=0)


def _cpu_of(pool: Any) -> float:
    """CPU seconds of the workers so far."""
    ticks = 0
    for worker in pool._workers:
        stat = Path(f"/proc/{worker._process.pid}/stat")
        if stat.exists():
            ticks += sum(map(int, stat.read_text().rpartition(")")[2].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default="", help="names of methods, with commas (a part of a name will do)")
    parser.add_argument("--here", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    files = find_files(options.places)
    if not files:
        parser.error("no music there")
    if options.here:
        print(json.dumps(run_here(options.here, files)))
        return
    listed = Path(os.environ.get("TMPDIR", "/tmp")) / f"bench_analysis_{os.getpid()}.txt"  # noqa: S108
    listed.write_text("".join(f"{path}\n" for path in files), "utf-8")
    wanted = [part.strip() for part in options.only.split(",") if part.strip()]
    rows: list[tuple[str, dict[str, float] | None]] = []
    try:
        for name, (_, module) in METHODS.items():
            if wanted and not any(part in name for part in wanted):
                continue
            if module and find_spec(module) is None:
                print(f"{name}: {module} is not installed")
                continue
            rows.append((name, run_apart(name, listed)))
    finally:
        listed.unlink()
    if not wanted or any("worker" in part for part in wanted):
        rows += [(f"ours, {jobs} worker(s)", run_pool(files, jobs)) for jobs in sorted({1, options.jobs})]
    show(rows, len(files))


def show(rows: list[tuple[str, dict[str, float] | None]], n: int) -> None:
    """One table."""
    floors = {name.partition(", ")[2]: row["cpu"] for name, row in rows if row and name.startswith("decode")}
    print(f"\n{n} tracks\n")
    print(f"{'':20s}{'CPU s/track':>12s}{'of decoding':>12s}{'cores used':>11s}{'MB':>6s}{'start s':>9s}{'failed':>7s}")
    for name, row in rows:
        if row is None:
            print(f"{name:20s}{'crashed':>12s}")
            continue
        floor = floors.get("whole" if "whole" in name else "excerpts", float("nan"))
        print(
            f"{name:20s}{row['cpu'] / n:12.3f}{row['cpu'] / floor:11.2f}x{row['cpu'] / row['wall']:11.2f}"
            f"{row['mb']:6.0f}{row['start']:9.1f}{row['failed']:7.0f}"
        )


if __name__ == "__main__":
    main()
