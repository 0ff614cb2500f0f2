"""What the program believes of the listener, and how well it has known them over time."""

import time
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.line_plot import LinePlot
from musicrec_desktop.domain.drift import Drift, DriftPoint

HEADING: Final = "You"
TASTE: Final = "Your taste"
NOTHING: Final = "Nothing is known of your taste yet. Play something, or import your history."
KNOWN: Final = "How well it knows you"
TOO_LITTLE: Final = "There is too little history to tell yet: about a month of listening is needed."
MEASURING: Final = "Measuring …"
_CURVES: Final[tuple[tuple[str, str, Callable[[DriftPoint], float]], ...]] = (
    (
        "Foresees what you play next",
        "1: always first among all tracks you know. Each time as foreseen just before it began.",
        lambda point: point.next_play_ndcg,
    ),
    (
        "Foresees what you skip",
        "0.5 is guessing, 1 is never wrong.",
        lambda point: point.skip_auc,
    ),
    (
        "Is wrong about how often you skip",
        "0 is best: as many skips as foreseen.",
        lambda point: point.skip_error,
    ),
    (
        "Variety of artists",
        "Different artists among twenty plays in a row; 1: every play another one.",
        lambda point: point.artist_diversity,
    ),
    (
        "Discoveries you kept",
        "Tracks heard for the first time that you heard again within a month.",
        lambda point: point.discoveries_kept,
    ),
)


class YouPanel(QScrollArea):
    """Statements about the listener, then a small curve for each thing that is measured."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        em = self.fontMetrics().height()
        column = QVBoxLayout(page)
        column.setContentsMargins(em, em, em, em)
        column.setSpacing(em // 2)
        column.addWidget(plain_label(HEADING, "title"))
        column.addWidget(plain_label(TASTE, "heading"))
        self.taste = plain_label(NOTHING, wraps=True)
        self.taste.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.taste)
        column.addSpacing(em // 2)
        column.addWidget(plain_label(KNOWN, "heading"))
        self.state = plain_label(MEASURING, "second", wraps=True)
        column.addWidget(self.state)
        self._curves = QWidget()
        grid = QGridLayout(self._curves)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em * 2)
        grid.setVerticalSpacing(em // 2)
        self.plots: list[LinePlot] = []
        self.values: list[QLabel] = []
        for at, (name, told, _) in enumerate(_CURVES):
            cell = QVBoxLayout()
            cell.setSpacing(em // 8)
            plot = LinePlot(name)
            value = plain_label("", "second")
            line = QHBoxLayout()
            line.addWidget(plain_label(name))
            line.addStretch(1)
            line.addWidget(value)
            cell.addLayout(line)
            cell.addWidget(plot)
            cell.addWidget(plain_label(told, "second", wraps=True))
            grid.addLayout(cell, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
            self.plots.append(plot)
            self.values.append(value)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._curves.hide()
        column.addWidget(self._curves)
        column.addStretch(1)
        self.setWidget(page)

    def show_taste(self, statements: Sequence[str]) -> None:
        """What is believed of the listener, one statement a line."""
        self.taste.setText("\n".join(statements) if statements else NOTHING)

    def show_measuring(self) -> None:
        """The curves are being worked out."""
        self.state.setText(MEASURING)
        self.state.show()

    def show_drift(self, drift: Drift) -> None:
        """The curves, one point a period."""
        labels = [time.strftime("%B %Y", time.localtime(point.begins)) for point in drift.points]
        is_any = len(drift.points) > 0
        self.state.setText("" if is_any else TOO_LITTLE)
        self.state.setVisible(not is_any)
        self._curves.setVisible(is_any)
        for plot, value, (_, _, value_of) in zip(self.plots, self.values, _CURVES, strict=True):
            plot.show_values(labels, [value_of(point) for point in drift.points])
            value.setText(plot.latest())
