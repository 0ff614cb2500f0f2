"""Protocol: which plays are skipped, told when the session begins and told when the play before is over.

Two traps, both found by figures too good to be true. Logs that derive a play's start from its end tell its length by
the pause before it: the instant of a decision is therefore the end of the play before, and the start of a session is
known to ten minutes only. And whatever is counted while the session goes on tells how much this session skips: what is
said when it begins uses nothing from inside it.
"""

from dataclasses import fields, replace
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Listening
from musicrec_desktop.evaluation.histories.log import RawPlays, make_history
from musicrec_desktop.evaluation.metrics import SEED, auc
from musicrec_desktop.ranking.skips import (
    SESSION_NAMES,
    START_NAMES,
    SkipModels,
    SkipTable,
    fit_ahead,
    fit_next,
    skip_table,
)

_HISTORY: Final = 0.8
"""History and validation slice; the rest is measured."""
_STEPS: Final = 4
"""The model of what plays next is fitted anew so often while the test slice goes by, each time on all before."""
_STEPS_AHEAD: Final = 32
"""The same of the model ahead, which has no trees to grow. What a session begins with drifts: on the earlier parts of
three logs fitting often brought 0.003 AUC on average, nearly all on one of them."""
_RESAMPLES: Final = 200
_BUTTONS: Final = ("fwdbtn", "backbtn")
_BINS: Final = 10


def evaluate_skips(raw: RawPlays, prior: SkipModels | None = None) -> dict[str, Any] | None:
    """Figures of the test slice, label "ended before 30 seconds"; under "button" those of the label "ended by next or
    back" where the log gives reasons. None for a log without lengths or with outcomes of one kind only."""
    if not raw.has_lengths:
        return None
    known = with_lengths(raw)
    plays = make_history(known).everything
    figures = _evaluate(plays, plays.is_skip, prior)
    if figures is None:
        return None
    pressed = by_button(known)
    button = _evaluate(plays, pressed, prior) if pressed.any() else None
    return figures if button is None else {**figures, "button": button}


def with_lengths(raw: RawPlays) -> RawPlays:
    """The plays that say how long they were."""
    keep = np.isfinite(raw.played_ms)
    columns = {field.name: getattr(raw, field.name)[keep] for field in fields(raw) if field.name != "name"}
    return replace(raw, **columns)


def by_button(raw: RawPlays) -> NDArray[np.bool_]:
    """(m,) ended by pressing next or back, in order of the starts."""
    return np.isin(raw.reason_end, _BUTTONS)[np.argsort(raw.starts, kind="stable")]


def _evaluate(plays: Listening, skipped: NDArray[np.bool_], prior: SkipModels | None) -> dict[str, Any] | None:
    first = int(len(plays) * _HISTORY)
    labels = skipped[first:]
    if labels.all() or not labels.any():
        return None
    table = skip_table(plays, skipped)
    ahead, following = foretold(table, first, len(table), prior or SkipModels.blank())
    test = table.part(first, len(table))
    sessions = plays.sessions[first:]
    peers = {
        "track_rate": auc(labels, test.at_start[:, START_NAMES.index("track_rate")]),
        "artist_rate": auc(labels, test.at_start[:, START_NAMES.index("artist_rate")]),
        "session_rate": auc(labels, test.in_session[:, SESSION_NAMES.index("session_rate")]),
        "last_skipped": auc(labels, test.in_session[:, SESSION_NAMES.index("session_last")]),
    }
    return {
        "auc_recommend": auc(labels, ahead),
        "auc_in_session": auc(labels, following),
        "plays": len(labels),
        "skip_rate": float(labels.mean()),
        "ci95_recommend": _interval(labels, ahead, sessions),
        "ci95_in_session": _interval(labels, following, sessions),
        **_quality(labels, ahead, "recommend"),
        **_quality(labels, following, "in_session"),
        "peers": peers,
    }


def foretold(
    table: SkipTable, first: int, end: int, prior: SkipModels, steps: int = _STEPS, steps_ahead: int = _STEPS_AHEAD
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Chances of a skip, each (end - first,), told at the start of the session and in it, by models that know only
    plays before: fitted so many times, each time for the next of so many equal parts."""
    ahead: list[NDArray[np.float64]] = []
    following: list[NDArray[np.float64]] = []
    for low, high in _parts(first, end, steps_ahead):
        model = fit_ahead(table.part(0, low), prior)
        ahead.append(model.chances(table.part(low, high).ahead))
    for low, high in _parts(first, end, steps):
        model = fit_next(table.part(0, low), prior)
        following.append(model.chances(table.part(low, high).both))
    return np.concatenate(ahead), np.concatenate(following)


def _parts(first: int, end: int, steps: int) -> list[tuple[int, int]]:
    return list(pairwise(np.linspace(first, end, steps + 1).astype(int).tolist()))


def _quality(labels: NDArray[np.bool_], chances: NDArray[np.float64], what: str) -> dict[str, Any]:
    safe = np.clip(chances, 1e-4, 1 - 1e-4)
    loss = -np.where(labels, np.log(safe), np.log1p(-safe)).mean()
    return {
        f"ap_{what}": _average_precision(labels, chances),
        f"log_loss_{what}": float(loss),
        f"calibration_{what}": _calibration(labels, chances),
    }


def _average_precision(labels: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    """Mean precision at the places of the positives; equal scores count as one place."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(labels[order])
    last = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))
    precision = hits[last] / (last + 1)
    return float((precision * np.diff(hits[last], prepend=0)).sum() / hits[-1])


def _calibration(labels: NDArray[np.bool_], chances: NDArray[np.float64]) -> float:
    """Expected calibration error: mean distance of chance and share of skips over ten bins of equally many plays."""
    order = np.argsort(chances, kind="stable")
    parts = np.array_split(order, _BINS)
    errors = [abs(float(chances[part].mean() - labels[part].mean())) * len(part) for part in parts if len(part)]
    return float(sum(errors) / len(labels))


def _interval(labels: NDArray[np.bool_], chances: NDArray[np.float64], sessions: NDArray[np.int32]) -> list[float]:
    """95 % bootstrap interval of the AUC over whole sessions: plays of one session resemble each other."""
    starts = np.flatnonzero(np.diff(sessions, prepend=sessions[0] - 1))
    groups = np.split(np.arange(len(labels)), starts[1:])
    random = np.random.default_rng(SEED)
    values = []
    for _ in range(_RESAMPLES):
        drawn = np.concatenate([groups[at] for at in random.integers(0, len(groups), len(groups))])
        values.append(auc(labels[drawn], chances[drawn]))
    low, high = np.nanpercentile(values, (2.5, 97.5))
    return [float(low), float(high)]
