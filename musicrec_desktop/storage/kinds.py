"""What tracks are: music, speech, ..., and which version; guessed, or said by the listener."""

import json
from collections.abc import Iterable, Sequence

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.kinds import Kind, Trait
from musicrec_desktop.storage.connection import Connection

_HERE = "WHERE is_missing = 0"


class Kinds:
    """Kind and traits of tracks. What the listener has said is never guessed over."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counts(self) -> dict[Kind, int]:
        """Present tracks of each kind."""
        with self._connection.reading() as db:
            rows = db.execute(f"SELECT kind, count(*) FROM tracks {_HERE} GROUP BY kind").fetchall()  # noqa: S608
        found = {Kind(kind): int(count) for kind, count in rows}
        return {kind: found.get(kind, 0) for kind in Kind}

    def trait_counts(self) -> dict[Trait, int]:
        """Present tracks with each trait."""
        with self._connection.reading() as db:
            rows = db.execute(f"SELECT traits, count(*) FROM tracks {_HERE} GROUP BY traits").fetchall()  # noqa: S608
        return {trait: sum(count for bits, count in rows if bits & trait.value) for trait in Trait}

    def guessed(self, kind: Kind) -> list[TrackId]:
        """Present tracks of that kind by guess, ascending."""
        sql = f"SELECT id FROM tracks {_HERE} AND kind = ? AND kind_by = 'guess' ORDER BY id"  # noqa: S608
        with self._connection.reading() as db:
            return [TrackId(row[0]) for row in db.execute(sql, [kind.value])]

    def correct(self, ids: Sequence[TrackId], kind: Kind | None = None, traits: Trait | None = None) -> int:
        """What the listener says these tracks are; None leaves one of the two. Returns how many tracks there are."""
        sql = (
            "UPDATE tracks SET kind = coalesce(:kind, kind), traits = coalesce(:traits, traits), kind_by = 'listener' "
            "WHERE id IN (SELECT value FROM json_each(:ids))"
        )
        values = {
            "kind": None if kind is None else kind.value,
            "traits": None if traits is None else traits.value,
            "ids": json.dumps(list(ids)),
        }
        with self._connection.writing() as db:
            return max(0, db.execute(sql, values).rowcount)

    def forget(self, ids: Iterable[TrackId]) -> int:
        """Take corrections back: the next guess counts again. Returns how many tracks were corrected."""
        sql = (
            "UPDATE tracks SET kind_by = 'guess' WHERE kind_by = 'listener' AND id IN (SELECT value FROM json_each(?))"
        )
        with self._connection.writing() as db:
            return max(0, db.execute(sql, [json.dumps(list(ids))]).rowcount)

    def guess(self, kinds: Iterable[tuple[TrackId, Kind]]) -> int:
        """Store better guesses; corrected tracks stay. Returns how many changed."""
        sql = "UPDATE tracks SET kind = ? WHERE id = ? AND kind_by = 'guess' AND kind <> ?"
        rows = [(kind.value, track_id, kind.value) for track_id, kind in kinds]
        if not rows:
            return 0
        with self._connection.writing() as db:
            return max(0, db.conn.executemany(sql, rows).rowcount)
