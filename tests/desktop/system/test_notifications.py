"""Notes about the track that has begun."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.opened_desk import Opened
from tests.desktop.system.notes_daemon import notes_daemon


def play(made: Opened, album: list[Path]) -> None:
    made.until(lambda: made.desk.listening._is_restored)
    made.desk.opening.play(album)
    made.until(lambda: len(made.desk.listening.controller.queue) == 3)
    made.player.advance(200)


def test_a_track_that_begins_out_of_sight_is_told(
    bot: QtBot, profile: Path, bus_place: str, album: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "activeWindow", staticmethod(lambda: None))
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")  # so that what comes is taken back at the end
    leave = "to come forward"
    with notes_daemon(bus_place, ["body", "body-markup", "actions"]) as notes:
        made = Opened(bot, profile, bus_address=bus_place)
        raised: list[bool] = []
        monkeypatch.setattr(made.window, "raise_", lambda: raised.append(True))
        play(made, album)
        made.until(lambda: len(notes.shown) == 1)
        name, before, icon, title, body, actions, hints, _ = notes.shown[0]
        assert (name, before, icon, title) == ("musicrec", 0, "org.musicrec.Player", "Title 1")
        assert body == "First Artist, Second &lt;b&gt;Artist&lt;/b&gt; · An Album &amp; more"
        assert actions[::2] == ["default", "next"]
        assert hints["desktop-entry"] == ("s", "org.musicrec.Player")
        assert hints["image-path"][1].startswith("file:///")
        made.until(lambda: made.desk.system._notes is not None and made.desk.system._notes._id == 7)

        notes.tell("ActionInvoked", "us", 6, "next")  # about a note of somebody else
        notes.tell("ActionInvoked", "s", "nonsense")
        notes.tell("NotificationClosed", "u", 7)
        notes.tell("ActionInvoked", "us", 7, "next")
        made.until(lambda: made.desk.listening.controller.queue.index == 1)
        made.player.advance(200)
        made.until(lambda: len(notes.shown) == 2)
        assert notes.shown[1][1] == 7  # in the place of the first
        notes.tell("ActivationToken", "us", 7, leave)
        notes.tell("ActionInvoked", "us", 7, "default")
        made.until(lambda: raised == [True])
        assert os.environ["XDG_ACTIVATION_TOKEN"] == leave

        made.desk.services.set("notify", False)
        made.desk.listening.controller.next()
        made.player.advance(200)
        made.close()
        bot.waitUntil(lambda: ("CloseNotification", (7,)) in notes.asked)
        assert len(notes.shown) == 2


def test_nothing_is_told_in_front_of_the_listener(
    bot: QtBot, profile: Path, bus_place: str, album: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with notes_daemon(bus_place, []) as notes:
        made = Opened(bot, profile, bus_address=bus_place)
        monkeypatch.setattr(QApplication, "activeWindow", staticmethod(lambda: made.window))
        play(made, album)
        monkeypatch.setattr(QApplication, "activeWindow", staticmethod(lambda: None))
        made.desk.listening.controller.next()
        made.player.advance(200)
        made.until(lambda: bool(notes.shown))
        made.close()
    ((_, _, _, title, body, actions, _, _),) = notes.shown
    assert (title, actions) == ("Title 2", [])
    assert "<b>Artist</b>" in body  # shown as it is where nothing is read into it
