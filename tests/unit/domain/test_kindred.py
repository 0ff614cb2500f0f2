"""What shares a genre with somebody."""

from pathlib import Path

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.kindred import kin_of_artist, kin_of_track
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.retrieval import load_genre_tree
from tests.factories import make_track

TREE: GenreTree = load_genre_tree(Path(__file__).parents[3] / "assets" / "genres.toml")


def _view(*genres: tuple[str, ...], artists: tuple[str, ...]) -> LibraryView:
    tracks = [
        make_track(at, genres=of, artists=(name,)) for at, (of, name) in enumerate(zip(genres, artists, strict=True), 1)
    ]
    return LibraryView.from_tracks(tracks, FeatureMatrix.empty())


def test_who_shares_a_genre_or_has_a_kind_of_it_or_none() -> None:
    view = _view(("Rock",), ("Metal",), ("Jazz",), (), ("Rock",), artists=("Ann", "B", "C", "D", "E"))
    assert kin_of_artist(view, TREE, "Ann").tolist() == [True, True, False, True, True]
    assert kin_of_artist(view, TREE, "B").tolist() == [False, True, False, True, False], "not all rock is metal"
    assert kin_of_track(view, TREE, view.titles[2]).tolist() == [False, False, True, True, False]


def test_one_odd_tag_opens_no_door_and_no_tag_opens_all() -> None:
    view = _view(*[("Rock",)] * 9, ("Jazz",), ("Jazz",), (), artists=("Ann",) * 10 + ("B", "C"))
    assert not kin_of_artist(view, TREE, "Ann")[10]
    assert kin_of_artist(view, TREE, "C").all()
    assert kin_of_artist(view, TREE, "Nobody").all()
