"""Every built-in candidate source keeps the sources' contract."""

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval import BUILT_IN_SOURCES
from musicrec_desktop.retrieval.sources import (
    ArtistNeighbours,
    Explore,
    Favourites,
    Fresh,
    LikedSound,
    PlanSound,
    PlanTags,
)
from musicrec_desktop.testing.contracts import CandidateSourceContract, sample_context


class TestArtistNeighbours(CandidateSourceContract):
    make = ArtistNeighbours


class TestExplore(CandidateSourceContract):
    make = Explore


class TestFavourites(CandidateSourceContract):
    make = Favourites


class TestFresh(CandidateSourceContract):
    make = Fresh


class TestLikedSound(CandidateSourceContract):
    make = LikedSound


class TestPlanSound(CandidateSourceContract):
    make = PlanSound


class TestPlanTags(CandidateSourceContract):
    make = PlanTags


def test_every_built_in_source_is_tested_here() -> None:
    tested = {case.make for case in CandidateSourceContract.__subclasses__() if case.__name__.startswith("Test")}
    assert tested == {type(source) for source in BUILT_IN_SOURCES}


class Greedy:
    """A source that offers everything, twice, and takes away what others may use."""

    @property
    def name(self) -> str:
        return "greedy"

    def rows(self, context: ScoringContext, allowed: NDArray[np.bool_], n: int) -> NDArray[np.intp]:
        if allowed.flags.writeable:
            allowed[:] = False
        return np.repeat(np.arange(len(context.view)), 2 + n)


class Contract(CandidateSourceContract):
    """Not collected: its name does not begin with Test."""

    make = Greedy


def test_the_contract_catches_a_source_that_breaks_it() -> None:
    with pytest.raises(AssertionError):
        Contract().test_it_offers_distinct_allowed_rows(Greedy(), sample_context(), 7)
    with pytest.raises(AssertionError):
        Contract().test_where_nothing_is_allowed_it_offers_nothing(Greedy(), sample_context())
    with pytest.raises(AssertionError):
        Contract().test_inputs_stay_as_they_are(Greedy(), sample_context())
