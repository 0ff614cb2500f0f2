"""How the length of a fade follows two tracks."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.playback import FadeTraits, adaptive_fade_ms
from musicrec_desktop.playback.crossfade import LONGEST_MS

maybe = st.one_of(st.just(math.nan), st.floats(0, 1))
traits = st.builds(
    FadeTraits,
    energy=maybe,
    tempo=st.one_of(st.just(math.nan), st.floats(0, 300)),
    fades_in_ms=st.one_of(st.just(math.nan), st.floats(0, 120_000)),
    fades_out_ms=st.one_of(st.just(math.nan), st.floats(0, 120_000)),
)


@given(traits, traits)
def test_a_fade_is_none_or_of_a_length_that_is_meant(before: FadeTraits, after: FadeTraits) -> None:
    length = adaptive_fade_ms(before, after)
    assert length == 0 or 500 <= length <= LONGEST_MS


@given(st.floats(0, 0.5), st.floats(0, 0.25), st.floats(0, 0.25))
def test_the_farther_apart_in_energy_the_shorter(energy: float, near: float, more: float) -> None:
    def fade(other: float) -> int:
        return adaptive_fade_ms(FadeTraits(energy, 120), FadeTraits(other, 120))

    assert fade(energy + near) >= fade(energy + near + more)


def test_alike_tracks_fade_long_and_unlike_ones_are_joined() -> None:
    calm, party = FadeTraits(0.2, 80), FadeTraits(0.9, 128)
    assert adaptive_fade_ms(party, FadeTraits(0.88, 127)) >= 7_000
    assert adaptive_fade_ms(calm, party) == 0
    assert 0 < adaptive_fade_ms(FadeTraits(0.5, 100), FadeTraits(0.6, 118)) < 5_000


def test_half_and_double_are_one_tempo() -> None:
    slow, fast = FadeTraits(0.5, 70), FadeTraits(0.5, 140)
    assert adaptive_fade_ms(slow, fast) == adaptive_fade_ms(fast, fast)
    assert adaptive_fade_ms(slow, FadeTraits(0.5, 99)) < adaptive_fade_ms(slow, slow) / 2


def test_an_ending_that_leaves_by_itself_gives_its_length_and_one_that_stops_is_kept_whole() -> None:
    after = FadeTraits(0.5, 120, fades_in_ms=2_000)
    leaving = FadeTraits(0.5, 120, fades_out_ms=11_000)
    stopping = FadeTraits(0.5, 120, fades_out_ms=300)
    assert adaptive_fade_ms(leaving, after) == pytest.approx(11_000)
    assert adaptive_fade_ms(stopping, after) == pytest.approx(1_000)


def test_nothing_known_is_a_fade_of_middle_length() -> None:
    assert 2_000 < adaptive_fade_ms(FadeTraits(), FadeTraits()) < 5_000
