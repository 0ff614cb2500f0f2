"""What a reason stands on, in words."""

from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.llm import template_rationale


def fact_sentences(track: Recommendation) -> tuple[str, ...]:
    """Every checked fact of a track as a sentence of its own, the weightiest first."""
    facts = sorted(track.facts, key=lambda fact: -fact.weight)
    return tuple(dict.fromkeys(template_rationale((fact,)) for fact in facts))
