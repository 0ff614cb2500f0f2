"""The lyrics of a track: in a file beside it, or embedded in its own."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.lyrics import Lyrics
from musicrec_desktop.library.field_names import normal_name
from musicrec_desktop.library.garbled import decode
from musicrec_desktop.library.lyrics_text import parse_lyrics, timed_lyrics
from musicrec_desktop.library.reading import parse_audio

_LARGEST: Final = 1_000_000
"""Bytes of a file beside the music."""
_FIELDS: Final = frozenset(("lyrics", "lyric", "lyr"))
"""Normal names of the fields that hold lyrics: with or without time stamps, whatever their own name says."""
_MPEG_FRAME: Final = 1152
"""Samples in a frame of MPEG layer III, in which some programs count."""


def read_lyrics(path: Path) -> Lyrics | None:
    """The lyrics of the track in this file; None when there are none. Those with times go before those without, those
    beside the file before those in it.

    Never raises for what a file holds or lacks: the music plays without.
    """
    found = [*_beside(path), *_embedded(path)]
    return next((lyrics for lyrics in found if lyrics.is_synced), next(iter(found), None))


def _beside(path: Path) -> Iterator[Lyrics]:
    """Of "name.lrc", then of "name.txt" beside "name.flac", whatever the case of the letters."""
    wanted = {f"{path.stem}{suffix}".casefold(): suffix for suffix in (".lrc", ".txt")}
    found: dict[str, str] = {}
    try:
        with os.scandir(path.parent) as entries:
            for entry in entries:
                suffix = wanted.get(entry.name.casefold())
                if suffix is not None and entry.is_file() and entry.stat().st_size <= _LARGEST:
                    found[suffix] = entry.path
        texts = [_text_of(Path(found[suffix]).read_bytes()) for suffix in (".lrc", ".txt") if suffix in found]
    except OSError:
        return
    yield from filter(None, map(parse_lyrics, texts))


def _text_of(raw: bytes) -> str:
    """As decode() has it, and UTF-16 that lacks its mark."""
    head = raw[:400]
    if len(head) >= 4 and not raw.startswith((b"\xff\xfe", b"\xfe\xff")) and head.count(0) >= len(head) // 4:
        return raw.decode("utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be", "replace")
    return decode(raw)


def _embedded(path: Path) -> list[Lyrics]:
    try:
        with path.open("rb") as file:
            audio, ape = parse_audio(file)
        return [*_lyrics_in(audio), *_named(ape)]
    except (OSError, LibraryError):
        return []


def _lyrics_in(audio: Any) -> Iterator[Lyrics]:
    tags = None if audio is None else audio.tags
    if tags is None:
        return
    if hasattr(tags, "getall"):
        yield from _id3(tags, getattr(audio.info, "sample_rate", 0) or 44_100)
    else:
        yield from _named(tags)


def _id3(tags: Any, rate: int) -> Iterator[Lyrics]:
    """SYLT with words that are sung (type 1; 0 says nothing), USLT, and fields of programs that know neither."""
    for frame in tags.getall("SYLT"):
        unit = 1000 * _MPEG_FRAME / rate if frame.format == 1 else 1
        if frame.type in (0, 1):
            lyrics = timed_lyrics([(round(at * unit), words.strip()) for words, at in _lines(frame.text)])
            if lyrics is not None:
                yield lyrics
    texts = [str(frame.text) for frame in tags.getall("USLT")]
    texts += [str(text) for frame in tags.getall("TXXX") if normal_name(frame.desc) in _FIELDS for text in frame.text]
    yield from filter(None, map(parse_lyrics, texts))


def _lines(parts: Any) -> list[tuple[str, int]]:
    """Words or syllables of SYLT put together to lines: a new line begins where a part begins with a line feed. Without
    any line feed each part is a line."""
    rows = [(str(words), int(at)) for words, at in parts]
    if not any("\n" in words for words, _ in rows):
        return rows
    lines: list[tuple[str, int]] = []
    is_over = True
    for words, at in rows:
        if is_over or words.startswith(("\n", "\r")) or not lines:
            lines.append((words.strip("\r\n"), at))
        else:
            lines[-1] = (lines[-1][0] + words.strip("\r\n"), lines[-1][1])
        is_over = words.endswith("\n")
    return lines


def _named(tags: Any) -> Iterator[Lyrics]:
    """Of tags with names and lists of texts: Vorbis comments, MP4, Windows Media, APEv2."""
    if tags is None:
        return
    for name in dict.fromkeys(str(name) for name in tags.keys()):  # noqa: SIM118 (tags are not always mappings)
        if normal_name(name.rpartition(":")[2]) in _FIELDS or name == "\xa9lyr":
            values = tags[name]
            for value in values if isinstance(values, list) else [values]:
                raw = getattr(value, "value", value)
                lyrics = parse_lyrics(decode(raw) if isinstance(raw, bytes) else str(raw))
                if lyrics is not None:
                    yield lyrics
