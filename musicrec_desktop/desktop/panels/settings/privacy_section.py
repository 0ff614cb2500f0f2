"""Settings: what is stored, and how to take it away or delete it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from musicrec_desktop.app.privacy import Privacy, StoredKind
from musicrec_desktop.desktop.item_models.amount_words import count_text, size_text
from musicrec_desktop.desktop.panels.settings.section import Section
from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.form import Card, Switch
from musicrec_desktop.desktop.widgets.labels import plain_label, plain_tip
from musicrec_desktop.desktop.words import marked, tr

_KINDS: Final = {
    StoredKind.TRACKS: marked("Tracks, with their tags and how they sound"),
    StoredKind.PLAYS: marked("Plays"),
    StoredKind.FEEDBACK: marked("Likes and dislikes"),
    StoredKind.COMMENTS: marked("Comments"),
    StoredKind.PLACES: marked("Places where spoken word was left"),
    StoredKind.UNMATCHED: marked("Imported plays of tracks that are not here"),
    StoredKind.PLAYLISTS: marked("Saved playlists"),
    StoredKind.SHOWN: marked("Lists that were made, and what you did with them"),
    StoredKind.CALLS: marked("Questions to the language model, with its answers"),
    StoredKind.DATABASE: marked("All of these, in one database"),
    StoredKind.CACHE: marked("Cache: covers and pictures that can be made again"),
    StoredKind.LOGS: marked("Logs of the program"),
    StoredKind.MODELS: marked("Language models"),
}


class PrivacySection(Section):
    """Everything that is known of the listener, by kind and size."""

    private_asked = Signal(bool)
    export_asked = Signal()
    forget_asked = Signal()
    erase_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        card = Card(
            tr("What is stored"),
            tr(
                "Everything stays in files on this machine. Nothing is ever sent anywhere; the one thing fetched, "
                "when you ask for it, is a language model."
            ),
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(em * 2)
        self._grid.setVerticalSpacing(em // 3)
        self._grid.setColumnStretch(0, 1)
        card.column.addLayout(self._grid)
        self.place = plain_label(rank="second", wraps=True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addWidget(self.place)
        self.private = Switch(tr("On"), tr("Off"))
        self.private.toggled.connect(self.private_asked)
        card.add_row(
            tr("Private listening"), self.private, tr("What you hear and say is not remembered while this is on.")
        )
        self.cards.addWidget(card)
        away = Card(tr("Take away or delete"))
        self.export = TextButton(tr("Export all …"))
        self.forget = TextButton(tr("Start anew …"))
        self.erase = TextButton(tr("Delete the history …"))
        for key, asked in (
            (self.export, self.export_asked),
            (self.forget, self.forget_asked),
            (self.erase, self.erase_asked),
        ):
            key.clicked.connect(asked)
        away.add_row(
            tr("Profile and history"),
            self.export,
            tr("One JSON file with every play, like, comment and what is believed of you."),
        )
        away.add_row(
            tr("Start anew"),
            self.forget,
            tr("Nothing heard so far counts any more. The plays stay, and can be made to count again on the page You."),
        )
        away.add_row(
            tr("Delete the history"),
            self.erase,
            tr("Every play, like and comment is deleted for good. Your files and playlists stay."),
        )
        self.cards.addWidget(away)
        self.cards.addStretch(1)

    def show_stored(self, found: Privacy) -> None:
        """Show what there is; what lies in a place of its own says where."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, stored in enumerate(found.stored):
            amount = size_text(stored.size or 0) if stored.count is None else count_text(stored.count)
            words = plain_label(tr(_KINDS[stored.kind]), wraps=True)
            if stored.size is not None:
                words.setToolTip(plain_tip(str(stored.place)))
            self._grid.addWidget(words, number, 0)
            label = plain_label(amount, "second")
            self._grid.addWidget(label, number, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.place.setText(tr("In {folder}").format(folder=found.folder))
        self.private.show_state(found.is_private)
