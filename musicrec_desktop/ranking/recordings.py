"""Which tracks are one recording under several titles, and whose they are."""

import re
from functools import lru_cache
from typing import Final

_VERSION: Final = (
    r"live|remaster(?:ed)?|remix|mix|edit|version|acoustic|unplugged|demo|mono|stereo|instrumental|radio|extended|single"
    r"|bonus|explicit|clean|deluxe|alternate|original|reprise|karaoke|feat|ft|with"
    r"|现场|重制|混音|伴奏|纯音乐|加长|版"
)
_BRACKETED: Final = re.compile(rf"\s*[(\[（【][^)\]）】]*(?:{_VERSION})[^)\]）】]*[)\]）】]\s*$")
_DASHED: Final = re.compile(rf"\s+[-–—]\s+[^-–—]*\b(?:{_VERSION})\b[^-–—]*$")
_GUEST: Final = re.compile(r"\s+(?:feat|ft|featuring)\b\.?\s.*$")
_REMEMBERED: Final = 1 << 14
"""Names kept with their answers: the same few hundred come up list after list."""
_OTHERS: Final = re.compile(r", |; | / | feat\.? | ft\.? | featuring ")


@lru_cache(maxsize=_REMEMBERED)
def bare_title(title: str) -> str:
    """The casefolded title without what names a version: "Song (Live) - Remastered 2011" is "song".

    Other suffixes stay: "Song (Part 2)" is another recording than "Song (Part 1)". A title of suffixes stays whole.
    """
    whole = " ".join(title.casefold().split())
    bare, before = whole, ""
    while bare != before:
        before = bare
        for suffix in (_BRACKETED, _DASHED, _GUEST):
            bare = suffix.sub("", bare).strip()
    return bare or whole


@lru_cache(maxsize=_REMEMBERED)
def first_artist(artist: str) -> str:
    """The casefolded first of several artists: who a listener would say is playing. "" when unknown."""
    whole = artist.casefold().strip()
    return _OTHERS.split(whole, maxsplit=1)[0].strip() or whole
