"""How long the list shall be."""

from musicrec_desktop.domain.plan import MOST_TRACKS, USUAL_TRACKS, Length
from musicrec_desktop.plugin_api import ScoringContext


def wanted_length(context: ScoringContext) -> Length:
    """The length asked for, else the usual one; of everything there is, the most that a list may hold."""
    return context.length or Length(tracks=MOST_TRACKS if context.plan.everything else USUAL_TRACKS)
