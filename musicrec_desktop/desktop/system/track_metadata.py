"""What others are told of a track, in the words of the media player interface."""

from dataclasses import dataclass
from typing import Any, Final

from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.domain.track import Track

NO_TRACK: Final = "/org/mpris/MediaPlayer2/TrackList/NoTrack"
_ENTRY: Final = "/org/musicrec/queue/"

Metadata = dict[str, tuple[str, Any]]
"""Name -> (type, value)."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of a track beside its file."""

    duration_ms: int = 0
    art: str = ""
    """Address of its cover."""
    feedback: FeedbackValue = FeedbackValue.NONE
    plays: int = 0
    last_played: str = ""
    """ISO 8601, with the zone."""


def entry_path(key: int) -> str:
    """The object path of an entry of the queue."""
    return f"{_ENTRY}{key}"


def entry_key(path: str) -> int | None:
    """The entry of that path; None for any other path."""
    number = path.removeprefix(_ENTRY)
    return int(number) if number != path and number.isdecimal() and number.isascii() else None


def metadata_of(entry: str, track: Track | None, heard: Heard) -> Metadata:
    """All that is known of the track behind an entry's path; the path alone when the track is not at hand."""
    said: dict[str, tuple[str, Any]] = {"mpris:trackid": ("o", entry)}
    if track is None:
        return said
    tags = track.tags
    said["mpris:length"] = ("x", (track.duration_ms or heard.duration_ms) * 1000)
    said["mpris:artUrl"] = ("s", heard.art)
    said["xesam:url"] = ("s", track.path.as_uri())
    said["xesam:title"] = ("s", tags.title)
    said["xesam:artist"] = ("as", list(tags.artists))
    said["xesam:album"] = ("s", tags.album)
    said["xesam:albumArtist"] = ("as", [tags.album_artist] if tags.album_artist else [])
    said["xesam:composer"] = ("as", [tags.composer] if tags.composer else [])
    said["xesam:genre"] = ("as", list(tags.genres))
    said["xesam:comment"] = ("as", [tags.comment] if tags.comment else [])
    said["xesam:contentCreated"] = ("s", _moment(tags.date))
    said["xesam:trackNumber"] = ("i", tags.track_number)
    said["xesam:discNumber"] = ("i", tags.disc_number)
    said["xesam:audioBPM"] = ("i", round(tags.more.bpm))
    said["xesam:useCount"] = ("i", heard.plays)
    said["xesam:lastUsed"] = ("s", heard.last_played)
    if (rating := _rating(tags.more.rating, heard.feedback)) is not None:
        said["xesam:userRating"] = ("d", rating)
    told = {name: (kind, _clean(kind, value)) for name, (kind, value) in said.items()}
    return {name: (kind, value) for name, (kind, value) in told.items() if value or kind == "d"}


def _moment(date: str) -> str:
    """A date as tagged, where it is one, as the time that ISO 8601 wants: "1994" is the beginning of that year."""
    parts = date[:10].split("-")
    if not all(part.isascii() and part.isdecimal() for part in parts) or len(parts[0]) != 4:
        return ""
    year, month, day = [*parts, "01", "01"][:3]
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return ""
    return f"{year}-{int(month):02}-{int(day):02}T00:00:00Z"


def _rating(stars: int, feedback: FeedbackValue) -> float | None:
    """0..1: what the listener said here goes before what a file is tagged with."""
    match feedback:
        case FeedbackValue.LIKE:
            return 1.0
        case FeedbackValue.DISLIKE:
            return 0.0
        case _:
            return stars / 100 if stars else None


def _clean(kind: str, value: Any) -> Any:
    """A NUL, half a character or too large a number in a tag would make the bus end the connection."""
    match kind:
        case "s":
            return str(value).replace("\0", " ").encode("utf-8", "replace").decode()
        case "as":
            return [_clean("s", each) for each in value if each]
        case "i":
            return max(0, min(int(value), 2**31 - 1))
        case _:
            return value
