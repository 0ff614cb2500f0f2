"""What the player reports becomes exactly the play that happened."""

import pytest

from musicrec_desktop.domain.events import TrackEnded, TrackStarted
from musicrec_desktop.domain.ids import DurationMs, PlaylistId, TrackId, UnixTime
from musicrec_desktop.domain.play import Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.playlist import QueueItem
from musicrec_desktop.feedback import PlayRecorder

LENGTHS = {TrackId(1): DurationMs(200_000), TrackId(2): DurationMs(0)}


def recorder() -> PlayRecorder:
    return PlayRecorder(LENGTHS.__getitem__)


def start(key: int = 7, track: int = 1, at: float = 1000.0) -> TrackStarted:
    return TrackStarted(key, TrackId(track), UnixTime(at))


def end(
    key: int = 7, track: int = 1, played: int = 90_000, *, reached: bool = False, chosen: bool = False
) -> TrackEnded:
    return TrackEnded(key, TrackId(track), UnixTime(1200), DurationMs(played), reached, chosen)


def item(key: int = 7, track: int = 1, by: QueuedBy = QueuedBy.LISTENER) -> QueueItem:
    return QueueItem(key, TrackId(track), by, PlaylistId(4))


@pytest.mark.parametrize(
    ("reached", "chosen", "ended"),
    [
        (True, False, PlayEnd.FINISHED),
        (True, True, PlayEnd.FINISHED),
        (False, True, PlayEnd.SKIPPED),
        (False, False, PlayEnd.STOPPED),
    ],
)
def test_how_it_ended(reached: bool, chosen: bool, ended: PlayEnd) -> None:
    plays = recorder()
    plays.started(start(), item(by=QueuedBy.RECOMMENDATION))
    assert plays.ended(end(reached=reached, chosen=chosen)) == Play(
        TrackId(1),
        UnixTime(1000),
        DurationMs(90_000),
        DurationMs(200_000),
        ended,
        QueuedBy.RECOMMENDATION,
        PlaylistId(4),
    )


def test_skipping_after_half_is_no_skip_in_the_sense_of_taste() -> None:
    plays = recorder()
    plays.started(start(), item())
    early = plays.ended(end(played=99_000, chosen=True))
    plays.started(start(), item())
    late = plays.ended(end(played=101_000, chosen=True))
    assert early is not None
    assert late is not None
    assert (early.is_skip, late.is_skip, late.is_listen) == (True, False, True)


def test_an_end_counts_once_and_only_with_its_start() -> None:
    plays = recorder()
    assert plays.ended(end()) is None
    plays.started(start(), item())
    assert plays.ended(end(key=8)) is None
    assert plays.ended(end()) is not None
    assert plays.ended(end()) is None
    plays.started(start(), item())
    assert plays.ended(end(track=2)) is None, "the entry of that key is another track by now"


def test_overlapping_tracks_do_not_mix() -> None:
    plays = recorder()
    plays.started(start(1, 1, 10), item(1, 1))
    plays.started(start(2, 2, 20), item(2, 2))
    first, second = plays.ended(end(1, 1, 5)), plays.ended(end(2, 2, 6))
    assert first is not None
    assert second is not None
    assert [(play.track_id, play.started_at, play.duration_ms) for play in (first, second)] == [
        (TrackId(1), UnixTime(10), DurationMs(200_000)),
        (TrackId(2), UnixTime(20), DurationMs(0)),
    ]


def test_repeating_one_entry_makes_a_play_each_time() -> None:
    plays = recorder()
    starts = []
    for at in (10, 20, 30):
        plays.started(start(at=at), item())
        play = plays.ended(end(reached=True))
        assert play is not None
        starts.append(play.started_at)
    assert starts == [UnixTime(10), UnixTime(20), UnixTime(30)]


def test_starts_that_never_end_do_not_pile_up() -> None:
    plays = recorder()
    for key in range(1000):
        plays.started(start(key), item(key))
    assert len(plays._sounding) <= 8
    assert plays.ended(end(999)) is not None


def test_a_negative_length_heard_is_none_heard() -> None:
    plays = recorder()
    plays.started(start(), item())
    play = plays.ended(end(played=-5))
    assert play is not None
    assert play.played_ms == 0
