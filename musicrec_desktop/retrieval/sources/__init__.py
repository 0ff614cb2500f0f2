"""Where candidates come from: small sources, each with one idea of what is worth scoring."""

from typing import Final

from musicrec_desktop.plugin_api import CandidateSource, ScoringContext
from musicrec_desktop.retrieval.sources.artist_neighbours import ArtistNeighbours
from musicrec_desktop.retrieval.sources.explore import Explore
from musicrec_desktop.retrieval.sources.favourites import Favourites
from musicrec_desktop.retrieval.sources.fresh import Fresh
from musicrec_desktop.retrieval.sources.liked_sound import LikedSound
from musicrec_desktop.retrieval.sources.plan_sound import PlanSound
from musicrec_desktop.retrieval.sources.plan_tags import PlanTags

BUILT_IN_SOURCES: Final[tuple[CandidateSource, ...]] = (
    PlanTags(),
    PlanSound(),
    LikedSound(),
    Favourites(),
    ArtistNeighbours(),
    Fresh(),
    Explore(),
)
"""Every source that comes with the program."""

_SHARES: Final = {
    # At novelty 0 and at novelty 1; between them, in between. What was asked for weighs more than what is known.
    "plan_tags": (3.0, 3.0),
    "plan_sound": (2.0, 2.0),
    "liked_sound": (1.5, 1.5),
    "favourites": (2.0, 0.3),
    "artist_neighbours": (1.5, 1.0),
    "fresh": (0.3, 2.0),
    "explore": (0.3, 1.0),
}


def share_of(name: str, context: ScoringContext) -> float:
    """How deep a source's offers reach into the candidates, relative to the others; 1 for a source from outside."""
    familiar, new = _SHARES.get(name, (1.0, 1.0))
    return familiar + (new - familiar) * context.novelty


__all__ = [
    "BUILT_IN_SOURCES",
    "ArtistNeighbours",
    "Explore",
    "Favourites",
    "Fresh",
    "LikedSound",
    "PlanSound",
    "PlanTags",
    "share_of",
]
