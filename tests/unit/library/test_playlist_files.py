"""Playlist files: other players find the tracks, and a failed export leaves the earlier file."""

import contextlib
import os
import re
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.playlist_file import ListedPlaylist
from musicrec_desktop.domain.track import FileStamp, Tags, Track
from musicrec_desktop.library import PLAYLIST_SUFFIXES, path_of, read_playlist_file, write_playlist_file
from tests.factories import make_track


def track(path: Path | str, **tags: object) -> Track:
    return Track(TrackId(1), Path(path), FileStamp(1, 1, 1), Tags(**{"title": "T", **tags}), UnixTime(0))  # type: ignore[arg-type]


def test_absolute_paths_with_names_and_lengths(tmp_path: Path) -> None:
    target = tmp_path / "list.m3u8"
    tracks = [
        make_track(1, title="Jóga", artists=("Björk",), duration_ms=305_499),
        track("/m/x y.ogg", title="Un\ntitled"),
    ]
    write_playlist_file(target, "Night\r\ndrive", tracks)
    assert target.read_bytes().decode("utf-8").split("\n") == [
        "#EXTM3U",
        "#PLAYLIST:Night drive",
        "#EXTINF:305,Björk - Jóga",
        "#EXTALB:Album 1",
        "/music/1.flac",
        "#EXTINF:-1,Un titled",
        "/m/x y.ogg",
        "",
    ]


def test_relative_paths_lead_from_the_file_to_the_track(tmp_path: Path) -> None:
    music = tmp_path / "music" / "a.ogg"
    music.parent.mkdir()
    music.touch()
    lists = tmp_path / "lists"
    lists.mkdir()
    write_playlist_file(lists / "l.m3u8", "x", [track(music)], relative=True)
    line = (lists / "l.m3u8").read_text().splitlines()[-1]
    assert line == f"..{os.sep}music{os.sep}a.ogg"
    assert (lists / line).resolve() == music.resolve()


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("#1.ogg", "./#1.ogg"),
        ("a\nb.ogg", "file://{folder}/a%0Ab.ogg"),
        (" a.ogg", "./ a.ogg"),
        (os.fsdecode(b"b\xf6.ogg"), "file://{folder}/b%F6.ogg"),
        ("月.ogg", "月.ogg"),
    ],
)
def test_names_that_a_player_would_misread(name: str, line: str, tmp_path: Path) -> None:
    write_playlist_file(tmp_path / "l.m3u8", "x", [track(tmp_path / name)], relative=True)
    last = (tmp_path / "l.m3u8").read_text(encoding="utf-8").splitlines()[-1]
    assert last == line.format(folder=tmp_path)


def test_a_new_export_replaces_the_earlier_one_and_is_readable_like_any_file(tmp_path: Path) -> None:
    target = tmp_path / "l.m3u8"
    write_playlist_file(target, "one", [])
    write_playlist_file(target, "two", [])
    assert target.read_text().splitlines() == ["#EXTM3U", "#PLAYLIST:two"]
    plain = tmp_path / "plain"
    plain.touch()
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["l.m3u8", "plain"]


def test_a_failed_export_leaves_the_earlier_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "l.m3u8"
    write_playlist_file(target, "one", [])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LibraryError, match="No space left") as caught:
        write_playlist_file(target, "two", [])
    assert caught.value.hint
    assert target.read_text().splitlines()[1] == "#PLAYLIST:one"
    assert [path.name for path in tmp_path.iterdir()] == ["l.m3u8"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be written: No such file"):
        write_playlist_file(tmp_path / "no" / "l.m3u8", "x", [])


MBID = "5b11f4ce-a62d-471e-81fc-a69a8278c7da"


def songs(folder: Path) -> list[Track]:
    return [
        track(
            folder / "Björk" / "Jóga #1 & more.flac",
            title='Jóga <live> & "more"',
            artists=("Björk", "Röyksopp"),
            album="Homogenic, vol. 1",
            duration_ms=DurationMs(305_499),
            musicbrainz_recording=MBID,
        ),
        track(folder / "无题; 2.ogg", title="无题"),
    ]


@pytest.mark.parametrize("suffix", PLAYLIST_SUFFIXES)
@pytest.mark.parametrize("relative", [False, True])
def test_what_is_written_is_read_again(suffix: str, relative: bool, tmp_path: Path) -> None:
    music = tmp_path / "music"
    lists = tmp_path / "lists"
    lists.mkdir()
    target = lists / f"Night drive{suffix}"
    write_playlist_file(target, "Night drive", songs(music), relative=relative, story="Out of town.")
    found = read_playlist_file(target)
    assert found.title == "Night drive"
    assert [path_of(entry.location, lists) for entry in found.tracks] == [str(each.path) for each in songs(music)]
    if relative:
        assert not any(entry.location.startswith("/") for entry in found.tracks)
    first, second = found.tracks
    assert (first.title, second.title, second.artist) == ('Jóga <live> & "more"', "无题", "")
    assert first.artist == "Björk, Röyksopp"
    assert abs(first.duration_ms - 305_499) < 1000
    if suffix in (".xspf", ".jspf", ".csv"):
        assert (first.musicbrainz_recording, first.duration_ms, second.duration_ms) == (MBID, 305_499, 0)
    if suffix != ".pls":
        assert (first.album, second.album) == ("Homogenic, vol. 1", "")
    if suffix in (".xspf", ".jspf", ".m3u8"):
        assert found.story == "Out of town."


@pytest.mark.parametrize("suffix", PLAYLIST_SUFFIXES)
@pytest.mark.parametrize("name", ["file:x.ogg", "http://x", "C:\\x.ogg", "a\\b.ogg", " ", "%41.ogg", "#1", "a?b#c.ogg"])
def test_names_that_look_like_something_else(name: str, suffix: str, tmp_path: Path) -> None:
    path = Path(f"{tmp_path}/m/{name}")
    for relative in (True, False):
        target = tmp_path / "m" / f"l{suffix}"
        target.parent.mkdir(exist_ok=True)
        write_playlist_file(target, "l", [track(path)], relative=relative)
        (entry,) = read_playlist_file(target).tracks
        assert path_of(entry.location, target.parent) == str(path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=40),
    title=st.text(min_size=1, max_size=40),
    suffix=st.sampled_from(PLAYLIST_SUFFIXES),
    relative=st.booleans(),
)
def test_any_file_name_survives(name: str, title: str, suffix: str, relative: bool, tmp_path: Path) -> None:
    assume(name not in (".", ".."))
    path = tmp_path / "m" / name
    target = tmp_path / f"l{suffix}"
    write_playlist_file(target, "l", [track(path, title=title)], relative=relative)
    (entry,) = read_playlist_file(target).tracks
    assert path_of(entry.location, tmp_path) == str(path)


def test_an_undecodable_name_survives(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"b\xf6.ogg")
    for suffix in (".m3u8", ".pls", ".xspf", ".jspf"):
        target = tmp_path / f"l{suffix}"
        write_playlist_file(target, "l", [track(path)])
        assert path_of(read_playlist_file(target).tracks[0].location, tmp_path) == str(path), suffix


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ("/m/a.ogg", "/m/a.ogg"),
        ("a.ogg", "/lists/a.ogg"),
        ("../m/./a.ogg", "/m/a.ogg"),
        ("file:///m/a%20b.ogg", "/m/a b.ogg"),
        ("file://localhost/m/a.ogg", "/m/a.ogg"),
        (r"D:\Music\a.mp3", "D:/Music/a.mp3"),
        ("file:///D:/Music/a.mp3", "D:/Music/a.mp3"),
        (r"..\m\a.mp3", "/m/a.mp3"),
        ("http://radio.example/stream", ""),
        ("", ""),
        ("a\0b", ""),
        ("Q: What? 100%.ogg", "/lists/Q: What? 100%.ogg"),
    ],
)
def test_locations_of_other_programs(location: str, path: str) -> None:
    assert path_of(location, Path("/lists")) == path


def read(tmp_path: Path, name: str, content: str | bytes) -> ListedPlaylist:
    target = tmp_path / name
    target.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_playlist_file(target)


def test_lists_of_other_programs(tmp_path: Path) -> None:
    old = read(tmp_path, "a.m3u", "Bj\xf6rk - J\xf3ga.mp3\r\n# a comment\r\n".encode("cp1252"))
    assert [entry.location for entry in old.tracks] == ["Björk - Jóga.mp3"]
    info = read(tmp_path, "b.m3u8", '\ufeff#EXTM3U\n#EXTINF:12 tvg-id="x",A - B - C\nx.mp3\ny.mp3\n').tracks
    assert [(each.artist, each.title, each.duration_ms) for each in info] == [("A", "B - C", 12_000), ("", "", 0)]
    unsorted = read(
        tmp_path, "c.pls", "[Playlist]\nfile2=b.mp3\nFile1=a.mp3\nTitle1=T\nLength1=-1\nNumberOfEntries=2\n"
    )
    assert [(each.location, each.title) for each in unsorted.tracks] == [("a.mp3", "T"), ("b.mp3", "")]
    exported = read(
        tmp_path,
        "d.csv",
        "\ufeffTrack URI,Track Name,Artist Name(s),Album Name,Track Duration (ms)\n"
        'spotify:track:1,"Hey, You",Pink Floyd;Someone,The Wall,281000\n',
    ).tracks
    assert [(each.title, each.artist, each.album, each.duration_ms) for each in exported] == [
        ("Hey, You", "Pink Floyd, Someone", "The Wall", 281_000)
    ]
    table = read(tmp_path, "e.txt", "Title;Artist;Length\nOne;U2;4:36\nTwo;;\n".encode("utf-16")).tracks
    assert [(each.title, each.artist, each.duration_ms) for each in table] == [("One", "U2", 276_000), ("Two", "", 0)]
    bare = read(tmp_path, "f.xspf", "<playlist><trackList><track><title>T</title></track></trackList></playlist>")
    assert (bare.title, [each.title for each in bare.tracks]) == ("f", ["T"])


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.xspf", "<playlist><trackList>", "not well-formed"),
        ("a.xspf", "<html></html>", "<html>"),
        ("a.xspf", '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><playlist>&c;</playlist>', "not well-formed"),
        ("a.jspf", "{]", "not JSON"),
        ("a.jspf", '{"a": 1}', "no playlist"),
        ("a.jspf", "{" + '"a":{' * 50_000, "not JSON"),
        ("a.csv", "1,2,3\n4,5,6\n", "first row"),
        ("a.csv", "", "first row"),
        ("a.m3u8", b"\x00\x01\x02", "not text"),
        ("a.ogg", "hello", "neither its name nor its contents"),
    ],
)
def test_what_is_no_playlist_is_said_to_be_none(name: str, content: str | bytes, why: str, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=re.escape(why)) as caught:
        read(tmp_path, name, content)
    assert name in caught.value.message


def test_a_missing_list_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="No such file"):
        read_playlist_file(tmp_path / "none.m3u8")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=300) | st.text(max_size=300).map(str.encode), suffix=st.sampled_from(PLAYLIST_SUFFIXES)
)
def test_garbage_is_read_or_refused(content: bytes, suffix: str, tmp_path: Path) -> None:
    with contextlib.suppress(LibraryError):
        for entry in read(tmp_path, f"g{suffix}", content).tracks:
            path_of(entry.location, tmp_path)
