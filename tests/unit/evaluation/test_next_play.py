"""The next play: the protocol's events, what is known before each, and that learned weights follow the listener."""

import json
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.domain.errors import InvariantError, RequestError
from musicrec_desktop.domain.listening import Catalogue
from musicrec_desktop.evaluation.histories.log import History, RawPlays, make_history
from musicrec_desktop.evaluation.histories.mixture import Mixture, case_of
from musicrec_desktop.evaluation.histories.next_play import Run, evaluate_next_play, targets, without_repeats
from musicrec_desktop.evaluation.histories.next_play_prior import fit_prior
from musicrec_desktop.ranking.choice import ChoiceModel, ignorant
from musicrec_desktop.ranking.listening.next_play import NextPlay, next_play_members
from musicrec_desktop.ranking.listening.parts import part_names

NOTHING = Catalogue(np.zeros(0, np.int32), np.zeros(0, np.int32))


def history(plays: int = 700, seed: int = 0, ordered: float = 0.7) -> History:
    """Somebody who mostly goes through a list of 25 tracks in its order, and skips a fifth of what comes."""
    random = np.random.default_rng(seed)
    tracks = np.zeros(plays, np.int64)
    for at in range(1, plays):
        tracks[at] = (tracks[at - 1] + 1) % 25 if random.random() < ordered else random.integers(0, 40)
    lasted = np.where(random.random(plays) < 0.2, 8.0, 200.0)
    gaps = np.where(random.random(plays) < 0.05, 40_000.0, 2.0)
    artists = np.array([f"a{track // 3}" for track in tracks])
    raw = RawPlays(
        name="made",
        keys=np.array([f"{artist}\tt{track}" for artist, track in zip(artists, tracks, strict=True)]),
        artists=artists,
        albums=np.array([""] * plays),
        starts=1.6e9 + np.cumsum(gaps + np.r_[0.0, lasted[:-1]]),
        played_ms=lasted * 1000,
        reason_start=np.array([""] * plays),
        reason_end=np.array([""] * plays),
    )
    return make_history(raw)


def test_events_are_listens_to_another_track_heard_before() -> None:
    made = history()
    tracks = made.listening.tracks
    events = targets(made, 100, 300).tolist()
    expected = [at for at in range(100, 300) if tracks[at] in tracks[:at] and tracks[at] != tracks[at - 1]]
    assert events == expected


def test_each_listen_stands_where_it_was_among_all_plays() -> None:
    made = history()
    log, place = without_repeats(made)
    assert (log.tracks[place] == made.listening.tracks).all()
    assert log.is_listen.sum() == len(made.listening)
    assert (~log.is_listen).sum() == (~made.everything.is_listen).sum()


def test_a_prediction_knows_nothing_of_its_target_or_later() -> None:
    made = history()
    log, place = without_repeats(made)
    run = Run(made, NextPlay(log.catalogue, None), follow_from=100)
    event = int(targets(made, 300, 400)[0])
    said = run.before(event)
    assert run.method.known == place[event]
    alone = NextPlay(log.catalogue, None)
    alone.learn(log, int(place[100]))
    alone.follow(log, int(place[event]))
    assert all((a.weights == b.weights).all() for a, b in zip(alone.models, run.method.models, strict=True))
    assert said.mixed[made.listening.tracks[event - 1]] < 0
    assert (said.mixed[made.first >= event] < 0).all()
    assert (said.mixed[made.first < event] >= 0).sum() == np.count_nonzero(made.first < event) - 1


def test_a_list_in_order_is_learned_and_the_figures_say_so() -> None:
    made = history()
    found = evaluate_next_play(made, None, events=80)
    assert found["events"] == 80
    assert found["hr1"] > 0.5
    assert found["ndcg10"] > found["peers"]["decay_7d"]["ndcg10"] + 0.2
    low, high = found["ci95"]
    assert low < found["ndcg10"] < high
    assert 0 < found["coverage"] <= 1
    assert 0 < found["artist_diversity"] <= 1
    assert found == evaluate_next_play(made, None, events=80)


def test_chance_is_not_beaten_where_there_is_nothing_to_learn() -> None:
    found = evaluate_next_play(history(ordered=0.0), None, events=100, with_peers=False)
    assert found["hr1"] < 0.15


def test_a_prior_from_others_helps_from_the_first_event_on() -> None:
    prior = fit_prior({"one": history(seed=1), "two": history(seed=2)}, events=150)
    assert prior.names == part_names(next_play_members(NOTHING))
    made = history(seed=3)
    first = targets(made, 60, 120)
    chances = []
    for start in (prior, ignorant(prior.names)):
        run = Run(made, NextPlay(made.listening.catalogue, start), follow_from=10**6)
        chances.append(np.mean([run.method.weighed(run.before(event))[run.track(event)] for event in first.tolist()]))
    # Among about 40 tracks, and three of ten plays at random.
    assert chances[1] < 0.1
    assert chances[0] > 0.4


def test_the_mixture_finds_the_method_that_is_right() -> None:
    random = np.random.default_rng(0)
    cases = []
    for _ in range(60):
        target = int(random.integers(20))
        right = np.full(20, 0.01, np.float32)
        right[target] = 0.81
        shares = np.stack([right, random.dirichlet(np.ones(20)).astype(np.float32)])
        cases.append(case_of(shares, np.zeros(20, np.bool_), np.ones(20, np.bool_), target))
    mixture = Mixture.fitted((0, 1), cases)
    assert mixture.weights[0] > 0.8


def test_the_shipped_weights_fit_the_methods_and_can_be_held() -> None:
    data = json.loads(Path(assets_folder() / "priors" / "next_play.json").read_text("utf-8"))
    prior = ChoiceModel.from_dict(data)
    assert prior.names == part_names(next_play_members(NOTHING))
    assert np.linalg.eigvalsh(prior.precision)[0] > 0
    NextPlay(NOTHING, prior)


def test_weights_of_other_parts_are_refused_and_no_history_teaches_nothing() -> None:
    with pytest.raises(InvariantError):
        NextPlay(NOTHING, ignorant(("other",)))
    with pytest.raises(RequestError):
        fit_prior({})
