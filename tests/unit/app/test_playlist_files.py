"""Playlist files in and out of a library: places that moved, other computers, names, and what is not there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.playlist_files import TrackFinder, export_playlist, import_playlist
from musicrec_desktop.app.saved_playlists import delete_playlist, make_smart_playlist, saved_playlists, tracks_of
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import LibraryError, RequestError
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.playlist_file import ListedTrack
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags, Track

NOW = UnixTime(1_780_272_000.0)
MBID = "5b11f4ce-a62d-471e-81fc-a69a8278c7da"
FILES = {
    "/m/Björk/Homogenic/02 Jóga.flac": Tags("Jóga", ("Björk",), "Homogenic", duration_ms=DurationMs(305_000)),
    "/m/U2/Best/01 One.mp3": Tags("One", ("U2",), "Best", duration_ms=DurationMs(276_000), genres=("Rock",)),
    "/m/U2/Achtung/03 One.mp3": Tags("One", ("U2",), "Achtung", duration_ms=DurationMs(277_000), genres=("Rock",)),
    "/m/x/01.mp3": Tags("Untitled", musicbrainz_recording=MBID),
    "/m/y/01.mp3": Tags("Other"),
}


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = Services(Paths.of(tmp_path / "profile"))
    files = [ScannedFile(Path(path), FileStamp(i, i, i), tags) for i, (path, tags) in enumerate(FILES.items(), start=1)]
    services.database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)
    yield services
    services.close()


def tracks() -> list[Track]:
    return [
        Track(TrackId(i), Path(path), FileStamp(i, i, i), tags, NOW)
        for i, (path, tags) in enumerate(FILES.items(), start=1)
    ]


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (ListedTrack("/m/U2/Best/01 One.mp3"), 2),
        (ListedTrack("U2/Best/01 One.mp3"), 2),
        (ListedTrack("/M/u2/best/01 ONE.mp3"), 2),
        (ListedTrack(r"E:\Music\U2\Achtung\03 One.mp3"), 3),
        (ListedTrack("/home/other/Music/Homogenic/02 Jóga.flac"), 1),
        (ListedTrack("/elsewhere/02 Jóga.flac"), 1),
        (ListedTrack("/elsewhere/01.mp3"), None),  # two of that name, and a number says nothing
        (ListedTrack("/elsewhere/x/01.mp3"), 4),
        (ListedTrack("spotify:track:1", "Jóga", "Björk"), 1),
        (ListedTrack("", "one", "u2", "ACHTUNG"), 3),
        (ListedTrack("", "One", "U2", "", DurationMs(276_500)), 2),
        (ListedTrack("", "One", "U2, Somebody"), 2),
        (ListedTrack("", "One", "Metallica"), None),
        (ListedTrack("/gone.mp3", "x", "y", musicbrainz_recording=MBID), 4),
        (ListedTrack("http://radio.example/stream", "Radio"), None),
        (ListedTrack(), None),
    ],
)
def test_finding_what_an_entry_means(entry: ListedTrack, found: int | None) -> None:
    track = TrackFinder(tracks()).find(entry, Path("/m"))
    assert (None if track is None else track.id) == found


@pytest.mark.parametrize("name", ["list.m3u8", "list.pls", "list.xspf", "list.jspf", "list.csv"])
@pytest.mark.parametrize("relative", [False, True])
def test_out_and_in_again(name: str, relative: bool, services: Services, tmp_path: Path) -> None:
    target = tmp_path / name
    wanted = services.database.tracks.get([TrackId(3), TrackId(1), TrackId(5), TrackId(3)])
    export_playlist(target, "list", wanted, relative=relative)
    imported = import_playlist(services, target, NOW)
    assert ([track.id for track in imported.tracks], imported.unmatched) == ([3, 1, 5, 3], ())
    (saved,) = services.database.playlists.all()
    assert (saved.id, saved.title, saved.track_ids) == (imported.playlist_id, "list", (3, 1, 5, 3))
    assert import_playlist(services, target, NOW).playlist_id == saved.id
    assert len(services.database.playlists.all()) == 1


def test_what_is_not_here_is_told_and_a_preview_keeps_nothing(services: Services, tmp_path: Path) -> None:
    target = tmp_path / "mixed.m3u8"
    target.write_text("#EXTM3U\n#EXTINF:10,Nobody - Nothing\n/x/none.mp3\n/m/y/01.mp3\n")
    preview = import_playlist(services, target, NOW, preview=True)
    assert [track.id for track in preview.tracks] == [5]
    assert [(entry.artist, entry.title) for entry in preview.unmatched] == [("Nobody", "Nothing")]
    assert (preview.playlist_id, services.database.playlists.all()) == (None, [])
    target.write_text("#EXTM3U\n/x/none.mp3\n")
    assert import_playlist(services, target, NOW).playlist_id is None


def test_a_smart_playlist_is_kept_live(services: Services) -> None:
    made = make_smart_playlist(services, "Rock", ["genre is rock", "order album"], NOW)
    assert made.track_ids == (3, 2)
    fresh = ScannedFile(Path("/m/new.ogg"), FileStamp(9, 9, 9), Tags("New", album="Able", genres=("Hard Rock",)))
    services.database.tracks.apply_batch(ScanBatch((fresh,), ()), NOW)
    services.load_known(NOW)
    (saved,) = saved_playlists(services, NOW)
    assert saved.track_ids == (6, 3, 2)
    assert saved.rules == "genre is rock\norder album ascending"
    assert [track.id for track in tracks_of(services, "Rock", NOW)[1]] == [6, 3, 2]
    with pytest.raises(RequestError, match="no comparison"):
        make_smart_playlist(services, "Bad", ["rock"], NOW)
    assert len(services.database.playlists.all()) == 1


def test_playlists_are_named_by_title_or_number(services: Services) -> None:
    services.database.playlists.save("A", [TrackId(1)], NOW)
    second = services.database.playlists.save("1", [TrackId(2)], NOW)
    assert tracks_of(services, "1", NOW)[0].id == second  # a title goes before a number
    assert delete_playlist(services, "A").title == "A"
    with pytest.raises(LibraryError, match="no playlist B"):
        tracks_of(services, "B", NOW)
