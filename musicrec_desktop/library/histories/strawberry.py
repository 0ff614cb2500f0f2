"""Strawberry and Clementine: rows of the table `songs` of their SQLite libraries (opened by storage/).

Both count a play when half of it or four minutes are over, and then write the time.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from musicrec_desktop.domain.history import ForeignName, HistoryEntry, LeftOut, LeftOutWhy, Origin
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.library.histories.counted import last_play
from musicrec_desktop.library.histories.values import count_of, file_path, length_ms, number_of, text_of, unix_time

_NANOSECONDS_FROM: Final = 10_000_000
"""Larger lengths are nanoseconds, as both write them now; older libraries hold seconds."""


def read_player_song(row: Mapping[str, object]) -> Iterator[HistoryEntry]:
    """The last play of one track. Raises Unfit."""
    name = ForeignName(
        text_of(row.get("artist")),
        text_of(row.get("title")),
        text_of(row.get("album")),
        text_of(row.get("musicbrainz_recording_id")),
        file_path(row.get("url") or row.get("filename")),
        _length(row.get("length")),
    )
    # -1 stands for never.
    last = number_of(row.get("lastplayed"))
    # Strawberry names a column url what Clementine calls filename.
    origin = Origin.STRAWBERRY if "url" in row else Origin.CLEMENTINE
    plays, skips = count_of(row.get("playcount")), count_of(row.get("skipcount"))
    ended = unix_time(last) if last is not None and last > 0 else None
    yield from last_play(origin, name, plays, ended, counted_at_half=True)
    if skips:
        yield LeftOut(LeftOutWhy.UNDATED, skips)


def _length(value: object) -> DurationMs:
    number = number_of(value) or 0
    return length_ms(number, 1e-6 if number >= _NANOSECONDS_FROM else 1000)
