"""Both protocols on made logs: who counts, what is known, and that nothing later is looked at."""

from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.evaluation.histories.discovery import (
    discovery_choices,
    evaluate_discovery,
    with_others,
)
from musicrec_desktop.evaluation.histories.log import RawPlays, make_history
from musicrec_desktop.evaluation.histories.next_session import (
    evaluate_next_session,
    moment_at,
    next_session_choices,
    relevant_tracks,
    session_starts,
)
from musicrec_desktop.evaluation.histories.session_and_discovery_priors import (
    fit_new_music_prior,
    fit_next_session_prior,
)

DAY_S = 86_400.0


def made(name: str, plays: list[tuple[str, str, float, float]], albums: dict[str, str] | None = None) -> RawPlays:
    """Plays of (artist, track, start in seconds, length in seconds)."""
    artists, tracks, starts, lengths = zip(*plays, strict=True)
    return RawPlays(
        name,
        np.array([f"{artist}\t{track}" for artist, track in zip(artists, tracks, strict=True)]),
        np.array(artists),
        np.array([f"{artist}\t{(albums or {})[artist]}" if albums else "" for artist in artists]),
        1.7e9 + np.array(starts, np.float64),
        np.array(lengths, np.float64) * 1000,
        np.full(len(plays), ""),
        np.full(len(plays), ""),
    )


def daily(name: str, days: int = 60, seed: int = 1, who: str = "artist") -> RawPlays:
    """Every day five of the tracks of the week, and two new ones of an artist of the week, the first tried before."""
    random = np.random.default_rng(seed)
    plays: list[tuple[str, str, float, float]] = []
    for day in range(days):
        week = day // 7
        at = day * DAY_S
        for number in random.permutation(6)[:5].tolist():
            plays.append((f"{who} {number % 3}", f"habit {week} {number}", at, 200))
            at += 210
        plays.append((f"{who} {week + 5}", f"new {day} 0", at, 10))
        plays.append((f"{who} {week + 5}", f"new {day} 0", at + 20, 200))
        plays.append((f"{who} {week + 5}", f"new {day} 1", at + 230, 200))
    return made(name, plays)


def test_sessions_with_fewer_than_three_known_tracks_are_left_out() -> None:
    history = make_history(daily("one"))
    starts = session_starts(history)
    assert all(len(relevant_tracks(history, int(start))) >= 3 for start in starts)
    assert 0 not in starts
    # The first day of a week brings tracks that nobody knew.
    assert len(starts) == 60 - 9


def test_brief_plays_that_open_a_session_are_not_known_at_its_start() -> None:
    plays = [("a", f"t{k}", 300.0 * k, 200.0) for k in range(4)]
    later = 5 * DAY_S
    plays += [("b", "tried", later, 5.0), ("a", "t0", later + 20, 200.0)]
    history = make_history(made("one", plays))
    moment = moment_at(history, 4)
    assert moment.upto == 4
    assert moment.now == 1.7e9 + later + 20


def test_the_next_session_is_found_better_than_by_counting() -> None:
    found = evaluate_next_session(make_history(daily("one", 120)), None)
    assert found["ndcg10"] > found["peers"]["plays"]["ndcg10"] + 0.1
    assert found["sessions"] == len(found["peers"]) + 16 or found["sessions"] > 10
    assert found["ci95"][0] <= found["ndcg10"] <= found["ci95"][1]
    assert 0 < found["coverage20"] <= 1


@pytest.mark.parametrize("what", ["sessions", "discovery"])
def test_what_comes_after_a_part_does_not_change_its_figures(what: str) -> None:
    raw = daily("one", 100)
    cut = int(len(raw) * 0.8)
    keys = raw.keys.copy()
    # All that comes after is reversed in time; the pool of discoveries stays the same set.
    keys[cut:] = keys[cut:][::-1]
    artists = raw.artists.copy()
    artists[cut:] = artists[cut:][::-1]
    played = raw.played_ms.copy()
    played[cut:] = played[cut:][::-1]
    other = replace(raw, keys=keys, artists=artists, played_ms=played)
    part = (0.5, 0.75)
    if what == "sessions":
        one, two = (evaluate_next_session(make_history(log), None, part=part) for log in (raw, other))
        one.pop("coverage20")
        two.pop("coverage20")
    else:
        crowd = {"two": daily("two", 30, 2, "other")}
        one, two = (evaluate_discovery(with_others(log, crowd), None, part=part) for log in (raw, other))
    assert one["ci95"] == two["ci95"]
    assert one["peers"] == two["peers"] or what == "sessions"


def test_the_pool_is_what_will_be_discovered_and_what_others_play() -> None:
    one, two = daily("one", 30), daily("two", 30, 2, "other")
    discoveries = with_others(one, {"two": two})
    event = int(discoveries.events[-3])
    pool = discoveries.pool(event)
    assert len(discoveries.others) == len(np.unique(two.keys))
    assert len(pool) == 3 + len(discoveries.others)
    assert len(discoveries.everything.catalogue) == len(np.unique(one.keys)) + len(discoveries.others)


def test_artists_shared_with_others_are_one() -> None:
    one = made("one", [("a", "t0", 0, 200), ("a", "t1", 300, 200)])
    two = made("two", [("a", "t9", 0, 200), ("z", "t8", 300, 200), ("a", "t0", 600, 200)])
    discoveries = with_others(one, {"two": two})
    artists = discoveries.everything.catalogue.artists
    assert len(discoveries.others) == 2
    assert sorted((artists[discoveries.others] == artists[0]).tolist()) == [False, True]


def test_albums_of_others_are_known_only_where_they_are_the_listeners() -> None:
    one = made("one", [("a", "t0", 0, 200), ("b", "t1", 300, 200)], {"a": "x", "b": "y"})
    two = made("two", [("a", "t9", 0, 200), ("z", "t8", 300, 200)], {"a": "x", "z": "y"})
    catalogue = with_others(one, {"two": two}).everything.catalogue
    by_key = dict(zip(["a\tt0", "b\tt1", "a\tt9", "z\tt8"], catalogue.albums.tolist(), strict=True))
    assert by_key["a\tt9"] == by_key["a\tt0"]
    assert by_key["z\tt8"] == -1


def test_discoveries_are_found_and_compared() -> None:
    found = evaluate_discovery(with_others(daily("one", 80), {"two": daily("two", 80, 2, "other")}), None)
    assert found["events"] > 20
    # Each new artist's first track is tried a moment before it is heard: a chance the peers do not take.
    assert found["hr20"] >= found["peers"]["same_album_artist_activation"]["hr20"]
    assert found["hr20"] > 0.5


def test_priors_are_fitted_from_what_is_not_tested() -> None:
    logs = {"one": daily("one", 60), "two": daily("two", 60, 2, "other")}
    sessions, discoveries = fit_next_session_prior(logs), fit_new_music_prior(logs)
    assert sessions.lessons > 50
    assert discoveries.lessons > 50
    history = make_history(logs["one"])
    assert next_session_choices(history, 0.01, 10) == []
    assert discovery_choices(with_others(logs["one"], {"two": logs["two"]}), 0.001, 10) == []
    assert np.isfinite(evaluate_next_session(history, sessions)["ndcg10"])
