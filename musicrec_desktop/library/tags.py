"""From what a file says of itself to Tags."""

import math
from typing import Any, Final

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.track import NO_TIME, Tags
from musicrec_desktop.library.fields import Fields, has_picture
from musicrec_desktop.library.formats import codec_name
from musicrec_desktop.library.more_tags import more_tags
from musicrec_desktop.library.replaygain import gain_of
from musicrec_desktop.library.tag_text import (
    LONGEST_COMMENT,
    clean,
    first,
    number_of,
    split_artists,
    split_genres,
    year_of,
)

_LONGEST_S: Final = 7 * 86_400.0
"""A week: nothing is longer, so its header is wrong."""
_HIGHEST_KBPS: Final = 100_000
_HIGHEST_RATE: Final = 50_000_000
_MOST_CHANNELS: Final = 64
_RATES_BY_FORMAT: Final = {"opus": 48_000}
"""Opus is always decoded at 48 kHz (RFC 7845, section 4) and does not say so."""


def tags_from(audio: Any, fields: Fields, size: int) -> Tags:
    """What an opened mutagen file of `size` bytes says; the title may be empty. Numbers out of range are unknown."""

    def named(name: str) -> str:
        texts = fields.get(name)
        return first(texts) if texts else ""

    info = audio.info
    seconds = _number(info, "length", _LONGEST_S)
    codec = codec_name(type(audio).__name__, getattr(info, "layer", 3), getattr(info, "codec", ""))
    date = named("date") or named("year") or named("originaldate")
    album_artist = named("albumartist")
    return Tags(
        title=named("title"),
        artists=split_artists(fields.get("artists") or fields.get("artist") or ()),
        album=named("album"),
        album_artist=album_artist,
        date=date,
        year=year_of(date),
        genres=split_genres(fields.get("genre", ())),
        track_number=number_of(named("tracknumber")) or _from_zero(named("trackfromzero")),
        disc_number=number_of(named("discnumber")),
        duration_ms=DurationMs(round(seconds * 1000)) if seconds else NO_TIME,
        format=codec,
        bitrate_kbps=_bitrate(info, size, seconds),
        sample_rate=int(_number(info, "sample_rate", _HIGHEST_RATE)) or _RATES_BY_FORMAT.get(codec, 0),
        channels=int(_number(info, "channels", _MOST_CHANNELS)),
        replaygain_track_db=gain_of(fields, info, "track"),
        replaygain_album_db=gain_of(fields, info, "album"),
        has_art=has_picture(audio, fields),
        musicbrainz_recording=named("musicbrainztrackid"),
        musicbrainz_release=named("musicbrainzalbumid"),
        musicbrainz_artists=_ids(fields["musicbrainzartistid"]) if "musicbrainzartistid" in fields else (),
        composer=", ".join(split_artists(fields["composer"])) if "composer" in fields else "",
        comment=_comment(fields["comment"]) if "comment" in fields else "",
        more=more_tags(fields, album_artist),
    )


def _ids(texts: list[str]) -> tuple[str, ...]:
    return split_artists(part for text in texts for part in text.split("/"))


def _comment(texts: list[str]) -> str:
    return next((text for raw in texts if (text := clean(raw, LONGEST_COMMENT))), "")


def _from_zero(number: str) -> int:
    return number_of(number) + 1 if number else 0


def _bitrate(info: Any, size: int, seconds: float) -> int:
    """Kilobits a second as the header says, else from the size."""
    told = _number(info, "bitrate", _HIGHEST_KBPS * 1000.0) / 1000
    if told < 1 and seconds:
        told = size * 8 / seconds / 1000
    return round(told) if told <= _HIGHEST_KBPS else 0


def _number(info: Any, name: str, highest: float) -> float:
    value = getattr(info, name, 0) or 0
    return float(value) if math.isfinite(value) and 0 < value <= highest else 0.0
