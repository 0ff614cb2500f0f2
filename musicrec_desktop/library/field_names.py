"""One set of names for the fields of all tag formats: those of Vorbis comments, casefolded, letters and digits only."""

import re
from functools import lru_cache
from typing import Final

_SAME: Final = {
    "track": "tracknumber",
    "tracknum": "tracknumber",
    "totaltracks": "tracktotal",
    "trackc": "tracktotal",
    "disc": "discnumber",
    "disk": "discnumber",
    "totaldiscs": "disctotal",
    "discc": "disctotal",
    "releasedate": "year",
    "originalyear": "originaldate",
    "originalreleasedate": "originaldate",
    "description": "comment",
    "author": "artist",
    "albumartists": "albumartist",
    "albumtitle": "album",
    "ensemble": "orchestra",
    "choir": "orchestra",
    "soloist": "performer",
    "soloists": "performer",
    "performers": "performer",
    "mixartist": "remixer",
    "modifiedby": "remixer",
    "movementname": "movement",
    "discsubtitle": "disctitle",
    "setsubtitle": "disctitle",
    "tempo": "bpm",
    "beatsperminute": "bpm",
    "key": "initialkey",
    "organization": "label",
    "publisher": "label",
    "unsyncedlyrics": "lyrics",
    "syncedlyrics": "lyrics",
    "itunescompilation": "compilation",
    "iscompilation": "compilation",
    "titlesortorder": "titlesort",
    "artistsortorder": "artistsort",
    "albumsortorder": "albumsort",
    "albumartistsortorder": "albumartistsort",
    "composersortorder": "composersort",
    "writer": "lyricist",
    "originalreleaseyear": "originaldate",
    "originalreleasetime": "originaldate",
    "partofset": "discnumber",
    "podcasturl": "podcastid",
    "itunespodcast": "podcast",
    "itunespodcasturl": "podcastid",
    "itunespodcastid": "podcastid",
    "musicbrainzrecordingid": "musicbrainztrackid",
    "musicbrainzreleaseid": "musicbrainzalbumid",
}
"""Other spellings, as normalised; those that begin with "wm" (Windows Media) also without it."""


@lru_cache(maxsize=4096)
def normal_name(name: str) -> str:
    """A field's name as used in Fields: "MusicBrainz/Track Id" and "MUSICBRAINZ_TRACKID" are one."""
    plain = re.sub(r"[\W_]", "", name.casefold())
    if plain.startswith("rating") and ":" in name:  # "rating:somebody@somewhere", 0 to 1
        return "fmpsrating"
    if name.casefold().startswith("wm/"):
        plain = plain[2:]
        if plain == "track":  # counted from 0, by the oldest programs
            return "trackfromzero"
        if plain == "shareduserrating":
            return "windowsrating"
    return _SAME.get(plain, plain)
