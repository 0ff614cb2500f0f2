"""Reader of the listener's own history: "never played", "loved last year but not in three months", 半年没听过."""

import math
from enum import StrEnum
from typing import Final

from musicrec_desktop.domain.plan import Behaviour, BehaviourField, Range
from musicrec_desktop.llm.understanding.meaning import Group, Meaning
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.periods import Clock, Period, period_at, period_before
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.tables import table

INF: Final = math.inf


class _Deed(StrEnum):
    UNHEARD = "unheard"
    NEVER = "never"
    FORGOTTEN = "forgotten"
    LOVED = "loved"
    LIKED = "liked"
    MOST = "most"
    OFTEN = "often"
    RARELY = "rarely"
    SKIPPED = "skipped"
    SKIPPED_ONCE = "skipped once"
    NOT_SKIPPED = "not skipped"
    FINISHED = "finished"
    HEARD = "heard"
    ADDED = "added"


_DEEDS: Final[Phrases[_Deed]] = table("deeds", {deed.value: deed for deed in _Deed})
_NEEDS_PERIOD: Final = frozenset((_Deed.HEARD, _Deed.SKIPPED_ONCE))
_MORE: Final[Phrases[bool]] = Phrases(
    (
        ("more than|over|at least|above|minimum|超过|至少", True),
        ("less than|fewer than|under|at most|not more than|up to|不到|少于|最多", False),
    )
)


BEHAVIOUR_WORDS: Final = _DEEDS.vocabulary


def read_behaviour(reading: Reading, clock: Clock) -> None:
    """Find every wish about the listener's own history on free tokens."""
    for start, end, deed in list(reading.find(_DEEDS)):
        if reading.is_free(start, end):
            _read_deed(reading, start, end, deed, clock)
    _read_play_counts(reading)


def _read_deed(reading: Reading, start: int, end: int, deed: _Deed, clock: Clock) -> None:
    period = period_at(reading, end, clock) if end < len(reading.tokens) else None
    if period is None:
        period = _period_after_object(reading, end, clock) if deed in _NEEDS_PERIOD | {_Deed.UNHEARD} else None
    if period is not None and not reading.is_free(end, period.end):
        period = None
    if period is not None:
        end = period.end
    else:
        period = period_before(reading, start, clock)
        start = period.start if period is not None else start
    if period is None and (deed in _NEEDS_PERIOD or _is_plain_not(reading, start, deed)):
        return
    if period is None and deed is _Deed.ADDED and end - start == 1:
        # "can it be added to the list": only "recently added" and "added this week" speak of the library.
        return
    behaviour = _behaviour(deed, period)
    if behaviour:
        novelty = {_Deed.MOST: 0.0, _Deed.NEVER: None if period else 1.0, _Deed.LIKED: 0.1}.get(deed)
        reading.add(start, end, Meaning(Group.BEHAVIOUR, behaviour=behaviour, novelty=novelty))


def _is_plain_not(reading: Reading, start: int, deed: _Deed) -> bool:
    """ "not in the mood": a negation of something else; also "bury" and "finish" as plain words."""
    return deed is _Deed.UNHEARD and reading.word(start) in ("not", "but")


def _period_after_object(reading: Reading, end: int, clock: Clock) -> Period | None:
    """ "haven't heard Queen in six months": a period up to six words on, led by in, for or since."""
    for at in range(end, min(end + 7, len(reading.tokens))):
        if reading.word(at) in ("in", "for", "since", "this", "last", "yesterday", "today", "lately", "recently"):
            period = period_at(reading, at, clock)
            if period is not None:
                used = reading.is_free(end, period.end)
                return period if used and at == end else None
    return None


def _behaviour(deed: _Deed, period: Period | None) -> tuple[Behaviour, ...]:
    F = BehaviourField  # noqa: N806  (a table reads better with a short name)
    oldest = period.oldest if period else None
    newest = period.newest if period else 0.0
    table: dict[_Deed, tuple[tuple[BehaviourField, float, float], ...]] = {
        _Deed.UNHEARD: ((F.LAST_PLAYED_DAYS, oldest, INF), (F.PLAYS, 1, INF)) if oldest else ((F.PLAYS, 0, 0),),
        _Deed.NEVER: ((F.LAST_PLAYED_DAYS, oldest, INF), (F.PLAYS, 1, INF)) if oldest else ((F.PLAYS, 0, 0),),
        _Deed.FORGOTTEN: ((F.LAST_PLAYED_DAYS, oldest or 90, INF), (F.PLAYS, 2, INF)),
        _Deed.LOVED: ((F.PLAYS, 3, INF), (F.COMPLETION, 0.6, 1))
        + (((F.LAST_PLAYED_DAYS, 0 if newest == 0 else min(newest, 60), oldest),) if oldest else ()),
        _Deed.LIKED: ((F.LIKED, 1, 1),) + (((F.LAST_PLAYED_DAYS, 0, oldest),) if oldest else ()),
        _Deed.MOST: ((F.PLAYS, 5, INF),) + (((F.LAST_PLAYED_DAYS, 0, oldest),) if oldest else ()),
        _Deed.OFTEN: ((F.PLAYS, 5, INF),),
        _Deed.RARELY: ((F.PLAYS, 1, 2),),
        _Deed.SKIPPED: ((F.SKIP_RATE, 0.5, 1), (F.PLAYS, 2, INF)),
        _Deed.SKIPPED_ONCE: ((F.SKIP_RATE, 0.01, 1),),
        _Deed.NOT_SKIPPED: ((F.SKIP_RATE, 0, 0.1),),
        _Deed.FINISHED: ((F.COMPLETION, 0.8, 1), (F.PLAYS, 2, INF)),
        _Deed.HEARD: ((F.LAST_PLAYED_DAYS, newest, oldest or INF),),
        _Deed.ADDED: ((F.ADDED_DAYS, newest, oldest or 30),),
    }
    return tuple(Behaviour(field, Range(float(low), float(high))) for field, low, high in table[deed])


def _read_play_counts(reading: Reading) -> None:
    """ "played more than ten times", "at least 5 plays", 听过十次以上."""
    for i in range(len(reading.tokens)):
        number = number_at(reading.tokens, i) if not reading.used[i] else None
        word = reading.word(number[1]) if number else ""
        if number is None or word not in ("times", "plays", "次", "遍", "play", "time"):
            continue
        bound = _MORE.ending_at(reading.tokens, i)
        start, more = bound if bound is not None else (i, None)
        end = number[1] + 1
        if reading.word(end) == "以" and reading.word(end + 1) in ("上", "下"):
            more, end = reading.word(end + 1) == "上", end + 2
        elif reading.word(end) == "or" and reading.word(end + 1) in ("more", "less"):
            more, end = reading.word(end + 1) == "more", end + 2
        while (
            reading.word(start - 1) in ("played", "heard", "with", "听", "过", "放", "listened", "have", "i")
            and not reading.used[start - 1]
        ):
            start -= 1
        low, high = (number[0], INF) if more else (0.0, number[0]) if more is False else (number[0], number[0])
        exclusive = reading.words_of(start, i).casefold()
        if more and ("more than" in exclusive or "over" in exclusive or "超过" in exclusive):
            low += 1
        if more is False and ("less than" in exclusive or "fewer" in exclusive or "under" in exclusive):
            high = max(0.0, high - 1)
        if reading.is_free(start, end):
            reading.add(
                start, end, Meaning(Group.BEHAVIOUR, behaviour=(Behaviour(BehaviourField.PLAYS, Range(low, high)),))
            )
