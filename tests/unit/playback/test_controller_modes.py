"""Repeat, shuffle, stop, sleep, loop, speed, sound and places, on a player without sound."""

import pytest

from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.playback import (
    FLAT,
    PRESETS,
    DevicesChanged,
    FilePart,
    Loop,
    Modes,
    ModesChanged,
    OutputDevice,
    PlaceLeft,
    PositionMoved,
    Repeat,
    Sleep,
    Sought,
    StateChanged,
)
from tests.unit.playback.stage import MINUTE, Stage, path


@pytest.fixture
def stage() -> Stage:
    return Stage()


def modes_told(stage: Stage) -> list[Modes]:
    return [news.modes for news in stage.news if isinstance(news, ModesChanged)]


def modes(stage: Stage) -> Modes:
    return stage.controller.modes


def looped(stage: Stage) -> tuple[int, int] | None:
    """In the player."""
    return stage.player.loop


def ended(stage: Stage) -> list[int]:
    return [end.track_id for end in stage.ends()]


# repeat


def test_all_is_repeated_from_the_first_without_a_gap(stage: Stage) -> None:
    stage.controller.set_repeat(Repeat.ALL)
    stage.play(1, 2)
    stage.player.advance(4 * MINUTE + 1_000)
    assert ended(stage) == [1, 2, 1, 2]
    assert stage.player.loads == [path(1)], "the rest were joined"
    assert stage.current() == 1
    assert modes_told(stage)[-1].repeat is Repeat.ALL


def test_one_is_repeated_until_the_listener_goes_on(stage: Stage) -> None:
    stage.play(1, 2)
    stage.player.advance(10_000)
    stage.controller.set_repeat(Repeat.ONE)
    stage.player.advance(2 * MINUTE)
    assert ended(stage) == [1, 1]
    assert stage.player.joins == [path(1), path(1)]
    stage.controller.next()
    assert stage.current() == 2
    stage.player.advance(MINUTE + 1_000)
    assert stage.current() == 2
    stage.controller.set_repeat(Repeat.OFF)
    stage.player.advance(MINUTE)
    assert stage.current() is None


def test_next_and_previous_go_round_only_when_all_is_repeated(stage: Stage) -> None:
    stage.controller.set_repeat(Repeat.ALL)
    stage.play(1, 2, 3)
    stage.controller.previous()
    assert stage.current() == 3
    stage.controller.next()
    assert stage.current() == 1
    stage.controller.set_repeat(Repeat.ONE)
    stage.controller.play_item(3)
    stage.controller.next()
    assert stage.current() is None


def test_repeating_what_cannot_be_played_ends() -> None:
    stage = Stage(broken=(1, 2))
    stage.controller.set_repeat(Repeat.ALL)
    stage.play(1, 2)
    assert stage.notices()[-1].code == "gave_up"
    assert stage.player.state is PlayerState.STOPPED


# shuffle


def test_a_shuffle_while_playing_keeps_the_track_and_goes_back(stage: Stage) -> None:
    stage.play(*range(1, 21), start=4)
    stage.player.advance(5_000)
    stage.controller.set_shuffle(True)
    shuffled = [item.track_id for item in stage.controller.queue.items]
    assert shuffled[0] == 5
    assert sorted(shuffled) == list(range(1, 21))
    assert shuffled != list(range(1, 21))
    assert stage.player.next == FilePart(path(shuffled[1])), "what follows is another one now"
    stage.player.advance(MINUTE)
    assert stage.current() == shuffled[1]
    stage.controller.set_shuffle(False)
    assert [item.track_id for item in stage.controller.queue.items] == list(range(1, 21))
    assert stage.current() == shuffled[1]
    assert ended(stage) == [5]


def test_a_new_queue_is_shuffled_when_shuffle_is_on(stage: Stage) -> None:
    stage.controller.set_shuffle(True)
    stage.play(*range(1, 21), start=7)
    assert stage.current() == 8
    assert stage.controller.queue.index == 0
    begun = set()
    for _ in range(20):
        stage.controller.play_tracks([TrackId(number) for number in range(1, 6)], start=None)
        begun.add(stage.current())
    assert len(begun) > 1, "from any of them when none was chosen"
    stage.controller.clear()
    stage.controller.add([TrackId(number) for number in range(1, 6)])
    assert stage.controller.queue.order == tuple(sorted(stage.controller.queue.order)) != ()


def test_a_shuffled_queue_is_restored_with_its_order() -> None:
    stage = Stage(modes=Modes(is_shuffled=True))
    items = [(TrackId(number), QueuedBy.LISTENER) for number in (3, 1, 2)]
    stage.controller.restore(items, 1, DurationMs(30_000), (2, 0, 1))
    assert [item.track_id for item in stage.controller.queue.items] == [3, 1, 2]
    stage.controller.play()
    assert (stage.current(), stage.player.position_ms) == (1, 30_000)
    stage.controller.set_shuffle(False)
    assert [item.track_id for item in stage.controller.queue.items] == [1, 2, 3]


# the end of playing


def test_playing_stops_after_the_current_track_once(stage: Stage) -> None:
    stage.play(1, 2, 3)
    stage.controller.stop_after_current()
    assert stage.player.next is None
    stage.player.advance(2 * MINUTE)
    assert ended(stage) == [1]
    assert stage.current() == 2
    assert stage.controller.state is PlayerState.STOPPED
    assert not modes(stage).stop_after_current
    assert stage.news[-1] == PositionMoved(DurationMs(0), DurationMs(0))
    stage.controller.play()
    stage.player.advance(MINUTE + 1_000)
    assert ended(stage) == [1, 2]
    assert stage.current() == 3


def test_a_change_of_mind_about_stopping_lets_the_next_track_follow(stage: Stage) -> None:
    stage.play(1, 2)
    stage.controller.stop_after_current()
    stage.controller.stop_after_current(False)
    stage.player.advance(MINUTE + 1_000)
    assert stage.player.joins == [path(2)]


def test_a_sleep_timer_fades_pauses_and_leaves_the_volume_as_it_was(stage: Stage) -> None:
    stage.controller.set_volume(0.8)
    stage.play(1, 2, 3)
    stage.controller.sleep_after(1.5)
    assert stage.controller.sleep_left_s == pytest.approx(90)
    stage.player.advance(70_000)
    assert stage.player.volume == pytest.approx(0.8)
    volumes = []
    for _ in range(19):
        stage.player.advance(1_000)
        volumes.append(stage.player.volume)
    assert volumes == sorted(volumes, reverse=True)
    assert volumes[9] == pytest.approx(0.4, abs=0.05)
    assert volumes[-1] < 0.06
    stage.player.advance(2_000)
    assert stage.news[-2:] == [StateChanged(PlayerState.PAUSED), ModesChanged(modes(stage))]
    assert stage.controller.position_ms == pytest.approx(30_000, abs=200)
    assert modes(stage).volume == 0.8
    assert modes(stage).sleep is None
    stage.controller.play()
    assert stage.player.volume == pytest.approx(0.8)
    stage.player.advance(MINUTE)
    assert stage.controller.state is PlayerState.PLAYING


def test_another_track_chosen_after_the_timer_ran_out_is_heard(stage: Stage) -> None:
    stage.play(1, 2, 3)
    stage.controller.sleep_after(0.5)
    stage.player.advance(31_000)
    assert stage.player.volume < 0.05
    stage.controller.next()
    assert stage.player.volume == 1.0
    stage.controller.sleep_after(0.5)
    stage.controller.pause()
    stage.player.advance(MINUTE)
    stage.play(3)
    stage.player.advance(5_000)
    assert stage.player.volume == 1.0
    assert stage.controller.state is PlayerState.PLAYING


def test_a_timer_that_runs_out_between_two_tracks_still_pauses(stage: Stage) -> None:
    stage.play(1, 2)
    stage.controller.sleep_after(1)
    stage.player.advance(MINUTE + 1_000)
    assert stage.controller.state is PlayerState.PAUSED
    assert stage.current() in (1, 2)


def test_a_sleep_timer_is_called_off_and_a_volume_chosen_meanwhile_counts(stage: Stage) -> None:
    stage.play(1)
    stage.controller.sleep_after(0.5)
    stage.player.advance(20_000)
    assert stage.player.volume == pytest.approx(0.5)
    stage.controller.set_volume(0.6)
    assert stage.player.volume == pytest.approx(0.3)
    stage.controller.sleep_after(None)
    assert stage.player.volume == pytest.approx(0.6)
    assert stage.controller.sleep_left_s is None
    stage.player.advance(20_000)
    assert stage.controller.state is PlayerState.PLAYING


def test_a_timer_that_runs_out_in_a_pause_does_not_pause_again(stage: Stage) -> None:
    stage.play(1)
    stage.player.advance(1_000)
    stage.controller.sleep_after(1)
    stage.controller.pause()
    stage.player.advance(8 * 60 * MINUTE)
    stage.controller.play()
    stage.player.advance(10_000)
    assert stage.controller.state is PlayerState.PLAYING
    assert stage.player.volume == 1.0
    assert modes(stage).sleep is None


def test_sleep_at_the_end_of_the_track_fades_towards_it_and_stops_there(stage: Stage) -> None:
    stage.play(1, 2)
    stage.controller.set_repeat(Repeat.ONE)
    stage.controller.sleep_at_track_end()
    assert modes(stage).sleep == Sleep()
    stage.player.advance(50_000)
    assert stage.player.volume == pytest.approx(0.5, abs=0.01)
    assert stage.controller.sleep_left_s == pytest.approx(10)
    stage.player.advance(20_000)
    assert stage.controller.state is PlayerState.STOPPED
    assert ended(stage) == [1]
    assert modes(stage).sleep is None
    stage.controller.play()
    assert stage.player.volume == 1.0


def test_a_timer_goes_on_through_the_end_of_a_track_where_only_stopping_was_asked_for(stage: Stage) -> None:
    stage.play(1, 2)
    stage.controller.sleep_after(5)
    stage.controller.stop_after_current()
    stage.player.advance(2 * MINUTE)
    assert modes(stage).sleep is not None
    assert not modes(stage).stop_after_current


# loop


def test_a_part_is_repeated_and_ends_with_its_track(stage: Stage) -> None:
    stage.play(1, 2)
    stage.controller.set_loop(DurationMs(10_000), DurationMs(20_000))
    assert stage.player.position_ms == 10_000, "outside of it, it begins at once"
    stage.player.advance(35_000)
    assert stage.player.position_ms == 15_000
    assert modes(stage).loop == Loop(DurationMs(10_000), DurationMs(20_000))
    stage.controller.clear_loop()
    stage.player.advance(45_500)
    assert ended(stage) == [1]
    stage.controller.set_loop(DurationMs(1_000), DurationMs(2_000))
    stage.controller.next()
    assert modes(stage).loop is None
    assert looped(stage) is None


def test_one_button_marks_beginning_and_end_and_lets_go(stage: Stage) -> None:
    stage.controller.mark_loop()
    assert modes(stage).loop is None, "nothing is loaded"
    stage.play(1)
    stage.player.advance(5_000)
    stage.controller.mark_loop()
    assert modes(stage).loop == Loop(DurationMs(5_000))
    assert looped(stage) is None
    stage.player.advance(3_000)
    stage.controller.mark_loop()
    assert looped(stage) == (5_000, 8_000)
    stage.player.advance(1_000)
    assert stage.player.position_ms == 6_000
    stage.controller.mark_loop()
    assert looped(stage) is None
    assert modes(stage).loop is None


def test_a_jump_past_the_end_of_a_loop_leaves_it(stage: Stage) -> None:
    stage.play(1)
    stage.controller.set_loop(DurationMs(10_000), DurationMs(20_000))
    stage.controller.seek(DurationMs(5_000))
    assert modes(stage).loop is not None
    stage.controller.seek(DurationMs(30_000))
    assert modes(stage).loop is None
    stage.player.advance(5_000)
    assert stage.player.position_ms == 35_000


# speed and places


def test_only_spoken_word_is_faster_and_is_heard_in_its_own_time(stage: Stage) -> None:
    stage.parts[2] = FilePart(path(2), is_speech=True)
    stage.controller.set_speed(2.0)
    stage.play(1, 2, 1)
    stage.player.advance(MINUTE + 30_000)
    assert ended(stage) == [1, 2]
    assert [end.played_ms for end in stage.ends()] == [MINUTE, pytest.approx(MINUTE, abs=100)]
    stage.controller.set_speed(1.5, for_all=True)
    stage.player.advance(40_000)
    assert ended(stage) == [1, 2, 1]
    assert stage.ends()[2].played_ms == pytest.approx(MINUTE, abs=100)
    assert stage.ends()[2].at - stage.ends()[1].at == pytest.approx(40, abs=0.2)
    assert modes_told(stage)[-1].speed_for_all


def test_a_change_of_speed_in_the_middle_is_no_jump(stage: Stage) -> None:
    stage.play(1)
    stage.player.advance(10_000)
    stage.controller.set_speed(3.0, for_all=True)
    stage.player.advance(10_000)
    stage.controller.set_speed(0.1)
    assert modes(stage).speed == 0.5
    stage.player.advance(20_000)
    assert stage.player.position_ms == 50_000
    stage.controller.stop()
    assert [end.played_ms for end in stage.ends()] == [pytest.approx(50_000, abs=600)]


def test_spoken_word_goes_on_where_it_was_left_and_music_does_not() -> None:
    stage = Stage(duration_ms=10 * MINUTE)
    stage.parts[1] = FilePart(path(1), is_speech=True)
    stage.play(1, 2)
    stage.player.advance(5 * MINUTE)
    stage.controller.next()
    stage.player.advance(5 * MINUTE)
    left = [news for news in stage.news if isinstance(news, PlaceLeft)]
    assert left[-1] == PlaceLeft(TrackId(1), DurationMs(5 * MINUTE))
    assert {news.track_id for news in left} == {1}
    stage.places[1] = left[-1].position_ms
    stage.controller.play_item(stage.controller.queue.items[0].key)
    assert stage.player.position_ms == 5 * MINUTE
    stage.controller.next()
    assert stage.player.position_ms == 0


def test_the_place_of_spoken_word_is_told_now_and_then_and_in_a_pause_and_forgotten_at_its_end() -> None:
    stage = Stage(duration_ms=2 * MINUTE)
    stage.parts[1] = FilePart(path(1), is_speech=True)
    stage.play(1)
    stage.player.advance(MINUTE)
    told = [news.position_ms for news in stage.news if isinstance(news, PlaceLeft)]
    assert told == [15_000, 30_000, 45_000, 60_000]
    stage.player.advance(1_000)
    stage.controller.pause()
    assert PlaceLeft(TrackId(1), DurationMs(61_000)) in stage.news
    stage.controller.play()
    stage.player.advance(MINUTE)
    assert [news for news in stage.news if isinstance(news, PlaceLeft)][-1] == PlaceLeft(TrackId(1), DurationMs(0))


def test_a_chapter_left_in_its_middle_follows_there_and_a_fresh_one_without_a_gap() -> None:
    stage = Stage()
    for number in (1, 2, 3):
        stage.parts[number] = FilePart(path(number), is_speech=True)
    stage.places[3] = 20_000
    stage.play(1, 2, 3)
    stage.player.advance(2 * MINUTE + 1_000)
    assert stage.player.joins == [path(2)]
    assert stage.current() == 3
    assert stage.player.position_ms == 21_000


def test_a_restored_chapter_that_was_not_begun_goes_on_where_it_was_left_before() -> None:
    stage = Stage()
    stage.parts[1] = FilePart(path(1), is_speech=True)
    stage.places[1] = 20_000
    stage.controller.restore([(TrackId(1), QueuedBy.LISTENER)], 0, DurationMs(0))
    assert stage.controller.position_ms == 20_000
    stage.controller.play()
    assert stage.player.position_ms == 20_000


def test_a_listener_who_goes_to_the_beginning_of_a_chapter_gets_it() -> None:
    stage = Stage()
    stage.parts[1] = FilePart(path(1), is_speech=True)
    stage.places[1] = 20_000
    stage.controller.add([TrackId(1)])
    stage.controller.play_item(1)
    stage.controller.previous()
    assert stage.player.position_ms == 0
    stage.controller.stop()
    assert stage.controller.position_ms == 20_000
    stage.controller.seek(DurationMs(0))
    stage.controller.play()
    assert stage.player.position_ms == 0


# sound and devices


def test_the_player_begins_in_the_modes_of_the_last_run() -> None:
    last = Modes(speed=1.5, equaliser=PRESETS["bass"], volume=0.3, device="second", repeat=Repeat.ALL)
    stage = Stage(modes=last)
    assert stage.player.equaliser == PRESETS["bass"]
    assert stage.player.speeds == (1.5, 1.0)
    assert stage.player.volume == 0.3
    assert stage.player.device == "second"
    assert modes(stage) == last
    assert stage.news == []


def test_each_change_is_told_once_and_no_change_is_not(stage: Stage) -> None:
    for _ in range(2):
        stage.controller.set_equaliser(PRESETS["voice"])
        stage.controller.set_volume(0.5)
        stage.controller.set_repeat(Repeat.ONE)
        stage.controller.set_shuffle(True)
        stage.controller.set_speed(1.2)
        stage.controller.set_device("second")
    assert len(modes_told(stage)) == 6
    assert modes_told(stage)[0] == Modes(equaliser=PRESETS["voice"])
    assert stage.player.equaliser == PRESETS["voice"]
    stage.controller.set_equaliser(FLAT)
    assert stage.player.equaliser == FLAT


def test_a_device_is_used_while_it_is_there(stage: Stage) -> None:
    stage.controller.set_device("second")
    assert stage.news[-1] == DevicesChanged(stage.player.devices, "second")
    stage.player.plug(OutputDevice("first", "First", is_default=True))
    assert stage.news[-1] == DevicesChanged((OutputDevice("first", "First", is_default=True),), "first")
    assert modes(stage).device == "second", "it may come back"
    stage.player.plug(OutputDevice("first", "First", is_default=True), OutputDevice("second", "Second"))
    assert stage.player.device == "second"


def test_a_jump_is_told_as_one(stage: Stage) -> None:
    stage.play(1)
    stage.player.advance(1_000)
    assert not [news for news in stage.news if isinstance(news, Sought)]
    stage.controller.seek(DurationMs(9_000))
    assert [news for news in stage.news if isinstance(news, Sought)] == [Sought(DurationMs(9_000))]


def test_a_fade_known_later_is_taken_over(stage: Stage) -> None:
    length = DurationMs(0)
    stage.controller._fade_ms = lambda _before, _after: length
    stage.play(1, 2)
    stage.controller.renew_fade()
    assert stage.player.fade_ms == 0
    length = DurationMs(4_000)
    stage.controller.renew_fade()
    assert stage.player.fade_ms == 4_000
    assert stage.player.next == FilePart(path(2))
