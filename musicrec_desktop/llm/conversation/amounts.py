"""Longer and shorter: by how much, against the length the list has."""

from dataclasses import dataclass
from typing import Final, TypeVar

from musicrec_desktop.domain.plan import Length, PlaylistPlan
from musicrec_desktop.llm.conversation.cues import Cue, cue_phrases
from musicrec_desktop.llm.conversation.shown import Shown
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading

V = TypeVar("V")

_LONGER, _SHORTER = 1.5, 2 / 3
"""What "longer" and "shorter" mean where nothing says by how much."""
_FEW: Final = 5
"""Tracks that "some more" are."""
_UNITS: Final[Phrases[tuple[float, float]]] = Phrases(
    (
        (
            """song(s) | track(s) | tune(s) | one(s) | title(s) | 首 | 首歌 | 个 | 支 | 曲 | lieder | titel | titres
            | chansons | canciones | temas""",
            (0.0, 1.0),
        ),
        ("minute(s) | min(s) | 分钟 | 分 | minuten | minuto(s)", (1.0, 0.0)),
        ("hour(s) | hr(s) | 小时 | 个小时 | 钟头 | 个钟头 | stunde(n) | heure(s) | hora(s)", (60.0, 0.0)),
    )
)
"""(minutes, tracks) of one."""
_HALVES: Final[Phrases[float]] = Phrases(
    (
        (
            "half an hour | half hour | 半小时 | 半个小时 | 半个钟头 | eine halbe stunde | une demi-heure | media hora",
            30.0,
        ),
        ("a quarter of an hour | 一刻钟", 15.0),
    )
)
_BEFORE: Final[Phrases[int]] = Phrases(
    (
        (
            """add | another | extend (it) by | longer by | make it longer by | plus
            | 再来 | 再加 | 多来 | 多加 | 再多 | 再多来 | 加 | 多 | 长 | 延长 | 加长 | 补""",
            1,
        ),
        (
            """remove | drop | cut | cut out | lose | take out | shorten (it) by | shorter by | minus
            | 少 | 减 | 减少 | 去掉 | 删掉 | 删 | 短 | 缩短 | 少来""",
            -1,
        ),
    )
)
_AFTER: Final[Phrases[int]] = Phrases(
    (
        ("more | longer | extra | additional | on top | more please | mas | mehr | langer | de plus", 1),
        ("fewer | less | shorter | menos | weniger | kurzer | de moins", -1),
    )
)
_VAGUE: Final = frozenset(("点", "些", "下", "会", "批", "组"))
"""After these 一 counts nothing: 短一点."""
_TO: Final = frozenset(("to", "down", "auf", "到", "成", "为", "至"))
_THAN: Final = frozenset(("than", "als", "que", "于", "过"))
_SONGS: Final = frozenset(
    ("song", "songs", "track", "tracks", "tunes", "pieces", "ones", "lieder", "chansons", "canciones")
)


@dataclass(frozen=True, slots=True)
class Amount:
    """So many minutes or tracks more (or fewer)."""

    minutes: float = 0.0
    tracks: int = 0


def read_amount(reading: Reading) -> Amount | None:
    """ "5 more", "ten minutes longer", "add 20 minutes", 再来五首; marks what it reads as used. None without one."""
    tokens = reading.tokens
    for start in range(len(tokens)):
        found = _amount_at(reading, start)
        if found is None or not reading.is_free(start, found[0]):
            continue
        end, minutes, tracks = found
        before, after = _BEFORE.ending_at(tokens, start), _at(_AFTER, reading, end)
        # "20 more minutes": the unit comes after.
        if after is not None and minutes == 0:
            unit = _at(_UNITS, reading, after[0])
            if unit is not None and tracks and not _at(_UNITS, reading, start + 1):
                minutes, tracks, after = tracks * unit[1][0], round(tracks * unit[1][1]), (unit[0], after[1])
        if before is None and after is None:
            continue
        sign = after[1] if after is not None else before[1] if before is not None else 0
        _use(reading, before[0] if before is not None else start, after[0] if after is not None else end)
        return Amount(sign * minutes, sign * tracks)
    return None


def read_length(reading: Reading, plan: PlaylistPlan, shown: Shown) -> Length | None:
    """The length that "shorter", "half as long", "some more" ask for; None where no such words stand."""
    for cue, factor in (
        (Cue.HALF_LENGTH, 0.5),
        (Cue.DOUBLE_LENGTH, 2.0),
        (Cue.SHORTER, _SHORTER),
        (Cue.LONGER, _LONGER),
    ):
        for start, end, _ in list(reading.find(cue_phrases(cue))):
            if reading.word(end) in _SONGS or reading.word(end) in _THAN or reading.word(start - 1) in ("no", "not"):
                continue  # shorter songs, and songs no longer than four minutes, are no shorter list
            _use(reading, start, end + (reading.word(end) in _TO))
            if reading.word(end) in _TO:
                return None  # "cut it down to half an hour" says the length itself
            if "more" in reading.words_of(start, end).casefold() or "再来" in reading.words_of(start, end):
                return length_after(Amount(tracks=_FEW), plan, shown)
            return _times(plan, shown, factor)
    return None


def wants_shorter_tracks(reading: Reading) -> int:
    """-1 for "shorter songs", 1 for "longer songs", else 0; marks what it reads as used."""
    for cue, sign in ((Cue.SHORTER, -1), (Cue.LONGER, 1)):
        for start, end, _ in list(reading.find(cue_phrases(cue))):
            if (
                reading.word(end) in _SONGS
                and reading.word(end + 1) not in _THAN
                and "more" not in reading.words_of(start, end).casefold()
            ):
                _use(reading, start, end + 1)
                return sign
    return 0


def length_after(amount: Amount, plan: PlaylistPlan, shown: Shown) -> Length:
    """So much more or less than the list has; a list that was asked for in minutes stays one."""
    length = plan.length
    if amount.minutes:
        base = length.minutes if length is not None and length.minutes is not None else shown.minutes
        return Length(minutes=max(1.0, round(base + amount.minutes, 1)))
    if length is not None and length.minutes is not None and len(shown):
        each = shown.minutes / len(shown)
        return Length(minutes=max(1.0, round(length.minutes + amount.tracks * each)))
    return Length(tracks=max(1, len(shown) + amount.tracks))


def _times(plan: PlaylistPlan, shown: Shown, factor: float) -> Length:
    if plan.length is not None and plan.length.minutes is not None:
        return Length(minutes=max(1.0, round(plan.length.minutes * factor, 1)))
    return Length(tracks=max(1, round(len(shown) * factor)))


def _amount_at(reading: Reading, start: int) -> tuple[int, float, int] | None:
    """(end, minutes, tracks) of "ten minutes", "an hour", "5", 五首."""
    half = _at(_HALVES, reading, start)
    if half is not None:
        return half[0], half[1], 0
    number = number_at(reading.tokens, start)
    if number is None and reading.word(start) in ("a", "an"):
        unit = _at(_UNITS, reading, start + 1)
        return None if unit is None or not unit[1][0] else (unit[0], unit[1][0], 0)
    if number is None:
        return None
    value, end = number
    if reading.word(end) in _VAGUE:
        return None
    unit = _at(_UNITS, reading, end)
    if unit is None:
        return (end, 0.0, int(value)) if value == int(value) and value < 1000 else None
    return unit[0], value * unit[1][0], round(value * unit[1][1])


def _at(phrases: Phrases[V], reading: Reading, at: int) -> tuple[int, V] | None:
    return phrases.at(reading.tokens, at) if 0 <= at < len(reading.tokens) else None


def _use(reading: Reading, start: int, end: int) -> None:
    reading.used[start:end] = [True] * (end - start)
