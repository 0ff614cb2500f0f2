"""A playlist as files tell of it: places and names, not yet tracks of this library."""

from dataclasses import dataclass

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.track import NO_TIME, Track


@dataclass(frozen=True, slots=True)
class ListedTrack:
    """One entry; "" and 0 where the file does not say."""

    location: str = ""
    """A path or an address, as written; relative to the folder of the list."""
    title: str = ""
    artist: str = ""
    album: str = ""
    duration_ms: DurationMs = NO_TIME
    musicbrainz_recording: str = ""

    @staticmethod
    def of(track: Track, location: str) -> "ListedTrack":
        """The entry of a track of this library."""
        mbid = track.tags.musicbrainz_recording
        return ListedTrack(location, track.title, track.artist, track.album, track.duration_ms, mbid)


@dataclass(frozen=True, slots=True)
class ListedPlaylist:
    """One playlist file."""

    title: str
    tracks: tuple[ListedTrack, ...]
    story: str = ""
