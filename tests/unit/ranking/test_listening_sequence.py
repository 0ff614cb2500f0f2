"""What followed before, and what goes on in the session."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.listening import UNKNOWN, Catalogue, Listening, Moment, moment_before, session_numbers
from musicrec_desktop.ranking.listening import ListeningScorer
from musicrec_desktop.ranking.listening.circles import circle_scorers
from musicrec_desktop.ranking.listening.continuation import (
    SameAlbum,
    SameArtist,
    SessionArtist,
    SessionSkip,
    SessionTrack,
)
from musicrec_desktop.ranking.listening.occurrences import Occurrences, same_before
from musicrec_desktop.ranking.listening.outcomes import outcome_scorers
from musicrec_desktop.ranking.listening.sequence import ArtistFollowing, Following, FollowingSettings
from musicrec_desktop.ranking.listening.wide_neighbours import WideNeighbours

DAY = 86_400.0


def log(sessions: list[list[int]], skipped: frozenset[int] = frozenset(), n: int = 10, apart: float = DAY) -> Listening:
    """Sessions a day apart, plays of 200 s one after the other; plays of the numbers `skipped` last 5 s."""
    tracks = np.array([track for session in sessions for track in session], np.int32)
    starts = np.array([1.6e9 + day * apart + 200.0 * at for day, one in enumerate(sessions) for at in range(len(one))])
    short = np.isin(np.arange(len(tracks)), list(skipped))
    ends = starts + np.where(short, 5.0, 199.0)
    artists = (np.arange(n) // 2).astype(np.int32)
    albums = np.where(np.arange(n) < 4, np.arange(n) // 2, UNKNOWN).astype(np.int32)
    return Listening(Catalogue(artists, albums), tracks, starts, ends, session_numbers(starts, ends), ~short, short)


def at_end(listening: Listening, within: bool = True, wait: float = 200.0) -> Moment:
    last = len(listening)
    first = int(np.searchsorted(listening.sessions, listening.sessions[-1], "left")) if within else last
    return Moment(listening, last, float(listening.starts[-1]) + wait, first)


def told(scorer: ListeningScorer, listening: Listening, within: bool = True) -> np.ndarray:
    scorer.learn(listening, len(listening))
    return scorer.scores(at_end(listening, within))


@given(st.lists(st.integers(-1, 4), max_size=60), st.integers(1, 8))
def test_the_places_of_a_key_are_all_its_plays_from_the_latest_on(keys: list[int], most: int) -> None:
    places = Occurrences(5)
    places.learn(np.array(keys, np.int32), len(keys))
    for key in range(5):
        expected = [at for at in range(len(keys) - 1, -1, -1) if keys[at] == key][:most]
        assert places.latest(key, most).tolist() == expected
    assert len(places.latest(-1, most)) == 0


@given(st.lists(st.integers(0, 2), min_size=1, max_size=40))
def test_the_same_plays_before_are_counted(tracks: list[int]) -> None:
    listening = log([tracks])
    places = np.arange(len(tracks))
    for at, length in zip(places, same_before(listening, places, len(tracks), 4), strict=True):
        expected = 0
        while expected < 4 and at - expected >= 0 and tracks[at - expected] == tracks[len(tracks) - 1 - expected]:
            expected += 1
            if expected == len(tracks):
                break
        assert length == expected


def test_what_followed_more_often_and_lately_is_expected_more() -> None:
    listening = log([[1, 2], [1, 2], [1, 3], [1]])
    often = told(Following(listening.catalogue, FollowingSettings("all", age_s=1e9)), listening)
    lately = told(Following(listening.catalogue, FollowingSettings("late", age_s=1e9, later=0.3)), listening)
    assert often[2] > often[3] > 0
    assert lately[3] > lately[2] > 0
    assert np.count_nonzero(often) == 2


def test_what_began_another_session_followed_nothing() -> None:
    listening = log([[1, 2], [3, 1], [4], [1]])
    scores = told(Following(listening.catalogue, FollowingSettings("all")), listening)
    assert scores[4] == 0
    assert scores[2] > 0


def test_a_longer_match_decides_between_two_lists() -> None:
    listening = log([[5, 1, 2], [6, 1, 3], [6, 1, 3], [5, 1]])
    one = told(Following(listening.catalogue, FollowingSettings("one")), listening)
    two = told(Following(listening.catalogue, FollowingSettings("two", shortest=2, longer=3.0)), listening)
    assert one[3] > one[2]
    assert two[2] > two[3] == 0


def test_a_skipped_track_tells_the_place_in_a_list() -> None:
    sessions = [[1, 2, 3, 4], [7, 2, 8], [1, 2, 3]]
    listening = log(sessions, skipped=frozenset({8, 9}))
    scores = told(Following(listening.catalogue, FollowingSettings("all")), listening)
    assert scores.argmax() == 4


def test_further_plays_count_less_and_stop_at_what_is_known() -> None:
    listening = log([[1, 2, 3, 4, 1]])
    scores = told(Following(listening.catalogue, FollowingSettings("near", reach=3, ahead=0.5)), listening)
    assert scores[2] == pytest.approx(2 * scores[3])
    assert scores[3] == pytest.approx(2 * scores[4])
    assert scores[1] == 0


def test_a_list_is_taken_up_again_where_a_session_left_it() -> None:
    listening = log([[1, 2, 3], [1, 2]])
    assert told(Following(listening.catalogue, FollowingSettings("all")), listening, within=False).argmax() == 3


def test_artists_follow_artists_and_none_follows_itself() -> None:
    listening = log([[0, 1, 4], [1, 5], [0]])
    scores = told(ArtistFollowing(listening.catalogue), listening)
    assert scores[4] == scores[5] > 0
    assert scores[0] == scores[1] == 0


def test_an_unknown_artist_is_nobody() -> None:
    base = log([[0, 1, 0, 1, 0]])
    catalogue = Catalogue(np.full(10, UNKNOWN, np.int32), np.full(10, UNKNOWN, np.int32))
    scorers: list[ListeningScorer] = [ArtistFollowing(catalogue), SameArtist(catalogue), SameAlbum(catalogue)]
    for scorer in (*scorers, SessionArtist(catalogue), *circle_scorers(catalogue)):
        assert not told(scorer, base).any()


def test_the_session_tells_its_artist_album_tracks_and_skips() -> None:
    listening = log([[9], [4, 2, 3, 2]], skipped=frozenset({2}))
    catalogue = listening.catalogue
    assert np.flatnonzero(told(SameArtist(catalogue), listening)).tolist() == [2, 3]
    assert np.flatnonzero(told(SameAlbum(catalogue), listening)).tolist() == [2, 3]
    assert told(SessionTrack(catalogue), listening)[[2, 3, 4, 9]].tolist() == [1, 1, 1, 0]
    assert told(SessionSkip(catalogue), listening)[[2, 3, 4]].tolist() == [1, 0, 0]
    artists = told(SessionArtist(catalogue), listening)
    assert artists[2] == artists[3] > artists[4] > artists[9] == 0
    for scorer in (SameArtist(catalogue), SessionTrack(catalogue), SessionArtist(catalogue)):
        assert not told(scorer, listening, within=False).any()


def test_outcomes_tell_what_is_skipped_and_what_is_young() -> None:
    listening = log([[1, 2, 3], [1, 2, 3], [1, 2, 5]], skipped=frozenset({1, 4, 7}))
    heard, lately, young = (told(scorer, listening) for scorer in outcome_scorers(listening.catalogue))
    assert heard[1] > heard[9] > heard[2]
    assert lately[2] > 1
    assert lately[1] == 0
    assert young[5] > young[1] > young[2] == 0


def test_a_circle_is_hot_as_a_whole() -> None:
    listening = log([[2, 2, 2], [3, 8]])
    by_name = {scorer.name: told(scorer, listening) for scorer in circle_scorers(listening.catalogue)}
    assert by_name["artist_20d"][2] == by_name["artist_20d"][3] > by_name["artist_20d"][8] > 0
    assert by_name["artist_0.25d"][3] == pytest.approx(by_name["artist_0.25d"][8], rel=0.1)
    assert by_name["album_20d"][8] == 0


def test_wide_neighbours_go_on_over_a_pause_and_not_over_a_night() -> None:
    hour = log([[1, 2, 3, 4], [9]], apart=DAY)
    again = [[1, 2, 3, 4], [2, 3]]
    listening = log(again)
    wide = WideNeighbours(hour.catalogue)
    wide.learn(listening, len(listening))
    first = len(listening)
    soon = Moment(listening, first, float(listening.ends[-1]) + 3_600, first)
    late = Moment(listening, first, float(listening.ends[-1]) + DAY, first)
    assert {1, 4} <= set(np.flatnonzero(wide.scores(soon)).tolist())
    assert not wide.scores(late).any()


def test_a_moment_in_the_log_gives_what_was_known_then() -> None:
    listening = log([[1, 2, 3], [1, 2, 3]])
    scorer = Following(listening.catalogue, FollowingSettings("all"))
    scorer.learn(listening, 4)
    assert scorer.scores(moment_before(listening, 4)).argmax() == 2
