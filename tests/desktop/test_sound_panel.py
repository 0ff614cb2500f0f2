"""Repeat, shuffle, equaliser, timer, speed and device: what is asked reaches the controller, what holds is shown."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.panels.player_panel import PlayerPanel
from musicrec_desktop.desktop.panels.sound_panel import SoundPanel
from musicrec_desktop.desktop.widgets.equaliser_editor import EqualiserEditor
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.playback import BANDS_HZ, FLAT, PRESETS, Equaliser, Loop, Modes, OutputDevice, Repeat, Sleep


@pytest.fixture
def panel(bot: QtBot) -> SoundPanel:
    made = SoundPanel(None)
    bot.addWidget(made)
    return made


def test_every_preset_has_words_and_is_heard(bot: QtBot) -> None:
    editor = EqualiserEditor()
    bot.addWidget(editor)
    for name, equaliser in PRESETS.items():
        said: list[Equaliser] = []
        editor.changed.connect(said.append)
        editor.preset.setCurrentIndex(editor.preset.findData(name))
        assert editor.preset.currentText() != name  # words, not the name in the program
        editor.preset.activated.emit(editor.preset.currentIndex())
        assert said == [equaliser]
        assert editor.equaliser == equaliser
        editor.changed.disconnect(said.append)


def test_a_moved_slider_is_heard_at_once_and_named_by_its_band(bot: QtBot) -> None:
    editor = EqualiserEditor()
    bot.addWidget(editor)
    with bot.waitSignal(editor.changed) as heard:
        editor.sliders[3].setValue(7)
    assert heard.args == [Equaliser((0, 0, 0, 3.5, 0, 0, 0, 0, 0, 0))]
    assert [slider.accessibleName() for slider in editor.sliders][:2] == ["31.5 hertz", "63 hertz"]
    assert editor.sliders[3].accessibleDescription() == "+3.5 decibels"
    assert editor.preset.currentText() == "Your own"
    assert len(editor.sliders) == len(BANDS_HZ)


def test_showing_is_not_asking(panel: SoundPanel) -> None:
    said: list[object] = []
    for signal in (panel.sleep_asked, panel.stop_after_asked, panel.device_chosen, panel.equaliser.changed):
        signal.connect(said.append)
    panel.speed_changed.connect(lambda speed, for_all: said.append((speed, for_all)))
    panel.show_devices((OutputDevice("a", "Headphones"),), "gone")
    panel.show_modes(Modes(stop_after_current=True, sleep=Sleep(), speed=1.5, speed_for_all=True, device="a"))
    panel.equaliser.show_equaliser(PRESETS["bass"], is_on=True)
    panel.show_sleep_left(90.0)
    assert said == []
    assert panel.device.currentText() == "Headphones"
    assert panel.sleep.currentText() == "In 1:30"
    panel.show_modes(Modes())
    assert panel.sleep.currentText() == "Off"
    assert panel.sleep.findText("In 1:30") < 0


def test_a_timer_is_asked_for_in_minutes_at_the_end_or_not_at_all(panel: SoundPanel) -> None:
    said: list[int | None] = []
    panel.sleep_asked.connect(said.append)
    for value in ("30", "end", "off"):
        panel.sleep.setCurrentIndex(panel.sleep.findData(value))
        panel.sleep.activated.emit(panel.sleep.currentIndex())
    assert said == [30, 0, None]


def test_a_part_is_marked_by_one_key_that_says_what_comes_next(panel: SoundPanel) -> None:
    texts = []
    for loop in (None, Loop(DurationMs(61_000)), Loop(DurationMs(61_000), DurationMs(65_000))):
        panel.show_modes(Modes(loop=loop))
        texts.append(panel.mark.text())
    assert texts == ["Begins here (A)", "Ends here (B)", "1:01 to 1:05: stop repeating"]


def test_a_device_that_is_away_stays_chosen(panel: SoundPanel) -> None:
    panel.show_devices((OutputDevice("a", "Headphones"),), "b")
    assert panel.device.value == "b"
    assert panel.device.currentText() == "Not connected now"


def test_the_bar_tells_repeat_and_shuffle_by_words_and_frame(bot: QtBot) -> None:
    bar = PlayerPanel()
    bot.addWidget(bar)
    for repeat, words, icon in (
        (Repeat.OFF, "Repeat: off", "repeat"),
        (Repeat.ALL, "Repeat: all", "repeat"),
        (Repeat.ONE, "Repeat: this track", "repeat_one"),
    ):
        bar.show_modes(Modes(repeat=repeat))
        assert (bar.repeat.accessibleName(), bar.repeat.icon_name) == (words, icon)
        assert bar.repeat.isChecked() is (repeat is not Repeat.OFF)
    bar.show_modes(Modes(is_shuffled=True, equaliser=FLAT))
    assert bar.shuffle.isChecked()
    assert bar.shuffle.accessibleName() == "Shuffle: on"


def test_every_sign_of_the_bar_is_drawn() -> None:
    icons = Path(__file__).parents[2] / "assets" / "icons"
    assert all((icons / f"{name}.svg").is_file() for name in ("shuffle", "repeat", "repeat_one", "sound"))
