"""One request to a service, and its failures sorted by what to do about them."""

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

LARGEST: Final = 2_000_000
"""Bytes of an answer; more is cut off, and then is no answer."""


class ServiceError(Exception):
    """It did not work. `after_s`: not before so many seconds; 0 where the service did not say."""

    def __init__(self, why: str, after_s: float = 0.0) -> None:
        super().__init__(why)
        self.after_s = after_s


class LaterError(ServiceError):
    """Nothing was accepted: the same again later."""


class UnsureError(ServiceError):
    """Nobody knows whether it was accepted: ask before it is sent again."""


class MissingError(LaterError):
    """There is no such thing at this address."""


class TokenError(ServiceError):
    """The token does not count: nothing is sent until there is another."""


class RefusedError(ServiceError):
    """The service will never take this."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers with lower-case names, and the body as JSON (None when it is none)."""

    status: int
    headers: Mapping[str, str]
    body: Any


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirected POST becomes a GET without its body, and would carry the token elsewhere."""

    def redirect_request(self, *_: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirect)


def ask(url: str, data: bytes | None, headers: Mapping[str, str], timeout_s: float) -> Answer:
    """GET, or POST where there is data. Every HTTP status is an answer. Raises LaterError, UnsureError."""
    scheme, _, rest = url.partition("://")
    if scheme not in ("http", "https") or not rest:
        raise LaterError(f"{url} is no address of a service.")
    sent = dict(headers) | {"User-Agent": "musicrec-desktop-scrobbler/1.0"}
    secure = scheme == "https"
    try:
        request = (
            urllib.request.Request(f"https://{rest}", data, sent)
            if secure
            else urllib.request.Request(f"http://{rest}", data, sent)
        )
        with _opener.open(request, timeout=timeout_s) as reply:
            return _answer(reply.status, reply.headers, reply.read(LARGEST))
    except urllib.error.HTTPError as error:
        with error:
            return _answer(error.code, error.headers, _rest_of(error))
    except urllib.error.URLError as error:
        if isinstance(error.reason, ConnectionRefusedError | OSError) and not isinstance(
            error.reason, TimeoutError | ConnectionResetError | BrokenPipeError
        ):
            raise LaterError(f"No connection: {error.reason}") from error
        raise UnsureError(f"The connection broke: {error.reason}") from error
    except (OSError, http.client.HTTPException) as error:
        raise UnsureError(f"The connection broke: {error or type(error).__name__}") from error
    except ValueError as error:
        raise LaterError(f"{url} is no address of a service.") from error


def check(answer: Answer) -> None:
    """Raise what a status other than success means."""
    status = answer.status
    if 200 <= status < 300:
        return
    said = _said(answer.body)
    why = f"{said} ({status})" if said else f"The service answers {status}."
    if status in (401, 403):
        raise TokenError(why)
    if status == 404:
        raise MissingError(why)
    if status in (408, 425, 429, 503) or status < 400:
        raise LaterError(why, pause_of(answer))
    if status >= 500:
        raise UnsureError(why, pause_of(answer))
    raise RefusedError(why)


def pause_of(answer: Answer) -> float:
    """Seconds that the service asks to wait: 0 for none, never more than an hour."""
    names = ["retry-after"]
    if answer.status == 429 or answer.headers.get("x-ratelimit-remaining") == "0":
        names.insert(0, "x-ratelimit-reset-in")
    for name in names:
        try:
            return min(3600.0, max(0.0, float(answer.headers.get(name, ""))))
        except ValueError:  # not there, or a date
            continue
    return 0.0


def with_query(url: str, values: Mapping[str, str | int]) -> str:
    """The address with these values."""
    return f"{url}?{urllib.parse.urlencode(values)}"


def _answer(status: int, headers: Any, body: bytes) -> Answer:
    try:
        read = json.loads(body)
    except ValueError:
        read = None
    return Answer(status, {name.lower(): str(value) for name, value in headers.items()}, read)


def _rest_of(error: urllib.error.HTTPError) -> bytes:
    try:
        return error.read(LARGEST)
    except (OSError, http.client.HTTPException):
        return b""


def _said(body: Any) -> str:
    if not isinstance(body, dict):
        return ""
    for name in ("message", "error"):
        if isinstance(body.get(name), str):
            return str(body[name])[:200]
    return ""
