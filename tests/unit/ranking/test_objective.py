"""The stated objective: its terms add up, replacements are priced as they are, and promises hold."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.plan import Curve, Facet, PlaylistPlan, Shape, Spacing
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import sequence
from musicrec_desktop.ranking.bounds import Bounds
from musicrec_desktop.ranking.curves import curve_way, stride_cost
from musicrec_desktop.ranking.objective import Objective, objective
from musicrec_desktop.ranking.ordering import best_order, costs_in_place
from musicrec_desktop.ranking.pool import Pool, make_pool
from musicrec_desktop.ranking.quotas import wish_quota
from musicrec_desktop.ranking.selection import choose
from musicrec_desktop.taste import build
from tests.factories import NOW, make_context, make_plays, make_track, make_tracks
from tests.unit.ranking.music import column, features, ranked_all, view_of, wish

VIEW = view_of(make_tracks(80))


def heard_context(plan: PlaylistPlan) -> ScoringContext:
    return make_context(plan=plan, view=VIEW, profile=build(make_plays(60, 40), [], VIEW, NOW))


def pool_of(plan: PlaylistPlan, k: int, n_before: int = 0) -> Pool:
    context = heard_context(plan)
    rng = np.random.default_rng(k)
    rows = rng.permutation(len(VIEW))[: k + n_before].astype(np.intp)
    return make_pool(context, rows, rng.uniform(0, 1, len(rows)).astype(np.float32), n_before)


PLANS = {
    "nothing asked": PlaylistPlan(""),
    "journey": PlaylistPlan("", curve=Curve(Shape.JOURNEY, "sad", "happy")),
    "level": PlaylistPlan("", curve=Curve(Shape.FLAT)),
    "turns": PlaylistPlan(
        "", wants=(wish(Facet.GENRE, "rock"), wish(Facet.GENRE, "jazz")), spacing=Spacing(alternate=True)
    ),
}


@pytest.mark.parametrize("n_before", [0, 3])
@pytest.mark.parametrize("name", PLANS)
def test_the_terms_add_up_to_the_whole(name: str, n_before: int) -> None:
    pool = pool_of(PLANS[name], 20, n_before)
    aim = objective(pool, 8, wish_quota(pool), n_before)
    order = np.random.default_rng(1).permutation(20)[:8]
    costs = aim.costs(order)
    assert sum(costs.values()) == pytest.approx(float(aim.total(order[None])[0]))
    assert ("opening" in costs) == (n_before == 0)
    assert {"worth", "sound", "tempo", "key", "artist", "album", "rhythm", "variety"} <= set(costs)
    assert ("curve" in costs, "stride" in costs) == (name == "journey", name == "journey")
    assert ("turns" in costs) == (name == "turns")


@given(st.integers(1, 9), st.integers(0, 6), st.integers(0, 10**6))
def test_a_replacement_costs_what_it_says(n: int, more: int, seed: int) -> None:
    pool = pool_of(PLANS["journey"], n + more)
    aim = objective(pool, n, None)
    order = np.random.default_rng(seed).permutation(n + more)[:n]
    cost, now = costs_in_place(aim, order), float(aim.total(order[None])[0])
    for track in set(range(n + more)) - set(order.tolist()):
        for position in range(n):
            changed = order.copy()
            changed[position] = track
            gain = cost[track, position] - cost[order[position], position]
            assert float(aim.total(changed[None])[0]) - now == pytest.approx(gain, rel=1e-6, abs=1e-3)


def test_what_plays_before_is_a_neighbour_like_any_other() -> None:
    pool = pool_of(PLANS["nothing asked"], 6, 3)
    seamed = objective(pool, 6, None, 3)
    whole = objective(pool, 9, None)
    order = np.arange(6)
    joined = np.concatenate((np.arange(6, 9), order))
    # The costs of the nine in a row, less those among the three before and what else differs: none in the near terms.
    for name in ("sound", "tempo", "key", "loudness", "energy", "album"):
        near = whole.by_name[name].near
        assert near is not None
        before = sum(
            near[lag - 1][joined[i], joined[i + lag]] for lag in range(1, len(near) + 1) for i in range(3 - lag)
        )
        assert seamed.costs(order)[name] == pytest.approx(whole.costs(joined)[name] - before)


def bounds_of(aim: Objective) -> Bounds:
    k = len(aim.owners)
    return Bounds(aim.owners, np.full(k, k), np.zeros(k, np.intp), np.full(k, 1000))


def test_tracks_from_outside_make_the_list_better_and_keep_what_was_promised() -> None:
    pool = pool_of(PLANS["nothing asked"], 40)
    aim = objective(pool, 10, None)
    alone, improved = best_order(aim), best_order(aim, bounds_of(aim))
    assert set(alone.tolist()) == set(range(10))
    assert len(set(improved.tolist())) == 10
    assert float(aim.total(improved[None])[0]) < float(aim.total(alone[None])[0])
    groups = np.arange(40) % 3
    grouped = best_order(aim, replace(bounds_of(aim), groups=groups))
    assert sorted(groups[grouped]) == sorted(groups[:10])
    rng = np.random.default_rng(0)
    lengths = rng.integers(100, 400, 40)
    target = int(lengths[:10].sum())
    timed = best_order(aim, replace(bounds_of(aim), durations_ms=lengths, target_ms=target, slack_ms=50))
    assert abs(int(lengths[timed].sum()) - target) <= 50
    limited = best_order(aim, replace(bounds_of(aim), limits=np.full(40, 2)))
    start = np.bincount(aim.owners[:10], minlength=40)
    assert (np.bincount(aim.owners[limited], minlength=40) <= np.maximum(start, 2)).all()


def test_unheard_tracks_stand_between_heard_ones_and_do_not_open_the_list() -> None:
    context = make_context(view=VIEW, profile=build(make_plays(300, 40), [], VIEW, NOW))
    heard = np.flatnonzero(context.history.listens > 3)[:12]
    new = np.flatnonzero(context.history.listens == 0)[:6]
    rows = np.concatenate((new, heard)).astype(np.intp)
    pool = make_pool(context, rows, np.full(len(rows), 0.5, np.float32))
    order = best_order(objective(pool, len(rows), None))
    is_new = order < 6
    assert not is_new[0]
    assert not (is_new[1:] & is_new[:-1]).any()


def test_a_journey_goes_by_bounded_steps() -> None:
    rng = np.random.default_rng(3)
    places = {i: (float(rng.uniform()), float(rng.uniform())) for i in range(1, 301)}
    sounds = {i: features(np.random.default_rng(i), valence=v, energy=e) for i, (v, e) in places.items()}
    view = view_of([make_track(i, artists=(f"Artist {i % 90}",)) for i in places], sounds)
    context = make_context(view=view, plan=PlaylistPlan("", curve=Curve(Shape.JOURNEY, "angry", "calm")))
    tracks, notes = sequence(context, ranked_all(context))
    steps = np.hypot(np.diff(column(context, tracks, "valence")), np.diff(column(context, tracks, "energy")))
    assert notes == ()
    assert steps.max() < 0.3
    assert np.mean(steps) < 0.13


def test_a_stride_within_reach_is_free() -> None:
    sounds = {
        i: features(np.random.default_rng(i), valence=0.5, energy=energy)
        for i, energy in ((1, 0.2), (2, 0.32), (3, 0.8))
    }
    context = make_context(
        view=view_of([make_track(i) for i in (1, 2, 3)], sounds),
        plan=PlaylistPlan("", curve=Curve(Shape.JOURNEY, "calm", "focused")),
    )
    pool = make_pool(context, np.arange(3), np.ones(3, np.float32))
    way = curve_way(pool, context.plan.curve, 3)
    assert way is not None
    cost = stride_cost(pool, way)
    assert cost[0, 1] == 0
    assert cost[1, 2] > 4
    assert cost[0, 2] > cost[1, 2]


@pytest.mark.parametrize("novelty", [0.0, 0.5, 1.0])
def test_the_dial_turns_variety(novelty: float) -> None:
    rng = np.random.default_rng(8)
    loved = features(rng)
    sounds = {}
    for i in range(1, 121):
        sounds[i] = features(rng)
        if i % 2:
            sounds[i].values[22:] = loved.values[22:] + rng.normal(0, 0.3, 64)
    view = view_of([make_track(i, artists=(f"Artist {i}",), album=f"Album {i}") for i in range(1, 121)], sounds)
    context = make_context(view=view, plan=PlaylistPlan("", novelty=novelty))
    scores = np.where(np.arange(120) % 2 == 0, 0.8, 0.7).astype(np.float32)
    pool = make_pool(context, np.arange(120), scores)
    kind = sum(member % 2 == 0 for member in choose(pool, (), 20).members)
    expected = {0.0: (15, 20), 0.5: (8, 19), 1.0: (2, 12)}[novelty]
    assert expected[0] <= kind <= expected[1]
