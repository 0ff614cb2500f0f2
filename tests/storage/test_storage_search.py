"""Search as the listener types: accents, ideographs, and text that means something to SQL."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.storage import Database
from musicrec_desktop.storage.search import match_expression
from tests.factories import NOW

LIBRARY = (
    Tags("La Vie en rose", artists=("Édith Piaf",), album="Chansons", genres=("Chanson",)),
    Tags("Smörgåsbord", artists=("Björk", "Trentemøller"), album_artist="Various Artists"),
    Tags("月亮代表我的心", artists=("邓丽君",), album="岛国之情歌"),
    Tags("A罗之歌 feat罗", artists=("周杰伦 Jay",), genres=("流行",)),
    Tags("さくら", artists=("いきものがかり",)),
    Tags("사랑", artists=("아이유",)),
    Tags("Back in Black", artists=("AC/DC",), genres=("Hard Rock",), composer="Angus Young"),
    Tags("???", artists=("!!!",), album="100% _pure_"),
    Tags("Moonlight Sonata", artists=("Beethoven",), composer="Ludwig van Beethoven"),
    Tags("Ludwig", artists=("Moon",), album="Black Box"),
)


@pytest.fixture
def library(database: Database) -> Database:
    files = [
        ScannedFile(Path(f"/m/{number}.ogg"), FileStamp(number, number, number), tags)
        for number, tags in enumerate(LIBRARY, start=1)
    ]
    database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)
    return database


def titles(database: Database, text: str) -> list[str]:
    return [track.title for track in database.tracks.get(database.tracks.search(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("edith", {"La Vie en rose"}),
        ("ÉDITH pi", {"La Vie en rose"}),
        ("e\u0301dith", {"La Vie en rose"}),  # an accent as a character of its own
        ("smorgas", {"Smörgåsbord"}),
        ("bjork", {"Smörgåsbord"}),
        ("various", {"Smörgåsbord"}),
        ("月", {"月亮代表我的心"}),
        ("代表", {"月亮代表我的心"}),
        ("的心", {"月亮代表我的心"}),
        ("丽君 月亮", {"月亮代表我的心"}),
        ("表代", set()),  # not in this order
        ("心邓", set()),  # the end of one field and the start of the next
        ("A罗", {"A罗之歌 feat罗"}),
        ("feat", {"A罗之歌 feat罗"}),
        ("杰伦 jay", {"A罗之歌 feat罗"}),
        ("流行", {"A罗之歌 feat罗"}),
        ("くら", {"さくら"}),
        ("랑", {"사랑"}),
        ("ac/dc", {"Back in Black"}),
        ("angus", {"Back in Black"}),
        ("hard rock back", {"Back in Black"}),
        ("rock jazz", set()),
        ("!!!", {"???"}),
        ("???", {"???"}),
        ("%", {"???"}),
        ("__", set()),  # no wildcard
        ("", set()),
        ("  \t", set()),
    ],
)
def test_what_is_found(library: Database, text: str, found: set[str]) -> None:
    assert set(titles(library, text)) == found


def test_a_match_in_title_or_artist_comes_before_one_in_the_composer(library: Database) -> None:
    assert titles(library, "ludwig") == ["Ludwig", "Moonlight Sonata"]


def test_the_limit_holds_and_missing_tracks_are_not_found(library: Database) -> None:
    assert len(library.tracks.search("b", limit=2)) == 2
    library.tracks.mark_missing([Path("/m/1.ogg"), Path("/m/8.ogg")])
    assert titles(library, "edith") == []
    assert titles(library, "!!!") == []


def test_the_index_follows_a_change_of_tags(library: Database) -> None:
    renamed = ScannedFile(Path("/m/1.ogg"), FileStamp(50, 50, 50), Tags("Padam", artists=("Piaf",)))
    library.tracks.apply_batch(ScanBatch((renamed,), ()), NOW)
    assert titles(library, "vie") == []
    assert titles(library, "edith") == []
    assert titles(library, "padam piaf") == ["Padam"]


@pytest.mark.parametrize(
    "text",
    ['"', '""', "'", "a OR", "AND", "NOT b", "NEAR(a b)", "(", "title:", "cjk : x", "a*", "*", "^a", "-a", "a+b", "{a}",
     "🎵", "👨‍👩‍👧", "\ud800", "a\x00b", "\\", "%_\\", ";--", "a" * 10_000, "x " * 3_000, "ऀ", "\ue000"],
)  # fmt: skip
def test_no_text_is_a_syntax_error(library: Database, text: str) -> None:
    assert isinstance(library.tracks.search(text), list)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), max_size=40))
def test_no_text_at_all_is_a_syntax_error(library: Database, text: str) -> None:
    assert isinstance(library.tracks.search(text), list)


def test_operators_are_words_like_any_other() -> None:
    assert match_expression("love OR hate") == '"love" * AND "OR" * AND "hate" *'


def test_the_index_is_what_the_tracks_say_whatever_happened_to_them(database: Database) -> None:
    """By SQLite's own comparison of the index with the table."""
    files = tuple(
        ScannedFile(Path(f"/m/{n}.ogg"), FileStamp(n, n, n), Tags(f"Title {n} 月亮", artists=(f"Ann {n}",)))
        for n in range(1, 9)
    )
    database.tracks.apply_batch(ScanBatch(files[:5], ()), NOW)
    database.tracks.apply_batch(ScanBatch(files[3:], ()), NOW)
    changed = ScannedFile(files[0].path, FileStamp(99, 99, 99), Tags("Other words"))
    database.tracks.apply_batch(ScanBatch((changed,), ()), NOW)
    fresh = database.recordings.split(TrackId(2), NOW)
    database.tracks.mark_missing([files[4].path])
    assert database.recordings.adopt(TrackId(7), TrackId(5))
    assert database.tracks.search("other") == [1]
    assert set(database.tracks.search("月亮")) == {3, 4, 5, 6, 8, fresh}
    with database._connection.writing() as db:
        db.execute("INSERT INTO tracks_fts (tracks_fts, rank) VALUES ('integrity-check', 1)")
