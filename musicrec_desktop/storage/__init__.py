"""Stage 3, store: models to SQLite and back."""

from musicrec_desktop.storage.database import Database, open_database
from musicrec_desktop.storage.foreign_databases import read_player_songs
from musicrec_desktop.storage.outcomes import Outcomes
from musicrec_desktop.storage.session import SavedSession
from musicrec_desktop.storage.unmatched import UnmatchedName

__all__ = ["Database", "Outcomes", "SavedSession", "UnmatchedName", "open_database", "read_player_songs"]
