"""Reader of how energy moves over the list: rise, fall, or a journey between moods."""

from typing import Final

from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import Curve, Facet, Shape
from musicrec_desktop.llm.understanding.meaning import Group, Meaning
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.sounds import sound_phrases
from musicrec_desktop.llm.understanding.tables import table

_SHAPES: Final[Phrases[Curve]] = table(
    "curves", {shape.value: Curve(shape) for shape in (Shape.RISE, Shape.FALL, Shape.ARC, Shape.FLAT)}
)
_START: Final = frozenset(
    (
        "start",
        "starts",
        "starting",
        "begin",
        "begins",
        "beginning",
        "open",
        "opening",
        "kick",
        "first",
        "empezar",
        "anfangen",
        "commencer",
    )
)
_END: Final = frozenset(
    (
        "end",
        "ends",
        "ending",
        "finish",
        "finishing",
        "finishes",
        "then",
        "into",
        "close",
        "build",
        "get",
        "getting",
        "to",
        "terminar",
        "enden",
        "finir",
    )
)


def _mood_of(meaning: Meaning) -> str:
    """The mood a sound word stands for; the nearest by its ranges when it names none."""
    for each in meaning.wishes:
        if each.facet is Facet.MOOD:
            return each.value
    ranges = {each.facet: each.range for each in meaning.wishes if each.range is not None}
    point = {
        facet: (found.low + found.high) / 2 for facet, found in ranges.items() if facet in (Facet.ENERGY, Facet.VALENCE)
    }
    if not point:
        return ""
    energy, valence = point.get(Facet.ENERGY, 0.5), point.get(Facet.VALENCE, 0.5)
    return min(MOODS.values(), key=lambda mood: (mood.energy - energy) ** 2 + (mood.valence - valence) ** 2).name


_AT_FIRST: Final[Phrases[bool]] = Phrases(
    (("at first|to start with|to begin with|initially|in the beginning|at the beginning|at the start", True),)
)
CURVE_WORDS: Final = _SHAPES.vocabulary


def _read_at_first(reading: Reading) -> None:
    """ "quiet at first, then wild": a sound that only begins the list."""
    for start, end, _ in list(reading.find(_AT_FIRST)):
        first = sound_phrases().ending_at(reading.tokens, start, 3)
        if first is None or not reading.is_free(first[0], end) or not _mood_of(first[1]):
            continue
        at = end + 1 if reading.word(end) in (",", "and", "but") else end
        later = _shape_after(reading, at)
        second = None if later else _second_part(reading, at, is_range=True)
        if later is not None:
            reading.add(first[0], end, Meaning(Group.MANNER, curve=Curve(later[1].shape, _mood_of(first[1]))))
        elif second is not None and reading.is_free(first[0], second[0]):
            reading.add(first[0], second[0], Meaning(Group.MANNER, curve=_between(_mood_of(first[1]), second[1])))


def _between(start: str, end: str) -> Curve:
    """The curve from one mood to another: a journey where the feeling changes, else a rise or fall."""
    a, b = MOODS[start], MOODS[end]
    rises, falls = b.energy - a.energy > 0.25, a.energy - b.energy > 0.25
    far = abs(a.valence - b.valence) > 0.3
    return Curve(Shape.JOURNEY if far or not (rises or falls) else Shape.RISE if rises else Shape.FALL, start, end)


def read_curve(reading: Reading) -> None:
    """ "start calm and build up", "from sad to hopeful", "start slow, end wild", 从悲伤到希望."""
    _read_at_first(reading)
    _read_journey(reading)
    found = list(reading.find(_SHAPES))
    shapes = [curve.shape for _, _, curve in found]
    rises_then_falls = Shape.RISE in shapes and Shape.FALL in shapes[shapes.index(Shape.RISE) :]
    for start, end, curve in found:
        whole = Curve(Shape.ARC) if Shape.ARC in shapes or rises_then_falls else curve
        reading.add(start, end, Meaning(Group.MANNER, curve=whole))


def _sound_after(reading: Reading, i: int) -> tuple[int, str] | None:
    """(end, mood) of the sound word at or just after token i."""
    for at in range(i, min(i + 4, len(reading.tokens))):
        if reading.used[at] or reading.tokens[at].is_break:
            return None
        found = sound_phrases().at(reading.tokens, at)
        if found is not None:
            mood = _mood_of(found[1])
            return (found[0], mood) if mood else None
    return None


def _read_journey(reading: Reading) -> None:
    for i in range(len(reading.tokens)):
        word = reading.word(i)
        if reading.used[i] or word not in _START | {"from", "从", "由", "de", "von", "开", "先", "go", "going"}:
            continue
        first = _sound_after(reading, i + 1)
        if first is None:
            continue
        second = _second_part(reading, first[0], is_range=word in ("from", "从", "由", "de", "von", "go", "going"))
        if second is None:
            if word in _START:
                later = _shape_after(reading, first[0])
                if later is not None:
                    reading.add(i, later[0], Meaning(Group.MANNER, curve=Curve(later[1].shape, first[1], "")))
            continue
        end, mood = second
        reading.add(i, end, Meaning(Group.MANNER, curve=_between(first[1], mood)))
        return


def _shape_after(reading: Reading, i: int) -> tuple[int, Curve] | None:
    for at in range(i, min(i + 4, len(reading.tokens))):
        found = _SHAPES.at(reading.tokens, at)
        if found is not None and reading.is_free(i, found[0]):
            return found
    return None


def _second_part(reading: Reading, i: int, *, is_range: bool) -> tuple[int, str] | None:
    """The end of a journey: after "to", "and end", "then", 到, 然后."""
    links = _END | {"到", "至", "后", "a", "zu", "bis", "结", "变", "再"}
    for at in range(i, min(i + 5, len(reading.tokens))):
        if reading.word(at) in links and (is_range or reading.word(at) != "a"):
            found = _sound_after(reading, at + 1)
            if found is not None:
                return found
    return None
