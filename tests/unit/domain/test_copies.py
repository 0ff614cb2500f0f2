"""Which copy is the better one, and what is said of the others."""

import pytest

from musicrec_desktop.domain.copies import compare_copies
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.track import Track
from tests.factories import make_track

BASE = {"format": "mp3", "bitrate_kbps": 128, "sample_rate": 44_100, "channels": 2, "duration_ms": DurationMs(200_000)}


def copy(track_id: int, **tags: object) -> Track:
    return make_track(track_id, **{**BASE, **tags})


@pytest.mark.parametrize(
    ("better", "worse", "why"),
    [
        ({"format": "flac", "bitrate_kbps": 900}, {"bitrate_kbps": 320}, "lossless"),
        ({"bitrate_kbps": 192}, {"bitrate_kbps": 128}, "higher quality"),
        ({"format": "opus", "bitrate_kbps": 96}, {"bitrate_kbps": 128}, "higher quality"),
        ({"format": "aac", "bitrate_kbps": 128}, {"bitrate_kbps": 128}, "higher quality"),
        ({}, {"format": "flac", "duration_ms": DurationMs(150_000)}, "longer"),
        ({}, {"bitrate_kbps": 320, "sample_rate": 22_050}, "higher sample rate"),
        ({}, {"bitrate_kbps": 320, "channels": 1}, "more channels"),
        ({}, {"genres": (), "album": ""}, "better tagged"),
        ({"bitrate_kbps": 320}, {"bitrate_kbps": 280, "year": 0}, "better tagged"),
    ],
)
def test_the_better_copy(better: dict[str, object], worse: dict[str, object], why: str) -> None:
    for first, second in ((1, 2), (2, 1)):
        copies = compare_copies([copy(first, **worse), copy(second, **better)])
        assert copies.best.id == second
        assert [track.id for track in copies.others] == [first]
        assert copies.why[0].startswith(why)


def test_equal_copies_stay_in_the_order_they_came() -> None:
    tracks = [copy(n) for n in (5, 2, 9)]  # added_at falls with the id
    copies = compare_copies(tracks)
    assert (copies.best.id, [track.id for track in copies.others]) == (9, [5, 2])
    assert set(copies.why) == {"here for longer"}
