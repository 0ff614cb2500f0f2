"""For you, before anything was asked for: mixes for this hour, what can be gone on with, what was loved once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.offer_card import OfferCard, OfferGrid
from musicrec_desktop.desktop.words import marked, tr

HINT: Final = marked(
    "Press the button and get a playlist for this hour, or say in your own words what you would like: a mood, a "
    "genre, an artist, a decade, a length, what to leave out."
)
NO_MUSIC: Final = marked(
    "There is no music yet. Add the folder where yours is: your files are only read, never changed."
)
READING: Final = marked("Your folders are being read. Mixes come as soon as there are tracks.")
ADD_FOLDER: Final = marked("Add a music folder …")
NOTHING_MEASURED: Final = marked(
    "None of your tracks has been measured yet, so mixes go by tags and by what you play. How they sound counts as "
    "soon as it is known; that goes on by itself."
)
PARTLY_MEASURED: Final = marked(
    "{n} of {all} tracks are measured so far. Mixes know how these sound; the rest joins in as it is measured."
)
MIXES: Final = marked("Mixes for this hour")
LEFT: Final = marked("Continue where you stopped")
AGAIN: Final = marked("Rediscover")


@dataclass(frozen=True, slots=True)
class Offer:
    """What a card says."""

    key: str
    """Stays the same while it is the same thing."""
    title: str
    about: str
    who: str


class _Section(QWidget):
    """A heading and cards; hidden without any."""

    opened = Signal(int)
    played = Signal(int)

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.grid = OfferGrid()
        self._offers: tuple[Offer, ...] = ()
        em = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em // 2)
        column.addWidget(plain_label(heading, "heading"))
        column.addWidget(self.grid)
        self.hide()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these; cards of what is there already stay."""
        if tuple(offers) == self._offers:
            return
        there = dict(zip(self._offers, self.grid.cards, strict=True))
        self._offers = tuple(offers)
        cards = []
        for offer in offers:
            card = there.get(offer)
            if card is None:
                card = OfferCard(offer.title, offer.about, offer.who)
                card.clicked.connect(lambda _=False, offer=offer: self.opened.emit(self._offers.index(offer)))
                card.play_asked.connect(lambda offer=offer: self.played.emit(self._offers.index(offer)))
            cards.append(card)
        self.grid.show_cards(cards)
        self.setVisible(bool(offers))


class HomePanel(QScrollArea):
    """Says which card is to be opened or played, by its number in its section."""

    folder_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint = plain_label(tr(HINT), "second", wraps=True)
        self.state = QFrame()
        self.state.setProperty("rank", "card")
        self.state_text = plain_label(wraps=True)
        self.folder = TextButton(tr(ADD_FOLDER), "main")
        self.mixes = _Section(tr(MIXES))
        self.left = _Section(tr(LEFT))
        self.again = _Section(tr(AGAIN))
        state = QHBoxLayout(self.state)
        state.setContentsMargins(em, em // 2, em, em // 2)
        state.setSpacing(em)
        state.addWidget(self.state_text, 1)
        state.addWidget(self.folder)
        self.state.hide()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, em // 2, em // 2, em)
        column.setSpacing(round(em * 1.2))
        for widget in (self.hint, self.state, self.mixes, self.left, self.again):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inner)
        self.folder.clicked.connect(self.folder_asked)

    def show_state(self, n_tracks: int, n_analysed: int, *, is_reading: bool) -> None:
        """How much of the library is there, and measured; `is_reading`: there are folders that may still bring some."""
        words = ""
        if n_tracks == 0:
            words = tr(READING) if is_reading else tr(NO_MUSIC)
        elif n_analysed == 0:
            words = tr(NOTHING_MEASURED)
        elif n_analysed < 0.98 * n_tracks:
            words = tr(PARTLY_MEASURED).format(n=f"{n_analysed:,}", all=f"{n_tracks:,}")
        self.state_text.setText(words)
        self.folder.setVisible(n_tracks == 0 and not is_reading)
        self.state.setVisible(bool(words))
