"""The queue that fills itself: switched on and off, turned by what the listener skips, likes and puts in."""

from collections.abc import Callable, Sequence

from musicrec_desktop.app.autopilot import AHEAD, Autopilot, Because, Turn
from musicrec_desktop.app.lanes import Running
from musicrec_desktop.desktop.actions.autopilot import fill_queue
from musicrec_desktop.desktop.actions.settings import change_setting
from musicrec_desktop.desktop.actions.shelf import fetch_tracks
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.shortcuts import Command
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.play import FeedbackValue, QueuedBy
from musicrec_desktop.playback import ModesChanged, PlaybackNews, PlayQueue, QueueChanged, Repeat

PlanOf = Callable[[PlayQueue], PlaylistPlan]
"""What was asked for when the music of a queue began."""
_SAID = {FeedbackValue.LIKE: Turn.LIKED, FeedbackValue.DISLIKE: Turn.DISLIKED}


class AutopilotConnection:
    """Fills the queue whenever it grows short, and chooses anew what it put there when the listener turns it.

    What the listener put in stands before what this put in, and is never taken out. While all is repeated or one track
    is, nothing is filled: the music does not end.
    """

    def __init__(self, tools: Tools, window: MainWindow, listening: ListeningConnection, plan_of: PlanOf) -> None:
        self._tools = tools
        self._window = window
        self._controller = listening.controller
        self._plan_of = plan_of
        self._own: frozenset[int] = frozenset()
        """Keys of entries that were put in here and that nobody has moved since."""
        self._liked: tuple[TrackId, ...] = ()
        self._said: tuple[Turn, TrackId] | None = None
        self._told: Because | None = None
        """The last skip that was spoken of."""
        self._running: Running | None = None
        self._is_due = False
        """Something happened while it was being filled."""
        self._is_ordering = False
        self._is_closed = False
        self.is_on = tools.services.settings.autopilot
        queue = window.queue
        queue.show_autopilot(self.is_on)
        queue.autopilot_asked.connect(self.set_on)
        queue.move_asked.connect(self._on_moved)
        queue.dropped.connect(self._put_at)
        listening.watch(self._on_news)
        listening.watch_learnt(self._on_learnt)
        window.bind({Command.AUTOPILOT: lambda: self.set_on(not self.is_on)})

    def set_on(self, is_on: bool) -> None:
        """Let the queue fill itself, or no more: then what it put there and has not played goes."""
        if is_on == self.is_on:
            return
        self.is_on = is_on
        self._window.queue.show_autopilot(is_on)
        tools = self._tools
        change_setting(tools.lanes, tools.services, "autopilot", is_on, lambda: None, tools.fail)
        if is_on:
            self._fill()
        else:
            self._window.queue.show_because("")
            self._controller.remove(self._own & {item.key for item in self._controller.queue.upcoming})
            self._own = frozenset()

    def close(self) -> None:
        """The program ends."""
        self._is_closed = True
        if self._running is not None:
            self._running.cancel()

    # inside

    def _put_at(self, ids: Sequence[TrackId], to: int) -> None:
        """Tracks dropped into the queue stand where they were dropped."""
        tools, controller = self._tools, self._controller

        def put() -> None:
            place, first = min(to, len(controller.queue)), controller.queue.next_key
            keys = range(first, first + len(ids))
            self._is_ordering = True
            controller.add(ids)
            self._is_ordering = False
            self._on_moved(keys, place)
            controller.move(keys, place)

        fetch_tracks(tools.lanes, tools.services, tools.shelf, ids, put, tools.fail)

    def _on_news(self, news: PlaybackNews) -> None:
        if isinstance(news, QueueChanged):
            queue = self._controller.queue
            if self._own:
                self._own &= {item.key for item in queue.items}
            if not queue.items:
                self._liked, self._said, self._told = (), None, None
                self._window.queue.show_because("")
            if self.is_on and not self._is_ordering:
                self._bring_forward()
                if len(self._controller.queue.upcoming) < AHEAD:
                    self._fill()
        elif isinstance(news, ModesChanged) and self.is_on:
            self._fill()

    def _on_learnt(self, track_id: TrackId | None, value: FeedbackValue) -> None:
        """A play was learnt (no track), or something that was said of a track."""
        if track_id is not None:
            self._liked = tuple(other for other in self._liked if other != track_id)
            if value is FeedbackValue.LIKE:
                self._liked = (*self._liked, track_id)
            self._said = (_SAID[value], track_id) if value in _SAID else None
        self._fill()

    def _on_moved(self, keys: Sequence[int], to: int) -> None:
        """What the listener brings to a place, and what then stands before it, stays there."""
        before = {item.key for item in self._controller.queue.items[:to]}
        self._own -= before | set(keys)

    def _bring_forward(self) -> None:
        """What the listener puts at the end comes before what was filled in."""
        queue = self._controller.queue
        if self._controller.modes.is_shuffled or not self._own:
            return
        first = next((at for at, item in enumerate(queue.items) if self._is_waiting_own(queue, at)), None)
        if first is None:
            return
        late = [item.key for item in queue.items[first:] if item.key not in self._own]
        if late:
            self._is_ordering = True
            self._controller.move(late, first)
            self._is_ordering = False

    def _is_waiting_own(self, queue: PlayQueue, at: int) -> bool:
        return queue.items[at].key in self._own and (queue.index is None or at > queue.index)

    def _fill(self) -> None:
        services, queue = self._tools.services, self._controller.queue
        if not self.is_on or self._is_closed or not services.is_loaded or not queue.items:
            return
        if self._controller.modes.repeat is not Repeat.OFF:
            return
        if self._running is not None:
            self._is_due = True
            return
        said, self._said = self._said, None
        plan = self._plan_of(queue)
        self._running = fill_queue(
            self._tools.lanes,
            services,
            queue,
            plan,
            self._own,
            self._liked,
            said,
            lambda state: self._fetch(queue, state),
            self._on_failure,
        )

    def _fetch(self, before: PlayQueue, state: Autopilot) -> None:
        ids = [track.track_id for track in state.tracks]
        tools = self._tools
        fetch_tracks(tools.lanes, tools.services, tools.shelf, ids, lambda: self._take(before, state), self._on_failure)

    def _take(self, before: PlayQueue, state: Autopilot) -> None:
        """The filled queue becomes the queue, unless it was changed meanwhile: then it is filled anew."""
        self._running = None
        if not self.is_on or self._is_closed:
            return
        if self._controller.queue != before:
            self._said = self._said or _said_again(state)
            self._is_due = False
            self._fill()
            return
        if state.tracks:
            self._put_in(before, state)
        if self._is_due:
            self._is_due = False
            self._fill()

    def _put_in(self, before: PlayQueue, state: Autopilot) -> None:
        panel = self._window.queue
        kept = {item.key for item in state.queue.items}
        taken = [item for item in before.items if item.key not in kept]
        gone = [item.key for item in taken]
        fresh = state.queue.items[len(state.queue) - len(state.tracks) :]
        if [item.track_id for item in taken] == [item.track_id for item in fresh]:
            self._tell(state.because, stays_words)  # the same again: nothing moves under the hand
            return
        self._is_ordering = True
        if gone:
            self._controller.remove(gone)
        self._tools.shelf.put_reasons(state.tracks)
        panel.add_reasons({item.key: track.rationale for item, track in zip(fresh, state.tracks, strict=True)})
        self._controller.add([item.track_id for item in fresh], QueuedBy.RECOMMENDATION)
        self._is_ordering = False
        self._own = state.own  # only now: while they are not in the queue, they would count as gone from it
        self._tell(state.because, because_words)

    def _tell(self, because: Because | None, words: Callable[[Because], str]) -> None:
        """Say why, once: a skip goes on to be the last play, also after a like that was answered since."""
        if because is None:
            return
        is_skip = because.turn in (Turn.SKIPPED, Turn.TIRED_OF_ARTIST)
        if is_skip and because == self._told:
            return
        self._told = because if is_skip else self._told
        self._window.queue.show_because(words(because))

    def _on_failure(self, error: Exception) -> None:
        self._running = None
        self._tools.fail(error)


def _said_again(state: Autopilot) -> tuple[Turn, TrackId] | None:
    """What was said before a filling that came to nothing."""
    return None if state.said is None or state.of is None else (state.said, state.of)


def stays_words(because: Because) -> str:
    """Why what follows stays as it is."""
    if because.turn is Turn.LIKED:
        return tr("What follows is near to “{name}” already, and stays.").format(name=because.name)
    return tr("“{name}” was taken in; what follows still fits best, and stays.").format(name=because.name)


def because_words(because: Because) -> str:
    """Why what follows was chosen anew."""
    match because.turn:
        case Turn.TIRED_OF_ARTIST:
            return tr("Chosen anew: you skipped {name} twice, so nothing more of theirs follows.").format(
                name=because.name
            )
        case Turn.LIKED:
            return tr("Chosen anew, nearer to “{name}”, which you like.").format(name=because.name)
        case Turn.DISLIKED:
            return tr("Chosen anew: you do not like “{name}”.").format(name=because.name)
        case Turn.SKIPPED:
            return tr("Chosen anew: you skipped “{name}”.").format(name=because.name)
