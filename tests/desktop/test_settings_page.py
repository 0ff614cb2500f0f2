"""The page of settings: every control says what it wants, shows what is set, and is kept and used."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QMessageBox
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.model_shelf import ShelfEntry
from musicrec_desktop.app.privacy import Privacy, Stored, StoredKind
from musicrec_desktop.app.settings import Settings, Theme
from musicrec_desktop.desktop.connections.settings import ask
from musicrec_desktop.desktop.panels.settings import SettingsPanel
from musicrec_desktop.desktop.panels.settings.model_card import ModelCard
from musicrec_desktop.domain.progress import Progress

_OTHERWISE: dict[str, object] = {
    "watch": False,
    "analyse_politely": False,
    "analyse_whole": True,
    "analysis_jobs": 3,
    "theme": "dark",
    "language": "zh_CN",
    "reduced_motion": True,
    "use_llm": False,
    "use_adapter": False,
    "levelling": "track",
}


@pytest.fixture
def panel(bot: QtBot) -> SettingsPanel:
    made = SettingsPanel()
    bot.addWidget(made)
    return made


_ENTRY = ShelfEntry(
    name="small",
    title="Small",
    parameters=135_000_000,
    size=100_000_000,
    memory=400_000_000,
    licence="Apache-2.0",
    languages=("en",),
    good_for="",
    fetched=0,
    is_here=False,
    fits=True,
)


def test_showing_settings_moves_every_control_and_says_nothing(panel: SettingsPanel, bot: QtBot) -> None:
    said: list[tuple[str, object]] = []
    panel.changed.connect(lambda name, value: said.append((name, value)))
    settings = Settings.model_validate(_OTHERWISE)
    panel.show_settings(settings)
    assert said == []
    # Put back, each control says the default of its setting: so it had moved.
    for section in (panel.folders, panel.look, panel.model, panel.playback):
        for control in section.findChildren(QAbstractButton):
            if control.isCheckable():
                control.click()
    assert {name for name, _ in said} >= {"watch", "analyse_politely", "analyse_whole", "reduced_motion", "use_llm"}
    assert all(value is not _OTHERWISE[name] for name, value in said if name in _OTHERWISE)


def test_a_choice_says_its_value(panel: SettingsPanel, bot: QtBot) -> None:
    with bot.waitSignal(panel.changed) as heard:
        theme = panel.look.findChildren(QComboBox)[0]
        theme.setCurrentIndex(theme.findData(Theme.DARK.value))
        theme.activated.emit(theme.currentIndex())
    assert heard.args == ["theme", "dark"]


def test_every_control_of_every_section_has_a_name(panel: SettingsPanel) -> None:
    panel.show_settings(Settings(folders=(Path("/music/a"),)))
    panel.model.show_models((_ENTRY, replace(_ENTRY, name="two", is_here=True, fetched=5)), "small")
    for kind in (QAbstractButton, QComboBox, QAbstractSpinBox):
        for control in panel.findChildren(kind):
            words = control.text() if isinstance(control, QAbstractButton) else ""
            assert control.accessibleName() or words, control


def test_folders_are_shown_and_can_be_taken_out(panel: SettingsPanel, bot: QtBot) -> None:
    panel.show_settings(Settings(folders=(Path("/music/a"), Path("/music/b"))))
    panel.show_settings(Settings(folders=(Path("/music/b"),)))
    bot.wait(1)
    keys = [key for key in panel.folders.findChildren(QAbstractButton) if key.accessibleName().startswith("Remove")]
    assert [key.accessibleName() for key in keys] == ["Remove b from the library"]
    with bot.waitSignal(panel.folders.remove_asked) as heard:
        keys[0].click()
    assert heard.args == [Path("/music/b")]


def test_a_model_offers_what_can_be_done_with_it(bot: QtBot) -> None:
    card = ModelCard()
    bot.addWidget(card)

    def offered() -> set[str]:
        keys = {"use": card.use, "pull": card.pull, "cancel": card.cancel, "remove": card.remove}
        return {name for name, key in keys.items() if key.isVisibleTo(card)}

    card.show_entry(_ENTRY, is_in_use=False)
    assert offered() == {"pull"}
    card.show_pulling(Progress(10, 100, "small"))
    assert offered() == {"cancel"}
    assert card.bar.value() == 100
    card.show_pulling(None)
    card.show_entry(replace(_ENTRY, fetched=50_000_000), is_in_use=False)
    assert offered() == {"pull", "remove"}
    assert card.pull.text() == "Go on fetching"
    card.show_entry(replace(_ENTRY, fetched=100_000_000, is_here=True), is_in_use=False)
    assert offered() == {"use", "remove"}
    card.show_entry(replace(_ENTRY, fetched=100_000_000, is_here=True), is_in_use=True)
    assert offered() == set()
    card.show_entry(replace(_ENTRY, fetched=9, is_here=True, fault="Cut short."), is_in_use=False)
    assert offered() == {"remove"}
    assert card.fault.isVisibleTo(card)


def test_without_a_model_nothing_about_models_is_shown(panel: SettingsPanel) -> None:
    panel.model.show_where("", is_on=False)
    assert not panel.model.take_in.isVisibleTo(panel.model)
    panel.model.show_where("on the CPU", is_on=True)
    assert panel.model.take_in.isVisibleTo(panel.model)


def test_what_is_stored_is_counted_in_words(panel: SettingsPanel) -> None:
    rows = (
        Stored(StoredKind.PLAYS, 1234, None, Path("/p/library.db")),
        Stored(StoredKind.LOGS, None, 2_500_000, Path("/l")),
    )
    panel.privacy.show_stored(Privacy(rows, True, Path("/p")))
    texts = [label.text() for label in panel.privacy.findChildren(type(panel.privacy.place))]
    assert {"Plays", QLocale().toString(1234), "Logs of the program", "2.5 MB", "In /p"} <= set(texts)
    assert panel.privacy.private.isChecked()


def test_every_kind_that_can_be_stored_has_words(panel: SettingsPanel) -> None:
    panel.privacy.show_stored(
        Privacy(tuple(Stored(kind, 1, None, Path("/p")) for kind in StoredKind), False, Path("/p"))
    )


@pytest.mark.parametrize("answer", [True, False])
def test_a_question_is_answered_by_its_own_button(bot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    def click(box: QMessageBox) -> int:
        assert {key.text() for key in box.buttons()} == {"Delete", "Cancel"}
        assert box.defaultButton().text() == "Cancel"
        next(key for key in box.buttons() if (key.text() == "Delete") is answer).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", click)
    panel = SettingsPanel()
    bot.addWidget(panel)
    assert ask(panel, "Delete it?\n\nFor good.", "Delete") is answer
