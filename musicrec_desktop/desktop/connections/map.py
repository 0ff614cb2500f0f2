"""The map of the library: when it is made, what a click on it does, what is drawn on it."""

import time
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint

from musicrec_desktop.app.lanes import Running
from musicrec_desktop.app.map_groups import Colouring, MapGroups
from musicrec_desktop.app.map_lists import Drawn, Shape
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.sound_map import SoundMap
from musicrec_desktop.desktop.actions.sound_map import draw_list, group_map, load_map, todays_tracks
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.made_list import MadeListConnection
from musicrec_desktop.desktop.connections.requests import RequestConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.connections.track_actions import TrackActions
from musicrec_desktop.desktop.item_models.track_line import clock_text
from musicrec_desktop.desktop.panels.map_panel import MapPanel
from musicrec_desktop.desktop.panels.plan_words import mood_words
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.widgets.point_map import Tool
from musicrec_desktop.desktop.widgets.point_map_overlay import Way
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.features import rows_of
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.journeys import nearest_mood
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.progress import Progress
from musicrec_desktop.playback import PlaybackNews, QueueChanged

PLAYED_AT_MOST: Final = 50
"""Tracks that a click puts into the queue: the one clicked and those nearest to it."""
_PATIENCE_S: Final = 0.3
"""A map that is there sooner shows no bar."""


class MapConnection:
    """Builds the page when it is first turned to, and shows the library as it is known whenever it is turned to."""

    def __init__(
        self,
        tools: Tools,
        window: MainWindow,
        listening: ListeningConnection,
        requests: RequestConnection,
        tracks: TrackActions,
    ) -> None:
        self._tools = tools
        self._window = window
        self._listening = listening
        self._requests = requests
        self._tracks = tracks
        self.panel: MapPanel | None = None
        """None until the page was turned to."""
        self._made: MadeListConnection | None = None
        self._running: Running | None = None
        self._view: LibraryView | None = None
        self._points = SoundMap.empty()
        self._rows = np.zeros(0, np.intp)
        """Of the view, point by point."""
        self._drawn: Drawn | None = None
        self._drawings = 0
        self._groupings = 0
        self._list_way = Way((), is_dashed=False)
        self._today_way = Way((), is_dashed=True)
        window.add_page(Page.MAP, self._build)
        window.page_shown.connect(self._on_page)
        listening.watch(self._on_news)

    @property
    def is_ready(self) -> bool:
        """The map on show is that of the library as it is known."""
        services = self._tools.services
        return services.is_loaded and self._view is services.known.view and self._running is None

    def show(self, *, is_anew: bool = False) -> None:
        """Show the map of the library as it is known; `is_anew`: laid out again."""
        panel, services = self.panel, self._tools.services
        if panel is None or not services.is_loaded:
            return
        panel.map.is_still = services.settings.reduced_motion
        self._show_playing()
        if self._running is not None:
            return
        if self._view is services.known.view and not is_anew:
            self._colour()
            self._show_today()
            return
        began = time.monotonic()

        def progress(news: Progress) -> None:
            if time.monotonic() - began > _PATIENCE_S or self._view is None:
                panel.show_waiting(said(news.text).capitalize() + " …", news.done, news.total)

        def done(view: LibraryView, points: SoundMap) -> None:
            self._running = None
            self._take(panel, view, points)
            self.on_library()  # it may have changed meanwhile

        def fail(error: Exception) -> None:
            stopped()
            self._tools.fail(error)

        def stopped() -> None:
            self._running = None
            if self._view is None:
                panel.show_empty()
            else:
                self._take(panel, self._view, self._points)

        lanes = self._tools.lanes
        self._running = load_map(lanes, services, progress, done, fail, stopped, is_anew=is_anew)

    def on_library(self) -> None:
        """The library may have changed."""
        if self._window.page is Page.MAP:
            self.show()

    def close(self) -> None:
        """Nobody looks any more."""
        if self._running is not None:
            self._running.cancel()

    # inside

    def _build(self) -> MapPanel:
        panel = self.panel = MapPanel()
        self._made = MadeListConnection(
            self._tools, panel.made, self._listening, self._requests, self._tracks, self._window.status.show_idle
        )
        panel.map.told = self._words
        panel.map.title = self._title
        panel.map.pointed.connect(lambda at: panel.show_told(self._words(at)))
        panel.map.chosen.connect(self._play)
        panel.map.menu_asked.connect(self._menu)
        panel.map.drawn.connect(self._on_drawn)
        panel.colouring_asked.connect(lambda _: self._colour())
        panel.today_asked.connect(lambda _: self._show_today())
        panel.length_asked.connect(lambda _: self._draw())
        panel.anew_asked.connect(lambda: self.show(is_anew=True))
        panel.stop_asked.connect(self.close)
        panel.library_asked.connect(lambda: self._window.show_page(Page.LIBRARY))
        panel.made.closed.connect(self._put_away)
        panel.made.row_pointed.connect(self._show_row)
        return panel

    def _on_page(self, page: Page) -> None:
        if page is Page.MAP:
            self.show()

    def _take(self, panel: MapPanel, view: LibraryView, points: SoundMap) -> None:
        self._view, self._points, self._rows = view, points, view.rows(points.ids)
        if len(points) == 0:
            panel.show_empty()
            return
        panel.show_map(len(points), len(view) - len(points))
        panel.map.show_points(points.places)
        self._colour()
        self._show_playing()
        self._show_today()
        self._show_list_way()

    def _colour(self) -> None:
        panel = self.panel
        if panel is None or len(self._points) == 0:
            return
        self._groupings += 1
        number, points = self._groupings, self._points

        def show(groups: MapGroups) -> None:
            if number == self._groupings:
                panel.show_groups(groups)

        colouring = Colouring(panel.colouring.value)
        group_map(self._tools.lanes, self._tools.services, points, colouring, show, self._tools.fail)

    # one track

    def _words(self, at: int) -> str:
        """A point in words."""
        view = self._view
        if view is None or not 0 <= at < len(self._points):
            return ""
        row = int(self._rows[at])
        line = self._tools.shelf.line(TrackId(int(self._points.ids[at])))
        said = [f"{line.title} – {line.artist}", ", ".join(view.genres_of(row)[:2])]
        valence, energy = (float(view.features.column(name)[row]) for name in ("valence", "energy"))
        if np.isfinite((valence, energy)).all():
            said.append(mood_words(nearest_mood(valence, energy).name))
        said.append(clock_text(line.duration_ms))
        return " · ".join(filter(None, said))

    def _title(self, at: int) -> str:
        return "" if self._view is None else self._view.titles[int(self._rows[at])]

    def _near(self, at: int) -> list[TrackId]:
        """A track and those around it, the nearest first."""
        apart = np.hypot(*(self._points.places - self._points.places[at]).T)
        apart[at] = -1
        k = min(PLAYED_AT_MOST, len(apart))
        best = np.argpartition(apart, k - 1)[:k]
        best = best[np.argsort(apart[best], kind="stable")]
        return [TrackId(track) for track in self._points.ids[best].tolist()]

    def _play(self, at: int) -> None:
        self._listening.play(self._near(at))

    def _menu(self, place: QPoint, at: int) -> None:
        if self.panel is not None:
            track_id = TrackId(int(self._points.ids[at]))
            self._tracks.popup(self.panel.map, place, [track_id], lambda: self._play(at))

    # what plays, and what was played

    def _on_news(self, news: PlaybackNews) -> None:
        if isinstance(news, QueueChanged) and self.panel is not None and self._window.page is Page.MAP:
            self._show_playing()
            self._show_today()

    def _show_playing(self) -> None:
        if self.panel is None:
            return
        current = self._listening.controller.queue.current
        at = () if current is None else self._points_of([current.track_id])
        self.panel.map.show_playing(at[0] if at else None)

    def _show_today(self) -> None:
        panel = self.panel
        if panel is None:
            return
        if not panel.today.isChecked():
            self._today_way = Way((), is_dashed=True)
            self._show_ways()
            return

        def show(played: Sequence[TrackId]) -> None:
            if not panel.today.isChecked():
                return
            self._today_way = Way(self._points_of(played), is_dashed=True)
            self._show_ways()
            if not self._today_way.rows:
                panel.show_nothing_today()

        todays_tracks(self._tools.lanes, self._tools.services, show, self._tools.fail)

    def _points_of(self, track_ids: Sequence[TrackId]) -> tuple[int, ...]:
        if len(self._points) == 0:
            return ()
        found: NDArray[np.intp] = rows_of(self._points.ids, np.array(track_ids, np.int64))
        return tuple(found[found >= 0].tolist())

    # lists

    def _on_drawn(self, corners: NDArray[np.float32]) -> None:
        if self.panel is not None:
            shape = Shape.LINE if self.panel.map.tool is Tool.LINE else Shape.AREA
            self._drawn = Drawn(shape, corners)
            self._draw()

    def _draw(self) -> None:
        panel, drawn = self.panel, self._drawn
        if panel is None or drawn is None:
            return
        self._drawings += 1
        number = self._drawings

        def show(work: Recommending) -> None:
            if number == self._drawings and self._made is not None:
                self._made.show(work)
                panel.show_made(True)
                if drawn.shape is Shape.LINE:  # the numbers of the tracks take its place
                    panel.map.forget_drawing()
                self._show_list_way()

        def fail(error: Exception) -> None:
            if number == self._drawings:
                self._put_away()
                self._tools.fail(error)

        services = self._tools.services
        draw_list(self._tools.lanes, services, self._points, drawn, panel.minutes.value(), show, fail)

    def _show_list_way(self) -> None:
        ids = [] if self._made is None else self._made.track_ids
        is_area = self._drawn is not None and self._drawn.shape is Shape.AREA
        self._list_way = Way(self._points_of(ids), is_dashed=False, is_faint=is_area)
        self._show_ways()

    def _show_ways(self) -> None:
        if self.panel is not None:
            self.panel.map.show_ways([self._today_way, self._list_way])

    def _show_row(self, row: int) -> None:
        """Bring the track the listener went to in the list into sight."""
        ids = [] if self._made is None else self._made.track_ids
        if self.panel is not None and 0 <= row < len(ids):
            for at in self._points_of([ids[row]]):
                self.panel.map.point_to(at)

    def _put_away(self) -> None:
        self._drawn = None
        self._drawings += 1
        if self.panel is not None and self._made is not None:
            self._made.forget()
            self.panel.show_made(False)
            self.panel.map.forget_drawing()
            self._show_list_way()
            self.panel.map.setFocus()
