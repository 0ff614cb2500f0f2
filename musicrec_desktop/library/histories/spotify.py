"""Spotify: the extended streaming history and the account data. Both tell when a play ended.

Extended (Streaming_History_Audio_*.json, endsong_*.json): {"ts": "2021-03-01T20:15:42Z", "ms_played",
"master_metadata_track_name", "master_metadata_album_artist_name", "master_metadata_album_album_name", "reason_end",
"skipped", "episode_name", ...}. Account data (StreamingHistory*.json): {"endTime": "2021-03-01 20:15", "artistName",
"trackName", "msPlayed"}. All times are UTC.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from musicrec_desktop.domain.history import ForeignName, ForeignPlay, HistoryEntry, LeftOut, LeftOutWhy, Origin
from musicrec_desktop.domain.ids import DurationMs, UnixTime
from musicrec_desktop.domain.play import PlayEnd
from musicrec_desktop.library.histories.values import Unfit, number_of, shown, text_of, utc_time

SHORTEST_MS: Final = 1_000
"""Less was not heard, only passed by."""
STREAM_MS: Final = 30_000
"""Spotify itself counts a stream from here on."""
_SKIPS: Final = frozenset({"fwdbtn", "backbtn", "clickrow", "clickside", "playbtn", "nextbtn", "prevbtn"})
"""Reasons that are a listener's hand going to another track. "endplay", "logout", "remote" and the rest may be
anything."""


def is_extended(record: Mapping[str, object]) -> bool:
    """It is a play of the extended streaming history."""
    return "ts" in record and "ms_played" in record


def is_account(record: Mapping[str, object]) -> bool:
    """It is a play of the account data."""
    return "endTime" in record and "msPlayed" in record


def read_extended(record: Mapping[str, object]) -> Iterator[HistoryEntry]:
    """One play of the extended streaming history. Raises Unfit."""
    title = text_of(record.get("master_metadata_track_name"))
    artist = text_of(record.get("master_metadata_album_artist_name"))
    played = _played(record.get("ms_played"))
    if played < SHORTEST_MS:
        yield LeftOut(LeftOutWhy.SHORT)
    elif not title or not artist:
        # Episodes and chapters have names of their own; a track without one was withdrawn.
        yield LeftOut(LeftOutWhy.NOT_MUSIC)
    else:
        reason, skipped = text_of(record.get("reason_end")), record.get("skipped")
        if reason == "trackdone":
            ended = PlayEnd.FINISHED
        elif reason in _SKIPS or skipped is True or skipped == 1:
            ended = PlayEnd.SKIPPED
        else:
            ended = PlayEnd.STOPPED
        name = ForeignName(artist, title, text_of(record.get("master_metadata_album_album_name")))
        yield _play(Origin.SPOTIFY, name, record.get("ts"), played, ended)


def read_account(record: Mapping[str, object]) -> Iterator[HistoryEntry]:
    """One play of the account data. Raises Unfit."""
    title, artist = text_of(record.get("trackName")), text_of(record.get("artistName"))
    played = _played(record.get("msPlayed"))
    if played < SHORTEST_MS:
        yield LeftOut(LeftOutWhy.SHORT)
    elif not title or not artist:
        yield LeftOut(LeftOutWhy.NOT_MUSIC)
    else:
        # How it ended is not told: what did not count as a stream was skipped, of the rest nothing is claimed.
        ended = PlayEnd.SKIPPED if played < STREAM_MS else PlayEnd.STOPPED
        yield _play(Origin.SPOTIFY_ACCOUNT, ForeignName(artist, title), record.get("endTime"), played, ended)


def _played(value: object) -> int:
    number = number_of(value)
    if number is None or not 0 <= number < 7 * 86_400_000:
        raise Unfit(f"{shown(value)} is not a length in milliseconds.")
    return round(number)


def _play(origin: Origin, name: ForeignName, end: object, played: int, ended: PlayEnd) -> ForeignPlay:
    return ForeignPlay(origin, name, UnixTime(utc_time(end) - played / 1000), DurationMs(played), ended)
