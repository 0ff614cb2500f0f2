"""One saved playlist, opened: its tracks, its name to change, the way back."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.track_line import TrackLine
from musicrec_desktop.desktop.panels.playlist_panel import PlaylistPanel
from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.domain.playlist import GeneratedPlaylist, SavedPlaylist
from musicrec_desktop.domain.recommend import Recommendation

BACK: Final = marked("All playlists")
RENAME: Final = marked("Rename")
NAME: Final = marked("Name of the playlist")
DELETE: Final = marked("Delete")


class SavedPlaylistPanel(QWidget):
    """Looks like a playlist just made, without what only a list in the making has."""

    back_asked = Signal()
    renamed = Signal(SavedPlaylist, str)
    """The playlist and its new name."""
    delete_asked = Signal(SavedPlaylist)

    def __init__(self) -> None:
        super().__init__()
        self.saved: SavedPlaylist | None = None
        self.body = PlaylistPanel()
        self.body.save.hide()
        self.back = IconButton("back", tr(BACK), "quiet", shortcut="Esc")
        self.rename = IconButton("rename", tr(RENAME), "quiet", shortcut="F2")
        self.delete = IconButton("trash", tr(DELETE), "quiet")
        self.name = QLineEdit()
        self.name.setAccessibleName(tr(NAME))
        self.name.setMaxLength(200)
        self.name.hide()
        em = self.fontMetrics().height()
        top = QHBoxLayout()
        top.setSpacing(em // 3)
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.rename)
        top.addWidget(self.delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em, em, em, em // 2)
        layout.setSpacing(em // 2)
        layout.addLayout(top)
        layout.addWidget(self.name)
        layout.addWidget(self.body, 1)
        self.back.clicked.connect(self.back_asked)
        self.rename.clicked.connect(self.start_renaming)
        self.delete.clicked.connect(self._on_delete)
        self.name.returnPressed.connect(self._on_named)

    def show_saved_playlist(
        self, saved: SavedPlaylist, lines: Mapping[TrackId, TrackLine], feedback: Mapping[TrackId, FeedbackValue]
    ) -> None:
        """Show this one; `lines` has every track of it."""
        self.saved = saved
        self._end_renaming()
        tracks = tuple(Recommendation(track_id, 0.0, ()) for track_id in saved.track_ids)
        about = saved.story or (tr("Made for “{request}”.").format(request=saved.request) if saved.request else "")
        playlist = GeneratedPlaylist(PlaylistPlan(saved.request), tracks, saved.title, about)
        self.body.show_playlist(playlist, lines, feedback)

    def start_renaming(self) -> None:
        """Put the name into a field. Enter keeps it, Escape does not."""
        if self.saved is not None:
            self.name.setText(self.saved.title)
            self.name.show()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.name.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if event.key() == Qt.Key.Key_F2:
            self.start_renaming()
        elif event.key() == Qt.Key.Key_Escape and self.name.isVisibleTo(self):
            self._end_renaming()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def _on_delete(self) -> None:
        if self.saved is not None:
            self.delete_asked.emit(self.saved)

    def _on_named(self) -> None:
        name, saved = " ".join(self.name.text().split()), self.saved
        self._end_renaming()
        if saved is not None and name and name != saved.title:
            self.renamed.emit(saved, name)

    def _end_renaming(self) -> None:
        had_focus = self.name.hasFocus()
        self.name.hide()
        if had_focus:
            self.rename.setFocus(Qt.FocusReason.OtherFocusReason)
