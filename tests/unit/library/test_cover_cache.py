"""Thumbnails are drawn once, shared by equal pictures, and thrown away when there are too many."""

import os
from pathlib import Path

import pytest

from musicrec_desktop.library import CoverCache, read_cover


class Drawer:
    """Draws by writing down what was asked."""

    def __init__(self) -> None:
        self.drawn: list[tuple[bytes, int]] = []

    def __call__(self, image: bytes, side: int) -> bytes | None:
        self.drawn.append((image, side))
        return None if image == b"nonsense" else b"%d:" % side + image


def track(folder: Path, image: bytes, name: str = "cover.jpg") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(image)
    return folder / "x.mp3"


def test_equal_pictures_are_drawn_once_a_size(tmp_path: Path) -> None:
    draw = Drawer()
    one, two = track(tmp_path / "a", b"picture"), track(tmp_path / "b", b"picture")
    cache = CoverCache(tmp_path / "cache" / "covers", draw)
    assert [cache.thumbnail(path, 64) for path in (one, two, one)] == [b"64:picture"] * 3
    assert cache.thumbnail(one, 32) == b"32:picture"
    assert draw.drawn == [(b"picture", 64), (b"picture", 32)]
    assert CoverCache(tmp_path / "cache" / "covers", draw).thumbnail(one, 64) == b"64:picture"
    assert len(draw.drawn) == 2, "another run finds what the first one kept"
    (tmp_path / "a" / "cover.jpg").write_bytes(b"other")
    assert cache.thumbnail(one, 64) == b"64:other"


def test_no_cover_and_no_picture_are_no_thumbnail(tmp_path: Path) -> None:
    draw = Drawer()
    cache = CoverCache(tmp_path / "cache", draw)
    assert cache.thumbnail(tmp_path / "gone" / "x.mp3", 64) is None
    assert cache.thumbnail(track(tmp_path / "a", b"nonsense"), 64) is None
    assert not (tmp_path / "cache").exists()


def test_what_was_asked_for_longest_ago_goes_first(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    old = CoverCache(folder, Drawer())
    for n in range(10):
        old.thumbnail(track(tmp_path / str(n), b"%d" % n * 100), 64)
    kept = sorted(folder.iterdir(), key=lambda path: path.read_bytes())
    for n, path in enumerate(kept):
        os.utime(path, ns=(n, n))
    old.thumbnail(tmp_path / "0" / "x.mp3", 64)
    CoverCache(folder, Drawer(), most_bytes=600).thumbnail(track(tmp_path / "new", b"n" * 100), 64)
    left = {path.read_bytes()[3:4] for path in folder.iterdir()}
    assert b"n" in left
    assert b"0" in left
    assert b"1" not in left
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 480


def test_a_cache_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = CoverCache(tmp_path / "file" / "covers", Drawer())
    assert cache.thumbnail(track(tmp_path / "a", b"picture"), 64) == b"64:picture"


@pytest.mark.parametrize(
    "picture",
    ["Scans/front.png", "Artwork/Cover.jpg", "AlbumArtSmall.jpg", "AlbumArt_{ABC}_Large.jpg", "A - B (Front).jpg",
     "folder.gif", "../cover.jpg", "../scans/folder.png"],
)  # fmt: skip
def test_where_pictures_lie_beside_music(picture: str, tmp_path: Path) -> None:
    disc = tmp_path / "Album" / "CD 2"
    disc.mkdir(parents=True)
    target = disc / picture
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(b"picture")
    (disc / "back.jpg").write_bytes(b"back")
    (disc / "IMG_0001.jpg").write_bytes(b"photo")
    assert read_cover(disc / "x.mp3") == b"picture"


def test_the_better_name_wins_and_another_album_is_not_asked(tmp_path: Path) -> None:
    path = track(tmp_path / "Artist" / "Album", b"small", "AlbumArtSmall.jpg")
    (tmp_path / "Artist" / "cover.jpg").write_bytes(b"the artist")
    assert read_cover(path) == b"small"
    (path.parent / "cover.png").write_bytes(b"cover")
    assert read_cover(path) == b"cover"
    assert read_cover(tmp_path / "Artist" / "Other" / "x.mp3") is None
