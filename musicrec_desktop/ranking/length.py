"""How long the list shall be."""

from musicrec_desktop.domain.plan import USUAL_TRACKS, Length
from musicrec_desktop.plugin_api import ScoringContext


def wanted_length(context: ScoringContext) -> Length:
    """The length asked for, else the usual one."""
    return context.length or Length(tracks=USUAL_TRACKS)
