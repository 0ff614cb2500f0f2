"""Reader of how the list moves: "build up", "start calm, end wild", "from sad to hopeful", 越来越快, "get happier"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import Curve, Facet, Shape
from musicrec_desktop.llm.understanding.marks import BEFORE, Mark, mark_after, mark_before
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, Rank, wish
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.sounds import sound_phrases
from musicrec_desktop.llm.understanding.tables import table

_SHAPES: Final[Phrases[Curve]] = table(
    "curves",
    {shape.value: Curve(shape) for shape in (Shape.RISE, Shape.FALL, Shape.ARC, Shape.FLAT)}
    | {"calming": Curve(Shape.FALL, "", "calm"), "brightening": Curve(Shape.JOURNEY, "sad", "happy")},
)


_PROGRESS: Final[Phrases[bool]] = table("more and more", {"surely": True, "comparative": False})
_SELF: Final[Phrases[bool]] = table("the listener's own mood", {"self": True})
_CHANGES: Final[Phrases[bool]] = table("a change of mood", {"change": True})
CURVE_WORDS: Final = _SHAPES.vocabulary | BEFORE.vocabulary | _PROGRESS.vocabulary
_MADE: Final = frozenset(("playlist", "list", "mix", "my"))
"""Behind "build up", what is built: no movement."""
_QUIET: Final = wish(Facet.ENERGY, (0.0, 0.5), confidence=0.6, is_hard=False)
"""What "calm me down" leans to all along: it starts where a worked-up listener is, not at the loudest there is."""
_FAR: Final = 0.25
"""Energies further apart than this are a rise or fall."""


@dataclass(frozen=True, slots=True)
class _Sound:
    """A word about sound, with the mark beside it, and where both stand."""

    start: int
    end: int
    mood: str
    mark: Mark | None
    rank: Rank
    is_verb: bool = False
    """ "to" follows: "something for the kids to relax to"."""


def read_curve(reading: Reading) -> None:
    """Find how the list shall move, on free tokens."""
    _read_own_mood(reading)
    sounds = list(_sounds(reading))
    if not _read_journey(reading, sounds):
        _read_progress(reading)
    found = [each for each in reading.find(_SHAPES) if reading.word(each[1]) not in _MADE]
    shapes = [curve.shape for _, _, curve in found]
    rises_then_falls = Shape.RISE in shapes and Shape.FALL in shapes[shapes.index(Shape.RISE) :]
    for start, end, curve in found:
        whole = Curve(Shape.ARC) if Shape.ARC in shapes or rises_then_falls else curve
        wishes = (_QUIET,) if whole.end == "calm" else ()
        reading.add(start, end, Meaning(Group.MANNER, Rank.ACTIVITY, wishes, curve=whole))


def mood_of(meaning: Meaning) -> str:
    """The mood a sound word stands for; the nearest by its ranges when it names none, "" when it has neither."""
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


def _sounds(reading: Reading) -> Iterator[_Sound]:
    """Sound words on free tokens, left to right, each with the mark that stands before or after it."""
    i = 0
    while i < len(reading.tokens):
        if (reading.word(i), reading.word(i + 1)) == ("慢", "慢"):
            # 慢慢嗨起来: bit by bit, not slowly.
            i += 2
            continue
        found = None if reading.used[i] else sound_phrases().at(reading.tokens, i)
        if found is None or not reading.is_free(i, found[0]) or not mood_of(found[1]):
            i += 1
            continue
        end, meaning = found
        before, after = mark_before(reading, i), mark_after(reading, end)
        # "to sleep" is a phrase of its own, and "to" still leads to it.
        own = Mark.TO if reading.word(i) == "to" else None
        start, mark = before if before is not None else (i, own)
        if after is not None and (mark is None or mark is Mark.TO or mark is Mark.THEN):
            end, mark = after
        yield _Sound(start, end, mood_of(meaning), mark, meaning.rank, reading.word(end) == "to")
        i = max(end, found[0])


def _read_journey(reading: Reading, sounds: Sequence[_Sound]) -> bool:
    """From one sound to another, or from or to one alone; False when there is none."""
    summit = next((sound for sound in sounds if sound.mark is Mark.MIDDLE), None)
    if summit is not None and MOODS[summit.mood].energy >= 0.5:
        rest = [sound for sound in sounds if sound.mark in (Mark.ENDS, Mark.START, Mark.END)]
        return _add(reading, Curve(Shape.ARC), summit, *rest)
    ends = [sound for sound in sounds if sound.mark in (Mark.END, Mark.THEN, Mark.TO)]
    for first in sounds:
        last = next((sound for sound in ends if sound.start >= first.end), None)
        if last is not None and _leads_to(first, last, sounds):
            beyond = _beyond(sounds, first, last)
            if beyond is not None:
                return _add(reading, Curve(Shape.ARC), first, *beyond)
            has_middle = any(reading.word(at) in ("middle", "peak", "中") for at in range(first.end, last.start))
            curve = between(first.mood, last.mood)
            is_arc = has_middle and abs(MOODS[first.mood].energy - MOODS[last.mood].energy) < _FAR
            return _add(reading, Curve(Shape.ARC) if is_arc else curve, first, last)
        later = _shape_after(reading, first.end) if first.mark is Mark.START else None
        if later is not None and later[1].shape in (Shape.RISE, Shape.FALL, Shape.ARC):
            is_arc = later[1].shape is Shape.ARC
            _add(reading, later[1] if is_arc else Curve(later[1].shape, first.mood, later[1].end), first)
            return reading.add(later[0], later[2], Meaning(Group.MANNER))
    alone = next((sound for sound in ends if sound.mark is Mark.END), None)
    if alone is None:
        return False
    rises = MOODS[alone.mood].energy >= 0.5
    return _add(reading, Curve(Shape.RISE if rises else Shape.FALL, "", alone.mood), alone)


def _beyond(sounds: Sequence[_Sound], first: _Sound, last: _Sound) -> Sequence[_Sound] | None:
    """The sounds up to the real end where the movement turns down again: "start calm, then go wild, end quiet"."""
    ends = [sound for sound in sounds if sound.start >= last.start and sound.mark in (Mark.END, Mark.THEN)]
    heights = [MOODS[sound.mood].energy for sound in (first, *ends)]
    summit = max(heights)
    is_arc = len(ends) > 1 and min(summit - heights[0], summit - heights[-1]) > _FAR
    return ends if is_arc else None


def _leads_to(first: _Sound, last: _Sound, sounds: Sequence[_Sound]) -> bool:
    """Whether the two are the ends of one movement."""
    if first.mark is Mark.FROM:
        return last.mark is Mark.TO or last.mark is Mark.THEN
    if first.mark is Mark.START:
        return last.mark in (Mark.END, Mark.THEN) or (last.mark is Mark.TO and last.start - first.end <= 4)
    # "chill to party": two moods with nothing but "to" between; "something relaxing to sleep" is no movement.
    is_next = first.mark is None and sounds.index(last) == sounds.index(first) + 1
    is_bare = is_next and last.mark is Mark.TO and last.start == first.end
    is_bare = is_bare or (is_next and last.mark is Mark.THEN and last.start - first.end <= 5)
    is_end = (last.rank is not Rank.ACTIVITY or last.mood == "party") and not last.is_verb
    return is_bare and is_end and between(first.mood, last.mood).shape is not Shape.FLAT


def _add(reading: Reading, curve: Curve, *sounds: _Sound) -> bool:
    """Take the sounds as places of a movement rather than as wishes for the whole list."""
    if curve.shape is Shape.FLAT:
        return False
    for number, sound in enumerate(sounds):
        reading.add(sound.start, sound.end, Meaning(Group.MANNER, curve=curve if number == 0 else None))
    return True


def between(start: str, end: str) -> Curve:
    """The movement from one mood to another: a journey where the feeling changes, else a rise or fall."""
    a, b = MOODS[start], MOODS[end]
    rises, falls = b.energy - a.energy > _FAR, a.energy - b.energy > _FAR
    if abs(a.valence - b.valence) > 0.3:
        return Curve(Shape.JOURNEY, start, end)
    if start == end:
        return Curve(Shape.FLAT)
    return Curve(Shape.RISE if rises else Shape.FALL if falls else Shape.JOURNEY, start, end)


def _shape_after(reading: Reading, i: int) -> tuple[int, Curve, int] | None:
    """(start, curve, end) of a movement named within four tokens."""
    for at in range(i, min(i + 5, len(reading.tokens))):
        found = _SHAPES.at(reading.tokens, at)
        if found is not None and reading.is_free(at, found[0]):
            return at, found[1], found[0]
    return None


def _read_progress(reading: Reading) -> None:
    """ "gradually faster", "getting calmer", 越来越安静, "cada vez más rápido"."""
    for start, after, surely in list(reading.find(_PROGRESS)):
        found = _sound_from(reading, start, after) if surely or _is_comparative(reading, after) else None
        if found is None:
            continue
        end, mood = found
        while reading.word(end) in ("and", "起", "来", "下") or reading.word(end) == reading.word(found[0] - 1):
            # "faster and faster", 慢慢静下来
            end += 1
        reading.add(start, end, Meaning(Group.MANNER, curve=_towards(mood)))
        return


def _sound_from(reading: Reading, start: int, i: int) -> tuple[int, str] | None:
    """(end, mood) of a sound within three tokens of token i, all of them free from `start` on."""
    for at in range(i, min(i + 3, len(reading.tokens))):
        found = sound_phrases().at(reading.tokens, at)
        if found is not None and reading.is_free(start, found[0]) and mood_of(found[1]):
            return found[0], mood_of(found[1])
    return None


def _is_comparative(reading: Reading, i: int) -> bool:
    return reading.word(i).endswith("er") or reading.word(i) in ("more", "less", "更")


def _towards(mood: str) -> Curve:
    """A movement that ends in a mood: where it is a matter of feeling, from the feeling opposite."""
    place = MOODS[mood]
    if abs(place.energy - 0.5) >= abs(place.valence - 0.5):
        return Curve(Shape.RISE if place.energy >= 0.5 else Shape.FALL, "", mood)
    return Curve(Shape.JOURNEY, "melancholic" if place.valence > 0.5 else "happy", mood)


def _read_own_mood(reading: Reading) -> None:
    """ "I'm angry, calm me down", 我很难过，让我开心起来: the mood the listener is in is not the one they ask for."""
    changes = [start for start, _, _ in reading.find(_CHANGES)]
    for start, end, _ in list(reading.find(_SELF)):
        # "I'm tired" may be a phrase of its own; "I'm" before a mood is not.
        whole = sound_phrases().at(reading.tokens, start)
        found = whole or (sound_phrases().at(reading.tokens, end) if end < len(reading.tokens) else None)
        if found is not None and reading.is_free(start, found[0]) and any(at >= found[0] for at in changes):
            reading.add(start, found[0], Meaning(Group.MANNER))
