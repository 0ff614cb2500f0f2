"""What session, tags and surroundings say of tracks, and how fatigue and aversion come and go."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Facet, PlaylistPlan
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.second_chance import SECOND_CHANCE_DAYS
from musicrec_desktop.plugin_api import Scorer, ScoringContext
from musicrec_desktop.ranking import rank, scorers
from musicrec_desktop.ranking.scorers.session_sound import coordinates, session_measure
from musicrec_desktop.retrieval import retrieve
from musicrec_desktop.taste import build
from musicrec_desktop.testing.sample_context import moment_of
from tests.factories import NOW, make_context, make_track
from tests.unit.ranking.music import everything, features, view_of, wish

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0


def play(track_id: int, ago: float, share: float = 1.0) -> Play:
    length = make_track(track_id).duration_ms
    ended = PlayEnd.FINISHED if share == 1 else PlayEnd.SKIPPED
    heard = DurationMs(int(length * share))
    return Play(TrackId(track_id), UnixTime(NOW - ago), heard, length, ended, QueuedBy.RECOMMENDATION)


def listener(
    view: LibraryView,
    plays: Sequence[Play] = (),
    feedback: Sequence[Feedback] = (),
    at: float = NOW,
    plan: PlaylistPlan | None = None,
) -> ScoringContext:
    profile = build(plays, feedback, view, UnixTime(at))
    context = make_context(plan=plan, profile=profile, view=view, request=Request("", UnixTime(at)))
    return replace(context, moment=moment_of(plays, view, at) if plays else None)


def scores(scorer: Scorer, context: ScoringContext) -> dict[int, float]:
    said = scorer.score(context, everything(context))
    return dict(zip(context.view.ids.tolist(), said.tolist(), strict=True))


# fatigue


def test_every_hearing_tires_and_all_recover() -> None:
    view = view_of([make_track(i, artists=(f"Artist {i}",)) for i in (301, 302, 303)])
    often = [play(302, 20 * HOUR), play(302, 16 * HOUR), play(301, 12 * HOUR), play(302, 11 * HOUR)]
    fresh = [scores(scorers.FreshnessScorer(), listener(view, often, at=NOW + days * DAY)) for days in (0, 1, 3, 9)]
    assert fresh[0][302] < fresh[0][301] < fresh[0][303]
    assert [each[302] for each in fresh] == sorted(each[302] for each in fresh)
    assert fresh[3][302] == pytest.approx(fresh[3][303], abs=1e-3)
    words = scorers.FreshnessScorer().evidence(listener(view, often), 1)
    assert words.startswith("last played 11 hours ago, 3 times within a day")


def test_an_artist_tires_as_a_whole_and_recovers_sooner_than_a_track() -> None:
    view = view_of([make_track(i, artists=("One" if i < 310 else "Other",)) for i in range(301, 312)])
    row = [play(i, (309 - i) * 4 * MINUTE) for i in range(301, 308)]
    now, later = (scores(scorers.FreshnessScorer(), listener(view, row, at=NOW + wait)) for wait in (0, DAY))
    assert now[309] < 0.4 < now[311]
    assert later[309] == pytest.approx(later[311], abs=0.03)
    assert later[301] < later[309]


def test_a_short_hearing_tires_less() -> None:
    view = view_of([make_track(i, artists=(f"Artist {i}",)) for i in (301, 302)])
    fresh = scores(scorers.FreshnessScorer(), listener(view, [play(301, HOUR, 0.1), play(302, HOUR)]))
    assert fresh[302] < fresh[301]


# aversion


@pytest.fixture
def rings() -> LibraryView:
    """1 is in the middle; 2 sounds like it, 3 is by its artist, 4 of its genre; 5 and on are neither."""
    rng = np.random.default_rng(3)
    middle = features(rng)
    near = replace(middle, values=middle.values + rng.normal(0, 0.05, len(middle.values)).astype(np.float32))
    tracks = [
        make_track(1, artists=("A",), genres=("zydeco",)),
        make_track(2, artists=("B",), genres=("rock",)),
        make_track(3, artists=("A",), genres=("rock",)),
        make_track(4, artists=("C",), genres=("zydeco",)),
        *(make_track(i, artists=(f"D{i}",), genres=("rock",)) for i in range(5, 60)),
    ]
    return view_of(tracks, {1: middle, 2: near})


def test_aversion_spreads_from_ring_to_ring_less_and_less(rings: LibraryView) -> None:
    disliked = [Feedback(TrackId(1), UnixTime(NOW - HOUR), FeedbackValue.DISLIKE)]
    context = listener(rings, feedback=disliked)
    left = scores(scorers.AversionScorer(), context)
    assert left[1] == 0
    assert left[1] < left[2] < left[3] < left[4] < 1
    assert left[4] < np.median([left[i] for i in range(5, 60)])
    evidence = scorers.AversionScorer().evidence
    assert "turned away before" in evidence(context, 0)
    assert "sound" not in evidence(context, 2)
    assert "other tracks of its artist turned away" in evidence(context, 2)
    assert np.isnan(list(scores(scorers.AversionScorer(), listener(rings)).values())).all()


def test_aversion_heals_with_time_and_with_plays(rings: LibraryView) -> None:
    skips = [play(1, 3 * DAY + i * DAY, 0.02) for i in (2, 1, 0)]
    soon = scores(scorers.AversionScorer(), listener(rings, skips))
    late = scores(scorers.AversionScorer(), listener(rings, skips, at=NOW + 200 * DAY))
    heard = scores(scorers.AversionScorer(), listener(rings, [*skips, *(play(1, (3 - i) * HOUR) for i in range(3))]))
    for ring in (1, 2, 3):
        assert soon[ring] < late[ring]
        assert np.isnan(heard[ring]) or soon[ring] < heard[ring]  # nothing at all is held against anything


def test_a_disliked_track_is_out_until_its_second_chance(rings: LibraryView) -> None:
    disliked = [Feedback(TrackId(1), NOW, FeedbackValue.DISLIKE)]
    day = SECOND_CHANCE_DAYS * DAY
    for after, is_out in ((0.0, True), (day - HOUR, True), (day + HOUR, False)):
        context = listener(rings, feedback=disliked, at=NOW + after)
        assert (1 not in retrieve(context).ids) == is_out
        assert (scores(scorers.TrackScorer(), context)[1] == 0) == is_out
    again = [*disliked, Feedback(TrackId(1), UnixTime(NOW + day), FeedbackValue.DISLIKE)]
    assert 1 not in retrieve(listener(rings, feedback=again, at=NOW + day + DAY)).ids
    # It comes back as the least of all, and not as if nothing had been.
    ranked = rank(context, everything(context))
    assert int(ranked.scores.argmin()) == 0


def test_who_asks_for_a_disliked_track_by_name_gets_it(rings: LibraryView) -> None:
    disliked = [Feedback(TrackId(1), NOW, FeedbackValue.DISLIKE)]
    plan = PlaylistPlan("", wants=(wish(Facet.TRACK, "Title 1"),))
    assert 1 in retrieve(listener(rings, feedback=disliked, plan=plan)).ids


# the session


def calm_session(n: int = 60) -> LibraryView:
    """Tracks 1..8 are quiet and otherwise as different as any; 21..28 are loud; the rest is anything."""
    rng = np.random.default_rng(7)
    sounds = {i: features(rng, energy=0.2 + 0.01 * i) for i in range(1, 9)}
    sounds |= {i: features(rng, energy=0.9) for i in range(21, 29)}
    return view_of([make_track(i, artists=(f"Artist {i}",)) for i in range(1, n + 1)], sounds)


def test_the_session_is_measured_by_what_its_tracks_agree_on() -> None:
    view = calm_session()
    rows = np.arange(6)
    measure = session_measure(coordinates(view.features, rows), np.ones(6))
    named = measure.weights[:8]
    assert named.argmax() == 0  # energy
    assert measure.weights.sum() == pytest.approx(1)
    assert named[0] > 2 * np.median(named)


def test_what_sounds_like_the_session_rises_and_what_is_like_a_skip_falls() -> None:
    view = calm_session()
    plays = [play(i, (12 - i) * 4 * MINUTE) for i in range(1, 6)] + [play(21, 5 * MINUTE, 0.05)]
    context = listener(view, plays)
    said = scores(scorers.SessionSoundScorer(), context)
    assert np.mean([said[i] for i in (6, 7, 8)]) > np.mean([said[i] for i in range(22, 29)]) + 0.1
    unskipped = scores(scorers.SessionSoundScorer(), listener(view, plays[:-1]))
    assert said[21] < unskipped[21] - 0.2
    words = scorers.SessionSoundScorer().evidence(context, 5)
    assert words.startswith("nearness 0.")
    assert "to the 5 tracks finished in this session" in words
    assert "energy 0.26 where these have 0.23" in words
    assert "sounds like Title 21, just skipped" in scorers.SessionSoundScorer().evidence(context, 20)


def test_yesterdays_session_is_over() -> None:
    view = calm_session()
    context = listener(view, [play(i, DAY - i * 4 * MINUTE) for i in range(1, 6)])
    assert np.isnan(list(scores(scorers.SessionSoundScorer(), context).values())).all()


def test_half_and_double_tempo_are_the_same_place() -> None:
    rng = np.random.default_rng(0)
    sounds = {1: features(rng, tempo=80), 2: features(rng, tempo=160), 3: features(rng, tempo=113)}
    points = coordinates(view_of([make_track(i) for i in (1, 2, 3)], sounds).features, np.arange(3))[:, 6:8]
    assert points[0] == pytest.approx(points[1], abs=1e-6)
    # Half an octave is as far as it gets, two spreads across the circle's middle being 1.3.
    assert np.linalg.norm(points[0] - points[2]) == pytest.approx(2 / (2 * np.pi * 0.25), rel=0.01)


# tags


def test_a_rare_tag_in_common_says_more_than_a_frequent_one() -> None:
    tracks = [
        make_track(1, genres=("rock", "zydeco"), year=0),
        make_track(2, genres=("zydeco",), year=0),
        make_track(3, genres=("rock",), year=0),
        make_track(4, genres=("jazz",), year=0),
        make_track(5, genres=(), year=0),
        *(make_track(i, genres=("rock",), year=0) for i in range(6, 40)),
    ]
    context = listener(view_of(tracks), [play(1, 2 * DAY), play(1, DAY)])
    said = scores(scorers.TagsScorer(), context)
    assert said[1] > 0.99
    assert said[2] > said[3] + 0.5
    assert said[4] == 0
    assert np.isnan(said[5])
    assert scorers.TagsScorer().evidence(context, 1) == "in common with what you keep: zydeco"


def test_tags_follow_the_session() -> None:
    tracks = [make_track(i, genres=("jazz" if i % 2 else "metal",), year=1975 if i % 2 else 1985) for i in range(1, 30)]
    plays = [play(i, 30 * DAY - i * DAY) for i in range(2, 21, 2)]
    before = scores(scorers.TagsScorer(), listener(view_of(tracks), plays))
    jazz = [play(i, (15 - i) * 3 * MINUTE) for i in (1, 3, 5, 7)]
    after = scores(scorers.TagsScorer(), listener(view_of(tracks), plays + jazz))
    assert before[22] > before[21]
    assert after[21] > after[22]


# surroundings


def test_a_cold_track_has_a_score_from_its_surroundings() -> None:
    rng = np.random.default_rng(4)
    liked, other = features(rng), features(rng)
    near = replace(liked, values=liked.values + rng.normal(0, 0.1, len(liked.values)).astype(np.float32))
    tracks = [
        make_track(1, artists=("A",), album="One"),
        make_track(2, artists=("A",), album="One"),
        make_track(3, artists=("A",), album="Two"),
        make_track(4, artists=("B",), album="Three"),
        make_track(5, artists=("C",), album="Four"),
        make_track(6, artists=("D",), album="Five"),
        make_track(7, artists=("D",), album="Five"),
        *(make_track(i, artists=(f"E{i}",), album=f"F{i}") for i in range(8, 40)),
    ]
    view = view_of(tracks, {1: liked, 4: near, 6: other})
    plays = sorted((play(track, DAY * k) for track in (1, 6) for k in (1, 2, 3)), key=lambda each: each.started_at)
    plays = [
        replace(each, played_ms=DurationMs(900), ended=PlayEnd.SKIPPED) if each.track_id == 6 else each
        for each in plays
    ]
    context = listener(view, plays)
    said = scores(scorers.NeighbourhoodScorer(), context)
    assert not np.isnan(list(said.values())).any()
    assert said[2] > said[3] > said[5]
    assert said[4] > said[5]
    assert said[7] < 0.5 < said[2]
    evidence = scorers.NeighbourhoodScorer().evidence
    assert evidence(context, 1).startswith("other tracks of its album: +0.")
    assert evidence(context, 2).startswith("other tracks of its artist: +0.")
    assert evidence(context, 3).startswith("what sounds like it: +0.")


def test_a_track_does_not_speak_for_itself() -> None:
    tracks = [make_track(i, artists=(f"A{i}",), album=f"B{i}") for i in range(1, 30)]
    alone = listener(view_of(tracks), [play(1, DAY * k) for k in range(9, 0, -1)])
    said = scores(scorers.NeighbourhoodScorer(), alone)
    assert said[1] <= max(said[i] for i in range(2, 30))
