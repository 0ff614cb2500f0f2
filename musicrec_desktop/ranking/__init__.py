"""Stage 7, rank: candidates to scores with every part kept, and scores to a list in its order."""

from musicrec_desktop.ranking.duration import MAY_MISS
from musicrec_desktop.ranking.fusion import Ranked, rank
from musicrec_desktop.ranking.places import with_places
from musicrec_desktop.ranking.refill import going_on, refill
from musicrec_desktop.ranking.replacing import replacement
from musicrec_desktop.ranking.revising import around, going_longer, notes_on, with_others
from musicrec_desktop.ranking.scorers import DEFAULT_SCORERS, DEFAULT_WEIGHTS
from musicrec_desktop.ranking.sequencing import sequence
from musicrec_desktop.ranking.transitions import Transition, transition
from musicrec_desktop.ranking.trying import try_one

__all__ = [
    "DEFAULT_SCORERS",
    "DEFAULT_WEIGHTS",
    "MAY_MISS",
    "Ranked",
    "Transition",
    "around",
    "going_longer",
    "going_on",
    "notes_on",
    "rank",
    "refill",
    "replacement",
    "sequence",
    "transition",
    "try_one",
    "with_others",
    "with_places",
]
