"""Readers of how the list is made: its spacing, and how new it is."""

from typing import Final

from musicrec_desktop.llm.understanding.meaning import Group, Meaning, Share
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.quantities import TRACK_NOUNS
from musicrec_desktop.llm.understanding.tables import table, word_set

_SPACING: Final[Phrases[Meaning]] = table(
    "spacing",
    {
        "once": Meaning(Group.MANNER, max_per_artist=1),
        "in turns": Meaning(Group.MANNER, alternate=True),
        "twice as much": Meaning(Group.MANNER, share=Share((2 / 3, 1 / 3))),
        # Every list keeps an artist's tracks apart and plays none twice: nothing to do, and nothing to complain of.
        "apart": Meaning(Group.MANNER),
    },
)
_ARTISTS: Final = word_set("manner-artists")
_EACH: Final = frozenset(("each", "any", "one", "the", "same", "every", "a", "an", "single", "cada", "given"))
_MOST: Final = word_set("manner-most")
_HAN_PER_ARTIST: Final[Phrases[bool]] = table("per artist", {"each": True})
_SAME_ARTIST: Final[Phrases[bool]] = table("the same artist", {"same": True})
_TIMES: Final = {"once": 1, "twice": 2, "thrice": 3}
_MORE_THAN: Final = frozenset(("than", "most", "only", "max", "maximum", "过", "多"))
_NOVELTY: Final[Phrases[float]] = table("novelty", {"new": 0.9, "familiar": 0.1})
MANNER_WORDS: Final = _SPACING.vocabulary | _NOVELTY.vocabulary


def read_spacing(reading: Reading) -> None:
    """Tracks per artist and alternation. Read before names: "no artist twice" is not about the band TWICE."""
    _read_times_an_artist(reading)
    for start, end, meaning in list(reading.find(_SPACING)):
        reading.add(start, end, meaning)
    _read_max_per_artist(reading)
    _read_han_max_per_artist(reading)
    _read_number_of_artists(reading)


def read_novelty(reading: Reading) -> None:
    """Familiar or new."""
    for start, end, novelty in list(reading.find(_NOVELTY)):
        reading.add(start, end, Meaning(Group.MANNER, novelty=novelty))


def _read_max_per_artist(reading: Reading) -> None:
    """ "max 2 per artist", "at most two songs from the same band", "zwei Lieder pro Künstler"."""
    for i in range(len(reading.tokens)):
        number = number_at(reading.tokens, i) if not reading.used[i] else None
        if number is None or not 1 <= number[0] <= 50:
            continue
        at = number[1]
        while reading.word(at) in TRACK_NOUNS or reading.word(at) == "of":
            at += 1
        end = _each_artist(reading, at)
        if end is None:
            continue
        start = i
        while reading.word(start - 1) in _MOST and reading.is_free(start - 1, start):
            start -= 1
        reading.add(start, end, Meaning(Group.MANNER, max_per_artist=int(number[0])))


def _read_times_an_artist(reading: Reading) -> None:
    """ "the same artist no more than twice", "no artist more than three times", 歌手重复不超过两次."""
    for start, end, _ in list(reading.find(_SAME_ARTIST)):
        for at in range(end, min(end + 8, len(reading.tokens))):
            number = number_at(reading.tokens, at)
            is_times = number is not None and reading.word(number[1]) in ("times", "次")
            times = _TIMES.get(reading.word(at), int(number[0]) if number is not None and is_times else 0)
            stop = number[1] + 1 if number is not None and is_times else at + 1
            if times < 1 or not reading.is_free(start, stop) or reading.word(stop) == "in":
                # "the same artist twice in a row" is about neighbours.
                continue
            # "no artist twice" is once, "no artist more than twice" is twice.
            is_bound = any(reading.word(k) in _MORE_THAN for k in range(end, at))
            reading.add(start, stop, Meaning(Group.MANNER, max_per_artist=max(1, times - (not is_bound))))
            break


def _read_number_of_artists(reading: Reading) -> None:
    """ "100 songs by 3 artists": how many artists there are in all, which no list is made by; it is said."""
    for i in range(1, len(reading.tokens)):
        number = number_at(reading.tokens, i) if reading.word(i - 1) in ("by", "from", "of") else None
        if number is not None and number[0] > 1 and reading.word(number[1]) in _ARTISTS:
            reading.add(i - 1, number[1] + 1, Meaning(Group.MANNER, note="cannot_count_artists"))


def _each_artist(reading: Reading, i: int) -> int | None:
    """End of "per artist", "from the same band", "each artist" at token i; None without it."""
    is_led = reading.word(i) in ("by", "from", "for", "with")
    at = i + 1 if is_led or reading.word(i) in ("per", "pro", "por", "par") else i
    is_each = at > i and not is_led
    while reading.word(at) in _EACH:
        is_each, at = True, at + 1
    return at + 1 if is_each and reading.word(at) in _ARTISTS else None


def _read_han_max_per_artist(reading: Reading) -> None:
    """每个歌手最多两首, 一个歌手只要一首."""
    for start, end, _ in list(reading.find(_HAN_PER_ARTIST)):
        for at in range(end, min(end + 6, len(reading.tokens))):
            number = number_at(reading.tokens, at)
            if number is not None and reading.word(number[1]) in ("首", "次", "曲"):
                most = max(1, int(number[0]))
                reading.add(start, number[1] + 1, Meaning(Group.MANNER, max_per_artist=most))
                break
