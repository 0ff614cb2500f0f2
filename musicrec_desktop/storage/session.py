"""The queue as it was, so that a restart continues where the listener left."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database as SqliteDatabase

from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.storage.connection import Connection


@dataclass(frozen=True, slots=True)
class SavedSession:
    """A queue at rest."""

    items: tuple[tuple[TrackId, QueuedBy], ...] = ()
    """The entries in order."""
    index: int = -1
    """Which entry was current; -1 when none was."""
    position_ms: DurationMs = DurationMs(0)  # noqa: RUF009 (a NewType call gives a plain int)
    """How far into the current entry."""
    places: tuple[int, ...] = ()
    """Of each entry, its place before the queue was shuffled; empty when it was not."""


class Session:
    """The one saved session."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._saved: tuple[object, ...] = ()
        """Entries and places that stand in the tables."""

    def load(self) -> SavedSession:
        """The session last saved; an empty one when there is none."""
        with self._connection.reading() as db:
            state = db.execute("SELECT queue_index, position_ms FROM session").fetchone()
            rows = db.execute("SELECT track_id, queued_by, place FROM session_queue ORDER BY position").fetchall()
        if state is None:
            return SavedSession()
        items = tuple((TrackId(track_id), QueuedBy(by)) for track_id, by, _ in rows)
        places = tuple(place for _, _, place in rows if place is not None)
        return SavedSession(items, int(state[0]), DurationMs(state[1]), places if len(places) == len(items) else ())

    def save(
        self,
        items: Sequence[tuple[TrackId, QueuedBy]],
        index: int,
        position_ms: DurationMs,
        places: Sequence[int] = (),
    ) -> None:
        """Replace the saved session, in one transaction. `places`: as in SavedSession.

        Entries that are the same as last time are not written again: every quarter of a minute somebody asks.
        """
        wanted = (tuple(items), tuple(places))
        with self._connection.writing() as db:
            if wanted != self._saved:
                self._write_entries(db, items, places)
            db.execute(
                "INSERT OR REPLACE INTO session (id, queue_index, position_ms) VALUES (1, ?, ?)", [index, position_ms]
            )
        self._saved = wanted

    @staticmethod
    def _write_entries(db: SqliteDatabase, items: Sequence[tuple[TrackId, QueuedBy]], places: Sequence[int]) -> None:
        db.execute("DELETE FROM session_queue")
        db.conn.executemany(
            "INSERT INTO session_queue (position, track_id, queued_by, place) "
            "VALUES (?1, coalesce((SELECT track_id FROM track_aliases WHERE alias = ?2), ?2), ?3, ?4)",
            [
                (position, track_id, by.value, places[position] if places else None)
                for position, (track_id, by) in enumerate(items)
            ],
        )
