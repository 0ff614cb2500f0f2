"""Less of this, more of that, never: what was set by hand shows in what is offered."""

from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import Facet, PlaylistPlan
from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.domain.subjects import is_about, leaning_of
from musicrec_desktop.domain.taste_edits import Subject, TasteEdit
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.scorers import LeaningScorer
from musicrec_desktop.retrieval import retrieve
from tests.factories import NOW, empty_profile, make_context, make_matrix, make_view
from tests.unit.ranking.music import everything, wish

VIEW = make_view(120)


def leaned(*edits: tuple[Subject, str, float], plan: PlaylistPlan | None = None) -> ScoringContext:
    told = tuple(TasteEdit(subject, name, lean, NOW) for subject, name, lean in edits)
    return make_context(plan, replace(empty_profile(), edits=told), VIEW)


def scores(context: ScoringContext) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return LeaningScorer().score(context, everything(context))


@pytest.mark.parametrize(
    ("subject", "name", "expected"),
    [
        (Subject.ARTIST, "Artist 3", lambda i: i % 7 == 3),
        (Subject.GENRE, "jazz", lambda i: i % 8 == 2),
        (Subject.ERA, "1980s", lambda i: 10 <= i % 50 < 20),
        (Subject.ALBUM, "Artist 1 / Album 1", lambda i: i % 7 == 1 and i % 11 == 1),
        (Subject.TRACK, "17", lambda i: i == 17),
        (Subject.ALL, "", lambda i: i > 0),
        (Subject.ARTIST, "", lambda i: i < 0),
        (Subject.ERA, "nonsense", lambda i: i < 0),
        (Subject.MOOD, "no mood", lambda i: i < 0),
    ],
)
def test_what_a_statement_is_about(subject: Subject, name: str, expected: object) -> None:
    assert callable(expected)
    assert is_about(VIEW, subject, name).tolist() == [expected(i) for i in range(1, 121)]


def test_a_mood_takes_in_what_lies_within_its_width() -> None:
    mood = MOODS["calm"]
    matrix = make_matrix(120)
    values = matrix.values.copy()
    values[:, 4], values[:, 5] = np.linspace(0, 1, 120), mood.valence
    values[0] = np.nan
    view = replace(VIEW, features=replace(matrix, values=values))
    inside = np.abs(np.linspace(0, 1, 120) - mood.energy) <= mood.width
    inside[0] = False
    assert np.array_equal(is_about(view, Subject.MOOD, "calm"), inside)


def test_only_what_was_set_is_scored() -> None:
    assert np.isnan(scores(leaned())).all()
    found = scores(leaned((Subject.GENRE, "jazz", -0.5), (Subject.ERA, "1980s", 0.5)))
    jazz, eighties = is_about(VIEW, Subject.GENRE, "jazz"), is_about(VIEW, Subject.ERA, "1980s")
    assert np.isnan(found[~jazz & ~eighties]).all()
    assert (found[jazz] == 0.25).all(), "of two equally strong ones the lower"
    assert (found[eighties & ~jazz] == 0.75).all()


def test_the_strongest_leaning_wins() -> None:
    edits = tuple(
        TasteEdit(subject, name, lean, NOW)
        for subject, name, lean in ((Subject.ARTIST, "Artist 3", 1.0), (Subject.GENRE, "jazz", -0.5))
    )
    lean = leaning_of(VIEW, edits)
    assert (lean[is_about(VIEW, Subject.ARTIST, "Artist 3")] == 1).all()


def test_the_evidence_says_what_was_set() -> None:
    context = leaned((Subject.GENRE, "jazz", -0.5))
    (row, *_) = np.flatnonzero(is_about(VIEW, Subject.GENRE, "jazz")).tolist()
    assert "genre jazz" in LeaningScorer().evidence(context, row)
    assert LeaningScorer().evidence(context, row + 1) == ""


def offered(context: ScoringContext) -> set[int]:
    found: Candidates = retrieve(context)
    return set(found.ids.tolist())


def test_never_is_never_unless_asked_for() -> None:
    jazz = set(VIEW.ids[is_about(VIEW, Subject.GENRE, "jazz")].tolist())
    assert offered(leaned()) & jazz == jazz
    assert offered(leaned((Subject.GENRE, "jazz", -0.5))) & jazz == jazz, "less is not never"
    assert offered(leaned((Subject.GENRE, "jazz", -1.0))) & jazz == set()
    asked = PlaylistPlan("", wants=(wish(Facet.GENRE, "jazz"),))
    assert offered(leaned((Subject.GENRE, "jazz", -1.0), plan=asked)) & jazz == jazz
