"""PLS: an INI file of numbered entries, as Winamp wrote it."""

import re
from collections.abc import Sequence
from pathlib import Path

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.playlist_file import ListedPlaylist, ListedTrack
from musicrec_desktop.domain.track import NO_TIME, Track
from musicrec_desktop.library.playlist_files.locations import plain_location
from musicrec_desktop.library.tag_text import clean

_ENTRY = re.compile(r"(file|title|length)\s*(\d{1,7})\s*=\s*(.*)", re.IGNORECASE)


def write_pls(tracks: Sequence[Track], folder: Path | None) -> bytes:
    """Entries from 1 on. The format has no place for a list's own title."""
    lines = ["[playlist]"]
    for number, track in enumerate(tracks, 1):
        name = f"{track.artist} - {track.title}" if track.artist else track.title
        seconds = round(track.duration_ms / 1000) if track.duration_ms > 0 else -1
        lines.append(f"File{number}={plain_location(track.path, folder)}")
        lines += [f"Title{number}={clean(name)}", f"Length{number}={seconds}"]
    lines += [f"NumberOfEntries={len(tracks)}", "Version=2", ""]
    return "\n".join(lines).encode()


def read_pls(text: str) -> ListedPlaylist:
    """Entries by their number, wherever in the file they stand."""
    entries: dict[int, dict[str, str]] = {}
    for line in text.splitlines():
        found = _ENTRY.fullmatch(line.strip())
        if found is not None:
            entries.setdefault(int(found[2]), {})[found[1].casefold()] = found[3].strip()
    return ListedPlaylist(
        "", tuple(_listed(entries[number]) for number in sorted(entries) if "file" in entries[number])
    )


def _listed(entry: dict[str, str]) -> ListedTrack:
    artist, dash, title = entry.get("title", "").partition(" - ")
    if not dash:
        artist, title = "", artist
    seconds = entry.get("length", "")
    length = DurationMs(int(seconds) * 1000) if seconds.isdecimal() and len(seconds) < 8 else NO_TIME
    return ListedTrack(entry["file"], title.strip(), artist.strip(), "", length)
