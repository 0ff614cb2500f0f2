"""The log of language model calls: any answer can be looked at later."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.storage.connection import Connection

KEPT: Final = 20_000
"""Calls kept: some hundreds of playlists. Older ones make room."""


class LlmCalls:
    """Calls in the order they were made."""

    def __init__(self, connection: Connection, kept: int = KEPT) -> None:
        self._connection = connection
        self._kept = kept

    def add(self, calls: Sequence[LlmCall]) -> None:
        """Log calls, in one transaction, and forget the oldest above the number kept."""
        records = [{**asdict(call), "dropped": json.dumps(call.dropped, ensure_ascii=False)} for call in calls]
        with self._connection.writing() as db:
            db.table("llm_calls").insert_all(records)
            db.execute("DELETE FROM llm_calls WHERE id <= (SELECT max(id) FROM llm_calls) - ?", [self._kept])

    def clear(self) -> int:
        """Forget every call; returns how many there were."""
        with self._connection.writing() as db:
            return int(db.execute("DELETE FROM llm_calls").rowcount)

    def all(self) -> list[LlmCall]:
        """Every call kept, the newest first."""
        return self.recent(self._kept)

    def recent(self, n: int) -> list[LlmCall]:
        """The last `n` calls, the newest first."""
        with self._connection.reading() as db:
            rows = list(db.query("SELECT * FROM llm_calls ORDER BY id DESC LIMIT ?", [n]))
        return [
            LlmCall(
                at=UnixTime(row["at"]),
                purpose=row["purpose"],
                model=row["model"],
                prompt_hash=row["prompt_hash"],
                seed=row["seed"],
                prompt_tokens=row["prompt_tokens"],
                completion_tokens=row["completion_tokens"],
                milliseconds=row["milliseconds"],
                text=row["text"],
                dropped=tuple(json.loads(row["dropped"])),
            )
            for row in rows
        ]
