"""Rows of Strawberry's and Clementine's tables."""

import pytest

from musicrec_desktop.domain.history import ForeignPlay, LeftOut, LeftOutWhy, Origin
from musicrec_desktop.library.histories.strawberry import read_player_song
from musicrec_desktop.library.histories.values import Unfit

ROW: dict[str, object] = {
    "title": "Harbour",
    "artist": "Mira Sol",
    "album": "Early Light",
    "length": 200_000_000_000,
    "url": "file:///m/Mira%20Sol/1.ogg",
    "playcount": 4,
    "skipcount": 2,
    "lastplayed": 1_575_468_700,
    "musicbrainz_recording_id": "m1",
}


def only_play(row: dict[str, object]) -> ForeignPlay:
    (play,) = [entry for entry in read_player_song(row) if isinstance(entry, ForeignPlay)]
    return play


def test_a_play_is_counted_at_its_half() -> None:
    play = only_play(ROW)
    assert (play.origin, int(play.started_at), play.name.path) == (
        Origin.STRAWBERRY,
        1_575_468_600,
        "/m/Mira Sol/1.ogg",
    )
    assert (play.name.recording_mbid, play.name.duration_ms) == ("m1", 200_000)
    left = [entry.plays for entry in read_player_song(ROW) if isinstance(entry, LeftOut)]
    assert left == [3, 2]


def test_a_long_track_is_counted_after_four_minutes() -> None:
    assert int(only_play({**ROW, "length": 3_600_000_000_000}).started_at) == 1_575_468_700 - 240


def test_clementine_calls_the_file_otherwise_and_once_wrote_seconds() -> None:
    row = {key: value for key, value in ROW.items() if key != "url"}
    play = only_play({**row, "filename": b"file:///m/1.ogg", "length": 200})
    assert (play.origin, play.name.path, play.name.duration_ms) == (Origin.CLEMENTINE, "/m/1.ogg", 200_000)


def test_never_played_and_streams_and_nonsense() -> None:
    never = list(read_player_song({**ROW, "playcount": 0, "skipcount": 0, "lastplayed": -1}))
    assert never == [LeftOut(LeftOutWhy.NOT_PLAYED, 0)]
    assert only_play({**ROW, "url": "tidal://track/1"}).name.path == ""
    with pytest.raises(Unfit, match="names no track"):
        list(read_player_song({**ROW, "title": None, "url": None}))
