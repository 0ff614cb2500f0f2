"""What a list has said so far, so that its reasons do not read alike."""

from collections import Counter
from collections.abc import Sequence

from musicrec_desktop.llm.wording import MOST_ALIKE, Way


class Variety:
    """No three reasons of a list share a skeleton, and no two neighbours are built alike or begin alike."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()
        self._frames: Counter[str] = Counter()
        self._last = Way("", "", "")

    def open(self, ways: Sequence[Way]) -> list[Way]:
        """What may come next: skeletons used twice are out, and the last frame and first word while others are left.

        Of the rest, the frames used least: a small model left to itself begins every second sentence alike.
        """
        fresh = [way for way in ways if self._used[way.skeleton] < MOST_ALIKE]
        other = [way for way in fresh if way.frame != self._last.frame and way.start != self._last.start]
        least = min((self._frames[way.frame] for way in other), default=0)
        return [way for way in other if self._frames[way.frame] == least] or fresh

    def use(self, way: Way) -> None:
        """This sentence was said."""
        self._used[way.skeleton] += 1
        self._frames[way.frame] += 1
        self._last = way
