"""One event more gives the profile that the longer history would give."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.taste import TasteProfile
from musicrec_desktop.taste import build, update
from tests.factories import NOW, empty_profile, make_plays, make_view

VIEW = make_view(25)
OFFSET = 2 * 3600

events = st.lists(
    st.one_of(
        st.tuples(
            st.floats(0, 40 * 3600),
            st.integers(1, 30),  # five of them are not in the library
            st.integers(-1000, 500_000),
            st.sampled_from((0, -1, 100_000, 200_000, 600_000)),
            st.sampled_from(PlayEnd),
            st.sampled_from(QueuedBy),
        ),
        st.tuples(st.floats(0, 40 * 3600), st.integers(1, 30), st.sampled_from(FeedbackValue)),
    ),
    max_size=30,
)


def history_of(drawn: list[tuple[object, ...]]) -> list[Play | Feedback]:
    """Events in order of time, ending before NOW; half of the gaps are short, so that skips come in runs."""
    at, out = float(NOW) - 3e7, list[Play | Feedback]()
    for i, (gap, track, *rest) in enumerate(drawn):
        assert isinstance(gap, float)
        assert isinstance(track, int)
        at += 1 + (gap / 300 if i % 2 else gap)
        if len(rest) == 1:
            assert isinstance(rest[0], FeedbackValue)
            out.append(Feedback(TrackId(track), UnixTime(at), rest[0]))
        else:
            played, length, ended, by = rest
            assert isinstance(played, int)
            assert isinstance(length, int)
            assert isinstance(ended, PlayEnd)
            assert isinstance(by, QueuedBy)
            out.append(Play(TrackId(track), UnixTime(at), DurationMs(played), DurationMs(length), ended, by))
    return out


def built(history: list[Play | Feedback], now: UnixTime) -> TasteProfile:
    plays = [event for event in history if isinstance(event, Play)]
    feedback = [event for event in history if isinstance(event, Feedback)]
    return build(plays, feedback, VIEW, now, OFFSET)


def assert_same(one: TasteProfile, other: TasteProfile) -> None:
    for name in ("ids", "plays", "listens", "skips", "feedback"):
        assert np.array_equal(getattr(one.tracks, name), getattr(other.tracks, name)), name
    for name in ("completion", "last_played", "affinity"):
        left, right = getattr(one.tracks, name), getattr(other.tracks, name)
        assert np.allclose(left, right, atol=1e-5, equal_nan=True), name
    for left_map, right_map in ((one.artists, other.artists), (one.genres, other.genres)):
        assert set(left_map) == set(right_map)
        for key, left in left_map.items():
            right = right_map[key]
            assert (left.plays, left.likes, left.dislikes) == (right.plays, right.likes, right.dislikes)
            assert left.value == pytest.approx(right.value, abs=1e-6)
            assert left.weight == pytest.approx(right.weight, abs=1e-6)
    assert (one.liked_sound is None) == (other.liked_sound is None)
    if one.liked_sound is not None and other.liked_sound is not None:
        assert np.allclose(one.liked_sound, other.liked_sound, atol=1e-3)
    # Equal pushes may change places by rounding, so what they do together is compared.
    assert np.allclose(one.avoided_weight, other.avoided_weight, atol=1e-5)
    assert np.allclose(one.avoided_weight @ one.avoided_sound, other.avoided_weight @ other.avoided_sound, atol=1e-3)
    assert np.allclose(one.hours, other.hours, atol=1e-5)
    assert np.allclose(one.mood_by_hour, other.mood_by_hour, atol=1e-5, equal_nan=True)
    assert one.novelty == pytest.approx(other.novelty)
    assert (one.as_of, one.n_plays, one.n_feedback) == (other.as_of, other.n_plays, other.n_feedback)


@settings(deadline=None, max_examples=60)
@given(events, st.integers(0, 30))
def test_updates_in_a_row_equal_a_build(drawn: list[tuple[object, ...]], cut: int) -> None:
    history = history_of(drawn)
    known, later = history[:cut], history[cut:]
    times = [event.started_at if isinstance(event, Play) else event.at for event in history]
    profile = built(known, times[len(known) - 1] if known else UnixTime(NOW - 3e7))
    for event in later:
        profile = update(profile, event, VIEW, utc_offset_s=OFFSET)
    assert_same(profile, built(history, times[-1] if later else profile.as_of))


def test_a_long_history_does_not_drift() -> None:
    plays: list[Play | Feedback] = list(make_plays(1500, 25, seed=9))
    profile = built(plays[:100], NOW)
    for event in plays[100:]:
        profile = update(profile, event, VIEW, now=NOW, utc_offset_s=OFFSET)
    assert_same(profile, built(plays, NOW))


def test_now_may_be_later_than_the_event() -> None:
    plays: list[Play | Feedback] = list(make_plays(50, 25, seed=2))
    profile = update(built(plays[:-1], NOW), plays[-1], VIEW, now=UnixTime(NOW + 9e6), utc_offset_s=OFFSET)
    assert_same(profile, built(plays, UnixTime(NOW + 9e6)))


def test_a_known_play_changes_nothing_but_the_moment() -> None:
    plays: list[Play | Feedback] = list(make_plays(50, 25, seed=4))
    profile = built(plays, NOW)
    assert_same(update(profile, plays[-1], VIEW, utc_offset_s=OFFSET), profile)


def test_feedback_that_arrives_late_does_not_undo_a_newer_one() -> None:
    newer = Feedback(TrackId(3), UnixTime(NOW - 10), FeedbackValue.LIKE)
    older = Feedback(TrackId(3), UnixTime(NOW - 99), FeedbackValue.DISLIKE)
    assert_same(update(built([newer], NOW), older, VIEW, utc_offset_s=OFFSET), built([newer, older], NOW))


def test_the_profile_given_is_left_as_it_was() -> None:
    history: list[Play | Feedback] = [*make_plays(80, 25), Feedback(TrackId(2), UnixTime(NOW - 5), FeedbackValue.LIKE)]
    profile = built(history, NOW)
    for event in (
        Feedback(TrackId(2), NOW, FeedbackValue.DISLIKE),
        Play(TrackId(2), NOW, DurationMs(5), DurationMs(1000), PlayEnd.SKIPPED),
        Play(TrackId(24), NOW, DurationMs(1000), DurationMs(1000), PlayEnd.FINISHED),
    ):
        update(profile, event, VIEW)
    assert_same(profile, built(history, NOW))


def test_the_very_next_profile_leans_to_a_like_and_away_from_a_dislike() -> None:
    profile = update(empty_profile(), Feedback(TrackId(5), NOW, FeedbackValue.LIKE), VIEW)
    assert profile.liked_sound == pytest.approx(VIEW.features.sound[4], abs=1e-5)
    away = update(profile, Feedback(TrackId(6), NOW, FeedbackValue.DISLIKE), VIEW)
    assert np.array_equal(away.avoided_sound, VIEW.features.sound[5:6])
    back = update(away, Feedback(TrackId(6), UnixTime(NOW + 1), FeedbackValue.NONE), VIEW)
    assert len(back.avoided_sound) == 0


def test_a_profile_put_together_by_hand_cannot_be_updated() -> None:
    by_hand = replace(empty_profile(), n_plays=3)
    with pytest.raises(InvariantError, match="evidence"):
        update(by_hand, Feedback(TrackId(5), NOW, FeedbackValue.LIKE), VIEW)
