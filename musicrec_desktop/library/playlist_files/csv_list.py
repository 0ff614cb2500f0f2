"""Playlists as tables, as spreadsheets and the exporters of streaming services write them."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.playlist_file import ListedPlaylist, ListedTrack
from musicrec_desktop.domain.track import NO_TIME, Track
from musicrec_desktop.library.playlist_files.locations import relative_path
from musicrec_desktop.library.tag_text import clean

_COLUMNS: Final = {
    "location": "path location file filename filepath uri url trackpath",
    "title": "title track trackname trackTitle song songname name songtitle",
    "artist": "artist artists artistname artistnames creator trackartist artistnames performer",
    "album": "album albumname albumtitle release",
    "duration": "duration durationms trackdurationms length time durationseconds milliseconds",
    "mbid": "musicbrainzrecording recordingmbid mbid musicbrainztrackid",
}
"""Field -> what its column may be called, without spaces, signs and capitals."""
_BY_NAME: Final = {name.casefold(): field for field, names in _COLUMNS.items() for name in names.split()}
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})(?:\.\d+)?")
_MOST_SECONDS: Final = 20_000
"""A plain number above this is in milliseconds, unless its column says otherwise."""
_LONGEST_FIELD: Final = 1 << 20


def write_csv(tracks: Sequence[Track], folder: Path | None) -> bytes:
    """A header and a row a track, in UTF-8."""
    out = io.StringIO(newline="")
    # Everything in quotes: a bare carriage return in a name would be taken for the end of a row.
    table = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    table.writerow(("title", "artist", "album", "duration_ms", "path", "musicbrainz_recording"))
    for track in tracks:
        place = relative_path(track.path, folder)
        mbid = track.tags.musicbrainz_recording
        names = (clean(track.title), clean(track.artist), clean(track.album))
        table.writerow((*names, int(track.duration_ms), place, mbid))
    return out.getvalue().encode("utf-8", "surrogateescape")


def read_csv(text: str) -> ListedPlaylist:
    """Rows below a header with a title or a path. Raises ValueError, with why, when there is no such header."""
    head = text[:8192]
    delimiter = max(",;\t|", key=head.partition("\n")[0].count)
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = next(rows, [])
        fields = [_BY_NAME.get(re.sub(r"[\W_]|\(.*?\)", "", name).casefold(), "") for name in header]
        if not {"title", "location"} & set(fields):
            raise ValueError("its first row names no column for titles or paths")
        in_ms = any("ms" in name.casefold() for name, field in zip(header, fields, strict=True) if field == "duration")
        return ListedPlaylist("", tuple(_listed(fields, row, in_ms=in_ms) for row in rows if any(row)))
    except csv.Error as error:
        raise ValueError(f"line {rows.line_num} is no row of a table ({error})") from error


def _listed(fields: Sequence[str], row: Sequence[str], *, in_ms: bool) -> ListedTrack:
    cells: dict[str, str] = {}
    for field, cell in zip(fields, row, strict=False):  # rows may be shorter or longer than the header
        if field and cell.strip():
            cells.setdefault(field, cell if field == "location" else cell.strip())
    length = _length(cells.get("duration", ""), in_ms=in_ms)
    artist = re.sub(r"\s*;\s*", ", ", cells.get("artist", ""))
    names = (cells.get("title", ""), artist, cells.get("album", ""))
    return ListedTrack(cells.get("location", ""), *names, length, cells.get("mbid", "").casefold())


def _length(text: str, *, in_ms: bool) -> DurationMs:
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        seconds = int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])
        return DurationMs(seconds * 1000)
    try:
        number = float(text)
    except ValueError:
        return NO_TIME
    if not 0 < number < 10**10:
        return NO_TIME
    return DurationMs(round(number if in_ms or number > _MOST_SECONDS else number * 1000))
