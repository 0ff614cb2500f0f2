"""The window in Chinese: nothing on any page is left in English but names, and what cannot be said otherwise."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.shortcuts import ROW_KEYS, SHORTCUTS
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import install_language, tr
from tests.desktop.opened_desk import Opened, fill

_LATIN = re.compile(r"[A-Za-z]{2,}")
_NAMES = re.compile(
    r"Artist \d+|Album \d+|Track \d+|Title \d+|rock|jazz|pop|folk|ambient|electronic|metal|blues|classical|hip hop"
    r"|musicrec|English|SmolLM2|Gemma|Qwen|Llama|Instruct|Apache|Terms of Use|Community|License|MIT|GGUF|llama\.cpp"
    r"|JSON|ReplayGain|CPU|GPU|BPM|LUFS|M3U8|Ctrl|Shift|Enter|Esc|Del|Home|End|Alt|Space|Right|Left|Up|Down|Return|Arrows"
    r"|artist:|album:|genre:|year:|liked:yes|plays:|bpm:|minutes:|added:|played:|format:flac|folder:"  # search filters
    r"|MB|GB|kB|MiB|GiB|DJ|Hz|dB|SQLite|Strawberry|Clementine|\.lrc|\.gguf|/[\w/.-]+|[\w-]+\.(gguf|json|db|png)|\b[A-Z]\d\b"
)


@pytest.fixture
def opened(bot: QtBot, profile: Path, qapp: QApplication) -> Iterator[Opened]:
    install_language(qapp, "zh_CN")
    fill(profile)
    made = Opened(bot, profile).until_loaded()
    made.window.resize(1200, 800)
    yield made
    made.close()
    install_language(qapp, "en")


def _texts(top: QWidget) -> Iterator[str]:
    for widget in top.findChildren(QWidget):
        yield from (widget.accessibleName(), widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))
        if isinstance(widget, QTabWidget):
            yield from (widget.tabText(at) for at in range(widget.count()))


@pytest.mark.parametrize("page", list(Page))
def test_nothing_of_a_page_is_left_in_english(opened: Opened, bot: QtBot, page: Page) -> None:
    opened.window.show_page(page)
    bot.wait(300)
    left = set()
    for text in _texts(opened.window):
        bare = re.sub(r"<[^>]+>", "", text)
        if _LATIN.search(_NAMES.sub("", bare)):
            left.add(bare)
    assert left == set()


def test_the_help_is_in_chinese(opened: Opened) -> None:
    for text in [shortcut.text for shortcut in SHORTCUTS] + [text for _, text in ROW_KEYS]:
        assert tr(text) != text
