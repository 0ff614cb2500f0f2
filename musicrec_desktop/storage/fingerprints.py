"""What tells one recording from another, a few kilobytes a track."""

import json
import struct
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.domain.fingerprint import Fingerprint
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.storage.connection import Connection

_PACKING: Final = 1
"""Of the bytes below; raised with each change. What another one packed is as good as not there."""
_HEAD: Final = struct.Struct("<BxH")
"""Packing, how many parts there are; then for each part its start and its number of codes, then all codes."""
_START: Final = np.dtype("<i4")
_CODE: Final = np.dtype("<u4")


class Fingerprints:
    """One fingerprint a track."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, rows: Sequence[tuple[TrackId, Fingerprint]]) -> None:
        """Store fingerprints, replacing older ones, in one transaction; those of tracks that are gone are dropped."""
        values = [(print_.duration_ms, pack(print_), track_id) for track_id, print_ in rows]
        with self._connection.writing() as db:
            db.conn.executemany(
                "INSERT OR REPLACE INTO fingerprints (track_id, duration_ms, data) SELECT id, ?, ? FROM tracks "
                "WHERE id = ?",
                values,
            )

    def get(self, ids: Sequence[TrackId]) -> dict[TrackId, Fingerprint]:
        """The fingerprints of these tracks; a track without one is left out."""
        sql = "SELECT track_id, duration_ms, data FROM fingerprints WHERE track_id IN (SELECT value FROM json_each(?))"
        with self._connection.reading() as db:
            rows = db.execute(sql, [json.dumps(list(ids))]).fetchall()
        found = {TrackId(track_id): unpack(data, DurationMs(duration)) for track_id, duration, data in rows}
        return {track_id: print_ for track_id, print_ in found.items() if print_ is not None}

    def durations(self, *, missing: bool) -> Mapping[TrackId, DurationMs]:
        """How long each fingerprinted track is, as decoded: of the present ones, or of those whose file is gone."""
        sql = (
            "SELECT track_id, fingerprints.duration_ms FROM fingerprints JOIN tracks ON id = track_id "
            "WHERE is_missing = ?"
        )
        with self._connection.reading() as db:
            rows = db.execute(sql, [int(missing)]).fetchall()
        return {TrackId(track_id): DurationMs(duration) for track_id, duration in rows}


def pack(fingerprint: Fingerprint) -> bytes:
    """A fingerprint as bytes."""
    sizes = np.array([len(part) for part in fingerprint.codes], _START)
    codes = np.concatenate([*fingerprint.codes, np.zeros(0, np.uint32)])
    head = _HEAD.pack(_PACKING, len(fingerprint.codes))
    return head + fingerprint.starts.astype(_START).tobytes() + sizes.tobytes() + codes.astype(_CODE).tobytes()


def unpack(data: bytes, duration_ms: DurationMs) -> Fingerprint | None:
    """The fingerprint that pack() made bytes of; None for what another version of the program packed."""
    packing, n = _HEAD.unpack_from(data)
    if packing != _PACKING:
        return None
    starts = np.frombuffer(data, _START, n, _HEAD.size).astype(np.int32)
    sizes = np.frombuffer(data, _START, n, _HEAD.size + starts.nbytes)
    codes = np.frombuffer(data, _CODE, -1, _HEAD.size + 2 * starts.nbytes).astype(np.uint32)
    return Fingerprint(duration_ms, starts, tuple(np.split(codes, np.cumsum(sizes)[:-1]) if n else ()))
