"""What files say beyond the everyday, in the words of every tag format."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from mutagen import id3
from mutagen.apev2 import APEv2
from mutagen.asf import ASF
from mutagen.flac import FLAC
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4, MP4FreeForm

from musicrec_desktop.domain.track import MoreTags, Tags
from musicrec_desktop.library import read_tags

Sound = Callable[..., Path]

CLASSICAL = MoreTags(
    title_sort="kyrie",
    artist_sort="Gardiner, J.",
    album_artist_sort="B",
    album_sort="messe",
    composer_sort="Bach, J. S.",
    work="Messe h-Moll",
    movement="Kyrie",
    movement_number=1,
    conductor="John Eliot",
    performers=("Anna", "Remix Er", "Text Er"),
    is_compilation=True,
    track_total=27,
    disc_total=2,
    disc_title="Missa",
    original_date="1985",
    bpm=72.0,
    initial_key="Bm",
    moods=("Solemn", "Calm"),
    language="lat",
    rating=80,
    isrc="DEF058500100",
    label="Archiv",
    has_lyrics=True,
)


def with_vorbis(path: Path, fields: Mapping[str, list[str]]) -> Tags:
    file = FLAC(path)
    file.update(fields)
    file.save()
    return read_tags(path)


def test_vorbis_comments(sound: Sound) -> None:
    fields = {
        "TITLESORT": ["kyrie"], "ARTISTSORT": ["Gardiner, J."], "ALBUMARTISTSORT": ["B"], "ALBUMSORT": ["messe"],
        "COMPOSERSORT": ["Bach, J. S."], "WORK": ["Messe h-Moll"], "MOVEMENTNAME": ["Kyrie"], "MOVEMENT": ["1"],
        "CONDUCTOR": ["John Eliot"], "PERFORMER": ["Anna (soprano)"], "REMIXER": ["Remix Er"], "LYRICIST": ["Text Er"],
        "COMPILATION": ["1"], "TRACKNUMBER": ["3/27"], "DISCTOTAL": ["2"], "DISCSUBTITLE": ["Missa"],
        "ORIGINALYEAR": ["1985"], "BPM": ["72"], "KEY": ["Bm"], "MOOD": ["Solemn; Calm"], "LANGUAGE": ["lat"],
        "RATING": ["4"], "ISRC": ["DEF058500100"], "ORGANIZATION": ["Archiv"], "LYRICS": ["Kyrie eleison"],
    }  # fmt: skip
    assert with_vorbis(sound("flac.flac"), fields).more == CLASSICAL


@pytest.mark.parametrize("version", [3, 4])
def test_id3(version: int, sound: Sound) -> None:
    path = sound("mp3.mp3")
    file = MP3(path)
    if file.tags is None:
        file.add_tags()
    texts = {
        "TSOT": "kyrie", "TSOP": "Gardiner, J.", "TSO2": "B", "TSOA": "messe", "TSOC": "Bach, J. S.", "MVNM": "Kyrie",
        "MVIN": "1/4", "TPE3": "John Eliot", "TPE4": "Remix Er", "TEXT": "Text Er", "TCMP": "1", "TRCK": "3/27",
        "TPOS": "1/2", "TSST": "Missa", "TDOR": "1985", "TBPM": "72", "TKEY": "Bm", "TMOO": "Solemn; Calm",
        "TLAN": "lat", "TSRC": "DEF058500100", "TPUB": "Archiv",
    }  # fmt: skip
    for name, text in texts.items():
        file.tags.add(getattr(id3, name)(3, [text]))
    file.tags.add(id3.TXXX(3, "WORK", ["Messe h-Moll"]))
    file.tags.add(id3.TMCL(3, [["soprano", "Anna"]]))
    file.tags.add(id3.POPM("somebody@example.org", 196, 4))
    file.tags.add(id3.USLT(3, "lat", "", "Kyrie eleison"))
    file.save(v2_version=version)
    more = read_tags(path).more
    # What 2.3 has no frame for, mutagen leaves out when it writes it.
    assert more == CLASSICAL or (version == 3 and more.rating == 80 and more.performers == CLASSICAL.performers)


def test_mp4(sound: Sound) -> None:
    path = sound("aac.m4a")
    file = MP4(path)
    file["sonm"], file["soar"], file["soaa"], file["soal"], file["soco"] = (
        ["kyrie"], ["Gardiner, J."], ["B"], ["messe"], ["Bach, J. S."],
    )  # fmt: skip
    file["\xa9wrk"], file["\xa9mvn"], file["\xa9mvi"] = ["Messe h-Moll"], ["Kyrie"], [1]
    file["trkn"], file["disk"], file["cpil"], file["tmpo"], file["pcst"] = [(3, 27)], [(1, 2)], True, [72], False
    for name in ("CONDUCTOR=John Eliot", "PERFORMER=Anna", "REMIXER=Remix Er", "LYRICIST=Text Er", "DISCSUBTITLE=Missa",
                 "originaldate=1985", "initialkey=Bm", "MOOD=Solemn", "LANGUAGE=lat", "RATING=80", "LABEL=Archiv",
                 "ISRC=DEF058500100"):  # fmt: skip
        key, _, value = name.partition("=")
        file[f"----:com.apple.iTunes:{key}"] = [MP4FreeForm(value.encode())]
    file["----:com.apple.iTunes:MOOD"].append(MP4FreeForm(b"Calm"))
    file["\xa9lyr"] = ["Kyrie eleison"]
    file.save()
    assert read_tags(path).more == CLASSICAL


def test_windows_media(sound: Sound) -> None:
    path = sound("wma.wma")
    file = ASF(path)
    file.update(
        {
            "WM/Conductor": ["John Eliot"], "WM/TitleSortOrder": ["kyrie"], "WM/ModifiedBy": ["Remix Er"],
            "WM/Writer": ["Text Er"], "WM/SharedUserRating": [75], "WM/IsCompilation": [True], "WM/Track": [2],
            "WM/BeatsPerMinute": ["72"], "WM/InitialKey": ["Bm"], "WM/Publisher": ["Archiv"], "WM/Year": ["1986"],
            "WM/OriginalReleaseYear": ["1985"],
        }
    )  # fmt: skip
    file.save()
    tags = read_tags(path)
    assert (tags.track_number, tags.date, tags.year) == (3, "1986", 1986)
    assert tags.more == MoreTags(
        conductor="John Eliot", title_sort="kyrie", performers=("Remix Er", "Text Er"), rating=80, is_compilation=True,
        bpm=72.0, initial_key="Bm", label="Archiv", original_date="1985",
    )  # fmt: skip


def test_ape(sound: Sound) -> None:
    path = sound("wavpack.wv")
    ape = APEv2()
    ape["Year"], ape["Disc"], ape["Track"], ape["Conductor"], ape["Album Artist"] = "1986", "1/2", "3/27", "J", "群星"
    ape.save(path)
    tags = read_tags(path)
    assert (tags.year, tags.disc_number, tags.track_number) == (1986, 1, 3)
    assert tags.more == MoreTags(conductor="J", disc_total=2, track_total=27, is_compilation=True)


@pytest.mark.parametrize(
    ("fields", "rating"),
    [
        ({"RATING": ["5"]}, 100),
        ({"RATING": ["60"]}, 60),
        ({"RATING": ["8"]}, 80),
        ({"RATING": ["0.7"]}, 70),
        ({"RATING": ["255"]}, 100),
        ({"RATING": ["★★★☆☆"]}, 60),
        ({"RATING:me@example.org": ["1.0"]}, 100),
        ({"FMPS_RATING": ["0.5"], "RATING": ["5"]}, 50),
        ({"FMPS_RATING": ["-1"], "RATING": ["2"]}, 40),
        ({"RATING": ["0"]}, 0),
        ({"RATING": ["good"]}, 0),
        ({"RATING": ["nan"]}, 0),
        ({"RATING": ["1e999"]}, 0),
        ({"RATING": [""]}, 0),
    ],
)
def test_ratings_on_every_scale(fields: dict[str, list[str]], rating: int, sound: Sound) -> None:
    assert with_vorbis(sound("flac.flac"), fields).more.rating == rating


@pytest.mark.parametrize(("byte", "rating"), [(0, 0), (1, 20), (64, 40), (128, 60), (196, 80), (255, 100), (54, 30)])
def test_popularity_in_id3(byte: int, rating: int, sound: Sound) -> None:
    path = sound("mp3.mp3")
    file = MP3(path)
    if file.tags is None:
        file.add_tags()
    file.tags.add(id3.POPM("x", byte))
    file.save()
    assert read_tags(path).more.rating == rating


def test_what_programs_file_a_thing_as(sound: Sound) -> None:
    path = sound("aac.m4a")
    for stik, kind in ((2, "audiobook"), (6, "music video"), (21, "podcast"), (1, "")):
        file = MP4(path)
        file["stik"] = [stik]
        file.save()
        assert read_tags(path).more.media_kind == kind
    mp3 = sound("mp3.mp3")
    for frame in (id3.PCST(1), id3.WFED("http://example.org/feed"), id3.TGID(3, ["1"])):
        tagged = MP3(mp3)
        tagged.delete()
        if tagged.tags is None:
            tagged.add_tags()
        tagged.tags.add(frame)
        tagged.save()
        assert read_tags(mp3).more.is_podcast


def test_a_file_that_says_nothing_more_costs_nothing_more(sounds: Mapping[str, Path]) -> None:
    first, second = read_tags(sounds["flac.flac"]).more, read_tags(sounds["vorbis.ogg"]).more
    assert first == MoreTags()
    assert first is second
