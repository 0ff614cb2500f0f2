"""Kinds: guessed by scans, corrected by the listener."""

from pathlib import Path

from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.kinds import PLAIN, Kind, Trait
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags, Track
from musicrec_desktop.storage import Database

NOW = UnixTime(1_780_272_000.0)


def store(database: Database, *kinds: tuple[str, Kind, Trait], stamp: int = 1) -> None:
    files = tuple(
        ScannedFile(Path(f"/m/{name}"), FileStamp(stamp, stamp, stamp), Tags(name), kind=kind, traits=traits)
        for name, kind, traits in kinds
    )
    database.tracks.apply_batch(ScanBatch(files, ()), NOW)


def one(database: Database) -> Track:
    return database.tracks.get([TrackId(1)])[0]


def test_guesses_follow_the_file_and_corrections_do_not(database: Database) -> None:
    store(database, ("a", Kind.MUSIC, Trait.LIVE | Trait.COVER))
    assert (one(database).kind, one(database).traits) == (Kind.MUSIC, Trait.LIVE | Trait.COVER)
    store(database, ("a", Kind.PODCAST, PLAIN), stamp=2)
    assert (one(database).kind, one(database).traits) == (Kind.PODCAST, PLAIN)
    assert database.kinds.correct([TrackId(1)], Kind.MUSIC) == 1
    store(database, ("a", Kind.PODCAST, Trait.DEMO), stamp=3)
    assert (one(database).kind, one(database).traits) == (Kind.MUSIC, PLAIN)
    assert database.kinds.guess([(TrackId(1), Kind.SPOKEN)]) == 0
    assert database.kinds.forget([TrackId(1)]) == 1
    assert database.kinds.forget([TrackId(1)]) == 0
    store(database, ("a", Kind.PODCAST, Trait.DEMO), stamp=4)
    assert (one(database).kind, one(database).traits) == (Kind.PODCAST, Trait.DEMO)


def test_counts_are_of_what_is_there(database: Database) -> None:
    store(
        database, ("a", Kind.MUSIC, Trait.LIVE), ("b", Kind.MUSIC, Trait.LIVE | Trait.REMIX), ("c", Kind.EFFECT, PLAIN)
    )
    database.tracks.mark_missing([Path("/m/a")])
    assert {kind: count for kind, count in database.kinds.counts().items() if count} == {Kind.MUSIC: 1, Kind.EFFECT: 1}
    counts = database.kinds.trait_counts()
    assert (counts[Trait.LIVE], counts[Trait.REMIX], counts[Trait.COVER]) == (1, 1, 0)


def test_better_guesses_are_stored(database: Database) -> None:
    store(database, ("a", Kind.MUSIC, PLAIN), ("b", Kind.MUSIC, PLAIN))
    assert database.kinds.guess([(TrackId(1), Kind.SPOKEN), (TrackId(2), Kind.MUSIC)]) == 1
    assert one(database).kind is Kind.SPOKEN
    assert database.kinds.guessed(Kind.MUSIC) == [2]
    labels = {label.id: label.kind for label in database.tracks.labels()}
    assert labels == {1: Kind.SPOKEN, 2: Kind.MUSIC}
