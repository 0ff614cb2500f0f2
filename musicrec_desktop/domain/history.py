"""Plays that other programs recorded, before it is known which tracks of the library they are of."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import PlayEnd
from musicrec_desktop.domain.track import NO_TIME


class Origin(StrEnum):
    """Which program or service recorded a play. Values are stored."""

    LASTFM = "lastfm"
    LISTENBRAINZ = "listenbrainz"
    SPOTIFY = "spotify"
    """The extended streaming history: to the second, with how each play ended."""
    SPOTIFY_ACCOUNT = "spotify-account"
    """The account data: the last year, to the minute."""
    ITUNES = "itunes"
    RHYTHMBOX = "rhythmbox"
    STRAWBERRY = "strawberry"
    CLEMENTINE = "clementine"
    QUOD_LIBET = "quodlibet"
    FOOBAR2000 = "foobar2000"
    TABLE = "table"
    """A table with columns for artist, title and time, of whatever program."""


@dataclass(frozen=True, slots=True)
class ForeignName:
    """What another program says of the track it played. Untrusted text."""

    artist: str
    title: str
    album: str = ""
    recording_mbid: str = ""
    """MusicBrainz recording id; empty when unknown."""
    path: str = ""
    """Where that program had the file, as it wrote it; empty when unknown."""
    duration_ms: DurationMs = NO_TIME
    """Length of the track there; 0 when unknown."""


@dataclass(frozen=True, slots=True)
class ForeignPlay:
    """One play as another program recorded it."""

    origin: Origin
    name: ForeignName
    started_at: UnixTime
    played_ms: DurationMs
    """0: not recorded, as with scrobbles; then it was a listen, or it would not be there."""
    ended: PlayEnd


class LeftOutWhy(StrEnum):
    """Why something in a history is no play of a track at a time."""

    SHORT = "short"
    """Heard for less than a second."""
    NOT_MUSIC = "not_music"
    """An episode of a podcast, a chapter of an audiobook, a video."""
    UNDATED = "undated"
    """Counted by a program that remembers only the last time."""
    NOT_PLAYED = "not_played"
    """Playing at the moment of the export, or never played at all."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Plays that were understood and not taken."""

    why: LeftOutWhy
    plays: int = 1


@dataclass(frozen=True, slots=True)
class EntryProblem:
    """One entry of a history that makes no sense. Data, not an exception: the others are read."""

    file: str
    entry: int
    """1-based: the line of a table, the entry of a list; 0: the file as a whole."""
    reason: str
    """For a human."""


HistoryEntry = ForeignPlay | LeftOut | EntryProblem


@dataclass(frozen=True, slots=True)
class LibraryName:
    """What matching needs to know of a track of the library."""

    id: TrackId
    title: str
    artists: tuple[str, ...]
    album: str
    album_artist: str
    duration_ms: DurationMs
    recording_mbid: str
    path: Path
    is_missing: bool


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Which track another program's name stands for, and how sure that is."""

    track_id: TrackId
    score: float
    """0..1; 1 is certain."""
    reason: str
    """What agreed, for a human."""
