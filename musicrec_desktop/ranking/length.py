"""How long the list shall be."""

from typing import Final

from musicrec_desktop.domain.plan import Length
from musicrec_desktop.plugin_api import ScoringContext

DEFAULT_TRACKS: Final = 25
"""Length of a list when nobody says how long."""


def wanted_length(context: ScoringContext) -> Length:
    """The length asked for, else the usual one."""
    return context.length or Length(tracks=DEFAULT_TRACKS)
