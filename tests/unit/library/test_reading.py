"""Real files of every format, tagged as real programs tag them."""

import base64
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from mutagen import id3
from mutagen.aiff import AIFF
from mutagen.apev2 import APEv2
from mutagen.asf import ASF
from mutagen.flac import FLAC, Picture
from mutagen.monkeysaudio import MonkeysAudio
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4, MP4Cover, MP4FreeForm
from mutagen.musepack import Musepack
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis
from mutagen.trueaudio import TrueAudio
from mutagen.wave import WAVE
from mutagen.wavpack import WavPack

from musicrec_desktop.domain.track import Tags
from musicrec_desktop.library import AUDIO_SUFFIXES, read_files, read_tags

Sound = Callable[..., Path]

WORDS = {
    "title": "Jóga",
    "artists": ("Björk", "Thom Yorke"),
    "album": "Homogenic",
    "album_artist": "Björk",
    "date": "1997-09-22",
    "year": 1997,
    "genres": ("Trip Hop", "Electronic"),
    "track_number": 2,
    "disc_number": 1,
    "composer": "Sjón",
    "comment": "a comment",
    "musicbrainz_recording": "11111111-1111-4111-8111-111111111111",
    "musicbrainz_release": "22222222-2222-4222-8222-222222222222",
    "musicbrainz_artists": (
        "33333333-3333-4333-8333-333333333333",
        "44444444-4444-4444-8444-444444444444",
    ),
    "replaygain_track_db": -6.52,
    "replaygain_album_db": -7.1,
    "has_art": True,
    "from_path": (),
}
RECORDING, RELEASE, ARTIST_IDS = (
    str(WORDS["musicbrainz_recording"]),
    str(WORDS["musicbrainz_release"]),
    ("33333333-3333-4333-8333-333333333333", "44444444-4444-4444-8444-444444444444"),
)
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

PLAIN = {
    "TITLE": ["Jóga"],
    "ARTIST": ["Björk", "Thom Yorke"],
    "ALBUM": ["Homogenic"],
    "ALBUMARTIST": ["Björk"],
    "DATE": ["1997-09-22"],
    "GENRE": ["Trip Hop; Electronic"],
    "TRACKNUMBER": ["2/10"],
    "DISCNUMBER": ["1"],
    "COMPOSER": ["Sjón"],
    "COMMENT": ["a comment"],
    "MUSICBRAINZ_TRACKID": [RECORDING],
    "MUSICBRAINZ_ALBUMID": [RELEASE],
    "MUSICBRAINZ_ARTISTID": list(ARTIST_IDS),
    "replaygain_track_gain": ["-6.52 dB"],
    "REPLAYGAIN_ALBUM_GAIN": ["-7.10 dB"],
}


def picture() -> Picture:
    art = Picture()
    art.type, art.mime, art.data = 3, "image/png", PNG
    return art


def tag_id3(tags: id3.ID3) -> None:
    for frame in (
        id3.TIT2(3, ["Jóga"]),
        id3.TPE1(3, ["Björk", "Thom Yorke"]),
        id3.TPE2(3, ["Björk"]),
        id3.TALB(3, ["Homogenic"]),
        id3.TDRC(3, ["1997-09-22"]),
        id3.TCON(3, ["Trip Hop", "Electronic"]),
        id3.TRCK(3, ["02/10"]),
        id3.TPOS(3, ["1/1"]),
        id3.TCOM(3, ["Sjón"]),
        id3.COMM(3, "eng", "iTunNORM", ["00000A"]),
        id3.COMM(3, "eng", "described", ["not this one"]),
        id3.COMM(3, "eng", "", ["a comment"]),
        id3.UFID("http://musicbrainz.org", RECORDING.encode()),
        id3.TXXX(3, "MusicBrainz Album Id", [RELEASE]),
        id3.TXXX(3, "MusicBrainz Artist Id", list(ARTIST_IDS)),
        id3.TXXX(3, "replaygain_track_gain", ["-6.52 dB"]),
        id3.TXXX(3, "REPLAYGAIN_ALBUM_GAIN", ["-7.1"]),
        id3.APIC(3, "image/png", 3, "", PNG),
    ):
        tags.add(frame)


def tag(path: Path) -> None:
    """Write the same words into a file, in the manner of its format."""
    kind = path.name
    if kind.startswith(("mp3", "wav.", "aiff", "mp2")):
        file = {"wav.wav": WAVE, "aiff.aiff": AIFF}.get(kind, MP3)(path)
        if file.tags is None:
            file.add_tags()
        tag_id3(file.tags)
    elif kind.startswith("tta"):
        file = TrueAudio(path)
        file.add_tags()
        tag_id3(file.tags)
    elif path.suffix == ".m4a":
        file = MP4(path)
        file["\xa9nam"], file["\xa9ART"], file["\xa9alb"] = ["Jóga"], ["Björk", "Thom Yorke"], ["Homogenic"]
        file["aART"], file["\xa9day"], file["\xa9gen"] = ["Björk"], ["1997-09-22"], ["Trip Hop", "Electronic"]
        file["trkn"], file["disk"], file["\xa9wrt"], file["\xa9cmt"] = [(2, 10)], [(1, 1)], ["Sjón"], ["a comment"]
        free = "----:com.apple.iTunes:"
        file[free + "MusicBrainz Track Id"] = [MP4FreeForm(RECORDING.encode())]
        file[free + "MusicBrainz Album Id"] = [MP4FreeForm(RELEASE.encode())]
        file[free + "MusicBrainz Artist Id"] = [MP4FreeForm(one.encode()) for one in ARTIST_IDS]
        file[free + "replaygain_track_gain"] = [MP4FreeForm(b"-6.52 dB")]
        file[free + "REPLAYGAIN_ALBUM_GAIN"] = [MP4FreeForm(b"-7.10 dB")]
        file["covr"] = [MP4Cover(PNG, MP4Cover.FORMAT_PNG)]
    elif path.suffix == ".wma":
        file = ASF(path)
        file["Title"], file["Author"], file["WM/AlbumTitle"] = ["Jóga"], ["Björk", "Thom Yorke"], ["Homogenic"]
        file["WM/AlbumArtist"], file["WM/Year"], file["WM/Genre"] = (
            ["Björk"],
            ["1997-09-22"],
            ["Trip Hop", "Electronic"],
        )
        file["WM/TrackNumber"], file["WM/PartOfSet"], file["WM/Composer"] = [2], ["1/1"], ["Sjón"]
        file["Description"], file["MusicBrainz/Track Id"] = ["a comment"], [RECORDING]
        file["MusicBrainz/Album Id"], file["MusicBrainz/Artist Id"] = [RELEASE], list(ARTIST_IDS)
        file["replaygain_track_gain"], file["REPLAYGAIN_ALBUM_GAIN"] = ["-6.52 dB"], ["-7.10 dB"]
        file["WM/Picture"] = [b"\x03" + len(PNG).to_bytes(4, "little") + "image/png\0\0".encode("utf-16-le") + PNG]
    elif path.suffix in (".wv", ".ape", ".mpc"):
        file = {".wv": WavPack, ".ape": MonkeysAudio, ".mpc": Musepack}[path.suffix](path)
        file.add_tags()
        other = {"ALBUMARTIST": "Album Artist", "DATE": "Year", "TRACKNUMBER": "Track", "DISCNUMBER": "Disc"}
        for name, values in PLAIN.items():
            file[other.get(name, name)] = values
        from mutagen.apev2 import BINARY, APEValue

        file["Cover Art (Front)"] = APEValue(b"cover.png\0" + PNG, BINARY)
    else:
        import mutagen

        file = mutagen.File(path)
        file.update(PLAIN)
        if path.suffix == ".flac":
            file.add_picture(picture())
        else:
            file["METADATA_BLOCK_PICTURE"] = [base64.b64encode(picture().write()).decode()]
    file.save()


SPEECH_OF_NUMBERS = {
    # name: format, duration in ms (least, most), sample rate, channels
    "mp3.mp3": ("mp3", 990, 1060, 44_100, 2),
    "mp2.mp2": ("mp2", 990, 1060, 44_100, 2),
    "flac.flac": ("flac", 1000, 1000, 44_100, 2),
    "oggflac.oga": ("flac", 1000, 1000, 44_100, 2),
    "vorbis.ogg": ("vorbis", 990, 1010, 44_100, 2),
    "opus.opus": ("opus", 990, 1010, 48_000, 2),
    "aac.m4a": ("aac", 990, 1060, 44_100, 2),
    "alac.m4a": ("alac", 1000, 1000, 44_100, 2),
    "wav.wav": ("wav", 1000, 1000, 44_100, 2),
    "aiff.aiff": ("aiff", 1000, 1000, 44_100, 2),
    "wavpack.wv": ("wavpack", 1000, 1000, 44_100, 2),
    "wma.wma": ("wma", 990, 1060, 44_100, 2),
    "tta.tta": ("tta", 1000, 1000, 44_100, 0),
    "ape.ape": ("ape", 15_246, 15_248, 44_100, 2),
    "musepack7.mpc": ("musepack", 1990, 2010, 44_100, 2),
    "musepack8.mpc": ("musepack", 2000, 2000, 44_100, 2),
}


@pytest.mark.parametrize("name", SPEECH_OF_NUMBERS)
def test_every_format_says_the_same(name: str, sound: Sound) -> None:
    path = sound(name)
    tag(path)
    tags = read_tags(path)
    assert {field: getattr(tags, field) for field in WORDS} == WORDS
    kind, least, most, rate, channels = SPEECH_OF_NUMBERS[name]
    assert (tags.format, tags.sample_rate, tags.channels) == (kind, rate, channels)
    assert least <= tags.duration_ms <= most
    # The handmade ones have no real sound, so no real size.
    assert tags.bitrate_kbps > 30 or path.suffix in (".ape", ".mpc")
    assert path.suffix in AUDIO_SUFFIXES


@pytest.mark.parametrize("name", [*SPEECH_OF_NUMBERS, "adts.aac"])
def test_an_untagged_file_is_named_by_its_path(name: str, sound: Sound) -> None:
    path = sound(name, f"Björk/Homogenic/02 - Jóga{Path(name).suffix}")
    tags = read_tags(path)
    assert (tags.title, tags.artists, tags.album, tags.track_number) == ("Jóga", ("Björk",), "Homogenic", 2)
    assert set(tags.from_path) == {"title", "artists", "album", "track_number"}
    assert tags.duration_ms > 0
    assert not tags.has_art


@pytest.mark.parametrize(("name", "field"), [("wav.wav", "IART"), ("aiff.aiff", "AUTH")])
def test_texts_in_chunks_of_wav_and_aiff(name: str, field: str, sound: Sound) -> None:
    path = sound(name)
    texts = {"wav.wav": [(b"INAM", "Jóga".encode()), (b"IART", b"Bj\xf6rk\0"), (b"ICRD", b"1997"), (b"ITRK", b"2")]}
    endian = "little" if name == "wav.wav" else "big"

    def chunk(key: bytes, payload: bytes) -> bytes:
        return key + len(payload).to_bytes(4, endian) + payload + b"\0" * (len(payload) % 2)  # type: ignore[arg-type]

    if name == "wav.wav":
        extra = chunk(b"LIST", b"INFO" + b"".join(chunk(*text) for text in texts[name]))
    else:
        extra = chunk(b"NAME", "Jóga".encode()) + chunk(b"AUTH", b"Bj\xf6rk")
    whole = path.read_bytes() + extra
    path.write_bytes(whole[:4] + (len(whole) - 8).to_bytes(4, endian) + whole[8:])  # type: ignore[arg-type]
    tags = read_tags(path)
    assert (tags.title, tags.artists) == ("Jóga", ("Björk",))
    assert (tags.year, tags.track_number) == ((1997, 2) if name == "wav.wav" else (0, 0))


def saved_id3(path: Path, *frames: id3.Frame, version: int = 4) -> Tags:
    file = MP3(path)
    if file.tags is None:
        file.add_tags()
    for frame in frames:
        file.tags.add(frame)
    file.save(v2_version=version)
    return read_tags(path)


@pytest.mark.parametrize(
    ("tagged", "genres"),
    [
        (["(17)"], ("Rock",)),
        (["17"], ("Rock",)),
        (["(4)(13)Eurodisco"], ("Disco", "Pop", "Eurodisco")),
        (["((Brackets)"], ("(Brackets)",)),
        (["(RX)"], ("Remix",)),
        (["Rock/Pop, Jazz|Blues; rock"], ("Rock", "Pop", "Jazz", "Blues")),
        (["Rock\0Pop", "Jazz"], ("Rock", "Pop", "Jazz")),
        (["R&B"], ("R&B",)),
        (["(999)"], ()),
        (["2step"], ("2step",)),
    ],
)
def test_genres_of_id3(tagged: list[str], genres: tuple[str, ...], sound: Sound) -> None:
    assert saved_id3(sound("mp3.mp3"), id3.TCON(3, tagged)).genres == genres


def test_id3_of_the_old_kind(sound: Sound) -> None:
    path = sound("mp3.mp3")
    tags = saved_id3(
        path,
        id3.TIT2(1, ["月亮"]),
        id3.TPE1(1, ["A", "B"]),
        id3.TDRC(0, ["1969-07-20"]),
        id3.TCON(0, ["17"]),
        version=3,
    )
    # 2.3 joins values with a slash: in a name that is no separator (AC/DC), so it stays.
    assert (tags.title, tags.artists, tags.date, tags.genres) == ("月亮", ("A/B",), "1969-07-20", ("Rock",))


def test_id3_version_1_alone(sound: Sound) -> None:
    path = sound("mp3.mp3")
    v1 = b"TAG" + b"Title".ljust(30, b"\0") + b"Artist".ljust(30, b"\0") + b"Album".ljust(30, b"\0")
    path.write_bytes(path.read_bytes() + v1 + b"1984" + b"Words".ljust(28, b"\0") + b"\0\x07" + bytes([17]))
    tags = read_tags(path)
    assert (tags.title, tags.artists, tags.album, tags.year) == ("Title", ("Artist",), "Album", 1984)
    assert (tags.comment, tags.track_number, tags.genres, tags.from_path) == ("Words", 7, ("Rock",), ())


def test_the_artists_tag_of_taggers_wins_over_the_credited_name(sound: Sound) -> None:
    path = sound("vorbis.ogg")
    file = OggVorbis(path)
    file.update({"ARTIST": ["Simon & Garfunkel feat. X"], "ARTISTS": ["Simon & Garfunkel", "X"], "TITLE": ["T"]})
    file.save()
    assert read_tags(path).artists == ("Simon & Garfunkel", "X")


@pytest.mark.parametrize(
    ("artist", "artists"),
    [
        ("AC/DC", ("AC/DC",)),
        ("Earth, Wind & Fire", ("Earth, Wind & Fire",)),
        ("A; B;a", ("A", "B")),
        ("A / B", ("A", "B")),
        ("www.example.org/members/x", ("www.example.org/members/x",)),
        ("Unknown Artist", ()),
        (" \t", ()),
    ],
)
def test_one_text_with_several_artists(artist: str, artists: tuple[str, ...], sound: Sound) -> None:
    path = sound("flac.flac")
    file = FLAC(path)
    file.update({"ARTIST": [artist], "TITLE": ["T"]})
    file.save()
    assert read_tags(path).artists == artists


@pytest.mark.parametrize(
    ("fields", "track", "album"),
    [
        ({"R128_TRACK_GAIN": ["-1664"], "R128_ALBUM_GAIN": ["256"]}, -1.5, 6.0),
        ({"R128_TRACK_GAIN": ["-1664"], "REPLAYGAIN_TRACK_GAIN": ["-3,25 DB"]}, -3.25, None),
        ({"REPLAYGAIN_TRACK_GAIN": ["nonsense"], "R128_TRACK_GAIN": ["1.5"]}, None, None),
        ({"REPLAYGAIN_TRACK_GAIN": ["+900 dB"], "R128_ALBUM_GAIN": ["999999"]}, None, None),
        ({"REPLAYGAIN_TRACK_GAIN": ["+0.00 dB"]}, 0.0, None),
        ({}, None, None),
    ],
)
def test_gains_of_opus(fields: Mapping[str, list[str]], track: float | None, album: float | None, sound: Sound) -> None:
    path = sound("opus.opus")
    file = OggOpus(path)
    file.update(fields)
    file.save()
    tags = read_tags(path)
    assert (tags.replaygain_track_db, tags.replaygain_album_db) == (track, album)


def test_gains_in_the_header_of_musepack(sounds: Mapping[str, Path]) -> None:
    seventh, eighth = read_tags(sounds["musepack7.mpc"]), read_tags(sounds["musepack8.mpc"])
    assert (seventh.replaygain_track_db, seventh.replaygain_album_db) == (-3.21, 1.5)
    assert eighth.replaygain_track_db == pytest.approx(-6, abs=0.01)
    assert eighth.replaygain_album_db is None


def test_gains_of_id3_frames_and_of_ape_tags_behind_an_mp3(sound: Sound) -> None:
    tags = saved_id3(sound("mp3.mp3"), id3.RVA2("track", 1, -4.5, 0.9), id3.TIT2(3, ["Only ID3"]))
    assert tags.replaygain_track_db == pytest.approx(-4.5, abs=0.01)
    path = sound("mp3.mp3", "ape.mp3")
    ape = APEv2()
    ape["REPLAYGAIN_TRACK_GAIN"], ape["Title"] = "-5.50 dB", "From APE"
    ape.save(path)
    assert (read_tags(path).replaygain_track_db, read_tags(path).title) == (-5.5, "From APE")
    assert saved_id3(path, id3.TIT2(3, ["From ID3"])).title == "From ID3"
    data = path.read_bytes()
    at = data.rindex(b"Title\0")
    path.write_bytes(data[: at - 8] + b"\xff" * 8 + data[at:])
    assert read_tags(path).title == "From ID3", "damage in a tag beside the proper one costs nothing"


def test_hostile_text_is_cleaned_and_cut(sound: Sound) -> None:
    path = sound("vorbis.ogg")
    file = OggVorbis(path)
    file.update(
        {
            "TITLE": ["\0\n"],
            "ARTIST": ["A\u202eB\x1b[31m" + "x" * 5_000],
            "COMMENT": ["c" * 1_000_000],
            "GENRE": ["; ".join(f"g{n}" for n in range(5_000))],
            "TRACKNUMBER": ["99999999999999999999"],
            "DATE": ["9" * 400],
        }
    )
    file.save()
    tags = read_tags(path)
    assert (tags.title, tags.from_path) == ("vorbis", ("title",))
    assert tags.artists[0].startswith("AB [31mxxx")
    assert (len(tags.artists[0]), len(tags.comment), len(tags.genres)) == (500, 4_000, 64)
    assert (tags.track_number, tags.year) == (0, 0)


def test_a_batch_holds_what_could_be_read_and_why_the_rest_could_not(sound: Sound, tmp_path: Path) -> None:
    good, empty, gone = sound("vorbis.ogg", "good.ogg"), tmp_path / "empty.ogg", tmp_path / "gone.ogg"
    empty.touch()
    batch = read_files([good, empty, gone])
    assert [file.path for file in batch.files] == [good]
    status = good.stat()
    stamp = batch.files[0].stamp
    assert (stamp.size, stamp.mtime_ns, stamp.inode) == (status.st_size, status.st_mtime_ns, status.st_ino)
    assert [(problem.path, problem.reason) for problem in batch.problems] == [
        (empty, "The file is empty."),
        (gone, "The file is no longer there."),
    ]


def test_a_file_name_that_is_not_utf8(sound: Sound) -> None:
    path = sound("vorbis.ogg", os.fsdecode(b"03 b\xf6se.ogg"))
    (file,) = read_files([path]).files
    assert file.path == path
    assert (file.tags.title, file.tags.track_number) == ("b\ufffdse", 3)
