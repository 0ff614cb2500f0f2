"""A form of a plugin's page."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.form import Card, Choice, Decimal, Switch
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.plugin_api import Field, Form, Value

_STEPS = 100


class PluginForm(Card):
    """Says all values at once: at the button, or at every change."""

    filled = Signal(dict)

    def __init__(self, form: Form) -> None:
        super().__init__("")
        self._form = form
        self._values: dict[str, Callable[[], Value]] = {}
        for each in form.fields:
            control = self._control(each)
            if each.control in ("lines", "file", "folder", "text", "secret"):
                self._add_wide(each, control)
            else:
                self.add_row(each.label, control, each.about)
        if not form.is_live:
            row = QHBoxLayout()
            self.button = TextButton(form.button, "main")
            self.button.clicked.connect(self._say)
            row.addWidget(self.button)
            row.addStretch(1)
            self.column.addLayout(row)

    def _say(self) -> None:
        self.filled.emit({name: value() for name, value in self._values.items()})

    def _changed(self) -> None:
        if self._form.is_live:
            self._say()

    def _add_wide(self, field: Field, control: QWidget) -> None:
        label = plain_label(field.label, wraps=True)
        label.setBuddy(control)
        rows = QVBoxLayout()
        rows.setSpacing(self.fontMetrics().height() // 4)
        rows.addWidget(label)
        rows.addWidget(control)
        if field.about:
            rows.addWidget(plain_label(field.about, "second", wraps=True))
        control.setAccessibleName(field.label)
        self.column.addLayout(rows)

    def _control(self, field: Field) -> QWidget:
        match field.control:
            case "lines":
                return self._lines(field)
            case "number":
                return self._number(field)
            case "slider":
                return self._slider(field)
            case "switch":
                switch = Switch(tr("On"), tr("Off"))
                switch.show_state(bool(field.value))
                switch.toggled.connect(self._changed)
                self._values[field.name] = switch.isChecked
                return switch
            case "choice":
                choice = Choice(field.choices)
                choice.show_value(str(field.value))
                choice.activated.connect(self._changed)
                self._values[field.name] = lambda: choice.value
                return choice
            case "file" | "folder":
                return self._place(field)
        return self._line(field)

    def _line(self, field: Field) -> QLineEdit:
        line = QLineEdit(str(field.value))
        line.setMaxLength(10_000)
        if field.control == "secret":
            line.setEchoMode(QLineEdit.EchoMode.Password)
        line.editingFinished.connect(self._changed)
        if not self._form.is_live:
            line.returnPressed.connect(self._say)
        self._values[field.name] = line.text
        return line

    def _lines(self, field: Field) -> QPlainTextEdit:
        lines = QPlainTextEdit(str(field.value))
        lines.setTabChangesFocus(True)
        lines.setFixedHeight(self.fontMetrics().height() * 7)
        self._values[field.name] = lines.toPlainText
        return lines

    def _number(self, field: Field) -> Decimal:
        number = Decimal(field.least, field.most, field.step or 1.0)
        number.setDecimals(0 if float(field.step or 1.0).is_integer() else 2)
        number.show_value(float(field.value or 0.0))
        number.valueChanged.connect(self._changed)
        self._values[field.name] = number.value
        return number

    def _slider(self, field: Field) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        wide = (field.most - field.least) or 1.0
        steps = max(1, round(wide / field.step)) if field.step else _STEPS
        slider.setRange(0, steps)
        slider.setValue(round((float(field.value or 0.0) - field.least) / wide * steps))
        slider.setMinimumWidth(self.fontMetrics().height() * 12)
        slider.sliderReleased.connect(self._changed)
        slider.actionTriggered.connect(lambda _: None if slider.isSliderDown() else self._changed())
        self._values[field.name] = lambda: field.least + slider.value() / steps * wide
        return slider

    def _place(self, field: Field) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        line = self._line(field)
        line.setAccessibleName(field.label)
        key = TextButton(tr("Choose …"))
        key.setAccessibleName(tr("Choose: {what}").format(what=field.label))

        def choose() -> None:
            if field.control == "folder":
                chosen = QFileDialog.getExistingDirectory(self, field.label, line.text())
            else:
                chosen, _ = QFileDialog.getOpenFileName(self, field.label, line.text())
            if chosen:
                line.setText(chosen)
                self._changed()

        key.clicked.connect(choose)
        row.addWidget(line, 1)
        row.addWidget(key)
        return both
