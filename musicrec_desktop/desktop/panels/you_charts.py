"""What was heard most in a week, a month, a year, or ever."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from musicrec_desktop.app.charts import ChartEntry, Charts, Measure
from musicrec_desktop.app.periods import Period, Span, period_at
from musicrec_desktop.desktop.item_models.date_words import minutes_text
from musicrec_desktop.desktop.panels.chart_words import (
    before_text,
    busiest_text,
    change_sign,
    change_words,
    drawn_minutes,
    figures,
    period_text,
    span_text,
    totals_sentence,
    value_text,
)
from musicrec_desktop.desktop.panels.taste_words import name_text
from musicrec_desktop.desktop.widgets.bar_plot import BarPlot
from musicrec_desktop.desktop.widgets.buttons import IconButton, TextButton
from musicrec_desktop.desktop.widgets.chart_list import ChartList, ChartRow
from musicrec_desktop.desktop.widgets.form import Card
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.taste_edits import Subject

NOTHING: Final = marked("Nothing was heard in this time.")
KINDS: Final = {
    Subject.TRACK: marked("Tracks"),
    Subject.ARTIST: marked("Artists"),
    Subject.ALBUM: marked("Albums"),
    Subject.GENRE: marked("Genres"),
}
SHOWN: Final = 10
_TWO_COLUMNS_EM: Final = 56


class Figure(QWidget):
    """A number, what it counts, and how it changed."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.number, self.what = plain_label(rank="title"), plain_label()
        self.change = plain_label(rank="second")
        # Letters of another script are taller; numbers side by side must stand on one line.
        self.number.setFixedHeight(round(self.fontMetrics().height() * 2.1))
        self.what.setFixedHeight(round(self.fontMetrics().height() * 1.3))
        for label in (self.number, self.what, self.change):
            column.addWidget(label)

    def show_figure(self, number: str, what: str, change: str, before: str) -> None:
        """Show this one."""
        self.number.setText(number)
        self.what.setText(what)
        self.change.setText(change)
        self.change.setVisible(bool(change))
        self.change.setAccessibleName(tr("{change}, compared with {before}").format(change=change, before=before))


class ChartsPanel(QScrollArea):
    """One period at a time."""

    period_asked = Signal(object, object)
    """A Period and a Measure."""
    entry_asked = Signal(object, object)
    """A Subject and a ChartEntry to play or go to."""
    menu_asked = Signal(QPoint, object, object)
    """A place on the screen, a Subject and a ChartEntry."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._today = today
        self.period = period_at(Span.MONTH, today)
        self.measure = Measure.PLAYS
        self._charts: Charts | None = None
        self.spans = {span: TextButton(span_text(span), "chip") for span in Span}
        self.measures = {
            Measure.PLAYS: TextButton(tr("By plays"), "chip"),
            Measure.MINUTES: TextButton(tr("By time"), "chip"),
        }
        self.earlier = IconButton("earlier", tr("Earlier"), em_size=1.0)
        self.later = IconButton("later", tr("Later"), em_size=1.0)
        self.name = plain_label(rank="heading")
        self.state = plain_label(rank="second", wraps=True)
        self.figures = [Figure() for _ in range(6)]
        self.minutes = BarPlot(tr("Time heard"))
        self.lists = {kind: ChartList(tr(words)) for kind, words in KINDS.items()}
        self._entries: dict[Subject, Sequence[ChartEntry]] = {}
        self._columns = 0
        self._arrange()
        self._connect()
        self._mark()

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(em, em // 4, em, em)
        column.setSpacing(em)
        top = QHBoxLayout()
        top.setSpacing(em // 3)
        for buttons in (self.spans.values(), self.measures.values()):
            group = QButtonGroup(self)
            for button in buttons:
                button.setCheckable(True)
                group.addButton(button)
                top.addWidget(button)
            top.addSpacing(em)
        top.addStretch(1)
        when = QHBoxLayout()
        when.setSpacing(em // 3)
        for widget in (self.earlier, self.name, self.later):
            when.addWidget(widget)
        when.addSpacing(em // 2)
        when.addWidget(self.state, 1)
        head = QVBoxLayout()
        head.setSpacing(em // 2)
        head.addLayout(top)
        head.addLayout(when)
        column.addLayout(head)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(em)
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(em)
        self._figures.setVerticalSpacing(em // 2)
        body.addLayout(self._figures)
        time = Card("")
        time.column.addWidget(self.minutes)
        body.addWidget(time)
        self._grid = QGridLayout()
        self._grid.setSpacing(em)
        self._cards: list[Card] = []
        for kind, words in KINDS.items():
            card = Card(tr(words))
            card.column.setSpacing(em // 4)
            card.column.addWidget(self.lists[kind])
            card.column.addStretch(1)
            self._cards.append(card)
        body.addLayout(self._grid)
        column.addWidget(self._body)
        column.addStretch(1)
        self.setWidget(page)
        self._place(1)

    def _connect(self) -> None:
        for span, button in self.spans.items():
            button.clicked.connect(lambda _=False, span=span: self._turn_to(period_at(span, self._day())))
        for measure, button in self.measures.items():
            button.clicked.connect(lambda _=False, measure=measure: self._turn_to(self.period, measure))
        self.earlier.clicked.connect(lambda: self._turn_to(self.period.moved(-1)))
        self.later.clicked.connect(lambda: self._turn_to(self.period.moved(1)))
        for kind, rows in self.lists.items():
            rows.entered_row.connect(lambda row, kind=kind: self.entry_asked.emit(kind, self._entries[kind][row]))
            rows.menu_asked.connect(
                lambda place, row, kind=kind: self.menu_asked.emit(place, kind, self._entries[kind][row])
            )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self._place(2 if self.viewport().width() >= self.fontMetrics().height() * _TWO_COLUMNS_EM else 1)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        for at, figure in enumerate(self.figures):
            self._figures.addWidget(figure, at // (3 * columns), at % (3 * columns))

    # what is shown

    def show_charts(self, charts: Charts) -> None:
        """The charts of the period asked for."""
        self._charts = charts
        if charts.period.span is Span.ALL:
            self.name.setText(period_text(charts.period))
        is_any = charts.totals.minutes > 0 or charts.totals.plays > 0
        self._body.setVisible(is_any)
        self.state.setText(self._state_of(charts) if is_any else tr(NOTHING))
        if not is_any:
            return
        before = before_text(charts.period.span)
        for figure, (number, what, change) in zip(self.figures, figures(charts), strict=True):
            figure.show_figure(number, what, change, before)
        minutes, labels, names = drawn_minutes(charts)
        words = [f"{name}: {minutes_text(float(value))}" for name, value in zip(names, minutes, strict=True)]
        self.minutes.show_values(minutes, labels, words.__getitem__, busiest_text(charts), busiest_text(charts))
        for kind, entries in (
            (Subject.TRACK, charts.tracks),
            (Subject.ARTIST, charts.artists),
            (Subject.ALBUM, charts.albums),
            (Subject.GENRE, charts.genres),
        ):
            self._entries[kind] = entries[:SHOWN]
            self.lists[kind].show_rows(_rows(charts, kind, entries[:SHOWN]))
        for card, kind in zip(self._cards, KINDS, strict=True):
            card.setVisible(bool(self._entries[kind]))

    # inside

    def _state_of(self, charts: Charts) -> str:
        before = before_text(charts.period.span)
        if charts.period.span is Span.ALL:
            return totals_sentence(charts.totals)
        if charts.before is None:
            return tr("Nothing was heard in {before} to compare with.").format(before=before)
        if charts.period.first <= self._today < charts.period.after:
            return tr("Until now; signs compare with all of {before}.").format(before=before)
        return tr("Signs compare with {before}.").format(before=before)

    def _day(self) -> date:
        """A day to look around: of the period on show, today where that is in it."""
        if self.period.span is Span.ALL or self.period.first <= self._today < self.period.after:
            return self._today
        return self.period.first

    def _turn_to(self, period: Period, measure: Measure | None = None) -> None:
        self.period, self.measure = period, measure or self.measure
        self._mark()
        self.period_asked.emit(self.period, self.measure)

    def _mark(self) -> None:
        for span, button in self.spans.items():
            button.setChecked(span is self.period.span)
        for measure, button in self.measures.items():
            button.setChecked(measure is self.measure)
        is_all = self.period.span is Span.ALL
        self.earlier.setVisible(not is_all)
        self.later.setVisible(not is_all)
        self.later.setEnabled(self.period.after <= self._today)
        self.name.setText(tr("All time") if is_all else period_text(self.period))


def _rows(charts: Charts, kind: Subject, entries: Sequence[ChartEntry]) -> list[ChartRow]:
    is_compared = charts.before is not None
    amounts = [entry.plays if charts.measure is Measure.PLAYS else entry.minutes for entry in entries]
    top = max(amounts, default=1) or 1
    rows = []
    for place, (entry, amount) in enumerate(zip(entries, amounts, strict=True), 1):
        name = name_text(kind, entry.name)
        by = entry.name.partition(" / ")[0] if kind is Subject.ALBUM else entry.by
        value = value_text(entry, charts.measure)
        told = [f"{place}", name, by, change_words(entry, place, is_compared=is_compared), value]
        rows.append(
            ChartRow(
                place,
                change_sign(entry, place, is_compared=is_compared),
                name,
                by,
                value,
                amount / top,
                ", ".join(filter(None, told)),
            )
        )
    return rows
