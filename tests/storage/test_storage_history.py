"""Plays, feedback, playlists, the queue and the model's log come back as they went in."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists

from musicrec_desktop.domain.errors import InvariantError, StorageError
from musicrec_desktop.domain.ids import DurationMs, PlaylistId, TrackId, UnixTime
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.storage import Database, SavedSession, open_database
from musicrec_desktop.storage.llm_calls import LONGEST_PROMPT, LlmCalls
from tests.factories import NOW, make_plays


@pytest.fixture
def history(database: Database) -> Database:
    files = [ScannedFile(Path(f"/m/{n}.ogg"), FileStamp(n, n, n), Tags(f"T{n}")) for n in range(1, 21)]
    database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)
    return database


def reopened(database: Database) -> Database:
    database.close()
    return open_database(database.path)


def test_plays_come_back_in_order_of_their_start(history: Database) -> None:
    plays = make_plays(200, 20)
    assert history.plays.add(plays[100:]) == 100
    assert history.plays.add(plays[:100]) == 100
    again = reopened(history)
    assert again.plays.all() == plays
    again.close()


def test_the_same_play_twice_adds_nothing(history: Database) -> None:
    plays = make_plays(10, 20)
    history.plays.add(plays)
    longer = replace(plays[0], played_ms=DurationMs(1))
    assert history.plays.add([*plays, longer, replace(plays[0], started_at=UnixTime(NOW + 1))]) == 1
    assert len(history.plays.all()) == 11
    assert history.plays.add([]) == 0


def test_every_end_and_every_origin_is_kept(history: Database) -> None:
    saved = history.playlists.save("P", [TrackId(1)], NOW)
    plays = [
        Play(TrackId(1), UnixTime(NOW + n), DurationMs(5), DurationMs(9), end, by, saved)
        for n, (end, by) in enumerate((end, by) for end in PlayEnd for by in QueuedBy)
    ]
    history.plays.add(plays)
    assert history.plays.all() == plays


def test_a_play_outlives_its_playlist(history: Database) -> None:
    kept = history.playlists.save("kept", [TrackId(1)], NOW)
    gone = history.playlists.save("gone", [TrackId(1)], NOW)
    start = [UnixTime(NOW + n) for n in range(2)]
    play = Play(TrackId(1), start[0], DurationMs(1), DurationMs(2), PlayEnd.SKIPPED, QueuedBy.PLAYLIST, gone)
    history.plays.add([play])
    history.playlists.delete(gone)
    history.plays.add([replace(play, started_at=start[1]), replace(play, started_at=UnixTime(0), playlist_id=kept)])
    assert [item.playlist_id for item in history.plays.all()] == [kept, None, None]


def test_a_play_of_no_track_is_a_bug_and_stores_nothing(history: Database) -> None:
    good = make_plays(1, 20)[0]
    with pytest.raises(InvariantError, match="FOREIGN KEY"):
        history.plays.add([good, replace(good, track_id=TrackId(999))])
    assert history.plays.all() == []


def test_feedback_within_one_second_keeps_its_order(history: Database) -> None:
    said = [Feedback(TrackId(1), NOW, value) for value in (FeedbackValue.LIKE, FeedbackValue.NONE)]
    earlier = Feedback(TrackId(2), UnixTime(NOW - 1), FeedbackValue.DISLIKE)
    assert history.plays.add_feedback([*said, earlier]) == 3
    assert history.plays.add_feedback(said) == 0
    assert history.plays.feedback() == [earlier, *said]


def test_a_playlist_is_kept_renamed_and_deleted(history: Database) -> None:
    ids = [TrackId(3), TrackId(1), TrackId(3)]
    first = history.playlists.save("One", ids, NOW, story="S", request="R")
    second = history.playlists.save("Two", [], UnixTime(NOW + 1))
    assert [playlist.id for playlist in history.playlists.all()] == [second, first]
    kept = history.playlists.get(first)
    assert kept is not None
    assert (kept.title, kept.track_ids, kept.created_at, kept.story, kept.request) == ("One", tuple(ids), NOW, "S", "R")
    history.playlists.rename(first, "Uno")
    history.playlists.delete(second)
    history.playlists.delete(second)
    again = reopened(history)
    assert [(playlist.title, playlist.track_ids) for playlist in again.playlists.all()] == [("Uno", tuple(ids))]
    assert again.playlists.get(second) is None
    with pytest.raises(StorageError, match="deleted"):
        again.playlists.rename(second, "x")
    assert again.playlists.save("Three", [], NOW) != second
    again.close()


def test_a_playlist_with_an_unknown_track_is_not_half_saved(history: Database) -> None:
    with pytest.raises(InvariantError):
        history.playlists.save("P", [TrackId(1), TrackId(999)], NOW)
    assert history.playlists.all() == []


def test_the_queue_comes_back_after_a_restart(history: Database) -> None:
    assert history.session.load() == SavedSession()
    items = ((TrackId(2), QueuedBy.RECOMMENDATION), (TrackId(2), QueuedBy.LISTENER), (TrackId(1), QueuedBy.PLAYLIST))
    history.session.save([(TrackId(5), QueuedBy.LISTENER)] * 9, 8, DurationMs(1))
    history.session.save(items, 1, DurationMs(42_000))
    again = reopened(history)
    assert again.session.load() == SavedSession(items, 1, DurationMs(42_000))
    again.session.save([], -1, DurationMs(0))
    assert again.session.load() == SavedSession()
    again.close()


def call(n: int) -> LlmCall:
    dropped = ("mood: sad", 'x "y"')
    return LlmCall(UnixTime(NOW + n), "plan", "smol", "ab", n, 100, 20, 350, '{"t": "月"}', dropped, f"Ask {n}: 月?\n")


def test_model_calls_are_logged_newest_first(history: Database) -> None:
    history.llm_calls.add([call(1), call(2)])
    history.llm_calls.add([])
    history.llm_calls.add([replace(call(3), dropped=())])
    assert history.llm_calls.recent(2) == [replace(call(3), dropped=()), call(2)]


def test_the_log_of_model_calls_does_not_grow_for_ever(history: Database) -> None:
    short = LlmCalls(history._connection, kept=5)
    for n in range(0, 12, 3):
        short.add([call(n), call(n + 1), call(n + 2)])
    assert [item.seed for item in short.recent(100)] == [11, 10, 9, 8, 7]


@given(batches=lists(integers(0, 6), max_size=8))
def test_only_the_newest_calls_keep_their_prompts(batches: list[int]) -> None:
    with TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "library.db")
        log, asked = LlmCalls(database._connection, kept=9, kept_prompts=4), list[LlmCall]()
        for size in batches:
            new = [call(len(asked) + n) for n in range(size)]
            log.add(new)
            asked += new
        newest = asked[::-1][:9]
        assert log.all() == [*newest[:4], *(replace(one, prompt="") for one in newest[4:])]
        database.close()


def test_an_endless_prompt_is_cut(history: Database) -> None:
    history.llm_calls.add([replace(call(1), prompt="月" * LONGEST_PROMPT), replace(call(2), prompt="x" * 100_000)])
    long, fitting = (item.prompt for item in history.llm_calls.recent(2))
    assert fitting == "月" * LONGEST_PROMPT
    assert (len(long), long[-2:]) == (LONGEST_PROMPT, "x…")


def test_what_was_cleared_cannot_be_read_in_the_file(history: Database) -> None:
    prompts = [f"a request that nobody shall find {n}" for n in range(3)]
    history.llm_calls.add([replace(call(n), prompt=prompt) for n, prompt in enumerate(prompts)])
    assert history.llm_calls.clear() == 3
    path = history.path
    history.close()
    left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"that nobody shall find" not in left


def test_a_playlist_id_that_never_was(history: Database) -> None:
    assert history.playlists.get(PlaylistId(7)) is None
