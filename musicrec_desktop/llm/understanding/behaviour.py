"""Reader of the listener's own history: "never played", "loved last year but not in three months", 半年没听过."""

import math
from dataclasses import replace
from enum import StrEnum
from typing import Final

from musicrec_desktop.domain.plan import Behaviour, BehaviourField, Range
from musicrec_desktop.llm.understanding.meaning import Group, Meaning
from musicrec_desktop.llm.understanding.periods import Clock, Period, period_at, period_before
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.quantities import TRACK_NOUNS
from musicrec_desktop.llm.understanding.tables import table, word_set
from musicrec_desktop.llm.understanding.tokens import is_ideograph

INF: Final = math.inf


class _Deed(StrEnum):
    UNHEARD = "unheard"
    NEVER = "never"
    FORGOTTEN = "forgotten"
    USED_TO = "used to"
    LOVED = "loved"
    LIKED = "liked"
    NOT_LIKED = "not liked"
    DISLIKED = "disliked"
    FAVOURITES = "favourites"
    MOST = "most"
    LEAST = "least"
    OFTEN = "often"
    RARELY = "rarely"
    SKIPPED = "skipped"
    SKIPPED_ONCE = "skipped once"
    NOT_SKIPPED = "not skipped"
    ALWAYS_FINISHED = "always finished"
    FINISHED = "finished"
    UNFINISHED = "unfinished"
    HEARD = "heard"
    ADDED = "added"
    LONG_THERE = "long there"


_DEEDS: Final[Phrases[_Deed]] = table("deeds", {deed.value: deed for deed in _Deed})
_NEEDS_PERIOD: Final = frozenset((_Deed.HEARD, _Deed.SKIPPED_ONCE, _Deed.FAVOURITES))
_LATE_PERIOD: Final = frozenset((_Deed.UNHEARD, _Deed.HEARD, _Deed.MOST))
"""Deeds whose period may stand behind what was played: "haven't heard Queen in six months"."""
_PERIOD_LEADS: Final = frozenset(
    ("in", "for", "since", "this", "last", "yesterday", "today", "lately", "recently", "over")
)
_ELSEWHERE: Final = frozenset(("but", "not", "and", "except", "without", "never", "no"))
_NOVELTY: Final = {_Deed.MOST: 0.0, _Deed.FAVOURITES: 0.0, _Deed.LIKED: 0.1}
_ABOUT_MUSIC: Final = word_set("behaviour-about-music") | TRACK_NOUNS
"""One of these before "played last week" makes it a wish: "I played football last week" is a story."""
BEHAVIOUR_WORDS: Final = _DEEDS.vocabulary


def read_behaviour(reading: Reading, clock: Clock) -> None:
    """Find every wish about the listener's own history on free tokens."""
    for start, end, deed in list(reading.find(_DEEDS)):
        if reading.is_free(start, end):
            _read_deed(reading, start, end, deed, clock)


def _read_deed(reading: Reading, start: int, end: int, deed: _Deed, clock: Clock) -> None:
    period = period_at(reading, end, clock) if end < len(reading.tokens) else None
    late = None
    if period is not None and reading.is_free(end, period.end):
        end = period.end
    elif not _is_but_not(reading, start, end):
        period = period_before(reading, start, clock)
        if period is not None:
            start = period.start
        elif deed in _LATE_PERIOD:
            late = period = _period_after_object(reading, end, clock)
    if not _is_wish(reading, start, end, deed, period):
        return
    if deed is _Deed.UNHEARD and period is None and reading.word(end) == "since" and reading.is_free(start, end + 1):
        period, end = _since_then(reading, start, clock), end + 1
    meaning = Meaning(
        Group.BEHAVIOUR,
        behaviour=_behaviour(deed, period),
        novelty=1.0 if deed is _Deed.NEVER and period is None else _NOVELTY.get(deed),
        note="disliked_stay_out" if deed is _Deed.DISLIKED else "",
    )
    if reading.add(start, end, meaning) and late is not None:
        reading.add(late.start, late.end, Meaning(Group.MANNER))


def _is_wish(reading: Reading, start: int, end: int, deed: _Deed, period: Period | None) -> bool:
    """Whether the words speak of what is to be played rather than of the listener's day."""
    words = {reading.word(at) for at in range(start, end)}
    if period is None:
        if deed is _Deed.LOVED and words == {"loved"} and start > 0 and not reading.tokens[start - 1].is_break:
            # "make her feel loved"
            return reading.word(start - 1) in _ABOUT_MUSIC | {"i", "we", "that"}
        is_plain_not = deed is _Deed.UNHEARD and reading.word(start) in ("not", "but")
        # "can it be added to the list": only "recently added" and "added this week" speak of the library.
        return deed not in _NEEDS_PERIOD and not is_plain_not and not (deed is _Deed.ADDED and end - start == 1)
    if deed is not _Deed.HEARD or any(is_ideograph(word[0]) for word in words):
        return True
    before = {reading.word(at) for at in range(start - 6, start)} | words
    return start == 0 or reading.tokens[start - 1].is_break or not before.isdisjoint(_ABOUT_MUSIC)


def _is_but_not(reading: Reading, start: int, end: int) -> bool:
    """ "but not" alone: it speaks of what follows only ("but not this month", "newer than 2020 but not ...")."""
    return end - start == 2 and (reading.word(start), reading.word(start + 1)) == ("but", "not")


def _period_after_object(reading: Reading, end: int, clock: Clock) -> Period | None:
    """ "haven't heard Queen in six months": a period up to six words on, led by "in", "for" or "since"."""
    for at in range(end, min(end + 7, len(reading.tokens))):
        if reading.word(at) in _PERIOD_LEADS:
            period = period_at(reading, at, clock)
            if period is not None:
                return period if reading.is_free(at, period.end) else None
        if reading.tokens[at].is_break or reading.word(at) in _ELSEWHERE:
            return None
    return None


def _since_then(reading: Reading, start: int, clock: Clock) -> Period | None:
    """ "Loved in 2019 but haven't played since": since the period that was told before; None without one."""
    for at in range(start - 1, -1, -1):
        period = period_at(reading, at, clock)
        if period is not None:
            return replace(period, is_since=True)
    return None


def _behaviour(deed: _Deed, period: Period | None) -> tuple[Behaviour, ...]:
    F = BehaviourField  # noqa: N806  (a table reads better with a short name)
    oldest = period.oldest if period else None
    newest = period.newest if period else 0.0
    is_since = period is not None and period.is_since
    # "not since 2024" lets plays of 2024 be, "not last year" does not.
    quiet = (newest or oldest) if is_since else oldest
    within = ((F.LAST_PLAYED_DAYS, 0, oldest),) if oldest else ()
    unheard = ((F.LAST_PLAYED_DAYS, quiet, INF), (F.PLAYS, 1, INF)) if quiet else ((F.PLAYS, 0, 0),)
    table: dict[_Deed, tuple[tuple[BehaviourField, float, float], ...]] = {
        _Deed.UNHEARD: unheard,
        _Deed.NEVER: unheard,
        _Deed.FORGOTTEN: ((F.LAST_PLAYED_DAYS, oldest or 90, INF), (F.PLAYS, 2, INF)),
        _Deed.USED_TO: ((F.PLAYS, 3, INF), (F.COMPLETION, 0.6, 1), (F.LAST_PLAYED_DAYS, 60, oldest or INF)),
        # Loved in a stretch that is over: heard then, so no longer ago than it began; not only just now.
        _Deed.LOVED: ((F.PLAYS, 3, INF), (F.COMPLETION, 0.6, 1))
        + (((F.LAST_PLAYED_DAYS, 0 if newest == 0 else min(newest, 60), oldest),) if oldest else ()),
        _Deed.LIKED: ((F.LIKED, 1, 1),),
        _Deed.NOT_LIKED: ((F.LIKED, 0, 0),),
        _Deed.DISLIKED: (),
        _Deed.FAVOURITES: ((F.PLAYS_RANK, 0.9, 1), *within),
        _Deed.MOST: ((F.PLAYS_RANK, 0.9, 1), *within),
        _Deed.LEAST: ((F.PLAYS, 0, 2),),
        _Deed.OFTEN: ((F.PLAYS, 5, INF), *within),
        _Deed.RARELY: ((F.PLAYS, 1, 2),),
        _Deed.SKIPPED: ((F.SKIP_RATE, 0.5, 1), (F.PLAYS, 2, INF)),
        _Deed.SKIPPED_ONCE: ((F.SKIP_RATE, 0.01, 1),),
        # No date of a skip is kept: not skipped lately is only sure of what was never skipped.
        _Deed.NOT_SKIPPED: ((F.SKIP_RATE, 0, 0.0 if period else 0.1),),
        _Deed.ALWAYS_FINISHED: ((F.COMPLETION, 0.95, 1), (F.PLAYS, 2, INF)),
        _Deed.FINISHED: ((F.COMPLETION, 0.85, 1), (F.PLAYS, 2, INF)),
        _Deed.UNFINISHED: ((F.COMPLETION, 0, 0.5), (F.PLAYS, 1, INF)),
        _Deed.HEARD: ((F.LAST_PLAYED_DAYS, 0 if is_since else newest, oldest or INF),),
        _Deed.ADDED: ((F.ADDED_DAYS, 0 if is_since else newest, oldest or 30),),
        _Deed.LONG_THERE: ((F.ADDED_DAYS, 365, INF),),
    }
    return tuple(Behaviour(field, Range(float(low), float(high))) for field, low, high in table[deed])
