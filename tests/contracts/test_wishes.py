"""Filtering and scoring agree on what a wish about tags means: what a filter lets in, the score calls a full hit."""

import numpy as np
import pytest

from musicrec_desktop.domain.plan import Facet, FacetWish, Range, Source
from musicrec_desktop.ranking.wish_fit import wish_fit
from musicrec_desktop.retrieval.wish_masks import wanted_mask
from tests.factories import make_context, make_matrix, make_track
from tests.unit.retrieval.libraries import library

VIEW = library(
    [
        make_track(1, title="Song", artists=("Ann", "Bob"), album="One / Two", genres=("dark deep-house",), year=1994),
        make_track(2, title="Song", artists=("Zoe",), album="Two", genres=("jazz",), year=0),
        make_track(3, title="月亮代表我的心", artists=("Ann",), album="", genres=("Reggae",), year=2004),
        make_track(4, title="桜", artists=("あいみょん",), genres=(), year=1999),
        make_track(5, title="さくら", artists=(), album="Two", genres=("Mandarin pop", "rock"), year=1990),
        make_track(
            6, title="Japanese Annex", artists=("Joanna",), album="One", genres=("摇滚", "Korean R&B"), year=1989
        ),
    ]
)
VALUES = [
    (Facet.ARTIST, "ann", {1, 3}),
    (Facet.ARTIST, "Ann, Bob", {1}),
    (Facet.ARTIST, "nobody", set()),
    (Facet.ALBUM, "two", {1, 2, 5}),
    (Facet.ALBUM, "One / Two", {1}),
    (Facet.TRACK, "song", {1, 2}),
    (Facet.TRACK, "Song by Ann", {1}),
    (Facet.TRACK, "bob - song", {1}),
    (Facet.GENRE, "house", {1}),
    (Facet.GENRE, "rock", {5, 6}),
    (Facet.LANGUAGE, "Chinese", {3}),
    (Facet.LANGUAGE, "Mandarin", {3, 5}),
    (Facet.LANGUAGE, "Japanese", {4, 5}),
    (Facet.LANGUAGE, "Korean", {6}),
    (Facet.REGION, "Jamaican", {3}),
    (Facet.YEAR, "1994", {1}),
]


@pytest.mark.parametrize(("facet", "value", "ids"), VALUES)
def test_a_filter_lets_in_what_the_score_calls_a_hit(facet: Facet, value: str, ids: set[int]) -> None:
    wish = FacetWish(facet, Source.RULE, 1.0, value=value)
    context = make_context(view=VIEW)
    mask = wanted_mask(context, wish)
    degrees = wish_fit(context, np.arange(len(VIEW)), wish)
    assert mask is not None
    assert set(VIEW.ids[mask].tolist()) == ids
    assert set(VIEW.ids[degrees == 1].tolist()) == ids


@pytest.mark.parametrize("span", [(118, 122), (60, 75), (110, np.inf), (-np.inf, 90), (60, 121)])
def test_half_and_double_tempo_count_in_both_or_in_none(span: tuple[float, float]) -> None:
    tempi = np.array([55, 60, 85, 120, 140, 170], np.float32)  # none just outside: the score fades, the filter does not
    view = library([make_track(i) for i in range(1, 7)], tempo=tempi, tempo_confidence=np.ones(6, np.float32))
    wish = FacetWish(Facet.TEMPO, Source.RULE, 1.0, range=Range(*span))
    mask = wanted_mask(make_context(view=view), wish)
    degrees = wish_fit(make_context(view=view), np.arange(6), wish)
    assert mask is not None
    assert (degrees[mask] > 0.7).all()
    assert (degrees[~mask] < 0.8).all()


def test_the_answer_of_one_library_is_not_given_for_another() -> None:
    wish = FacetWish(Facet.ARTIST, Source.RULE, 1.0, value="Ann")
    other = library([make_track(1, artists=("Zoe",)), make_track(2, artists=("Ann",))])
    for view, ids in ((VIEW, [1, 3]), (other, [2]), (VIEW, [1, 3])):
        mask = wanted_mask(make_context(view=view), wish)
        assert mask is not None
        assert view.ids[mask].tolist() == ids


def test_more_names_than_are_kept_are_still_answered_right() -> None:
    view = library([make_track(i, artists=(f"Artist {i}",)) for i in range(1, 101)])
    context = make_context(view=view)
    for i in (*range(1, 101), 1, 50):
        mask = wanted_mask(context, FacetWish(Facet.ARTIST, Source.RULE, 1.0, value=f"artist {i}"))
        assert mask is not None
        assert view.ids[mask].tolist() == [i]


def test_a_centroid_leaves_out_what_was_not_analysed() -> None:
    matrix = make_matrix(6)
    values = matrix.values.copy()
    values[1] = np.nan
    part = type(matrix)(matrix.ids, values, matrix.confidences)
    np.testing.assert_array_equal(part.centroid(np.array([0, 1])), part.centroid(np.array([0])))
    assert part.centroid(np.array([1])) is None
    assert part.centroid(np.array([], np.intp)) is None
