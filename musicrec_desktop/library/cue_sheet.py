"""Cue sheets: texts that say where in one long file each track of an album begins.

Lines of a keyword and its values, in the order of the disc: what stands before the first TRACK is about the album, what
stands behind it about that track. Times are minutes:seconds:frames, 75 frames a second.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.domain.ids import DurationMs

_FRAMES_A_SECOND: Final = 75
_MOST_TRACKS: Final = 999
_MOST_LINES: Final = 20_000
_TIME: Final = re.compile(r"(\d{1,5}):([0-5]?\d):(\d{1,2})", re.ASCII)
_WORDS: Final = frozenset(("title", "performer", "songwriter", "isrc"))


@dataclass(frozen=True, slots=True)
class CueTrack:
    """One track of a sheet."""

    number: int
    start_ms: DurationMs
    """Where its INDEX 01 is; what lies before (the gap, INDEX 00) is the end of the track before."""
    says: dict[str, str] = field(default_factory=dict)
    """Keyword, casefolded, -> value: title, performer, songwriter, isrc, and what REM lines name."""


@dataclass(frozen=True, slots=True)
class CueFile:
    """One FILE of a sheet, with the tracks that begin in it."""

    name: str
    """As written: hardly ever with the right folder, not always with the right ending."""
    tracks: tuple[CueTrack, ...]


@dataclass(frozen=True, slots=True)
class CueSheet:
    """A sheet that was read."""

    says: dict[str, str]
    """Of the album; as in CueTrack."""
    files: tuple[CueFile, ...]

    @property
    def n_tracks(self) -> int:
        return sum(len(file.tracks) for file in self.files)


def parse_cue(text: str) -> CueSheet:
    """The sheet that a text is; whatever it says beside is passed over. A text that is none has no files."""
    album: dict[str, str] = {}
    files: list[tuple[str, list[CueTrack]]] = []
    number, says = 0, album
    for line in text.splitlines()[:_MOST_LINES]:
        keyword, _, rest = line.strip().partition(" ")
        keyword, rest = keyword.casefold().lstrip("\ufeff"), rest.strip()
        if keyword == "file":
            files.append((_file_name(rest), []))
        elif keyword == "track":
            number = _track_number(rest)
            says = {}
        elif keyword == "index" and number and files:
            start = _index_one(rest)
            if start is not None and len(files[-1][1]) < _MOST_TRACKS:
                files[-1][1].append(CueTrack(number, start, says))
                number = 0  # INDEX 02 and later lie within the track
        elif keyword in _WORDS:
            says.setdefault(keyword, _value(rest))
        elif keyword == "rem":
            name, _, value = rest.partition(" ")
            says.setdefault(name.casefold(), _value(value.strip()))
    return CueSheet(album, tuple(CueFile(name, tuple(tracks)) for name, tracks in files if tracks))


def _value(text: str) -> str:
    """What stands between the first and the last quotation mark, or the whole of it."""
    match = re.fullmatch(r'"(.*)"?', text)
    return match[1].removesuffix('"').strip() if match else text


def _file_name(text: str) -> str:
    match = re.match(r'"(.*)"', text)
    return match[1] if match else (text.rpartition(" ")[0] or text)


def _track_number(text: str) -> int:
    """0 for a track of data."""
    number, _, kind = text.partition(" ")
    is_sound = not kind or kind.strip().casefold() == "audio"
    return int(number) if is_sound and number.isascii() and number.isdecimal() and len(number) <= 3 else 0


def _index_one(text: str) -> DurationMs | None:
    index, _, time = text.partition(" ")
    match = _TIME.match(time.strip())
    if match is None or not (index.isascii() and index.isdecimal()) or int(index) != 1:
        return None
    minutes, seconds, frames = (int(part) for part in match.groups())
    return DurationMs(round(((minutes * 60 + seconds) * _FRAMES_A_SECOND + frames) * 1000 / _FRAMES_A_SECOND))
