"""The quick readers tell what mutagen tells, or leave the file to it."""

import contextlib
import random
import subprocess
from pathlib import Path
from typing import Any

import mutagen
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutagen import id3

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.track import Tags
from musicrec_desktop.library import read_tags, reading
from musicrec_desktop.library.quick import QuickAudio, quickly_read

SOUNDS = {
    "a.mp3": ("-c:a", "libmp3lame", "-b:a", "64k"),
    "v.mp3": ("-c:a", "libmp3lame", "-q:a", "5"),
    "a.flac": ("-c:a", "flac"),
    "a.ogg": ("-c:a", "libvorbis"),
    "a.opus": ("-c:a", "libopus"),
}
PICTURE = b"\x89PNG" + bytes(200)
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30)
NAMES = (
    "title",
    "artist",
    "album",
    "albumartist",
    "date",
    "genre",
    "tracknumber",
    "composer",
    "comment",
    "bpm",
    "mood",
)


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sounds")
    for name, how in SOUNDS.items():
        command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=d=2", "-metadata", "title=T", *how]
        subprocess.run([*command, str(folder / name)], check=True)
    return folder


def quick(path: Path) -> QuickAudio | None:
    with path.open("rb") as file:
        found = quickly_read(file, path.suffix)
        assert found is not None or file.tell() == 0
    return found


def told(path: Path) -> Tags | str:
    try:
        return read_tags(path)
    except LibraryError as error:
        return error.message


def both(path: Path) -> tuple[Tags | str, Tags | str]:
    """With the quick readers, and by mutagen alone."""
    with pytest.MonkeyPatch.context() as patch:
        first = told(path)
        patch.setattr(reading, "quickly_read", lambda *_: None)
        return first, told(path)


def copy(sounds: Path, name: str, folder: Path) -> Path:
    target = folder / name
    target.write_bytes((sounds / name).read_bytes())
    return target


@pytest.mark.parametrize("name", SOUNDS)
def test_what_ffmpeg_writes_is_read_quickly(name: str, sounds: Path) -> None:
    assert quick(sounds / name) is not None
    ours, theirs = both(sounds / name)
    assert ours == theirs
    assert isinstance(ours, Tags)
    assert ours.title == "T"
    assert ours.bitrate_kbps > 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["a.flac", "a.ogg", "a.opus"]),
    fields=st.dictionaries(st.sampled_from(NAMES), st.lists(TEXT, min_size=1, max_size=3), max_size=8),
)
def test_vorbis_comments(name: str, fields: dict[str, list[str]], sounds: Path, tmp_path: Path) -> None:
    path = copy(sounds, name, tmp_path)
    file = mutagen.File(path)
    for field, texts in fields.items():
        file[field] = texts
    file.save()
    assert quick(path) is not None
    ours, theirs = both(path)
    assert ours == theirs


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.dictionaries(
        st.sampled_from(["TIT2", "TPE1", "TPE2", "TALB", "TCON", "TRCK", "TPOS", "TCOM", "TBPM", "TSOT", "TPUB"]),
        st.lists(TEXT, min_size=1, max_size=3),
        max_size=6,
    ),
    free=st.dictionaries(TEXT, TEXT, max_size=3),
    comments=st.dictionaries(st.sampled_from(["", "x", "iTunNORM"]), TEXT, max_size=2),
    date=st.sampled_from(["", "1999", "1999-05", "1999-05-03", "1999-05-03 10:00", "May 1999", "0099"]),
    table=st.sampled_from([1, 2, 3]),
    version=st.sampled_from([3, 4]),
    has_picture=st.booleans(),
    rating=st.integers(0, 255),
    old=st.sampled_from([0, 2]),
)
def test_id3(
    texts: dict[str, list[str]],
    free: dict[str, str],
    comments: dict[str, str],
    date: str,
    table: int,
    version: int,
    has_picture: bool,
    rating: int,
    old: int,
    sounds: Path,
    tmp_path: Path,
) -> None:
    path = copy(sounds, "a.mp3", tmp_path)
    tags: Any = id3.ID3()
    for frame, values in texts.items():
        tags.add(getattr(id3, frame)(encoding=table, text=values))
    for description, text in free.items():
        tags.add(id3.TXXX(encoding=table, desc=description, text=[text]))
    for description, text in comments.items():
        tags.add(id3.COMM(encoding=table, lang="eng", desc=description, text=[text]))
    if date:
        tags.add(id3.TDRC(encoding=table, text=[date]))
    if has_picture:
        tags.add(id3.APIC(encoding=table, mime="image/png", type=3, desc="é", data=PICTURE))
    tags.add(id3.POPM(email="a@b", rating=rating, count=1))
    tags.add(id3.UFID(owner="http://musicbrainz.org", data=b"5b11f4ce"))
    tags.add(id3.RVA2(desc="track", channel=1, gain=-3.5, peak=0.5))
    if version == 3:
        tags.update_to_v23()
    tags.save(path, v2_version=version, v1=old)
    ours, theirs = both(path)
    assert ours == theirs


@pytest.mark.parametrize("name", ["a.flac", "a.mp3"])
def test_pictures_are_seen(name: str, sounds: Path, tmp_path: Path) -> None:
    path = copy(sounds, name, tmp_path)
    file = mutagen.File(path)
    if name == "a.flac":
        picture = mutagen.flac.Picture()
        picture.data = PICTURE
        file.add_picture(picture)
    else:
        file.tags.add(id3.APIC(encoding=3, mime="image/png", type=3, desc="", data=PICTURE))
    file.save()
    found = quick(path)
    assert found is not None
    assert found.pictures
    ours, theirs = both(path)
    assert ours == theirs


@pytest.mark.parametrize("name", SOUNDS)
def test_damaged_files_are_told_as_mutagen_tells_them(name: str, sounds: Path, tmp_path: Path) -> None:
    rng = random.Random(name)
    whole = (sounds / name).read_bytes()
    quickly = 0
    for _ in range(120):
        content = bytearray(whole)
        at = rng.randrange(rng.choice((60, 300, len(content))))
        match rng.randrange(4):
            case 0:
                content[at] = rng.choice((0, 1, 127, 128, 255))
            case 1:
                del content[at : at + rng.choice((1, 2, 4, 50))]
            case 2:
                content[at:at] = rng.randbytes(rng.choice((1, 2, 4)))
            case _:
                del content[max(1, at) :]
        path = tmp_path / name
        path.write_bytes(content)
        with contextlib.suppress(mutagen.MutagenError):  # of the sound, by mutagen's own reader
            quickly += quick(path) is not None
        ours, theirs = both(path)
        assert ours == theirs
    assert quickly > 5
