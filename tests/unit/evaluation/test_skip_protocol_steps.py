"""Foretelling a test slice in parts: every part by a model that knows only what came before it."""

import numpy as np

from musicrec_desktop.evaluation.histories.skips import foretold
from musicrec_desktop.ranking.skips import SESSION_NAMES, START_NAMES, SkipModels, SkipTable


def a_table(skipped: np.ndarray) -> SkipTable:
    random = np.random.default_rng(3)
    m = len(skipped)
    return SkipTable(
        random.normal(size=(m, len(START_NAMES))).astype(np.float32),
        random.normal(size=(m, len(SESSION_NAMES))).astype(np.float32),
        skipped.astype(np.float64),
    )


def test_outcomes_of_a_part_reach_only_later_parts() -> None:
    skipped = np.random.default_rng(4).random(400) < 0.4
    other = skipped.copy()
    other[350:375] = ~other[350:375]
    one = foretold(a_table(skipped), 300, 400, SkipModels.blank(), steps=2, steps_ahead=4)
    two = foretold(a_table(other), 300, 400, SkipModels.blank(), steps=2, steps_ahead=4)
    for chances, changed, known_from in zip(one, two, (75, 100), strict=True):
        assert len(chances) == 100
        np.testing.assert_array_equal(chances[:known_from], changed[:known_from])
    assert (one[0][75:] != two[0][75:]).any()
