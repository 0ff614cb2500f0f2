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


@given(events, st.integers(0, 30))
def test_the_steps_do_not_matter_to_short_numbers_either(listed: list[tuple[int, float]], cut: int) -> None:
    cells = np.array([cell for cell, _ in listed])
    times = 1.7e9 + np.cumsum([gap for _, gap in listed])
    at_once, in_steps, one_by_one = (Traces(4, CONSTANTS, np.float32) for _ in range(3))
    at_once.add(cells, times)
    in_steps.add(cells[:cut], times[:cut])
    in_steps.add(cells[cut:], times[cut:])
    for at in range(len(cells)):
        one_by_one.add(cells[at : at + 1], times[at : at + 1])
    for k, constant in enumerate(CONSTANTS):
        assert at_once.relative(k).tobytes() == in_steps.relative(k).tobytes() == one_by_one.relative(k).tobytes()
        now = float(times[-1])
        wanted = np.bincount(cells, np.exp(-(now - times) / constant), 4)
        np.testing.assert_allclose(at_once.at(k, now), wanted, rtol=1e-5, atol=1e-12)


@given(st.integers(0, 2**32 - 1), st.floats(0, 1e8))
def test_fast_speeds_are_read_for_few_cells_and_nothing_is_missed(seed: int, later: float) -> None:
    rng = np.random.default_rng(seed)
    ladder = tuple(60.0 * 4.0**rung for rung in range(12))
    times = 1.7e9 + np.cumsum(rng.exponential(20_000.0, 300))
    cells = np.append(rng.integers(0, 200, 299), 199)  # the last cell counts, so that all are told of
    latest = np.full(200, -np.inf)
    latest[cells] = times
    fast, slow = Traces(200, ladder[:4]), Traces(200, ladder[4:])
    for traces in (fast, slow):
        traces.add(cells, times)
    now = float(times[-1]) + later
    # Power laws of forgetting: whatever a cell counted last, its slower speeds keep far more of it.
    weights = np.array([np.asarray(ladder) ** -exponent for exponent in (0.5, 1.1)])
    found = slow.mixtures(weights[:, 4:], now)
    fast.add_mixtures(found, weights[:, :4], now, latest)
    for row, out in zip(weights, found, strict=True):
        whole = fast.weighted(row[:4], now) + slow.weighted(row[4:], now)
        np.testing.assert_allclose(out, whole, rtol=1e-7, atol=1e-300)
