"""What a history says of the listener."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.taste import TasteConfig, build
from tests.factories import NOW, make_matrix, make_plays, make_track, make_view

DAY = 86_400.0
LENGTH = 200_000


@pytest.fixture(scope="module")
def view() -> LibraryView:
    return make_view(60)


def play(
    track: int,
    share: float = 1.0,
    ended: PlayEnd = PlayEnd.FINISHED,
    days_ago: float = 1.0,
    by: QueuedBy = QueuedBy.LISTENER,
) -> Play:
    started = UnixTime(NOW - days_ago * DAY)
    return Play(TrackId(track), started, DurationMs(int(share * LENGTH)), DurationMs(LENGTH), ended, by)


def skip(track: int, share: float = 0.05, days_ago: float = 1.0, by: QueuedBy = QueuedBy.RECOMMENDATION) -> Play:
    return play(track, share, PlayEnd.SKIPPED, days_ago, by)


def said(track: int, value: FeedbackValue, days_ago: float = 1.0) -> Feedback:
    return Feedback(TrackId(track), UnixTime(NOW - days_ago * DAY), value)


def affinity(plays: list[Play], view: LibraryView, track: int = 1, feedback: tuple[Feedback, ...] = ()) -> float:
    profile = build(plays, feedback, view, NOW)
    return float(profile.tracks.affinity[list(profile.tracks.ids).index(track)])


def test_nothing_is_known_without_history(view: LibraryView) -> None:
    profile = build([], [], view, NOW)
    assert profile.is_empty
    assert profile.liked_sound is None
    assert len(profile.tracks.ids) == len(profile.artists) == len(profile.genres) == len(profile.avoided_weight) == 0
    assert profile.novelty == 0.5
    assert not profile.hours.any()
    assert np.isnan(profile.mood_by_hour).all()


def test_affinity_grows_with_the_share_heard(view: LibraryView) -> None:
    values = [affinity([play(1, share, PlayEnd.SKIPPED)], view) for share in (0.02, 0.2, 0.45, 0.6, 0.9, 1.0)]
    assert values == sorted(values)
    assert values[0] < 0 < values[3]


def test_stopped_says_nothing(view: LibraryView) -> None:
    profile = build([play(1, 0.1, PlayEnd.STOPPED), play(2, 0.9, PlayEnd.STOPPED)], [], view, NOW)
    assert profile.tracks.affinity.tolist() == [0.0, 0.0]
    assert all(value.value == 0 for value in profile.artists.values())
    assert profile.tracks.plays.tolist() == [1, 1]


def test_a_skip_of_the_programs_choice_weighs_more_than_one_picked_by_hand(view: LibraryView) -> None:
    by_program = affinity([skip(1, by=QueuedBy.RECOMMENDATION)], view)
    by_hand = affinity([skip(1, by=QueuedBy.LISTENER)], view)
    assert by_program < by_hand < 0


def test_a_run_of_skips_is_a_mood(view: LibraryView) -> None:
    run = [skip(i, days_ago=1 - (i * 60) / DAY) for i in range(1, 21)]
    apart = [skip(i, days_ago=1 + i) for i in range(1, 21)]

    def pushed(plays: list[Play]) -> float:
        evidence = build(plays, [], view, NOW, config=TasteConfig(skip_half_life_days=1e9)).evidence
        assert evidence is not None
        return float(evidence.track_weights[:, 1].sum())

    assert pushed(run) < 2.5 * 0.9 + 1e-9
    assert pushed(apart) == pytest.approx(20 * 0.9)
    interrupted = [*run[:10], play(30, days_ago=1 - (10.5 * 60) / DAY), *run[10:]]
    assert pushed(run) < pushed(interrupted) < pushed(apart)


def test_old_events_count_less_and_feedback_fades_slowest(view: LibraryView) -> None:
    assert affinity([play(1, days_ago=200)], view) < affinity([play(1, days_ago=2)], view)
    assert affinity([skip(1, days_ago=200)], view) > affinity([skip(1, days_ago=2)], view)
    listened = affinity([play(1, days_ago=200)], view) / affinity([play(1, days_ago=0)], view)
    fresh = affinity([], view, feedback=(said(1, FeedbackValue.LIKE, 0),))
    liked = affinity([], view, feedback=(said(1, FeedbackValue.LIKE, 200),)) / fresh
    assert liked > 2 * listened


def test_half_lives_are_those_of_the_configuration(view: LibraryView) -> None:
    profile = build([play(1, days_ago=60)], [], view, NOW)
    assert profile.evidence is not None
    assert profile.evidence.track_weights[0, 0] == pytest.approx(0.5)


def test_a_dislike_pushes_track_artist_and_genre_less_and_less_and_plays_heal(view: LibraryView) -> None:
    profile = build([], [said(1, FeedbackValue.DISLIKE)], view, NOW)
    track, artist, genre = profile.tracks.affinity[0], profile.artists["Artist 1"], profile.genres["metal"]
    assert track < artist.value < genre.value < 0
    assert (artist.dislikes, artist.likes, artist.plays) == (1, 0, 0)
    assert artist.weight == pytest.approx(0.5 ** (1 / 365))
    healed = build([play(1, days_ago=d) for d in range(1, 6)], [said(1, FeedbackValue.DISLIKE)], view, NOW)
    assert healed.tracks.affinity[0] > track
    assert healed.artists["Artist 1"].value > artist.value


def test_what_is_pushed_away_is_avoided_with_its_sound_strongest_first(view: LibraryView) -> None:
    profile = build([skip(9), play(5), skip(4, 0.4)], [said(7, FeedbackValue.DISLIKE)], view, NOW)
    expected = view.features.sound[[6, 8, 3]]
    assert np.array_equal(profile.avoided_sound, expected[: len(profile.avoided_weight)])
    assert len(profile.avoided_weight) == 3
    assert np.all(np.diff(profile.avoided_weight) <= 0)
    assert 0 < profile.avoided_weight[-1] <= profile.avoided_weight[0] <= 1


def test_the_avoided_list_is_bounded() -> None:
    view = make_view(100)
    profile = build([], [said(i, FeedbackValue.DISLIKE, i) for i in range(1, 60)], view, NOW)
    assert profile.avoided_sound.shape == (32, view.features.sound.shape[1])
    assert np.array_equal(profile.avoided_sound, view.features.sound[:32])


def test_the_latest_feedback_holds(view: LibraryView) -> None:
    feedback = [said(1, FeedbackValue.NONE, 1), said(1, FeedbackValue.DISLIKE, 3), said(2, FeedbackValue.LIKE, 2)]
    profile = build([], feedback, view, NOW)
    assert profile.tracks.feedback.tolist() == [0, 1]
    assert profile.tracks.affinity[0] == 0
    assert profile.artists["Artist 1"].dislikes == 0
    assert profile.n_feedback == 3


def test_liked_sound_is_the_direction_of_what_is_finished(view: LibraryView) -> None:
    profile = build(
        [play(3), play(4), play(4, days_ago=1.5)], [], view, NOW, config=TasteConfig(heard_half_life_days=1e9)
    )
    total = view.features.sound[2] + 2 * view.features.sound[3]
    assert profile.liked_sound == pytest.approx(total / np.linalg.norm(total), abs=1e-5)
    assert build([play(3)], [], view, NOW).liked_sound is None, "one play is no taste"
    assert build([], [said(3, FeedbackValue.LIKE)], view, NOW).liked_sound == pytest.approx(
        view.features.sound[2], abs=1e-5
    )


def test_counts_agree_with_the_plays_own_words(view: LibraryView) -> None:
    plays = make_plays(400, 60, seed=3)
    plays = [
        p
        for p, later in pairwise([*plays, replace(plays[-1], started_at=NOW)])
        if later.started_at - p.started_at > 600
    ]
    assert len(plays) > 300
    profile = build(plays, [], view, NOW)
    for row, track_id in enumerate(profile.tracks.ids.tolist()):
        mine = [p for p in plays if p.track_id == track_id]
        assert profile.tracks.plays[row] == len(mine)
        assert profile.tracks.listens[row] == sum(p.is_listen for p in mine)
        assert profile.tracks.skips[row] == sum(p.is_skip for p in mine)
        assert profile.tracks.completion[row] == pytest.approx(np.mean([p.completion for p in mine]), abs=1e-5)
        assert profile.tracks.last_played[row] == max(p.started_at for p in mine)
    assert profile.n_plays == len(plays)


def test_hours_and_moods_follow_the_local_clock(view: LibraryView) -> None:
    noon_utc = UnixTime(DAY * 20_000 + 12 * 3600)
    plays = [replace(play(5), started_at=noon_utc), replace(play(5), started_at=UnixTime(noon_utc - DAY))]
    profile = build(plays, [], view, UnixTime(noon_utc + 3600), utc_offset_s=8 * 3600)
    assert profile.hours[20] == 1
    mood = (view.features.column("valence")[4], view.features.column("energy")[4])
    assert profile.mood_by_hour[20] == pytest.approx(mood, abs=1e-5)
    assert np.isfinite(profile.mood_by_hour[17:24]).all()
    assert np.isnan(profile.mood_by_hour[3:16]).all()
    west = build(plays, [], view, UnixTime(noon_utc + 3600), utc_offset_s=-13 * 3600)
    assert west.hours[23] == 1


def test_novelty_tells_the_discoverer_from_the_faithful(view: LibraryView) -> None:
    discoverer = build([play(i, days_ago=i) for i in range(1, 41)], [], view, NOW)
    faithful = build([play(1 + i % 2, days_ago=i) for i in range(1, 41)], [], view, NOW)
    assert faithful.novelty < 0.3 < 0.8 < discoverer.novelty <= 1


def test_deleted_tracks_keep_their_history_and_say_nothing_else(view: LibraryView) -> None:
    profile = build([play(999), play(1)], [said(998, FeedbackValue.DISLIKE)], view, NOW)
    assert profile.tracks.ids.tolist() == [1, 998, 999]
    assert profile.tracks.affinity[1] < 0 < profile.tracks.affinity[2]
    assert set(profile.artists) == {"Artist 1"}
    assert len(profile.avoided_weight) == 0


def test_unmeasured_tracks_and_unknown_artists_are_tolerated() -> None:
    matrix = make_matrix(3)
    tracks = [make_track(1, artists=()), make_track(2), make_track(3), make_track(4, genres=())]
    view = LibraryView.from_tracks(tracks, FeatureMatrix(matrix.ids[1:], matrix.values[1:], matrix.confidences[1:]))
    profile = build([play(1), play(4), skip(4), play(2)], [said(1, FeedbackValue.DISLIKE)], view, NOW)
    assert set(profile.artists) == {"Artist 2", "Artist 4"}
    assert len(profile.avoided_weight) == 0
    assert np.isfinite(profile.tracks.affinity).all()


def test_a_column_nobody_measured_says_nothing() -> None:
    matrix = make_matrix(8)
    values = matrix.values.copy()
    values[:, -5:] = np.nan
    view = LibraryView.from_tracks(
        [make_track(i) for i in range(1, 9)], FeatureMatrix(matrix.ids, values, matrix.confidences)
    )
    liked = build([play(1), play(2)], [], view, NOW).liked_sound
    assert liked is not None
    assert np.isfinite(liked).all()
    assert not liked[-5:].any()


def test_the_same_play_twice_counts_once(view: LibraryView) -> None:
    once, twice = build([play(1), play(2)], [], view, NOW), build([play(1), play(2), play(1)], [], view, NOW)
    assert twice.n_plays == 2
    assert np.array_equal(once.tracks.affinity, twice.tracks.affinity)


def test_order_of_the_input_does_not_matter(view: LibraryView) -> None:
    plays = make_plays(300, 60, seed=5)
    shuffled = [plays[i] for i in np.random.default_rng(1).permutation(300)]
    one, other = build(plays, [], view, NOW), build(shuffled, [], view, NOW)
    assert np.allclose(one.tracks.affinity, other.tracks.affinity, atol=1e-6)
    assert one.novelty == pytest.approx(other.novelty)


def test_a_clock_that_was_ahead_and_lengths_that_are_wrong_stay_sane(view: LibraryView) -> None:
    ahead = replace(play(1), started_at=UnixTime(NOW + 4000 * DAY))
    odd = [
        replace(play(2), duration_ms=DurationMs(0)),
        replace(skip(3), duration_ms=DurationMs(-5), played_ms=DurationMs(-100)),
        replace(play(4), played_ms=DurationMs(10**9)),
        replace(play(999), duration_ms=DurationMs(0)),
        replace(skip(998), duration_ms=DurationMs(0), played_ms=DurationMs(130_000)),
    ]
    profile = build([ahead, *odd], [], view, NOW)
    history = profile.tracks
    assert history.last_played.max() <= NOW
    assert np.isfinite(history.affinity).all()
    assert np.abs(history.affinity).max() < 1
    assert history.completion[history.ids == 999] == 1
    assert history.completion.max() <= 1
    assert history.affinity[history.ids == 3] < 0
    assert history.affinity[history.ids == 998] == 0, "two minutes of a track of unknown length are no early skip"
