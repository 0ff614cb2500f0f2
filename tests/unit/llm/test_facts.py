from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.features import FEATURE_NAMES, FeatureMatrix
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import (
    Behaviour,
    BehaviourField,
    Curve,
    Facet,
    FacetWish,
    PlaylistPlan,
    Range,
    Shape,
    Source,
)
from musicrec_desktop.domain.recommend import Fact, Request
from musicrec_desktop.llm import collect_facts
from tests.factories import NOW, make_context, make_tracks
from tests.unit.llm.worlds import a_context, a_profile, a_view, chosen


def told(number: int, plan: PlaylistPlan | None = None, before: int | None = None) -> dict[str, Mapping[str, object]]:
    numbers = (number,) if before is None else (before, number)
    facts = collect_facts(chosen(*numbers), a_context(plan))[-1]
    return {fact.kind: dict(fact.values) for fact in facts}


def test_history_is_told_as_it_is() -> None:
    assert told(1)["history"] == {"plays": 2, "days": 12}
    assert told(2)["liked"] == {}
    assert "liked" not in told(3)
    assert told(5)["novelty"] == {}
    assert "novelty" not in told(1)


def test_days_are_counted_in_midnights_on_the_listeners_clock() -> None:
    profile = a_profile()
    for hours, offset_h, days in ((3.0, 0, 0), (3.0, -8, 1), (30.0, 0, 1), (30.0, -8, 2)):
        # it is ten in the morning by UTC, two at night eight zones to the west
        moment = NOW + (10 - NOW / 3600 % 24) * 3600
        seen = np.array([moment - hours * 3600] * 3, np.float64)
        heard = replace(profile, tracks=replace(profile.tracks, last_played=seen))
        request = Request("", UnixTime(moment), utc_offset_s=offset_h * 3600)
        facts = collect_facts(chosen(1), make_context(None, heard, a_view(), request))[0]
        assert next(fact for fact in facts if fact.kind == "history").values["days"] == days


def test_the_ends_of_a_list_are_told_and_the_album() -> None:
    places = [
        next((fact.values["at"] for fact in facts if fact.kind == "place"), None)
        for facts in collect_facts(chosen(1, 2, 3, 4), a_context())
    ]
    assert places == ["first", None, None, "last"]
    assert not any(fact.kind == "place" for facts in collect_facts(chosen(1, 2, 3), a_context()) for fact in facts)
    assert told(5)["album"] == {"album": "Album 5"}


def test_the_artist_is_told_with_the_plays_behind_it() -> None:
    assert told(1)["artist"] == {"artist": "Radiohead", "plays": 7}
    assert told(4)["by"] == {"artist": "Massive Attack"}
    assert not {"artist", "by"} & set(told(6))


def test_the_nearest_loved_track_is_named_and_never_itself() -> None:
    assert told(1)["neighbour"] == {"title": "One More Time", "artist": "Daft Punk", "how": "liked"}
    assert told(4)["neighbour"] == {"title": "So What", "artist": "Miles Davis", "how": "finished"}
    assert told(2).get("neighbour") != {"title": "One More Time", "artist": "Daft Punk", "how": "liked"}


def test_measured_sound_is_told_in_whole_numbers() -> None:
    assert told(5)["tempo"] == {"bpm": 100}
    # energy rises with the id: of 66 tracks, 61 have more of it than the fifth
    assert told(5)["lively"] == {"percent": 92, "level": "low"}
    assert told(66)["lively"] == {"percent": 98, "level": "high"}
    assert told(33)["energy"] == {"energy": 48, "level": "medium"}


def test_the_step_from_the_track_before_is_told() -> None:
    assert told(5, before=4)["transition"] == {"previous": "Angel", "step": 5, "direction": "up"}
    assert "transition" not in told(5)
    assert "transition" not in told(5, before=1), "too far apart to be called a step"


def test_what_was_asked_weighs_most() -> None:
    wish = FacetWish(Facet.YEAR, Source.RULE, 1.0, range=Range(1990, 1999))
    asked = collect_facts(chosen(5), a_context(PlaylistPlan("nineties", wants=(wish,))))[0]
    plain = collect_facts(chosen(5), a_context())[0]
    assert asked[0].kind == "year"
    assert next(fact for fact in plain if fact.kind == "year").weight < 0.3
    missed = collect_facts(chosen(60), a_context(PlaylistPlan("nineties", wants=(wish,))))[0]
    assert all(fact.kind != "year" or fact.weight < 0.3 for fact in missed), "2019 is no answer to the nineties"
    from_profile = FacetWish(Facet.YEAR, Source.PROFILE, 1.0, range=Range(1990, 1999))
    guessed = collect_facts(chosen(5), a_context(PlaylistPlan("", wants=(from_profile,))))[0]
    assert next(fact for fact in guessed if fact.kind == "year").weight < 0.3, "nobody asked for it"
    assert [fact.weight for fact in asked] == sorted((fact.weight for fact in asked), reverse=True)


def test_nothing_is_said_of_sound_that_was_not_measured_or_is_not_sure() -> None:
    view = LibraryView.from_tracks(make_tracks(3), FeatureMatrix.empty())
    kinds = {fact.kind for facts in collect_facts(chosen(1, 2), make_context(view=view)) for fact in facts}
    assert kinds == {"by", "album", "genre", "year"}
    whole = a_view()
    unsure = FeatureMatrix(
        whole.features.ids.copy(), whole.features.values.copy(), np.zeros_like(whole.features.confidences)
    )
    view = LibraryView.from_tracks(make_tracks(66), unsure)
    kinds = {fact.kind for fact in collect_facts(chosen(5), a_context(view=view))[0]}
    assert not {"tempo", "energy", "lively", "transition", "key", "timbre", "dynamics"} & kinds


def test_the_tracks_nearest_to_a_mood_asked_for_say_so() -> None:
    wish = FacetWish(Facet.MOOD, Source.RULE, 1.0, value="sleepy", is_hard=False)
    context = a_context(PlaylistPlan("sleepy", wants=(wish,)))
    facts = collect_facts(chosen(*range(1, 67)), context)
    percents = [next((int(fact.values["percent"]) for fact in told if fact.kind == "fit"), None) for told in facts]
    # energy rises with the id and valence is the same for all: the quietest are nearest to sleepy
    assert percents[0] == 2
    assert [percent for percent in percents if percent is not None] == sorted(filter(None, percents))
    assert percents[-1] is None
    assert all(percent is None or percent <= 25 for percent in percents)


def test_an_artist_asked_for_is_named_and_others_by_how_near_they_come() -> None:
    wish = FacetWish(Facet.ARTIST, Source.RULE, 1.0, value="radiohead", is_hard=False)
    plan = PlaylistPlan("like Radiohead", wants=(wish,))
    assert told(1, plan)["asked"] == {"artist": "Radiohead"}
    assert "likeness" not in told(1, plan)
    assert "asked" not in told(2, plan)
    # tracks stand in pairs that sound alike, and 1 and 2 are a pair
    assert told(2, plan)["likeness"] == {"title": "Karma Police", "artist": "Radiohead", "percent": 4}
    assert "likeness" not in told(2)
    far = [number for number in range(2, 67) if "likeness" not in told(number, plan)]
    assert len(far) >= 0.7 * 66


def test_a_track_asked_for_is_what_others_are_compared_with() -> None:
    plan = PlaylistPlan("", wants=(FacetWish(Facet.TRACK, Source.RULE, 1.0, value="Angel", is_hard=False),))
    assert told(3, plan)["likeness"]["title"] == "Angel"
    assert not {"likeness", "asked"} & set(told(4, plan))


@pytest.mark.parametrize(
    ("shape", "numbers", "said"),
    [
        (Shape.RISE, (1, 20, 40), [{"extreme": "low"}, {"step": "up"}, {"extreme": "high", "step": "up"}]),
        (Shape.FALL, (40, 20, 1), [{"extreme": "high"}, {"step": "down"}, {"extreme": "low", "step": "down"}]),
        (Shape.ARC, (1, 40, 20), [{"extreme": "low"}, {"extreme": "high", "step": "up"}, {"step": "down"}]),
        (Shape.FLAT, (1, 20, 40), [{}, {}, {}]),
    ],
)
def test_the_place_in_a_curve_is_told(shape: Shape, numbers: tuple[int, ...], said: list[dict[str, str]]) -> None:
    context = a_context(PlaylistPlan("", curve=Curve(shape)))
    for facts, expected in zip(collect_facts(chosen(*numbers), context), said, strict=True):
        found = {
            fact.kind: fact.values.get("level") or fact.values.get("direction")
            for fact in facts
            if fact.kind in ("extreme", "step")
        }
        assert found == expected
        if "step" in expected:
            assert {fact.kind for fact in facts[: len(expected)]} == set(expected), "it answers the request"


def test_a_step_against_the_curve_is_no_answer() -> None:
    facts = collect_facts(chosen(20, 1, 40), a_context(PlaylistPlan("", curve=Curve(Shape.RISE))))[1]
    assert next(fact for fact in facts if fact.kind == "step").weight < 0.3


def test_a_journey_tells_which_track_comes_nearer_to_its_end() -> None:
    context = a_context(PlaylistPlan("", curve=Curve(Shape.JOURNEY, "sleepy", "epic")))
    towards = collect_facts(chosen(1, 30), context)[1]
    assert towards[0] == Fact("toward", {"previous": "Karma Police", "mood": "epic"}, towards[0].weight)
    back = collect_facts(chosen(30, 1), context)[1]
    assert not {"toward", "step", "extreme"} & {fact.kind for fact in back}


def test_energy_that_was_not_asked_for_is_no_reason() -> None:
    quiet = PlaylistPlan("", wants=(FacetWish(Facet.ENERGY, Source.RULE, 1.0, range=Range(0.0, 0.3)),))
    loud = PlaylistPlan("", avoids=(FacetWish(Facet.ENERGY, Source.RULE, 1.0, range=Range(0.0, 0.5)),))
    for plan, number, is_answer in ((quiet, 2, True), (quiet, 66, False), (loud, 66, True), (loud, 2, False)):
        lively = next(fact for fact in collect_facts(chosen(number), a_context(plan))[0] if fact.kind == "lively")
        assert (lively.weight > 1) is is_answer
        assert is_answer or lively.weight < 0.3


def test_being_new_is_the_answer_to_a_request_for_what_is_new() -> None:
    asked = collect_facts(chosen(5), a_context(PlaylistPlan("", novelty=0.9)))[0]
    assert asked[0].kind == "novelty"
    past = Behaviour(BehaviourField.LIKED, Range(1, 1))
    assert collect_facts(chosen(2), a_context(PlaylistPlan("", behaviour=(past,))))[0][0].kind == "liked"


def test_key_timbre_and_loudness_steps_are_told_when_they_stand_out() -> None:
    view = a_view()
    values = np.array(view.features.values)
    for name, value in {"key": 6, "mode": 0, "brightness": 0.93, "dynamics": 18.4}.items():
        values[4, FEATURE_NAMES.index(name)] = value
    loud = FeatureMatrix(view.features.ids.copy(), values, np.array(view.features.confidences))
    context = a_context(view=LibraryView.from_tracks(make_tracks(66), loud))
    said = {fact.kind: dict(fact.values) for fact in collect_facts(chosen(5), context)[0]}
    assert said["key"] == {"key": "F sharp minor"}
    assert said["timbre"] == {"timbre": "bright", "brightness": 93}
    assert said["dynamics"] == {"db": 18}
    plain = {fact.kind for fact in collect_facts(chosen(6), context)[0]}
    assert "dynamics" not in plain


def test_a_track_that_is_gone_has_no_facts() -> None:
    assert collect_facts(chosen(9999), a_context()) == ((),)
