"""ListenBrainz: listens as its interface gives them and as the export holds them, one object each.

{"listened_at": 1700000000, "track_metadata": {"artist_name", "track_name", "release_name", "mbid_mapping":
{"recording_mbid"}, "additional_info": {"recording_mbid", "duration_ms", "duration", "duration_played"}}}
"""

from collections.abc import Iterator, Mapping

from musicrec_desktop.domain.history import ForeignName, ForeignPlay, HistoryEntry, LeftOut, LeftOutWhy, Origin
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.play import PlayEnd
from musicrec_desktop.library.histories.values import Unfit, length_ms, text_of, unix_time


def is_listenbrainz(record: Mapping[str, object]) -> bool:
    """It is a listen."""
    return "track_metadata" in record


def read_listen(record: Mapping[str, object]) -> Iterator[HistoryEntry]:
    """One listen. Raises Unfit."""
    if record.get("listened_at") is None and record.get("playing_now"):
        yield LeftOut(LeftOutWhy.NOT_PLAYED)
        return
    said = _mapping(record.get("track_metadata"))
    info, mapping = _mapping(said.get("additional_info")), _mapping(said.get("mbid_mapping"))
    artist, title = text_of(said.get("artist_name")), text_of(said.get("track_name"))
    if not artist or not title:
        raise Unfit("It names no artist or no track.")
    duration = length_ms(info.get("duration_ms")) or length_ms(info.get("duration"), 1000)
    name = ForeignName(
        artist,
        title,
        text_of(said.get("release_name")),
        # What the player sent knows the file; the mapping was guessed from names.
        text_of(info.get("recording_mbid")) or text_of(mapping.get("recording_mbid")),
        "",
        duration,
    )
    played = length_ms(info.get("duration_played"), 1000)
    if played and duration:
        played = DurationMs(min(played, duration))
    yield ForeignPlay(Origin.LISTENBRAINZ, name, unix_time(record.get("listened_at")), played, PlayEnd.FINISHED)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
