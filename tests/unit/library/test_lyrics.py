"""Lyrics: what a text says, and where it is found."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from mutagen.apev2 import APEv2
from mutagen.flac import FLAC
from mutagen.id3 import ID3, SYLT, TXXX, USLT
from mutagen.oggvorbis import OggVorbis

from musicrec_desktop.domain.lyrics import Lyrics
from musicrec_desktop.library import read_lyrics
from musicrec_desktop.library.lyrics_text import parse_lyrics


def told(lyrics: Lyrics | None) -> list[tuple[int | None, str]]:
    return [] if lyrics is None else [(line.at_ms, line.text) for line in lyrics.lines]


def sound(path: Path) -> Path:
    soundfile.write(path, np.zeros(4_000, np.float32), 8_000)
    return path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[00:12.00]one\n[00:17.20]two", [(12_000, "one"), (17_200, "two")]),
        ("[00:12]one\n[01:02:03.5]late", [(12_000, "one"), (3_723_500, "late")]),
        ("[00:12:50]with a colon", [(12_000 + 500, "with a colon")]),
        ("[00:40.00][00:10.00] chorus\n[00:20.00]verse", [(10_000, "chorus"), (20_000, "verse"), (40_000, "chorus")]),
        ("[ar:Somebody]\n[offset:+500]\n[00:01.00]early", [(500, "early")]),
        ("[offset: -250]\n[00:01.00]late", [(1_250, "late")]),
        ("[00:01.00]<00:01.00>word <00:01.50>by <00:02.00>word", [(1_000, "word by word")]),
        ("[00:01.00]word [00:01.50]by [00:02.00]word", [(1_000, "word by word")]),
        ("[00:01.00]月亮\n[00:01.00]the moon", [(1_000, "月亮"), (1_000, "the moon")]),
        ("[00:01.00]a\n[00:02.00]\n[00:03.00]\n[00:04.00]b", [(1_000, "a"), (2_000, ""), (4_000, "b")]),
        ("made by me\n[00:01.00]a", [(1_000, "a")]),
        ("[ti:Title]\n\nplain\n\n\nwords\n", [(None, "plain"), (None, ""), (None, "words")]),
        ("[Chorus]\nla la", [(None, "[Chorus]"), (None, "la la")]),
        ("[00:01.00]\n[00:02.00]", []),
        ("", []),
    ],
)
def test_a_text(text: str, expected: list[tuple[int | None, str]]) -> None:
    assert told(parse_lyrics(text)) == expected


@given(st.text(st.sampled_from("[]<>:.,0123456789ab \n\r\0-+offset")))
def test_any_text_gives_ordered_lines_or_none(text: str) -> None:
    lyrics = parse_lyrics(text)
    if lyrics is not None:
        times = [line.at_ms for line in lyrics.lines]
        assert all(at is None for at in times) or times == sorted(at for at in times if at is not None)
        assert any(line.text for line in lyrics.lines)


@given(st.lists(st.integers(0, 5_000_000), min_size=1, max_size=20))
def test_stamps_are_read_as_they_were_written(times: list[int]) -> None:
    rows = [f"[{at // 60_000:02}:{at // 1000 % 60:02}.{at % 1000:03}]at {at}" for at in times]
    assert sorted(told(parse_lyrics("\n".join(rows)))) == sorted((at, f"at {at}") for at in times)


def test_which_line_is_sung() -> None:
    lyrics = parse_lyrics("[00:01.00]a\n[00:01.00]a again\n[00:02.00]b")
    assert lyrics is not None
    assert [list(lyrics.current(at)) for at in (0, 999, 1_000, 1_999, 2_000, 99_999)] == [
        [],
        [],
        [0, 1],
        [0, 1],
        [2],
        [2],
    ]
    assert list(Lyrics(()).current(5)) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_file_beside_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = "[00:01.00]月亮代表我的心\n[00:05.00]你问我爱你有多深 我爱你有几分\n[00:09.00]我的情也真 我的爱也真"
    path = sound(tmp_path / "track.flac")
    (tmp_path / "Track.LRC").write_bytes(text.encode(encoding))
    assert told(read_lyrics(path))[0] == (1_000, "月亮代表我的心")


def test_those_with_times_go_before_those_beside_without(tmp_path: Path) -> None:
    path = sound(tmp_path / "a.flac")
    (tmp_path / "a.txt").write_text("plain words")
    assert told(read_lyrics(path)) == [(None, "plain words")]
    file = FLAC(path)
    file["LYRICS"] = "[00:01.00]with times"
    file.save()
    assert told(read_lyrics(path)) == [(1_000, "with times")]
    (tmp_path / "a.lrc").write_text("[00:02.00]beside")
    assert told(read_lyrics(path)) == [(2_000, "beside")]


def test_in_vorbis_comments_and_ape(tmp_path: Path) -> None:
    ogg = sound(tmp_path / "a.ogg")
    file = OggVorbis(ogg)
    file["UNSYNCEDLYRICS"] = ["line one\nline two"]
    file.save()
    assert told(read_lyrics(ogg)) == [(None, "line one"), (None, "line two")]
    mp3 = sound(tmp_path / "b.mp3")
    ape = APEv2()
    ape["Lyrics"] = "in ape"
    ape.save(mp3)
    assert told(read_lyrics(mp3)) == [(None, "in ape")]


def test_in_id3(tmp_path: Path) -> None:
    mp3 = sound(tmp_path / "a.mp3")
    tags = ID3()
    tags.add(USLT(encoding=3, lang="eng", desc="", text="plain\nwords"))
    tags.save(mp3)
    assert told(read_lyrics(mp3)) == [(None, "plain"), (None, "words")]
    tags.add(SYLT(encoding=3, lang="eng", format=2, type=1, desc="", text=[("one", 500), ("two", 1_500)]))
    tags.save(mp3)
    assert told(read_lyrics(mp3)) == [(500, "one"), (1_500, "two")]
    tags.setall(
        "SYLT",
        [SYLT(encoding=3, lang="eng", format=2, type=1, desc="", text=[("\nsyl", 5), ("lable", 9), ("\nnext", 20)])],
    )
    tags.save(mp3)
    assert told(read_lyrics(mp3)) == [(5, "syllable"), (20, "next")]
    tags.delall("SYLT")
    tags.add(TXXX(encoding=3, desc="SYNCEDLYRICS", text="[00:03.00]in a text frame"))
    tags.save(mp3)
    assert told(read_lyrics(mp3)) == [(3_000, "in a text frame")]


def test_nothing_there_and_nothing_readable(tmp_path: Path) -> None:
    assert read_lyrics(sound(tmp_path / "a.flac")) is None
    broken = tmp_path / "b.flac"
    broken.write_bytes(b"fLaC no more")
    assert read_lyrics(broken) is None
    assert read_lyrics(tmp_path / "gone" / "c.flac") is None
