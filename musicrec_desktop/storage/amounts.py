"""How much of everything is stored."""

from typing import Final

from musicrec_desktop.storage.connection import Connection

COUNTED: Final = (
    "tracks",
    "plays",
    "feedback",
    "comments",
    "places",
    "unmatched_plays",
    "playlists",
    "shown_lists",
    "llm_calls",
)
"""Tables a listener would ask about."""


class Amounts:
    """Rows by table."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counts(self) -> dict[str, int]:
        """Rows of each table in `COUNTED`."""
        with self._connection.reading() as db:
            return {name: db.table(name).count for name in COUNTED}
