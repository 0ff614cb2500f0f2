"""Cue sheets beside files and within them cut files into tracks; sheets that are wrong are told and harm nothing."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.apev2 import APEv2
from mutagen.flac import FLAC

from musicrec_desktop.domain.progress import run_job
from musicrec_desktop.domain.track import FileStamp, ScannedFile, ScanPlan
from musicrec_desktop.library import read_files, read_tags, walk
from musicrec_desktop.library.cue_sheet import parse_cue

Sound = Callable[..., Path]

SHEET = """REM GENRE "Art Pop"
REM DATE 1997
REM DISCNUMBER 1
REM TOTALDISCS 2
REM REPLAYGAIN_ALBUM_GAIN -7.00 dB
PERFORMER "Björk"
TITLE "Homogenic "live""
FILE "Album.wav" WAVE
  TRACK 01 AUDIO
    TITLE "Hunter"
    ISRC GBBBB9700001
    REM REPLAYGAIN_TRACK_GAIN -6.50 dB
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Jóga"
    PERFORMER "Björk; Eumir Deodato"
    SONGWRITER "Sjón"
    INDEX 00 00:00:20
    INDEX 01 00:00:30
    INDEX 02 00:00:40
  TRACK 03 AUDIO
    INDEX 01 00:00:55
"""


def pieces(*paths: Path) -> tuple[ScannedFile, ...]:
    batch = read_files(list(paths))
    assert batch.problems == ()
    return batch.files


def places(files: tuple[ScannedFile, ...]) -> list[tuple[str, int, int]]:
    return [(file.tags.title, file.start_ms, file.end_ms) for file in files]


THREE = [("Hunter", 0, 400), ("Jóga", 400, 733), ("Track 03", 733, 0)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_sheet_cuts_the_file_that_it_names_with_another_ending(encoding: str, sound: Sound) -> None:
    path = sound("flac.flac", "Album.flac")
    path.with_name("any name.CUE").write_bytes(SHEET.encode(encoding))
    files = pieces(path)
    assert places(files) == THREE
    whole = read_tags(path).duration_ms
    assert [file.tags.duration_ms for file in files] == [400, 333, whole - 733]
    hunter, joga, third = (file.tags for file in files)
    assert (hunter.album, hunter.album_artist, hunter.artists) == ('Homogenic "live"', "Björk", ("Björk",))
    assert (hunter.date, hunter.year, hunter.genres, hunter.track_number) == ("1997", 1997, ("Art Pop",), 1)
    assert (hunter.disc_number, hunter.more.disc_total, hunter.more.track_total) == (1, 2, 3)
    assert (hunter.replaygain_track_db, hunter.replaygain_album_db, hunter.more.isrc) == (-6.5, -7.0, "GBBBB9700001")
    assert (joga.artists, joga.composer, joga.track_number) == (("Björk", "Eumir Deodato"), "Sjón", 2)
    assert (joga.replaygain_track_db, joga.format, joga.sample_rate) == (None, "flac", 44_100)
    assert (third.from_path, hunter.from_path) == (("title",), ())


def test_what_the_sheet_does_not_say_the_tags_of_the_file_do(sound: Sound) -> None:
    path = sound("flac.flac", "x.flac")
    file = FLAC(path)
    file.update({"TITLE": ["The Album"], "ARTIST": ["A"], "DATE": ["2001"], "GENRE": ["Rock"], "ISRC": ["whole"],
                 "REPLAYGAIN_TRACK_GAIN": ["-3 dB"], "MUSICBRAINZ_TRACKID": ["m"], "LABEL": ["L"]})  # fmt: skip
    file.save()
    path.with_name("x.cue").write_text(
        'FILE "x.flac" WAVE\nTRACK 1 AUDIO\nINDEX 01 0:0:0\nTRACK 2 AUDIO\nINDEX 01 0:0:9\n'
    )
    tags = pieces(path)[1].tags
    assert (tags.title, tags.artists, tags.album, tags.album_artist) == ("Track 02", ("A",), "The Album", "A")
    assert (tags.year, tags.genres, tags.more.label) == (2001, ("Rock",), "L")
    assert (tags.replaygain_track_db, tags.replaygain_album_db) == (None, -3.0)
    assert (tags.musicbrainz_recording, tags.more.isrc) == ("", "")


@pytest.mark.parametrize("name", ["flac.flac", "wavpack.wv", "ape.ape"])
def test_a_sheet_in_the_tags_of_the_file(name: str, sound: Sound) -> None:
    path = sound(name)
    if name == "flac.flac":
        file = FLAC(path)
        file["CUESHEET"] = [SHEET]
        file.save()
    else:
        ape = APEv2()
        ape["Cuesheet"] = SHEET.replace("\n", "\r\n")
        ape.save(path)
    assert places(pieces(path)) == THREE
    path.with_name(f"{path.stem}.cue").write_text(SHEET.replace("Hunter", "Beside"))
    assert pieces(path)[0].tags.title == "Beside", "a sheet beside is easier to correct, so it wins"


@pytest.mark.parametrize(
    ("table", "title"),
    [("cp1251", "Звезда по имени Солнце"), ("cp932", "ロビンソン 空も飛べるはず"), ("gbk", "月亮代表我的心")],
)
def test_a_sheet_in_the_letters_of_its_country(table: str, title: str, sound: Sound) -> None:
    path = sound("flac.flac", "Album.flac")
    path.with_name("Album.cue").write_bytes(
        SHEET.replace("ö", "o").replace("ó", "o").replace("Hunter", title).encode(table)
    )
    assert pieces(path)[0].tags.title == title


def test_several_files_and_one_track_each(sound: Sound) -> None:
    one, two = sound("flac.flac", "side 1.flac"), sound("vorbis.ogg", "side 2.ogg")
    text = "TITLE Both\n"
    for name, n in (("C:\\rips\\SIDE 1.FLAC", 1), ("side 2.ogg", 3)):
        text += f'FILE "{name}" WAVE\nTRACK {n} AUDIO\nTITLE T{n}\nINDEX 01 00:00:00\n'
        text += f"TRACK {n + 1} AUDIO\nTITLE T{n + 1}\nINDEX 01 00:00:30\n"
    sheet = one.with_name("both.cue")
    sheet.write_text(text)
    files = pieces(one, two, sheet)
    assert [(file.path.name, file.tags.title, file.tags.track_number) for file in files] == [
        ("side 1.flac", "T1", 1), ("side 1.flac", "T2", 2), ("side 2.ogg", "T3", 3), ("side 2.ogg", "T4", 4),
    ]  # fmt: skip
    assert files[0].tags.more.track_total == 4
    # A gap that lies in the file before: INDEX 00 there, INDEX 01 here. Such files are tracks already.
    sheet.write_text(
        'FILE "side 1.flac" WAVE\nTRACK 1 AUDIO\nINDEX 01 00:00:00\nTRACK 2 AUDIO\nINDEX 00 00:00:50\n'
        'FILE "side 2.ogg" WAVE\nINDEX 01 00:00:00\n'
    )
    assert [(file.start_ms, file.end_ms) for file in pieces(one, two)] == [(0, 0), (0, 0)]


@pytest.mark.parametrize(
    "times",
    [("00:00:00", "99:00:00"), ("00:00:30", "00:00:10"), ("00:00:10", "00:00:10"), ("00:00:00", "nonsense")],
)
def test_a_sheet_that_does_not_fit_leaves_the_file_whole(times: tuple[str, str], sound: Sound) -> None:
    path = sound("flac.flac", "Album.flac")
    path.with_name("Album.cue").write_text(
        'FILE "Album.flac" WAVE\n' + "".join(f"TRACK {n} AUDIO\nINDEX 01 {time}\n" for n, time in enumerate(times, 1))
    )
    assert [(file.start_ms, file.end_ms) for file in pieces(path)] == [(0, 0)]


def test_sheets_without_their_music_and_no_sheets_are_told(sound: Sound) -> None:
    one, two = sound("flac.flac", "one.flac"), sound("flac.flac", "two.flac")
    lost, empty = one.with_name("lost.cue"), one.with_name("empty.cue")
    lost.write_text(SHEET)
    empty.write_bytes(b"\x00\xff" * 50)
    batch = read_files([one, two, lost, empty])
    assert [file.path for file in batch.files] == [one, two]
    told = {problem.path: problem.reason for problem in batch.problems}
    assert told == {
        lost: "The music that this cue sheet speaks of is not beside it: “Album.wav”.",
        empty: "It is no cue sheet that can be read: it names no file with tracks in it.",
    }
    two.unlink()
    assert len(read_files([one, lost]).files) == 3, "one sheet about one file, and one file there"


def plan(folder: Path, known: Mapping[Path, FileStamp], *, is_part: bool = False) -> ScanPlan:
    return run_job(walk([folder], known, is_part=is_part))


def test_a_sheet_that_comes_changes_or_goes_has_the_file_read_again(sound: Sound, sounds: Mapping[str, Path]) -> None:
    path = sound("flac.flac", "music/Album.flac")
    folder, sheet = path.parent, path.with_name("Album.cue")
    shutil.copy(sounds["vorbis.ogg"], folder / "other.ogg")

    def scan() -> tuple[list[tuple[str, int, int]], dict[Path, FileStamp]]:
        files = read_files(list(plan(folder, {}).to_read)).files
        return places(tuple(file for file in files if file.path == path)), {file.path: file.stamp for file in files}

    whole, known = scan()
    assert len(whole) == 1
    assert plan(folder, known).to_read == ()
    sheet.write_text(SHEET)
    assert path in plan(folder, known).to_read
    assert path in plan(sheet, known, is_part=True).to_read, "also when the sheet alone is told of"
    cut, known = scan()
    assert cut == THREE
    assert plan(folder, known).to_read == ()
    assert plan(path, known).to_read == (), "a file alone is looked at together with its sheets"
    sheet.write_text(SHEET.replace("00:00:30", "00:00:31"))
    os.utime(sheet, ns=(1, 10**18))
    assert path in plan(folder, known).to_read
    again, known = scan()
    assert again[0][2] == 413
    sheet.unlink()
    assert plan(sheet, known, is_part=True).to_read[:1] == (path,)
    assert scan()[0] == whole


def test_a_sheet_that_stays_wrong_is_told_by_every_scan(sound: Sound) -> None:
    path = sound("flac.flac", "music/a.flac")
    shutil.copy(path, path.with_name("b.flac"))
    sheet = path.with_name("x.cue")
    sheet.write_text(SHEET)
    first = plan(path.parent, {})
    batch = read_files(list(first.to_read))
    assert [problem.path for problem in batch.problems] == [sheet]
    known = {file.path: file.stamp for file in batch.files}
    second = run_job(walk([path.parent], known, broken={sheet: batch.problems[0]}))
    assert (second.to_read, second.problems) == ((), batch.problems)


def test_a_moved_album_is_recognised_with_its_sheet(sound: Sound, tmp_path: Path) -> None:
    path = sound("flac.flac", "music/old/Album.flac")
    path.with_name("Album.cue").write_text(SHEET)
    known = {file.path: file.stamp for file in pieces(path)}
    path.parent.rename(tmp_path / "music" / "new")
    moved = plan(tmp_path / "music", known).moved
    assert moved == ((path, tmp_path / "music" / "new" / "Album.flac"),)


@given(
    st.text()
    | st.lists(st.sampled_from([*SHEET.splitlines(), "TRACK", "INDEX 01", "FILE", 'FILE "', "REM", '"'])).map("\n".join)
)
def test_no_text_makes_the_reader_fail(text: str) -> None:
    sheet = parse_cue(text)
    assert all(file.tracks for file in sheet.files)
    assert all(track.start_ms >= 0 and 0 < track.number < 1000 for file in sheet.files for track in file.tracks)


def test_a_whole_file_is_as_before(sound: Sound) -> None:
    path = sound("flac.flac")
    (file,) = pieces(path)
    assert (file.start_ms, file.end_ms) == (0, 0)
    assert file.stamp.mtime_ns == path.stat().st_mtime_ns
