"""Whether the same recording is known again: python identity.py MUSIC [--tracks N] [--others N]

N tracks of MUSIC, spread over it, are encoded anew, turned down, cut and padded; each copy must be known as its track.
A copy made faster or higher must not be, nor may any two of the other tracks. The limit of bit errors is chosen on half
of the tracks, half way between the worst copy and the nearest other, and judged on the other half; beside it stands the
program as it is, whose errors are shares of its two limits. The peer is Chromaprint (fpcalc, as it comes, its first two
minutes), compared in the same way: the fewest differing bits within the same shift. Pairs of other tracks that are
found to be one are named: a collection may well hold a piece twice.
"""

import argparse
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from musicrec_desktop.analysis.audio_hash import hash_audio
from musicrec_desktop.analysis.decode import read_sound
from musicrec_desktop.analysis.fingerprint import measure_fingerprint
from musicrec_desktop.analysis.same_sound import LONGEST_SHIFT_S, SAME_BELOW, SAME_EVERYWHERE_BELOW, compare
from musicrec_desktop.analysis.spectrum import measure_spectrum
from musicrec_desktop.domain.errors import AnalysisError
from musicrec_desktop.domain.fingerprint import Fingerprint
from musicrec_desktop.storage.fingerprints import pack

SUFFIXES = frozenset((".mp3", ".ogg", ".oga", ".opus", ".flac", ".wav"))
SHORTEST_S, LONGEST_S = 30, 600
MP3 = ("-c:a", "libmp3lame", "-q:a", "4")
COPIES = {
    "mp3 128k": (".mp3", ("-c:a", "libmp3lame", "-b:a", "128k")),
    "mp3 96k mono 22 kHz": (".mp3", ("-c:a", "libmp3lame", "-b:a", "96k", "-ar", "22050", "-ac", "1")),
    "opus 64k": (".opus", ("-c:a", "libopus", "-b:a", "64k")),
    "8 dB softer": (".mp3", ("-af", "volume=-8dB", *MP3)),
    "2.5 s cut off": (".mp3", ("-ss", "2.5", *MP3)),
    "1.5 s put before": (".mp3", ("-af", "adelay=1500:all=1", *MP3)),
}
CHANGED = {
    "6 % faster": (".mp3", ("-af", "atempo=1.06", *MP3)),
    "a semitone up": (".mp3", ("-af", "aresample=44100,asetrate=46722,aresample=44100,atempo=0.94387", *MP3)),
}
CHROMAPRINT_STEP_S = 4096 / 3 / 11025
"""Of its test 2 algorithm."""
FEWEST = 120

Codes = NDArray[np.uint32]
Errors = Callable[["Track", "Track"], float]


@dataclass(slots=True)
class Track:
    """One file as both know it."""

    name: str
    ours: Fingerprint
    theirs: Codes
    audio_hash: str
    seconds: dict[str, float] = field(default_factory=dict)
    """CPU seconds of each step."""


def know(path: Path) -> Track | None:
    """Both fingerprints of a file; None where it holds no sound."""
    began = time.process_time()
    try:
        sound = read_sound(path)
    except AnalysisError:
        return None
    spectrum = measure_spectrum(tuple(part - part.mean() for part in sound.parts))
    heard = time.process_time()
    ours = measure_fingerprint(spectrum.mel_db, spectrum.lengths, sound.starts_ms, round(sound.seconds * 1000))
    done = time.process_time()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = subprocess.run(["fpcalc", "-raw", "-plain", str(path)], capture_output=True, text=True, check=False).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    theirs = np.array([int(code) for code in told.strip().split(",") if code], np.int64).astype(np.uint32)
    hash_began = time.process_time()
    audio_hash = hash_audio(path)
    seconds = {
        "decoding and spectrogram": heard - began,
        "fingerprint": done - heard,
        "audio hash": time.process_time() - hash_began,
        "fpcalc, decoding and all": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
    }
    return Track(path.name, ours, theirs, audio_hash, seconds)


def our_errors(one: Track, two: Track) -> float:
    """Share of differing bits; 1 without enough evidence."""
    return float(np.nan_to_num(compare(one.ours, two.ours).bit_errors, nan=1.0))


def limits_used(one: Track, two: Track) -> float:
    """How far the program's limits, on the whole and of each passage, are used up; 1 and more: not taken for one."""
    likeness = compare(one.ours, two.ours)
    used = max(likeness.bit_errors / SAME_BELOW, likeness.worst / SAME_EVERYWHERE_BELOW)
    return float(np.nan_to_num(used, nan=9.0))


def their_errors(one: Track, two: Track) -> float:
    """The same of Chromaprint's codes."""
    reach = round(LONGEST_SHIFT_S / CHROMAPRINT_STEP_S)
    a, b = one.theirs, two.theirs
    best = 1.0
    for shift in range(-reach, reach + 1):
        left, right = a[max(0, -shift) :], b[max(0, shift) :]
        n = min(len(left), len(right))
        if n >= FEWEST:
            best = min(best, float(np.bitwise_count(left[:n] ^ right[:n]).mean()) / 32)
    return best


def encoded(source: Path, target: Path, options: tuple[str, ...]) -> Path:
    """A copy by ffmpeg, without tags."""
    command = ["ffmpeg", "-v", "error", "-nostdin", "-y", "-threads", "1", "-i", str(source), "-map", "0:a:0"]
    subprocess.run([*command, "-map_metadata", "-1", *options, str(target)], check=True, capture_output=True)
    return target


def music(folder: Path) -> list[Path]:
    """Files of the right length."""
    found = []
    for path in sorted({path.resolve() for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES}):
        try:
            seconds = soundfile.info(path).duration
        except soundfile.LibsndfileError:
            continue
        if SHORTEST_S <= seconds <= LONGEST_S:
            found.append(path)
    return found


def spread(paths: list[Path], count: int) -> list[Path]:
    """So many of them, from all over."""
    places = np.unique(np.linspace(0, len(paths) - 1, min(count, len(paths))).astype(int))
    return [paths[place] for place in places]


def judge(name: str, half: dict[str, list[list[float]]], others: list[float], limit: float) -> None:
    """One row of the table: copies known by kind, changed ones and others taken for the same."""
    known = [f"{np.mean(np.array(half['copies'][kind]) < limit):7.1%}" for kind in range(len(COPIES))]
    changed = sum(error < limit for kind in half["changed"] for error in kind)
    false = sum(error < limit for error in others)
    worst = max(error for kind in half["copies"] for error in kind)
    nearest = min(others + [error for kind in half["changed"] for error in kind])
    print(f"{name:<34} {limit:5.3f} {' '.join(known)}  {changed:4} {false:6}   {worst:.3f} {nearest:.3f}")


def main() -> None:
    """Make the copies, compare, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("music", type=Path)
    options.add_argument("--tracks", type=int, default=40, help="tracks that copies are made of")
    options.add_argument("--others", type=int, default=300, help="tracks compared with each other")
    given = options.parse_args()
    paths = music(given.music)
    sources = spread(paths, given.tracks)
    kinds = {**COPIES, **CHANGED}
    originals: list[Track] = []
    copies: list[dict[str, Track]] = []
    with tempfile.TemporaryDirectory() as folder:
        for at, path in enumerate(sources):
            original = know(path)
            if original is None:
                continue
            made: dict[str, Track] = {}
            for kind, (suffix, how) in kinds.items():
                copy = know(encoded(path, Path(folder) / f"copy{suffix}", how))
                if copy is not None:
                    made[kind] = copy
            originals.append(original)
            copies.append(made)
            print(f"\r{at + 1} of {len(sources)} tracks", end="", flush=True)
    others = [track for path in spread(paths, given.others) if (track := know(path)) is not None]
    report(originals, copies, others)


def report(originals: list[Track], copies: list[dict[str, Track]], others: list[Track]) -> None:
    """The tables."""
    apart = [(one, two) for one, two in combinations(others, 2) if one.audio_hash != two.audio_hash]
    print(f"\r{len(originals)} tracks with copies; {len(apart)} pairs of {len(others)} other tracks")
    head = " ".join(f"{kind[:7]:>7}" for kind in COPIES)
    print(f"{'judged on the half not fitted on':<34} limit {head}  changed others  worst nearest")
    for name, errors in (("musicrec", our_errors), ("limits used", limits_used), ("Chromaprint", their_errors)):
        halves = [
            {
                "copies": [[errors(originals[i], copies[i][kind]) for i in rows] for kind in COPIES],
                "changed": [[errors(originals[i], copies[i][kind]) for i in rows] for kind in CHANGED],
            }
            for rows in (range(0, len(originals), 2), range(1, len(originals), 2))
        ]
        found = [errors(one, two) for one, two in apart]
        sides = (found[::2], found[1::2])
        fit = halves[0]
        worst = float(np.quantile([error for kind in fit["copies"] for error in kind], 0.99))
        nearest = float(np.quantile(sides[0] + [error for kind in fit["changed"] for error in kind], 0.001))
        fitted = errors is not limits_used
        limit = (worst + nearest) / 2 if fitted else 1.0
        judge(f"{name}, limit of the other half" if fitted else "musicrec, as it is used", halves[1], sides[1], limit)
        for (one, two), error in sorted(zip(apart, found, strict=True), key=lambda pair: pair[1])[:8]:
            if error < 1.2 * limit:
                print(f"    near: {error:.3f} {one.name} {two.name}")
    everything = [*originals, *others]
    for step in everything[0].seconds:
        print(f"{step:<28} {1000 * np.mean([track.seconds[step] for track in everything]):8.2f} ms of CPU a track")
    print(f"{'size':<28} {np.mean([len(pack(track.ours)) for track in everything]):8.0f} bytes a track;", end=" ")
    print(f"Chromaprint {np.mean([track.theirs.nbytes for track in everything]):.0f}")
    began = time.process_time()
    for one, two in apart[:500]:
        our_errors(one, two)
    print(f"{'comparing two':<28} {1000 * (time.process_time() - began) / min(500, len(apart)):8.2f} ms of CPU")


if __name__ == "__main__":
    main()
