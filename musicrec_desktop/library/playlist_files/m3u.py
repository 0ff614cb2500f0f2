"""M3U and M3U8: one location a line, with names and lengths in comments."""

import re
from collections.abc import Sequence
from pathlib import Path

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.playlist_file import ListedPlaylist, ListedTrack
from musicrec_desktop.domain.track import NO_TIME, Track
from musicrec_desktop.library.playlist_files.locations import plain_location
from musicrec_desktop.library.tag_text import clean

_INFO = re.compile(r"#EXTINF:\s*(-?\d+(?:\.\d+)?)[^,]*,(.*)", re.IGNORECASE)


def write_m3u(title: str, tracks: Sequence[Track], folder: Path | None, story: str = "") -> bytes:
    """An extended M3U in UTF-8 with artist, title, length and album of each track."""
    lines = ["#EXTM3U", f"#PLAYLIST:{clean(title)}"]
    if story:
        lines.append(f"#EXTDESC:{clean(story)}")
    for track in tracks:
        seconds = round(track.duration_ms / 1000) if track.duration_ms > 0 else -1
        name = f"{track.artist} - {track.title}" if track.artist else track.title
        lines.append(f"#EXTINF:{seconds},{clean(name)}")
        if track.album:
            lines.append(f"#EXTALB:{clean(track.album)}")
        lines.append(plain_location(track.path, folder))
    return ("\n".join(lines) + "\n").encode()


def read_m3u(text: str) -> ListedPlaylist:
    """Entries with what their comments say; unknown comments mean nothing."""
    title = story = album = ""
    info = ListedTrack()
    tracks: list[ListedTrack] = []
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            continue
        tag, _, value = line.partition(":")
        match tag.upper() if line.startswith("#") else "":
            case "":
                tracks.append(ListedTrack(line, info.title, info.artist, album or info.album, info.duration_ms))
                info, album = ListedTrack(), ""
            case "#EXTINF":
                info = _info(line)
            case "#PLAYLIST":
                title = value.strip()
            case "#EXTDESC":
                story = value.strip()
            case "#EXTALB":
                album = value.strip()
    return ListedPlaylist(title, tuple(tracks), story)


def _info(line: str) -> ListedTrack:
    found = _INFO.match(line)
    if found is None:
        return ListedTrack()
    seconds = float(found[1])
    artist, dash, title = found[2].strip().partition(" - ")
    if not dash:
        artist, title = "", artist
    length = DurationMs(round(seconds * 1000)) if seconds > 0 else NO_TIME
    return ListedTrack("", title.strip(), artist.strip(), "", length)
