"""Loudness, range and true peak of a folder of music, whole and from excerpts, against FFmpeg's meter in the same run.

    python tests/benchmarks/loudness_check.py FOLDER

pyloudnorm is a second peer for the integrated loudness where it is installed. Times are CPU milliseconds a track, those
of FFmpeg's process with its decoding, ours with decoding and all that is read along with it.
"""

import argparse
import importlib.util
import re
import resource
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from musicrec_desktop.analysis.decode import read_sound
from musicrec_desktop.analysis.loudness import measure_loudness
from musicrec_desktop.domain.errors import AnalysisError

_QUANTITIES = (
    ("integrated", r"I:\s+(\S+) LUFS"),
    ("range", r"LRA:\s+(\S+) LU\b"),
    ("true peak", r"Peak:\s+(\S+) dBFS"),
)


def of_ffmpeg(path: Path) -> list[float]:
    """Integrated loudness, range and true peak; NaN for what its summary does not tell."""
    command = ["ffmpeg", "-hide_banner", "-nostdin", "-i", str(path), "-map", "0:a:0", "-af", "ebur128=peak=true"]
    run = subprocess.run([*command, "-f", "null", "-"], capture_output=True, text=True, errors="replace", check=True)
    summary = run.stderr.rpartition("Summary:")[2]
    found = [re.search(pattern, summary) for _, pattern in _QUANTITIES]
    return [float(match[1]) if match else float("nan") for match in found]


def ours(path: Path, *, is_whole: bool) -> list[float]:
    """The same three of the program."""
    loudness = measure_loudness(read_sound(path, is_whole=is_whole))
    return [loudness.integrated, loudness.range, loudness.true_peak]


def of_pyloudnorm(path: Path) -> list[float]:
    """Integrated loudness alone, of what FFmpeg decodes, at 48 kHz in stereo."""
    import pyloudnorm

    source = ["ffmpeg", "-v", "error", "-nostdin", "-i", str(path), "-map", "0:a:0"]
    command = [*source, "-f", "f32le", "-ac", "2", "-ar", "48000", "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    sound = np.frombuffer(raw, np.float32).reshape(-1, 2).astype(np.float64)
    return [float(pyloudnorm.Meter(48_000).integrated_loudness(sound)), float("nan"), float("nan")]


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    paths = sorted(path for path in parser.parse_args().folder.rglob("*") if path.is_file())
    meters: dict[str, Callable[[Path], list[float]]] = {
        "ffmpeg": of_ffmpeg,
        "whole": lambda path: ours(path, is_whole=True),
        "excerpts": lambda path: ours(path, is_whole=False),
    }
    if importlib.util.find_spec("pyloudnorm"):
        meters["pyloudnorm"] = of_pyloudnorm
    found: dict[str, list[list[float]]] = {name: [] for name in meters}
    seconds = dict.fromkeys(meters, 0.0)
    for path in paths:
        row, spent = {}, {}
        try:
            for name, meter in meters.items():
                before = _cpu()
                row[name] = meter(path)
                spent[name] = _cpu() - before
        except (AnalysisError, subprocess.CalledProcessError, ValueError) as error:
            print(f"left out: {path.name}: {error}")
            continue
        for name, values in row.items():
            found[name].append(values)
            seconds[name] += spent[name]
    n = len(found["ffmpeg"])
    if not n:
        raise SystemExit("No track of this folder could be measured.")
    print(f"{n} tracks; differences from FFmpeg's ebur128 in LU, LU and dB\n")
    print(f"{'':12}{'':12}{'median':>8}{'sd':>8}{'largest':>9}{'tracks':>8}{'CPU ms':>9}{'ratio':>8}")
    expected = np.array(found["ffmpeg"])
    for name in meters:
        print(f"{name:12}{'':45}{1000 * seconds[name] / n:>9.0f}{seconds[name] / seconds['ffmpeg']:>8.2f}")
        if name == "ffmpeg":
            continue
        for column, (quantity, _) in enumerate(_QUANTITIES):
            off = (np.array(found[name]) - expected)[:, column]
            off = off[np.isfinite(off)]
            if len(off):
                line = f"{np.median(off):>8.2f}{off.std():>8.2f}{np.abs(off).max():>9.2f}{len(off):>8}"
                print(f"{'':12}{quantity:12}{line}")


if __name__ == "__main__":
    main()
