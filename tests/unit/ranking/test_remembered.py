"""What scorers remember changes nothing of what they say."""

from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.taste import TrackHistory
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import DEFAULT_SCORERS
from musicrec_desktop.ranking.scorers.tags import _Table
from musicrec_desktop.taste import build
from musicrec_desktop.testing.sample_context import moment_of
from tests.factories import make_context, make_plays, make_view
from tests.unit.ranking.music import everything

VIEW = make_view(60)


def listener(seed: int) -> ScoringContext:
    """Somebody in the middle of a session, with kept and skipped tracks."""
    plays = make_plays(150, 60, seed=seed)
    now = plays[-1].started_at + 60
    profile = build(plays, [], VIEW, UnixTime(now))
    context = make_context(profile=profile, view=VIEW, request=Request("", UnixTime(now)))
    return replace(context, moment=moment_of(plays, VIEW, now))


@pytest.mark.parametrize("scorer", DEFAULT_SCORERS, ids=lambda scorer: scorer.name)
def test_a_reason_is_the_same_before_and_after_scoring(scorer: object) -> None:
    first, second = listener(1), listener(2)
    rows = range(0, len(VIEW), 7)
    for context in (first, second, first):
        known = next(each for each in DEFAULT_SCORERS if each is scorer)
        new = type(known)()
        known.score(context, everything(context))
        assert [known.evidence(context, row) for row in rows] == [new.evidence(context, row) for row in rows]


def test_tags_of_a_whole_library_add_up_to_those_of_its_tracks() -> None:
    table = _Table(VIEW)
    amounts = np.random.default_rng(0).random(len(VIEW)) * (np.arange(len(VIEW)) % 3 > 0)
    one_by_one = sum(amounts[row] * table.of_row(row) for row in range(len(VIEW)))
    assert table.sum_of_all(amounts) == pytest.approx(one_by_one)


def test_a_history_is_aligned_to_whatever_it_is_asked_for() -> None:
    heard = np.array([3, 5, 9], np.int64)
    history = replace(TrackHistory.empty().aligned(heard), plays=np.array([30, 50, 90], np.int32))
    narrow, wide = np.array([2, 5, 6], np.int64), np.arange(12, dtype=np.int64)
    for _ in range(2):
        assert history.aligned(narrow).plays.tolist() == [0, 50, 0]
        assert history.aligned(wide).plays.tolist() == [0, 0, 0, 30, 0, 50, 0, 0, 0, 90, 0, 0]
        assert np.isnan(history.aligned(wide).last_played).all()
    more = replace(history, plays=np.array([31, 51, 91], np.int32))
    assert more.aligned(wide).plays[[3, 5, 9]].tolist() == [31, 51, 91]
