"""Gains by tag, by album, by measurement, and none past full scale."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.playback import Levelling, gain_db

levels = st.one_of(st.none(), st.floats(-30, 30))


@pytest.mark.parametrize(
    ("levelling", "track", "album", "expected"),
    [
        (Levelling.TRACK, -6.0, -3.0, -6.0),
        (Levelling.ALBUM, -6.0, -3.0, -3.0),
        (Levelling.ALBUM, -6.0, None, -6.0),
        (Levelling.OFF, -6.0, -3.0, 0.0),
    ],
)
def test_tags_are_followed_as_asked(
    levelling: Levelling, track: float | None, album: float | None, expected: float
) -> None:
    assert gain_db(levelling, track, album, loudness=-30.0) == expected


def test_without_tags_the_measured_loudness_is_brought_to_the_reference() -> None:
    assert gain_db(Levelling.ALBUM, None, None, loudness=-9.5) == -8.5
    assert gain_db(Levelling.ALBUM, None, None, loudness=-22.0, true_peak=-6.0) == 4.0
    assert gain_db(Levelling.ALBUM, None, None, loudness=-22.0, true_peak=-1.0) == 1.0, "no further than full scale"
    assert gain_db(Levelling.ALBUM, None, None, loudness=-60.0) == 12.0
    assert gain_db(Levelling.ALBUM, None, None) == 0.0


@given(st.sampled_from(Levelling), levels, levels, st.floats(-70, 0), st.floats(-40, 3))
def test_no_gain_lifts_a_peak_over_full_scale(
    levelling: Levelling, track: float | None, album: float | None, loudness: float, peak: float
) -> None:
    gain = gain_db(levelling, track, album, loudness, peak)
    assert math.isfinite(gain)
    assert gain <= max(0.0, -peak)
