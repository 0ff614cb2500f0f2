"""Scrobbler: tells ListenBrainz and Last.fm what was heard. Off until a token is given."""

import time

from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.plugin_api import PluginApi, Started

from .accounts import Accounts
from .listens import from_card, is_due
from .page import ScrobblerPage
from .queue_file import Queue
from .sending import Sender

_senders: list[Sender] = []
_queues: list[Queue] = []


class Scrobbles:
    """Puts every listen into the queue of each service that is connected."""

    name = "scrobbles"

    def __init__(self, api: PluginApi, queue: Queue, senders: tuple[Sender, ...]) -> None:
        self._api = api
        self._queue = queue
        self._senders = senders

    def played(self, play: Play) -> None:
        """Kept on disk before this returns; sent by the senders' own threads."""
        if play.origin or not is_due(play):
            return
        for card in self._api.library.tracks((play.track_id,)):
            listen = from_card(card, play.started_at, play.played_ms)
            if not (listen.artist and listen.title):
                self._api.log.info("A track without artist or title is not sent: no service takes it.")
                continue
            for sender in self._senders:
                if sender.is_on():
                    self._queue.add(sender.name, listen, time.time())
                    sender.wake()

    def said(self, feedback: Feedback) -> None:
        """Likes stay here."""

    def started(self, event: Started) -> None:
        """Say what plays now, where the listener wants it."""
        if not self._api.settings.get("now_playing", True):
            return
        listen = from_card(event.track, event.at, 0)
        if listen.artist and listen.title:
            for sender in self._senders:
                sender.say_playing(listen)


def enable(api: PluginApi) -> None:
    """Open the queue, start a thread for each service, and show the page."""
    accounts = Accounts(api)
    queue = Queue(api.data_dir / "queue.sqlite")
    senders = tuple(
        Sender(name, queue, connect, changed=lambda: api.refresh("scrobbler"), notify=api.notify)
        for name, connect in accounts.connections().items()
    )
    scrobbles = Scrobbles(api, queue, senders)
    api.add_feedback(scrobbles)
    api.on(Started, scrobbles.started)
    api.add_page(ScrobblerPage(api, accounts, queue, senders))
    _queues.append(queue)
    _senders.extend(senders)
    for sender in senders:
        sender.start()


def disable() -> None:
    """End the threads; what waits stays on disk."""
    for sender in _senders:
        sender.stop()
    for queue in _queues:
        queue.close()
    _senders.clear()
    _queues.clear()
