"""What every section of the settings is: controls that say which setting they want to be what."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from musicrec_desktop.app.settings import Settings
from musicrec_desktop.desktop.widgets.form import Choice, Decimal, Switch, WholeNumber, scrolled
from musicrec_desktop.desktop.words import tr


class Section(QWidget):
    """Cards of rows. `show_settings` puts every control where the settings have it and tells nobody."""

    changed = Signal(str, object)
    """The name of a setting, and what the listener wants it to be."""

    def __init__(self) -> None:
        super().__init__()
        self.cards = QVBoxLayout()
        self._showing: list[Callable[[Settings], None]] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(self.cards))

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        for show in self._showing:
            show(settings)

    def switch(self, name: str) -> Switch:
        """A control for a setting that is on or off."""
        control = Switch(tr("On"), tr("Off"))
        control.toggled.connect(lambda is_on: self.changed.emit(name, is_on))
        self._showing.append(lambda settings: control.show_state(bool(getattr(settings, name))))
        return control

    def choice(self, name: str, values: tuple[tuple[StrEnum, str], ...]) -> Choice:
        """A control for a setting with named values."""
        control = Choice([(value.value, words) for value, words in values])
        control.activated.connect(lambda _: self.changed.emit(name, control.value))
        self._showing.append(lambda settings: control.show_value(str(getattr(settings, name))))
        return control

    def whole_number(self, name: str, low: int, high: int, suffix: str = "", lowest: str = "") -> WholeNumber:
        """A control for a count."""
        control = WholeNumber(low, high, suffix, lowest)
        control.valueChanged.connect(lambda value: self.changed.emit(name, value))
        self._showing.append(lambda settings: control.show_value(int(getattr(settings, name))))
        return control

    def decimal(self, name: str, low: float, high: float, step: float, suffix: str = "", lowest: str = "") -> Decimal:
        """A control for a measure."""
        control = Decimal(low, high, step, suffix, lowest)
        control.valueChanged.connect(lambda value: self.changed.emit(name, value))
        self._showing.append(lambda settings: control.show_value(float(getattr(settings, name))))
        return control
