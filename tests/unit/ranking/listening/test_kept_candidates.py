"""What a look worked out is used for the lesson of the next play, and changes nothing about it."""

from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment, moment_before, session_numbers
from musicrec_desktop.ranking.listening.next_play import NextPlay
from musicrec_desktop.ranking.listening.settled import settled

TRACKS, PLAYS = 30, 160


def log() -> Listening:
    random = np.random.default_rng(5)
    tracks = np.where(random.random(PLAYS) < 0.6, np.arange(PLAYS) * 3 % 19, random.integers(0, TRACKS, PLAYS))
    lasted = np.where(random.random(PLAYS) < 0.2, 10.0, 200.0)
    gaps = np.where(random.random(PLAYS) < 0.1, 50_000.0, random.uniform(0, 600, PLAYS))
    starts = 1.6e9 + np.cumsum(gaps + np.r_[0.0, lasted[:-1]])
    ends = starts + lasted
    artists = (np.arange(TRACKS) % 5).astype(np.int32)
    numbers = session_numbers(starts, ends)
    return Listening(
        Catalogue(artists, artists), tracks.astype(np.int32), starts, ends, numbers, lasted > 30, lasted < 30
    )


def test_lessons_are_the_same_bit_for_bit_whether_somebody_looked_or_not() -> None:
    listening = log()
    silent, asked = (NextPlay(listening.catalogue, None) for _ in range(2))
    for play in range(PLAYS):
        asked.follow(listening, play)
        before = moment_before(listening, play)
        # Some look at once, some later, and some before a pause after which another session began.
        asked.expected(replace(before, now=float(listening.ends[play - 1]) + 30 if play % 2 and play else before.now))
        if play % 3 == 0 and play:
            first = int(np.searchsorted(listening.sessions, listening.sessions[play - 1], "left"))
            asked.expected(Moment(listening, play, float(listening.ends[play - 1]) + 5, first))
    silent.follow(listening, PLAYS)
    asked.follow(listening, PLAYS)
    for one, other in zip(silent.models, asked.models, strict=True):
        assert one.lessons == other.lessons > 50
        assert one.weights.tobytes() == other.weights.tobytes()
        assert one.precision.tobytes() == other.precision.tobytes()


def test_the_lesson_after_a_look_asks_no_method_again(monkeypatch: pytest.MonkeyPatch) -> None:
    listening = log()
    method = NextPlay(listening.catalogue, None)
    play = next(
        at
        for at in range(100, PLAYS)
        if listening.sessions[at] == listening.sessions[at - 1] and listening.is_listen[at]
    )
    method.follow(listening, play)
    method.expected(replace(moment_before(listening, play), now=float(listening.starts[play]) - 1))
    monkeypatch.setattr(method, "said", lambda _: pytest.fail("asked again"))
    method.follow(listening, play + 1)
    assert method.known == play + 1


def test_within_a_session_the_instant_is_the_end_of_the_latest_play() -> None:
    listening = log()
    play = next(at for at in range(20, PLAYS) if listening.sessions[at] == listening.sessions[at - 1])
    within = moment_before(listening, play)
    assert settled(within).now == listening.ends[play - 1]
    assert settled(replace(within, now=within.now + 300)) is not within
    assert settled(replace(within, now=within.now + 300)).now == settled(within).now
    begins = replace(within, session_from=within.upto)
    assert settled(begins) is begins
