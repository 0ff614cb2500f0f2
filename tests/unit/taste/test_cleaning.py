"""What is odd in recorded plays, and what is made of it."""

import math
from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.history import Origin
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.oddities import Oddity
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.taste import TasteProfile
from musicrec_desktop.taste import Heard, TasteConfig, build, odd_plays
from tests.factories import NOW, make_matrix, make_track

DAY = 86_400.0
HOUR = 3600.0
MIDNIGHT = math.floor(NOW / DAY) * DAY - DAY
"""UTC, the day before."""
LENGTH = 200.0
PODCAST = 295
COPIES = (297, 298)
"""Two files with one recording."""
FOREVER = TasteConfig(heard_half_life_days=1e9, skip_half_life_days=1e9, habit_half_life_days=1e9)


def _view() -> LibraryView:
    tracks = [make_track(i, artists=(f"Artist {i}",), duration_ms=DurationMs(200_000)) for i in range(1, 301)]
    tracks[PODCAST - 1] = replace(tracks[PODCAST - 1], kind=Kind.PODCAST)
    for copy in COPIES:
        tracks[copy - 1] = replace(tracks[copy - 1], recording=3)
    return LibraryView.from_tracks(tracks, make_matrix(300))


VIEW = _view()


def play(track: int, at: float, seconds: float = LENGTH, ended: PlayEnd = PlayEnd.FINISHED, **more: object) -> Play:
    """A play of a track of 200 s that begins `at` seconds after midnight."""
    start = UnixTime(MIDNIGHT + at)
    known: dict[str, object] = {"queued_by": QueuedBy.RECOMMENDATION, **more}
    return Play(TrackId(track), start, DurationMs(int(seconds * 1000)), DurationMs(200_000), ended, **known)  # type: ignore[arg-type]


def skip(track: int, at: float, seconds: float = 5.0) -> Play:
    return play(track, at, seconds, PlayEnd.SKIPPED)


def built(*plays: Play, feedback: tuple[Feedback, ...] = ()) -> TasteProfile:
    return build(plays, feedback, VIEW, NOW, config=FOREVER)


def weight(profile: TasteProfile, track: int, column: int = 0) -> float:
    assert profile.evidence is not None
    return float(profile.evidence.track_weights[list(profile.tracks.ids).index(track), column])


def test_plain_listening_has_nothing_odd() -> None:
    profile = built(*(play(1 + i, 40_000 + i * 203.0) for i in range(50)), skip(60, 60_000))
    assert dict(profile.oddities) == {}
    assert profile.n_plays == 51


def test_a_listen_recorded_twice_counts_once() -> None:
    doubled = built(play(1, 50_000), play(1, 50_004), play(2, 50_204))
    assert dict(doubled.oddities) == {Oddity.DUPLICATE: 1}
    assert doubled.n_plays == 2
    assert doubled.tracks.plays.tolist() == [1, 1]
    assert weight(doubled, 1) == pytest.approx(1)


def test_two_programs_that_take_turns_count_once() -> None:
    turns = (play(1, 50_000), play(1, 50_090), play(2, 50_200), play(2, 50_290), play(3, 50_400))
    profile = built(*turns)
    assert profile.oddities[Oddity.DUPLICATE] == 2
    assert profile.tracks.plays.tolist() == [1, 1, 1]


def test_the_same_recording_in_two_files_is_one_listen_recorded_twice() -> None:
    assert built(play(COPIES[0], 50_000), play(COPIES[1], 50_003)).oddities == {Oddity.DUPLICATE: 1}


def test_a_track_on_repeat_is_no_double() -> None:
    profile = built(*(play(1, 50_000 + 201.0 * i) for i in range(6)))
    assert (dict(profile.oddities), profile.tracks.plays.tolist()) == ({}, [6])


def test_back_to_the_beginning_is_no_skip() -> None:
    again = built(skip(1, 50_000, 8), play(1, 50_009))
    assert again.oddities == {Oddity.RESTARTED: 1}
    assert again.tracks.skips.tolist() == [0]
    assert weight(again, 1, 1) == 0
    later = built(skip(1, 50_000, 8), play(1, 50_000 + 8 + 300))
    assert later.tracks.skips.tolist() == [1]
    assert weight(later, 1, 1) > 0


def test_what_the_next_play_cut_short_counts_as_far_as_it_was_heard() -> None:
    profile = built(play(1, 50_000), play(2, 50_050))
    assert profile.oddities == {Oddity.OVERLAP: 1}
    assert weight(profile, 1) == pytest.approx(0.25)
    imported = built(play(1, 50_000, queued_by=QueuedBy.IMPORT), play(2, 50_050, queued_by=QueuedBy.IMPORT))
    assert weight(imported, 1) == pytest.approx(0.5), "services record only what was listened to"
    faded = built(play(1, 50_000), play(2, 50_190))
    assert dict(faded.oddities) == {}, "tracks that fade into each other"


def test_starts_rounded_to_minutes_are_no_overlap() -> None:
    by_minute = [replace(play(1 + i, 50_000 + 150 * i), origin=Origin.SPOTIFY_ACCOUNT.value) for i in range(2)]
    assert dict(built(*by_minute).oddities) == {}
    assert built(play(1, 50_000), play(2, 50_150)).oddities == {Oddity.OVERLAP: 1}


def test_equal_starts_of_two_tracks_are_left_alone() -> None:
    assert dict(built(play(1, 50_000), play(2, 50_000)).oddities) == {}


def test_a_missing_length_is_the_librarys() -> None:
    profile = built(replace(skip(1, 50_000, 150), duration_ms=DurationMs(0)))
    assert profile.oddities == {Oddity.NO_LENGTH: 1}
    assert profile.tracks.completion.tolist() == [0.75]


def test_wrong_clocks_tell_nothing_of_hours() -> None:
    ahead = replace(play(1, 0), started_at=UnixTime(NOW + 5 * DAY))
    unset = replace(play(2, 0), started_at=UnixTime(3600.0))
    profile = built(ahead, unset, play(3, 50_000))
    assert profile.oddities == {Oddity.AHEAD: 1, Oddity.UNSET_CLOCK: 1}
    assert profile.hours[int(50_000 // HOUR)] == 1
    assert weight(profile, 1) == pytest.approx(1)
    assert profile.evidence is not None
    assert profile.evidence.last_start == MIDNIGHT + 50_000, "plays to come are not late"
    assert {"picked by hand", "recommended"} & set(profile.rates) == {"recommended"}


def night_of(n: int, start: float = -3 * HOUR) -> list[Play]:
    return [play(10 + i % 40, start + i * 202.0) for i in range(n)]


def test_who_fell_asleep_does_not_like_what_played_on() -> None:
    profile = built(*night_of(140))  # from nine in the evening to five in the morning
    asleep = profile.oddities[Oddity.ASLEEP]
    assert 50 < asleep < 100, "the first hours count, those after midnight do not"
    last = night_of(140)[-1]
    assert weight(profile, last.track_id) < 3
    assert profile.hours[4] == 0
    assert profile.hours[21] > 0


def test_a_sign_of_life_keeps_counting() -> None:
    plays = night_of(140)
    awake = [replace(p, ended=PlayEnd.SKIPPED) if i % 20 == 0 else p for i, p in enumerate(plays)]
    assert dict(built(*awake).oddities) == {}
    liked = tuple(Feedback(TrackId(10), plays[i].started_at, FeedbackValue.LIKE) for i in range(0, 140, 20))
    assert dict(built(*plays, feedback=liked).oddities) == {}
    paused = [replace(p, started_at=UnixTime(p.started_at + 120 * (i // 20))) for i, p in enumerate(plays)]
    assert dict(built(*paused).oddities) == {}


def test_a_player_left_running_by_day() -> None:
    profile = built(*(play(10 + i % 40, 7 * HOUR + i * 202.0) for i in range(200)))
    assert set(profile.oddities) == {Oddity.LEFT_RUNNING}
    assert profile.oddities[Oddity.LEFT_RUNNING] == sum(i * 202.0 >= 8 * HOUR for i in range(200))


def test_podcasts_are_apart() -> None:
    profile = built(*(play(PODCAST, 40_000 + i * 250.0) for i in range(5)), play(1, 50_000))
    assert profile.oddities == {Oddity.NOT_MUSIC: 5}
    assert set(profile.artists) == {"Artist 1"}
    assert profile.rates["recommended"].plays == 1
    assert profile.appetite is not None
    assert profile.appetite.listens == 1
    assert profile.tracks.plays.tolist() == [1, 5], "they keep a history of their own"


def habit() -> list[Play]:
    """Sixty evenings of five tracks by ten artists."""
    return [
        play(1 + (day * 5 + i) % 10, 18 * HOUR - (60 - day) * DAY + i * 202.0) for day in range(60) for i in range(5)
    ]


def test_one_night_of_other_music_weighs_little_until_it_comes_again() -> None:
    strange = [play(100 + i, -2 * HOUR + i * 202.0) for i in range(15)]
    profile = built(*habit(), *strange)
    assert profile.oddities == {Oddity.UNUSUAL: 14}
    weights = [weight(profile, p.track_id) for p in strange]
    assert weights[0] == pytest.approx(1)
    assert np.all(np.diff(weights) < 0)
    assert sum(weights) < 8
    again = [replace(p, started_at=UnixTime(p.started_at + 10 * HOUR)) for p in strange]
    confirmed = built(*habit(), *strange, *again)
    assert weight(confirmed, 114) == pytest.approx(weights[-1] + 1)


def test_a_new_listener_is_believed() -> None:
    assert dict(built(*(play(i, 18 * HOUR + i * 202.0) for i in range(20, 60))).oddities) == {}


def test_the_report_names_the_plays() -> None:
    plays = [play(1, 50_000), play(1, 50_004), skip(2, 50_204), play(2, 50_212)]
    heard = Heard(plays, (), (), VIEW, NOW)
    assert [reason.play for reason in odd_plays(heard).plays] == [plays[2], plays[1]]
    assert [reason.odd for reason in odd_plays(heard, Oddity.DUPLICATE).plays] == [Oddity.DUPLICATE]


def test_poisoning_one_play_in_twenty_changes_little() -> None:
    """A year of evenings, then one night of children's songs on top: who is liked, and how it sounds, stays."""
    rng = np.random.default_rng(7)
    usual = [
        play(1 + int(60 * rng.beta(1, 2)), 18 * HOUR - (200 - day) * DAY + i * 202.0)
        for day in range(199)
        for i in range(10)
    ]
    n = len(usual) // 20
    children = [play(200 + i % 80, -5 * HOUR + i * 202.0) for i in range(n)]
    before, after = build(usual, (), VIEW, NOW), build(usual + children, (), VIEW, NOW)
    careless = build(usual + children, (), VIEW, NOW, config=TasteConfig(newcomers=math.inf))

    def strongest(profile: TasteProfile) -> set[str]:
        return set(sorted(profile.artists, key=lambda name: -profile.artists[name].value)[:10])

    assert n == 99
    assert strongest(after) == strongest(before)
    assert before.liked_sound is not None
    assert after.liked_sound is not None
    assert careless.liked_sound is not None
    moved = 1 - float(before.liked_sound @ after.liked_sound)
    moved_careless = 1 - float(before.liked_sound @ careless.liked_sound)
    assert moved < 0.02
    assert moved < moved_careless / 4
    assert abs(after.novelty - before.novelty) < abs(careless.novelty - before.novelty) / 4
    assert np.abs(after.hours - before.hours).sum() < 0.1
