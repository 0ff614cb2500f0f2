"""Single wishes as masks, at their edges."""

import math
from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Behaviour, BehaviourField, Facet, FacetWish, Range
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.behaviour import behaviour_mask
from musicrec_desktop.retrieval.wish_masks import avoided_mask, wanted_mask
from tests.factories import NOW, make_context, make_track
from tests.unit.retrieval.libraries import asked, library, plain_library, wish, with_history

DAY = 86_400.0


def hits(context: ScoringContext, wanted: FacetWish) -> list[int]:
    mask = wanted_mask(context, wanted)
    assert mask is not None
    return [int(track_id) for track_id in context.view.ids[mask]]


def told(view: LibraryView, wanted: FacetWish) -> list[int]:
    return hits(asked(view), wanted)


def test_years_include_both_ends_and_never_the_unknown() -> None:
    view = library([make_track(i, year=year) for i, year in enumerate((0, 1979, 1980, 1989, 1990), 1)])
    assert told(view, wish(Facet.YEAR, span=(1980, 1989))) == [3, 4]
    assert told(view, wish(Facet.YEAR, span=(-math.inf, 1985))) == [2, 3]
    assert told(view, wish(Facet.YEAR, "1990")) == [5]
    avoided = avoided_mask(asked(view), wish(Facet.YEAR, span=(-math.inf, 1985)))
    assert avoided is not None
    assert not avoided[0], "an unknown year is not excluded"


def test_durations_are_seconds_and_never_unknown() -> None:
    view = library([make_track(i, duration_ms=DurationMs(ms)) for i, ms in enumerate((0, 60_000, 180_000, 180_001), 1)])
    assert told(view, wish(Facet.DURATION, span=(0, 180))) == [2, 3]


def test_genres_match_kinds_aliases_and_other_languages() -> None:
    tags = [("Metal",), ("Deep House", "Pop"), ("EDM",), (), ("Hip Hop",), ("rocket",)]
    view = library([make_track(i, genres=genres) for i, genres in enumerate(tags, 1)])
    assert told(view, wish(Facet.GENRE, "rock")) == [1]
    assert told(view, wish(Facet.GENRE, "摇滚")) == [1]
    assert told(view, wish(Facet.GENRE, "Electronic")) == [2, 3]
    assert told(view, wish(Facet.GENRE, "house")) == [2]
    assert told(view, wish(Facet.GENRE, "rap")) == [5]
    assert told(view, wish(Facet.GENRE, "polka")) == []


def test_artists_match_alone_or_among_others_but_not_in_parts_of_names() -> None:
    artists = [("Air",), ("Airbourne",), ("Beck", "Air"), ("AIR",), ()]
    view = library([make_track(i, artists=names) for i, names in enumerate(artists, 1)])
    assert told(view, wish(Facet.ARTIST, "air")) == [1, 3, 4]
    assert told(view, wish(Facet.ARTIST, "Beck, Air")) == [3]
    assert told(view, wish(Facet.ARTIST, "")) == []


def test_albums_match_with_and_without_their_artist() -> None:
    view = library([make_track(1, artists=("A",), album="One"), make_track(2, artists=("B",), album="None")])
    assert told(view, wish(Facet.ALBUM, "one")) == [1]
    assert told(view, wish(Facet.ALBUM, "a / one")) == [1]


def test_tracks_match_by_title_or_by_artist_and_title() -> None:
    view = library([make_track(1, title="Yesterday", artists=("A",)), make_track(2, title="Yesterday", artists=("B",))])
    assert told(view, wish(Facet.TRACK, "YESTERDAY")) == [1, 2]
    assert told(view, wish(Facet.TRACK, "b - yesterday")) == [2]
    assert told(view, wish(Facet.TRACK, "Yesterday by A")) == [1]
    assert told(view, wish(Facet.TRACK, "Tomorrow")) == []


def test_tempo_is_folded_for_narrow_ranges_only() -> None:
    tempi = np.array([60, 85, 120, 170, 178, np.nan], np.float32)
    view = library([make_track(i) for i in range(1, 7)], tempo=tempi, tempo_confidence=np.ones(6, np.float32))
    assert told(view, wish(Facet.TEMPO, span=(168, 172))) == [2, 4]
    assert told(view, wish(Facet.TEMPO, span=(118, 122))) == [1, 3]
    assert told(view, wish(Facet.TEMPO, span=(110, math.inf))) == [3, 4, 5], "folded, all would be fast"
    assert told(view, wish(Facet.TEMPO, span=(-math.inf, 90))) == [1, 2]


def test_tempo_tolerance_grows_as_confidence_falls() -> None:
    tempi, sure = np.full(2, 114, np.float32), np.array([1.0, 0.0], np.float32)
    view = library([make_track(1), make_track(2)], tempo=tempi, tempo_confidence=sure)
    assert told(view, wish(Facet.TEMPO, span=(120, 124))) == [2]
    avoided = avoided_mask(asked(view), wish(Facet.TEMPO, span=(120, 124)))
    assert avoided is not None
    assert not avoided.any(), "nothing is taken out on suspicion"


def test_scales_take_ranges_and_level_words_and_nothing_unmeasured() -> None:
    view = library([make_track(i) for i in (1, 2, 3, 4)], energy=np.array([0.1, 0.5, 0.9, np.nan], np.float32))
    assert told(view, wish(Facet.ENERGY, span=(0.5, 1))) == [2, 3]
    assert told(view, wish(Facet.ENERGY, "low")) == [1]
    assert wanted_mask(asked(view), wish(Facet.ENERGY, "purple")) is None


def test_moods_are_places_and_an_avoided_mood_takes_less_than_a_wanted_one() -> None:
    valence, energy = np.array([0.18, 0.18, 0.9], np.float32), np.array([0.25, 0.55, 0.9], np.float32)
    view = library([make_track(i) for i in (1, 2, 3)], valence=valence, energy=energy)
    assert told(view, wish(Facet.MOOD, "sad")) == [1, 2]
    avoided = avoided_mask(asked(view), wish(Facet.MOOD, "sad"))
    assert avoided is not None
    assert avoided.tolist() == [True, False, False]
    assert wanted_mask(asked(view), wish(Facet.MOOD, "purple")) is None


def test_voices_are_measured_or_named_in_tags_or_not_told() -> None:
    tracks = [make_track(1, genres=("Female Vocal",)), make_track(2), make_track(3)]
    view = library(tracks, instrumentalness=np.array([0.1, 0.9, 0.5], np.float32))
    assert told(view, wish(Facet.VOCALS, "none")) == [2, 3]
    assert told(view, wish(Facet.VOCALS, "sung")) == [1]
    assert told(view, wish(Facet.VOCALS, "female")) == [1]
    assert wanted_mask(asked(view), wish(Facet.VOCALS, "male")) is None


def test_instruments_are_whole_words_of_titles_and_genres() -> None:
    tracks = [
        make_track(1, title="Morgan"),
        make_track(2, title="Suite for Organ"),
        make_track(3, genres=("Organ jazz",)),
    ]
    view = library(tracks)
    assert told(view, wish(Facet.INSTRUMENT, "organ")) == [2, 3]
    assert wanted_mask(asked(view), wish(Facet.INSTRUMENT, "harp")) is None


def test_languages_show_in_script_and_genre() -> None:
    tracks = [
        make_track(1, title="月亮代表我的心"),
        make_track(2, title="さくらの花"),
        make_track(3, title="Café"),
        make_track(4, artists=("王菲",)),
        make_track(5, title="Подмосковные вечера"),
    ]
    view = library(tracks)
    assert told(view, wish(Facet.LANGUAGE, "Mandarin")) == [1, 4]
    assert told(view, wish(Facet.LANGUAGE, "Japanese")) == [2]
    assert told(view, wish(Facet.LANGUAGE, "Russian")) == [5]
    assert wanted_mask(asked(view), wish(Facet.LANGUAGE, "English")) is None
    assert wanted_mask(asked(view), wish(Facet.REGION, "Jamaican")) is None


def test_behaviour_of_tracks_never_played() -> None:
    view = plain_library(4)
    profile = with_history(
        view,
        plays={1: 4, 2: 1},
        skips={1: 2},
        completion={1: 0.5, 2: 1.0, 3: np.nan, 4: np.nan},
        last_played={1: NOW - 10 * DAY, 2: NOW + 5 * DAY, 3: np.nan, 4: np.nan},
        feedback={2: 1, 3: -1},
    )
    context = make_context(profile=profile, view=view)

    def filtered(name: BehaviourField, low: float, high: float) -> list[int]:
        return [int(i) for i in view.ids[behaviour_mask(context, Behaviour(name, Range(low, high)))]]

    assert filtered(BehaviourField.LAST_PLAYED_DAYS, 30, math.inf) == [3, 4]
    assert filtered(BehaviourField.LAST_PLAYED_DAYS, 0, 10) == [1, 2], "a clock that was ahead means today"
    assert filtered(BehaviourField.LAST_PLAYED_DAYS, math.inf, math.inf) == [3, 4]
    assert filtered(BehaviourField.PLAYS, 0, 0) == [3, 4]
    assert filtered(BehaviourField.COMPLETION, -math.inf, math.inf) == [1, 2]
    assert filtered(BehaviourField.SKIP_RATE, 0, 0.4) == [2, 3, 4], "what was never played was never skipped"
    assert filtered(BehaviourField.PLAYS_RANK, 0, 0.4) == [2, 3, 4], "the less played, and what was never played"
    assert filtered(BehaviourField.PLAYS_RANK, 0.5, 1) == [1]
    assert filtered(BehaviourField.LIKED, 1, 1) == [2]
    assert filtered(BehaviourField.LIKED, 0, 0) == [1, 3, 4]
    assert filtered(BehaviourField.ADDED_DAYS, 2, 3) == [2, 3]


@pytest.mark.parametrize("facet", list(Facet))
def test_every_facet_answers_on_an_empty_and_on_an_unmeasured_library(facet: Facet) -> None:
    unmeasured = LibraryView.from_tracks([make_track(1, year=0, genres=(), artists=())], FeatureMatrix.empty())
    for view in (unmeasured, LibraryView.from_tracks([], FeatureMatrix.empty())):
        for wanted in (wish(facet, "1"), wish(facet, span=(0, 1))):
            for mask in (wanted_mask(asked(view), wanted), avoided_mask(asked(view), wanted)):
                assert mask is None or mask.shape == (len(view),)


def test_the_view_itself_is_never_written_to() -> None:
    view = plain_library(50)
    columns = ("ids", "years", "durations_ms", "artist_codes", "added_at")
    before = {name: getattr(view, name).copy() for name in columns}
    for facet in Facet:
        wanted_mask(make_context(view=view), replace(wish(facet, "rock"), range=None))
    assert all(np.array_equal(before[name], getattr(view, name)) for name in columns)
