"""More like a list, in the program: from plays, from albums, from the listener's own lists."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.app.more_like import load_continuation_prior, more_like, own_lists
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags

NOW = UnixTime(1_780_272_000.0)
LENGTH_MS = 200_000
TRACKS = 40


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Forty tracks: four an album, eight an artist."""
    services = Services(Paths.of(tmp_path / "profile"))
    files = tuple(
        ScannedFile(
            tmp_path / f"{number}.ogg",
            FileStamp(number, 1, number),
            Tags(
                f"Title {number}",
                (f"Artist {number // 8}",),
                f"Album {number // 4}",
                duration_ms=DurationMs(LENGTH_MS),
            ),
        )
        for number in range(TRACKS)
    )
    services.database.tracks.apply_batch(ScanBatch(files, ()), UnixTime(NOW - 90 * 86_400))
    yield services
    services.close()


def ids(services: Services) -> list[TrackId]:
    """By number in the title."""
    tracks = sorted(services.database.tracks.all(), key=lambda track: int(track.tags.title.split()[1]))
    return [track.id for track in tracks]


def hear(services: Services, numbers: list[int], evening: int) -> None:
    tracks = ids(services)
    for at, number in enumerate(numbers):
        start = UnixTime(NOW - evening * 86_400 + at * 210)
        play = Play(
            tracks[number], start, DurationMs(LENGTH_MS), DurationMs(LENGTH_MS), PlayEnd.FINISHED, QueuedBy.LISTENER
        )
        services.database.plays.add([play])


def test_without_plays_the_rest_of_the_album_then_of_the_artist(services: Services) -> None:
    services.load_known(NOW)
    tracks = ids(services)
    found = more_like(services, tracks[:2], (), NOW)
    assert set(found[:2]) == {tracks[2], tracks[3]}
    assert set(found[2:]) == set(tracks[4:8])  # and nobody else: nothing speaks for them


def test_what_is_heard_together_belongs_together(services: Services) -> None:
    together = [0, 9, 18, 27, 36]
    for evening in range(2, 12):
        hear(services, together, evening)
    services.load_known(NOW)
    tracks = ids(services)
    found = more_like(services, [tracks[0], tracks[9]], (), NOW, most=3)
    assert set(found) == {tracks[18], tracks[27], tracks[36]}


def test_own_lists_speak_and_the_list_itself_does_not(services: Services) -> None:
    services.load_known(NOW)
    tracks = ids(services)
    services.database.playlists.save("mine", (tracks[0], tracks[39]), NOW)
    own = own_lists(services)
    assert tracks[39] in more_like(services, [tracks[0]], own, NOW)
    assert more_like(services, [tracks[0], tracks[39]], own, NOW) == more_like(
        services, [tracks[0], tracks[39]], (), NOW
    )


def test_nothing_disliked_is_named(services: Services) -> None:
    tracks = ids(services)
    services.database.plays.add_feedback([Feedback(tracks[2], UnixTime(NOW - 60), FeedbackValue.DISLIKE)])
    services.load_known(NOW)
    assert tracks[2] not in more_like(services, tracks[:2], (), NOW)


def test_seeds_the_library_lost_are_passed_over(services: Services) -> None:
    services.load_known(NOW)
    tracks = ids(services)
    lost = TrackId(999_999)
    assert more_like(services, [lost], (), NOW) == ()
    assert more_like(services, [lost, *tracks[:2]], (), NOW) == more_like(services, tracks[:2], (), NOW)


def test_weights_that_do_not_fit_are_a_bug(tmp_path: Path) -> None:
    (tmp_path / "priors").mkdir()
    (tmp_path / "priors" / "continuing.json").write_text("{}")
    with pytest.raises(InvariantError, match=r"continuing\.json"):
        load_continuation_prior(tmp_path)
