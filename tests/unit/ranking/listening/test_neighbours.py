import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment, session_numbers
from musicrec_desktop.ranking.listening.neighbours import NeighbourSettings, SessionIndex, SessionNeighbours

PLAIN = NeighbourSettings(rarity=0.0, age=math.inf, fade=math.inf, length_power=0.0, again=0.0)


def index_of(*sessions: list[int]) -> SessionIndex:
    index = SessionIndex()
    numbers = np.repeat(np.arange(len(sessions), dtype=np.int32), [len(session) for session in sessions])
    index.add(np.concatenate(sessions).astype(np.int32), numbers, numbers.astype(np.float64))
    return index


def said(
    index: SessionIndex, prefix: list[int], settings: NeighbourSettings, running: int | None = None
) -> dict[int, float]:
    tracks, weights = index.expected(np.array(prefix, np.int32), float(index.n_sessions), settings, running)
    return {track: float(weights[tracks == track].sum()) for track in set(tracks.tolist())}


def test_what_stood_just_behind_the_shared_track_comes_first() -> None:
    scores = said(index_of([9, 1, 2, 3]), [1], PLAIN)
    assert scores[2] == pytest.approx(1.0)
    assert scores[3] == pytest.approx(math.exp(-1 / PLAIN.ahead))
    assert scores[9] == pytest.approx(PLAIN.behind_share)


def test_distance_is_measured_from_the_latest_shared_track_and_its_last_play() -> None:
    scores = said(index_of([1, 5, 2, 6, 2, 7]), [1, 2], PLAIN)
    assert max(scores, key=scores.__getitem__) == 7
    assert scores[7] == pytest.approx(2.0)  # the session shares both tracks


def test_a_session_that_shares_more_says_more() -> None:
    scores = said(index_of([1, 2, 7], [2, 8]), [1, 2], PLAIN)
    assert scores[7] == pytest.approx(2 * scores[8])


def test_later_tracks_of_the_session_weigh_more() -> None:
    settings = NeighbourSettings(rarity=0.0, age=math.inf, fade=2.0)
    scores = said(index_of([1, 7], [2, 8]), [1, 2], settings)
    assert scores[7] == pytest.approx(scores[8] * math.exp(-0.5))


def test_a_rare_track_tells_more() -> None:
    settings = NeighbourSettings(rarity=1.0, age=math.inf, fade=math.inf)
    scores = said(index_of([1, 7], [2, 8], [2, 5], [2, 6]), [1, 2], settings)
    assert scores[7] / scores[8] == pytest.approx(math.log1p(4) / math.log1p(4 / 3))


def test_old_sessions_fade() -> None:
    settings = NeighbourSettings(rarity=0.0, age=2.0)
    scores = said(index_of([1, 7], [3], [1, 8]), [1], settings)
    assert scores[7] / scores[8] == pytest.approx(math.exp(-1.0))


def test_only_the_nearest_sessions_speak() -> None:
    settings = NeighbourSettings(rarity=0.0, age=math.inf, fade=math.inf, neighbours=1)
    assert set(said(index_of([1, 2, 7], [2, 8]), [1, 2], settings)) == {1, 2, 7}


def test_only_the_latest_plays_of_a_track_are_looked_at() -> None:
    settings = NeighbourSettings(rarity=0.0, most_places=1)
    assert set(said(index_of([1, 7], [1, 8]), [1], settings)) == {1, 8}


def test_the_session_that_goes_on_is_not_its_own_neighbour() -> None:
    assert said(index_of([4, 5], [1, 7, 1]), [1, 7, 1], PLAIN, running=1) == {}


def test_nothing_is_said_of_unknown_tracks() -> None:
    index = index_of([1, 2])
    assert said(index, [3], PLAIN) == {}
    assert said(SessionIndex(), [3], PLAIN) == {}
    assert said(index, [], PLAIN) == {}


def test_brief_plays_can_count_less() -> None:
    index = SessionIndex()
    index.add(np.array([1, 7, 8], np.int32), np.zeros(3, np.int32), np.zeros(3), counts=np.array([True, False, True]))
    settings = NeighbourSettings(rarity=0.0, age=math.inf, brief=0.5)
    tracks, weights = index.expected(np.array([1], np.int32), 0.0, settings)
    by_track = dict(zip(tracks.tolist(), weights.tolist(), strict=True))
    assert by_track[7] == pytest.approx(0.5)
    assert by_track[8] == pytest.approx(math.exp(-1 / settings.ahead))


@given(
    st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=6), min_size=1, max_size=8),
    st.lists(st.integers(0, 6), min_size=1, max_size=5),
)
def test_growing_play_by_play_and_the_slow_definition_agree(sessions: list[list[int]], prefix: list[int]) -> None:
    settings = NeighbourSettings(rarity=1.0, age=3.0, length_power=0.3)
    whole, grown = index_of(*sessions), SessionIndex()
    for number, session in enumerate(sessions):
        for track in session:
            grown.add(np.array([track], np.int32), np.array([number], np.int32), np.array([float(number)]))
    one, other = said(whole, prefix, settings), said(grown, prefix, settings)
    assert one == other
    slow = by_hand(sessions, prefix, settings)
    assert one == pytest.approx(slow)


def by_hand(sessions: list[list[int]], prefix: list[int], settings: NeighbourSettings) -> dict[int, float]:
    """The definition, one play at a time."""
    recent = list(dict.fromkeys(reversed(prefix)))[: settings.latest]
    scores: dict[int, float] = {}
    for number, session in enumerate(sessions):
        value, anchor = 0.0, None
        for track in recent:
            if track in session:
                anchor = anchor if anchor is not None else len(session) - 1 - session[::-1].index(track)
                holding = sum(track in other for other in sessions)
                back = prefix[::-1].index(track)
                value += math.exp(-back / settings.fade) * math.log1p(len(sessions) / holding) ** settings.rarity
        if anchor is None:
            continue
        value *= math.exp((number - len(sessions)) / settings.age) / len(session) ** settings.length_power
        for place, track in enumerate(session):
            ahead = place - anchor
            if ahead > 0:
                weight = math.exp((1 - ahead) / settings.ahead)
            elif ahead < 0:
                weight = settings.behind_share * math.exp((1 + ahead) / settings.behind)
            else:
                weight = settings.again
            scores[track] = scores.get(track, 0.0) + value * weight
    return scores


def test_a_listener_goes_on_as_in_the_session_before() -> None:
    catalogue = Catalogue(np.zeros(5, np.int32), np.zeros(5, np.int32))
    starts = np.array([0.0, 200, 400, 90_000, 90_200])
    ends = starts + 180
    listening = Listening(
        catalogue,
        np.array([0, 1, 2, 0, 1], np.int32),
        starts,
        ends,
        session_numbers(starts, ends),
        np.ones(5, np.bool_),
        np.zeros(5, np.bool_),
    )
    scorer = SessionNeighbours(catalogue)
    scorer.learn(listening, 4)
    going = scorer.scores(Moment(listening, 4, 90_180.0, 3))
    assert int(np.argmax(going)) == 1
    at_start = scorer.scores(Moment(listening, 4, 190_000.0, 4))
    assert not at_start.any()
