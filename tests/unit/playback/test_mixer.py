"""Joins at the sample, fades at constant power, and jumps back over what was rendered ahead."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.playback.sound import LOOP_JOIN, Mixer, Place, UnplayableError


class Ramp:
    """A sound whose sample at each frame tells which frame it is."""

    def __init__(self, length: int, begin: float = 0.0, claims: int | None = None) -> None:
        self._length = length
        self._begin = begin
        self.length = length if claims is None else claims
        self.position = 0
        self.is_closed = False
        self.speed = 1.0

    def ready(self, n: int) -> int:
        return n

    def read(self, n: int) -> NDArray[np.float32]:
        frames = np.arange(self.position, min(self.position + n, self._length), dtype=np.float32)
        self.position += len(frames)
        return np.repeat(frames[:, None] + np.float32(self._begin), 2, axis=1)

    def seek(self, frame: int) -> None:
        self.position = frame

    def close(self) -> None:
        self.is_closed = True


class Hum(Ramp):
    """Noise of one loudness; two of them have nothing in common."""

    def __init__(self, length: int, seed: int) -> None:
        super().__init__(length)
        self._samples = np.random.default_rng(seed).standard_normal((length, 2)).astype(np.float32)

    def read(self, n: int) -> NDArray[np.float32]:
        piece = self._samples[self.position : self.position + n]
        self.position += len(piece)
        return piece


def rendered(mixer: Mixer, piece: int = 64) -> NDArray[np.float32]:
    """(n,) all that is left, of the first channel."""
    pieces = []
    while len(block := mixer.render(piece)):
        pieces.append(block[:, 0])
    return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)


@given(st.integers(1, 300), st.integers(1, 300), st.integers(1, 100))
def test_two_sounds_join_at_the_sample_whatever_is_asked_at_once(first: int, second: int, piece: int) -> None:
    mixer = Mixer()
    mixer.begin(1, Ramp(first))
    mixer.follow(1, 2, Ramp(second, 1_000))
    assert rendered(mixer, piece).tolist() == [*range(first), *range(1_000, 1_000 + second)]
    assert mixer.is_silent
    assert (mixer.heard(first - 1), mixer.heard(first)) == (Place(0, 1, 0), Place(first, 2, 0))


def test_a_fade_keeps_the_power_of_unlike_sounds_within_a_decibel() -> None:
    mixer = Mixer()
    mixer.begin(1, Hum(120_000, 1))
    mixer.follow(1, 2, Hum(120_000, 2), 60_000)
    heard = rendered(mixer, 1_000)
    assert len(heard) == 180_000
    power = 10 * np.log10(np.mean(heard.reshape(-1, 6_000) ** 2, axis=1))
    assert np.abs(power).max() < 1
    assert mixer.heard(59_999) == Place(0, 1, 0)
    assert mixer.heard(60_000) == Place(60_000, 2, 0), "the next one counts from where it comes in"


def test_a_fade_is_at_most_half_of_either_sound_and_none_where_it_is_too_late() -> None:
    mixer = Mixer()
    mixer.begin(1, Hum(1_000, 1))
    mixer.follow(1, 2, Hum(300, 2), 900)
    assert len(rendered(mixer)) == 1_000 + 300 - 150

    mixer = Mixer()
    mixer.begin(1, Hum(1_000, 1))
    mixer.render(950)
    mixer.follow(1, 2, Hum(1_000, 2), 100)
    assert len(rendered(mixer)) == 50 + 1_000


def test_a_sound_that_ends_before_it_said_leaves_no_hole() -> None:
    mixer = Mixer()
    mixer.begin(1, Ramp(100, claims=200))
    mixer.follow(1, 2, Ramp(500, 1_000), 50)
    assert rendered(mixer).tolist() == [*range(100), *range(1_000, 1_500)]


def test_what_comes_when_all_is_rendered_comes_after_a_jump_back() -> None:
    mixer = Mixer()
    mixer.begin(1, Ramp(100))
    assert len(mixer.render(200)) == 100
    assert mixer.heard(40) == Place(0, 1, 0)
    late = Ramp(10, 1_000)
    mixer.follow(1, 2, late)
    assert late.is_closed, "a join needs the end that it joins"
    mixer.jump(1, 40)
    mixer.follow(1, 3, Ramp(10, 1_000))
    assert rendered(mixer).tolist() == [*range(40, 100), *range(1_000, 1_010)]


def test_a_jump_goes_back_before_a_join_that_was_rendered_ahead() -> None:
    first, second = Ramp(100), Ramp(100, 1_000)
    mixer = Mixer()
    mixer.begin(1, first)
    mixer.follow(1, 2, second)
    mixer.render(150)
    assert mixer.heard(70) == Place(0, 1, 0)
    assert mixer.is_past(1)
    mixer.jump(1, 90)
    assert mixer.heard(mixer.rendered) == Place(150, 1, 90)
    assert not mixer.is_past(1)
    assert rendered(mixer).tolist() == [*range(90, 100), *range(1_000, 1_100)]


def test_what_is_heard_past_is_let_go_of_and_no_earlier() -> None:
    first, second = Ramp(100), Ramp(100, 1_000)
    mixer = Mixer()
    mixer.begin(1, first)
    mixer.follow(1, 2, second)
    mixer.render(150)
    mixer.heard(99)
    assert not first.is_closed
    let_go = mixer.heard(100)
    assert let_go == Place(100, 2, 0)
    assert [first.is_closed, second.is_closed] == [True, False]
    mixer.jump(1, 0)
    assert rendered(mixer).tolist() == [*range(1_050, 1_100)], "the first one is past"


def test_what_follows_is_replaced_until_it_has_begun() -> None:
    wrong, late = Ramp(10, 500), Ramp(10, 700)
    mixer = Mixer()
    mixer.begin(1, Ramp(100))
    mixer.follow(1, 2, wrong)
    mixer.follow(1, 3, Ramp(10, 1_000))
    assert wrong.is_closed
    mixer.render(105)
    mixer.follow(1, 4, late)
    assert late.is_closed, "another one sounds already"
    assert rendered(mixer).tolist() == [*range(1_005, 1_010)]
    mixer.clear()
    assert mixer.heard(200) is None


@given(st.integers(0, 99), st.integers(1, 120))
def test_a_fade_is_the_same_after_a_jump_back_into_it(place: int, before: int) -> None:
    def made() -> Mixer:
        mixer = Mixer()
        mixer.begin(1, Hum(100, 1))
        mixer.follow(1, 2, Hum(100, 2), 40)
        return mixer

    straight = rendered(made())
    jumped = made()
    jumped.render(before)
    jumped.jump(1, place)
    after = rendered(jumped)
    # Past its beginning there is no fade any more: the next one then joins at the end.
    expected = straight[place:] if place <= 60 else None
    if expected is not None:
        assert after == pytest.approx(expected, abs=1e-6)
    else:
        assert len(after) == 100 - place + 100


def tune(length: int) -> Ramp:
    """A sine of 100 frames: cut after whole turns it goes on as if it had not been cut."""
    sound = Hum(length, 0)
    wave = 0.5 * np.sin(2 * np.pi * np.arange(length) / 100)
    sound._samples = np.repeat(wave[:, None], 2, axis=1).astype(np.float32)
    return sound


@settings(max_examples=30)
@given(st.integers(16, 700), st.integers(0, 3))
def test_a_loop_goes_round_without_a_gap_or_a_click(piece: int, rounds: int) -> None:
    mixer = Mixer()
    mixer.begin(1, tune(10_000))
    mixer.loop(1, (1_000, 3_000))
    heard = [mixer.render(piece)[:, 0] for _ in range((3_000 + 2_000 * rounds) // piece)]
    wave = 0.5 * np.sin(2 * np.pi * np.arange(9_000) / 100)
    joined = np.concatenate(heard)
    assert joined == pytest.approx(wave[: len(joined)], abs=1e-5)
    mixer.loop(1, None)
    at = mixer.position(1)
    assert at is not None
    assert len(rendered(mixer)) == 10_000 - at, "and then on to the end"


def test_places_in_a_loop_are_those_of_the_track_and_what_goes_back_is_known() -> None:
    mixer = Mixer()
    mixer.begin(1, Ramp(10_000))
    mixer.loop(1, (1_000, 3_000))
    assert len(mixer.render(2_999)) == 2_999
    goes_back = [mixer.goes_back]
    mixer.render(2_001)
    goes_back.append(mixer.goes_back)
    assert mixer.heard(2_999) == Place(0, 1, 0)
    assert mixer.heard(3_000) == Place(3_000, 1, 1_000)
    assert [*goes_back, mixer.goes_back] == [False, True, False], "what is heard already is no more ahead"
    assert mixer.position(1) == 3_000


def test_the_sound_of_a_loop_is_the_part_itself_but_for_where_it_joins() -> None:
    mixer = Mixer()
    mixer.begin(1, Ramp(10_000))
    mixer.loop(1, (1_000, 3_000))
    heard = mixer.render(5_000)[:, 0]
    assert heard[:3_000].tolist() == list(range(3_000))
    assert heard[3_000 + LOOP_JOIN :].tolist() == list(range(1_000 + LOOP_JOIN, 3_000))
    between = heard[3_000 : 3_000 + LOOP_JOIN]
    assert (np.diff(between) < 0).all(), "from what follows the end down to what follows the beginning"


def test_what_follows_comes_after_the_loop_is_let_go_of() -> None:
    mixer = Mixer()
    mixer.begin(1, Ramp(1_000))
    mixer.follow(1, 2, Ramp(10, 5_000), 4)
    mixer.loop(1, (0, 1_000))  # its end is that of the sound: nothing comes after it that could fade
    assert len(mixer.render(3_500)) == 3_500
    assert not mixer.is_past(1)
    mixer.loop(1, None)
    assert len(rendered(mixer)) == 500 + 10 - 4


def test_a_loop_beyond_the_end_is_none() -> None:
    mixer = Mixer()
    mixer.begin(1, Ramp(100))
    mixer.loop(1, (500, 600))
    mixer.jump(1, 500)
    assert rendered(mixer).tolist() == []
    assert mixer.is_silent


class Slow(Ramp):
    """A ramp of which a few frames are ready now and then."""

    def __init__(self, length: int, seed: int, begin: float = 0.0) -> None:
        super().__init__(length, begin)
        self._random = np.random.default_rng(seed)

    def ready(self, n: int) -> int:
        left = self._length - self.position
        return n if left <= 0 else int(self._random.integers(0, min(n, left), endpoint=True))


@settings(max_examples=30)
@given(st.integers(0, 999), st.integers(0, 150))
def test_sounds_that_are_late_give_the_same_stream_later(seed: int, fade: int) -> None:
    at_once, late = Mixer(), Mixer()
    at_once.begin(1, Ramp(400))
    at_once.follow(1, 2, Ramp(300, 1_000), fade)
    late.begin(1, Slow(400, seed))
    late.follow(1, 2, Slow(300, seed + 1, 1_000), fade)
    pieces = [late.render(37)[:, 0] for _ in range(2_000)]
    assert late.is_silent
    assert np.concatenate(pieces) == pytest.approx(rendered(at_once), abs=1e-3)


class Torn(Ramp):
    """A ramp that cannot be read from one frame on."""

    def __init__(self, length: int, at: int, begin: float = 0.0) -> None:
        super().__init__(length, begin)
        self._torn_at = at

    def read(self, n: int) -> NDArray[np.float32]:
        if self.position + n > self._torn_at:
            raise UnplayableError("it is torn")
        return super().read(n)


def test_what_cannot_be_read_at_all_is_not_faded_in_and_is_told_after_the_one_before_it() -> None:
    mixer = Mixer()
    mixer.begin(1, Ramp(200))
    mixer.follow(1, 2, Torn(300, 0), 50)
    assert mixer.render(1_000)[:, 0].tolist() == list(range(200)), "and nothing of its end is lost"
    with pytest.raises(UnplayableError):
        mixer.render(10)
    assert mixer.failing == 2
    assert mixer.heard(200) == Place(200, 2, 0), "by then it is the one that is heard"


def test_what_breaks_in_a_fade_is_told_of_the_one_that_broke() -> None:
    mixer = Mixer()
    mixer.begin(1, Ramp(200))
    mixer.follow(1, 2, Torn(300, 20), 50)
    mixer.render(160)
    with pytest.raises(UnplayableError):
        mixer.render(40)
    assert mixer.failing == 2

    mixer = Mixer()
    mixer.begin(1, Torn(200, 170))
    mixer.follow(1, 2, Ramp(300, 1_000), 50)
    assert len(mixer.render(170)) == 170
    rest = rendered(mixer)
    assert rest[-1] == 1_299
    assert len(rest) == 300 - 20, "the next one goes on from where it was, at full level"
    assert rest[0] == pytest.approx(1_020, abs=1)
