"""What a listener hears of it: movement, variety, turns, shares, and honest notes."""

import itertools
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Curve, Facet, FacetWish, Length, Note, PlaylistPlan, Range, Shape, Spacing
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.domain.recommend import Recommendation, Request
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import sequence
from musicrec_desktop.ranking.transitions import transition_costs
from musicrec_desktop.taste import build
from tests.factories import NOW, make_context, make_track, make_tracks
from tests.unit.ranking.music import (
    artists,
    closest_repeat,
    column,
    features,
    genres,
    minutes,
    ranked_all,
    rows_of_list,
    view_of,
    wish,
)

VIEW = view_of(
    [
        make_track(i, artists=(f"Artist {i % 30}",), genres=(("rock", "rap", "jazz", "folk")[i % 4],))
        for i in range(1, 301)
    ],
    {i: features(np.random.default_rng(i), valence=float(np.random.default_rng(i).uniform())) for i in range(1, 301)},
)


def make(plan: PlaylistPlan, **request: object) -> tuple[ScoringContext, tuple[Recommendation, ...], tuple[Note, ...]]:
    context = make_context(plan=plan, view=VIEW, request=Request("", NOW, **request))  # type: ignore[arg-type]
    return (context, *sequence(context, ranked_all(context)))


def slope(values: list[float]) -> float:
    """Least-squares change from the first to the last place."""
    return float(np.polyfit(np.linspace(0, 1, len(values)), values, 1)[0])


def rank_correlation(values: list[float]) -> float:
    order = np.argsort(np.argsort(values))
    return float(np.corrcoef(order, np.arange(len(values)))[0, 1])


def roughness(context: ScoringContext, rows: list[int]) -> float:
    """Mean cost of the steps from track to track."""
    return float(transition_costs(context.view.features, np.array(rows)).diagonal(1).mean())


def test_a_rise_rises_and_a_fall_falls() -> None:
    context, tracks, notes = make(PlaylistPlan("", curve=Curve(Shape.RISE)))
    energy = column(context, tracks, "energy")
    assert slope(energy) > 0.6
    assert rank_correlation(energy) > 0.9
    assert notes == ()
    context, tracks, _ = make(PlaylistPlan("", curve=Curve(Shape.FALL)))
    assert slope(column(context, tracks, "energy")) < -0.6


def test_an_arc_goes_up_and_comes_down() -> None:
    context, tracks, _ = make(PlaylistPlan("", curve=Curve(Shape.ARC), length=Length(tracks=30)))
    energy = column(context, tracks, "energy")
    assert slope(energy[:18]) > 0.5
    assert slope(energy[18:]) < -0.4
    assert np.mean(energy[14:20]) > np.mean(energy[:4] + energy[-4:]) + 0.4


def test_a_level_list_stays_level() -> None:
    context, tracks, _ = make(PlaylistPlan("", curve=Curve(Shape.FLAT)))
    _, free, _ = make(PlaylistPlan(""))
    assert np.std(column(context, tracks, "energy")) < 0.6 * np.std(column(context, free, "energy"))


def test_a_journey_goes_from_mood_to_mood() -> None:
    context, tracks, _ = make(PlaylistPlan("", curve=Curve(Shape.JOURNEY, "sad", "happy"), length=Length(tracks=20)))
    for name, low, high in (("valence", 0.18, 0.85), ("energy", 0.25, 0.65)):
        values = column(context, tracks, name)
        assert slope(values) > 0.3
        assert np.mean(values[:4]) == pytest.approx(low, abs=0.15)
        assert np.mean(values[-4:]) == pytest.approx(high, abs=0.15)


def test_a_curve_that_cannot_be_followed_is_told() -> None:
    _, _, notes = make(PlaylistPlan("", curve=Curve(Shape.JOURNEY, "sad", "hungry")))
    assert [note.code for note in notes] == ["curve"]


@pytest.mark.parametrize("facet", ["genre", "artist"])
def test_half_and_half_gives_both_their_half(facet: str) -> None:
    values = ("rap", "rock") if facet == "genre" else ("Artist 3", "Artist 4")
    wants = tuple(wish(Facet(facet), value, weight=0.5) for value in values)
    n = 20 if facet == "genre" else 10
    context, tracks, notes = make(PlaylistPlan("", wants=wants, length=Length(tracks=n), only_artists=True))
    found = Counter(genres(context, tracks) if facet == "genre" else artists(context, tracks))
    assert found == {values[0]: n // 2, values[1]: n // 2}
    assert notes == ()


def test_shares_follow_the_weights_in_minutes_too() -> None:
    wants = (wish(Facet.GENRE, "rap", weight=0.75), wish(Facet.GENRE, "jazz", weight=0.25))
    context, tracks, _ = make(PlaylistPlan("", wants=wants, length=Length(minutes=90)))
    found = Counter(genres(context, tracks))
    assert found["rap"] / len(tracks) == pytest.approx(0.75, abs=0.08)
    assert set(found) == {"rap", "jazz"}
    assert minutes(context, tracks) == pytest.approx(90, rel=0.02)


def test_a_share_that_cannot_be_given_is_told_with_figures() -> None:
    wants = (wish(Facet.GENRE, "rap", weight=0.5), wish(Facet.GENRE, "opera", weight=0.5))
    _, tracks, notes = make(PlaylistPlan("", wants=wants, length=Length(tracks=10)))
    assert len(tracks) == 10
    assert notes == (Note("share", "Asked for 50 % opera; it is 0 %, for want of tracks."),)


def test_wanted_genres_take_turns() -> None:
    wants = (wish(Facet.GENRE, "rap"), wish(Facet.GENRE, "folk"), wish(Facet.GENRE, "jazz"))
    context, tracks, notes = make(
        PlaylistPlan("", wants=wants, spacing=Spacing(alternate=True), length=Length(tracks=24))
    )
    found = genres(context, tracks)
    assert set(Counter(found).values()) == {8}
    assert closest_repeat(found) == 3
    assert notes == ()


@pytest.mark.parametrize("names", [("rock", "jazz"), ("jazz", "rock"), ("rap", "folk", "rock")])
def test_wanted_genres_follow_one_another(names: tuple[str, ...]) -> None:
    wants = tuple(wish(Facet.GENRE, name) for name in sorted(names))
    plan = PlaylistPlan("", wants=wants, length=Length(tracks=18), spacing=Spacing(order=names))
    context, tracks, notes = make(plan)
    assert genres(context, tracks) == [name for name in names for _ in range(18 // len(names))]
    assert closest_repeat(artists(context, tracks)) >= 4
    assert notes == ()


def test_a_stretch_is_as_long_as_its_share() -> None:
    wants = (wish(Facet.GENRE, "rock", weight=0.25), wish(Facet.GENRE, "jazz", weight=0.75))
    plan = PlaylistPlan("", wants=wants, length=Length(tracks=20), spacing=Spacing(order=("jazz", "rock")))
    context, tracks, _ = make(plan)
    assert genres(context, tracks) == ["jazz"] * 15 + ["rock"] * 5


def test_wanted_artists_follow_one_another_though_that_brings_them_close() -> None:
    names = ("Artist 3", "Artist 1")
    wants = tuple(wish(Facet.ARTIST, name) for name in sorted(names))
    plan = PlaylistPlan("", wants=wants, length=Length(tracks=8), spacing=Spacing(order=names), only_artists=True)
    context, tracks, _ = make(plan)
    assert artists(context, tracks) == ["Artist 3"] * 4 + ["Artist 1"] * 4


def test_wanted_artists_take_turns() -> None:
    wants = (wish(Facet.ARTIST, "Artist 5"), wish(Facet.ARTIST, "Artist 6"))
    plan = PlaylistPlan("", wants=wants, spacing=Spacing(alternate=True), length=Length(tracks=12), only_artists=True)
    context, tracks, _ = make(plan)
    found = artists(context, tracks)
    assert set(found) == {"Artist 5", "Artist 6"}
    assert all(a != b for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("n", [12, 25, 60])
def test_artists_stand_at_least_four_apart(n: int) -> None:
    context, tracks, _ = make(PlaylistPlan("", length=Length(tracks=n)))
    assert len(tracks) == n
    assert closest_repeat(artists(context, tracks)) >= 4


def test_a_limit_per_artist_holds_though_the_list_gets_short() -> None:
    context, tracks, notes = make(PlaylistPlan("", spacing=Spacing(max_per_artist=1), length=Length(tracks=40)))
    assert len(tracks) == 30
    assert set(Counter(artists(context, tracks)).values()) == {1}
    assert notes == (Note("short_list", "Asked for 40 tracks; no more than 30 could be found."),)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Asked for 9000 minutes; the closest that fits is {found} minutes."),
        ("zh", "想要 9000 分钟，能凑出的最接近时长是 {found} 分钟。"),
    ],
)
def test_minutes_that_the_library_does_not_have_are_told(language: str, text: str) -> None:
    context, tracks, notes = make(PlaylistPlan("", language=language, length=Length(minutes=9000)))
    found = f"{minutes(context, tracks):.1f}".removesuffix(".0")
    assert len(tracks) == len(VIEW)
    assert notes == (Note("length", text.format(found=found)),)


def test_a_length_beyond_all_measure_costs_no_memory() -> None:
    _, tracks, notes = make(PlaylistPlan("", length=Length(minutes=1e12)))
    assert len(tracks) == len(VIEW)
    assert [note.code for note in notes] == ["length"]


@pytest.mark.parametrize(
    ("language", "wanted", "is_told"),
    [
        ("en", wish(Facet.MOOD, "calm"), True),
        ("zh", wish(Facet.TEMPO, Range(120, 140)), True),
        ("en", wish(Facet.GENRE, "rock"), False),
    ],
)
def test_a_sound_that_nobody_measured_is_not_passed_over_in_silence(
    language: str, wanted: FacetWish, is_told: bool
) -> None:
    asked = replace(wanted, words="so and so")
    plan = PlaylistPlan("", language=language, wants=(asked,), length=Length(tracks=6))
    unmeasured = LibraryView.from_tracks(make_tracks(20), FeatureMatrix.empty())
    context = make_context(plan=plan, view=unmeasured)
    _, notes = sequence(context, ranked_all(context))
    assert [note.code for note in notes] == ["not_analysed"] * is_told
    for note in notes:
        assert "“so and so”" in note.text
        assert "6" in note.text
    assert "not_analysed" not in [note.code for note in make(plan)[2]]


def test_a_minute_where_every_track_is_longer_gives_the_shortest() -> None:
    context, tracks, notes = make(PlaylistPlan("", length=Length(minutes=0.5)))
    assert len(tracks) == 1
    assert minutes(context, tracks) == VIEW.durations_ms.min() / 60_000
    assert [note.code for note in notes] == ["length"]


def test_the_request_wins_over_the_words() -> None:
    _, tracks, _ = make(PlaylistPlan("", length=Length(minutes=90)), length=Length(tracks=7))
    assert len(tracks) == 7


def test_an_empty_profile_and_an_empty_request_still_make_a_good_list() -> None:
    context, tracks, notes = make(PlaylistPlan(""))
    assert len(tracks) == 25
    assert notes == ()
    # Varied: many artists, all genres, a wide range of energy; and smoother than the same tracks in any order.
    assert len(set(artists(context, tracks))) >= 15
    assert set(genres(context, tracks)) == {"rock", "rap", "jazz", "folk"}
    assert np.ptp(column(context, tracks, "energy")) > 0.5
    rng = np.random.default_rng(0)
    rows = rows_of_list(context, tracks)
    shuffled = [roughness(context, rng.permutation(rows).tolist()) for _ in range(200)]
    assert roughness(context, rows) < min(shuffled)


def test_another_seed_gives_another_list_of_nearly_the_same_worth() -> None:
    wants = (wish(Facet.ENERGY, Range(0.6, 1.0)),)
    _, one, _ = make(PlaylistPlan("", wants=wants), seed=1)
    context, other, _ = make(PlaylistPlan("", wants=wants), seed=2)
    ids = {track.track_id for track in one}, {track.track_id for track in other}
    assert ids[0] != ids[1]
    assert np.mean(column(context, other, "energy")) > 0.6


def test_favourites_do_not_push_out_what_was_asked_for() -> None:
    loud = [i for i in range(1, 301) if i % 4 == 0 and VIEW.features.column("energy")[i - 1] > 0.7]
    plays = [
        Play(TrackId(i), UnixTime(NOW - 86_400 * (3 + k)), DurationMs(200_000), DurationMs(200_000), PlayEnd.FINISHED)
        for i in loud
        for k in range(6)
    ]
    wants = (wish(Facet.GENRE, "rock"), wish(Facet.MOOD, "calm"))
    plan = PlaylistPlan("", wants=wants, length=Length(tracks=8))
    context = make_context(plan=plan, view=VIEW, profile=build(plays, [], VIEW, NOW))
    tracks, _ = sequence(context, ranked_all(context))
    assert set(genres(context, tracks)) == {"rock"}
    assert max(column(context, tracks, "energy")) < 0.6


def test_what_was_asked_for_comes_first() -> None:
    wants = (wish(Facet.GENRE, "jazz"), wish(Facet.ENERGY, Range(0.0, 0.5)))
    context, tracks, _ = make(PlaylistPlan("", wants=wants, length=Length(tracks=15)))
    assert Counter(genres(context, tracks))["jazz"] == 15
    assert max(column(context, tracks, "energy")) < 0.6


def test_of_everything_all_that_fits_is_in_the_list_up_to_the_most_a_list_may_hold() -> None:
    plan = PlaylistPlan("", everything=True)
    few = view_of([make_track(i, artists=(f"Artist {i % 3}",)) for i in range(1, 71)])
    context = make_context(plan=plan, view=few)
    chosen, notes = sequence(context, ranked_all(context))
    assert sorted(track.track_id for track in chosen) == few.ids.tolist()
    assert notes == ()
    _, tracks, notes = make(plan)
    assert len(tracks) == 200
    (told,) = notes
    assert told.text == "More than 200 tracks fit; these are the 200 of them that suit you best."
    _, tracks, notes = make(plan, length=Length(tracks=30))
    assert (len(tracks), notes) == (30, ())
