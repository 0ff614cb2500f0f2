"""The lists that came of one request, back and forth, and the work under way on the last of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from musicrec_desktop.app.lanes import Running
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.desktop.actions.lane_work import Fail
from musicrec_desktop.desktop.actions.requests import RequestReports
from musicrec_desktop.desktop.panels.playlist_panel import track_ids
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.progress import Progress

Turns = tuple[Recommending, ...]


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a conversation tells."""

    show: Callable[[GeneratedPlaylist], None]
    """A list as it grows."""
    show_kept: Callable[[GeneratedPlaylist], None]
    """The list that stays after a change that came to no end."""
    steps: Callable[[int, int], None]
    """So many changes can be taken back, so many done again."""
    working: Callable[[bool], None]
    doing: Callable[[str], None]
    finished: Callable[[GeneratedPlaylist], None]
    stopped: Callable[[], None]
    """The listener ended it."""
    fail: Fail


class Conversation:
    """One piece of work at a time: what older ones still say is not heard."""

    def __init__(self, hooks: Hooks) -> None:
        self._hooks = hooks
        self.turns: Turns = ()
        """The lists, the present one last; none until the first one stands."""
        self.running: Running | None = None
        self.asked = 0
        """Pieces of work so far."""
        self._undone: list[Recommending] = []
        """Lists that were taken back, the latest last."""

    def clear(self) -> None:
        """Another conversation begins."""
        self._undone = []
        self._keep(())

    def begin(self) -> RequestReports:
        """A new piece of work is the latest one."""
        self.give_up()
        number, hooks = self.asked, self._hooks

        def heard(hear: Callable[..., None]) -> Callable[..., None]:
            def tell(*news: object) -> None:
                if number == self.asked:
                    hear(*news)

            return tell

        def done(turns: Turns) -> None:
            self.take(turns)
            self._end()
            hooks.finished(turns[-1].made)

        def fail(error: Exception) -> None:
            if number == self.asked:
                self._end()
                self._show_kept()
            hooks.fail(error)

        def cancelled() -> None:
            self._end()
            self._show_kept()
            hooks.stopped()

        def progress(news: Progress) -> None:
            hooks.doing(news.text)

        hooks.working(True)
        return RequestReports(heard(hooks.show), heard(progress), heard(self.take), heard(done), fail, heard(cancelled))

    def cancel(self) -> None:
        """End what is under way; that it has ended is said."""
        if self.running is not None:
            self.running.cancel()

    def give_up(self) -> None:
        """End what is under way, and hear no more of it."""
        self.cancel()
        self.asked += 1
        self._end()

    def take(self, turns: Turns) -> None:
        """The lists as they are now; fewer of them mean that one was taken back in words."""
        if len(turns) < len(self.turns):
            self._undone.append(self.turns[-1])
        elif len(turns) > len(self.turns):
            self._undone = []
        self._keep(turns)

    def present(self, shown: GeneratedPlaylist | None) -> Turns:
        """The lists, the present one with the words it has on show."""
        last = self.turns[-1]
        if shown is not None and track_ids(shown) == track_ids(last.made) and shown.plan == last.made.plan:
            last = replace(last, playlist=shown)
        return (*self.turns[:-1], last)

    def undo(self, shown: GeneratedPlaylist | None) -> GeneratedPlaylist | None:
        """Go back to the list before the last change; None where there is none."""
        if len(self.turns) < 2:
            return None
        self.give_up()
        self._undone.append(self.present(shown)[-1])
        self._keep(self.turns[:-1])
        return self.turns[-1].made

    def redo(self) -> GeneratedPlaylist | None:
        """Do again what was taken back last; None where nothing was."""
        if not self._undone:
            return None
        self.give_up()
        self._keep((*self.turns, self._undone.pop()))
        return self.turns[-1].made

    def _keep(self, turns: Turns) -> None:
        self.turns = turns
        self._hooks.steps(len(turns) - 1, len(self._undone))

    def _show_kept(self) -> None:
        if self.turns:
            self._hooks.show_kept(self.turns[-1].made)

    def _end(self) -> None:
        self.running = None
        self._hooks.working(False)
