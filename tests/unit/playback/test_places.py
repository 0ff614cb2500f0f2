"""Which places in spoken word are worth keeping."""

import pytest

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.playback.places import place_to_keep

HOUR = 3_600_000


@pytest.mark.parametrize(
    ("position_ms", "duration_ms", "kept_ms"),
    [
        (0, HOUR, 0),
        (9_999, HOUR, 0),
        (10_000, HOUR, 10_000),
        (HOUR // 2, HOUR, HOUR // 2),
        (HOUR - 15_001, HOUR, HOUR - 15_001),
        (HOUR - 15_000, HOUR, 0),
        (HOUR, HOUR, 0),
        (HOUR, 0, HOUR),
    ],
)
def test_the_middle_is_kept_and_the_ends_are_not(position_ms: int, duration_ms: int, kept_ms: int) -> None:
    assert place_to_keep(DurationMs(position_ms), DurationMs(duration_ms)) == kept_ms
