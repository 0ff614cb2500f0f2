"""The page about the listener: taste, charts, the year, and how well all of it is known."""

from collections.abc import Callable
from datetime import date
from enum import IntEnum
from functools import cached_property
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.track_line import TrackLine
from musicrec_desktop.desktop.panels.you_charts import ChartsPanel
from musicrec_desktop.desktop.panels.you_evidence import EvidencePanel
from musicrec_desktop.desktop.panels.you_known import KnownPanel
from musicrec_desktop.desktop.panels.you_taste import TastePanel
from musicrec_desktop.desktop.panels.you_year import YearPanel
from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.form import Switch
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.ids import TrackId

HEADING: Final = marked("You")
P = TypeVar("P", bound=QWidget)


class Part(IntEnum):
    """What of the page is on show."""

    TASTE = 0
    CHARTS = 1
    YEAR = 2
    KNOWN = 3


class YouPanel(QWidget):
    """Four parts, one at a time, each built when it is first turned to."""

    part_built = Signal(object)
    """A Part: its panel is there. Before `part_shown`."""
    part_shown = Signal(object)
    """A Part."""
    private_switched = Signal(bool)
    undo_asked = Signal()

    def __init__(self, line_of: Callable[[TrackId], TrackLine], today: date) -> None:
        super().__init__()
        self.taste = TastePanel(line_of)
        self.evidence = EvidencePanel(line_of)
        self._today = today
        self._built = {Part.TASTE}
        self.tabs = {
            Part.TASTE: TextButton(tr("Your taste"), "chip"),
            Part.CHARTS: TextButton(tr("Charts"), "chip"),
            Part.YEAR: TextButton(tr("Year in review"), "chip"),
            Part.KNOWN: TextButton(tr("How well you are known"), "chip"),
        }
        self.private = Switch(tr("Private listening: nothing is remembered"), tr("Private listening"))
        self.undo = TextButton(tr("Undo"))
        self._done = plain_label(wraps=True)
        self._undo_bar = QFrame()
        self._parts = QStackedWidget()
        self._taste = QStackedWidget()
        self._part = Part.TASTE
        self._arrange()
        self.setFocusProxy(self.tabs[Part.TASTE])
        self.evidence.back_asked.connect(self.show_statements)
        self.private.toggled.connect(self.private_switched)
        self.undo.clicked.connect(self.undo_asked)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        self.private.setAccessibleDescription(tr("While it is on, nothing that you hear or say is kept."))
        head = QHBoxLayout()
        head.addWidget(plain_label(tr(HEADING), "title"))
        head.addStretch(1)
        head.addWidget(self.private)
        group = QButtonGroup(self)
        tabs = QHBoxLayout()
        tabs.setSpacing(em // 3)
        for part, button in self.tabs.items():
            button.setCheckable(True)
            group.addButton(button)
            button.clicked.connect(lambda _=False, part=part: self.show_part(part))
            tabs.addWidget(button)
        tabs.addStretch(1)
        self._undo_bar.setProperty("rank", "notice")
        bar = QHBoxLayout(self._undo_bar)
        bar.setContentsMargins(em // 2, em // 4, em // 4, em // 4)
        bar.addWidget(self._done, 1)
        bar.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        self._undo_bar.hide()
        top = QVBoxLayout()
        top.setContentsMargins(em, em, em, 0)
        top.setSpacing(em // 2)
        top.addLayout(head)
        top.addLayout(tabs)
        top.addWidget(self._undo_bar)
        self._taste.addWidget(self.taste)
        self._taste.addWidget(self.evidence)
        self._pages = (self._taste, QWidget(), QWidget(), QWidget())
        for page in self._pages:
            self._parts.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(em // 2)
        whole.addLayout(top)
        whole.addWidget(self._parts, 1)
        self.tabs[Part.TASTE].setChecked(True)
        # The keyboard enters the page at the tabs: what stood before them would never be reached.
        QWidget.setTabOrder(self.tabs[Part.KNOWN], self.private)

    @cached_property
    def charts(self) -> ChartsPanel:
        """What was heard most."""
        return self._put(Part.CHARTS, ChartsPanel(self._today))

    @cached_property
    def year(self) -> YearPanel:
        """The year as a picture."""
        return self._put(Part.YEAR, YearPanel())

    @cached_property
    def known(self) -> KnownPanel:
        """How well the listener is known."""
        return self._put(Part.KNOWN, KnownPanel())

    def _put(self, part: Part, panel: P) -> P:
        column = QVBoxLayout(self._pages[part])
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        return panel

    @property
    def part(self) -> Part:
        """What is on show."""
        return self._part

    def show_part(self, part: Part) -> None:
        """Turn to a part."""
        self._part = part
        if part not in self._built:
            self._built.add(part)
            getattr(self, part.name.lower())  # a property that builds it
            self.part_built.emit(part)
        self.tabs[part].setChecked(True)
        self._parts.setCurrentIndex(part)
        self.part_shown.emit(part)

    def show_evidence(self) -> None:
        """The plays behind a statement, in the place of all statements."""
        self._taste.setCurrentWidget(self.evidence)
        self.evidence.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_statements(self) -> None:
        """Back to the statements."""
        self._taste.setCurrentWidget(self.taste)

    def show_done(self, words: str) -> None:
        """What was changed just now, with a way back; "" for nothing."""
        self._done.setText(words)
        self._undo_bar.setVisible(bool(words))

    @property
    def done(self) -> str:
        """What the line above the undo button says."""
        return self._done.text()
