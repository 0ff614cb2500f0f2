"""Reads a listener's plays and brings them into the form the protocols ask for."""

import csv
import gzip
import math
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.listening import UNKNOWN, Catalogue, Listening, session_numbers

_LISTEN_MS: Final = 30_000.0
_SCROBBLE_S: Final = 240.0
"""How long a play is taken to have lasted when the log does not say."""
_EARLIEST: Final = 10**9
"""Times before September 2001 are clocks that were not set."""
_BACK: Final = 3
_STUTTER_S: Final = 900.0


@dataclass(frozen=True, slots=True, eq=False)
class RawPlays:
    """m plays as logged, in the order of the file."""

    name: str
    """Of the listener."""
    keys: NDArray[np.str_]
    """(m,) "artist TAB track", lower case, trimmed."""
    artists: NDArray[np.str_]
    """(m,) lower case, trimmed."""
    albums: NDArray[np.str_]
    """(m,) "artist TAB album", lower case, trimmed; "" without one."""
    starts: NDArray[np.float64]
    """(m,) UTC seconds."""
    played_ms: NDArray[np.float64]
    """(m,) NaN where not logged."""
    reason_start: NDArray[np.str_]
    reason_end: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def has_lengths(self) -> bool:
        """More than half of the plays say how long they were."""
        return bool(len(self)) and float(np.isfinite(self.played_ms).mean()) > 0.5

    @property
    def ends(self) -> NDArray[np.float64]:
        """(m,) UTC seconds."""
        return self.starts + np.where(np.isfinite(self.played_ms), self.played_ms / 1000, _SCROBBLE_S)

    @property
    def is_listen(self) -> NDArray[np.bool_]:
        """(m,) a scrobble, or a play of 30 seconds and more."""
        if not self.has_lengths:
            return np.ones(len(self), np.bool_)
        return np.nan_to_num(self.played_ms, nan=-1.0) >= _LISTEN_MS


def read_plays(file: Path) -> RawPlays:
    """The plays of a `plays.csv` or `plays.csv.gz` with columns ts, artist, album, track, ms_played and more.

    Raises RequestError when the file cannot be read or lacks a column.
    """
    opener = gzip.open if file.suffix == ".gz" else open
    try:
        with opener(file, "rt", encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.DictReader(lines) if int(row["ts"]) > _EARLIEST]
            return _columns(file.parent.name, rows)
    except (OSError, UnicodeDecodeError, ValueError, KeyError) as error:
        raise RequestError(
            f"The history {file} cannot be read: {error}.",
            hint="A table with the columns ts, artist, album, track and ms_played is needed.",
        ) from error


def _columns(name: str, rows: list[dict[str, str]]) -> RawPlays:
    artists = [row["artist"].lower().strip() for row in rows]
    return RawPlays(
        name=name,
        keys=np.array([f"{artist}\t{row['track'].lower().strip()}" for artist, row in zip(artists, rows, strict=True)]),
        artists=np.array(artists),
        albums=np.array(
            [
                f"{artist}\t{row['album'].lower().strip()}" if row["album"] else ""
                for artist, row in zip(artists, rows, strict=True)
            ]
        ),
        starts=np.array([int(row["ts"]) for row in rows], np.float64),
        played_ms=np.array([_number(row["ms_played"]) for row in rows], np.float64),
        reason_start=np.array([row.get("reason_start") or "" for row in rows]),
        reason_end=np.array([row.get("reason_end") or "" for row in rows]),
    )


def _number(text: str) -> float:
    return float(text) if text else math.nan


def without_stutter(raw: RawPlays) -> NDArray[np.intp]:
    """(k,) places of the listens that count: the same track among the three counted ones before it, started less than a
    quarter of an hour ago, is the same listen logged twice or a track on repeat."""
    kept: list[int] = []
    recent: deque[int] = deque(maxlen=_BACK)
    keys, starts = raw.keys.tolist(), raw.starts.tolist()
    for place in np.flatnonzero(raw.is_listen).tolist():
        if any(keys[other] == keys[place] and starts[place] - starts[other] < _STUTTER_S for other in recent):
            continue
        kept.append(place)
        recent.append(place)
    return np.array(kept, np.intp)


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """A listener's log as the protocols want it."""

    name: str
    listening: Listening
    """The counted listens alone, numbered as the protocols count them."""
    everything: Listening
    """All plays over the same catalogue, also the short and the repeated ones."""
    place: NDArray[np.intp]
    """(m,) where each listen stands among `everything`."""
    keys: NDArray[np.str_]
    """(n,) "artist TAB track" of each row of the catalogue."""
    artist_names: NDArray[np.str_]
    """(a,) by artist code."""
    first: NDArray[np.intp]
    """(n,) number of the first listen of each track; m for tracks that were only played briefly."""

    @property
    def is_relisten(self) -> NDArray[np.bool_]:
        """(m,) the track was listened to before."""
        return self.first[self.listening.tracks] < np.arange(len(self.listening))

    @property
    def bounds(self) -> tuple[int, int]:
        """First listen of the validation slice and of the test slice: 70 % history, 10 % validation, 20 % test."""
        m = len(self.listening)
        return int(m * 0.7), int(m * 0.8)


def make_history(raw: RawPlays) -> History:
    """The log of one listener, in order of the file."""
    keep = without_stutter(raw)
    keys, at, tracks = np.unique(raw.keys, return_index=True, return_inverse=True)
    # The catalogue says what was known at a track's first counted listen; only-short tracks at their first play.
    first_kept = np.full(len(keys), -1, np.intp)
    order = keep[::-1]
    first_kept[tracks[order]] = order
    shown = np.where(first_kept >= 0, first_kept, at)
    artist_names, artists = np.unique(raw.artists[shown], return_inverse=True)
    album_names, albums = np.unique(raw.albums[shown], return_inverse=True)
    if len(album_names) and album_names[0] == "":
        albums = np.where(albums == 0, UNKNOWN, albums - 1)
    catalogue = Catalogue(artists.astype(np.int32), albums.astype(np.int32))
    # All plays in order of start: a few logs are out of order by seconds.
    order = np.argsort(raw.starts, kind="stable")
    is_listen = raw.is_listen
    ends = raw.ends

    def part(places: NDArray[np.intp]) -> Listening:
        return Listening(
            catalogue=catalogue,
            tracks=tracks[places].astype(np.int32),
            starts=raw.starts[places],
            ends=ends[places],
            sessions=session_numbers(raw.starts[places], ends[places]),
            is_listen=is_listen[places],
            is_skip=~is_listen[places],
        )

    listening = part(keep)
    first = np.full(len(keys), len(keep), np.intp)
    first[listening.tracks[::-1]] = np.arange(len(keep))[::-1]
    rank = np.empty(len(order), np.intp)
    rank[order] = np.arange(len(order))
    return History(raw.name, listening, part(order), rank[keep], keys, artist_names, first)


def spread(places: NDArray[np.intp], most: int) -> NDArray[np.intp]:
    """At most so many of the places, evenly spread over them."""
    if len(places) <= most:
        return places
    return places[np.linspace(0, len(places) - 1, most).astype(np.intp)]
