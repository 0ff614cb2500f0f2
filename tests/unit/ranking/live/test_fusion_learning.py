"""Weights of scorers move with what became of what was shown, and the same lessons give the same bits."""

import json
import math

import numpy as np
import pytest

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.outcomes import Lesson
from musicrec_desktop.ranking.live import Fusion, PriorWeight, prior_fusion

NAMES = ("sound", "artist", "memory")
PRIOR = {name: PriorWeight(1.0, 0.5) for name in NAMES}
OTHER = PriorWeight(0.3, 0.3)
BIAS = PriorWeight(0.0, 1.0)


def start(names: tuple[str, ...] = NAMES) -> Fusion:
    return prior_fusion(PRIOR, names, OTHER, BIAS)


def lesson(kind: str, *values: float, names: tuple[str, ...] = NAMES, weight: float = 1.0) -> Lesson:
    return Lesson(UnixTime(0.0), kind, names, np.array([values], np.float32), weight)


def test_it_starts_at_the_prior() -> None:
    fusion = prior_fusion(PRIOR, ("sound", "new"), OTHER, BIAS)
    assert fusion.weights == {"sound": 1.0, "new": 0.3}
    assert fusion.version == 0


def test_what_spoke_for_a_skipped_track_counts_less_and_what_spoke_against_it_more() -> None:
    fusion = start().learned(lesson("skipped", 0.9, 0.1, math.nan))
    assert fusion.version == 1
    assert fusion.weights["sound"] < 1 < fusion.weights["artist"]
    assert fusion.weights["memory"] == 1  # it said nothing, and nothing is learned of it


@pytest.mark.parametrize(("good", "bad"), [("finished", "skipped"), ("liked", "disliked"), ("finished", "replaced")])
def test_good_and_bad_outcomes_pull_apart(good: str, bad: str) -> None:
    parts = (0.9, 0.5, 0.5)
    assert start().learned(lesson(good, *parts)).weights["sound"] > 1
    assert start().learned(lesson(bad, *parts)).weights["sound"] < 1


def test_what_was_said_in_so_many_words_counts_more() -> None:
    once = start().learned(lesson("liked", 0.9, 0.5, 0.5)).weights["sound"]
    twice = start().learned(lesson("liked", 0.9, 0.5, 0.5, weight=2.0)).weights["sound"]
    assert twice > once > 1


def test_a_choice_among_several_teaches_what_set_it_apart() -> None:
    among = Lesson(UnixTime(0.0), "chosen", NAMES, np.array([[0.9, 0.5, 0.5], [0.1, 0.5, 0.5]], np.float32))
    weights = start().learned(among).weights
    assert weights["sound"] > 1
    assert weights["artist"] == pytest.approx(1)


def test_many_lessons_find_what_this_listener_goes_by() -> None:
    random = np.random.default_rng(5)
    fusion = start()
    for parts in random.random((600, 3)):
        taken = random.random() < 1 / (1 + np.exp(-(6 * (parts[1] - 0.5) - 2 * (parts[0] - 0.5))))
        fusion = fusion.learned(lesson("finished" if taken else "skipped", *parts))
    assert fusion.weights["artist"] > 3
    assert fusion.weights["sound"] == 0  # it speaks for the wrong ones: not heard
    parts = np.array([[0.1, 0.9, 0.5], [0.9, 0.1, 0.5]], np.float32)
    likely, unlikely = fusion.chance_taken(parts, NAMES)
    assert likely > 0.8
    assert unlikely < 0.2


def test_draws_are_the_same_for_the_same_seed_and_narrow_with_lessons() -> None:
    def spread(fusion: Fusion) -> float:
        return float(np.std([draw["artist"] for draw in fusion.drawn(1, 200)]))

    fusion = start()
    assert fusion.drawn(3, 4) == fusion.drawn(3, 4)
    assert fusion.drawn(3, 4) != fusion.drawn(4, 4)
    learned = fusion
    for _ in range(100):
        learned = learned.learned(lesson("finished", 0.5, 0.9, 0.5)).learned(lesson("skipped", 0.5, 0.1, 0.5))
    assert spread(fusion) == pytest.approx(0.5, rel=0.2)
    assert spread(learned) < 0.9 * spread(fusion)


def test_it_comes_back_from_a_file_bit_for_bit() -> None:
    fusion = start()
    for value in (0.1, 0.7, 0.9):
        fusion = fusion.learned(lesson("finished", value, 0.5, value))
    again = start().restored(json.loads(json.dumps(fusion.as_dict())))
    assert again.model.weights.tobytes() == fusion.model.weights.tobytes()
    assert again.model.precision.tobytes() == fusion.model.precision.tobytes()
    assert again.version == 3
    with pytest.raises(InvariantError):
        start().restored({"format": 99})


def test_scorers_may_come_and_go() -> None:
    fusion = start().learned(lesson("skipped", 0.9, 0.9, 0.9)).learned(lesson("skipped", 0.1, 0.9, 0.4))
    other = start(("artist", "memory", "brand_new"))
    moved = other.restored(fusion.as_dict())
    assert moved.weights["brand_new"] == 0.3
    assert moved.weights["artist"] == fusion.weights["artist"]
    kept = [fusion.model.names.index(name) for name in ("bias", "artist", "memory")]
    covariance = np.linalg.inv(fusion.model.precision)[np.ix_(kept, kept)]
    assert np.linalg.inv(moved.model.precision)[:3, :3] == pytest.approx(covariance)
    moved.learned(lesson("finished", 0.5, 0.5, 0.5))  # a lesson of a scorer that is gone teaches the others
