"""Phrase tables over tokens, and the reading that marks which tokens are used up."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from musicrec_desktop.llm.understanding.meaning import Meaning
from musicrec_desktop.llm.understanding.tokens import Token, words

V = TypeVar("V")


def spell_out(pattern: str) -> Iterator[str]:
    """Every spelling of "work(ing) out": with and without each part in brackets."""
    parts = re.split(r"\(([^)]*)\)", pattern)
    optional = parts[1::2]
    for choice in itertools.product((True, False), repeat=len(optional)):
        kept = (part if keep else "" for part, keep in zip(optional, choice, strict=True))
        yield "".join(itertools.chain.from_iterable(itertools.zip_longest(parts[::2], kept, fillvalue="")))


class Phrases(Generic[V]):
    """A table from phrases to values, looked up by the longest phrase that starts at a token."""

    def __init__(self, entries: Iterable[tuple[str, V]] = ()) -> None:
        table: dict[str, dict[tuple[str, ...], V]] = {}
        for patterns, value in entries:
            for pattern in patterns.split("|"):
                for spelling in spell_out(pattern.strip()):
                    key = words(spelling)
                    if key:
                        table.setdefault(key[0], {}).setdefault(key, value)
        self._by_first = {
            first: sorted(found.items(), key=lambda entry: -len(entry[0])) for first, found in table.items()
        }

    def __len__(self) -> int:
        return sum(map(len, self._by_first.values()))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that occurs in a phrase."""
        return frozenset(word for found in self._by_first.values() for key, _ in found for word in key)

    @cached_property
    def single_words(self) -> frozenset[str]:
        """Phrases of one word."""
        return frozenset(key[0] for found in self._by_first.values() for key, _ in found if len(key) == 1)

    def at(self, tokens: Sequence[Token], start: int, stop: int | None = None) -> tuple[int, V] | None:
        """(end, value) of the longest phrase that starts at token `start` and ends by `stop`, or None."""
        stop = len(tokens) if stop is None else stop
        for key, value in self._by_first.get(tokens[start].word, ()):
            end = start + len(key)
            if end <= stop and all(tokens[start + i].word == word for i, word in enumerate(key)):
                return end, value
        return None

    def ending_at(self, tokens: Sequence[Token], end: int, longest: int = 5) -> tuple[int, V] | None:
        """(start, value) of the longest phrase that ends before token `end`, or None."""
        for start in range(max(0, end - longest), end):
            found = self.at(tokens, start)
            if found is not None and found[0] == end:
                return start, found[1]
        return None


@dataclass(frozen=True, slots=True)
class Item:
    """A span of tokens and what it means."""

    start: int
    end: int
    meaning: Meaning


@dataclass(slots=True)
class Reading:
    """A request while it is read: its tokens, the items found, and which tokens they used."""

    text: str
    tokens: tuple[Token, ...]
    items: list[Item] = field(default_factory=list)
    used: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.used = [False] * len(self.tokens)

    def word(self, i: int) -> str:
        """The word at a token, "" outside the request."""
        return self.tokens[i].word if 0 <= i < len(self.tokens) else ""

    def is_free(self, start: int, end: int) -> bool:
        """No token of the span is used."""
        return 0 <= start < end <= len(self.tokens) and not any(self.used[start:end])

    def words_of(self, start: int, end: int) -> str:
        """The span as typed."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def add(self, start: int, end: int, meaning: Meaning) -> bool:
        """Mark a span as used and keep its meaning; False (and nothing done) when part of it is used."""
        if not self.is_free(start, end):
            return False
        self.used[start:end] = [True] * (end - start)
        self.items.append(Item(start, end, meaning))
        return True

    def extend(self, item: Item, start: int, end: int) -> None:
        """Let an item cover more free tokens around it (a unit, a cue)."""
        for i in range(start, end):
            self.used[i] = True
        self.items[self.items.index(item)] = Item(min(start, item.start), max(end, item.end), item.meaning)

    def find(self, phrases: Phrases[V]) -> Iterator[tuple[int, int, V]]:
        """(start, end, value) of phrases on free tokens, leftmost and longest first, without overlap."""
        i = 0
        while i < len(self.tokens):
            found = None if self.used[i] else phrases.at(self.tokens, i)
            if found is not None and not self.is_free(i, found[0]):
                # 不要太长: "not too" would reach into an item, "not" does not.
                found = phrases.at(self.tokens, i, self.used.index(True, i))
            if found is not None:
                yield i, found[0], found[1]
            i = i + 1 if found is None else found[0]

    def covering(self) -> Mapping[int, Item]:
        """Token -> the item that covers it."""
        return {i: item for item in self.items for i in range(item.start, item.end)}
