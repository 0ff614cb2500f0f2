"""Tracks as rows and back. Knows the column order; runs no SQL."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.kinds import Kind, Trait
from musicrec_desktop.domain.track import FileStamp, MoreTags, ScannedFile, Tags, Track, TrackLabel
from musicrec_desktop.storage.search import spaced_ideographs

FILE_COLUMNS: Final = (
    "path", "size", "mtime_ns", "inode",
    "title", "artists", "album", "album_artist", "date", "year", "genres", "track_number", "disc_number", "duration_ms",
    "format", "bitrate_kbps", "sample_rate", "channels", "replaygain_track_db", "replaygain_album_db", "has_art",
    "musicbrainz_recording", "musicbrainz_release", "musicbrainz_artists", "composer", "comment", "from_path",
    "start_ms", "end_ms", "more", "people", "cjk", "kind", "traits",
)  # fmt: skip
"""What a scan knows of a file, in the order of file_values()."""

TRACK_COLUMNS: Final = ("id", "added_at", "is_missing", *FILE_COLUMNS[:-4], "kind", "traits", "recording")
"""What read_tracks() takes, in order."""

LABEL_COLUMNS: Final = (
    "id", "added_at", "title", "artists", "album", "album_artist", "genres", "year", "duration_ms", "kind", "traits",
    "recording",
)  # fmt: skip
"""What read_labels() takes, in order."""

Cell = str | bytes | int | float | None


def path_cell(path: Path) -> str | bytes:
    """A path as it is stored: text, or bytes where the file name is not valid UTF-8."""
    text = os.fspath(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        return os.fsencode(text)
    return text


def cell_path(cell: str | bytes) -> Path:
    """The path that path_cell() stored."""
    return Path(cell if isinstance(cell, str) else os.fsdecode(cell))


def list_cell(items: Sequence[str]) -> str:
    """A list of texts as JSON, readable as it stands."""
    return json.dumps(items, ensure_ascii=False) if items else "[]"


def file_values(file: ScannedFile) -> tuple[Cell, ...]:
    """One value for each of FILE_COLUMNS."""
    tags, stamp = file.tags, file.stamp
    people = _people_text(tags.more)
    searched = (tags.title, *tags.artists, tags.album, tags.album_artist, *tags.genres, tags.composer, people)
    return (
        path_cell(file.path),
        stamp.size,
        stamp.mtime_ns,
        stamp.inode,
        tags.title,
        list_cell(tags.artists),
        tags.album,
        tags.album_artist,
        tags.date,
        tags.year,
        list_cell(tags.genres),
        tags.track_number,
        tags.disc_number,
        tags.duration_ms,
        tags.format,
        tags.bitrate_kbps,
        tags.sample_rate,
        tags.channels,
        tags.replaygain_track_db,
        tags.replaygain_album_db,
        int(tags.has_art),
        tags.musicbrainz_recording,
        tags.musicbrainz_release,
        list_cell(tags.musicbrainz_artists),
        tags.composer,
        tags.comment,
        list_cell(tags.from_path),
        file.start_ms,
        file.end_ms,
        _more_cell(tags.more),
        people,
        spaced_ideographs(searched),
        file.kind.value,
        file.traits.value,
    )


def read_labels(rows: Iterable[Sequence[Any]]) -> Iterator[TrackLabel]:
    """A label for each row of LABEL_COLUMNS."""
    items = _list_reader()
    for track_id, added_at, title, artists, album, album_artist, genres, year, duration_ms, kind, traits, same in rows:
        said = (title, items(artists), album, album_artist, items(genres), year, duration_ms)
        yield TrackLabel(track_id, *said, added_at, _KINDS[kind], Trait(traits), same)


def read_tracks(rows: Iterable[Sequence[Any]]) -> Iterator[Track]:
    """A track for each row of TRACK_COLUMNS."""
    items = _list_reader()
    for row in rows:
        (track_id, added_at, is_missing, path, size, mtime_ns, inode, *rest) = row
        (title, artists, album, album_artist, date, year, genres, track_number, disc_number, duration, *rest) = rest
        (codec, bitrate, rate, channels, track_gain, album_gain, has_art, recording_mbid, release, *rest) = rest
        (artist_ids, composer, comment, from_path, start, end, more, kind_name, traits, recording) = rest
        tags = Tags(
            title=title,
            artists=items(artists),
            album=album,
            album_artist=album_artist,
            date=date,
            year=year,
            genres=items(genres),
            track_number=track_number,
            disc_number=disc_number,
            duration_ms=DurationMs(duration),
            format=codec,
            bitrate_kbps=bitrate,
            sample_rate=rate,
            channels=channels,
            replaygain_track_db=track_gain,
            replaygain_album_db=album_gain,
            has_art=bool(has_art),
            musicbrainz_recording=recording_mbid,
            musicbrainz_release=release,
            musicbrainz_artists=items(artist_ids),
            composer=composer,
            comment=comment,
            from_path=items(from_path),
            more=_more_tags(more),
        )
        stamp = FileStamp(size, mtime_ns, inode)
        yield Track(
            TrackId(track_id),
            cell_path(path),
            stamp,
            tags,
            UnixTime(added_at),
            bool(is_missing),
            DurationMs(start),
            DurationMs(end),
            _KINDS[kind_name],
            Trait(traits),
            recording,
        )


_KINDS: Final = {kind.value: kind for kind in Kind}
_NO_MORE: Final = MoreTags()
_MORE_DEFAULTS: Final = {field.name: getattr(_NO_MORE, field.name) for field in fields(MoreTags)}


def _more_cell(more: MoreTags) -> str:
    """The fields that say something, as JSON."""
    if more == _NO_MORE:
        return "{}"
    said = {name: value for name, empty in _MORE_DEFAULTS.items() if (value := getattr(more, name)) != empty}
    return json.dumps(said, ensure_ascii=False)


def _more_tags(cell: str) -> MoreTags:
    """What _more_cell() stored."""
    if cell == "{}":
        return _NO_MORE
    said: dict[str, Any] = json.loads(cell)
    for name in ("performers", "moods"):
        if name in said:
            said[name] = tuple(said[name])
    if "originals" in said:
        said["originals"] = tuple((name, text) for name, text in said["originals"])
    return MoreTags(**said)


def _people_text(more: MoreTags) -> str:
    """Everything of MoreTags that one may search for, in one text."""
    if more == _NO_MORE:
        return ""
    sorts = (more.title_sort, more.artist_sort, more.album_artist_sort, more.composer_sort)
    named = (more.work, more.movement, more.conductor, *more.performers, *sorts)
    return " ".join(dict.fromkeys(filter(None, named)))


def _list_reader() -> Callable[[str], tuple[str, ...]]:
    """Reads list cells. Equal ones are decoded once and shared: a library has few artists and genres."""
    lists: dict[str, tuple[str, ...]] = {"[]": ()}

    def items(cell: str) -> tuple[str, ...]:
        known = lists.get(cell)
        if known is None:
            decoded = json.loads(cell)
            if not isinstance(decoded, list):
                raise InvariantError(f"a list column holds {cell[:80]!r}")
            known = lists[cell] = tuple(decoded)
        return known

    return items
