"""Which new track is next: bursts, albums and brief plays are found, and nothing heard before is ever named."""

import numpy as np

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.ranking.listening.new_music import NewMusic, new_music_members
from musicrec_desktop.ranking.listening.parts import part_names
from tests.unit.ranking.listening.logs import DAY_S, MONDAY, make_catalogue, make_listening, random_listening


def discovering(catalogue: Catalogue, tracks: list[int], short: list[int] | None = None) -> Listening:
    """Four plays a day."""
    starts = [MONDAY + k // 4 * DAY_S + k % 4 * 300 for k in range(len(tracks))]
    return make_listening(catalogue, tracks, starts, short or [])


def by_artists(listening: Listening) -> NewMusic:
    method = NewMusic(listening.catalogue, None)
    method.follow(listening, len(listening))
    return method


def test_what_was_heard_is_never_named() -> None:
    listening = random_listening(7)
    method = by_artists(listening)
    scores = method.scores(Moment(listening, 400, float(listening.starts[-1]) + 300, 380))
    heard = np.unique(listening.tracks[listening.is_listen])
    assert (scores[heard] == 0).all()


def test_artists_come_in_bursts() -> None:
    # Six tracks of each of ten artists; whole sessions of one artist, each track new.
    catalogue = make_catalogue(np.repeat(np.arange(10), 6).tolist())
    tracks = [6 * artist + number for artist in range(9) for number in range(4)]
    listening = discovering(catalogue, [*tracks, 54, 55])
    method = by_artists(listening)
    scores = method.scores(Moment(listening, 38, float(listening.starts[-1]) + 300, 36))
    assert set(np.argsort(-scores)[:4].tolist()) == {56, 57, 58, 59}


def test_a_track_tried_twice_comes_before_its_like() -> None:
    catalogue = make_catalogue([0] * 40)
    # Each new track is tried briefly before it is heard.
    tracks = [number for number in range(30) for _ in range(2)]
    listening = discovering(catalogue, [*tracks, 35, 35], short=[*range(0, 60, 2), 60, 61])
    method = by_artists(listening)
    scores = method.scores(Moment(listening, 62, float(listening.starts[-1]) + 300, 60))
    assert int(np.argmax(scores)) == 35


def test_albums_tell_tracks_of_an_artist_apart() -> None:
    albums = np.repeat(np.arange(20), 5).tolist()
    catalogue = make_catalogue([0] * 100, albums)
    # Albums in no order, each from its first track on for four tracks.
    order = np.random.default_rng(8).permutation(18)
    listening = discovering(catalogue, [5 * album + number for album in order.tolist() for number in range(4)] + [95])
    method = by_artists(listening)
    scores = method.scores(Moment(listening, 73, float(listening.starts[-1]) + 300, 72))
    assert set(np.argsort(-scores)[:4].tolist()) == {96, 97, 98, 99}


def test_lessons_move_the_weights_and_only_they() -> None:
    listening = random_listening(9)
    silent, taught = NewMusic(listening.catalogue, None), NewMusic(listening.catalogue, None)
    silent.learn(listening, 400)
    taught.follow(listening, 400)
    assert silent.model.lessons == 0
    assert taught.model.lessons > 5
    assert silent.model.names == part_names(new_music_members(listening.catalogue))


def test_following_in_steps_is_following_at_once() -> None:
    listening = random_listening(10)
    at_once, in_steps = NewMusic(listening.catalogue, None), NewMusic(listening.catalogue, None)
    at_once.follow(listening, 400)
    for upto in range(0, 401, 13):
        in_steps.follow(listening, upto)
    in_steps.follow(listening, 400)
    assert at_once.model.weights.tobytes() == in_steps.model.weights.tobytes()
