"""Opens audio files and reads what they say of themselves."""

import os
import stat
import struct
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, Final

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, ScanProblem, Tags
from musicrec_desktop.library.audio_bytes import holds_sound
from musicrec_desktop.library.chunk_texts import chunk_texts
from musicrec_desktop.library.cue_pieces import cut, embedded_sheet
from musicrec_desktop.library.cue_sheets import SheetsBeside, is_sheet, marked, sheet_problem
from musicrec_desktop.library.fields import Fields, fields_of
from musicrec_desktop.library.flac_sheet import native_sheet
from musicrec_desktop.library.gaps import fill_gaps
from musicrec_desktop.library.garbled import repair_fields
from musicrec_desktop.library.id3_guard import guard_frames
from musicrec_desktop.library.kinds import kind_of
from musicrec_desktop.library.mp4_pictures import has_moving_picture, may_move
from musicrec_desktop.library.musepack_guard import guard_packets
from musicrec_desktop.library.quick import ReadyFields, quickly_read
from musicrec_desktop.library.salvage import loose_ape, salvaged
from musicrec_desktop.library.sound_facts import set_right
from musicrec_desktop.library.stamps import stamp_of
from musicrec_desktop.library.tag_text import LONGEST, clean
from musicrec_desktop.library.tags import tags_from
from musicrec_desktop.library.traits import traits_of
from musicrec_desktop.library.vorbis_guard import guard_comments

_NAMES: Final = frozenset(("title", "artist", "album"))
"""A file that says any of these is a track even when its length is none: headers lie more often than tags."""

_HINT = "Play it in another program to see whether it is damaged; if so, replace it."

_READERS: Final = (
    "mp3.MP3", "flac.FLAC", "oggvorbis.OggVorbis", "oggopus.OggOpus", "oggflac.OggFLAC", "oggspeex.OggSpeex",
    "mp4.MP4", "wave.WAVE", "aiff.AIFF", "wavpack.WavPack", "monkeysaudio.MonkeysAudio", "musepack.Musepack",
    "asf.ASF", "trueaudio.TrueAudio", "dsf.DSF", "dsdiff.DSDIFF", "tak.TAK", "aac.AAC", "ac3.AC3",
    "optimfrog.OptimFROG", "oggtheora.OggTheora",
)  # fmt: skip
"""mutagen's readers of audio formats. Left out: those for MIDI, and files known by their tags alone."""

_HEADS: Final[dict[str, tuple[tuple[bytes, int, str], ...]]] = {
    ".mp3": ((b"ID3", 0, "mp3.MP3"),),
    ".flac": ((b"fLaC", 0, "flac.FLAC"),),
    ".ogg": ((b"\x01vorbis", 28, "oggvorbis.OggVorbis"),),
    ".opus": ((b"OpusHead", 28, "oggopus.OggOpus"),),
    ".m4a": ((b"ftyp", 4, "mp4.MP4"),),
}
"""Suffix -> (bytes, where, reader): the formats that nearly every file has."""

_BY_SUFFIX: Final = {
    ".mp3": "mp3.MP3",
    ".m4a": "mp4.MP4",
    ".m4b": "mp4.MP4",
    ".m4v": "mp4.MP4",
    ".mp4": "mp4.MP4",
    ".mov": "mp4.MP4",
    ".aac": "aac.AAC",
    ".mpc": "musepack.Musepack",
    ".ape": "monkeysaudio.MonkeysAudio",
    ".wv": "wavpack.WavPack",
    ".tak": "tak.TAK",
    ".flac": "flac.FLAC",
    ".ac3": "ac3.AC3",
    ".eac3": "ac3.AC3",
}
"""Suffix -> reader, where the first bytes do not always tell."""

_ID3_BESIDE: Final = frozenset(
    ("FLAC", "MonkeysAudio", "Musepack", "WavPack", "TAK", "OptimFROG", "AAC", "AC3", "OggVorbis", "OggFLAC")
)
"""Formats with tags of their own, or none, that some programs put ID3 into all the same."""

_TAIL: Final = 128 + 32
"""Bytes at the end of a file in which the end of an APEv2 tag would stand: before ID3v1."""

_SETTLED_NS: Final = 3_000_000_000
"""A file changed less than this ago may change again without its time telling: some file systems keep whole seconds."""

HOSTILE: Final = (
    struct.error,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    OverflowError,
    ZeroDivisionError,
    MemoryError,
    AttributeError,
    TypeError,
    AssertionError,
    RecursionError,
)
"""What mutagen 1.47 to 1.48 let through on damaged files beside its documented MutagenError."""


def read_files(paths: Sequence[Path]) -> ScanBatch:
    """Read a bounded number of files; the caller chooses how many. What cannot be read becomes a ScanProblem.

    A file that a cue sheet cuts, beside it or in its own tags, becomes the tracks in it. Of cue sheets among the paths
    only what is wrong with them is told.
    """
    files: list[ScannedFile] = []
    problems: list[ScanProblem] = []
    sheets = SheetsBeside()
    for path in paths:
        if is_sheet(path.name):
            problems.extend(filter(None, (sheet_problem(path),)))
            continue
        try:
            files.extend(_read(path, sheets))
        except LibraryError as error:
            problems.append(ScanProblem(path, error.message, _stamp_to_keep(path, error, sheets)))
    return ScanBatch(tuple(files), tuple(problems))


def _stamp_to_keep(path: Path, error: LibraryError, sheets: SheetsBeside) -> FileStamp | None:
    """The stamp of a file whose contents are at fault; None when it was the disk, or when it may still be written."""
    if isinstance(error.__cause__, OSError):
        return None
    try:
        stamp = marked(stamp_of(path.stat()), sheets.mark(path))
    except OSError:
        return None
    return stamp if time.time_ns() - stamp.mtime_ns > _SETTLED_NS else None


def read_tags(path: Path) -> Tags:
    """What one file as a whole says of itself, with gaps filled from its path.

    Raises LibraryError, whose message says what is wrong with the file, when it cannot be read as audio.
    """
    return _read(path, None)[0].tags


def _read(path: Path, sheets: SheetsBeside | None) -> tuple[ScannedFile, ...]:
    """The tracks in a file: the whole of it, unless there are `sheets` and one cuts it."""
    try:
        # Asked before opening: a named pipe would keep us waiting for ever.
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 (for every file of a library)
            raise LibraryError("It is not a file.", hint=_HINT)
        with open(path, "rb") as file:  # noqa: PTH123 (the same)
            stamp = stamp_of(os.fstat(file.fileno()))
            if stamp.size == 0:
                raise LibraryError("The file is empty.", hint=_HINT)
            tags, own_sheet = _tags_of(path, file, stamp.size)
    except FileNotFoundError as error:
        raise LibraryError("The file is no longer there.", hint="Scan the folder again.") from error
    except PermissionError as error:
        raise LibraryError(
            "There is no permission to read the file.", hint="Give yourself the right to read it, then scan again."
        ) from error
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise LibraryError(f"The file cannot be read: {detail}.", hint="Check the disk it is on.") from error
    if sheets is not None:
        stamp = marked(stamp, sheets.mark(path))
    whole = ScannedFile(path, stamp, tags, kind=kind_of(path, tags), traits=traits_of(tags))
    if sheets is not None:
        for sheet in (sheets.sheet_of(path), embedded_sheet(own_sheet)):
            if sheet is not None and (pieces := cut(whole, *sheet)):
                return pieces
    return (whole,)


def _tags_of(path: Path, file: BinaryIO, size: int) -> tuple[Tags, str]:
    """The tags, and the cue sheet among them."""
    try:
        audio, ape = parse_audio(file, is_for_tags=True)
    except LibraryError:
        audio, ape = _salvaged(file)
        if audio is None:
            raise
    if audio is None:
        raise LibraryError("Its contents are no audio that this program knows.", hint=_HINT)
    try:
        fields: Fields
        if type(audio.tags) is ReadyFields and ape is None:
            fields = audio.tags
        else:
            set_right(audio, file)
            fields = {**chunk_texts(file), **fields_of(ape), **fields_of(audio.tags)}
        if not fields and type(audio).__name__ in _ID3_BESIDE:
            fields = fields_of(_id3_beside(file))
        if not _NAMES.intersection(fields) and not holds_sound(audio, file):
            raise LibraryError("It holds no sound.", hint=_HINT)
        if (
            type(audio).__name__ == "MP4"
            and may_move(_suffix(file))
            and "mediakind" not in fields
            and has_moving_picture(file)
        ):
            fields = {**fields, "mediakind": ["video"]}
        fields, originals = repair_fields(fields)
        tags = tags_from(audio, fields, size)
        if originals:
            tags = replace(tags, more=replace(tags.more, originals=_bounded(originals)))
        return fill_gaps(tags, path), _own_sheet(audio, fields)
    except HOSTILE as error:
        raise LibraryError(f"Its tags are damaged: {_detail(error)}.", hint=_HINT) from error


def _own_sheet(audio: Any, fields: Fields) -> str:
    """The cue sheet within a file: as a tag, or as FLAC has it."""
    if "cuesheet" in fields:
        return fields["cuesheet"][0]
    return native_sheet(audio) if type(audio).__name__ == "FLAC" else ""


def _bounded(originals: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text[:LONGEST]) for name, text in originals)


def parse_audio(file: BinaryIO, *, is_for_tags: bool = False) -> tuple[Any, Any]:
    """mutagen's view of an open file, None when it knows no such format; and its APEv2 tags, if they are beside others.

    `is_for_tags`: a QuickAudio will do where there is one.

    Volume adjusters write APEv2 tags to the end of MP3 files.
    """
    import mutagen
    from mutagen.apev2 import APEv2

    try:
        audio = (quickly_read(file, _suffix(file)) if is_for_tags else None) or _opened(file)
    except (mutagen.MutagenError, *HOSTILE) as error:
        _raise_if_from_disk(error)
        raise LibraryError(
            f"Its contents are damaged, or not what its name says: {_detail(error)}.", hint=_HINT
        ) from error
    if type(audio).__name__ not in ("MP3", "TrueAudio", "AAC"):
        return audio, None
    file.seek(0)
    if not _may_hold_ape(file):
        return audio, None
    file.seek(0)
    try:
        return audio, APEv2(file)
    except (mutagen.MutagenError, *HOSTILE):  # none there, or a damaged one: the file itself is fine
        return audio, loose_ape(file)


def _salvaged(file: BinaryIO) -> tuple[Any, Any]:
    """As parse_audio(), of a file that it gave up on: what can be read of it; None when that is nothing."""
    import mutagen

    named = _BY_SUFFIX.get(_suffix(file))
    kind = _told_by_head(file) or (named and _readers()[_READERS.index(named)])
    if not kind:
        return None, None
    try:
        audio = salvaged(kind, file)
        return audio, loose_ape(file) if audio is not None and audio.tags is None else None
    except (mutagen.MutagenError, *HOSTILE) as error:
        _raise_if_from_disk(error)
        return None, None


def _opened(file: BinaryIO) -> Any:
    """By the reader that first bytes and name agree on, else by the one that likes the contents best, else by the one
    for the name."""
    import mutagen

    kind = _told_by_head(file)
    if kind is not None:
        try:
            return kind(file)
        except (mutagen.MutagenError, *HOSTILE) as error:
            _raise_if_from_disk(error)
            file.seek(0)
    named = _BY_SUFFIX.get(_suffix(file))
    try:
        audio = mutagen.File(file, options=_readers())
        if audio is not None or named is None:
            return audio
    except (mutagen.MutagenError, *HOSTILE) as error:  # such as ID3 before something that is no MP3
        _raise_if_from_disk(error)
        if named is None:
            raise
        file.seek(0)
        try:
            return _readers()[_READERS.index(named)](file)
        except (mutagen.MutagenError, *HOSTILE):
            raise error from None
    file.seek(0)
    return _readers()[_READERS.index(named)](file)


def _id3_beside(file: BinaryIO) -> Any:
    """ID3 tags at the beginning or the end of a file whose format has no place for them; None when there are none."""
    import mutagen
    from mutagen.id3 import ID3

    file.seek(0)
    head = file.read(3)
    file.seek(-min(128, file.seek(0, os.SEEK_END)), os.SEEK_END)
    if head != b"ID3" and not file.read(3).startswith(b"TAG"):
        return None
    file.seek(0)
    try:
        return ID3(fileobj=file)
    except (mutagen.MutagenError, *HOSTILE):
        return None


def _suffix(file: BinaryIO) -> str:
    return os.path.splitext(str(file.name))[1].casefold()  # noqa: PTH122 (for every file of a library)


def _told_by_head(file: BinaryIO) -> Any:
    """The reader of a file whose first bytes and name agree; None for the others.

    mutagen's own choice asks every reader for a score, which takes as long as reading the tags of a small file.
    """
    head = file.read(40)
    file.seek(0)
    for beginning, offset, name in _HEADS.get(_suffix(file), ()):
        if head.startswith(beginning, offset):
            return _readers()[_READERS.index(name)]
    return None


def _may_hold_ape(file: BinaryIO) -> bool:
    """An APEv2 tag is at the beginning, or ends at the end or before the tags of ID3v1 or Lyrics3 there."""
    if file.read(8) == b"APETAGEX":
        return True
    file.seek(-min(_TAIL, file.seek(0, os.SEEK_END)), os.SEEK_END)
    tail = file.read()
    return b"APETAGEX" in tail or b"LYRICS" in tail


def _raise_if_from_disk(error: BaseException) -> None:
    """mutagen wraps failures of the disk in its own errors; those that the system numbered are not the file's fault."""
    cause = error.__cause__ or error.__context__
    if isinstance(cause, OSError) and cause.errno is not None:
        raise cause


def _detail(error: BaseException) -> str:
    """What the reader said, in one line, without the dot."""
    return clean(str(error), 200).rstrip(".") or "it breaks off, or contradicts itself"


@cache
def _readers() -> tuple[Any, ...]:
    """Loaded at first use: importing this package should be light."""
    from importlib import import_module

    guard_frames()
    guard_comments()
    guard_packets()
    return tuple(getattr(import_module(f"mutagen.{module}"), name) for module, name in map(_parted, _READERS))


def _parted(reader: str) -> tuple[str, str]:
    module, _, name = reader.partition(".")
    return module, name
