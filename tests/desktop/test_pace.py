"""Garbage is collected in the window's thread, and Python's own ways come back at the end."""

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.pace import HAND_OVER_S, Pace


class Knot:
    """Refers to itself: only the collector frees it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def pace(qtbot: QtBot) -> Iterator[Pace]:
    parent = QObject()
    made = Pace(parent)
    made.start()
    yield made
    made.stop()


def test_garbage_waits_for_a_look_and_goes_then(pace: Pace) -> None:
    knot = Knot()
    seen = weakref.ref(knot)
    rest = [Knot() for _ in range(3_000)]
    del knot, rest
    kept = [[i] for i in range(5_000)]  # enough for Python to have collected by itself
    assert seen() is not None
    pace.look()
    assert seen() is None
    assert len(kept) == 5_000


def test_a_library_that_was_read_is_left_out_from_then_on(pace: Pace) -> None:
    before = gc.get_freeze_count()
    library = [[i] for i in range(60_000)]
    pace.look()
    assert gc.get_freeze_count() >= before + len(library)


def test_everything_comes_back(qtbot: QtBot) -> None:
    interval, was_enabled = sys.getswitchinterval(), gc.isenabled()
    parent = QObject()
    pace = Pace(parent)
    pace.start()
    assert not gc.isenabled()
    assert sys.getswitchinterval() == pytest.approx(HAND_OVER_S)
    pace.stop()
    assert gc.isenabled() == was_enabled
    assert sys.getswitchinterval() == pytest.approx(interval)
    assert gc.get_freeze_count() == 0
