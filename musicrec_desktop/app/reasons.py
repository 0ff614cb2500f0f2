"""What a reason stands on, in words."""

from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.llm import fact_line


def fact_sentences(track: Recommendation) -> tuple[str, ...]:
    """Every checked fact of a track as a line of its own, the weightiest first."""
    facts = sorted(track.facts, key=lambda fact: -fact.weight)
    return tuple(dict.fromkeys(map(fact_line, facts)))
