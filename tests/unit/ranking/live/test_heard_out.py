"""What is likely to be heard out: a memory that tells what the whole memory of skips tells, and a scorer over it."""

import numpy as np
import pytest

from musicrec_desktop.domain.ids import DurationMs, UnixTime
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.ranking import rank
from musicrec_desktop.ranking.live import (
    HEARD_OUT,
    LiveListening,
    MethodPriors,
    catalogue_of,
    columns_of,
    heard_out,
)
from musicrec_desktop.ranking.skips import AHEAD_NAMES, START_NAMES, SkipMemory, SkipModel
from musicrec_desktop.ranking.skips.ahead import AheadMemory
from tests.factories import NOW, make_context, make_plays, make_view
from tests.unit.ranking.test_skips import a_log

PRIOR = SkipModel.blank(AHEAD_NAMES)
COLUMNS = [START_NAMES.index(name) for name in AHEAD_NAMES]
VIEW = make_view(60)
PLAYS = make_plays(400, 60)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short logs are enough to see what it does."""
    monkeypatch.setattr(heard_out, "FEWEST", 30)


def live(plays: int, step: int | None = None) -> LiveListening:
    state = LiveListening(catalogue_of(VIEW), MethodPriors(skips_ahead=PRIOR), 3600)
    for low in range(0, plays, step or plays):
        state.take(columns_of(PLAYS[low : low + (step or plays)], VIEW))
    return state


def chances(state: LiveListening) -> list[float]:
    context = make_context(view=VIEW)
    scorer = next(each for each in state.expectation(NOW).scorers if each.name == HEARD_OUT)
    return [float(value) for value in scorer.score(context, Candidates(VIEW.ids, {}))]


@pytest.mark.parametrize("upto", [1, 7, 230, 400])
def test_it_tells_what_the_whole_memory_tells(upto: int) -> None:
    log = a_log()
    whole, ahead, quick = SkipMemory(log.catalogue), AheadMemory(log.catalogue), AheadMemory(log.catalogue)
    at_start, _ = whole.table(log, upto)
    assert np.array_equal(ahead.table(log, upto), at_start[:, COLUMNS])
    for play in range(1, upto + 1):
        quick.learn(log, play)
    tracks, now = np.arange(40), float(log.ends[upto - 1]) + 30
    for memory in (ahead, quick):
        assert np.array_equal(memory.columns(tracks, now), whole.at_start(tracks, now)[:, COLUMNS])


def test_it_may_begin_in_the_middle_of_a_log_and_without_plays() -> None:
    log = a_log()
    late = AheadMemory(log.catalogue, since=250)
    assert late.table(log, 400).shape == (150, len(AHEAD_NAMES))
    assert late.known == 400
    assert AheadMemory(log.catalogue).table(log, 0).shape == (0, len(AHEAD_NAMES))
    assert np.isfinite(AheadMemory(log.catalogue).columns(np.arange(3), 1.7e9)).all()


def test_what_is_skipped_again_and_again_is_not_likely_to_be_heard_out() -> None:
    whole, little = DurationMs(200_000), DurationMs(4_000)
    plays = [
        Play(play.track_id, play.started_at, little, whole, PlayEnd.SKIPPED)
        if play.track_id == 1
        else Play(play.track_id, play.started_at, whole, whole, PlayEnd.FINISHED)
        for play in PLAYS
    ]
    state = LiveListening(catalogue_of(VIEW), MethodPriors(skips_ahead=PRIOR), 3600)
    state.take(columns_of(plays, VIEW))
    said = chances(state)
    assert min(said) == said[0]
    assert said[0] < np.median(said) - 0.05  # four hundred plays move a blank prior that far
    assert all(0 <= chance <= 1 for chance in said)


def test_before_enough_is_known_nothing_is_said() -> None:
    for state in (live(10), LiveListening(catalogue_of(VIEW), MethodPriors(skips_ahead=PRIOR))):
        assert np.isnan(chances(state)).all()
    context = make_context(view=VIEW)
    silent = rank(context, Candidates(VIEW.ids, {}), live(10).expectation(NOW).scorers)
    assert silent.parts_of(context, 0)[-1].evidence == ""
    heard = rank(context, Candidates(VIEW.ids, {}), live(400).expectation(NOW).scorers)
    assert "likely to be heard out" in heard.parts_of(context, 0)[-1].evidence


def test_without_a_prior_there_is_no_such_part() -> None:
    state = LiveListening(catalogue_of(VIEW), MethodPriors())
    state.take(columns_of(PLAYS, VIEW))
    assert HEARD_OUT not in [scorer.name for scorer in state.expectation(UnixTime(NOW)).scorers]


def test_a_state_made_anew_says_the_same_as_one_made_at_once() -> None:
    single, whole = live(400, step=1), live(400)
    assert chances(single) != chances(whole)  # fitted to nothing yet
    assert chances(single.made_anew(columns_of(PLAYS, VIEW))) == chances(whole)
