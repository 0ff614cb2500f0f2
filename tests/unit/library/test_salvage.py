"""A damaged piece of a tag does not cost the track: the rest of the tag, and the sound, are read all the same."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from mutagen import id3
from mutagen.apev2 import APEv2
from mutagen.flac import FLAC
from mutagen.mp4 import MP4

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.tag_writing import NewTags
from musicrec_desktop.library import read_tags

Sound = Callable[..., Path]


def ape_tag(*items: tuple[bytes, bytes], version: int = 2000) -> bytes:
    body = b"".join(struct.pack("<II", len(value), 0) + name + b"\0" + value for name, value in items)
    return body + b"APETAGEX" + struct.pack("<IIII", version, len(body) + 32, len(items), 0) + bytes(8)


@pytest.mark.parametrize("name", ["wavpack.wv", "ape.ape", "musepack7.mpc"])
def test_old_ape_text_in_latin1(name: str, sound: Sound) -> None:
    path = sound(name)
    tag = ape_tag((b"Title", "Jóga".encode("latin-1")), (b"Artist", b"Bjork"), version=1000)
    path.write_bytes(path.read_bytes() + tag)
    tags = read_tags(path)
    assert (tags.title, tags.artists) == ("Jóga", ("Bjork",))
    assert tags.duration_ms > 0


@pytest.mark.parametrize("name", ["wavpack.wv", "mp3.mp3"])
def test_ape_item_with_a_name_that_may_not_be(name: str, sound: Sound) -> None:
    path = sound(name)
    tag = ape_tag((b"e", b"odd"), (b"Title", b"Right"), (b"REPLAYGAIN_ALBUM_GAIN", b"-1.72 dB"))
    path.write_bytes(path.read_bytes() + tag)
    tags = read_tags(path)
    assert (tags.title, tags.replaygain_album_db, tags.more.bpm) == ("Right", -1.72, 0)


def test_ape_tag_that_lies_about_its_size_costs_nothing_but_itself(sound: Sound) -> None:
    path = sound("wavpack.wv", "song.wv")
    body = struct.pack("<II", 0xFFFF_FFF0, 0) + b"Title\0Right"
    path.write_bytes(
        path.read_bytes() + body + b"APETAGEX" + struct.pack("<IIII", 2000, len(body) + 32, 9, 0) + bytes(8)
    )
    assert read_tags(path).title == "Right"
    assert read_tags(path).duration_ms == pytest.approx(1000, abs=5)


def test_monkeys_audio_behind_id3(sound: Sound, tmp_path: Path) -> None:
    path = sound("ape.ape")
    length = read_tags(path).duration_ms
    tag = id3.ID3()
    tag.add(id3.TIT2(3, ["Jóga"]))
    tag.save(tmp_path / "tag.id3")
    path.write_bytes((tmp_path / "tag.id3").read_bytes() + path.read_bytes())
    tags = read_tags(path)
    assert (tags.title, tags.duration_ms, tags.format) == ("Jóga", length, "ape")


def test_track_number_of_mp4_cut_short(sound: Sound) -> None:
    path = sound("aac.m4a")
    file = MP4(path)
    file["\xa9nam"], file["trkn"] = ["Whole"], [(10, 0)]
    file.save()
    whole = path.read_bytes()
    title = b"\xa9nam" + struct.pack(">I4sII", 21, b"data", 1, 0) + b"Whole"
    number = b"trkn" + struct.pack(">I4sII", 24, b"data", 0, 0) + bytes(3) + b"\x0a" + bytes(4)
    assert struct.pack(">I", 29) + title + struct.pack(">I", 32) + number in whole
    # Four bytes shorter, and the title four longer.
    longer = b"\xa9nam" + struct.pack(">I4sII", 25, b"data", 1, 0) + b"Whole one"
    shorter = b"trkn" + struct.pack(">I4sII", 20, b"data", 0, 0) + bytes(3) + b"\x0a"
    new = struct.pack(">I", 33) + longer + struct.pack(">I", 28) + shorter
    path.write_bytes(whole.replace(struct.pack(">I", 29) + title + struct.pack(">I", 32) + number, new))
    tags = read_tags(path)
    assert (tags.title, tags.track_number) == ("Whole one", 10)


def test_flac_keeps_what_stands_before_a_damaged_block(sound: Sound) -> None:
    path = sound("flac.flac")
    file = FLAC(path)
    file["TITLE"] = ["Before"]
    file.save()
    raw = bytearray(path.read_bytes())
    at = 4
    while raw[at] & 0x7F != 1:  # padding, the last block
        at += 4 + int.from_bytes(raw[at + 1 : at + 4], "big")
    raw[at : at + 4] = b"\x81\xff\xff\xff"
    path.write_bytes(raw)
    assert (read_tags(path).title, read_tags(path).format) == ("Before", "flac")


def test_sound_behind_an_id3_header_that_cannot_be(sound: Sound) -> None:
    path = sound("mp3.mp3", "song.mp3")
    path.write_bytes(b"ID3\x03\x00\x43\x00\x00\x00\x0a" + bytes(10) + path.read_bytes())
    tags = read_tags(path)
    assert (tags.title, tags.format) == ("song", "mp3")
    assert tags.duration_ms > 900


@pytest.mark.parametrize("suffix", [".wv", ".ape", ".mp3", ".flac", ".mpc"])
def test_a_tag_alone_is_no_track(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"tag{suffix}"
    path.write_bytes(ape_tag((b"Title", b"\xff"), (b"e", b"odd")))
    with pytest.raises(LibraryError):
        read_tags(path)


def test_what_was_read_in_part_is_not_written(sound: Sound) -> None:
    from musicrec_desktop.library.write_tags import plan_edit

    path = sound("wavpack.wv")
    path.write_bytes(path.read_bytes() + ape_tag((b"Title", b"\xff\xfe")))
    with pytest.raises(LibraryError):
        plan_edit(path, NewTags(genres=("Rock",)))


def test_ape_items_are_strict_where_nothing_is_wrong(sound: Sound) -> None:
    path = sound("wavpack.wv")
    tag = APEv2()
    tag["Artist"] = ["One", "Two"]
    tag.save(path)
    assert read_tags(path).artists == ("One", "Two")


def test_recording_of_a_broadcast_begins_within_a_frame(sound: Sound) -> None:
    path = sound("adts.aac")
    whole = path.read_bytes()
    before = read_tags(path)
    path.write_bytes(bytes(3_000) + b"\xff\xf1 no frame" + bytes(500) + whole)
    tags = read_tags(path)
    assert (tags.sample_rate, tags.channels, tags.format) == (44_100, 2, "aac")
    assert tags.duration_ms == pytest.approx(before.duration_ms, abs=80)


def test_nothing_but_junk_is_no_broadcast(tmp_path: Path) -> None:
    path = tmp_path / "x.aac"
    path.write_bytes(b"".join(b"\xff\xf1" + bytes(range(n % 50)) for n in range(900)))
    with pytest.raises(LibraryError):
        read_tags(path)
