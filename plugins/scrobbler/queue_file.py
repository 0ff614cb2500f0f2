"""The queue on disk: a listen stays until a service has said what became of it."""

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from .listens import EARLIEST, Listen, is_plausible

_COLUMNS: Final = "track_id, started_at, artist, title, album, album_artist, mbid, number, duration_ms, played_ms"
_TABLE: Final = """
create table if not exists listens (
    id integer primary key, service text not null, told_at integer not null, state text not null,
    note text not null default '', changed_at real not null,
    track_id integer not null, started_at integer not null, artist text not null, title text not null,
    album text not null, album_artist text not null, mbid text not null, number integer not null,
    duration_ms integer not null, played_ms integer not null,
    unique (service, track_id, told_at)
);
create index if not exists waiting on listens (service, state);
"""
_ADD: Final = f"""insert or ignore into listens (service, told_at, state, changed_at, {_COLUMNS})
values (?, ?, 'pending', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_FIRST: Final = f"""select id, service, state, note, changed_at, {_COLUMNS} from listens
where service = ? and state in ('pending', 'unsure') order by id limit ?"""
_LATEST: Final = f"""select id, service, state, note, changed_at, {_COLUMNS} from listens order by id desc limit ?"""
_KEPT: Final = 2_000
"""Finished ones of each service that are remembered, so that a play told twice is known."""


class State(StrEnum):
    """Of one listen at one service."""

    PENDING = "pending"
    UNSURE = "unsure"
    """On its way when the answer failed to come, or when the program ended: ask before sending again."""
    SENT = "sent"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Entry:
    """One listen in the queue of one service."""

    id: int
    service: str
    state: State
    note: str
    changed_at: float
    listen: Listen


class Queue:
    """All services' queues in one SQLite file. May be used from any thread."""

    def __init__(self, file: Path) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = full")
        self._db.executescript(_TABLE)

    def close(self) -> None:
        """Everything is on disk already."""
        with self._lock:
            self._db.close()

    def add(self, service: str, listen: Listen, now: float) -> None:
        """Wait to be sent; the same play told twice counts once."""
        values = tuple(getattr(listen, name) for name in _COLUMNS.split(", "))
        self._run(_ADD, (service, listen.started_at, now, *values))

    def first(self, service: str, n: int) -> tuple[Entry, ...]:
        """The oldest that wait, in the order they were heard."""
        return tuple(_entry(row) for row in self._run(_FIRST, (service, n)))

    def latest(self, n: int) -> tuple[Entry, ...]:
        """The newest of all services, the newest first."""
        return tuple(_entry(row) for row in self._run(_LATEST, (n,)))

    def mark(self, entries: Sequence[Entry], state: State, now: float, note: str | None = None) -> None:
        """They are in this state, all or none. Without a note the one they have stays."""
        with self._lock, self._db:
            self._db.execute("begin")
            self._db.executemany(
                "update listens set state = ?, changed_at = ?, note = coalesce(?, note) where id = ?",
                [(state.value, now, note, entry.id) for entry in entries],
            )

    def waiting(self, service: str) -> int:
        """How many wait."""
        text = "select count(*) from listens where service = ? and state in ('pending', 'unsure')"
        return int(self._run(text, (service,))[0][0])

    def last_sent(self, service: str) -> float | None:
        """When the last one was accepted."""
        found = self._run("select max(changed_at) from listens where service = ? and state = 'sent'", (service,))
        return None if found[0][0] is None else float(found[0][0])

    def correct(self, service: str, now: float, note: str) -> int:
        """Give pending ones with an impossible start one that fits: they ended before the next began, and before now.

        How many were corrected. Those that may have been accepted keep theirs, or they would count twice.
        """
        if now < EARLIEST:
            return 0
        text = "select id, state, started_at, played_ms from listens where service = ? order by id desc limit 5000"
        changes: list[tuple[int, str, int]] = []
        end = int(now)
        for number, state, started_at, played_ms in self._run(text, (service,)):
            if is_plausible(started_at, now):
                end = min(end, started_at)
            elif state == State.PENDING:
                end = max(EARLIEST, end - max(1, played_ms // 1000))
                changes.append((end, note, number))
        if changes:
            with self._lock, self._db:
                self._db.execute("begin")
                self._db.executemany("update listens set started_at = ?, note = ? where id = ?", changes)
        return len(changes)

    def forget_old(self, service: str) -> None:
        """Drop finished ones that are long past."""
        self._run(
            "delete from listens where service = ? and state in ('sent', 'refused') and id <= "
            "(select max(id) from listens where service = ?) - ?",
            (service, service, _KEPT),
        )

    def _run(self, text: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._db.execute(text, values).fetchall()


def _entry(row: tuple[Any, ...]) -> Entry:
    number, service, state, note, changed_at, *values = row
    return Entry(number, service, State(state), note, changed_at, Listen(*values))
