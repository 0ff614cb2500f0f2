"""The page about the listener."""

from musicrec_desktop.app.lanes import Running
from musicrec_desktop.desktop.actions.you import describe_taste, measure
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.drift import Drift


class YouConnection:
    """Fills the page when it is turned to; measuring is done once for a state of the history."""

    def __init__(self, tools: Tools, window: MainWindow) -> None:
        self._tools = tools
        self._window = window
        self._measured_at = -1
        self._running: Running | None = None
        window.page_shown.connect(self._on_page)

    def show(self) -> None:
        """Say what is believed, and measure if something was played since the last time."""
        services = self._tools.services
        if not services.is_loaded:
            return
        panel = self._window.you
        describe_taste(self._tools.lanes, services, panel.show_taste, self._tools.fail)
        plays = services.known.profile.n_plays
        if plays == self._measured_at or self._running is not None:
            return
        panel.show_measuring()

        def then(drift: Drift) -> None:
            self._running, self._measured_at = None, plays
            panel.show_drift(drift)

        def fail(error: Exception) -> None:
            self._running = None
            self._tools.fail(error)

        self._running = measure(self._tools.lanes, services, then, fail)

    def close(self) -> None:
        """Nobody looks any more."""
        if self._running is not None:
            self._running.cancel()

    def _on_page(self, page: Page) -> None:
        if page is Page.YOU:
            self.show()
