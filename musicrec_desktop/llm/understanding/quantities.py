"""Readers of playlist length, number of tracks and length of a track."""

from typing import Final

from musicrec_desktop.domain.plan import Facet, Length
from musicrec_desktop.llm.understanding.amounts import CLOCK, amount_at
from musicrec_desktop.llm.understanding.bounds import TO, bound_after, bound_before, limits
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, wish
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Reading
from musicrec_desktop.llm.understanding.tables import word_set
from musicrec_desktop.llm.understanding.tempo import read_tempo

LONG_TRACK_S: Final = 15 * 60.0
"""A bound below this is a track's length, above it the playlist's, when nothing else tells."""
MAX_TRACKS: Final = 1000
MAX_MINUTES: Final = 7 * 24 * 60.0

TRACK_NOUNS: Final = word_set("quantities-track-nouns")
_FILLERS: Final = word_set("quantities-fillers")
_COUNTERS: Final = ("首", "曲", "支")
_LONG: Final = frozenset(("long", "length", "each", "apiece", "长", "的"))


def read_quantities(reading: Reading) -> None:
    """Find every quantity on free tokens."""
    for start in range(len(reading.tokens)):
        if not reading.used[start]:
            _ = read_tempo(reading, start) or _read_time(reading, start) or _read_count(reading, start)


def _read_time(reading: Reading, i: int) -> bool:
    tokens = reading.tokens
    amount = amount_at(tokens, i, CLOCK)
    upper = None
    if amount is None:
        number = number_at(tokens, i)
        if number is None or reading.word(number[1]) not in TO:
            return False
        upper = amount_at(tokens, number[1] + 1, CLOCK)
        plain = number_at(tokens, number[1] + 1)
        if upper is None or plain is None:
            return False
        amount = (number[0] * upper[0] / plain[0], number[1]) if plain[0] else None
        if amount is None:
            return False
    elif reading.word(amount[1]) in TO:
        further = amount_at(tokens, amount[1] + 1, CLOCK)
        upper = further if reading.word(bound_before(reading, i)[0]) in ("between", "entre", "zwischen") else None
        upper = upper or (further if reading.word(amount[1]) != "and" else None)
    start, bound = bound_before(reading, i)
    seconds, end = amount
    if upper is not None:
        end = upper[1]
    end, late = bound_after(reading, end)
    bound = bound or late
    if not reading.is_free(start, end) or seconds <= 0:
        return False
    high = upper[0] if upper is not None else seconds
    if _is_track_length(reading, start, end, bound, high):
        while reading.word(end) in _LONG and reading.is_free(end, end + 1):
            end += 1
        low_high = (seconds, high) if upper is not None else limits(bound, seconds, max(15.0, seconds * 0.1))
        return reading.add(start, end, Meaning(Group.NUMBER, wishes=(wish(Facet.DURATION, low_high),)))
    minutes = (seconds + high) / 120
    # "over half an hour" says how long it lasts; only "less than" and "more than" move the length.
    led = reading.word(start) in ("over", "within")
    minutes *= 1.0 if led else {"below": 0.95, "above": 1.05}.get(bound, 1.0)
    note = "length_capped" if minutes > MAX_MINUTES else ""
    return reading.add(
        start, end, Meaning(Group.LENGTH, length=Length(minutes=round(min(minutes, MAX_MINUTES), 2)), note=note)
    )


def _is_track_length(reading: Reading, start: int, end: int, bound: str, seconds: float) -> bool:
    """Whether a time speaks of each track or of the whole list."""
    whole = ("playlist", "mix", "set", "list", "session", "歌单", "播放列表")
    near = [reading.word(i) for i in range(start - 3, end + 3)]
    if any(word in whole for word in near) or "".join(near[-2:]).startswith(("歌单", "列表")):
        return False
    follows = reading.word(end)
    if seconds >= 20 * 60 and bound != "above":
        return False
    if seconds < LONG_TRACK_S and follows != "of" and _noun_after(reading, end) >= 0:
        return True
    if follows in TRACK_NOUNS or (follows in ("long", "each", "apiece") and seconds < LONG_TRACK_S):
        return True
    if reading.word(end) == "的" or follows == "长":
        return seconds < LONG_TRACK_S
    if reading.word(start - 1) in TRACK_NOUNS and bound in ("below", "above", "between"):
        return True
    return bound in ("below", "above", "between") and seconds < LONG_TRACK_S


def _read_count(reading: Reading, i: int) -> bool:
    number = number_at(reading.tokens, i)
    if number is None or number[0] != int(number[0]):
        return False
    value, end = int(number[0]), number[1]
    if 1900 <= value <= 2030 and value % 100:
        # "1985 songs" are songs of that year.
        return False
    start, bound = bound_before(reading, i)
    upper = number_at(reading.tokens, end + 1) if reading.word(end) in TO - {"and", "和"} else None
    if upper is not None:
        value, end = round((value + int(upper[0])) / 2), upper[1]
    if reading.word(start - 1) == "top" or reading.word(i - 1) == "top":
        return _count(reading, i, end, value)
    noun = _noun_after(reading, end)
    if noun >= 0:
        return _count(reading, start, noun + 1 if noun == end else end, value)
    if reading.word(end) == "of" and reading.word(end + 1) in ("them", "these", "those"):
        return _count(reading, start, end + 2, value)
    last = _counter_end(reading, end)
    if last > end:
        return _count(reading, start, last, value)
    is_all = i == 0 and end == len(reading.tokens) and not bound
    return is_all and value <= 200 and _count(reading, i, end, value)


def _noun_after(reading: Reading, end: int) -> int:
    """Where the counted noun stands, up to three words on ("12 great rock tracks"); -1 without."""
    unknown = 0
    for at in range(end, min(end + 4, len(reading.tokens))):
        token = reading.tokens[at]
        if token.word in TRACK_NOUNS:
            return at
        unknown += token.word not in _FILLERS and not reading.used[at]
        if token.is_break or token.is_number or unknown > 2:
            return -1
    return -1


def _counter_end(reading: Reading, end: int) -> int:
    """End of 首, 首歌, 支曲子 after a number; `end` itself without one."""
    last = end
    if reading.word(end) in _COUNTERS or (reading.word(end) == "个" and reading.word(end + 1) == "歌"):
        last, _ = bound_after(reading, end + 1)
        while reading.word(last) in ("歌", "曲", "子", "音", "乐") and reading.is_free(last, last + 1):
            last += 1
    return last


def _count(reading: Reading, start: int, end: int, value: int) -> bool:
    if value <= 0:
        return reading.add(start, end, Meaning(Group.LENGTH, note="no_length"))
    note = "length_capped" if value > MAX_TRACKS else ""
    return reading.add(start, end, Meaning(Group.LENGTH, length=Length(tracks=min(value, MAX_TRACKS)), note=note))
