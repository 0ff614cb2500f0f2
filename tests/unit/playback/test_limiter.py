"""No sample gets past the ceiling, and none is touched without need."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.playback.sound import CEILING, Limiter

RATE = 8_000


def limited(sound: NDArray[np.float32], sizes: list[int]) -> NDArray[np.float32]:
    """What comes out, in step with what went in."""
    limiter, pieces, at, turn = Limiter(RATE), [], 0, 0
    while at < len(sound):
        n = sizes[turn % len(sizes)]
        pieces.append(limiter.process(sound[at : at + n]))
        at, turn = at + n, turn + 1
    return np.concatenate([*pieces, limiter.rest()])[limiter.delay :]


def noise(seed: int, level: float) -> NDArray[np.float32]:
    return np.asarray(np.random.default_rng(seed).standard_normal((2_000, 2)) * level, np.float32)


@given(
    st.integers(0, 50), st.sampled_from([0.1, 0.3, 1.0, 5.0]), st.lists(st.integers(20, 700), min_size=1, max_size=5)
)
def test_whatever_goes_in_in_pieces_of_any_size_stays_below_the_ceiling(
    seed: int, level: float, sizes: list[int]
) -> None:
    sound = noise(seed, level)
    out = limited(sound, sizes)
    assert out.shape == sound.shape
    assert np.abs(out).max() <= CEILING + 1e-6
    assert np.array_equal(out, limited(sound, [2_000])), "the same whatever the pieces"


def test_what_is_low_enough_is_not_touched_and_a_peak_is_turned_down_around_itself_alone() -> None:
    quiet = noise(1, 0.1)
    assert np.array_equal(limited(quiet, [300]), quiet)
    peaked = quiet.copy()
    peaked[1_000] = 3.0
    out, reach = limited(peaked, [300]), Limiter(RATE).delay
    assert abs(float(out[1_000, 0])) <= CEILING + 1e-6
    assert np.array_equal(out[: 1_000 - 2 * reach], quiet[: 1_000 - 2 * reach])
    assert np.array_equal(out[1_001 + 2 * reach :], quiet[1_001 + 2 * reach :])


def test_the_gain_has_no_steps() -> None:
    level = np.ones((2_000, 2), np.float32) * np.float32(0.5)
    level[1_000:1_003] = 2.0
    gain = limited(level, [777])[:, 0] / level[:, 0]
    assert np.abs(np.diff(gain)).max() < 2 / Limiter(RATE).delay
