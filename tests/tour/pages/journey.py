"""Mood journey: points moved by name, by hand and by key, the list that follows, played and opened."""

from PySide6.QtCore import Qt

from musicrec_desktop.desktop.panels.journey_panel import NOVELTY_STEPS, JourneyPanel
from musicrec_desktop.desktop.panels.plan_words import mood_words
from musicrec_desktop.desktop.windows.pages import Page
from tests.tour.guide import Guide

PAGE = "journey"


def look(guide: Guide) -> None:
    """A way from one end of the plane to the other."""
    panel = _panel(guide)
    guide.drag(
        panel.plane,
        [panel.plane.point(panel.plane.start).toPoint(), panel.plane.point((0.3, 0.25)).toPoint()],
        "where I am, to the sad and calm corner",
    )
    guide.click(mood_words("happy"), panel)
    guide.until(lambda: guide.desk.journey.is_ready and panel.made.model.rowCount() > 0, "a list that leads there")


def visit(guide: Guide) -> None:
    """Everything on the page."""
    panel = _panel(guide)
    guide.saw(panel.told.text())
    guide.shot("journey_begins")
    look(guide)
    first = [line.track_id for line in panel.made.model.lines]
    panel.plane.setFocus()
    guide.press(Qt.Key.Key_End)
    guide.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    guide.saw(panel.plane.accessibleDescription())
    guide.until(
        lambda: guide.desk.journey.is_ready and [line.track_id for line in panel.made.model.lines] != first,
        "the list follows",
    )
    panel.minutes.setFocus()
    panel.minutes.selectAll()
    guide.write("20")
    guide.press(Qt.Key.Key_Return)
    guide.until(
        lambda: abs(sum(line.duration_ms for line in panel.made.model.lines) / 60_000 - 20) < 2, "a list of 20 minutes"
    )
    panel.novelty.setFocus()
    guide.press(Qt.Key.Key_End)
    guide.until(lambda: panel.novelty.value() == NOVELTY_STEPS and guide.desk.journey.is_ready, "as new as can be")
    guide.shot("journey_new")
    guide.click(panel.made.play.text(), panel.made)
    queue = guide.desk.listening.controller
    guide.until(lambda: queue.queue.current is not None, "it plays")
    guide.click(panel.made.save.accessibleName(), panel.made)
    guide.until(lambda: not panel.made.save.isEnabled(), "it is saved")
    guide.click(panel.made.open.text(), panel.made)
    guide.until(lambda: guide.desk.window.page is Page.FOR_YOU, "the list as a playlist, with reasons")
    guide.shot("journey_opened")
    guide.desk.window.show_page(Page.JOURNEY)


def _panel(guide: Guide) -> JourneyPanel:
    guide.until(lambda: guide.desk.journey.is_ready, "the first list is chosen")
    panel = guide.desk.journey.panel
    assert panel is not None
    return panel
