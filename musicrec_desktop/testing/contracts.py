"""What every scorer and every candidate source must do, as tests to inherit.

A test file of a plugin needs two lines: `class TestMine(ScorerContract): make = MyScorer`.
"""

# ruff: noqa: S101  (these are tests: they assert)

import dataclasses
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import ClassVar

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import CandidateSource, Scorer, ScoringContext
from musicrec_desktop.testing.sample_context import CASES, sample_context

_NAME = re.compile(r"[a-z][a-z0-9_]{1,31}")


class ScorerContract:
    """Inherit, and set `make` to what makes the scorer: a class or a function of no arguments."""

    make: ClassVar[Callable[[], Scorer]]

    @pytest.fixture
    def scorer(self) -> Scorer:
        """A new scorer."""
        return type(self).make()

    @pytest.fixture(params=CASES)
    def context(self, request: pytest.FixtureRequest) -> ScoringContext:
        """Each awkward case in turn, locked against writing."""
        return _case(request.param)

    def test_its_name_is_short_and_stable(self, scorer: Scorer) -> None:
        """Names are shown, stored and used as keys for weights."""
        assert _NAME.fullmatch(scorer.name)
        assert scorer.name == type(self).make().name

    def test_scores_are_one_number_for_each_candidate(self, scorer: Scorer, context: ScoringContext) -> None:
        """(c,) float32, 0..1 or NaN."""
        candidates = _all_of(context)
        said = scorer.score(context, candidates)
        assert isinstance(said, np.ndarray)
        assert said.dtype == np.float32
        assert said.shape == candidates.ids.shape
        known = said[~np.isnan(said)]
        assert ((known >= 0) & (known <= 1)).all(), f"outside 0..1: {known.min()} to {known.max()}"

    def test_the_same_question_has_the_same_answer(self, scorer: Scorer, context: ScoringContext) -> None:
        """Also from another instance."""
        candidates = _all_of(context)
        first, second = scorer.score(context, candidates), scorer.score(context, candidates)
        assert np.array_equal(first, second, equal_nan=True)
        assert np.array_equal(first, type(self).make().score(context, candidates), equal_nan=True)

    def test_a_few_candidates_or_none_are_fine(self, scorer: Scorer, context: ScoringContext) -> None:
        """The answer fits the candidates, not the library."""
        for ids in (context.view.ids[:0], context.view.ids[:1], context.view.ids[1::3]):
            assert scorer.score(context, _candidates(ids)).shape == ids.shape

    def test_inputs_stay_as_they_are(self, scorer: Scorer, context: ScoringContext) -> None:
        """Every array is compared before and after."""
        candidates = _all_of(context)
        before = [array.copy() for array in _arrays(context)]
        scorer.score(context, candidates)
        for row in range(min(3, len(context.view))):
            scorer.evidence(context, row)
        assert all(np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in _pairs(before, _arrays(context)))
        assert np.array_equal(candidates.ids, context.view.ids)

    def test_evidence_is_plain_text_for_every_track(self, scorer: Scorer, context: ScoringContext) -> None:
        """One line, and no "nan" for the listener to read."""
        for row in range(len(context.view)):
            words = scorer.evidence(context, row)
            assert isinstance(words, str)
            assert "\n" not in words
            assert not re.search(r"\bnan\b", words), words


class CandidateSourceContract:
    """Inherit, and set `make` to what makes the source: a class or a function of no arguments."""

    make: ClassVar[Callable[[], CandidateSource]]

    @pytest.fixture
    def source(self) -> CandidateSource:
        """A new source."""
        return type(self).make()

    @pytest.fixture(params=CASES)
    def context(self, request: pytest.FixtureRequest) -> ScoringContext:
        """Each awkward case in turn, locked against writing."""
        return _case(request.param)

    def test_its_name_is_short_and_stable(self, source: CandidateSource) -> None:
        """Names are shown and stored."""
        assert _NAME.fullmatch(source.name)
        assert source.name == type(self).make().name

    @pytest.mark.parametrize("n", [0, 1, 7, 1000])
    def test_it_offers_distinct_allowed_rows(self, source: CandidateSource, context: ScoringContext, n: int) -> None:
        """Up to n of them."""
        allowed = np.arange(len(context.view)) % 3 != 1
        allowed.setflags(write=False)
        rows = source.rows(context, allowed, n)
        assert isinstance(rows, np.ndarray)
        assert rows.dtype.kind in "iu"
        assert rows.ndim == 1
        assert len(rows) <= n
        assert len(np.unique(rows)) == len(rows)
        assert ((rows >= 0) & (rows < len(context.view))).all()
        assert allowed[rows].all()

    def test_where_nothing_is_allowed_it_offers_nothing(self, source: CandidateSource, context: ScoringContext) -> None:
        """Also when it knows just the thing."""
        assert len(source.rows(context, np.zeros(len(context.view), np.bool_), 10)) == 0

    def test_the_same_question_has_the_same_answer(self, source: CandidateSource, context: ScoringContext) -> None:
        """Also from another instance; chance comes from the request's seed."""
        allowed = np.ones(len(context.view), np.bool_)
        first = source.rows(context, allowed, 9)
        assert np.array_equal(first, source.rows(context, allowed, 9))
        assert np.array_equal(first, type(self).make().rows(context, allowed, 9))

    def test_inputs_stay_as_they_are(self, source: CandidateSource, context: ScoringContext) -> None:
        """Every array is compared before and after."""
        allowed = np.ones(len(context.view), np.bool_)
        before = [array.copy() for array in _arrays(context)]
        source.rows(context, allowed, 9)
        assert allowed.all()
        assert all(np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in _pairs(before, _arrays(context)))


@cache
def _case(name: str) -> ScoringContext:
    """Made once for all tests: it cannot be changed."""
    context = CASES[name]()
    for array in _arrays(context):
        array.setflags(write=False)
    return context


def _candidates(ids: NDArray[np.int64]) -> Candidates:
    return Candidates(ids, {})


def _all_of(context: ScoringContext) -> Candidates:
    return _candidates(context.view.ids)


def _arrays(context: ScoringContext) -> list[NDArray[np.generic]]:
    """Every array of the view, the features, the history and the profile."""
    return [array for part in (context.view, context.history, context.profile) for array in _inside(part)]


def _inside(part: object) -> Iterator[NDArray[np.generic]]:
    if isinstance(part, np.ndarray):
        yield part
    elif dataclasses.is_dataclass(part):
        for each in dataclasses.fields(part):
            yield from _inside(getattr(part, each.name))


def _pairs(
    before: list[NDArray[np.generic]], after: list[NDArray[np.generic]]
) -> Iterator[tuple[NDArray[np.generic], NDArray[np.generic]]]:
    return zip(before, after, strict=True)


__all__ = ["CandidateSourceContract", "ScorerContract", "sample_context"]
