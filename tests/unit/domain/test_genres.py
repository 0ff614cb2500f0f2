"""Up the tree, and beside it."""

from musicrec_desktop.domain.genres import GenreTree

TREE = GenreTree(
    parents={
        "rock": (),
        "metal": ("rock",),
        "jazz": (),
        "blues": (),
        "jazz rock": ("rock", "jazz"),
        "djent": ("metal",),
    },
    aliases={"heavy": "metal"},
    near={"jazz": ("blues", "rock"), "metal": ("blues",)},
)


def test_the_genres_above_come_nearest_first() -> None:
    assert list(TREE.above("djent")) == ["metal", "rock"]
    assert list(TREE.above("jazz rock")) == ["rock", "jazz"]
    assert list(TREE.above("heavy")) == ["rock"]
    assert list(TREE.above("rock")) == []
    assert list(TREE.above("no such genre")) == []


def test_the_first_neighbour_that_is_there_stands_in() -> None:
    assert TREE.stand_in("jazz", {"rock", "blues"}) == "blues"
    assert TREE.stand_in("jazz", {"rock"}) == "rock"
    assert TREE.stand_in("jazz", {"metal"}) == ""
    assert TREE.stand_in("djent", {"blues"}) == "blues", "the neighbour of a genre above"
    assert TREE.stand_in("no such genre", {"rock"}) == ""
