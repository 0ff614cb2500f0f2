"""JSPF: XSPF as JSON, as ListenBrainz exports playlists."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from musicrec_desktop.domain.playlist_file import ListedPlaylist, ListedTrack
from musicrec_desktop.domain.track import Track
from musicrec_desktop.library.playlist_files.locations import address, decoded_address
from musicrec_desktop.library.playlist_files.xspf import MUSICBRAINZ, milliseconds, recording_id


def write_jspf(title: str, tracks: Sequence[Track], folder: Path | None, story: str = "") -> bytes:
    """The list with title, story, and for each track address, names, length and MusicBrainz id."""
    playlist: dict[str, object] = {"title": title, "track": [_entry(track, folder) for track in tracks]}
    if story:
        playlist["annotation"] = story
    return json.dumps({"playlist": playlist}, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _entry(track: Track, folder: Path | None) -> dict[str, object]:
    entry: dict[str, object] = {"location": [address(track.path, folder)], "title": track.title}
    if track.tags.musicbrainz_recording:
        entry["identifier"] = [MUSICBRAINZ + track.tags.musicbrainz_recording]
    if track.artist:
        entry["creator"] = track.artist
    if track.album:
        entry["album"] = track.album
    if track.duration_ms > 0:
        entry["duration"] = int(track.duration_ms)
    return entry


def read_jspf(text: str) -> ListedPlaylist:
    """Entries of a JSPF. Raises ValueError, with why, for what is none."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"it is not JSON ({error})") from error
    playlist = document.get("playlist") if isinstance(document, dict) else None
    entries = playlist.get("track") if isinstance(playlist, dict) else None
    if not isinstance(playlist, dict) or not isinstance(entries, list):
        raise ValueError("it has no playlist with tracks in it")
    tracks = tuple(_listed(entry) for entry in entries if isinstance(entry, dict))
    return ListedPlaylist(_text(playlist, "title"), tracks, _text(playlist, "annotation"))


def _text(entry: Mapping[str, object], name: str) -> str:
    """A text, or the first of several."""
    value = entry.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _listed(entry: Mapping[str, object]) -> ListedTrack:
    return ListedTrack(
        decoded_address(_text(entry, "location")),
        _text(entry, "title"),
        _text(entry, "creator"),
        _text(entry, "album"),
        milliseconds(_text(entry, "duration").partition(".")[0]),
        recording_id(_text(entry, "identifier")),
    )
