"""Tracks survive retagging, moving, vanishing and coming back; nothing of their tags is lost on the way."""

import os
import sqlite3
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.track import NO_TIME, FileStamp, MoreTags, ScanBatch, ScannedFile, ScanProblem, Tags
from musicrec_desktop.storage import Database
from tests.factories import NOW

MORE = MoreTags(
    title_sort="Say so",
    artist_sort="A, B",
    album_artist_sort="V",
    album_sort="Album, The",
    composer_sort="Bach, J. S.",
    work="Messe",
    movement="Kyrie",
    movement_number=1,
    conductor="K",
    performers=("Chor", "Ömer"),
    is_compilation=True,
    track_total=12,
    disc_total=2,
    disc_title="Live",
    original_date="1993",
    bpm=120.5,
    initial_key="8A",
    moods=("calm", "warm"),
    language="deu",
    rating=80,
    isrc="DEX",
    label="L",
    is_podcast=True,
    media_kind="audiobook",
    has_lyrics=True,
    originals=(("title", "Ã¼"), ("album", "Ã¶")),
)
FULL = Tags(
    title='Say "so" \\ %_',
    artists=("A, B", "C/D", "É"),
    album="Álbum",
    album_artist="Various",
    date="1994-05-03",
    year=1994,
    genres=("Rock", "Death Metal"),
    track_number=3,
    disc_number=2,
    duration_ms=DurationMs(187_123),
    format="vorbis",
    bitrate_kbps=192,
    sample_rate=44_100,
    channels=2,
    replaygain_track_db=-6.52,
    replaygain_album_db=-7.0,
    has_art=True,
    musicbrainz_recording="r",
    musicbrainz_release="l",
    musicbrainz_artists=("p", "q"),
    composer="Bach",
    comment="ein\nKommentar",
    from_path=("track_number",),
    more=MORE,
)


def scanned(path: str, stamp: int = 1, **tags: object) -> ScannedFile:
    given_tags: dict[str, object] = {"title": Path(path).stem, **tags}
    return ScannedFile(Path(path), FileStamp(1000 + stamp, stamp, stamp), Tags(**given_tags))  # type: ignore[arg-type]


def store(database: Database, *files: ScannedFile, now: float = NOW) -> tuple[int, int]:
    return database.tracks.apply_batch(ScanBatch(files, ()), UnixTime(now))


def paths(database: Database) -> dict[str, int]:
    return {str(track.path): track.id for track in database.tracks.all() if not track.is_missing}


def test_every_tag_comes_back_as_it_was_given(database: Database) -> None:
    assert all(getattr(FULL, field.name) != field.default for field in fields(Tags)), "the sample leaves a field out"
    assert all(getattr(MORE, field.name) != field.default for field in fields(MoreTags))
    stamp = FileStamp(2**40, 1_700_000_000_123_456_789, 2**62)
    assert store(database, ScannedFile(Path("/m/x.ogg"), stamp, FULL)) == (1, 0)
    (track,) = database.tracks.all()
    assert (track.tags, track.stamp, track.path, track.added_at) == (FULL, stamp, Path("/m/x.ogg"), NOW)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(), items=st.lists(st.text(), max_size=4), gain=st.none() | st.floats(-60, 60))
def test_any_text_comes_back(database: Database, text: str, items: list[str], gain: float | None) -> None:
    tags = Tags(title=text, artists=tuple(items), genres=tuple(items), comment=text, replaygain_track_db=gain)
    store(database, ScannedFile(Path("/m/one.flac"), FileStamp(1, 2, 3), tags))
    (track,) = database.tracks.all()
    assert track.tags == tags


def test_a_file_name_that_is_not_utf8_comes_back_byte_for_byte(database: Database) -> None:
    path = Path(os.fsdecode(b"/m/b\xf6se.mp3"))
    store(database, ScannedFile(path, FileStamp(1, 2, 3), Tags("b")))
    assert database.tracks.all()[0].path == path
    assert database.tracks.known_stamps() == {path: FileStamp(1, 2, 3)}
    assert database.tracks.by_path([path]) == {path: TrackId(1)}
    assert database.tracks.mark_missing([path]) == 1


def test_looking_up_a_path_does_not_read_the_whole_library(database: Database) -> None:
    asked: list[str] = []
    database._connection.db.conn.set_trace_callback(asked.append)
    database.tracks.by_path([Path("/m/a.mp3")])
    database._connection.db.conn.set_trace_callback(None)
    plans = [
        step[3] for sql in asked for step in database._connection.db.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    ]
    assert plans
    assert not [step for step in plans if step.startswith("SCAN")]


def test_a_changed_file_keeps_its_id_and_its_date_of_arrival(database: Database) -> None:
    store(database, scanned("/m/a.mp3"), scanned("/m/b.mp3", 2))
    assert store(database, scanned("/m/a.mp3", 9, title="New"), scanned("/m/c.mp3", 3), now=NOW + 5) == (1, 1)
    first = database.tracks.all()[0]
    assert (first.id, first.title, first.added_at, first.stamp.size) == (1, "New", NOW, 1009)


def test_one_path_twice_in_a_batch_is_one_track(database: Database) -> None:
    assert store(database, scanned("/m/a.mp3", title="x"), scanned("/m/a.mp3", title="y")) == (1, 0)
    assert [track.title for track in database.tracks.all()] == ["y"]


def test_a_vanished_file_is_flagged_and_comes_back_as_the_same_track(database: Database) -> None:
    store(database, scanned("/m/a.mp3"), scanned("/m/b.mp3", 2))
    assert database.tracks.mark_missing([Path("/m/a.mp3"), Path("/m/never-there.mp3")]) == 1
    assert database.tracks.mark_missing([Path("/m/a.mp3")]) == 0
    assert [track.is_missing for track in database.tracks.all()] == [True, False]
    assert list(database.tracks.known_stamps()) == [Path("/m/b.mp3")]
    assert database.tracks.count() == 1
    assert store(database, scanned("/m/a.mp3", 7)) == (0, 1)
    assert paths(database) == {"/m/a.mp3": 1, "/m/b.mp3": 2}


def test_a_file_that_vanished_and_turns_up_elsewhere_is_the_same_track(database: Database) -> None:
    store(database, scanned("/m/a.mp3", 5))
    database.tracks.mark_missing([Path("/m/a.mp3")])
    assert store(database, scanned("/n/renamed.mp3", 5)) == (0, 1)
    assert paths(database) == {"/n/renamed.mp3": 1}


def test_on_another_disk_tags_or_name_and_time_tell_the_track(database: Database) -> None:
    by_tags = scanned("/m/a.mp3", 5, title="T", artists=("A",), duration_ms=DurationMs(1000))
    by_name = scanned("/m/b.mp3", 6)
    store(database, by_tags, by_name)
    database.tracks.mark_missing([by_tags.path, by_name.path])
    copied = replace(by_tags, path=Path("/usb/01 T.mp3"), stamp=FileStamp(1005, 999, 888))
    moved = replace(by_name, path=Path("/usb/b.mp3"), stamp=FileStamp(1006, 6, 777))
    stranger = ScannedFile(Path("/usb/c.mp3"), FileStamp(1006, 5000, 776), Tags("c"))
    assert store(database, copied, moved, stranger) == (1, 2)
    assert paths(database) == {"/usb/01 T.mp3": 1, "/usb/b.mp3": 2, "/usb/c.mp3": 3}


def test_a_file_that_could_be_two_vanished_tracks_is_a_new_one(database: Database) -> None:
    tags = Tags("T", artists=("A",), duration_ms=DurationMs(1000))
    twins = [ScannedFile(Path(f"/m/{name}.mp3"), FileStamp(10, n, n), tags) for n, name in enumerate("ab", 1)]
    store(database, *twins)
    database.tracks.mark_missing([twin.path for twin in twins])
    assert store(database, ScannedFile(Path("/n/c.mp3"), FileStamp(10, 3, 3), tags)) == (1, 0)
    assert store(database, ScannedFile(Path("/m/b.mp3"), FileStamp(10, 4, 4), tags)) == (0, 1)
    assert paths(database) == {"/n/c.mp3": 3, "/m/b.mp3": 2}


def test_a_copy_of_a_track_that_is_still_there_is_another_track(database: Database) -> None:
    store(database, scanned("/m/a.mp3", 5, artists=("A",)))
    assert store(database, scanned("/m/copy.mp3", 5, artists=("A",))) == (1, 0)


def test_moves_keep_ids_through_chains_and_swaps(database: Database) -> None:
    store(database, *(scanned(f"/m/{name}", n) for n, name in enumerate("abcd", 1)))
    moved = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "e")]
    assert database.tracks.apply_moves([(Path(f"/m/{old}"), Path(f"/m/{new}")) for old, new in moved]) == 4
    assert paths(database) == {"/m/a": 3, "/m/b": 1, "/m/c": 2, "/m/e": 4}
    assert database.tracks.apply_moves([(Path("/m/nowhere"), Path("/m/z"))]) == 0


def test_a_move_onto_the_path_of_a_vanished_track_leaves_both_histories(database: Database) -> None:
    store(database, scanned("/m/a", 1), scanned("/m/b", 2))
    database.tracks.mark_missing([Path("/m/a")])
    assert database.tracks.apply_moves([(Path("/m/b"), Path("/m/a"))]) == 1
    assert [(track.id, str(track.path), track.is_missing) for track in database.tracks.all()] == [
        (1, "/m/a", True),
        (2, "/m/a", False),
    ]
    assert database.tracks.by_path([Path("/m/a")]) == {Path("/m/a"): TrackId(2)}


def test_names_guessed_from_a_path_are_told_apart_after_a_move(database: Database) -> None:
    store(database, scanned("/m/a", 1, from_path=("title",)), scanned("/m/b", 2))
    assert database.tracks.guessed_from_path([Path("/m/a"), Path("/m/b"), Path("/m/c")]) == [Path("/m/a")]


def test_get_keeps_the_order_asked_and_leaves_out_strangers(database: Database) -> None:
    store(database, *(scanned(f"/m/{n}", n) for n in range(1, 6)))
    asked = [TrackId(4), TrackId(1), TrackId(99), TrackId(4)]
    assert [track.id for track in database.tracks.get(asked)] == [4, 1, 4]
    assert database.tracks.get([]) == []


def test_labels_are_those_of_the_tracks_that_are_there(database: Database) -> None:
    full = ScannedFile(Path("/m/full.ogg"), FileStamp(7, 7, 7), FULL)
    nobody = scanned("/m/nobody.ogg", 2, album_artist="Various", genres=("Rock", "Death Metal"))
    store(database, full, scanned("/m/gone.ogg", 1), nobody)
    database.tracks.mark_missing([Path("/m/gone.ogg")])
    tracks = [track for track in database.tracks.all() if not track.is_missing]
    labels = database.tracks.labels()
    assert labels == [track.label for track in tracks]
    assert [label.artist for label in labels] == ["A, B, C/D, É", "Various"] == [track.artist for track in tracks]
    assert (labels[0].title, labels[0].genres, labels[0].year) == (FULL.title, FULL.genres, 1994)


def piece(title: str, start: int, end: int = 0, stamp: int = 1) -> ScannedFile:
    """A part of one album in one file; the last part ends with the file."""
    return replace(scanned("/m/album.flac", stamp, title=title), start_ms=DurationMs(start), end_ms=DurationMs(end))


def parts(database: Database) -> dict[str, tuple[int, bool]]:
    return {
        f"{track.title} {track.start_ms}-{track.end_ms}": (track.id, track.is_missing)
        for track in database.tracks.all()
    }


def test_a_cue_sheet_comes_changes_and_goes_and_no_history_is_lost(database: Database) -> None:
    whole = scanned("/m/album.flac", title="album")
    assert store(database, whole) == (1, 0)
    assert store(database, piece("One", 0, 60), piece("Two", 60)) == (2, 0)
    assert parts(database) == {"album 0-0": (1, True), "One 0-60": (2, False), "Two 60-0": (3, False)}
    # The sheet is corrected: one more piece, another name, other places.
    assert store(database, piece("Eins", 0, 40), piece("New", 40, 80), piece("Two", 80)) == (1, 2)
    assert parts(database) == {
        "album 0-0": (1, True),
        "Eins 0-40": (2, False),
        "Two 80-0": (3, False),
        "New 40-80": (4, False),
    }
    assert database.tracks.by_path([whole.path]) == {whole.path: TrackId(2)}, "a file is its first piece"
    assert store(database, whole) == (0, 1)
    assert [(track.id, track.is_missing) for track in database.tracks.all()] == [
        (1, False),
        (2, True),
        (3, True),
        (4, True),
    ]
    assert store(database, piece("Eins", 0, 40), piece("Two", 85)) == (0, 2)
    assert {name: track_id for name, (track_id, gone) in parts(database).items() if not gone} == {
        "Eins 0-40": 2,
        "Two 85-0": 3,
    }


def test_pieces_that_change_places_keep_their_ids_by_place(database: Database) -> None:
    store(database, piece("A", 0, 10), piece("B", 10, 20), piece("C", 20))
    assert store(database, piece("A", 0, 15), piece("C", 15, 30), piece("B", 30)) == (0, 3)
    assert parts(database) == {"A 0-15": (1, False), "C 15-30": (3, False), "B 30-0": (2, False)}
    # What lies at the same place is the same, whatever it is called now.
    assert store(database, piece("A", 0, 15), piece("B", 15, 30), piece("C", 30)) == (0, 3)
    assert parts(database) == {"A 0-15": (1, False), "B 15-30": (3, False), "C 30-0": (2, False)}


def test_all_pieces_of_a_file_move_vanish_and_return_together(database: Database) -> None:
    store(database, piece("One", 0, 60), piece("Two", 60))
    assert database.tracks.known_stamps() == {Path("/m/album.flac"): FileStamp(1001, 1, 1)}
    assert database.tracks.apply_moves([(Path("/m/album.flac"), Path("/n/x.flac"))]) == 2
    assert [(str(track.path), track.start_ms) for track in database.tracks.all()] == [
        ("/n/x.flac", NO_TIME),
        ("/n/x.flac", 60),
    ]
    assert database.tracks.mark_missing([Path("/n/x.flac")]) == 2
    back = [replace(file, path=Path("/usb/y.flac")) for file in (piece("One", 0, 60), piece("Two", 60))]
    assert store(database, *back) == (0, 2)
    assert database.tracks.count() == 2


def test_more_paths_than_one_statement_can_bind(database: Database) -> None:
    files = [scanned(f"/m/{n}", n) for n in range(1, 2501)]
    assert store(database, *files) == (2500, 0)
    assert store(database, *files) == (0, 2500)
    assert len(database.tracks.by_path([file.path for file in files])) == 2500


def test_problems_come_with_batches_and_go_when_the_file_can_be_read(database: Database) -> None:
    store(database, scanned("/m/a.mp3"))
    problem = ScanProblem(Path("/m/a.mp3"), "The file is empty.")
    database.tracks.apply_batch(ScanBatch((), (problem,)), NOW)
    assert database.tracks.problems() == [problem]
    assert database.tracks.all()[0].is_missing, "a track that cannot be read cannot be played"
    assert store(database, scanned("/m/a.mp3", 2)) == (0, 1)
    assert database.tracks.problems() == []
    other = ScanProblem(Path("/n"), "No permission.")
    database.tracks.set_problems([problem, other])
    database.tracks.set_problems([other])
    assert database.tracks.problems() == [other]


def test_a_batch_is_stored_whole_or_not_at_all(database: Database) -> None:
    store(database, scanned("/m/a.mp3", title="old"))
    poison = ScannedFile(Path("/m/b.mp3"), FileStamp(1, 2, 3), replace(FULL, year="x"))  # type: ignore[arg-type]
    with pytest.raises(Exception, match="cannot store TEXT value in INTEGER column"):
        store(database, scanned("/m/a.mp3", title="new"), poison)
    assert [track.title for track in database.tracks.all()] == ["old"]
    assert store(database, scanned("/m/c.mp3", 2)) == (1, 0), "the failed transaction is over"


def test_an_id_is_never_given_twice(database: Database) -> None:
    store(database, scanned("/m/a.mp3"), scanned("/m/b.mp3", 2))
    with sqlite3.connect(database.path) as other:
        other.execute("DELETE FROM tracks WHERE id = 2")
    other.close()
    store(database, scanned("/m/c.mp3", 3))
    assert database.tracks.all()[-1].id == 3
