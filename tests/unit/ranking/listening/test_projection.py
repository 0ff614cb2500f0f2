"""The log of artists and albums: plays map onto codes, news are first listens, and scores find their way back."""

import numpy as np
import pytest

from musicrec_desktop.domain.listening import moment_before
from musicrec_desktop.ranking.listening.projection import Projection
from tests.unit.ranking.listening.logs import MONDAY, make_catalogue, make_listening, random_listening


def test_plays_become_plays_of_artists() -> None:
    catalogue = make_catalogue([0, 0, 1, -1])
    listening = make_listening(catalogue, [2, 0, 3, 1], [MONDAY + 300 * k for k in range(4)], short=[1])
    projection = Projection(catalogue.artists)
    projection.learn(listening, 4)
    found = projection.listening(listening)
    assert found.tracks.tolist() == [1, 0, 2, 0]
    assert found.is_listen.tolist() == [True, False, True, True]
    assert len(found.catalogue) == 3


def test_only_first_listens_are_news() -> None:
    catalogue = make_catalogue([0, 0, 1])
    # Track 0 is tried, heard, heard again; 1 is heard once; 2 is only tried.
    listening = make_listening(catalogue, [0, 0, 1, 0, 2], [MONDAY + 300 * k for k in range(5)], short=[0, 4])
    news = Projection(catalogue.artists, only_new=True)
    news.learn(listening, 5)
    assert news.listening(listening).is_listen.tolist() == [False, True, True, False, False]


@pytest.mark.parametrize("only_new", [False, True])
def test_steps_do_not_matter(only_new: bool) -> None:
    listening = random_listening(5)
    at_once, in_steps = (Projection(listening.catalogue.artists, only_new) for _ in range(2))
    at_once.learn(listening, 400)
    for upto in range(401):
        in_steps.learn(listening, upto)
    one, other = at_once.listening(listening), in_steps.listening(listening)
    assert (one.tracks == other.tracks).all()
    assert (one.is_listen == other.is_listen).all()


def test_a_moment_keeps_its_session() -> None:
    listening = random_listening(6)
    projection = Projection(listening.catalogue.artists)
    projection.learn(listening, 200)
    moment = moment_before(listening, 200)
    assert len(projection.moment(moment).session) == len(moment.session)


def test_tracks_without_an_artist_score_nothing() -> None:
    catalogue = make_catalogue([1, -1, 0])
    projection = Projection(catalogue.artists)
    back = projection.known(np.array([0.25, 0.75, 9.0], np.float32))[projection.places]
    assert back.tolist() == [0.75, 0.0, 0.25]
