"""Readers of playlist length, number of tracks and length of a track."""

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.domain.plan import Facet, Length
from musicrec_desktop.llm.understanding.amounts import CLOCK, amount_at, clock_time_at
from musicrec_desktop.llm.understanding.bounds import TO, bound_after, bound_before, limits
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, Rank, wish
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.tables import table, word_set
from musicrec_desktop.llm.understanding.tempo import read_tempo

LONG_TRACK_S: Final = 15 * 60.0
"""A bound below this is a track's length, above it the playlist's, when nothing else tells."""
_SHORTEST_LIST_S: Final = 60.0
MAX_TRACKS: Final = 1000
MAX_MINUTES: Final = 7 * 24 * 60.0

TRACK_NOUNS: Final = word_set("quantities-track-nouns")
_FILLERS: Final = word_set("quantities-fillers")
_COUNTERS: Final = ("首", "曲", "支")
_COMPOUNDS: Final = ("lieder", "stucke")
"""German writes "Rocklieder" as one word."""
_VAGUE: Final = ("来", "多", "几", "余")
_LONG: Final = frozenset(("long", "length", "each", "apiece", "长", "的", "per", "a", "song", "track"))
_EACH: Final[Phrases[bool]] = table("of each track", {"each": True})
_TRACK_LENGTHS: Final[Phrases[tuple[float, float]]] = table(
    "track lengths", {"short": (0.0, 180.0), "long": (300.0, float("inf"))}
)
"""In seconds: half of a large mixed library runs from 3:00 to 4:20."""
_LIST_LENGTHS: Final[Phrases[int]] = table("list lengths", {"short": 10, "long": 50})
"""Tracks of what is called a short or a long list."""
_COUNT_LEADS: Final = word_set("quantities-count-leads")


_WHEN_VERBS: Final = word_set("quantities-when-verbs")
"""Of what went by or is to come: "I have been waiting for an hour", "it starts in ten minutes"."""
_WHEN_AFTER: Final = frozenset(
    ("into", "ago", "late", "later", "earlier", "early", "away", "since", "straight", "前", "后")
)


@dataclass(frozen=True, slots=True)
class _Time:
    """An amount of time in a request, in seconds; `high` is above `low` where two ends were given."""

    low: float
    high: float
    end: int
    is_clock: bool = False
    """Written "3:30"."""


def read_quantities(reading: Reading) -> None:
    """Find every quantity on free tokens."""
    for start in range(len(reading.tokens)):
        if not reading.used[start]:
            _ = read_tempo(reading, start) or _read_time(reading, start) or _read_count(reading, start)
    for start, end, tracks in list(reading.find(_LIST_LENGTHS)):
        reading.add(start, end, Meaning(Group.LENGTH, length=Length(tracks=tracks)))
    for start, end, bounds in list(reading.find(_TRACK_LENGTHS)):
        reading.add(start, end, Meaning(Group.NUMBER, Rank.WORD, wishes=(wish(Facet.DURATION, bounds),)))


def _read_time(reading: Reading, i: int) -> bool:
    time = _time_at(reading, i)
    if time is None:
        return False
    start, bound = bound_before(reading, i)
    end, late = bound_after(reading, time.end)
    bound = bound or late
    if _tells_when(reading, start, end):
        return False
    if not reading.is_free(start, end) or reading.word(end) == "之":
        return False
    if time.high < 1:
        return reading.add(start, end, Meaning(Group.LENGTH, note="no_length"))
    if _is_track_length(reading, start, end, bound, time.high):
        while reading.word(end) in _LONG and reading.is_free(end, end + 1):
            end += 1
        exact = limits(bound, time.low, max(15.0, time.low * 0.1))
        low_high = (time.low, time.high) if time.high > time.low else exact
        return reading.add(start, end, Meaning(Group.NUMBER, wishes=(wish(Facet.DURATION, low_high),)))
    if time.high < _SHORTEST_LIST_S or (time.is_clock and (bound or reading.word(end) not in ("", "of", "的"))):
        # 前三十秒: the beginning of something.
        return False
    # "1:30 of rock": a list is measured in hours and minutes.
    minutes = (time.low + time.high) / 120 * (60 if time.is_clock and time.low < 3600 else 1)
    # "over half an hour" says how long it lasts; only "less than" and "more than" move the length.
    led = reading.word(start) in ("over", "within")
    minutes *= 1.0 if led else {"below": 0.95, "above": 1.05}.get(bound, 1.0)
    note = "length_capped" if minutes > MAX_MINUTES else ""
    length = Length(minutes=round(min(minutes, MAX_MINUTES), 2))
    return reading.add(start, end, Meaning(Group.LENGTH, length=length, note=note))


def _tells_when(reading: Reading, start: int, end: int) -> bool:
    """ "in an hour it is due", "six hours into the flight", "two hours ago": when something is, not how long a list."""
    if reading.word(end) in _WHEN_AFTER or (reading.word(end), reading.word(end + 1)) in (
        ("from", "now"),
        ("left", "until"),
    ):
        return True
    before = reading.word(start - 1)
    if any(reading.word(at) in _WHEN_VERBS for at in range(start - 4, start)):
        return True
    return before in ("last", "past", "after") or (before == "in" and reading.word(end) not in ("", "total"))


def _time_at(reading: Reading, i: int) -> _Time | None:
    """ "half an hour", "30 to 40 minutes", "two and a half to three hours", "3:30"."""
    tokens = reading.tokens
    clock = clock_time_at(tokens, i)
    first = amount_at(tokens, i, CLOCK)
    if first is None and clock is not None:
        second = clock_time_at(tokens, clock[1] + 1) if reading.word(clock[1]) in TO else None
        return _Time(clock[0], *(second or clock), is_clock=True)
    if first is not None:
        if reading.word(first[1]) not in TO:
            return _Time(first[0], first[0], first[1])
        is_between = reading.word(bound_before(reading, i)[0]) in ("between", "entre", "zwischen")
        second = amount_at(tokens, first[1] + 1, CLOCK) if is_between or reading.word(first[1]) != "and" else None
        return _Time(first[0], *second) if second is not None else _Time(first[0], *first)
    number = number_at(tokens, i)
    if number is None or reading.word(number[1]) not in TO:
        return None
    second, plain = amount_at(tokens, number[1] + 1, CLOCK), number_at(tokens, number[1] + 1)
    if second is None or plain is None or not plain[0]:
        return None
    # "two to three and a half minutes": the unit is what remains of the second amount without its count.
    unit = max(size for size in CLOCK.values() if size <= max(1.0, second[0] / plain[0]))
    return _Time(number[0] * unit, *second)


def _is_track_length(reading: Reading, start: int, end: int, bound: str, seconds: float) -> bool:
    """Whether a time speaks of each track or of the whole list."""
    whole = ("playlist", "mix", "set", "list", "session", "歌单", "播放列表", "total", "总")
    near = [reading.word(i) for i in range(start - 3, end + 3)]
    if any(word in whole for word in near) or "".join(near[-2:]).startswith(("歌单", "列表")):
        return False
    follows = reading.word(end)
    if _is_of_each(reading, start, end):
        return True
    if seconds >= 20 * 60 and bound != "above":
        return False
    if seconds < LONG_TRACK_S and follows != "of" and _noun_after(reading, end) >= 0:
        return True
    if follows in TRACK_NOUNS or (follows in ("long", "each", "apiece") and seconds < LONG_TRACK_S):
        return True
    if follows in ("的", "长"):
        # 来12分钟的音乐 asks for so much; 五分钟的歌 are songs of that length.
        is_list = not bound and (reading.word(end + 1) == "音" or reading.word(start - 1) in ("来", "放", "播"))
        return seconds < LONG_TRACK_S and not is_list
    if reading.word(start - 1) in TRACK_NOUNS and (bound in ("below", "above", "between") or seconds < LONG_TRACK_S):
        return bool(bound)
    return bound in ("below", "above", "between") and seconds < LONG_TRACK_S


def _is_of_each(reading: Reading, start: int, end: int) -> bool:
    """ "each song under ...", "max ... per song", "with a length of ...", 每首不超过 ..."""
    if end < len(reading.tokens) and _EACH.at(reading.tokens, end) is not None:
        return True
    for at in range(max(0, start - 4), start):
        found = _EACH.at(reading.tokens, at)
        if found is not None and not any(reading.tokens[k].is_break for k in range(at, start)):
            return True
    return False


def _read_count(reading: Reading, i: int) -> bool:
    number = number_at(reading.tokens, i)
    if number is None:
        return False
    value, end = round(number[0]), number[1]
    if (1900 <= value <= 2030 and value % 100) or (reading.tokens[i].is_number and value != number[0]):
        # "1985 songs" are songs of that year, and 2.5 counts nothing.
        return False
    if value == 1 and reading.word(end) == "曲" and number_at(reading.tokens, end + 1) is not None:
        # 1曲3分以内: so long at most is each of them.
        return False
    if reading.word(i - 1) in ("number", "no") or (reading.word(end) == "hit" and reading.word(end + 1) != "songs"):
        # "number one hits", "one hit wonders"
        return False
    start, bound = bound_before(reading, i)
    is_between = reading.word(start) == "between"
    upper = (
        number_at(reading.tokens, end + 1)
        if reading.word(end) in TO and (is_between or reading.word(end) not in ("and", "和"))
        else None
    )
    if upper is not None:
        value, end = round((value + int(upper[0])) / 2), upper[1]
    if "top" in (reading.word(start - 1), reading.word(i - 1)):
        return _count(reading, i, end, value)
    noun = _noun_after(reading, end)
    if noun >= 0:
        return _count(reading, start, noun + 1 if noun == end else end, value)
    if reading.word(end) == "of" and reading.word(end + 1) in ("them", "these", "those"):
        return _count(reading, start, end + 2, value)
    if reading.word(end) == "each" and reading.word(end + 1) in ("from", "of", "by"):
        return _count(reading, start, end, value)
    last = _counter_end(reading, end)
    if last > end:
        return _count(reading, start, last, value)
    if upper is not None or value > 200:
        return False
    is_all = i == 0 and end == len(reading.tokens) and not bound
    return (is_all or _is_led(reading, start, end)) and _count(reading, i, end, value)


def _is_led(reading: Reading, start: int, end: int) -> bool:
    """ "give me 5", "a playlist of 15", 前十: a number that nothing follows, behind a word that asks for so many."""
    closes = reading.word(end) in ("", ",", ".", ";", "please", "pls") and reading.word(end + 1) not in TO
    if reading.word(start - 1) == "of":
        return closes and reading.word(start - 2) in ("playlist", "list", "mix", "set", "total")
    return closes and reading.word(start - 1) in _COUNT_LEADS


def _noun_after(reading: Reading, end: int) -> int:
    """Where the counted noun stands, up to three words on ("12 great rock tracks"); -1 without."""
    unknown = 0
    for at in range(end, min(end + 6, len(reading.tokens))):
        token = reading.tokens[at]
        if token.word in TRACK_NOUNS or token.word.endswith(_COMPOUNDS):
            return at
        # "r&b", "drum and bass" are one word.
        is_part = token.word == "and" or (len(token.word) == 1 and token.word.isalpha())
        unknown += token.word not in _FILLERS and not reading.used[at] and not is_part
        if token.is_break or token.is_number or unknown > 2 or token.word in ("his", "her", "their"):
            return -1
    return -1


def _counter_end(reading: Reading, end: int) -> int:
    """End of 首, 首歌, 支曲子 after a number; `end` itself without one."""
    at = end + (reading.word(end) in _VAGUE)
    if reading.word(at) not in _COUNTERS and (reading.word(at), reading.word(at + 1)) != ("个", "歌"):
        return end
    last, _ = bound_after(reading, at + 1)
    while reading.word(last) in ("歌", "曲", "子", "音", "乐") and reading.is_free(last, last + 1):
        last += 1
    return last


def _count(reading: Reading, start: int, end: int, value: int) -> bool:
    if value <= 0:
        return reading.add(start, end, Meaning(Group.LENGTH, note="no_length"))
    note = "length_capped" if value > MAX_TRACKS else ""
    return reading.add(start, end, Meaning(Group.LENGTH, length=Length(tracks=min(value, MAX_TRACKS)), note=note))
