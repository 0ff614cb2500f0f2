"""The guarded live state: swapped whole, caught up, and the same as one made anew."""

import threading
from dataclasses import replace

import pytest

from musicrec_desktop.app.live import Live, scorer_names
from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.app.priors import load_fusion_prior, load_method_priors
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.play import Play
from musicrec_desktop.ranking import DEFAULT_SCORERS, DEFAULT_WEIGHTS
from musicrec_desktop.ranking.live import LiveListening, MethodPriors, PlayColumns
from tests.factories import NOW, make_plays, make_view

VIEW = make_view(40)
PLAYS = make_plays(280, 40)


def live(plays: list[Play]) -> Live:
    fusion = load_fusion_prior(assets_folder()).fusion(scorer_names())
    return Live.of(plays, VIEW, fusion, MethodPriors(), 0)


def said(state: Live) -> bytes:
    return state.look(NOW).expectation.values.tobytes()


def test_what_ships_fits_the_scorers_and_methods_there_are() -> None:
    weights = load_fusion_prior(assets_folder()).fusion(scorer_names()).weights
    assert set(weights) == set(scorer_names())
    assert {scorer.name for scorer in DEFAULT_SCORERS} <= set(weights)
    assert all(weights[name] == weight for name, weight in DEFAULT_WEIGHTS.items())
    Live.of(PLAYS[:5], VIEW, load_fusion_prior(assets_folder()).fusion(scorer_names()), _shipped(), 0).look(NOW)


def _shipped() -> MethodPriors:
    return load_method_priors(assets_folder())


def test_after_a_refit_it_is_what_a_start_makes_of_the_log() -> None:
    state = live(PLAYS[:120])
    before = state.look(NOW)
    for play in PLAYS[120:]:
        state.take(play)
    assert state.refit_when_due()
    assert not state.refit_when_due()
    assert said(state) == said(live(PLAYS))
    assert before.expectation.plays == 120  # what was handed out stands


def test_a_play_during_the_refit_is_caught_up(monkeypatch: pytest.MonkeyPatch) -> None:
    state = live(PLAYS[:10])
    for play in PLAYS[10:270]:
        state.take(play)
    made, going_on = LiveListening.made_anew, threading.Event()

    def slowly(old: LiveListening, plays: PlayColumns) -> LiveListening:
        fresh = made(old, plays)
        going_on.set()
        listener.join()
        return fresh

    def listen() -> None:
        going_on.wait()
        for play in PLAYS[270:]:
            state.take(play)

    monkeypatch.setattr(LiveListening, "made_anew", slowly)
    listener = threading.Thread(target=listen)
    listener.start()
    assert state.refit_when_due()
    assert state.look(NOW).expectation.plays == len(PLAYS)
    assert said(state) == said(live(PLAYS))


def test_what_is_expected_holds_for_a_minute_and_not_beyond_a_play() -> None:
    state = live(PLAYS)
    now = float(PLAYS[-1].started_at) + 400
    first = state.look(now).expectation
    assert state.look(now + 30).expectation is first
    later = state.look(now + 90).expectation
    assert later is not first
    state.take(replace(PLAYS[-1], track_id=TrackId(3), started_at=UnixTime(now + 91)))
    assert state.look(now + 92).expectation is not later
