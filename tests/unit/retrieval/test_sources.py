"""Each source offers what it is named after."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.journeys import journey_through
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Curve, Facet, PlaylistPlan, Shape
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.taste import Affinity
from musicrec_desktop.plugin_api import CandidateSource, ScoringContext
from musicrec_desktop.retrieval.nearness import MovingTarget, nearest, nearness, top
from musicrec_desktop.retrieval.sources import (
    BUILT_IN_SOURCES,
    ArtistNeighbours,
    Explore,
    Favourites,
    Fresh,
    LikedSound,
    PlanSound,
    PlanTags,
    share_of,
)
from tests.factories import NOW, empty_profile, make_context, make_track
from tests.unit.retrieval.libraries import asked, clustered_library, library, plain_library, wish, with_history

DAY = 86_400.0
VIEW = plain_library(120)


def offers(source: CandidateSource, context: ScoringContext, n: int = 10) -> list[int]:
    rows = source.rows(context, np.ones(len(context.view), np.bool_), n)
    return [int(i) for i in context.view.ids[rows]]


def rich_context() -> ScoringContext:
    """A plan and a profile in which every source has something to say."""
    profile = replace(
        with_history(VIEW, affinity={3: 0.9, 4: 0.5, 5: -0.5}, plays={3: 2, 4: 1, 5: 1}, last_played={3: NOW - DAY}),
        liked_sound=VIEW.features.sound[2],
        avoided_sound=VIEW.features.sound[4:6],
        avoided_weight=np.array([0.8, 0.3], np.float32),
        artists={"Artist 1": Affinity(0.8, 5, 5), "Gone": Affinity(0.9, 5, 5), "Artist 2": Affinity(-0.5, 5, 5)},
    )
    wants = (wish(Facet.GENRE, "jazz", is_hard=False), wish(Facet.ENERGY, span=(0.8, 1), is_hard=False))
    return asked(VIEW, *wants, profile=profile)


@pytest.mark.parametrize("source", BUILT_IN_SOURCES, ids=lambda source: source.name)
def test_every_source_keeps_the_rules(source: CandidateSource) -> None:
    context = rich_context()
    allowed = np.arange(len(VIEW)) % 3 != 0
    for n in (1, 7, 1000):
        rows = source.rows(context, allowed, n)
        assert 0 < len(rows) <= n
        assert len(set(rows.tolist())) == len(rows)
        assert allowed[rows].all()
        assert np.array_equal(rows, source.rows(context, allowed, n))
    assert len(source.rows(context, np.zeros(len(VIEW), np.bool_), 5)) == 0


@pytest.mark.parametrize("source", BUILT_IN_SOURCES, ids=lambda source: source.name)
def test_every_source_bears_a_library_without_measurements_or_tracks(source: CandidateSource) -> None:
    for tracks in ([], [make_track(1, artists=(), genres=())]):
        view = LibraryView.from_tracks(tracks, FeatureMatrix.empty())
        profile = replace(empty_profile(), liked_sound=np.ones(view.features.sound.shape[1], np.float32))
        rows = source.rows(make_context(view=view, profile=profile), np.ones(len(view), np.bool_), 5)
        assert set(rows.tolist()) <= {0}


def test_liked_sound_is_nearest_first_and_away_from_what_is_avoided() -> None:
    profile = replace(empty_profile(), liked_sound=VIEW.features.sound[9])
    first, second, *_ = offers(LikedSound(), make_context(view=VIEW, profile=profile), 3)
    assert first == 10
    sound = VIEW.features.sound[VIEW.rows([second])]
    pushed = replace(profile, avoided_sound=sound, avoided_weight=np.array([1.0], np.float32))
    assert second not in offers(LikedSound(), make_context(view=VIEW, profile=pushed), 3)
    assert offers(LikedSound(), make_context(view=VIEW)) == []


def test_favourites_come_strongest_first() -> None:
    profile = with_history(VIEW, affinity={3: 0.2, 50: 0.9, 7: -0.4})
    assert offers(Favourites(), make_context(view=VIEW, profile=profile)) == [50, 3]


def test_fresh_prefers_the_unheard_and_the_new_and_leaves_out_what_is_pushed_away() -> None:
    view = library([make_track(i) for i in range(1, 31)])
    heard = dict.fromkeys(range(1, 26), NOW - DAY)
    profile = with_history(view, last_played=heard, plays=dict.fromkeys(heard, 1), affinity={27: -0.2})
    found = offers(Fresh(), make_context(view=view, profile=profile), 4)
    assert sorted(found) == [26, 28, 29, 30]


def test_explore_reaches_everything_in_the_end() -> None:
    seen = set[int]()
    for seed in range(40):
        seen |= set(offers(Explore(), make_context(view=VIEW, request=Request("", NOW, seed=seed)), 20))
    assert len(seen) == len(VIEW)


def test_artists_asked_for_come_before_favourite_ones() -> None:
    view = clustered_library(others=34)
    profile = replace(empty_profile(), artists={"Artist 60": Affinity(0.9, 5, 5)})
    asked_for = offers(ArtistNeighbours(), asked(view, wish(Facet.ARTIST, "Artist 2"), profile=profile), 20)
    assert asked_for[0] == 2
    assert set(asked_for) <= set(range(1, 37))
    favourite = offers(ArtistNeighbours(), make_context(view=view, profile=profile), 20)
    assert favourite[0] == 60
    assert min(favourite) > 36


def test_tags_that_fulfil_more_wishes_come_first() -> None:
    wants = (wish(Facet.GENRE, "jazz"), wish(Facet.YEAR, span=(1970, 1990)), wish(Facet.GENRE, "folk"))
    context = asked(VIEW, *wants)
    rows = PlanTags().rows(context, np.ones(len(VIEW), np.bool_), 200)
    both = [bool(set(VIEW.genres_of(int(row))) & {"jazz", "folk"}) and 1970 <= VIEW.years[row] <= 1990 for row in rows]
    assert sum(both) > 5
    assert all(both[: sum(both)])


def test_plan_sound_comes_nearest_to_what_is_asked() -> None:
    energy = np.linspace(0, 1, 40).astype(np.float32)
    view = library([make_track(i) for i in range(1, 41)], energy=energy, tempo=np.full(40, 75, np.float32))
    assert min(offers(PlanSound(), asked(view, wish(Facet.ENERGY, span=(0.9, 1))), 4)) >= 37
    either = offers(PlanSound(), asked(view, wish(Facet.ENERGY, "low"), wish(Facet.ENERGY, span=(0.9, 1))), 18)
    assert all(energy[i - 1] <= 0.4 or energy[i - 1] >= 0.9 for i in either)
    folded = asked(view, wish(Facet.TEMPO, span=(148, 152)), wish(Facet.ENERGY, "high"))
    assert all(energy[i - 1] >= 0.6 for i in offers(PlanSound(), folded, 10))


def test_plan_sound_looks_at_both_ends_of_a_journey_and_else_at_the_hour() -> None:
    valence = np.array([0.5, 0.8, 0.1], np.float32)
    energy = np.array([0.18, 0.8, 0.95], np.float32)
    view = library([make_track(i) for i in (1, 2, 3)], valence=valence, energy=energy)
    journey = PlaylistPlan("", curve=Curve(Shape.JOURNEY, "calm", "party"))
    assert set(offers(PlanSound(), make_context(journey, view=view), 2)) == {1, 2}
    moods = np.full((24, 2), np.nan, np.float32)
    hour = int((NOW + 3600) % 86_400 // 3600)
    moods[hour] = (0.1, 0.95)
    profile = replace(empty_profile(), mood_by_hour=moods)
    local = Request("", NOW, utc_offset_s=3600)
    assert offers(PlanSound(), make_context(view=view, profile=profile, request=local), 1) == [3]
    assert offers(PlanSound(), make_context(view=view, profile=profile), 1) == []


def test_every_place_of_a_journey_has_its_candidates_however_few_there_are() -> None:
    way = np.linspace(0.1, 0.9, 9)
    # Two hundred at the beginning, one at each later place.
    places = np.concatenate((np.full(200, 0.1), way[1:])).astype(np.float32)
    view = library([make_track(i) for i in range(1, len(places) + 1)], valence=places, energy=places)
    plan = PlaylistPlan("", curve=journey_through(((0.1, 0.1), (0.9, 0.9))))
    found = offers(PlanSound(), make_context(plan, view=view), 24)
    assert set(range(201, 209)) <= set(found)
    assert len(found) == len(set(found))
    wishes = replace(plan, wants=(wish(Facet.TEMPO, span=(100, 110), is_hard=False),))
    assert len(offers(PlanSound(), make_context(wishes, view=view), 24)) == 24


def test_shares_follow_novelty() -> None:
    familiar = make_context(PlaylistPlan("", novelty=0.0), view=VIEW)
    discover = make_context(PlaylistPlan("", novelty=1.0), view=VIEW)
    assert share_of("favourites", familiar) > share_of("favourites", discover)
    assert share_of("fresh", familiar) < share_of("fresh", discover)
    assert share_of("from elsewhere", familiar) == 1


def test_top_is_a_stable_sort_cut_off() -> None:
    rng = np.random.default_rng(3)
    for n in (0, 1, 5, 30, 60):
        scores = rng.integers(0, 6, 50).astype(np.float64)
        rows = np.sort(rng.choice(1000, 50, replace=False))
        expected = rows[np.lexsort((rows, -scores))][:n]
        assert np.array_equal(top(rows, scores, n), expected)
    assert top(np.arange(3), np.array([np.nan, 1.0, -np.inf]), 3).tolist() == [1]


@pytest.mark.parametrize("seed", range(6))
def test_top_of_very_many_is_the_same_sort(seed: int) -> None:
    rng = np.random.default_rng(seed)
    made = (rng.normal(size=30_000), rng.integers(0, 40, 30_000) * 1.0, -np.sort(-rng.random(30_000)))[seed % 3]
    scores: NDArray[np.floating] = made.astype(np.float32) if seed % 2 else made
    scores[rng.random(30_000) < (0.0, 0.5, 0.999)[seed // 2]] = (np.nan, np.inf, -np.inf)[seed % 3]
    rows = np.arange(30_000) * 2
    finite = np.flatnonzero(np.isfinite(scores))
    for n in (1, 160, 3000, 29_999):
        expected = rows[finite[np.argsort(-scores[finite], kind="stable")][:n]]
        assert np.array_equal(top(rows, scores, n), expected)


def test_favourites_are_looked_around_anew_in_another_library() -> None:
    small, large = clustered_library(others=34), clustered_library(others=80)
    source = ArtistNeighbours()
    for view in (small, large, small):
        for favourite in (60, 2):
            profile = replace(empty_profile(), artists={f"Artist {favourite}": Affinity(0.9, 5, 5)})
            context = make_context(view=view, profile=profile)
            assert offers(source, context, 20) == offers(ArtistNeighbours(), context, 20)


@pytest.mark.parametrize("step", [0.0, 0.004, 0.05, 2.0])
def test_a_target_that_moves_finds_what_is_nearest_all_the_same(step: float) -> None:
    rng = np.random.default_rng(1)
    around = MovingTarget()
    target = VIEW.features.sound[3].copy()
    for _ in range(12):
        target = target + step * rng.normal(size=len(target)).astype(np.float32) / 8
        target /= np.linalg.norm(target)
        allowed = rng.random(len(VIEW)) < 0.8
        for n in (0, 5, 40, 500):
            found = around.nearest(VIEW, allowed, target, n)
            cosines = VIEW.features.sound @ target
            expected = nearest(VIEW, allowed, target[None], n)
            assert len(found) == len(expected)
            assert cosines[found] == pytest.approx(cosines[expected], abs=1e-6)


def test_nearness_is_the_same_for_few_rows_and_for_many() -> None:
    targets = VIEW.features.sound[[3, 80]]
    every = nearness(VIEW, np.arange(120), targets)
    assert every == pytest.approx((VIEW.features.sound @ targets.T).max(axis=1), abs=1e-6)
    assert nearness(VIEW, np.array([5, 80]), targets) == pytest.approx(every[[5, 80]], abs=1e-6)
