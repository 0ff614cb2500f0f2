"""Lists: the head goes by expectation alone, the tail by variety too."""

import numpy as np

from musicrec_desktop.ranking.listening.varied import Listed, Variety, varied

UTILITIES = np.array([5.0, 4.9, 4.8, 4.7, 4.6, 4.5])
NEVER = np.zeros(6)


def test_the_head_goes_by_expectation() -> None:
    chosen = varied(UTILITIES, np.zeros(6, np.int32), np.full(6, 50.0), 3, Variety(head=3, artist=9, listed=9), 6)
    assert chosen.tolist() == [0, 1, 2]


def test_the_tail_prefers_other_artists_than_those_above() -> None:
    artists = np.array([0, 0, 0, 0, 1, 1], np.int32)
    assert varied(UTILITIES, artists, NEVER, 4, Variety(head=2, artist=0.5, listed=0), 6).tolist() == [0, 1, 4, 5]


def test_unknown_artists_are_not_alike() -> None:
    assert varied(UTILITIES, np.full(6, -1, np.int32), NEVER, 6, Variety(head=1, artist=9), 6).tolist() == [
        0,
        1,
        2,
        3,
        4,
        5,
    ]


def test_what_was_listed_lately_comes_later_in_the_tail() -> None:
    listed = Listed(6)
    for _ in range(3):
        listed.add(np.array([0, 1, 2]))
    often = listed.often()
    assert often[0] > 2
    assert often[5] == 0
    assert varied(UTILITIES, np.arange(6, dtype=np.int32), often, 3, Variety(head=1, listed=1), 6).tolist() == [0, 3, 4]


def test_what_is_not_sure_waits_for_the_tail() -> None:
    artists = np.arange(6, dtype=np.int32)
    backwards = UTILITIES[::-1].copy()
    assert varied(backwards, artists, NEVER, 4, Variety(head=2), 3).tolist() == [2, 1, 5, 4]
    assert varied(backwards, artists, NEVER, 3, Variety(head=9), 2).tolist() == [1, 0, 5]


def test_no_more_is_listed_than_there_is() -> None:
    assert len(varied(UTILITIES, np.zeros(6, np.int32), NEVER, 20, Variety(), 6)) == 6
    assert len(varied(np.zeros(0), np.zeros(0, np.int32), np.zeros(0), 20, Variety(), 6)) == 0
