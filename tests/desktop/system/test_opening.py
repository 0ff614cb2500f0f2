"""Files that the library may not have are opened and played."""

import os
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.opening import look_at
from musicrec_desktop.desktop.connections import opening
from musicrec_desktop.desktop.system.instance import Wish
from musicrec_desktop.domain.events import PlayerState
from tests.desktop.opened_desk import Opened
from tests.desktop.system.music_files import write_album


def queued(opened: Opened) -> list[str]:
    """Titles in the queue, as its panel says them."""
    model = opened.window.queue.model
    return [model.index(row).data() for row in range(model.rowCount())]


def said(opened: Opened) -> str:
    return " ".join(label.text() for label in opened.window.notices.findChildren(QLabel))


def is_said(opened: Opened, word: str) -> bool:
    return word in said(opened)


def wait_for_queue(opened: Opened, n: int) -> None:
    opened.until(lambda: len(opened.desk.listening.controller.queue) == n)


def library(opened: Opened) -> list[str]:
    return sorted(opened.desk.services.known.view.titles)


def test_what_the_library_lacks_is_read_played_and_kept(
    opened: Opened, album: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.desk.opening.play(album[1:])
    wait_for_queue(opened, 2)
    assert opened.player.state is PlayerState.PLAYING
    assert opened.player.path == album[1]
    assert queued(opened) == ["Title 2", "Title 3"]
    opened.until(lambda: library(opened) == ["Title 2", "Title 3"])  # the first lies beside them and was not asked for
    assert opened.desk.services.settings.folders == ()

    monkeypatch.setattr(opening, "read_few", None)  # known by now
    opened.desk.opening.add(album[2:])
    wait_for_queue(opened, 3)
    assert queued(opened) == ["Title 2", "Title 3", "Title 3"]
    assert opened.player.path == album[1]


def test_a_folder_is_played_in_the_order_of_its_names(
    opened: Opened, album: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = album[0].parent
    write_album(folder / "2 more", 1)
    write_album(folder / ".hidden", 1)
    (folder / "notes.txt").write_text("no music")
    monkeypatch.setattr(opening, "_FEW", 2)  # more than a few are scanned
    opened.desk.opening.play([folder])
    wait_for_queue(opened, 4)
    assert queued(opened) == ["Title 1", "Title 2", "Title 3", "Title 1"]
    assert len(library(opened)) == 4


def test_playlists_play_what_they_name(opened: Opened, album: list[Path], tmp_path: Path) -> None:
    folder = album[0].parent
    (folder / "a.m3u8").write_text(f"#EXTM3U\n{album[2].name}\n{album[0]}\nnowhere.flac\n", "utf-8")
    (folder / "b.pls").write_text(f"[playlist]\nFile1={album[1]}\nNumberOfEntries=1\n", "utf-8")
    place = quote(os.fsencode(album[2]))
    xspf = f'<playlist xmlns="http://xspf.org/ns/0/"><trackList><track><location>file://{place}</location></track>'
    (folder / "c.xspf").write_text(f"{xspf}</trackList></playlist>", "utf-8")
    opened.desk.opening.play([folder / "a.m3u8", folder / "b.pls", folder / "c.xspf", album[0]])
    wait_for_queue(opened, 5)
    assert queued(opened) == ["Title 3", "Title 1", "Title 2", "Title 3", "Title 1"]


def test_what_cannot_be_opened_is_said_and_the_rest_plays(opened: Opened, album: list[Path], tmp_path: Path) -> None:
    (tmp_path / "broken.flac").write_bytes(b"fLaC and nothing more")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.m3u8").write_text("#EXTM3U\n/nowhere/else.flac\n")
    opened.desk.opening.play([tmp_path / "broken.flac", album[0]])
    wait_for_queue(opened, 1)
    opened.until(opened.window.notices.isVisible)
    assert "broken.flac" in said(opened)
    for name, word in (("empty", "no music"), ("not there.ogg", "not there"), ("empty.m3u8", "playlist")):
        opened.desk.opening.play([tmp_path / name])
        opened.until(partial(is_said, opened, word))
    assert queued(opened) == ["Title 1"]  # what played goes on
    assert opened.player.state is PlayerState.PLAYING


def test_a_file_cut_by_a_sheet_plays_whole(opened: Opened, album: list[Path]) -> None:
    sheet = f'FILE "{album[0].name}" WAVE\n'
    for number, begin in ((1, "00:00:00"), (2, "00:01:00")):
        sheet += f'  TRACK 0{number} AUDIO\n    TITLE "Piece {number}"\n    INDEX 01 {begin}\n'
    album[0].with_suffix(".cue").write_text(sheet, "utf-8")
    opened.desk.opening.play([album[0]])
    wait_for_queue(opened, 2)
    assert queued(opened) == ["Piece 1", "Piece 2"]


def test_a_start_with_files_plays_them_once_the_library_is_there(bot: QtBot, profile: Path, album: list[Path]) -> None:
    made = Opened(bot, profile, wish=Wish(tuple(album)))
    try:
        wait_for_queue(made, 3)
        assert made.player.path == album[0]
        assert made.window.status.isVisible()  # and not the page that asks for music folders
    finally:
        made.close()


def test_names_need_not_be_text(tmp_path: Path) -> None:
    (path,) = write_album(tmp_path, 1)
    odd = tmp_path / os.fsdecode(b"caf\xe9.flac")
    path.rename(odd)
    assert look_at([odd]).files == (odd,)
    wish = Wish((odd,), "calm", "", {})
    assert Wish.of_line(wish.line()) == wish
