"""Stage 3, store: models to SQLite and back."""

from musicrec_desktop.storage.database import Database, open_database
from musicrec_desktop.storage.session import SavedSession

__all__ = ["Database", "SavedSession", "open_database"]
