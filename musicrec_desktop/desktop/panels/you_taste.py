"""What is believed of the listener: in sentences and pictures, each with its plays, each to be changed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from musicrec_desktop.app.taste_view import Liking, TasteView
from musicrec_desktop.desktop.item_models.date_words import hour_text, moment_text, weekday_name
from musicrec_desktop.desktop.item_models.track_line import TrackLine
from musicrec_desktop.desktop.panels.taste_words import (
    SUBJECTS,
    basis_text,
    cell_text,
    counts_text,
    forgotten_text,
    lean_text,
    likings_text,
    mood_text,
    name_text,
    novelty_lines,
    novelty_text,
    share_text,
    skip_rows,
    skips_text,
    times_text,
)
from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.form import Card
from musicrec_desktop.desktop.widgets.heat_map import HeatMap
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.mood_plot import MoodPlot, MoodSpot
from musicrec_desktop.desktop.widgets.share_list import ShareList, ShareRow
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.taste_edits import Subject

NOTHING: Final = marked("Nothing is known of your taste yet. Play something, or import your history.")
_TWO_COLUMNS_EM: Final = 66
MORE, LESS, NEVER, AS_IT_WAS = 0.5, -0.5, -1.0, 0.0


class TastePanel(QScrollArea):
    """Cards in one or two columns."""

    evidence_asked = Signal(str, str, str)
    """About, name, and the statement in words."""
    lean_asked = Signal(object, float)
    """A Liking, and how to lean it."""
    forget_asked = Signal(object)
    """A Liking."""
    artist_asked = Signal(str)
    remember_asked = Signal(int)
    """Number of a forgotten part."""
    reset_asked = Signal()

    def __init__(self, line_of: Callable[[TrackId], TrackLine]) -> None:
        super().__init__()
        self._line_of = line_of
        self._view: TasteView | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.basis = plain_label(tr(NOTHING), "second", wraps=True)
        self.week = HeatMap(tr("Your listening by day and hour"))
        self.moods = MoodPlot(tr("Your moods"), tr("dark", "end of an axis"), tr("bright"), tr("still"), tr("wild"))
        self.lists: dict[str, ShareList] = {}
        """Likings by "artist", "genre", "era" and "away"."""
        self._likings: dict[str, tuple[Liking, ...]] = {}
        self._texts = {key: plain_label(wraps=True) for key in ("times", "moods", "new", "skips")}
        self.skips = ShareList(tr("Skips by situation"))
        self._new = ShareList(tr("How much is new"), is_for_choice=False)
        self._situations: tuple[str, ...] = ()
        self.reset = TextButton(tr("Reset all …"))
        self._set = QVBoxLayout()
        self._remarks = plain_label(wraps=True)
        self._columns = 0
        self._cards = self._make_cards()
        self._arrange()
        self.week.is_for_choice = self.moods.is_for_choice = True
        self.week.chosen.connect(self._on_hour)
        self.moods.chosen.connect(self._on_mood)
        self.skips.entered_row.connect(self._on_situation)
        self.reset.clicked.connect(self.reset_asked)

    def _make_cards(self) -> list[tuple[int, Card]]:
        """(column when there are two, card) in reading order."""
        times = Card(tr("When you listen"))
        times.column.addWidget(self._texts["times"])
        times.column.addWidget(self.week)
        moods = Card(tr("Moods"))
        moods.column.addWidget(self._texts["moods"])
        moods.column.addWidget(self.moods)
        new = Card(tr("Known and new"))
        new.column.addWidget(self._texts["new"])
        new.column.addWidget(self._new)
        skips = Card(tr("Skips"))
        skips.column.addWidget(self._texts["skips"])
        skips.column.addWidget(self.skips)
        mine = Card(tr("Set by you"), tr("What you have changed here; each can be taken back."))
        mine.column.addLayout(self._set)
        mine.column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        remarks = Card(tr("Your latest remarks"))
        remarks.column.addWidget(self._remarks)
        self._remarks_card = remarks
        away = self._list_card("away", tr("You turn away from"))
        self._away_card = away
        lists = {subject: self._list_card(subject.value, tr(SUBJECTS[subject])) for subject in (
            Subject.ARTIST, Subject.GENRE, Subject.ERA)}  # fmt: skip
        for card in (times, moods, new, skips, mine, remarks, away, *lists.values()):
            card.column.setSpacing(self.fontMetrics().height() // 2)
        return [
            (0, times),
            (1, lists[Subject.ARTIST]),
            (0, moods),
            (1, lists[Subject.GENRE]),
            (0, lists[Subject.ERA]),
            (0, new),
            (0, away),
            (1, skips),
            (0, remarks),
            (1, mine),
        ]

    def _list_card(self, key: str, heading: str) -> Card:
        card = Card(heading)
        self._texts[key] = plain_label(wraps=True)
        card.column.addWidget(self._texts[key])
        rows = self.lists[key] = ShareList(heading, has_menu=True)
        card.column.addWidget(rows)
        rows.entered_row.connect(lambda row: self._ask_evidence(self._likings[key][row]))
        rows.menu_asked.connect(lambda place, row: self._on_change(place, self._likings[key][row]))
        return card

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        self._set.setSpacing(2)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(em, em // 4, em, em)
        whole.setSpacing(em)
        whole.addWidget(self.basis)
        self._body = QWidget()
        self._row = sides = QHBoxLayout(self._body)
        sides.setContentsMargins(0, 0, 0, 0)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        for side in self._sides:
            side.setSpacing(em)
            sides.addLayout(side, 1)
        whole.addWidget(self._body)
        whole.addStretch(1)
        self.setWidget(page)
        self._body.hide()
        self._place(1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self._place(2 if self.viewport().width() >= self.fontMetrics().height() * _TWO_COLUMNS_EM else 1)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        self._row.setSpacing(self.fontMetrics().height() if columns == 2 else 0)
        self._row.setStretch(1, columns - 1)
        for side in self._sides:
            while side.takeAt(0) is not None:
                pass
        for column, card in self._cards:
            self._sides[column if columns == 2 else 0].addWidget(card)
        for side in self._sides:
            side.addStretch(1)

    # what is shown

    def show_taste(self, view: TasteView) -> None:
        """What is believed now."""
        self._view = view
        self._body.setVisible(not view.is_empty or bool(view.forgotten))
        self.basis.setText(tr(NOTHING) if view.is_empty else basis_text(view))
        self._texts["times"].setText(times_text(view))
        days = [weekday_name(day, is_short=True) for day in range(7)]
        hours = [hour_text(hour) for hour in (0, 6, 12, 18)]
        self.week.show_values(view.week, days, hours, lambda at: cell_text(view, at), times_text(view))
        moods = view.likings[Subject.MOOD]
        self._texts["moods"].setText(likings_text(Subject.MOOD, moods))
        self._show_moods(view)
        for subject in (Subject.ARTIST, Subject.GENRE, Subject.ERA):
            self._texts[subject.value].setText(likings_text(subject, view.likings[subject]))
            self._show_rows(subject.value, view.likings[subject])
        self._texts["away"].hide()
        self._show_rows("away", view.turned_from)
        self._away_card.setVisible(bool(view.turned_from))
        self._texts["new"].setText(novelty_text(view))
        self._new.show_rows([ShareRow(words, share_text(share), share) for words, share in novelty_lines(view)])
        self._texts["skips"].setText(skips_text(view))
        skips = skip_rows(view)
        self._situations = tuple(name for name, _, _, _ in skips)
        self.skips.show_rows([ShareRow(words, evidence, share) for _, words, share, evidence in skips])
        self._show_set(view)
        self._remarks.setText(
            "\n".join(
                f"{self._line_of(said.track_id).title} · {moment_text(said.at)}\n{said.text}" for said in view.comments
            )
        )
        self._remarks_card.setVisible(bool(view.comments))

    def _show_moods(self, view: TasteView) -> None:
        top = max((liking.plays for liking in view.moods), default=1)
        spots = [
            MoodSpot(
                name_text(Subject.MOOD, liking.name),
                MOODS[liking.name].valence,
                MOODS[liking.name].energy,
                liking.plays / max(1, top),
                mood_text(liking),
            )
            for liking in view.moods
            if liking.name in MOODS
        ]
        self._mood_names = {
            spot.name: name for name in MOODS for spot in spots if name_text(Subject.MOOD, name) == spot.name
        }
        self.moods.show_spots(spots, likings_text(Subject.MOOD, view.likings[Subject.MOOD]))

    def _show_rows(self, key: str, likings: Sequence[Liking]) -> None:
        self._likings[key] = tuple(likings)
        self.lists[key].show_rows(
            [
                ShareRow(
                    name_text(liking.subject, liking.name),
                    " · ".join(filter(None, (lean_text(liking.lean), counts_text(liking)))),
                    liking.value,
                    is_signed=True,
                )
                for liking in likings
            ]
        )

    def _show_set(self, view: TasteView) -> None:
        while (item := self._set.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for edit in view.edits:
            words = f"{name_text(edit.subject, edit.name)}: {lean_text(edit.lean)}"
            liking = Liking(edit.subject, edit.name, 0, 0, 0, 0, 0, 0, edit.lean)
            self._add_set(words, tr("Take back"), partial(self.lean_asked.emit, liking, AS_IT_WAS))
        for number, part in view.forgotten:
            words = tr("Forgotten: {what}").format(what=forgotten_text(part))
            self._add_set(words, tr("Count it again"), partial(self.remember_asked.emit, number))
        if self._set.count() == 0:
            self._set.addWidget(plain_label(tr("Nothing yet."), "second"))

    def _add_set(self, words: str, back: str, do: Callable[[], object]) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(plain_label(words, wraps=True), 1)
        button = TextButton(back, "chip")
        button.setAccessibleName(f"{back}: {words}")
        button.clicked.connect(lambda _=False: do())
        line.addWidget(button)
        self._set.addWidget(row)

    # what the listener does

    def menu_of(self, liking: Liking) -> QMenu:
        """What can be changed of a liking."""
        menu = QMenu(self)

        def add(words: str, do: Callable[[], object]) -> None:
            menu.addAction(words).triggered.connect(lambda _=False: do())

        add(tr("Show the plays behind it"), lambda: self._ask_evidence(liking))
        menu.addSeparator()
        for words, lean in (
            (tr("More of this"), MORE),
            (tr("Less of this"), LESS),
            (tr("Never this"), NEVER),
        ):
            if lean != liking.lean:
                add(words, partial(self.lean_asked.emit, liking, lean))
        if liking.lean:
            add(tr("As it was"), lambda: self.lean_asked.emit(liking, AS_IT_WAS))
        menu.addSeparator()
        add(tr("Forget this"), lambda: self.forget_asked.emit(liking))
        if liking.subject is Subject.ARTIST:
            add(tr("Go to the artist"), lambda: self.artist_asked.emit(liking.name))
        return menu

    def _ask_evidence(self, liking: Liking) -> None:
        words = f"{name_text(liking.subject, liking.name)}: {counts_text(liking)}"
        self.evidence_asked.emit(liking.subject.value, liking.name, words)

    def _on_change(self, place: QPoint, liking: Liking) -> None:
        menu = self.menu_of(liking)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _on_situation(self, row: int) -> None:
        shown = self.skips.rows[row]
        self.evidence_asked.emit("situation", self._situations[row], f"{shown.name}: {shown.detail}")

    def _on_hour(self, at: int) -> None:
        if self._view is not None and self._view.week.reshape(-1)[at] > 0:
            self.evidence_asked.emit("weekday hour", f"{at // 24} {at % 24}", cell_text(self._view, at))

    def _on_mood(self, at: int) -> None:
        spot = self.moods.spots[at]
        self.evidence_asked.emit("mood", self._mood_names[spot.name], spot.words)
