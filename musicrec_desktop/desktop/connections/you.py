"""The page about the listener."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog

from musicrec_desktop.app.charts import ChartEntry, Charts, Measure
from musicrec_desktop.app.lanes import Running
from musicrec_desktop.app.periods import Period, local_day
from musicrec_desktop.app.taste_view import Evidence, TasteView
from musicrec_desktop.desktop.actions.you import (
    Reviewed,
    chart,
    describe_taste,
    find_evidence,
    keep_picture,
    measure,
    review,
)
from musicrec_desktop.desktop.connections.taste_changes import TasteChangesConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.connections.track_actions import TrackActions
from musicrec_desktop.desktop.panels.you_panel import Part, YouPanel
from musicrec_desktop.desktop.tones import DARK, LIGHT
from musicrec_desktop.desktop.widgets.year_picture import told
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.drift import Drift
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.taste_edits import Subject


class YouConnection:
    """Fills a part when it is turned to; answers that were overtaken by a newer question are dropped."""

    def __init__(
        self, tools: Tools, window: MainWindow, tracks: TrackActions, now: Callable[[], float] = time.time
    ) -> None:
        """`now` is UTC seconds."""
        self._tools, self._window, self._tracks, self._now = tools, window, tracks, now
        self.panel: YouPanel | None = None
        """Built when it is first turned to."""
        self.changes = TasteChangesConnection(tools, window, self._show_taste)
        self._measured_at = -1
        self._measuring: Running | None = None
        self._asked = {"taste": 0, "evidence": 0, "charts": 0, "year": 0}
        self._year: Reviewed | None = None
        window.add_page(Page.YOU, self._build)
        window.page_shown.connect(self._on_page)

    def show(self) -> None:
        """What was heard, or what is believed, has changed."""
        if self.panel is not None and self._window.page is Page.YOU:
            self._show_part(self.panel.part)

    @property
    def is_measuring(self) -> bool:
        """How well the listener is known is being worked out."""
        return self._measuring is not None

    def close(self) -> None:
        """Nobody looks any more."""
        if self._measuring is not None:
            self._measuring.cancel()

    # inside

    def _build(self) -> YouPanel:
        panel = YouPanel(self._tools.shelf.line, local_day(self._now()))
        panel.part_shown.connect(self._show_part)
        panel.taste.evidence_asked.connect(self._show_evidence)
        panel.taste.artist_asked.connect(self._go_to_artist)
        panel.evidence.play_asked.connect(lambda track: self._tracks.play([TrackId(track)]))
        panel.evidence.menu_asked.connect(lambda at, track: self._tracks.popup(panel.evidence, at, [TrackId(track)]))
        panel.part_built.connect(self._on_built)
        self.changes.connect(panel)
        self.panel = panel
        return panel

    def _on_built(self, part: Part) -> None:
        panel = self.panel
        if panel is not None and part is Part.CHARTS:
            panel.charts.period_asked.connect(self._show_charts)
            panel.charts.entry_asked.connect(self._on_entry)
            panel.charts.menu_asked.connect(self._on_menu)
        elif panel is not None and part is Part.YEAR:
            panel.year.year_asked.connect(self._show_year)
            panel.year.save_asked.connect(self.save_picture)

    def _on_page(self, page: Page) -> None:
        if page is Page.YOU:
            self.show()

    def _show_part(self, part: Part) -> None:
        panel = self.panel
        if panel is None or not self._tools.services.is_loaded:
            return
        match part:
            case Part.TASTE:
                self._show_taste()
            case Part.CHARTS:
                self._show_charts(panel.charts.period, panel.charts.measure)
            case Part.YEAR:
                self._show_year(panel.year.year)
            case Part.KNOWN:
                self._show_known(panel)

    def _ask(self, what: str) -> Callable[[], bool]:
        """A new question; tells whether it is still the latest of its kind."""
        self._asked[what] += 1
        number = self._asked[what]
        return lambda: self._asked[what] == number

    def _show_taste(self) -> None:
        is_latest, panel = self._ask("taste"), self.panel

        def then(view: TasteView) -> None:
            self.changes.show_private(is_on=view.is_private)
            if panel is not None and is_latest():
                self.changes.view = view
                panel.taste.show_taste(view)

        describe_taste(self._tools.lanes, self._tools.services, then, self._tools.fail)

    def _show_evidence(self, about: str, name: str, words: str) -> None:
        panel, is_latest = self.panel, self._ask("evidence")
        if panel is None:
            return
        panel.evidence.show_waiting(words)
        panel.show_evidence()

        def then(evidence: Evidence) -> None:
            if is_latest():
                panel.evidence.show_evidence(words, evidence)

        def fail(error: Exception) -> None:
            panel.show_statements()
            self._tools.fail(error)

        find_evidence(self._tools.lanes, self._tools.services, about, name, then, fail)

    def _show_charts(self, period: Period, by: Measure) -> None:
        panel, is_latest = self.panel, self._ask("charts")

        def then(charts: Charts) -> None:
            if panel is not None and is_latest():
                panel.charts.show_charts(charts)

        chart(self._tools.lanes, self._tools.services, period, by, then, self._tools.fail)

    def _show_year(self, year: int) -> None:
        panel, is_latest = self.panel, self._ask("year")
        if panel is None:
            return
        panel.year.show_waiting()
        is_dark = panel.palette().color(QPalette.ColorRole.Window).lightness() < 128

        def then(done: Reviewed) -> None:
            if done.image is None or done.words is None or done.review is None or not is_latest():
                return
            self._year = done
            panel.year.year = done.year
            panel.year.show_years(done.years, done.year)
            panel.year.show_year(done.image, told(done.words), is_empty=done.review.is_empty)

        state = Reviewed(self._tools.services, year, DARK if is_dark else LIGHT)
        review(self._tools.lanes, state, then, self._tools.fail)

    def save_picture(self) -> None:
        """Ask where to, then write the picture on show."""
        if self._year is None or self.panel is None:
            return
        suggested = str(Path.home() / f"{self._year.year}.png")
        chosen, _ = QFileDialog.getSaveFileName(
            self.panel, tr("Save your year in review"), suggested, tr("Pictures (*.png)")
        )
        if chosen:
            target = Path(chosen)
            self.save_picture_to(target if target.suffix else target.with_suffix(".png"))

    def save_picture_to(self, target: Path) -> None:
        """Write the picture on show."""
        if self._year is None or self._year.image is None:
            return

        def then(_: None) -> None:
            self._window.status.show_idle(tr("Written to {file}").format(file=target))

        keep_picture(self._tools.lanes, self._year.image, target, then, self._tools.fail)

    def _show_known(self, panel: YouPanel) -> None:
        services = self._tools.services
        plays = services.known.profile.n_plays
        if plays == self._measured_at or self._measuring is not None:
            return
        panel.known.show_measuring()

        def then(drift: Drift) -> None:
            self._measuring, self._measured_at = None, plays
            panel.known.show_drift(drift)

        def fail(error: Exception) -> None:
            self._measuring = None
            self._tools.fail(error)

        self._measuring = measure(self._tools.lanes, services, then, fail)

    # where it leads

    def _on_entry(self, kind: Subject, entry: ChartEntry) -> None:
        match kind:
            case Subject.ARTIST:
                self._tracks.artist_asked(entry.track_id)
            case Subject.ALBUM:
                self._tracks.album_asked(entry.track_id)
            case Subject.GENRE:
                self._tracks.list_asked(entry.name, self._of_genre(entry.name))
            case _:
                self._tracks.play([entry.track_id])

    def _on_menu(self, at: QPoint, kind: Subject, entry: ChartEntry) -> None:
        if self.panel is not None and kind is Subject.TRACK:
            self._tracks.popup(self.panel.charts, at, [entry.track_id])

    def _of_genre(self, genre: str) -> list[TrackId]:
        view = self._tools.services.known.view
        return [TrackId(track_id) for track_id in view.ids[view.has_genre([genre])].tolist()]

    def _go_to_artist(self, name: str) -> None:
        view = self._tools.services.known.view
        code = view.artist_code_of.get(name)
        rows = [] if code is None else (view.artist_codes == code).nonzero()[0]
        if len(rows):
            self._tracks.artist_asked(TrackId(int(view.ids[rows[0]])))
