"""Queue and player together, on a player without sound."""

import pytest

from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import DurationMs, PlaylistId, TrackId
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.playback import (
    GIVE_UP_AFTER,
    FilePart,
    PlaybackController,
    PositionMoved,
    QueueChanged,
    StateChanged,
)
from tests.unit.playback.stage import MINUTE, Stage, path


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_a_queue_plays_to_its_end(stage: Stage) -> None:
    stage.play(1, 2)
    stage.player.advance(3 * MINUTE)
    assert [(end.track_id, end.played_ms, end.reached_end, end.by_listener) for end in stage.ends()] == [
        (1, MINUTE, True, False),
        (2, MINUTE, True, False),
    ]
    assert [start.track_id for start in stage.starts()] == [1, 2]
    assert stage.starts()[1].at - stage.starts()[0].at == pytest.approx(60, abs=0.2)
    assert stage.current() is None
    assert stage.controller.state is PlayerState.STOPPED
    assert stage.news[-1] == PositionMoved(DurationMs(0), DurationMs(0))


def test_nothing_is_said_of_a_track_that_never_sounded(stage: Stage) -> None:
    stage.play(1, 2)
    stage.controller.next()
    stage.controller.stop()
    assert stage.starts() == []
    assert stage.ends() == []


def test_next_is_the_listeners_choice_and_stop_is_not(stage: Stage) -> None:
    stage.play(1, 2)
    stage.player.advance(10_000)
    stage.controller.next()
    stage.player.advance(20_000)
    stage.controller.stop()
    assert [(end.track_id, end.played_ms, end.reached_end, end.by_listener) for end in stage.ends()] == [
        (1, 10_000, False, True),
        (2, 20_000, False, False),
    ]


def test_pauses_and_jumps_are_not_heard(stage: Stage) -> None:
    stage.play(1)
    stage.player.advance(5_000)
    stage.controller.pause()
    stage.player.advance(30_000)
    stage.controller.play()
    stage.player.advance(1_000)
    stage.controller.seek(DurationMs(50_000))
    stage.player.advance(10_000)
    (end,) = stage.ends()
    assert end.played_ms == 16_000
    assert end.reached_end


def test_time_since_the_last_report_counts_too(stage: Stage) -> None:
    stage.player._report_every_ms = 10_000
    stage.play(1)
    stage.player.advance(10_000)
    stage.player.clock_s += 4
    stage.player._position_ms += 4_000  # played on, not yet reported
    stage.controller.close()
    assert stage.ends()[0].played_ms == 14_000
    assert not stage.ends()[0].by_listener


def test_previous_restarts_a_track_that_is_under_way(stage: Stage) -> None:
    stage.play(1, 2, start=1)
    stage.player.advance(3_500)
    stage.controller.previous()
    assert (stage.current(), stage.player.position_ms) == (2, 0)
    stage.player.advance(1_000)
    stage.controller.previous()
    assert (stage.current(), stage.player.path) == (1, path(1))
    assert stage.ends()[0].by_listener
    assert stage.ends()[0].played_ms == 4_500


def test_previous_at_the_first_track_restarts_it(stage: Stage) -> None:
    stage.play(1, 2)
    stage.player.advance(1_000)
    stage.controller.previous()
    assert (stage.current(), stage.player.position_ms, stage.controller.state) == (1, 0, PlayerState.PLAYING)
    assert stage.ends() == []


def test_an_unplayable_track_is_told_and_passed_over() -> None:
    stage = Stage(broken=(2,), gone=(3,))
    stage.play(1, 2, 3, 4)
    stage.player.advance(MINUTE + 1_000)
    assert stage.current() == 4
    assert stage.controller.state is PlayerState.PLAYING
    assert [notice.code for notice in stage.notices()] == ["unplayable", "unplayable"]
    assert "2.flac" in stage.notices()[0].text
    assert [start.track_id for start in stage.starts()] == [1, 4]


def test_a_track_that_breaks_half_way_counts_as_heard_so_far(stage: Stage) -> None:
    stage.play(1, 2)
    stage.player.advance(7_000)
    stage.player.fail("the file is damaged")
    assert stage.ends()[0].played_ms == 7_000
    assert not stage.ends()[0].reached_end
    assert not stage.ends()[0].by_listener
    assert stage.current() == 2
    assert stage.controller.state is PlayerState.PLAYING


def test_a_queue_of_broken_tracks_is_given_up() -> None:
    stage = Stage(broken=tuple(range(1, 10_001)))
    stage.play(*range(1, 10_001))
    assert len(stage.player.loads) == GIVE_UP_AFTER
    assert stage.notices()[-1].code == "gave_up"
    assert stage.controller.state is PlayerState.STOPPED
    stage.controller.next()  # the listener may try on
    assert len(stage.player.loads) == 2 * GIVE_UP_AFTER


def test_a_short_queue_of_broken_tracks_ends() -> None:
    stage = Stage(broken=(1, 2))
    stage.play(1, 2)
    assert stage.current() is None
    assert stage.notices()[-1].hint == ""


def test_removing_the_current_track_goes_on_with_the_next(stage: Stage) -> None:
    stage.play(1, 2, 3)
    stage.player.advance(2_000)
    first, second, _ = stage.controller.queue.items
    stage.controller.remove([second.key, first.key])
    assert stage.current() == 3
    assert stage.player.path == path(3)
    assert stage.controller.state is PlayerState.PLAYING
    assert stage.ends()[0].by_listener


def test_removing_the_current_track_while_paused_starts_nothing(stage: Stage) -> None:
    stage.play(1, 2)
    stage.controller.pause()
    stage.controller.remove([stage.controller.queue.items[0].key])
    assert stage.controller.state is PlayerState.STOPPED
    stage.controller.play()
    assert stage.player.path == path(2)


def test_add_next_stands_behind_the_current_track(stage: Stage) -> None:
    stage.play(1, 2)
    stage.controller.add_next([TrackId(9)], QueuedBy.PLAYLIST, PlaylistId(4))
    stage.controller.add([TrackId(8)])
    assert [item.track_id for item in stage.controller.queue.items] == [1, 9, 2, 8]
    assert stage.player.loads == [path(1)]


def test_moving_and_clearing(stage: Stage) -> None:
    stage.play(1, 2, 3)
    stage.controller.move([stage.controller.queue.items[2].key], 0)
    assert [item.track_id for item in stage.controller.queue.items] == [3, 1, 2]
    assert stage.current() == 1
    stage.controller.clear()
    assert len(stage.controller.queue) == 0
    assert stage.controller.state is PlayerState.STOPPED


def test_play_item_jumps_and_an_unknown_one_does_nothing(stage: Stage) -> None:
    stage.play(1, 2, 3)
    stage.player.advance(1_000)
    stage.controller.play_item(stage.controller.queue.items[2].key)
    assert stage.player.path == path(3)
    assert stage.ends()[0].by_listener
    stage.controller.play_item(12_345)
    assert stage.player.path == path(3)


def test_a_restored_queue_is_silent_until_play_and_goes_on_where_it_was(stage: Stage) -> None:
    stage.controller.restore(
        [(TrackId(1), QueuedBy.LISTENER), (TrackId(2), QueuedBy.RECOMMENDATION)], 1, DurationMs(30_000)
    )
    assert stage.player.loads == []
    assert stage.controller.position_ms == 30_000
    stage.controller.toggle()
    assert stage.player.path == path(2)
    assert stage.player.position_ms == 30_000
    stage.player.advance(30_000)
    assert stage.ends()[0].played_ms == 30_000
    assert stage.ends()[0].reached_end


def test_the_resume_place_belongs_to_its_track_only(stage: Stage) -> None:
    stage.controller.restore([(TrackId(1), QueuedBy.LISTENER), (TrackId(2), QueuedBy.LISTENER)], 0, DurationMs(30_000))
    stage.controller.next()
    assert stage.player.position_ms == 0
    assert stage.player.path == path(2)


def test_play_without_a_place_begins_at_the_front(stage: Stage) -> None:
    stage.controller.add([TrackId(5), TrackId(6)])
    stage.controller.play()
    assert stage.player.path == path(5)


def test_an_empty_queue_takes_every_key(stage: Stage) -> None:
    for press in (
        stage.controller.play,
        stage.controller.toggle,
        stage.controller.next,
        stage.controller.previous,
        stage.controller.stop,
        stage.controller.clear,
    ):
        press()
    stage.controller.play_tracks([])
    stage.controller.seek(DurationMs(5))
    assert stage.player.loads == []
    assert stage.starts() == []


def test_a_lost_device_pauses_and_is_told(stage: Stage) -> None:
    stage.play(1)
    stage.player.advance(1_000)
    stage.player.lose_device()
    assert stage.controller.state is PlayerState.PAUSED
    assert stage.notices()[0].code == "device_lost"
    stage.controller.play()
    stage.player.advance(1_000)
    stage.controller.stop()
    assert stage.ends()[0].played_ms == 2_000


def test_volume_is_kept_in_bounds(stage: Stage) -> None:
    stage.controller.set_volume(1.7)
    assert stage.player.volume == 1.0


def test_state_and_queue_are_told(stage: Stage) -> None:
    stage.play(1)
    stage.controller.pause()
    assert StateChanged(PlayerState.PLAYING) in stage.news
    assert stage.news[-1] == StateChanged(PlayerState.PAUSED)
    assert QueueChanged(stage.controller.queue) in stage.news


def test_parts_of_one_file_are_tracks_of_their_own(stage: Stage) -> None:
    stage.parts[7] = FilePart(path(1), DurationMs(10_000), DurationMs(30_000))
    stage.parts[8] = FilePart(path(1), DurationMs(30_000))
    stage.play(7, 8)
    stage.player.advance(5_000)
    assert (stage.controller.position_ms, stage.player.duration_ms) == (5_000, 20_000)
    stage.controller.seek(DurationMs(90_000))
    assert stage.controller.position_ms == 20_000, "no jump leads out of the part"
    stage.controller.seek(DurationMs(19_000))
    stage.player.advance(1_000)
    assert stage.current() == 8
    assert (stage.ends()[0].track_id, stage.ends()[0].played_ms, stage.ends()[0].reached_end) == (7, 6_000, True)
    stage.player.advance(30_000)
    assert (stage.ends()[1].track_id, stage.ends()[1].played_ms) == (8, 30_000)
    assert (stage.player.loads, stage.player.joins) == ([path(1)], [path(1)])


def test_what_comes_next_is_known_to_the_player_and_played_without_a_load(stage: Stage) -> None:
    stage.play(1, 2, 3)
    assert stage.player.next == FilePart(path(2))
    stage.controller.move([stage.controller.queue.items[2].key], 1)
    assert stage.player.next == FilePart(path(3))
    stage.player.advance(MINUTE + 100)
    assert (stage.player.loads, stage.player.joins) == ([path(1)], [path(3)])
    assert stage.current() == 3
    assert [(end.track_id, end.reached_end, end.played_ms) for end in stage.ends()] == [(1, True, MINUTE)]
    assert stage.player.next == FilePart(path(2))
    stage.controller.remove([stage.controller.queue.items[2].key])
    assert stage.player.next is None


def test_a_track_that_sounds_though_another_one_was_to_follow_is_replaced(stage: Stage) -> None:
    stage.play(1, 2)
    stage.player.advance(MINUTE - 1_000)
    late = stage.player.next
    assert late is not None
    stage.controller.add_next([TrackId(3)])
    stage.player.next = late  # the change came too late to be heard
    stage.player.advance(1_500)
    assert stage.current() == 3
    assert stage.player.path == path(3)
    assert [end.track_id for end in stage.ends()] == [1]


def test_a_gain_that_is_known_better_by_now_does_not_begin_the_track_anew(stage: Stage) -> None:
    stage.parts[2] = FilePart(path(2))
    stage.play(1, 2)
    stage.parts[2] = FilePart(path(2), gain_db=-3.0)
    stage.player.advance(MINUTE + 100)
    assert (stage.player.loads, stage.player.joins) == ([path(1)], [path(2)])


def test_a_fade_is_asked_for_between_the_two_tracks(stage: Stage) -> None:
    asked = []

    def fade_ms(before: TrackId, after: TrackId) -> DurationMs:
        asked.append((before, after))
        return DurationMs(4_000)

    stage.controller = PlaybackController(
        stage.player, lambda track_id: FilePart(path(track_id)), stage.news.append, fade_ms=fade_ms
    )
    stage.controller.play_tracks([TrackId(1), TrackId(2)])
    assert asked == [(1, 2)]
    assert stage.player.fade_ms == 4_000
