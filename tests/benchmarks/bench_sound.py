"""What playing costs beside plain decoding, and whether hours of it leave anything behind.

    python tests/benchmarks/bench_sound.py [--hours 2] [--music DIR] [--minutes 10]

Everything that the feeder does for a device is done as fast as the machine can: files are decoded ahead, joined or
faded, equalised, kept below full scale, and turned into bytes. In each row CPU seconds for an hour of sound, beside a
loop that only decodes the same files with the same library. Then, for so many hours of sound, tracks follow each
other, with jumps, loops, changes of speed and of the equaliser; resident memory is read after each tenth of it.
Without --music two sines are made as FLAC and played over and over.
"""

import argparse
import itertools
import resource
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import soundfile

from musicrec_desktop.playback import FLAT, PRESETS, Equaliser, FilePart
from musicrec_desktop.playback.sound import Decoder, EqualiserFilter, Limiter, Mixer, Paced, ReadAhead, UnplayableError

RATE = 44_100
PIECE = RATE // 10
TRACK_S = 200


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--music", type=Path, help="folder of music to play")
    parser.add_argument("--minutes", type=float, default=10, help="of sound for each row of the first table")
    parser.add_argument("--hours", type=float, default=2, help="of sound for the second table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = sorted(options.music.rglob("*.*")) if options.music else made(Path(folder))
        files = [file for file in files if playable(file)]
        costs(files, options.minutes * 60)
        print()
        lasting(files, options.hours * 3_600)


def made(folder: Path) -> list[Path]:
    """Two tracks of noise and tones, as long as tracks are."""
    rng, files = np.random.default_rng(1), []
    for number, hertz in enumerate((330, 440)):
        wave = 0.4 * np.sin(2 * np.pi * hertz * np.arange(RATE * TRACK_S) / RATE)
        stereo = np.stack([wave, wave], axis=1) + 0.1 * rng.standard_normal((len(wave), 2))
        files.append(folder / f"{number}.flac")
        soundfile.write(files[-1], stereo.astype(np.float32), RATE)
    return files


def playable(file: Path) -> bool:
    """Whether it is a file that is played."""
    try:
        Decoder(FilePart(file)).close()
    except UnplayableError:
        return False
    return True


def opened(file: Path, speed: float) -> Paced:
    """As the player opens it."""
    reader = ReadAhead(Decoder(FilePart(file), RATE))
    return Paced(reader, RATE, speed)


def stream(files: Iterator[Path], speed: float, fade_s: float, equaliser: Equaliser) -> Generator[int, None, None]:
    """Frames after each piece that went to the device."""
    mixer, heard, limiter = Mixer(), EqualiserFilter(RATE, equaliser), Limiter(RATE)
    number = 1
    mixer.begin(number, opened(next(files), speed))
    mixer.follow(number, number + 1, opened(next(files), speed), round(fade_s * RATE))
    try:
        while True:
            block = mixer.render(PIECE)
            if len(block) == 0:
                time.sleep(0.001)  # the thread that reads is behind
                continue
            bytes_out = limiter.process(heard.process(block)).tobytes()
            yield len(bytes_out) // 8
            mixer.heard(mixer.rendered)
            if mixer.rendering > number:
                number = mixer.rendering
                mixer.follow(number, number + 1, opened(next(files), speed), round(fade_s * RATE))
    finally:
        mixer.clear()


def cpu_s(work: Callable[[], float]) -> float:
    """CPU seconds of all threads for an hour of sound; `work` returns the seconds of sound it made."""
    before = time.process_time()
    seconds = work()
    return (time.process_time() - before) / seconds * 3_600


def costs(files: list[Path], seconds: float) -> None:
    """What each part of the way costs."""

    def decoded() -> float:
        done = 0
        for file in itertools.cycle(files):
            decoder = Decoder(FilePart(file), RATE)
            while len(block := decoder.read(PIECE)) and done < seconds * RATE:
                done += len(block)
            decoder.close()
            if done >= seconds * RATE:
                return done / RATE
        return 0.0

    def played(speed: float = 1.0, fade_s: float = 0.0, equaliser: Equaliser = FLAT) -> Callable[[], float]:
        def work() -> float:
            done = 0
            with closing(stream(itertools.cycle(files), speed, fade_s, equaliser)) as pieces:
                while done < seconds * RATE:
                    done += next(pieces)
            return done / RATE

        return work

    plain = cpu_s(decoded)
    print(f"{'an hour of':40} {'CPU s':>8} {'ratio':>7}")
    print(f"{'decoding alone':40} {plain:8.1f} {1:7.2f}")
    rows = {
        "playing": played(),
        "playing, fades of 8 s": played(fade_s=8),
        "playing, ten bands": played(equaliser=PRESETS["voice"]),
        "playing at 1.5": played(speed=1.5),
        "playing at 2, ten bands": played(speed=2.0, equaliser=PRESETS["voice"]),
    }
    for name, work in rows.items():
        cost = cpu_s(work)
        print(f"{name:40} {cost:8.1f} {cost / plain:7.2f}")


def lasting(files: list[Path], seconds: float) -> None:
    """Memory and threads while tracks follow each other for hours."""
    mixer, heard, limiter = Mixer(), EqualiserFilter(RATE), Limiter(RATE)
    rng, names = np.random.default_rng(2), itertools.cycle(files)
    sounds = {1: opened(next(names), 1.0), 2: opened(next(names), 1.0)}
    number, done, next_change = 1, 0, 30 * RATE
    marks: list[float] = []
    mixer.begin(1, sounds[1])
    mixer.follow(1, 2, sounds[2], 3 * RATE)
    print(f"{'hours played':>12} {'resident MB':>12} {'threads':>8}")
    while done < seconds * RATE:
        block = mixer.render(PIECE)
        if len(block) == 0:
            time.sleep(0.001)
        done += len(limiter.process(heard.process(block)))
        mixer.heard(max(0, mixer.rendered - RATE))
        if mixer.rendering > number:
            number = mixer.rendering
            sounds = {number: sounds[number], number + 1: opened(next(names), 1.0)}
            mixer.follow(number, number + 1, sounds[number + 1], 3 * RATE)
        if done > next_change:
            next_change += 30 * RATE
            at = int(rng.integers(0, 100)) * RATE
            mixer.jump(number, at)
            mixer.loop(number, (at + RATE, at + 2 * RATE) if rng.random() < 0.3 else None)
            sounds[number].set_speed(float(rng.choice([1.0, 1.0, 1.25, 2.0])))
            heard.set(PRESETS[str(rng.choice(list(PRESETS)))])
        if done / RATE / seconds * 10 >= len(marks):
            marks.append(resident_mb())
            print(f"{done / RATE / 3_600:12.2f} {marks[-1]:12.1f} {threading.active_count():8}")
    mixer.clear()
    grown = marks[-1] / marks[1] - 1
    print(f"grown by {grown:.1%} since the first tenth; limit 5 %; at most {peak_mb():.0f} MB")


def resident_mb() -> float:
    """Of this process, now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 1_000_000


def peak_mb() -> float:
    """Of this process, ever."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


if __name__ == "__main__":
    main()
