"""Another program drives the player over a real bus."""

import contextlib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from musicrec_desktop.desktop.system.track_metadata import NO_TRACK
from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import DurationMs, UnixTime
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.playback import Repeat
from tests.desktop.opened_desk import Opened
from tests.desktop.system.bus_daemon import PLAYER, PLAYLISTS, ROOT, TRACKS, Refused, Remote
from tests.desktop.system.mpris_specification import METADATA, METHODS, PROPERTIES, SIGNALS

_EMITS = "org.freedesktop.DBus.Property.EmitsChangedSignal"


def test_every_member_of_the_specification_is_there_with_its_type(remote: Remote) -> None:
    (xml,) = remote.call("org.freedesktop.DBus.Introspectable", "Introspect")
    interfaces = {each.get("name"): each for each in ET.fromstring(xml).iter("interface")}  # noqa: S314  (our own)

    def types(member: ET.Element, direction: str | None) -> str:
        return "".join(arg.get("type", "") for arg in member.iter("arg") if arg.get("direction") == direction)

    for name, methods in METHODS.items():
        found = {each.get("name"): (types(each, "in"), types(each, "out")) for each in interfaces[name].iter("method")}
        assert found == methods
    for name, signals in SIGNALS.items():
        assert {each.get("name"): types(each, None) for each in interfaces[name].iter("signal")} == signals
    for name, properties in PROPERTIES.items():
        emits = {
            one.get("name"): next(note.get("value") for note in one.iter("annotation") if note.get("name") == _EMITS)
            for one in interfaces[name].iter("property")
        }
        declared = {
            one.get("name"): (one.get("type"), one.get("access"), emits[one.get("name")])
            for one in interfaces[name].iter("property")
        }
        assert declared == properties
        (all_values,) = remote.call("org.freedesktop.DBus.Properties", "GetAll", "s", (name,))
        assert {key: kind for key, (kind, _) in all_values.items()} == {
            key: each[0] for key, each in properties.items()
        }
        for key, value in all_values.items():
            assert remote.get(name, key) == value


def test_playerctl_drives_what_plays(playing: Opened, remote: Remote, album: list[Path]) -> None:
    control, ctl = playing.desk.listening.controller, remote.playerctl
    assert ctl("status") == "Playing"
    ctl("pause")
    assert (ctl("status"), control.state) == ("Paused", PlayerState.PAUSED)
    ctl("play-pause")
    assert control.state is PlayerState.PLAYING
    ctl("play")
    assert control.state is PlayerState.PLAYING
    ctl("next")
    assert ctl("metadata", "xesam:title") == "Title 2"
    ctl("previous")
    assert control.queue.index == 0
    ctl("position", "1.5")
    assert control.position_ms == 1_500
    assert float(ctl("position")) == pytest.approx(1.5, abs=0.4)  # it adds the time since it asked
    ctl("position", "0.5-")
    assert control.position_ms == 1_000
    ctl("volume", "0.25")
    assert (control.modes.volume, playing.window.player.volume.value()) == (0.25, 25)
    ctl("shuffle", "On")
    assert control.modes.is_shuffled
    ctl("shuffle", "Off")
    for word, repeat in (("Track", Repeat.ONE), ("Playlist", Repeat.ALL), ("None", Repeat.OFF)):
        ctl("loop", word)
        assert control.modes.repeat is repeat
        assert ctl("loop") == word
    ctl("stop")
    assert ctl("status") == "Stopped"
    ctl("open", album[2].as_uri())
    playing.until(lambda: ctl("metadata", "xesam:title") == "Title 3")
    playing.until(lambda: control.state is PlayerState.PLAYING)


def test_what_plays_is_told_with_everything_known_of_it(playing: Opened, remote: Remote, album: list[Path]) -> None:
    track_id = playing.current()
    assert track_id is not None
    playing.desk.listening.judge(track_id, FeedbackValue.LIKE)
    playing.until(lambda: "mpris:artUrl" in remote.get(PLAYER, "Metadata")[1])
    _, said = remote.get(PLAYER, "Metadata")
    unheard = {"xesam:lastUsed", "xesam:useCount"}
    assert {name: kind for name, (kind, _) in said.items()} == {
        name: kind for name, kind in METADATA.items() if name not in unheard
    }
    key = playing.desk.listening.controller.queue.items[0].key
    plain = {name: value for name, (_, value) in said.items()}
    art = plain.pop("mpris:artUrl")
    assert plain == {
        "mpris:trackid": f"/org/musicrec/queue/{key}",
        "mpris:length": 2_000_000,
        "xesam:url": album[0].as_uri(),
        "xesam:title": "Title 1",
        "xesam:artist": ["First Artist", "Second <b>Artist</b>"],
        "xesam:album": "An Album & more",
        "xesam:albumArtist": ["Album Artist"],
        "xesam:composer": ["A Composer"],
        "xesam:genre": ["folk", "jazz"],
        "xesam:comment": ["A comment"],
        "xesam:contentCreated": "1994-05-03T00:00:00Z",
        "xesam:trackNumber": 1,
        "xesam:discNumber": 2,
        "xesam:audioBPM": 96,
        "xesam:userRating": 1.0,
    }
    assert Path(art.removeprefix("file://")).read_bytes()[:2] == b"\xff\xd8"  # a JPEG from the profile's cache
    assert str(playing.profile) in art
    playing.player.advance(1_400)  # most of it was heard
    remote.call(PLAYER, "Next")
    remote.call(PLAYER, "Previous")
    playing.until(lambda: remote.get(PLAYER, "Metadata")[1].get("xesam:useCount") == ("i", 1))
    assert remote.get(PLAYER, "Metadata")[1]["xesam:lastUsed"][1].endswith("+00:00")


def test_changes_are_told_and_only_changes(playing: Opened, remote: Remote) -> None:
    playing.until(lambda: len(playing.desk.services.known.view) == 3)
    playing.until(lambda: "mpris:artUrl" in remote.get(PLAYER, "Metadata")[1])  # what is known later has come
    remote.signals()

    def changes() -> dict[str, object]:
        found: dict[str, object] = {}
        for interface, name, body in remote.signals():
            # Of the queue another order is told, too, where shuffling made one.
            if (interface, name) == ("org.freedesktop.DBus.Properties", "PropertiesChanged") and body[0] != TRACKS:
                assert body[0] == PLAYER
                found |= {key: value for key, (_, value) in body[1].items()}
        return found

    remote.put(PLAYER, "Volume", "d", 3.0)
    assert changes() == {"Volume": 1.0}
    remote.put(PLAYER, "LoopStatus", "s", "Playlist")
    assert changes() == {"LoopStatus": "Playlist"}
    remote.call(PLAYER, "Pause")
    assert changes() == {"PlaybackStatus": "Paused"}
    remote.call(PLAYER, "Pause")
    assert changes() == {}
    remote.put(PLAYER, "Rate", "d", 1.25)
    assert changes() == {"Rate": 1.25}
    remote.put(PLAYER, "Shuffle", "b", True)
    assert changes() == {"Shuffle": True}


def test_jumps_are_told_and_stale_ones_are_not_made(playing: Opened, remote: Remote) -> None:
    control = playing.desk.listening.controller
    here = remote.get(PLAYER, "Metadata")[1]["mpris:trackid"][1]
    remote.signals()
    remote.call(PLAYER, "SetPosition", "ox", (here, 1_000_000))
    assert control.position_ms == 1_000
    remote.call(PLAYER, "Seek", "x", (-5_000_000,))
    assert control.position_ms == 0
    assert [body for _, name, body in remote.signals() if name == "Seeked"] == [(1_000_000,), (0,)]
    remote.call(PLAYER, "SetPosition", "ox", ("/org/musicrec/queue/999", 1_000_000))
    remote.call(PLAYER, "SetPosition", "ox", (here, 2_000_001))
    remote.call(PLAYER, "SetPosition", "ox", (here, -1))
    assert control.position_ms == 0
    assert [name for _, name, _ in remote.signals() if name == "Seeked"] == []
    control.seek(DurationMs(1_500))
    assert [body for _, name, body in remote.signals() if name == "Seeked"] == [(1_500_000,)]
    remote.call(PLAYER, "Seek", "x", (1_000_000,))  # beyond its end
    assert control.queue.index == 1
    remote.call(PLAYER, "Next")
    assert remote.get(PLAYER, "CanGoNext") == ("b", False)
    remote.call(PLAYER, "Next")
    assert control.queue.index == 2
    remote.put(PLAYER, "Rate", "d", 0.0)
    assert control.state is PlayerState.PAUSED


def test_the_queue_can_be_read_and_changed(playing: Opened, remote: Remote, album: list[Path]) -> None:
    control = playing.desk.listening.controller

    def tracks() -> list[str]:
        found = remote.get(TRACKS, "Tracks")[1]
        assert isinstance(found, list)
        return found

    first, second, third = tracks()
    (told,) = remote.call(TRACKS, "GetTracksMetadata", "ao", ([third, "/nobody", first],))
    assert [each["xesam:title"][1] for each in told] == ["Title 3", "Title 1"]
    remote.signals()
    remote.call(TRACKS, "GoTo", "o", (third,))
    assert control.queue.index == 2
    remote.call(TRACKS, "RemoveTrack", "o", (second,))
    assert tracks() == [first, third]
    assert [(name, body) for _, name, body in remote.signals() if name == "TrackRemoved"] == [
        ("TrackRemoved", (second,))
    ]
    remote.call(TRACKS, "AddTrack", "sob", (album[1].as_uri(), first, False))
    playing.until(lambda: len(control.queue) == 3)
    one, new, other = tracks()
    assert (one, other) == (first, third)
    told_of = [body for _, name, body in remote.signals() if name == "TrackAdded"]
    assert [(body[0]["mpris:trackid"][1], body[0]["xesam:title"][1], body[1]) for body in told_of] == [
        (new, "Title 2", first)
    ]
    remote.call(TRACKS, "AddTrack", "sob", (album[0].as_uri(), NO_TRACK, True))
    playing.until(lambda: len(control.queue) == 4)
    assert control.queue.index == 0
    assert tracks()[1:] == [first, new, third]
    remote.signals()
    control.move([control.queue.items[3].key], 0)
    replaced = [body for _, name, body in remote.signals() if name == "TrackListReplaced"]
    assert [body[0] for body in replaced] == [tracks()]
    control.clear()
    assert tracks() == []
    assert remote.get(PLAYER, "Metadata") == ("a{sv}", {"mpris:trackid": ("o", NO_TRACK)})


def test_saved_playlists_can_be_listed_and_played(playing: Opened, remote: Remote) -> None:
    ids = [item.track_id for item in playing.desk.listening.controller.queue.items]
    database = playing.desk.services.database
    for number, title in enumerate(("b – late", "A early", "c")):
        database.playlists.save(title, ids[number:], UnixTime(1_000.0 - number))

    def titles(*arguments: object) -> list[str]:
        (found,) = remote.call(PLAYLISTS, "GetPlaylists", "uusb", arguments)
        return [title for _, title, _ in found]

    assert titles(0, 10, "Alphabetical", False) == ["A early", "b – late", "c"]
    assert titles(1, 1, "Alphabetical", True) == ["b – late"]
    assert titles(0, 2, "Created", True) == ["b – late", "A early"]
    assert remote.get(PLAYLISTS, "PlaylistCount") == ("u", 3)
    assert remote.get(PLAYLISTS, "ActivePlaylist")[1][0] is False
    (found,) = remote.call(PLAYLISTS, "GetPlaylists", "uusb", (0, 9, "Alphabetical", False))
    remote.call(PLAYLISTS, "ActivatePlaylist", "o", (found[0][0],))
    playing.until(lambda: len(playing.desk.listening.controller.queue) == 2)
    assert remote.get(PLAYLISTS, "ActivePlaylist") == ("(b(oss))", (True, found[0]))


def test_the_window_can_be_seen_and_ended(opened: Opened, remote: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[bool] = []
    monkeypatch.setattr(opened.window, "raise_", lambda: raised.append(True))
    remote.call(ROOT, "Raise")
    assert raised == [True]
    remote.put(ROOT, "Fullscreen", "b", True)
    assert remote.get(ROOT, "Fullscreen") == ("b", True)
    remote.put(ROOT, "Fullscreen", "b", False)
    assert not opened.window.isFullScreen()
    remote.call(ROOT, "Quit")
    opened.until(lambda: not opened.window.isVisible())
    opened.until(lambda: not remote.has_owner())


def test_nonsense_is_refused_and_does_no_harm(playing: Opened, remote: Remote) -> None:
    for interface, member, signature, body, error in (
        (PLAYER, "Dance", "", (), "UnknownMethod"),
        ("org.example.None", "Next", "", (), "UnknownMethod"),
        (PLAYER, "Seek", "i", (5,), "InvalidArgs"),
        (PLAYER, "OpenUri", "s", ("https://music.example/a.ogg",), "InvalidArgs"),
        (PLAYLISTS, "ActivatePlaylist", "o", ("/",), "InvalidArgs"),
        ("org.freedesktop.DBus.Properties", "Get", "ss", (PLAYER, "Colour"), "UnknownProperty"),
        ("org.freedesktop.DBus.Properties", "GetAll", "s", ("org.example.None",), "UnknownInterface"),
        ("org.freedesktop.DBus.Properties", "Set", "ssv", (PLAYER, "Position", ("x", 5)), "PropertyReadOnly"),
        ("org.freedesktop.DBus.Properties", "Set", "ssv", (PLAYER, "Volume", ("s", "loud")), "InvalidArgs"),
    ):
        with pytest.raises(Refused, match=f"org.freedesktop.DBus.Error.{error}"):
            remote.call(interface, member, signature, body)
    with contextlib.suppress(Refused):
        remote.put(PLAYER, "LoopStatus", "s", "Sometimes")
    remote.put(PLAYER, "Volume", "d", -3.0)
    assert remote.get(PLAYER, "Volume") == ("d", 0.0)
    assert remote.get(PLAYER, "LoopStatus") == ("s", "None")
    assert remote.get(PLAYER, "PlaybackStatus") == ("s", "Playing")
