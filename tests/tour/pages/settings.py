"""Settings: every section."""

from PySide6.QtCore import Qt

from tests.tour.guide import Guide

PAGE = "settings"


def look(guide: Guide) -> None:
    """The first section is worth a picture as it is."""


def visit(guide: Guide) -> None:
    """Every section, and a colour changed there and back."""
    panel = guide.desk.settings.panel
    assert panel is not None
    panel.list.setFocus()
    for row in range(panel.list.model().rowCount()):
        guide.rest(0.5)
        guide.shot(f"settings_{row + 1}")
        guide.saw(f"section {panel.list.model().index(row, 0).data()!r}")
        guide.press(Qt.Key.Key_Down)
    theme = guide.desk.services.settings.theme
    panel.changed.emit("theme", "dark")
    guide.until(lambda: guide.desk.services.settings.theme.value == "dark", "dark colours")
    guide.shot("settings_dark_at_once")
    panel.changed.emit("theme", theme.value)
    guide.until(lambda: guide.desk.services.settings.theme is theme, "the colours from before")
