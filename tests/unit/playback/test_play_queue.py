"""The queue against a plain list that does the same by simpler means."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import PlaylistId, TrackId
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.playback import PlayQueue

tracks = st.lists(st.integers(1, 5).map(TrackId), max_size=4)
keys = st.sets(st.integers(1, 12), max_size=5)
fraction = st.floats(0, 1)


@st.composite
def queues(draw: st.DrawFn) -> PlayQueue:
    queue = PlayQueue().add(draw(st.lists(st.integers(1, 5).map(TrackId), max_size=8)))
    queue = queue.remove(draw(keys))
    wanted = draw(st.integers(0, 12))
    return queue.go_to(wanted)


def keys_of(queue: PlayQueue) -> list[int]:
    return [item.key for item in queue.items]


@given(queues(), tracks, fraction)
def test_inserted_entries_stand_where_they_were_put_and_the_current_one_stays(
    queue: PlayQueue, new: list[TrackId], where: float
) -> None:
    at = round(where * len(queue))
    after = queue.insert(at, new, QueuedBy.RECOMMENDATION, PlaylistId(3))
    assert [item.track_id for item in after.items[at : at + len(new)]] == new
    assert all(item.playlist_id == 3 for item in after.items[at : at + len(new)])
    assert after.items[:at] + after.items[at + len(new) :] == queue.items
    assert after.current == queue.current


@given(queues(), tracks)
def test_keys_are_never_used_twice(queue: PlayQueue, new: list[TrackId]) -> None:
    emptied = queue.add(new).clear()
    again = emptied.add([TrackId(1)])
    assert again.items[0].key not in set(keys_of(queue.add(new)))
    assert len(set(keys_of(queue.add(new)))) == len(queue) + len(new)


@given(queues(), keys)
def test_removing_keeps_the_rest_in_order_and_the_place(queue: PlayQueue, gone: set[int]) -> None:
    after = queue.remove(gone)
    assert keys_of(after) == [key for key in keys_of(queue) if key not in gone]
    if queue.current is None:
        assert after.current is None
    else:
        rest = [item for item in queue.items[queue.index :] if item.key not in gone]
        assert after.current == (rest[0] if rest else None)


@given(queues(), keys, fraction)
def test_moving_only_reorders(queue: PlayQueue, chosen: set[int], where: float) -> None:
    to = round(where * len(queue))
    after = queue.move(chosen, to)
    assert sorted(keys_of(after)) == sorted(keys_of(queue))
    assert after.current == queue.current
    moved = [key for key in keys_of(queue) if key in chosen]
    stayed = [key for key in keys_of(queue) if key not in chosen]
    before = sum(key not in chosen for key in keys_of(queue)[:to])
    assert keys_of(after) == stayed[:before] + moved + stayed[before:]


@given(queues())
def test_going_forward_meets_every_upcoming_entry_once_and_ends(queue: PlayQueue) -> None:
    met = []
    at = queue.next()
    while at.current is not None:
        met.append(at.current)
        at = at.next()
    assert tuple(met) == queue.upcoming


@given(queues())
def test_going_back_ends_at_the_first(queue: PlayQueue) -> None:
    at = queue
    for _ in range(len(queue) + 1):
        at = at.previous()
    assert at.index == (0 if queue.items else None)


def test_previous_undoes_next_inside_the_queue() -> None:
    queue = PlayQueue().add([TrackId(1), TrackId(2), TrackId(3)]).next().next()
    assert queue.next().previous() == queue


def test_an_unknown_key_changes_nothing() -> None:
    queue = PlayQueue().add([TrackId(1)])
    assert queue.go_to(99) == queue
    assert queue.place_of(99) is None


@pytest.mark.parametrize("place", [-1, 2])
def test_a_place_outside_is_our_bug(place: int) -> None:
    queue = PlayQueue().add([TrackId(1)])
    with pytest.raises(InvariantError):
        queue.insert(place, [TrackId(2)])
    with pytest.raises(InvariantError):
        queue.move([1], place)
    with pytest.raises(InvariantError):
        PlayQueue(queue.items, place if place < 0 else 1)


@given(queues(), st.integers(0, 99))
def test_a_shuffle_keeps_every_entry_the_current_one_first_and_goes_back(queue: PlayQueue, seed: int) -> None:
    mixed = queue.shuffled(np.random.default_rng(seed))
    assert sorted(keys_of(mixed)) == sorted(keys_of(queue))
    assert mixed.current == queue.current
    assert mixed.index in (0, None)
    assert mixed.in_order() == queue
    assert mixed.shuffled(np.random.default_rng(seed + 1)).in_order() == queue, "also after a second shuffle"


@given(queues(), st.integers(0, 99), tracks, fraction, keys)
def test_what_comes_and_goes_while_shuffled_stands_by_its_neighbours_afterwards(
    queue: PlayQueue, seed: int, new: list[TrackId], where: float, gone: set[int]
) -> None:
    mixed = queue.shuffled(np.random.default_rng(seed))
    at = round(where * len(mixed))
    changed = mixed.insert(at, new).remove(gone)
    back = changed.in_order()
    assert sorted(keys_of(back)) == sorted(keys_of(changed))
    assert back.current == changed.current
    kept = [key for key in keys_of(queue) if key not in gone]
    assert [key for key in keys_of(back) if key in set(kept)] == kept
    fresh = [item.key for item in mixed.insert(at, new).items[at : at + len(new)]]
    if at and len(mixed) and fresh and at < len(mixed):
        before = mixed.items[at - 1].key
        order = keys_of(mixed.insert(at, new).in_order())
        assert order[order.index(before) + 1 :][: len(fresh)] == fresh


@given(queues(), st.integers(0, 99))
def test_a_shuffled_queue_is_put_together_again_from_its_places(queue: PlayQueue, seed: int) -> None:
    mixed = queue.shuffled(np.random.default_rng(seed))
    again = PlayQueue(mixed.items, mixed.index, mixed.next_key).ordered(mixed.places)
    assert again == mixed


def test_an_order_is_shuffled_in_every_way() -> None:
    queue, random = PlayQueue().add([TrackId(number) for number in range(4)]).next(), np.random.default_rng(5)
    orders = {tuple(keys_of(queue.shuffled(random))) for _ in range(200)}
    assert len(orders) == 6
    assert all(order[0] == 1 for order in orders)


def test_round_the_ends_only_when_it_wraps() -> None:
    queue = PlayQueue().add([TrackId(1), TrackId(2)]).go_to(2)
    assert queue.next().index is None
    assert queue.next(wraps=True).index == 0
    assert queue.go_to(1).previous().index == 0
    assert queue.go_to(1).previous(wraps=True).index == 1
    assert PlayQueue().next(wraps=True).index is None
