"""The genre tree that is shipped, and its loader."""

from pathlib import Path

import pytest

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.retrieval import load_genre_tree
from musicrec_desktop.retrieval.genre_words import tags_above, tags_meaning

SHIPPED = Path(__file__).parents[3] / "assets" / "genres.toml"


@pytest.fixture(scope="module")
def tree() -> GenreTree:
    return load_genre_tree(SHIPPED)


def test_the_shipped_tree_is_large_and_casefolded(tree: GenreTree) -> None:
    assert len(tree.parents) >= 1000
    words = [*tree.parents, *tree.aliases]
    assert words == [word.casefold().strip() for word in words]


@pytest.mark.parametrize(
    ("word", "genre"),
    [
        ("Hip-Hop", "rap"),
        ("摇滚", "rock"),
        ("后摇", "post-rock"),
        ("VGM", "game"),
        ("8-bit", "chiptune"),
        ("Soundtrck", "soundtrack"),
        ("EDM", "electronic"),
        ("R&B", "r&b"),
        ("dnb", "drum and bass"),
        ("爵士", "jazz"),
        ("凯尔特", "celtic"),
        ("ヒップホップ", "rap"),
        ("música clásica", "classical"),
        ("Deutschrap", "german rap"),
        ("哥特摇滚", "gothic rock"),
    ],
)
def test_words_in_two_languages_lead_to_their_genre(tree: GenreTree, word: str, genre: str) -> None:
    assert tree.canonical(word) == genre


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ("rock", "melodic death metal"),
        ("soundtrack", "chiptune"),
        ("electronic", "deep house"),
        ("world", "irish"),
        ("classical", "string quartet"),
        ("rap", "trap"),
        ("rap", "french rap"),
        ("electronic", "liquid drum and bass"),
        ("latin", "corrido"),
    ],
)
def test_a_genre_includes_its_kinds(tree: GenreTree, genre: str, kind: str) -> None:
    assert kind in tree.spellings(genre)
    assert genre not in tree.spellings(kind)


@pytest.mark.parametrize(
    ("tag", "genre"),
    [
        ("thrash-metal", "thrash metal"),
        ("female choir ambient", "ambient"),
        ("jazz / something", "jazz"),
        ("post_rock", "post-rock"),
        ("widelands", "widelands"),
        ("brock", "brock"),
    ],
)
def test_tags_in_other_spellings_are_understood(tree: GenreTree, tag: str, genre: str) -> None:
    assert tree.meaning(tag) == genre


def test_tags_meaning_a_genre_are_those_of_the_library(tree: GenreTree) -> None:
    tags = ("rock", "instrumental rock", "death metal", "jazz", "unheard-of metal", "widelands")
    assert tags_meaning(tree, tags, "Rock") == {"rock", "instrumental rock", "death metal", "unheard-of metal"}
    assert tags_meaning(tree, tags, "widelands") == {"widelands"}


def test_the_nearest_genre_above_with_tags_is_found(tree: GenreTree) -> None:
    assert tags_above(tree, ("electronic", "rock"), "deep house") == ("electronic", frozenset({"electronic"}))
    assert tags_above(tree, ("house", "electronic"), "deep house")[0] == "house"
    assert tags_above(tree, ("rock",), "deep house") == ("", frozenset())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[genres]\na = { of = ['b'] }", "not there"),
        ("[genres]\na = { of = ['b'] }\nb = { of = ['a'] }", "above itself"),
        ("[genres]\na = { also = ['x'] }\nb = { also = ['X'] }", "means"),
        ("[genres]\na = { also = ['b'] }\nb = {}", "alias"),
        ("[genres]\na = { off = ['b'] }", "off"),
        ("[genres]\na = { near = ['b'] }", "near"),
        ("[genres\n", "cannot be read"),
        ("", "cannot be read"),
    ],
)
def test_mistakes_in_the_data_are_named(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "genres.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvariantError, match=complaint):
        load_genre_tree(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvariantError, match=r"none\.toml"):
        load_genre_tree(tmp_path / "none.toml")


def test_every_root_that_a_library_may_lack_has_a_neighbour(tree: GenreTree) -> None:
    """Nothing stands in for speech, sounds, songs of a season."""
    alone = {"spoken word", "sound effects", "christmas"}
    assert {name for name, above in tree.parents.items() if not above} - set(tree.near) == alone


def test_absent_genres_have_sensible_stand_ins(tree: GenreTree) -> None:
    present = ("rap", "pop", "electronic", "r&b", "latin", "rock")
    wanted = {"jazz": "r&b", "country": "rock", "reggae": "latin", "disco": "r&b", "opera": "pop", "audiobook": ""}
    assert {name: tree.stand_in(name, present) for name in wanted} == wanted
