"""Genres up, down and beside the tree, and words that mean a genre, a mood or a voice only at times."""

from pathlib import Path

import pytest

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Facet, PlaylistPlan
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm import Lexicon, understand
from musicrec_desktop.llm.understanding.common_words import with_endings
from musicrec_desktop.retrieval import load_genre_tree
from tests.factories import NOW, make_track
from tests.unit.llm.understanding.conftest import Plan, said

SHIPPED = Path(__file__).parents[4] / "assets" / "genres.toml"


@pytest.fixture(scope="module")
def tree() -> GenreTree:
    return load_genre_tree(SHIPPED)


def lexicon_of(tree: GenreTree, *tags: str) -> Lexicon:
    tracks = [make_track(i, genres=(tag,)) for i, tag in enumerate(tags, 1)]
    return Lexicon.from_view(LibraryView.from_tracks(tracks, FeatureMatrix.empty()), tree)


@pytest.fixture(scope="module")
def few(tree: GenreTree) -> Lexicon:
    """A library with six broad tags and no more."""
    return lexicon_of(tree, "rap", "pop", "edm", "r&b", "latin", "rock")


def genres(found: PlaylistPlan) -> dict[str, bool]:
    """Wanted genres, and whether nothing else will do."""
    return {wish.value: wish.is_hard for wish in found.wanted(Facet.GENRE)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("deep house", {"edm": True}),
        ("some hard rock", {"rock": True}),
        ("hardrock", {"rock": True}),
        ("trap", {"rap": True}),
        ("Deutschrap", {"rap": True}),
        ("melodic death metal", {"rock": True}),
        ("来点嘻哈", {"rap": True}),
        ("后摇", {"rock": True}),
        ("bossa nova", {"latin": True}),
        ("k-pop", {"pop": True}),
        ("jazz", {"r&b": False}),
        ("reggae", {"latin": False}),
        ("fado", {"latin": False}),
        ("country", {"rock": False}),
        ("ジャズ", {"r&b": False}),
        ("musique classique", {"classical": False}),
    ],
)
def test_what_the_library_has_in_place_of_a_genre(few: Lexicon, text: str, wanted: dict[str, bool]) -> None:
    assert genres(understand(Request(text, NOW), few)) == wanted


def test_the_note_says_what_stands_in(few: Lexicon) -> None:
    (note,) = understand(Request("deep house", NOW), few).notes
    assert note.code == "absent_genre"
    assert note.text == "No track in this library is tagged deep house. The nearest it has is edm."
    (note,) = understand(Request("来点爵士", NOW), few).notes
    assert note.text == "曲库里没有标为“爵士”的曲目。最接近的是“r&b”。"


def test_what_stands_in_shall_sound_like_what_was_asked(few: Lexicon) -> None:
    found = understand(Request("death metal", NOW), few)
    (energy,) = found.wanted(Facet.ENERGY)
    assert energy.range is not None
    assert energy.range.low > 0.8
    assert not energy.is_hard
    assert "acousticness=0.5..1" in said(understand(Request("acoustic rock covers", NOW), few)), "as its name says"
    assert "energy=0.74..1" in said(understand(Request("energetic ambient", NOW), few)), "what is said stands"
    assert not understand(Request("no death metal", NOW), few).wants


def test_a_name_that_is_all_sound_is_a_sound_where_no_track_is_tagged_so(few: Lexicon, tree: GenreTree) -> None:
    for text in ("acoustic music", "acoustic tunes"):
        found = understand(Request(text, NOW), few)
        assert said(found) == {"acousticness=0.5..1"}
        assert not found.notes
    rock = understand(Request("acoustic rock", NOW), few)
    assert said(rock) == {"acousticness=0.5..1", "genre=rock"}
    assert not rock.notes, "the two together are what was asked for"
    here = lexicon_of(tree, "acoustic rock", "rock")
    assert genres(understand(Request("acoustic rock", NOW), here)) == {"acoustic rock": True}


def test_a_genre_that_is_here_needs_no_sound(few: Lexicon) -> None:
    assert said(understand(Request("rock", NOW), few)) == {"genre=rock"}


def test_a_broad_word_takes_in_its_kinds_and_a_narrow_one_stays_narrow(tree: GenreTree) -> None:
    lexicon = lexicon_of(tree, "thrash metal", "uk garage", "french rap")
    for text, wanted in (("rock", "rock"), ("electronic music", "electronic"), ("hip hop", "rap"), ("metal", "metal")):
        found = understand(Request(text, NOW), lexicon)
        assert genres(found) == {wanted: True}
        assert not found.notes, text
    assert genres(understand(Request("death metal", NOW), lexicon)) == {"metal": False}, "thrash is no death metal"


@pytest.mark.parametrize(
    "text",
    [
        "help me clean the house",
        "music for my country",
        "rock me to sleep",
        "lost in the world",
        "body and soul",
        "mood swings",
        "traurige Lieder",
        "chansons tristes",
        "for a long speech",
        "while my kids play games",
        "a concrete jungle",
        "new wave of tiredness",
    ],
)
def test_everyday_words_are_no_genres(few: Lexicon, text: str) -> None:
    assert genres(understand(Request(text, NOW), few)) == {}


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("90s country", "rock"),
        ("deep and dark house", "edm"),
        ("a rock and pop mix", "rock"),
        ("no metal, just soul", "r&b"),
        ("opera", "pop"),
        ("video game music", "edm"),
    ],
)
def test_the_same_words_are_genres_beside_music(few: Lexicon, text: str, genre: str) -> None:
    assert genre in genres(understand(Request(text, NOW), few))


@pytest.mark.parametrize("text", ["jazz-like music", "poppish songs", "something rock-inspired", "something rockish"])
def test_an_adjective_leans_to_its_genre(plan: Plan, text: str) -> None:
    (wish,) = plan(text).wanted(Facet.GENRE)
    assert wish.value in text
    assert not wish.is_hard


def test_polish_is_not_what_poppish_was_meant_to_be(plan: Plan) -> None:
    assert not plan("poppish songs").wanted(Facet.LANGUAGE)


@pytest.mark.parametrize(
    "text",
    [
        "my boss went crazy today and the kitchen was so cold",
        "I burnt the dinner and my guests arrive in a moment",
        "she told me about a hard winter in her village",
        "a heavy coat and a hard bed",
        "a quick lunch with a crazy neighbour",
    ],
)
def test_words_of_a_tale_ask_for_no_sound(plan: Plan, text: str) -> None:
    assert not [each for each in said(plan(text)) if each.startswith(("energy=0.7", "valence", "mood=playful"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I just broke up with my girlfriend", "mood=melancholic"),
        ("my boss went crazy, give me something calm", "mood=calm"),
        ("I am home alone and I'm cooking for six people", "danceability=0.58..1"),
        ("heavy guitars", "energy=0.78..1"),
        ("first dance at our wedding", "mood=romantic"),
        ("acoustic guitar by the campfire", "energy=0.05..0.5"),
        ("sleep music", "mood=sleepy"),
        ("something where nobody sings", "vocals=none"),
        ("没人唱歌的", "vocals=none"),
        ("instrumental sin voces", "vocals=none"),
        ("ohne Gesang", "vocals=none"),
        ("sans paroles", "vocals=none"),
        ("歌詞なし", "vocals=none"),
        ("女声", "vocals=female"),
        ("女歌手", "vocals=female"),
        ("nur Frauenstimmen", "vocals=female"),
        ("musique douce pour lire", "energy=0..0.42"),
        ("zum Einschlafen", "mood=sleepy"),
        ("para estudiar", "mood=focused"),
        ("寝る前に聴きたい", "mood=sleepy"),
        ("加班的时候听", "mood=focused"),
        ("想哭", "mood=sad"),
        ("燃一点", "mood=energetic"),
        ("etwas Ruhiges zum Lesen", "energy=0..0.42"),
        ("des chansons joyeuses", "mood=happy"),
        ("algo con guitarras tranquilos", "energy=0..0.42"),
        ("sad girl pop", "mood=sad"),
    ],
)
def test_what_words_say(plan: Plan, text: str, expected: str) -> None:
    assert expected in said(plan(text))


@pytest.mark.parametrize("text", ["女朋友要来了", "我女儿今天毕业", "快要考试了", "他跑了"])
def test_one_character_inside_another_word_says_nothing(plan: Plan, text: str) -> None:
    assert not [each for each in said(plan(text)) if each.startswith(("vocals", "tempo", "energy=0.7"))]


def test_endings_of_plain_words() -> None:
    assert {"boxes", "boxing", "boxer"} <= set(with_endings("box"))
    assert {"runs", "running", "runner"} <= set(with_endings("run"))
    assert {"hopes", "hoping", "hoped"} <= set(with_endings("hope"))
    assert {"stories", "storied"} <= set(with_endings("story"))
    assert with_endings("la") == ("la",)


def test_to_leave_out_a_genre_is_no_errand(tree: GenreTree) -> None:
    lexicon = lexicon_of(tree, "pop", "rock")
    assert said(understand(Request("leave pop out", NOW), lexicon)) == {"-genre=pop"}
    assert not understand(Request("pop out for milk", NOW), lexicon).avoids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("medium energy rock", {"energy=0.35..0.65", "genre=rock"}),
        ("keep the energy level constant", {"curve flat >"}),
        ("不那么吵", {"-energy=0.78..1", "energy=0..0.78"}),
        ("这么吵的歌", {"energy=0.78..1"}),
    ],
)
def test_levels_in_between(few: Lexicon, text: str, expected: set[str]) -> None:
    assert said(understand(Request(text, NOW), few)) == expected
