"""Player bar, queue and controller; what was heard goes into the history."""

import logging
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from musicrec_desktop.app.lanes import Running
from musicrec_desktop.app.learn import PlayRecorder
from musicrec_desktop.desktop.actions.covers import fetch_cover
from musicrec_desktop.desktop.actions.fades import Fades
from musicrec_desktop.desktop.actions.listening import (
    Restored,
    give_feedback,
    record_plays,
    restore_session,
    save_session,
)
from musicrec_desktop.desktop.actions.places import KeptPlaces
from musicrec_desktop.desktop.actions.shelf import fetch_tracks
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.domain.events import Notice, PlayerState, TrackEnded, TrackStarted
from musicrec_desktop.domain.ids import DurationMs, PlaylistId, TrackId
from musicrec_desktop.domain.play import FeedbackValue, QueuedBy
from musicrec_desktop.playback import (
    PlaceLeft,
    PlaybackController,
    PlaybackNews,
    Player,
    PositionMoved,
    QueueChanged,
    StateChanged,
)

_SAVE_EVERY_MS: Final = 15_000
"""What of the place in a track a crash may cost."""
_SAVE_SOON_MS: Final = 1_000
_log = logging.getLogger(__name__)


class ListeningConnection:
    """Everything around the player."""

    def __init__(self, tools: Tools, window: MainWindow, player: Player) -> None:
        self._tools = tools
        self._window = window
        self._fades = Fades(tools.services, tools.shelf)
        self._places = KeptPlaces()
        self.controller = PlaybackController(
            player,
            tools.shelf.part,
            self._on_news,
            fade_ms=self._fades.fade_ms,
            place_of=self._places.of,
            modes=tools.services.settings.modes,
        )
        self._recorder = PlayRecorder(lambda track_id: DurationMs(tools.shelf.duration_ms(track_id)))
        self._recording: list[Running] = []
        self._watchers: list[Callable[[PlaybackNews], None]] = []
        self._learners: list[Callable[[TrackId | None, FeedbackValue], None]] = []
        self._save_soon = QTimer(window)
        self._save_soon.setSingleShot(True)
        self._save_soon.setInterval(_SAVE_SOON_MS)
        self._save_soon.timeout.connect(self._save)
        self._save_often = QTimer(window)
        self._save_often.setInterval(_SAVE_EVERY_MS)
        self._save_often.timeout.connect(self._save)
        self._is_restored = False
        self._cover_of: TrackId | None = None
        """Whose cover is shown or under way."""
        self._connect()
        self.set_volume(tools.services.settings.volume)

    def _connect(self) -> None:
        bar, queue, controller = self._window.player, self._window.queue, self.controller
        bar.toggled.connect(controller.toggle)
        bar.next_asked.connect(controller.next)
        bar.previous_asked.connect(controller.previous)
        bar.sought.connect(lambda ms: controller.seek(DurationMs(ms)))
        bar.volume_changed.connect(controller.set_volume)
        bar.feedback_given.connect(self.judge_current)
        queue.play_asked.connect(controller.play_item)
        queue.remove_asked.connect(controller.remove)
        queue.move_asked.connect(controller.move)
        queue.clear_asked.connect(controller.clear)

    # what others ask for

    def play(
        self,
        track_ids: Sequence[TrackId],
        start: int = 0,
        queued_by: QueuedBy = QueuedBy.LISTENER,
        playlist_id: PlaylistId | None = None,
    ) -> None:
        """Replace the queue by these tracks and play."""
        self.with_tracks(track_ids, lambda: self.controller.play_tracks(track_ids, start, queued_by, playlist_id))

    def add(
        self,
        track_ids: Sequence[TrackId],
        queued_by: QueuedBy = QueuedBy.LISTENER,
        playlist_id: PlaylistId | None = None,
    ) -> None:
        """Put these tracks at the end of the queue."""
        self.with_tracks(track_ids, lambda: self.controller.add(track_ids, queued_by, playlist_id))

    def add_next(self, track_ids: Sequence[TrackId]) -> None:
        """Put these tracks behind the current one."""
        self.with_tracks(track_ids, lambda: self.controller.add_next(track_ids))

    def judge(self, track_id: TrackId, value: FeedbackValue) -> None:
        """Like, dislike, or take it back: shown at once, learnt at once."""
        tools = self._tools
        tools.shelf.say(track_id, value)
        for panel in (self._window.playlist, self._window.saved.opened.body):
            panel.model.set_feedback(track_id, value)
        current = self.controller.queue.current
        if current is not None and current.track_id == track_id:
            self._window.player.show_feedback(value)
        give_feedback(
            tools.lanes, tools.services, track_id, value, tools.fail, lambda: self._tell_learnt(track_id, value)
        )

    def judge_current(self, value: FeedbackValue) -> None:
        """The same for the track that plays."""
        current = self.controller.queue.current
        if current is not None:
            self.judge(current.track_id, value)

    def set_volume(self, volume: float) -> None:
        """Turn the knob."""
        self._window.player.show_volume(volume)
        self.controller.set_volume(volume)

    def watch(self, hear: Callable[[PlaybackNews], None]) -> None:
        """Tell this one, too, all that the controller says, once it is on show."""
        self._watchers.append(hear)

    def watch_learnt(self, hear: Callable[[TrackId | None, FeedbackValue], None]) -> None:
        """Tell this one when a play was learnt (None), or what was said of a track."""
        self._learners.append(hear)

    def restore(self) -> None:
        """Bring back the queue of the last run."""

        def show(restored: Restored) -> None:
            self._is_restored = True
            self._places.put(restored.left)
            if len(self.controller.queue) == 0:  # the listener may have been faster
                self._tools.shelf.put(restored.tracks)
                self.controller.restore(restored.items, restored.index, restored.position_ms, restored.places)

        restore_session(self._tools.lanes, self._tools.services, show, self._tools.fail)

    def close(self) -> list[Running]:
        """The program ends: what must be waited for."""
        self._save_often.stop()
        self._save_soon.stop()
        # The place first: letting go of the player forgets it.
        saving = self._save()
        self.controller.close()
        pending = [running for running in self._recording if not running.has_ended]
        return pending if saving is None else [*pending, saving]

    # inside

    def with_tracks(self, track_ids: Sequence[TrackId], then: Callable[[], None]) -> None:
        """Go on when the window knows these tracks."""
        tools = self._tools
        fetch_tracks(tools.lanes, tools.services, tools.shelf, track_ids, then, tools.fail)

    def _on_news(self, news: PlaybackNews) -> None:
        self._show_news(news)
        for hear in self._watchers:
            hear(news)

    def _show_news(self, news: PlaybackNews) -> None:
        window = self._window
        match news:
            case PositionMoved():
                window.player.show_position(news.position_ms, news.duration_ms or self._tagged_ms())
            case StateChanged():
                window.player.show_state(news.state)
                self._tools.services.politeness.is_playing = news.state is PlayerState.PLAYING
                if news.state is PlayerState.PLAYING:
                    self._save_often.start()
                else:
                    self._save_often.stop()
                    self._save_soon.start()
            case QueueChanged():
                self._show_queue()
                self._save_soon.start()
                self._learn_fade()
            case PlaceLeft():
                self._wait_for(self._places.keep(self._tools.lanes, self._tools.services, news, self._tools.fail))
            case TrackStarted():
                place = self.controller.queue.place_of(news.item_key)
                if place is not None:
                    self._recorder.started(news, self.controller.queue.items[place])
            case TrackEnded():
                self._record(news)
            case Notice():
                window.notices.show_notice(said(news.text), said(news.hint))

    def _record(self, ended: TrackEnded) -> None:
        play = self._recorder.ended(ended)
        if play is None:
            _log.warning("a track ended that never began: %s", ended)
            return
        tools = self._tools
        learning = record_plays(
            tools.lanes, tools.services, [play], tools.fail, lambda: self._tell_learnt(None, FeedbackValue.NONE)
        )
        self._wait_for(learning)

    def _tell_learnt(self, track_id: TrackId | None, value: FeedbackValue) -> None:
        for hear in self._learners:
            hear(track_id, value)

    def _wait_for(self, running: Running | None) -> None:
        """The program does not end before this is stored."""
        self._recording = [each for each in self._recording if not each.has_ended]
        if running is not None:
            self._recording.append(running)

    def _learn_fade(self) -> None:
        """How the current track ends and the next begins decides over how long one fades into the other."""
        queue = self.controller.queue
        near = [item.track_id for item in queue.items[queue.index or 0 :][:2]]
        self._fades.fetch(self._tools.lanes, near, self.controller.renew_fade, self._tools.fail)

    def _show_queue(self) -> None:
        queue, shelf = self.controller.queue, self._tools.shelf
        self._window.queue.show_queue(queue)
        current = queue.current
        if current is None:
            self._window.player.show_track(None)
        else:
            self._window.player.show_track(shelf.line(current.track_id), shelf.feedback(current.track_id))
        for panel in (self._window.playlist, self._window.saved.opened.body):
            panel.model.set_playing(None if current is None else current.track_id)
        self._show_cover(None if current is None else current.track_id)

    def _show_cover(self, track_id: TrackId | None) -> None:
        if track_id == self._cover_of:
            return
        self._cover_of = track_id
        path = None if track_id is None else self._tools.shelf.locate(track_id)
        if path is None:
            return
        cover = self._window.player.cover

        def show(image: QImage | None) -> None:
            if image is not None and self._cover_of == track_id:
                cover.show_image(image)

        fetch_cover(self._tools.lanes, self._tools.services.paths, path, cover.pixels, show, self._tools.fail)

    def _tagged_ms(self) -> int:
        current = self.controller.queue.current
        return 0 if current is None else self._tools.shelf.duration_ms(current.track_id)

    def _save(self) -> Running | None:
        if not self._is_restored:  # do not write an empty queue over the one that was not read yet
            return None
        return save_session(self._tools.lanes, self._tools.services, self.controller, self._tools.fail)
