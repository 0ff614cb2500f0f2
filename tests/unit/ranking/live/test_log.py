"""The growing log gives what a log made at once gives, and what it gave out before stays as it was."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.listening import UNKNOWN, Catalogue, session_numbers
from musicrec_desktop.ranking.live import ListeningLog, PlayColumns, catalogue_of, columns_of
from tests.factories import make_plays, make_track, make_tracks, make_view

CATALOGUE = Catalogue(np.zeros(9, np.int32), np.full(9, UNKNOWN, np.int32))


def columns(plays: int, seed: int = 0) -> PlayColumns:
    random = np.random.default_rng(seed)
    starts = 1e9 + np.cumsum(np.where(random.random(plays) < 0.2, random.uniform(1e3, 9e3, plays), 5.0))
    ends = starts + random.uniform(0, 4e3, plays)  # some go on long after the next has begun
    listens = random.random(plays) < 0.7
    return PlayColumns(random.integers(0, 9, plays).astype(np.int32), starts, ends, listens, ~listens)


def part(plays: PlayColumns, low: int, high: int) -> PlayColumns:
    cut = slice(low, high)
    return PlayColumns(plays.tracks[cut], plays.starts[cut], plays.ends[cut], plays.is_listen[cut], plays.is_skip[cut])


@given(st.lists(st.integers(0, 1500), max_size=5), st.integers(0, 5))
def test_any_portions_give_the_same_log(cuts: list[int], seed: int) -> None:
    plays = columns(1500, seed)
    log = ListeningLog(CATALOGUE)
    bounds = [0, *sorted(cuts), 1500]
    for low, high in itertools.pairwise(bounds):
        log.add(part(plays, low, high))
    listening = log.listening
    assert np.array_equal(listening.tracks, plays.tracks)
    assert np.array_equal(listening.ends, plays.ends)
    assert np.array_equal(listening.is_skip, plays.is_skip)
    assert np.array_equal(listening.sessions, session_numbers(plays.starts, plays.ends))


def test_what_was_given_out_stays_and_cannot_be_written() -> None:
    plays = columns(3000)
    log = ListeningLog(CATALOGUE)
    log.add(part(plays, 0, 10))
    before = log.listening
    log.add(part(plays, 10, 3000))
    assert len(before) == 10
    assert np.array_equal(before.tracks, plays.tracks[:10])
    with pytest.raises(ValueError, match="read-only"):
        before.tracks[0] = 1


def test_a_late_play_is_refused() -> None:
    plays = columns(10)
    log = ListeningLog(CATALOGUE)
    log.add(part(plays, 5, 10))
    with pytest.raises(InvariantError, match="started later"):
        log.add(part(plays, 0, 5))
    assert len(log) == 5


def test_a_session_goes_on_for_half_an_hour() -> None:
    log = ListeningLog(CATALOGUE)
    assert log.moment(5.0).session_from == 0
    starts = np.array([1e9, 1e9 + 200, 1e9 + 9000, 1e9 + 9200])
    heard = np.ones(4, np.bool_)
    log.add(PlayColumns(np.array([1, 2, 3, 4], np.int32), starts, starts + 180, heard, ~heard))
    assert log.moment(1e9 + 9500).session.tolist() == [3, 4]
    assert log.moment(1e9 + 9380 + 1801).session.tolist() == []
    assert log.moment(0.0).now == 1e9 + 9200  # a clock that was set back


def test_the_library_gives_catalogue_and_rows() -> None:
    view = make_view(20)
    catalogue = catalogue_of(view)
    assert len(catalogue) == 20
    assert catalogue.artists[0] == view.artist_codes[0]
    plays = make_plays(80, 60)  # most tracks are not in the library
    made = columns_of(plays, view)
    known = [play for play in plays if play.track_id <= 20]
    assert 0 < len(made) == len(known) < 80
    assert view.ids[made.tracks].tolist() == [play.track_id for play in known]
    assert made.ends.tolist() == pytest.approx([play.started_at + play.played_ms / 1000 for play in known])
    assert made.is_skip.tolist() == [play.is_skip for play in known]


def test_unknown_artists_are_nobodys_neighbours() -> None:
    tracks = [*make_tracks(3), make_track(4, artists=(), album="")]
    view = LibraryView.from_tracks(tracks, FeatureMatrix.from_rows([]))
    row = int(view.rows([TrackId(4)])[0])
    assert catalogue_of(view).artists[row] == UNKNOWN
    assert catalogue_of(view).albums[row] == UNKNOWN
