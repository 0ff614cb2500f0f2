"""How long the analysis of a track takes, beside what decoding alone and librosa alone take of the same excerpts.

usage: python tests/benchmarks/bench_analysis.py [--jobs N] FILE_OR_FOLDER...

A folder is searched for music. Each method runs over all files in this process, one after another, after a warm-up on
the first file, and prints seconds a track. Then the same files go through AnalysisPool. Set nothing: the numeric
libraries are limited to one thread here as they are in the workers.
"""

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"))
sys.path.insert(0, str(Path(__file__).parents[2]))

from musicrec_desktop.analysis import AnalysisPool, analyse_file
from musicrec_desktop.analysis.decode import RATE, read_sound
from musicrec_desktop.domain.errors import AnalysisError
from musicrec_desktop.domain.ids import TrackId

SUFFIXES = {".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav", ".aiff", ".wv", ".wma", ".ape", ".mpc", ".aac"}


def find_files(places: list[Path]) -> list[Path]:
    """Files as given, and those below the folders given."""
    found: list[Path] = []
    for place in places:
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        found += [path for path in inside if path.suffix.lower() in SUFFIXES]
    return found


def librosa_features(path: Path) -> None:
    """The same kinds of features by librosa's own functions on one shared spectrogram of the same excerpts."""
    import librosa
    import librosa.beat
    import librosa.feature
    import numpy as np
    from librosa.onset import onset_detect
    from librosa.onset import onset_strength as onset_strength_of

    for part in read_sound(path).parts:
        magnitude = np.abs(librosa.stft(part, n_fft=2048, hop_length=512))
        power = magnitude**2
        mel = librosa.power_to_db(librosa.feature.melspectrogram(S=power, sr=RATE, n_mels=128))
        onsets = onset_strength_of(S=mel, sr=RATE)
        librosa.feature.tempo(onset_envelope=onsets, sr=RATE)
        onset_detect(onset_envelope=onsets, sr=RATE)
        librosa.feature.mfcc(S=mel, n_mfcc=20)
        librosa.feature.chroma_stft(S=power, sr=RATE, tuning=librosa.estimate_tuning(S=magnitude, sr=RATE))
        librosa.feature.spectral_contrast(S=magnitude, sr=RATE)
        librosa.feature.spectral_centroid(S=magnitude, sr=RATE)
        librosa.feature.spectral_rolloff(S=magnitude, sr=RATE)
        librosa.feature.spectral_flatness(S=magnitude)
        librosa.feature.zero_crossing_rate(part)


def run(files: list[Path], work: Callable[[Path], object]) -> tuple[float, float]:
    """(CPU, wall) seconds over all files."""
    work(files[0])
    cpu, wall = time.process_time(), time.perf_counter()
    for path in files:
        work(path)
    return time.process_time() - cpu, time.perf_counter() - wall


def largest_worker(pool: AnalysisPool) -> float:
    """MB that the largest of a pool's processes has held at once; 0 where the system does not tell."""
    # Not ru_maxrss: that counts what the parent held when it started them.
    peaks = [0.0]
    for worker in pool._workers:
        status = Path(f"/proc/{worker._process.pid}/status")
        if status.exists():
            peaks += [int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if "VmHWM" in line]
    return max(peaks)


def run_pool(files: list[Path], jobs: int) -> tuple[float, float, float, float]:
    """(CPU of the workers, wall, seconds of audio, MB) for all files through a pool, with the workers' start."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with AnalysisPool(jobs) as pool:
        outcomes = list(pool.results((TrackId(i), path) for i, path in enumerate(files, 1)))
        peak = largest_worker(pool)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - wall, sum(outcome.audio_seconds for outcome in outcomes), peak


def readable(files: list[Path]) -> list[Path]:
    """Those that can be measured; the others are named."""
    good = []
    for path in files:
        try:
            read_sound(path)
        except AnalysisError as error:
            print(f"left out: {error}")
        else:
            good.append(path)
    return good


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    files = readable(find_files(options.places))
    if not files:
        parser.error("no music there that can be measured")
    n = len(files)
    rows = [
        ("decode and resample alone", *run(files, read_sound)),
        ("analysis", *run(files, analyse_file)),
        ("librosa, one shared spectrogram", *run(files, librosa_features)),
    ]
    for jobs in sorted({1, options.jobs}):
        cpu, wall, seconds, peak = run_pool(files, jobs)
        rows.append((f"analysis in {jobs} worker(s), start included", cpu, wall))
    base, ours = rows[0][1], rows[1][1]
    print(f"\n{n} tracks, {seconds:.0f} s of audio\n")
    print(f"{'':42s} {'CPU s/track':>12s} {'wall s/track':>13s} {'of decoding':>12s} {'of analysis':>12s}")
    for name, cpu, wall in rows:
        print(f"{name:42s} {cpu / n:12.3f} {wall / n:13.3f} {cpu / base:11.2f}x {cpu / ours:11.2f}x")
    print(f"\nlargest worker: {peak:.0f} MB")


if __name__ == "__main__":
    main()
