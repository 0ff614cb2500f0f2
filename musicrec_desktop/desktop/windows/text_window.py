"""A window of text that can be copied: crash reports and the list of shortcuts."""

from typing import Final

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from musicrec_desktop.desktop.shortcuts import ROW_KEYS, SHORTCUTS
from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import marked, tr

COPY: Final = marked("Copy")
CLOSE: Final = marked("Close")
CRASH_TITLE: Final = marked("Something went wrong")
CRASH_INTRO: Final = marked(
    "This is a mistake in the program, not yours. You can go on; if things look odd, start it again. "
    "The text below helps to put it right. It is kept in the file named in its first line; nothing has been sent."
)
KEYS_TITLE: Final = marked("Keyboard shortcuts")


class TextWindow(QDialog):
    """A title, a line on top, text that can be selected, Copy and Close. Does not block the rest."""

    def __init__(self, title: str, intro: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        em = self.fontMetrics().height()
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(title)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy = TextButton(tr(COPY))
        self.close_button = TextButton(tr(CLOSE))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        self.close_button.clicked.connect(self.accept)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(self.copy)
        keys.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em, em, em, em)
        layout.addWidget(plain_label(title, "title"))
        if intro:
            layout.addWidget(plain_label(intro, wraps=True))
        layout.addWidget(self.text, 1)
        layout.addLayout(keys)
        self.resize(em * 44, em * 30)


def crash_window(report: str, parent: QWidget | None = None) -> TextWindow:
    """The window for a crash report."""
    return TextWindow(tr(CRASH_TITLE), tr(CRASH_INTRO), report, parent)


def shortcuts_window(parent: QWidget | None = None) -> TextWindow:
    """The window that lists every key."""
    lines = [f"{shortcut.keys:<14}{tr(shortcut.text)}" for shortcut in SHORTCUTS if shortcut.keys]
    lines += ["", tr("In a list:")] + [f"{keys:<14}{tr(text)}" for keys, text in ROW_KEYS]
    return TextWindow(tr(KEYS_TITLE), "", "\n".join(lines), parent)
