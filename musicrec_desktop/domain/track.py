"""One playable file: its identity, its tags, and what a scan of the folders found."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.kinds import PLAIN, Kind, Trait

NO_TIME: Final = DurationMs(0)
"""The duration of a track whose length nobody could tell."""


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What tells an unchanged file from a changed one without opening it."""

    size: int
    """Bytes."""
    mtime_ns: int
    """Time of last change, nanoseconds since 1970."""
    inode: int
    """File number on its volume: a renamed file keeps it. 0 where the system has none."""


@dataclass(frozen=True, slots=True)
class MoreTags:
    """What a file says of itself beyond the everyday: classical music, sort names, programs' own marks."""

    title_sort: str = ""
    artist_sort: str = ""
    album_artist_sort: str = ""
    album_sort: str = ""
    composer_sort: str = ""
    work: str = ""
    """The whole that this track is a movement of."""
    movement: str = ""
    movement_number: int = 0
    """1-based; 0 when unknown."""
    conductor: str = ""
    performers: tuple[str, ...] = ()
    """Soloists, orchestra, choir, remixer, lyricist: everyone else who is named, in order."""
    is_compilation: bool = False
    """The album gathers tracks of different artists."""
    track_total: int = 0
    disc_total: int = 0
    disc_title: str = ""
    original_date: str = ""
    bpm: float = 0.0
    """As tagged; 0 when unknown."""
    initial_key: str = ""
    """As tagged."""
    moods: tuple[str, ...] = ()
    language: str = ""
    rating: int = 0
    """1..100; 0 when unrated."""
    isrc: str = ""
    label: str = ""
    is_podcast: bool = False
    """The file says that it is an episode of a podcast."""
    media_kind: str = ""
    """What a program filed it as: "audiobook", "music video", "tv show", ...; empty when not said."""
    has_lyrics: bool = False
    originals: tuple[tuple[str, str], ...] = ()
    """(field, text as tagged) of every field whose garbled letters were repaired."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What a file says of itself, as read, with gaps filled from its path. Text from tags is untrusted data."""

    title: str
    """Never empty: the file name when the tag is missing."""
    artists: tuple[str, ...] = ()
    """All artists of the track, in order; empty when unknown."""
    album: str = ""
    album_artist: str = ""
    date: str = ""
    """Date as tagged ("1994", "1994-05-03"); empty when unknown."""
    year: int = 0
    """Year of `date`; 0 when unknown."""
    genres: tuple[str, ...] = ()
    """Genres as tagged, split at the usual separators."""
    track_number: int = 0
    """1-based; 0 when unknown."""
    disc_number: int = 0
    """1-based; 0 when unknown."""
    duration_ms: DurationMs = NO_TIME
    format: str = ""
    """Container and codec in short: "mp3", "flac", "vorbis", "opus", "aac", "alac", "wav", ..."""
    bitrate_kbps: int = 0
    sample_rate: int = 0
    """Hertz."""
    channels: int = 0
    replaygain_track_db: float | None = None
    """Gain in dB that the file asks for, or None."""
    replaygain_album_db: float | None = None
    has_art: bool = False
    """A picture is embedded in the file."""
    musicbrainz_recording: str = ""
    musicbrainz_release: str = ""
    musicbrainz_artists: tuple[str, ...] = ()
    composer: str = ""
    comment: str = ""
    from_path: tuple[str, ...] = ()
    """Names of the fields above that were guessed from the path because the tag was missing."""
    more: MoreTags = MoreTags()
    """What only a closer look needs."""


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """One readable audio file of a scan, not yet in the library."""

    path: Path
    """Absolute."""
    stamp: FileStamp
    tags: Tags
    start_ms: DurationMs = NO_TIME
    """Where in the file the track begins: a cue sheet cuts one file into many tracks."""
    end_ms: DurationMs = NO_TIME
    """Where it ends; 0: with the file."""
    kind: Kind = Kind.MUSIC
    traits: Trait = PLAIN


@dataclass(frozen=True, slots=True)
class ScanProblem:
    """One file that could not be read. Data, not an exception: the scan goes on."""

    path: Path
    reason: str
    """For a human: what is wrong with this file."""
    stamp: FileStamp | None = field(default=None, compare=False)
    """Of a file whose contents are at fault: until it changes there is no use in reading it again."""


@dataclass(frozen=True, slots=True)
class ScanPlan:
    """What a walk of the folders found, compared with what the library knows. No file was opened yet."""

    to_read: tuple[Path, ...]
    """New or changed files, to be opened, in walk order."""
    moved: tuple[tuple[Path, Path], ...]
    """(old, new): the same file (inode, size, time) under another path."""
    removed: tuple[Path, ...]
    """Known files that are gone from folders that can be reached."""
    unchanged: int
    problems: tuple[ScanProblem, ...] = ()
    """Folders and files that could not be listed, and known broken files that have not changed."""
    away: tuple[Path, ...] = ()
    """Known files below folders that cannot be reached, or that a drive was mounted on: not gone, but not there."""
    back: tuple[tuple[Path, FileStamp], ...] = ()
    """Files that were missing and are there again, as they were: there is nothing to read."""


@dataclass(frozen=True, slots=True)
class ScanBatch:
    """A bounded number of files read, ready to be stored."""

    files: tuple[ScannedFile, ...]
    problems: tuple[ScanProblem, ...]


@dataclass(frozen=True, slots=True)
class ScanSummary:
    """What a whole scan came to."""

    added: int = 0
    updated: int = 0
    moved: int = 0
    removed: int = 0
    away: int = 0
    """Tracks on drives and in folders that cannot be reached now."""
    back: int = 0
    """Tracks that are there again, as they were."""
    unchanged: int = 0
    problems: tuple[ScanProblem, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class TrackLabel:
    """What recommending needs to know of a track beside its sound: reading no more than this of 100,000 tracks takes a
    fifth of the time."""

    id: TrackId
    title: str
    artists: tuple[str, ...]
    album: str
    album_artist: str
    genres: tuple[str, ...]
    """As tagged."""
    year: int
    """0 when unknown."""
    duration_ms: DurationMs
    added_at: UnixTime
    kind: Kind = Kind.MUSIC
    traits: Trait = PLAIN
    recording: int = 0
    """The same number for files that hold the same recording; 0: it is the only one known."""

    @property
    def artist(self) -> str:
        """All artists in one string; the album artist when the track has none; "" when neither is known."""
        return ", ".join(self.artists) or self.album_artist


@dataclass(frozen=True, slots=True)
class Track:
    """One track of the library."""

    id: TrackId
    path: Path
    stamp: FileStamp
    tags: Tags
    added_at: UnixTime
    """When the library first saw it."""
    is_missing: bool = False
    """The file was gone at the last scan; its history is kept."""
    start_ms: DurationMs = NO_TIME
    """Where in the file the track begins."""
    end_ms: DurationMs = NO_TIME
    """Where it ends; 0: with the file."""
    kind: Kind = Kind.MUSIC
    traits: Trait = PLAIN
    recording: int = 0
    """The same number for tracks that hold the same recording; 0: it is the only one known."""

    @property
    def title(self) -> str:
        return self.tags.title

    @property
    def label(self) -> TrackLabel:
        """The track as recommending sees it."""
        tags = self.tags
        said = (tags.title, tags.artists, tags.album, tags.album_artist, tags.genres, tags.year, tags.duration_ms)
        return TrackLabel(self.id, *said, self.added_at, self.kind, self.traits, self.recording)

    @property
    def artist(self) -> str:
        """All artists in one string; the album artist when the track has none; "" when neither is known."""
        return self.label.artist

    @property
    def album(self) -> str:
        return self.tags.album

    @property
    def duration_ms(self) -> DurationMs:
        return self.tags.duration_ms
