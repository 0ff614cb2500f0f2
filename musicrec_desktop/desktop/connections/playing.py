"""The page of the track that plays."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtGui import QImage

from musicrec_desktop.app.lanes import Running
from musicrec_desktop.app.track_facts import TrackFacts
from musicrec_desktop.desktop.actions.covers import fetch_cover
from musicrec_desktop.desktop.actions.playing import (
    Noted,
    comment_on_track,
    fetch_facts,
    fetch_lyrics,
    fetch_noted,
    fetch_waveform,
)
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.connections.track_actions import TrackActions
from musicrec_desktop.desktop.panels.playing_panel import PlayingPanel
from musicrec_desktop.desktop.panels.playing_why import NEXT, Coming
from musicrec_desktop.desktop.panels.playing_words import chosen_by_text, fact_lines
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.lyrics import Lyrics
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.domain.playlist import QueueItem
from musicrec_desktop.playback import ModesChanged, PlaybackNews, PositionMoved, QueueChanged
from musicrec_desktop.playback.sound import Waveform

T = TypeVar("T")
_SIDES: Final = (320, 640, 960, 1280)
"""Pixels of covers that are made: a window that is resized must not fill the cache."""
_GENRES: Final = 3


class PlayingConnection:
    """Fills the page while it is on show; what belongs to a track that is over by then is dropped."""

    def __init__(self, tools: Tools, window: MainWindow, listening: ListeningConnection, tracks: TrackActions) -> None:
        self._tools, self._window, self._listening, self._tracks = tools, window, listening, tracks
        self.panel: PlayingPanel | None = None
        """Built when it is first turned to."""
        self._shown: TrackId | None = None
        self._sections: tuple[int, ...] = ()
        self._cover_side = 0
        self._duration_ms = 0
        """Of what plays, as the player says; 0 when it does not."""
        self._under_way: list[Running] = []
        window.add_page(Page.PLAYING, self._build)
        window.page_shown.connect(self._on_page)
        window.player.cover.clicked.connect(lambda: window.show_page(Page.PLAYING))
        listening.watch(self._on_news)

    def close(self) -> None:
        """Nobody looks any more."""
        for running in self._under_way:
            running.cancel()

    # inside

    @property
    def _item(self) -> QueueItem | None:
        return self._listening.controller.queue.current

    @property
    def _is_on_show(self) -> bool:
        return self.panel is not None and self._window.page is Page.PLAYING

    def _build(self) -> PlayingPanel:
        panel = PlayingPanel()
        controller = self._listening.controller
        panel.lyrics.glides = not self._tools.services.settings.reduced_motion
        panel.sought.connect(lambda ms: controller.seek(DurationMs(ms)))
        panel.artist_asked.connect(lambda: self._with_track(self._tracks.artist_asked))
        panel.album_asked.connect(lambda: self._with_track(self._tracks.album_asked))
        panel.list_asked.connect(lambda: self._window.show_page(Page.FOR_YOU))
        panel.cover_sized.connect(self._show_cover)
        panel.why.play_asked.connect(controller.play_item)
        panel.why.comment_given.connect(lambda text: self._with_track(lambda track: self._comment(track, text)))
        self.panel = panel
        return panel

    def _on_page(self, page: Page) -> None:
        if page is Page.PLAYING and self.panel is not None:
            self.panel.lyrics.glides = not self._tools.services.settings.reduced_motion
            self._shown = None
            self._show_all()
            self._show_position(self._listening.controller.position_ms)

    def _on_news(self, news: PlaybackNews) -> None:
        if isinstance(news, PositionMoved):
            self._duration_ms = news.duration_ms
        if not self._is_on_show:
            return
        match news:
            case PositionMoved():
                self._show_position(news.position_ms)
            case QueueChanged():
                self._show_all()
            case ModesChanged():
                self._show_marks()
            case _:
                pass

    def _show_position(self, position_ms: int) -> None:
        item = self._item
        tagged = 0 if item is None else self._tools.shelf.duration_ms(item.track_id)
        if self.panel is not None:
            self.panel.show_position(position_ms, self._duration_ms or tagged)

    def _show_all(self) -> None:
        panel, item = self.panel, self._item
        if panel is None:
            return
        track_id = None if item is None else item.track_id
        if track_id != self._shown:
            self._shown = track_id
            self.close()
            self._under_way = []
            if track_id is None:
                panel.show_track(None)
            else:
                self._show_track(panel, track_id)
        if item is not None:
            self._show_reason(panel, item)
            self._show_coming(panel)

    def _show_track(self, panel: PlayingPanel, track_id: TrackId) -> None:
        tools, shelf = self._tools, self._tools.shelf
        panel.show_track(shelf.line(track_id), self._about(track_id), has_artist=self._has_artist(track_id))
        self._sections = ()
        self._show_marks()
        self._cover_side = 0
        self._show_cover()
        part = shelf.part(track_id)

        def show_noted(noted: Noted) -> None:
            self._sections = noted.sections_ms
            self._show_marks()
            panel.why.show_comments(noted.comments)

        def show_facts(facts: TrackFacts | None) -> None:
            panel.why.show_facts([] if facts is None else fact_lines(facts, time.time()))

        def show_waveform(wave: Waveform | None) -> None:
            if wave is not None:
                panel.wave.show_waveform(wave.peaks, wave.powers)

        panel.wave.clear()
        panel.why.show_facts([])
        panel.why.show_comments([])
        panel.show_lyrics(None)
        if not tools.services.is_loaded:
            return
        self._under_way += [
            fetch_noted(tools.lanes, tools.services, track_id, self._if_still(track_id, show_noted), tools.fail),
            fetch_facts(tools.lanes, tools.services, track_id, self._if_still(track_id, show_facts), tools.fail),
        ]
        if part is not None:
            show_lyrics: Callable[[Lyrics | None], None] = self._if_still(track_id, panel.show_lyrics)
            self._under_way += [
                fetch_lyrics(tools.lanes, part, show_lyrics, tools.fail),
                fetch_waveform(tools.lanes, tools.services, part, self._if_still(track_id, show_waveform), tools.fail),
            ]

    def _if_still(self, track_id: TrackId, show: Callable[[T], None]) -> Callable[[T], None]:
        def then(value: T) -> None:
            if self._shown == track_id:
                show(value)

        return then

    def _about(self, track_id: TrackId) -> str:
        view = self._tools.shelf.view
        row = -1 if view is None else int(view.rows([track_id])[0])
        if view is None or row < 0:
            return ""
        year = int(view.years[row])
        return " · ".join([*([str(year)] if year else []), *view.genres_of(row)[:_GENRES]])

    def _has_artist(self, track_id: TrackId) -> bool:
        view = self._tools.shelf.view
        row = -1 if view is None else int(view.rows([track_id])[0])
        return view is not None and row >= 0 and int(view.artist_codes[row]) != 0

    def _show_cover(self) -> None:
        panel, track_id = self.panel, self._shown
        if panel is None or track_id is None:
            return
        wanted = panel.cover.pixels
        side = next((side for side in _SIDES if side >= wanted), _SIDES[-1])
        if side == self._cover_side:
            return
        line = self._tools.shelf.line(track_id)
        if self._cover_side == 0:
            panel.show_cover(None, line.album or line.artist)
        self._cover_side = side
        path = self._tools.shelf.locate(track_id)
        if path is None:
            return

        def show(image: QImage | None) -> None:
            if image is not None:
                panel.show_cover(image, "")

        fetch_cover(
            self._tools.lanes, self._tools.services.paths, path, side, self._if_still(track_id, show), self._tools.fail
        )

    def _show_marks(self) -> None:
        loop = self._listening.controller.modes.loop
        if self.panel is not None:
            self.panel.show_marks(self._sections, None if loop is None else (loop.start_ms, loop.end_ms))

    def _show_reason(self, panel: PlayingPanel, item: QueueItem) -> None:
        reason = self._tools.shelf.reason(item.track_id)
        if reason is None or item.queued_by is not QueuedBy.RECOMMENDATION:
            panel.why.show_reason(chosen_by_text(item.queued_by), ())
        else:
            panel.why.show_reason(reason.rationale or chosen_by_text(item.queued_by), reason.parts)

    def _show_coming(self, panel: PlayingPanel) -> None:
        shelf = self._tools.shelf
        coming = []
        for item in self._listening.controller.queue.upcoming[:NEXT]:
            reason = shelf.reason(item.track_id) if item.queued_by is QueuedBy.RECOMMENDATION else None
            why = chosen_by_text(item.queued_by) if reason is None or not reason.rationale else reason.rationale
            coming.append(Coming(item.key, shelf.line(item.track_id), why))
        panel.why.show_coming(coming)

    def _with_track(self, do: Callable[[TrackId], object]) -> None:
        if self._shown is not None:
            do(self._shown)

    def _comment(self, track_id: TrackId, text: str) -> None:
        tools = self._tools

        def fail(error: Exception) -> None:
            if self.panel is not None and not self.panel.why.field.text():
                self.panel.why.field.setText(text)
            tools.fail(error)

        def show(noted: Noted) -> None:
            if self.panel is not None:
                self.panel.why.show_comments(noted.comments)

        def kept() -> None:
            fetch_noted(tools.lanes, tools.services, track_id, self._if_still(track_id, show), tools.fail)

        comment_on_track(tools.lanes, tools.services, track_id, text, kept, fail)
