"""Whatever the listener presses, the account of what was heard stays in order."""

from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.events import Notice, TrackEnded, TrackStarted
from musicrec_desktop.domain.ids import DurationMs, TrackId
from tests.unit.playback.stage import Stage

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


@given(st.lists(st.integers(1, 3), min_size=1, max_size=30))
def test_every_queue_ends(numbers: list[int]) -> None:
    stage = Stage(broken=(3,), duration_ms=1_000)
    stage.play(*numbers)
    stage.player.advance(31_000)
    playable = [number for number in numbers if number != 3]
    if not any(isinstance(news, Notice) and news.code == "gave_up" for news in stage.news):
        assert [end.track_id for end in stage.ends()] == playable
        assert stage.current() is None
