"""What could be heard now, from habits or from the library alone."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.app.mixes import MOST, MixIdea, MixKind, mix_ideas, rediscovered
from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Facet, Shape, Source
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.domain.taste import TasteProfile
from musicrec_desktop.taste import build
from tests.factories import NOW, TREE, empty_profile, make_plays, make_tracks, make_view

DAY = 86_400.0
VIEW = make_view(400)


def ideas(profile: TasteProfile, view: LibraryView = VIEW, at: float = NOW) -> tuple[MixIdea, ...]:
    return mix_ideas(profile, view, TREE, UnixTime(at), 0)


def at_hour(hour: int) -> float:
    return NOW - NOW % DAY + hour * 3600


def listener(n: int = 800, hour: int | None = None) -> TasteProfile:
    plays = make_plays(n, 400)
    if hour is not None:
        plays = [replace(play, started_at=UnixTime(play.started_at // DAY * DAY + hour * 3600)) for play in plays]
        plays.sort(key=lambda play: play.started_at)
    return build(plays, [], VIEW, NOW, 0)


def test_an_empty_library_has_none() -> None:
    assert ideas(empty_profile(), LibraryView.from_tracks([], FeatureMatrix.empty())) == ()


@pytest.mark.parametrize("hour", range(24))
def test_a_new_listener_gets_sensible_ones_at_any_hour(hour: int) -> None:
    found = ideas(empty_profile(), at=at_hour(hour))
    assert 3 <= len(found) <= MOST
    assert found[0].kind is MixKind.HOUR
    assert not any(idea.is_habit for idea in found)
    assert len({(idea.kind, idea.name) for idea in found}) == len(found)
    wishes = [wish for idea in found for wish in idea.plan.wants]
    assert {wish.source for wish in wishes} <= {Source.PROFILE}


def test_nights_are_quieter_than_days_for_who_has_no_habits() -> None:
    def energy(hour: int) -> float:
        wanted = ideas(empty_profile(), at=at_hour(hour))[0].plan.wanted(Facet.ENERGY)[0].range
        assert wanted is not None
        return (wanted.low + wanted.high) / 2

    assert energy(2) < energy(8) < energy(15)
    kinds = {hour: {idea.kind: idea for idea in ideas(empty_profile(), at=at_hour(hour))} for hour in (7, 14, 23)}
    rising, falling = kinds[7][MixKind.WAKE_UP].plan.curve, kinds[23][MixKind.WIND_DOWN].plan.curve
    assert rising is not None
    assert falling is not None
    assert (rising.shape, falling.shape) == (Shape.RISE, Shape.FALL)
    assert not {MixKind.WAKE_UP, MixKind.WIND_DOWN} & kinds[14].keys()


def test_habits_decide_once_there_are_some() -> None:
    profile = listener(hour=9)
    found = ideas(profile, at=at_hour(9))
    assert found[0].is_habit
    assert found[0].count > 0
    kinds = {idea.kind for idea in found}
    assert MixKind.GENRE in kinds
    assert {MixKind.DISCOVER, MixKind.FAVOURITES} & kinds
    loved = [name for name, affinity in profile.genres.items() if affinity.value >= 0.15]
    assert all(idea.name in loved for idea in found if idea.kind is MixKind.GENRE)
    wanted = found[0].plan.wanted(Facet.ENERGY)[0].range
    assert wanted is not None
    assert wanted.low <= profile.mood_by_hour[9, 1] <= wanted.high


def test_no_two_genres_of_one_family() -> None:
    tracks = [
        replace(track, tags=replace(track.tags, genres=(("house", "electronic", "deep house", "jazz")[track.id % 4],)))
        for track in make_tracks(200)
    ]
    view = LibraryView.from_tracks(tracks, FeatureMatrix.empty())
    names = [idea.name for idea in ideas(empty_profile(), view) if idea.kind is MixKind.GENRE]
    for one, other in itertools.permutations(names, 2):
        assert other not in TREE.spellings(one)


def test_nothing_measured_means_nothing_asked_of_the_sound() -> None:
    view = LibraryView.from_tracks(make_tracks(200), FeatureMatrix.empty())
    found = ideas(empty_profile(), view)
    assert len(found) >= 3
    assert not any(wish.facet in (Facet.ENERGY, Facet.MOOD) for idea in found for wish in idea.plan.wants)


def test_what_came_lately_is_one_where_the_rest_is_older() -> None:
    kinds = {idea.kind for idea in mix_ideas(empty_profile(), VIEW, TREE, NOW, 0)}
    fresh = [track for track in make_tracks(400) if track.added_at >= NOW - 30 * DAY]
    assert 12 <= len(fresh) <= 200
    assert (MixKind.FRESH in kinds) or len(ideas(empty_profile())) == MOST
    new = LibraryView.from_tracks([replace(track, added_at=NOW) for track in make_tracks(100)], FeatureMatrix.empty())
    assert MixKind.FRESH not in {idea.kind for idea in ideas(empty_profile(), new)}


def test_loved_then_silent() -> None:
    plays = [
        Play(TrackId(track), UnixTime(NOW - (200 + 3 * turn) * DAY + track * 400), DurationMs(200_000),
             DurationMs(200_000), PlayEnd.FINISHED)
        for turn in range(4)
        for track in range(1, 21)
    ]  # fmt: skip
    plays.sort(key=lambda play: play.started_at)
    again = rediscovered(build(plays, [], VIEW, NOW, 0), VIEW)
    assert again is not None
    assert again.count == 20
    recent = [replace(play, started_at=UnixTime(play.started_at + 195 * DAY)) for play in plays]
    assert rediscovered(build(recent, [], VIEW, NOW, 0), VIEW) is None
    assert rediscovered(empty_profile(), VIEW) is None


def test_the_language_and_a_length_are_in_every_plan() -> None:
    found = mix_ideas(listener(), VIEW, TREE, NOW, 0, "zh")
    assert {idea.plan.language for idea in found} == {"zh"}
    assert all(idea.plan.length is not None for idea in found)
    assert np.isfinite([idea.count for idea in found]).all()
