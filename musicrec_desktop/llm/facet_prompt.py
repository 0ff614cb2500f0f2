"""The short question about one facet of a request: what a trained adapter is asked, and what it may answer.

No examples and no system text: an adapter has learned what is wanted, and each token of a prompt costs. Every facet is
asked directly after the request and apart from the others, so any subset may be asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm.untrusted import for_prompt

ANY: Final = "any"
"""The answer that the request says nothing of a facet."""

GENRES: Final = (
    "rock",
    "pop",
    "rap",
    "electronic",
    "soul",
    "jazz",
    "classical",
    "country",
    "folk",
    "metal",
    "punk",
    "blues",
    "reggae",
    "latin",
    "funk",
    "disco",
    "ambient",
    "gospel",
    "world",
)
"""Families of genres, no two of which begin with the same token in the models this was measured on. Which genres of a
library a family stands for is for the library's lexicon to say."""


@dataclass(frozen=True, slots=True)
class FacetQuestion:
    """One facet as the model knows it."""

    word: str
    """Stands before the colon."""
    answers: tuple[str, ...]
    """Without "any", which every facet has too."""


QUESTIONS: Final[Mapping[Facet, FacetQuestion]] = MappingProxyType(
    {
        Facet.MOOD: FacetQuestion("Mood", tuple(MOODS)),
        Facet.ENERGY: FacetQuestion("Energy", ("low", "medium", "high")),
        Facet.VALENCE: FacetQuestion("Feeling", ("sad", "mixed", "happy")),
        Facet.TEMPO: FacetQuestion("Tempo", ("slow", "medium", "fast")),
        Facet.GENRE: FacetQuestion("Genre", GENRES),
        Facet.VOCALS: FacetQuestion("Vocals", ("sung", "none")),
        Facet.DANCEABILITY: FacetQuestion("Dance", ("yes", "no")),
        Facet.ACOUSTICNESS: FacetQuestion("Acoustic", ("yes", "no")),
    }
)
"""What an adapter is trained to answer."""


def request_line(request: str) -> str:
    """What every question about a request begins with; the request is data and loses what would act on a prompt."""
    return f"Request: {for_prompt(request)}\n"


def question_text(facet: Facet, answer: str = "") -> str:
    """What follows the request: the facet, a colon, and an answer where one is to be scored or learned."""
    return f"{QUESTIONS[facet].word}:{' ' + answer if answer else ''}"
