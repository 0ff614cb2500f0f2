"""Every method that learns from the log of listening keeps their contract.

Whoever adds a method adds one line to MAKE.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from musicrec_desktop.domain.listening import UNKNOWN, Catalogue, Listening, Moment, moment_before, session_numbers
from musicrec_desktop.ranking.listening import ListeningScorer
from musicrec_desktop.ranking.listening.collaborative import SessionEase, SessionItems
from musicrec_desktop.ranking.listening.forms import Saying, pending
from musicrec_desktop.ranking.listening.neighbours import SessionNeighbours
from musicrec_desktop.ranking.listening.new_music import NewMusic, new_music_members
from musicrec_desktop.ranking.listening.next_play import NextPlay, next_play_members
from musicrec_desktop.ranking.listening.next_session import NextSession, next_session_members

TRACKS, ARTISTS, PLAYS = 40, 7, 220


def _member(name: str, catalogue: Catalogue) -> ListeningScorer:
    """One of those that share what they remember: they are made together."""
    return next(member.scorer for member in next_play_members(catalogue) if member.scorer.name == name)


def _of_next_session(name: str, catalogue: Catalogue) -> ListeningScorer:
    return next(member.scorer for member in next_session_members(catalogue) if member.scorer.name == name)


def _of_new_music(name: str, catalogue: Catalogue) -> ListeningScorer:
    return next(member.scorer for member in new_music_members(catalogue) if member.scorer.name == name)


NOTHING = Catalogue(np.zeros(0, np.int32), np.zeros(0, np.int32))
NEXT_SESSION = [member.scorer.name for member in next_session_members(NOTHING)]
NEW_MUSIC = [member.scorer.name for member in new_music_members(NOTHING)]
MAKE: dict[str, Callable[[Catalogue], ListeningScorer]] = {
    **{member.scorer.name: partial(_member, member.scorer.name) for member in next_play_members(NOTHING)},
    "session_neighbours alone": SessionNeighbours,
    "next_play": partial(NextPlay, prior=None),
    "next_session": partial(NextSession, prior=None),
    "new_music": partial(NewMusic, prior=None),
    **{f"{name} of next session": partial(_of_next_session, name) for name in NEXT_SESSION},
    **{f"{name} of new music": partial(_of_new_music, name) for name in NEW_MUSIC},
    "session_ease": SessionEase,
    "session_items": SessionItems,
}
"""By any name: each key becomes a test of its own."""


def catalogue(with_albums: bool = True) -> Catalogue:
    random = np.random.default_rng(3)
    artists = random.integers(0, ARTISTS, TRACKS).astype(np.int32)
    artists[5] = UNKNOWN
    albums = random.integers(0, 12, TRACKS).astype(np.int32) if with_albums else np.full(TRACKS, UNKNOWN, np.int32)
    albums[5] = UNKNOWN
    return Catalogue(artists, albums)


def log(plays: int = PLAYS, seed: int = 1, with_albums: bool = True) -> Listening:
    """Runs through lists, some of it skipped, in sessions over some months."""
    random = np.random.default_rng(seed)
    tracks = np.where(
        random.random(plays) < 0.6, np.arange(plays) * 3 % 29, (random.random(plays) ** 2 * TRACKS).astype(int)
    ).astype(np.int32)
    lasted = np.where(random.random(plays) < 0.25, random.uniform(1, 29, plays), random.uniform(31, 300, plays))
    gaps = np.where(random.random(plays) < 0.1, random.uniform(2_000, 200_000, plays), random.uniform(0, 20, plays))
    starts = 1.6e9 + np.cumsum(gaps + np.r_[0.0, lasted[:-1]])
    ends = starts + lasted
    listened = lasted >= 30
    return Listening(
        catalogue(with_albums), tracks, starts, ends, session_numbers(starts, ends), listened, ~listened, 3_600
    )


def cut(listening: Listening, plays: int) -> Listening:
    """The log when it was so long."""
    return Listening(
        listening.catalogue,
        listening.tracks[:plays],
        listening.starts[:plays],
        listening.ends[:plays],
        listening.sessions[:plays],
        listening.is_listen[:plays],
        listening.is_skip[:plays],
        listening.utc_offset_s,
    )


def moments(listening: Listening, upto: int) -> list[Moment]:
    """At once in the session, after a while in it, and when a new one begins days later."""
    now = float(listening.starts[upto - 1]) + 200 if upto else 1.6e9
    first = int(np.searchsorted(listening.sessions, listening.sessions[upto - 1], "left")) if upto else 0
    return [
        Moment(listening, upto, now, first),
        Moment(listening, upto, now + 900, first),
        Moment(listening, upto, now + 5e5, upto),
    ]


def said(scorer: ListeningScorer, listening: Listening, upto: int) -> list[np.ndarray]:
    return [scorer.scores(moment) for moment in moments(listening, upto)]


@pytest.fixture(params=sorted(MAKE))
def make(request: pytest.FixtureRequest) -> Callable[[Catalogue], ListeningScorer]:
    return MAKE[request.param]


def test_its_name_is_a_key(make: Callable[[Catalogue], ListeningScorer]) -> None:
    scorer = make(catalogue())
    assert scorer.name == scorer.name.lower().strip()
    assert scorer.name.replace("_", "").replace(".", "").isalnum()


def test_scores_are_one_number_for_each_track(make: Callable[[Catalogue], ListeningScorer]) -> None:
    scorer, listening = make(catalogue()), log()
    scorer.learn(listening, PLAYS)
    for scores in said(scorer, listening, PLAYS):
        assert scores.shape == (TRACKS,)
        assert scores.dtype == np.float32
        assert np.isfinite(scores).all()
        assert (scores >= 0).all()


def test_what_it_says_of_some_tracks_is_what_it_says_of_all(make: Callable[[Catalogue], ListeningScorer]) -> None:
    scorer, listening = make(catalogue()), log()
    rows = np.array([7, 0, 39, 21, 5])
    for upto in (1, 60, 150, PLAYS):
        scorer.learn(listening, upto)
        for moment in moments(listening, upto):
            whole = scorer.scores(moment)
            told = pending(scorer, moment)
            assert told.of(rows) == pytest.approx(whole[rows], rel=1e-6)
            assert told.whole == pytest.approx(whole, rel=1e-6)
            if isinstance(told, Saying):
                assert [told.one(int(row)) for row in rows] == told.of(rows).tolist()
                assert told.total == pytest.approx(float(whole.sum()), rel=1e-5)


def test_it_tells_tracks_apart_somewhere(make: Callable[[Catalogue], ListeningScorer]) -> None:
    scorer, listening = make(catalogue()), log()
    spoke = False
    for upto in range(1, PLAYS):
        scorer.learn(listening, upto)
        if upto > PLAYS // 2 and upto % 10 == 0:
            spoke = spoke or any(np.ptp(scores) > 0 for scores in said(scorer, listening, upto))
    assert spoke


def test_learning_play_by_play_is_learning_at_once(make: Callable[[Catalogue], ListeningScorer]) -> None:
    listening = log()
    slow, quick, growing = make(catalogue()), make(catalogue()), make(catalogue())
    for upto in range(1, PLAYS + 1):
        slow.learn(listening, upto)
        growing.learn(cut(listening, upto), upto)
        if upto in (1, 2, 60, 61, 150, PLAYS):
            quick.learn(listening, upto)
            for one, other, third in zip(
                said(slow, listening, upto),
                said(quick, listening, upto),
                said(growing, cut(listening, upto), upto),
                strict=True,
            ):
                assert (one == other).all()
                assert (one == third).all()


def test_asking_changes_nothing(make: Callable[[Catalogue], ListeningScorer]) -> None:
    listening = log()
    asked, silent = make(catalogue()), make(catalogue())
    for upto in range(1, PLAYS + 1, 7):
        asked.learn(listening, upto)
        first = said(asked, listening, upto)
        assert all((one == other).all() for one, other in zip(first, said(asked, listening, upto), strict=True))
    asked.learn(listening, PLAYS)
    silent.learn(listening, PLAYS)
    for one, other in zip(said(asked, listening, PLAYS), said(silent, listening, PLAYS), strict=True):
        assert (one == other).all()


def test_what_comes_later_never_matters(make: Callable[[Catalogue], ListeningScorer]) -> None:
    whole = log()
    for upto in (1, 90, 151):
        known, other = make(catalogue()), make(catalogue())
        later = log(seed=9)
        mixed = Listening(
            whole.catalogue,
            np.r_[whole.tracks[:upto], later.tracks[upto:]],
            np.r_[whole.starts[:upto], later.starts[upto:] + 1e8],
            np.r_[whole.ends[:upto], later.ends[upto:] + 1e8],
            np.r_[whole.sessions[:upto], later.sessions[upto:] + 1_000],
            np.r_[whole.is_listen[:upto], later.is_listen[upto:]],
            np.r_[whole.is_skip[:upto], later.is_skip[upto:]],
            whole.utc_offset_s,
        )
        known.learn(cut(whole, upto), upto)
        other.learn(mixed, upto)
        for one, two in zip(said(known, cut(whole, upto), upto), said(other, mixed, upto), strict=True):
            assert (one == two).all()


@pytest.mark.parametrize("plays", [0, 1, 2, 3])
@pytest.mark.parametrize("with_albums", [True, False])
def test_short_logs_and_unknown_albums_are_fine(
    make: Callable[[Catalogue], ListeningScorer], plays: int, with_albums: bool
) -> None:
    scorer, listening = make(catalogue(with_albums)), log(plays, with_albums=with_albums)
    scorer.learn(listening, plays)
    for scores in said(scorer, listening, plays):
        assert scores.shape == (TRACKS,)
        assert np.isfinite(scores).all()
        assert (scores >= 0).all()


def test_a_catalogue_without_tracks_is_fine(make: Callable[[Catalogue], ListeningScorer]) -> None:
    empty = Catalogue(np.zeros(0, np.int32), np.zeros(0, np.int32))
    listening = Listening(
        empty,
        np.zeros(0, np.int32),
        np.zeros(0),
        np.zeros(0),
        np.zeros(0, np.int32),
        np.zeros(0, bool),
        np.zeros(0, bool),
    )
    scorer = make(empty)
    scorer.learn(listening, 0)
    assert scorer.scores(Moment(listening, 0, 1.6e9, 0)).shape == (0,)


def test_a_log_of_one_track_on_repeat_is_fine(make: Callable[[Catalogue], ListeningScorer]) -> None:
    listening = log(50)
    same = Listening(
        listening.catalogue,
        np.full(50, 5, np.int32),
        listening.starts,
        listening.ends,
        listening.sessions,
        listening.is_listen,
        listening.is_skip,
    )
    scorer = make(catalogue())
    scorer.learn(same, 50)
    moment = moment_before(same, 49)
    again = make(catalogue())
    again.learn(same, 49)
    for scores in (*said(scorer, same, 50), again.scores(moment)):
        assert np.isfinite(scores).all()
        assert (scores >= 0).all()
