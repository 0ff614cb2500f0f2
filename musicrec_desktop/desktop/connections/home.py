"""For you, before anything was asked for: what is offered, kept fresh, opened and played."""

import time
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.app.home import Home, Mix
from musicrec_desktop.app.lanes import Running
from musicrec_desktop.app.services import local_offset_s
from musicrec_desktop.app.unfinished import Forgotten, Left
from musicrec_desktop.desktop.actions.home import keep_mix, make_home
from musicrec_desktop.desktop.actions.shelf import fetch_tracks
from musicrec_desktop.desktop.connections.cover_shelf import CoverShelf
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.requests import RequestConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.panels.home_panel import Offer
from musicrec_desktop.desktop.panels.mix_words import (
    artists_words,
    forgotten_about,
    left_about,
    left_title,
    mix_about,
    mix_title,
    moment_words,
)
from musicrec_desktop.desktop.widgets.offer_card import COVERS, OfferCard
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.play import FeedbackValue, QueuedBy

_STALE_S: Final = 1_800.0
"""So long what is offered holds while nothing happens."""
_LEARNT: Final = 3
"""After so many plays and likes what is offered is worked out anew, when it is looked at again."""


class HomeConnection:
    """Works while the page is looked at, and gives way to a request."""

    def __init__(
        self,
        tools: Tools,
        window: MainWindow,
        listening: ListeningConnection,
        requests: RequestConnection,
        covers: CoverShelf,
    ) -> None:
        self._tools = tools
        self._window = window
        self._listening = listening
        self._requests = requests
        self._covers = covers
        self._running: Running | None = None
        self._home = Home()
        self._made_of: object = None
        """The library that what is offered was made of."""
        self._made_at = -_STALE_S
        """Monotonic seconds."""
        self._learnt = 0
        self._is_closed = False
        page, home = window.for_you, window.for_you.home
        page.turned.connect(lambda is_home: self.refresh() if is_home else self.pause())
        window.page_shown.connect(lambda shown: self.refresh() if shown is Page.FOR_YOU else None)
        window.request.asked.connect(self.pause)
        home.mixes.opened.connect(lambda at: self._open(self._home.mixes[at]))
        home.mixes.played.connect(lambda at: self._play(self._home.mixes[at]))
        home.left.opened.connect(self._go_on)
        home.left.played.connect(self._go_on)
        home.again.opened.connect(lambda at: self._again(at, is_opened=True))
        home.again.played.connect(lambda at: self._again(at, is_opened=False))
        listening.watch_learnt(self._on_learnt)
        covers.arrived.append(self._show_covers)

    def refresh(self) -> None:
        """Work out anew what is offered, if it is looked at and something has changed since."""
        services = self._tools.services
        is_seen = self._window.page is Page.FOR_YOU and not self._window.for_you.is_list_shown
        if self._is_closed or not services.is_loaded or not is_seen or self._running is not None:
            return
        view = services.known.view
        is_old = time.monotonic() - self._made_at > _STALE_S or self._learnt >= _LEARNT
        if self._made_of is view and self._home.is_complete and not is_old:
            return
        self._made_of, self._learnt = view, 0
        self._running = make_home(self._tools.lanes, services, self._show, self._on_failure)

    def library_changed(self) -> None:
        """Tracks came, went or were measured."""
        services = self._tools.services
        if services.is_loaded and services.known.view is not self._made_of:
            self.pause()
            self.refresh()

    def pause(self) -> None:
        """Give way to something that was asked for; it goes on when it is looked at again."""
        if self._running is not None:
            self._running.cancel()
            self._running = None
            self._made_of = None

    def close(self) -> None:
        """The program ends."""
        self._is_closed = True
        self.pause()

    # inside

    def _on_learnt(self, track_id: TrackId | None, value: FeedbackValue) -> None:
        del track_id, value
        self._learnt += 1

    def _on_failure(self, error: Exception) -> None:
        self._running = None
        self._tools.fail(error)

    def _show(self, home: Home) -> None:
        if self._is_closed or self._running is None:
            return
        if home.is_complete:
            self._running = None
            self._made_at = time.monotonic()
        elif len(home.mixes) < len(self._home.mixes) and self._home.n_tracks:
            return  # what was there stays until there is as much that is newer
        self._home = home
        panel = self._window.for_you.home
        settings = self._tools.services.settings
        panel.show_state(home.n_tracks, home.n_analysed, is_reading=bool(settings.folders))
        panel.mixes.show_offers([self._offer(mix) for mix in home.mixes])
        panel.left.show_offers([self._offer_left(left) for left in home.left])
        again = [] if home.rediscover is None else [self._offer(home.rediscover)]
        panel.again.show_offers([*again, *(self._offer_forgotten(one) for one in home.forgotten)])
        ids = {track_id for _, shown in self._covered() for track_id in shown}
        tools = self._tools
        fetch_tracks(tools.lanes, tools.services, tools.shelf, sorted(ids), self._show_covers, tools.fail)

    def _artists(self, ids: Sequence[TrackId]) -> str:
        return artists_words([self._tools.shelf.line(track_id).artist for track_id in ids])

    def _offer(self, mix: Mix) -> Offer:
        now = UnixTime(time.time())
        title = mix_title(mix.idea, moment_words(now, local_offset_s(now)))
        ids = [chosen.track_id for chosen in mix.made.made.tracks[:8]]
        return Offer(f"{mix.idea.kind} {mix.idea.name}", title, mix_about(mix.idea), self._artists(ids))

    def _offer_left(self, left: Left) -> Offer:
        line = self._tools.shelf.line(left.track_ids[left.start])
        who = self._artists(left.track_ids[:8])
        return Offer(f"left {left.track_ids[0]}", left_title(left, line), left_about(left, line), who)

    def _offer_forgotten(self, one: Forgotten) -> Offer:
        line = self._tools.shelf.line(one.track_ids[0])
        about = forgotten_about(one, time.time())
        return Offer(f"album {one.track_ids[0]}", line.album or line.title, about, self._artists(one.track_ids[:8]))

    def _covered(self) -> list[tuple[OfferCard, list[TrackId]]]:
        """Each card, and the tracks whose covers it shows: of different albums."""
        panel, home = self._window.for_you.home, self._home
        again = [] if home.rediscover is None else [home.rediscover]
        made = [[chosen.track_id for chosen in mix.made.made.tracks] for mix in home.mixes]
        left = [[left.track_ids[left.start]] for left in home.left]
        silent = [[chosen.track_id for chosen in mix.made.made.tracks] for mix in again]
        silent += [[one.track_ids[0]] for one in home.forgotten]
        sections = ((panel.mixes, made), (panel.left, left), (panel.again, silent))
        return [
            (card, self._of_different_albums(ids))
            for section, lists in sections
            for card, ids in zip(section.grid.cards, lists, strict=True)
        ]

    def _of_different_albums(self, ids: Sequence[TrackId]) -> list[TrackId]:
        view = self._tools.shelf.view
        if view is None:
            return []
        found: dict[object, TrackId] = {}
        for track_id, row in zip(ids, view.rows(ids).tolist(), strict=True):
            if row >= 0:
                found.setdefault(int(view.album_codes[row]) or f"none {track_id}", track_id)
            if len(found) == COVERS:
                break
        return list(found.values())

    def _show_covers(self) -> None:
        if self._is_closed or self._window.page is not Page.FOR_YOU:
            return
        for card, ids in self._covered():
            paths = (self._tools.shelf.locate(track_id) for track_id in ids)
            images = [self._covers.image(path, card.cover_pixels) for path in paths if path is not None]
            if any(image is not None for image in images):
                card.show_covers(images)

    def _open(self, mix: Mix) -> None:
        self.pause()
        self._requests.show_made(mix.made)

    def _play(self, mix: Mix) -> None:
        self._requests.play_made(mix.made)
        keep_mix(self._tools.lanes, mix.made, self._tools.fail)

    def _go_on(self, at: int) -> None:
        left = self._home.left[at]
        by = QueuedBy.LISTENER if left.playlist_id is None else QueuedBy.PLAYLIST
        self._listening.play(left.track_ids, left.start, by, left.playlist_id)

    def _again(self, at: int, *, is_opened: bool) -> None:
        mix = self._home.rediscover
        if mix is not None and at == 0:
            (self._open if is_opened else self._play)(mix)
            return
        one = self._home.forgotten[at - (mix is not None)]
        self._listening.play(one.track_ids)
