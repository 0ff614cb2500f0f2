"""One piece of a plan, lying over the page: another value, more or less of it, or out with it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QFrame, QHBoxLayout, QLineEdit, QSlider, QVBoxLayout, QWidget

from musicrec_desktop.app.plan_editing import (
    Piece,
    Slot,
    less,
    more,
    wish_at,
    with_behaviour,
    with_curve,
    with_length,
    with_novelty,
    with_spacing,
    with_wish,
    without,
)
from musicrec_desktop.desktop.panels.plan_words import FACETS, FIELDS, MOOD_WORDS, SCALES, SHAPES
from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.form import Choice, Decimal, WholeNumber
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.plan import (
    Behaviour,
    BehaviourField,
    Curve,
    Facet,
    FacetWish,
    Length,
    PlaylistPlan,
    Range,
    Shape,
)

Names = Callable[[Facet], Sequence[str]]
"""What a facet can be in this library: completes what is typed."""
_CLOSED: Final = (Facet.MOOD, Facet.VOCALS)
VOCALS: Final = {
    "none": marked("without vocals"),
    "vocal": marked("with vocals"),
    "female": marked("female"),
    "male": marked("male"),
}
_SPANS: Final = {Facet.TEMPO: (30, 260, 5), Facet.YEAR: (1900, 2100, 1), Facet.DURATION: (0, 7200, 30)}
"""Lowest, highest and step of what is measured on no scale from 0 to 1."""
_SHARES: Final = (BehaviourField.SKIP_RATE, BehaviourField.COMPLETION, BehaviourField.PLAYS_RANK)


class WishEditor(QFrame):
    """Says the plan as it is after the change; closes by itself then."""

    changed = Signal(PlaylistPlan)

    def __init__(
        self, parent: QWidget, plan: PlaylistPlan, piece: Piece, names: Names, *, is_new: bool = False
    ) -> None:
        """`is_new`: the piece was put into the plan to be filled in; there is nothing to take out yet."""
        super().__init__(parent.window())
        self.setProperty("rank", "over")
        self.hide()
        self._anchor: QWidget = parent
        self._plan, self._piece, self._names, self._is_new = plan, piece, names, is_new
        self._result: Callable[[], PlaylistPlan] = lambda: plan
        em = self.fontMetrics().height()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(em, em, em, em)
        self._column.setSpacing(em // 2)
        self.heading = plain_label(_heading(plan, piece), "heading")
        self._column.addWidget(self.heading)
        self._first: QWidget | None = None
        self._fill()
        self.use = TextButton(tr("Use"), "main")
        self.out = TextButton(tr("Take out"))
        self.out.setVisible(not is_new)
        end = QHBoxLayout()
        end.setSpacing(em // 2)
        end.addWidget(self.out)
        end.addStretch(1)
        end.addWidget(self.use)
        self._column.addLayout(end)
        self.setMinimumWidth(em * 18)
        self.setAccessibleName(self.heading.text())
        self.use.clicked.connect(lambda: self._say(self._result()))
        self.out.clicked.connect(lambda: self._say(without(plan, piece)))

    def open_below(self, anchor: QWidget) -> None:
        """Show it below a chip, inside the window. It closes when the listener goes elsewhere."""
        self._anchor = anchor
        self.adjustSize()
        window = self.window()
        place = anchor.mapTo(window, QPoint(0, anchor.height()))
        x = min(place.x(), window.width() - self.width())
        has_room = place.y() + self.height() <= window.height()
        y = place.y() if has_room else place.y() - anchor.height() - self.height()
        self.move(max(0, x), max(0, y))
        self.show()
        self.raise_()
        (self._first or self.use).setFocus(Qt.FocusReason.PopupFocusReason)
        self._watch(is_on=True)

    def leave(self) -> None:
        """Close without a change."""
        self._watch(is_on=False)
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        self.deleteLater()
        if had_focus and shiboken6.isValid(self._anchor):
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)

    def _watch(self, *, is_on: bool) -> None:
        program = QApplication.instance()
        if program is not None:
            (program.installEventFilter if is_on else program.removeEventFilter)(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        is_elsewhere = (
            event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn)
            and isinstance(watched, QWidget)
            and watched is not self
            and not self.isAncestorOf(watched)
            and watched.window() is self.window()
        )
        if is_elsewhere and self.isVisible():
            self.leave()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._say(self._result())
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # inside

    def _say(self, plan: PlaylistPlan) -> None:
        self.leave()
        wish = wish_at(plan, self._piece) if plan == self._plan else None
        is_blank = wish is not None and wish.range is None and not wish.value
        if plan != self._plan or (self._is_new and not is_blank):
            self.changed.emit(plan)

    def _fill(self) -> None:
        plan, piece = self._plan, self._piece
        wish = wish_at(plan, piece)
        match piece.slot:
            case Slot.WANT | Slot.AVOID if wish is not None:
                if wish.range is not None:
                    self._fill_range(wish, wish.range)
                else:
                    self._fill_value(wish)
                self._fill_more_or_less(wish)
            case Slot.LENGTH if plan.length is not None:
                self._fill_length(plan.length)
            case Slot.CURVE if plan.curve is not None:
                self._fill_curve(plan.curve)
            case Slot.NOVELTY:
                self._fill_novelty(plan.novelty or 0.0)
            case Slot.BEHAVIOUR:
                self._fill_behaviour(plan.behaviour[piece.at])
            case Slot.MAX_PER_ARTIST:
                self._fill_spacing(plan.spacing.max_per_artist or 1)

    def _add(self, words: str, control: QWidget) -> None:
        control.setAccessibleName(words)
        if self._first is None:
            self._first = control
        line = QHBoxLayout()
        line.addWidget(plain_label(words, "second"), 1)
        line.addWidget(control, 2)
        self._column.addLayout(line)

    def _fill_value(self, wish: FacetWish) -> None:
        if wish.facet in _CLOSED:
            words = MOOD_WORDS if wish.facet is Facet.MOOD else VOCALS
            choice = Choice([(value, tr(text)) for value, text in words.items()])
            choice.show_value(wish.value)
            self._add(_named(wish.facet), choice)
            value = self._value_of(choice)
        else:
            field = QLineEdit(wish.value)
            completer = QCompleter(list(self._names(wish.facet)), field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)
            field.setMaxLength(200)
            field.selectAll()
            self._add(_named(wish.facet), field)
            value = field.text
        self._result = lambda: self._with(replace(wish, value=value().strip()) if value().strip() else wish)

    @staticmethod
    def _value_of(choice: Choice) -> Callable[[], str]:
        return lambda: choice.value

    def _fill_range(self, wish: FacetWish, range_: Range) -> None:
        is_share = wish.facet in SCALES
        lowest, highest, step = (0, 100, 5) if is_share else _SPANS.get(wish.facet, (0, 10_000, 1))
        by = 100 if is_share else 1
        low, high = WholeNumber(lowest, highest), WholeNumber(lowest, highest)
        for box, end, open_end in ((low, range_.low, lowest), (high, range_.high, highest)):
            box.setSingleStep(step)
            box.setSuffix(" %" if is_share else "")
            box.setValue(open_end if math.isinf(end) else round(end * by))
        self._add(tr("From"), low)
        self._add(tr("To"), high)

        def result() -> PlaylistPlan:
            ends = sorted((low.value(), high.value()))
            first = ends[0] / by if is_share or ends[0] > lowest else -math.inf
            last = ends[1] / by if is_share or ends[1] < highest else math.inf
            return self._with(replace(wish, range=Range(first, last)))

        self._result = result

    def _fill_more_or_less(self, wish: FacetWish) -> None:
        em = self.fontMetrics().height()
        line = QHBoxLayout()
        line.setSpacing(em // 2)
        is_wanted = self._piece.slot is Slot.WANT
        if is_wanted:
            for words, do in ((tr("Less of it"), less), (tr("More of it"), more)):
                key = TextButton(words)
                key.clicked.connect(lambda _=False, do=do: self._say(do(self._plan, self._piece)))
                line.addWidget(key)
        turn = TextButton(tr("Leave it out instead") if is_wanted else tr("Want it instead"))
        turn.clicked.connect(lambda: self._say(with_wish(self._plan, self._piece, wish, is_wanted=not is_wanted)))
        line.addWidget(turn)
        line.addStretch(1)
        if wish.value or wish.range is not None:
            self._column.addLayout(line)

    def _with(self, wish: FacetWish) -> PlaylistPlan:
        if wish == wish_at(self._plan, self._piece):
            return self._plan
        return with_wish(self._plan, self._piece, wish, is_wanted=self._piece.slot is Slot.WANT)

    def _fill_length(self, length: Length) -> None:
        amount = WholeNumber(1, 1_000)
        unit = Choice([("minutes", tr("minutes")), ("tracks", tr("tracks"))])
        amount.setValue(round(length.minutes if length.minutes is not None else length.tracks or 1))
        unit.show_value("minutes" if length.minutes is not None else "tracks")
        self._add(tr("How much"), amount)
        self._add(tr("Of what"), unit)

        def result() -> PlaylistPlan:
            n = amount.value()
            return with_length(self._plan, Length(minutes=n) if unit.value == "minutes" else Length(tracks=n))

        self._result = result

    def _fill_curve(self, curve: Curve) -> None:
        shapes = [shape for shape in SHAPES if shape is not Shape.DRAWN or curve.heights]
        shape = Choice([(value.value, tr(SHAPES[value])) for value in shapes])
        moods = [(name, tr(words)) for name, words in MOOD_WORDS.items()]
        start, end = Choice(moods), Choice(moods)
        shape.show_value(curve.shape.value)
        start.show_value(curve.start or "calm")
        end.show_value(curve.end or "energetic")
        self._add(tr("How energy moves"), shape)
        self._add(tr("From"), start)
        self._add(tr("To"), end)

        def show_moods() -> None:
            for box in (start, end):
                box.setEnabled(shape.value == Shape.JOURNEY.value)

        shape.currentIndexChanged.connect(show_moods)
        show_moods()

        def result() -> PlaylistPlan:
            wanted = Shape(shape.value)
            if wanted is curve.shape and wanted is not Shape.JOURNEY:
                return self._plan
            if wanted is Shape.JOURNEY:
                ends = (start.value, end.value)
                is_same = curve.shape is wanted and ends == (curve.start, curve.end)
                return self._plan if is_same else with_curve(self._plan, Curve(wanted, *ends))
            return with_curve(self._plan, Curve(wanted, heights=curve.heights if wanted is Shape.DRAWN else ()))

        self._result = result

    def _fill_novelty(self, novelty: float) -> None:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setPageStep(20)
        slider.setValue(round(novelty * 100))
        self._add(tr("Familiar to new"), slider)
        self._result = lambda: with_novelty(self._plan, slider.value() / 100)

    def _fill_behaviour(self, filter_: Behaviour) -> None:
        if filter_.field is BehaviourField.LIKED:
            liked = Choice([("yes", tr("liked")), ("no", tr("not liked"))])
            liked.show_value("yes" if filter_.range.low >= 1 else "no")
            self._add(tr(FIELDS[filter_.field]), liked)
            self._result = lambda: self._with_range(filter_, Range(1, 1) if liked.value == "yes" else Range(0, 0))
            return
        is_share = filter_.field in _SHARES
        highest = 1.0 if is_share else 99_999.0
        low = Decimal(0, highest, 0.05 if is_share else 1)
        high = Decimal(0, highest, 0.05 if is_share else 1)
        for box in (low, high):
            box.setDecimals(2 if is_share else 0)
        high.setSpecialValueText("")
        low.setValue(max(0.0, filter_.range.low))
        high.setValue(min(highest, filter_.range.high))
        self._add(tr("{what} from").format(what=tr(FIELDS[filter_.field])), low)
        self._add(tr("to"), high)

        def result() -> PlaylistPlan:
            ends = sorted((low.value(), high.value()))
            last = math.inf if not is_share and ends[1] >= highest else ends[1]
            return self._with_range(filter_, Range(ends[0], last))

        self._result = result

    def _with_range(self, filter_: Behaviour, range_: Range) -> PlaylistPlan:
        if range_ == filter_.range:
            return self._plan
        return with_behaviour(self._plan, self._piece, replace(filter_, range=range_))

    def _fill_spacing(self, most: int) -> None:
        box = WholeNumber(1, 99)
        box.setValue(most)
        self._add(tr("Tracks by one artist"), box)
        self._result = lambda: with_spacing(self._plan, replace(self._plan.spacing, max_per_artist=box.value()))


def _named(facet: Facet) -> str:
    words = tr(FACETS[facet])
    return words[:1].upper() + words[1:]


def _heading(plan: PlaylistPlan, piece: Piece) -> str:
    wish = wish_at(plan, piece)
    match piece.slot:
        case Slot.WANT if wish is not None:
            return _named(wish.facet)
        case Slot.AVOID if wish is not None:
            return tr("Left out: {what}").format(what=tr(FACETS[wish.facet]))
        case Slot.BEHAVIOUR:
            return tr("Your listening")
        case Slot.LENGTH:
            return tr("Length")
        case Slot.CURVE:
            return tr("Energy over the list")
        case Slot.NOVELTY:
            return tr("Familiar or new")
        case Slot.ONLY_ARTISTS:
            return tr("Only these artists")
        case Slot.MAX_PER_ARTIST:
            return tr("Of one artist")
    return tr("Taking turns")
