"""What can be picked beside the words of a request: mood, activity, minutes, familiar or new."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QWidget

from musicrec_desktop.app.picks import Picks
from musicrec_desktop.desktop.panels.plan_words import MOOD_WORDS
from musicrec_desktop.desktop.widgets.buttons import IconButton, TextButton
from musicrec_desktop.desktop.widgets.flow_layout import FlowLayout
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import marked, tr

ACTIVITY_WORDS: Final[Mapping[str, str]] = {
    "focus": marked("concentrate"),
    "relax": marked("relax"),
    "sleep": marked("fall asleep"),
    "wake": marked("wake up"),
    "walk": marked("walk"),
    "run": marked("run"),
    "workout": marked("work out"),
    "drive": marked("drive"),
    "commute": marked("commute"),
    "cook": marked("cook"),
    "clean": marked("clean"),
    "dinner": marked("have dinner"),
    "party": marked("party"),
    "dance": marked("dance"),
    "meditate": marked("meditate"),
}
"""Keys of app/picks.py ACTIVITIES in the listener's words."""
MINUTES: Final = (15, 30, 45, 60, 90, 120, 180)
_FAMILIAR: Final = marked("Familiar")
_NEW: Final = marked("New")
_AS_USUAL: Final = marked("as you are used to")


class NoveltySlider(QWidget):
    """From familiar to new; until it is touched, the listener's habits decide."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(5)
        self.slider.setPageStep(20)
        self.slider.setFixedWidth(self.fontMetrics().height() * 7)
        self.value: float | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.fontMetrics().height() // 3)
        line.addWidget(plain_label(tr(_FAMILIAR), "second"))
        line.addWidget(self.slider)
        line.addWidget(plain_label(tr(_NEW), "second"))
        self.slider.valueChanged.connect(self._on_value)
        self.show_value(None)

    def show_value(self, value: float | None) -> None:
        """Put it there without telling anybody; None: as the listener is used to."""
        self.value = value
        self.slider.blockSignals(True)
        self.slider.setValue(50 if value is None else round(100 * value))
        self.slider.blockSignals(False)
        self._tell()

    def _on_value(self, value: int) -> None:
        self.value = value / 100
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        words = tr(_AS_USUAL) if self.value is None else tr("{share} new").format(share=f"{self.value:.0%}")
        told = tr("Familiar to new: {value}").format(value=words)
        self.slider.setAccessibleName(told)
        self.slider.setProperty("rank", "unset" if self.value is None else "")
        self.slider.style().unpolish(self.slider)  # a style sheet looks at a property only once
        self.slider.style().polish(self.slider)
        self.slider.setToolTip(told)


class PicksPanel(QWidget):
    """Chips that open a choice each. `picks` is what is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.moods: tuple[str, ...] = ()
        self.activity = ""
        self.minutes: int | None = None
        self.mood = self._key(tr("Add moods"), self._mood_menu)
        self.what_for = self._key(tr("What you are doing"), self._activity_menu)
        self.how_long = self._key(tr("How long"), self._minutes_menu)
        self.novelty = NoveltySlider()
        self.clear = IconButton("close", tr("Pick nothing"), em_size=0.9)
        self._menu: QMenu | None = None
        flow = FlowLayout(self, self.fontMetrics().height() // 2)
        for widget in (self.mood, self.what_for, self.how_long, self.novelty, self.clear):
            flow.addWidget(widget)
        self.novelty.changed.connect(self._on_changed)
        self.clear.clicked.connect(self.pick_nothing)
        self._show()

    @property
    def picks(self) -> Picks:
        """What is chosen."""
        return Picks(self.moods, self.activity, self.minutes, self.novelty.value)

    def show_picks(self, picks: Picks) -> None:
        """Choose these."""
        self.moods, self.activity = picks.moods, picks.activity
        self.minutes = None if picks.minutes is None else round(picks.minutes)
        self.novelty.show_value(picks.novelty)
        self._on_changed()

    def pick_nothing(self) -> None:
        """Leave all of it to the words and to habit."""
        had_focus = self.clear.hasFocus()
        self.show_picks(Picks())
        if had_focus:
            self.mood.setFocus(Qt.FocusReason.OtherFocusReason)

    def _key(self, tip: str, menu_of: Callable[[], QMenu]) -> TextButton:
        key = TextButton("", "chip", tip=tip)
        key.setCheckable(True)

        def open_menu() -> None:
            self._show()  # what was pressed is not what was chosen
            menu = self._menu = menu_of()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(key.mapToGlobal(key.rect().bottomLeft()))

        key.clicked.connect(open_menu)
        return key

    def _mood_menu(self) -> QMenu:
        menu = QMenu(self)
        for name, words in MOOD_WORDS.items():
            action = menu.addAction(tr(words))
            action.setCheckable(True)
            action.setChecked(name in self.moods)
            action.triggered.connect(lambda is_on, name=name: self._pick_mood(name, is_on))
        return menu

    def _activity_menu(self) -> QMenu:
        return self._choice_menu(
            [("", tr("Nothing in particular")), *((key, tr(words)) for key, words in ACTIVITY_WORDS.items())],
            self.activity,
            self._pick_activity,
        )

    def _minutes_menu(self) -> QMenu:
        values = [("", tr("As long as usual")), *((str(n), tr("{n} minutes").format(n=n)) for n in MINUTES)]
        return self._choice_menu(values, str(self.minutes or ""), self._pick_minutes)

    def _choice_menu(self, values: list[tuple[str, str]], chosen: str, pick: Callable[[str], None]) -> QMenu:
        menu = QMenu(self)
        for value, words in values:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _=False, value=value: pick(value))
        return menu

    def _pick_mood(self, name: str, is_on: bool) -> None:
        others = tuple(mood for mood in self.moods if mood != name)
        self.moods = (*others, name) if is_on else others
        self._on_changed()

    def _pick_activity(self, key: str) -> None:
        self.activity = key
        self._on_changed()

    def _pick_minutes(self, value: str) -> None:
        self.minutes = int(value) if value else None
        self._on_changed()

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        moods = ", ".join(tr(MOOD_WORDS[name]) for name in self.moods)
        activity = tr(ACTIVITY_WORDS[self.activity]) if self.activity else ""
        minutes = tr("{n} minutes").format(n=self.minutes) if self.minutes else ""
        for key, name, value in (
            (self.mood, tr("Mood"), moods),
            (self.what_for, tr("Activity"), tr("To {do}").format(do=activity) if activity else ""),
            (self.how_long, tr("How long"), minutes),
        ):
            key.setText(f"{value or name} ▾")
            key.setChecked(bool(value))
            key.setAccessibleName(f"{name}: {value}" if value else name)
        self.clear.setVisible(not self.picks.is_empty)
        self.updateGeometry()
