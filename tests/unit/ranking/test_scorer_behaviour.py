"""What each scorer makes of a listener's history."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.domain.features import AudioFeatures
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Facet, PlaylistPlan, Range, WeightedPlan
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.plugin_api import Scorer, ScoringContext
from musicrec_desktop.ranking import scorers
from musicrec_desktop.ranking.scorers import PlanFitScorer
from musicrec_desktop.taste import build
from musicrec_desktop.testing.contracts import sample_context
from tests.factories import NOW, TREE, make_context, make_track, make_tracks
from tests.unit.ranking.music import everything, features, plan, ranked_all, view_of, wish

HOUR = 3600.0
DAY = 24 * HOUR


def heard(track_id: int, at: float, share: float = 1.0) -> Play:
    duration = make_track(track_id).duration_ms
    ended = PlayEnd.FINISHED if share == 1 else PlayEnd.SKIPPED
    return Play(
        TrackId(track_id), UnixTime(at), DurationMs(int(duration * share)), duration, ended, QueuedBy.RECOMMENDATION
    )


def listener(
    view: LibraryView,
    plays: Sequence[Play] = (),
    feedback: Sequence[Feedback] = (),
    plan: PlaylistPlan | None = None,
    request: Request | None = None,
) -> ScoringContext:
    profile = build(plays, feedback, view, NOW)
    return make_context(plan=plan, profile=profile, view=view, request=request)


def scores(scorer: Scorer, context: ScoringContext) -> dict[int, float]:
    said = scorer.score(context, everything(context))
    return dict(zip(context.view.ids.tolist(), said.tolist(), strict=True))


def twin(sound: AudioFeatures, rng: np.random.Generator) -> AudioFeatures:
    """Nearly the same sound."""
    return replace(sound, values=sound.values + rng.normal(0, 0.02, len(sound.values)).astype(np.float32))


@pytest.fixture
def neighbours() -> LibraryView:
    """Sixty tracks of which 1 and 2 sound alike, as do 3 and 4."""
    rng = np.random.default_rng(5)
    sounds = {1: features(rng), 3: features(rng)}
    sounds |= {2: twin(sounds[1], rng), 4: twin(sounds[3], rng)}
    return view_of(make_tracks(60), sounds)


def test_the_neighbour_of_a_disliked_track_falls(neighbours: LibraryView) -> None:
    before = ranked_all(listener(neighbours, [heard(i, NOW - DAY * i) for i in range(20, 40)]))
    disliked = [Feedback(TrackId(1), UnixTime(NOW - HOUR), FeedbackValue.DISLIKE)]
    context = listener(neighbours, [heard(i, NOW - DAY * i) for i in range(20, 40)], disliked)
    after = ranked_all(context)
    change = after.scores - before.scores
    assert change[1] < -0.04
    assert change[1] == min(change[1:])
    assert scores(scorers.AversionScorer(), context)[2] < 0.5
    assert "turned away" in scorers.AversionScorer().evidence(context, 1)


def test_the_neighbour_of_a_finished_track_rises(neighbours: LibraryView) -> None:
    context = listener(neighbours, [heard(3, NOW - HOUR * i) for i in range(1, 5)])
    sound = scores(scorers.SoundScorer(), context)
    assert sound[4] > 0.95
    assert sound[4] > np.median(list(sound.values())) + 0.3
    assert scorers.SoundScorer().evidence(context, 3).startswith("cosine 1.00 to the sound you finish")


def test_a_track_heard_an_hour_ago_is_tired_and_recovers_over_days() -> None:
    view = view_of([make_track(i) for i in (301, 302, 303, 304)])
    ages = {301: HOUR, 302: DAY, 303: 7 * DAY}
    context = listener(view, [heard(i, NOW - age) for i, age in ages.items()])
    fresh = scores(scorers.FreshnessScorer(), context)
    assert fresh[301] < 0.1 < 0.5 < fresh[302] < 0.7 < fresh[303] < fresh[304]
    evidence = scorers.FreshnessScorer().evidence
    assert [evidence(context, row) for row in range(4)] == [
        "last played 1 hour ago",
        "last played 1 day ago",
        "last played 7 days ago",
        "not played yet",
    ]


def test_what_was_added_lately_has_a_slight_bonus() -> None:
    view = view_of([make_track(1), make_track(399)])
    fresh = scores(scorers.FreshnessScorer(), make_context(view=view))
    assert fresh[399] < fresh[1] < fresh[399] + 0.2
    assert scorers.FreshnessScorer().evidence(make_context(view=view), 0) == "not played yet; added 1 day ago"


@pytest.mark.parametrize(("novelty", "wins"), [(0.0, 1), (1.0, 9)])
def test_familiarity_follows_the_plan(novelty: float, wins: int) -> None:
    view = view_of(make_tracks(9))
    context = listener(view, [heard(1, NOW - DAY * i) for i in range(1, 9)], plan=PlaylistPlan("", novelty=novelty))
    said = scores(scorers.FamiliarityScorer(), context)
    assert max((1, 9), key=said.__getitem__) == wins
    assert scorers.FamiliarityScorer().evidence(context, 0) == "heard 8 times"
    assert scorers.FamiliarityScorer().evidence(context, 8) == "never heard, nor anything of this artist"


def test_artist_genre_and_track_follow_what_was_done() -> None:
    view = view_of(make_tracks(16))
    plays = [heard(8, NOW - DAY * i) for i in range(1, 5)] + [heard(3, NOW - DAY, 0.05), heard(3, NOW - 2 * DAY, 0.05)]
    feedback = [Feedback(TrackId(4), NOW, FeedbackValue.LIKE), Feedback(TrackId(5), NOW, FeedbackValue.DISLIKE)]
    context = listener(view, plays, feedback)
    track, artist, genre = (
        scores(scorer, context) for scorer in (scorers.TrackScorer(), scorers.ArtistScorer(), scorers.GenreScorer())
    )
    assert track[4] > 0.89
    assert track[5] == 0
    assert track[8] > 0.7 > 0.5 > track[3]
    assert np.isnan(track[10])
    # 8, 1 and 15 are one artist; 16 has the genre of 8.
    assert artist[8] == artist[1] == artist[15] > 0.6
    assert genre[16] > 0.5
    assert artist[10] < 0.5
    assert scorers.TrackScorer().evidence(context, 7) == "4 plays, 0 skipped"
    assert scorers.TrackScorer().evidence(context, 3) == "liked"
    assert scorers.ArtistScorer().evidence(context, 7) == "4 plays of this artist"
    assert scorers.ArtistScorer().evidence(context, 4) == "0 plays of this artist, 1 dislike"


def test_the_hour_speaks_by_the_local_clock_unless_the_request_says_the_mood() -> None:
    rng = np.random.default_rng(1)
    quiet, loud = features(rng, valence=0.5, energy=0.1), features(rng, valence=0.5, energy=0.9)
    view = view_of(make_tracks(2), {1: quiet, 2: loud})
    mood = np.full((24, 2), np.nan, np.float32)
    mood[23] = (0.5, 0.1)
    profile = replace(make_context().profile, mood_by_hour=mood)
    at_23_utc = UnixTime(NOW - NOW % DAY + 23 * HOUR)

    def said(now: float, offset: int, asked: PlaylistPlan | None = None) -> dict[int, float]:
        request = Request("", UnixTime(now), utc_offset_s=offset)
        return scores(scorers.HourScorer(), make_context(plan=asked, profile=profile, view=view, request=request))

    assert said(at_23_utc, 0)[1] > 0.9 > 0.1 > said(at_23_utc, 0)[2]
    assert said(at_23_utc - 8 * HOUR, 8 * 3600) == said(at_23_utc, 0)
    assert np.isnan(list(said(at_23_utc, 3600).values())).all()
    assert np.isnan(list(said(at_23_utc, 0, plan(wish(Facet.ENERGY, Range(0, 1)))).values())).all()


def test_chance_changes_with_the_seed_only() -> None:
    view = view_of(make_tracks(200))
    one, other = (
        scores(scorers.ExploreScorer(), make_context(view=view, request=Request("", NOW, seed=seed))) for seed in (1, 2)
    )
    assert one != other
    assert 0.4 < np.mean(list(one.values())) < 0.6
    assert np.std(list(one.values())) == pytest.approx(12**-0.5, abs=0.04)
    few = view_of(make_tracks(3))
    again = scores(scorers.ExploreScorer(), make_context(view=few, request=Request("", NOW, seed=1)))
    assert again == {i: one[i] for i in (1, 2, 3)}


def test_the_factories_tree_is_the_contexts_tree() -> None:
    assert make_context().genre_tree is TREE


def test_plan_fit_averages_over_the_readings_of_a_request() -> None:
    context = sample_context()
    calm, angry = (plan(wish(Facet.MOOD, mood)) for mood in ("calm", "angry"))
    candidates = everything(context)

    def fit(*readings: WeightedPlan) -> NDArray[np.float32]:
        return PlanFitScorer().score(replace(context, plan=calm, plans=readings), candidates)

    both = fit(WeightedPlan(calm, 0.75), WeightedPlan(angry, 0.25))
    assert both == pytest.approx(
        0.75 * fit(WeightedPlan(calm, 1.0)) + 0.25 * fit(WeightedPlan(angry, 1.0)), nan_ok=True
    )
    assert fit() == pytest.approx(fit(WeightedPlan(calm, 1.0)), nan_ok=True)
