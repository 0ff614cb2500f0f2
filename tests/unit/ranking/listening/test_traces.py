"""Fading sums: exact over their whole range, whatever the steps in which events arrive."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.ranking.listening.traces import Traces

CONSTANTS = (60.0, 5000.0, 1e7)
events = st.lists(st.tuples(st.integers(0, 3), st.floats(0, 1e6)), min_size=1, max_size=30)


@given(events, st.floats(0, 1e4))
def test_a_trace_is_the_sum_of_its_exponentials(listed: list[tuple[int, float]], later: float) -> None:
    cells = np.array([cell for cell, _ in listed])
    times = 1.7e9 + np.cumsum([gap for _, gap in listed])
    now = float(times[-1]) + later
    traces = Traces(4, CONSTANTS)
    traces.add(cells, times)
    for k, constant in enumerate(CONSTANTS):
        weights = np.zeros(3)
        weights[k] = 1
        wanted = np.bincount(cells, np.exp(-(now - times) / constant), 4)
        np.testing.assert_allclose(traces.weighted(weights, now), wanted, rtol=1e-6, atol=1e-12)


@given(events, st.integers(0, 30))
def test_the_steps_do_not_matter(listed: list[tuple[int, float]], cut: int) -> None:
    cells = np.array([cell for cell, _ in listed])
    times = 1.7e9 + np.cumsum([gap for _, gap in listed])
    at_once, in_steps = Traces(4, CONSTANTS), Traces(4, CONSTANTS)
    at_once.add(cells, times)
    in_steps.add(cells[:cut], times[:cut])
    in_steps.add(cells[cut:], times[cut:])
    for k in range(3):
        assert at_once.relative(k).tobytes() == in_steps.relative(k).tobytes()
