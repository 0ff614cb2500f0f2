"""Playlist files: other players find the tracks, and a failed export leaves the earlier file."""

import os
import stat
from pathlib import Path

import pytest

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.track import FileStamp, Tags, Track
from musicrec_desktop.library import export_m3u8
from tests.factories import make_track


def track(path: Path | str, **tags: object) -> Track:
    return Track(TrackId(1), Path(path), FileStamp(1, 1, 1), Tags(**{"title": "T", **tags}), UnixTime(0))  # type: ignore[arg-type]


def test_absolute_paths_with_names_and_lengths(tmp_path: Path) -> None:
    target = tmp_path / "list.m3u8"
    tracks = [
        make_track(1, title="Jóga", artists=("Björk",), duration_ms=305_499),
        track("/m/x y.ogg", title="Un\ntitled"),
    ]
    export_m3u8(target, tracks, "Night\r\ndrive")
    assert target.read_bytes().decode("utf-8").split("\n") == [
        "#EXTM3U",
        "#PLAYLIST:Night drive",
        "#EXTINF:305,Björk - Jóga",
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
    export_m3u8(lists / "l.m3u8", [track(music)], "x", relative=True)
    line = (lists / "l.m3u8").read_text().splitlines()[-1]
    assert line == f"..{os.sep}music{os.sep}a.ogg"
    assert (lists / line).resolve() == music.resolve()


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("#1.ogg", "./#1.ogg"),
        ("a\nb.ogg", "file://{folder}/a%0Ab.ogg"),
        (" a.ogg", "file://{folder}/%20a.ogg"),
        (os.fsdecode(b"b\xf6.ogg"), "file://{folder}/b%F6.ogg"),
        ("月.ogg", "月.ogg"),
    ],
)
def test_names_that_a_player_would_misread(name: str, line: str, tmp_path: Path) -> None:
    export_m3u8(tmp_path / "l.m3u8", [track(tmp_path / name)], "x", relative=True)
    last = (tmp_path / "l.m3u8").read_text(encoding="utf-8").splitlines()[-1]
    assert last == line.format(folder=tmp_path)


def test_a_new_export_replaces_the_earlier_one_and_is_readable_like_any_file(tmp_path: Path) -> None:
    target = tmp_path / "l.m3u8"
    export_m3u8(target, [], "one")
    export_m3u8(target, [], "two")
    assert target.read_text().splitlines() == ["#EXTM3U", "#PLAYLIST:two"]
    plain = tmp_path / "plain"
    plain.touch()
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["l.m3u8", "plain"]


def test_a_failed_export_leaves_the_earlier_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "l.m3u8"
    export_m3u8(target, [], "one")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LibraryError, match="No space left") as caught:
        export_m3u8(target, [], "two")
    assert caught.value.hint
    assert target.read_text().splitlines()[1] == "#PLAYLIST:one"
    assert [path.name for path in tmp_path.iterdir()] == ["l.m3u8"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be written: No such file"):
        export_m3u8(tmp_path / "no" / "l.m3u8", [], "x")
