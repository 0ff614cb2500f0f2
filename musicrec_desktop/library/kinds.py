"""Music, speech, podcast, video or sound effect: told by what the file says, where it lies, and how long it is."""

import os
import re
from functools import lru_cache
from pathlib import PurePath
from typing import Final

from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.domain.track import Tags

_MARKED: Final = {
    "audiobook": Kind.SPOKEN,
    "podcast": Kind.PODCAST,
    "music video": Kind.VIDEO,
    "movie": Kind.VIDEO,
    "tv show": Kind.VIDEO,
    "short film": Kind.VIDEO,
    "ringtone": Kind.EFFECT,
    "spoken word": Kind.SPOKEN,
    "sound effect": Kind.EFFECT,
}
"""MoreTags.media_kind, as programs file things."""
_GENRES: Final = (
    (Kind.PODCAST, re.compile(r"podcast|播客|ポッドキャスト")),
    (
        Kind.SPOKEN,
        re.compile(
            r"audio\s?books?|spoken(?:\s?word)?|speech|h(?:ö|oe)rb(?:u|ü|ue)ch\w*|h(?:ö|oe)rspiel\w*|audiolibro"
            r"|livre audio|lectures?|radio (?:play|drama)|有声书|有聲書|评书|相声|広播剧|广播剧|朗読"
        ),
    ),
    (Kind.EFFECT, re.compile(r"sound\s?(?:effects?|clips?|fx)|sfx|effects?|音效|効果音")),
)
"""Whole genre names."""
_FOLDERS: Final = {
    Kind.PODCAST: re.compile(r"podcasts?|播客"),
    Kind.SPOKEN: re.compile(
        r"audio ?books?|h(?:ö|oe)rb(?:u|ü|ue)ch(?:er)?|h(?:ö|oe)rspiele?|audiolibros|livres audio|spoken word|lectures"
        r"|有声书|评书|相声"
    ),
    Kind.EFFECT: re.compile(r"sfx|fx|sound ?effects|sound ?fx|ringtones|音效"),
}
"""Whole folder names."""
_SOUND_FOLDERS: Final = frozenset(("sound", "sounds", "snd", "samples", "audio", "effects", "voices", "voice", "ui"))
"""Folders of programs' sounds when what lies in them is short."""
_EFFECT_BELOW_MS: Final = 30_000
_ALWAYS_EFFECT_BELOW_MS: Final = 4_000
_NAMED_EFFECT_BELOW_MS: Final = 10_000
"""In a folder of sounds, also with the name of whoever made it."""
_AUDIOBOOK_SUFFIXES: Final = frozenset((".m4b", ".aax", ".aa"))
_VIDEO_SUFFIXES: Final = frozenset((".webm", ".mkv", ".wmv", ".avi", ".ogv"))
"""Those of MP4 say nothing: such files may hold sound alone, and say "video" among their tags when they do not."""
_CHAPTER: Final = re.compile(r"(?:chapter|kapitel|chapitre|cap[ií]tulo|第.{1,6}[章回集])\b", re.IGNORECASE)
_CHAPTER_FROM_MS: Final = 5 * 60_000


def kind_of(path: PurePath, tags: Tags) -> Kind:
    """What a file most likely is, without listening to it: music unless something says otherwise.

    What a program or a person filed it as counts most, then its genre, then its folder, then its name and length.
    """
    more = tags.more
    if more.is_podcast:
        return Kind.PODCAST
    if more.media_kind.casefold() in _MARKED:
        return _MARKED[more.media_kind.casefold()]
    text = os.fspath(path)  # and no methods of paths: this is asked for every file of a library
    suffix = text[text.rfind(".") :].casefold()
    if suffix in _AUDIOBOOK_SUFFIXES:
        return Kind.SPOKEN
    for genre in tags.genres:
        for kind in _kinds_of_genre(genre):
            if kind is not Kind.EFFECT or tags.duration_ms < _EFFECT_BELOW_MS:
                return kind
    folders, kinds = _look_at_folder(text[: max(0, text.rfind(os.sep))])
    for kind in kinds:
        if kind is not Kind.EFFECT or tags.duration_ms < _EFFECT_BELOW_MS:
            return kind
    if more.media_kind == "video" or suffix in _VIDEO_SUFFIXES:
        return Kind.VIDEO
    return _of_length(folders, tags)


@lru_cache(1_024)
def _kinds_of_genre(genre: str) -> tuple[Kind, ...]:
    """The kinds that this genre names."""
    return tuple(kind for kind, pattern in _GENRES if pattern.fullmatch(genre.casefold().strip()))


@lru_cache(64)
def _look_at_folder(folder: str) -> tuple[frozenset[str], tuple[Kind, ...]]:
    """The names on the way to a folder, casefolded, and the kinds that they name; the same for all files in it."""
    names = frozenset(part.casefold() for part in PurePath(folder).parts)
    return names, tuple(kind for kind, pattern in _FOLDERS.items() if any(map(pattern.fullmatch, names)))


def _of_length(folders: frozenset[str], tags: Tags) -> Kind:
    is_named = bool(tags.artists) and "artists" not in tags.from_path
    if 0 < tags.duration_ms < _ALWAYS_EFFECT_BELOW_MS and not is_named:
        return Kind.EFFECT
    below = _NAMED_EFFECT_BELOW_MS if is_named else _EFFECT_BELOW_MS
    if tags.duration_ms < below and folders & _SOUND_FOLDERS:
        return Kind.EFFECT
    if tags.duration_ms >= _CHAPTER_FROM_MS and not tags.genres and _CHAPTER.match(tags.title.strip()):
        return Kind.SPOKEN
    return Kind.MUSIC
