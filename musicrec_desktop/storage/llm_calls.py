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
KEPT_PROMPTS: Final = 5_000
"""Of the newest calls the prompts are kept, too: some eight megabytes."""
LONGEST_PROMPT: Final = 8_000
"""Characters kept of a prompt; a model's context seldom holds more. With the two above, the log has a largest size."""


class LlmCalls:
    """Calls in the order they were made."""

    def __init__(self, connection: Connection, kept: int = KEPT, kept_prompts: int = KEPT_PROMPTS) -> None:
        self._connection = connection
        self._kept = kept
        self._kept_prompts = kept_prompts

    def add(self, calls: Sequence[LlmCall]) -> None:
        """Log calls, in one transaction, and forget the oldest above the number kept, their prompts sooner."""
        if not calls:
            return
        with self._connection.writing() as db:
            db.table("llm_calls").insert_all(map(_record, calls))
            (newest,) = db.execute("SELECT max(id) FROM llm_calls").fetchone()
            db.execute("DELETE FROM llm_calls WHERE id <= ?", [newest - self._kept])
            # Earlier calls have lost theirs when those before these came: no need to look at the whole log.
            last = newest - self._kept_prompts
            db.execute("UPDATE llm_calls SET prompt = '' WHERE id BETWEEN ? AND ?", [last - len(calls) + 1, last])

    def clear(self) -> int:
        """Forget every call; returns how many there were. What is forgotten is overwritten in the file."""
        with self._connection.reading() as db:
            db.execute("PRAGMA secure_delete = ON")
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
                prompt=row["prompt"],
            )
            for row in rows
        ]


def _record(call: LlmCall) -> dict[str, object]:
    prompt = call.prompt
    if len(prompt) > LONGEST_PROMPT:
        prompt = prompt[: LONGEST_PROMPT - 1] + "…"
    return {**asdict(call), "dropped": json.dumps(call.dropped, ensure_ascii=False), "prompt": prompt}
