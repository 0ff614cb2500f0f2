"""Smart playlists: opened with the tracks of this moment, put together and changed by their rules."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint

from musicrec_desktop.app.routes import Lane
from musicrec_desktop.desktop.actions.lane_work import do_in
from musicrec_desktop.desktop.actions.playlists import choose_by_rules, save_rules
from musicrec_desktop.desktop.connections.browsing import QUEUE_AT_MOST, Browsing
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.connections.track_actions import TrackActions
from musicrec_desktop.desktop.item_models.library_columns import sorted_rows
from musicrec_desktop.desktop.item_models.track_line import length_text, tracks_text
from musicrec_desktop.desktop.shortcuts import Command
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import FeedbackValue, QueuedBy
from musicrec_desktop.domain.playlist import SavedPlaylist
from musicrec_desktop.domain.smart_playlist import RuleField, SmartRules, parse_rules

_EXAMPLES: Final = 6
_START: Final = parse_rules(("plays <= 0", "limit 50 tracks"))
"""What a new one begins with: something that fits every library."""


class SmartPlaylists:
    """What rules choose, shown and played."""

    def __init__(
        self,
        tools: Tools,
        window: MainWindow,
        listening: ListeningConnection,
        tracks: TrackActions,
        browsing: Browsing,
        relist: Callable[[], None],
    ) -> None:
        """`relist` shows the list of playlists anew."""
        self._tools = tools
        self._window = window
        self._listening = listening
        self._tracks = tracks
        self._browsing = browsing
        self._relist = relist
        self._latest = 0
        saved, page, editor = window.saved, window.saved.smart.page, window.saved.editor
        saved.new_asked.connect(lambda: self.edit(None))
        window.bind({Command.NEW_RULES: self._on_new})
        saved.edit_asked.connect(self.edit)
        editor.changed.connect(self._preview)
        editor.saved.connect(self._save)
        editor.cancelled.connect(self._leave_editor)
        page.play_asked.connect(self._play)
        page.add_asked.connect(lambda: listening.add(page.table.tracks.track_ids(0, QUEUE_AT_MOST)))
        page.more_asked.connect(lambda: tracks.more_like(page.table.tracks.track_ids(0, QUEUE_AT_MOST)))
        page.table.sort_changed.connect(lambda _column, _down: self._refresh())
        page.table.menu_asked.connect(self._menu)
        page.table.judge_asked.connect(browsing.judge)
        browsing.watch_table(page.table)
        browsing.listing.made.append(self._refresh)
        listening.watch_learnt(self._on_learnt)

    def choose(self, playlist: SavedPlaylist, then: Callable[[Sequence[TrackId]], object]) -> None:
        """Hand on the tracks that fit the rules now, as many as the queue takes."""
        rules = parse_rules(playlist.rules.splitlines())
        tools = self._tools

        def hand_on(ids: Sequence[TrackId]) -> None:
            then(ids[:QUEUE_AT_MOST])

        choose_by_rules(tools.lanes, tools.services, rules, hand_on, tools.fail)

    def open(self, playlist: SavedPlaylist) -> None:
        """Show the tracks that fit now."""
        self._window.saved.smart.show_playlist(playlist)
        self._window.saved.show_smart()
        self._refresh()

    def edit(self, playlist: SavedPlaylist | None) -> None:
        """Put together a new one, or change the rules of one."""
        editor, view = self._window.saved.editor, self._tools.services.known.view
        if playlist is None:
            editor.edit(_START)
        else:
            editor.edit(parse_rules(playlist.rules.splitlines()), playlist.title, playlist.id)
        self._window.saved.show_editor()
        do_in(self._tools.lanes, Lane.COMPUTE, lambda: _names(view), editor.suggest, self._tools.fail)

    # inside

    def _on_new(self) -> None:
        self._window.show_page(Page.PLAYLISTS)
        self.edit(None)

    def _refresh(self) -> None:
        """Choose anew for what is open: the library or the history may have changed."""
        panel = self._window.saved.smart
        saved = panel.saved
        if saved is None or not self._window.saved.is_smart_open or not self._tools.services.is_loaded:
            return
        self._latest += 1
        number, rules = self._latest, parse_rules(saved.rules.splitlines())
        column, is_descending = panel.page.table.order
        view, beside = self._browsing.listing.seen

        def show(ids: Sequence[TrackId]) -> None:
            if number != self._latest:
                return
            rows = view.rows(ids)
            rows = rows[rows >= 0]
            if column is not None:
                rows = sorted_rows(view, rows, column, is_descending=is_descending, beside=beside)
            chosen = panel.page.table.selected_ids()
            panel.page.show_tracks(view, rows, beside)
            if len(chosen) == 1:
                panel.page.table.select_track(chosen[0])

        choose_by_rules(self._tools.lanes, self._tools.services, rules, show, self._tools.fail)

    def _preview(self) -> None:
        editor, view = self._window.saved.editor, self._tools.services.known.view
        rules = editor.rules
        self._latest += 1
        number = self._latest
        if not rules.rules:
            editor.show_found(tr("Every track would fit: say at least one rule."), "")
            return

        def show(ids: Sequence[TrackId]) -> None:
            if number != self._latest:
                return
            rows = view.rows(ids)
            length = length_text(int(view.durations_ms[rows[rows >= 0]].sum()))
            lines = [self._tools.shelf.line(track_id) for track_id in ids[:_EXAMPLES]]
            found = tr("{tracks} fit now, {length}").format(tracks=tracks_text(len(ids)), length=length)
            examples = " · ".join(f"{line.artist} – {line.title}" for line in lines)
            editor.show_found(found if ids else tr("No track fits now."), examples)

        choose_by_rules(self._tools.lanes, self._tools.services, rules, show, self._tools.fail)

    def _save(self) -> None:
        editor = self._window.saved.editor
        rules: SmartRules = editor.rules
        if not editor.title or not rules.rules:
            return

        def then(saved: SavedPlaylist) -> None:
            self._relist()
            self.open(saved)

        tools = self._tools
        save_rules(tools.lanes, tools.services, editor.playlist_id, editor.title, rules, then, tools.fail)

    def _leave_editor(self) -> None:
        saved, opened = self._window.saved, self._window.saved.smart.saved
        if opened is not None and opened.id == saved.editor.playlist_id:
            self.open(opened)
        else:
            saved.show_all()

    def _play(self, row: int) -> None:
        panel = self._window.saved.smart
        if panel.saved is not None:
            ids = panel.page.table.tracks.track_ids(row, QUEUE_AT_MOST)
            self._listening.play(ids, 0, QueuedBy.PLAYLIST, panel.saved.id)

    def _menu(self, at: QPoint, ids: list[TrackId], row: int) -> None:
        self._tracks.popup(self._window.saved.smart, at, ids, lambda: self._play(row))

    def _on_learnt(self, _track_id: TrackId | None, _value: FeedbackValue) -> None:
        self._refresh()


def _names(view: LibraryView) -> dict[RuleField, Sequence[str]]:
    albums = sorted({owned.partition(" / ")[2] for owned in view.albums if owned})
    artists = sorted(name for name in view.artists if name)
    return {RuleField.GENRE: sorted(view.genres), RuleField.ARTIST: artists, RuleField.ALBUM: albums}
