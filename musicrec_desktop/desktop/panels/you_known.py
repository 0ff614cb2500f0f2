"""How well the program has known its listener, month by month."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.date_words import month_text
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.line_plot import LinePlot
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.drift import Drift, DriftPoint

TOO_LITTLE: Final = marked("There is too little history to tell yet: about a month of listening is needed.")
MEASURING: Final = marked("Measuring …")
_CURVES: Final[tuple[tuple[str, str, Callable[[DriftPoint], float]], ...]] = (
    (
        marked("Foresees what you play next"),
        marked("1: always first among all tracks you know. Each time as foreseen just before it began."),
        lambda point: point.next_play_ndcg,
    ),
    (
        marked("Foresees what you skip"),
        marked("0.5 is guessing, 1 is never wrong."),
        lambda point: point.skip_auc,
    ),
    (
        marked("Is wrong about how often you skip"),
        marked("0 is best: as many skips as foreseen."),
        lambda point: point.skip_error,
    ),
    (
        marked("Variety of artists"),
        marked("Different artists among twenty plays in a row; 1: every play another one."),
        lambda point: point.artist_diversity,
    ),
    (
        marked("Discoveries you kept"),
        marked("Tracks heard for the first time that you heard again within a month."),
        lambda point: point.discoveries_kept,
    ),
)


class KnownPanel(QScrollArea):
    """A small curve for each thing that is measured."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        em = self.fontMetrics().height()
        column = QVBoxLayout(page)
        column.setContentsMargins(em, em // 4, em, em)
        column.setSpacing(em // 2)
        self.state = plain_label(tr(MEASURING), "second", wraps=True)
        column.addWidget(self.state)
        self._curves = QWidget()
        grid = QGridLayout(self._curves)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em * 2)
        grid.setVerticalSpacing(em)
        self.plots: list[LinePlot] = []
        self.values: list[QLabel] = []
        for at, (name, told, _) in enumerate(_CURVES):
            cell = QVBoxLayout()
            cell.setSpacing(em // 8)
            plot = LinePlot(tr(name))
            value = plain_label("", "second")
            line = QHBoxLayout()
            line.addWidget(plain_label(tr(name), "strong", wraps=True), 1)
            line.addWidget(value, 0, Qt.AlignmentFlag.AlignTop)
            cell.addLayout(line)
            cell.addWidget(plot)
            cell.addWidget(plain_label(tr(told), "second", wraps=True))
            grid.addLayout(cell, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
            self.plots.append(plot)
            self.values.append(value)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._curves.hide()
        column.addWidget(self._curves)
        column.addStretch(1)
        self.setWidget(page)

    def show_measuring(self) -> None:
        """The curves are being worked out."""
        self.state.setText(tr(MEASURING))
        self.state.show()

    def show_drift(self, drift: Drift) -> None:
        """The curves, one point a period."""
        labels = [month_text(datetime.fromtimestamp(point.begins, UTC).astimezone().date()) for point in drift.points]
        is_any = len(drift.points) > 0
        self.state.setText("" if is_any else tr(TOO_LITTLE))
        self.state.setVisible(not is_any)
        self._curves.setVisible(is_any)
        for plot, value, (_, _, value_of) in zip(self.plots, self.values, _CURVES, strict=True):
            plot.show_values(labels, [value_of(point) for point in drift.points])
            value.setText(plot.latest())
