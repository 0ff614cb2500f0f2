"""One file over HTTP, into a part that survives: cut connections, a cancelled job, the end of the program."""

import errno
import http.client
import io
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Final, Protocol

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import Job, Progress

_PIECE: Final = 1 << 18
_SILENCE_S: Final = 30.0
_TRIES: Final = 5
"""In a row, without a byte in between."""
_WAIT_S: Final = 0.5
"""Before the second try; doubled each time."""
_TRY_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})


class _Response(Protocol):
    status: int
    headers: http.client.HTTPMessage

    def read(self, n: int) -> bytes: ...

    def close(self) -> None: ...


class _CutError(Exception):
    """The connection ended, or was refused for now: worth another try."""


def fetch(address: str, part: Path, size: int, title: str) -> Job[None]:
    """Fetch what is missing of a file of `size` bytes, behind what `part` holds already.

    Closing the job keeps the part. Raises ModelError: nobody answers, no such file, another size, a full disk.
    """
    misses, trouble = 0, ""
    while (have := _size_of(part)) < size:
        if misses == _TRIES:
            raise ModelError(
                f"{title} cannot be fetched: {trouble}.",
                hint="Try again later: it goes on where it stopped. A .gguf file fetched elsewhere can be imported.",
            )
        if misses:
            yield from _wait(_WAIT_S * 2**misses, Progress(have, size, f"waiting to go on with {title}"))
        try:
            yield from _fetch_on(address, part, have, size, title)
        except _CutError as cut:
            trouble = str(cut)
        misses = 0 if _size_of(part) > have else misses + 1


def _fetch_on(address: str, part: Path, have: int, size: int, title: str) -> Job[None]:
    yield Progress(have, size, f"fetching {title}")
    response = _open(address, have, title)
    try:
        start = _start(response, have, size, title)
        with _opened(part, start) as out:
            done = start
            while piece := _read(response):
                if done + len(piece) > size:
                    raise _another(title, f"the server sends more than {size} bytes")
                _write(out, piece, part)
                done += len(piece)
                yield Progress(done, size, f"fetching {title}")
        if done < size:
            raise _CutError("the connection was cut")
    finally:
        response.close()


def _open(address: str, have: int, title: str) -> _Response:
    opener = urllib.request.build_opener()
    opener.addheaders = [("User-Agent", "musicrec"), ("Accept-Encoding", "identity"), ("Range", f"bytes={have}-")]
    try:
        response: _Response = opener.open(address, timeout=_SILENCE_S)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in _TRY_AGAIN:
            raise _CutError(f"the server is busy ({error.code})") from error
        if error.code == 416:
            raise _another(title, "the server's file is shorter") from error
        why = {401: "it asks for an account", 403: "it is not given out", 404: "there is no such file"}.get(
            error.code, f"the server refuses ({error.code})"
        )
        raise ModelError(
            f"{title} cannot be fetched: {why}.", hint="Set another mirror, or import a .gguf file fetched elsewhere."
        ) from error
    except (OSError, http.client.HTTPException) as error:
        raise _CutError(f"the network does not answer ({_reason(error)})") from error
    except ValueError as error:
        raise ModelError(f"{address} is no address: {error}.", hint="Correct model_mirrors in the settings.") from error
    return response


def _start(response: _Response, have: int, size: int, title: str) -> int:
    """From which byte on the answer gives the file; some servers know no ranges and begin at the first."""
    if response.status != 206:
        told = response.headers.get("Content-Length")
        if told is not None and int(told) != size:
            raise _another(title, f"the server's file has {told} bytes, not {size}")
        return 0
    place, _, whole = (response.headers.get("Content-Range") or "").removeprefix("bytes ").partition("/")
    if whole not in ("*", str(size)):
        raise _another(title, f"the server's file has {whole or 'an unknown number of'} bytes, not {size}")
    if place.partition("-")[0] != str(have):
        raise _CutError("the server sends another piece than it was asked for")
    return have


def _opened(part: Path, start: int) -> io.FileIO:
    """The part, open behind its first `start` bytes."""
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        out = io.FileIO(part, "r+" if part.exists() else "w+")
        out.truncate(start)
        out.seek(start)
    except OSError as error:
        raise _cannot_write(part, error) from error
    return out


def _write(out: io.FileIO, piece: bytes, part: Path) -> None:
    """Unbuffered: a full disk is told here and now, and what is in the part is all there is."""
    rest = memoryview(piece)
    try:
        while rest:
            rest = rest[out.write(rest) :]
    except OSError as error:
        raise _cannot_write(part, error) from error


def _read(response: _Response) -> bytes:
    try:
        return response.read(_PIECE)
    except (OSError, http.client.HTTPException) as error:
        raise _CutError(f"the connection was cut ({_reason(error)})") from error


def _wait(seconds: float, news: Progress) -> Job[None]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        yield news
        time.sleep(min(0.1, seconds))


def _size_of(part: Path) -> int:
    try:
        return part.stat().st_size
    except FileNotFoundError:
        return 0


def _another(title: str, why: str) -> ModelError:
    return ModelError(
        f"{title} is not what the catalogue knows: {why}.",
        hint="Set another mirror, or import a .gguf file fetched elsewhere.",
    )


def _cannot_write(part: Path, error: OSError) -> ModelError:
    if error.errno == errno.ENOSPC:
        return ModelError(
            f"The disk of {part.parent} is full.", hint="Make room and try again: it goes on where it stopped."
        )
    return ModelError(f"{part} cannot be written: {error.strerror or error}.", hint="Check the folder's rights.")


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    return getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
