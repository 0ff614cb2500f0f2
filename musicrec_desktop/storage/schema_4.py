"""The fourth migration: what the language model was asked, beside what it answered."""

from sqlite_utils import Database as SqliteDatabase


def m0004_prompts(db: SqliteDatabase) -> None:
    """The text of each prompt; calls of before have none."""
    db.execute("ALTER TABLE llm_calls ADD COLUMN prompt TEXT NOT NULL DEFAULT ''")
