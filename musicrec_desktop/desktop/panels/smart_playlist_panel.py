"""One smart playlist, opened: its rules in words, and the tracks that fit them now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from musicrec_desktop.desktop.panels.library_tracks_page import Heading, TracksPage
from musicrec_desktop.desktop.panels.library_views import COLUMNS, Kind
from musicrec_desktop.desktop.panels.rule_fields import FIELD_WORDS, rule_words
from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.playlist import SavedPlaylist
from musicrec_desktop.domain.smart_playlist import SmartRules, parse_rules


class SmartPlaylistPanel(QWidget):
    """A page of tracks with the rules above it."""

    back_asked = Signal()
    edit_asked = Signal(SavedPlaylist)
    export_asked = Signal()
    delete_asked = Signal(SavedPlaylist)

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self.saved: SavedPlaylist | None = None
        self.back = IconButton("back", tr("All playlists"), "quiet", shortcut="Esc")
        self.edit = IconButton("rename", tr("Change the rules"), "quiet")
        self.export = IconButton("export", tr("Export"), "quiet")
        self.delete = IconButton("trash", tr("Delete"), "quiet")
        self.rules = plain_label(rank="second", wraps=True)
        self.page = TracksPage(COLUMNS[Kind.LIST])
        self.page.back.hide()
        top = QHBoxLayout()
        top.setSpacing(em // 3)
        top.addWidget(self.back)
        top.addStretch(1)
        for button in (self.edit, self.export, self.delete):
            top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em, em, em, em // 2)
        layout.setSpacing(em // 2)
        layout.addLayout(top)
        layout.addWidget(self.rules)
        layout.addWidget(self.page, 1)
        self.back.clicked.connect(self.back_asked)
        self.page.back_asked.connect(self.back_asked)
        self.export.clicked.connect(self.export_asked)
        self.edit.clicked.connect(lambda: None if self.saved is None else self.edit_asked.emit(self.saved))
        self.delete.clicked.connect(lambda: None if self.saved is None else self.delete_asked.emit(self.saved))
        self.setFocusProxy(self.page)

    def show_playlist(self, saved: SavedPlaylist) -> None:
        """Show this one's name and rules; its tracks are shown by the page."""
        self.saved = saved
        self.rules.setText(rules_words(parse_rules(saved.rules.splitlines())))
        self.page.show_heading(Heading(saved.title))


def rules_words(rules: SmartRules) -> str:
    """All rules in one line."""
    joint = tr(", or ") if rules.is_any else ", "
    said = [joint.join(rule_words(rule) for rule in rules.rules)]
    if rules.order is not None:
        direction = tr("descending") if rules.is_descending else tr("ascending")
        said.append(
            tr("ordered by {field}, {direction}").format(field=tr(FIELD_WORDS[rules.order]), direction=direction)
        )
    if rules.most_tracks:
        said.append(tr("at most {n} tracks").format(n=rules.most_tracks))
    if rules.most_minutes:
        said.append(tr("at most {n} minutes").format(n=f"{rules.most_minutes:g}"))
    return " · ".join(said)
