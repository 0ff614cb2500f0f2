"""What the profile keeps by situation: rates, weekdays, sounds, the present session, appetite, several decays."""

import math
from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.taste import TasteProfile
from musicrec_desktop.domain.taste_edits import Forgotten, Subject, TasteEdit
from musicrec_desktop.taste import TasteConfig, build, lean, sound_tastes, update
from tests.factories import NOW, make_matrix, make_track, make_view

DAY = 86_400.0
HOUR = 3600.0
MONDAY = math.floor((NOW - 20 * DAY) / (7 * DAY)) * 7 * DAY + 4 * DAY
"""00:00 UTC of a Monday some weeks before NOW: the epoch was a Thursday."""
VIEW = make_view(60)
STEADY = TasteConfig(habit_half_life_days=1e9, heard_half_life_days=1e9)


def play(track: int, at: float, share: float = 1.0, by: QueuedBy = QueuedBy.LISTENER) -> Play:
    """`at`: seconds after the Monday."""
    length = DurationMs(200_000)
    ended = PlayEnd.FINISHED if share == 1 else PlayEnd.SKIPPED
    return Play(TrackId(track), UnixTime(MONDAY + at), DurationMs(int(share * length)), length, ended, by)


def built(*plays: Play, view: LibraryView = VIEW, now: float = NOW) -> TasteProfile:
    return build(plays, (), view, UnixTime(now), config=STEADY)


def test_rates_tell_who_queued_and_how_early_a_skip_came() -> None:
    profile = built(
        play(1, 9 * HOUR, 0.02, QueuedBy.RECOMMENDATION),
        play(2, 9 * HOUR + 10, 0.4, QueuedBy.RECOMMENDATION),
        play(3, 9 * HOUR + 300, 1.0, QueuedBy.RECOMMENDATION),
        play(4, 20 * HOUR, 1.0),
    )
    recommended = profile.rates["recommended"]
    assert recommended.plays == 3
    assert recommended.listened == pytest.approx(1 / 3)
    assert recommended.skipped == pytest.approx(2 / 3)
    assert recommended.skipped_early == pytest.approx(1 / 3)
    assert recommended.in_runs == pytest.approx(1 / 3), "the second of two in a row"
    assert recommended.completion == pytest.approx((0.02 + 0.4 + 1) / 3)
    assert profile.rates["picked by hand"].skipped == 0
    assert (profile.rates["morning"].plays, profile.rates["evening"].plays) == (3, 1)
    assert profile.rates["after a skip"].plays == 2
    assert profile.rates["after no skip"].plays == 2
    assert "imported" not in profile.rates


def test_the_opening_of_a_session_is_told_from_the_rest() -> None:
    plays = [play(1 + i, 9 * HOUR + i * 202.0, 0.1 if i < 3 else 1.0) for i in range(10)]
    rates = built(*plays).rates
    assert (rates["session opening"].plays, rates["session opening"].skipped) == (3, 1)
    assert (rates["later in a session"].plays, rates["later in a session"].skipped) == (7, 0)


def test_stopped_plays_say_nothing_of_how_tracks_fare() -> None:
    stopped = replace(play(1, 0.0, 0.1), ended=PlayEnd.STOPPED)
    assert dict(built(stopped).rates) == {}


def test_weekdays_are_told_apart_by_the_local_clock() -> None:
    profile = built(play(1, 10 * HOUR), play(2, 5 * DAY + 10 * HOUR), play(3, 5 * DAY + 12 * HOUR))
    assert profile.week[0, 10] == pytest.approx(1 / 3)
    assert profile.week[5, 10] == pytest.approx(1 / 3)
    assert profile.week.sum() == pytest.approx(1)
    assert np.allclose(profile.week.sum(axis=0), profile.hours)
    assert (profile.rates["workday"].plays, profile.rates["weekend"].plays) == (1, 2)
    shifted = build([play(1, 23.5 * HOUR)], (), VIEW, NOW, utc_offset_s=3600)
    assert shifted.week[1, 0] == 1


def test_each_situation_has_its_sound_and_spread() -> None:
    morning = [play(1, day * DAY + 9 * HOUR) for day in range(4)]
    evening = [play(2 + i, 5 * DAY + 19 * HOUR + i * 202) for i in range(4)]
    profile = built(*morning, *evening)
    assert set(profile.sounds) == {"any", "workday morning", "weekend evening"}
    one, several = profile.sounds["workday morning"], profile.sounds["weekend evening"]
    assert one.centroid == pytest.approx(VIEW.features.sound[0], abs=1e-5)
    assert one.scatter == pytest.approx(0, abs=1e-5)
    assert one.spread.max() < 1e-3
    rows = VIEW.features.sound[1:5].astype(np.float64)
    assert several.spread == pytest.approx(rows.std(axis=0), abs=1e-5)
    assert several.scatter == pytest.approx(1 - np.linalg.norm(rows.mean(axis=0)), abs=1e-5)
    assert profile.sounds["any"].plays == one.plays + several.plays == 8


def test_the_session_forgets_what_was_before_it() -> None:
    before = [play(1 + i, i * 202.0) for i in range(5)]
    session = [
        play(20, 5 * HOUR),
        play(21, 5 * HOUR + 202),
        play(22, 5 * HOUR + 404, 0.1),
        play(23, 5 * HOUR + 430, 0.1),
    ]
    profile = built(*before, *session, now=session[-1].started_at + 60)
    mood = profile.session
    assert mood is not None
    assert (mood.since, mood.plays, mood.skips, mood.skip_run) == (MONDAY + 5 * HOUR, 4, 2, 2)
    energy = VIEW.features.column("energy")[[19, 20]]
    assert energy.min() <= mood.energy <= energy.max()
    assert mood.energy == pytest.approx(np.average(energy, weights=(0.5 ** (202 / 1200), 1)), abs=1e-5)
    assert mood.centroid is not None
    assert mood.centroid @ VIEW.features.sound[19] > 0.2
    long_after = built(*before, *session).session
    assert long_after is not None
    assert math.isnan(long_after.energy), "nothing is left of a mood weeks later"


def test_a_fad_is_told_from_an_old_love() -> None:
    now = MONDAY + 500 * DAY
    old = [play(1, day * DAY) for day in range(0, 100, 2)]
    fad = [play(2, 497 * DAY + i * HOUR) for i in range(8)]
    profile = build([*old, *fad], (), VIEW, UnixTime(now))
    love, fresh = profile.artists["Artist 1"], profile.artists["Artist 2"]
    assert love.ever > 0.8
    assert love.lately < 0.01
    assert fresh.lately > 0.5
    assert love.value < fresh.value
    assert profile.tracks.ever is not None
    assert profile.tracks.lately is not None
    assert profile.tracks.ever[0] > profile.tracks.ever[1]
    assert profile.tracks.lately[0] < profile.tracks.lately[1]
    aligned = profile.tracks.aligned(VIEW.ids)
    assert aligned.lately is not None
    assert aligned.lately[1] == profile.tracks.lately[1]
    assert not aligned.lately[5:].any()


def test_albums_eras_and_moods_gather_their_tracks() -> None:
    tracks = [make_track(1, year=1987), make_track(2, year=1981), make_track(3, year=0, album="")]
    matrix = make_matrix(3)
    values = matrix.values.copy()
    values[:, [4, 5]] = (0.9, 0.7)  # energy, valence
    view = LibraryView.from_tracks(tracks, replace(matrix, values=values))
    profile = build([play(1, 0), play(2, 300), play(3, 600)], (), view, NOW, config=STEADY)
    assert {name: affinity.plays for name, affinity in profile.eras.items()} == {"1980s": 2}
    assert set(profile.albums) == {"Artist 1 / Album 1", "Artist 2 / Album 2"}
    assert "energetic" in profile.moods
    assert "sad" not in profile.moods
    assert profile.moods["energetic"].plays == 3


def test_appetite_in_its_parts() -> None:
    known = [play(1 + i % 2, i * DAY) for i in range(10)]
    fresh = [play(10 + i, 10 * DAY + i * 300.0) for i in range(5)]
    profile = build([*known, *fresh], (), VIEW, UnixTime(MONDAY + 11 * DAY), config=STEADY)
    appetite = profile.appetite
    assert appetite is not None
    assert appetite.new_tracks == profile.novelty
    assert appetite.new_tracks_lately > appetite.new_tracks
    assert appetite.new_artists < appetite.new_tracks
    assert appetite.listens == 15
    assert appetite.kept == pytest.approx(2 / 7)


def comment(track: int, sentiment: float, days_ago: float = 1.0) -> Comment:
    return Comment(TrackId(track), UnixTime(NOW - days_ago * DAY), "words", sentiment)


def test_comments_move_track_and_artist_as_strongly_as_they_sound() -> None:
    values = [
        float(build([], [], VIEW, NOW, comments=[comment(1, sentiment)]).tracks.affinity[0])
        for sentiment in (-1.0, -0.3, 0.0, 0.3, 1.0)
    ]
    assert values == sorted(values)
    assert values[0] < 0 == values[2] < values[4]
    profile = build([], [], VIEW, NOW, comments=[comment(1, 1.0), comment(1, 1.0, 3)])
    artist = profile.artists["Artist 1"]
    assert (artist.comments, artist.plays, profile.n_comments) == (2, 0, 2)
    assert artist.value > build([], [], VIEW, NOW, comments=[comment(1, 1.0)]).artists["Artist 1"].value
    liked = build([], [Feedback(TrackId(1), UnixTime(NOW - DAY), FeedbackValue.LIKE)], VIEW, NOW)
    assert liked.tracks.affinity[0] > values[4], "a like says more than words"


def test_what_a_comment_rejects_is_avoided_by_its_sound() -> None:
    profile = build([], [], VIEW, NOW, comments=[comment(7, -0.9)])
    assert np.array_equal(profile.avoided_sound, VIEW.features.sound[6:7])


def edit(subject: Subject, name: str, value: float) -> TasteEdit:
    return TasteEdit(subject, name, value, NOW)


@pytest.mark.parametrize("name", ["Artist 1", "Artist 5"])
def test_a_leaning_moves_an_affinity_by_its_share_of_the_way(name: str) -> None:
    plays = [play(1, i * HOUR) for i in range(30)]
    profile = built(*plays)
    before = profile.artists[name].value if name in profile.artists else 0.0
    values = {
        value: lean(profile, [edit(Subject.ARTIST, name, value)], VIEW).artists[name].value
        for value in (-1.0, -0.5, 0.5, 1.0)
    }
    assert (values[-1.0], values[1.0]) == (-1, 1)
    assert values[-0.5] == pytest.approx(before / 2 - 0.5)
    assert values[0.5] == pytest.approx(before / 2 + 0.5)


def test_a_leaning_stays_through_updates_and_leaves_the_rest() -> None:
    profile = build([play(1, 0), play(2, 300)], (), VIEW, NOW, edits=[edit(Subject.GENRE, "jazz", -1.0)])
    after = update(profile, play(2, 700), VIEW)
    assert after.genres["jazz"].value == -1
    assert after.genres["jazz"].lean == -1
    assert after.genres["metal"].lean == 0
    assert len(after.genres) == len(list(after.genres)) == len(dict(after.genres))


def test_what_is_forgotten_is_as_if_it_had_never_been() -> None:
    plays = [play(1 + i % 14, i * DAY / 4) for i in range(80)]
    said = [Feedback(TrackId(7), UnixTime(MONDAY + DAY), FeedbackValue.LIKE)]
    words = [replace(comment(8, 1.0), at=UnixTime(MONDAY))]
    artist = Forgotten(Subject.ARTIST, "Artist 0", until=UnixTime(MONDAY + 10 * DAY))
    left = [p for p in plays if p.track_id % 7 or p.started_at >= MONDAY + 10 * DAY]
    profile = build(plays, said, VIEW, NOW, comments=words, forgotten=[artist])
    expected = build(left, [], VIEW, NOW, comments=words)
    assert profile.n_plays == expected.n_plays < 80
    assert np.array_equal(profile.tracks.affinity, expected.tracks.affinity)
    assert dict(profile.artists) == dict(expected.artists)
    everything = build(plays, said, VIEW, NOW, comments=words, forgotten=[Forgotten(Subject.ALL)])
    assert everything.is_empty


@pytest.mark.parametrize(
    ("subject", "name", "gone"),
    [
        (Subject.TRACK, "3", {3}),
        (Subject.GENRE, "metal", {1, 9}),
        (Subject.ERA, "1970s", set(range(1, 10))),
        (Subject.ALBUM, "Artist 2 / Album 2", {2}),
        (Subject.ARTIST, "nobody", set()),
    ],
)
def test_any_part_can_be_forgotten(subject: Subject, name: str, gone: set[int]) -> None:
    plays = [play(1 + i, i * HOUR) for i in range(12)]
    profile = build(plays, (), VIEW, NOW, forgotten=[Forgotten(subject, name)])
    assert set(range(1, 13)) - set(profile.tracks.ids.tolist()) == gone


def test_a_taste_of_two_sounds_has_two_centroids() -> None:
    matrix = make_matrix(40)
    values = matrix.values.copy()
    rng = np.random.default_rng(1)
    values[:, -64:] = rng.normal(0, 0.1, (40, 64))
    values[:20, -64] += 3
    values[20:, -63] += 3
    view = LibraryView.from_tracks([make_track(i) for i in range(1, 41)], replace(matrix, values=values))
    plays = [play(1 + i, i * HOUR) for i in range(30)]
    tastes = sound_tastes(build(plays, (), view, NOW), view, n=2)
    assert [set(taste.ids.tolist()) for taste in tastes] == [set(range(1, 21)), set(range(21, 31))]
    assert sum(taste.share for taste in tastes) == pytest.approx(1)
    assert [float(np.linalg.norm(taste.centroid)) for taste in tastes] == pytest.approx([1, 1])
    assert sound_tastes(build([], (), view, NOW), view) == ()
    assert len(sound_tastes(build(plays[:3], (), view, NOW), view)) == 1
