"""What a log of plays says about how firmly weights should start."""

import numpy as np
import pytest

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.evaluation.histories.fusion_prior import (
    DOUBTS,
    Shown,
    fit_fusion_prior,
    learning,
    shown_plays,
    start,
)
from musicrec_desktop.evaluation.histories.log import History, RawPlays, make_history
from musicrec_desktop.ranking.live import MethodPriors


def history(plays: int, skips: float, seed: int = 0) -> History:
    random = np.random.default_rng(seed)
    tracks = (random.random(plays) ** 2 * 12).astype(int)
    played_ms = np.where(random.random(plays) < skips, 5_000.0, 200_000.0)
    none = np.array([""] * plays)
    return make_history(
        RawPlays(
            "made",
            np.array([f"a{track % 4}\tt{track}" for track in tracks]),
            np.array([f"a{track % 4}" for track in tracks]),
            none,
            1.5e9 + np.cumsum(random.uniform(200, 2_500, plays)),
            played_ms,
            none,
            none,
        )
    )


def made(events: int, follows: int, seed: int) -> Shown:
    """A listener who hears out what one of three methods praises."""
    random = np.random.default_rng(seed)
    parts = random.random((events, 3)).astype(np.float32)
    heard = random.random(events) < 1 / (1 + np.exp(-5 * (parts[:, follows] - 0.5)))
    return Shown(("one", "two", "three"), parts, heard)


def test_learning_beats_the_start_and_a_firm_belief_learns_less() -> None:
    shown = made(600, 1, 0)
    firm, free = (learning(shown, start(shown.names, doubt)) for doubt in (0.05, 0.5))
    assert free[0] < firm[0]
    assert free[1] > 0.6
    nothing = Shown(shown.names, np.full_like(shown.parts, np.nan), shown.heard)
    assert learning(nothing, start(nothing.names, 0.5))[0] > free[0]


def test_plays_are_taken_between_the_beginning_and_the_test_slice() -> None:
    one = history(400, 0.3)
    shown = shown_plays(one, MethodPriors(), events=80)
    assert shown is not None
    assert 40 <= len(shown.heard) <= 80
    assert shown.parts.shape == (len(shown.heard), len(shown.names))
    assert 0.5 < shown.heard.mean() < 0.9
    assert np.nanmax(shown.parts) <= 1
    assert shown_plays(history(300, 0.0), MethodPriors()) is None


def test_the_fit_says_what_it_rests_on() -> None:
    found = fit_fusion_prior({"a": history(260, 0.5, 1), "b": history(260, 0.5, 2)}, MethodPriors())
    assert found["doubt"] in DOUBTS
    listeners = found["listeners"]
    assert isinstance(listeners, dict)
    assert set(listeners["a"]) == {"plays", "constant", "start", "of others", "learning"}
    with pytest.raises(RequestError, match="skipped"):
        fit_fusion_prior({"c": history(200, 0.0)}, MethodPriors())
