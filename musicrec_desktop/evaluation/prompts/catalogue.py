"""A table of tracks with measured sound, as what a scan and an analysis of real files would have given.

A catalogue is a CSV file with a line of headings: catalogue_id, artist, title, album, genre, year, duration_ms, and
columns of sound: tempo (beats a minute), key (pitch class, -1 unknown), mode (1 major, 0 minor), loudness (dB full
scale), and on a scale 0..1 energy, valence, danceability, acousticness, instrumentalness, speechiness, liveness.
"""

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.features import FEATURE_NAMES, SCALARS, AudioFeatures
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.track import FileStamp, ScannedFile, Tags
from musicrec_desktop.library.traits import traits_of

_TAGS: Final = ("catalogue_id", "artist", "title", "album", "genre", "year", "duration_ms")
_SAME_NAME: Final = ("key", "mode", "loudness", "energy", "valence", "danceability", "acousticness", "instrumentalness")
"""Columns that are a number of the same name and unit here. Speechiness is not: rap has much of it and is music."""
_SKEWED: Final = ("acousticness", "instrumentalness", "speechiness", "liveness")
"""Most tracks lie near 0: the square root spreads them, or a few outliers would be all that nearness sees."""
_NEARNESS: Final = ("tempo", "mode", "loudness", "energy", "valence", "danceability", *_SKEWED)
"""Columns that make up the vector of nearness."""


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One track, as the table has it."""

    catalogue_id: str
    tags: Tags
    sound: Mapping[str, float]
    """Every column of sound by name; NaN where it is empty."""


@dataclass(frozen=True)
class Catalogue:
    """n tracks of a table. A library that stores `files` in their order, and nothing else, numbers them from 1."""

    rows: tuple[CatalogueRow, ...]

    @cached_property
    def _ids(self) -> Mapping[str, TrackId]:
        return {row.catalogue_id: TrackId(number) for number, row in enumerate(self.rows, 1)}

    def track_id(self, catalogue_id: str) -> TrackId:
        """The number a track has in the library. Raises KeyError."""
        return self._ids[catalogue_id]

    def row(self, track_id: TrackId) -> CatalogueRow:
        """The track with this number."""
        return self.rows[track_id - 1]

    def duration_ms(self, track_id: TrackId) -> DurationMs:
        """How long a track is."""
        return self.row(track_id).tags.duration_ms

    def files(self) -> tuple[ScannedFile, ...]:
        """(n,) what a scan would have found: the tags, and what they tell of the recording."""
        return tuple(
            ScannedFile(
                path=Path("/catalogue", row.catalogue_id).absolute(),
                stamp=FileStamp(size=number, mtime_ns=number, inode=number),
                tags=row.tags,
                traits=traits_of(row.tags),
            )
            for number, row in enumerate(self.rows, 1)
        )

    def features(self) -> tuple[tuple[TrackId, AudioFeatures], ...]:
        """(n,) what an analysis would have measured; NaN, of no confidence, for what the table has no column of."""
        values = np.full((len(self.rows), len(FEATURE_NAMES)), np.nan, np.float32)
        for name in _SAME_NAME:
            values[:, FEATURE_NAMES.index(name)] = self._column(name)
        tempo, key = self._column("tempo"), self._column("key")
        values[:, FEATURE_NAMES.index("tempo")] = np.where(tempo > 0, tempo, np.nan)
        values[:, FEATURE_NAMES.index("key")] = np.where(key >= 0, key, np.nan)
        values[:, len(SCALARS) :] = 0
        nearness = [_standard(self._column(name), is_skewed=name in _SKEWED) for name in _NEARNESS]
        values[:, len(SCALARS) : len(SCALARS) + len(_NEARNESS)] = np.stack(nearness, axis=1)
        told = np.isfinite(values[:, : len(SCALARS)]).astype(np.float32)
        return tuple(
            (TrackId(number), AudioFeatures(row, trust))
            for number, (row, trust) in enumerate(zip(values, told, strict=True), 1)
        )

    def _column(self, name: str) -> NDArray[np.float64]:
        return np.array([row.sound[name] for row in self.rows], np.float64)


def read_catalogue(path: Path) -> Catalogue:
    """The tracks of a table. Raises RequestError when it cannot be read, lacks a column, or names two tracks alike."""
    hint = "A catalogue is a CSV file in UTF-8 with a line of headings."
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = {*_TAGS, *_SAME_NAME, *_NEARNESS}.difference(reader.fieldnames or ())
            if missing:
                raise RequestError(f"The catalogue {path} lacks columns: {', '.join(sorted(missing))}.", hint=hint)
            rows = tuple(_row(line) for line in reader)
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
        raise RequestError(f"The catalogue {path} cannot be read: {error}", hint=hint) from error
    if not rows:
        raise RequestError(f"The catalogue {path} holds no tracks.", hint=hint)
    if len({row.catalogue_id for row in rows}) < len(rows):
        raise RequestError(
            f"The catalogue {path} names two tracks alike.", hint="Each needs a catalogue_id of its own."
        )
    return Catalogue(rows)


def _row(line: Mapping[str, str]) -> CatalogueRow:
    year = int(line["year"] or 0)
    tags = Tags(
        title=line["title"] or line["catalogue_id"],
        artists=(line["artist"],) if line["artist"] else (),
        album=line["album"],
        date=str(year) if year else "",
        year=year,
        genres=(line["genre"],) if line["genre"] else (),
        duration_ms=DurationMs(int(line["duration_ms"] or 0)),
    )
    sound = {name: float(line[name] or math.nan) for name in {*_SAME_NAME, *_NEARNESS}}
    return CatalogueRow(line["catalogue_id"], tags, sound)


def _standard(column: NDArray[np.float64], *, is_skewed: bool) -> NDArray[np.float64]:
    """(n,) standard scores, 0 where nothing is known."""
    column = np.sqrt(np.maximum(column, 0)) if is_skewed else column
    spread = float(np.nanstd(column)) if np.isfinite(column).any() else 0.0
    if spread == 0:
        return np.zeros(len(column))
    return np.nan_to_num((column - np.nanmean(column)) / spread)
