"""Single values of a history file: times of many shapes, numbers, texts. What cannot be taken raises Unfit."""

import math
import re
from datetime import UTC, datetime
from typing import Final
from urllib.parse import unquote, urlsplit

from musicrec_desktop.domain.ids import DurationMs, UnixTime

_EARLIEST: Final = 631_152_000.0
"""1990: before that no program recorded what was played. Scrobbles of 1970 come from clocks that were not set."""
_LATEST: Final = 4_102_444_800.0
"""The year 2100."""
_MILLISECONDS_FROM: Final = 100_000_000_000.0
"""Larger numbers are milliseconds: as seconds they would lie in the year 5138."""
_LONGEST_MS: Final = 7 * 86_400_000
_SHOWN: Final = 80
_MONTHS: Final = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)  # noqa: SIM905
}
_DAY_FIRST: Final = re.compile(r"(\d{1,2}) ([a-z]{3})[a-z]* (\d{4}),? +(\d{1,2}):(\d{2})(?::(\d{2}))?", re.IGNORECASE)
_FILETIME_TO_UNIX: Final = 11_644_473_600
"""Seconds from 1601 to 1970."""


class Unfit(Exception):  # noqa: N818  (data, not an error of the program: it never leaves this package)
    """An entry says something that cannot be taken; the text says what."""


def shown(value: object) -> str:
    """Somebody's data, short and on one line."""
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def text_of(value: object) -> str:
    """A text without blanks around it; "" for anything else."""
    return value.strip() if isinstance(value, str) else ""


def number_of(value: object) -> float | None:
    """A finite number, also one written as a text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def length_ms(value: object, unit_ms: float = 1.0) -> DurationMs:
    """A length in milliseconds; 0 when it says none, or none that can be."""
    number = number_of(value)
    if number is None or not 0 < number * unit_ms <= _LONGEST_MS:
        return DurationMs(0)
    return DurationMs(round(number * unit_ms))


def count_of(value: object) -> int:
    """How often; 0 when it says nothing."""
    number = number_of(value)
    return int(number) if number is not None and 0 < number < 1e9 else 0


def unix_time(value: object) -> UnixTime:
    """Seconds or milliseconds since 1970. Raises Unfit."""
    number = number_of(value)
    if number is None:
        raise Unfit(f"{shown(value)} is not a time." if value not in (None, "") else "It has no time.")
    if number >= _MILLISECONDS_FROM:
        number /= 1000
    return _checked(number, value)


def utc_time(value: object) -> UnixTime:
    """A time as text, in UTC unless it says otherwise: ISO 8601 or "04 Dec 2019 14:10". Raises Unfit."""
    text = text_of(value)
    if not text:
        raise Unfit("It has no time.")
    return _checked(_moment(text, value).timestamp(), value)


def local_time(value: object) -> UnixTime:
    """The same in this machine's time zone. Raises Unfit."""
    moment = _moment(text_of(value), value, is_local=True)
    try:
        return _checked(moment.timestamp(), value)
    except (OverflowError, OSError) as error:
        raise Unfit(f"{shown(value)} is not a time.") from error


def filetime(value: object) -> UnixTime | None:
    """Tenths of microseconds since 1601, as Windows counts; None for 0 or nothing. Raises Unfit."""
    number = number_of(value)
    if not number:
        return None
    return _checked(number / 1e7 - _FILETIME_TO_UNIX, value)


def file_path(value: object) -> str:
    """A path as the other program had it, out of a file: address where it is one."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else text_of(value)
    if not text.lower().startswith("file:"):
        return "" if re.match(r"[a-z][a-z0-9+.-]+://", text, re.IGNORECASE) else text
    path = unquote(urlsplit(text).path)
    # file://localhost/C:/Music/...: a drive letter behind the slash.
    return path[1:] if re.match(r"/[A-Za-z]:", path) else path


def _moment(text: str, value: object, *, is_local: bool = False) -> datetime:
    found = _DAY_FIRST.fullmatch(text)
    try:
        if found is not None:
            day, month, year, hour, minute, second = found.groups()
            at = (int(year), _MONTHS[month.lower()], int(day), int(hour), int(minute), int(second or 0))
            moment = datetime(*at)
        else:
            moment = datetime.fromisoformat(text.removesuffix(" UTC"))
    except (ValueError, KeyError) as error:
        raise Unfit(f"{shown(value)} is not a time.") from error
    return moment if moment.tzinfo is not None or is_local else moment.replace(tzinfo=UTC)


def _checked(seconds: float, value: object) -> UnixTime:
    if not _EARLIEST <= seconds < _LATEST:
        raise Unfit(f"{shown(value)} is not a time at which anything was played.")
    return UnixTime(seconds)
