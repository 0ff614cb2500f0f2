"""The rules of a smart playlist, to be put together and changed; what they choose now is said while one does."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.desktop.panels.rule_fields import FIELD_WORDS, SCALES, choices_of, comparisons_of
from musicrec_desktop.desktop.widgets.buttons import IconButton, TextButton
from musicrec_desktop.desktop.widgets.flow_layout import flow_of
from musicrec_desktop.desktop.widgets.form import Choice, WholeNumber, scrolled
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import PlaylistId
from musicrec_desktop.domain.smart_playlist import Rule, RuleField, RuleTest, SmartRules

_WAIT_MS: Final = 150
_RANDOM: Final = "random"
_MOST: Final = 100_000


class RuleRow(QWidget):
    """One rule: field, comparison, value."""

    changed = Signal()
    remove_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self.field = Choice([(field.value, tr(words)) for field, words in FIELD_WORDS.items()])
        self.field.setAccessibleName(tr("What the rule looks at"))
        self.field.view().setAccessibleName(tr("What the rule looks at"))
        self.test = Choice([])
        self.test.setAccessibleName(tr("How it is compared"))
        self.test.view().setAccessibleName(tr("How it is compared"))
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("a name"))
        self.number = QDoubleSpinBox()
        self.choice = Choice([])
        for control in (self.text, self.number, self.choice):
            control.setAccessibleName(tr("What it is compared with"))
        self.choice.view().setAccessibleName(tr("What it is compared with"))
        self.remove = IconButton("close", tr("Remove this rule"))
        self.value = QStackedWidget()
        for control in (self.text, self.number, self.choice):
            self.value.addWidget(control)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em // 3)
        line.addWidget(self.field, 3)
        line.addWidget(self.test, 3)
        line.addWidget(self.value, 3)
        line.addWidget(self.remove)
        self._show_field(RuleField.GENRE)
        self.field.activated.connect(self._on_field)
        self.test.activated.connect(lambda _: self.changed.emit())
        self.choice.activated.connect(lambda _: self.changed.emit())
        self.text.textChanged.connect(lambda _: self.changed.emit())
        self.number.valueChanged.connect(lambda _: self.changed.emit())
        self.remove.clicked.connect(self.remove_asked)

    def show_rule(self, rule: Rule) -> None:
        """Show this one."""
        self.blockSignals(True)
        self.field.show_value(rule.field.value)
        self._show_field(rule.field)
        if rule.test not in comparisons_of(rule.field):
            self.test.addItem(rule.test.value, rule.test.value)  # typed at the command line
        self.test.show_value(rule.test.value)
        if choices_of(rule.field):
            self.choice.show_value(rule.value)
        elif (scale := SCALES.get(rule.field)) is not None:
            self.number.setValue(min(rule.number * scale.factor, scale.high))
        else:
            self.text.setText(rule.value)
        self.blockSignals(False)

    @property
    def rule(self) -> Rule | None:
        """What is set; None while the value is missing."""
        field, test = RuleField(self.field.value), RuleTest(self.test.value)
        if choices_of(field):
            return Rule(field, test, self.choice.value)
        scale = SCALES.get(field)
        if scale is not None:
            return Rule(field, test, f"{self.number.value() / scale.factor:g}")
        text = " ".join(self.text.text().split())
        return Rule(field, test, text) if text else None

    def suggest(self, names: Sequence[str]) -> None:
        """Complete what is typed by one of these."""
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.text.setCompleter(completer)

    def _on_field(self) -> None:
        self._show_field(RuleField(self.field.value))
        self.changed.emit()

    def _show_field(self, field: RuleField) -> None:
        for control in (self.test, self.choice, self.number):
            control.blockSignals(True)
        self.test.clear()
        for test, words in comparisons_of(field).items():
            self.test.addItem(tr(words), test.value)
        self.choice.clear()
        for value, words in choices_of(field).items():
            self.choice.addItem(tr(words), value)
        scale = SCALES.get(field)
        if scale is not None:
            self.number.setDecimals(scale.decimals)
            self.number.setRange(scale.low, scale.high)
            self.number.setSuffix(tr(scale.unit) if scale.unit else "")
            self.number.setValue(scale.usual)
        self.value.setCurrentWidget(
            self.choice if choices_of(field) else self.number if scale is not None else self.text
        )
        for control in (self.test, self.choice, self.number):
            control.blockSignals(False)


class RulesEditor(QWidget):
    """A smart playlist in the making."""

    changed = Signal()
    """The rules are others; told when the listener stops for a moment."""
    saved = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self.playlist_id: PlaylistId | None = None
        """The playlist that is changed; None for a new one."""
        self.heading = plain_label(rank="title")
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.name.setAccessibleName(tr("Name of the playlist"))
        self.name.setPlaceholderText(tr("Name of the playlist"))
        self.match = Choice([("all", tr("all of these rules")), ("any", tr("at least one of these rules"))])
        self.match.setAccessibleName(tr("How many rules must fit"))
        self.match.view().setAccessibleName(tr("How many rules must fit"))
        self.add = IconButton("add", tr("Add a rule"), "quiet")
        fields = [(field.value, tr(words)) for field, words in FIELD_WORDS.items()]
        self.order = Choice([(_RANDOM, tr("at random, anew each day")), *fields])
        self.order.setAccessibleName(tr("Order"))
        self.order.view().setAccessibleName(tr("Order"))
        self.direction = Choice([("up", tr("ascending")), ("down", tr("descending"))])
        self.direction.setAccessibleName(tr("Direction of the order"))
        self.direction.view().setAccessibleName(tr("Direction of the order"))
        self.tracks = WholeNumber(0, _MOST, lowest=tr("any number of tracks"), suffix=tr(" tracks"))
        self.tracks.setAccessibleName(tr("Most tracks"))
        self.minutes = WholeNumber(0, _MOST, lowest=tr("any length"), suffix=tr(" min"))
        self.minutes.setAccessibleName(tr("Most minutes"))
        self.found = plain_label(rank="strong")
        self.examples = plain_label(rank="second", wraps=True)
        self.save = TextButton(tr("Save"), "main")
        self.cancel = TextButton(tr("Cancel"))
        self.rows: list[RuleRow] = []
        self._names: dict[RuleField, Sequence[str]] = {}
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(self.changed)
        self._arrange(em)
        for choice in (self.match, self.order, self.direction):
            choice.activated.connect(lambda _: self._on_changed())
        for number in (self.tracks, self.minutes):
            number.valueChanged.connect(lambda _: self._on_changed())
        self.name.textChanged.connect(lambda _: self._show_whether_done())
        self.add.clicked.connect(self._on_add)
        self.save.clicked.connect(self.saved)
        self.cancel.clicked.connect(self.cancelled)
        self.setFocusProxy(self.name)

    def _arrange(self, em: int) -> None:
        def flow(*parts: QWidget) -> QWidget:
            return flow_of(*parts, spacing=em // 2)

        self._rules = QVBoxLayout()
        self._rules.setSpacing(em // 3)
        column = QVBoxLayout()
        column.addWidget(self.heading)
        column.addWidget(self.name)
        column.addWidget(flow(plain_label(tr("Tracks that fit")), self.match))
        column.addLayout(self._rules)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(flow(plain_label(tr("Order")), self.order, self.direction))
        column.addWidget(flow(plain_label(tr("At most")), self.tracks, self.minutes))
        column.addWidget(self.found)
        column.addWidget(self.examples)
        column.addWidget(flow(self.save, self.cancel))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(column))

    def edit(self, rules: SmartRules, title: str = "", playlist_id: PlaylistId | None = None) -> None:
        """Begin with these rules."""
        self.playlist_id = playlist_id
        self.heading.setText(tr("New smart playlist") if playlist_id is None else tr("Rules of a smart playlist"))
        self.name.setText(title)
        self.match.show_value("any" if rules.is_any else "all")
        while self.rows:
            self._drop(self.rows[-1])
        for rule in rules.rules:
            self._append().show_rule(rule)
        if not self.rows:
            self._append()
        self.order.show_value(_RANDOM if rules.order is None else rules.order.value)
        self.direction.show_value("down" if rules.is_descending else "up")
        self.tracks.show_value(rules.most_tracks)
        self.minutes.show_value(round(rules.most_minutes))
        self._on_changed()

    @property
    def rules(self) -> SmartRules:
        """What is set; rules without a value are left out."""
        order = None if self.order.value == _RANDOM else RuleField(self.order.value)
        return SmartRules(
            rules=tuple(rule for row in self.rows if (rule := row.rule) is not None),
            is_any=self.match.value == "any",
            order=order,
            is_descending=order is not None and self.direction.value == "down",
            most_tracks=self.tracks.value(),
            most_minutes=float(self.minutes.value()),
        )

    @property
    def title(self) -> str:
        """The name of the playlist."""
        return " ".join(self.name.text().split())

    def suggest(self, names: dict[RuleField, Sequence[str]]) -> None:
        """Names of this library for fields that hold words."""
        self._names = names
        for row in self.rows:
            row.suggest(names.get(RuleField(row.field.value), ()))

    def show_found(self, words: str, examples: str) -> None:
        """What the rules choose now."""
        self.found.setText(words)
        self.examples.setText(examples)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _append(self) -> RuleRow:
        row = RuleRow()
        row.changed.connect(self._on_changed)
        row.remove_asked.connect(lambda: self._on_remove(row))
        row.field.activated.connect(lambda _: row.suggest(self._names.get(RuleField(row.field.value), ())))
        row.suggest(self._names.get(RuleField(row.field.value), ()))
        self.rows.append(row)
        self._rules.addWidget(row)
        return row

    def _on_add(self) -> None:
        self._append().field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_changed()

    def _on_remove(self, row: RuleRow) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(row)
        self._on_changed()

    def _drop(self, row: RuleRow) -> None:
        self.rows.remove(row)
        self._rules.removeWidget(row)
        row.setParent(None)
        row.deleteLater()

    def _on_changed(self) -> None:
        self.direction.setEnabled(self.order.value != _RANDOM)
        self._show_whether_done()
        self._wait.start()

    def _show_whether_done(self) -> None:
        self.save.setEnabled(bool(self.title) and bool(self.rules.rules))
