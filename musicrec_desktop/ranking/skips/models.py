"""The two models that ship and are fitted together: for a queue put together ahead, and for what plays next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Listening
from musicrec_desktop.ranking.skips.memory import SESSION_NAMES, START_NAMES, SkipMemory
from musicrec_desktop.ranking.skips.model import SkipModel, SkipSettings, fit, fit_prior
from musicrec_desktop.ranking.skips.trees import Growth

_MOST: Final = 60_000
"""Plays a fit looks back on: older ones cost time and tell little."""
AHEAD: Final = SkipSettings(precision=3000.0, scale_plays=0.0, half_life_plays=20_000.0, growth=Growth(trees=0))
"""Little can be told ahead: on the earlier parts of three logs a line drawn hard towards the prior did as well as
trees, and better on short logs."""
NEXT: Final = SkipSettings(precision=1000.0, scale_plays=0.0, growth=Growth(trees=150))


_HABITS: Final = (
    "lately_20d",
    "last_20",
    "last_200",
    "session_1",
    "sessions_5",
    "hour_rate",
    "hour_sin",
    "hour_cos",
    "day_rate",
)
_FATES: Final = (
    "plays",
    "rate",
    "rate_14d",
    "rate_90d",
    "rate_fast",
    "rate_slow",
    "heard_90d",
    "age",
    "age_heard",
    "excess",
    "share",
    "hour_heard",
)
AHEAD_NAMES: Final = (
    *_HABITS,
    *(f"artist_{name}" for name in _FATES),
    *(f"track_{name}" for name in _FATES),
    "track_beyond_artist",
)
"""The columns that the model ahead uses. All 77 did no better on one log and worse on two."""
_AHEAD: Final = np.array([START_NAMES.index(name) for name in AHEAD_NAMES])


@dataclass(frozen=True, slots=True, eq=False)
class SkipTable:
    """What was known before each of m plays, and how it ended."""

    at_start: NDArray[np.float32]
    """(m, len(START_NAMES)) when the session began."""
    in_session: NDArray[np.float32]
    """(m, len(SESSION_NAMES)) when the play before was over."""
    skipped: NDArray[np.float64]
    """(m,) 1 or 0."""

    def __len__(self) -> int:
        return len(self.skipped)

    def part(self, first: int, end: int) -> "SkipTable":
        """The plays [first, end)."""
        return SkipTable(self.at_start[first:end], self.in_session[first:end], self.skipped[first:end])

    @property
    def ahead(self) -> NDArray[np.float32]:
        """(m, len(AHEAD_NAMES)) those known when the session began that the model ahead uses."""
        return self.at_start[:, _AHEAD]

    @property
    def both(self) -> NDArray[np.float32]:
        """(m, F) all columns."""
        return np.concatenate((self.at_start, self.in_session), axis=1)


def skip_table(listening: Listening, skipped: NDArray[np.bool_] | None = None) -> SkipTable:
    """The table of a whole log; `skipped` (m,) replaces `listening.is_skip`. About 0.25 ms a play."""
    memory = SkipMemory(listening.catalogue, listening.utc_offset_s)
    at_start, in_session = memory.table(listening, len(listening), skipped)
    labels = listening.is_skip if skipped is None else skipped
    return SkipTable(at_start, in_session, labels.astype(np.float64))


@dataclass(frozen=True, slots=True, eq=False)
class SkipModels:
    """Read-only; a refit is a new value."""

    ahead: SkipModel
    """From AHEAD_NAMES, which are known when a session begins."""
    next: SkipModel
    """From those and from what happened in the session."""

    def to_dict(self) -> dict[str, Any]:
        """For a file."""
        return {"ahead": self.ahead.to_dict(), "next": self.next.to_dict()}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """What `to_dict` wrote. Raises InvariantError on another version."""
        return cls(SkipModel.from_dict(data["ahead"]), SkipModel.from_dict(data["next"]))

    @classmethod
    def blank(cls) -> Self:
        """Even odds for everything."""
        return cls(SkipModel.blank(AHEAD_NAMES), SkipModel.blank((*START_NAMES, *SESSION_NAMES)))


def fit_models(table: SkipTable, prior: SkipModels) -> SkipModels:
    """The models of one listener, of the last 60,000 plays of the table; the prior itself without any."""
    return SkipModels(fit_ahead(table, prior), fit_next(table, prior))


def fit_ahead(table: SkipTable, prior: SkipModels) -> SkipModel:
    """The one for a queue put together ahead: cheap enough to be fitted every day."""
    recent = _recent(table)
    return fit(recent.ahead, recent.skipped, prior.ahead, AHEAD)


def fit_next(table: SkipTable, prior: SkipModels) -> SkipModel:
    """The one for what plays next."""
    recent = _recent(table)
    return fit(recent.both, recent.skipped, prior.next, NEXT)


def _recent(table: SkipTable) -> SkipTable:
    return table.part(max(0, len(table) - _MOST), len(table))


def fit_prior_models(tables: list[SkipTable]) -> SkipModels:
    """What these listeners have in common, to start others from."""
    return SkipModels(
        fit_prior([(table.ahead, table.skipped) for table in tables], AHEAD_NAMES, AHEAD),
        fit_prior([(table.both, table.skipped) for table in tables], (*START_NAMES, *SESSION_NAMES), NEXT),
    )
