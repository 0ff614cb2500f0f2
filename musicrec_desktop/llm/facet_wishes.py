"""Answers of a model as wishes of a plan: which may still be given beside what the rules read, and what they mean."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import Facet, FacetWish, PlaylistPlan, Range, Source
from musicrec_desktop.llm.facet_prompt import QUESTIONS
from musicrec_desktop.llm.understanding import Lexicon

_RANGES: Final[Mapping[tuple[Facet, str], Range]] = MappingProxyType(
    {
        (Facet.ENERGY, "low"): Range(0.0, 0.5),
        (Facet.ENERGY, "high"): Range(0.68, 1.0),
        (Facet.VALENCE, "sad"): Range(0.0, 0.42),
        (Facet.VALENCE, "happy"): Range(0.58, 1.0),
        (Facet.TEMPO, "slow"): Range(40.0, 100.0),
        (Facet.TEMPO, "fast"): Range(120.0, 220.0),
        (Facet.DANCEABILITY, "yes"): Range(0.64, 1.0),
        (Facet.ACOUSTICNESS, "yes"): Range(0.5, 1.0),
    }
)
"""What answers mean, between the ends that the rules give to such words; an answer that is not here asks for nothing
("medium", "mixed", "no": what most tracks are like anyway)."""
_SLACK: Final = 0.15
"""A mood this far outside of a range still goes with it: moods are wide."""
_PLANE: Final = (Facet.MOOD, Facet.ENERGY, Facet.VALENCE)
_NAMES: Final = (Facet.ARTIST, Facet.ALBUM, Facet.TRACK)


def open_answers(plan: PlaylistPlan, lexicon: Lexicon | None) -> Mapping[Facet, tuple[str, ...]]:
    """For each facet that the rules left open: the answers that go against nothing they read, genres as families.

    A mood by the rules settles energy and valence, and so does a movement; named artists settle the genre.
    """
    wants = [wish for wish in plan.wants if wish.source is not Source.PROFILE]
    settled = {wish.facet for wish in wants}
    if Facet.MOOD in settled or plan.curve is not None:
        settled.update(_PLANE)
    if settled.intersection(_NAMES) or lexicon is None:
        settled.add(Facet.GENRE)
    if settled.intersection((Facet.ENERGY, Facet.TEMPO, Facet.DANCEABILITY)):
        settled.update((Facet.TEMPO, Facet.DANCEABILITY))
    found: dict[Facet, tuple[str, ...]] = {}
    for facet, question in QUESTIONS.items():
        if facet in settled:
            continue
        answers = tuple(each for each in question.answers if _may_stand(facet, each, wants, plan.avoids, lexicon))
        if answers:
            found[facet] = answers
    return found


def _may_stand(
    facet: Facet,
    answer: str,
    wants: Iterable[FacetWish],
    avoids: Iterable[FacetWish],
    lexicon: Lexicon | None,
) -> bool:
    if facet is Facet.MOOD:
        return all(agrees(answer, wish) for wish in wants) and not any(
            avoid.value == answer or (avoid.range is not None and _lies_in(answer, avoid)) for avoid in avoids
        )
    if facet is Facet.GENRE:
        name = _genre_here(answer, lexicon)
        return bool(name) and not any(avoid.facet is Facet.GENRE and _is_kind(name, avoid, lexicon) for avoid in avoids)
    meant = _RANGES.get((facet, answer))
    return not any(
        avoid.facet is facet and (avoid.value == answer or (meant is not None and _overlap(meant, avoid.range)))
        for avoid in avoids
    )


def agrees(mood: str, wish: FacetWish) -> bool:
    """Whether a mood goes with a wish about energy or valence; with any other wish it does."""
    if wish.range is None or wish.facet not in (Facet.ENERGY, Facet.VALENCE):
        return True
    place = _place(mood, wish.facet)
    return wish.range.low - _SLACK <= place <= wish.range.high + _SLACK


def _lies_in(mood: str, avoid: FacetWish) -> bool:
    if avoid.range is None or avoid.facet not in (Facet.ENERGY, Facet.VALENCE):
        return False
    return avoid.range.low <= _place(mood, avoid.facet) <= avoid.range.high


def _place(mood: str, facet: Facet) -> float:
    return MOODS[mood].energy if facet is Facet.ENERGY else MOODS[mood].valence


def _overlap(one: Range, other: Range | None) -> bool:
    return other is not None and max(one.low, other.low) < min(one.high, other.high)


def _genre_here(family: str, lexicon: Lexicon | None) -> str:
    """What this library calls a family of genres, or what it has above it; "" where it has none of it."""
    if lexicon is None:
        return ""
    name = lexicon.genre_tree.canonical(family)
    here = lexicon.genre_spelling.get(name, name)
    if here in lexicon.present_genres:
        return here
    instead, is_wider = lexicon.instead_of(name)
    return instead if is_wider else ""


def _is_kind(name: str, avoid: FacetWish, lexicon: Lexicon | None) -> bool:
    return lexicon is not None and not lexicon.genre_tree.spellings(name).isdisjoint(
        lexicon.genre_tree.spellings(avoid.value)
    )


def wish_for(facet: Facet, answer: str, chance: float, words: str, lexicon: Lexicon | None) -> FacetWish | None:
    """The soft wish that an answer means; None for an answer that asks for nothing."""
    meant = _RANGES.get((facet, answer))
    value = ""
    if facet in (Facet.MOOD, Facet.VOCALS):
        value = answer
    elif facet is Facet.GENRE:
        value = _genre_here(answer, lexicon)
    if meant is None and not value:
        return None
    return FacetWish(facet, Source.MODEL, round(chance, 4), value=value, range=meant, is_hard=False, words=words)
