"""From where I am to where I want to be: the plane of moods, and the list that leads there."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from musicrec_desktop.desktop.panels.made_panel import MadePanel
from musicrec_desktop.desktop.panels.plan_words import mood_words
from musicrec_desktop.desktop.widgets.buttons import IconButton, TextButton
from musicrec_desktop.desktop.widgets.flow_layout import FlowLayout
from musicrec_desktop.desktop.widgets.form import Choice, WholeNumber
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.mood_plane import MoodPlane, Place
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.journeys import nearest_mood
from musicrec_desktop.domain.moods import MOODS

WHAT: Final = marked(
    "Begins with music for the mood you are in and leads on in small steps, track by track, to the mood you want."
)
LATELY: Final = marked("You are where your last tracks were; drag the point if you are not.")
UNHEARD: Final = marked("You have heard nothing in the last hours: say where you are, or drag the point there.")
BY_HAND: Final = marked("Drag the points, or use the arrows; Home and End go from one to the other.")
MINUTES: Final = 45
NOVELTY_STEPS: Final = 10
_LOW: Final = 28
"""Heights of the font; a page that is lower has a list of moods in place of the chips, and leaves words out."""


class JourneyPanel(QWidget):
    """Says `changed` whenever another way is wanted."""

    changed = Signal()
    """Start, goal, length or novelty is another."""
    here_asked = Signal()
    """Put the start where the last tracks were."""
    novelty_set = Signal()
    """Familiar or new was chosen by hand."""

    def __init__(self) -> None:
        super().__init__()
        self.plane = MoodPlane(
            tr("Moods: from sad to happy, from calm to energetic"),
            (tr("sad"), tr("happy"), tr("calm"), tr("energetic")),
            (tr("I am here"), tr("I want to be here")),
        )
        named = [(mood_words(mood.name), (mood.valence, mood.energy)) for mood in MOODS.values()]
        self.plane.show_names(named)
        moods = [(mood.name, mood_words(mood.name)) for mood in MOODS.values()]
        self.start = Choice(moods)
        self.start.setAccessibleName(tr("The mood I am in"))
        self.here = IconButton("undo", tr("Where my last tracks were"))
        self.goals: dict[str, TextButton] = {}
        self.goal = Choice(moods)
        self.goal.setAccessibleName(tr("The mood I want to be in"))
        self.minutes = WholeNumber(10, 240, tr(" min"))
        self.minutes.setAccessibleName(tr("Minutes"))
        self.minutes.show_value(MINUTES)
        self.novelty = QSlider(Qt.Orientation.Horizontal)
        self.novelty.setRange(0, NOVELTY_STEPS)
        self.novelty.setPageStep(2)
        self.novelty.setAccessibleName(tr("From familiar to new"))
        self.made = MadePanel(can_close=False)
        self.told = plain_label(tr(BY_HAND), "second", wraps=True)
        self._arrange()
        self.setFocusProxy(self.plane)
        # The plane first: Qt passes over what stands before a page's focus proxy.
        order = (self.plane, self.start, self.here, self.goal, *self.goals.values(), self.minutes, self.novelty)
        for before, after in pairwise((*order, *self.made.stops)):
            self.setTabOrder(before, after)
        self.plane.moved.connect(self._on_moved)
        self.start.activated.connect(lambda _: self._go_to(MOODS[self.start.value].name, is_start=True))
        self.goal.activated.connect(lambda _: self._go_to(MOODS[self.goal.value].name, is_start=False))
        self.here.clicked.connect(self.here_asked)
        self.minutes.valueChanged.connect(lambda _: self.changed.emit())
        self.novelty.valueChanged.connect(lambda _: self.novelty_set.emit())
        self._mark()

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        goals = self._chips = QWidget()
        flow = FlowLayout(goals, em // 3)
        for mood in MOODS.values():
            chip = TextButton(mood_words(mood.name), "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, name=mood.name: self._go_to(name, is_start=False))
            self.goals[mood.name] = chip
            flow.addWidget(chip)
        start = _line(self.start, self.here, gap=em // 4)
        goal = QWidget()
        either = QHBoxLayout(goal)
        either.setContentsMargins(0, 0, 0, 0)
        either.addWidget(self.goal, 0, Qt.AlignmentFlag.AlignLeft)
        either.addWidget(goals, 1)
        ends = [plain_label(words, "second") for words in (tr("familiar"), tr("new"))]
        self.novelty.setFixedWidth(em * 8)
        length = _line(self.minutes, _gap(em), ends[0], self.novelty, ends[1], gap=em // 2)
        grid = QGridLayout()
        grid.setHorizontalSpacing(em)
        grid.setVerticalSpacing(em // 2)
        for row, (words, widget) in enumerate(((tr("I am"), start), (tr("I want to be"), goal), (tr("For"), length))):
            label = plain_label(words)
            top = Qt.AlignmentFlag.AlignTop if widget is goal else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, row, 0, top)
            grid.addWidget(widget, row, 1)
        grid.setColumnStretch(1, 1)
        left = QVBoxLayout()
        left.setSpacing(em // 2)
        left.addWidget(self.plane, 1)
        left.addWidget(self.told)
        body = QHBoxLayout()
        body.setSpacing(em)
        body.addLayout(left, 5)
        body.addWidget(self.made, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em, em, em, em // 2)
        layout.setSpacing(em // 2)
        self._title = plain_label(tr("Mood journey"), "title")
        self.what = plain_label(tr(WHAT), "second", wraps=True)
        layout.addWidget(self._title)
        layout.addWidget(self.what)
        layout.addLayout(grid)
        layout.addLayout(body, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        is_low = self.height() < _LOW * self.fontMetrics().height()
        for widget in (self._chips, self._title, self.told):
            widget.setVisible(not is_low)
        self.goal.setVisible(is_low)

    # what is shown

    @property
    def way(self) -> tuple[Place, Place]:
        """Start and goal."""
        return self.plane.start, self.plane.goal

    def show_start(self, place: Place | None) -> None:
        """Where the listener is, as far as is known; None: nothing was heard lately."""
        self.here.setEnabled(place is not None)
        self.told.setText(tr(UNHEARD if place is None else LATELY))
        if place is not None:
            self.plane.show_places(place, self.plane.goal)
            self._mark()

    def show_novelty(self, novelty: float) -> None:
        """0 familiar .. 1 new, as the taste has it."""
        self.novelty.blockSignals(True)
        self.novelty.setValue(round(novelty * NOVELTY_STEPS))
        self.novelty.blockSignals(False)

    # inside

    def _on_moved(self) -> None:
        self.told.setText(tr(BY_HAND))
        self._mark()
        self.changed.emit()

    def _go_to(self, name: str, *, is_start: bool) -> None:
        place = (MOODS[name].valence, MOODS[name].energy)
        start, goal = self.way
        self.plane.show_places(*((place, goal) if is_start else (start, place)))
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        """Words follow the points."""
        self.start.show_value(nearest_mood(*self.plane.start).name)
        nearest = nearest_mood(*self.plane.goal).name
        self.goal.show_value(nearest)
        for name, chip in self.goals.items():
            chip.setChecked(name == nearest)


def _line(*widgets: QWidget, gap: int) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return box


def _gap(width: int) -> QWidget:
    box = QWidget()
    box.setFixedWidth(width)
    return box
