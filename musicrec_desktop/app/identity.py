"""Which track a sound is: files that come back re-encoded, other sounds under old paths, and duplicates."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis import AnalysisOutcome, Measurement
from musicrec_desktop.domain.copies import Copies, compare_copies
from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.fingerprint import Fingerprint
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.storage import Database

if TYPE_CHECKING:
    from musicrec_desktop.analysis.same_sound import Likeness

_LENGTH_MS: Final = 8_000
"""Copies of one recording differ by no more than the silence around it."""
_NEAREST: Final = 6
"""Candidates looked at for each track."""
_MOST_COMPARED: Final = 500
"""Of vanished tracks, those nearest in length: a drive that is away may hold tens of thousands."""
_LEAST_COSINE: Final = 0.5
_ROWS_AT_ONCE: Final = 512
_CELLS_AT_ONCE: Final = 2_000_000
"""Cosines held at a time, with all about them some seventy megabytes: fewer rows where many are of one length."""
_PAIRS_AT_ONCE: Final = 200


def recognise(database: Database, outcomes: Sequence[AnalysisOutcome], now: UnixTime) -> tuple[AnalysisOutcome, ...]:
    """Decide, before they are stored, which tracks these sounds are. db lane.

    A sound that is definitely another than the one measured before at the same place is a new track. A sound heard for
    the first time that is the same recording as exactly one vanished track is that one. In doubt, all stays as it is.
    """
    found = {outcome.track_id: outcome.measurement for outcome in outcomes if outcome.measurement is not None}
    sounds = _sounds(database, found)
    before = database.fingerprints.get(list(found))
    vanished = dict(database.fingerprints.durations(missing=True))
    moved: dict[TrackId, TrackId] = {}
    for track_id, measurement in found.items():
        sound, known = sounds.get(track_id), before.get(track_id)
        if measurement.same_as == track_id or (sound is None and measurement.same_as is None):
            continue
        if known is not None and (sound is None or not _compare(known, sound).is_other):
            continue
        place = track_id if known is None else database.recordings.split(track_id, now)
        back = _only_match(database, place, measurement.audio_hash, sound, vanished)
        if back is not None and database.recordings.adopt(place, back):
            place = back
            vanished.pop(back, None)
        if place != track_id:
            moved[track_id] = place
    return tuple(_moved(outcome, moved.get(outcome.track_id)) for outcome in outcomes)


def _sounds(database: Database, found: Mapping[TrackId, Measurement]) -> dict[TrackId, Fingerprint]:
    """What each sounds like: as measured, or as was measured of the same audio elsewhere."""
    sources = {track_id: each.same_as for track_id, each in found.items() if each.same_as is not None}
    known = database.fingerprints.get(list(sources.values()))
    sounds = {track_id: known[source] for track_id, source in sources.items() if source in known}
    for track_id, source in sources.items():
        beside = found.get(source)
        # Measured just now, and not stored yet: what is known there may be another sound.
        if beside is not None and beside.fingerprint is not None and beside.audio_hash == found[track_id].audio_hash:
            sounds[track_id] = beside.fingerprint
    return sounds | {track_id: each.fingerprint for track_id, each in found.items() if each.fingerprint is not None}


def _moved(outcome: AnalysisOutcome, track_id: TrackId | None) -> AnalysisOutcome:
    return outcome if track_id is None else replace(outcome, item=replace(outcome.item, track_id=track_id))


def _only_match(
    database: Database,
    place: TrackId,
    audio_hash: str,
    sound: Fingerprint | None,
    vanished: Mapping[TrackId, DurationMs],
) -> TrackId | None:
    """The one vanished track with the same audio, byte for byte; where there is none, the one that sounds the same."""
    same = database.recordings.vanished_with(audio_hash, place)
    if not same and sound is not None:
        off = {each: abs(length - sound.duration_ms) for each, length in vanished.items()}
        near = sorted((each for each, by in off.items() if by <= _LENGTH_MS), key=off.__getitem__)[:_MOST_COMPARED]
        same = [each for each, other in database.fingerprints.get(near).items() if _compare(other, sound).is_same]
    return same[0] if len(same) == 1 else None


def _compare(one: Fingerprint, two: Fingerprint) -> "Likeness":
    from musicrec_desktop.analysis.same_sound import compare

    return compare(one, two)


def find_duplicates(database: Database, matrix: FeatureMatrix, fresh: Collection[TrackId] | None = None) -> Job[int]:
    """Group the present tracks by recording. Returns how many groups there are.

    With `fresh`, only these are compared with the others; what was found of the rest before stays.
    """
    durations = database.fingerprints.durations(missing=False)
    ids = np.array(sorted(durations), np.int64)
    lengths = np.array([durations[TrackId(track_id)] for track_id in ids.tolist()], np.int64)
    rows = np.arange(len(ids)) if fresh is None else np.flatnonzero(np.isin(ids, list(fresh)))
    pairs = candidate_pairs(lengths, matrix.aligned(ids).sound, rows)
    same: list[tuple[int, int]] = []
    if fresh is not None:
        for group in database.recordings.groups():
            same += pairwise([track_id for track_id in group if track_id not in fresh])
    for at in range(0, len(pairs), _PAIRS_AT_ONCE):
        yield Progress(at, len(pairs), "")
        some = pairs[at : at + _PAIRS_AT_ONCE]
        prints = database.fingerprints.get([TrackId(track_id) for track_id in np.unique(ids[some]).tolist()])
        for left, right in ids[some].tolist():
            one, two = prints.get(TrackId(left)), prints.get(TrackId(right))
            # None: packed by another version of the program, or gone by now.
            if one is not None and two is not None and _compare(one, two).is_same:
                same.append((left, right))
    groups = joined(same)
    database.recordings.group(groups)
    return len(groups)


def candidate_pairs(
    lengths_ms: NDArray[np.int64], sound: NDArray[np.float32], rows: NDArray[np.intp]
) -> NDArray[np.intp]:
    """(pairs, 2) rows worth comparing: each of `rows` with those of about its length that are nearest in sound.

    `lengths_ms` (n,), `sound` (n, d) unit rows. Each pair comes once. Array code over windows of about one length.
    """
    order = np.argsort(lengths_ms, kind="stable")
    ordered, vectors = lengths_ms[order], sound[order]
    places = np.flatnonzero(np.isin(order, rows))
    found: list[NDArray[np.intp]] = [np.zeros((0, 2), np.intp)]
    at = 0
    while at < len(places):
        block = places[at : at + _ROWS_AT_ONCE]
        first, end = _window(ordered, block)
        if len(block) * (end - first) > _CELLS_AT_ONCE:
            block = block[: max(1, _CELLS_AT_ONCE // (end - first))]
            first, end = _window(ordered, block)
        at += len(block)
        cosine = vectors[block] @ vectors[first:end].T
        cosine[np.abs(ordered[first:end][None, :] - ordered[block][:, None]) > _LENGTH_MS] = -2
        cosine[np.arange(len(block)), block - first] = -2
        k = min(_NEAREST, cosine.shape[1])
        best = np.argpartition(-cosine, k - 1, axis=1)[:, :k]
        left, nth = np.nonzero(np.take_along_axis(cosine, best, axis=1) >= _LEAST_COSINE)
        found.append(np.stack([order[block[left]], order[first + best[left, nth]]], axis=1))
    return np.unique(np.sort(np.concatenate(found), axis=1), axis=0)


def _window(ordered_ms: NDArray[np.int64], block: NDArray[np.intp]) -> tuple[int, int]:
    """First and end of what is of about the length of these, by ascending length."""
    shortest, longest = ordered_ms[block[0]] - _LENGTH_MS, ordered_ms[block[-1]] + _LENGTH_MS
    return int(np.searchsorted(ordered_ms, shortest)), int(np.searchsorted(ordered_ms, longest, side="right"))


def joined(pairs: Iterable[tuple[int, int]]) -> list[list[TrackId]]:
    """Groups of ids that hang together by pairs, each sorted, by their smallest id."""
    leader: dict[int, int] = {}

    def lead(one: int) -> int:
        while leader.setdefault(one, one) != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for left, right in pairs:
        leader[max(lead(left), lead(right))] = min(lead(left), lead(right))
    groups: dict[int, list[TrackId]] = {}
    for one in sorted(leader):
        groups.setdefault(lead(one), []).append(TrackId(one))
    return [group for group in groups.values() if len(group) > 1]


def duplicates(database: Database) -> list[Copies]:
    """Recordings that are here more than once, each with its better copy. db lane."""
    return [compare_copies(database.tracks.get(group)) for group in database.recordings.groups()]
