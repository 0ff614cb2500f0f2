"""Learns what a new listener's skips are expected from."""

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.evaluation.histories.log import RawPlays, make_history
from musicrec_desktop.evaluation.histories.skips import by_button, with_lengths
from musicrec_desktop.ranking.skips import SkipModels, SkipTable, fit_prior_models, skip_table

_SEEN: Final = 0.8
"""The test slice of each log is left out."""


def fit_skip_prior(logs: Sequence[RawPlays]) -> SkipModels:
    """The prior of these listeners alike: those who ended plays early, by the button where the log tells.

    Raises RequestError without one whose log has lengths.
    """
    tables: list[SkipTable] = []
    for raw in logs:
        if not raw.has_lengths:
            continue
        known = with_lengths(raw)
        plays = make_history(known).everything
        pressed = by_button(known)
        table = skip_table(plays, pressed if pressed.any() else plays.is_skip)
        tables.append(table.part(0, int(len(table) * _SEEN)))
    if not tables:
        raise RequestError("No history tells how long its plays were.", hint="The column ms_played is needed.")
    return fit_prior_models(tables)
