"""The models folder: what is in it, what may come in, what goes."""

import errno
import hashlib
import os
import shutil
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.llm.gguf import check_model
from musicrec_desktop.llm.models.catalogue import DEFAULT

_PIECE: Final = 1 << 22
_SPARE: Final = 50_000_000
"""Bytes that stay free on the disk."""


def installed(folder: Path) -> tuple[Path, ...]:
    """Model files in the models folder, by name."""
    return tuple(sorted(path for path in folder.glob("*.gguf") if path.is_file())) if folder.is_dir() else ()


def model_path(folder: Path, name: str = "") -> Path | None:
    """The file of a model in the models folder, "" for the default or else the first there is; None when not here."""
    path = folder / (name or DEFAULT.name)
    if path.parent == folder and path.is_file():
        return path
    others = installed(folder)
    return others[0] if others and not name else None


def import_model(source: Path, folder: Path) -> Job[Path]:
    """Copy a local GGUF file into the models folder; returns its place there. Closing the job leaves nothing behind.

    Raises ModelError when it cannot be a model or does not fit.
    """
    check_model(source)
    size = source.stat().st_size
    target = folder / source.name
    if target.exists() and target.samefile(source):
        return target
    make_room(folder, size)
    fresh = target.with_suffix(f".{os.getpid()}.copy")
    try:
        with source.open("rb") as given, fresh.open("wb") as out:
            done = 0
            while piece := given.read(_PIECE):
                out.write(piece)
                done += len(piece)
                yield Progress(done, size, f"copying {source.name}")
        fresh.replace(target)
    except OSError as error:
        hint = "Make room on that disk." if error.errno == errno.ENOSPC else "Check the rights of both folders."
        raise ModelError(f"{source.name} cannot be copied: {error.strerror or error}.", hint=hint) from error
    finally:
        fresh.unlink(missing_ok=True)
    return target


def remove_model(folder: Path, name: str) -> int:
    """Delete a model with what was made of it, or what was fetched of it so far; returns the bytes that are free now.

    Raises ModelError when nothing of it is here, or it cannot be deleted.
    """
    path = folder / name
    made = [*(folder / "fast").glob(f"{Path(name).stem}-*.gguf"), part_of(folder, name)]
    there = [file for file in (path, *made) if file.is_file()]
    archives = shelf_of(folder, name)
    if Path(name).name != name or not (there or archives.is_dir()):
        raise ModelError(f"{name} is not here.", hint="musicrec models list")
    try:
        freed = sum(file.stat().st_size for file in there)
        for file in there:
            file.unlink()
        if archives.is_dir():
            freed += sum(file.stat().st_size for file in archives.rglob("*") if file.is_file())
            shutil.rmtree(archives)
    except OSError as error:
        raise ModelError(
            f"{name} cannot be deleted: {error.strerror or error}.", hint="Does another program use it?"
        ) from error
    return freed


def part_of(folder: Path, name: str) -> Path:
    """Where a model grows while it is fetched."""
    return folder / f"{name}.part"


def shelf_of(folder: Path, name: str) -> Path:
    """Where archives wait until a model can be put together from them."""
    return folder / f".{name}.archives"


def make_room(folder: Path, n: int) -> None:
    """See that the folder is there and `n` bytes fit into it. Raises ModelError when not."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise ModelError(f"{folder} cannot be used: {error.strerror}.", hint="Check its rights.") from error
    if free < n + _SPARE:
        raise ModelError(
            f"{folder} has {free // 1_000_000} MB free, and {(n + _SPARE) // 1_000_000} MB are needed.",
            hint="Make room on this disk, or move the models folder (MUSICREC_MODELS).",
        )


def sha256_of(path: Path, title: str) -> Job[str]:
    """The file's SHA-256, hexadecimal. Raises ModelError when it cannot be read."""
    digest, done = hashlib.sha256(), 0
    try:
        with path.open("rb") as source:
            size = path.stat().st_size
            while piece := source.read(_PIECE):
                digest.update(piece)
                done += len(piece)
                yield Progress(done, size, f"verifying {title}")
    except OSError as error:
        raise ModelError(f"{path.name} cannot be read: {error.strerror or error}.", hint="Fetch it again.") from error
    return digest.hexdigest()
