import numpy as np
import pytest

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.ranking.pooled import (
    PART_NAMES,
    SessionPool,
    Sessions,
    nearness,
    sessions_of,
    succession,
)


def pool_of(*sessions: list[int], n: int = 12) -> Sessions:
    return sessions_of([np.array(session, np.int32) for session in sessions], n)


def part(pool: SessionPool, prefix: list[int], name: str, most: int = 200) -> dict[int, float]:
    tracks, parts = pool.parts(np.array(prefix, np.int32), most)
    return dict(zip(tracks.tolist(), parts[:, PART_NAMES.index(name)].tolist(), strict=True))


def test_empty_sessions_are_left_out() -> None:
    sessions = pool_of([1, 2], [], [3])
    assert sessions.n_sessions == 2
    assert sessions.numbers.tolist() == [0, 0, 1]


def test_tracks_outside_the_pool_are_a_bug() -> None:
    with pytest.raises(InvariantError, match="outside"):
        pool_of([12])


def test_pairs_never_cross_sessions() -> None:
    before, after = pool_of([1, 2, 3], [4, 5]).pairs(2)
    assert (before.tolist(), after.tolist()) == ([1], [3])
    assert len(pool_of([1]).pairs(3)[0]) == 0


def test_rules_count_pairs_by_one_over_their_distance() -> None:
    rules = succession(pool_of([1, 2, 3], [1, 3]))
    others, weights = rules.of(1)
    assert dict(zip(others.tolist(), weights.tolist(), strict=True)) == {2: 1.0, 3: 1.5}
    assert len(rules.of(3)[0]) == 0
    before, weights = rules.backwards().of(3)
    assert dict(zip(before.tolist(), weights.tolist(), strict=True)) == {1: 1.5, 2: 1.0}


def test_transitions_are_rules_of_distance_one() -> None:
    others, weights = succession(pool_of([1, 2, 3], [1, 2]), 1).of(1)
    assert (others.tolist(), weights.tolist()) == ([2], [2.0])


def test_tracks_of_one_company_lie_close_although_they_never_met() -> None:
    random = np.random.default_rng(4)
    lists = []
    for _ in range(300):
        low = random.random() < 0.5
        members = random.permutation(np.arange(0, 10) if low else np.arange(10, 20))[:4]
        if not {0, 1} <= set(members.tolist()):  # these two are never heard in one session
            lists.append(members.astype(np.int32))
    after = succession(sessions_of(lists, 20))
    near = nearness(after, after.backwards(), dimensions=4)
    cosines = near.to_track(0, np.arange(20, dtype=np.int32))
    assert cosines[1] > cosines[10:].max() + 0.5
    assert np.allclose(np.linalg.norm(near.places, axis=1), 1, atol=1e-5)


def test_nearness_is_the_same_each_time() -> None:
    after = succession(pool_of(*[[i, (i * 5 + 1) % 12, (i * 7 + 3) % 12] for i in range(12)]))
    one, other = (nearness(after, after.backwards(), 3).places for _ in range(2))
    assert np.array_equal(one, other)


def test_nothing_met_nothing_is_near() -> None:
    after = succession(pool_of([1], [2]))
    near = nearness(after, after.backwards())
    assert near.to_track(1, np.array([2], np.int32)).tolist() == [0.0]


def test_a_candidate_is_named_once_and_every_part_is_finite() -> None:
    pool = SessionPool(pool_of([1, 2, 3, 2], [2, 1, 4], [3, 4, 5, 1]))
    for prefix in ([1], [2, 1], [1, 1, 2], [11], [5, 5, 5, 5]):
        tracks, parts = pool.parts(np.array(prefix, np.int32))
        assert len(set(tracks.tolist())) == len(tracks)
        assert parts.shape == (len(tracks), len(PART_NAMES))
        assert np.isfinite(parts).all()
        assert set(prefix) <= set(tracks.tolist())


def test_what_follows_the_last_track_leads_its_part() -> None:
    pool = SessionPool(pool_of([1, 2], [1, 2], [1, 3], [4, 1]))
    following = part(pool, [4, 1], "next_to_last")
    assert following[2] > following[3] > following[4] == 0
    assert part(pool, [4, 1], "before_last")[4] > 0


def test_repeats_are_known_for_what_they_are() -> None:
    pool = SessionPool(pool_of([1, 1, 2], [3, 4, 5]))
    played = part(pool, [3, 1, 1], "played")
    assert played[1] == played[3] == 1
    assert played[2] == 0
    back = part(pool, [3, 1, 1], "played_back")
    assert back[1] == 0
    assert back[3] == pytest.approx(np.log(3))
    assert part(pool, [3, 1, 1], "last_twice")[1] == 1
    assert part(pool, [1, 3, 1], "last_twice")[1] == 0
    rate = part(pool, [1, 3], "played_rate")
    assert rate[1] > rate[3] > 0  # track 1 was repeated in a session before


def test_few_candidates_are_the_strongest_and_those_played() -> None:
    lists = [[1, 2]] * 5 + [[1, other] for other in range(3, 12)]
    pool = SessionPool(pool_of(*lists))
    tracks, _ = pool.parts(np.array([11, 1], np.int32), most=3)
    assert set(tracks.tolist()) == {1, 2, 11}


def test_a_question_leaves_no_trace() -> None:
    pool = SessionPool(pool_of([1, 2, 3, 2], [2, 1, 4], [3, 4, 5, 1]))
    first = pool.parts(np.array([1, 2], np.int32))
    pool.parts(np.array([3, 4, 5], np.int32))
    again = pool.parts(np.array([1, 2], np.int32))
    assert np.array_equal(first[0], again[0])
    assert np.array_equal(first[1], again[1])
