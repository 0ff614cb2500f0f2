"""A bus, and a desk on it with three tracks that were opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.opened_desk import Opened
from tests.desktop.system.bus_daemon import Remote, bus_daemon
from tests.desktop.system.music_files import write_album

SERVICE = "org.mpris.MediaPlayer2.musicrec"


@pytest.fixture(scope="session")
def bus_place() -> Iterator[str]:
    with bus_daemon() as place:
        yield place


@pytest.fixture
def album(tmp_path: Path) -> list[Path]:
    return write_album(tmp_path / "somewhere else")


@pytest.fixture
def opened(bot: QtBot, profile: Path, bus_place: str) -> Iterator[Opened]:
    """An empty library, on the bus."""
    made = Opened(bot, profile, bus_address=bus_place)
    made.until(lambda: made.desk.listening._is_restored)
    yield made
    made.close()


@pytest.fixture
def remote(opened: Opened, bus_place: str) -> Iterator[Remote]:
    other = Remote(opened.bot, bus_place, SERVICE)
    opened.until(other.has_owner)
    yield other
    other.close()


@pytest.fixture
def playing(opened: Opened, remote: Remote, album: list[Path]) -> Opened:
    """The three tracks are the queue, and the first plays."""
    opened.desk.opening.play(album)
    opened.until(lambda: len(opened.desk.listening.controller.queue) == 3)
    opened.player.advance(500)
    return opened
