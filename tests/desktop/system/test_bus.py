"""The connection to the bus: there, not there, gone."""

import socket
import threading
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jeepney import DBusAddress, new_method_call, new_signal
from jeepney.io.blocking import open_dbus_connection
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.system.bus import BUS, Bus, session_bus
from musicrec_desktop.desktop.system.track_metadata import Heard, entry_key, entry_path, metadata_of
from musicrec_desktop.domain.track import MoreTags, Track
from tests.desktop.opened_desk import Opened
from tests.desktop.system.bus_daemon import bus_daemon, meanwhile
from tests.factories import make_track


def test_without_a_bus_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("", "tcp:host=localhost,port=1", "nonsense", "unix:nothing=1"):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert session_bus() is None
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert session_bus() is None
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:abstract=/tmp/dbus-x,guid=0")
    assert session_bus() == "\0/tmp/dbus-x"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/bus")
    assert session_bus() == "/run/bus"


def test_a_bus_that_is_not_there_costs_nothing(bot: QtBot, profile: Path) -> None:
    made = Opened(bot, profile, bus_address=str(profile / "no-bus"))
    made.until(lambda: made.desk.listening._is_restored)
    made.desk.listening.set_volume(0.5)
    made.close()


def test_a_bus_that_goes_leaves_the_music(bot: QtBot, profile: Path) -> None:
    with bus_daemon() as place:
        made = Opened(bot, profile, bus_address=place)
        bus = made.desk.system._bus
        assert bus is not None
        with bot.waitSignal(bus.ready):
            pass
        assert bus.name.startswith(":")
        lost: list[bool] = []
        bus.lost.connect(lambda: lost.append(True))
    made.until(lambda: lost == [True])
    made.desk.listening.set_volume(0.5)  # told to nobody
    made.until(lambda: made.desk.listening._is_restored)
    made.close()


@pytest.mark.parametrize(
    "answer", [b"REJECTED EXTERNAL\r\n", b"x" * 9_000, b"OK 1\r\nand more", b"OK 1\r\n" + b"\0" * 40, b""]
)
def test_what_is_no_bus_is_left(bot: QtBot, tmp_path: Path, answer: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        server.listen()

        def talk() -> None:
            visitor, _ = server.accept()
            with visitor:
                visitor.recv(100)
                head, _, rest = answer.partition(b"\r\n")
                visitor.sendall(head + b"\r\n" if rest.startswith(b"\0") else answer)
                if rest.startswith(b"\0"):
                    visitor.recv(100)
                    visitor.sendall(rest)

        thread = threading.Thread(target=talk)
        thread.start()
        bus = Bus(str(tmp_path / "s"))
        with bot.waitSignal(bus.lost):
            pass
        thread.join()
        bus.call(BUS, "/", BUS, "Nothing", then=print)
        bus.close()
        bus.deleteLater()


def test_the_way_to_an_object_can_be_walked(bot: QtBot, profile: Path, bus_place: str) -> None:
    made = Opened(bot, profile, bus_address=bus_place)
    bus = made.desk.system._bus
    assert bus is not None
    with bot.waitSignal(bus.ready), open_dbus_connection(f"unix:path={bus_place}") as other:

        def nodes(path: str) -> Callable[[], str]:
            address = DBusAddress(path, bus.name, "org.freedesktop.DBus.Introspectable")
            return lambda: str(other.send_and_get_reply(new_method_call(address, "Introspect")).body[0])

        made.until(lambda: bool(bus.name))
        for path, below in (("/", "org"), ("/org", "mpris"), ("/org/mpris", "MediaPlayer2")):
            assert f'<node name="{below}"/>' in meanwhile(bot, nodes(path))
        assert "There is no /other" in meanwhile(bot, nodes("/other"))
    made.close()


_TEXT = st.text(st.characters(codec=None, categories=("L", "N", "P", "Cc", "Cs", "So")), max_size=8)


@given(_TEXT, st.lists(_TEXT, max_size=3), st.integers(-5, 2**70), st.floats(allow_nan=False, allow_infinity=False))
def test_whatever_is_tagged_goes_over_the_bus(title: str, names: list[str], number: int, bpm: float) -> None:
    track = make_track(
        1, title=title, artists=tuple(names), genres=tuple(names), date=title, track_number=number, comment=title
    )
    track = make_track(1, **{**_tags(track), "more": MoreTags(bpm=bpm, rating=50)})
    metadata = metadata_of(entry_path(7), track, Heard(duration_ms=5))
    message = new_signal(DBusAddress("/", interface="a.b"), "C", "a{sv}", (metadata,))
    data = message.serialise(serial=1)
    assert b"mpris:trackid" in data
    for name, (_, value) in metadata.items():
        texts = value if isinstance(value, list) else [value]
        assert not any("\0" in text for text in texts if isinstance(text, str)), name


def _tags(track: Track) -> dict[str, object]:
    return {field.name: getattr(track.tags, field.name) for field in fields(track.tags)}


@given(st.one_of(st.text(max_size=30), st.integers(0, 2**40).map(entry_path)))
def test_only_paths_of_entries_lead_to_entries(path: str) -> None:
    key = entry_key(path)
    assert (key is None) or entry_path(key) == path or path.removeprefix("/org/musicrec/queue/").startswith("0")
