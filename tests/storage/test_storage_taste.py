"""Comments, leanings, what is forgotten and what is private come back as they went in."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.domain.comment import Comment, JudgedBy
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.play import Feedback, FeedbackValue
from musicrec_desktop.domain.taste_edits import Forgotten, PrivateSpan, Subject, TasteEdit
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.storage import Database, open_database
from musicrec_desktop.storage.schema import MIGRATIONS
from tests.factories import NOW, make_plays


@pytest.fixture
def history(database: Database) -> Database:
    files = [ScannedFile(Path(f"/m/{n}.ogg"), FileStamp(n, n, n), Tags(f"T{n}")) for n in range(1, 21)]
    database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)
    return database


def test_comments_come_back_in_order_of_time(history: Database) -> None:
    late = Comment(TrackId(2), UnixTime(20), "Zu laut — 太吵了", -0.5, JudgedBy.MODEL)
    early = Comment(TrackId(1), UnixTime(10), "lovely", 0.75, JudgedBy.RULES)
    assert history.comments.add([late, early]) == 2
    assert history.comments.add([late]) == 0
    assert history.comments.all() == [early, late]
    assert history.comments.remove(TrackId(1), UnixTime(10)) == 1
    assert history.comments.all() == [late]


def test_what_the_listener_said_of_a_comment_is_never_judged_over(history: Database) -> None:
    comment = Comment(TrackId(1), UnixTime(10), "not bad", -0.5)
    history.comments.add([comment])
    assert history.comments.judge(replace(comment, sentiment=0.4, judged_by=JudgedBy.MODEL))
    assert history.comments.judge(replace(comment, sentiment=0.9, judged_by=JudgedBy.LISTENER))
    assert not history.comments.judge(replace(comment, sentiment=-1.0, judged_by=JudgedBy.MODEL))
    assert [(c.sentiment, c.judged_by) for c in history.comments.all()] == [(0.9, JudgedBy.LISTENER)]
    assert not history.comments.judge(replace(comment, text="other"))


def test_a_sentiment_out_of_bounds_is_a_bug(history: Database) -> None:
    with pytest.raises(InvariantError):
        history.comments.add([Comment(TrackId(1), UnixTime(10), "!", 7.0)])
    assert history.comments.all() == []


def test_the_latest_leaning_holds_until_it_is_taken_back(history: Database) -> None:
    notes = history.taste_notes
    less = TasteEdit(Subject.ARTIST, "Someone", -0.5, UnixTime(1))
    notes.edit(less)
    notes.edit(TasteEdit(Subject.GENRE, "Someone", 0.5, UnixTime(2)))
    notes.edit(replace(less, lean=-1.0, at=UnixTime(3)))
    assert [(e.subject, e.lean) for e in notes.edits()] == [(Subject.GENRE, 0.5), (Subject.ARTIST, -1.0)]
    notes.edit(replace(less, lean=0.0, at=UnixTime(4)))
    assert [e.subject for e in notes.edits()] == [Subject.GENRE]
    assert notes.clear_edits() == 1
    assert notes.edits() == []


def test_what_is_forgotten_can_be_remembered(history: Database) -> None:
    notes = history.taste_notes
    artist = Forgotten(Subject.ARTIST, "Someone", until=UnixTime(50), at=UnixTime(50))
    span = Forgotten(Subject.ALL, "", UnixTime(5), UnixTime(6), UnixTime(60))
    first, second = notes.forget(artist), notes.forget(span)
    assert notes.forgotten() == [(first, artist), (second, span)]
    assert notes.forgotten()[0][1].since == -math.inf
    assert notes.remember(first)
    assert not notes.remember(first)
    assert notes.forgotten() == [(second, span)]


def test_private_times_begin_and_end_once(history: Database) -> None:
    notes = history.taste_notes
    assert not notes.end_private(UnixTime(1))
    assert notes.start_private(UnixTime(2))
    assert not notes.start_private(UnixTime(3))
    assert notes.private() == [PrivateSpan(UnixTime(2))]
    assert notes.end_private(UnixTime(9))
    assert notes.start_private(UnixTime(20))
    assert notes.end_private(UnixTime(10)), "a clock that was set back must not make it endless"
    spans = notes.private()
    assert spans == [PrivateSpan(UnixTime(2), UnixTime(9)), PrivateSpan(UnixTime(20), UnixTime(20))]
    assert [spans[0].covers(t) for t in (1.9, 2, 8.9, 9)] == [False, True, True, False]


def test_erasing_takes_out_just_what_was_named(history: Database) -> None:
    plays = make_plays(100, 20)
    history.plays.add(plays)
    history.plays.add_feedback([Feedback(TrackId(n), UnixTime(NOW - n), FeedbackValue.LIKE) for n in (1, 2)])
    history.comments.add([Comment(TrackId(n), NOW, "x") for n in (1, 2)])
    mine = [play for play in plays if play.track_id == 1]
    assert history.taste_notes.erase([TrackId(1)], UnixTime(-math.inf), UnixTime(math.inf)) == len(mine) > 0
    assert history.plays.all() == [play for play in plays if play.track_id != 1]
    assert [said.track_id for said in history.plays.feedback()] == [2]
    assert [comment.track_id for comment in history.comments.all()] == [2]
    middle = plays[50].started_at
    history.taste_notes.erase(None, UnixTime(-math.inf), middle)
    assert history.plays.all() == [play for play in plays[50:] if play.track_id != 1]
    assert history.taste_notes.erase(None, UnixTime(-math.inf), UnixTime(math.inf)) > 0
    assert history.plays.all() == []
    assert history.plays.feedback() == []


def test_what_was_erased_cannot_be_read_in_the_file(history: Database) -> None:
    remark = "a remark that nobody shall find"
    history.comments.add([Comment(TrackId(1), UnixTime(5), remark)])
    history.taste_notes.erase(None, UnixTime(-math.inf), UnixTime(math.inf))
    path = history.path
    history.close()
    assert remark.encode() not in b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_a_database_of_the_version_before_keeps_its_history_and_gains_the_tables(tmp_path: Path) -> None:
    older = open_database(tmp_path / "library.db", MIGRATIONS[:2])
    files = [ScannedFile(Path("/m/1.ogg"), FileStamp(1, 1, 1), Tags("T1"))]
    older.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)
    plays = [replace(play, track_id=TrackId(1)) for play in make_plays(5, 1)]
    older.plays.add(plays)
    older.close()
    database = open_database(tmp_path / "library.db")
    assert database.backup is not None
    assert database.plays.all() == plays
    assert (database.comments.all(), database.taste_notes.edits(), database.taste_notes.private()) == ([], [], [])
    assert database.faults() == []
    database.close()
    before = open_database(database.backup, MIGRATIONS[:2])
    assert before.plays.all() == plays
    before.close()


def test_comments_go_with_their_track_and_follow_an_alias(history: Database) -> None:
    db = history._connection.db
    db.execute("INSERT INTO track_aliases (alias, track_id) VALUES (900, 3)")
    history.comments.add([Comment(TrackId(900), UnixTime(1), "x")])
    assert [comment.track_id for comment in history.comments.all()] == [3]
    db.execute("DELETE FROM tracks WHERE id = 3")
    assert history.comments.all() == []
