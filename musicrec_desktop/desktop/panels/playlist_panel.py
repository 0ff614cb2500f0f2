"""A made playlist: title, story, what was understood and what could not be honoured, tracks with reasons."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.playlist_model import FactsOf, PlaylistModel
from musicrec_desktop.desktop.item_models.track_line import TrackLine, length_text
from musicrec_desktop.desktop.panels.plan_words import chips_of
from musicrec_desktop.desktop.panels.refine_panel import RefinePanel
from musicrec_desktop.desktop.widgets.buttons import IconButton, TextButton
from musicrec_desktop.desktop.widgets.chip import ChipRow
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.playlist_geometry import RowButton
from musicrec_desktop.desktop.widgets.playlist_view import PlaylistView
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.domain.playlist import GeneratedPlaylist

PLAY: Final = "Play"
ADD: Final = "Add to queue"
SAVE: Final = "Save"
SAVED: Final = "Saved"
EXPORT: Final = "Export M3U8"
OFFER: Final = (
    "The language model understood more of your words and chose other tracks. Yours stay until you want them."
)
SHOW_NEWER: Final = "Show the newer list"


class PlaylistPanel(QWidget):
    """Shows one GeneratedPlaylist, growing as it is made, and says what the listener wants done with it."""

    play_asked = Signal(int)
    """Play from this row."""
    add_asked = Signal()
    save_asked = Signal()
    export_asked = Signal()
    feedback_given = Signal(int, FeedbackValue)
    """TrackId and what was said of it."""
    another_asked = Signal(int)
    """Not this one, another: the row."""
    newer_asked = Signal()
    """Show the newer list that was offered."""

    def __init__(self, facts_of: FactsOf = lambda _: ()) -> None:
        super().__init__()
        self.playlist: GeneratedPlaylist | None = None
        self.model = PlaylistModel(facts_of)
        self.view = PlaylistView(self.model)
        self.title = plain_label(rank="title", wraps=True)
        self.story = plain_label(rank="story", wraps=True)
        self.length = plain_label(rank="second")
        self.chips = ChipRow()
        self.notes = QFrame()
        self.notes.setProperty("rank", "notice")
        self.notes_text = plain_label(wraps=True)
        self.offer = QFrame()
        self.offer.setProperty("rank", "card")
        self.newer = TextButton(SHOW_NEWER)
        self.play = IconButton("play", PLAY, "quiet")
        self.add = IconButton("queue", ADD, "quiet")
        self.save = IconButton("save", SAVE, "quiet", shortcut="Ctrl+S")
        self.export = IconButton("export", EXPORT, "quiet", shortcut="Ctrl+E")
        self.refine = RefinePanel()
        self._arrange()

        self.play.clicked.connect(lambda: self.play_asked.emit(0))
        self.add.clicked.connect(self.add_asked)
        self.save.clicked.connect(self.save_asked)
        self.export.clicked.connect(self.export_asked)
        self.newer.clicked.connect(self.newer_asked)
        self.view.entered_row.connect(self.play_asked)
        self.view.pressed_button.connect(self._on_row_button)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        for label in (self.title, self.story, self.notes_text):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        notes = QVBoxLayout(self.notes)
        notes.setContentsMargins(em // 2, em // 4, em // 2, em // 4)
        notes.addWidget(self.notes_text)
        offer = QHBoxLayout(self.offer)
        offer.setContentsMargins(em // 2, em // 4, em // 4, em // 4)
        offer.addWidget(plain_label(OFFER, wraps=True), 1)
        offer.addWidget(self.newer)
        self.offer.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(em // 3)
        for button in (self.play, self.add, self.save, self.export):
            buttons.addWidget(button)
        buttons.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.length, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        card = QFrame()
        card.setProperty("rank", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em // 2)
        layout.addLayout(top)
        for widget in (self.story, self.chips, self.notes, self.offer):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.refine)
        layout.addWidget(card, 1)
        self.setTabOrder(self.play, self.add)
        self.setTabOrder(self.export, self.refine.field)
        self.setTabOrder(self.refine.undo, self.view)

    def show_playlist(
        self,
        playlist: GeneratedPlaylist,
        lines: Mapping[TrackId, TrackLine],
        feedback: Mapping[TrackId, FeedbackValue],
    ) -> None:
        """Show this playlist; `lines` has every track of it."""
        # Reasons that came meanwhile do not make it another list.
        is_new = self.playlist is None or track_ids(playlist) != track_ids(self.playlist)
        self.playlist = playlist
        self.title.setText(playlist.title)
        self.story.setText(playlist.story)
        self.story.setVisible(bool(playlist.story))
        self.chips.show_chips(chips_of(playlist.plan))
        self.notes_text.setText("\n".join(note.text for note in playlist.notes))
        self.notes.setVisible(bool(playlist.notes))
        total = sum(lines[chosen.track_id].duration_ms for chosen in playlist.tracks)
        n = len(playlist.tracks)
        self.length.setText(f"{n} {'track' if n == 1 else 'tracks'} · {length_text(total)}")
        self.model.show_tracks(playlist.tracks, lines, feedback)
        if is_new:
            self.save.rename(SAVE)
            self.save.setEnabled(True)

    def show_offer(self, is_offered: bool) -> None:
        """Say that a newer list is there, instead of changing the one in use under the listener's hands."""
        self.offer.setVisible(is_offered)

    def show_saved(self) -> None:
        """It is kept."""
        self.save.rename(SAVED)
        self.save.setEnabled(False)

    def _on_row_button(self, row: int, button: RowButton) -> None:
        shown = self.model.rows[row]
        match button:
            case RowButton.PARTS:
                self.model.toggle_expanded(row)
                self.view.scrollTo(self.model.index(row))
            case RowButton.ANOTHER:
                self.another_asked.emit(row)
            case RowButton.LIKE | RowButton.DISLIKE:
                value = FeedbackValue.LIKE if button is RowButton.LIKE else FeedbackValue.DISLIKE
                # Pressed again, a judgement is taken back.
                value = FeedbackValue.NONE if shown.feedback is value else value
                self.feedback_given.emit(shown.line.track_id, value)


def track_ids(playlist: GeneratedPlaylist) -> list[TrackId]:
    """Its tracks, in order."""
    return [chosen.track_id for chosen in playlist.tracks]
