"""Which genre words mean which genres: a tree with aliases, given as data."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class GenreTree:
    """Genres by canonical name (casefolded), each with its parents and other spellings."""

    parents: Mapping[str, tuple[str, ...]]
    """Genre -> the genres it is a kind of; () for a root."""
    aliases: Mapping[str, str]
    """Other spelling or language (casefolded) -> genre."""
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Genre -> genres that may stand in for it where there is none of it and none above it, nearest first."""

    def canonical(self, name: str) -> str:
        """The tree's own name for a genre word; the word itself, casefolded, when the tree does not know it."""
        folded = name.casefold().strip()
        return self.aliases.get(folded, folded)

    def spellings(self, name: str) -> frozenset[str]:
        """Every casefolded word that means this genre or a kind of it, the word itself included."""
        root = self.canonical(name)
        return self._spellings.get(root, frozenset((root,))) | {name.casefold().strip()}

    def meaning(self, tag: str) -> str:
        """The tree's genre for a tag that may be written in a way the tree does not list.

        Tried in this order: the tag itself, with blanks for hyphens and underscores, its longest known ending ("female
        choir ambient" is ambient: English puts the kind last), its longest known beginning. Otherwise the tag itself.
        """
        if self.is_known(tag):
            return self.canonical(tag)
        words = tag.replace("-", " ").replace("_", " ").split()
        endings = (" ".join(words[start:]) for start in range(len(words)))
        beginnings = (" ".join(words[:end]) for end in range(len(words) - 1, 0, -1))
        for part in (*endings, *beginnings):
            if self.is_known(part):
                return self.canonical(part)
        return self.canonical(tag)

    def is_known(self, name: str) -> bool:
        """The word is in the tree, as a genre or as an alias."""
        return self.canonical(name) in self.parents

    def above(self, name: str) -> Iterator[str]:
        """The genres above a genre, without itself, nearest first."""
        waiting, seen = list(self.parents.get(self.canonical(name), ())), set[str]()
        while waiting:
            genre = waiting.pop(0)
            if genre not in seen:
                seen.add(genre)
                yield genre
                waiting.extend(self.parents.get(genre, ()))

    def stand_in(self, name: str, present: Container[str]) -> str:
        """The first of `present` that may stand in for a genre: its own neighbours, then those of the genres above it.

        The answer is the tree's own name of a genre; "" where none is near.
        """
        for genre in (self.canonical(name), *self.above(name)):
            found = next((each for each in self.near.get(genre, ()) if each in present), "")
            if found:
                return found
        return ""

    @cached_property
    def _spellings(self) -> Mapping[str, frozenset[str]]:
        kinds: dict[str, set[str]] = {name: {name} for name in self.parents}
        for name in self.parents:
            waiting, seen = list(self.parents[name]), set[str]()
            while waiting:
                above = waiting.pop()
                if above not in seen and above in kinds:
                    seen.add(above)
                    kinds[above].add(name)
                    waiting.extend(self.parents[above])
        spelt: dict[str, set[str]] = {name: {name} for name in self.parents}
        for alias, name in self.aliases.items():
            spelt.setdefault(name, {name}).add(alias)
        return {name: frozenset().union(*(spelt[kind] for kind in below)) for name, below in kinds.items()}
