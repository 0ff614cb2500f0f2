"""What the listener changes of what is believed: shown at once, and taken back one by one."""

from collections.abc import Callable

from musicrec_desktop.app.taste_editing import Gone
from musicrec_desktop.app.taste_view import Liking, TasteView
from musicrec_desktop.desktop.actions.taste import TasteChanges
from musicrec_desktop.desktop.connections.settings import ask
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.panels.taste_words import name_text
from musicrec_desktop.desktop.panels.you_panel import YouPanel
from musicrec_desktop.desktop.shortcuts import Command
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import tr


class TasteChangesConnection:
    """Leanings, what is forgotten, starting anew, and listening in private."""

    def __init__(self, tools: Tools, window: MainWindow, show: Callable[[], None]) -> None:
        """`show` reads what is believed anew."""
        self._changes = TasteChanges(tools.lanes, tools.services, tools.fail)
        self._window, self._show = window, show
        self._panel: YouPanel | None = None
        self._undo: list[tuple[str, Callable[[], object]]] = []
        """(what was done, how it is taken back), the latest last."""
        self.view: TasteView | None = None
        """What is on show."""
        self.is_private = False
        window.bind({Command.PRIVATE: lambda: self.set_private(not self.is_private)})
        window.player.private.clicked.connect(lambda: window.show_page(Page.YOU))

    def connect(self, panel: YouPanel) -> None:
        """The page is there."""
        self._panel = panel
        panel.taste.lean_asked.connect(self.lean)
        panel.taste.forget_asked.connect(self.forget)
        panel.taste.remember_asked.connect(self.remember)
        panel.taste.reset_asked.connect(self.reset)
        panel.private_switched.connect(self.set_private)
        panel.undo_asked.connect(self.undo)
        self.show_private(is_on=self.is_private)

    def start(self) -> None:
        """The library is there: say whether the listener is in private."""
        self._changes.ask_private(lambda is_on: self.show_private(is_on=is_on))

    def show_private(self, *, is_on: bool) -> None:
        """Say whether anything is remembered: on the page, and in the bar, which is there on every page."""
        self.is_private = is_on
        self._window.player.private.setVisible(is_on)
        if self._panel is not None:
            self._panel.private.show_state(is_on)

    def set_private(self, is_on: bool) -> None:
        """Remember nothing from now on, or remember again."""
        self.show_private(is_on=is_on)

        def then(now: bool) -> None:
            self.show_private(is_on=now)
            kept, private = (
                tr("What you hear is kept again."),
                tr("Private listening: nothing you hear or say is kept."),
            )
            self._window.status.show_idle(private if now else kept)

        self._changes.set_private(is_on, then)

    def lean(self, liking: Liking, lean: float) -> None:
        """More of it, less of it, never, or as it was."""
        name, was = name_text(liking.subject, liking.name), liking.lean
        if lean > 0:
            done = tr("More of {name} from now on.").format(name=name)
        elif lean < 0:
            done = tr("Less of {name} from now on.") if lean > -1 else tr("No more of {name} from now on.")
            done = done.format(name=name)
        else:
            done = tr("{name} counts as it was heard.").format(name=name)

        def undo() -> None:
            self._changes.lean(liking.subject, liking.name, was, lambda _: self._show())

        self._changes.lean(liking.subject, liking.name, lean, lambda _: self._done(done, undo))

    def forget(self, liking: Liking) -> None:
        """Its plays no longer count."""
        name = name_text(liking.subject, liking.name)

        def then(gone: Gone) -> None:
            words = tr("%n play(s) of {name} no longer count.", n=gone.plays).replace("{name}", name)
            self._done(words, lambda: self.remember(gone.number))

        self._changes.forget(liking.subject, liking.name, then)

    def remember(self, number: int) -> None:
        """They count again."""
        self._changes.remember(number, lambda _: self._show())

    def reset(self) -> None:
        """Start anew, after a question."""
        told = tr(
            "Nothing that you heard or said so far will count. The history itself stays, and you can take this back. "
            "What was learned from how you took earlier lists cannot be brought back."
        )
        question = f"{tr('Start anew?')}\n\n{told}"
        if self._panel is None or not ask(self._panel, question, tr("Start anew")):
            return
        edits = self.view.edits if self.view is not None else ()

        def then(gone: Gone) -> None:
            words = tr("%n play(s) no longer count; all begins anew.", n=gone.plays)
            self._done(words, lambda: self._changes.undo_reset(gone.number, edits, lambda _: self._show()))

        self._changes.reset(then)

    def undo(self) -> None:
        """Take back the latest change of this run."""
        if self._undo:
            _, back = self._undo.pop()
            self._say_latest()
            back()

    def _done(self, words: str, undo: Callable[[], object]) -> None:
        self._undo.append((words, undo))
        self._say_latest()
        self._show()

    def _say_latest(self) -> None:
        if self._panel is not None:
            self._panel.show_done(self._undo[-1][0] if self._undo else "")
