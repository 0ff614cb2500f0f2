"""The one place left to chance: what may stand there, and how often each does."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.outcomes import Trial
from musicrec_desktop.domain.plan import PlaylistPlan, Spacing
from musicrec_desktop.domain.recommend import Candidates, Recommendation, Request
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import DEFAULT_WEIGHTS, Ranked, rank, sequence, try_one
from musicrec_desktop.ranking.trying import KEEPS
from tests.factories import NOW, make_context, make_view

VIEW = make_view(80)
DRAWS = [DEFAULT_WEIGHTS, {**DEFAULT_WEIGHTS, "sound": 3.0}, {**DEFAULT_WEIGHTS, "explore": 2.0}]


def made(context: ScoringContext) -> tuple[Ranked, tuple[Recommendation, ...]]:
    ranked = rank(context, Candidates(context.view.ids, {}))
    return ranked, sequence(context, ranked)[0]


def tried(context: ScoringContext, seed: int) -> tuple[tuple[Recommendation, ...], Trial | None]:
    ranked, tracks = made(context)
    return try_one(context, ranked, tracks, DRAWS, np.random.default_rng(seed))


def context(**plan: object) -> ScoringContext:
    asked = replace(PlaylistPlan(""), **plan)  # type: ignore[arg-type]  # fields of the plan by name
    return make_context(plan=asked, view=VIEW, request=Request("", NOW))


def test_only_the_place_of_the_trial_changes_and_never_the_first() -> None:
    plain = made(context())[1]
    places = set()
    for seed in range(40):
        tracks, trial = tried(context(), seed)
        assert trial is not None
        places.add(trial.place)
        assert len(tracks) == len(plain)
        for place, (old, new) in enumerate(zip(plain, tracks, strict=True)):
            if place != trial.place:
                assert new.track_id == old.track_id
        assert tracks[trial.place].track_id == trial.options[trial.taken]
        assert len({track.track_id for track in tracks}) == len(tracks)
        parts = np.array([part.value for part in tracks[trial.place].parts], np.float32)
        assert np.array_equal(parts, trial.parts[trial.taken], equal_nan=True)
        (chance,) = [part.evidence for part in tracks[trial.place].parts if part.name == "explore"]
        assert chance.startswith("tried out") == (trial.taken > 0)
    assert 0 not in places
    assert len(places) > 10


def test_chances_are_what_they_are_said_to_be() -> None:
    ranked, tracks = made(context())
    seen: Counter[int] = Counter()
    expected: Counter[int] = Counter()  # of chances
    runs = 1500
    for seed in range(runs):
        # One place: the first draw of the generator is spent on it, so that all runs speak of the same options.
        _, trial = try_one(context(), ranked, tracks[:5], DRAWS, np.random.default_rng(seed))
        assert trial is not None
        assert trial.propensities.sum() == pytest.approx(1)
        assert trial.propensities[0] == KEEPS
        assert (trial.propensities > 0).all()
        seen[trial.taken] += 1
        expected.update(dict(enumerate(trial.propensities.tolist())))
    for at in (0, 1, 2, 3):
        share = expected[at] / runs
        assert abs(seen[at] / runs - share) < 4 * (share * (1 - share) / runs) ** 0.5, at
    assert seen[0] < runs


def test_the_same_seed_tries_the_same() -> None:
    first, second, other = tried(context(), 3), tried(context(), 3), tried(context(), 4)
    assert [track.track_id for track in first[0]] == [track.track_id for track in second[0]]
    assert first[1] is not None
    assert other[1] is not None
    assert (first[1].place, first[1].taken) != (other[1].place, other[1].taken)


def test_who_asks_for_the_sure_or_a_short_list_gets_no_trial() -> None:
    assert tried(context(novelty=0.0), 1)[1] is None
    ranked, tracks = made(context())
    assert try_one(context(), ranked, tracks[:4], DRAWS, np.random.default_rng(1)) == (tracks[:4], None)
    assert try_one(context(), ranked, tracks, [], np.random.default_rng(1)) == (tracks, None)


def test_a_limit_that_was_asked_for_holds_in_trials() -> None:
    asked = context(spacing=Spacing(max_per_artist=2))
    for seed in range(30):
        tracks, _ = tried(asked, seed)
        rows = VIEW.rows([track.track_id for track in tracks])
        assert Counter(VIEW.artist_codes[rows].tolist()).most_common(1)[0][1] <= 2


def test_what_the_draws_like_is_tried_more_often() -> None:
    ranked, tracks = made(context())
    for_sound = [{**DEFAULT_WEIGHTS, "explore": 30.0}] * 4
    chances = []
    for draws in (DRAWS, for_sound):
        _, trial = try_one(context(), ranked, tracks, draws, np.random.default_rng(2))
        assert trial is not None
        explore = ranked.names.index("explore")
        chances.append(float(trial.propensities[1:] @ trial.parts[1:, explore]) / trial.propensities[1:].sum())
    assert chances[1] > chances[0] + 0.05
