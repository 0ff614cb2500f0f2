"""The simulated listener, and the study of what learning does."""

import numpy as np
import pytest

from musicrec_desktop.domain.listening import Catalogue, Listening, session_numbers
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.evaluation.metrics import auc
from musicrec_desktop.evaluation.simulation.click_model import (
    CONTEXT,
    ClickModel,
    Situation,
    contexts,
    fit_click_model,
    predictions,
)
from musicrec_desktop.evaluation.simulation.listener import Heard, Pace, SimulatedListener
from musicrec_desktop.evaluation.simulation.study import run_course, study

N = 40
ARTISTS = np.repeat(np.arange(10), 4).astype(np.int32)


def log_of(model: ClickModel, plays: int, seed: int = 0) -> Listening:
    """Plays of tracks at random, finished as the model says."""
    random = np.random.default_rng(seed)
    situation = Situation(model.artists)
    tracks, starts, ends, listens = [], [], [], []
    now = 1_700_000_000.0
    for play in range(plays):
        if play % 15 == 0:
            now += 6 * 3600
            situation.begin_session()
        track = int(random.integers(N))
        is_finished = bool(random.random() < model.chance(track, situation.of(track, now)))
        situation.happened(track, now, is_finished=is_finished)
        lasted = 200.0 if is_finished else 8.0
        tracks.append(track)
        starts.append(now)
        ends.append(now + lasted)
        listens.append(is_finished)
        now += lasted
    is_listen = np.array(listens)
    catalogue = Catalogue(ARTISTS, np.full(N, -1, np.int32))
    at, over = np.array(starts), np.array(ends)
    return Listening(catalogue, np.array(tracks, np.int32), at, over, session_numbers(at, over), is_listen, ~is_listen)


def true_model(seed: int = 1) -> ClickModel:
    random = np.random.default_rng(seed)
    weights = np.zeros(len(CONTEXT))
    weights[CONTEXT.index("last_skipped")] = -1.0
    return ClickModel(0.3, np.append(random.normal(0, 1.5, 10), 0.0), random.normal(0, 1.0, N), weights, ARTISTS)


def test_the_fitted_model_finds_the_taste_that_made_the_log() -> None:
    truth = true_model()
    log = log_of(truth, 4000)
    fitted = fit_click_model(log, 3000)
    assert np.corrcoef(fitted.taste, truth.taste)[0, 1] > 0.9
    assert fitted.weights[CONTEXT.index("last_skipped")] == pytest.approx(-1.0, abs=0.4)
    said = predictions(fitted, log, 3000)
    assert auc(log.is_listen[3000:], said) > 0.75
    assert said.mean() == pytest.approx(log.is_listen[3000:].mean(), abs=0.05)


def test_a_context_stands_on_the_plays_before_alone() -> None:
    log = log_of(true_model(), 300)
    shorter = log.part(slice(0, 200))
    for whole, part in zip(list(contexts(log))[:200], contexts(shorter), strict=True):
        assert np.array_equal(whole, part)


class Offers:
    """Offers what it is told to prefer, most preferred first, and counts what it learns."""

    def __init__(self, worth: np.ndarray) -> None:
        self._order = np.argsort(-worth, kind="stable")
        self._at = 0
        self.heard: list[Heard] = []

    def next_track(self, now: float) -> int:
        assert now > 0
        self._at += 1
        return int(self._order[self._at % 10])

    def learn(self, heard: Heard) -> None:
        self.heard.append(heard)


KNOWN = np.ones(N, np.bool_)
PACE = Pace(200.0, 8.0)


def test_who_offers_what_is_liked_is_heard_to_the_end_more_often() -> None:
    model = true_model()
    good = run_course(SimulatedListener(model, KNOWN, PACE, 0), Offers(model.taste))
    bad = run_course(SimulatedListener(model, KNOWN, PACE, 0), Offers(-model.taste))
    assert good.finished_share.mean() > bad.finished_share.mean() + 0.3
    assert good.completed_per_hour.mean() > bad.completed_per_hour.mean()
    assert good.hated_share.sum() == 0
    assert bad.hated_share.mean() > 0.2
    assert bad.dislikes.sum() > 0
    assert bad.disliked_offers.sum() > 0


def test_only_loved_tracks_are_liked_and_only_hated_ones_disliked() -> None:
    model = true_model()
    listener = SimulatedListener(model, KNOWN, PACE, 3)
    now = 1_700_000_000.0
    said: dict[FeedbackValue, set[int]] = {FeedbackValue.LIKE: set(), FeedbackValue.DISLIKE: set()}
    for turn in range(2000):
        heard = listener.hear(turn % N, now)
        now += heard.seconds
        if heard.said is not None:
            said[heard.said].add(heard.track)
    assert said[FeedbackValue.LIKE]
    assert all(listener.is_loved[track] for track in said[FeedbackValue.LIKE])
    assert said[FeedbackValue.DISLIKE]
    assert all(listener.is_hated[track] for track in said[FeedbackValue.DISLIKE])


def test_the_study_shows_a_gain_where_learning_helps_and_none_where_it_does_not() -> None:
    model = true_model()

    def helpful(seed: int, is_learning: bool) -> Offers:
        return Offers(model.taste if is_learning else -model.taste)

    helped = study(model, KNOWN, PACE, helpful, range(4))
    same = study(model, KNOWN, PACE, lambda _seed, _is_learning: Offers(model.taste), range(4))
    assert isinstance(helped["gain_ci95"], list)
    assert helped["gain_ci95"][0] > 0
    assert same["gain_last_sessions"] == 0
