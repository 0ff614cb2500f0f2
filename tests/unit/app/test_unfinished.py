"""What was left in the middle, and what was loved and then forgotten."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.app.priors import load_method_priors
from musicrec_desktop.app.unfinished import album_left, albums_begun, forgotten, list_left, spoken_left
from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.ids import DurationMs, PlaylistId, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.listening import Listening
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd
from musicrec_desktop.domain.playlist import SavedPlaylist
from musicrec_desktop.domain.track import Track
from musicrec_desktop.ranking.live import LiveListening, catalogue_of, columns_of
from musicrec_desktop.taste import build
from tests.factories import NOW, make_track

DAY = 86_400.0
LENGTH = 200_000


def album(first: int, n: int, name: str) -> list[Track]:
    """Tracks whose numbers go against their ids."""
    return [
        make_track(first + i, album=name, artists=("One",), duration_ms=DurationMs(LENGTH), track_number=n - i)
        for i in range(n)
    ]


TRACKS = [*album(1, 8, "Long"), *album(20, 8, "Other"), *album(40, 3, "Short")]
VIEW = LibraryView.from_tracks(TRACKS, FeatureMatrix.empty())
LONG = [track for track in TRACKS if track.tags.album == "Long"]
IN_ORDER = [track.id for track in sorted(LONG, key=lambda track: track.tags.track_number)]


def heard(ids: Sequence[int], at: float, share: float = 1.0) -> list[Play]:
    """One after the other, from then on."""
    ended = PlayEnd.FINISHED if share == 1 else PlayEnd.SKIPPED
    return [
        Play(TrackId(i), UnixTime(at + 205 * turn), DurationMs(int(LENGTH * share)), DurationMs(LENGTH), ended)
        for turn, i in enumerate(ids)
    ]


def log(*plays: Play) -> Listening:
    live = LiveListening(catalogue_of(VIEW), load_method_priors(assets_folder()), 0)
    live.take(columns_of(sorted(plays, key=lambda play: play.started_at), VIEW))
    return live.moment(NOW).listening


def begun(listening: Listening) -> list[str]:
    return [VIEW.albums[code] for code, _ in albums_begun(listening, VIEW, NOW)]


def test_an_album_goes_on_after_the_last_track_heard_in_its_own_order() -> None:
    listening = log(*heard(IN_ORDER[:3], NOW - DAY))
    assert begun(listening) == ["One / Long"]
    left = album_left(LONG, listening, VIEW, NOW)
    assert left is not None
    assert list(left.track_ids) == IN_ORDER
    assert left.start == 3


@pytest.mark.parametrize(
    ("plays", "why"),
    [
        (heard(IN_ORDER, NOW - DAY), "heard through"),
        (heard(IN_ORDER[:3], NOW - 60 * DAY), "long ago"),
        (heard(IN_ORDER[:1], NOW - DAY), "one track is chance"),
        (heard(IN_ORDER[:3], NOW - DAY, 0.1), "skipped"),
        (heard([40, 41], NOW - DAY), "too short an album"),
        ([*heard(IN_ORDER[:1], NOW - 3 * DAY), *heard(IN_ORDER[4:5], NOW - DAY)], "never in a row"),
    ],
)
def test_what_is_not_left_in_the_middle(plays: list[Play], why: str) -> None:
    listening = log(*plays)
    assert begun(listening) == [] or album_left(LONG, listening, VIEW, NOW) is None, why


def test_an_album_left_at_its_last_track_is_over() -> None:
    listening = log(*heard([IN_ORDER[0], IN_ORDER[1], IN_ORDER[7]], NOW - DAY))
    assert album_left(LONG, listening, VIEW, NOW) is None


def test_the_latest_comes_first() -> None:
    listening = log(*heard(IN_ORDER[:2], NOW - DAY), *heard([20, 21], NOW - 2 * DAY))
    assert begun(listening) == ["One / Long", "One / Other"]


def test_a_saved_list_goes_on() -> None:
    ids = tuple(TrackId(i) for i in (3, 21, 5, 24, 7, 26))
    saved = SavedPlaylist(PlaylistId(4), "Mine", NOW, ids)
    listening = log(*heard(ids[:4], NOW - DAY))
    left = list_left(saved, listening, VIEW, NOW)
    assert left is not None
    assert (left.track_ids, left.start, left.playlist_id, left.title) == (ids, 4, 4, "Mine")
    assert list_left(replace(saved, rules="genre: rock"), listening, VIEW, NOW) is None
    assert list_left(saved, log(*heard(ids, NOW - DAY)), VIEW, NOW) is None


def test_spoken_word_in_the_middle() -> None:
    places = {TrackId(1): DurationMs(90_000), TrackId(2): DurationMs(5_000), TrackId(999): DurationMs(60_000)}
    listening = log(*heard([1], NOW - DAY, 0.45))
    (left,) = spoken_left(places, listening, VIEW)
    assert (left.track_ids, left.position_ms) == ((1,), 90_000)
    assert left.at == NOW - DAY


def test_loved_albums_that_fell_silent() -> None:
    plays = [play for turn in range(2) for play in heard(IN_ORDER, NOW - (200 - turn) * DAY)]
    plays += heard([20, 21, 22], NOW - 150 * DAY)
    history = build(plays, [], VIEW, NOW, 0).tracks.aligned(VIEW.ids)
    (one,) = forgotten(history, VIEW, NOW)
    assert set(one.track_ids) == set(IN_ORDER)
    assert one.listens == 16
    assert one.last_played == plays[15].started_at
    disliked = [Feedback(TrackId(IN_ORDER[0]), NOW, FeedbackValue.DISLIKE)]
    assert forgotten(build(plays, disliked, VIEW, NOW, 0).tracks.aligned(VIEW.ids), VIEW, NOW) == ()
    again = [*plays, *heard(IN_ORDER[:1], NOW - 5 * DAY)]
    assert forgotten(build(again, [], VIEW, NOW, 0).tracks.aligned(VIEW.ids), VIEW, NOW) == ()
