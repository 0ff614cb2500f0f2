"""Makes a large library of small real files: a few dozen encoded seeds, copied, each copy with names of its own.

The names are written over placeholders of the same length, so that a copy costs no more than writing it.
"""

import random
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

_CODECS: Final = {
    "mp3": ("-c:a", "libmp3lame", "-b:a", "128k"),
    "flac": ("-c:a", "flac"),
    "ogg": ("-c:a", "libvorbis"),
    "opus": ("-c:a", "libopus", "-b:a", "96k"),
    "m4a": ("-c:a", "aac", "-b:a", "128k"),
}
_PER_CODEC: Final = 8
_ROOM: Final = {"title": 60, "artist": 45, "album": 50}
"""Bytes of UTF-8 that a copy's name is padded to."""
_MARKS: Final = {name: (name[0].upper() * 3 + "placeholder").ljust(room, "_") for name, room in _ROOM.items()}
_GENRES: Final = ("Rock", "Death Metal", "Jazz", "Electronic; Ambient", "Folk", "J-Pop", "Classical", "Hip-Hop")
_WORDS: Final = """
    love night river stone falling summer blue angel burning home winter light shadow dance heart mirror ocean machine
    golden silence broken road city dream ghost paper thunder velvet memory garden electric lonely morning satellite
    señorita über forêt größe 夜 来 香 月亮 代表 我的 心 夢 桜 東京 愛 春 사랑 바람
"""
_FIRST: Final = "Anna Björk Carlos Dmitri Emiko Faye Günter Hélène 周 李 Ivan Jamal Kyoko Lars Maria Nina"


def make_many(folder: Path, n: int, per_album: int = 12) -> Path:
    """Write n files below `folder`, twelve an album, three albums an artist; nothing when they are there already."""
    done = folder / f".made-{n}"
    if done.exists():
        return folder
    with tempfile.TemporaryDirectory() as work:
        seeds = [seed.read_bytes() for seed in _seeds(Path(work))]
    rng, words, first = random.Random(7), _WORDS.split(), _FIRST.split()
    for album in range((n + per_album - 1) // per_album):
        artist = f"{rng.choice(first)} {rng.choice(words).title()} {album // 3}"
        name = f"{rng.choice(words)} {rng.choice(words)} {album}".title()
        place = folder / artist / name
        place.mkdir(parents=True, exist_ok=True)
        for track in range(min(per_album, n - album * per_album)):
            title = " ".join(rng.choice(words) for _ in range(rng.randint(1, 4))).title()
            suffix, seed = _pick(seeds, album, track)
            names = {"title": title, "artist": artist, "album": name}
            (place / f"{track + 1:02} {title}.{suffix}").write_bytes(_named(seed, names))
    done.touch()
    return folder


def _pick(seeds: list[bytes], album: int, track: int) -> tuple[str, bytes]:
    """An album is of one codec."""
    codec = album % len(_CODECS)
    return list(_CODECS)[codec], seeds[codec * _PER_CODEC + track % _PER_CODEC]


def _named(seed: bytes, names: dict[str, str]) -> bytes:
    for field, name in names.items():
        text = name.encode()[: _ROOM[field]].decode(errors="ignore").encode()
        seed = seed.replace(_MARKS[field].encode(), text.ljust(_ROOM[field]))
    return seed


def _seeds(folder: Path) -> Iterator[Path]:
    for codec, options in _CODECS.items():
        for number in range(_PER_CODEC):
            path = folder / f"{number}.{codec}"
            seconds = 0.25 if codec == "flac" else 1.2
            sound = f"sine=f={200 + 50 * number}:d={seconds}[a];anoisesrc=d={seconds}:a=0.02:s={number}[b];[a][b]amix"
            subprocess.run(["ffmpeg", "-v", "error", "-y", "-filter_complex", sound, *options, str(path)], check=True)
            _tag(path, number)
            yield path


def _tag(path: Path, number: int) -> None:
    """Tags as a careful tagger leaves them."""
    import mutagen
    from mutagen.easyid3 import EasyID3
    from mutagen.easymp4 import EasyMP4Tags

    EasyMP4Tags.RegisterFreeformKey("isrc", "ISRC")
    EasyID3.RegisterTXXXKey("label", "LABEL")
    EasyMP4Tags.RegisterFreeformKey("label", "LABEL")
    EasyMP4Tags.RegisterFreeformKey("replaygain_track_gain", "replaygain_track_gain")
    audio: Any = mutagen.File(path, easy=True)
    if audio.tags is None:
        audio.add_tags()
    for name, mark in _MARKS.items():
        audio[name] = mark
    audio["albumartist"] = _MARKS["artist"]
    audio["genre"] = _GENRES[number % len(_GENRES)]
    audio["date"] = f"{1970 + 5 * number}-03-0{number % 8 + 1}"
    audio["tracknumber"] = f"{number + 1}/{_PER_CODEC}"
    audio["discnumber"] = "1/1"
    audio["musicbrainz_trackid"] = f"0d1c1a1e-0000-4000-8000-00000000000{number}"
    audio["musicbrainz_albumid"] = "0d1c1a1e-1111-4000-8000-000000000000"
    audio["isrc"] = f"DEA12170000{number}"
    audio["label"] = "Some Records"
    audio["replaygain_track_gain"] = f"-{number}.50 dB"
    audio.save()
