"""Writes into the listener's files, when asked: genre, mood, ReplayGain, rating. Whole or not at all."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.tag_writing import Cells, NewTags, TagEdit, WrittenFile
from musicrec_desktop.domain.track import FileStamp
from musicrec_desktop.library.cue_sheets import mark_beside, marked
from musicrec_desktop.library.reading import HOSTILE, parse_audio
from musicrec_desktop.library.stamps import stamp_of
from musicrec_desktop.library.tag_dialects import Dialect, dialect_of, in_words

_COPY: Final = ".musicrec-"
"""How the copies are called that files are written in."""
_LEFT_S: Final = 3_600.0
"""A copy older than this is nobody's any more."""
_AGAIN: Final = "Scan its folder, look at the preview again, then write."


def plan_edit(path: Path, new: NewTags) -> TagEdit:
    """What writing would change in this file: fields that hold it already are left out. Opens, but does not write.

    Raises LibraryError when the file cannot be read, or is of a format that is not written to.
    """
    with _opened(path, "rb") as file:
        audio, dialect = _load(path, file)
        tags = _tags(audio)
        wanted = dialect.wanted(tags, new)
        before = {field: dialect.get(tags, field) for field in wanted}
    differ = [field for field in wanted if _said(before[field]) != _said(wanted[field])]
    return TagEdit(
        path,
        {field: before[field] for field in differ},
        {field: wanted[field] for field in differ},
        tuple((field, in_words(before[field]), in_words(wanted[field])) for field in differ),
    )


def write_edit(edit: TagEdit, known: FileStamp | None) -> WrittenFile:
    """Make the fields hold what `edit.after` says, in a copy that then takes the file's place.

    The rest of the file, its owner and its permissions stay; its time becomes now, for backups go by it. `known` is the
    stamp that the library knows. Raises LibraryError, with the file as it was, when the file has changed since then,
    when its fields are not what `edit.before` says, or when it or its folder may not be written to.
    """
    # A link stays a link: what it leads to is written.
    path = Path(os.path.realpath(edit.path))
    with _opened(path, "rb") as original:
        status = os.fstat(original.fileno())
        old = stamp_of(status)
        as_scanned = marked(old, mark_beside(str(edit.path)))
        if known is not None and (as_scanned.size, as_scanned.mtime_ns) != (known.size, known.mtime_ns):
            raise LibraryError(f"{path} has changed since it was scanned; nothing was written.", hint=_AGAIN)
        if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
            raise LibraryError(
                f"{path} may not be written to; nothing was written.",
                hint="Give yourself the right to write to the file and its folder.",
            )
        copy = _copied(original, path, status)
    try:
        _edit_copy(edit, path, copy)
        if stamp_of(path.stat()) != old:
            raise LibraryError(f"{path} was changed by another program meanwhile; nothing was written.", hint=_AGAIN)
        copy.replace(path)
        _sync_folder(path.parent)
        return WrittenFile(edit.path, as_scanned)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        copy.unlink(missing_ok=True)


def undo_edit(edit: TagEdit) -> TagEdit:
    """The edit that takes this one back."""
    return TagEdit(edit.path, edit.after, edit.before)


def holds(path: Path, cells: Cells) -> bool:
    """The file's fields hold exactly this. Raises LibraryError when the file cannot be read."""
    with _opened(path, "rb") as file:
        audio, dialect = _load(path, file)
        tags = _tags(audio)
        return all(_said(dialect.get(tags, field)) == _said(cell) for field, cell in cells.items())


def _edit_copy(edit: TagEdit, path: Path, copy: Path) -> None:
    import mutagen

    with copy.open("r+b") as file:
        audio, dialect = _load(path, file)
        tags = _tags(audio)
        for field, cell in edit.before.items():
            if _said(dialect.get(tags, field)) != _said(cell):
                raise LibraryError(
                    f"{path} no longer holds what it did: {field} was changed; nothing was written.", hint=_AGAIN
                )
        for field in edit.after:
            dialect.put(tags, field, None)
        for field, cell in sorted(edit.after.items(), key=lambda item: _place(item[1])):
            dialect.put(tags, field, cell)
        file.seek(0)
        try:
            _saver(audio)(file)
        except (mutagen.MutagenError, *HOSTILE) as error:
            raise LibraryError(
                f"The tags of {path} cannot be written: {error}.", hint="The file is as it was; it may be damaged."
            ) from error
        file.flush()
        os.fsync(file.fileno())


def _saver(audio: Any) -> Callable[[BinaryIO], object]:
    """Saves tags as they are: ID3 in the version that the file has, for other programs may know no newer one."""
    version = getattr(audio.tags, "version", None)
    if type(audio).__name__ in ("MP3", "WAVE", "AIFF", "TrueAudio", "DSF") and version is not None:
        major = 3 if version[1] == 3 else 4
        # No separator: several values in one frame stay what they are.
        more = {} if type(audio).__name__ == "DSF" else {"v23_sep": None}
        return lambda file: audio.save(file, v2_version=major, **more)
    save: Callable[[BinaryIO], object] = audio.save
    return save


def _load(path: Path, file: BinaryIO) -> tuple[Any, Dialect]:
    """mutagen's view of the file, its ID3 frames under the names that they have there."""
    import mutagen

    audio, _ = parse_audio(file)
    dialect = None if audio is None else dialect_of(audio)
    if dialect is None:
        raise LibraryError(
            f"{path} is of a format that this program does not write to.", hint="Use a tag editor for this file."
        )
    version = getattr(audio.tags, "version", None)
    if type(audio).__name__ in ("MP3", "WAVE", "AIFF", "TrueAudio", "DSF") and version and version[1] in (3, 4):
        file.seek(0)
        try:
            audio = type(audio)(file, translate=False)
        except (mutagen.MutagenError, *HOSTILE) as error:
            raise LibraryError(f"{path} cannot be read: {error}.", hint="The file may be damaged.") from error
    return audio, dialect


def _tags(audio: Any) -> Any:
    if audio.tags is None:
        audio.add_tags()
    return audio.tags


def _said(cell: Any) -> Any:
    """A cell without the places of its values, which other fields move."""
    if isinstance(cell, list) and cell and isinstance(cell[0], list) and len(cell[0]) == 3:
        return [values[2] for values in cell]
    if isinstance(cell, list) and len(cell) == 2 and isinstance(cell[0], str) and isinstance(cell[1], list):
        return cell[1]
    if isinstance(cell, list) and cell and isinstance(cell[0], list) and isinstance(cell[0][1], dict):
        return [{**values, "encoding": 3, "desc": values.get("desc", "").casefold()} for _, values in cell]
    return cell


def _place(cell: Any) -> int:
    """Where the first value stands among the others, in formats that keep an order."""
    is_placed = isinstance(cell, list) and cell and isinstance(cell[0], list) and len(cell[0]) == 3
    return int(cell[0][0]) if is_placed else 0


def _opened(path: Path, mode: str) -> BinaryIO:
    try:
        file: Any = path.open(mode)
    except OSError as error:
        raise LibraryError(
            f"{path} cannot be opened: {error.strerror or error}.", hint="Is its drive connected, and may you read it?"
        ) from error
    opened: BinaryIO = file
    return opened


def _copied(original: BinaryIO, path: Path, status: os.stat_result) -> Path:
    """A copy beside the file, with its permissions, owner and extended attributes; the dot hides it from scans.

    It has the suffix of the file, which tells some formats from others."""
    _sweep(path.parent)
    try:
        number, name = tempfile.mkstemp(prefix=_COPY, suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise _cannot_write(path, error) from error
    copy = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            shutil.copyfileobj(original, file, 1 << 20)
        shutil.copystat(path, copy)
        if hasattr(os, "chown") and (copy.stat().st_uid, copy.stat().st_gid) != (status.st_uid, status.st_gid):
            os.chown(copy, status.st_uid, status.st_gid)
            copy.chmod(status.st_mode & 0o7777)  # giving a file away takes some of its bits
    except OSError as error:
        copy.unlink(missing_ok=True)
        raise _cannot_write(path, error) from error
    return copy


def _sweep(folder: Path) -> None:
    """Take away copies that a program which was ended left behind."""
    for left in folder.glob(f"{_COPY}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_ctime > _LEFT_S:
                left.unlink()


def _sync_folder(folder: Path) -> None:
    """So that the new name outlives a power cut; where folders cannot be opened, the system sees to it."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _cannot_write(path: Path, error: OSError) -> LibraryError:
    return LibraryError(
        f"{path} cannot be written: {error.strerror or error}; the file is as it was.",
        hint="Make room on its disk, or give yourself the right to write to its folder and to keep its owner.",
    )
