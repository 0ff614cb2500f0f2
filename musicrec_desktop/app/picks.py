"""What is picked beside the words of a request: moods, an activity, minutes, familiar or new. It wins over them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import Facet, FacetWish, Length, PlaylistPlan, Source

ACTIVITIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "focus": "music for studying",
        "relax": "relaxing",
        "sleep": "falling asleep",
        "wake": "waking up",
        "walk": "walking",
        "run": "for running",
        "workout": "workout",
        "drive": "driving",
        "commute": "commuting",
        "cook": "cooking",
        "clean": "cleaning the house",
        "dinner": "dinner with friends",
        "party": "party",
        "dance": "dancing",
        "meditate": "meditation",
    }
)
"""Activities that can be picked, with the words they are short for: these are read as any request is."""


@dataclass(frozen=True, slots=True)
class Picks:
    """What was picked."""

    moods: tuple[str, ...] = ()
    """Names of domain.moods."""
    activity: str = ""
    """A key of ACTIVITIES."""
    minutes: float | None = None
    novelty: float | None = None
    """0 familiar .. 1 new; None leaves it to the words and the profile."""

    @property
    def is_empty(self) -> bool:
        """Nothing was picked."""
        return self == Picks()


def picked(plan: PlaylistPlan, picks: Picks, read: Callable[[str], PlaylistPlan]) -> PlaylistPlan:
    """The plan of the words with what was picked in place of what they say of the same; `read` reads words by rules.

    A mood that is picked also takes the place of the mood of the activity.
    """
    wishes = [
        FacetWish(Facet.MOOD, Source.LISTENER, 1.0, value=name, is_hard=False) for name in picks.moods if name in MOODS
    ]
    if picks.activity:
        moods = {Facet.MOOD} if wishes else set()
        wishes += [
            replace(wish, source=Source.LISTENER, confidence=1.0, words="")
            for wish in read(ACTIVITIES[picks.activity]).wants
            if wish.facet not in moods
        ]
    facets = {wish.facet for wish in wishes}
    nothing_said = not plan.request.strip()
    return replace(
        plan,
        wants=(*(wish for wish in plan.wants if wish.facet not in facets), *wishes),
        length=plan.length if picks.minutes is None else Length(minutes=picks.minutes),
        novelty=plan.novelty if picks.novelty is None else picks.novelty,
        notes=() if nothing_said else plan.notes,
    )
