"""The columns a table of tracks can have: what each says, how it is sorted, and where its numbers come from."""

import time
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.desktop.item_models.track_line import UNKNOWN_ARTIST, album_name, clock_text
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.file_columns import FileColumns
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.taste import TrackHistory


class Column(IntEnum):
    """What the table shows."""

    TITLE = 0
    ARTIST = 1
    ALBUM = 2
    GENRE = 3
    YEAR = 4
    LENGTH = 5
    NUMBER = 6
    PLAYS = 7
    LAST_PLAYED = 8
    SKIPS = 9
    LIKED = 10
    ADDED = 11
    BPM = 12
    KEY = 13
    ENERGY = 14
    LOUDNESS = 15
    FORMAT = 16
    BITRATE = 17
    PATH = 18


HEADERS: Final = {
    Column.TITLE: marked("Title"),
    Column.ARTIST: marked("Artist"),
    Column.ALBUM: marked("Album"),
    Column.GENRE: marked("Genre"),
    Column.YEAR: marked("Year"),
    Column.LENGTH: marked("Length"),
    Column.NUMBER: marked("No."),
    Column.PLAYS: marked("Plays"),
    Column.LAST_PLAYED: marked("Last played"),
    Column.SKIPS: marked("Skips"),
    Column.LIKED: marked("Liked"),
    Column.ADDED: marked("Added"),
    Column.BPM: marked("BPM"),
    Column.KEY: marked("Key"),
    Column.ENERGY: marked("Energy"),
    Column.LOUDNESS: marked("Loudness"),
    Column.FORMAT: marked("Format"),
    Column.BITRATE: marked("Bit rate"),
    Column.PATH: marked("Path"),
}
NUMBERS: Final = frozenset(
    (
        Column.YEAR,
        Column.LENGTH,
        Column.NUMBER,
        Column.PLAYS,
        Column.SKIPS,
        Column.BPM,
        Column.ENERGY,
        Column.LOUDNESS,
        Column.BITRATE,
    )
)
"""Shown on the right."""
KEYS: Final = ("C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B")


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """What is known of the tracks of a view beside the view."""

    files: FileColumns
    places: NDArray[np.intp]
    """(n,) row of `files` of each row of the view, -1 where it is not known."""
    history: TrackHistory
    """Aligned to the view."""


def cell_text(view: LibraryView, row: int, column: Column, beside: Beside | None) -> str:
    """What a cell says; "" where nothing is known."""
    match column:
        case Column.TITLE:
            return view.titles[row]
        case Column.ARTIST:
            return view.artists[view.artist_codes[row]] or tr(UNKNOWN_ARTIST)
        case Column.ALBUM:
            return album_name(view.albums[view.album_codes[row]], view.artists[view.artist_codes[row]])
        case Column.GENRE:
            return ", ".join(view.genres_of(row))
        case Column.YEAR:
            return str(view.years[row]) if view.years[row] else ""
        case Column.LENGTH:
            return clock_text(int(view.durations_ms[row]))
        case Column.ADDED:
            return _day(float(view.added_at[row]))
        case Column.BPM | Column.ENERGY | Column.LOUDNESS | Column.KEY:
            return _sound(view, row, column)
    return "" if beside is None else _beside(beside, row, column)


def _sound(view: LibraryView, row: int, column: Column) -> str:
    features = view.features
    match column:
        case Column.BPM:
            return _number(float(features.column("tempo")[row]), "{:.0f}")
        case Column.ENERGY:
            return _number(float(features.column("energy")[row]) * 100, "{:.0f} %")
        case Column.LOUDNESS:
            return _number(float(features.column("loudness")[row]), "{:.1f} LUFS")
    key, mode = float(features.column("key")[row]), float(features.column("mode")[row])
    if np.isnan(key) or np.isnan(mode):
        return ""
    words = tr("{key} major") if mode > 0.5 else tr("{key} minor")
    return words.format(key=KEYS[int(key) % 12])


def _beside(beside: Beside, row: int, column: Column) -> str:
    history = beside.history
    match column:
        case Column.PLAYS:
            return str(history.plays[row] or "")
        case Column.SKIPS:
            return str(history.skips[row] or "")
        case Column.LAST_PLAYED:
            return _day(float(history.last_played[row]))
        case Column.LIKED:
            return {1: tr("liked"), -1: tr("disliked")}.get(int(history.feedback[row]), "")
    place = int(beside.places[row])
    if place < 0:
        return ""
    files = beside.files
    match column:
        case Column.NUMBER:
            disc, number = int(files.discs[place]), int(files.numbers[place])
            return "" if not number else f"{disc}-{number}" if disc > 1 else str(number)
        case Column.FORMAT:
            return files.formats[int(files.format_codes[place])]
        case Column.BITRATE:
            return f"{files.bitrates[place]} kbit/s" if files.bitrates[place] else ""
    return files.path_text(place)


def _number(value: float, shape: str) -> str:
    return "" if np.isnan(value) else shape.format(value)


def _day(at: float) -> str:
    return "" if np.isnan(at) or at <= 0 else time.strftime("%Y-%m-%d", time.localtime(at))


def sorted_rows(
    view: LibraryView,
    rows: NDArray[np.intp],
    column: Column,
    *,
    is_descending: bool = False,
    beside: Beside | None = None,
) -> NDArray[np.intp]:
    """The rows by what a column shows, ties in the order they came. For the compute lane: half a second at 100,000."""
    keys = _keys(view, rows, column, beside)
    # Descending must keep ties in order too, so the keys are turned around, not the result; what is not known is last.
    order = np.argsort(-keys if is_descending else keys, kind="stable")
    sorted_: NDArray[np.intp] = rows[order]
    return sorted_


def _keys(
    view: LibraryView, rows: NDArray[np.intp], column: Column, beside: Beside | None
) -> NDArray[np.int64] | NDArray[np.float64]:
    match column:
        case Column.YEAR:
            return view.years[rows].astype(np.int64)
        case Column.LENGTH:
            return view.durations_ms[rows].astype(np.int64)
        case Column.ARTIST:
            return _places(view.artists)[view.artist_codes[rows]]
        case Column.ALBUM:
            return _places(tuple(album_name(owned, "") for owned in view.albums))[view.album_codes[rows]]
        case Column.GENRE:
            return _places(tuple(", ".join(view.genres_of(int(row))) for row in rows))
        case Column.TITLE:
            return _places(tuple(view.titles[row] for row in rows))
        case Column.ADDED:
            return view.added_at[rows]
        case Column.BPM | Column.ENERGY | Column.LOUDNESS:
            name = {Column.BPM: "tempo", Column.ENERGY: "energy"}.get(column, "loudness")
            return view.features.column(name)[rows].astype(np.float64)
        case Column.KEY:
            key, mode = view.features.column("key")[rows], view.features.column("mode")[rows]
            return (key * 2 + mode).astype(np.float64)
    return np.zeros(len(rows), np.int64) if beside is None else _keys_beside(beside, rows, column)


def _keys_beside(beside: Beside, rows: NDArray[np.intp], column: Column) -> NDArray[np.int64] | NDArray[np.float64]:
    history, files, places = beside.history, beside.files, beside.places[rows]
    match column:
        case Column.PLAYS:
            return history.plays[rows].astype(np.int64)
        case Column.SKIPS:
            return history.skips[rows].astype(np.int64)
        case Column.LAST_PLAYED:
            return history.last_played[rows]
        case Column.LIKED:
            return history.feedback[rows].astype(np.int64)
    if not len(files):
        return np.zeros(len(rows), np.int64)
    at = np.maximum(places, 0)
    known: Any
    match column:
        case Column.NUMBER:
            known = np.maximum(files.discs[at], 1).astype(np.int64) * 100_000 + files.numbers[at]
        case Column.FORMAT:
            known = _places(files.formats)[files.format_codes[at]]
        case Column.BITRATE:
            known = files.bitrates[at]
        case _:
            known = _places(tuple(files.path_text(place) for place in at.tolist()))
    return np.where(places >= 0, known, np.nan).astype(np.float64)


def _places(texts: tuple[str, ...]) -> NDArray[np.int64]:
    """(len(texts),) the place of each text among the distinct ones, without regard to case; empty texts last."""
    folded = [text.casefold() for text in texts]
    place = {text: at for at, text in enumerate(sorted(set(folded), key=lambda text: (not text, text)))}
    return np.array([place[text] for text in folded], np.int64)
