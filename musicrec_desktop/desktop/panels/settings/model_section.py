"""Settings: the language model, which one, where it runs, and what it was asked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from musicrec_desktop.app.model_shelf import ShelfEntry
from musicrec_desktop.app.settings import CardUse
from musicrec_desktop.desktop.panels.settings.model_card import ModelCard
from musicrec_desktop.desktop.panels.settings.section import Section
from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.form import Card
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.progress import Progress


class ModelSection(Section):
    """The switch, the shelf of models, the log of calls."""

    use_asked = Signal(str)
    """File name."""
    pull_asked = Signal(str)
    cancel_asked = Signal()
    remove_asked = Signal(str)
    import_asked = Signal()
    log_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        card = Card(
            tr("Language model"),
            tr(
                "A small model on this machine reads your requests and words the reasons. "
                "Without one, rules and templates do the work."
            ),
        )
        card.add_row(tr("Use a language model"), self.switch("use_llm"), tr("Off hides everything about it."))
        self.where = plain_label(rank="second", wraps=True)
        card.column.addWidget(self.where)
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(em)
        trained = Card("")
        trained.add_row(
            tr("Adapter"),
            self.switch("use_adapter"),
            tr("What was trained to make the model understand requests better is loaded with it."),
        )
        cards = (
            (CardUse.AUTO, tr("Where it is faster")),
            (CardUse.ALWAYS, tr("Always")),
            (CardUse.NEVER, tr("Never")),
        )
        trained.add_row(
            tr("Graphics card"),
            self.choice("graphics_card", cards),
            tr("Whether it pays is measured once. Where it fails, the processor takes over."),
        )
        self.log = TextButton(tr("Show the log …"))
        self.log.clicked.connect(self.log_asked)
        trained.add_row(
            tr("What it was asked and answered"),
            self.log,
            tr("Every call is kept on this machine, to read, to export and to clear."),
        )
        rest.addWidget(trained)
        rest.addWidget(plain_label(tr("Models"), "heading"))
        rest.addWidget(
            plain_label(
                tr("Larger models understand more and take longer. Each is fetched once, checked, and kept here."),
                "second",
                wraps=True,
            )
        )
        self._shelf = QVBoxLayout()
        self._shelf.setSpacing(em // 2)
        rest.addLayout(self._shelf)
        own = Card("")
        self.take_in = TextButton(tr("Take in a file …"))
        self.take_in.clicked.connect(self.import_asked)
        own.add_row(
            tr("A model of your own"),
            self.take_in,
            tr("Any GGUF file of an instruction-following model that llama.cpp can run. The file is copied."),
        )
        rest.addWidget(own)
        self.cards.addWidget(card)
        self.cards.addWidget(self._rest)
        self.cards.addStretch(1)
        self._models: dict[str, ModelCard] = {}

    def show_where(self, words: str, *, is_on: bool) -> None:
        """Say which model is loaded and where it runs; with the model switched off nothing else is shown."""
        self.where.setText(words)
        self.where.setVisible(bool(words))
        self._rest.setVisible(is_on)

    def show_models(self, entries: Sequence[ShelfEntry], in_use: str) -> None:
        """The shelf as it stands; `in_use` is a file name."""
        if tuple(self._models) != tuple(entry.name for entry in entries):
            for old in self._models.values():
                self._shelf.removeWidget(old)
                old.deleteLater()
            self._models = {entry.name: self._card(entry.name) for entry in entries}
        for entry in entries:
            self._models[entry.name].show_entry(entry, is_in_use=entry.name == in_use)

    def show_pulling(self, name: str, progress: Progress | None) -> None:
        """How far a model has come; None: it does not come any more."""
        if name in self._models:
            self._models[name].show_pulling(progress)
        for other, card in self._models.items():
            card.pull.setEnabled(progress is None or other == name)

    def _card(self, name: str) -> ModelCard:
        card = ModelCard()
        card.use.clicked.connect(lambda: self.use_asked.emit(name))
        card.pull.clicked.connect(lambda: self.pull_asked.emit(name))
        card.cancel.clicked.connect(self.cancel_asked)
        card.remove.clicked.connect(lambda: self.remove_asked.emit(name))
        self._shelf.addWidget(card)
        return card
