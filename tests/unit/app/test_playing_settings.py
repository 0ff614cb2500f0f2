"""How playing is set up: what is accepted, what outlives a run, and files from before."""

from pathlib import Path

import pytest

from musicrec_desktop.app.settings import Settings, load_settings, save_settings
from musicrec_desktop.domain.errors import SettingsError
from musicrec_desktop.playback import FLAT, PRESETS, Crossfade, Equaliser, Modes, Repeat


def loaded(folder: Path, text: str) -> Settings:
    file = folder / "settings.toml"
    file.write_text(text, "utf-8")
    return load_settings(file)


def test_all_of_it_survives_a_file(tmp_path: Path) -> None:
    settings = Settings(
        crossfade=Crossfade.ADAPTIVE,
        crossfade_s=7.5,
        equaliser=True,
        equaliser_db=PRESETS["voice"].gains_db,
        speed=1.75,
        speed_for_all=True,
        repeat=Repeat.ONE,
        shuffle=True,
        output_device="alsa_output.usb-“ö”",
    )
    save_settings(settings, tmp_path / "settings.toml")
    assert load_settings(tmp_path / "settings.toml") == settings


@pytest.mark.parametrize(
    "line",
    [
        'crossfade = "long"',
        "speed = 0.2",
        "speed = 3.5",
        "equaliser_db = [1.0, 2.0]",
        "equaliser_db = [13.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]",
        "equaliser_db = [nan, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]",
        'repeat = "twice"',
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(SettingsError, match=line.split(maxsplit=1)[0]):
        loaded(tmp_path, line + "\n")


def test_a_length_from_before_there_was_a_choice_is_a_fixed_fade(tmp_path: Path) -> None:
    assert loaded(tmp_path, "crossfade_s = 4.0\n").crossfade is Crossfade.FIXED
    assert loaded(tmp_path, "crossfade_s = 0.0\n").crossfade is Crossfade.OFF
    assert loaded(tmp_path, 'crossfade = "off"\ncrossfade_s = 4.0\n').crossfade is Crossfade.OFF


def test_modes_begin_as_they_were_left() -> None:
    modes = Modes(
        repeat=Repeat.ALL,
        is_shuffled=True,
        speed=1.5,
        speed_for_all=True,
        equaliser=PRESETS["bass"],
        volume=0.25,
        device="second",
    )
    assert Settings().with_modes(modes).modes == modes


def test_an_equaliser_switched_off_keeps_its_gains() -> None:
    settings = Settings().with_modes(Modes(equaliser=PRESETS["bass"])).with_modes(Modes(equaliser=FLAT))
    assert settings.modes.equaliser == FLAT
    assert Equaliser(settings.equaliser_db) == PRESETS["bass"]


def test_what_belongs_to_one_evening_is_not_kept() -> None:
    assert Settings().with_modes(Modes(stop_after_current=True, volume=0.8)) == Settings()
