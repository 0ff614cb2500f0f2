"""Stage 3, store: models to SQLite and back."""
