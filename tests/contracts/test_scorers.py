"""Every built-in scorer keeps the scorers' contract."""

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import DEFAULT_SCORERS, DEFAULT_WEIGHTS
from musicrec_desktop.ranking.scorers import (
    ArtistScorer,
    AversionScorer,
    ExploreScorer,
    FamiliarityScorer,
    FreshnessScorer,
    GenreScorer,
    HourScorer,
    LeaningScorer,
    ModelScorer,
    NeighbourhoodScorer,
    PlanFitScorer,
    SessionSoundScorer,
    SoundScorer,
    TagsScorer,
    TrackScorer,
)
from musicrec_desktop.testing.contracts import ScorerContract, sample_context


class TestArtist(ScorerContract):
    make = ArtistScorer


class TestAversion(ScorerContract):
    make = AversionScorer


class TestLeaning(ScorerContract):
    make = LeaningScorer


class TestExplore(ScorerContract):
    make = ExploreScorer


class TestFamiliarity(ScorerContract):
    make = FamiliarityScorer


class TestFreshness(ScorerContract):
    make = FreshnessScorer


class TestGenre(ScorerContract):
    make = GenreScorer


class TestHour(ScorerContract):
    make = HourScorer


class TestModel(ScorerContract):
    make = ModelScorer


class TestNeighbourhood(ScorerContract):
    make = NeighbourhoodScorer


class TestPlanFit(ScorerContract):
    make = PlanFitScorer


class TestSessionSound(ScorerContract):
    make = SessionSoundScorer


class TestSound(ScorerContract):
    make = SoundScorer


class TestTags(ScorerContract):
    make = TagsScorer


class TestTrack(ScorerContract):
    make = TrackScorer


def test_every_built_in_scorer_is_tested_here_and_has_a_weight() -> None:
    tested = {case.make for case in ScorerContract.__subclasses__() if case.__name__.startswith("Test")}
    assert tested == {type(scorer) for scorer in DEFAULT_SCORERS}
    names = [scorer.name for scorer in DEFAULT_SCORERS]
    assert sorted(names) == sorted(DEFAULT_WEIGHTS)


class Loud:
    """A scorer with every fault the contract looks for."""

    calls = 0

    @property
    def name(self) -> str:
        return "Loud Scorer"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        assert len(candidates.ids) <= len(context.view)
        self.calls += 1
        context.history.affinity[:] = 0.5
        return np.full(len(context.view), 1 + self.calls, np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        return f"cosine nan to {context.view.titles[row]}"


class Contract(ScorerContract):
    """Not collected: its name does not begin with Test."""

    make = Loud


@pytest.mark.parametrize(
    "test",
    [
        "test_scores_are_one_number_for_each_candidate",
        "test_the_same_question_has_the_same_answer",
        "test_a_few_candidates_or_none_are_fine",
        "test_inputs_stay_as_they_are",
        "test_evidence_is_plain_text_for_every_track",
    ],
)
def test_the_contract_catches_a_scorer_that_breaks_it(test: str) -> None:
    with pytest.raises(AssertionError):
        getattr(Contract(), test)(Loud(), sample_context())


def test_the_contract_catches_a_name_that_cannot_be_a_key() -> None:
    with pytest.raises(AssertionError):
        Contract().test_its_name_is_short_and_stable(Loud())
