"""Ten sliders in a row, and named settings of them."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from musicrec_desktop.desktop.widgets.form import Choice, Switch
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.playback import BANDS_HZ, FLAT, MOST_DB, PRESETS, Equaliser, preset_of

_OWN: Final = ""
_NAMES: Final = {
    "flat": marked("Flat"),
    "bass": marked("More bass"),
    "less_bass": marked("Less bass"),
    "voice": marked("Voice"),
    "bright": marked("Bright"),
    "warm": marked("Warm"),
    "loudness": marked("Quiet listening"),
    "small_speakers": marked("Small speakers"),
}
_STEP: Final = 2
"""Of a slider in one decibel."""


class EqualiserEditor(QWidget):
    """Says every move at once: it is heard while the hand is on the slider."""

    changed = Signal(Equaliser)
    switched = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self.switch = Switch(tr("On"), tr("Off"))
        self.switch.setAccessibleName(tr("Equaliser"))
        self.preset = Choice([*((name, tr(_NAMES.get(name, name))) for name in PRESETS), (_OWN, tr("Your own"))])
        self.preset.setAccessibleName(tr("Setting of the equaliser"))
        self.sliders = tuple(self._slider(hertz) for hertz in BANDS_HZ)
        self._values = tuple(plain_label("0", "second") for _ in BANDS_HZ)
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(em // 4)
        middle = Qt.AlignmentFlag.AlignHCenter
        for column, (hertz, slider, value) in enumerate(zip(BANDS_HZ, self.sliders, self._values, strict=True)):
            grid.setColumnMinimumWidth(column, round(em * 2.4))
            grid.addWidget(value, 0, column, middle)
            grid.addWidget(slider, 1, column, middle)
            grid.addWidget(plain_label(_band_text(hertz), "second"), 2, column, middle)
        first = QHBoxLayout()
        first.setSpacing(em // 2)
        first.addWidget(plain_label(tr("Equaliser"), "heading"))
        first.addStretch(1)
        first.addWidget(self.preset)
        first.addWidget(self.switch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em // 2)
        layout.addLayout(first)
        layout.addLayout(grid)
        self.preset.activated.connect(self._on_preset)
        self.switch.toggled.connect(self.switched)

    def show_equaliser(self, equaliser: Equaliser, *, is_on: bool) -> None:
        """Put every slider there without telling anybody."""
        self.switch.show_state(is_on)
        for slider, gain in zip(self.sliders, equaliser.gains_db, strict=True):
            slider.blockSignals(True)
            slider.setValue(round(gain * _STEP))
            slider.blockSignals(False)
        self._show_words(equaliser)

    @property
    def equaliser(self) -> Equaliser:
        """What the sliders say."""
        return Equaliser(tuple(slider.value() / _STEP for slider in self.sliders))

    def _slider(self, hertz: float) -> QSlider:
        slider = QSlider(Qt.Orientation.Vertical)
        slider.setRange(round(-MOST_DB * _STEP), round(MOST_DB * _STEP))
        slider.setPageStep(_STEP)
        slider.setFixedHeight(self.fontMetrics().height() * 7)
        slider.setAccessibleName(tr("{hertz} hertz").format(hertz=f"{hertz:g}"))
        slider.valueChanged.connect(partial(self._on_moved))
        return slider

    def _on_moved(self, _value: int) -> None:
        equaliser = self.equaliser
        self._show_words(equaliser)
        self.changed.emit(equaliser)

    def _on_preset(self, _index: int) -> None:
        chosen = PRESETS.get(self.preset.value)
        if chosen is not None:
            self.show_equaliser(chosen, is_on=True)
            self.changed.emit(chosen)
            self.switched.emit(True)

    def _show_words(self, equaliser: Equaliser) -> None:
        for label, slider, gain in zip(self._values, self.sliders, equaliser.gains_db, strict=True):
            label.setText(f"{gain:+g}" if gain else "0")
            slider.setAccessibleDescription(tr("{gain} decibels").format(gain=f"{gain:+g}"))
        self.preset.show_value("flat" if equaliser == FLAT else preset_of(equaliser))


def _band_text(hertz: float) -> str:
    return f"{hertz / 1000:g}k" if hertz >= 1000 else f"{hertz:g}"
