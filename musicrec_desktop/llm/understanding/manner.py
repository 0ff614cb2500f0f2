"""Readers of how the list is made: its spacing, how new it is, shares of genres or artists."""

from typing import Final

from musicrec_desktop.llm.understanding.meaning import Group, Meaning
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.tables import table, word_set

_SPACING: Final[Phrases[tuple[int | None, bool]]] = table("spacing", {"once": (1, False), "in turns": (None, True)})
_PER_ARTIST: Final = tuple(
    tuple(tail.split())
    for tail in (
        *("per artist", "per band", "per singer", "each artist", "an artist"),
        *(f"{link} {whose}" for link in ("by", "from", "for") for whose in ("each artist", "any artist", "one artist")),
        *(f"{link} {whose}" for link in ("by", "from") for whose in ("the same artist", "any one artist")),
    )
)
_MOST: Final = word_set("manner-most")
_NOVELTY: Final[Phrases[float]] = table("novelty", {"new": 0.9, "familiar": 0.1})
_HALF: Final = frozenset(("half", "一半", "mitad", "halb", "moitie"))


_HAN_PER_ARTIST: Final[Phrases[bool]] = Phrases((("每个歌手|每位歌手|每个艺人|每人|每个乐队", True),))
MANNER_WORDS: Final = _SPACING.vocabulary | _NOVELTY.vocabulary


def read_spacing(reading: Reading) -> None:
    """Tracks per artist and alternation. Read before names: "no artist twice" is not about the band TWICE."""
    _read_max_per_artist(reading)
    for start, end, (most, alternate) in list(reading.find(_SPACING)):
        reading.add(start, end, Meaning(Group.MANNER, max_per_artist=most, alternate=alternate))


def read_novelty(reading: Reading) -> None:
    """Familiar or new."""
    for start, end, novelty in list(reading.find(_NOVELTY)):
        reading.add(start, end, Meaning(Group.MANNER, novelty=novelty))


def _read_max_per_artist(reading: Reading) -> None:
    for i in range(len(reading.tokens)):
        number = number_at(reading.tokens, i) if not reading.used[i] else None
        if number is None or not 1 <= number[0] <= 50:
            continue
        at = number[1]
        while reading.word(at) in ("song", "songs", "track", "tracks", "tunes", "titles", "of"):
            at += 1
        for tail in _PER_ARTIST:
            if tuple(reading.word(at + k) for k in range(len(tail))) == tail:
                start = i
                while start > 0 and reading.word(start - 1) in _MOST:
                    start -= 1
                reading.add(start, at + len(tail), Meaning(Group.MANNER, max_per_artist=int(number[0])))
                break
    for start, end, _ in list(reading.find(_HAN_PER_ARTIST)):
        for at in range(end, min(end + 5, len(reading.tokens))):
            number = number_at(reading.tokens, at)
            if number is not None and reading.word(number[1]) == "首":
                reading.add(start, number[1] + 1, Meaning(Group.MANNER, max_per_artist=max(1, int(number[0]))))
                break


def read_shares(reading: Reading) -> None:
    """ "half rap half rock", "70% rock, 30% pop", "mostly rock with some jazz", 一半摇滚一半说唱."""
    for i in range(len(reading.tokens)):
        if reading.used[i]:
            continue
        word, number = reading.word(i), number_at(reading.tokens, i)
        if number is not None and reading.word(number[1]) == "%":
            end = number[1] + 1 + (reading.word(number[1] + 1) == "of")
            reading.add(i, end, Meaning(Group.MANNER, weight=max(0.01, min(1.0, number[0] / 100))))
        elif word in _HALF or (word == "一" and reading.word(i + 1) == "半"):
            reading.add(i, i + (2 if word == "一" else 1), Meaning(Group.MANNER, weight=0.5))
        elif word in ("mostly", "mainly", "predominantly", "primarily") or (
            word == "主" and reading.word(i + 1) == "要"
        ):
            reading.add(i, i + (2 if word == "主" else 1), Meaning(Group.MANNER, weight=0.75))
