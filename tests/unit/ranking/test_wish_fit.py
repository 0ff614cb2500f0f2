"""How well tracks meet single wishes, and plans as a whole."""

from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.features import SCALARS, AudioFeatures
from musicrec_desktop.domain.plan import Curve, Facet, FacetWish, PlaylistPlan, Range, Shape, Source
from musicrec_desktop.domain.track import Track
from musicrec_desktop.ranking.scorers import PlanFitScorer
from musicrec_desktop.ranking.wish_fit import wish_fit, wish_words
from tests.factories import make_context, make_track, make_tracks
from tests.unit.ranking.music import everything, features, plan, view_of, wish

RNG = np.random.default_rng(3)


def fit(wanted: FacetWish, *sounds: AudioFeatures) -> list[float]:
    view = view_of(make_tracks(len(sounds)), dict(enumerate(sounds, start=1)))
    return [float(value) for value in wish_fit(make_context(view=view), np.arange(len(sounds)), wanted)]


def tagged(wanted: FacetWish, *tracks: Track) -> list[float]:
    context = make_context(view=view_of(tracks))
    return [float(value) for value in wish_fit(context, np.arange(len(tracks)), wanted)]


def test_a_range_is_met_inside_and_falls_off_softly_outside() -> None:
    inside, edge, near, far = fit(
        wish(Facet.ENERGY, Range(0.6, 0.8)), *(features(RNG, energy=value) for value in (0.7, 0.8, 0.9, 0.2))
    )
    assert inside == edge == 1
    assert 0.3 < near < 0.9
    assert far < 0.05


def test_a_doubtful_measurement_neither_convinces_nor_rules_out() -> None:
    def doubtful(energy: float) -> AudioFeatures:
        return AudioFeatures(features(RNG, energy=energy).values, np.full(len(SCALARS), 0.1, np.float32))

    hit, miss, sure_miss = fit(
        wish(Facet.ENERGY, Range(0.6, 0.8)), doubtful(0.7), doubtful(0.4), features(RNG, energy=0.4)
    )
    assert 0.6 < hit < 1
    assert miss > sure_miss


def test_tempo_counts_half_and_double_nearly_as_well_where_the_range_is_narrow() -> None:
    right, double, half, wrong = fit(
        wish(Facet.TEMPO, Range(80, 90)), *(features(RNG, tempo=value) for value in (85, 170, 43, 120))
    )
    assert right == 1
    assert double == half == pytest.approx(0.85)
    assert wrong < 0.3
    slow, fast = fit(wish(Facet.TEMPO, Range(120, float("inf"))), features(RNG, tempo=75), features(RNG, tempo=150))
    assert fast == 1
    assert slow < 0.05


def test_a_mood_is_a_hill_on_the_plane() -> None:
    top, slope, foot = fit(
        wish(Facet.MOOD, "calm"),
        *(features(RNG, valence=valence, energy=energy) for valence, energy in ((0.5, 0.18), (0.5, 0.38), (0.9, 0.9))),
    )
    assert top == pytest.approx(1)
    assert top > slope > foot
    assert slope == pytest.approx(np.exp(-0.5), abs=0.01)


@pytest.mark.parametrize(
    ("genres", "degree"),
    [
        (("rock",), 1.0),
        (("metal",), 1.0),
        (("jazz", "metal"), 1.0),
        (("摇滚",), 1.0),
        (("jazz",), 0.0),
        ((), None),
    ],
)
def test_a_genre_takes_in_its_kinds(genres: tuple[str, ...], degree: float | None) -> None:
    found = tagged(wish(Facet.GENRE, "rock"), make_track(1, genres=genres))[0]
    assert np.isnan(found) if degree is None else found == degree


def test_a_parent_or_sibling_genre_is_half_a_hit() -> None:
    house, electronic, ambient, jazz = tagged(
        wish(Facet.GENRE, "house"),
        *(make_track(i, genres=(name,)) for i, name in enumerate(("deep house", "edm", "ambient", "jazz"), start=1)),
    )
    assert house == 1 > electronic > ambient > jazz == 0


def test_a_wanted_artist_is_met_by_name_and_in_part_by_sound() -> None:
    sound = features(RNG)
    tracks = [
        make_track(1, artists=("Ann",), genres=("Folk",)),
        make_track(2, artists=("Ann", "Bob"), genres=("Folk",)),
        make_track(3, artists=("Zoe",), genres=("Folk",)),
        make_track(4, artists=("Yan",), genres=("Folk",)),
        make_track(5, artists=("Zoe",), genres=("Metal",)),
        *(make_track(i, artists=("Xi",), genres=("Metal",)) for i in range(6, 30)),
    ]
    context = make_context(view=view_of(tracks, {1: sound, 2: sound, 3: sound, 5: sound}))
    wanted = wish(Facet.ARTIST, "ann")
    degrees = wish_fit(context, np.arange(6), wanted)
    assert degrees[:2].tolist() == [1, 1]
    assert degrees[2] == pytest.approx(0.8, abs=0.01)
    assert degrees[3] < 0.6
    assert degrees[4] == pytest.approx(0.56, abs=0.01), "another genre, however alike, is less like her"
    assert degrees[5] < degrees[3] + 0.3
    assert wish_words(context, 1, wanted) == "by ann"
    assert wish_words(context, 2, wanted) == "sound like ann: cosine 1.00"


@pytest.mark.parametrize("value", ["Song", "Ann - Song", "Song by Ann", "ann – song"])
def test_a_seed_track_is_found_with_or_without_its_artist(value: str) -> None:
    tracks = [make_track(1, title="Song", artists=("Ann",)), make_track(2, title="Other", artists=("Ann",))]
    assert tagged(wish(Facet.TRACK, value), *tracks)[0] == 1


def test_years_and_lengths_fall_off_and_the_unknown_says_nothing() -> None:
    inside, near, far, unknown = tagged(
        wish(Facet.YEAR, Range(1990, 1999)), *(make_track(i, year=y) for i, y in enumerate((1994, 2001, 2020, 0), 1))
    )
    assert inside == 1 > near > 0.5 > far
    assert np.isnan(unknown)
    short, long = tagged(
        wish(Facet.DURATION, Range(0, 200)), *(make_track(i, duration_ms=ms) for i, ms in ((1, 180_000), (2, 400_000)))
    )
    assert short == 1 > 0.1 > long


def test_instruments_and_languages_are_read_from_tags_and_scripts() -> None:
    piano, organ, other = tagged(
        wish(Facet.INSTRUMENT, "organ"),
        *(make_track(i, title=title) for i, title in enumerate(("Organ Works", "Morgan", "Song"), start=1)),
    )
    assert piano == 1
    assert np.isnan([organ, other]).all()
    chinese, japanese, english = tagged(
        wish(Facet.LANGUAGE, "chinese"),
        *(make_track(i, title=title) for i, title in enumerate(("月亮代表我的心", "さくら 桜", "Moon"), start=1)),
    )
    assert chinese == 1
    assert np.isnan([japanese, english]).all()


def scored(asked: PlaylistPlan, *tracks: Track, **sounds: AudioFeatures) -> list[float]:
    view = view_of(tracks, {int(name[1:]): sound for name, sound in sounds.items()})
    context = make_context(plan=asked, view=view)
    return [float(value) for value in PlanFitScorer().score(context, everything(context))]


def test_values_of_one_facet_are_alternatives_and_facets_add_up() -> None:
    asked = plan(wish(Facet.GENRE, "rock"), wish(Facet.GENRE, "jazz"), wish(Facet.YEAR, Range(1990, 1999)))
    both, genre_only, none = scored(
        asked,
        make_track(1, genres=("jazz",), year=1995),
        make_track(2, genres=("rock",), year=1960),
        make_track(3, genres=("folk",), year=1960),
    )
    assert both == pytest.approx(1)
    # A wish that is missed is not made up for by another that is met.
    assert 0.1 < genre_only < 0.4
    assert none == pytest.approx(0, abs=1e-6)


def test_a_confident_wish_weighs_more() -> None:
    asked = plan(wish(Facet.GENRE, "rock", confidence=0.9), wish(Facet.YEAR, Range(1990, 1999), confidence=0.1))
    by_genre, by_year = scored(
        asked, make_track(1, genres=("rock",), year=1950), make_track(2, genres=("jazz",), year=1995)
    )
    assert by_genre > 0.7
    assert by_year < 0.1


def test_what_cannot_be_judged_does_not_win() -> None:
    asked = plan(wish(Facet.GENRE, "rock"), wish(Facet.YEAR, Range(1990, 1999)))
    hit, half_known, unknown = scored(
        asked,
        make_track(1, genres=("rock",), year=1995),
        make_track(2, genres=(), year=1995),
        make_track(3, genres=(), year=0),
    )
    assert hit > half_known
    assert np.isnan(unknown)


def test_what_is_avoided_softly_takes_off() -> None:
    asked = PlaylistPlan("", wants=(wish(Facet.GENRE, "rock"),), avoids=(wish(Facet.GENRE, "metal", confidence=0.8),))
    plain, metal = scored(asked, make_track(1, genres=("rock",)), make_track(2, genres=("metal",)))
    assert plain == 1
    assert metal == pytest.approx(0.2)
    only_avoids = PlaylistPlan("", avoids=asked.avoids)
    plain, metal = scored(only_avoids, make_track(1, genres=("rock",)), make_track(2, genres=("metal",)))
    assert plain > 0.5 > metal


def test_a_journey_welcomes_every_stage_of_its_way() -> None:
    asked = PlaylistPlan("", curve=Curve(Shape.JOURNEY, "calm", "party"))
    start, middle, end, beside = scored(
        asked,
        *make_tracks(4),
        t1=features(RNG, valence=0.5, energy=0.18),
        t2=features(RNG, valence=0.65, energy=0.5),
        t3=features(RNG, valence=0.8, energy=0.8),
        t4=features(RNG, valence=0.1, energy=0.9),
    )
    assert min(start, middle, end) > 0.85
    assert beside < 0.3


def test_evidence_names_what_was_asked_and_what_is_there() -> None:
    asked = plan(
        wish(Facet.GENRE, "rock"), wish(Facet.YEAR, Range(1990, float("inf"))), wish(Facet.TEMPO, Range(90, 120))
    )
    view = view_of([make_track(1, genres=("metal",), year=1994)], {1: features(RNG, tempo=101.4)})
    words = PlanFitScorer().evidence(make_context(plan=asked, view=view), 0)
    assert words == "genre metal, a kind of rock; year 1994 (asked at least 1990); tempo 101 (asked 90 to 120)"


def test_a_list_that_shall_move_takes_the_quiet_ones_of_a_mood_as_gladly_as_the_loud_ones() -> None:
    sounds = [
        features(RNG, valence=valence, energy=energy) for valence, energy in ((0.18, 0.25), (0.18, 0.6), (0.9, 0.25))
    ]
    view = view_of(make_tracks(3), dict(enumerate(sounds, start=1)))
    sad = plan(wish(Facet.MOOD, "sad"))
    rising = replace(sad, curve=Curve(Shape.RISE))
    still, moving = (
        PlanFitScorer().score(make_context(view=view, plan=each), everything(make_context(view=view)))
        for each in (sad, rising)
    )
    assert still[0] > still[1] + 0.3
    assert moving[0] == pytest.approx(moving[1])
    assert moving[2] == pytest.approx(still[2], abs=0.01), "bright is still not sad"


def test_the_edge_of_what_is_avoided_is_where_a_moving_list_may_begin() -> None:
    view = view_of(make_tracks(2), {1: features(RNG, energy=0.52), 2: features(RNG, energy=0.9)})
    avoided = FacetWish(Facet.ENERGY, Source.RULE, 0.9, range=Range(0.0, 0.5))
    for shape, is_even in ((Shape.RISE, True), (Shape.FLAT, False)):
        asked = PlaylistPlan("", avoids=(avoided,), curve=Curve(shape))
        edge, far = PlanFitScorer().score(make_context(view=view, plan=asked), everything(make_context(view=view)))
        assert bool(edge == far) is is_even
