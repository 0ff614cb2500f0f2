"""The queue fills itself, minds what plays, and is chosen anew when the listener turns something down."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.app.autopilot import AHEAD, SETTLED, Autopilot, Turn
from musicrec_desktop.app.flow import AUTOPILOT, LEARN
from musicrec_desktop.app.learn import Learning
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.plan import Facet, FacetWish, PlaylistPlan, Source
from musicrec_desktop.domain.play import Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.playback import PlayQueue

NOW = UnixTime(1_780_272_000.0)
LENGTH_MS = 200_000
ROCK = PlaylistPlan("", wants=(FacetWish(Facet.GENRE, Source.RULE, 0.9, value="rock", is_hard=True),))


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = Services(Paths.of(tmp_path / "profile"))
    rng = np.random.default_rng(0)
    files = tuple(
        ScannedFile(
            tmp_path / f"{number}.ogg",
            FileStamp(number, 1, number),
            Tags(
                f"Title {number}",
                (f"Artist {number % 20}",),
                f"Album {number % 30}",
                genres=(("rock", "jazz")[number % 2],),
                year=int(rng.integers(1960, 2020)),
                duration_ms=DurationMs(LENGTH_MS),
            ),
        )
        for number in range(1, 81)
    )
    services.database.tracks.apply_batch(ScanBatch(files, ()), UnixTime(NOW - 90 * 86_400))
    yield services
    services.close()


def begin(services: Services, ids: list[int], plan: PlaylistPlan = PlaylistPlan("")) -> Autopilot:  # noqa: B008
    queue = PlayQueue().add([TrackId(i) for i in ids]).next()
    return Autopilot(services, Request("", NOW), queue, plan)


def at_the_end(state: Autopilot) -> Autopilot:
    """The last entry plays."""
    return replace(state, queue=state.queue.go_to(state.queue.items[-1].key))


def ids_of(services: Services, genre: str) -> list[int]:
    return [track.id for track in services.database.tracks.all() if genre in track.tags.genres]


def heard(state: Autopilot, at: float, share: float = 1.0) -> Autopilot:
    """The current entry is played, or skipped, and the next one begins."""
    item = state.queue.current
    assert item is not None
    ended = PlayEnd.FINISHED if share == 1 else PlayEnd.SKIPPED
    play = Play(
        item.track_id, UnixTime(at), DurationMs(int(LENGTH_MS * share)), DurationMs(LENGTH_MS), ended, item.queued_by
    )
    run_inline(LEARN, Learning(state.services, UnixTime(at + 1), plays=(play,)))
    return replace(state, queue=state.queue.next(), request=replace(state.request, now=UnixTime(at + 1)))


def test_an_empty_tail_is_filled_with_reasons_and_nothing_twice(services: Services) -> None:
    filled = run_inline(AUTOPILOT, begin(services, [1, 2]))
    assert len(filled.queue.upcoming) == AHEAD
    ids = [item.track_id for item in filled.queue.items]
    assert len(set(ids)) == len(ids)
    fresh = [item for item in filled.queue.items if item.key in filled.own]
    assert [item.track_id for item in fresh] == [track.track_id for track in filled.tracks]
    assert {item.queued_by for item in fresh} == {QueuedBy.RECOMMENDATION}
    assert all(track.rationale for track in filled.tracks)
    assert filled.queue.current == begin(services, [1, 2]).queue.current


def test_a_full_queue_of_the_listener_is_left_alone(services: Services) -> None:
    state = begin(services, list(range(1, AHEAD + 2)))
    assert run_inline(AUTOPILOT, state).queue == state.queue


def test_a_finished_track_leaves_the_next_ones_and_chooses_the_rest_anew(services: Services) -> None:
    filled = run_inline(AUTOPILOT, begin(services, [1]))
    after = heard(filled, NOW)
    coming = after.queue.upcoming[:SETTLED]
    again = run_inline(AUTOPILOT, after)
    assert again.queue.upcoming[:SETTLED] == coming
    assert again.queue.upcoming[SETTLED].key not in filled.own
    turned_down = run_inline(AUTOPILOT, heard(filled, NOW + 400, 0.05))
    assert turned_down.queue.upcoming[0].key not in filled.own
    assert len(again.queue.upcoming) == AHEAD
    assert 1 not in [item.track_id for item in again.queue.upcoming]


def test_what_the_listener_added_stays_where_the_autopilot_turns(services: Services) -> None:
    filled = run_inline(AUTOPILOT, begin(services, [1]))
    added = filled.queue.add([TrackId(77)])
    key = added.items[-1].key
    again = run_inline(AUTOPILOT, heard(replace(filled, queue=added), NOW, 0.05))
    assert key in [item.key for item in again.queue.upcoming]
    assert len(again.queue.upcoming) == AHEAD


def test_turning_down_a_kind_of_music_turns_what_follows(services: Services) -> None:
    rock, jazz = ids_of(services, "rock"), ids_of(services, "jazz")
    state = run_inline(AUTOPILOT, begin(services, [*jazz[:3], *rock[:4]]))
    at = float(NOW)
    for share in (1.0, 1.0, 1.0, 0.02, 0.02, 0.02, 0.02):
        state = heard(state, at, share)
        at += LENGTH_MS / 1000 * share + 5
    filled = run_inline(AUTOPILOT, state)
    coming = [item.track_id for item in filled.queue.upcoming]
    assert sum(i in jazz for i in coming) > sum(i in rock for i in coming)


def test_what_was_asked_for_goes_on(services: Services) -> None:
    filled = run_inline(AUTOPILOT, begin(services, ids_of(services, "rock")[:2], ROCK))
    assert {track.track_id for track in filled.tracks} <= set(ids_of(services, "rock"))


def test_what_was_put_there_is_kept_to_learn_from(services: Services) -> None:
    filled = run_inline(AUTOPILOT, begin(services, [1]))
    before = services.live.fusion.version
    heard(heard(filled, NOW), NOW + 300)
    assert services.live.fusion.version == before + 1


def test_a_library_that_is_heard_through_plays_on(services: Services) -> None:
    state = run_inline(AUTOPILOT, at_the_end(begin(services, list(range(1, 81)))))
    assert len(state.queue.upcoming) == AHEAD
    assert not {item.track_id for item in state.queue.upcoming} & set(range(70, 81))


def artist_of(services: Services, track_id: TrackId) -> str:
    view = services.known.view
    name: str = view.artists[view.artist_codes[int(view.rows([track_id])[0])]]
    return name


def coming(state: Autopilot) -> list[TrackId]:
    return [item.track_id for item in state.queue.upcoming]


def test_two_skips_of_one_artist_and_nothing_of_theirs_follows(services: Services) -> None:
    by_one = [track.id for track in services.database.tracks.all() if track.tags.artists == ("Artist 5",)]
    state = run_inline(AUTOPILOT, begin(services, [*by_one[:2], 1]))
    one_skip = run_inline(AUTOPILOT, heard(state, NOW, 0.02))
    assert one_skip.because is not None
    assert one_skip.because.turn is Turn.SKIPPED
    turned = run_inline(AUTOPILOT, heard(one_skip, NOW + 10, 0.02))
    assert turned.because is not None
    assert (turned.because.turn, turned.because.name) == (Turn.TIRED_OF_ARTIST, "Artist 5")
    assert coming(turned) != coming(one_skip)
    at = NOW + 20.0
    for _ in range(8):  # and not while the session goes on
        assert "Artist 5" not in {artist_of(services, track_id) for track_id in coming(turned)}
        turned = run_inline(AUTOPILOT, heard(turned, at))
        at += 210


def test_a_like_turns_what_follows_at_once_and_says_why(services: Services) -> None:
    rock = ids_of(services, "rock")
    state = run_inline(AUTOPILOT, begin(services, [rock[0]]))
    calm = run_inline(AUTOPILOT, state)
    assert coming(calm)[:SETTLED] == coming(state)[:SETTLED]
    jazz = ids_of(services, "jazz")[3]
    liked = run_inline(AUTOPILOT, replace(state, liked=(TrackId(jazz),), said=Turn.LIKED))
    assert liked.because is not None
    assert liked.because.turn is Turn.LIKED
    assert coming(liked) != coming(calm)

    def share(track_ids: list[TrackId]) -> int:
        return sum(track_id in ids_of(services, "jazz") for track_id in track_ids)

    assert share(coming(liked)) > share(coming(state))


def test_what_was_given_up_for_another_queue_turns_nothing(services: Services) -> None:
    heard(begin(services, [9, 10]), NOW, 0.02)
    filled = run_inline(AUTOPILOT, replace(begin(services, [1, 2]), request=Request("", UnixTime(NOW + 9))))
    assert filled.because is None
    assert len(filled.queue.upcoming) == AHEAD


def test_it_goes_on_near_what_the_listener_chose(services: Services) -> None:
    for genre in ("rock", "jazz"):
        ids = ids_of(services, genre)
        state = run_inline(AUTOPILOT, begin(services, [ids[20]]))
        assert sum(track.track_id in ids for track in state.tracks) > AHEAD / 2


def test_it_never_runs_dry_and_keeps_artists_apart(services: Services) -> None:
    """200 tracks from a library of 80, some of them skipped, whole artists turned down."""
    rng = np.random.default_rng(1)
    state, at, played = run_inline(AUTOPILOT, begin(services, [1])), float(NOW), [TrackId(1)]
    for _ in range(200):
        share = 1.0 if rng.random() < 0.7 else 0.05
        state = run_inline(AUTOPILOT, heard(state, at, share))
        at += LENGTH_MS / 1000 * share + 2
        assert len(state.queue.upcoming) == AHEAD
        assert state.queue.current is not None
        played.append(state.queue.current.track_id)
    artists = [artist_of(services, track_id) for track_id in played]
    assert sum(one == other for one, other in itertools.pairwise(artists)) == 0
    for at_place, track_id in enumerate(played):
        assert track_id not in played[max(0, at_place - 10) : at_place]


def test_an_empty_library_is_no_error(tmp_path: Path) -> None:
    services = Services(Paths.of(tmp_path / "none"))
    state = begin(services, [])
    assert run_inline(AUTOPILOT, state).queue == state.queue
    services.close()
