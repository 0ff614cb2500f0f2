"""A made playlist: title, story, what was understood and what could not be honoured, energy, tracks with reasons."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from musicrec_desktop.app.plan_editing import Piece, without
from musicrec_desktop.desktop.item_models.playlist_model import FactsOf, PlaylistModel
from musicrec_desktop.desktop.item_models.track_line import TrackLine, length_text
from musicrec_desktop.desktop.panels.new_wishes import Begin, new_wishes
from musicrec_desktop.desktop.panels.plan_words import words_of
from musicrec_desktop.desktop.panels.refine_panel import RefinePanel
from musicrec_desktop.desktop.panels.wish_editor import Names, WishEditor
from musicrec_desktop.desktop.widgets.buttons import IconButton, TextButton
from musicrec_desktop.desktop.widgets.chip import ChipRow
from musicrec_desktop.desktop.widgets.curve_editor import CurveEditor
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.playlist_geometry import RowButton
from musicrec_desktop.desktop.widgets.playlist_view import PlaylistView
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.domain.playlist import GeneratedPlaylist

PLAY: Final = marked("Play")
ADD: Final = marked("Add to queue")
SAVE: Final = marked("Save")
SAVED: Final = marked("Saved")
EXPORT: Final = marked("Export M3U8")
ALIKE: Final = marked("More like this list")
CURVE: Final = marked("Energy over the list")
CURVE_HELP: Final = marked("Energy, from the first track to the last. Draw it as you want it: drag a point.")
REMAKE: Final = marked("Remake the rest")
KEEP_NONE: Final = marked("Keep none")
OFFER: Final = marked(
    "The language model understood more of your words and chose other tracks. Yours stay until you want them."
)
SHOW_NEWER: Final = marked("Show the newer list")
_NARROW_EM: Final = 44
_LOW_EM: Final = 30
"""In a lower panel the curve gives its room to the tracks, unless it is asked for."""


class PlaylistPanel(QWidget):
    """Shows one GeneratedPlaylist, growing as it is made, and says what the listener wants done with it."""

    play_asked = Signal(int)
    """Play from this row."""
    add_asked = Signal()
    save_asked = Signal()
    export_asked = Signal()
    alike_asked = Signal(list)
    """More like these tracks."""
    feedback_given = Signal(int, FeedbackValue)
    """TrackId and what was said of it."""
    another_asked = Signal(int)
    """Not this one, another: the row."""
    newer_asked = Signal()
    """Show the newer list that was offered."""
    plan_edited = Signal(PlaylistPlan)
    """What is asked for from now on."""
    curve_drawn = Signal(list)
    """Energies 0..1, evenly spread over the list."""
    rest_asked = Signal(frozenset)
    """Other tracks than these in all places but those of the tracks named."""
    ordered = Signal(list)
    """The tracks that stay, in the order they were brought into."""

    def __init__(self, facts_of: FactsOf = lambda _: ()) -> None:
        super().__init__()
        self.playlist: GeneratedPlaylist | None = None
        self.names: Names = lambda _: ()
        """What facets can be in this library."""
        self.model = PlaylistModel(facts_of)
        self.view = PlaylistView(self.model)
        self.title = plain_label(rank="title", wraps=True)
        self.story = plain_label(rank="story", wraps=True)
        self.length = plain_label(rank="second")
        self.selected = plain_label(rank="second")
        self.chips = ChipRow()
        self.notes = QFrame()
        self.notes.setProperty("rank", "notice")
        self.notes_text = plain_label(wraps=True)
        self.offer = QFrame()
        self.offer.setProperty("rank", "card")
        self.newer = TextButton(tr(SHOW_NEWER))
        self.play = IconButton("play", tr(PLAY), "quiet")
        self.save = IconButton("save", tr(SAVE), "quiet", shortcut="Ctrl+S")
        self.add = IconButton("queue", tr(ADD))
        self.export = IconButton("export", tr(EXPORT), shortcut="Ctrl+E")
        self.alike = IconButton("alike", tr(ALIKE))
        self.show_energy = IconButton("curve", tr(CURVE))
        self.show_energy.setCheckable(True)
        self.refine = RefinePanel()
        self.curve = CurveEditor(tr(CURVE))
        self.curve_help = plain_label(tr(CURVE_HELP), "second", wraps=True)
        self.kept = QFrame()
        self.kept.setProperty("rank", "card")
        self.kept_text = plain_label()
        self.remake = TextButton(tr(REMAKE))
        self.keep_none = TextButton(tr(KEEP_NONE))
        self._pieces: tuple[Piece, ...] = ()
        self._energies: tuple[float, ...] = ()
        self._wants_curve: bool | None = None
        """As the listener chose; None: as there is room."""
        self._is_open = False
        self._arrange()

        self.play.clicked.connect(lambda: self.play_asked.emit(0))
        self.add.clicked.connect(self.add_asked)
        self.save.clicked.connect(self.save_asked)
        self.export.clicked.connect(self.export_asked)
        self.alike.clicked.connect(lambda: self.alike_asked.emit(self._ids()))
        self.show_energy.clicked.connect(self._on_energy)
        self.newer.clicked.connect(self.newer_asked)
        self.view.entered_row.connect(self.play_asked)
        self.view.pressed_button.connect(self._on_row_button)
        self.view.deleted_rows.connect(self._on_deleted)
        self.view.moved_rows.connect(self._on_moved)
        self.view.selectionModel().selectionChanged.connect(self._show_selected)
        self.model.dataChanged.connect(self._mark_playing)
        self.chips.edit_asked.connect(self._on_edit)
        self.chips.remove_asked.connect(self._on_remove)
        self.chips.add_asked.connect(self._on_add)
        self.curve.drawn.connect(self.curve_drawn)
        self.remake.clicked.connect(lambda: self.rest_asked.emit(self.model.kept))
        self.keep_none.clicked.connect(self._on_keep_none)
        self.set_open(False)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        for label in (self.title, self.story, self.notes_text):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        notes = QVBoxLayout(self.notes)
        notes.setContentsMargins(em // 2, em // 4, em // 2, em // 4)
        notes.addWidget(self.notes_text)
        offer = QHBoxLayout(self.offer)
        offer.setContentsMargins(em // 2, em // 4, em // 4, em // 4)
        offer.addWidget(plain_label(tr(OFFER), wraps=True), 1)
        offer.addWidget(self.newer)
        self.offer.hide()
        kept = QHBoxLayout(self.kept)
        kept.setContentsMargins(em // 2, em // 4, em // 4, em // 4)
        kept.setSpacing(em // 2)
        kept.addWidget(self.kept_text, 1)
        kept.addWidget(self.remake)
        kept.addWidget(self.keep_none)
        self.kept.hide()
        line = QHBoxLayout()
        line.setSpacing(em // 3)
        for button in (self.play, self.save, self.add, self.export, self.alike, self.show_energy):
            line.addWidget(button)
        line.addSpacing(em // 2)
        line.addWidget(self.refine, 1)
        self._spring = QWidget()
        line.addWidget(self._spring, 1)
        lengths = QVBoxLayout()
        lengths.setSpacing(0)
        for label in (self.length, self.selected):
            lengths.addWidget(label, 0, Qt.AlignmentFlag.AlignRight)
        top = QHBoxLayout()
        top.setSpacing(em)
        top.addWidget(self.title, 1)
        top.addLayout(lengths)
        card = QFrame()
        card.setProperty("rank", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.curve)
        inside.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em // 2)
        layout.addLayout(top)
        for widget in (self.story, self.chips, self.notes, self.offer):
            layout.addWidget(widget)
        layout.addLayout(line)
        layout.addWidget(self.kept)
        layout.addWidget(card, 1)
        self.curve.setToolTip(self.curve_help.text())
        order = (
            *(self.play, self.save, self.add, self.export, self.alike, self.show_energy, self.refine.field),
            *(self.refine.undo, self.refine.redo, self.remake, self.keep_none, self.curve, self.view),
        )
        for before, after in itertools.pairwise(order):
            self.setTabOrder(before, after)

    def set_open(self, is_open: bool) -> None:
        """A list that was just made can be edited in every way; a saved one is looked at and played."""
        self._is_open = self.model.is_open = is_open
        for widget in (self.refine, self.show_energy):
            widget.setVisible(is_open)
        self._spring.setVisible(not is_open)
        self._show_curve()

    def show_playlist(
        self,
        playlist: GeneratedPlaylist,
        lines: Mapping[TrackId, TrackLine],
        feedback: Mapping[TrackId, FeedbackValue],
        energies: Sequence[float] = (),
    ) -> None:
        """Show this playlist; `lines` has every track of it, `energies` one number 0..1 a track (NaN: not measured)."""
        # Reasons that came meanwhile do not make it another list.
        is_new = self.playlist is None or track_ids(playlist) != track_ids(self.playlist)
        self.playlist = playlist
        self.title.setText(playlist.title)
        self.story.setText(playlist.story)
        self.story.setVisible(bool(playlist.story))
        words = words_of(playlist.plan)
        self._pieces = tuple(each.piece for each in words)
        self.chips.show_chips([(each.text, each.tip) for each in words], is_open=self._is_open)
        self.notes_text.setText("\n".join(note.text for note in playlist.notes))
        self.notes.setVisible(bool(playlist.notes))
        self.length.setText(_length_words([lines[chosen.track_id] for chosen in playlist.tracks]))
        self.model.show_tracks(playlist.tracks, lines, feedback)
        self._energies = tuple(energies)
        self.curve.show_curve(self._energies, () if playlist.plan.curve is None else playlist.plan.curve.heights)
        self._show_curve()
        self._show_kept()
        self._show_selected()
        if is_new:
            self.save.rename(tr(SAVE))
            self.save.setEnabled(True)
            self._show_words()

    def show_offer(self, is_offered: bool) -> None:
        """Say that a newer list is there, instead of changing the one in use under the listener's hands."""
        self.offer.setVisible(is_offered)

    def show_saved(self) -> None:
        """It is kept."""
        self.save.rename(tr(SAVED))
        self.save.setEnabled(False)
        self._show_words()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self._show_curve()
        self._show_words()

    # inside

    def _show_words(self) -> None:
        """In a narrow panel the field for words has the room."""
        has_room = self.width() >= _NARROW_EM * self.fontMetrics().height()
        for key in (self.play, self.save):
            key.show_words(has_room)

    def _ids(self) -> list[TrackId]:
        return self.model.track_ids(range(len(self.model.rows)))

    def _show_curve(self) -> None:
        is_there = self._is_open and len(self._energies) > 2 and bool(self.curve.heights)
        has_room = self.height() >= _LOW_EM * self.fontMetrics().height()
        is_shown = is_there and (has_room if self._wants_curve is None else self._wants_curve)
        self.curve.setVisible(is_shown)
        self.show_energy.setChecked(is_shown)
        self.show_energy.setEnabled(is_there)

    def _mark_playing(self) -> None:
        self.curve.mark(next((at for at, row in enumerate(self.model.rows) if row.is_playing), None))

    def _on_energy(self, is_shown: bool) -> None:
        self._wants_curve = is_shown
        self._show_curve()

    def _show_selected(self) -> None:
        rows = self.view.selected_rows()
        words = ""
        if len(rows) > 1:
            lines = [self.model.rows[row].line for row in rows]
            words = tr("{what} selected").format(what=_length_words(lines))
        self.selected.setText(words)
        self.selected.setVisible(bool(words))

    def _show_kept(self) -> None:
        n = len(self.model.kept)
        self.kept.setVisible(n > 0)
        self.kept_text.setText(tr("{n} kept").format(n=n))
        self.remake.setEnabled(n < len(self.model.rows))

    def _on_keep_none(self) -> None:
        self.model.keep_none()
        self._show_kept()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_row_button(self, row: int, button: RowButton) -> None:
        shown = self.model.rows[row]
        match button:
            case RowButton.PARTS:
                self.model.toggle_expanded(row)
                self.view.scrollTo(self.model.index(row))
            case RowButton.ANOTHER:
                self.another_asked.emit(row)
            case RowButton.KEEP:
                rows = self.view.selected_rows()
                self.model.keep(rows if row in rows else [row], is_kept=not shown.is_kept)
                self._show_kept()
            case RowButton.LIKE | RowButton.DISLIKE:
                value = FeedbackValue.LIKE if button is RowButton.LIKE else FeedbackValue.DISLIKE
                # Pressed again, a judgement is taken back.
                value = FeedbackValue.NONE if shown.feedback is value else value
                self.feedback_given.emit(shown.line.track_id, value)

    def _on_deleted(self, rows: list[int]) -> None:
        left = [track_id for at, track_id in enumerate(self._ids()) if at not in rows]
        if self._is_open and left:
            self.ordered.emit(left)

    def _on_moved(self, rows: list[int], to: int) -> None:
        ids, chosen = self._ids(), set(rows)
        before = [ids[at] for at in range(to) if at not in chosen]
        after = [ids[at] for at in range(to, len(ids)) if at not in chosen]
        order = [*before, *(ids[at] for at in rows), *after]
        if self._is_open and order != ids:
            self.ordered.emit(order)

    def select(self, tracks: Sequence[TrackId]) -> None:
        """Choose these tracks, wherever they stand now; the first of them is current."""
        rows = [at for at, track_id in enumerate(self._ids()) if track_id in tracks]
        selection = self.view.selectionModel()
        if rows:
            self.view.setCurrentIndex(self.model.index(rows[0]))
        for row in rows:
            selection.select(self.model.index(row), selection.SelectionFlag.Select)

    def _on_edit(self, at: int) -> None:
        if self.playlist is not None and at < len(self._pieces):
            self._open_editor(self.playlist.plan, self._pieces[at], self.chips.chips[at])

    def _on_remove(self, at: int) -> None:
        if self.playlist is not None and at < len(self._pieces):
            self.plan_edited.emit(without(self.playlist.plan, self._pieces[at]))

    def _on_add(self) -> None:
        menu = QMenu(self)
        for words, begin in new_wishes():
            menu.addAction(words).triggered.connect(lambda _=False, begin=begin: self.begin_wish(begin))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.chips.add.mapToGlobal(self.chips.add.rect().bottomLeft()))

    def begin_wish(self, begin: Begin) -> WishEditor | None:
        """Ask for the rest of something that is to be wished for beside what is there."""
        if self.playlist is None:
            return None
        plan, piece = begin(self.playlist.plan)
        return self._open_editor(plan, piece, self.chips.add, is_new=True)

    def _open_editor(self, plan: PlaylistPlan, piece: Piece, anchor: QWidget, *, is_new: bool = False) -> WishEditor:
        editor = WishEditor(self, plan, piece, self.names, is_new=is_new)
        editor.changed.connect(self.plan_edited)
        editor.open_below(anchor)
        return editor


def _length_words(lines: Sequence[TrackLine]) -> str:
    total = length_text(sum(line.duration_ms for line in lines))
    n = len(lines)
    words = tr("{n} track · {length}") if n == 1 else tr("{n} tracks · {length}")
    return words.format(n=n, length=total)


def track_ids(playlist: GeneratedPlaylist) -> list[TrackId]:
    """Its tracks, in order."""
    return [chosen.track_id for chosen in playlist.tracks]
