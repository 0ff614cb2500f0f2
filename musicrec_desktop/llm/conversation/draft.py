"""An edit while its pieces come in, and the words that are not read yet."""

from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.domain.plan import FacetWish, Length, Note
from musicrec_desktop.llm.conversation.cues import Cue, cue_phrases
from musicrec_desktop.llm.understanding.phrases import Reading
from musicrec_desktop.llm.understanding.tokens import language_of, tokenise

ACTS: Final = (Cue.KEEP, Cue.ONLY, Cue.REPLACE, Cue.REMOVE, Cue.LIKE)
"""What can be done with places."""


@dataclass(slots=True)
class Draft:
    """Pieces of an edit; what is read is taken out of the text that is left for the rules."""

    reading: Reading
    places: dict[Cue, set[int]] = field(default_factory=lambda: {cue: set() for cue in ACTS})
    is_others: bool = False
    length: Length | None = None
    less: list[FacetWish] = field(default_factory=list)
    more: list[FacetWish] = field(default_factory=list)
    also: list[FacetWish] = field(default_factory=list)
    allowed: list[FacetWish] = field(default_factory=list)
    added: list[FacetWish] = field(default_factory=list)
    wanted: list[FacetWish] = field(default_factory=list)
    avoided: list[FacetWish] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _instead: dict[int, str] = field(default_factory=dict)
    """Token -> words put in its place."""

    @staticmethod
    def of(text: str) -> "Draft":
        """Nothing read yet."""
        return Draft(Reading(text, tokenise(text)))

    @property
    def language(self) -> str:
        """The language of the words."""
        return language_of(self.reading.text)

    def use(self, start: int, end: int, instead: str = "") -> None:
        """Mark tokens as read; `instead` stands in their place for whoever reads the rest."""
        self.reading.used[start:end] = [True] * (end - start)
        if instead:
            self._instead[start] = instead

    def use_all(self, cue: Cue, instead: str = "") -> bool:
        """Mark every phrase of a cue that is not read yet; True when there was one."""
        found = list(self.reading.find(cue_phrases(cue)))
        for start, end, _ in found:
            self.use(start, end, instead)
        return bool(found)

    def starts(self, cue: Cue, at: int) -> int:
        """The token after a cue that starts here and is not read yet; 0 where none does."""
        found = cue_phrases(cue).at(self.reading.tokens, at) if at < len(self.reading.tokens) else None
        return found[0] if found is not None and self.reading.is_free(at, found[0]) else 0

    @property
    def rest(self) -> str:
        """What is not read yet."""
        out, at = list[str](), 0
        for i, token in enumerate(self.reading.tokens):
            if self.reading.used[i]:
                out += (self.reading.text[at : token.start], f" {self._instead.get(i, '')} ")
                at = token.end
        out.append(self.reading.text[at:])
        return " ".join("".join(out).split()).strip(" ,，;；.。、")
