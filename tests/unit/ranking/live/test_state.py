"""The live state is a function of the plays it has taken, and what it says are parts of a score."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.ranking import DEFAULT_SCORERS, rank
from musicrec_desktop.ranking.live import (
    LiveListening,
    MethodPriors,
    as_values,
    catalogue_of,
    columns_of,
    leaning,
    method_names,
)
from tests.factories import NOW, make_context, make_plays, make_view

VIEW = make_view(60)
PLAYS = make_plays(300, 60)


def live(cuts: tuple[int, ...], plays: int = len(PLAYS)) -> LiveListening:
    state = LiveListening(catalogue_of(VIEW), MethodPriors(), 3600)
    for low, high in pairwise((0, *cuts, plays)):
        state.take(columns_of(PLAYS[low:high], VIEW))
    return state


def said(state: LiveListening) -> bytes:
    return state.expectation(NOW).values.tobytes()


def test_at_once_or_play_by_play_is_the_same_bit_for_bit() -> None:
    short = 100  # before the first refit
    whole, single = live((), short), live(tuple(range(1, short)), short)
    assert whole.names == single.names == method_names()
    assert not single.is_refit_due
    assert said(whole) == said(single)
    assert np.nanmax(whole.expectation(NOW).values) > 0.3


def test_a_state_made_anew_beside_the_one_in_use_is_that_of_the_whole_log() -> None:
    whole = live(())
    assert len(PLAYS) > 2 * whole.stretch
    assert whole.followed_from == (len(PLAYS) // whole.stretch - 1) * whole.stretch
    single = live(tuple(range(1, len(PLAYS))))
    assert single.is_refit_due
    assert said(single) != said(whole)  # its weights remember longer
    swapped = live((), 290)
    late = live((*range(1, 290), 290))
    fresh = late.made_anew(columns_of(PLAYS[:290], VIEW))
    assert said(fresh) == said(swapped)
    fresh.catch_up(late)
    assert not fresh.is_refit_due
    assert said(fresh) == said(whole)
    assert len(late) == len(fresh) == len(PLAYS)


def test_one_more_play_moves_what_is_expected() -> None:
    state = live(())
    before = state.expectation(NOW)
    least = int(np.nansum(before.values, axis=0).argmin())
    heard = next(play for play in PLAYS if play.is_listen)
    played = replace(heard, track_id=TrackId(int(VIEW.ids[least])), started_at=UnixTime(NOW - 300))
    state.take(columns_of([played, replace(heard, started_at=NOW)], VIEW))  # what sounds last is not expected next
    after = state.expectation(NOW)
    assert after.plays == before.plays + 2
    assert np.nansum(after.values[:, least]) > np.nansum(before.values[:, least]) + 1
    assert before.values.tobytes() == live(()).expectation(NOW).values.tobytes()  # what was said before stands


def test_before_the_first_play_no_method_has_a_say() -> None:
    expectation = LiveListening(catalogue_of(VIEW), MethodPriors()).expectation(NOW)
    assert np.isnan(expectation.values).all()
    context = make_context(view=VIEW)
    candidates = Candidates(VIEW.ids, {})
    plain = rank(context, candidates)
    ranked = rank(context, candidates, (*DEFAULT_SCORERS, *expectation.scorers))
    assert ranked.scores == pytest.approx(plain.scores)
    assert {part.evidence for part in ranked.parts_of(context, 0) if part.name in method_names()} == {""}


def test_what_is_expected_is_a_part_with_its_place() -> None:
    expectation = live(()).expectation(NOW)
    context = make_context(view=VIEW)
    candidates = Candidates(VIEW.ids[10:40], {})
    ranked = rank(context, candidates, expectation.scorers)
    best = int(np.nan_to_num(ranked.parts[ranked.names.index("decay_7d")]).argmax())
    parts = {part.name: part for part in ranked.parts_of(context, best)}
    assert set(parts) == set(method_names())
    row = int(ranked.rows[best])
    values = expectation.values[expectation.names.index("decay_7d")]
    place = 1 + int((values > values[row]).sum())
    assert parts["decay_7d"].evidence.startswith(f"{place}. of ")
    assert "within days: 7" in parts["decay_7d"].evidence


def test_values_are_the_logarithm_of_the_share() -> None:
    values = as_values(np.array([0.9, 0.09, 0.0, 0.01], np.float32))
    assert values[2] == 0
    assert values[:2] == pytest.approx([1 + np.log(0.9) / np.log(1e5), 1 + np.log(0.09) / np.log(1e5)], abs=1e-6)
    assert as_values(np.array([9, 0.9, 0, 0.1], np.float32)) == pytest.approx(values, abs=1e-6)  # only shares matter
    assert np.isnan(as_values(np.zeros(4, np.float32))).all()
    assert as_values(np.array([1e30, 1], np.float32)).tolist() == [1, 0]


def test_who_asks_for_the_unheard_hears_less_of_memory() -> None:
    weights = {"decay_1d": 1.0, "sound": 1.0}
    methods = frozenset({"decay_1d"})
    assert leaning(weights, methods, 0.5) == weights
    assert leaning(weights, methods, 0.0) == weights
    assert leaning(weights, methods, 1.0) == {"decay_1d": 0.0, "sound": 1.0}
