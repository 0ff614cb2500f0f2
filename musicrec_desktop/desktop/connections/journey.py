"""The mood journey: where the listener is, and the list that follows every move of the points."""

from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.desktop.actions.journeys import mood_now, preview_journey
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.made_list import MadeListConnection
from musicrec_desktop.desktop.connections.requests import RequestConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.connections.track_actions import TrackActions
from musicrec_desktop.desktop.panels.journey_panel import NOVELTY_STEPS, JourneyPanel
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page


class JourneyConnection:
    """One list is chosen at a time; where the points were moved meanwhile, the next one is for the latest places."""

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
        self.panel: JourneyPanel | None = None
        """None until the page was turned to."""
        self._made: MadeListConnection | None = None
        self._is_choosing = False
        self._is_overtaken = False
        self._is_moved = False
        """The listener put the start somewhere: it is not taken away."""
        self._is_novelty_set = False
        window.add_page(Page.JOURNEY, self._build)
        window.page_shown.connect(self._on_page)

    @property
    def is_ready(self) -> bool:
        """The list on show is the one for where the points are."""
        return not self._is_choosing

    def choose(self) -> None:
        """Choose the list for where the points are now."""
        panel, services = self.panel, self._tools.services
        if panel is None or not services.is_loaded:
            return
        if self._is_choosing:
            self._is_overtaken = True
            return
        self._is_choosing, self._is_overtaken = True, False
        novelty = panel.novelty.value() / NOVELTY_STEPS if self._is_novelty_set else None
        preview_journey(
            self._tools.lanes, services, panel.way, panel.minutes.value(), novelty, self._on_chosen, self._on_failed
        )

    # inside

    def _build(self) -> JourneyPanel:
        panel = self.panel = JourneyPanel()
        self._made = MadeListConnection(
            self._tools, panel.made, self._listening, self._requests, self._tracks, self._window.status.show_idle
        )
        panel.changed.connect(self._on_changed)
        panel.here_asked.connect(self._on_here)
        panel.novelty_set.connect(self._on_novelty)
        return panel

    def _on_page(self, page: Page) -> None:
        services = self._tools.services
        if page is not Page.JOURNEY or self.panel is None or not services.is_loaded:
            return
        if not self._is_novelty_set:
            self.panel.show_novelty(services.known.profile.novelty)
        if not self._is_moved:
            self.panel.show_start(mood_now(services))
        self.choose()

    def _on_changed(self) -> None:
        self._is_moved = True
        self.choose()

    def _on_here(self) -> None:
        if self.panel is not None:
            self._is_moved = False
            self.panel.show_start(mood_now(self._tools.services))
            self.choose()

    def _on_novelty(self) -> None:
        self._is_novelty_set = True
        self.choose()

    def _on_chosen(self, made: Recommending) -> None:
        self._is_choosing = False
        if self._is_overtaken:
            self.choose()
        if self.panel is None or self._made is None:
            return
        self._made.show(made)
        view = made.scoring.view
        rows = view.rows(self._made.track_ids).tolist()
        valence, energy = (view.features.column(name) for name in ("valence", "energy"))
        lines = [self._tools.shelf.line(track_id) for track_id in self._made.track_ids]
        self.panel.plane.show_tracks(
            [
                ((float(valence[row]), float(energy[row])), f"{at + 1}. {line.title} – {line.artist}")
                for at, (row, line) in enumerate(zip(rows, lines, strict=True))
            ]
        )

    def _on_failed(self, error: Exception) -> None:
        self._is_choosing = False
        if self._is_overtaken:
            self.choose()
        else:
            self._tools.fail(error)
