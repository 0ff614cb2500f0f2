"""One event more gives the profile that the longer history would give."""

from dataclasses import astuple, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.taste import TasteProfile
from musicrec_desktop.taste import build, update
from tests.factories import NOW, empty_profile, make_matrix, make_plays, make_track

KINDS_OF = {3: Kind.PODCAST, 4: Kind.SPOKEN, 5: Kind.VIDEO, 6: Kind.EFFECT}
"""Some tracks are not music; 7 and 8 hold one recording; 9 has no artist, 10 no genre and no year."""


def _view() -> LibraryView:
    odd: dict[int, dict[str, object]] = {9: {"artists": ()}, 10: {"genres": (), "year": 0}}
    tracks = [make_track(i, **odd.get(i, {})) for i in range(1, 26)]
    tracks = [replace(t, kind=KINDS_OF.get(t.id, t.kind), recording=1 if t.id in {7, 8} else 0) for t in tracks]
    return LibraryView.from_tracks(tracks, make_matrix(25))


VIEW = _view()
OFFSET = 2 * 3600
GAPS = st.one_of(st.floats(0, 40 * 3600), st.sampled_from((0.0, 2.0, 20.0, 90.0, 190.0, 200.0, 210.0, 400.0, 3600.0)))

events = st.lists(
    st.one_of(
        st.tuples(
            GAPS,
            st.integers(1, 30),  # five of them are not in the library
            st.integers(-1000, 500_000),
            st.sampled_from((0, -1, 100_000, 200_000, 600_000)),
            st.sampled_from(PlayEnd),
            st.sampled_from(QueuedBy),
        ),
        st.tuples(
            GAPS,
            st.integers(7, 9),
            st.just(200_000),
            st.just(200_000),
            st.sampled_from(PlayEnd),
            st.just(QueuedBy.IMPORT),
        ),
        st.tuples(GAPS, st.integers(1, 30), st.sampled_from(FeedbackValue)),
        st.tuples(GAPS, st.integers(1, 30), st.floats(-1, 1)),
    ),
    max_size=30,
)

Event = Play | Feedback | Comment


def history_of(drawn: list[tuple[object, ...]]) -> list[Event]:
    """Events in order of time, ending before NOW; half of the gaps are short, so that skips come in runs."""
    at, out = float(NOW) - 3e7, list[Event]()
    for i, (gap, track, *rest) in enumerate(drawn):
        assert isinstance(gap, float)
        assert isinstance(track, int)
        at += 1 + (gap / 300 if i % 2 and gap > 3600 else gap)
        if len(rest) == 1 and isinstance(rest[0], FeedbackValue):
            out.append(Feedback(TrackId(track), UnixTime(at), rest[0]))
        elif len(rest) == 1:
            assert isinstance(rest[0], float)
            out.append(Comment(TrackId(track), UnixTime(at), "x", rest[0]))
        else:
            played, length, ended, by = rest
            assert isinstance(played, int)
            assert isinstance(length, int)
            assert isinstance(ended, PlayEnd)
            assert isinstance(by, QueuedBy)
            out.append(Play(TrackId(track), UnixTime(at), DurationMs(played), DurationMs(length), ended, by))
    return out


def built(history: list[Event], now: UnixTime) -> TasteProfile:
    plays = [event for event in history if isinstance(event, Play)]
    feedback = [event for event in history if isinstance(event, Feedback)]
    comments = [event for event in history if isinstance(event, Comment)]
    return build(plays, feedback, VIEW, now, OFFSET, comments=comments)


def moment(event: Event) -> UnixTime:
    return event.started_at if isinstance(event, Play) else event.at


def assert_same(one: TasteProfile, other: TasteProfile) -> None:
    for name in ("ids", "plays", "listens", "skips", "feedback"):
        assert np.array_equal(getattr(one.tracks, name), getattr(other.tracks, name)), name
    for name in ("completion", "last_played", "affinity", "lately", "ever"):
        left, right = getattr(one.tracks, name), getattr(other.tracks, name)
        assert np.allclose(left, right, atol=1e-5, equal_nan=True), name
    for name in ("artists", "albums", "genres", "moods", "eras"):
        left_map, right_map = getattr(one, name), getattr(other, name)
        assert set(left_map) == set(right_map), name
        for key, left in left_map.items():
            right = right_map[key]
            assert astuple(left) == pytest.approx(astuple(right), abs=1e-6)
    assert (one.liked_sound is None) == (other.liked_sound is None)
    if one.liked_sound is not None and other.liked_sound is not None:
        assert np.allclose(one.liked_sound, other.liked_sound, atol=1e-3)
    # Equal pushes may change places by rounding, so what they do together is compared.
    assert np.allclose(one.avoided_weight, other.avoided_weight, atol=1e-5)
    assert np.allclose(one.avoided_weight @ one.avoided_sound, other.avoided_weight @ other.avoided_sound, atol=1e-3)
    assert np.allclose(one.hours, other.hours, atol=1e-5)
    assert np.allclose(one.mood_by_hour, other.mood_by_hour, atol=1e-5, equal_nan=True)
    assert one.novelty == pytest.approx(other.novelty)
    assert np.allclose(one.week, other.week, atol=1e-5)
    assert set(one.rates) == set(other.rates)
    for key, rates in one.rates.items():
        assert astuple(rates) == pytest.approx(astuple(other.rates[key]), abs=1e-5, nan_ok=True), key
    assert set(one.sounds) == set(other.sounds)
    for key, sound in one.sounds.items():
        assert np.allclose(sound.centroid, other.sounds[key].centroid, atol=1e-3), key
        assert np.allclose(sound.spread, other.sounds[key].spread, atol=1e-3), key
        assert (sound.plays, sound.weight) == pytest.approx((other.sounds[key].plays, other.sounds[key].weight))
    assert one.appetite is not None
    assert other.appetite is not None
    assert astuple(one.appetite) == pytest.approx(astuple(other.appetite), nan_ok=True)
    assert one.oddities == other.oddities
    assert (one.session is None) == (other.session is None)
    if one.session is not None and other.session is not None:
        for name in ("since", "latest", "plays", "skips", "skip_run"):
            assert getattr(one.session, name) == getattr(other.session, name), name
        moods = [(session.valence, session.energy) for session in (one.session, other.session)]
        assert moods[0] == pytest.approx(moods[1], abs=1e-5, nan_ok=True)
    assert one.evidence is not None
    assert other.evidence is not None
    assert (one.evidence.course, one.evidence.latest) == (other.evidence.course, other.evidence.latest)
    assert (one.evidence.met, one.evidence.said_at) == (other.evidence.met, other.evidence.said_at)
    for name in ("as_of", "n_plays", "n_feedback", "n_comments"):
        assert getattr(one, name) == getattr(other, name), name


@settings(deadline=None, max_examples=150)
@given(events, st.integers(0, 30))
def test_updates_in_a_row_equal_a_build(drawn: list[tuple[object, ...]], cut: int) -> None:
    history = history_of(drawn)
    known, later = history[:cut], history[cut:]
    times = [moment(event) for event in history]
    profile = built(known, times[len(known) - 1] if known else UnixTime(NOW - 3e7))
    for event in later:
        profile = update(profile, event, VIEW, utc_offset_s=OFFSET)
    assert_same(profile, built(history, times[-1] if later else profile.as_of))


def test_a_long_history_does_not_drift() -> None:
    plays: list[Event] = list(make_plays(1500, 25, seed=9))
    profile = built(plays[:100], NOW)
    for event in plays[100:]:
        profile = update(profile, event, VIEW, now=NOW, utc_offset_s=OFFSET)
    assert_same(profile, built(plays, NOW))


def test_now_may_be_later_than_the_event() -> None:
    plays: list[Event] = list(make_plays(50, 25, seed=2))
    profile = update(built(plays[:-1], NOW), plays[-1], VIEW, now=UnixTime(NOW + 9e6), utc_offset_s=OFFSET)
    assert_same(profile, built(plays, UnixTime(NOW + 9e6)))


def test_a_known_play_changes_nothing_but_the_moment() -> None:
    plays: list[Event] = list(make_plays(50, 25, seed=4))
    profile = built(plays, NOW)
    assert_same(update(profile, plays[-1], VIEW, utc_offset_s=OFFSET), profile)


def test_feedback_that_arrives_late_does_not_undo_a_newer_one() -> None:
    newer = Feedback(TrackId(3), UnixTime(NOW - 10), FeedbackValue.LIKE)
    older = Feedback(TrackId(3), UnixTime(NOW - 99), FeedbackValue.DISLIKE)
    assert_same(update(built([newer], NOW), older, VIEW, utc_offset_s=OFFSET), built([newer, older], NOW))


def test_the_profile_given_is_left_as_it_was() -> None:
    history: list[Event] = [*make_plays(80, 25), Feedback(TrackId(2), UnixTime(NOW - 5), FeedbackValue.LIKE)]
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


def test_a_play_of_a_clock_that_is_wrong_disturbs_nothing() -> None:
    plays: list[Event] = list(make_plays(60, 25, seed=6))
    for wrong in (UnixTime(NOW + 9e6), UnixTime(5000.0)):
        odd = Play(TrackId(2), wrong, DurationMs(90_000), DurationMs(100_000), PlayEnd.FINISHED)
        following = Play(TrackId(3), UnixTime(NOW - 5), DurationMs(4), DurationMs(100_000), PlayEnd.SKIPPED)
        profile = built(plays, NOW)
        for event in (odd, following):
            profile = update(profile, event, VIEW, utc_offset_s=OFFSET, now=NOW)
        assert_same(profile, built([*plays, odd, following], NOW))
        assert profile.evidence is not None
        assert profile.evidence.last_start == NOW - 5
