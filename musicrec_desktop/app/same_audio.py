"""Which tracks may hold the same audio as one that is to be measured: then it need not be."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from musicrec_desktop.domain.analysis_work import ALL_GROUPS, WHOLE_GROUPS, AnalysisItem
from musicrec_desktop.domain.ids import DurationMs, TrackId

_STEP_MS: Final = 200
"""The lengths told of one stream differ by no more: of some formats they are reckoned from the size, tags and all."""

_MOST_WAITING: Final = 50
"""Where most tracks are of one length, as thirty-second clips are, it tells little: the rest waits for nobody."""
_MOST_KNOWN: Final = 1_000
"""Tracks of about its length, the latest, that one is compared with."""

Audio = tuple[TrackId, DurationMs, DurationMs, DurationMs, str]
"""(track, duration, start, end, audio hash)"""
_Key = tuple[int, int, int]


class SameAudio:
    """Audio hashes of what is measured, by length, and what is in work now."""

    def __init__(self, known: Iterable[Audio] = ()) -> None:
        self._by_length: defaultdict[_Key, list[tuple[str, TrackId]]] = defaultdict(list)
        self._in_work: dict[TrackId, _Key] = {}
        self._holders: dict[tuple[TrackId, str], TrackId] = {}
        for track_id, duration, start, end, audio_hash in known:
            self._by_length[duration // _STEP_MS, start, end].append((audio_hash, track_id))

    def give_out(self, items: Iterable[AnalysisItem]) -> Iterator[AnalysisItem | None]:
        """The items, each with the tracks that may be the same, drawn one by one.

        One that is as long as another in work waits until that is settled, as long as few wait; None while there are no
        others to give out.
        """
        waiting: deque[AnalysisItem] = deque()
        for item in items:
            for _ in range(len(waiting)):
                if self._is_twin_in_work(waiting[0]):
                    waiting.rotate(-1)
                else:
                    yield self._given(waiting.popleft())
            if len(waiting) < _MOST_WAITING and self._is_twin_in_work(item):
                waiting.append(item)
            else:
                yield self._given(item)
        while waiting:
            free = next((item for item in waiting if not self._is_twin_in_work(item)), None)
            if free is not None:
                waiting.remove(free)
            yield None if free is None else self._given(free)

    def settle(self, item: AnalysisItem, stored_as: TrackId, audio_hash: str) -> None:
        """`item` is done with; what was measured of it is that track's, the hash "" when nothing was."""
        self._in_work.pop(item.track_id, None)
        if audio_hash:
            self._by_length[_key(item)].append((audio_hash, stored_as))
            if stored_as != item.track_id:
                self._holders[item.track_id, audio_hash] = stored_as

    def holder(self, track_id: TrackId, audio_hash: str) -> TrackId:
        """The track that holds what was measured of this audio at `track_id`.

        That one itself, unless the sound turned out to be another track when it was stored: items given out before that
        know of the old id, which may be no more, or stand for another sound.
        """
        return self._holders.get((track_id, audio_hash), track_id)

    def _given(self, item: AnalysisItem) -> AnalysisItem:
        if item.groups != (WHOLE_GROUPS if item.is_whole else ALL_GROUPS):
            return item  # a better method for one group: it is to be heard again
        self._in_work[item.track_id] = _key(item)
        known = [pair for key in _near(item) for pair in self._by_length.get(key, ())[-_MOST_KNOWN:]]
        return replace(item, known=tuple(known))

    def _is_twin_in_work(self, item: AnalysisItem) -> bool:
        return not set(_near(item)).isdisjoint(self._in_work.values())


def _key(item: AnalysisItem) -> _Key:
    return item.duration_ms // _STEP_MS, item.start_ms, item.end_ms


def _near(item: AnalysisItem) -> tuple[_Key, ...]:
    middle, start, end = _key(item)
    return (middle, start, end), (middle - 1, start, end), (middle + 1, start, end)
