"""What was measured of each track's sound, and what could not be."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.analysis_work import ALL_GROUPS, WHOLE_GROUPS, AnalysisItem
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.features import (
    DERIVED_GROUPS,
    FEATURE_NAMES,
    FEATURE_VERSION,
    GROUP_VERSIONS,
    SCALARS,
    AudioFeatures,
    FeatureGroup,
    FeatureMatrix,
)
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.track import ScanProblem
from musicrec_desktop.storage.connection import Connection
from musicrec_desktop.storage.rows import cell_path

_FLOAT: Final = np.dtype("<f4")
"""As stored: little-endian, on every machine."""
_NO_HASHES: Final[Mapping[TrackId, str]] = MappingProxyType({})
_HEARD_GROUPS: Final = ALL_GROUPS - DERIVED_GROUPS
_BESIDE: Final = (("outlines", "data"), ("fingerprints", "duration_ms, data"))
"""What else is stored of the sound of a track: table and columns."""

Versions = Mapping[FeatureGroup, int]


class Features:
    """One row of features a track, with the version of each group and the stamp of the file they were measured on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._handed_out: dict[TrackId, tuple[int, int]] = {}
        """(size, mtime_ns) of files given out to be measured: a file may change, and be scanned, meanwhile."""

    def pending(self, versions: Versions = GROUP_VERSIONS, *, is_whole: bool = False) -> list[AnalysisItem]:
        """Present tracks to be heard again, without those that failed on their present file, and what of them.

        First those of which nothing is known, newest first; then those of which a group is of another version than
        `versions` has it. With `is_whole`, instead, those of which only excerpts were heard so far.
        """
        sql = """
            SELECT tracks.id, path, start_ms, end_ms, duration_ms, tracks.size, tracks.mtime_ns,
                iif(done.version = :version AND done.size = tracks.size AND done.mtime_ns = tracks.mtime_ns,
                    done.versions, NULL), coalesce(done.is_whole, 0)
            FROM tracks LEFT JOIN features AS done ON done.track_id = tracks.id
            WHERE is_missing = 0
            AND NOT EXISTS (
                SELECT 1 FROM feature_failures AS failed WHERE failed.track_id = tracks.id AND failed.version = :version
                AND failed.size = tracks.size AND failed.mtime_ns = tracks.mtime_ns AND failed.is_whole <= :is_whole
            )
            ORDER BY added_at DESC, tracks.id DESC
        """
        with self._connection.reading() as db:
            rows = db.execute(sql, {"version": FEATURE_VERSION, "is_whole": int(is_whole)}).fetchall()
        fresh: list[AnalysisItem] = []
        stale: list[AnalysisItem] = []
        self._handed_out = {}
        for track_id, path, start, end, duration, size, mtime_ns, known, was_whole in rows:
            groups = _stale(known, versions) & _HEARD_GROUPS
            if is_whole:
                if groups if not was_whole else groups - WHOLE_GROUPS:
                    continue  # its excerpts come first
                groups = groups if was_whole else WHOLE_GROUPS
            elif was_whole and known is not None:
                groups -= WHOLE_GROUPS
            if not groups:
                continue
            self._handed_out[TrackId(track_id)] = size, mtime_ns
            groups = ALL_GROUPS if known is None else groups
            part = (DurationMs(start), DurationMs(end), groups, is_whole, DurationMs(duration))
            (fresh if known is None else stale).append(AnalysisItem(TrackId(track_id), cell_path(path), *part))
        return fresh + stale

    def behind(self, versions: Versions = GROUP_VERSIONS) -> list[TrackId]:
        """Tracks of which only derived groups are of another version: no sound is needed to bring them up to date."""
        sql = "SELECT track_id, versions FROM features WHERE version = ? ORDER BY track_id"
        with self._connection.reading() as db:
            rows = db.execute(sql, [FEATURE_VERSION]).fetchall()
        return [TrackId(track_id) for track_id, known in rows if _stale(known, versions) & DERIVED_GROUPS]

    def put(self, rows: Sequence[tuple[TrackId, AudioFeatures]], hashes: Mapping[TrackId, str] = _NO_HASHES) -> None:
        """Store measurements, replacing older ones of the same tracks, in one transaction.

        `hashes` of their audio; a track that is not in it keeps the one it had.
        """
        values = [
            {
                **self._stamp(track_id),
                "version": features.version,
                "versions": _versions_cell(features.versions),
                "is_whole": int(features.is_whole),
                "audio_hash": hashes.get(track_id),
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
                "coalesce(:mtime_ns, mtime_ns), "
                "coalesce(:audio_hash, (SELECT audio_hash FROM features WHERE track_id = id), ''), "
                ":sound, :confidences, :measured FROM tracks WHERE id = :id",
                values,
            )
            db.conn.executemany("DELETE FROM feature_failures WHERE track_id = :id", values)
        self._settle(track_id for track_id, _ in rows)

    def improve(self, rows: Sequence[tuple[TrackId, AudioFeatures]]) -> None:
        """Store other numbers made of what is measured already, in one transaction: the state of the files stays."""
        values = [
            (
                features.values.astype(_FLOAT).tobytes(),
                features.confidences.astype(_FLOAT).tobytes(),
                _versions_cell(features.versions),
                track_id,
                features.version,
            )
            for track_id, features in rows
        ]
        with self._connection.writing() as db:
            db.conn.executemany(
                "UPDATE features SET sound = ?, confidences = ?, versions = ? WHERE track_id = ? AND version = ?",
                values,
            )

    def put_failures(
        self, rows: Sequence[tuple[TrackId, str]], version: int = FEATURE_VERSION, *, is_whole: bool = False
    ) -> None:
        """Store (track, reason) of files that cannot be measured: not tried again until they change.

        `is_whole`: the whole track could not be; what its excerpts gave stays.
        """
        values = [
            {**self._stamp(track_id), "version": version, "is_whole": int(is_whole), "reason": reason}
            for track_id, reason in rows
        ]
        with self._connection.writing() as db:
            db.conn.executemany(
                "INSERT OR REPLACE INTO feature_failures (track_id, version, is_whole, size, mtime_ns, reason) "
                "SELECT id, :version, :is_whole, coalesce(:size, size), coalesce(:mtime_ns, mtime_ns), :reason "
                "FROM tracks WHERE id = :id",
                values,
            )
            if not is_whole:
                # What was measured on an earlier state of the file is no longer true of it.
                db.conn.executemany("DELETE FROM features WHERE track_id = :id", values)
        self._settle(track_id for track_id, _ in rows)

    def known_audio(
        self, versions: Versions = GROUP_VERSIONS, *, is_whole: bool = False
    ) -> list[tuple[TrackId, DurationMs, DurationMs, DurationMs, str]]:
        """(track, duration, start, end, audio hash) of what is measured as `versions` and `is_whole` ask for.

        Also of files that have changed or gone since: what was measured is true of the audio that it was measured on.
        """
        sql = """
            SELECT track_id, duration_ms, start_ms, end_ms, audio_hash, versions
            FROM features JOIN tracks ON tracks.id = track_id
            WHERE audio_hash <> '' AND version = ? AND features.is_whole >= ?
        """
        with self._connection.reading() as db:
            rows = db.execute(sql, [FEATURE_VERSION, int(is_whole)]).fetchall()
        return [
            (TrackId(track_id), DurationMs(duration), DurationMs(start), DurationMs(end), audio)
            for track_id, duration, start, end, audio, cell in rows
            if not _stale(cell, versions) & _HEARD_GROUPS
        ]

    def copy(self, pairs: Sequence[tuple[TrackId, TrackId]]) -> None:
        """Store for the first of each pair all that was measured of the second, which holds the same audio.

        A track may be the same as itself: its file has changed, but not its sound. A second one that has nothing is
        passed over.
        """
        values = [{**self._stamp(track_id), "source": source} for track_id, source in pairs]
        with self._connection.writing() as db:
            db.conn.executemany(
                "INSERT OR REPLACE INTO features (track_id, version, versions, is_whole, size, mtime_ns, audio_hash, "
                "sound, confidences, measured) SELECT tracks.id, version, versions, is_whole, "
                "coalesce(:size, tracks.size), coalesce(:mtime_ns, tracks.mtime_ns), audio_hash, sound, confidences, "
                "measured FROM features, tracks WHERE tracks.id = :id AND track_id = :source",
                values,
            )
            db.conn.executemany("DELETE FROM feature_failures WHERE track_id = :id", values)
            for table, columns in _BESIDE:
                db.conn.executemany(
                    f"INSERT OR REPLACE INTO {table} (track_id, {columns}) "  # noqa: S608 (our own names)
                    f"SELECT :id, {columns} FROM {table} WHERE track_id = :source AND :id <> :source "
                    "AND EXISTS (SELECT 1 FROM tracks WHERE id = :id)",
                    values,
                )
        self._settle(track_id for track_id, _ in pairs)

    def load(self, ids: Sequence[TrackId]) -> dict[TrackId, AudioFeatures]:
        """What is stored of these tracks, of the present columns."""
        sql = (
            "SELECT track_id, sound, confidences, measured, versions, is_whole FROM features "
            "WHERE version = ? AND track_id IN (SELECT value FROM json_each(?))"
        )
        with self._connection.reading() as db:
            rows = db.execute(sql, [FEATURE_VERSION, json.dumps(list(ids))]).fetchall()
        return {
            TrackId(track_id): AudioFeatures(
                _unpacked([sound], len(FEATURE_NAMES))[0],
                _unpacked([confidences], len(SCALARS))[0],
                measured=np.frombuffer(measured, _FLOAT).astype(np.float32),
                versions=_versions(versions),
                is_whole=bool(is_whole),
            )
            for track_id, sound, confidences, measured, versions, is_whole in rows
        }

    def matrix(self) -> FeatureMatrix:
        """Everything measured with the present columns, missing tracks included."""
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


def _versions_cell(versions: Versions) -> str:
    return json.dumps({group.value: versions[group] for group in FeatureGroup if group in versions})


@lru_cache(maxsize=64)
def _versions(cell: str) -> Versions:
    """What _versions_cell() made; groups that are no more are left out. A library holds few different ones."""
    known = set(FeatureGroup)
    return MappingProxyType({FeatureGroup(name): number for name, number in json.loads(cell).items() if name in known})


def _stale(cell: str | None, versions: Versions) -> frozenset[FeatureGroup]:
    """The groups that a stored row has not, or has in another version."""
    if cell is None:
        return ALL_GROUPS
    stored = _versions(cell)
    return frozenset(group for group, version in versions.items() if stored.get(group) != version)


def _unpacked(blobs: Sequence[bytes], width: int) -> NDArray[np.float32]:
    """(len(blobs), width) float32 from one blob a row."""
    if any(len(blob) != width * _FLOAT.itemsize for blob in blobs):
        raise InvariantError(f"a stored feature vector of version {FEATURE_VERSION} is not {width} numbers long")
    return np.frombuffer(b"".join(blobs), _FLOAT).reshape(len(blobs), width).astype(np.float32)
