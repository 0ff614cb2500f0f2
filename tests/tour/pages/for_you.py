"""For you: a request in words, what was understood, reasons, a change, undo, playing."""

from PySide6.QtCore import Qt

from musicrec_desktop.desktop.words import tr
from tests.tour.guide import Guide

PAGE = "for_you"


def look(guide: Guide) -> None:
    """A list with reasons."""
    window = guide.desk.window
    window.request.focus_field()
    guide.write("calm, 8 tracks")
    guide.press(Qt.Key.Key_Return)
    guide.until(lambda: window.playlist.model.rowCount() == 8, "a list of 8 tracks")
    guide.until(window.request.make.isVisible, "the list is complete")


def visit(guide: Guide) -> None:
    """Everything on the page."""
    window = guide.desk.window
    guide.shot("for_you_empty")
    look(guide)
    rows = window.playlist.model.rows
    guide.until(lambda: all(row.recommendation.rationale for row in rows), "a reason for every track")
    guide.click(tr("Play"), window.playlist)
    guide.until(lambda: window.player.slider.value() > 500, "sound has been played for half a second")
