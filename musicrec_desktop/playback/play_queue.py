"""What plays next: an ordered list with a place in it. A value; every change gives a new one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import count, repeat

import numpy as np

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import PlaylistId, TrackId
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.domain.playlist import QueueItem


@dataclass(frozen=True, slots=True)
class PlayQueue:
    """Entries in playing order and which of them is current."""

    items: tuple[QueueItem, ...] = ()
    index: int | None = None
    """Place of the current entry; None when none is current (nothing started, or the end was passed)."""
    next_key: int = 1
    """The key the next new entry gets. Keys are never used twice, so a late report cannot name the wrong entry."""
    order: tuple[int, ...] = ()
    """While the queue is shuffled: the keys of all entries in the order to go back to. Else empty."""

    def __post_init__(self) -> None:
        if self.index is not None and not 0 <= self.index < len(self.items):
            raise InvariantError(f"queue place {self.index} of {len(self.items)} entries")

    def __len__(self) -> int:
        return len(self.items)

    @property
    def current(self) -> QueueItem | None:
        """The entry that plays or is about to."""
        return None if self.index is None else self.items[self.index]

    @property
    def upcoming(self) -> tuple[QueueItem, ...]:
        """Entries after the current one; all when none is current."""
        return self.items if self.index is None else self.items[self.index + 1 :]

    def place_of(self, key: int) -> int | None:
        """Place of the entry with this key, None when it is gone."""
        return next((place for place, item in enumerate(self.items) if item.key == key), None)

    def insert(
        self,
        at: int,
        track_ids: Sequence[TrackId],
        queued_by: QueuedBy = QueuedBy.LISTENER,
        playlist_id: PlaylistId | None = None,
    ) -> "PlayQueue":
        """Put new entries before place `at` (0..len). The current entry stays current."""
        if not 0 <= at <= len(self.items):
            raise InvariantError(f"insert at {at} of {len(self.items)} entries")
        # By map: half the time of a comprehension, 45 ms for 100,000.
        fresh = tuple(map(QueueItem, count(self.next_key), track_ids, repeat(queued_by), repeat(playlist_id)))
        index = self.index
        if index is not None and at <= index:
            index += len(fresh)
        order = self.order
        if order:  # behind the same entry as here; at the end of both
            place = 0 if at == 0 else order.index(self.items[at - 1].key) + 1
            place = len(order) if at == len(self.items) else place
            order = order[:place] + tuple(item.key for item in fresh) + order[place:]
        return PlayQueue(self.items[:at] + fresh + self.items[at:], index, self.next_key + len(fresh), order)

    def add(
        self,
        track_ids: Sequence[TrackId],
        queued_by: QueuedBy = QueuedBy.LISTENER,
        playlist_id: PlaylistId | None = None,
    ) -> "PlayQueue":
        """Put new entries at the end."""
        return self.insert(len(self.items), track_ids, queued_by, playlist_id)

    def remove(self, keys: Collection[int]) -> "PlayQueue":
        """Take entries out; unknown keys are ignored.

        When the current one goes, the first entry left after it becomes current, or none when there is none.
        """
        gone = frozenset(keys)
        kept = tuple(item for item in self.items if item.key not in gone)
        index = self.index
        if index is not None:
            index -= sum(item.key in gone for item in self.items[:index])
            if index >= len(kept):
                index = None
        return PlayQueue(kept, index, self.next_key, tuple(key for key in self.order if key not in gone))

    def move(self, keys: Collection[int], to: int) -> "PlayQueue":
        """Bring entries, in their present order, before the one now at place `to` (0..len). Ignores unknown keys."""
        if not 0 <= to <= len(self.items):
            raise InvariantError(f"move to {to} of {len(self.items)} entries")
        chosen = frozenset(keys)
        moving = tuple(item for item in self.items if item.key in chosen)
        before = tuple(item for item in self.items[:to] if item.key not in chosen)
        after = tuple(item for item in self.items[to:] if item.key not in chosen)
        moved = replace(self, items=before + moving + after)
        current = self.current
        return moved if current is None else replace(moved, index=moved.place_of(current.key))

    def clear(self) -> "PlayQueue":
        """No entries; keys go on."""
        return PlayQueue(next_key=self.next_key)

    def go_to(self, key: int) -> "PlayQueue":
        """Make the entry with this key current; nothing changes when it is gone."""
        place = self.place_of(key)
        return self if place is None else replace(self, index=place)

    def next(self, *, wraps: bool = False) -> "PlayQueue":
        """The entry after the current one becomes current; after the last none, or the first when it wraps; the first
        when none is."""
        place = 0 if self.index is None else self.index + 1
        if place >= len(self.items):
            return replace(self, index=0 if wraps and self.items else None)
        return replace(self, index=place)

    def previous(self, *, wraps: bool = False) -> "PlayQueue":
        """The entry before the current one becomes current; the first stays, or leads to the last when it wraps; the
        last when none is."""
        if not self.items:
            return self
        if self.index is None or (wraps and self.index == 0):
            return replace(self, index=len(self.items) - 1)
        return replace(self, index=max(0, self.index - 1))

    def shuffled(self, random: np.random.Generator) -> "PlayQueue":
        """The current entry first, all others after it in any order; the order they have now, or had before an earlier
        shuffle, is kept to go back to."""
        current, order = self.current, self.order or tuple(item.key for item in self.items)
        others = [item for item in self.items if item is not current]
        mixed = tuple(others[at] for at in random.permutation(len(others)).tolist())
        if current is None:
            return replace(self, items=mixed, order=order)
        return replace(self, items=(current, *mixed), index=0, order=order)

    def in_order(self) -> "PlayQueue":
        """Back to the order before it was shuffled; the current entry stays current."""
        if not self.order:
            return self
        by_key, current = {item.key: item for item in self.items}, self.current
        back = replace(self, items=tuple(by_key[key] for key in self.order), order=())
        return back if current is None else replace(back, index=back.place_of(current.key))

    def ordered(self, places: Sequence[int]) -> "PlayQueue":
        """The same entries as a shuffled queue: `places[n]` is the place of entry n in the order to go back to."""
        if len(places) != len(self.items):
            raise InvariantError(f"{len(places)} places for {len(self.items)} entries")
        return replace(self, order=tuple(self.items[at].key for at in np.argsort(places, kind="stable").tolist()))

    @property
    def places(self) -> tuple[int, ...]:
        """Of each entry, its place in the order to go back to; its own place when the queue is not shuffled."""
        if not self.order:
            return tuple(range(len(self.items)))
        place_of = {key: place for place, key in enumerate(self.order)}
        return tuple(place_of[item.key] for item in self.items)
