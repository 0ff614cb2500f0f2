"""Whatever the listener presses, the account of what was heard stays in order."""

from hypothesis import example, given
from hypothesis import strategies as st

from musicrec_desktop.domain.events import Notice, PlayerState, TrackEnded, TrackStarted
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.playback import Repeat
from tests.unit.playback.stage import Stage, path

presses = st.one_of(
    st.tuples(st.just("advance"), st.integers(0, 20_000)),
    st.tuples(st.just("seek"), st.integers(0, 12_000)),
    st.tuples(st.just("play_item"), st.integers(0, 12)),
    st.tuples(st.just("remove"), st.integers(0, 12)),
    st.tuples(st.just("add"), st.integers(1, 5)),
    st.tuples(st.just("add_next"), st.integers(1, 5)),
    st.tuples(st.just("play_tracks"), st.integers(1, 5)),
    st.tuples(st.sampled_from(["play", "pause", "toggle", "stop", "next", "previous", "clear", "fail"]), st.just(0)),
)


def press(stage: Stage, what: str, number: int) -> None:
    controller = stage.controller
    match what:
        case "advance":
            stage.player.advance(number)
        case "fail":
            stage.player.fail("it broke")
        case "seek":
            controller.seek(DurationMs(number))
        case "play_item":
            controller.play_item(number)
        case "remove":
            controller.remove([number])
        case "add" | "add_next":
            getattr(controller, what)([TrackId(number)])
        case "play_tracks":
            controller.play_tracks([TrackId(number), TrackId(1), TrackId(4)])
        case _:
            getattr(controller, what)()


@given(st.lists(presses, max_size=40))
def test_starts_and_ends_come_in_pairs_and_nothing_is_heard_beyond_the_clock(sequence: list[tuple[str, int]]) -> None:
    stage = Stage(broken=(3,), duration_ms=8_000)
    begin_s = stage.player.clock_s
    for what, number in sequence:
        press(stage, what, number)
    stage.controller.close()
    open_start: TrackStarted | None = None
    heard_ms = 0
    for news in stage.news:
        if isinstance(news, TrackStarted):
            assert open_start is None
            open_start = news
        elif isinstance(news, TrackEnded):
            assert open_start is not None
            assert (news.item_key, news.track_id) == (open_start.item_key, open_start.track_id)
            assert news.at >= open_start.at - 0.001
            assert not (news.reached_end and news.by_listener)
            assert news.track_id != 3
            heard_ms += news.played_ms
            open_start = None
    assert open_start is None
    assert heard_ms <= (stage.player.clock_s - begin_s) * 1000 + 2 * len(stage.ends())


modes = st.one_of(
    st.tuples(st.just("set_repeat"), st.integers(0, 2)),
    st.tuples(st.sampled_from(["set_shuffle", "stop_after_current"]), st.integers(0, 1)),
    st.tuples(st.sampled_from(["sleep_after", "sleep_at_track_end"]), st.integers(0, 1)),
    st.tuples(st.sampled_from(["set_speed", "set_loop", "mark_loop", "clear_loop"]), st.integers(0, 6)),
)


def turn(stage: Stage, what: str, number: int) -> None:
    controller = stage.controller
    match what:
        case "set_repeat":
            controller.set_repeat(list(Repeat)[number])
        case "set_shuffle" | "stop_after_current":
            getattr(controller, what)(bool(number))
        case "sleep_after":
            controller.sleep_after(number / 10)
        case "set_speed":
            controller.set_speed(number / 2, for_all=True)
        case "set_loop":
            controller.set_loop(DurationMs(1_000), DurationMs(1_000 * number))
        case "sleep_at_track_end" | "mark_loop" | "clear_loop":
            getattr(controller, what)()
        case _:
            press(stage, what, number)


@given(st.lists(st.one_of(presses, modes), max_size=40))
@example([("play_tracks", 1), ("seek", 500), ("set_loop", 0)])
def test_in_all_modes_starts_and_ends_come_in_pairs_and_the_current_entry_is_the_one_that_sounds(
    sequence: list[tuple[str, int]],
) -> None:
    stage = Stage(broken=(3,), duration_ms=8_000)
    begin_s = stage.player.clock_s
    for what, number in sequence:
        turn(stage, what, number)
        queue = stage.controller.queue
        if stage.player.state is PlayerState.PLAYING:
            current = stage.current()
            assert current is not None
            assert stage.player.path == path(current)
        if stage.controller.modes.is_shuffled:
            assert sorted(queue.order) == sorted(item.key for item in queue.items)
        else:
            assert queue.order == ()
    stage.controller.close()
    told = [news for news in stage.news if isinstance(news, TrackStarted | TrackEnded)]
    assert [type(news) for news in told] == [TrackStarted, TrackEnded] * (len(told) // 2)
    heard_ms = sum(end.played_ms for end in stage.ends())
    assert heard_ms <= 3 * (stage.player.clock_s - begin_s) * 1000 + 2 * len(told)


@given(st.lists(st.integers(1, 3), min_size=1, max_size=30))
def test_every_queue_ends(numbers: list[int]) -> None:
    stage = Stage(broken=(3,), duration_ms=1_000)
    stage.play(*numbers)
    stage.player.advance(31_000)
    playable = [number for number in numbers if number != 3]
    if not any(isinstance(news, Notice) and news.code == "gave_up" for news in stage.news):
        assert [end.track_id for end in stage.ends()] == playable
        assert stage.current() is None
