"""Settings: every key, to look up."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout

from musicrec_desktop.desktop.panels.settings.section import Section
from musicrec_desktop.desktop.shortcuts import ROW_KEYS, SHORTCUTS
from musicrec_desktop.desktop.widgets.form import Card
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import tr


class KeysSection(Section):
    """The table of keys, as the system writes them."""

    def __init__(self) -> None:
        super().__init__()
        self._add(tr("Anywhere"), tuple((shortcut.keys, shortcut.text) for shortcut in SHORTCUTS if shortcut.keys))
        self._add(tr("In a list"), ROW_KEYS)
        self.cards.addStretch(1)

    def _add(self, heading: str, rows: tuple[tuple[str, str], ...]) -> None:
        card, grid = Card(heading), QGridLayout()
        em = self.fontMetrics().height()
        grid.setHorizontalSpacing(em * 2)
        grid.setVerticalSpacing(em // 3)
        grid.setColumnStretch(1, 1)
        for number, (keys, text) in enumerate(rows):
            written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(plain_label(written or keys), number, 0)
            grid.addWidget(plain_label(tr(text), "second", wraps=True), number, 1)
        card.column.addLayout(grid)
        self.cards.addWidget(card)
