"""From plan to candidates: what is never let in, what is let go, and what is said about it."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import (
    Behaviour,
    BehaviourField,
    Facet,
    FacetWish,
    Length,
    Note,
    PlaylistPlan,
    Range,
    Spacing,
)
from musicrec_desktop.domain.recommend import Candidates, Request
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval import BUILT_IN_SOURCES, RELAXATION_ORDER, retrieve
from musicrec_desktop.retrieval.wish_masks import wanted_mask
from tests.factories import GENRES, NOW, make_context, make_track
from tests.unit.retrieval.libraries import asked, clustered_library, library, plain_library, wish, with_history

DAY = 86_400.0
VIEW = plain_library(200)


def codes(found: Candidates) -> list[str]:
    return [note.code for note in found.notes]


def years(view: LibraryView, found: Candidates) -> set[int]:
    return {int(year) for year in view.years[view.rows(found.ids)]}


def genres(view: LibraryView, found: Candidates) -> set[str]:
    return {genre for row in view.rows(found.ids) for genre in view.genres_of(int(row))}


def test_an_empty_request_has_the_whole_library_to_choose_from() -> None:
    found = retrieve(make_context(view=VIEW))
    assert len(found.ids) == 200
    assert not found.notes
    assert not found.relaxed
    assert found.survivors[0] == ("library", 200)


def test_facets_all_hold_and_wishes_for_one_facet_are_alternatives() -> None:
    found = retrieve(
        asked(VIEW, wish(Facet.GENRE, "jazz"), wish(Facet.GENRE, "folk"), wish(Facet.YEAR, span=(1980, 1999)))
    )
    assert genres(VIEW, found) == {"jazz", "folk"}
    assert years(VIEW, found) <= set(range(1980, 2000))
    assert not found.notes


def test_a_genre_seldom_heard_has_its_part_beside_one_that_is_loved() -> None:
    view = plain_library(4_000)
    loved = view.ids[view.has_genre({"jazz"})]
    plan = PlaylistPlan("", wants=(replace(wish(Facet.GENRE, "jazz"), weight=0.25), wish(Facet.GENRE, "folk")))
    profile = with_history(view, affinity={int(track_id): 1.0 for track_id in loved})
    found = retrieve(make_context(plan, profile, view), 100)
    counts = [int(view.has_genre({genre})[view.rows(found.ids)].sum()) for genre in ("jazz", "folk")]
    assert counts == [20, 80]


def test_soft_wishes_do_not_filter() -> None:
    found = retrieve(
        asked(VIEW, wish(Facet.GENRE, "jazz", is_hard=False), wish(Facet.ENERGY, span=(0, 0.01), is_hard=False))
    )
    assert len(found.ids) == 200
    assert found.sources["plan_tags"].sum() == 25


def test_what_is_excluded_avoided_or_disliked_never_comes_back() -> None:
    profile = with_history(VIEW, feedback={5: -1, 13: -1})
    plan = PlaylistPlan("", avoids=(wish(Facet.GENRE, "rock"),), length=Length(tracks=300))
    request = Request("", NOW, exclude=frozenset({TrackId(3), TrackId(11), TrackId(9999)}))
    found = retrieve(asked(VIEW, wish(Facet.YEAR, span=(1800, 1801)), profile=profile, request=request, plan=plan))
    assert not set(found.ids.tolist()) & {3, 11, 5, 13}
    assert not genres(VIEW, found) & {"rock", "metal"}, "metal is a kind of rock"
    assert {"relaxed_year", "taste_mix"} <= set(codes(found))
    assert [name for name, _ in found.survivors[:4]] == ["library", "not this one", "disliked", "no genre: rock"]


def test_a_disliked_track_comes_when_it_is_asked_for_by_name() -> None:
    profile = with_history(VIEW, feedback={5: -1, 13: -1})
    found = retrieve(asked(VIEW, wish(Facet.TRACK, "Title 5"), profile=profile))
    assert 5 in found.ids
    assert 13 not in found.ids


def test_a_soft_avoid_is_left_to_the_scorers() -> None:
    plan = PlaylistPlan("", avoids=(wish(Facet.GENRE, "rock", is_hard=False),))
    assert len(retrieve(asked(VIEW, plan=plan)).ids) == 200


def test_wishes_go_in_the_declared_order_each_with_a_note() -> None:
    view = library([make_track(i, year=1990 if i % 10 else 2005, genres=(GENRES[i % 8],)) for i in range(1, 101)])
    plan = PlaylistPlan("", length=Length(tracks=12))
    found = retrieve(
        asked(view, wish(Facet.GENRE, "jazz"), wish(Facet.YEAR, span=(2005, 2005), words="from 2005"), plan=plan)
    )
    assert codes(found) == ["relaxed_year"]
    assert found.relaxed == {"year"}
    assert genres(view, found) == {"jazz"}
    note = found.notes[0]
    assert "2005" in note.text
    assert "3 fit with it, 13 without" in note.text
    assert note.words == "from 2005"
    assert ("without year", 13) in found.survivors


def test_only_what_has_to_go_is_given_up() -> None:
    """Energy stands before genre in the order, but giving it up would not help: it is taken back."""
    energy = np.full(60, 0.9, np.float32)
    view = library([make_track(i, genres=("Jazz",) if i < 4 else ("Rock",)) for i in range(1, 61)], energy=energy)
    plan = PlaylistPlan("", length=Length(tracks=20))
    found = retrieve(asked(view, wish(Facet.ENERGY, span=(0.8, 1)), wish(Facet.GENRE, "jazz"), plan=plan))
    assert found.relaxed == {"genre"}
    assert codes(found) == ["relaxed_genre"]


def test_the_few_that_fitted_stay_first_among_the_candidates() -> None:
    view = plain_library(600)
    plan = PlaylistPlan("", length=Length(tracks=50))
    found = retrieve(asked(view, wish(Facet.YEAR, span=(1990, 1991)), plan=plan), n=60)
    fitting = set(view.ids[(view.years >= 1990) & (view.years <= 1991)].tolist())
    assert "relaxed_year" in codes(found)
    assert fitting <= set(found.ids.tolist())
    assert len(found.ids) == 60


def test_nothing_fits_at_all() -> None:
    found = retrieve(asked(VIEW, wish(Facet.ARTIST, "Nobody"), wish(Facet.YEAR, span=(1700, 1750))))
    assert codes(found) == ["relaxed_year", "relaxed_artist", "taste_mix"]
    assert len(found.ids) == 200


def test_notes_speak_the_language_of_the_request() -> None:
    plan = PlaylistPlan("", language="zh")
    found = retrieve(asked(VIEW, wish(Facet.ARTIST, "Nobody", words="没人"), plan=plan))
    assert "放宽艺人（没人）" in found.notes[0].text.replace("了", "")
    assert "0 首" in found.notes[0].text
    assert "200 首" in found.notes[0].text


def test_a_short_album_is_not_padded_unless_a_length_is_asked_for() -> None:
    view = library([make_track(i, album="Small" if i < 8 else "Big") for i in range(1, 61)])
    assert retrieve(asked(view, wish(Facet.ALBUM, "Small"))).ids.tolist() == list(range(1, 8))
    asked_for = retrieve(asked(view, wish(Facet.ALBUM, "Small"), plan=PlaylistPlan("", length=Length(tracks=20))))
    assert asked_for.relaxed == {"album"}


def test_minutes_are_filled_and_no_track_is_longer_than_the_list() -> None:
    minutes = DurationMs(240_000)
    tracks = [make_track(i, genres=("Jazz",) if i < 10 else ("Rock",), duration_ms=minutes) for i in range(1, 61)]
    view = library([*tracks, make_track(61, duration_ms=DurationMs(7_200_000))])
    enough = retrieve(asked(view, wish(Facet.GENRE, "jazz"), plan=PlaylistPlan("", length=Length(minutes=36))))
    assert enough.ids.tolist() == list(range(1, 10))
    twice = retrieve(asked(view, wish(Facet.GENRE, "jazz"), plan=PlaylistPlan("", length=Length(minutes=72))))
    assert twice.ids.tolist() == list(range(1, 10)), "half an hour of jazz is nearer to an hour of it than rock is"
    more = retrieve(asked(view, wish(Facet.GENRE, "jazz"), plan=PlaylistPlan("", length=Length(minutes=73))))
    assert more.relaxed == {"genre"}
    assert 61 not in more.ids
    assert retrieve(asked(view, plan=PlaylistPlan("", length=Length(minutes=1)))).ids.size, "rather too long than empty"


def test_length_set_by_hand_wins_over_the_words() -> None:
    plan = PlaylistPlan("", length=Length(tracks=150))
    request = Request("", NOW, length=Length(tracks=10))
    assert not retrieve(asked(VIEW, wish(Facet.GENRE, "jazz"), plan=plan, request=request)).notes


def test_of_everything_there_is_one_track_is_enough() -> None:
    view = library([make_track(i, year=1980 if i == 1 else 2000) for i in range(1, 61)])
    wanted = wish(Facet.YEAR, span=(1980, 1980))
    assert retrieve(asked(view, wanted)).relaxed == {"year"}
    found = retrieve(asked(view, wanted, plan=PlaylistPlan("", everything=True)))
    assert found.ids.tolist() == [1]
    assert not found.relaxed


def test_a_cap_on_tracks_of_one_artist_makes_more_of_them_needed() -> None:
    view = library(
        [make_track(i, artists=("One",) if i < 30 else (f"Artist {i}",), year=1980 + i // 30) for i in range(1, 61)]
    )
    wanted = wish(Facet.YEAR, span=(1980, 1980))
    plan = PlaylistPlan("", length=Length(tracks=20))
    assert not retrieve(asked(view, wanted, plan=plan)).notes
    capped = replace(plan, spacing=Spacing(max_per_artist=2))
    assert retrieve(asked(view, wanted, plan=capped)).relaxed == {"year"}


def test_untagged_tracks_that_sound_like_the_genre_join_before_anything_is_given_up() -> None:
    view = clustered_library()
    found = retrieve(asked(view, wish(Facet.GENRE, "jazz"), plan=PlaylistPlan("", length=Length(tracks=15))))
    assert codes(found) == ["genre_by_sound"]
    assert not found.relaxed
    assert len(found.ids) >= 15
    assert set(found.ids.tolist()) <= set(range(1, 37)), "nothing from the other corner, nothing tagged otherwise"
    assert "tagged jazz (6)" in found.notes[0].text


def test_tagged_tracks_alone_are_taken_when_they_are_enough() -> None:
    view = clustered_library(tagged=25)
    found = retrieve(asked(view, wish(Facet.GENRE, "jazz"), plan=PlaylistPlan("", length=Length(tracks=20))))
    assert found.ids.tolist() == list(range(1, 26))
    assert not found.notes


def test_two_examples_are_too_few_to_know_a_genres_sound() -> None:
    found = retrieve(asked(clustered_library(tagged=2), wish(Facet.GENRE, "jazz")))
    assert codes(found) == ["relaxed_genre"]


def test_an_absent_genre_gives_way_to_the_one_above_it() -> None:
    view = library([make_track(i, genres=("Electronic",) if i % 2 else ("Rock",)) for i in range(1, 81)])
    found = retrieve(asked(view, wish(Facet.GENRE, "deep house")))
    assert codes(found) == ["genre_wider"]
    assert genres(view, found) == {"electronic"}


def test_an_artist_brings_along_what_sounds_like_him_unless_only_he_is_wanted() -> None:
    view = clustered_library()
    alike = retrieve(asked(view, wish(Facet.ARTIST, "Artist 3"), plan=PlaylistPlan("", length=Length(tracks=5))))
    assert 3 in alike.ids
    near = set(alike.ids.tolist()) & set(range(1, 37))
    assert len(near) == 36, "his whole corner of sound is nearer than anything else"
    alone = PlaylistPlan("", only_artists=True, length=Length(tracks=1))
    assert retrieve(asked(view, wish(Facet.ARTIST, "Artist 3"), plan=alone)).ids.tolist() == [3]


def test_only_the_artist_is_kept_to_his_last_track_whatever_length_is_asked_for() -> None:
    view = clustered_library()
    alone = PlaylistPlan("", only_artists=True, length=Length(tracks=30))
    found = retrieve(asked(view, wish(Facet.ARTIST, "Artist 3"), plan=alone))
    assert found.ids.tolist() == [3]
    assert not found.relaxed
    assert not found.notes, "that the list is short is said of the list"
    no_length = retrieve(asked(view, wish(Facet.ARTIST, "Artist 3"), plan=replace(alone, length=None)))
    assert no_length.ids.tolist() == [3]
    assert codes(no_length) == ["few_by_artist"], "nobody asked for a length that could be missed"
    absent = retrieve(asked(view, wish(Facet.ARTIST, "Nobody"), plan=alone))
    assert codes(absent) == ["relaxed_artist", "taste_mix"], "nothing by him is no list"


def test_an_estimate_is_given_up_for_length_before_a_fact_that_leaves_half_of_it() -> None:
    energy = np.where(np.arange(60) < 12, 0.9, 0.2).astype(np.float32)
    view = library([make_track(i, year=1999 if i <= 25 else 1980) for i in range(1, 61)], energy=energy)
    loud, late = wish(Facet.ENERGY, span=(0.8, 1)), wish(Facet.YEAR, span=(1999, 1999))
    found = retrieve(asked(view, loud, late, plan=PlaylistPlan("", length=Length(tracks=40))))
    assert found.relaxed == {"energy"}
    assert found.ids.tolist() == list(range(1, 26))


def test_like_him_but_calmer_lets_only_the_calmer_ones_in_as_long_as_there_are_some() -> None:
    energy = np.where(np.arange(60) % 2, 0.9, 0.2).astype(np.float32)
    view = library([make_track(i, artists=(f"Artist {i}",)) for i in range(1, 61)], energy=energy)
    like, calmer = wish(Facet.ARTIST, "Artist 2", is_hard=False), wish(Facet.ENERGY, span=(0, 0.5), is_hard=False)
    found = retrieve(asked(view, like, calmer))
    assert found.ids.tolist() == list(range(1, 61, 2))
    assert not found.notes
    assert len(retrieve(asked(view, calmer)).ids) == 60, "alone it ranks and does not filter"
    calmest = wish(Facet.ENERGY, span=(0, 0.1), is_hard=False)
    none_left = retrieve(asked(view, like, calmest))
    assert len(none_left.ids) == 60
    assert not none_left.notes, "the list itself tells what it misses"


def test_neighbours_are_looked_for_among_what_passes_everything_else() -> None:
    """Of the 80 tracks nearest to the artist in the whole library only some ten would be jazz."""
    view = plain_library(1000)
    plan = PlaylistPlan("", length=Length(tracks=20))
    found = retrieve(asked(view, wish(Facet.ARTIST, "Artist 3"), wish(Facet.GENRE, "jazz"), plan=plan))
    assert not found.notes
    assert genres(view, found) == {"jazz"}
    assert len(found.ids) >= 80


def test_a_seed_track_brings_its_neighbours_that_pass_everything_else() -> None:
    view = clustered_library()
    plan = PlaylistPlan("", avoids=(wish(Facet.GENRE, "jazz"),), length=Length(tracks=5))
    found = retrieve(asked(view, wish(Facet.TRACK, "Title 10"), plan=plan))
    assert 10 in found.ids
    assert not set(found.ids.tolist()) & set(range(1, 7))
    cosines = view.features.sound @ view.features.sound[9]
    assert np.median(cosines[view.rows(found.ids)]) > np.median(cosines)


def test_behaviour_filters_and_is_relaxed_by_name() -> None:
    profile = with_history(
        VIEW, plays=dict.fromkeys(range(1, 101), 1), last_played=dict.fromkeys(range(1, 101), NOW - DAY)
    )
    unheard = Behaviour(BehaviourField.LAST_PLAYED_DAYS, Range(30, math.inf), words="not lately")
    plan = PlaylistPlan("", behaviour=(unheard,))
    assert retrieve(asked(VIEW, profile=profile, plan=plan)).ids.tolist() == list(range(101, 201))
    twice = replace(plan, length=Length(tracks=200))
    assert len(retrieve(asked(VIEW, profile=profile, plan=twice)).ids) == 100, "half of it is better than anything else"
    more = replace(plan, length=Length(tracks=201))
    found = retrieve(asked(VIEW, profile=profile, plan=more))
    assert codes(found) == ["relaxed_last_played_days"]
    assert found.notes[0].words == "not lately"


def test_the_most_played_are_those_of_what_passes_everything_else() -> None:
    plays: dict[int, float] = {i: 300 - i for i in range(1, 151)}
    profile = with_history(VIEW, plays=plays, last_played=dict.fromkeys(plays, NOW - DAY))
    top = Behaviour(BehaviourField.PLAYS_RANK, Range(0.9, 1))
    jazz = wish(Facet.GENRE, "jazz")
    by_plays = [int(i) for i in VIEW.ids if i in plays and "jazz" in VIEW.genres_of(int(VIEW.rows([i])[0]))]
    counted = PlaylistPlan("", behaviour=(top,), length=Length(tracks=7))
    assert retrieve(asked(VIEW, profile=profile, plan=counted)).ids.tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert retrieve(asked(VIEW, jazz, profile=profile, plan=counted)).ids.tolist() == by_plays[:7]
    uncounted = replace(counted, length=None)
    assert retrieve(asked(VIEW, profile=profile, plan=uncounted)).ids.tolist() == list(range(1, 51))
    capped = retrieve(asked(VIEW, profile=profile, plan=replace(counted, spacing=Spacing(max_per_artist=1))))
    assert len(capped.ids) == len(set(VIEW.artist_codes[VIEW.rows(capped.ids)].tolist())) == 7
    rest = replace(counted, behaviour=(replace(top, range=Range(0, 0.9)),))
    assert min(retrieve(asked(VIEW, profile=profile, plan=rest)).ids.tolist()) == 15


def test_sounds_of_a_few_seconds_are_no_tracks_unless_lengths_are_asked_for() -> None:
    view = library([make_track(i, duration_ms=DurationMs(3_000 if i % 2 else 200_000)) for i in range(1, 41)])
    assert all(int(i) % 2 == 0 for i in retrieve(asked(view)).ids)
    assert len(retrieve(asked(view, wish(Facet.DURATION, span=(0, 10)))).ids) == 20
    assert len(retrieve(asked(library([make_track(1, duration_ms=DurationMs(3_000))]))).ids) == 1


def test_what_tags_cannot_tell_is_said_once_and_named_as_not_applied() -> None:
    wanted = wish(Facet.INSTRUMENT, "harp", words="harp music")
    found = retrieve(asked(VIEW, wanted))
    assert codes(found) == ["cannot_tell_instrument"]
    assert found.relaxed == {"instrument"}
    plan = PlaylistPlan("", notes=(Note("cannot_tell_instrument", "said", "harp music"),))
    assert not retrieve(asked(VIEW, wanted, plan=plan)).notes


@pytest.mark.parametrize("view", [LibraryView.from_tracks([], FeatureMatrix.empty()), plain_library(3)])
def test_nothing_left_is_said(view: LibraryView) -> None:
    request = Request("", NOW, exclude=frozenset(TrackId(i) for i in (1, 2, 3)))
    found = retrieve(asked(view, wish(Facet.GENRE, "jazz"), request=request))
    assert len(found.ids) == 0
    assert codes(found) == ["library_empty"]
    assert set(found.sources) == {source.name for source in BUILT_IN_SOURCES}


def test_the_same_request_gives_the_same_candidates_and_another_seed_others() -> None:
    view = plain_library(600)
    one, same = (retrieve(asked(view, request=Request("", NOW, seed=4)), n=50) for _ in range(2))
    other = retrieve(asked(view, request=Request("", NOW, seed=5)), n=50)
    assert np.array_equal(one.ids, same.ids)
    assert not np.array_equal(one.ids, other.ids)


def test_every_relaxable_thing_has_a_place_in_the_order() -> None:
    assert {*Facet, *BehaviourField, "length", "fragments"} == set(RELAXATION_ORDER)
    assert len(RELAXATION_ORDER) == len(set(RELAXATION_ORDER))


class Offers:
    """A source from outside that offers more than it may."""

    name = "outside"

    def rows(self, context: ScoringContext, allowed: NDArray[np.bool_], n: int) -> NDArray[np.intp]:
        assert np.count_nonzero(allowed) > n
        return np.arange(len(context.view))


def test_a_source_from_outside_cannot_bring_in_what_is_not_allowed() -> None:
    plan = PlaylistPlan("", avoids=(wish(Facet.GENRE, "rock"),))
    found = retrieve(asked(VIEW, plan=plan), n=30, sources=(Offers(),))
    assert len(found.ids) == 30
    assert not genres(VIEW, found) & {"rock", "metal"}
    assert found.sources["outside"].all()


spans = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda pair: (min(pair), max(pair)))
wishes = st.one_of(
    st.sampled_from([*GENRES, "polka", "摇滚"]).map(lambda name: wish(Facet.GENRE, name)),
    st.integers(1960, 2030).map(lambda year: wish(Facet.YEAR, span=(year, year + 9))),
    st.tuples(st.sampled_from((Facet.ENERGY, Facet.VALENCE, Facet.ACOUSTICNESS)), spans).map(
        lambda drawn: wish(drawn[0], span=drawn[1])
    ),
    st.sampled_from(("Artist 1", "Artist 6", "Nobody")).map(lambda name: wish(Facet.ARTIST, name)),
    st.floats(40, 200).map(lambda tempo: wish(Facet.TEMPO, span=(tempo, tempo + 10))),
)


@settings(deadline=None, max_examples=80)
@given(
    st.lists(wishes, max_size=5),
    st.lists(wishes, max_size=2),
    st.frozensets(st.integers(1, 200).map(TrackId), max_size=190),
    st.sampled_from((None, Length(tracks=1), Length(tracks=40), Length(minutes=45), Length(tracks=500))),
    st.integers(1, 300),
)
def test_any_plan_gets_tracks_of_the_library_and_never_what_is_excluded(
    wants: list[FacetWish], avoids: list[FacetWish], exclude: frozenset[TrackId], length: Length | None, n: int
) -> None:
    plan = PlaylistPlan("", wants=tuple(wants), avoids=tuple(avoids), length=length)
    context = make_context(plan, with_history(VIEW, feedback={7: -1}), VIEW, Request("", NOW, exclude=exclude))
    found = retrieve(context, n)
    assert np.all(np.diff(found.ids) > 0)
    assert (VIEW.rows(found.ids) >= 0).all()
    assert not set(found.ids.tolist()) & (exclude | {7})
    assert all(mask.shape == found.ids.shape and mask.dtype == np.bool_ for mask in found.sources.values())
    if not avoids:
        assert len(found.ids) >= 1
    wanted_names = {each.facet for each in wants}
    assert {code.removeprefix("relaxed_") for code in codes(found) if code.startswith("relaxed_")} <= wanted_names
    # Artists bring neighbours and genres may be widened; every other wish that is not called relaxed holds.
    for facet in wanted_names - found.relaxed - {Facet.ARTIST, Facet.GENRE}:
        masks = [wanted_mask(context, each) for each in wants if each.facet is facet]
        holds = np.logical_or.reduce([mask for mask in masks if mask is not None])
        assert holds[VIEW.rows(found.ids)].all(), facet
