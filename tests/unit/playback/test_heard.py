"""What counts as heard."""

from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.playback import HeardMeter


def test_steady_play_counts_in_full_however_lumpy_the_reports() -> None:
    meter = HeardMeter()
    for position_ms, clock_s in [(90, 0.10), (210, 0.20), (290, 0.31), (1_000, 1.0), (4_000, 4.0)]:
        meter.moved(position_ms, clock_s)
    assert meter.heard_ms == 4_000


def test_a_pause_counts_nothing() -> None:
    meter = HeardMeter()
    meter.moved(1_000, 1.0)
    meter.moved(1_000, 61.0)
    meter.moved(2_000, 62.0)
    assert meter.heard_ms == 2_000


def test_a_known_jump_counts_nothing() -> None:
    meter = HeardMeter()
    meter.moved(1_000, 1.0)
    meter.jumped(100_000, 1.0)
    meter.moved(101_000, 2.0)
    assert meter.heard_ms == 2_000


def test_a_late_report_from_before_the_jump_does_not_count_the_jump() -> None:
    meter = HeardMeter()
    meter.moved(1_000, 1.0)
    meter.jumped(100_000, 1.0)
    meter.moved(1_050, 1.05)  # still the old place
    meter.moved(100_050, 1.1)
    meter.moved(101_000, 2.05)
    assert meter.heard_ms == 1_000 + 50 + 950


def test_going_back_counts_what_is_heard_again() -> None:
    meter = HeardMeter()
    meter.moved(5_000, 5.0)
    meter.jumped(0, 5.0)
    meter.moved(2_000, 7.0)
    assert meter.heard_ms == 7_000


@given(st.lists(st.tuples(st.floats(0, 600_000), st.floats(0, 5)), max_size=30))
def test_never_more_than_the_clock_allows(steps: list[tuple[float, float]]) -> None:
    meter, clock_s = HeardMeter(), 0.0
    for position_ms, passed_s in steps:
        clock_s += passed_s
        meter.moved(position_ms, clock_s)
    assert 0 <= meter.heard_ms <= clock_s * 1000 + 500 * len(steps) + 1


def test_at_double_speed_twice_as_much_is_heard_and_no_more() -> None:
    meter = HeardMeter(0, 100.0, speed=2.0)
    meter.moved(8_000, 104.0)
    assert meter.heard_ms == 8_000
    meter.moved(60_000, 108.0)
    assert meter.heard_ms == 16_000, "the rest was a jump"
