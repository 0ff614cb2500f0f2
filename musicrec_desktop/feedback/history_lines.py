"""Plays and feedback recorded elsewhere, one JSON object a line."""

import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.track import NO_TIME

_LATEST: Final = 4_102_444_800.0
"""The year 2100: a later time is not in seconds."""
_LONGEST_MS: Final = 7 * 86_400_000
"""A week: nothing is heard longer in one go."""
_SHOWN = 80
"""Characters of somebody's data that a reason quotes."""


@dataclass(frozen=True, slots=True)
class LineProblem:
    """One line that was not taken. Data, not an exception: the other lines are."""

    line: int
    """1-based."""
    reason: str
    """For a human."""


@dataclass(frozen=True, slots=True)
class ParsedHistory:
    """What the lines hold, each kind in the order of the lines."""

    plays: tuple[Play, ...]
    feedback: tuple[Feedback, ...]
    problems: tuple[LineProblem, ...]


C = TypeVar("C", PlayEnd, FeedbackValue)


class _Unfit(Exception):  # noqa: N818  (not an error of the program: it never leaves this module)
    """A line says something that cannot be taken; the text says what."""


def parse_history(
    lines: Iterable[str], resolve: Callable[[str], TrackId | None], durations: Mapping[TrackId, DurationMs]
) -> ParsedHistory:
    """Read lines of {"path" or "id", "started_at", "played_ms", "ended"} and {"path" or "id", "at", "feedback"}.

    Times are UTC seconds. `resolve` finds the track of a path, relative ones included, or of an id (as text); a line
    may carry both, and either will do. `durations` gives lengths of tracks. Never raises because of a line; blank
    lines are skipped, and fields not named here are ignored.
    """
    plays: list[Play] = []
    feedback: list[Feedback] = []
    problems: list[LineProblem] = []
    for number, line in enumerate(lines, start=1):
        text = line.strip().removeprefix("\ufeff")
        if not text:
            continue
        try:
            record = _record(text)
            track_id = _track(record, resolve)
            if "feedback" in record:
                feedback.append(Feedback(track_id, _time(record, "at"), _choice(record, "feedback", FeedbackValue)))
            else:
                plays.append(_play(record, track_id, durations.get(track_id, NO_TIME)))
        except _Unfit as unfit:
            problems.append(LineProblem(number, str(unfit)))
    return ParsedHistory(tuple(plays), tuple(feedback), tuple(problems))


def _record(text: str) -> Mapping[str, Any]:
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        detail = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise _Unfit(f"It is not JSON: {detail[:_SHOWN]}.") from error
    if not isinstance(record, dict):
        raise _Unfit(f"It is not a JSON object but {_shown(record)}.")
    return record


def _track(record: Mapping[str, Any], resolve: Callable[[str], TrackId | None]) -> TrackId:
    names = [
        str(record[key])
        for key in ("path", "id")
        if isinstance(record.get(key), str | int) and not isinstance(record[key], bool) and record[key] != ""
    ]
    if not names:
        raise _Unfit('It names no track: "path" or "id" is missing.')
    for name in names:
        if (track_id := resolve(name)) is not None:
            return track_id
    raise _Unfit(f"The library has no track {_shown(names[0])}.")


def _play(record: Mapping[str, Any], track_id: TrackId, duration_ms: DurationMs) -> Play:
    played = _number(record, "played_ms", "milliseconds")
    if not 0 <= played <= _LONGEST_MS:
        raise _Unfit(f'"played_ms" is {_shown(record["played_ms"])}: not a length in milliseconds.')
    return Play(
        track_id=track_id,
        started_at=_time(record, "started_at"),
        played_ms=DurationMs(round(played)),
        duration_ms=duration_ms,
        ended=_choice(record, "ended", PlayEnd),
        queued_by=QueuedBy.IMPORT,
    )


def _time(record: Mapping[str, Any], key: str) -> UnixTime:
    value = _number(record, key, "seconds since 1970")
    if not 0 < value < _LATEST:
        raise _Unfit(f'"{key}" is {_shown(record[key])}: not a time in seconds since 1970.')
    return UnixTime(value)


def _number(record: Mapping[str, Any], key: str, unit: str) -> float:
    value = record.get(key)
    if value is None:
        raise _Unfit(f'"{key}" is missing.')
    try:
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            return float(value)
    except OverflowError:  # an integer beyond any float
        pass
    raise _Unfit(f'"{key}" is {_shown(value)}: not a number of {unit}.')


def _choice(record: Mapping[str, Any], key: str, choices: type[C]) -> C:
    value = record.get(key)
    for choice in choices:
        if choice.value == value:
            return choice
    if value is None:
        raise _Unfit(f'"{key}" is missing.')
    raise _Unfit(f'"{key}" is {_shown(value)}: not one of {", ".join(choices)}.')


def _shown(value: object) -> str:
    """Somebody's data, short and on one line."""
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
