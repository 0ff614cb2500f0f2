"""Every format of listening history is recognised by what is in it, and each of its entries read."""

import io
import json
import pickle
import time
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.history import (
    EntryProblem,
    ForeignPlay,
    HistoryEntry,
    LeftOut,
    LeftOutWhy,
    Origin,
)
from musicrec_desktop.domain.play import PlayEnd
from musicrec_desktop.library.histories import read_history

AT = datetime(2019, 12, 4, 14, 10, tzinfo=UTC).timestamp()
"""The moment that the examples speak of."""


def no_database(path: Path) -> Iterator[Mapping[str, object]]:
    raise AssertionError(f"{path} is no database")


def read(folder: Path, content: str | bytes, name: str = "history") -> list[HistoryEntry]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_history(path, no_database))


def plays(entries: list[HistoryEntry]) -> list[ForeignPlay]:
    return [entry for entry in entries if isinstance(entry, ForeignPlay)]


def problems(entries: list[HistoryEntry]) -> list[EntryProblem]:
    return [entry for entry in entries if isinstance(entry, EntryProblem)]


def left_out(entries: list[HistoryEntry]) -> dict[LeftOutWhy, int]:
    found: dict[LeftOutWhy, int] = {}
    for entry in entries:
        if isinstance(entry, LeftOut):
            found[entry.why] = found.get(entry.why, 0) + entry.plays
    return found


TABLES = {
    "without header": (
        'Mira Sol,Early Light,Harbour,04 Dec 2019 14:10\n"Sol, Mira",Early Light,Harbour,04 Dec 2019 14:10\n'
    ),
    "with seconds since 1970": (
        '"uts","utc_time","artist","artist_mbid","album","album_mbid","track","track_mbid"\n'
        '"1575468600","04 Dec 2019, 14:10","Mira Sol","","Early Light","","Harbour","aaaaaaaa-0000-4000-8000-01"\n'
    ),
    "with text times": "utc_time,artist,album,track\n2019-12-04 14:10,Mira Sol,Early Light,Harbour\n",
    "semicolons, milliseconds": "Artist;Album;AlbumId;Track;Date#mira\nMira Sol;Early Light;x;Harbour;1575468600000\n",
    "date and time apart": "2019-12-04,14:10:00,Mira Sol,Harbour\n",
}


@pytest.mark.parametrize("content", TABLES.values(), ids=TABLES)
def test_lastfm_tables(content: str, tmp_path: Path) -> None:
    found = plays(read(tmp_path, content))
    assert found
    for play in found:
        assert play.origin is Origin.LASTFM
        assert play.started_at == AT
        assert (play.played_ms, play.ended) == (0, PlayEnd.FINISHED)
        assert play.name.title == "Harbour"
    assert found[0].name.artist == "Mira Sol"


def test_a_table_keeps_quotes_commas_and_broken_rows_apart(tmp_path: Path) -> None:
    content = (
        "uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\n"
        '1575468600,x,"The ""Big, Good"" Band",,,,"One, Two",abc\n'
        "soon,x,Mira Sol,,,,Harbour,\n"
        "1575468600,x,,,,,Harbour,\n"
        "0,x,Mira Sol,,,,Harbour,\n"
        "\n"
        "1575468660,x,Mira Sol,,,,Harbour,\n"
    )
    entries = read(tmp_path, content)
    assert [(play.name.artist, play.name.title) for play in plays(entries)] == [
        ('The "Big, Good" Band', "One, Two"),
        ("Mira Sol", "Harbour"),
    ]
    assert [problem.entry for problem in problems(entries)] == [3, 4, 5]
    assert "'soon' is not a time" in problems(entries)[0].reason
    assert plays(entries)[0].name.recording_mbid == "abc"


def test_a_line_without_end_costs_itself_alone(tmp_path: Path) -> None:
    good = "1575468600,x,Mira Sol,,,,Harbour,\n"
    content = f"uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\n{good}{'x' * 1_000_000}\n{good}"
    entries = read(tmp_path, content)
    assert len(plays(entries)) == 2
    assert 1 <= len(problems(entries)) <= 8


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    content = "ts,artist,album,track,ms_played\n1575468600,Mira Sol,,Harbour,60000\n1575468600,Mira Sol,,Harbour,400\n"
    entries = read(tmp_path, content)
    assert [(play.origin, play.played_ms, play.ended) for play in plays(entries)] == [
        (Origin.TABLE, 60_000, PlayEnd.STOPPED)
    ]
    assert left_out(entries) == {LeftOutWhy.SHORT: 1}


@pytest.fixture
def _five_hours_behind(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "EST5")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_five_hours_behind")
def test_foobar2000_writes_local_times_and_lastfm_does_not(tmp_path: Path) -> None:
    local = "Artist\tAlbum\tTitle\tLast Played\nMira Sol\tEarly Light\tHarbour\t2019-12-04 09:10:00\n"
    utc = "artist,album,track,utc_time\nMira Sol,Early Light,Harbour,2019-12-04 14:10\n"
    assert [(play.origin, play.started_at) for play in plays(read(tmp_path, local))] == [(Origin.FOOBAR2000, AT)]
    assert [(play.origin, play.started_at) for play in plays(read(tmp_path, utc))] == [(Origin.LASTFM, AT)]


def test_utf16_and_byte_order_marks_are_read(tmp_path: Path) -> None:
    row = "Mirá Söl,Early Light,Harbour,04 Dec 2019 14:10\n"
    for encoding in ("utf-8-sig", "utf-16"):
        assert plays(read(tmp_path, row.encode(encoding)))[0].name.artist == "Mirá Söl"


SCROBBLE = {
    "name": "Harbour",
    "artist": {"mbid": "", "#text": "Mira Sol"},
    "album": {"#text": "Early Light"},
    "mbid": "m1",
    "date": {"uts": "1575468600", "#text": "04 Dec 2019, 14:10"},
    "image": [{"#text": "x", "size": "small"}, {"#text": "y", "size": "large"}],
}
NOW_PLAYING = {"name": "Tide", "artist": {"#text": "Mira Sol"}, "@attr": {"nowplaying": "true"}}
LASTFM_JSON = {
    "list": [SCROBBLE, NOW_PLAYING],
    "pages": [[SCROBBLE], [NOW_PLAYING]],
    "pages as answered": [{"track": [SCROBBLE, NOW_PLAYING], "@attr": {"page": "1"}}],
    "one answer": {"recenttracks": {"track": [SCROBBLE, NOW_PLAYING], "@attr": {"page": "1"}}},
    "wrapped": {
        "username": "mira",
        "scrobbles": [
            {"track": "Harbour", "artist": "Mira Sol", "album": "Early Light", "albumId": "", "date": 1575468600000}
        ],
    },
    "old exporter": [
        {"track": {"name": "Harbour", "artist": {"name": "Mira Sol"}}, "timestamp": {"unixtimestamp": 1575468600}}
    ],
}


@pytest.mark.parametrize("content", LASTFM_JSON.values(), ids=LASTFM_JSON)
@pytest.mark.parametrize("indent", [None, 2])
def test_lastfm_json(content: object, indent: int | None, tmp_path: Path) -> None:
    entries = read(tmp_path, json.dumps(content, indent=indent))
    (play,) = plays(entries)
    assert (play.origin, play.started_at, play.name.artist, play.name.title) == (
        Origin.LASTFM,
        AT,
        "Mira Sol",
        "Harbour",
    )
    assert problems(entries) == []


LISTEN = {
    "listened_at": 1575468600,
    "track_metadata": {
        "artist_name": "Mira Sol",
        "track_name": "Harbour",
        "release_name": "Early Light",
        "mbid_mapping": {"recording_mbid": "guessed"},
        "additional_info": {"duration_ms": 200_000, "duration_played": 150},
    },
}


def test_listenbrainz_zip(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("user.json", json.dumps({"user_id": 1, "username": "mira"}))
        archive.writestr("feedback.jsonl", json.dumps({"recording_mbid": "x", "score": 1}) + "\n")
        archive.writestr("listens/2019/12.jsonl", json.dumps(LISTEN) + "\n" + json.dumps(LISTEN) + "\n")
        archive.writestr("listens/2020/1.jsonl", json.dumps(LISTEN) + "\n{broken\n" + json.dumps(LISTEN) + "\n")
    entries = list(read_history(path, no_database))
    assert len(plays(entries)) == 4
    play = plays(entries)[0]
    assert (play.origin, play.started_at, play.played_ms) == (Origin.LISTENBRAINZ, AT, 150_000)
    assert (play.name.recording_mbid, play.name.duration_ms) == ("guessed", 200_000)
    assert [(problem.file, problem.entry) for problem in problems(entries)] == [("listens/2020/1.jsonl", 2)]


def test_what_the_player_sent_goes_before_what_was_guessed(tmp_path: Path) -> None:
    listen = json.loads(json.dumps(LISTEN))
    listen["track_metadata"]["additional_info"]["recording_mbid"] = "sent"
    assert plays(read(tmp_path, json.dumps([listen])))[0].name.recording_mbid == "sent"


def spotify(**fields: object) -> dict[str, object]:
    return {
        "ts": "2019-12-04T14:13:20Z",
        "platform": "linux",
        "ms_played": 200_000,
        "master_metadata_track_name": "Harbour",
        "master_metadata_album_artist_name": "Mira Sol",
        "master_metadata_album_album_name": "Early Light",
        "spotify_track_uri": "spotify:track:0",
        "episode_name": None,
        "reason_end": "trackdone",
        "skipped": None,
        **fields,
    }


def test_spotify_extended_starts_are_ends_less_what_was_played(tmp_path: Path) -> None:
    (play,) = plays(read(tmp_path, json.dumps([spotify()])))
    assert (play.origin, play.started_at, play.played_ms, play.ended) == (
        Origin.SPOTIFY,
        AT,
        200_000,
        PlayEnd.FINISHED,
    )


@pytest.mark.parametrize(
    ("fields", "ended"),
    [
        ({"reason_end": "trackdone", "skipped": True}, PlayEnd.FINISHED),
        ({"reason_end": "fwdbtn"}, PlayEnd.SKIPPED),
        ({"reason_end": "backbtn"}, PlayEnd.SKIPPED),
        ({"reason_end": "endplay"}, PlayEnd.STOPPED),
        ({"reason_end": "endplay", "skipped": True}, PlayEnd.SKIPPED),
        ({"reason_end": "logout"}, PlayEnd.STOPPED),
        ({"reason_end": "unexpected-exit"}, PlayEnd.STOPPED),
        ({"reason_end": None}, PlayEnd.STOPPED),
    ],
)
def test_spotify_tells_how_plays_ended(fields: dict[str, object], ended: PlayEnd, tmp_path: Path) -> None:
    (play,) = plays(read(tmp_path, json.dumps([spotify(**fields)])))
    assert play.ended is ended


def test_spotify_leaves_out_what_was_not_heard_and_what_is_no_music(tmp_path: Path) -> None:
    entries = read(
        tmp_path,
        json.dumps(
            [
                spotify(ms_played=999),
                spotify(ms_played=1000),
                spotify(master_metadata_track_name=None, episode_name="Talk"),
                spotify(ms_played="much"),
                spotify(ts="yesterday"),
            ]
        ),
    )
    assert len(plays(entries)) == 1
    assert left_out(entries) == {LeftOutWhy.SHORT: 1, LeftOutWhy.NOT_MUSIC: 1}
    assert [problem.entry for problem in problems(entries)] == [4, 5]


def test_spotify_account_data_is_in_utc_minutes(tmp_path: Path) -> None:
    rows = [
        {"endTime": "2019-12-04 14:11", "artistName": "Mira Sol", "trackName": "Harbour", "msPlayed": 60_000},
        {"endTime": "2019-12-04 14:11", "artistName": "Mira Sol", "trackName": "Harbour", "msPlayed": 5_000},
    ]
    first, second = plays(read(tmp_path, json.dumps(rows)))
    assert (first.origin, first.started_at, first.ended) == (Origin.SPOTIFY_ACCOUNT, AT, PlayEnd.STOPPED)
    assert second.ended is PlayEnd.SKIPPED


def test_a_folder_takes_the_histories_and_passes_over_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "Spotify Extended Streaming History"
    folder.mkdir()
    (folder / "Streaming_History_Audio_2019_1.json").write_text(json.dumps([spotify()]))
    (folder / "endsong_2.json").write_text(json.dumps([spotify(), spotify()], indent=1))
    (folder / "YourLibrary.json").write_text(json.dumps({"tracks": [{"artist": "A", "track": "B"}]}))
    (folder / "ReadMe.pdf").write_bytes(b"%PDF-1.4\n\x00\x01")
    (folder / "notes.txt").write_text("dear diary,\n")
    entries = list(read_history(tmp_path, no_database))
    assert len(plays(entries)) == 3
    assert problems(entries) == []


LIBRARY_XML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>Major Version</key><integer>1</integer>
  <key>Tracks</key><dict>
    <key>101</key><dict>
      <key>Track ID</key><integer>101</integer><key>Name</key><string>Harbour &#38; Tide</string>
      <key>Artist</key><string>Mira Sol</string><key>Album</key><string>Early Light</string>
      <key>Total Time</key><integer>200000</integer><key>Play Count</key><integer>7</integer>
      <key>Play Date</key><integer>3658310000</integer><key>Play Date UTC</key><date>2019-12-04T14:13:20Z</date>
      <key>Skip Count</key><integer>2</integer><key>Skip Date</key><date>2019-12-05T00:00:00Z</date>
      <key>Location</key><string>file://localhost/C:/Music/Mira%20Sol/Harbour.mp3</string>
    </dict>
    <key>102</key><dict><key>Name</key><string>Never</string><key>Artist</key><string>X</string></dict>
    <key>103</key><dict><key>Name</key><string>Talk</string><key>Podcast</key><true/>
      <key>Play Count</key><integer>3</integer><key>Play Date UTC</key><date>2019-12-04T14:13:20Z</date></dict>
    <key>104</key><dict><key>Name</key><string>Counted</string><key>Play Count</key><integer>4</integer></dict>
  </dict>
  <key>Playlists</key><array><dict><key>Name</key><string>Library</string><key>Playlist Items</key><array>
    <dict><key>Track ID</key><integer>101</integer></dict></array></dict></array>
</dict></plist>
"""


def test_itunes_has_one_dated_play_and_one_dated_skip_a_track(tmp_path: Path) -> None:
    entries = read(tmp_path, LIBRARY_XML)
    play, skip = plays(entries)
    assert (play.origin, play.started_at, play.ended) == (Origin.ITUNES, AT, PlayEnd.FINISHED)
    assert (play.name.title, play.name.path) == ("Harbour & Tide", "C:/Music/Mira Sol/Harbour.mp3")
    assert (skip.ended, skip.played_ms) == (PlayEnd.SKIPPED, 2_000)
    assert left_out(entries) == {
        LeftOutWhy.UNDATED: 6 + 1 + 4,
        LeftOutWhy.NOT_MUSIC: 3,
        LeftOutWhy.NOT_PLAYED: 0,
    }
    assert problems(entries) == []


def test_rhythmbox(tmp_path: Path) -> None:
    content = """<?xml version="1.0" standalone="yes"?>
<rhythmdb version="2.0">
  <entry type="song"><title>Harbour</title><artist>Mira Sol</artist><album>Early Light</album><duration>200</duration>
    <location>file:///home/mira/Music/Harbour%20%231.ogg</location><play-count>3</play-count>
    <last-played>1575468800</last-played><mb-trackid>m1</mb-trackid></entry>
  <entry type="iradio"><title>Radio</title><play-count>9</play-count></entry>
  <entry type="song"><title>Never</title><artist>X</artist></entry>
</rhythmdb>"""
    entries = read(tmp_path, content)
    (play,) = plays(entries)
    assert (play.origin, play.started_at, play.name.recording_mbid) == (Origin.RHYTHMBOX, AT, "m1")
    assert play.name.path == "/home/mira/Music/Harbour #1.ogg"
    assert left_out(entries)[LeftOutWhy.UNDATED] == 2


def test_foobar2000_tells_the_first_and_the_last_play(tmp_path: Path) -> None:
    first, last = (int((AT + days * 86_400 + 11_644_473_600) * 10_000_000) for days in (0, 3))
    content = f"""<?xml version="1.0" encoding="UTF-8"?>
<PlaybackStatistics Version="3.0" Mapping="C653739F">
  <Entry ID="1" Count="5" FirstPlayed="{first}" LastPlayed="{last}" Added="{first}">
    <Item Path="D:\\Music\\Mira Sol\\2019 - Early Light\\01 - Harbour.flac"></Item></Entry>
  <Entry ID="2" Count="1" FirstPlayed="{first}" LastPlayed="{first}"><Item Subsong="2" Path="file:///m/a/b.cue"/></Entry>
  <Entry ID="3" Count="0" Added="{first}"><Item Path="/m/c.mp3"/></Entry>
  <Entry ID="4" Count="1" LastPlayed="{last}"></Entry>
</PlaybackStatistics>"""
    entries = read(tmp_path, content)
    assert [round(play.started_at - AT) for play in plays(entries)] == [0, 3 * 86_400, 0]
    name = plays(entries)[0].name
    assert (name.artist, name.title, name.album) == ("Mira Sol", "Harbour", "Early Light")
    assert left_out(entries)[LeftOutWhy.UNDATED] == 3
    assert [problem.entry for problem in problems(entries)] == [4]


class _Song(dict[object, object]):
    """Stands for a track class of the player, which is not installed here."""


def quodlibet(*songs: dict[object, object]) -> bytes:
    """A pickle as that player writes it: protocol 2, its own classes, byte strings for keys."""
    _Song.__module__, _Song.__qualname__ = __name__, "_Song"
    raw = pickle.dumps([_Song(song) for song in songs], 2)
    return raw.replace(f"c{__name__}\n_Song\n".encode(), b"cquodlibet.formats.mp3\nMP3File\n")


def test_quodlibet(tmp_path: Path) -> None:
    raw = quodlibet(
        {
            b"artist": "Mira Sol\nTomás Rey",
            b"title": "Harbour",
            b"~filename": b"/home/mira/Harbour.mp3",
            b"~#playcount": 4,
            b"~#lastplayed": 1575468800,
            b"~#length": 200,
            b"~#rating": 0.5,
        },
        {"artist": "X", "title": "Never", "~#playcount": 0},
    )
    entries = read(tmp_path, raw, "songs")
    (play,) = plays(entries)
    assert (play.origin, play.started_at) == (Origin.QUOD_LIBET, AT)
    assert (play.name.artist, play.name.path) == ("Mira Sol, Tomás Rey", "/home/mira/Harbour.mp3")
    assert left_out(entries)[LeftOutWhy.UNDATED] == 3


class _Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return eval, ("__import__('pathlib').Path('was-here').touch()",)


def test_a_pickle_that_asks_for_anything_else_is_refused_and_runs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    raw = pickle.dumps([{"quodlibet": 1}, _Evil()], 2)
    entries = read(tmp_path, raw, "songs")
    assert [problem.entry for problem in problems(entries)] == [0]
    assert "eval" in problems(entries)[0].reason
    assert not (tmp_path / "was-here").exists()


@pytest.mark.parametrize("end", [3, 40, 90])
def test_a_cut_pickle_is_a_problem(end: int, tmp_path: Path) -> None:
    raw = quodlibet({b"title": "Harbour", b"artist": "Mira Sol", b"~#lastplayed": 1575468800})
    cut = raw[: len(raw) - end]
    entries = read(tmp_path, cut, "songs")
    assert plays(entries) == []
    assert len(problems(entries)) == 1


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><rhythmdb><entry type="song"><title>&a;</title></entry></rhythmdb>',
        LIBRARY_XML[:1200],
    ],
    ids=["entities", "cut"],
)
def test_evil_and_broken_xml_is_a_problem_and_keeps_what_came_before(content: str, tmp_path: Path) -> None:
    entries = read(tmp_path, content)
    assert [problem.entry for problem in problems(entries)] == [0]
    assert all(play.name.title == "Harbour & Tide" for play in plays(entries))


def test_a_damaged_zip_and_a_locked_one(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", json.dumps([spotify() for _ in range(500)]))
    raw = bytearray(packed.getvalue())
    raw[60:90] = bytes(30)
    path.write_bytes(raw)
    try:
        entries = list(read_history(path, no_database))
    except LibraryError as error:
        assert str(path) in error.message  # noqa: PT017 (either is right, by where the damage shows)
    else:
        assert problems(entries)


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02", b"dear diary\n", b"{}", b"[]", b"<html></html>", b"a,b,c\n1,2,3\n"]
)
def test_what_is_no_history_says_what_is_read(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no listening history") as caught:
        read(tmp_path, content)
    assert "ListenBrainz" in caught.value.hint


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be read"):
        list(read_history(tmp_path / "none.csv", no_database))
