"""Pieces of music whose tempo, beats, key and chords are known, made by chance from a seed and played by a synthesizer.

usage: python tests/benchmarks/rendered_pieces.py FOLDER [--count 72] [--seed 1] [--font FILE.sf2]

Needs FluidSynth, FFmpeg and a General MIDI sound font. Writes NNN_style.ogg for every piece and `truth.json`: a list of
{"file", "style", "bpm", "tonic" 0..11, "is_major", "beats" [s], "chords" [[start s, end s, name]]}. The tempo is the
one people would tap or a score would print. Styles differ in metre, in how they divide the beat and in who marks it.
"""

import argparse
import json
import random
import subprocess
from dataclasses import dataclass
from pathlib import Path

import mido

FONT = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")
SECONDS = 75
TICKS = 480
NOTES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
QUALITIES = {"": (0, 4, 7), "m": (0, 3, 7), "7": (0, 4, 7, 10), "^": (0, 4, 7, 11), "-": (0, 3, 7, 10), "o": (0, 3, 6)}
"""Letters after a chord's root: none major, m minor, 7 dominant, ^ major seventh, - minor seventh, o diminished."""
MAJOR_SCALE, MINOR_SCALE = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10)
# Semitones above the tonic, a chord a bar.
MAJOR = ("0 7 9m 4m 5 0 5 7", "0 10 5 0", "0 9m 2m 7", "2- 7 0^ 9-", "0 5 0 7", "0 4m 5 7", "9m 5 0 7", "0 2m 5 0")
MINOR = ("0m 10 8 7", "0m 5m 10 3", "0m 7m 8 10", "0m 8 5m 7", "0m 2o 7 0m", "0m 5 0m 10", "0m 3 10 5m", "0- 5- 7 0-")
BLUES = ("0 0 0 0 5 5 0 0 7 5 0 7", "0 5 0 0 5 5 0 0 2m 7 0 7")
MINOR_BLUES = ("0m 0m 0m 0m 5m 5m 0m 0m 8 7 0m 7",)
DRUMS = {"k": 36, "s": 38, "r": 37, "c": 39, "h": 42, "o": 46, "R": 51, "C": 49, "t": 45, "p": 44, "m": 70, "g": 64}


@dataclass(frozen=True)
class Style:
    """How a kind of music goes. A pattern has one sign for each step of a bar or of several; a dot is silence."""

    slowest: int
    fastest: int
    beats: int
    """A bar."""
    steps: int
    """A beat."""
    bass: str
    """1 root, 3 third, 5 fifth, 8 octave; each sounds until the next sign."""
    chords: str
    """x all tones, short; X all tones, held; 1 2 3 4 single tones; "" none."""
    programs: tuple[int, int, int]
    """General MIDI programs of bass, chords, lead."""
    drums: tuple[tuple[str, str], ...] = ()
    """(letter of DRUMS, pattern: x loud, o soft)."""
    lead: tuple[float, ...] = (0.5, 0.5, 1, 1, 1.5)
    """Lengths of the melody's notes in beats; () none."""
    swing: float = 0.0
    """Share of a step that every second step comes late."""
    loose: float = 0.008
    """Seconds that players miss the grid by, either way."""
    is_blues: bool = False


STYLES = {
    "bossa": Style(
        112,
        148,
        4,
        2,
        "1..55..1",
        "x.xx..x.x..x.x..",
        (32, 24, 73),
        (("r", "x..x..x...x..x.."), ("h", "oooooooo"), ("k", "x..xx..x")),
    ),
    "six_eight": Style(
        58,
        76,
        2,
        3,
        "1...5.",
        "124321",
        (33, 0, 41),
        (("k", "x....."), ("s", "...x.."), ("h", "oooooo")),
        (1 / 3, 2 / 3, 1, 1),
    ),
    "hip_hop": Style(
        80,
        98,
        4,
        4,
        "1.....1...5.....",
        "X...............",
        (38, 4, 80),
        (("k", "x..o..x...x....."), ("s", "....x.......x..o"), ("h", "x.x.x.xxx.x.x.x.")),
        (0.5, 0.25, 1),
        0.3,
    ),
    "funk": Style(
        96,
        116,
        4,
        4,
        "1..1..8...1.5.81",
        "..x...x..x....x.",
        (36, 27, 61),
        (("k", "x.o...x...x..o.."), ("s", "....x..o.o..x..o"), ("h", "xoxoxoxoxoxoxoxo")),
        (0.25, 0.25, 0.5, 1),
    ),
    "ska": Style(
        128, 164, 4, 2, "1.3.5.3.", ".x.x.x.x", (33, 28, 57), (("k", "..x...x."), ("r", "..x...x."), ("h", "oxoxoxox"))
    ),
    "march": Style(
        104,
        124,
        4,
        2,
        "1...5...",
        "..x...x.",
        (58, 61, 56),
        (("k", "x...x..."), ("s", "x.xxx.xxx.xxxxxx"), ("C", "x...............")),
    ),
    "minimal_piano": Style(104, 138, 4, 2, "1.......", "14243424", (0, 0, 0), (), (2, 3, 4)),
    "trance": Style(
        130,
        142,
        4,
        4,
        "..1...1...1...1.",
        "1234123412341234",
        (38, 81, 90),
        (("k", "x...x...x...x..."), ("o", "..x...x...x...x."), ("c", "....x.......x...")),
        (1, 0.5, 2),
        0,
        0,
    ),
    "blues": Style(
        76,
        120,
        4,
        3,
        "1..3..5..3..",
        "x.....x....x",
        (33, 16, 26),
        (("k", "x.....x....."), ("s", "...x.....x.."), ("R", "x.xx.xx.xx.x")),
        (1 / 3, 2 / 3, 1),
        is_blues=True,
    ),
    "half_time": Style(
        80,
        88,
        4,
        4,
        "1...............",
        "X...............",
        (39, 89, 81),
        (("k", "x.........x....."), ("s", "....x.......x..."), ("h", "x.xox.xxx.xox.xo")),
        (1, 2, 0.5),
        0,
        0,
    ),
    "disco": Style(
        110,
        126,
        4,
        4,
        "1.8.1.8.1.8.1.8.",
        "....x.x.....x..x",
        (33, 48, 61),
        (("k", "x...x...x...x..."), ("s", "....x.......x..."), ("h", "x.o.x.o.x.o.x.o."), ("o", "..x...x...x...x.")),
    ),
    "country": Style(
        92, 118, 4, 2, "1...5...", "..x...x.", (32, 25, 110), (("k", "x...x..."), ("s", "o.x.o.xo"), ("h", "oooooooo"))
    ),
    "polka": Style(104, 126, 2, 2, "1.5.", ".x.x", (58, 21, 71), (("k", "x.x."), ("s", ".x.x"))),
    "hymn": Style(66, 96, 4, 1, "1.5.", "xxxx", (19, 19, 52), (), (1, 1, 2)),
    "house": Style(
        118,
        128,
        4,
        4,
        "1..1..1...1..5..",
        "x..x..x....x..x.",
        (39, 4, 62),
        (("k", "x...x...x...x..."), ("c", "....x.......x..."), ("o", "..x...x...x...x."), ("m", "oxooxoooxoooxoox")),
        (),
        0,
        0,
    ),
    "samba": Style(
        94,
        112,
        4,
        4,
        "1...5..51...5..5",
        "x..x.x.x..x.x.x.",
        (33, 24, 75),
        (("k", "...xx......xx..."), ("m", "xoxxxoxxxoxxxoxx"), ("s", "ooxoooxoooxoooxo"), ("t", "....x.......x...")),
    ),
    "rock_and_roll": Style(
        144,
        180,
        4,
        2,
        "1135553.",
        "x..x.x..",
        (32, 0, 66),
        (("k", "x...x..."), ("s", "..x...xx"), ("R", "x.xxx.xx")),
        (0.5, 1, 1),
        0.2,
        is_blues=True,
    ),
    "jazz_waltz": Style(
        126,
        172,
        3,
        2,
        "1...5.",
        "...x..",
        (32, 0, 65),
        (("R", "x.xxx."), ("p", "..x.x."), ("k", "x.....")),
        (0.5, 1, 1.5),
        0.3,
    ),
    "serenade": Style(96, 136, 4, 2, "1.......", "14342434", (42, 45, 40), (), (0.5, 1, 1, 2)),
    "punk": Style(
        162,
        196,
        4,
        2,
        "11111111",
        "xxxxxxxx",
        (34, 30, 29),
        (("k", "x..xx..."), ("s", "..x...x."), ("h", "x.x.x.x."), ("C", "x...............................")),
    ),
    "slow_soul": Style(
        62,
        78,
        4,
        4,
        "1.....11..5.....",
        "X.......x.......",
        (33, 4, 52),
        (("k", "x.....x...x....."), ("r", "....x.......x..."), ("h", "x.x.x.x.x.x.x.x.")),
        (0.5, 0.5, 1, 0.25),
    ),
    "jig": Style(104, 126, 2, 3, "1..5..", "x.xx.x", (42, 25, 73), (("g", "x..x.."),), (1 / 3, 1 / 3, 1 / 3, 2 / 3)),
    "electro_pop": Style(
        98,
        132,
        4,
        2,
        "11111111",
        "1324132413241324",
        (38, 81, 80),
        (("k", "x...x..."), ("s", "..x...x."), ("h", "oxoxoxox")),
        (0.5, 1, 2),
        0,
        0,
    ),
    "chamber_pop": Style(70, 100, 4, 2, "1...1...", "x.x.x.x.", (43, 48, 68), (("t", "x......."),), (1, 1, 0.5, 2)),
}


def parse(chord: str) -> tuple[int, tuple[int, ...], str]:
    """(semitones of the root above the tonic, intervals, quality) of "9m"."""
    digits = "".join(sign for sign in chord if sign.isdigit())
    quality = chord[len(digits) :]
    if quality == "" and len(digits) > 1 and digits not in {"10", "11"}:
        digits, quality = digits[:-1], digits[-1]
    return int(digits), QUALITIES[quality], quality


@dataclass(frozen=True)
class Piece:
    """One piece: its notes (start s, length s, channel, MIDI note, velocity) and what is true of it."""

    style: str
    bpm: float
    tonic: int
    is_major: bool
    programs: tuple[int, int, int]
    notes: tuple[tuple[float, float, int, int, int], ...]
    beats: tuple[float, ...]
    chords: tuple[tuple[float, float, str], ...]


def compose(style_name: str, tonic: int, is_major: bool, rng: random.Random) -> Piece:  # noqa: C901
    """A piece of about SECONDS in a style and key."""
    style = STYLES[style_name]
    bpm = round(rng.uniform(style.slowest, style.fastest), 1)
    beat = 60 / bpm
    bars = max(4, round(SECONDS / beat / style.beats / 4)) * 4
    choice = (BLUES if is_major else MINOR_BLUES) if style.is_blues else (MAJOR if is_major else MINOR)
    verse, chorus = rng.choice(choice), rng.choice(choice)
    scale = [(tonic + degree) % 12 for degree in (MAJOR_SCALE if is_major else MINOR_SCALE)]
    notes: list[tuple[float, float, int, int, int]] = []
    spans: list[tuple[float, float, str]] = []
    step = beat / style.steps
    melody = 72

    def when(at: int) -> float:
        late = style.swing * step if at % 2 else 0.0
        return max(0.0, at * step + late + rng.uniform(-style.loose, style.loose))

    def play(at: int, steps: float, channel: int, note: int, velocity: int) -> None:
        loudness = max(25, min(127, velocity + rng.randint(-7, 7)))
        notes.append((when(at), max(0.04, steps * step * 0.94), channel, note, loudness))

    in_bar = style.beats * style.steps
    for bar in range(bars):
        is_chorus = bar // 8 % 3 == 2
        line = (chorus if is_chorus else verse).split()
        name = line[bar % len(line)] if bar < bars - 1 else ("0" if is_major else "0m")
        above, intervals, _ = parse(name)
        root = (tonic + above) % 12
        tones = [(root + interval) % 12 for interval in intervals]
        minor = "m" if intervals[1] == 3 else ""
        spans.append((bar * style.beats * beat, (bar + 1) * style.beats * beat, NOTES[root] + minor))
        voiced = sorted(52 + (tone - 4) % 12 for tone in tones)
        first = bar * in_bar
        has_intro = bar < 4 and rng.random() < 0.9
        for i in range(in_bar):
            sign = style.bass[(first + i) % len(style.bass)]
            if sign != ".":
                rest = style.bass[(first + i) % len(style.bass) + 1 :]
                length = len(rest) - len(rest.lstrip(".")) + 1
                interval = {"1": 0, "3": intervals[1], "5": intervals[2], "8": 12}[sign]
                play(first + i, min(length, in_bar - i), 0, 36 + root + interval - (12 if root > 8 else 0), 92)
            sign = style.chords[(first + i) % len(style.chords)] if style.chords else "."
            if sign in "xX":
                for tone in voiced:
                    play(first + i, in_bar - i if sign == "X" else 0.9, 1, tone, 76)
            elif sign != ".":
                tone = voiced[(int(sign) - 1) % len(voiced)] + 12 * ((int(sign) - 1) // len(voiced))
                play(first + i, 1.5, 1, tone, 78)
            for letter, pattern in style.drums if not has_intro else ():
                hit = pattern[(first + i) % len(pattern)]
                if hit != "." and not (hit == "o" and rng.random() < 0.08):
                    play(first + i, 0.5, 9, DRUMS[letter], 104 if hit == "x" else 62)
        at = 0.0
        while style.lead and (is_chorus or bar % 4 != 3 or not style.drums) and at < style.beats - 0.01:
            span = min(rng.choice(style.lead), style.beats - at)
            allowed = tones if at == 0 or rng.random() < 0.4 else scale
            near = [note for note in range(62, 86) if note % 12 in allowed and abs(note - melody) <= 7]
            melody = min(near or [72], key=lambda note: abs(note - melody - rng.choice((-4, -2, -1, 0, 1, 2, 4))))
            if rng.random() > 0.12:
                play(round((bar * style.beats + at) * style.steps), span * style.steps, 2, melody, 88)
            at += span
    beats = tuple(i * beat for i in range(bars * style.beats))
    return Piece(style_name, bpm, tonic, is_major, style.programs, tuple(notes), beats, tuple(spans))


def render(piece: Piece, target: Path, font: Path) -> None:
    """Play a piece into an Ogg Vorbis file."""
    events: list[tuple[int, int, mido.Message]] = []
    for channel, program in enumerate(piece.programs):
        events.append((0, 0, mido.Message("program_change", channel=channel, program=program)))
    a_second = TICKS * 2
    for start, length, channel, note, velocity in piece.notes:
        on, off = round(start * a_second), round((start + length) * a_second)
        events.append((on, 2, mido.Message("note_on", channel=channel, note=note, velocity=velocity)))
        events.append((off, 1, mido.Message("note_off", channel=channel, note=note, velocity=0)))
    events.sort(key=lambda event: event[:2])
    track = mido.MidiTrack([mido.MetaMessage("set_tempo", tempo=500_000)])
    at = 0
    for tick, _, message in events:
        track.append(message.copy(time=tick - at))
        at = tick
    midi = mido.MidiFile(ticks_per_beat=TICKS)
    midi.tracks.append(track)
    score, wave = target.with_suffix(".mid"), target.with_suffix(".wav")
    midi.save(score)
    player = [
        "fluidsynth",
        "-ni",
        "-q",
        "-g",
        "0.5",
        "-r",
        "44100",
        "-F",
        str(wave),
        "-T",
        "wav",
        str(font),
        str(score),
    ]
    subprocess.run(player, check=True, capture_output=True)
    encoder = [
        "ffmpeg",
        "-v",
        "error",
        "-nostdin",
        "-y",
        "-i",
        str(wave),
        "-c:a",
        "libvorbis",
        "-q:a",
        "5",
        str(target),
    ]
    subprocess.run(encoder, check=True)
    wave.unlink()
    score.unlink()


def make(folder: Path, count: int, seed: int, font: Path = FONT) -> None:
    """Write `count` pieces and their truth: every style and every key in turn."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    keys = [(tonic, is_major) for tonic in range(12) for is_major in (True, False)]
    truth = []
    for i in range(count):
        if i % len(keys) == 0:
            rng.shuffle(keys)
        style = list(STYLES)[i % len(STYLES)]
        piece = compose(style, *keys[i % len(keys)], random.Random(f"{seed}/{i}"))
        file = folder / f"{i:03d}_{style}.ogg"
        render(piece, file, font)
        truth.append(
            {
                "file": file.name,
                "style": style,
                "bpm": piece.bpm,
                "tonic": piece.tonic,
                "is_major": piece.is_major,
                "beats": piece.beats,
                "chords": piece.chords,
            }
        )
    (folder / "truth.json").write_text(json.dumps(truth))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=72)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--font", type=Path, default=FONT)
    options = parser.parse_args()
    make(options.folder, options.count, options.seed, options.font)
