"""Names guessed from paths, cleaned text, and numbers in tags."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.track import Tags
from musicrec_desktop.library.gaps import fill_gaps
from musicrec_desktop.library.path_names import names_from_path
from musicrec_desktop.library.tag_text import clean, number_of, split_artists, split_genres, year_of

NOTHING = {"artist": "", "album": "", "album_artist": "", "track_number": 0, "disc_number": 0, "year": 0}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/d/03 - Artist - Title.ogg", {"title": "Title", "artist": "Artist", "track_number": 3}),
        ("/d/Artist/Album/03 Title.flac", {"title": "Title", "artist": "Artist", "album": "Album", "track_number": 3}),
        ("/home/a/Music/Björk/Homogenic/Jóga.flac", {"title": "Jóga", "artist": "Björk", "album": "Homogenic"}),
        ("/home/a/Music/Homogenic/03 Jóga.flac", {"title": "Jóga", "album": "Homogenic", "track_number": 3}),
        ("/home/a/Music/Björk/Jóga.flac", {"title": "Jóga"}),  # an artist? an album? a genre?
        (
            "/m/Music/Björk - Homogenic (1997)/03. Jóga.flac",
            {"title": "Jóga", "artist": "Björk", "album": "Homogenic", "track_number": 3, "year": 1997},
        ),
        (
            "/x/Björk/1997 - Homogenic/CD2/03. Jóga.flac",
            {
                "title": "Jóga",
                "artist": "Björk",
                "album": "Homogenic",
                "track_number": 3,
                "disc_number": 2,
                "year": 1997,
            },
        ),
        (
            "/x/Björk/[1997] Homogenic/2-03 Jóga.flac",
            {
                "title": "Jóga",
                "artist": "Björk",
                "album": "Homogenic",
                "track_number": 3,
                "disc_number": 2,
                "year": 1997,
            },
        ),
        (
            "/x/Various Artists/Hits/07 - Abba - SOS.mp3",
            {"title": "SOS", "artist": "Abba", "album": "Hits", "album_artist": "Various Artists", "track_number": 7},
        ),
        (
            "/x/VA/Hits/07 SOS.mp3",
            {"title": "SOS", "album": "Hits", "album_artist": "Various Artists", "track_number": 7},
        ),
        ("/d/Abba/Arrival/Abba - SOS.mp3", {"title": "SOS", "artist": "Abba", "album": "Arrival"}),
        ("/d/Arrival/Abba - SOS.mp3", {"title": "SOS", "artist": "Abba"}),
        ("/d/01-some_artist-some_title.mp3", {"title": "some title", "artist": "some artist", "track_number": 1}),
        ("/d/01-dark-forest.ogg", {"title": "dark-forest", "track_number": 1}),
        ("/d/02_orphanage.ogg", {"title": "orphanage", "track_number": 2}),
        ("/d/My_Song_Name.ogg", {"title": "My Song Name"}),
        ("/d/99 Luftballons.mp3", {"title": "99 Luftballons"}),
        ("/d/8-Bit-Mayhem.ogg", {"title": "8-Bit-Mayhem"}),
        ("/d/10_000_Days.flac", {"title": "10 000 Days"}),
        ("/d/1979.mp3", {"title": "1979"}),
        ("/d/00 Intro.mp3", {"title": "00 Intro"}),
        ("/d/track21.ogg", {"title": "track21"}),
        ("/d/[04] Foo.mp3", {"title": "Foo", "track_number": 4}),
        ("/d/1. Foo.mp3", {"title": "Foo", "track_number": 1}),
        (
            "/d/Artist - Record - 05 - Title.mp3",
            {"title": "Title", "artist": "Artist", "album": "Record", "track_number": 5},
        ),
        ("/d/Artist - 05 - Title.mp3", {"title": "Title", "artist": "Artist", "track_number": 5}),
        ("/d/Artist - Title - Remix.mp3", {"title": "Title - Remix", "artist": "Artist"}),
        ("/d/Artist – Title.mp3", {"title": "Title", "artist": "Artist"}),
        ("/d/周杰伦/叶惠美/03 晴天.mp3", {"title": "晴天", "artist": "周杰伦", "album": "叶惠美", "track_number": 3}),
        # Where programs keep their sounds, folders name no artists.
        ("/usr/share/games/x/sounds/boom.ogg", {"title": "boom"}),
        ("/usr/share/games/x/sounds/forest/bird.ogg", {"title": "bird"}),
        ("/usr/share/games/x/data/music/03 Title.ogg", {"title": "Title", "track_number": 3}),
        ("/usr/share/games/x/music/sequencer/night/back.ogg", {"title": "back"}),
        ("/opt/x/base/Music.ocg/menu.ogg", {"title": "menu"}),
        ("/d/sounds - boom.wav", {"title": "sounds - boom"}),
        ("/d/....ogg", {"title": "..."}),
        ("/d/ - .mp3", {"title": "-"}),
    ],
)
def test_what_a_path_says(path: str, said: dict[str, object]) -> None:
    names = names_from_path(Path(path))
    assert {"title": names.title, **{field: getattr(names, field) for field in NOTHING}} == {**NOTHING, **said}


@given(
    parts=st.lists(st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=20), min_size=1, max_size=5)
)
def test_any_path_gives_a_title_fit_to_show(parts: list[str]) -> None:
    names = names_from_path(Path("/", *parts))
    assert names.title
    for text in (names.title, names.artist, names.album):
        assert text == clean(text)
    assert 0 <= names.track_number <= 999


NUMBERED = Path("/d/Björk/Homogenic/02 - Jóga.ogg")


def test_tags_are_never_changed_and_gaps_are_named() -> None:
    told = Tags("", genres=("Pop",), date="x")
    filled = fill_gaps(told, NUMBERED)
    assert filled == Tags(
        "Jóga", ("Björk",), "Homogenic", date="x", genres=("Pop",), track_number=2,
        from_path=("title", "track_number", "artists", "album"),
    )  # fmt: skip
    whole = Tags("T", ("A",), "B", year=1, track_number=9, disc_number=1)
    assert fill_gaps(whole, NUMBERED) == whole


def test_a_path_that_contradicts_the_tags_is_not_believed() -> None:
    assert fill_gaps(Tags("Another title"), NUMBERED).artists == ()
    assert fill_gaps(Tags("Another title"), NUMBERED).album == ""
    assert fill_gaps(Tags("JÓGA"), NUMBERED).artists == ("Björk",)
    assert fill_gaps(Tags("Jóga", ("Somebody",)), NUMBERED).album == ""
    assert fill_gaps(Tags("Jóga", album_artist="Somebody"), NUMBERED).artists == ()


def test_an_artist_tag_decides_what_of_the_file_name_is_the_title() -> None:
    path = Path("/d/Chaos God - Intro.ogg")
    assert fill_gaps(Tags("", ("chaos god",)), path).title == "Intro"
    assert fill_gaps(Tags("", ("Muldjord",)), path).title == "Chaos God - Intro"


def test_a_year_from_a_folder_is_a_date_as_well() -> None:
    filled = fill_gaps(Tags(""), Path("/d/Björk/1997 - Homogenic/02 - Jóga.ogg"))
    assert (filled.year, filled.date) == (1997, "1997")
    assert {"year", "date"} <= set(filled.from_path)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("3/12", 3),
        ("03 of 12", 3),
        (" 007", 7),
        ("", 0),
        ("A1", 0),
        ("-3", 0),
        ("12345", 0),
        ("٣", 0),
        ("0", 0),
    ],
)
def test_numbers(text: str, number: int) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("1994", 1994), ("1994-05-03", 1994), ("03.05.1994", 1994), ("19940503", 1994), ("1994-05-03T10:00:00Z", 1994),
        ("c. 1994", 1994), ("", 0), ("94", 0), ("0000", 0), ("199", 0), ("123456", 0), ("3005", 0), ("１９９４", 0),
    ],
)  # fmt: skip
def test_years(date: str, year: int) -> None:
    assert year_of(date) == year


@given(st.lists(st.text(), max_size=5))
def test_split_texts_are_clean_distinct_and_free_of_separators(values: list[str]) -> None:
    for names, separators in ((split_artists(values), ";\0"), (split_genres(values), ";,|\0")):
        assert len({name.casefold() for name in names}) == len(names)
        assert all(name and name == clean(name) and not set(name) & set(separators) for name in names)


@given(st.text(st.characters(), max_size=3_000))
def test_clean_text_can_be_stored_shown_and_cleaned_again(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode().decode() == cleaned == clean(cleaned)
    assert len(cleaned) <= 500
    assert not any(ord(char) < 32 for char in cleaned)
