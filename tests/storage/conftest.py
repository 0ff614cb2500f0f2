"""A database in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.storage import Database, open_database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "library.db")
    yield opened
    opened.close()
