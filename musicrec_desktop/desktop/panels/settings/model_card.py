"""One language model on the shelf: what it is, whether it is here, and what can be done with it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from musicrec_desktop.app.model_shelf import ShelfEntry
from musicrec_desktop.desktop.item_models.amount_words import parameters_text, size_text
from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.progress import Progress


class ModelCard(QFrame):
    """Title and state in the first line, what it is and needs below, keys on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("rank", "card")
        em = self.fontMetrics().height()
        self.title = plain_label(rank="strong")
        self.state = plain_label(rank="second")
        self.about = plain_label(rank="second", wraps=True)
        self.fault = plain_label(wraps=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.use = TextButton(tr("Use"))
        self.pull = TextButton(tr("Fetch"))
        self.cancel = TextButton(tr("Cancel"))
        self.remove = TextButton(tr("Remove"))
        first = QHBoxLayout()
        first.setSpacing(em // 2)
        first.addWidget(self.title)
        first.addWidget(self.state)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(em // 4)
        words.addLayout(first)
        words.addWidget(self.about)
        words.addWidget(self.fault)
        words.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(em, em // 2, em, em // 2)
        row.setSpacing(em // 2)
        row.addLayout(words, 1)
        for key in (self.use, self.pull, self.cancel, self.remove):
            row.addWidget(key)
        self._is_pulling = False
        self._entry: ShelfEntry | None = None
        self._is_in_use = False

    def show_entry(self, entry: ShelfEntry, *, is_in_use: bool) -> None:
        """Show the model as it stands."""
        self._entry, self._is_in_use = entry, is_in_use
        self.title.setText(entry.title)
        facts = [parameters_text(entry.parameters)] if entry.parameters else []
        facts.append(tr("{size} to fetch").format(size=size_text(entry.size)))
        if entry.memory:
            facts.append(tr("needs {size} of memory").format(size=size_text(entry.memory)))
        facts += [fact for fact in (entry.licence, ", ".join(entry.languages)) if fact]
        lines = [" · ".join(facts), *([entry.good_for] if entry.good_for else [])]
        if not entry.fits:
            lines.append(tr("More memory than is free now."))
        self.about.setText("\n".join(lines))
        self.fault.setText(entry.fault)
        self.fault.setVisible(bool(entry.fault))
        for key, words in (
            (self.use, tr("Use {model}")),
            (self.pull, tr("Fetch {model}")),
            (self.remove, tr("Remove {model}")),
        ):
            key.setAccessibleName(words.format(model=entry.title))
        self._show_keys()

    def show_pulling(self, progress: Progress | None) -> None:
        """How far the file has come; None: it does not come any more."""
        self._is_pulling = progress is not None
        if progress is not None:
            # In thousandths: Qt counts with 31 bits, and files are larger.
            self.bar.setRange(0, 1000 if progress.total else 0)
            self.bar.setValue(round(1000 * progress.done / progress.total) if progress.total else 0)
            self.bar.setAccessibleName(progress.text)
        self._show_keys()

    def _show_keys(self) -> None:
        entry = self._entry
        if entry is None:
            return
        self.bar.setVisible(self._is_pulling)
        self.cancel.setVisible(self._is_pulling)
        self.pull.setVisible(not entry.is_here and not self._is_pulling)
        self.pull.setText(tr("Go on fetching") if entry.fetched else tr("Fetch"))
        self.use.setVisible(entry.is_here and not self._is_in_use and not entry.fault)
        self.remove.setVisible(bool(entry.fetched) and not self._is_in_use and not self._is_pulling)
        if self._is_in_use:
            state = tr("in use")
        elif entry.is_here:
            state = tr("here")
        elif entry.fetched:
            state = tr("{done} of {size} fetched").format(done=size_text(entry.fetched), size=size_text(entry.size))
        else:
            state = ""
        self.state.setText(state)
