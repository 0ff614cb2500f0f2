"""The reasons of an order say what is so."""

from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.plan import Curve, Length, PlaylistPlan, Shape
from musicrec_desktop.domain.recommend import Recommendation, ScorePart
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import sequence, with_places
from musicrec_desktop.taste import build
from tests.factories import NOW, make_context, make_plays, make_track, make_tracks
from tests.unit.ranking.music import column, features, ranked_all, view_of

VIEW = view_of(make_tracks(60))


def told(plan: PlaylistPlan) -> tuple[ScoringContext, tuple[Recommendation, ...]]:
    context = make_context(plan=plan, view=VIEW, profile=build(make_plays(120, 30), [], VIEW, NOW))
    tracks, _ = sequence(context, ranked_all(context))
    return context, with_places(context, tracks)


def by_name(track: Recommendation) -> dict[str, ScorePart]:
    return {part.name: part for part in track.place}


def bare(ids: list[int]) -> list[Recommendation]:
    return [Recommendation(TrackId(i), 0.5, ()) for i in ids]


def test_steps_are_told_as_they_are() -> None:
    rng = np.random.default_rng(1)
    sounds = {
        1: features(rng, tempo=120, key=0, mode=1, energy=0.4, loudness=-10),
        2: features(rng, tempo=61, key=9, mode=0, energy=0.5, loudness=-12),
        3: features(rng, tempo=90, key=6, mode=1, energy=0.5, loudness=-12),
    }
    view = view_of([make_track(i, artists=("One" if i != 2 else "Two",)) for i in (1, 2, 3)], sounds)
    context = make_context(view=view)
    first, second, third = with_places(context, bare([1, 2, 3]))
    assert first.place == ()
    assert by_name(second)["tempo"].evidence == "120 to 61 beats a minute, felt as 1.02 of it"
    assert by_name(second)["tempo"].value > 0.85
    assert by_name(second)["key"].evidence == "C major to A minor: relative key"
    assert by_name(second)["key"].value == pytest.approx(1)
    assert by_name(second)["loudness"].evidence == "-2.0 dB"
    assert by_name(second)["energy"].evidence == "energy +0.10"
    assert by_name(third)["key"].evidence == "A minor to F# major: distant keys"
    assert by_name(third)["key"].value < 0.1
    assert by_name(third)["loudness"].value == pytest.approx(1)
    assert by_name(third)["artist"].evidence == "its artist stands 2 places before"


def test_what_plays_before_is_told_too() -> None:
    context = make_context(view=VIEW)
    alone, seamed = with_places(context, bare([7])), with_places(context, bare([7]), [TrackId(3), TrackId(5)])
    assert alone[0].place == ()
    cosine = float(VIEW.features.sound[4] @ VIEW.features.sound[6])
    assert by_name(seamed[0])["sound"].evidence == f"cosine {cosine:.2f} to the track before"


def test_a_curve_is_told_at_each_place() -> None:
    context, tracks = told(PlaylistPlan("", curve=Curve(Shape.RISE), length=Length(tracks=12)))
    energies = column(context, tracks, "energy")
    for track, energy in zip(tracks, energies, strict=True):
        part = by_name(track)["curve"]
        assert part.evidence.startswith(f"energy {energy:.2f} where ")
        assert 0 <= part.value <= 1
    _, journey = told(PlaylistPlan("", curve=Curve(Shape.JOURNEY, "sad", "happy"), length=Length(tracks=6)))
    assert by_name(journey[0])["curve"].evidence.endswith("where 0.18 is")


def test_new_among_known_is_told() -> None:
    context, tracks = told(PlaylistPlan("", novelty=0.5))
    heard = [int(context.history.listens[context.view.rows([track.track_id])[0]]) for track in tracks]
    said = [by_name(track).get("rhythm") for track in tracks]
    for at in range(1, len(tracks)):
        part = said[at]
        assert (part is not None) == (heard[at] == 0)
        if part is not None:
            assert (part.value == 1) == (heard[at - 1] > 0)


def test_scores_and_parts_stay_as_they_are_and_nothing_is_made_of_nothing() -> None:
    context, tracks = told(PlaylistPlan(""))
    plain, _ = sequence(context, ranked_all(context))
    assert [replace(track, place=()).track_id for track in tracks] == [track.track_id for track in plain]
    assert [track.score for track in tracks] == [track.score for track in plain]
    assert with_places(context, ()) == ()
