"""Playlist files in and out: entries are found in this library by place, by MusicBrainz id, or by name."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import PlaylistId, UnixTime
from musicrec_desktop.domain.playlist_file import ListedPlaylist, ListedTrack
from musicrec_desktop.domain.track import Track
from musicrec_desktop.library import path_of, read_playlist_file, write_playlist_file

_SAME_LENGTH_MS = 5_000


@dataclass(frozen=True, slots=True)
class ImportedPlaylist:
    """What became of one playlist file."""

    path: Path
    title: str
    tracks: tuple[Track, ...]
    """Found in the library, in the order of the file."""
    unmatched: tuple[ListedTrack, ...]
    """Not in the library."""
    playlist_id: PlaylistId | None = None
    """The saved playlist; None when none was made: a preview, or nothing was found."""


def export_playlist(
    target: Path, title: str, tracks: Sequence[Track], *, relative: bool = False, story: str = ""
) -> None:
    """Write tracks in this order, in the format that the file's name ends with. Raises LibraryError."""
    write_playlist_file(target, title, tracks, relative=relative, story=story)


def import_playlist(services: Services, path: Path, now: UnixTime, *, preview: bool = False) -> ImportedPlaylist:
    """Read a playlist file and save what the library has of it. db lane.

    Raises LibraryError when the file is no playlist.
    """
    listed = read_playlist_file(path)
    finder = TrackFinder(services.database.tracks.all())
    found: list[Track] = []
    unmatched: list[ListedTrack] = []
    for entry in listed.tracks:
        track = finder.find(entry, path.parent)
        if track is None:
            unmatched.append(entry)
        else:
            found.append(track)
    playlist_id = None
    if found and not preview:
        playlist_id = _save(services, listed, found, now)
    return ImportedPlaylist(path, listed.title, tuple(found), tuple(unmatched), playlist_id)


def _save(services: Services, listed: ListedPlaylist, tracks: Sequence[Track], now: UnixTime) -> PlaylistId:
    """A list of that name with the same tracks is there already: then it is the one."""
    ids = tuple(track.id for track in tracks)
    for saved in services.database.playlists.all():
        if saved.title == listed.title and saved.track_ids == ids:
            return saved.id
    return services.database.playlists.save(listed.title, ids, now, listed.story)


class TrackFinder:
    """Looks up entries of playlist files in a library."""

    def __init__(self, tracks: Sequence[Track]) -> None:
        """Present tracks go before missing ones."""
        self._by_path: dict[str, Track] = {}
        self._by_folded: dict[str, list[Track]] = {}
        self._by_file: dict[str, list[Track]] = {}
        self._by_mbid: dict[str, list[Track]] = {}
        self._by_name: dict[tuple[str, str], list[Track]] = {}
        for track in sorted(tracks, key=lambda each: each.is_missing):
            text = os.fspath(track.path)
            self._by_path.setdefault(text, track)
            self._by_folded.setdefault(text.casefold(), []).append(track)
            self._by_file.setdefault(track.path.name.casefold(), []).append(track)
            if track.tags.musicbrainz_recording:
                self._by_mbid.setdefault(track.tags.musicbrainz_recording.casefold(), []).append(track)
            for artist in {track.artist.casefold(), *(name.casefold() for name in track.tags.artists)}:
                self._by_name.setdefault((artist, track.title.casefold()), []).append(track)

    def find(self, entry: ListedTrack, folder: Path) -> Track | None:
        """The track that an entry of a list in `folder` means; None when it is not here, or it could be several."""
        ways: tuple[Callable[[], Track | None], ...] = (
            lambda: self._at_place(path_of(entry.location, folder)),
            lambda: self._of_several(self._by_mbid.get(entry.musicbrainz_recording, []), entry),
            lambda: self._by_names(entry),
            lambda: self._at_similar_place(path_of(entry.location, folder)),
        )
        return next((track for way in ways if (track := way()) is not None), None)

    def _at_place(self, path: str) -> Track | None:
        """Exactly there, or there but for capitals."""
        if not path:
            return None
        folded = self._by_folded.get(path.casefold(), [])
        return self._by_path.get(path) or (folded[0] if len(folded) == 1 else None)

    def _at_similar_place(self, path: str) -> Track | None:
        """The only file that shares the name and the longest end of the path: lists travel between computers."""
        if not path:
            return None
        parts = [part.casefold() for part in PurePosixPath(path).parts]
        alike = self._by_file.get(parts[-1], []) if parts else []
        shared = [_shared_end(parts, [part.casefold() for part in track.path.parts]) for track in alike]
        best = max(shared, default=0)
        longest = [track for track, n in zip(alike, shared, strict=True) if n == best]
        # A file name alone ("01.mp3") says too little, unless it is the only one and says more than a number.
        is_telling = best >= 2 or any(char.isalpha() for char in PurePosixPath(parts[-1]).stem) if parts else False
        return longest[0] if len(longest) == 1 and is_telling else None

    def _by_names(self, entry: ListedTrack) -> Track | None:
        if not entry.title or not entry.artist:
            return None
        artists = [entry.artist, entry.artist.split(", ")[0]]
        named = next((found for name in artists if (found := self._named(name, entry.title))), [])
        return self._of_several(named, entry)

    def _named(self, artist: str, title: str) -> list[Track]:
        return self._by_name.get((artist.casefold().strip(), title.casefold().strip()), [])

    def _of_several(self, tracks: Sequence[Track], entry: ListedTrack) -> Track | None:
        """The first on the album that the entry names, else of its length, else the first at all."""
        if entry.album:
            on_album = [track for track in tracks if track.album.casefold() == entry.album.casefold()]
            tracks = on_album or tracks
        if entry.duration_ms:
            near = [track for track in tracks if abs(track.duration_ms - entry.duration_ms) <= _SAME_LENGTH_MS]
            tracks = near or tracks
        return tracks[0] if tracks else None


def _shared_end(left: Sequence[str], right: Sequence[str]) -> int:
    n = 0
    while n < min(len(left), len(right)) and left[-1 - n] == right[-1 - n]:
        n += 1
    return n
