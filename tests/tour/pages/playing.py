"""Now playing: cover, waveform, lyrics, why, what is next, a remark, links."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt

from musicrec_desktop.app.routes import Lane
from musicrec_desktop.desktop.actions.lane_work import do_in
from musicrec_desktop.desktop.panels.playing_panel import PlayingPanel
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId
from tests.tour.guide import Guide

PAGE = "playing"
_LYRICS = """[00:00.10]A line that is sung first
[00:04.00]The line after it
[00:20.00]One in the middle
[01:00.00]And the last"""
_LONG_MS = 30_000


def look(guide: Guide) -> None:
    """A track plays, with its sound as a picture and lyrics beside it."""
    ids = _tracks(guide)
    with _lyrics_beside(guide, ids[0]):
        _play(guide, ids)
        guide.rest(0.5)


def visit(guide: Guide) -> None:
    """Everything on the page."""
    panel, controller = _panel(guide), guide.desk.listening.controller
    controller.clear()
    guide.until(panel.make.isVisible, "that nothing plays, and what to do about it")
    guide.shot("playing_empty")
    ids = _tracks(guide)
    with _lyrics_beside(guide, ids[0]):
        _play(guide, ids)
        guide.until(lambda: panel.lyrics.lyrics.is_synced, "lyrics with times from the file beside the track")
    _seek(guide, panel)
    _sing(guide, panel)
    _reasons(guide, panel)
    _leave_and_return(guide, panel)


def _panel(guide: Guide) -> PlayingPanel:
    panel = guide.desk.playing.panel
    assert panel is not None
    return panel


def _tracks(guide: Guide) -> list[TrackId]:
    view = guide.desk.services.known.view
    return [
        TrackId(track_id)
        for track_id in view.ids[(view.durations_ms > _LONG_MS) & (view.artist_codes != 0)][:6].tolist()
    ]


def _play(guide: Guide, ids: list[TrackId]) -> None:
    panel = _panel(guide)
    guide.desk.listening.play(ids)
    guide.until(lambda: panel.title.text() == _title(guide, ids[0]), "what plays")
    guide.until(lambda: panel.wave.is_known, "its sound as a picture")
    guide.saw(f"{panel.title.text()}, {panel.artist.plain}, {panel.about.text()}")


def _title(guide: Guide, track_id: TrackId) -> str:
    view = guide.desk.services.known.view
    return view.titles[int(view.rows([track_id])[0])]


@contextmanager
def _lyrics_beside(guide: Guide, track_id: TrackId) -> Iterator[None]:
    """Lyrics lie beside a track for a while."""
    found: list[Path] = []
    services = guide.desk.services
    look_up = partial(services.database.tracks.get, [track_id])
    do_in(guide.desk.lanes, Lane.DB, look_up, lambda tracks: found.append(tracks[0].path), guide.desk.show_failure)
    guide.until(lambda: bool(found), "the file of a track")
    path = found[0]
    beside = path.with_suffix(".lrc")
    is_ours = not beside.exists()
    if is_ours:
        beside.write_text(_LYRICS, "utf-8")
    try:
        yield
    finally:
        if is_ours:
            beside.unlink()


def _seek(guide: Guide, panel: PlayingPanel) -> None:
    controller, wave = guide.desk.listening.controller, panel.wave
    there = wave.maximum() // 2
    guide.click_at(wave, QPoint(round(wave.place(there)), wave.height() // 2), "the middle of the waveform")
    guide.until(lambda: abs(controller.position_ms - there) < 3_000, "playing goes on from the middle")
    ends = [QPoint(round(wave.place(ms)), wave.height() // 2) for ms in (there, there // 2)]
    guide.drag(wave, ends, "the place back to a quarter")
    guide.until(lambda: abs(controller.position_ms - there // 2) < 3_000, "playing goes on from there")
    wave.setFocus()
    before = controller.position_ms
    guide.press(Qt.Key.Key_Right)
    guide.until(lambda: controller.position_ms > before + 3_000, "five seconds further")
    if wave.sections:
        guide.press(Qt.Key.Key_PageDown)
        guide.saw(f"sections at {wave.sections}")
    controller.mark_loop()
    guide.rest(1.0)
    controller.mark_loop()
    guide.shot("playing_loop")
    guide.saw(f"the part that plays over and over: {controller.modes.loop}")
    controller.clear_loop()


def _sing(guide: Guide, panel: PlayingPanel) -> None:
    if panel.show_lyrics_page.isVisible():
        guide.click(tr("Lyrics"), panel)
    controller, rows = guide.desk.listening.controller, panel.lyrics
    rows.scrollTo(rows.model().index(1, 0))
    guide.rest(0.5)
    guide.click_at(rows.viewport(), rows.visualRect(rows.model().index(1, 0)).center(), "the second line of the lyrics")
    guide.until(lambda: 1 in rows.current, "the line that is sung stands out")
    guide.until(lambda: 4_000 <= controller.position_ms < 15_000, "playing goes on from that line")
    guide.shot("playing_lyrics")


def _reasons(guide: Guide, panel: PlayingPanel) -> None:
    if panel.show_why_page.isVisible():
        guide.click(tr("Why and next"), panel)
    why = panel.why
    guide.until(lambda: bool(why.facts.text()), "what the history says of the track")
    guide.saw(f"{why.reason.text()} {why.facts.text()}")
    why.field.setFocus()
    guide.write("wonderful, more of this")
    guide.press(Qt.Key.Key_Return)
    guide.until(lambda: "wonderful" in why.comments.text(), "the remark is kept")
    guide.shot("playing_why")
    following = str(why.next.model().index(0, 0).data())
    why.next.setFocus()
    why.next.setCurrentIndex(why.next.model().index(0, 0))
    guide.press(Qt.Key.Key_Return)
    guide.until(lambda: panel.title.text() and following.startswith(panel.title.text()), "what was next plays")
    guide.until(lambda: panel.wave.is_known, "its sound as a picture")


def _leave_and_return(guide: Guide, panel: PlayingPanel) -> None:
    window = guide.desk.window
    panel.artist.click()
    guide.did("clicked the name of the artist")
    guide.until(lambda: window.page is Page.LIBRARY, "the page of the artist in the library")
    guide.shot("playing_artist")
    guide.click_at(window.player.cover, window.player.cover.rect().center(), "the cover in the bar")
    guide.until(lambda: window.page is Page.PLAYING, "the page of the playing track again")
