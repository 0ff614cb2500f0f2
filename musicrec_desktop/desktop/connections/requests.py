"""Request box and playlist page."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from musicrec_desktop.app.by_hand import ByHand
from musicrec_desktop.app.plan_editing import with_curve
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.desktop.actions.playlists import export_tracks, save_playlist
from musicrec_desktop.desktop.actions.requests import (
    RequestReports,
    another_track,
    change_by_hand,
    finish_playlist,
    make_playlist,
    refine_playlist,
)
from musicrec_desktop.desktop.actions.shelf import fetch_tracks
from musicrec_desktop.desktop.connections.conversation import Conversation, Hooks
from musicrec_desktop.desktop.connections.export_dialog import ask_export_target
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.panels.playlist_panel import track_ids
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.shortcuts import Command
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import marked, prose_language, tr
from musicrec_desktop.domain.ids import PlaylistId, TrackId
from musicrec_desktop.domain.plan import Curve, Facet, PlaylistPlan, Shape
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.domain.playlist import GeneratedPlaylist, LlmUsage
from musicrec_desktop.playback import PlayQueue

STOPPED: Final = marked("Stopped. The list is kept as far as it was made.")


class RequestConnection:
    """One request at a time, and the list it made."""

    def __init__(
        self, tools: Tools, window: MainWindow, listening: ListeningConnection, *, use_llm: bool = True
    ) -> None:
        self._tools = tools
        self._window = window
        self._listening = listening
        self.use_llm = use_llm
        self._talk = Conversation(
            Hooks(
                show=self._show_or_offer,
                show_kept=self._show,
                steps=window.playlist.refine.show_steps,
                working=window.request.show_running,
                doing=lambda text: window.request.show_doing(said(text)),
                finished=self._on_finished,
                stopped=lambda: window.status.show_idle(tr(STOPPED)),
                fail=tools.fail,
            )
        )
        self._saved_id: PlaylistId | None = None
        self._is_in_use = False
        """The listener plays, keeps or changes the list on show: it must not be swapped for another one."""
        self._newer: GeneratedPlaylist | None = None
        """The list that came since, and waits to be wanted."""
        self._played: frozenset[TrackId] = frozenset()
        self._plan_played = PlaylistPlan("")
        """What was asked for when the list with these tracks was played."""
        self._chosen: frozenset[TrackId] = frozenset()
        """Rows that were moved, to be chosen again where they stand then."""
        request, page = window.request, window.playlist
        page.set_open(True)
        page.names = self._names
        page.model.locate = tools.shelf.locate
        request.asked.connect(self.ask)
        request.cancelled.connect(self.cancel)
        page.play_asked.connect(self._play)
        page.add_asked.connect(self._add)
        page.another_asked.connect(self._another)
        page.refine.asked.connect(self.refine)
        page.refine.undo_asked.connect(self.undo)
        page.refine.redo_asked.connect(self.redo)
        page.feedback_given.connect(listening.judge)
        page.newer_asked.connect(self._show_newer)
        page.save_asked.connect(self.save)
        page.export_asked.connect(self.export)
        page.plan_edited.connect(self._edit)
        page.curve_drawn.connect(self._draw)
        page.rest_asked.connect(lambda kept: self._by_hand(ByHand(kept=kept, is_rest_anew=True)))
        page.ordered.connect(self._order)
        window.bind({Command.UNDO: self.undo, Command.REDO: self.redo})

    def ask(self, words: str) -> None:
        """Make a playlist for these words and what is picked beside them; a request under way is given up."""
        self._start(words, None)

    def make(self, plan: PlaylistPlan) -> None:
        """Make a playlist for a plan, as it is, and show it."""
        self._start(plan.request, plan)

    def show_made(self, made: Recommending) -> None:
        """Show a list that was made elsewhere as the present one; the model words it, and it is kept in the log."""
        reports = self._talk.begin()
        self._open()
        self._talk.take((made,))
        self._show(made.made)
        state = made if self.use_llm else replace(made, use_llm=False)
        self._talk.running = finish_playlist(self._tools.lanes, state, reports)

    def play_made(self, made: Recommending) -> None:
        """Play a list that was made elsewhere, without showing it."""
        ids = track_ids(made.made)
        self._tools.shelf.put_reasons(made.made.tracks)
        self._played, self._plan_played = frozenset(ids), made.made.plan
        self._listening.play(ids, 0, QueuedBy.RECOMMENDATION)

    def refine(self, words: str) -> None:
        """Change the list on show as these words say; what is under way ends first."""
        if self._is_waiting():
            return
        turns = self._talk.present(self._window.playlist.playlist)
        current = self._listening.controller.queue.current
        reports = self._begin()
        playing = None if current is None else current.track_id
        self._talk.running = refine_playlist(self._tools.lanes, turns, words, playing, reports)

    def undo(self) -> None:
        """Go back to the list before the last change."""
        if not self._is_waiting():
            self._go_to(self._talk.undo(self._window.playlist.playlist))

    def redo(self) -> None:
        """Do again what was taken back last."""
        if not self._is_waiting():
            self._go_to(self._talk.redo())

    def plan_of(self, queue: PlayQueue) -> PlaylistPlan:
        """What was asked for when the music of this queue began; an empty plan where nothing was."""
        is_ours = any(item.track_id in self._played for item in queue.items)
        return self._plan_played if is_ours else PlaylistPlan("", prose_language())

    def cancel(self) -> None:
        """End the request under way."""
        self._talk.cancel()

    def save(self) -> None:
        """Keep the list by its title."""
        playlist = self._window.playlist.playlist
        if playlist is None or self._saved_id is not None:
            return
        kept = track_ids(playlist)

        self._is_in_use = True

        def then(playlist_id: PlaylistId) -> None:
            if self._window.playlist.playlist is None or track_ids(self._window.playlist.playlist) != kept:
                return
            self._saved_id = playlist_id
            self._window.playlist.show_saved()
            self._window.status.show_idle(tr("Saved as “{title}”.").format(title=playlist.title))

        save_playlist(self._tools.lanes, self._tools.services, playlist, then, self._tools.fail)

    def export(self) -> None:
        """Ask where to, then write the list."""
        playlist = self._window.playlist.playlist
        if playlist is None:
            return
        target = ask_export_target(self._window, playlist.title)
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Write the list."""
        playlist = self._window.playlist.playlist
        if playlist is None:
            return
        export_tracks(
            self._tools.lanes,
            self._tools.services,
            playlist,
            target,
            lambda: self._window.status.show_idle(tr("Written to {path}").format(path=target)),
            self._tools.fail,
        )

    # by hand

    def _edit(self, plan: PlaylistPlan) -> None:
        if self._is_waiting():
            return
        self._by_hand(ByHand(plan, kept=self._window.playlist.model.kept))

    def _draw(self, heights: list[float]) -> None:
        playlist = self._window.playlist.playlist
        if playlist is not None:
            self._edit(with_curve(playlist.plan, Curve(Shape.DRAWN, heights=tuple(heights))))

    def _order(self, ids: Sequence[TrackId]) -> None:
        page = self._window.playlist
        self._chosen = frozenset(page.model.track_ids(page.view.selected_rows()))
        self._by_hand(ByHand(order=tuple(ids)))

    def _by_hand(self, by_hand: ByHand) -> None:
        if self._is_waiting():
            return
        turns = self._talk.present(self._window.playlist.playlist)
        reports = self._begin()
        self._talk.running = change_by_hand(self._tools.lanes, turns, by_hand, reports, use_llm=self.use_llm)

    # inside

    def _start(self, words: str, plan: PlaylistPlan | None) -> None:
        reports = self._talk.begin()
        self._open()
        self._talk.running = make_playlist(
            self._tools.lanes,
            self._tools.services,
            words,
            reports,
            use_llm=self.use_llm,
            seed=self._talk.asked - 1,
            picks=None if plan is not None else self._window.request.picks,
            given=plan,
        )

    def _open(self) -> None:
        """A conversation begins."""
        self._window.show_page(Page.FOR_YOU)
        self._window.playlist.model.keep_none()
        self._talk.clear()
        self._is_in_use = False
        self._saved_id = None

    def _begin(self) -> RequestReports:
        """A change of the list on show begins."""
        self._is_in_use = False
        self._saved_id = None
        return self._talk.begin()

    def _go_to(self, playlist: GeneratedPlaylist | None) -> None:
        if playlist is not None:
            self._is_in_use = False
            self._saved_id = None
            self._show(playlist)

    def _is_waiting(self) -> bool:
        """The list cannot be changed yet; says why."""
        if not self._talk.turns:
            self._window.status.show_idle(tr("The list can be changed as soon as its tracks are chosen."))
        elif self._newer is not None:
            self._window.status.show_idle(tr("There is a newer list: that one can be changed."))
        return not self._talk.turns or self._newer is not None

    def _show_or_offer(self, playlist: GeneratedPlaylist) -> None:
        """Show the list as it grows. One with other tracks only when nobody uses the one on show."""
        shown = self._window.playlist.playlist
        if self._is_in_use and shown is not None and track_ids(shown) != track_ids(playlist):
            self._newer = playlist
            self._window.playlist.show_offer(True)
        else:
            self._show(playlist)

    def _show_newer(self) -> None:
        if self._newer is not None:
            self._is_in_use = False
            self._saved_id = None
            self._show(self._newer)

    def _show(self, playlist: GeneratedPlaylist) -> None:
        self._newer = None
        page, tools = self._window.playlist, self._tools
        page.show_offer(False)
        tools.shelf.put_reasons(playlist.tracks)
        ids = track_ids(playlist)
        is_new = page.playlist is None or track_ids(page.playlist) != ids
        lines = {track_id: tools.shelf.line(track_id) for track_id in ids}
        feedback = {track_id: tools.shelf.feedback(track_id) for track_id in ids}
        self._window.show_playlist_page()
        page.show_playlist(playlist, lines, feedback, self._energies(ids))
        current = self._listening.controller.queue.current
        page.model.set_playing(None if current is None else current.track_id)
        if is_new:
            if self._chosen:
                page.select([track_id for track_id in ids if track_id in self._chosen])
                self._chosen = frozenset()
            # At hand from now on, so that they can be dragged out as files.
            fetch_tracks(tools.lanes, tools.services, tools.shelf, ids, lambda: None, tools.fail)

    def _energies(self, ids: Sequence[TrackId]) -> list[float]:
        view = self._tools.shelf.view
        if view is None:
            return []
        rows = view.rows(ids)
        energies = view.features.column("energy")[rows]
        return [float(value) for value in np.where(rows >= 0, energies, np.nan)]

    def _names(self, facet: Facet) -> Sequence[str]:
        """What a facet can be in this library."""
        view = self._tools.shelf.view
        if view is None:
            return ()
        match facet:
            case Facet.GENRE:
                return view.genres
            case Facet.ARTIST:
                return view.artists[1:]
            case Facet.ALBUM:
                return [album.partition(" / ")[2] for album in view.albums[1:]]
        return ()

    def _ids(self) -> list[TrackId]:
        return [row.line.track_id for row in self._window.playlist.model.rows]

    def _play(self, row: int) -> None:
        self._is_in_use = True
        self._remember_played()
        self._listening.play(self._ids(), row, QueuedBy.RECOMMENDATION, self._saved_id)

    def _add(self) -> None:
        self._is_in_use = True
        self._remember_played()
        self._listening.add(self._ids(), QueuedBy.RECOMMENDATION, self._saved_id)

    def _remember_played(self) -> None:
        playlist = self._window.playlist.playlist
        if playlist is not None:
            self._played, self._plan_played = frozenset(self._ids()), playlist.plan

    def _another(self, row: int) -> None:
        if self._is_waiting():
            return
        talk = self._talk
        turns = talk.present(self._window.playlist.playlist)
        talk.give_up()
        talk.take(turns)

        def show(playlist: GeneratedPlaylist) -> None:
            if talk.turns is turns:
                self._saved_id = None
                self._show(playlist)

        def done(state: Recommending) -> None:
            if talk.turns is turns:
                talk.take((*turns, state))

        another_track(self._tools.lanes, turns[-1], row, show, done, self._tools.fail)

    def _on_finished(self, playlist: GeneratedPlaylist) -> None:
        self._window.playlist.refine.clear()
        self._show_model(playlist.llm)

    def _show_model(self, usage: LlmUsage | None) -> None:
        if usage is None:
            return
        name = usage.model.removesuffix(".gguf")
        if usage.gpu_layers:
            words = tr("Language model: {name}, {n} layers on the GPU").format(name=name, n=usage.gpu_layers)
        else:
            words = tr("Language model: {name}, on the CPU").format(name=name)
        self._window.status.show_model(words)
