"""Tables of plays: Last.fm as CSV in the shapes of the usual exporters, foobar2000's text, anybody's own columns.

Known without a header: artist, album, title, time ("04 Dec 2019 14:10") and date, time, artist, title. With one, the
columns are found by their names. Times are UTC, but for foobar2000's "last played", which is local.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from musicrec_desktop.domain.history import (
    EntryProblem,
    ForeignName,
    ForeignPlay,
    HistoryEntry,
    LeftOut,
    LeftOutWhy,
    Origin,
)
from musicrec_desktop.domain.play import PlayEnd
from musicrec_desktop.library.histories.spotify import SHORTEST_MS
from musicrec_desktop.library.histories.values import (
    Unfit,
    length_ms,
    local_time,
    number_of,
    text_of,
    unix_time,
    utc_time,
)

_NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "artist": ("artist", "artist name", "artist_name", "artistname", "artists"),
        "title": ("track", "title", "track name", "track_name", "trackname", "song", "name"),
        "album": ("album", "album name", "album_name", "albumname", "release", "release_name"),
        "time": (
            "uts",
            "timestamp",
            "ts",
            "started_at",
            "listened_at",
            "played_at",
            "utc_time",
            "date",
            "time",
            "datetime",
            "last played",
            "last_played",
        ),
        "mbid": ("track_mbid", "recording_mbid", "mbid"),
        "played": ("ms_played", "played_ms"),
        "duration": ("duration_ms",),
    }
)
_LOCAL: Final = ("last played", "last_played")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK: Final = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
_TIME: Final = re.compile(r"\d{1,2} [A-Za-z]{3,9} \d{4},? +\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*|\d{9,13}")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which cell of a row says what; -1: none does."""

    origin: Origin
    delimiter: str
    artist: int
    title: int
    time: int
    album: int = -1
    mbid: int = -1
    played: int = -1
    duration: int = -1
    clock: int = -1
    """The time of day, where it has a column of its own."""
    is_local: bool = False
    has_header: bool = True


def table_columns(head: str) -> _Columns | None:
    """How the table with these first lines is built; None when it is no table of plays."""
    lines = [line for line in head.lstrip("\ufeff").splitlines() if line.strip()]
    if not lines:
        return None
    for delimiter in (",", ";", "\t"):
        cells = next(csv.reader([lines[0]], delimiter=delimiter), [])
        found = _by_header(cells, delimiter) or _by_content(cells, delimiter)
        if found is not None:
            return found
    return None


def _by_header(cells: Sequence[str], delimiter: str) -> _Columns | None:
    # lastfmstats.com writes the listener's name behind the last column: "Date#name".
    names = [cell.strip().lower().partition("#")[0] for cell in cells]
    at = {field: next((names.index(name) for name in known if name in names), -1) for field, known in _NAMES.items()}
    if min(at["artist"], at["title"], at["time"]) < 0:
        return None
    time = names[at["time"]]
    is_lastfm = {"uts", "utc_time"} & set(names) or "#" in cells[-1] or "albumid" in names
    origin = Origin.LASTFM if is_lastfm else Origin.FOOBAR2000 if time in _LOCAL else Origin.TABLE
    return _Columns(
        origin,
        delimiter,
        artist=at["artist"],
        title=at["title"],
        time=at["time"],
        album=at["album"],
        mbid=at["mbid"],
        played=at["played"],
        duration=at["duration"],
        is_local=time in _LOCAL,
    )


def _by_content(cells: Sequence[str], delimiter: str) -> _Columns | None:
    texts = [cell.strip() for cell in cells]
    if len(texts) == 4 and _DATE.fullmatch(texts[0]) and _CLOCK.fullmatch(texts[1]):
        return _Columns(Origin.LASTFM, delimiter, artist=2, title=3, time=0, clock=1, has_header=False)
    if len(texts) == 4 and _TIME.fullmatch(texts[3]):
        return _Columns(Origin.LASTFM, delimiter, artist=0, album=1, title=2, time=3, has_header=False)
    return None


def read_table(lines: Iterable[str], columns: _Columns, file: str) -> Iterator[HistoryEntry]:
    """Every row of the table; the line number is that of the row's last line."""
    reader = csv.reader((line.replace("\0", "") for line in lines), delimiter=columns.delimiter)
    is_header = columns.has_header
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield EntryProblem(file, reader.line_num, f"The row cannot be read: {error}.")
            continue
        if is_header or not any(cell.strip() for cell in row):
            is_header = False
            continue
        try:
            yield _entry(row, columns)
        except Unfit as unfit:
            yield EntryProblem(file, reader.line_num, str(unfit))


def _entry(row: Sequence[str], columns: _Columns) -> HistoryEntry:
    def cell(index: int) -> str:
        return text_of(row[index]) if 0 <= index < len(row) else ""

    artist, title, time = cell(columns.artist).lstrip("\ufeff"), cell(columns.title), cell(columns.time)
    if not artist or not title:
        raise Unfit("It names no artist or no track.")
    if not time and columns.origin is Origin.LASTFM:
        return LeftOut(LeftOutWhy.NOT_PLAYED)  # "now playing" has no time yet
    if columns.clock >= 0:
        started = utc_time(f"{time} {cell(columns.clock)}")
    elif number_of(time) is not None:
        started = unix_time(time)
    else:
        started = local_time(time) if columns.is_local else utc_time(time)
    played, ended = length_ms(cell(columns.played)), PlayEnd.FINISHED
    if cell(columns.played):
        if played < SHORTEST_MS:
            return LeftOut(LeftOutWhy.SHORT)
        ended = PlayEnd.STOPPED  # how it ended is not told
    name = ForeignName(artist, title, cell(columns.album), cell(columns.mbid), "", length_ms(cell(columns.duration)))
    return ForeignPlay(columns.origin, name, started, played, ended)
