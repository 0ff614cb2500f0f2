"""The hand and the eye of the tour: finds controls by their accessible names, uses them, looks, and writes it down."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from musicrec_desktop.desktop.desk import Desk

PATIENCE_S = 60.0
W = TypeVar("W", bound=QWidget)


class LostError(Exception):
    """The tour cannot go on: what it looks for is not there."""


@dataclass
class Guide:
    """Drives one desk."""

    desk: Desk
    out: Path
    """Folder for screenshots."""
    variant: str
    """"light en 100": part of the names of the screenshots."""
    told: list[dict[str, str]] = field(default_factory=list)
    """What was done and what was seen."""
    page: str = ""

    def chapter(self, page: str) -> None:
        """What follows is about this page."""
        self.page = page

    def saw(self, what: str) -> None:
        """Write down what is seen."""
        self.told.append({"page": self.page, "did": "", "saw": what})

    def did(self, what: str) -> None:
        """Write down what was done."""
        self.told.append({"page": self.page, "did": what, "saw": ""})

    def find(self, name: str, kind: type[W], within: QWidget | None = None) -> W:
        """The visible control of this accessible name or text."""
        top = within or self.desk.window
        for widget in top.findChildren(kind):
            names = {widget.accessibleName(), widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""}
            if widget.isVisible() and name in names:
                return widget
        raise LostError(f"no {kind.__name__} named {name!r} on {self.page}")

    def click(self, name: str, within: QWidget | None = None) -> None:
        """Click a button by its name."""
        button = self.find(name, QAbstractButton, within)
        self.until(button.isEnabled, f"{name!r} can be clicked")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.did(f"clicked {name!r}")

    def click_at(self, widget: QWidget, place: QPoint, what: str, *, twice: bool = False) -> None:
        """Click at a place of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        if twice:
            QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=place)
        self.did(f"{'double-clicked' if twice else 'clicked'} {what}")

    def drag(self, widget: QWidget, places: list[QPoint], what: str) -> None:
        """Press at the first place, move over the others, release at the last."""
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(widget, place)
            self.rest(0.005)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=places[-1])
        self.did(f"dragged {what}")

    def press(self, keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        focused = QApplication.focusWidget() or self.desk.window
        QTest.keyClick(focused, keys, modifier)
        self.did(f"pressed {modifier.name or ''} {keys.name}".replace("NoModifier ", "").strip())

    def write(self, text: str) -> None:
        """Type where the keyboard is."""
        focused = QApplication.focusWidget()
        if focused is None:
            raise LostError(f"nothing has the keyboard on {self.page}")
        QTest.keyClicks(focused, text)
        self.did(f"typed {text!r}")

    def until(self, what: Callable[[], object], words: str) -> None:
        """Wait for something to be seen."""
        deadline = time.monotonic() + PATIENCE_S
        while not what():
            if time.monotonic() > deadline:
                self.shot("lost")
                raise LostError(f"on {self.page}: {words} did not come about")
            self.rest(0.02)
        self.saw(words)

    def rest(self, seconds: float = 0.3) -> None:
        """Let the window settle."""
        # Not QTest.qWait: it keeps Python's lock, and no lane gets on.
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def shot(self, name: str) -> None:
        """A picture of the window as it stands, with what lies over it."""
        self.rest()
        file = self.out / f"{name} {self.variant}.png".replace(" ", "-")
        self.desk.window.grab().save(str(file))

    def write_down(self) -> None:
        """Keep what was told."""
        file = self.out / f"told {self.variant}.json".replace(" ", "-")
        file.write_text(json.dumps(self.told, indent=1, ensure_ascii=False), "utf-8")
