"""What was measured of each track's sound, and what could not be."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.features import FEATURE_NAMES, FEATURE_VERSION, SCALARS, AudioFeatures, FeatureMatrix
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.track import ScanProblem
from musicrec_desktop.storage.connection import Connection
from musicrec_desktop.storage.rows import cell_path

_FLOAT: Final = np.dtype("<f4")
"""As stored: little-endian, on every machine."""


class Features:
    """One feature vector a track, with the version of the numbers and the stamp of the file they were measured on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._handed_out: dict[TrackId, tuple[int, int]] = {}
        """(size, mtime_ns) of files given out to be measured: a file may change, and be scanned, meanwhile."""

    def pending(self, version: int) -> list[tuple[TrackId, Path, DurationMs]]:
        """Present tracks not measured at this version on their present file, without those that failed; by id."""
        sql = """
            SELECT tracks.id, path, duration_ms, size, mtime_ns FROM tracks
            WHERE is_missing = 0
            AND NOT EXISTS (
                SELECT 1 FROM features AS done WHERE done.track_id = tracks.id AND done.version = :version
                AND done.size = tracks.size AND done.mtime_ns = tracks.mtime_ns
            )
            AND NOT EXISTS (
                SELECT 1 FROM feature_failures AS failed WHERE failed.track_id = tracks.id AND failed.version = :version
                AND failed.size = tracks.size AND failed.mtime_ns = tracks.mtime_ns
            )
            ORDER BY tracks.id
        """
        with self._connection.reading() as db:
            rows = db.execute(sql, {"version": version}).fetchall()
        self._handed_out = {TrackId(row[0]): (row[3], row[4]) for row in rows}
        return [(TrackId(row[0]), cell_path(row[1]), DurationMs(row[2])) for row in rows]

    def put(self, rows: Sequence[tuple[TrackId, AudioFeatures]]) -> None:
        """Store measurements, replacing older ones of the same tracks, in one transaction."""
        values = [
            {
                **self._stamp(track_id),
                "version": features.version,
                "versions": json.dumps(dict(features.versions)),
                "is_whole": int(features.is_whole),
                "audio_hash": "",
                "sound": features.values.astype(_FLOAT).tobytes(),
                "confidences": features.confidences.astype(_FLOAT).tobytes(),
                "measured": features.measured.astype(_FLOAT).tobytes(),
            }
            for track_id, features in rows
        ]
        with self._connection.writing() as db:
            db.conn.executemany(
                "INSERT OR REPLACE INTO features (track_id, version, versions, is_whole, size, mtime_ns, audio_hash, "
                "sound, confidences, measured) SELECT id, :version, :versions, :is_whole, coalesce(:size, size), "
                "coalesce(:mtime_ns, mtime_ns), :audio_hash, :sound, :confidences, :measured "
                "FROM tracks WHERE id = :id",
                values,
            )
            db.conn.executemany("DELETE FROM feature_failures WHERE track_id = :id", values)
        self._settle(track_id for track_id, _ in rows)

    def put_failures(self, rows: Sequence[tuple[TrackId, str]], version: int = FEATURE_VERSION) -> None:
        """Store (track, reason) of files that cannot be measured: not tried again until they change."""
        values = [{**self._stamp(track_id), "version": version, "reason": reason} for track_id, reason in rows]
        with self._connection.writing() as db:
            db.conn.executemany(
                "INSERT OR REPLACE INTO feature_failures (track_id, version, size, mtime_ns, reason) "
                "SELECT id, :version, coalesce(:size, size), coalesce(:mtime_ns, mtime_ns), :reason "
                "FROM tracks WHERE id = :id",
                values,
            )
            # What was measured on an earlier state of the file is no longer true of it.
            db.conn.executemany("DELETE FROM features WHERE track_id = :id", values)
        self._settle(track_id for track_id, _ in rows)

    def matrix(self) -> FeatureMatrix:
        """Everything measured at the present version, missing tracks included."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT track_id, sound, confidences FROM features WHERE version = ? ORDER BY track_id",
                [FEATURE_VERSION],
            ).fetchall()
        return FeatureMatrix(
            np.array([row[0] for row in rows], np.int64),
            _unpacked([row[1] for row in rows], len(FEATURE_NAMES)),
            _unpacked([row[2] for row in rows], len(SCALARS)),
        )

    def failures(self) -> list[ScanProblem]:
        """Present files that could not be measured, with why; by id."""
        sql = "SELECT path, reason FROM feature_failures JOIN tracks ON id = track_id WHERE is_missing = 0 ORDER BY id"
        with self._connection.reading() as db:
            return [ScanProblem(cell_path(cell), reason) for cell, reason in db.execute(sql)]

    def _stamp(self, track_id: TrackId) -> dict[str, int | None]:
        size, mtime_ns = self._handed_out.get(track_id, (None, None))
        return {"id": track_id, "size": size, "mtime_ns": mtime_ns}

    def _settle(self, ids: Iterable[TrackId]) -> None:
        for track_id in ids:
            self._handed_out.pop(track_id, None)


def _unpacked(blobs: Sequence[bytes], width: int) -> NDArray[np.float32]:
    """(len(blobs), width) float32 from one blob a row."""
    if any(len(blob) != width * _FLOAT.itemsize for blob in blobs):
        raise InvariantError(f"a stored feature vector of version {FEATURE_VERSION} is not {width} numbers long")
    return np.frombuffer(b"".join(blobs), _FLOAT).reshape(len(blobs), width).astype(np.float32)
