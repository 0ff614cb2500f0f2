"""Reader of how often a track was played: "more than ten times", "at least 5 plays", "only once", 听过十次以上."""

import math
from typing import Final

from musicrec_desktop.domain.plan import Behaviour, BehaviourField, Range
from musicrec_desktop.llm.understanding.bounds import TO
from musicrec_desktop.llm.understanding.meaning import Group, Meaning
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.tables import table, word_set

_BOUNDS: Final[Phrases[str]] = table(
    "before a number of plays",
    {bound: bound for bound in ("more", "at least", "less", "at most", "exactly")},
)
_TIMES: Final = frozenset(("times", "time", "次", "遍", "回", "mal", "veces", "fois"))
_PLAYS: Final = frozenset(("plays", "play", "listens", "spins"))
_ADVERBS: Final = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "einmal": 1.0, "zweimal": 2.0}
_DEEDS: Final = word_set("play-counts-deeds")
_COUNT_NAMES: Final[Phrases[bool]] = table("a number of plays", {"plays": True})
_PASSED: Final = word_set("play-counts-passed")


def read_play_counts(reading: Reading) -> None:
    """Find numbers of plays on free tokens. Read before names: "played twice" is not about the band TWICE."""
    for i in range(len(reading.tokens)):
        if not reading.used[i]:
            _ = _read_adverb(reading, i) or _read_times(reading, i) or _read_named(reading, i)


def _read_adverb(reading: Reading, i: int) -> bool:
    """ "heard once", "played only once or twice"."""
    low = _ADVERBS.get(reading.word(i))
    if low is None or reading.tokens[i].is_capital:
        return False
    high, end = low, i + 1
    if reading.word(end) == "or" and reading.word(end + 1) in _ADVERBS:
        high, end = _ADVERBS[reading.word(end + 1)], end + 2
    bound = _BOUNDS.ending_at(reading.tokens, i, 3)
    start = _deed_before(reading, bound[0] if bound else i)
    if start is None:
        return False
    if bound is not None and bound[1] in ("more", "at least"):
        low, high = low + (bound[1] == "more"), math.inf
    return _add(reading, start, end, low, high)


def _read_times(reading: Reading, i: int) -> bool:
    number = number_at(reading.tokens, i)
    if number is None:
        return False
    low, end = number
    upper = number_at(reading.tokens, end + 1) if reading.word(end) in TO or reading.word(end) == "or" else None
    high, end = upper if upper is not None else (low, end)
    is_plays = reading.word(end) in _PLAYS
    if not is_plays and reading.word(end) not in _TIMES:
        return False
    bound = _BOUNDS.ending_at(reading.tokens, i, 4)
    start, said = bound if bound is not None and reading.is_free(bound[0], i) else (i, "")
    end += 1
    if reading.word(end) == "以" and reading.word(end + 1) in ("上", "下"):
        said, end = "at least" if reading.word(end + 1) == "上" else "at most", end + 2
    elif reading.word(end) == "or" and reading.word(end + 1) in ("more", "less", "fewer"):
        said, end = "at least" if reading.word(end + 1) == "more" else "at most", end + 2
    led = _deed_before(reading, start)
    if led is None and not is_plays and reading.word(end) not in _DEEDS:
        # "第一次", "three times a day": times of something else.
        return False
    return _add(reading, start if led is None else led, end, *_limits(said, low, high))


def _read_named(reading: Reading, i: int) -> bool:
    """ "play count under 5", 播放次数少于5."""
    name = _COUNT_NAMES.at(reading.tokens, i)
    if name is None:
        return False
    for at in range(name[0], min(name[0] + 4, len(reading.tokens))):
        number = number_at(reading.tokens, at)
        bound = _BOUNDS.ending_at(reading.tokens, at, 4) if number is not None else None
        if number is not None:
            end = number[1] + (reading.word(number[1]) in _TIMES)
            return _add(reading, i, end, *_limits(bound[1] if bound else "", number[0], number[0]))
    return False


def _limits(said: str, low: float, high: float) -> tuple[float, float]:
    return {
        "more": (low + 1, math.inf),
        "at least": (low, math.inf),
        "less": (0.0, max(0.0, high - 1)),
        "at most": (0.0, high),
    }.get(said, (low, high))


def _deed_before(reading: Reading, i: int) -> int | None:
    """Where the verb of hearing before token i starts, "only" and the like passed over; None without one."""
    at = i
    for _ in range(4):
        if reading.word(at - 1) in _DEEDS and reading.is_free(at - 1, at):
            return at - 1
        if reading.word(at - 1) not in _PASSED:
            return None
        at -= 1
    return None


def _add(reading: Reading, start: int, end: int, low: float, high: float) -> bool:
    plays = Behaviour(BehaviourField.PLAYS, Range(low, high))
    novelty = 1.0 if high == 0 else None
    return reading.add(start, end, Meaning(Group.BEHAVIOUR, behaviour=(plays,), novelty=novelty))
