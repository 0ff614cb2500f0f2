"""Last.fm: scrobbles as JSON, in the shapes its interface and the usual exporters give.

    {"name", "artist": {"#text" or "name"}, "album": {"#text"}, "mbid", "date": {"uts": "1575468600", "#text": ...}}
    {"track": "...", "artist": "...", "album": "...", "date": 1575468600000}
    {"track": {"name", "mbid", "artist": {"name"}}, "timestamp": {"unixtimestamp": 1575468600}}

The same as a table is read in tables.py. A scrobble says that half the track or four minutes were heard, no more.
"""

from collections.abc import Iterator, Mapping

from musicrec_desktop.domain.history import ForeignName, ForeignPlay, HistoryEntry, LeftOut, LeftOutWhy, Origin
from musicrec_desktop.domain.ids import DurationMs, UnixTime
from musicrec_desktop.domain.play import PlayEnd
from musicrec_desktop.library.histories.values import Unfit, number_of, shown, text_of, unix_time, utc_time


def is_lastfm(record: Mapping[str, object]) -> bool:
    """It is a scrobble, or a page of scrobbles."""
    if isinstance(record.get("track"), list) or isinstance(record.get("recenttracks"), dict):
        return True
    has_time = any(key in record for key in ("date", "timestamp", "uts", "@attr"))
    return has_time and ("artist" in record or "artist" in _track(record)) and ("name" in record or "track" in record)


def read_scrobble(record: Mapping[str, object]) -> Iterator[HistoryEntry]:
    """One scrobble, or a page of them. Raises Unfit."""
    recent = record.get("recenttracks")
    page = recent.get("track") if isinstance(recent, dict) else record.get("track")
    if isinstance(page, list):
        for item in page:
            if isinstance(item, dict):
                yield from read_scrobble(item)
        return
    attributes = record.get("@attr")
    if isinstance(attributes, dict) and str(attributes.get("nowplaying", "")).lower() == "true":
        yield LeftOut(LeftOutWhy.NOT_PLAYED)
        return
    track = _track(record)
    title = text_of(record.get("name")) or text_of(record.get("track")) or text_of(track.get("name"))
    artist = _name(record.get("artist")) or _name(track.get("artist"))
    if not artist or not title:
        raise Unfit("It names no artist or no track.")
    album = _name(record.get("album")) or _name(track.get("album"))
    mbid = text_of(record.get("mbid")) or text_of(track.get("mbid"))
    name = ForeignName(artist, title, album, mbid)
    yield ForeignPlay(Origin.LASTFM, name, _time(record), DurationMs(0), PlayEnd.FINISHED)


def _time(record: Mapping[str, object]) -> UnixTime:
    for key in ("date", "timestamp", "uts"):
        value = record.get(key)
        if isinstance(value, dict):
            inner = value.get("uts") or value.get("unixtimestamp")
            return unix_time(inner) if inner else utc_time(value.get("#text") or value.get("iso"))
        if value is not None:
            return utc_time(value) if number_of(value) is None else unix_time(value)
    raise Unfit(f"It has no time: {shown(dict(record))}")


def _track(record: Mapping[str, object]) -> dict[str, object]:
    track = record.get("track")
    return track if isinstance(track, dict) else {}


def _name(value: object) -> str:
    if isinstance(value, dict):
        return text_of(value.get("#text")) or text_of(value.get("name"))
    return text_of(value)
