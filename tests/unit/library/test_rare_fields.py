"""What few programs write: films among MP4, FLAC's own cue sheet, Sound Check, the classes of Windows Media."""

import shutil
import subprocess
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from mutagen import File
from mutagen.asf import ASF, ASFGUIDAttribute, ASFUnicodeAttribute
from mutagen.flac import FLAC, CueSheet, CueSheetTrack, CueSheetTrackIndex
from mutagen.id3 import COMM, ID3
from mutagen.mp4 import MP4
from mutagen.ogg import OggPage

from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.library import read_tags
from musicrec_desktop.library.reading import read_files

Sound = Callable[..., Path]


def kind(path: Path) -> Kind:
    (file,) = read_files([path]).files
    return file.kind


@pytest.fixture
def film(tmp_path: Path) -> Callable[..., Path]:
    """An MP4 with this many pictures and, as the second track, a second of sound."""
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg, which makes the films for these tests, is not installed")

    def made(name: str, n_pictures: int, codec: str) -> Path:
        path = tmp_path / name
        inputs = [
            "-f",
            "lavfi",
            "-i",
            f"testsrc=size=64x48:rate=5:duration={n_pictures / 5}",
            "-f",
            "lavfi",
            "-i",
            "sine=duration=5",
        ]
        coding = ["-c:v", codec, "-c:a", "aac"]
        subprocess.run(["ffmpeg", "-v", "error", "-nostdin", *inputs, *coding, str(path)], check=True)
        return path

    return made


@pytest.mark.parametrize("name", ["film.mp4", "film.m4v", "film.mov"])
def test_film(name: str, film: Callable[..., Path]) -> None:
    path = film(name, 10, "mpeg4")
    assert read_tags(path).more.media_kind == "video"
    assert kind(path) is Kind.VIDEO


@pytest.mark.parametrize(("n_pictures", "codec"), [(1, "mpeg4"), (5, "mjpeg")])
def test_a_still_or_pictures_of_chapters_make_no_film(n_pictures: int, codec: str, film: Callable[..., Path]) -> None:
    path = film("song.mov", n_pictures, codec)
    assert read_tags(path).more.media_kind == ""
    assert kind(path) is not Kind.VIDEO


def test_sound_alone_is_music_whatever_the_ending(sound: Sound) -> None:
    path = sound("aac.m4a", "song.mp4")
    file = MP4(path)
    file["\xa9ART"] = ["A"]
    file.save()
    assert kind(path) is Kind.MUSIC


def test_what_the_file_says_counts_more_than_its_pictures(film: Callable[..., Path]) -> None:
    path = film("show.mp4", 10, "mpeg4")
    file = MP4(path)
    file["stik"] = [10]
    file.save()
    assert read_tags(path).more.media_kind == "tv show"


@pytest.mark.parametrize("content", [b"", b"\0\0\0\x10moov\0\0\0\0trak", b"\0\0\0\x01moov\xff", b"\xff" * 50])
def test_no_film_in_broken_boxes(content: bytes, tmp_path: Path) -> None:
    from musicrec_desktop.library.mp4_pictures import has_moving_picture

    path = tmp_path / "x.mp4"
    path.write_bytes(content)
    with path.open("rb") as file:
        assert not has_moving_picture(file)


def sheet(*starts: int) -> CueSheet:
    """Of a file with 44,100 samples, in samples; the last is the end."""
    cue = CueSheet(None)
    cue.media_catalog_number, cue.lead_in_samples, cue.compact_disc = b"", 0, True
    for number, start in enumerate(starts, 1):
        is_end = number == len(starts)
        track = CueSheetTrack(170 if is_end else number, start, isrc=b"" if is_end else b"GBAYE9600001")
        if not is_end:
            track.indexes = [CueSheetTrackIndex(1, 0)]
        cue.tracks.append(track)
    return cue


def test_cue_sheet_of_flac_cuts_the_file(sound: Sound) -> None:
    path = sound("flac.flac")
    file = FLAC(path)
    file.cuesheet = sheet(0, 588 * 30, 44_100)
    file.metadata_blocks.append(file.cuesheet)
    file["ALBUM"] = ["Homogenic"]
    file.save()
    first, second = read_files([path]).files
    assert (first.start_ms, first.end_ms, second.start_ms) == (0, 400, 400)
    assert (second.tags.track_number, second.tags.album, second.tags.more.isrc) == (2, "Homogenic", "GBAYE9600001")


def test_cue_sheet_of_one_track_cuts_nothing(sound: Sound) -> None:
    path = sound("flac.flac")
    file = FLAC(path)
    file.cuesheet = sheet(0, 44_100)
    file.metadata_blocks.append(file.cuesheet)
    file.save()
    assert len(read_files([path]).files) == 1


@pytest.mark.parametrize(
    ("text", "gain"),
    [
        (" 000011B5 00000000 000015C6 00000000", -6.56),
        (" 00000304 000002B3 000023FC 00004544", 1.12),
        (" 00000000 00000000 00000000 00000000", None),
        ("nonsense", None),
    ],
)
def test_sound_check(text: str, gain: float | None, sound: Sound) -> None:
    path = sound("mp3.mp3")
    tag = ID3()
    tag.add(COMM(3, "eng", "iTunNORM", text))
    tag.save(path)
    assert read_tags(path).replaygain_track_db == gain
    assert read_tags(path).comment == ""


CLASSES = [
    ("E0236BEB-C281-4EDE-A36D-7AF76A3D45B5", Kind.SPOKEN),
    ("00033368-5009-4AC3-A820-5D2D09A4E7C1", Kind.EFFECT),
    ("E3E689E2-BA8C-4330-96DF-A0EEEFFA6876", Kind.VIDEO),
    ("D1607DBC-E323-4BE2-86A1-48A42A28441E", Kind.MUSIC),
]


@pytest.mark.parametrize(("number", "expected"), CLASSES)
@pytest.mark.parametrize("is_text", [True, False])
def test_class_of_windows_media(number: str, expected: Kind, is_text: bool, sound: Sound) -> None:
    path = sound("wma.wma")
    file = ASF(path)
    if is_text:
        file["WM/MediaPrimaryClassID"] = [ASFUnicodeAttribute(f"{{{number}}}")]
    else:
        file["WM/MediaClassSecondaryID"] = [ASFGUIDAttribute(uuid.UUID(number).bytes_le)]
    file["Title"], file["Author"] = ["A"], ["B"]
    file.save()
    assert kind(path) is expected


@pytest.mark.parametrize(
    ("samples", "duration"),
    [(b"000000000000A000", 929), (b"0000000000000001", None), (b"nonsense", None), (b"zzzzzzzzzzzzzzzz", None)],
)
def test_silence_that_the_encoder_added_does_not_count(samples: bytes, duration: int | None, sound: Sound) -> None:
    path = sound("aac.m4a")
    before = read_tags(path).duration_ms
    file = MP4(path)
    file["----:com.apple.iTunes:iTunSMPB"] = [b" 00000000 00000840 0000037C " + samples + b" 00000000"]
    file.save()
    assert read_tags(path).duration_ms == (before if duration is None else duration)


@pytest.mark.parametrize("name", ["flac.flac", "vorbis.ogg", "opus.opus"])
@pytest.mark.parametrize(
    ("table", "title"),
    [("latin-1", "Jóga"), ("cp1252", "Don’t"), ("cp1251", "Песня о друге"), ("utf-8", "Jóga \ufffd")],
)
def test_comment_in_another_table_than_utf8(name: str, table: str, title: str, sound: Sound) -> None:
    raw = title.encode(table)
    path = sound(name)
    file = File(path)
    file["TITLE"], file["ARTIST"], file["ALBUM"] = ["?" * len(raw)], ["東京"], ["a" * 100]
    file.save()
    content = path.read_bytes().replace(b"?" * len(raw), raw)
    path.write_bytes(content)
    if name != "flac.flac":
        with_new_checksum(path)
    tags = read_tags(path)
    assert (tags.title, tags.artists, tags.album) == (title, ("東京",), "a" * 100)


def with_new_checksum(path: Path) -> None:
    """Ogg pages bear checksums, which mutagen sets when it writes them."""
    pages = []
    with path.open("rb") as file:
        while True:
            try:
                pages.append(OggPage(file))
            except EOFError:
                break
    path.write_bytes(b"".join(page.write() for page in pages))
