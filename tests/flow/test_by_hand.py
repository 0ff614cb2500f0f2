"""A list on show changed by hand: chips, a drawn curve, rows kept, moved and taken out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.app.by_hand import ByHand, Handling
from musicrec_desktop.app.flow import BY_HAND, RECOMMEND, REFINE
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.picks import Picks
from musicrec_desktop.app.plan_editing import Piece, Slot, pieces_of, with_curve, with_length, with_wish, without
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.refining import Refining
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.plan import Curve, Facet, FacetWish, Length, PlaylistPlan, Shape, Source
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import ScanBatch
from tests.flow.test_refining import NOW, N, a_file, sound

Turns = tuple[Recommending, ...]


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """160 tracks of four genres and 40 artists; energy all over its scale."""
    folder: Path = tmp_path_factory.mktemp("by_hand")
    services = Services(Paths.of(folder / "profile"))
    rng = np.random.default_rng(3)
    services.database.tracks.apply_batch(ScanBatch(tuple(a_file(folder, i, rng) for i in range(N)), ()), NOW)
    services.database.features.put(
        [(TrackId(i + 1), sound(rng, energy=(i * 37 % N) / N, valence=(i * 59 % N) / N)) for i in range(N)]
    )
    yield services
    services.close()


def begin(services: Services, text: str, picks: Picks | None = None) -> Turns:
    return (run_inline(RECOMMEND, Recommending(services, Request(text, NOW), use_llm=False, picks=picks)),)


def do(turns: Turns, by_hand: ByHand) -> Turns:
    return run_inline(BY_HAND, Handling(turns, by_hand, UnixTime(NOW + 60))).turns


def plan_of(turns: Turns) -> PlaylistPlan:
    return turns[-1].made.plan


def ids(turns: Turns) -> list[TrackId]:
    return [chosen.track_id for chosen in turns[-1].made.tracks]


def genres(services: Services, turns: Turns) -> set[str]:
    view = services.known.view
    return {view.genres_of(int(row))[0] for row in view.rows(ids(turns))}


def energies(services: Services, turns: Turns) -> list[float]:
    view = services.known.view
    return [float(value) for value in view.features.column("energy")[view.rows(ids(turns))]]


def test_a_wish_edited_makes_the_list_anew_and_is_not_overruled_by_the_words(services: Services) -> None:
    first = begin(services, "rock, 12 tracks")
    assert genres(services, first) == {"rock"}
    at = next(piece for piece in pieces_of(plan_of(first)) if piece.slot is Slot.WANT)
    jazz = replace(plan_of(first).wants[at.at], value="jazz")
    turns = do(first, ByHand(with_wish(plan_of(first), at, jazz)))
    assert genres(services, turns) == {"jazz"}
    assert len(ids(turns)) == 12
    assert plan_of(turns).wants[at.at].source is Source.LISTENER
    assert "jazz" in turns[-1].made.title.casefold()
    assert all(chosen.rationale for chosen in turns[-1].made.tracks)
    assert len(turns) == 2
    shorter = run_inline(REFINE, Refining(turns, "shorter")).turns
    assert genres(services, shorter) == {"jazz"}


def test_a_wish_taken_out_lets_everything_in_again(services: Services) -> None:
    first = begin(services, "rock, 20 tracks")
    turns = do(first, ByHand(without(plan_of(first), Piece(Slot.WANT, 0))))
    assert genres(services, turns) > {"rock"}


def test_what_is_ruled_out_goes_and_the_rest_stays(services: Services) -> None:
    first = begin(services, "12 tracks")
    plan = with_wish(plan_of(first), None, FacetWish(Facet.GENRE, Source.LISTENER, 1, "rap"), is_wanted=False)
    turns = do(first, ByHand(plan))
    assert "rap" not in genres(services, turns)
    view = services.known.view
    still = [i for i in ids(first) if view.genres_of(int(view.rows([i])[0]))[0] != "rap"]
    assert len(set(still) & set(ids(turns))) >= len(still) - 2
    assert len(ids(turns)) == 12


def test_a_length_set_by_hand_holds(services: Services) -> None:
    first = begin(services, "rock, 12 tracks")
    turns = do(first, ByHand(with_length(plan_of(first), Length(tracks=7))))
    assert len(ids(turns)) == 7
    assert set(ids(turns)) < set(ids(first))


def test_the_list_follows_the_curve_that_was_drawn(services: Services) -> None:
    first = begin(services, "calm, 14 tracks")
    curve = Curve(Shape.DRAWN, heights=(0.9, 0.1, 0.9))
    turns = do(first, ByHand(with_curve(plan_of(first), curve)))
    found = energies(services, turns)
    wanted = np.interp(np.linspace(0, 2, len(found)), (0, 1, 2), curve.heights)
    assert np.abs(np.array(found) - wanted).mean() < 0.12
    assert np.abs(np.array(energies(services, first)) - wanted).mean() > 0.25


def test_kept_rows_stay_in_their_places_and_all_others_are_new(services: Services) -> None:
    first = begin(services, "10 tracks")
    before = ids(first)
    kept = frozenset((before[0], before[4], before[9]))
    turns = do(first, ByHand(kept=kept, is_rest_anew=True))
    after = ids(turns)
    assert [after[at] for at in (0, 4, 9)] == [before[at] for at in (0, 4, 9)]
    assert len(after) == 10
    assert not (set(after) - kept) & set(before)
    again = do(turns, ByHand(kept=kept, is_rest_anew=True))
    assert not (set(ids(again)) - kept) & (set(after) | set(before))


def test_kept_rows_stay_when_a_wish_is_edited(services: Services) -> None:
    first = begin(services, "rock, 10 tracks")
    kept = frozenset((ids(first)[2],))
    plan = with_wish(plan_of(first), Piece(Slot.WANT, 0), replace(plan_of(first).wants[0], value="jazz"))
    turns = do(first, ByHand(plan, kept=kept))
    assert ids(turns)[2] == ids(first)[2]
    assert genres(services, turns) == {"rock", "jazz"}


def test_moved_and_removed_rows(services: Services) -> None:
    first = begin(services, "10 tracks")
    before = ids(first)
    order = (before[3], *before[:3], *before[4:8])
    turns = do(first, ByHand(order=order))
    assert ids(turns) == list(order)
    assert turns[-1].made.title == first[-1].made.title
    longer = run_inline(REFINE, Refining(turns, "twice as long")).turns
    assert len(ids(longer)) == 16
    assert not set(before[8:]) & set(ids(longer))


def test_moved_rows_keep_the_words_that_are_still_true(services: Services) -> None:
    first = begin(services, "6 tracks")
    told = tuple(replace(chosen, rationale="Worded.", rationale_source="model") for chosen in first[-1].made.tracks)
    worded = (replace(first[-1], playlist=replace(first[-1].made, tracks=told)),)
    before = ids(worded)
    turns = do(worded, ByHand(order=(*before[:4], before[5], before[4])))
    assert turns[-1].made.tracks[0].rationale == "Worded."
    assert [chosen.place for chosen in turns[-1].made.tracks[4:]] != [chosen.place for chosen in told[4:]]


def test_nothing_left_is_refused(services: Services) -> None:
    first = begin(services, "6 tracks")
    with pytest.raises(RequestError):
        do(first, ByHand(order=()))


def test_picks_stand_beside_the_words_and_show_as_the_listeners(services: Services) -> None:
    turns = begin(services, "jazz", Picks(("happy",), minutes=40, novelty=0.2))
    plan = plan_of(turns)
    assert genres(services, turns) == {"jazz"}
    assert plan.length == Length(minutes=40)
    assert plan.wanted(Facet.MOOD)[0].source is Source.LISTENER
    assert "happy" in turns[-1].made.title.casefold()
