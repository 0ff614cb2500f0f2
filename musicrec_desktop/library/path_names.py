"""Names for untagged files, guessed from where they lie. A guess that is not plausible is not made."""

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from musicrec_desktop.library.tag_text import clean, clean_name

_KINDS_OF_THINGS: Final = """
    music musics musik musique musica música musicas songs song sounds sound snd sfx fx audio audios data dat ogg mp3
    mp3s flac wav wave opus m4a aac bgm bgs ost osts soundtrack soundtracks themes theme tunes tune tracks track
    cdtracks media assets asset resources resource res gfx download downloads desktop documents home root tmp temp usr
    share local lib libs opt var srv mnt run etc games game mods mod packs pack addons base main src build dist pkgs
    packages volumes users user public files file misc other others various unknown untagged new old playlists
    playlist library libraries collection collections albums artists singles single loops loop ingame menu
    menus intro voices voice effects ambient ambience environment levels level stages stage test tests samples sample
    recordings recording itunes bonus bonuses titles default 音乐 音樂 歌曲 下载 音楽 ミュージック
"""
"""Folders that say what kind of thing is in them, in the languages of common systems, not who made it."""
_NO_NAMES: Final = frozenset(_KINDS_OF_THINGS.split()) | {
    "my music",
    "itunes media",
    "new folder",
    "unknown artist",
    "unknown album",
    "original soundtrack",
}

_HOMES_OF_MUSIC: Final = """
    music musik musique musica música songs albums artists collection library mp3 mp3s flac lossless 音乐 音樂 音楽
"""
_MUSIC_ROOTS: Final = frozenset(_HOMES_OF_MUSIC.split()) | {"my music", "itunes media"}
"""Folders below which Artist/Album is the usual order."""

_PROGRAM_FOLDERS: Final = frozenset(
    {"usr", "share", "opt", "games", "program files", "steamapps", "assets", "resources"}
)
"""Below these lie the sounds of programs, in an order of their own."""

_MANY_ARTISTS: Final = frozenset({"various artists", "various", "va", "v.a.", "compilations", "compilation", "群星"})

_HIGHEST_BARE_NUMBER = 40
"""A number with nothing but a space behind it is a track number up to here ("12 Title", but "99 Luftballons")."""


@dataclass(frozen=True, slots=True)
class PathNames:
    """What a path seems to say; "" and 0 where it says nothing."""

    title: str
    whole_title: str
    """The title with what was taken for an artist in front of it."""
    artist: str = ""
    album: str = ""
    album_artist: str = ""
    track_number: int = 0
    disc_number: int = 0
    year: int = 0


def names_from_path(path: Path) -> PathNames:
    """Read "03 - Artist - Title.ogg", "Artist/Album/03 Title.flac", "01-some_artist-some_title.mp3" and the like."""
    disc, number, rest = _leading_number(path.stem)
    artist, named_album, title, number = _parts(rest, number, path.stem)
    folders = [_spaced(part) for part in path.parent.parts[-4:]]
    if folders and (folder_disc := _disc_of_folder(path.parent.name)):
        disc = disc or folder_disc
        folders.pop()
    album, year, folder_artist = _from_folders(
        folders, artist, is_numbered=number > 0, is_sorted=_is_sorted(folders) and not _belongs_to_a_program(path)
    )
    is_compilation = folder_artist.casefold() in _MANY_ARTISTS
    title = clean(title) or clean(path.stem) or clean(path.name) or "?"
    return PathNames(
        title=title,
        whole_title=clean(_spaced(rest)) or title,
        artist=artist or ("" if is_compilation else folder_artist),
        album=named_album or album,
        album_artist="Various Artists" if is_compilation else "",
        track_number=number,
        disc_number=disc,
        year=year,
    )


def disc_from_path(path: Path) -> int:
    """The disc number alone: all that most tags leave open, and so asked of nearly every file."""
    folder, name = os.path.split(path)
    disc = _leading_number(os.path.splitext(name)[0])[0] if name[1:2] == "-" else 0  # noqa: PTH122 (see above)
    return disc or _disc_of_folder(os.path.split(folder)[1])


@lru_cache(1024)
def _disc_of_folder(name: str) -> int:
    match = re.fullmatch(r"(?:cd|dis[ck])\s*\.?\s*(\d{1,2})", _spaced(name), re.IGNORECASE)
    return int(match[1]) if match else 0


def _spaced(text: str) -> str:
    """Underscores as spaces, where a name uses them so."""
    return clean(text.replace("_", " ") if " " not in text.strip() else text)


def _leading_number(stem: str) -> tuple[int, int, str]:
    """(disc, track, rest) of a file name."""
    if match := re.match(r"([1-9])-(\d{2})(?:\s*[-._]\s*|\s+)(?=.*[^\W\d_])(.+)", stem, re.ASCII):
        return int(match[1]), int(match[2]), match[3]
    match = re.match(r"[\[(]?(\d{1,3})[\])]?(\s*[-._]+\s*|\s+)(.+)", stem, re.ASCII)
    if match is None or not re.search(r"[^\W\d_]", match[3]):
        return 0, 0, stem
    digits, separator = match[1], match[2]
    if not int(digits) or (separator in (".", "_") and match[3][0].isdigit()):
        return 0, 0, stem
    is_bare = separator.isspace()
    if digits.startswith("0") or (not is_bare and (len(digits) > 1 or separator.strip() == "." or " " in separator)):
        return 0, int(digits), match[3]
    if is_bare and len(digits) == 2 and int(digits) <= _HIGHEST_BARE_NUMBER:
        return 0, int(digits), match[3]
    return 0, 0, stem  # "8-Bit Mayhem", "99 Luftballons"


def _parts(rest: str, number: int, stem: str) -> tuple[str, str, str, int]:
    """(artist, album, title, track number) of what follows the leading number."""
    if number and "_" in stem and " " not in stem and rest.count("-") == 1:
        # The habit of ripping groups: fields between hyphens, words between underscores.
        artist, title = (_spaced(part) for part in rest.split("-"))
        if _is_name(artist) and _is_name(title):
            return artist, "", title, number
    parts = [part for part in re.split(r"\s+[-\u2013\u2014]\s+", _spaced(rest)) if part]
    album = ""
    at = next((i for i in range(1, len(parts) - 1) if re.fullmatch(r"\d{1,3}", parts[i], re.ASCII)), 0)
    if at and not number:
        number = int(parts.pop(at))
        if at == 2 and _is_name(parts[0]):
            album = parts.pop(1)
    if len(parts) >= 2 and _is_name(parts[0]):
        return clean_name(parts[0]), album, " - ".join(parts[1:]), number
    return "", "", " - ".join(parts), number


def _is_sorted(folders: list[str]) -> bool:
    """The folders end in Music/Artist/Album or Music/Artist - Album."""
    return any(folder.casefold() in _MUSIC_ROOTS for folder in folders[-3:-1])


def _belongs_to_a_program(path: Path) -> bool:
    return any(part.casefold() in _PROGRAM_FOLDERS for part in path.parent.parts)


def _from_folders(folders: list[str], artist: str, *, is_numbered: bool, is_sorted: bool) -> tuple[str, int, str]:
    """(album, year, artist) from the folders above a file, the nearest last.

    Artist/Album is believed when the file is numbered, when it lies sorted so in a music folder, or when the artist is
    the one the file name gives; and only where both are names, not kinds of things.
    """
    if not folders or not _is_name(folders[-1]):
        return "", 0, ""
    album, year = _album_and_year(folders[-1])
    above = folders[-2] if len(folders) > 1 else ""
    is_believed = is_numbered or is_sorted
    if above and (artist.casefold() == above.casefold() or (above.casefold() in _MANY_ARTISTS and is_believed)):
        return album, year, above
    if not is_believed:
        return "", 0, ""
    owner, dash, name = album.partition(" - ")
    if dash and _is_name(owner) and _is_name(name):
        return name.strip(), year, owner.strip()
    if _is_name(above):
        return album, year, above
    # Right in the music folder: an album when its files are numbered, else as likely an artist or a genre.
    return (album, year, "") if is_numbered and above.casefold() in _MUSIC_ROOTS else ("", 0, "")


def _album_and_year(folder: str) -> tuple[str, int]:
    """ "1994 - Album", "[1994] Album" and "Album (1994)" without the year, and the year."""
    for pattern in (
        r"[\[(]?(?P<year>(?:19|20)\d\d)[\])]?\s*(?:-\s+|\s)\s*(?P<album>.+)",
        r"(?P<album>.+?)\s*[\[(](?P<year>(?:19|20)\d\d)[\])]",
    ):
        if match := re.fullmatch(pattern, folder, re.ASCII):
            return match["album"], int(match["year"])
    if match := re.fullmatch(r"(.+?) - ((?:19|20)\d\d) - (.+)", folder, re.ASCII):
        return f"{match[1]} - {match[3]}", int(match[2])
    return folder, 0


def _is_name(text: str) -> bool:
    """It could be the name of someone or something: it has letters and is no word for a kind of thing."""
    plain = text.casefold().strip()
    return bool(re.search(r"[^\W\d_]", plain)) and plain not in _NO_NAMES and plain.partition(".")[0] not in _NO_NAMES
