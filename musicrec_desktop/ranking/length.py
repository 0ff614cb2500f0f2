"""How long the list shall be."""

from typing import Final

from musicrec_desktop.domain.plan import Length
from musicrec_desktop.plugin_api import ScoringContext

DEFAULT_TRACKS: Final = 25
"""Length of a list when nobody says how long."""


def asked_length(context: ScoringContext) -> Length | None:
    """The length set by hand, else the one in the words, else None."""
    for length in (context.request.length, context.plan.length):
        if length is not None and (length.minutes is not None or length.tracks is not None):
            return length
    return None


def wanted_length(context: ScoringContext) -> Length:
    """The length asked for, else the usual one."""
    return asked_length(context) or Length(tracks=DEFAULT_TRACKS)
