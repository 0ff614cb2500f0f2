"""Leaving methods out of a choice: that nothing of them is left, and that it is told apart who mattered."""

import numpy as np
import pytest

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.evaluation.histories.discovery import with_others
from musicrec_desktop.evaluation.histories.leaving_out import (
    WHOLE,
    AskedOnce,
    _without_lead,
    differences,
    discovery_gains,
    held_at_nothing,
    next_play_gains,
    next_session_gains,
)
from musicrec_desktop.evaluation.histories.log import RawPlays, make_history
from musicrec_desktop.evaluation.histories.next_play import EVENTS, evaluate_next_play
from musicrec_desktop.ranking.choice import Choice, faded, fit, ignorant, updated
from musicrec_desktop.ranking.listening.new_music import new_music_members
from musicrec_desktop.ranking.listening.next_play import next_play_members
from musicrec_desktop.ranking.listening.next_session import next_session_members
from musicrec_desktop.ranking.listening.parts import Member, part_names
from tests.benchmarks.ablation import DISCOVERY, NEXT_PLAY, NEXT_SESSION

CATALOGUE = Catalogue(np.zeros(3, np.int32), np.zeros(3, np.int32))


def rounds_of(n_tracks: int, days: int, name: str = "one") -> RawPlays:
    """Every day the same tracks in the same order from another place on, each of an artist of its own: what followed
    before is all there is to know. Every day ends with a new track of the artist of the day before."""
    random = np.random.default_rng(5)
    keys: list[str] = []
    artists: list[str] = []
    starts: list[float] = []
    for day in range(days):
        begin = int(random.integers(n_tracks))
        for at in range(8):
            number = (begin + at) % n_tracks
            artists.append(f"artist {number}")
            keys.append(f"artist {number}\ttrack")
            starts.append(1.6e9 + day * 86_400 + at * 200)
        artists.append(f"{name} explored {day // 10}")
        keys.append(f"{name} explored {day // 10}\tnew {day}")
        starts.append(1.6e9 + day * 86_400 + 8 * 200)
    nothing = np.full(len(keys), "")
    return RawPlays(
        name,
        np.array(keys),
        np.array(artists),
        nothing,
        np.array(starts),
        np.full(len(keys), 200_000.0),
        nothing,
        nothing,
    )


def test_a_weight_held_at_nothing_stays_there_and_the_others_go_where_they_would_be_without_it() -> None:
    random = np.random.default_rng(1)
    choices = []
    for _ in range(3000):
        parts = random.normal(size=(6, 3))
        parts[:, 1] += 0.8 * parts[:, 0]  # the part left out says much of what the first one says
        chances = np.exp(parts @ [0.5, 0.7, -0.4])
        choices.append(Choice(parts, int(random.choice(6, p=chances / chances.sum()))))
    both = fit(choices, ignorant(("a", "b", "c")))
    alone = fit([Choice(choice.parts[:, [0, 2]], choice.chosen) for choice in choices], ignorant(("a", "c")))
    held = held_at_nothing(both, ["b"])
    assert held.weights[1] == 0
    # It took over what the other said: a Gaussian knows that but for the bend of the likelihood.
    assert alone.weights[0] - both.weights[0] > 0.2
    assert held.weights[[0, 2]] == pytest.approx(alone.weights, abs=0.1)
    assert np.array_equal(held.precision[np.ix_([0, 2], [0, 2])], both.precision[np.ix_([0, 2], [0, 2])])
    moved, narrow = held.weakened(1e-3), held_at_nothing(both, []).weakened(1e-3)
    for choice in choices[:100]:
        moved = updated(faded(moved, 0.99, held.weakened(1e-5)), choice)
        narrow = updated(narrow, choice)
    assert abs(moved.weights[1]) < 1e-6
    assert abs(moved.weights[0] - held.weights[0]) > 1e-3
    assert abs(narrow.weights[1] - both.weights[1]) > 1e-3


def test_holding_nothing_changes_nothing() -> None:
    model = fit([Choice(np.eye(3), 1)], ignorant(("a", "b", "c")))
    held = held_at_nothing(model, [])
    assert np.array_equal(held.weights, model.weights)
    assert np.array_equal(held.precision, model.precision)


def test_a_method_asked_by_many_answers_once_and_learns_once() -> None:
    class Counting:
        name = "counting"
        learned = asked = 0

        def learn(self, _listening: Listening, _upto: int) -> None:
            self.learned += 1

        def scores(self, moment: Moment) -> np.ndarray:
            self.asked += 1
            return np.full(3, moment.now, np.float32)

    log = make_history(rounds_of(4, 3)).everything
    counting = Counting()
    once = AskedOnce(counting)
    for _ in range(3):
        once.learn(log, 5)
        assert once.scores(Moment(log, 5, 2.0, 0)).tolist() == [2.0] * 3
    assert (counting.learned, counting.asked) == (1, 1)
    once.learn(log, 6)
    assert once.scores(Moment(log, 6, 3.0, 0)).tolist() == [3.0] * 3
    with pytest.raises(ValueError, match="read-only"):
        once.scores(Moment(log, 6, 3.0, 0))[0] = 1


def test_what_is_missed_is_what_was_left_out() -> None:
    history = make_history(rounds_of(25, 90))
    names = part_names(next_play_members(history.listening.catalogue))
    following = tuple(name for name in NEXT_PLAY["what followed"])
    sequence = (*following, *NEXT_PLAY["near neighbours"], *NEXT_PLAY["wide neighbours"], *NEXT_PLAY["heard next"])
    sequence += (*NEXT_PLAY["artist follows"], *NEXT_PLAY["same artist, album"])
    lead = {name: 1 / 3 for name in names if "/" in name}
    families = {"sequence": sequence, "hours": NEXT_PLAY["hour, weekday"]}
    found = differences(next_play_gains(history, ignorant(names, 1.0, lead), families, 80))
    assert found[WHOLE].difference == found[WHOLE].low == found[WHOLE].high == 0
    assert found[WHOLE].figure > 0.8
    assert found["sequence"].high < -0.2
    assert abs(found["hours"].difference) < 0.1


def test_the_whole_is_the_program() -> None:
    history = make_history(rounds_of(25, 60))
    names = part_names(next_play_members(history.listening.catalogue))
    prior = ignorant(names, 1.0, {name: 1 / 3 for name in names if "/" in name})
    found = evaluate_next_play(history, prior, EVENTS, with_peers=False)
    alone = next_play_gains(history, prior, {"hours": NEXT_PLAY["hour, weekday"]}, EVENTS)
    assert alone[WHOLE].mean() == pytest.approx(found["ndcg10"], abs=1e-6)


def test_lists_and_discoveries_can_do_without_as_well() -> None:
    raw = rounds_of(12, 60)
    history = make_history(raw)
    prior = ignorant(part_names(next_session_members(history.listening.catalogue)))
    lists = next_session_gains(history, prior, NEXT_SESSION, 20)
    assert set(lists) == {WHOLE, *NEXT_SESSION}
    assert {len(gains) for gains in lists.values()} == {12}
    found = with_others(raw, {"two": rounds_of(12, 60, "two")})
    prior = ignorant(part_names(new_music_members(found.everything.catalogue)))
    of_artists = {"artists": [name for family in DISCOVERY.values() for name in family if "artist" in name]}
    gains = discovery_gains(found, prior, of_artists, 20)
    assert gains[WHOLE].mean() - gains["artists"].mean() > 0.3


def test_a_method_nobody_knows_cannot_be_left_out() -> None:
    history = make_history(rounds_of(12, 20))
    prior = ignorant(part_names(next_play_members(history.listening.catalogue)))
    with pytest.raises(InvariantError, match="'decay'"):
        next_play_gains(history, prior, {"decays": ("decay",)}, 10)


@pytest.mark.parametrize(
    ("families", "members"),
    [
        (NEXT_PLAY, next_play_members(CATALOGUE)),
        (NEXT_SESSION, next_session_members(CATALOGUE)),
        (DISCOVERY, new_music_members(CATALOGUE)),
    ],
)
def test_every_method_is_of_one_family(families: dict[str, tuple[str, ...]], members: tuple[Member, ...]) -> None:
    told = [name for family in families.values() for name in family]
    assert sorted(told) == sorted(member.scorer.name for member in members)


def test_what_is_left_out_gathers_no_candidates() -> None:
    members = next_play_members(CATALOGUE)
    kept = _without_lead(members, NEXT_PLAY["decays"])
    assert [member.scorer for member in kept] == [member.scorer for member in members]
    for before, after in zip(members, kept, strict=True):
        assert after.lead == (0.0 if before.scorer.name in NEXT_PLAY["decays"] else before.lead)
    assert sum(member.lead != after.lead for member, after in zip(members, kept, strict=True)) == 4
