import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.listening import UNKNOWN, Catalogue, Listening, session_numbers
from musicrec_desktop.ranking.choice import ignorant
from musicrec_desktop.ranking.companions import Companions, companions
from musicrec_desktop.ranking.continuing import (
    BARE_PARTS,
    BELIEF,
    HEARD_PARTS,
    ContinuationPrior,
    bare_parts,
    belonging,
    heard_parts,
)
from musicrec_desktop.ranking.list_lessons import GIVEN, list_lessons, taught

DAY_S = 86_400.0
PRIOR = ContinuationPrior(
    ignorant(HEARD_PARTS, weights={**BELIEF, "near": 4.0, "session": 7.0, "day": 7.0}),
    ignorant(BARE_PARTS, weights=BELIEF),
)


def log_of(sessions: list[list[int]], n: int, apart_s: float = DAY_S, brief: tuple[int, ...] = ()) -> Listening:
    """One session after another, the tracks of each three minutes long; those in `brief` never count."""
    starts = np.array(
        [1.6e9 + at * apart_s + place * 180 for at, session in enumerate(sessions) for place in range(len(session))]
    )
    tracks = np.array([track for session in sessions for track in session], np.int32)
    listened = ~np.isin(tracks, brief)
    ends = starts + 180
    return Listening(unknown(n), tracks, starts, ends, session_numbers(starts, ends), listened, ~listened)


def unknown(n: int) -> Catalogue:
    return Catalogue(np.full(n, UNKNOWN, np.int32), np.full(n, UNKNOWN, np.int32))


def column(parts: np.ndarray, name: str, names: tuple[str, ...] = BARE_PARTS) -> list[float]:
    values: list[float] = parts[:, names.index(name)].tolist()
    return values


@given(st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=14), min_size=1, max_size=6))
def test_company_is_what_its_definition_says(sessions: list[list[int]]) -> None:
    heard = companions(log_of(sessions, 6))
    near, total = np.zeros((6, 6)), np.zeros(6)
    vectors = np.zeros((len(sessions), 6))
    for number, session in enumerate(sessions):
        vectors[number, session] = 1 / np.sqrt(len(set(session)))
        for i, one in enumerate(session):
            for j, other in enumerate(session):
                if one != other and abs(i - j) <= 10:
                    near[one, other] += 1 / abs(i - j)
                    total[one] += 1 / abs(i - j)
    lengths = np.linalg.norm(vectors, axis=0) + 0.5
    cosine = vectors.T @ vectors / np.outer(lengths, lengths)
    np.fill_diagonal(cosine, 0)
    for track in range(6):
        assert heard.near(track) == pytest.approx(near[track] / np.sqrt((total[track] + 3) * (total + 3)))
        assert heard.in_session(track) == pytest.approx(cosine[track])


def test_a_day_is_wider_than_a_session_and_ends_at_four_in_the_morning() -> None:
    hours = np.array([23.0, 26.0, 29.0])  # before midnight, two and five in the morning
    starts = 1.6e9 // DAY_S * DAY_S + hours * 3600
    listening = Listening(
        unknown(3),
        np.arange(3, dtype=np.int32),
        starts,
        starts + 180,
        np.arange(3, dtype=np.int32),
        np.ones(3, np.bool_),
        np.zeros(3, np.bool_),
    )
    heard = companions(listening)
    assert heard.on_day(0)[1] > 0
    assert heard.on_day(0)[2] == 0
    assert not heard.in_session(0).any()


def test_plays_after_the_given_one_do_not_matter() -> None:
    listening = log_of([[0, 1], [0, 2, 3]], 4)
    cut, short = companions(listening, 2), companions(log_of([[0, 1]], 4))
    assert np.array_equal(cut.near(0), short.near(0))
    assert np.array_equal(cut.in_session(0), short.in_session(0))
    assert cut.plays.tolist() == [1, 1, 0, 0]


def test_brief_plays_keep_company_but_are_no_plays() -> None:
    heard = companions(log_of([[0, 1]], 2, brief=(1,)))
    assert heard.plays.tolist() == [1, 0]
    assert heard.near(0)[1] > 0


def test_nothing_heard_keeps_no_company() -> None:
    heard = companions(log_of([], 3))
    assert not heard.near(1).any()
    assert not heard.in_session(1).any()
    assert not heard.on_day(1).any()


def test_what_was_heard_with_the_seeds_belongs() -> None:
    heard = companions(log_of([[0, 1, 2, 3], [4, 5, 6, 7]] * 3, 8))
    scores = belonging([0, 1], unknown(8), PRIOR, heard)
    assert set(np.argsort(-scores)[:2].tolist()) == {2, 3}
    assert np.isneginf(scores[[0, 1]]).all()


def test_to_go_with_both_beats_to_go_with_one() -> None:
    heard = companions(log_of([[0, 2], [1, 2], [0, 3], [0, 3]], 4))
    near = column(heard_parts([0, 1], unknown(4), heard), "near", HEARD_PARTS)
    assert near[2] > near[3] > 0


def test_without_a_history_albums_then_artists_speak() -> None:
    #                            seeds     album  artist others
    catalogue = Catalogue(np.array([0, 0, 0, 0, 1, UNKNOWN], np.int32), np.array([0, 1, 0, 2, 3, UNKNOWN], np.int32))
    scores = belonging([0, 1], catalogue, PRIOR)
    assert scores[2] > scores[3] > scores[4]
    assert scores[4] == scores[5]


def test_seeds_never_heard_are_judged_as_without_a_history() -> None:
    catalogue = Catalogue(np.array([0, 0, 1, 1], np.int32), np.full(4, UNKNOWN, np.int32))
    heard = companions(log_of([[2, 3]], 4))
    assert np.array_equal(belonging([0], catalogue, PRIOR, heard), belonging([0], catalogue, PRIOR))


def test_nobody_is_not_an_artist_and_no_album_is_not_an_album() -> None:
    parts = bare_parts([0], unknown(3))
    assert not parts.any()


def test_a_share_of_a_large_artist_is_worth_less_a_track() -> None:
    catalogue = Catalogue(np.array([0, 0, 1] + [1] * 30, np.int32), np.full(33, UNKNOWN, np.int32))
    few = column(bare_parts([0, 2], catalogue), "artist_few")
    assert few[1] == pytest.approx(np.log(101))
    assert few[5] == pytest.approx(np.log(1 + 100 / 30))


def test_other_lists_that_share_the_seeds_speak_the_more_the_shorter_they_are() -> None:
    lists = [np.array([0, 1, 2]), np.array([0, 3, 4, 5, 6, 7]), np.array([8, 9]), np.array([], np.int64)]
    company = column(bare_parts([0], unknown(10), lists), "lists")
    assert company[2] > company[3] > company[8] == 0


def test_no_seeds_no_opinion() -> None:
    assert not belonging([], unknown(3), PRIOR).any()


def test_a_long_list_is_asked_about_evenly() -> None:
    sessions = [[at, 100 + at] for at in range(90)]
    heard = companions(log_of(sessions, 200))
    near = column(heard_parts(list(range(90)), unknown(200), heard), "near", HEARD_PARTS)
    friends = np.flatnonzero(near[100:190])
    assert len(friends) == 30
    assert friends[0] == 0
    assert friends[-1] == 89


def test_the_prior_survives_a_file_and_refuses_other_parts() -> None:
    again = ContinuationPrior.from_dict(PRIOR.as_dict())
    assert again.as_dict() == PRIOR.as_dict()
    with pytest.raises(InvariantError, match="continuation"):
        ContinuationPrior(PRIOR.bare, PRIOR.heard)


def by_album_not_session() -> tuple[Catalogue, Companions, list[np.ndarray]]:
    """A listener who hears albums mixed, but whose lists each are one album."""
    random = np.random.default_rng(6)
    albums = np.repeat(np.arange(12, dtype=np.int32), 12)
    catalogue = Catalogue(np.full(144, UNKNOWN, np.int32), albums)
    mixed = [random.permutation(144)[:12].tolist() for _ in range(60)]
    return catalogue, companions(log_of(mixed, 144)), [np.flatnonzero(albums == album) for album in range(12)]


def test_own_lists_teach_what_makes_a_list() -> None:
    catalogue, heard, lists = by_album_not_session()
    unsure = ContinuationPrior(ignorant(HEARD_PARTS, weights={"near": 4.0, "session": 7.0}), PRIOR.bare)
    own = taught(unsure, catalogue, heard, lists[1:], np.ones(144, np.bool_))
    seeds = lists[0][:5].tolist()
    hits = [
        np.isin(np.argsort(-belonging(seeds, catalogue, prior, heard))[:7], lists[0]).mean() for prior in (unsure, own)
    ]
    assert hits[0] < 0.8
    assert hits[1] == 1
    assert own.bare is unsure.bare


def test_short_lists_and_none_teach_nothing() -> None:
    catalogue, heard, lists = by_album_not_session()
    everything = np.ones(144, np.bool_)
    for few in ([], [lists[0][: GIVEN + 2]]):
        own = taught(PRIOR, catalogue, heard, few, everything)
        assert own.heard.weights == pytest.approx(PRIOR.heard.weights)


def test_lessons_never_set_a_member_against_a_member_or_a_seed() -> None:
    parts = np.arange(60, dtype=np.float32)[:, None]  # each row says who it is
    members = np.arange(0, 24, 2)
    candidates = np.ones(60, np.bool_)
    candidates[50:] = False
    lessons = list_lessons(parts, candidates, members, 0)
    assert len(lessons) == len(members) - GIVEN
    for lesson, answer in zip(lessons, members[GIVEN:], strict=True):
        others = set(np.delete(lesson.parts[:, 0], lesson.chosen).astype(int).tolist())
        assert lesson.parts[lesson.chosen, 0] == answer
        assert not others & set(members.tolist())
        assert max(others) < 50
    assert sum(lesson.weight for lesson in lessons) == pytest.approx(3.0)
