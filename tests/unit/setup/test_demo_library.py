"""The demo library: what is kept of a package, and when a package has to be fetched again."""

import io
import json
import os
import shutil
import struct
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

import demo_library
import pytest
from demo_library import _short_name, _unpack, fetch, kept
from hypothesis import given
from hypothesis import strategies as st
from ogg_length import ogg_seconds
from stages import SetupError

CONTROL = b"Package: tune\nVersion: 1\nArchitecture: all\nMaintainer: Me <me@example.org>\nDescription: -\n"


def ogg(seconds: float, *, opus: bool = False) -> bytes:
    """First and last page of an Ogg file of this length."""
    rate, skip = (48_000, 312) if opus else (44_100, 0)
    opus_head = b"OpusHead" + struct.pack("<BBHI", 1, 2, skip, 44_100)
    head = opus_head if opus else b"\x01vorbis" + struct.pack("<IBI", 0, 2, rate)
    pages = [(0, head), (round(seconds * rate) + skip, b"sound" * 100)]
    return b"".join(
        b"OggS" + struct.pack("<BBqIIIB", 0, 0, samples, 7, number, 0, 1) + b"\x1e" + body
        for number, (samples, body) in enumerate(pages)
    )


@given(seconds=st.floats(0, 36_000), opus=st.booleans())
def test_length_comes_from_the_last_page(tmp_path_factory: pytest.TempPathFactory, seconds: float, opus: bool) -> None:
    path = tmp_path_factory.getbasetemp() / "length.ogg"
    path.write_bytes(ogg(seconds, opus=opus))
    assert ogg_seconds(path) == pytest.approx(seconds, abs=1e-3)


@given(content=st.binary(max_size=300))
def test_anything_else_has_no_length(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "other.ogg"
    path.write_bytes(content)
    assert ogg_seconds(path) == 0 or b"OggS" in content


def test_real_files_are_as_long_as_mutagen_says(demo_music: Path) -> None:
    import mutagen

    files = sorted(demo_music.rglob("*.ogg"))
    assert len(files) >= 11
    for path in files:
        assert ogg_seconds(path) == pytest.approx(mutagen.File(path).info.length, abs=0.01)


@given(st.lists(st.sampled_from(["usr", "share", "games", "..", ".", "music", "glob2", "Kapitel 1"]), max_size=6))
def test_names_stay_inside_and_say_something(folders: list[str]) -> None:
    name = _short_name(PurePosixPath(*folders, "a.ogg"))
    assert name.name == "a.ogg"
    assert not name.is_absolute()
    assert ".." not in name.parts
    assert "share" not in name.parts


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A Debian package with a long and a short sound, a picture and a licence."""
    if shutil.which("dpkg-deb") is None:
        pytest.skip("dpkg-deb is not on this machine")
    tree = tmp_path / "tree"
    for name, content in {
        "DEBIAN/control": CONTROL,
        "usr/share/games/tune/music/long.ogg": ogg(31),
        "usr/share/games/tune/sounds/click.ogg": ogg(1),
        "usr/share/games/tune/cover.png": b"png",
        "usr/share/doc/tune/copyright": b"GPL",
    }.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_bytes(content)
    subprocess.run(
        ["dpkg-deb", "--build", "--root-owner-group", tree, tmp_path / "tune.deb"], check=True, capture_output=True
    )
    return tmp_path / "tune.deb"


def test_only_music_and_licences_are_kept(package: Path, tmp_path: Path) -> None:
    into = tmp_path / "kept"
    files = _unpack(package, into)
    assert files == {"tune/long.ogg": len(ogg(31))}
    assert sorted(str(p.relative_to(into)) for p in into.rglob("*")) == ["copyright", "tune", "tune/long.ogg"]


def test_a_broken_package_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bad.deb").write_bytes(b"!<arch>\nno")
    with pytest.raises((SetupError, tarfile.TarError)):
        _unpack(tmp_path / "bad.deb", tmp_path / "out")


def test_a_package_is_fetched_again_when_a_file_is_missing_or_cut(package: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    files = _unpack(package, folder)
    assert kept(folder) is None
    (folder / "files.json").write_text(json.dumps(files))
    assert kept(folder) == 1
    os.truncate(folder / "tune" / "long.ogg", 10)
    assert kept(folder) is None


def test_a_machine_without_the_packages_is_told_to_name_music(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", {}.get)
    with pytest.raises(SetupError, match="make demo MUSIC="):
        fetch(tmp_path / "music")


def test_the_recipe_makes_a_library_of_a_hundred() -> None:
    source = io.StringIO(Path(demo_library.__file__).read_text("utf-8"))
    noted = [int(line.split("#")[1].split("/")[0]) for line in source if "# " in line and line.strip().startswith('"')]
    assert len(noted) == len(demo_library.RECIPE)
    assert sum(noted) >= demo_library.ENOUGH
    assert set(demo_library.TINY) <= set(demo_library.RECIPE)
