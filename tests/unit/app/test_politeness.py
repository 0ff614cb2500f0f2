"""The analysis in the background gives way to playing and to the battery."""

import subprocess
import sys
from pathlib import Path

import pytest

from musicrec_desktop.analysis import FULL
from musicrec_desktop.app.politeness import LOW, Politeness
from musicrec_desktop.app.power import is_on_battery


def supply(folder: Path, name: str, **words: str) -> None:
    (folder / name).mkdir(parents=True)
    for file, word in words.items():
        (folder / name / file).write_text(f"{word}\n")


@pytest.fixture
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.usefixtures("on_linux")
def test_a_laptop_unplugged_and_plugged_in(tmp_path: Path) -> None:
    supply(tmp_path / "out", "AC", type="Mains", online="0")
    supply(tmp_path / "out", "BAT0", type="Battery", status="Discharging")
    assert is_on_battery(tmp_path / "out")
    supply(tmp_path / "in", "AC", type="Mains", online="1")
    supply(tmp_path / "in", "BAT0", type="Battery", status="Not charging")
    assert not is_on_battery(tmp_path / "in")
    supply(tmp_path / "weak", "AC", type="USB", online="1")  # a weak charger: plugged in all the same
    supply(tmp_path / "weak", "BAT0", type="Battery", status="Discharging")
    assert not is_on_battery(tmp_path / "weak")


@pytest.mark.usefixtures("on_linux")
def test_a_second_battery_counts_and_a_mouse_does_not(tmp_path: Path) -> None:
    supply(tmp_path / "two", "BAT0", type="Battery", status="Full")
    supply(tmp_path / "two", "BAT1", type="Battery", status="Discharging")
    assert is_on_battery(tmp_path / "two")
    supply(tmp_path / "mouse", "hid-0", type="Battery", scope="Device", status="Discharging")
    assert not is_on_battery(tmp_path / "mouse")


@pytest.mark.usefixtures("on_linux")
def test_a_machine_that_tells_nothing_has_no_battery(tmp_path: Path) -> None:
    assert not is_on_battery(tmp_path / "missing")
    supply(tmp_path, "odd")
    (tmp_path / "file").write_text("")
    assert not is_on_battery(tmp_path)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Now drawing from 'Battery Power'\n -InternalBattery-0 83%; discharging;", True),
        ("Now drawing from 'AC Power'\n", False),
    ],
)
def test_a_mac_is_asked_by_its_own_tool(monkeypatch: pytest.MonkeyPatch, said: str, *, expected: bool) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, said))
    assert is_on_battery() is expected


def test_a_mac_without_its_tool_has_no_battery(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(subprocess, "run", missing)
    assert not is_on_battery()


def test_low_while_playing_or_on_battery_and_full_else() -> None:
    battery, now = False, 0.0
    polite = Politeness(lambda: battery, lambda: now)
    assert polite.pace() == FULL
    polite.is_playing = True
    assert polite.pace() == LOW
    polite.is_playing = False
    assert polite.pace() == FULL
    battery, now = True, now + 60
    assert polite.pace() == LOW
    battery, now = False, now + 60
    assert polite.pace() == FULL


def test_the_battery_is_not_asked_for_every_file() -> None:
    asked, now = 0, 0.0

    def ask() -> bool:
        nonlocal asked
        asked += 1
        return False

    polite = Politeness(ask, lambda: now)
    for _ in range(50):
        polite.pace()
    assert asked == 1
    now = 6.0
    polite.pace()
    assert asked == 2
